//! The codes of rules that do not make sense: facts, functions, units, attributes, examples.

use super::entry::CodeExample::{Files, Rules, Told};
use super::entry::{CodeEntry, entry};

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "resolve/too-many-parts",
        Told(
            "设了很多名称，一个套一个，展开以后有几万项。",
            "Names that stand for names, ten thousand parts when written out.",
        ),
        ["把名称换成它们代表的算式以后，这一条太长了。", "拆成几条规则。"],
        [
            "With what its names stand for put in, the statement is too long.",
            "Split it into several rules.",
        ],
    ),
    entry(
        "resolve/units-of-list",
        Files(
            &[
                ("rules/a.rules", "A-1: 合计(行(金额 .. 预算)) >= 0\n"),
                (
                    "rules/form-1.yaml",
                    "form: 年报\nversion: \"初版\"\nvalid: {from: 2021}\nsections:\n  - heading: 甲\n    table: {name: 甲表, columns: [自然人, 总计], rows: [新收]}\n  - heading: 乙\n    table: {name: 乙表, columns: [维持, 纠正], rows: [件数, 金额: {unit: 元}, 预算: {unit: 万元}]}\n",
                ),
            ],
            "rulecheck rules/",
        ),
        [
            "几个数的单位不一样，不能放在一个范围里。",
            "一个一个写出来，单位会自动换算：合计(行(甲), 行(乙))。",
        ],
        [
            "The figures of a list have different units.",
            "Write them one by one, and the units convert by themselves: sum(row(a), row(b)).",
        ],
    ),
    entry(
        "resolve/unknown-fact",
        Rules("A-1: 点击量 == 5\n"),
        [
            "没有叫这个名称的事实：规则里没有定义，报告的 facts 里也没有。",
            "核对名称；或定义它：事实 点击量 { 表述 \"点击{n}次\" }。",
        ],
        [
            "Nothing of this name is defined by the rules or given under `facts` of the report.",
            "Check the name, or define it: fact 点击量 { say \"点击{n}次\" }.",
        ],
    ),
    entry(
        "resolve/unknown-unit-group",
        Rules("A-1: 格(新收, 总计) == 合计(各(各县, 格(新收, 总计)))\n"),
        ["“各”的第一项不认识。", "写 各(下属单位, …)。"],
        ["The first part of `each` is not known.", "Write each(children, …)."],
    ),
    entry(
        "resolve/no-version-number",
        Files(
            &[
                ("rules/a.rules", "A-1: 版式(甲表) == 2021\n"),
                (
                    "rules/form-1.yaml",
                    "form: 年报\nversion: \"初版\"\nvalid: {from: 2021}\nsections:\n  - heading: 甲\n    table: {name: 甲表, columns: [自然人, 总计], rows: [新收]}\n  - heading: 乙\n    table: {name: 乙表, columns: [维持, 纠正], rows: [件数, 金额: {unit: 元}, 预算: {unit: 万元}]}\n",
                ),
            ],
            "rulecheck rules/",
        ),
        ["“版式”没有可比的年份。", "只用于有表式的报告；表式的 version 写成年份。"],
        [
            "`version` has no year to compare.",
            "Use it for reports with a form whose version is written as a year.",
        ],
    ),
    entry(
        "resolve/no-subtotal",
        Rules("A-1: 小计(本年度办理结果) == 0\n"),
        ["这一类自己没有数，表式也没有说可以填小计。", "在表式里给它写 subtotal: true。"],
        [
            "The category has no figures of its own, and the form does not say that it may.",
            "Write subtotal: true at it in the form.",
        ],
    ),
    entry(
        "resolve/other-report-twice",
        Rules("A-1: 格(新收, 总计) == 上年(合计(各(下属单位, 格(新收, 总计))))\n"),
        ["“上年”和“各”套在了一起。", "分成两条规则。"],
        ["`prior` and `each` stand inside one another.", "Make two rules of it."],
    ),
    entry(
        "resolve/nothing-of-other-report",
        Rules("A-1: 格(新收, 总计) == 上年(5)\n"),
        ["“上年”或“各”里面没有引用任何数。", "在括号里写出要看的格、行或事实。"],
        ["Inside `prior` or `each` nothing is read.", "Name the cell, row or fact to look at."],
    ),
    entry(
        "resolve/members-without-names",
        Rules("A-1: 每个 x 在 各(下属单位, 格(新收, 总计)): x >= 0\n"),
        ["几份报告的数不能用“每个”“任一”逐个来说。", "用 最大、最小、合计 或 个数。"],
        [
            "`every` and `some` cannot go through the figures of several reports.",
            "Use max, min, sum or count.",
        ],
    ),
    entry(
        "resolve/repeated-fact",
        Rules(
            "事实 访问量 { 表述 \"访问{n}次\" }\n事实 访问量 { 表述 \"浏览{n}次\" }\nA-1: 访问量 >= 0\n",
        ),
        ["同一个事实定义了两次。", "合成一处，几种说法用“或”连接。"],
        ["A fact is defined twice.", "Make one of them; join phrases with `or`."],
    ),
    entry(
        "resolve/repeated-let",
        Rules("设 合数 = 格(新收, 总计)\n设 合数 = 格(予以公开, 总计)\nA-1: 合数 >= 0\n"),
        ["同一个名称设了两次。", "给其中一个换个名称。"],
        ["A name is defined twice.", "Give one of them another name."],
    ),
    entry(
        "resolve/let-too-deep",
        Rules("设 合数 = 合数 + 1\nA-1: 合数 >= 0\n"),
        ["名称绕回了自己，或一个套一个太多层。", "把它直接写成算式。"],
        ["A name stands for itself, or for too many others.", "Write the expression out."],
    ),
    entry(
        "resolve/unit-mixture",
        Rules(
            "事实 金额：元 { 表述 \"收费{n}元\" }\n事实 件数：件 { 表述 \"收到{n}件\" }\nA-1: 金额 + 件数 == 5\n",
        ),
        [
            "不同的单位不能相加或比较，如 元 和 件。",
            "核对引用的是不是想要的行、列和事实。元、万元、亿元会自动换算。",
        ],
        [
            "Different units, such as 元 and 件, cannot be added or compared.",
            "Check which figures are meant. 元, 万元 and 亿元 convert by themselves.",
        ],
    ),
    entry(
        "resolve/tolerance-without-sides",
        Rules("A-1: 非 (格(新收, 总计) 为空) 误差 ±1\n"),
        ["这句话没有两边，谈不上误差。", "误差只写在比较后面。"],
        [
            "The statement has no two sides that could lie apart.",
            "A tolerance follows a comparison.",
        ],
    ),
    entry(
        "resolve/unknown-example-name",
        Rules("规则 A-1 \"甲\" {\n  格(予以公开, 总计) >= 0\n  合格: 部分公开=1\n}\n"),
        ["例子给了一个数，规则却没有用到它。", "改成规则里引用的名称，或删去。"],
        [
            "An example gives a figure that the rule does not read.",
            "Use a name that the rule reads, or delete it.",
        ],
    ),
    entry(
        "resolve/not-a-year",
        Rules("规则 A-1 \"甲\" {\n  自: 去年\n  列(总计) >= 0\n}\n"),
        ["“自”“至”后面应是年份。", "写四位数字，如 2021。"],
        ["A year is due behind `since` or `until`.", "Write four digits, such as 2021."],
    ),
    entry(
        "resolve/not-a-tolerance",
        Rules("规则 A-1 \"甲\" {\n  容差: 一点点\n  列(总计) >= 0\n}\n"),
        ["“容差”后面应是数。", "写 ±0.5、±0.5万元、±1% 或 舍入。"],
        ["A number is due behind `tolerance`.", "Write ±0.5, ±0.5万元, ±1% or rounding."],
    ),
    entry(
        "resolve/unknown-rule",
        Rules("规则 A-1 \"甲\" {\n  前提: A-9\n  列(总计) >= 0\n}\n"),
        ["“前提”写的编号不存在。", "核对编号。"],
        ["No rule has the id that `depends` names.", "Check the id."],
    ),
    entry(
        "resolve/phrase-without-words",
        Rules("事实 访问量 { 表述 \"{n}\" }\nA-1: 访问量 >= 0\n"),
        ["表述里只有数，没有文字，正文里任何一个数都对得上。", "写出数字前后的文字。"],
        [
            "The phrase has no words, and any number of the text would fit.",
            "Write the words around the number.",
        ],
    ),
    entry(
        "resolve/phrase-too-long",
        Told("一个表述有上万个字。", "A phrase of ten thousand characters."),
        ["表述太长。", "只写认得出这个数的几个字，中间的用“…”跳过。"],
        [
            "The phrase is too long.",
            "Write only the words that tell the number, and skip the others with …",
        ],
    ),
    entry(
        "resolve/alternatives",
        Rules("事实 访问量 { 表述 \"[网站|门户访问量{n}次\" }\nA-1: 访问量 >= 0\n"),
        [
            "表述里的几种说法没有写对：方括号没有合上，套了两层，“|”写在方括号外面，或者合起来太多。",
            "照提示改；整句不同的说法，用“或”分开写。",
        ],
        [
            "Alternatives are not well written: a bracket is not closed, stands inside another, or lacks, or there are too many.",
            "Follow the advice; join whole phrases with `or`.",
        ],
    ),
    entry(
        "resolve/phrase-number",
        Rules("事实 访问量 { 表述 \"网站访问量很大\" }\nA-1: 访问量 >= 0\n"),
        ["表述里没有 {n}，或不止一个，不知道哪个是数。", "在数的位置写一个 {n}，别的数用“…”跳过。"],
        [
            "The phrase has no {n}, or several; which is the number?",
            "Write {n} once, where the number stands; skip others with …",
        ],
    ),
    entry(
        "resolve/unknown-function",
        Rules("A-1: 格(新收, 总计) == 平均(格(予以公开, 总计), 1)\n"),
        ["没有叫这个名称的算法。", "改成列出的算法之一。"],
        ["There is no function of this name.", "Use one of those listed."],
    ),
    entry(
        "resolve/argument-count",
        Rules("A-1: 格(新收, 总计) == 绝对值(1, 2)\n"),
        ["算法括号里的数多了或少了。", "照提示所说的个数写。"],
        [
            "A function has too many or too few figures in its brackets.",
            "Write as many as the message says.",
        ],
    ),
    entry(
        "resolve/mismatch",
        Rules("A-1: 行(新收)\n"),
        [
            "这里要的是另一种内容，例如要一个等式，写的却是一个数。",
            "照建议补全：一条规则要说出什么等于什么。",
        ],
        [
            "Something of another kind is due, such as a statement where a number is written.",
            "Follow the advice: a rule says what equals what.",
        ],
    ),
    entry(
        "resolve/repeated-id",
        Rules("A-1: 列(总计) >= 0\nA-1: 列(自然人) >= 0\n"),
        ["两条规则用了同一个编号。", "给其中一条换个编号。"],
        ["Two rules have one id.", "Give one of them another id."],
    ),
    entry(
        "resolve/attribute-value",
        Rules("规则 A-1 \"甲\" {\n  级别: 严重\n  列(总计) >= 0\n}\n"),
        ["这一项只能从几个词里选。", "改成列出的词之一。"],
        ["This attribute takes one of a few words.", "Use one of those listed."],
    ),
    entry(
        "resolve/list-without-beginning",
        Rules("事实 各单位：件 { 表述 \"{各n}件；\" }\nA-1: 合计(各单位) >= 0\n"),
        ["表述里的一串数前面没有文字。", "写上列举前面的文字，例如“其中”。"],
        [
            "No words stand before the list of a phrase.",
            "Write the words before the list, such as 其中.",
        ],
    ),
    entry(
        "resolve/number-and-list",
        Rules("事实 件数：件 { 表述 \"共{n}件\" 或 \"其中{各n}件；\" }\nA-1: 合计(件数) >= 0\n"),
        ["一个事实的几种表述，有的取一个数，有的取一串数。", "分成两个事实。"],
        ["Some phrases of a fact take one number and others a list.", "Make two facts of it."],
    ),
];
