//! What of a report has no place in its form, in words.

use super::suggest::nearest;
use super::{Code, Diagnostic, Severity, text};
use crate::model::{Unplaced, UnplacedKind};

/// Returns the message for something of a report that has no place in the form. A warning: the report can
/// be read, but rules about this place cannot be checked.
pub fn unplaced(unplaced: &Unplaced) -> Diagnostic {
    let message = match &unplaced.kind {
        UnplacedKind::Label { label, row, table, free } => {
            unplaced_label(label, *row, table, free)
        }
        UnplacedKind::CategoryFigures { label, row, table } => {
            let (zh, en) = if *row { ("行", "row") } else { ("列", "column") };
            Diagnostic::error(
                Code("report/category-figures"),
                text!(
                    zh: "{table}的“{label}”是类目，表式里这一{zh}不填数，所填的数不会核对",
                    en: "`{label}` is a category of {table}; its {en} takes no figures, and they are not checked",
                ),
            )
            .help(text!(
                zh: "只留下面各项的数；表式确有小计的，在表式里给它写 figures: true",
                en: "keep the figures below it; where the form has a subtotal, give it figures: true",
            ))
        }
        UnplacedKind::Version { version, known } => {
            let (zh, en) = (known.join("、"), known.join(", "));
            Diagnostic::error(
                Code("report/unknown-form"),
                text!(zh: "没有“{version}”版的表式", en: "there is no version `{version}` of the form"),
            )
            .help(text!(
                zh: "有这些版本：{zh}；不写 form: 则按年份选",
                en: "there are: {en}; without `form:` the year decides",
            ))
        }
        UnplacedKind::Table => Diagnostic::error(
            Code("report/unknown-table"),
            text!(zh: "表式里没有这张表，它的数不会核对", en: "the form has no such table; its figures are not checked"),
        )
        .help(text!(
            zh: "核对行名和列名是否与表式一致",
            en: "check that its rows and columns are labelled as in the form",
        )),
        UnplacedKind::SecondTable { table } => Diagnostic::error(
            Code("report/second-table"),
            text!(zh: "“{table}”有两张，只核对前一张", en: "there are two tables {table}; only the first is checked"),
        )
        .help(text!(zh: "删去多余的一张，或合成一张", en: "delete one of them, or make them one")),
    };
    Diagnostic { severity: Severity::Warning, ..message.at(unplaced.span, None) }
}

fn unplaced_label(label: &str, row: bool, table: &str, free: &[String]) -> Diagnostic {
    let (zh, en) = if row { ("行", "row") } else { ("列", "column") };
    let message = Diagnostic::error(
        Code("report/unknown-label"),
        text!(
            zh: "{table}里没有“{label}”这一{zh}，它的数不会核对",
            en: "{table} has no {en} `{label}`; its figures are not checked",
        ),
    );
    let free_names = || free.iter().map(String::as_str);
    let only = match free {
        [only] => Some(only.as_str()),
        _ => None,
    };
    match nearest(label, free_names()).or(only) {
        Some(meant) if row => message.help(text!(
            zh: "如果就是“{meant}”，写成 {label}: {{as: {meant}, cells: [……]}}",
            en: "if it is `{meant}`, write {label}: {{as: {meant}, cells: […]}}",
        )),
        Some(meant) => message.help(text!(zh: "是不是“{meant}”？", en: "did you mean `{meant}`?")),
        None => message,
    }
}
