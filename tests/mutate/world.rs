//! A small form, a report of it, and what is noticed of the errors put into that.

use rulecheck::analysis::{MOST_WORK, Mutations, mutate};
use rulecheck::eval::{Figures, Finding, ReportFigures, Selection};
use rulecheck::model::{Layout, load_reports};
use rulecheck::pack::{Named, PackText, Packs};
use rulecheck::source::SourceMap;

/// A form of one table of four rows and three columns.
pub(super) const FORM: &str = "form: 月报\nversion: \"1\"\nsections:\n  - heading: 申请\n    table:\n      name: 表一\n      columns: [甲, 乙, {合计: {total: true}}]\n      rows: [新收, 结转, 办结, 未办]\n";

pub(super) const ROWS: [&str; 4] = ["新收", "结转", "办结", "未办"];
pub(super) const COLUMNS: [&str; 3] = ["甲", "乙", "合计"];

/// A report of the small form with these figures, as printed.
pub(super) fn document(figures: &[[String; 3]; 4]) -> String {
    let row =
        |(label, figures): (&&str, &[String; 3])| format!("{label}: [{}]", figures.join(", "));
    let rows: Vec<String> = ROWS.iter().zip(figures).map(row).collect();
    format!(
        "report: 月报\nunit: 某某局\nyear: 2024\nsections:\n  - heading: 申请\n    text: 收到申请 12 件。\n    table:\n      columns: [甲, 乙, 合计]\n      rows: {{{}}}\n",
        rows.join(", ")
    )
}

/// Reads rules for a form.
pub(super) fn packs(form: &str, rules: &str) -> Packs {
    let named = |name: &str, text: &str| Named { name: name.to_owned(), content: text.into() };
    let (forms, rules) = (vec![named("form.yaml", form)], vec![named("a.rules", rules)]);
    let (packs, problems) = Packs::read(vec![PackText { forms, rules, manifest: None }]);
    assert!(problems.is_empty(), "{problems:?}");
    packs
}

/// Puts errors into a report, and returns what came of them with the layout that they lie in.
pub(super) fn mutations(packs: &Packs, document: &str) -> (Mutations, Layout) {
    mutations_within(packs, document, MOST_WORK)
}

/// Does the same with so much work for explanations.
pub(super) fn mutations_within(packs: &Packs, document: &str, work: usize) -> (Mutations, Layout) {
    let mut sources = SourceMap::layer(packs.sources());
    let file = sources.add("report.yaml", document.to_owned());
    let (reports, errors) = load_reports(file, document);
    assert!(errors.is_empty(), "{errors:?}");
    let report = &reports[0];
    let plan = packs.plan(report, &sources).expect("a plan");
    let (layout, rules) = (&plan.prepared.layout, &plan.prepared.rules);
    let own = ReportFigures::new(rules, report, layout, &plan.placement);
    let selection = Selection::everything();
    let nothing = |_: &Figures<'_>, found: &[Finding]| vec![false; found.len()];
    let found = mutate(rules, layout, &Figures::new(own), &selection, &nothing, work);
    (found, layout.clone())
}
