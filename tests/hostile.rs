//! Rule files that nobody writes by accident: none may hang the program or bring it down. The bounds
//! of time are generous, for builds without optimisation on busy machines.

use std::fmt::Write;
use std::time::{Duration, Instant};

use rulecheck::diagnose::Lang;
use rulecheck::pack::{Named, PackText, Packs};

use super::support::{Case, Folder, check_case, check_rules};

const REPORT: &str =
    "sections:\n  - heading: 表三\n    table: {columns: [总计], rows: {新收: [1], 结转: [2]}}\n";

/// Returns how often to repeat what takes long in a build without optimisation.
fn times(count: usize) -> usize {
    if cfg!(debug_assertions) { count / 10 } else { count }
}

/// Runs something that must end in time.
fn in_time<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let outcome = run();
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(20), "{what} took {taken:?}");
    outcome
}

/// Reads a rule file and draws its problems; returns their codes.
fn codes(what: &str, rules: &str) -> Vec<String> {
    in_time(what, || {
        let case = Case {
            name: what.to_owned(),
            rules: Some(rules.to_owned()),
            report: Some(REPORT.to_owned()),
            form: None,
            prior: None,
            children: None,
        };
        let checked = check_case(&case);
        let drawn = checked.drawn(Lang::Zh);
        assert!(!drawn.contains('\u{1b}'), "{what}: an escape reached the terminal");
        let errors = checked.outcomes.iter().flat_map(|one| &one.errors);
        checked.problems.iter().chain(errors).map(|one| one.code.clone()).collect()
    })
}

#[test]
fn open_brackets() {
    for bracket in ["(", "（", "{", "｛"] {
        let text = bracket.repeat(300_000);
        assert_eq!(codes("open brackets", &text).len(), 1, "{bracket}");
        let text = format!("A-1: {text}\nA-2: 行(新收) == 1\n");
        assert_eq!(codes("open brackets and a rule", &text).len(), 1, "{bracket}");
    }
}

#[test]
fn closing_and_closed_brackets() {
    assert!(!codes("closing brackets", &")".repeat(300_000)).is_empty());
    let closed = format!("A-1: {}1{} == 1", "(".repeat(300_000), ")".repeat(300_000));
    assert_eq!(codes("closed brackets", &closed), ["syntax/too-deep"]);
    assert!(!codes("pairs", &"()".repeat(150_000)).is_empty());
    assert!(!codes("braces", &"{}".repeat(150_000)).is_empty());
    let scopes = format!("{}A: 1 == 1{}", "在 表三 逐列 {".repeat(50_000), "}".repeat(50_000));
    assert_eq!(codes("scopes", &scopes), ["syntax/too-deep"]);
}

#[test]
fn two_hundred_brackets_are_fine() {
    for (open, close) in [("(", ")"), ("（", "）"), ("-(", ")"), ("绝对值(", ")")] {
        let rule = format!("A-1: {}1{} == 1", open.repeat(200), close.repeat(200));
        let start = Instant::now();
        let found: Vec<String> = check_rules(&rule).iter().map(|one| one.code.clone()).collect();
        assert_eq!(found, Vec::<String>::new(), "{open}");
        let bound = if cfg!(debug_assertions) { 10 } else { 1 };
        assert!(start.elapsed() < Duration::from_secs(bound), "{open} took {:?}", start.elapsed());
        assert_eq!(codes("nested brackets", &rule), Vec::<String>::new());
    }
    let label = format!("A-1: 行({}甲{}) == 1", "(".repeat(200), ")".repeat(200));
    assert_eq!(codes("a nested label", &label), ["resolve/unknown-label"]);
}

#[test]
fn statements_inside_each_other() {
    for part in
        ["当 1 == 1 则 ", "每个 x 在 行(新收): ", "当 1 == 1\n  则 ", "every x in row(新收):\n"]
    {
        for count in [100, 5_000, 20_000] {
            let rule = format!("A-1: {}1 == 1", part.repeat(count));
            assert!(!codes("nested statements", &rule).is_empty(), "{part}");
        }
        let rule = format!("A-1: {}1 == 1", part.repeat(10));
        assert!(!codes("nested statements", &rule).contains(&"syntax/too-intricate".to_owned()));
    }
}

#[test]
fn long_lines() {
    let sum = format!("A-1: 行(新收) == 1{}", " + 1".repeat(times(250_000)));
    assert_eq!(codes("a sum of 250,000", &sum), Vec::<String>::new());
    let figures = format!("A-1: 行(新收) == 1{}", " + 行(新收)".repeat(times(50_000)));
    assert_eq!(codes("a sum of 50,000 figures", &figures), Vec::<String>::new());
    let all = format!("A-1: 1 == 1{}", " 且 1 == 1".repeat(times(60_000)));
    assert_eq!(codes("60,000 statements", &all), Vec::<String>::new());
    let minus = format!("A-1: {}1 == 1", "-".repeat(times(1_000_000)));
    codes("a million signs", &minus);
    let not = format!("A-1: {}1 == 1", "非 ".repeat(times(200_000)));
    codes("200,000 negations", &not);
    codes("one name", &format!("A-1: {} == 1", "名".repeat(times(350_000))));
    codes("one label", &format!("A-1: 行({}) == 1", "名".repeat(times(350_000))));
    codes("one number", &format!("A-1: 行(新收) == {}", "9".repeat(1_000_000)));
    codes("one text", &format!("A-1: \"{}\" == 1", "文".repeat(350_000)));
    codes("one quote", &"\"".repeat(1_000_000));
    codes("one open quote", &format!("A-1: “{}", "文".repeat(350_000)));
    codes("one comment", &format!("#{}", "注".repeat(350_000)));
    codes("one id", &format!("{}: 1 == 1", "A".repeat(1_000_000)));
    codes("one word", &"规则 ".repeat(200_000));
    codes("blanks", &format!("A-1: 1 {}== 1", " ".repeat(1_000_000)));
    codes("labels", &format!("A-1: 合计(行(新收{})) == 1", ", 新收".repeat(times(20_000))));
    codes("paths", &format!("A-1: 行(新收{}) == 1", "/新收".repeat(20_000)));
    codes("arguments", &format!("A-1: 合计(1{}) == 1", ", 1".repeat(times(200_000))));
    codes("relations", &format!("A-1: 1{}", " <= 1".repeat(times(100_000))));
    codes("signs", &"=".repeat(1_000_000));
}

#[test]
fn many_lines() {
    let mut rules = String::new();
    for number in 0.. {
        if rules.len() > times(1_000_000) {
            break;
        }
        writeln!(rules, "T3-{number}: 行(新收) + 行(结转) == {number} + 3").expect("a string");
    }
    let start = Instant::now();
    assert_eq!(in_time("1 MB of rules", || check_rules(&rules)).len(), 0);
    assert!(cfg!(debug_assertions) || start.elapsed() < Duration::from_secs(1), "1 MB of rules");
    let broken = "A: 行(新收 == 1\n".repeat(times(20_000));
    assert_eq!(in_time("20,000 broken lines", || check_rules(&broken)).len(), times(20_000));
    let joined = "行(新收) +\n".repeat(times(60_000));
    in_time("60,000 lines in one statement", || check_rules(&joined));
    let empty = "\n".repeat(1_000_000);
    assert_eq!(in_time("a million empty lines", || check_rules(&empty)).len(), 0);
    let facts = "事实 a { 表述 \"{n}次\" }\n".repeat(times(10_000));
    codes("10,000 facts of one name", &facts);
}

#[test]
fn statements_that_grow_when_nested() {
    let quantified = format!("A-1: {}x0 >= 0", "每个 x0 在 行(新收 .. 结转): ".repeat(60));
    codes("60 quantifiers", &quantified);
    let every: String = (0..40).map(|n| format!("每个 x{n} 在 行(新收 .. 结转): ")).collect();
    codes("40 quantifiers over two", &format!("A-1: {every}x0 >= 0"));
    let implied = format!("A-1: {}1 == 1{}", "(1 == 1 ⇒ ".repeat(100), ")".repeat(100));
    assert_eq!(codes("100 implications", &implied), Vec::<String>::new());
    let not = format!("A-1: {}1 == 1{}", "非 (".repeat(200), ")".repeat(200));
    assert_eq!(codes("200 negated brackets", &not), Vec::<String>::new());
    let calls = format!("A-1: {}1{} == 1", "合计(1, ".repeat(200), ")".repeat(200));
    assert_eq!(codes("200 calls", &calls), Vec::<String>::new());
}

#[test]
fn names_that_grow_when_put_in() {
    // Each name stands for the one before twice: 2 to the 30th parts in thirty lines.
    let mut doubled = String::from("设 n0 = 行(新收) + 1\n");
    for number in 1..=30 {
        writeln!(doubled, "设 n{number} = n{0} + n{0}", number - 1).expect("a string");
    }
    let found = codes("names that double", &format!("{doubled}A-1: n30 == 1"));
    assert_eq!(found, ["resolve/let-too-deep"]);
    let wide = format!("设 n = 1{}\nA-1: 1 == 1{}", " + 1".repeat(2_000), " + n".repeat(2_000));
    assert_eq!(codes("a long name, often", &wide), ["resolve/too-many-parts"]);
    let nested = |name: &str, depth: usize| format!("{}1{}", name.repeat(depth), ")".repeat(depth));
    let twice = format!("定义 两倍(x) = x + x\nA-1: {} == 1", nested("两倍(", 200));
    assert_eq!(codes("arguments that double", &twice), ["resolve/too-many-parts"]);
    let growth = format!("A-1: {} == 1", nested("增幅(", 200));
    assert!(!codes("growth of growth", &growth).is_empty());
    let prior = format!("A-1: {} == 1", nested("上年(", 200));
    assert!(!codes("the year before the year before", &prior).is_empty());
    let blank = format!("A-1: {}行(新收){} == 1", "空则(".repeat(200), ", 0)".repeat(200));
    assert_eq!(codes("blanks in blanks", &blank), Vec::<String>::new());
    let circle = "设 甲 = 乙 + 乙\n设 乙 = 甲 + 甲\nA-1: 甲 == 1";
    assert_eq!(codes("names in a circle", circle), ["resolve/let-too-deep"]);
    let list = "1, ".repeat(times(20_000));
    let wide = format!("A-1: 行(新收){} 属于 ({list}1)", " + 1".repeat(2_000));
    assert_eq!(codes("a long sum among many", &wide), ["resolve/too-many-parts"]);
    let every: String = (0..17).map(|n| format!("每个 x{n} 在 行(新收 .. 结转): ")).collect();
    let every = format!("A-1: {every}x0{} >= 0", " + x1".repeat(20));
    assert_eq!(codes("much to compute for each", &every), ["resolve/too-many-cells"]);
}

#[test]
fn limits_are_named_where_they_are_met() {
    let doubled: String = (1..30).map(|n| format!("设 n{n} = n{0} + n{0}\n", n - 1)).collect();
    let nested = |name: &str| format!("{}1{}", name.repeat(30), ")".repeat(30));
    for (rules, limit) in [
        (format!("A-1: {}1{} == 1", "(".repeat(300), ")".repeat(300)), "256"),
        (format!("A-1: 1 == {}", "9".repeat(50)), "36"),
        (format!("设 n0 = 1\n{doubled}A-1: n29 == 1"), "10000"),
        (format!("定义 两倍(x) = x + x\nA-1: {} == 1", nested("两倍(")), "1000000"),
    ] {
        let case = Case {
            name: "limit".to_owned(),
            rules: Some(rules.clone()),
            report: Some(REPORT.to_owned()),
            form: None,
            prior: None,
            children: None,
        };
        let drawn = check_case(&case).drawn(Lang::Zh).replace("\n  │ ", "");
        assert!(drawn.contains(&format!("最多 {limit}")), "{rules}\n{drawn}");
    }
}

#[test]
fn a_megabyte_of_rules_is_resolved_in_time() {
    let mut rules = String::new();
    for number in 0.. {
        if rules.len() > times(1_000_000) {
            break;
        }
        writeln!(rules, "T3-{number}: 行(新收) + 行(结转) >= 3 - {number}").expect("a string");
    }
    let rules = vec![Named { name: "a.rules".to_owned(), content: rules.into_bytes() }];
    let report = Named { name: "report.yaml".to_owned(), content: REPORT.into() };
    let start = Instant::now();
    let (packs, problems) = Packs::read(vec![PackText { rules, ..PackText::default() }]);
    let (outcomes, _) = rulecheck::check(&packs, report);
    let taken = start.elapsed();
    assert!(problems.is_empty() && outcomes[0].errors.is_empty());
    assert!(outcomes[0].counts.holds > 1_000, "{:?}", outcomes[0].counts);
    let bound = if cfg!(debug_assertions) { 20 } else { 1 };
    assert!(taken < Duration::from_secs(bound), "1 MB of rules took {taken:?}");
}

#[test]
fn signs_that_cannot_be_seen() {
    for sign in [
        '\0', '\u{1}', '\u{1b}', '\u{7f}', '\u{85}', '\u{200b}', '\u{202e}', '\u{2028}', '\u{fffd}',
    ] {
        assert!(
            !codes("a hidden sign", &format!("A-1: 行(新收) {sign}== 1")).is_empty(),
            "{sign:?}"
        );
        codes("a hidden sign in a label", &format!("A-1: 行(新{sign}收) == 1"));
        codes("a hidden sign in a name", &format!("A-1: 总体{sign}情况 visits == 1"));
        codes("a hidden sign in a title", &format!("规则 A-1 \"{sign}\" {{ 行(新收) == 2 }}"));
        codes("a hidden sign in an id", &format!("A{sign}1: 行(新收) == 2"));
        codes("hidden signs alone", &sign.to_string().repeat(10_000));
    }
}

#[test]
fn bytes_that_are_no_text() {
    for bytes in [
        &b"A-1: 1 == 1\n\xff\xfe\xfd"[..],
        b"\xff\xfeA\0-\0",
        b"\xfe\xff\0A",
        // GBK with a lone lead byte at the end, and a four-byte sequence cut short.
        b"A-1: \xd0\xd0(\xd0\xc2\xca\xd5) == 1 \x81",
        b"A-1: \x81\x30\x81 == 1",
        // Surrogates spelled in UTF-8, which is not UTF-8.
        b"A-1: \xed\xa0\x80 == 1",
        b"\xef\xbb\xbf\xef\xbb\xbfA-1: 1 == 1",
        b"\0\0\0\0",
        b"",
    ] {
        in_time("bytes", || {
            let content = bytes.to_vec();
            let rules = vec![Named { name: "a.rules".to_owned(), content: content.clone() }];
            Packs::read(vec![PackText { rules, ..PackText::default() }]);
            let manifest = Some(Named { name: "pack.yaml".to_owned(), content });
            Packs::read(vec![PackText { manifest, ..PackText::default() }]);
        });
        let folder = Folder::new();
        folder.write("a.rules", bytes).write("report.yaml", REPORT);
        let run = folder.run(&["a.rules", "report.yaml"]);
        assert!(matches!(run.status, Some(0..=3)), "{bytes:?}: {run:?}");
        assert!(!run.stderr.contains("panicked"), "{bytes:?}: {}", run.stderr);
    }
}

#[test]
fn a_rule_file_as_notepad_saves_it_in_gbk() {
    let folder = Folder::new();
    // 行(新收) == 1
    folder.write("a.rules", b"A-1: \xd0\xd0(\xd0\xc2\xca\xd5) == 1\r\n").write("r.yaml", REPORT);
    let run = folder.run(&["a.rules", "r.yaml"]);
    assert_eq!(run.status, Some(0), "{run:?}");
}

#[test]
fn the_program_survives_what_the_library_survives() {
    let folder = Folder::new();
    folder.write("deep.rules", format!("A: {}1{} == 1", "(".repeat(300_000), ")".repeat(300_000)));
    folder.write("open.rules", "(".repeat(300_000));
    folder.write("long.rules", format!("A: 1 == 1{}", " + 1".repeat(times(250_000))));
    folder.write("report.yaml", REPORT);
    for (file, status) in [("deep.rules", 2), ("open.rules", 2), ("long.rules", 1)] {
        let run = in_time(file, || folder.run(&[file, "report.yaml"]));
        assert_eq!(run.status, Some(status), "{file}: {}", run.stderr);
    }
}

#[test]
fn prefixes_of_a_rule_file_are_refused_and_never_worse() {
    let whole = "规则 A-1 \"标题\" {\n  依据: \"某文\"\n  在 表三 逐列 除(总计)\n  须 行(新收) + 2 <= 合计(行(新收 .. 结转)) 且 非 (行(结转) 为空)\n}\n事实 v：次 { 在 表三 表述 \"访问{n}次\" 或 「点击…{n}次」 }\nA-2: 每个 x 在 行(新收 .. 结转): x >= 50% ⇒ 表三 v 与 v 一致";
    for (end, _) in whole.char_indices() {
        check_rules(&whole[..end]);
        check_rules(&whole[end..]);
    }
}
