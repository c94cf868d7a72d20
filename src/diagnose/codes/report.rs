//! The codes of reports that can be read and do not make sense: names, years, rows, columns, the form.

use super::entry::CodeExample::{Files, Report};
use super::entry::{CodeEntry, entry};

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "report/not-a-report",
        Report("name: 某项目\nversion: 1\nscripts: []\n"),
        [
            "文件里没有一项是报告的，多半是别的程序的文件。",
            "核对是不是选错了文件；报告的各项写 report、unit、year、sections。",
        ],
        [
            "Nothing in the file is of a report; it is probably a file of another program.",
            "Check that it is the right one; a report has `report`, `unit`, `year`, `sections`.",
        ],
    ),
    entry(
        "report/renamed-nothing",
        Files(
            &[
                ("rules/a.rules", "A-1: 行(新收) >= 0\n"),
                (
                    "rules/form-2021.yaml",
                    "form: 年报\nversion: \"2021\"\nvalid: {from: 2021}\nsections:\n  - heading: 申请情况\n    table:\n      name: 申请表\n      columns: [自然人, 总计]\n      rows: [新收, 办理结果: {rows: [公开, 不公开]}]\n",
                ),
                (
                    "report.yaml",
                    "report: 年报\nyear: 2023\nsections:\n  - heading: 申请情况\n    table:\n      columns: [自然人, 总计]\n      as: {新受: 新收}\n      rows:\n        新收: [1, 1]\n        办理结果: {公开: [1, 1], 不公开: [0, 0]}\n",
                ),
            ],
            "rulecheck rules/ report.yaml",
        ),
        ["as 里写的名称，不是这张表印的行名或列名。", "左边写表上印的名称，右边写表式的名称。"],
        [
            "A name under `as` is no label that the table prints.",
            "Write what the table prints on the left, the form's label on the right.",
        ],
    ),
    entry(
        "report/empty",
        Report(""),
        ["文件里什么也没有。", "至少写 sections: 和各部分的内容。"],
        ["The file is empty.", "Write at least `sections:` and what they say."],
    ),
    entry(
        "report/wrong-kind",
        Report("unit: [某某局]\nsections: []\n"),
        ["这里应是另一种内容，例如应是一段文字，写的却是一个列表。", "照提示给出的写法改。"],
        [
            "Something of another kind is due, such as a text where a list is written.",
            "Write it as the message shows.",
        ],
    ),
    entry(
        "report/missing-name",
        Report("unit: 某某局\nyear: 2023\n"),
        ["缺少必须有的一项。", "补上这一项和它的内容。"],
        ["Something that must be there is missing.", "Add it, with what belongs there."],
    ),
    entry(
        "report/unknown-name",
        Report("untt: 某某局\nsections: []\n"),
        ["报告里没有这一项。", "改成提示给出的最近的一个，或列出的名称之一。"],
        [
            "A report has no such item.",
            "Use the nearest name that the message gives, or one of those listed.",
        ],
    ),
    entry(
        "report/duplicate-name",
        Report("unit: 某某局\nunit: 某某局\nsections: []\n"),
        [
            "同一个名称写了两次。",
            "删去一个，或改名；表里确实印了两行同名的，把各行写成列表，每行以 - 开头。",
        ],
        [
            "A name is written twice.",
            "Delete or rename one; where the table prints two rows of one name, write the rows as a list, each with `-`.",
        ],
    ),
    entry(
        "report/year",
        Report("unit: 某某局\nyear: 二三年\nsections: []\n"),
        ["年度不是四位数字。", "写成四位数字，如 year: 2023。"],
        ["The year is not four digits.", "Write four digits, as in `year: 2023`."],
    ),
    entry(
        "report/row-length",
        Report(
            "sections:\n  - heading: 甲\n    table: {columns: [自然人, 总计], rows: {新收: [1, 2, 3]}}\n",
        ),
        ["一行的数与表头的列数不一样多。", "对照原表补齐或删去；空格写 ~；带千位逗号的数加引号。"],
        [
            "A row has more or fewer values than the table has columns.",
            "Compare with the printed table; write ~ for a blank, and quote numbers with commas.",
        ],
    ),
    entry(
        "report/unknown-column",
        Report(
            "sections:\n  - heading: 甲\n    table: {columns: [自然人, 总计], rows: {新收: {自燃人: 1}}}\n",
        ),
        ["这张表没有这一列。", "改成表头的列名之一。"],
        ["The table has no such column.", "Use one of its columns."],
    ),
    entry(
        "report/ambiguous-column",
        Report(
            "sections:\n  - heading: 甲\n    table: {columns: [{复议: [总计]}, {诉讼: [总计]}], rows: {件数: {总计: 1}}}\n",
        ),
        ["有几列叫这个名称，不知道是哪一列。", "连同上一级的名称一起写，如 复议/总计。"],
        ["Several columns have this name.", "Write it with the heading above it, as in 复议/总计."],
    ),
    entry(
        "report/repeated-column",
        Report(
            "sections:\n  - heading: 甲\n    table: {columns: [{法人: [企业]}, 总计], rows: {新收: {企业: 1, 法人/企业: 2}}}\n",
        ),
        ["一行里同一列写了两次。", "删去其中一个。"],
        ["A row gives one column twice.", "Delete one of them."],
    ),
    entry(
        "report/no-columns",
        Report("sections:\n  - heading: 甲\n    table: {columns: [], rows: {新收: [1]}}\n"),
        ["表没有列。", "写出表头各列，如 columns: [自然人, 总计]。"],
        ["The table has no columns.", "Write them, as in `columns: [自然人, 总计]`."],
    ),
    entry(
        "report/no-rows",
        Report("sections:\n  - heading: 甲\n    table: {columns: [总计], rows: {}}\n"),
        ["表没有行。", "每行写名称和各列的数，如 行政许可: [5]。"],
        ["The table has no rows.", "Write a label and values for each, as in `行政许可: [5]`."],
    ),
    entry(
        "report/category-figures",
        Files(
            &[
                ("rules/a.rules", "A-1: 行(新收) >= 0\n"),
                (
                    "rules/form-2021.yaml",
                    "form: 年报\nversion: \"2021\"\nvalid: {from: 2021}\nsections:\n  - heading: 申请情况\n    table:\n      name: 申请表\n      columns: [自然人, 总计]\n      rows: [新收, 办理结果: {rows: [公开, 不公开]}]\n",
                ),
                (
                    "report.yaml",
                    "report: 年报\nyear: 2023\nsections:\n  - heading: 申请情况\n    table:\n      columns: [自然人, 总计]\n      rows:\n        新收: [1, 1]\n        办理结果: {cells: [1, 1], rows: {公开: [1, 1], 不公开: [0, 0]}}\n",
                ),
            ],
            "rulecheck rules/ report.yaml",
        ),
        [
            "这一行或列是类目，表式里不填数，所填的数不会核对。",
            "只留下面各项的数；表式确有小计的，在表式里写 figures: true。",
        ],
        [
            "The row or column is a category of the form; its figures are not checked.",
            "Keep the figures below it; where the form has a subtotal, give it `figures: true`.",
        ],
    ),
    entry(
        "report/unknown-form",
        Files(
            &[
                ("rules/a.rules", "A-1: 行(新收) >= 0\n"),
                (
                    "rules/form-2021.yaml",
                    "form: 年报\nversion: \"2021\"\nvalid: {from: 2021}\nsections:\n  - heading: 申请情况\n    table:\n      name: 申请表\n      columns: [自然人, 总计]\n      rows: [新收, 办理结果: {rows: [公开, 不公开]}]\n",
                ),
                (
                    "report.yaml",
                    "report: 年报\nyear: 2023\nform: \"1999\"\nsections:\n  - heading: 申请情况\n    table:\n      columns: [自然人, 总计]\n      rows:\n        新收: [1, 1]\n        办理结果: {公开: [1, 1], 不公开: [0, 0]}\n",
                ),
            ],
            "rulecheck rules/ report.yaml",
        ),
        ["没有这一版的表式。", "改成列出的版本之一，或删去 form:，按年份选。"],
        [
            "There is no such version of the form.",
            "Use one of those listed, or leave out `form:`; then the year decides.",
        ],
    ),
    entry(
        "report/unknown-table",
        Files(
            &[
                ("rules/a.rules", "A-1: 行(新收) >= 0\n"),
                (
                    "rules/form-2021.yaml",
                    "form: 年报\nversion: \"2021\"\nvalid: {from: 2021}\nsections:\n  - heading: 申请情况\n    table:\n      name: 申请表\n      columns: [自然人, 总计]\n      rows: [新收, 办理结果: {rows: [公开, 不公开]}]\n",
                ),
                (
                    "report.yaml",
                    "report: 年报\nyear: 2023\nsections:\n  - heading: 申请情况\n    table:\n      columns: [自然人, 总计]\n      rows:\n        新收: [1, 1]\n        办理结果: {公开: [1, 1], 不公开: [0, 0]}\n  - heading: 其他\n    table: {columns: [数量], rows: {会议: [3]}}\n",
                ),
            ],
            "rulecheck rules/ report.yaml",
        ),
        ["表式里没有这张表，它的数不会核对。", "核对行名和列名是否与表式一致。"],
        [
            "The form has no such table; its figures are not checked.",
            "Check that its rows and columns are labelled as in the form.",
        ],
    ),
    entry(
        "report/second-table",
        Files(
            &[
                ("rules/a.rules", "A-1: 行(新收) >= 0\n"),
                (
                    "rules/form-2021.yaml",
                    "form: 年报\nversion: \"2021\"\nvalid: {from: 2021}\nsections:\n  - heading: 申请情况\n    table:\n      name: 申请表\n      columns: [自然人, 总计]\n      rows: [新收, 办理结果: {rows: [公开, 不公开]}]\n",
                ),
                (
                    "report.yaml",
                    "report: 年报\nyear: 2023\nsections:\n  - heading: 申请情况\n    table:\n      columns: [自然人, 总计]\n      rows:\n        新收: [1, 1]\n        办理结果: {公开: [1, 1], 不公开: [0, 0]}\n  - heading: 申请情况\n    table:\n      columns: [自然人, 总计]\n      rows:\n        新收: [1, 1]\n        办理结果: {公开: [1, 1], 不公开: [0, 0]}\n",
                ),
            ],
            "rulecheck rules/ report.yaml",
        ),
        ["同一张表有两张，只核对前一张。", "删去多余的一张，或合成一张。"],
        [
            "There are two of one table; only the first is checked.",
            "Delete one of them, or make them one.",
        ],
    ),
    entry(
        "report/unknown-label",
        Files(
            &[
                ("rules/a.rules", "A-1: 行(新收) >= 0\n"),
                (
                    "rules/form-2021.yaml",
                    "form: 年报\nversion: \"2021\"\nvalid: {from: 2021}\nsections:\n  - heading: 申请情况\n    table:\n      name: 申请表\n      columns: [自然人, 总计]\n      rows: [新收, 办理结果: {rows: [公开, 不公开]}]\n",
                ),
                (
                    "report.yaml",
                    "report: 年报\nyear: 2023\nsections:\n  - heading: 申请情况\n    table:\n      columns: [自然人, 总计]\n      rows:\n        新收件数: [1, 1]\n        办理结果: {公开: [1, 1], 不公开: [0, 0]}\n",
                ),
            ],
            "rulecheck rules/ report.yaml",
        ),
        [
            "表式里没有这一行或列，它的数不会核对。",
            "照表式改名；确是另一种叫法的，写 as: 表式里的名称。",
        ],
        [
            "The form has no such row or column; its figures are not checked.",
            "Name it as the form does; for another wording write `as:` and the name of the form.",
        ],
    ),
];
