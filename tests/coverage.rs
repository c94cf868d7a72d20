//! What rules see of a form: the counts, the classes, the words, and that what is called invisible is.

use std::fs;
use std::path::Path;

use rulecheck::analysis::{FormCoverage, Separator, Sight, cover};
use rulecheck::diagnose::{Lang, form_sheet};
use rulecheck::eval::Selection;
use rulecheck::pack::{FormVersion, Named, PackText, Packs};
use rulecheck::render::{self, HumanOptions};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::support::{Folder, Random, for_each_case, objections, snapshot};

const BAL: &str = "T3-BAL: 行(新收) + 行(上年结转) == 行(第三项) + 行(结转下年)\n";
const SUM: &str = "在 表三 逐列 { T3-SUM: 行(第三项) == 合计(末级(本年度办理结果)) }\n";
const COL: &str = "在 表三 逐行 { T3-COL: 列(总计) == 合计(列(自然人 .. 其他)) }\n";
const FOUR: &str = "在 表四 逐组(行政复议, 行政诉讼/未经复议直接起诉, 行政诉讼/复议后起诉) { T4-SUM: 列(总计) == 合计(列(结果维持 .. 尚未审结)) }\n";

fn form() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/annual-report/form-2021.yaml");
    fs::read_to_string(path).expect("the form of 2021")
}

fn packs(form: &str, rules: &[&str]) -> Packs {
    let named = |name: &str, text: &str| Named { name: name.to_owned(), content: text.into() };
    let pack = PackText {
        forms: vec![named("form.yaml", form)],
        rules: vec![named("a.rules", &rules.concat())],
        ..PackText::default()
    };
    let (packs, problems) = Packs::read(vec![pack]);
    assert!(problems.is_empty(), "{problems:?}");
    packs
}

fn covered(form: &str, rules: &[&str]) -> (FormVersion, FormCoverage) {
    let version = packs(form, rules).versions().pop().expect("a version");
    let prepared = &version.prepared;
    let coverage = cover(&prepared.layout, &prepared.rules, &Selection::everything());
    (version, coverage)
}

/// Returns how many cells of a table are seen, and how many pinned.
fn counts(form: &str, rules: &[&str], table: &str) -> (usize, usize) {
    let (version, coverage) = covered(form, rules);
    let tables = &version.prepared.layout.tables;
    let one = coverage.tables.iter().find(|one| tables[one.table].title() == table);
    let counts = one.expect("the table").counts();
    (counts.seen, counts.pinned)
}

#[test]
fn three_rules_pin_every_cell_of_table_3_and_two_do_not() {
    let form = form();
    for (rules, expected) in [
        (&[BAL, SUM, COL][..], (175, 175)),
        (&[BAL, SUM], (175, 7)),
        (&[BAL, COL], (175, 28)),
        (&[SUM, COL], (175, 154)),
        (&[BAL], (28, 0)),
        (&[], (0, 0)),
    ] {
        let found = counts(&form, rules, "表三");
        assert_eq!(found, expected, "{rules:?}");
    }
    let (_, coverage) = covered(&form, &[BAL, SUM, COL]);
    assert_eq!((coverage.equations, coverage.independent), (39, Some(37)));
    let shares: Vec<_> =
        coverage.rules.iter().map(|rule| (rule.seen_without, rule.pinned_without)).collect();
    assert_eq!(shares, [(175, 154), (175, 28), (175, 7)]);
}

/// Chains, what is joined by 且 and what is said of each member are equations like any other.
#[test]
fn an_equation_is_seen_however_it_is_written() {
    let (_, plain) = covered(SMALL, &["A-1: 行(新收) == 行(结转)\nA-2: 行(结转) == 行(办结)\n"]);
    let plain = plain.counts();
    assert_eq!(plain.seen, 9);
    for rules in [
        "A-1: 行(新收) == 行(结转) == 行(办结)\n",
        "A-1: 行(新收) == 行(结转) 且 行(结转) == 行(办结)\n",
        "A-1: 行(新收) <= 行(结转) 且 行(新收) == 行(结转) == 行(办结)\n",
    ] {
        assert_eq!(covered(SMALL, &[rules]).1.counts(), plain, "{rules}");
    }
    let each = "A-1: 每个 x 在 行(新收 .. 办结): x == 0\n";
    assert_eq!(counts(SMALL, &[each], "表一"), (9, 9));
    // What must hold besides, and is no equation, sees nothing by itself.
    assert_eq!(counts(SMALL, &["A-1: 行(新收) <= 行(结转) 且 行(办结) >= 0\n"], "表一"), (0, 0));
}

/// What is left without a rule is what is seen where the rule is not there.
#[test]
fn what_is_left_without_a_rule_is_what_the_others_see() {
    let names = ["新收", "结转", "办结", "未办"];
    for seed in 1..=30 {
        let mut random = Random::new(seed);
        let mut rule = |id: usize| {
            let mut cell = || {
                format!("格({}, {})", names[random.below(4)], ["甲", "乙", "合计"][random.below(3)])
            };
            let (one, two, three, four) = (cell(), cell(), cell(), cell());
            match id % 3 {
                0 => format!("A-{id}: {one} == {two} + {three}\n"),
                1 => format!("A-{id}: {one} == 2 * {two} 且 {three} == {four}\n"),
                _ => format!("A-{id}: {one} + {two} == {three} + {four}\n"),
            }
        };
        let rules: Vec<String> = (0..7).map(&mut rule).collect();
        let rules: Vec<&str> = rules.iter().map(String::as_str).collect();
        let (version, coverage) = covered(SMALL, &rules);
        for share in &coverage.rules {
            let all = &version.prepared.rules.rules;
            let others = all.iter().map(|rule| rule.id.clone());
            let others: Vec<String> = others.filter(|id| *id != all[share.rule].id).collect();
            let prepared = &version.prepared;
            let only = Selection::new(others, None);
            let counts = cover(&prepared.layout, &prepared.rules, &only).counts();
            assert_eq!((share.seen_without, share.pinned_without), (counts.seen, counts.pinned));
        }
    }
}

#[test]
fn errors_of_table_4_are_seen_and_none_is_pinned() {
    let form = form();
    assert_eq!(counts(&form, &[FOUR], "表四"), (15, 0));
    let (_, coverage) = covered(&form, &[FOUR]);
    assert_eq!(coverage.classes.len(), 3);
    for class in &coverage.classes {
        assert_eq!(class.cells.len(), 5);
        // The table has one row: nothing can be added up along the other axis.
        assert_eq!(class.separators, [Separator::Narrative(4)]);
    }
    assert_eq!(coverage.rectangle, None);
    // What the words advise helps.
    let stated = ["结果维持", "结果纠正", "其他结果", "尚未审结"].iter().enumerate();
    let stated = stated.map(|(at, column)| {
        format!(
            "事实 甲{at}：件 {{ 表述 \"{column}{{n}}件\" }}\nN-{at}: 甲{at} == 格(件数, 行政复议/{column})\n"
        )
    });
    let stated: Vec<String> = stated.collect();
    let rules: Vec<&str> = [FOUR].into_iter().chain(stated.iter().map(String::as_str)).collect();
    assert_eq!(counts(&form, &rules, "表四"), (15, 5));
    let (_, coverage) = covered(&form, &rules);
    assert_eq!(coverage.by_tables, (15, 0), "all that is won rests on the narrative");
}

#[test]
fn what_would_separate_a_class_does() {
    let form = form();
    for (rules, separator, then) in [
        (&[BAL, SUM][..], Separator::EachRow { sum: true }, COL),
        (&[SUM, COL], Separator::EachColumn { sum: true }, BAL),
        (&[BAL, COL], Separator::EachColumn { sum: true }, SUM),
    ] {
        let (_, coverage) = covered(&form, rules);
        for class in &coverage.classes {
            assert_eq!(class.separators.first(), Some(&separator), "{rules:?}: {class:?}");
        }
        let all: Vec<&str> = rules.iter().copied().chain([then]).collect();
        assert!(covered(&form, &all).1.classes.is_empty());
    }
}

/// A form of one table of four rows and three columns.
const SMALL: &str = "form: 月报\nversion: \"1\"\nsections:\n  - heading: 申请\n    table:\n      name: 表一\n      columns: [甲, 乙, {合计: {total: true}}]\n      rows: [新收, 结转, 办结, 未办]\n";

/// Draws what rules see of the small form: a line a row, a letter a cell.
fn drawn(rules: &[&str]) -> String {
    let (_, coverage) = covered(SMALL, rules);
    let cells = &coverage.tables[0].cells;
    let rows = cells.chunk_by(|one, other| one.row == other.row);
    let sign = |sight| match sight {
        Sight::Unread => '.',
        Sight::Read => '-',
        Sight::Seen => '+',
        Sight::Pinned => '#',
    };
    let row = |row: &[rulecheck::analysis::CellCoverage]| {
        row.iter().map(|cell| sign(cell.sight)).collect::<String>()
    };
    rows.map(row).collect::<Vec<_>>().join(" ")
}

#[test]
fn only_equations_see_and_only_of_figures_that_do_not_cancel() {
    for (rules, expected) in [
        ("A-1: 行(新收) + 行(结转) == 行(办结) + 行(未办)", "+++ +++ +++ +++"),
        // An inequality, a tolerance, a condition and a quotient say less than an equation.
        ("A-1: 行(新收) >= 行(办结)", "--- ... --- ..."),
        ("A-1: 行(新收) == 行(办结) 误差 ±1", "--- ... --- ..."),
        ("A-1: 当 格(新收, 甲) > 0 则 格(办结, 甲) == 格(未办, 甲)", "-.. ... -.. -.."),
        ("A-1: 行(新收) / 行(结转) == 1", "--- --- ... ..."),
        ("A-1: 每个 x 在 行(新收 .. 结转): x >= 0", "--- --- ... ..."),
        // What stands on both sides alike is read, and no error in it shows.
        ("A-1: 行(新收) + 行(结转) == 行(新收) + 行(办结)", "--- +++ +++ ..."),
        ("A-1: 行(新收) == 0", "### ... ... ..."),
        // Twice the same equation separates nothing.
        ("A-1: 行(新收) == 行(结转)\nA-2: 行(结转) == 行(新收)", "+++ +++ ... ..."),
        // Proportional is enough to be mixed up; half is, the sign is.
        ("A-1: 行(新收) == 2 * 行(结转)\nA-2: 3 * 行(新收) == 6 * 行(结转)", "+++ +++ ... ..."),
        ("A-1: 行(新收) == 2 * 行(结转)\nA-2: 行(新收) == 行(结转) + 行(办结)", "### ### ### ..."),
        // A cell of another report has a column of its own, as good as that of a cell.
        ("A-1: 行(结转) == 上年(行(未办))", "... +++ ... ..."),
        (
            "A-1: 行(结转) == 上年(行(未办))\nA-2: 行(新收) + 行(结转) == 行(办结) + 行(未办)",
            "+++ ### +++ +++",
        ),
        // 一致 says that all its sides are equal.
        ("A-1: 行(新收) 与 行(结转) 与 行(办结) 一致", "### ### ### ..."),
        (
            "事实 n { 表述 \"新收{n}件\" }\nA-1: n 与 格(新收, 甲) + 格(结转, 甲) 一致",
            "+.. +.. ... ...",
        ),
        // So has a figure that a sentence states.
        ("事实 n { 表述 \"新收{n}件\" }\nA-1: n == 格(新收, 合计)", "..+ ... ... ..."),
    ] {
        assert_eq!(drawn(&[rules]), expected, "{rules}");
    }
}

/// The report of the form of 2021 in which everything agrees, as the pack's suite has it.
fn clean() -> String {
    let path = "rules/annual-report/tests/clean-city-2024/report.yaml";
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("the report")
}

/// Changes cells of table 3, by row label and column, and tells how many findings the rules have.
fn findings_after(changes: &[(&str, usize, i64)]) -> usize {
    let packs = packs(&form(), &[BAL, SUM, COL]);
    let mut lines: Vec<String> = clean().lines().map(str::to_owned).collect();
    for (label, column, by) in changes {
        let line = lines.iter_mut().find(|line| line.contains(label) && line.contains('['));
        let line = line.unwrap_or_else(|| panic!("no row {label}"));
        let start = line.rfind('[').expect("the figures");
        let end = line.rfind(']').expect("the figures");
        let mut figures: Vec<i64> = line[start + 1..end]
            .split(',')
            .map(|one| one.trim().parse().expect("a number"))
            .collect();
        figures[*column] += by;
        let figures: Vec<String> = figures.iter().map(i64::to_string).collect();
        line.replace_range(start + 1..end, &figures.join(", "));
    }
    let file = Named { name: "report.yaml".to_owned(), content: lines.join("\n").into_bytes() };
    let (outcomes, _) = rulecheck::check(&packs, file);
    assert_eq!(outcomes[0].counts.holds + outcomes[0].counts.violated, 39);
    outcomes[0].findings.len()
}

#[test]
fn what_is_called_invisible_leaves_every_equation_true() {
    assert_eq!(findings_after(&[]), 0);
    assert!(findings_after(&[("予以公开", 0, 1)]) > 0, "one wrong figure is seen");
    // A detail, carried into the totals of its column and row, and out of what is carried over.
    let carried = [
        ("予以公开", 0, 1),
        ("予以公开", 6, 1),
        ("（七）总计", 0, 1),
        ("（七）总计", 6, 1),
        ("本年新收", 0, 1),
        ("本年新收", 6, 1),
    ];
    assert_eq!(findings_after(&carried), 0);
    // Four cells of two rows and two columns.
    let rectangle =
        [("予以公开", 0, 1), ("予以公开", 1, -1), ("部分公开", 0, -1), ("部分公开", 1, 1)];
    assert_eq!(findings_after(&rectangle), 0);
    assert!(findings_after(&rectangle[..3]) > 0, "three of them are seen");
    // Two rows exchanged: 1020, 14, 1, 3, 5, 0, 1043 and 296, 6, 0, 1, 2, 0, 305.
    let difference = [724, 8, 1, 2, 3, 0, 738];
    let exchanged: Vec<_> = (0..7)
        .flat_map(|at| [("予以公开", at, -difference[at]), ("部分公开", at, difference[at])])
        .collect();
    assert_eq!(findings_after(&exchanged), 0);
    let (_, coverage) = covered(&form(), &[BAL, SUM, COL]);
    assert!(coverage.rectangle.is_some(), "an example is shown");
}

#[test]
fn maps() {
    for_each_case("coverage", |case| {
        let (form, rules) = (case.form.as_deref(), case.rules.as_deref());
        let (form, rules) = (form.expect("form.yaml"), rules.expect("case.rules"));
        let (version, coverage) = covered(form, &[rules]);
        let sheet = form_sheet(&version, &coverage);
        let draw = |lang| {
            let options = HumanOptions { lang, width: 80, color: false, verbose: false };
            let drawn = render::coverage_text(&sheet, &options);
            let too_wide = drawn.lines().find(|line| line.width() > 80);
            assert_eq!(too_wide, None);
            drawn
        };
        let (chinese, english) = (draw(Lang::Zh), draw(Lang::En));
        snapshot("coverage", &case.name, &format!("{rules}-----\n{chinese}-----\n{english}"));
    });
}

#[test]
fn colours_stand_under_the_signs_and_widths_are_kept() {
    let (version, coverage) = covered(SMALL, &["A-1: 行(新收) == 行(结转)\nA-2: 行(办结) == 0"]);
    let sheet = form_sheet(&version, &coverage);
    let draw = |width, color| {
        let options = HumanOptions { lang: Lang::Zh, width, color, verbose: false };
        render::coverage_text(&sheet, &options)
    };
    let painted = draw(80, true);
    assert!(painted.contains("\u{1b}[30;42m#\u{1b}[0m"), "{painted}");
    let plain: String = painted
        .split('\u{1b}')
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once('m').expect("a code").1 })
        .collect();
    assert_eq!(plain, draw(80, false));
    for width in [32, 50, 200] {
        let too_wide =
            draw(width, false).lines().find(|line| line.width() > width).map(str::to_owned);
        assert_eq!(too_wide, None);
    }
}

#[test]
fn json_tells_of_each_cell_and_of_each_class() {
    let folder = Folder::new();
    folder.write("pack/form-1.yaml", SMALL);
    folder.write("pack/a.rules", "A-1: 行(新收) == 行(结转)\nA-2: 行(办结) >= 0\n");
    let run = folder.run(&["coverage", "pack", "--format", "json"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let document: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_eq!(objections("coverage", &document), None);
    let form = &document["forms"][0];
    let count = |name: &str| form[name].as_u64().expect(name);
    assert_eq!(["cells", "seen", "pinned", "not_read"].map(count), [12, 6, 0, 3]);
    assert_eq!(form["other_rules_only"], 3);
    let grid = form["tables"][0]["grid"].as_array().expect("cells");
    assert_eq!(grid.len(), 12);
    assert_eq!(grid[0]["state"], "seen");
    assert_eq!(grid[0]["equations"][0], "A-1");
    assert_eq!((&grid[0]["row"], &grid[0]["column"]), (&"新收".into(), &"甲".into()));
    assert_eq!(grid[6]["other_rules"][0], "A-2");
    let classes = form["classes"].as_array().expect("classes");
    assert_eq!(classes.len(), 3);
    assert_eq!(classes[0]["cells"].as_array().map(Vec::len), Some(2));
    assert_eq!(classes[0]["separated_by"][0]["kind"], "each_row");
    assert_eq!(form["rules"][0]["pinned_without"], 0);
}

#[test]
fn a_threshold_that_is_missed_ends_with_status_1() {
    let folder = Folder::new();
    folder.write("pack/form-1.yaml", SMALL);
    folder.write("pack/a.rules", "A-1: 行(新收) == 行(结转)\nA-2: 行(办结) == 0\n");
    for (args, status) in [
        (&[][..], 0),
        (&["--min-seen", "75"], 0),
        (&["--min-seen", "75.1"], 1),
        (&["--min-pinned", "25%"], 0),
        (&["--min-pinned", "26"], 1),
        (&["--min-seen", "0", "--min-pinned", "100"], 1),
        (&["--min-seen", "70", "--only", "A-1"], 1),
        (&["--min-seen", "101"], 2),
        (&["--min-seen", "viel"], 2),
        (&["--only", "A-7"], 2),
        (&["--form", "2"], 2),
        (&["--form", "1"], 0),
        (&["--form", "月报 1"], 0),
    ] {
        let run = folder.run(&[&["coverage", "pack"], args].concat());
        assert_eq!(run.status, Some(status), "{args:?}\n{}{}", run.stdout, run.stderr);
        assert_eq!(run.stdout.contains("不够"), status == 1, "{args:?}\n{}", run.stdout);
    }
    folder.write("broken/form-1.yaml", SMALL).write("broken/a.rules", "A-1: 行(没有) == 1");
    let run = folder.run(&["coverage", "broken"]);
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("没有"), "{}", run.stderr);
    assert!(run.stdout.contains("能发现 0（0.0%）"), "{}", run.stdout);
    folder.write("a.rules", "A-1: 行(新收) == 1");
    let run = folder.run(&["coverage", "a.rules"]);
    assert_eq!((run.status, run.stdout.as_str()), (Some(2), ""));
    assert!(run.stderr.contains("没有表式"), "{}", run.stderr);
}

#[test]
fn the_page_is_whole_and_escapes_what_forms_say() {
    let folder = Folder::new();
    folder.write("pack/form-1.yaml", SMALL.replace("新收", "'<b>新收&'"));
    folder.write("pack/a.rules", "A-1: 行(结转) == 行(办结)\n");
    let run = folder.run(&["coverage", "pack", "--html", "out/map.html"]);
    assert_eq!(run.status, Some(0), "{}", run.stderr);
    let page = folder.read("out/map.html");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"), "{page}");
    assert!(page.contains("&lt;b&gt;新收&amp;") && !page.contains("<b>新收"), "{page}");
    assert_eq!(page.matches("<td class=\"seen\"").count(), 6, "{page}");
    for outside in ["http:", "https:", "src=", "href=", "<script"] {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn the_whole_pack_is_covered_in_a_second() {
    let begun = std::time::Instant::now();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules").display().to_string();
    let run = Folder::new().run(&["coverage", &root, "--min-seen", "80", "--min-pinned", "80"]);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
    // A build without optimization takes a third of it; other tests run beside.
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}
