//! What makes many messages readable: the findings of a report by rule, what could not be evaluated by
//! table, and the reports of a run in one table.
//!
//! Receives outcomes and the width there is; hands on short lines. Does not know how a single message
//! is drawn.

use super::options::HumanOptions;
use super::visible::{cut_end, cut_start, one_line, pad, width, wrap};
use crate::diagnose::{Finding, ReportRow, Text, Unevaluated, frame};

/// From how many findings on a report opens with an overview.
pub(super) const MANY: usize = 8;
/// How many findings of one rule are shown in full where there are many.
pub(super) const IN_FULL: usize = 2;
/// How many bindings that lack figures of one table are listed one by one.
const ONE_BY_ONE: usize = 6;
/// How many bindings are named where several share a row.
const NAMED: usize = 3;
/// From how many reports on the table of a run leaves out those with which all is well.
const MANY_REPORTS: usize = 40;

const INDENT: usize = 2;
const GAP: usize = 2;

/// Draws a line for each rule that is violated: how often, and what the first finding says.
pub(super) fn overview(findings: &[Finding], options: &HumanOptions) -> String {
    let (lang, columns) = (options.lang, options.columns());
    let by_rule: Vec<&[Finding]> = findings.chunk_by(|one, other| one.rule == other.rule).collect();
    let heading = frame::overview(findings.len(), by_rule.len());
    let mut drawn: String = wrap(heading.get(lang), columns - INDENT)
        .into_iter()
        .map(|line| format!("{:INDENT$}{line}\n", ""))
        .collect();
    for group in by_rule {
        let Some(first) = group.first() else { continue };
        let severity = frame::severity(first.severity);
        let name = format!("{} {}", severity.get(lang), one_line(&first.rule));
        let members = group.iter().map(|one| one.members.len()).sum();
        let colon = frame::colon();
        let headline = one_line(first.diagnostic.headline.get(lang));
        let more = frame::times(members);
        let before = format!("{name}{}", colon.get(lang));
        let room = columns.saturating_sub(INDENT * 2 + width(more.get(lang)));
        let line = cut_end(&format!("{before}{headline}"), room);
        drawn.push_str(&format!("{:1$}{line}{2}\n", "", INDENT * 2, more.get(lang)));
    }
    drawn
}

/// Returns the rows about what could not be evaluated. Bindings of one rule that lack figures of one
/// table, or for one reason, share a row where there are many.
pub(super) fn summed_up(all: &[Unevaluated]) -> Vec<Vec<Text>> {
    let mut groups: Vec<Vec<&Unevaluated>> = Vec::new();
    for one in all {
        let is_like = |group: &&mut Vec<&Unevaluated>| {
            group.first().is_some_and(|first| first.rule == one.rule && first.about == one.about)
        };
        match groups.iter_mut().find(is_like) {
            Some(group) => group.push(one),
            None => groups.push(vec![one]),
        }
    }
    let mut rows = Vec::new();
    for group in groups {
        let Some(first) = group.first() else { continue };
        let same = group.len() > 1 && group.iter().all(|one| one.why == first.why);
        if !same && group.len() <= ONE_BY_ONE {
            rows.extend(
                group.iter().map(|one| {
                    vec![Text::same(&one.rule), Text::same(&one.binding), one.why.clone()]
                }),
            );
            continue;
        }
        let names: Vec<&str> = group.iter().take(NAMED).map(|one| one.binding.as_str()).collect();
        rows.push(vec![
            Text::same(&first.rule),
            frame::and_others(&names, group.len()),
            frame::reason_of_several(&first.about, &first.why, same),
        ]);
    }
    rows
}

/// Draws the table of the reports of a run, a line each. Empty for a single report.
pub fn reports_table(rows: &[ReportRow], options: &HumanOptions) -> String {
    if rows.len() < 2 {
        return String::new();
    }
    let listed: Vec<&ReportRow> = match rows.len() > MANY_REPORTS {
        true => rows.iter().filter(|row| !row.is_well()).collect(),
        false => rows.iter().collect(),
    };
    let lines = Table::new(options, &listed).draw(&listed);
    let mut drawn = lines;
    let left_out = rows.len() - listed.len();
    if left_out > 0 {
        drawn.push_str(&format!("{}\n", frame::all_well(left_out).get(options.lang)));
    }
    drawn.push('\n');
    drawn
}

/// The widths of the columns of the table of reports.
struct Table<'o> {
    options: &'o HumanOptions,
    heads: Vec<String>,
    file: usize,
    unit: usize,
    numbers: [usize; 4],
    standing: usize,
}

impl<'o> Table<'o> {
    fn new(options: &'o HumanOptions, rows: &[&ReportRow]) -> Self {
        let heads: Vec<String> =
            frame::report_columns().iter().map(|head| head.get(options.lang).to_owned()).collect();
        let head = |index: usize| heads.get(index).map_or(0, |head| width(head));
        let widest = |index: usize, value: &dyn Fn(&ReportRow) -> String| {
            rows.iter().map(|row| width(&value(row))).max().unwrap_or(0).max(head(index))
        };
        let year = widest(2, &year);
        let holds = widest(3, &|row| row.counts.holds.to_string());
        let violated = widest(4, &|row| row.counts.violated.to_string());
        let unevaluated = widest(5, &|row| row.counts.not_evaluated.to_string());
        let standing = widest(6, &|row| frame::standing(row.standing).get(options.lang).to_owned());
        let file = widest(0, &|row| one_line(&row.file));
        let unit = widest(1, &|row| unit(row));
        let numbers = [year, holds, violated, unevaluated];
        let taken = numbers.iter().sum::<usize>() + standing + GAP * 6;
        let room = options.columns().saturating_sub(taken);
        // Where there is little room, the file must do to know a report by.
        let unit = if room < 24 { 0 } else { unit.min(room / 2) };
        let room = if unit == 0 { room + GAP } else { room - unit };
        Self { options, heads, file: file.min(room), unit, numbers, standing }
    }

    fn draw(&self, rows: &[&ReportRow]) -> String {
        let mut drawn = self.line(&self.heads);
        for row in rows {
            let counts = row.counts;
            let numbers = [counts.holds, counts.violated, counts.not_evaluated];
            let [holds, violated, unevaluated] = numbers.map(|count| count.to_string());
            let standing = frame::standing(row.standing).get(self.options.lang).to_owned();
            let file = one_line(&row.file);
            drawn.push_str(&self.line(&[
                file,
                unit(row),
                year(row),
                holds,
                violated,
                unevaluated,
                standing,
            ]));
        }
        drawn
    }

    fn line(&self, cells: &[String]) -> String {
        let cell = |index: usize| cells.get(index).map_or("", String::as_str);
        let mut line = pad(&cut_start(cell(0), self.file), self.file);
        if self.unit > 0 {
            let unit = pad(&cut_end(cell(1), self.unit), self.unit);
            line.push_str(&format!("{:GAP$}{unit}", ""));
        }
        for (index, wide) in self.numbers.iter().enumerate() {
            let number = cell(index + 2);
            let blanks = wide.saturating_sub(width(number)) + GAP;
            line.push_str(&format!("{:blanks$}{number}", ""));
        }
        line.push_str(&format!("{:GAP$}{}", "", pad(cell(6), self.standing)));
        format!("{}\n", line.trim_end())
    }
}

fn unit(row: &ReportRow) -> String {
    row.unit.as_deref().map(one_line).unwrap_or_default()
}

fn year(row: &ReportRow) -> String {
    row.year.map(|year| year.to_string()).unwrap_or_default()
}
