//! What is proved of rules, as JSON for programs.
//!
//! Receives named sheets. Does not know how anything is proved.

use serde::Serialize;

use crate::analysis::{Rest, SettledHow};
use crate::diagnose::{
    ConflictMemberSheet, ConflictSheet, DuplicateSheet, ForcedSheet, IdleSheet, ImpliedSheet, Lang,
    ProofSheet, RedundantSheet, SettledSheet, Severity, StatementSheet, Text,
};
use crate::resolve::Beyond;

/// The version of the JSON document's shape.
const VERSION: u32 = 1;

/// Writes what is proved of rules for programs.
pub fn proof_json(sheets: &[ProofSheet], idle: Option<&IdleSheet>, lang: Lang) -> String {
    let forms = sheets.iter().map(|sheet| form(sheet, lang)).collect();
    let reports = idle.map(|sheet| reports(sheet, lang));
    let text = serde_json::to_string_pretty(&JsonProofs { version: VERSION, forms, reports });
    format!("{}\n", text.unwrap_or_default())
}

#[derive(Serialize)]
struct JsonProofs<'a> {
    version: u32,
    forms: Vec<JsonForm<'a>>,
    reports: Option<JsonReports<'a>>,
}

#[derive(Serialize)]
struct JsonReports<'a> {
    reports: usize,
    rules: usize,
    never_evaluated: Vec<JsonIdle<'a>>,
}

#[derive(Serialize)]
struct JsonIdle<'a> {
    rule: &'a str,
    not_evaluated: usize,
    not_applicable: usize,
    reason: Option<&'a str>,
    reason_reports: usize,
}

#[derive(Serialize)]
struct JsonForm<'a> {
    form: &'a str,
    version: &'a str,
    rules: usize,
    linear: usize,
    partly_linear: usize,
    equations: usize,
    inequalities: usize,
    outside: Vec<JsonOutside>,
    counts_not_negative: bool,
    whole_open: bool,
    complete: bool,
    left_out: JsonLeftOut<'a>,
    contradictions: Vec<JsonConflict<'a>>,
    forced: Vec<JsonForced<'a>>,
    settled: Vec<JsonSettled<'a>>,
    duplicates: Vec<JsonDuplicate<'a>>,
    implied: Vec<JsonImplied<'a>>,
    groups: Vec<JsonGroup<'a>>,
}

#[derive(Serialize)]
struct JsonLeftOut<'a> {
    contradictions: &'a [String],
    settled: &'a [String],
    forced: &'a [String],
    groups: &'a [String],
    implied: &'a [String],
}

#[derive(Serialize)]
struct JsonOutside {
    reason: &'static str,
    rules: usize,
}

#[derive(Serialize)]
struct JsonStatement<'a> {
    rule: &'a str,
    severity: &'static str,
    statement: &'a str,
    file: &'a str,
    line: usize,
}

#[derive(Serialize)]
struct JsonConflict<'a> {
    needs_form: bool,
    needs_whole: bool,
    rules: Vec<JsonMember<'a>>,
}

#[derive(Serialize)]
struct JsonMember<'a> {
    rule: &'a str,
    statements: Vec<JsonBound<'a>>,
    depends: &'a [String],
    others_hold: Option<&'static str>,
    without: Vec<JsonFigure<'a>>,
}

#[derive(Serialize)]
struct JsonBound<'a> {
    #[serde(flatten)]
    statement: JsonStatement<'a>,
    bindings: Vec<&'a str>,
}

#[derive(Serialize)]
struct JsonFigure<'a> {
    figure: &'a str,
    value: &'a str,
}

#[derive(Serialize)]
struct JsonForced<'a> {
    figures: Vec<JsonFigure<'a>>,
    rules: &'a [String],
    needs_form: bool,
}

#[derive(Serialize)]
struct JsonSettled<'a> {
    outcome: &'static str,
    #[serde(flatten)]
    statement: JsonStatement<'a>,
}

#[derive(Serialize)]
struct JsonDuplicate<'a> {
    statements: Vec<JsonStatement<'a>>,
    differ: bool,
    keep: Option<JsonStatement<'a>>,
}

#[derive(Serialize)]
struct JsonImplied<'a> {
    rule: &'a str,
    by: &'a [String],
    needs_form: bool,
    needs_more_figures: bool,
    asks_for_figures: bool,
    premise_of: &'a [String],
    graver: bool,
    seen: Option<usize>,
    seen_without: Option<usize>,
    pinned: Option<usize>,
    pinned_without: Option<usize>,
    adds_nothing: bool,
}

#[derive(Serialize)]
struct JsonGroup<'a> {
    equations: usize,
    independent: usize,
    rules: Vec<JsonShare<'a>>,
}

#[derive(Serialize)]
struct JsonShare<'a> {
    rule: &'a str,
    equations: usize,
    pinned: usize,
    pinned_without: usize,
}

fn form(sheet: &ProofSheet, lang: Lang) -> JsonForm<'_> {
    let scope = &sheet.scope;
    let outside = scope.beyond.iter();
    let left_out = &sheet.left_out;
    JsonForm {
        form: &sheet.kind,
        version: &sheet.version,
        rules: scope.rules,
        linear: scope.whole,
        partly_linear: scope.partly,
        equations: scope.equations,
        inequalities: scope.inequalities,
        outside: outside
            .map(|(why, count)| JsonOutside { reason: reason(*why), rules: *count })
            .collect(),
        counts_not_negative: scope.form,
        whole_open: sheet.fractions,
        complete: left_out.is_nothing(),
        left_out: JsonLeftOut {
            contradictions: &left_out.contradictions,
            settled: &left_out.settled,
            forced: &left_out.forced,
            groups: &left_out.groups,
            implied: &left_out.implied,
        },
        contradictions: sheet.conflicts.iter().map(|one| conflict(one, lang)).collect(),
        forced: sheet.forced.iter().map(|one| forced(one, lang)).collect(),
        settled: sheet.settled.iter().map(settled).collect(),
        duplicates: sheet.duplicates.iter().map(duplicate).collect(),
        implied: sheet.implied.iter().map(implied).collect(),
        groups: sheet.redundant.iter().map(|one| group(one, sheet.pinned)).collect(),
    }
}

fn reports(sheet: &IdleSheet, lang: Lang) -> JsonReports<'_> {
    let idle = sheet.idle.iter().map(|one| JsonIdle {
        rule: &one.rule,
        not_evaluated: one.not_evaluated,
        not_applicable: one.not_applicable,
        reason: one.reason.as_ref().map(|(words, _)| words.get(lang)),
        reason_reports: one.reason.as_ref().map_or(0, |(_, count)| *count),
    });
    JsonReports { reports: sheet.reports, rules: sheet.rules, never_evaluated: idle.collect() }
}

fn reason(why: Beyond) -> &'static str {
    match why {
        Beyond::Condition => "condition",
        Beyond::Alternative => "alternative",
        Beyond::Wording => "wording",
        Beyond::Printed => "printed",
        Beyond::Whole => "whole_numbers",
        Beyond::Arithmetic => "arithmetic",
        Beyond::Tolerance => "tolerance",
        Beyond::Unequal => "unequal",
        Beyond::Several => "several_figures",
        Beyond::Round => "round_figures",
    }
}

fn statement(sheet: &StatementSheet) -> JsonStatement<'_> {
    let (file, line) = (sheet.place.0.as_str(), sheet.place.1);
    let severity = match sheet.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    };
    JsonStatement { rule: &sheet.rule, severity, statement: &sheet.written, file, line }
}

fn figures(figures: &[(Text, String)], lang: Lang) -> Vec<JsonFigure<'_>> {
    figures.iter().map(|(name, value)| JsonFigure { figure: name.get(lang), value }).collect()
}

fn conflict(sheet: &ConflictSheet, lang: Lang) -> JsonConflict<'_> {
    let member = |one| member(one, lang);
    JsonConflict {
        needs_form: sheet.form,
        needs_whole: sheet.whole,
        rules: sheet.members.iter().map(member).collect(),
    }
}

fn member(sheet: &ConflictMemberSheet, lang: Lang) -> JsonMember<'_> {
    let statements = sheet.statements.iter().map(|(one, bindings)| JsonBound {
        statement: statement(one),
        bindings: bindings.iter().map(|words| words.get(lang)).collect(),
    });
    JsonMember {
        rule: &sheet.rule,
        statements: statements.collect(),
        depends: &sheet.depends,
        others_hold: others_hold(&sheet.rest),
        without: figures(&sheet.without, lang),
    }
}

fn others_hold(rest: &Rest) -> Option<&'static str> {
    match rest {
        Rest::Nothing => None,
        Rest::Holds { partly: false, .. } => Some("yes"),
        Rest::Holds { partly: true, .. } => Some("linear_part"),
        Rest::AgainstForm(_) => Some("against_form"),
        Rest::Fractions => Some("with_fractions"),
        Rest::Unfinished => Some("unknown"),
    }
}

fn forced(sheet: &ForcedSheet, lang: Lang) -> JsonForced<'_> {
    let figures = figures(&sheet.each, lang);
    JsonForced { figures, rules: &sheet.rules, needs_form: sheet.form }
}

fn settled(sheet: &SettledSheet) -> JsonSettled<'_> {
    let outcome = match sheet.how {
        SettledHow::Holds => "always_holds",
        SettledHow::Fails => "never_holds",
        SettledHow::NeverApplies => "never_applies",
        SettledHow::NoYear => "no_year",
    };
    JsonSettled { outcome, statement: statement(&sheet.statement) }
}

fn duplicate(sheet: &DuplicateSheet) -> JsonDuplicate<'_> {
    let statements = sheet.statements.iter().map(statement).collect();
    JsonDuplicate { statements, differ: sheet.differ, keep: sheet.keep.as_ref().map(statement) }
}

fn implied(sheet: &ImpliedSheet) -> JsonImplied<'_> {
    JsonImplied {
        rule: &sheet.rule,
        by: &sheet.by,
        needs_form: sheet.form,
        needs_more_figures: sheet.rests_on_more,
        asks_for_figures: sheet.asks_for_figures,
        premise_of: &sheet.premise_of,
        graver: sheet.is_graver,
        seen: sheet.seen.map(|(with, _)| with),
        seen_without: sheet.seen.map(|(_, without)| without),
        pinned: sheet.pinned.map(|(with, _)| with),
        pinned_without: sheet.pinned.map(|(_, without)| without),
        adds_nothing: sheet.adds_nothing(),
    }
}

fn group(sheet: &RedundantSheet, pinned: usize) -> JsonGroup<'_> {
    let rules = sheet.rules.iter().map(|(rule, equations, without)| JsonShare {
        rule,
        equations: *equations,
        pinned,
        pinned_without: *without,
    });
    JsonGroup { equations: sheet.equations, independent: sheet.independent, rules: rules.collect() }
}
