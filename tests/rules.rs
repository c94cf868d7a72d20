//! The suites of the packs that ship: the same snapshot files that `rulecheck test rules/` compares, held
//! through insta, so that `cargo insta review` works on them too.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rulecheck::diagnose;
use rulecheck::pack::{Named, PackText, Packs};
use rulecheck::render;
use rulecheck::suite::{self, CaseText, SuiteText};

fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/annual-report")
}

fn named(path: &Path) -> Named<Vec<u8>> {
    Named { name: path.display().to_string(), content: fs::read(path).expect("a shipped file") }
}

/// Returns the entries of a folder, sorted; none where there is no such folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    entries
}

fn name(path: &Path) -> String {
    path.file_name().expect("a name").to_string_lossy().into_owned()
}

pub(crate) fn packs() -> Packs {
    let files = entries(&home());
    let those = |keep: fn(&str) -> bool| {
        files.iter().filter(move |path| keep(&name(path))).map(|path| named(path))
    };
    let text = PackText {
        manifest: those(|name| name == "pack.yaml").next(),
        forms: those(|name| name.starts_with("form-")).collect(),
        rules: those(|name| name.ends_with(".rules")).collect(),
    };
    let (packs, problems) = Packs::read(vec![text]);
    assert!(problems.is_empty(), "{problems:?}");
    packs
}

/// Reads the cases as the program does.
pub(crate) fn cases() -> Vec<CaseText> {
    let tests = home().join("tests");
    let beside = |folder: PathBuf| entries(&folder).iter().map(|path| named(path)).collect();
    let case = |path: &PathBuf| {
        let report = if path.is_dir() { path.join("report.yaml") } else { path.clone() };
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let within = report.strip_prefix(home()).expect("inside").display().to_string();
        CaseText {
            snapshot: fs::read_to_string(tests.join(format!("snapshots/{name}.snap"))).ok(),
            name,
            path: within.replace('\\', "/"),
            report: named(&report),
            prior: beside(path.join("prior")),
            children: beside(path.join("children")),
        }
    };
    entries(&tests).iter().filter(|path| !path.ends_with("snapshots")).map(case).collect()
}

#[test]
fn every_case_of_the_shipped_pack_comes_out_as_reviewed() {
    let text = SuiteText { cases: cases(), only: Vec::new() };
    let outcome = suite::run(&packs(), &text);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(home().join("tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    let mut failed = Vec::new();
    for case in &outcome.cases {
        let name = text.cases[case.index].name.as_str();
        let held = AssertUnwindSafe(|| {
            settings.bind(|| insta::assert_snapshot!(name, case.content));
        });
        if catch_unwind(held).is_err() {
            failed.push(name);
        }
    }
    assert!(failed.is_empty(), "other than reviewed: {failed:?}");
    assert!(outcome.problems.is_empty(), "{:?}", outcome.problems);
}

/// Holds a page against what it is made from, or writes it.
fn hold_page(path: &Path, text: &str, wrong: &mut Vec<String>) {
    if std::env::var("RULECHECK_DOCS").is_ok_and(|value| value == "write") {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of the pages");
        fs::write(path, text).expect("a page");
    } else if fs::read_to_string(path).ok().as_deref() != Some(text) {
        wrong.push(path.display().to_string());
    }
}

#[test]
fn every_rule_has_its_page_and_the_index_has_every_rule() {
    let packs = packs();
    let outcome = suite::run(&packs, &SuiteText { cases: cases(), only: Vec::new() });
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let (mut wrong, mut known, mut index) = (Vec::new(), Vec::new(), INDEX.to_owned());
    for entry in packs.inventory() {
        let shown = outcome.shown.get(&entry.says.id).cloned().unwrap_or_default();
        let page = render::page_markdown(&diagnose::rule_page(&entry, &shown));
        for heading in HEADINGS {
            assert!(page.contains(heading), "{} lacks {heading}", entry.says.id);
        }
        assert!(!page.contains("还没有例子"), "{} lacks an example", entry.says.id);
        let file = format!("{}/{}.md", entry.pack, entry.says.id);
        let severity = diagnose::frame::severity(diagnose::severity(entry.says.gravity));
        let title = entry.says.title.as_deref().unwrap_or_default();
        let place = diagnose::place(&entry);
        index.push_str(&format!(
            "| [{}]({file}) | {title} | {} {} | {} |\n",
            entry.says.id, severity.zh, severity.en, place.zh
        ));
        hold_page(&pages.join(&file), &page, &mut wrong);
        known.push(pages.join(file));
    }
    index.push_str(NOT_YET);
    hold_page(&pages.join("README.md"), &index, &mut wrong);
    let stray: Vec<PathBuf> = entries(&pages.join("annual-report"));
    let stray: Vec<&PathBuf> = stray.iter().filter(|page| !known.contains(page)).collect();
    assert!(stray.is_empty(), "pages without a rule: {stray:?}");
    assert!(
        wrong.is_empty(),
        "not in step: {wrong:?}; RULECHECK_DOCS=write cargo test --test suites rules writes them"
    );
}

const HEADINGS: [&str; 5] = [
    "## 核对什么 / What it checks",
    "## 为什么要紧 / Why it matters",
    "## 依据 / Legal basis",
    "## 合格的例子 / Passing example",
    "## 不符的例子 / Failing example",
];

const INDEX: &str = "# 规则一览 / The rules

自带的规则包核对些什么，一条一页。`rulecheck explain 编号` 在命令行上说的是同样的话，`rulecheck list` 列出全部规则。
What the shipped pack checks, a page for each rule. `rulecheck explain ID` says the same at the command line, and `rulecheck list` lists all of them.

| 编号 / id | 名称 / title | 级别 / severity | 在哪里 / where |
|---|---|---|---|
";

const NOT_YET: &str = "
## 还写不出的 / What cannot be said yet

| 编号 / id | 内容 / what | 为什么 / why |
|---|---|---|
| T4-COD | 复议机关作共同被告的案件只由原行为主体计 / co-defendant suits are counted once | 要看案件本身，报告里没有 / it takes the cases themselves, which no report prints |
| T2-REG | 规章制定权 / the power to make regulations | 只按单位名称判断；县级市政府看不出来 / judged by the name of the unit only; county-level cities cannot be told |
| T3-SHAPE | 行列的先后 / the order of rows and columns | 只看有没有，不看先后 / whether they are there, not in which order |
| X-COPY | 与上年文本重复率过高 / text copied from last year | 规则还不能比较两份正文 / rules cannot compare two narratives yet |
| X-FORM | 跨版的行对应 / rows mapped across versions | 名称相同的行自动对应；其他处理一行对三行的，不验 / rows of one name are matched; where one row faces three the rule is not evaluated |
";

#[test]
fn every_rule_says_why_and_on_what_basis() {
    for entry in packs().inventory() {
        let says = &entry.says;
        assert!(says.has_own_id, "{}", says.id);
        assert!(says.title.is_some(), "{} has no title", says.id);
        assert!(says.basis.is_some(), "{} has no basis", says.id);
        assert!(says.help.is_some(), "{} does not say what to do", says.id);
        assert!(says.message.is_some(), "{} does not say why it matters", says.id);
    }
}

#[test]
fn a_rule_that_is_broken_fails_the_suite() {
    let mut files: Vec<(String, String)> = Vec::new();
    for path in entries(&home()).iter().filter(|path| path.is_file()) {
        files.push((name(path), fs::read_to_string(path).expect("text")));
    }
    let those = |keep: fn(&str) -> bool, change: fn(&str) -> String| -> Vec<Named<Vec<u8>>> {
        let of = files.iter().filter(|(name, _)| keep(name));
        of.map(|(name, text)| Named { name: name.clone(), content: change(text).into_bytes() })
            .collect()
    };
    let text = PackText {
        manifest: those(|name| name == "pack.yaml", str::to_owned).pop(),
        forms: those(|name| name.starts_with("form-"), str::to_owned),
        rules: those(
            |name| name.ends_with(".rules"),
            |text| text.replace("结果维持 .. 尚未审结", "结果维持 .. 其他结果"),
        ),
    };
    let (packs, _) = Packs::read(vec![text]);
    let outcome = suite::run(&packs, &SuiteText { cases: cases(), only: Vec::new() });
    assert!(outcome.cases.iter().any(|case| !case.is_same));
}
