//! Where the outcome goes: standard output, for people or for programs.

use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

use super::args::Format;
use super::error::CliError;
use crate::diagnose::frame::RulesRead;
use crate::diagnose::{Counts, Diagnostic, Lang, ReportOutcome, ReportRow};
use crate::render::{self, HumanOptions, JsonWriter, json_report};
use crate::source::SourceMap;

/// The width to draw for where no terminal tells another.
const WIDTH: usize = 80;

/// Returns how to draw for the terminal there is.
#[allow(clippy::disallowed_methods, reason = "cli alone reads the environment")]
pub(super) fn human_options(lang: Lang, verbose: bool, stream: &impl IsTerminal) -> HumanOptions {
    let terminal = stream.is_terminal();
    let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let width = terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0));
    let width = if terminal { width.min(120) } else { WIDTH };
    HumanOptions { lang, width, color: terminal && !plain, verbose }
}

/// Writes a text that is complete.
pub(super) fn print(text: &str) -> Result<(), CliError> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    Ok(out.flush()?)
}

/// How reports are drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Drawing {
    pub(super) format: Format,
    pub(super) options: HumanOptions,
}

impl Drawing {
    /// Tells whether what could not be evaluated is shown one by one.
    pub(super) fn shows_reasons(&self) -> bool {
        self.format != Format::Human || self.options.verbose
    }

    /// Returns a report as it stands in the output.
    pub(super) fn report(&self, report: &ReportOutcome, sources: &SourceMap) -> io::Result<String> {
        match self.format {
            Format::Json => json_report(report, sources, self.options.lang),
            Format::Human => Ok(render::report(report, sources, &self.options)),
            Format::Narrated => Ok(render::narrated_report(report, sources, &self.options)),
        }
    }
}

/// A run's output, written report by report.
pub(super) enum Output {
    Human {
        out: BufWriter<Stdout>,
        options: HumanOptions,
        /// Whether it is to be read aloud.
        narrated: bool,
        total: Counts,
        rows: Vec<ReportRow>,
    },
    Json(JsonWriter<BufWriter<Stdout>>),
}

impl Output {
    /// Begins with what is wrong with the rules.
    pub(super) fn begin(
        format: Format,
        options: HumanOptions,
        problems: &[Diagnostic],
        sources: &SourceMap,
    ) -> io::Result<Self> {
        let mut out = BufWriter::new(io::stdout());
        if format == Format::Json {
            return Ok(Self::Json(JsonWriter::begin(out, problems, sources, options.lang)?));
        }
        let narrated = format == Format::Narrated;
        for problem in problems {
            let drawn = match narrated {
                true => render::narrated_diagnostic(problem, sources, &options),
                false => render::diagnostic(problem, sources, &options),
            };
            writeln!(out, "{drawn}")?;
        }
        Ok(Self::Human { out, options, narrated, total: Counts::default(), rows: Vec::new() })
    }

    /// Writes one report, drawn already.
    pub(super) fn report(&mut self, report: &ReportOutcome, drawn: &str) -> io::Result<()> {
        match self {
            Self::Json(writer) => writer.drawn_report(drawn),
            Self::Human { out, total, rows, .. } => {
                *total = total.plus(report.counts);
                rows.push(report.row());
                if drawn.is_empty() {
                    return Ok(());
                }
                writeln!(out, "{drawn}")
            }
        }
    }

    /// Ends a run without reports: the rules were read, and that is all there is to say.
    pub(super) fn end_of_rules(self, read: RulesRead) -> io::Result<()> {
        match self {
            Self::Json(writer) => writer.end([], &SourceMap::default())?.flush(),
            Self::Human { mut out, options, .. } => {
                write!(out, "{}", render::rules_read(read, &options))?;
                out.flush()
            }
        }
    }

    /// Ends with the waivers that the run had no use for, the rules of which nothing was evaluated, and
    /// the line that sums up the run.
    pub(super) fn end(
        self,
        never_evaluated: &[&str],
        unused_waivers: &[Diagnostic],
        sources: &SourceMap,
    ) -> io::Result<()> {
        match self {
            Self::Json(writer) => writer.end(unused_waivers, sources)?.flush(),
            Self::Human { mut out, options, total, rows, narrated } => {
                for problem in unused_waivers {
                    let drawn = match narrated {
                        true => render::narrated_diagnostic(problem, sources, &options),
                        false => render::diagnostic(problem, sources, &options),
                    };
                    writeln!(out, "{drawn}")?;
                }
                if narrated {
                    write!(out, "{}", render::never_evaluated(never_evaluated, &options))?;
                    write!(out, "{}", render::narrated_end(&rows, total, &options))?;
                    return out.flush();
                }
                write!(out, "{}", render::reports_table(&rows, &options))?;
                write!(out, "{}", render::never_evaluated(never_evaluated, &options))?;
                write!(out, "{}", render::closing_line(total, &options))?;
                out.flush()
            }
        }
    }
}
