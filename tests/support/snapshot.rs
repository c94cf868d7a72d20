//! Snapshots: one a case, under `tests/snapshots/<stage>/<case>.snap`.

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::case::{Case, folders};

/// Holds `content` against a snapshot.
pub(crate) fn snapshot(stage: &str, name: &str, content: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("../snapshots/{stage}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, content));
}

/// Runs a check on every case of a stage, all of them even when one fails.
pub(crate) fn for_each_case(stage: &str, check: impl Fn(&Case)) {
    let cases: Vec<Case> = folders(stage).iter().map(|folder| Case::open(folder)).collect();
    assert!(!cases.is_empty(), "there are no cases of {stage}");
    let failed: Vec<&str> = cases
        .iter()
        .filter(|case| catch_unwind(AssertUnwindSafe(|| check(case))).is_err())
        .map(|case| case.name.as_str())
        .collect();
    assert!(failed.is_empty(), "cases of {stage} failed: {failed:#?}");
}
