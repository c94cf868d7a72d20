//! Which rules were never evaluated on a number of reports, and what stood in the way most often.
//!
//! Receives outcomes of reports, one after the other; keeps counts and reasons only. Does not know why a
//! rule was written.

use indexmap::{IndexMap, IndexSet};

use super::{ReportOutcome, Text, text};

/// What became of rules on a number of reports.
#[derive(Clone, Debug, Default)]
pub struct Evaluations {
    reports: usize,
    evaluated: IndexSet<String>,
    /// For how many reports each rule is meant, by their forms and years.
    meant: IndexMap<String, usize>,
    /// For each rule the reasons for which it was not evaluated, and in how many reports.
    reasons: IndexMap<String, IndexMap<String, (Text, usize)>>,
    /// For each rule in how many reports it could not be evaluated.
    unevaluated: IndexMap<String, usize>,
}

/// A rule that was never evaluated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdleRule {
    /// Its id.
    pub rule: String,
    /// In how many reports it could not be evaluated.
    pub not_evaluated: usize,
    /// In how many of those that it is for it did not apply.
    pub not_applicable: usize,
    /// What stood in the way most often, and in how many reports.
    pub reason: Option<(Text, usize)>,
}

/// The rules that were never evaluated on a number of reports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdleSheet {
    /// How many reports there were.
    pub reports: usize,
    /// How many rules.
    pub rules: usize,
    /// Those that were never evaluated.
    pub idle: Vec<IdleRule>,
}

impl Evaluations {
    /// Adds what came of a report; one that no rule was held against does not count.
    pub fn add(&mut self, outcome: &ReportOutcome) {
        let counts = outcome.counts;
        let looked_at = counts.holds + counts.violated + counts.waived;
        if looked_at + counts.not_evaluated + counts.not_applicable == 0 {
            return;
        }
        self.reports += 1;
        self.evaluated.extend(outcome.evaluated.iter().cloned());
        let meant: IndexSet<&String> = outcome.meant.iter().collect();
        for rule in meant {
            *self.meant.entry(rule.clone()).or_insert(0) += 1;
        }
        let mut told: IndexSet<(&str, &str)> = IndexSet::new();
        for one in &outcome.not_evaluated {
            if told.insert((&one.rule, &one.about.zh)) {
                let reasons = self.reasons.entry(one.rule.clone()).or_default();
                let reason = reasons.entry(one.about.zh.clone());
                reason.or_insert_with(|| (one.about.clone(), 0)).1 += 1;
            }
        }
        let rules: IndexSet<&str> = told.iter().map(|(rule, _)| *rule).collect();
        for rule in rules {
            *self.unevaluated.entry(rule.to_owned()).or_insert(0) += 1;
        }
    }

    /// Returns those of some rules that were never evaluated.
    pub fn idle(&self, rules: impl Iterator<Item = String>) -> IdleSheet {
        let rules: IndexSet<String> = rules.collect();
        let idle = rules.iter().filter(|rule| !self.evaluated.contains(*rule));
        let idle = idle.map(|rule| self.idle_rule(rule)).collect();
        IdleSheet { reports: self.reports, rules: rules.len(), idle }
    }

    fn idle_rule(&self, rule: &str) -> IdleRule {
        let not_evaluated = self.unevaluated.get(rule).copied().unwrap_or(0);
        let reasons = self.reasons.get(rule).into_iter().flat_map(IndexMap::values);
        // Of several as frequent the first.
        let reason = reasons.rev().max_by_key(|(_, count)| *count).cloned();
        let not_applicable =
            self.meant.get(rule).copied().unwrap_or(0).saturating_sub(not_evaluated);
        IdleRule { rule: rule.to_owned(), not_evaluated, not_applicable, reason }
    }
}

/// Says how many rules were never evaluated.
pub fn heading(sheet: &IdleSheet) -> Text {
    let (reports, rules, idle) = (sheet.reports, sheet.rules, sheet.idle.len());
    match (reports, idle) {
        (0, _) => text!(
            zh: "没有一份报告用得上这些规则",
            en: "none of the reports is one that these rules are for",
        ),
        (_, 0) => text!(
            zh: "核对了 {reports} 份报告：{rules} 条规则都核对上了，每条至少一处",
            en: "held against {reports} reports: each of {rules} rules was evaluated at least once",
        ),
        _ => text!(
            zh: "核对了 {reports} 份报告：{rules} 条规则里，{idle} 条一处也没有核对上",
            en: "held against {reports} reports: {idle} of {rules} rules were never evaluated",
        ),
    }
}

/// Says what became of a rule instead.
pub fn idle_rule(rule: &IdleRule) -> Text {
    let (id, lacking, elsewhere) = (&rule.rule, rule.not_evaluated, rule.not_applicable);
    let apart = match (lacking, elsewhere) {
        (0, 0) => text!(zh: "没有一份报告是它管的", en: "is for none of the reports"),
        (_, 0) => Text::same(""),
        (0, _) => text!(zh: "{elsewhere} 份不适用", en: "does not apply to {elsewhere}"),
        _ => text!(zh: "，{elsewhere} 份不适用", en: ", does not apply to {elsewhere}"),
    };
    let (apart_zh, apart_en) = (apart.zh, apart.en);
    match &rule.reason {
        Some((Text { zh, en }, count)) => text!(
            zh: "{id}：{lacking} 份不验{apart_zh}；最常见的原因（{count} 份）：{zh}",
            en: "{id}: not evaluated in {lacking}{apart_en}; mostly ({count}) because: {en}",
        ),
        None => text!(zh: "{id}：{apart_zh}", en: "{id}: {apart_en}"),
    }
}
