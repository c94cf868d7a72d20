//! What is typed at the command line: folders that hold both rules and reports, slips of the pen, and what
//! programs get of a call that makes no sense.

use rulecheck::diagnose::{Text, narration};

use super::support::Folder;

const REPORT: &str = "unit: 甲局\nsections:\n  - heading: 表三\n    table: {columns: [总计], rows: {新收: [1], 结转: [2]}}\n";

/// A folder as the tutorial has it: everything lies in one, the shipped packs below.
fn one_folder() -> Folder {
    let folder = Folder::new();
    folder.write("我的.rules", "A-1: 行(新收) == 2").write("甲.yaml", REPORT);
    folder.write("来文/乙.yaml", REPORT);
    folder.write("规则/pack.yaml", "name: 包\n").write("规则/b.rules", "B-1: 行(结转) == 2");
    folder.write("规则/tests/丙.yaml", REPORT);
    folder
}

#[test]
fn a_folder_gives_its_rules_and_its_reports_and_no_file_twice() {
    let folder = one_folder();
    let whole = folder.run(&["."]);
    assert_eq!(whole.status, Some(1), "{}{}", whole.stdout, whole.stderr);
    assert!(whole.stdout.contains("核对 4 处：相符 2 · 不符 2"), "{}", whole.stdout);
    assert!(whole.stdout.contains("甲.yaml") && whole.stdout.contains("来文/乙.yaml"));
    assert!(!whole.stdout.contains("丙"), "what tests a pack is no report: {}", whole.stdout);
    for call in [
        &["我的.rules", "."][..],
        &[".", "我的.rules"],
        &["规则", "."],
        &["规则/b.rules", ".", "甲.yaml"],
        &[".", "来文", "./来文/乙.yaml"],
        &[".", "."],
    ] {
        assert_eq!(folder.run(call).stdout, whole.stdout, "{call:?}");
    }
    // One file alone is what it says.
    let one = folder.run(&["我的.rules", "甲.yaml", "甲.yaml"]);
    assert!(one.stdout.contains("核对 1 处"), "{}", one.stdout);
}

#[test]
fn what_lies_beside_rules_and_is_not_checked_is_said() {
    let folder = Folder::new();
    folder.write("a.rules", "1 == 1").write("公布.html", "<p>报告</p>").write("README.md", "");
    folder.write("包/pack.yaml", "name: 包\n").write("包/b.rules", "1 == 1");
    folder.write("包/样例/丁.yaml", REPORT).write("包/tests/戊.yaml", REPORT);
    let run = folder.run(&["."]);
    assert_eq!(run.status, Some(2));
    let said = "没有核对：包/样例/丁.yaml、公布.html";
    assert!(run.stdout.contains(said), "{}", run.stdout);
    assert!(!run.stdout.contains("没有问题") && !run.stdout.contains('戊'), "{}", run.stdout);
    let english = folder.run(&[".", "--lang", "en"]).stdout;
    assert!(english.contains("not checked: "), "{english}");
    // Named, it is checked; and where something is checked, the rest is taken for what the rules rest on.
    let named = folder.run(&[".", "包/样例"]);
    assert_eq!(named.status, Some(0), "{}", named.stdout);
    assert!(named.stdout.contains("核对 2 处：相符 2"), "{}", named.stdout);
}

#[test]
fn a_folder_without_reports_is_told_by_what_it_holds() {
    let folder = Folder::new();
    folder.write("a.rules", "1 == 1").write("旧/一.doc", "").write("旧/二.OFD", "");
    folder.write("旧/README.md", "").write("mine.rules.txt", "1 == 1");
    for (call, zh, en) in [
        (&["a.rules", "旧"][..], "里没有报告", "holds no reports"),
        (&["a.rules", "旧"], ".doc、.md、.ofd", ".doc, .md, .ofd"),
        (&["a.rules", "旧"], "另存为 .docx", "save it as .docx"),
        (&["旧"], "没有规则，也没有报告", "no rules and no reports"),
        (&["a.rules", "旧/一.doc"], ".doc 读不了", ".doc cannot be read"),
        (&["mine.rules.txt", "x.yaml"], "改名为 mine.rules；", "rename it to mine.rules;"),
        (&["."], "mine.rules.txt 以 .txt 结尾", "mine.rules.txt ends in .txt"),
    ] {
        if call.contains(&"x.yaml") {
            folder.write("x.yaml", REPORT);
        }
        for (lang, words) in [("zh", zh), ("en", en)] {
            let run = folder.run(&[call, &["--lang", lang]].concat());
            assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{call:?}");
            let said = run.stderr.replace("\n        ", "").replace("\n  │ ", "");
            assert!(said.contains(words), "{call:?}: {}", run.stderr);
        }
    }
}

#[test]
fn a_slip_is_told_by_the_command_it_is_in() {
    let folder = Folder::new();
    folder.write("a.rules", "1 == 1");
    for (call, words) in [
        (&["blank", "2021", "--form", "x"][..], "rulecheck blank 没有 --form 这个选项"),
        (&["blank", "2021", "--form", "x"], "它的选项有： --output --lang"),
        (&["--min-sen"], "没有 --min-sen 这个选项"),
        (&["blank", "2021", "--outptu", "x"], "是不是 --output ？"),
        (&["new"], "rulecheck new 收费"),
        (&["blank"], "rulecheck blank 2021"),
        (&["import"], "rulecheck import 公布.html"),
        (&["numbers"], "rulecheck numbers rules/ report.yaml"),
        (&["cheek", "a.rules"], "是不是 rulecheck check ？"),
        (&["exlpain", "T3-SUM"], "是不是 rulecheck explain ？"),
        (&["help"], "rulecheck --help"),
        (&["fehlt.rules"], "找不到 fehlt.rules"),
    ] {
        let run = folder.run(call);
        assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""), "{call:?}");
        assert!(run.stderr.contains(words), "{call:?}: {}", run.stderr);
    }
    assert!(!folder.run(&["--min-sen"]).stderr.contains("是不是"), "an option of another command");
    assert_eq!(folder.run(&["a.rules", "--format", "text"]).status, Some(0));
}

#[test]
fn the_help_has_brackets_around_what_may_be_left_out_and_no_english_names() {
    let folder = Folder::new();
    for command in ["check", "explain", "test", "import", "coverage", "numbers", "list", "blank"] {
        let help = folder.run(&[command, "--help"]).stdout;
        for (_, behind) in help.lines().filter_map(|line| line.split_once('<')) {
            let name = behind.split('>').next().unwrap_or_default();
            let is_english = name.chars().all(|sign| sign.is_ascii_uppercase());
            assert!(!is_english || name == "N", "{command}: <{name}> has no Chinese name");
        }
    }
    assert!(folder.run(&["list", "--help"]).stdout.contains("rulecheck list [规则…] [选项]"));
    assert!(folder.run(&["new", "--help"]).stdout.contains("rulecheck new 文件夹 [选项]"));
}

#[test]
fn programs_get_what_is_wrong_with_the_call_too() {
    let folder = Folder::new();
    folder.write("a.rules", "1 == 1");
    for call in [&["a.rules", "fehlt.yaml"][..], &["a.rules", "--onli", "x"], &["list", "fehlt"]] {
        let run = folder.run(&[call, &["--format", "json"]].concat());
        assert_eq!(run.status, Some(2), "{call:?}");
        assert!(!run.stderr.is_empty(), "{call:?}");
        let document: serde_json::Value = serde_json::from_str(&run.stdout).expect("JSON");
        let code = document.pointer("/errors/0/code").and_then(serde_json::Value::as_str);
        assert!(code.is_some_and(|code| code.starts_with("cli/")), "{call:?}: {}", run.stdout);
    }
}

/// A rule of the user's own that needs a report that is not given, beside one that is checked.
const NEEDS_MORE: &str = "A-1: 行(新收) == 1\nA-2: 行(结转) == 上年(行(结转))\nA-3: 行(结转) >= 合计(各(下属单位, 行(结转)))\n";

#[test]
fn the_closing_line_says_why_something_is_not_evaluated() {
    let folder = Folder::new();
    folder.write("a.rules", NEEDS_MORE).write("甲.yaml", format!("year: 2023\n{REPORT}"));
    let joined = |call: &[&str]| folder.run(call).stdout.replace('\n', "");
    let zh = joined(&["a.rules", "甲.yaml"]);
    assert!(zh.contains("不适用 0（用 -v 看不验的原因；其中 2 处要上年、下属单位的报告）"), "{zh}");
    assert!(zh.contains("一次也没有核对到的规则：A-2、A-3"), "{zh}");
    let en = joined(&["a.rules", "甲.yaml", "--lang", "en"]);
    assert!(en.contains("2 of them need the reports of the year before"), "{en}");
    let one = joined(&["a.rules", "甲.yaml", "--only", "A-2"]);
    assert!(one.contains("其中 1 处要上年的报告"), "{one}");
    assert!(!joined(&["a.rules", "甲.yaml", "-v"]).contains("用 -v 看"));
    assert!(!joined(&["a.rules", "甲.yaml", "--only", "A-1"]).contains("用 -v 看"));
}

#[test]
fn rule_files_without_a_rule_are_told() {
    let folder = Folder::new();
    folder.write("空.rules", "# 还没有写\n").write("甲.yaml", REPORT);
    let run = folder.run(&["空.rules", "甲.yaml"]);
    assert_eq!(run.status, Some(3));
    assert!(run.stdout.contains("规则文件里没有规则：空.rules"), "{}", run.stdout);
    let en = folder.run(&["空.rules", "甲.yaml", "--lang", "en"]).stdout;
    assert!(en.contains("no rule is written in 空.rules"), "{en}");
}

#[test]
fn a_rule_that_goes_through_other_reports_says_so() {
    let folder = Folder::new();
    folder.write("a.rules", "规则 A-1 {\n  在 表三 逐列\n  每个 x 在 行(新收 .. 结转): 最大(各(下属单位, x)) <= x\n}\n规则 A-2 {\n  在 表三\n  行(新收) >= 0\n}\n");
    let page = folder.run(&["explain", "A-1", "a.rules"]).stdout;
    assert!(page.contains("在哪里：表三、下属单位的报告。"), "{page}");
    assert!(folder.run(&["explain", "A-2", "a.rules"]).stdout.contains("在哪里：表三。"));
}

#[test]
fn what_is_read_aloud_has_no_line_that_begins_with_a_comma() {
    // The first cell of a row is empty where the row belongs to the one above.
    let row = [Text::same(""), Text::same("805 == 0"), Text::same("805 ≠ 0")];
    let read = narration::row(&row);
    assert_eq!(read.zh, "805 等于 0，805 不等于 0。");
    assert_eq!(read.en, "805 equals 0, 805 is not equal to 0.");
}
