//! The codes of rules whose names cannot be found: labels, tables, sections, ranges.

use super::entry::CodeExample::{Files, Report, Rules, Told};
use super::entry::{CodeEntry, entry};

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "resolve/unknown-label",
        Rules("A-1: 行(没有这一行) == 35\n"),
        [
            "表里没有叫这个名称的行或列。",
            "照表上印的名称写，或写表式给出的别名；提示列出了最近的一个，或者全部。",
        ],
        [
            "No row or column of the table has this name.",
            "Write it as printed, or an alias of the form; the message names the nearest one, or all.",
        ],
    ),
    entry(
        "resolve/wrong-axis",
        Rules("A-1: 行(自然人) == 35\n"),
        [
            "这个名称是列，写成了行，或者反过来。",
            "行写 行(…)，列写 列(…)；格里先行后列：格(行名, 列名)。",
        ],
        [
            "The name is that of a column and is written as a row, or the other way round.",
            "Write row(…) for rows, col(…) for columns, cell(row, column) for one cell.",
        ],
    ),
    entry(
        "resolve/ambiguous-label",
        Rules("A-1: 行(结转) == 2\n"),
        ["简称对得上几行或几列，程序不替人选。", "写全名称，或写上一级：行(上级/名称)。"],
        [
            "A short name fits several rows or columns, and nothing is chosen in silence.",
            "Write the name out, or the one above it: row(above/name).",
        ],
    ),
    entry(
        "resolve/not-a-figure",
        Rules("A-1: 行(本年度办理结果) == 36\n"),
        ["这一行或列只是类目，自己没有数。", "写它下面的一项，或把细项加起来：合计(末级(…))。"],
        [
            "The row or column is a category without figures of its own.",
            "Name one below it, or add its parts: sum(leaves(…)).",
        ],
    ),
    entry(
        "resolve/no-children",
        Rules("A-1: 合计(下级(新收)) == 35\n"),
        ["它下面没有细项，谈不上末级或下级。", "直接写这一行或这一列。"],
        ["It has nothing below it to go through.", "Name the row or the column itself."],
    ),
    entry(
        "resolve/backwards-range",
        Rules("A-1: 合计(列(其他 .. 自然人)) == 列(总计)\n"),
        ["范围从后往前写了。", "按表上的先后写：列(自然人 .. 其他)。"],
        [
            "A range runs from the later to the earlier.",
            "Write it in the order of the table: cols(自然人 .. 其他).",
        ],
    ),
    entry(
        "resolve/cell-labels",
        Rules("A-1: 格(新收) == 35\n"),
        ["一格要由一行和一列定下来。", "写成 格(行名, 列名)。"],
        ["A cell is told by one row and one column.", "Write cell(row, column)."],
    ),
    entry(
        "resolve/total-in-sum",
        Rules("A-1: 格(予以公开, 总计) == 合计(格(予以公开, 自然人 .. 总计))\n"),
        ["相加的数里既有合计又有它的细项，会算两遍。", "从范围里去掉合计。"],
        [
            "What is added holds a total and its parts, which would count twice.",
            "Leave the total out of the range.",
        ],
    ),
    entry(
        "resolve/unknown-table",
        Rules("在 表九 逐列 { A-1: 行(新收) == 35 }\n"),
        ["没有叫这个名称的表。", "写表式给出的表名或别名，或表所在部分的标题。"],
        [
            "No table has this name.",
            "Use its name or alias in the form, or the heading of its section.",
        ],
    ),
    entry(
        "resolve/several-tables",
        Report(
            "sections:\n  - heading: 甲\n    table: {columns: [总计], rows: {新收: [1]}}\n  - heading: 乙\n    table: {columns: [总计], rows: {新收: [1]}}\n",
        ),
        [
            "这些名称在几张表里都有，不知道指哪一张。例子是这样一份报告，规则是 A-1: 行(新收) == 35。",
            "写明是哪张表：在 表名 { … }，或 表名.格(…)。",
        ],
        [
            "Several tables have these names. The example is such a report; the rule is A-1: row(新收) == 35.",
            "Say which table: in TABLE { … }, or TABLE.cell(…).",
        ],
    ),
    entry(
        "resolve/no-table",
        Report("sections:\n  - heading: 甲\n    text: 没有表的报告\n"),
        ["规则要看表，报告里却没有表。例子是这样一份报告。", "核对报告是否漏抄了表。"],
        [
            "The rule looks into a table, and the report has none. The example is such a report.",
            "Check whether the tables of the report were left out.",
        ],
    ),
    entry(
        "resolve/row-and-column",
        Rules("A-1: 行(新收) + 列(总计) == 35\n"),
        [
            "一条等式里既逐列又逐行，不知道按哪个方向核对。",
            "只用 行(…)（逐列核对），或只用 列(…)（逐行核对）；要某一格就写 格(行名, 列名)。",
        ],
        [
            "A statement goes along rows and columns at once.",
            "Use row(…) alone, which goes column by column, or col(…) alone; for one cell write cell(row, column).",
        ],
    ),
    entry(
        "resolve/nothing-along",
        Rules("在 收到和处理 逐列 { A-1: 总体情况 visits == 33912 }\n"),
        [
            "写了“逐列”或“逐行”，这一条却没有写哪一行或哪一列，没有可以逐个核对的。",
            "逐列核对的，写出各行，例如 行(新收)；只核对一次的，移到花括号外面。",
        ],
        [
            "The statement is to be checked one by one, and names no row or column to go along.",
            "Name the rows to be checked in each column, such as row(新收); what is checked once stands outside the braces.",
        ],
    ),
    entry(
        "resolve/across-tables",
        Files(
            &[
                ("rules/a.rules", "A-1: 甲表.行(新收) == 乙表.行(件数)\n"),
                (
                    "rules/form-1.yaml",
                    "form: 年报\nversion: \"初版\"\nvalid: {from: 2021}\nsections:\n  - heading: 甲\n    table: {name: 甲表, columns: [自然人, 总计], rows: [新收]}\n  - heading: 乙\n    table: {name: 乙表, columns: [维持, 纠正], rows: [件数, 金额: {unit: 元}, 预算: {unit: 万元}]}\n",
                ),
            ],
            "rulecheck rules/",
        ),
        [
            "一条等式逐格核对两张表，而两张表的列不是一回事。",
            "用单独的格来比：表三.格(新收, 总计)。",
        ],
        [
            "A statement goes along two tables at once, whose columns are not the same.",
            "Compare single cells: 表三.cell(新收, 总计).",
        ],
    ),
    entry(
        "resolve/nothing-bound",
        Rules("在 收到和处理 逐列 除(自然人 .. 总计) { A-1: 行(新收) >= 0 }\n"),
        ["要核对的全都除外了。", "检查“除”后面的名称。"],
        ["All that was to be checked is left out.", "Check the names behind `except`."],
    ),
    entry(
        "resolve/scope-in-scope",
        Rules(
            "在 收到和处理 逐列 {\n  规则 A-1 \"甲\" {\n    在 总体情况\n    行(新收) == 1\n  }\n}\n",
        ),
        ["在一张表的花括号里又写了另一张表。", "移到外面，单独写一段。"],
        ["A table is named inside the braces of another.", "Move it out into a scope of its own."],
    ),
    entry(
        "resolve/too-many-cells",
        Told("一条规则要读几百万个数。", "A rule that reads millions of figures."),
        ["一条规则要读的数太多。", "缩小范围，或拆成几条规则。"],
        ["A rule reads too many figures.", "Narrow its ranges, or split it."],
    ),
    entry(
        "resolve/unknown-section",
        Rules("A-1: 工作概况 visits == 5\n"),
        ["没有叫这个名称的部分。", "照标题写，可以不写序号。"],
        ["No section has this name.", "Write its heading; the numbering may be left out."],
    ),
    entry(
        "resolve/ambiguous-section",
        Report(
            "sections:\n  - heading: 甲办事情况\n    text: 无\n  - heading: 乙办事情况\n    text: 无\n",
        ),
        [
            "简称对得上几个部分。例子是这样一份报告，规则是 A-1: 正文(办事情况) 包含 \"无\"。",
            "写全部分的标题。",
        ],
        [
            "A short name fits several sections. The example is such a report; the rule is A-1: text(办事情况) contains \"无\".",
            "Write the heading out.",
        ],
    ),
];
