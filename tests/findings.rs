//! The first lines of all findings that the shipped rules give, in one file: what an auditor reads
//! before deciding whether to read on. One line must tell what is wrong and where.

use std::collections::{BTreeMap, BTreeSet};

use rulecheck::diagnose::{Diagnostic, Finding, Lang};
use rulecheck::pack::Packs;
use rulecheck::render::{self, HumanOptions};
use rulecheck::source::SourceMap;
use rulecheck::suite::CaseText;
use rulecheck::{Library, Run, Shelf};

use super::rules::{cases, packs};
use super::support::snapshot;

/// Checks a case of the pack and hands its findings on.
fn findings(packs: &Packs, case: &CaseText) -> Vec<Finding> {
    let beside = |shelf: Shelf| {
        let files = if matches!(shelf, Shelf::Prior) { &case.prior } else { &case.children };
        files.iter().cloned().map(|file| (shelf, file)).collect::<Vec<_>>()
    };
    let mut files = beside(Shelf::Prior);
    files.extend(beside(Shelf::Children));
    files.push((Shelf::Batch, case.report.clone()));
    let library = Library::read(packs, files.into_iter());
    let run = Run {
        packs,
        library: &library,
        waivers: packs.waivers(),
        selection: None,
        suspects: false,
    };
    run.check_batch(0).into_iter().flat_map(|outcome| outcome.findings).collect()
}

/// Returns the headline of a message as it stands on a terminal of 80 columns.
fn first_lines(finding: &Finding, lang: Lang) -> String {
    let bare = Diagnostic {
        excerpts: Vec::new(),
        notes: Vec::new(),
        table: Vec::new(),
        help: Vec::new(),
        ..finding.diagnostic.clone()
    };
    let options = HumanOptions { lang, width: 80, color: false, verbose: false };
    render::diagnostic(&bare, &SourceMap::default(), &options).trim_end().to_owned()
}

/// Of each rule a finding about one place and one about several, where the suite has them.
#[test]
fn first_lines_of_all_rules() {
    let packs = packs();
    let mut shown: BTreeMap<(String, bool), Finding> = BTreeMap::new();
    // The report that was made for a rule stands before those that violate it beside others.
    let mut cases = cases();
    cases.sort_by_key(|case| !case.name.starts_with("planted"));
    for case in &cases {
        for finding in findings(&packs, case) {
            let several = finding.members.len() > 1;
            shown.entry((finding.rule.clone(), several)).or_insert(finding);
        }
    }
    let with: BTreeSet<&str> = shown.keys().map(|(rule, _)| rule.as_str()).collect();
    let rules: Vec<String> = packs.inventory().into_iter().map(|entry| entry.says.id).collect();
    let without: Vec<&String> = rules.iter().filter(|id| !with.contains(id.as_str())).collect();
    assert!(without.is_empty(), "no report of the suite violates {without:?}");
    let mut content = String::new();
    for lang in [Lang::Zh, Lang::En] {
        for finding in shown.values() {
            content.push_str(&format!("{}\n", first_lines(finding, lang)));
        }
        content.push_str("-----\n");
    }
    snapshot("findings", "first_lines", &content);
}
