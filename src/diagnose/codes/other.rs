//! The codes of packs and of the command line.

use super::entry::CodeExample::{Command, Files, Manifest, Rules, Told};
use super::entry::{CodeEntry, entry};

pub(super) const ENTRIES: &[CodeEntry] = &[
    entry(
        "suite/no-snapshot",
        Files(
            &[
                (
                    "rules/a.rules",
                    "规则 A-1 \"相等\" {\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n",
                ),
                (
                    "rules/tests/甲局.yaml",
                    "unit: 某某局\nyear: 2023\nsections:\n  - heading: 申请\n    table: {columns: [件数], rows: {新收: [2], 总计: [3]}}\n",
                ),
            ],
            "rulecheck test rules/",
        ),
        ["这份报告还没有认可过的结果。", "看过结果，对的就用 rulecheck test --accept 认可。"],
        [
            "The report has no reviewed outcome yet.",
            "Read the outcome; rulecheck test --accept takes it.",
        ],
    ),
    entry(
        "suite/no-case",
        Files(
            &[
                (
                    "rules/a.rules",
                    "规则 A-1 \"相等\" {\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n",
                ),
                (
                    "rules/tests/snapshots/甲局.snap",
                    "---\nsource: 甲局\n---\n报告 | tests/甲局.yaml\n",
                ),
            ],
            "rulecheck test rules/",
        ),
        ["认可过的结果没有对应的报告。", "放回报告，或用 rulecheck test --accept 删去这份结果。"],
        [
            "A reviewed outcome belongs to no report.",
            "Put the report back; rulecheck test --accept drops the outcome.",
        ],
    ),
    entry(
        "suite/no-report",
        Files(
            &[
                (
                    "rules/a.rules",
                    "规则 A-1 \"相等\" {\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n",
                ),
                ("rules/tests/甲局/说明.txt", "报告还没有放进来。\n"),
            ],
            "rulecheck test rules/",
        ),
        ["测试的文件夹里没有报告。", "放入 report.yaml，或删去这个文件夹。"],
        [
            "A folder of the suite holds no report.",
            "Put a report.yaml into it, or delete the folder.",
        ],
    ),
    entry(
        "suite/repeated-case",
        Files(
            &[
                (
                    "rules/a.rules",
                    "规则 A-1 \"相等\" {\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n",
                ),
                (
                    "rules/tests/甲局.yaml",
                    "unit: 某某局\nyear: 2023\nsections:\n  - heading: 申请\n    table: {columns: [件数], rows: {新收: [2], 总计: [3]}}\n",
                ),
                (
                    "rules/tests/甲局/report.yaml",
                    "unit: 某某局\nyear: 2023\nsections:\n  - heading: 申请\n    table: {columns: [件数], rows: {新收: [2], 总计: [3]}}\n",
                ),
            ],
            "rulecheck test rules/",
        ),
        ["两个测试重名。", "改其中一个的名称。"],
        ["Two cases have one name.", "Rename one of them."],
    ),
    entry(
        "suite/repeated-id",
        Files(
            &[
                ("rules/甲/pack.yaml", "name: 甲\nversion: \"1\"\n"),
                (
                    "rules/甲/a.rules",
                    "规则 A-1 \"相等\" {\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n",
                ),
                ("rules/乙/pack.yaml", "name: 乙\nversion: \"1\"\n"),
                (
                    "rules/乙/a.rules",
                    "规则 A-1 \"相等\" {\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n",
                ),
            ],
            "rulecheck test rules/",
        ),
        ["一个编号用了两次。", "给其中一条规则换个编号。"],
        ["An id is used twice.", "Give one of the rules another id."],
    ),
    entry(
        "suite/nothing-chosen",
        Files(
            &[(
                "rules/a.rules",
                "规则 A-1 \"相等\" {\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n",
            )],
            "rulecheck test rules/ --only 没有这个",
        ),
        ["没有哪份报告、哪条规则的名称里有这几个字。", "核对 --only 后面的字。"],
        ["No report and no rule has this in its name.", "Check what stands behind --only."],
    ),
    entry(
        "suite/changed",
        Files(
            &[
                (
                    "rules/a.rules",
                    "规则 A-1 \"相等\" {\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n",
                ),
                (
                    "rules/tests/甲局.yaml",
                    "unit: 某某局\nyear: 2023\nsections:\n  - heading: 申请\n    table: {columns: [件数], rows: {新收: [2], 总计: [3]}}\n",
                ),
                (
                    "rules/tests/snapshots/甲局.snap",
                    "---\nsource: 甲局\n---\n报告 | tests/甲局.yaml\n单位 | 某某局\n年度 | 2023\n核对 | 相符 1 | 不符 0 | 已豁免 0 | 不验 0 | 不适用 0\n",
                ),
            ],
            "rulecheck test rules/",
        ),
        [
            "结果与认可过的不一样。",
            "看过每一处变化：变对了，用 rulecheck test --accept 认可；变错了，改规则。",
        ],
        [
            "The outcome is not the reviewed one.",
            "Read each change: take it with rulecheck test --accept, or correct the rule.",
        ],
    ),
    entry(
        "suite/no-example",
        Files(&[("rules/a.rules", "A-1: 行(新收) == 行(总计)\n")], "rulecheck test rules/"),
        [
            "规则缺合格或不符的例子，不知道它有没有用。",
            "在规则里写 合格: … 和 不符: …，或在 tests/ 里各放一份报告。",
        ],
        [
            "The rule lacks a passing or a failing example, and nobody knows whether it works.",
            "Write pass: … and fail: … in the rule, or put a report of each kind into tests/.",
        ],
    ),
    entry(
        "pack/example",
        Rules("规则 A-1 \"甲\" {\n  行(部分公开) == 35\n  合格: 部分公开=34\n}\n"),
        [
            "例子写的结果，与按规则算出来的不一样。",
            "核对例子里的数，或核对规则；没有列出的格按 0 算。",
        ],
        [
            "An example comes out otherwise than it says.",
            "Check its figures, or the rule; cells not listed are 0.",
        ],
    ),
    entry(
        "pack/manifest",
        Manifest("name: 年报\nverson: 1\n"),
        ["pack.yaml 读不懂。", "只写 name、version、title、reports、units。"],
        ["pack.yaml cannot be read.", "It holds name, version, title, reports and units."],
    ),
    entry(
        "pack/none-fits",
        Files(
            &[
                ("rules/pack.yaml", "name: 年报\nversion: \"1\"\nreports: [年度报告]\n"),
                ("rules/a.rules", "A-1: 行(新收) == 行(总计)\n"),
                (
                    "决算.yaml",
                    "report: 决算\nunit: 某某局\nyear: 2023\nsections:\n  - heading: 申请\n    table: {columns: [件数], rows: {新收: [2], 总计: [3]}}\n",
                ),
            ],
            "rulecheck rules/ 决算.yaml",
        ),
        [
            "没有适用于这份报告的规则。",
            "核对 report: 的写法，或在 pack.yaml 的 reports: 里加上它。",
        ],
        [
            "No rules are for this report.",
            "Check what `report:` says, or add it to `reports:` in pack.yaml.",
        ],
    ),
    entry(
        "pack/unnamed-rule",
        Files(&[("rules/a.rules", "行(新收) == 35\n")], "rulecheck rules/ report.yaml -v"),
        ["规则没有编号，改一个字它就成了另一条规则。", "在行首写编号和冒号，如 T3-BAL：。"],
        [
            "The rule has no id, and any edit makes it another rule.",
            "Begin the line with an id and a colon, such as `T3-BAL:`.",
        ],
    ),
    entry(
        "cli/not-found",
        Command("rulecheck rules/ 没有这个文件.yaml"),
        ["找不到这个文件或文件夹。", "核对名称，以及现在所在的文件夹。"],
        ["There is no such file or folder.", "Check the name, and the folder you are in."],
    ),
    entry(
        "cli/unreadable",
        Told("没有权限的文件。", "A file that one may not read."),
        ["文件打不开。", "照系统给出的原因处理：权限、被别的程序占用等。"],
        [
            "The file cannot be opened.",
            "See the reason that the system gives: rights, another program, …",
        ],
    ),
    entry(
        "cli/exists",
        Command("rulecheck new rules"),
        ["要写的文件或文件夹已经有了，没有改动它。", "换一个名称，或先把它移走。"],
        ["What is to be written is there already, and was left alone.", "Take another name."],
    ),
    entry(
        "cli/bad-name",
        Command("rulecheck new 1月"),
        ["这个词不能作规则包的名称。", "以字母或汉字开头，只用字母、汉字、数字、- 和 _。"],
        ["This is no name for a pack.", "Begin with a letter; use letters, digits, - and _ only."],
    ),
    entry(
        "cli/no-such-form",
        Command("rulecheck blank 1999"),
        ["没有这一版的表式，或者有几个。", "写列出的版本；几种报告都有的，前面写上报告的种类。"],
        [
            "No form has this version, or several have.",
            "Write one that is listed; where several kinds of report have it, the kind before it.",
        ],
    ),
    entry(
        "cli/no-reports",
        Command("rulecheck numbers rules/"),
        ["这个命令要看报告，没有给出报告。", "规则后面写上报告文件，或有报告的文件夹。"],
        [
            "The command looks at reports, and none is given.",
            "Name a report, or a folder with reports, behind the rules.",
        ],
    ),
    entry(
        "cli/no-form",
        Command("rulecheck coverage rules/"),
        [
            "没有表式，不知道报告有哪些格。",
            "给出有表式（form-*.yaml）的规则包，或者把规则放进有表式的文件夹。",
        ],
        [
            "Without a form nobody knows which cells a report has.",
            "Name a pack with a form (form-*.yaml), or put the rules into the folder of one.",
        ],
    ),
    entry(
        "cli/unwritable",
        Told("写不进的文件夹。", "A folder that cannot be written to."),
        ["文件写不了。", "照系统给出的原因处理：权限、磁盘已满等。"],
        [
            "A file cannot be written.",
            "See the reason that the system gives: rights, a full disk, …",
        ],
    ),
    entry(
        "cli/too-large",
        Told("几百 MB 的文件。", "A file of hundreds of megabytes."),
        ["文件太大。", "核对是不是选错了文件。"],
        ["The file is too large.", "Check that it is the right file."],
    ),
    entry(
        "cli/unknown-kind",
        Command("rulecheck rules/ 报告.png"),
        ["既不是规则也不是报告。", "规则文件以 .rules 结尾，报告以 .yaml 结尾。"],
        ["It is neither rules nor a report.", "Rule files end in .rules, reports in .yaml."],
    ),
    entry(
        "cli/empty-folder",
        Command("rulecheck rules/ 空文件夹/"),
        ["文件夹里没有报告，或者连规则也没有。", "照提示另存为能读的文件，或改成有报告的文件夹。"],
        [
            "The folder holds no reports, or no rules either.",
            "Save the files as the message says, or name the folder that has reports.",
        ],
    ),
    entry(
        "cli/rules-as-text",
        Files(&[("我的.rules.txt", "1 == 1\n")], "rulecheck 我的.rules.txt report.yaml"),
        [
            "规则文件的名称后面多了 .txt。",
            "改名，去掉 .txt；记事本另存时，“保存类型”选“所有文件”。",
        ],
        [
            "The name of a rule file has .txt behind it.",
            "Rename it without .txt; in Notepad choose \"All files\" as the type when you save.",
        ],
    ),
    entry(
        "cli/no-rule-inside",
        Files(&[("空.rules", "# 还没有写\n")], "rulecheck 空.rules report.yaml"),
        ["规则文件里一条规则也没有，核对不了。", "写一条规则并存盘；# 开头的是说明，不是规则。"],
        [
            "The rule files hold no rule, so that nothing can be checked.",
            "Write a rule and save the file; what follows # is a remark.",
        ],
    ),
    entry(
        "cli/left-out",
        Files(
            &[("检查/我的.rules", "1 == 1\n"), ("检查/公布.html", "<p>年度报告</p>\n")],
            "rulecheck 检查",
        ),
        [
            "文件夹里有规则，也有可能是报告的文件，没有核对：规则旁边发布的文件可能是规则的依据，规则包里面的文件可能是它的例子。",
            "要核对，就把这个文件写在命令里。",
        ],
        [
            "A folder with rules holds files that may be reports and were not checked: published files beside rules may be what these rest on, files inside a pack its examples.",
            "Name the file in the command to have it checked.",
        ],
    ),
    entry(
        "cli/no-report",
        Command("rulecheck rules/ report.yaml --prior 空文件夹/"),
        ["这里没有报告。", "--prior 给上年的报告，--children 给下属单位的报告。"],
        [
            "There is no report here.",
            "--prior names reports of the year before, --children those of subordinate units.",
        ],
    ),
    entry(
        "cli/no-rules",
        Command("rulecheck report.yaml"),
        ["没有给出规则。", "先写规则文件夹，再写报告：rulecheck rules/ report.yaml。"],
        [
            "No rules are given.",
            "Name the rules first, then the report: rulecheck rules/ report.yaml.",
        ],
    ),
    entry(
        "cli/not-explained",
        Command("rulecheck explain 没有这个代码"),
        ["没有这个代码或编号。", "代码印在每条提示的开头；规则写编号，后面写规则所在的文件夹。"],
        [
            "There is no such code or id.",
            "A code stands at the beginning of each message; for a rule write its id and the folder with the rules.",
        ],
    ),
    entry(
        "cli/no-such-rule",
        Command("rulecheck rules/ report.yaml --only A-999"),
        ["没有这个编号或标签的规则。", "核对 --only 后面的编号。"],
        ["No rule has this id or tag.", "Check the id behind --only."],
    ),
    entry(
        "cli/unknown-option",
        Command("rulecheck rules/ --verbos"),
        ["没有这个选项。", "改成提示给出的选项；全部选项见 rulecheck --help。"],
        [
            "There is no such option.",
            "Use the one that the message gives; rulecheck --help lists all.",
        ],
    ),
    entry(
        "cli/unexpected-word",
        Command("rulecheck new 甲 乙"),
        ["命令里多了一个词。", "删去它；全部用法见 rulecheck --help。"],
        ["There is one word too many.", "Leave it out; rulecheck --help tells more."],
    ),
    entry(
        "cli/unknown-command",
        Command("rulecheck exlpain T3-SUM"),
        [
            "没有这个命令，也没有叫这个名称的文件。",
            "改成提示给出的命令；要看帮助，写 rulecheck --help。",
        ],
        [
            "There is no such command, and no file of that name.",
            "Use the command that the message gives; for help write rulecheck --help.",
        ],
    ),
    entry(
        "cli/no-value",
        Command("rulecheck rules/ --only"),
        ["选项后面缺一个值。", "在选项后面写出它的值。"],
        ["An option lacks its value.", "Write it behind the option."],
    ),
    entry(
        "cli/wrong-value",
        Command("rulecheck rules/ --format pdf"),
        ["选项不能是这个值。", "改成列出的值之一。"],
        ["An option cannot have this value.", "Use one of those listed."],
    ),
    entry(
        "cli/missing-argument",
        Command("rulecheck explain"),
        ["命令没有写完。", "照例子补全。"],
        ["The command is not complete.", "Complete it as the example shows."],
    ),
    entry(
        "cli/conflict",
        Told("两个不能一起用的选项。", "Two options that exclude each other."),
        ["两个选项不能一起用。", "删去其中一个。"],
        ["Two options cannot be used together.", "Leave out one of them."],
    ),
    entry(
        "cli/given-twice",
        Command("rulecheck rules/ --lang zh --lang zh"),
        ["同一个选项写了两次。", "只留一个。"],
        ["An option is given twice.", "Keep one of them."],
    ),
    entry(
        "cli/not-text",
        Told("文件名里有读不出来的字。", "A file name that is no text."),
        ["命令里有读不出来的字。", "把文件名改成普通的文字，再试一次。"],
        ["A word of the command cannot be read.", "Give the file an ordinary name and try again."],
    ),
    entry(
        "cli/usage",
        Told("别的命令写法问题。", "Anything else that is wrong with a call."),
        ["命令读不懂。", "全部用法见 rulecheck --help。"],
        ["The command cannot be read.", "rulecheck --help tells more."],
    ),
    entry(
        "cli/output",
        Told("磁盘已满，写不出结果。", "A full disk, so that the outcome cannot be written."),
        ["写不出结果。", "照系统给出的原因处理。"],
        ["The outcome cannot be written.", "See the reason that the system gives."],
    ),
    entry(
        "cli/watch",
        Told("系统不让跟踪文件的改动。", "A system that does not tell of changed files."),
        ["无法跟踪文件的改动。", "不加 --watch，改完再运行一次。"],
        ["Files cannot be watched.", "Run again after a change, without --watch."],
    ),
];
