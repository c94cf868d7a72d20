//! What rules notice of a report into which errors are put, in words.
//!
//! Receives counts, kinds and reasons. Does not know how they are drawn.

use super::coverage::{percent, separator, slot, table};
use super::{Text, text};
use crate::analysis::{Cause, Mutation, MutationKind, Score};
use crate::model::{CellId, Layout, Number};

/// Returns what was counted over a report.
pub fn totals(cells: usize, score: Score) -> Text {
    if score.tried == 0 {
        return text!(
            zh: "没有可改的数：照表式找到的各格里都没有数",
            en: "nothing to change: no cell that the form knows holds a number",
        );
    }
    let numbers = if cells == 1 { "number" } else { "numbers" };
    let Text { zh, en } = counts(score);
    text!(zh: "表里有数的 {cells} 格，{zh}", en: "{cells} {numbers} in the tables, {en}")
}

fn counts(Score { tried, caught, pinned, restored }: Score) -> Text {
    let share = |part| percent(part, tried);
    let (of_caught, of_pinned, of_restored) = (share(caught), share(pinned), share(restored));
    text!(
        zh: "改错 {tried} 次：发现 {caught}（{of_caught}），其中定位 {pinned}（{of_pinned}），还原 {restored}（{of_restored}）",
        en: "{tried} errors: {caught} caught ({of_caught}), of these {pinned} pinned ({of_pinned}) and {restored} restored ({of_restored})",
    )
}

/// Returns what was counted over several reports.
pub fn closing(reports: usize, score: Score) -> Text {
    let Text { zh, en } = counts(score);
    text!(zh: "报告 {reports} 份，{zh}", en: "{reports} reports, {en}")
}

/// Says that a report was not sound before it was changed.
pub fn before(count: usize) -> Text {
    let places = if count == 1 { "check" } else { "checks" };
    text!(
        zh: "改之前这份报告已有 {count} 处不符。这些地方撇开不算：再改错也不会多出新的不符，所以发现得少。改正以后再试，或者换一份没有不符的报告，才看得出规则的本事。",
        en: "{count} {places} of this report are violated before anything is changed. They are left aside: they cannot notice an error any more, so less is caught. Correct the report first, or take one without findings, to see what the rules can do.",
    )
}

/// Says that not all errors were traced to a cell.
pub fn unexplained(count: usize) -> Text {
    let errors = if count == 1 { "error was" } else { "errors were" };
    text!(
        zh: "报告太大：发现的错里有 {count} 次没有再找是哪一格，不算定位",
        en: "the report is too large: {count} {errors} caught and not traced to a cell; they count as not pinned",
    )
}

/// Returns the heads of the table of tables.
pub fn table_heads() -> Vec<Text> {
    std::iter::once(text!(zh: "表", en: "table")).chain(score_heads()).collect()
}

/// Returns the heads of the table of kinds.
pub fn kind_heads() -> Vec<Text> {
    std::iter::once(text!(zh: "怎样改错", en: "error")).chain(score_heads()).collect()
}

fn score_heads() -> [Text; 5] {
    [
        text!(zh: "次数", en: "tried"),
        text!(zh: "发现", en: "caught"),
        text!(zh: "发现率", en: "share"),
        text!(zh: "定位", en: "pinned"),
        text!(zh: "还原", en: "restored"),
    ]
}

/// Returns what the heads mean.
pub fn legend() -> [Text; 3] {
    [
        text!(
            zh: "发现：核对时多出不符之处",
            en: "caught: a check is violated that was not before",
        ),
        text!(
            zh: "定位：只有改错的那一格（对调的，那两格）能解释",
            en: "pinned: the cell changed (of an exchange, the two cells) is the only explanation",
        ),
        text!(
            zh: "还原：推断出来的数就是原来的数",
            en: "restored: and what it is said to be is what stood there before",
        ),
    ]
}

/// Returns what a kind of error is called.
pub fn kind(kind: MutationKind) -> Text {
    match kind {
        MutationKind::Blank => text!(zh: "改成空白", en: "left blank"),
        MutationKind::Zero => text!(zh: "改成 0", en: "made 0"),
        MutationKind::OneMore => text!(zh: "加 1", en: "one more"),
        MutationKind::OneLess => text!(zh: "减 1", en: "one less"),
        MutationKind::TimesTen => text!(zh: "乘以 10", en: "times 10"),
        MutationKind::Tenth => text!(zh: "除以 10", en: "a tenth"),
        MutationKind::DigitsSwapped => text!(zh: "相邻两位对调", en: "digits exchanged"),
        MutationKind::SwappedRight => {
            text!(zh: "与右边一格对调", en: "exchanged with the right")
        }
        MutationKind::SwappedBelow => {
            text!(zh: "与下面一格对调", en: "exchanged with the one below")
        }
    }
}

/// Returns the heading over all errors that nobody noticed.
pub fn survivors(count: usize) -> Text {
    text!(zh: "没有发现的 {count} 次：", en: "not caught, {count}:")
}

/// Returns why errors were not noticed, and how many there are.
pub(super) fn cause(cause: &Cause, count: usize) -> Text {
    let Text { zh, en } = match cause {
        Cause::Unread => text!(zh: "没有规则读这些格", en: "no rule reads the cell"),
        Cause::NotEvaluated => text!(
            zh: "读它的规则，在这份报告里都不验或不适用",
            en: "none of the rules that read the cell is evaluated, or applies, in this report",
        ),
        Cause::Silenced => text!(
            zh: "读它的规则，前提不符，所以不验",
            en: "the rules that read the cell are not evaluated, since one that they depend on is violated",
        ),
        Cause::Violated => text!(
            zh: "读它的规则，改之前就不符",
            en: "the rules that read the cell were violated before",
        ),
        Cause::Blank => text!(
            zh: "空了就不验，或当作 0",
            en: "rules are not evaluated without the figure, or take it for 0",
        ),
        Cause::Exchange(_) => text!(
            zh: "对调的两格在同样的等式里，等式照样成立",
            en: "the two cells are in the same equations, which hold all the same",
        ),
        Cause::Moot => text!(
            zh: "改错以后，读它的规则条件不成立了，或者不验了",
            en: "with the error the rules that read the cell no longer apply, or cannot be evaluated",
        ),
        Cause::Allowed => text!(
            zh: "读它的规则容得下这样的错",
            en: "the rules that read the cell allow for such an error",
        ),
    };
    text!(zh: "{zh}（{count} 次）", en: "{en} ({count})")
}

/// Returns what kind of rule would see the errors.
pub(super) fn advice(cause: &Cause) -> Text {
    match cause {
        Cause::Unread => text!(
            zh: "写一条读它的等式：表里的合计，正文里的同一个数，或上年、下属单位的数",
            en: "write an equation that reads it: a sum of the table, the same figure in the narrative, or figures of the year before or of subordinate units",
        ),
        Cause::NotEvaluated => text!(
            zh: "“rulecheck … -v”列出不验的原因。正文没有写这个数、缺别的报告的，可用 --prior、--children 给出报告，或另写一条只看表内的等式",
            en: "“rulecheck … -v” lists the reasons. Where the narrative lacks the figure or another report is missing, give that report with --prior or --children, or write an equation of the table alone",
        ),
        Cause::Silenced => text!(
            zh: "先改正前提规则查出的不符之处",
            en: "correct first what violates the rules that they depend on",
        ),
        Cause::Moot => text!(
            zh: "写一条不带这个条件的规则，或者另写一条核对条件里的数的等式",
            en: "write a rule without that condition, or an equation that checks the figures of the condition",
        ),
        Cause::Violated => text!(
            zh: "先改正报告里的不符之处",
            en: "correct what is violated in the report first",
        ),
        Cause::Blank => text!(
            zh: "写一条要求不留空的规则（每个 x 在 行(…): x 已填）；或在读它的规则里写“缺失: 差错”",
            en: "write a rule that asks for it to be filled (every x in row(…): x is filled), or “missing: fail” in a rule that reads it",
        ),
        Cause::Exchange(separators) => {
            let words: Vec<Text> = separators.iter().map(|one| separator(*one)).collect();
            Text::joined(&words, "；或 ", "; or ")
        }
        Cause::Allowed => text!(
            zh: "写一条恰好相等的等式：不等式、误差、条件只管得住一部分错",
            en: "write an exact equation: inequalities, tolerances and conditions catch some errors only",
        ),
    }
}

/// Returns the line with how many errors there are of each kind.
pub fn counted(kinds: &[(MutationKind, usize)]) -> Text {
    let parts: Vec<Text> = kinds
        .iter()
        .map(|(of, count)| {
            let Text { zh, en } = kind(*of);
            text!(zh: "{zh}（{count}）", en: "{en} ({count})")
        })
        .collect();
    Text::joined(&parts, "、", ", ")
}

/// Returns the line for the cells that are not named.
pub fn more_cells(count: usize) -> Text {
    let cells = if count == 1 { "cell" } else { "cells" };
    text!(zh: "另有 {count} 格，加 -v 逐个列出", en: "{count} more {cells}; -v lists all")
}

/// Returns an error in words: `表三“新收”行“总计”列：12 改成空白`.
pub(super) fn trial(mutation: &Mutation, layout: &Layout) -> Text {
    let Text { zh, en } = place(mutation.cell, layout);
    let reported = &mutation.reported;
    let Text { zh: kind_zh, en: kind_en } = kind(mutation.kind);
    match (&mutation.planted, mutation.partner) {
        (Some(planted), Some(_)) => text!(
            zh: "{zh}：{reported} {kind_zh}，成了 {planted}",
            en: "{en}: {reported} {kind_en}, now {planted}",
        ),
        (Some(planted), None) => text!(
            zh: "{zh}：{reported} 写成 {planted}",
            en: "{en}: {planted} for {reported}",
        ),
        (None, _) => text!(zh: "{zh}：{reported} 没有写", en: "{en}: {reported} left out"),
    }
}

fn place(cell: CellId, layout: &Layout) -> Text {
    let place = layout.place_of(cell);
    let named = place.and_then(|(index, row, column)| {
        let one = layout.tables.get(index)?;
        Some((table(one), slot(&one.rows, row), slot(&one.columns, column)))
    });
    let Some((title, row, column)) = named else { return Text::same("") };
    text!(zh: "{title}“{row}”行“{column}”列", en: "row “{row}”, column “{column}” of {title}")
}

/// Says that the errors of a report are not caught as often as is asked for.
pub fn shortfall(score: Score, wanted: &Number) -> Text {
    let share = percent(score.caught, score.tried);
    text!(
        zh: "不够：发现的占 {share}，要求不低于 {wanted}%",
        en: "not enough: {share} of the errors are caught, and {wanted}% are asked for",
    )
}
