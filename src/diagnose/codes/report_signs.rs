//! The codes of reports and forms that cannot be read: files, brackets, quotes, blanks, colons.

use super::entry::CodeExample::{Report, Told};
use super::entry::{CodeEntry, entry};

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "report/file-too-large",
        Told("文件有几百 MB。", "A file of hundreds of megabytes."),
        [
            "文件太大，不会是报告。",
            "核对是不是选错了文件；很多报告放在一个文件里的，分成几个文件。",
        ],
        [
            "The file is larger than any report.",
            "Check that it is the right one; split a file of many reports.",
        ],
    ),
    entry(
        "report/too-deep",
        Told("上百层括号一层套一层。", "A hundred brackets inside one another."),
        ["一层套一层，太深。", "多半是括号忘了关上：检查前面的 [ 和 {。"],
        [
            "Something is nested too deep.",
            "Probably a bracket was left open: check the `[` and `{` before it.",
        ],
    ),
    entry(
        "report/too-many-values",
        Told("一份报告有几百万个值。", "One report of millions of values."),
        ["一份报告的值太多。", "几份报告写在一起的，用单独一行 --- 隔开。"],
        ["One report has too many values.", "Put a line `---` between reports."],
    ),
    entry(
        "report/table-too-large",
        Told("一张表有几十万格。", "A table of hundreds of thousands of cells."),
        ["一张表的格太多。", "分成几张表；核对是不是选错了文件。"],
        ["One table has too many cells.", "Split it, or check that it is the right file."],
    ),
    entry(
        "report/too-many-problems",
        Told("一个文件里有上百处问题。", "More than a hundred problems in one file."),
        ["问题太多，后面的不再列出。", "先改好前面的，再检查一次。"],
        [
            "There are too many problems; the rest are not listed.",
            "Correct those above, then check again.",
        ],
    ),
    entry(
        "report/not-text",
        Told("把 Word 或 PDF 文件当报告核对。", "A Word or PDF file given as a report."),
        ["这不是文本文件。", "Word、Excel、PDF 里的数，先照报告的格式抄进文本文件。"],
        [
            "This is not a text file.",
            "Write the figures of a Word, Excel or PDF file into a text first.",
        ],
    ),
    entry(
        "report/broken-character",
        Told(
            "从中间截断的文件，最后一个字只剩半个。",
            "A file cut off in the middle of a character.",
        ),
        ["这里的文字已损坏，读不出来。", "重新取得原文件；或在记事本里改正，另存为 UTF-8。"],
        [
            "The text is damaged here and cannot be read.",
            "Get the file again, or correct it in an editor and save it as UTF-8.",
        ],
    ),
    entry(
        "report/unclosed-quote",
        Report("unit: \"某某局\nyear: 2023\n"),
        ["引号没有关上。", "在文字末尾补上同样的引号。"],
        ["A quote is not closed.", "Put the same quote behind the text."],
    ),
    entry(
        "report/text-after-quote",
        Report("unit: \"某某\"局\nsections: []\n"),
        ["后引号之后还有文字。", "整段放进引号；里面要用引号时写成 “ ”。"],
        ["Text follows the closing quote.", "Put the whole text in quotes; inside, use “ ”."],
    ),
    entry(
        "report/backslash",
        Report("unit: \"某某\\局\"\nsections: []\n"),
        ["双引号里的反斜杠有特别的意思，这里用错了。", "换成单引号 '…'。"],
        [
            "A backslash in double quotes has a meaning of its own, and this one is wrong.",
            "Use single quotes '…'.",
        ],
    ),
    entry(
        "report/unclosed-bracket",
        Report(
            "sections:\n  - heading: 甲\n    table:\n      columns: [总计\n      rows: {新收: [1]}\n",
        ),
        ["括号没有关上。", "在这一行末尾补上右括号。"],
        ["A bracket is not closed.", "Close it at the end of the row."],
    ),
    entry(
        "report/mismatched-bracket",
        Report("sections:\n  - heading: 甲\n    table:\n      columns: [总计}\n"),
        ["括号用另一种括号关上了。", "[ 用 ] 关上，{ 用 } 关上。"],
        ["A bracket is closed by one of another kind.", "Close `[` with `]` and `{` with `}`."],
    ),
    entry(
        "report/extra-bracket",
        Report("sections:\n  - heading: 甲\n    table:\n      columns: [总计]]\n"),
        ["多了一个括号。", "删去它。"],
        ["There is one bracket too many.", "Delete it."],
    ),
    entry(
        "report/text-after-bracket",
        Report("sections:\n  - heading: 甲\n    table:\n      columns: [总计] 合计\n"),
        ["右括号之后还有文字。", "移到括号里面，或删去；说明文字前面加 #。"],
        [
            "Text follows the closing bracket.",
            "Move it into the brackets or delete it; put # before a remark.",
        ],
    ),
    entry(
        "report/empty-cell",
        Report(
            "sections:\n  - heading: 甲\n    table:\n      columns: [自然人, 总计]\n      rows:\n        新收: [1, , 2]\n",
        ),
        ["两个逗号之间没有内容。", "表里是空格的，写 ~；没有漏填的，删去多余的逗号。"],
        [
            "Nothing stands between two commas.",
            "Write ~ for a cell that is printed blank, or delete the comma.",
        ],
    ),
    entry(
        "report/full-width-sign",
        Report("unit：某某局\nsections: []\n"),
        ["用了全角的冒号、括号或引号。", "改成半角；冒号后面留一个空格。"],
        [
            "A full-width colon, bracket or quote is used.",
            "Write the half-width one; put a blank behind a colon.",
        ],
    ),
    entry(
        "report/more-slips",
        Report("unit：某某局\nyear：2023\nsections:\n  - heading：甲\n"),
        [
            "下面各行还有同样的毛病：全角冒号、制表符或全角空格。",
            "一起改成半角；冒号后面留一个空格。",
        ],
        [
            "The lines below have the same slips: full-width colons, tabs or wide blanks.",
            "Write half-width ones; put a blank behind a colon.",
        ],
    ),
    entry(
        "report/needs-quotes",
        Report(
            "sections:\n  - heading: 甲\n    table: {columns: [自然人, 总计], rows: {新收: [1, %]}}\n",
        ),
        ["以这个符号开头的内容要加引号。", "加上引号，如 \"%\"。"],
        ["What begins with this sign needs quotes.", "Put it in quotes, as in \"%\"."],
    ),
    entry(
        "report/tab",
        Report("sections:\n  - heading: 甲\n\ttext: 无\n"),
        ["这一行用制表符（Tab 键）缩进。", "删去它，改用空格，与同级的行对齐。"],
        [
            "The line is indented with a tab.",
            "Use blanks, in line with the lines of the same level.",
        ],
    ),
    entry(
        "report/wide-blank",
        Report("sections:\n　- heading: 甲\n"),
        ["这一行用全角空格缩进。", "换成半角空格，与同级的行对齐。"],
        ["The line is indented with a wide blank.", "Use ordinary blanks."],
    ),
    entry(
        "report/blank-after-dash",
        Report("sections:\n  -heading: 甲\n    text: 无\n"),
        ["短横后面缺一个空格。", "在 - 后面加一个空格。"],
        ["No blank follows the dash.", "Put a blank behind `-`."],
    ),
    entry(
        "report/blank-after-colon",
        Report("unit:某某局\nyear: 2023\n"),
        ["冒号后面缺一个空格。", "在冒号后面加一个空格。"],
        ["No blank follows the colon.", "Put a blank behind the colon."],
    ),
    entry(
        "report/missing-colon",
        Report("unit: 某某局\nyear\nsections: []\n"),
        ["这一行缺冒号。", "是名称的，后面写冒号和空格；是上一行的接续，多缩进两格。"],
        [
            "The line has no colon.",
            "Put a colon and a blank behind a name; indent a line that goes on from the one above.",
        ],
    ),
    entry(
        "report/colon-in-text",
        Report("unit: 某某局: 办公室\nsections: []\n"),
        ["文字里有冒号加空格。", "整段文字加上引号，或改用全角冒号。"],
        ["A text has a colon and a blank inside.", "Put the whole text in quotes."],
    ),
    entry(
        "report/indentation",
        Report("sections:\n  - heading: 甲\n    text: 无\n   facts: {a: 1}\n"),
        ["这一行的缩进与前面各行对不上。", "与同级的上一行左边对齐。"],
        [
            "The line is not in line with those above.",
            "Begin it where the line above of the same level begins.",
        ],
    ),
    entry(
        "report/text-after-bar",
        Report("sections:\n  - heading: 甲\n    text: | 全年收到申请\n      三件\n"),
        ["竖线 | 后面写了字。", "文字从下一行写起，多缩进两格。"],
        ["Text follows the bar.", "Begin the text on the next line, two blanks further in."],
    ),
    entry(
        "report/name-too-long",
        Told("冒号前面有上千个字。", "A thousand characters before a colon."),
        ["冒号前面太长，不像名称。", "这是一段文字而不是名称的，整段加上引号。"],
        ["Too much stands before the colon for a name.", "Put it in quotes if it is a text."],
    ),
    entry(
        "report/control-character",
        Told(
            "从别的软件粘贴来的看不见的字符。",
            "An invisible character pasted from another program.",
        ),
        ["这里有一个看不见的字符。", "删去它。"],
        ["An invisible character stands here.", "Delete it."],
    ),
    entry(
        "report/anchor",
        Report("unit: &甲 某某局\nsections: []\n"),
        ["以 & 开头的内容要加引号。报告里不能用 & 作记号。", "整段加上引号。"],
        ["What begins with `&` needs quotes; a report has no named parts.", "Put it in quotes."],
    ),
    entry(
        "report/alias",
        Report("unit: *甲\nsections: []\n"),
        ["以 * 开头的内容要加引号。", "整段加上引号；相同的内容写两遍。"],
        [
            "What begins with `*` needs quotes.",
            "Put it in quotes; write out what is the same twice.",
        ],
    ),
    entry(
        "report/tag",
        Report("form: !!str 2021\nsections: []\n"),
        ["以 ! 开头的内容要加引号。", "整段加上引号。"],
        ["What begins with `!` needs quotes.", "Put it in quotes."],
    ),
    entry(
        "report/name-not-text",
        Report("[unit, year]: 某某局\nsections: []\n"),
        ["冒号前面应是一个名称。", "冒号前面不用括号；名称里有括号的，加上引号。"],
        [
            "A name should stand before the colon.",
            "Use no brackets before the colon; quote a name that has them.",
        ],
    ),
    entry(
        "report/syntax",
        Report("sections: []\n---\n%YAML 1.2\n"),
        ["从这里起读不懂。", "检查这一行和上一行：冒号后的空格、括号、引号、缩进。"],
        [
            "It cannot be read from here on.",
            "Check this line and the one above: blanks after colons, brackets, quotes, indentation.",
        ],
    ),
];
