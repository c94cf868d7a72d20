//! The codes of rule files that cannot be read.

use super::entry::CodeExample::{Rules, Told};
use super::entry::{CodeEntry, entry};

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "syntax/unexpected",
        Rules("A-1: 行(新收) ==\n"),
        [
            "这里写的字或符号，不是这个位置能写的；或者一条规则没有写完。",
            "看提示说这里应当是什么，照建议改。",
        ],
        [
            "A word or sign stands where none like it can stand, or a statement ends too early.",
            "Read what is due at the place, and follow the advice of the message.",
        ],
    ),
    entry(
        "syntax/unspaced",
        Rules("A-1: 总体情况 申请总数与格(新收, 总计) 一致\n"),
        ["名称和规则用语连在一起，被看成了一个名称。", "在规则用语前后各空一格。"],
        [
            "A name and a word of the language are written together and read as one name.",
            "Put blanks around the word of the language.",
        ],
    ),
    entry(
        "syntax/unclosed-bracket",
        Rules("A-1: 行(新收 + 行(结转) == 行(总计)\n"),
        ["左括号没有配上右括号。", "在该结束的地方补上右括号。"],
        ["A bracket is opened and never closed.", "Close it where it should end."],
    ),
    entry(
        "syntax/stray-bracket",
        Rules("A-1: 行(新收)) == 35\n"),
        ["右括号前面没有左括号。", "删去多余的右括号，或补上左括号。"],
        ["A bracket is closed that was never opened.", "Delete it, or open it before."],
    ),
    entry(
        "syntax/unclosed-quote",
        Rules("A-1: 行(「新收) == 35\n"),
        ["引号在这一行里没有关上。文字不能跨行。", "在文字末尾补上同样的后引号。"],
        [
            "A quote is not closed on its line; a text does not go on to the next one.",
            "Put the closing quote behind the text.",
        ],
    ),
    entry(
        "syntax/foreign-operator",
        Rules("A-1: 行(新收) <> 行(总计)\n"),
        ["用了别的软件里的符号，如 &&、||、<>。", "改成提示给出的写法，如 且、或、不等于。"],
        [
            "A sign of other programs is used, such as &&, || or <>.",
            "Write what the message gives instead: and, or, !=.",
        ],
    ),
    entry(
        "syntax/unknown-attribute",
        Rules("规则 A-1 \"收办平衡\" {\n  作者: 张三\n  行(新收) == 35\n}\n"),
        ["规则里没有这一项。", "改成列出的项目之一；只想记一笔的，前面写 #。"],
        ["A rule has no such attribute.", "Use one of those listed; put # before a remark."],
    ),
    entry(
        "syntax/repeated-attribute",
        Rules(
            "规则 A-1 \"收办平衡\" {\n  依据: \"某文\"\n  依据: \"另一文\"\n  行(新收) == 35\n}\n",
        ),
        ["同一项写了两次，不知道用哪一个。", "只留一处；两个依据写在一对引号里。"],
        [
            "An attribute is written twice; which one counts?",
            "Keep one; put two bases into one text.",
        ],
    ),
    entry(
        "syntax/repeated-scope",
        Rules("规则 A-1 \"收办平衡\" {\n  在 表三 逐列\n  在 表四 逐列\n  行(新收) == 35\n}\n"),
        ["一条规则里写了两行“在 …”。", "只留一行；两张表的事分成两条规则。"],
        ["A rule has two `in …` lines.", "Keep one; write a rule for each table."],
    ),
    entry(
        "syntax/no-assertion",
        Rules("规则 A-1 \"收办平衡\" {\n  依据: \"某文\"\n}\n"),
        ["规则没有写明什么必须成立。", "加一行等式或比较。"],
        ["The rule does not say what must hold.", "Add a statement."],
    ),
    entry(
        "syntax/fact-without-phrase",
        Rules("事实 访问量 {\n  在 总体情况\n}\n"),
        ["事实没有写明正文里怎么说，找不到它的数。", "加一行 表述，数的位置写 {n}。"],
        [
            "A fact does not say how the text words it, so its figure cannot be found.",
            "Add a phrase, with {n} where the number stands.",
        ],
    ),
    entry(
        "syntax/fact-in-two-sections",
        Rules("事实 访问量 {\n  在 总体情况\n  在 其他事项\n  表述 \"访问量{n}次\"\n}\n"),
        ["一个事实写了两个“在 …”。", "只留一个；不写则在规则所说的部分里找。"],
        ["A fact names two sections.", "Keep one; without any it is looked for where a rule says."],
    ),
    entry(
        "syntax/too-deep",
        Told("几百层括号套在一起。", "Several hundred brackets inside one another."),
        ["括号套得太深。", "拆成几条规则；多半是括号打多了。"],
        [
            "Brackets are nested too deep.",
            "Split it into several rules; probably brackets were typed too often.",
        ],
    ),
    entry(
        "syntax/number-too-long",
        Told("一个数有上千位。", "A number with thousands of digits."),
        ["数太长，不会是报告里的数。", "核对是否多打了数字。"],
        [
            "The number is longer than any figure of a report.",
            "Check whether digits were typed twice.",
        ],
    ),
    entry(
        "syntax/file-too-large",
        Told("规则文件有几十 MB。", "A rule file of many megabytes."),
        ["规则文件太大。", "按主题拆成几个文件；核对是不是选错了文件。"],
        ["The rule file is too large.", "Split it by topic, or check that it is the right file."],
    ),
    entry(
        "syntax/too-intricate",
        Told(
            "一条规则里有几十万个符号，读的步数超过上限。",
            "A statement of hundreds of thousands of signs, beyond the limit of steps.",
        ),
        ["这一条太复杂，读不下去。", "拆成几条规则。"],
        ["The statement is too intricate to read.", "Split it into several rules."],
    ),
    entry(
        "syntax/unknown-waiver-key",
        Rules(
            "豁免 A-1 于 某某局 {\n  理由: \"第四项总计漏填，已核实\"\n  数值: \"36 != 35\"\n  到期: 2026-06-30\n  备注: 无\n}\n",
        ),
        ["豁免里没有这一项。", "改成列出的项目之一；只想记一笔的，前面写 #。"],
        ["A waiver has no such entry.", "Use one of those listed; put # before a remark."],
    ),
    entry(
        "syntax/waiver-lists-two",
        Rules(
            "豁免 A-1 于 某某局 {\n  理由: 漏填，已核实\n  数值: \"36 != 35\"\n  到期: 2026-06-30\n}\n",
        ),
        ["这一项只能写一个，逗号把它分成了两个。", "有逗号或空格的文字写在引号里。"],
        [
            "This entry takes one value, and a comma made two of it.",
            "Put a text with commas or blanks in quotes.",
        ],
    ),
];
