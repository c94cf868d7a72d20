//! Messages drawn for people at a terminal. The only file that sees miette.
//!
//! Receives messages, the texts they point into and the terminal's width; hands on lines that are
//! never wider. Each block of source lines is one diagnostic to miette, because miette knows one
//! source a diagnostic and introduces further ones with English words. Does not know files, nor
//! whether there is a terminal at all.

use std::fmt;

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError};
use miette::{MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::excerpt::{Snippet, snippets};
use super::facts::{notes, table};
use super::options::{HumanOptions, Paint, paint};
use super::overview::{IN_FULL, MANY, overview, summed_up};
use super::visible::{cut_end, fits, one_line, shortened, wrap};
use crate::diagnose::{Counts, Diagnostic, Finding, ReportOutcome, Severity, Text, Waived, frame};
use crate::source::SourceMap;

/// How many lines a headline may take.
const LINES: usize = 8;

/// How many columns miette puts before a headline, and how many it leaves free behind it.
const HEADLINE_INDENT: usize = 4;
const MARGIN: usize = 2;

/// Draws one message: headline, excerpts, table, facts, help. Ends with a line break.
///
/// A place in a file that `sources` does not hold is left out; the words remain.
pub fn diagnostic(message: &Diagnostic, sources: &SourceMap, options: &HumanOptions) -> String {
    let (lang, columns) = (options.lang, options.columns());
    let headline = headline(message, options);
    let handler = handler(options).with_wrap_lines(!has_room(&headline, options));
    let mut drawn = String::new();
    let blocks: Vec<Snippet> = message
        .excerpts
        .iter()
        .flat_map(|excerpt| snippets(excerpt, sources, lang, columns))
        .collect();
    draw(&handler, &Drawing { headline: &headline, message, block: blocks.first() }, &mut drawn);
    // An empty headline needs no breaks.
    let handler = handler.with_wrap_lines(false);
    for block in blocks.iter().skip(1) {
        let mut further = String::new();
        draw(&handler, &Drawing { headline: "", message, block: Some(block) }, &mut further);
        // The first line is the sign of an empty headline.
        drawn.push_str(further.split_once('\n').map_or("", |(_, rest)| rest));
    }
    drawn.push_str(&table(&message.table, lang, columns));
    drawn.push_str(&notes(&facts(message), lang, columns));
    drawn
}

/// Draws what there is to say of one report: what is wrong with it, its findings, what is waived
/// and, when `verbose`, what could not be evaluated. Empty when there is nothing to say.
///
/// ```
/// use rulecheck::diagnose::Lang;
/// use rulecheck::pack::{Named, PackText, Packs};
/// use rulecheck::render::{self, HumanOptions};
///
/// let file = |name: &str, text: &str| Named { name: name.to_owned(), content: text.into() };
/// let pack = PackText { rules: vec![file("a.rules", "A-1: 行(总计) == 3")], ..PackText::default() };
/// let report = "sections: [{heading: 申请, table: {columns: [件数], rows: {总计: [2]}}}]";
/// let (packs, _) = Packs::read(vec![pack]);
/// let (outcomes, sources) = rulecheck::check(&packs, file("report.yaml", report));
/// let options = HumanOptions { lang: Lang::Zh, width: 80, color: false, verbose: false };
/// let drawn = render::report(&outcomes[0], &sources, &options);
/// assert!(drawn.contains("差错 A-1：申请“件数”列不符，“总计”2 ≠ 3"));
/// ```
pub fn report(outcome: &ReportOutcome, sources: &SourceMap, options: &HumanOptions) -> String {
    let mut parts: Vec<String> =
        outcome.errors.iter().map(|message| diagnostic(message, sources, options)).collect();
    if outcome.rest.len() >= MANY {
        parts.push(overview(&outcome.rest, options));
    }
    let suspects = outcome.suspects.iter().filter_map(|suspect| suspect.diagnostic.as_ref());
    parts.extend(suspects.map(|message| diagnostic(message, sources, options)));
    let in_full = if options.verbose || outcome.rest.len() < MANY { usize::MAX } else { IN_FULL };
    for group in outcome.rest.chunk_by(|one, other| one.rule == other.rule) {
        parts.extend(findings(group, in_full, sources, options));
    }
    if !outcome.waived.is_empty() {
        parts.push(waived(outcome, options));
    }
    if options.verbose && !outcome.not_evaluated.is_empty() {
        parts.push(not_evaluated(outcome, options));
    }
    if parts.is_empty() {
        return String::new();
    }
    let heading = frame::report(outcome.unit.as_deref(), outcome.year, &outcome.file);
    let heading = shortened(&one_line(heading.get(options.lang)), options.columns() * LINES);
    let heading = wrap(&heading, options.columns());
    let heading: Vec<String> = heading.iter().map(|line| options.strong(line)).collect();
    format!("{}\n\n{}", heading.join("\n"), parts.join("\n"))
}

/// Draws the findings of one rule, the first of them in full, of the others the headlines.
fn findings(
    group: &[Finding],
    in_full: usize,
    sources: &SourceMap,
    options: &HumanOptions,
) -> Vec<String> {
    let shown = group.iter().take(in_full);
    let mut parts: Vec<String> =
        shown.map(|finding| diagnostic(&finding.diagnostic, sources, options)).collect();
    let rest = group.get(in_full..).unwrap_or_default();
    if let Some(first) = rest.first() {
        let headlines = rest.iter().map(|finding| {
            let bare = Diagnostic {
                excerpts: Vec::new(),
                notes: Vec::new(),
                table: Vec::new(),
                help: Vec::new(),
                ..finding.diagnostic.clone()
            };
            diagnostic(&bare, sources, options)
        });
        let note = frame::headlines_only(&first.rule, rest.len());
        let note = wrap(&one_line(note.get(options.lang)), options.columns() - 4);
        let note: String = note.into_iter().map(|line| format!("    {line}\n")).collect();
        parts.push(headlines.chain([note]).collect());
    }
    parts
}

/// Returns the line that sums up a report or a whole run.
pub fn closing_line(counts: Counts, options: &HumanOptions) -> String {
    let mut line = frame::closing(counts).get(options.lang).to_owned();
    if counts.not_evaluated > 0 && !options.verbose {
        line.push_str(frame::why_not_evaluated(counts).get(options.lang));
    }
    let lines = wrap(&line, options.columns());
    format!("{}\n", lines.join("\n"))
}

/// Returns the line that names the rules of which nothing was evaluated in a whole run; empty when there
/// are none.
pub fn never_evaluated(ids: &[&str], options: &HumanOptions) -> String {
    if ids.is_empty() {
        return String::new();
    }
    let lines = wrap(frame::never_evaluated(ids).get(options.lang), options.columns());
    format!("{}\n", lines.join("\n"))
}

/// Returns the line that ends a run without reports.
pub fn rules_read(read: frame::RulesRead, options: &HumanOptions) -> String {
    let lines = wrap(frame::rules_read(read).get(options.lang), options.columns());
    format!("{}\n", lines.join("\n"))
}

fn waived(outcome: &ReportOutcome, options: &HumanOptions) -> String {
    let row = |one: &Waived| {
        let (rule, member) = (Text::same(&one.rule), Text::same(&one.member.binding));
        vec![rule, member, one.member.values.clone(), one.explanation()]
    };
    let rows: Vec<Vec<Text>> = outcome.waived.iter().map(row).collect();
    let heading = frame::waived(rows.len());
    let rows = table(&rows, options.lang, options.columns());
    format!("  {}\n{rows}", heading.get(options.lang))
}

fn not_evaluated(outcome: &ReportOutcome, options: &HumanOptions) -> String {
    let rows = summed_up(&outcome.not_evaluated);
    let heading = frame::not_evaluated(outcome.not_evaluated.len());
    let rows = table(&rows, options.lang, options.columns());
    format!("  {}\n{rows}", heading.get(options.lang))
}

/// Returns the facts of a message and, under the same alignment, its help.
fn facts(message: &Diagnostic) -> Vec<(Text, Text)> {
    let help = message.help.iter().map(|words| (frame::help(), words.clone()));
    message.notes.iter().cloned().chain(help).collect()
}

fn headline(message: &Diagnostic, options: &HumanOptions) -> String {
    let lang = options.lang;
    let severity = frame::severity(message.severity);
    let code = cut_end(&one_line(&message.code), options.columns());
    let name = format!("{} {code}", severity.get(lang));
    let name = paint(&name, Paint::Severity(message.severity), options.color);
    let colon = frame::colon();
    let headline = one_line(message.headline.get(lang));
    format!("{name}{}{}", colon.get(lang), shortened(&headline, options.columns() * LINES))
}

/// Tells whether a headline has room in one line beside its sign: then miette need not search for breaks.
fn has_room(headline: &str, options: &HumanOptions) -> bool {
    // Codes of colours would be counted as columns.
    let room = options.columns().saturating_sub(HEADLINE_INDENT + MARGIN);
    !options.color && !headline.is_empty() && fits(headline, room)
}

fn handler(options: &HumanOptions) -> GraphicalReportHandler {
    let theme =
        if options.color { GraphicalTheme::unicode() } else { GraphicalTheme::unicode_nocolor() };
    GraphicalReportHandler::new_themed(theme)
        .with_width(options.columns())
        .with_links(false)
        .with_context_lines(1)
        .without_syntax_highlighting()
}

fn draw(handler: &GraphicalReportHandler, drawing: &Drawing<'_>, drawn: &mut String) {
    // Invariant: writing to a string does not fail, and a block answers every read; were it otherwise,
    // the rest of the message would still be worth showing.
    let _ = handler.render_report(drawn, drawing);
}

/// One block of a message, as miette wants it.
#[derive(Debug)]
struct Drawing<'a> {
    headline: &'a str,
    message: &'a Diagnostic,
    block: Option<&'a Snippet>,
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.headline)
    }
}

impl std::error::Error for Drawing<'_> {}

impl miette::Diagnostic for Drawing<'_> {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.message.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Info => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.block.map(|block| block as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let block = self.block?;
        let first = block.first_rank();
        Some(Box::new(block.labels.iter().map(move |mark| {
            let words = Some(mark.words.clone()).filter(|words| !words.is_empty());
            if Some(mark.rank) == first {
                LabeledSpan::new_primary_with_span(words, mark.range.clone())
            } else {
                LabeledSpan::new_with_span(words, mark.range.clone())
            }
        })))
    }
}

/// A block always answers with all its lines. To a read without context, which miette makes for the
/// head `[file:line:column]`, it answers with the place in the file, the column in characters.
impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        _span: &SourceSpan,
        lines_before: usize,
        _lines_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (line, column) = match lines_before {
            0 => (self.at.line.saturating_sub(1), self.at.column.saturating_sub(1)),
            _ => (self.first_line.saturating_sub(1), 0),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            self.text.as_bytes(),
            (0, self.text.len()).into(),
            line,
            column,
            self.text.lines().count(),
        )))
    }
}
