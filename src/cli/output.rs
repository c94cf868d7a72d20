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

/// How many reports are kept, drawn, until the table of all of them can stand before them. Of a longer
/// run nobody would wait for the last report, nor should memory grow with it: there each is written as it
/// comes, and the table stands at the end.
const KEPT: usize = 40;
/// How many bytes of drawn reports are kept.
const KEPT_BYTES: usize = 4 * 1024 * 1024;

/// A run's output, written report by report.
pub(super) enum Output {
    Human {
        out: BufWriter<Stdout>,
        /// The reports of a run that may still be a short one.
        kept: Option<String>,
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
        // What is read aloud is heard as it comes.
        let kept = (!narrated).then(String::new);
        let (total, rows) = (Counts::default(), Vec::new());
        Ok(Self::Human { out, kept, options, narrated, total, rows })
    }

    /// Writes one report, drawn already.
    pub(super) fn report(&mut self, report: &ReportOutcome, drawn: &str) -> io::Result<()> {
        match self {
            Self::Json(writer) => writer.drawn_report(drawn),
            Self::Human { out, kept, total, rows, .. } => {
                *total = total.plus(report.counts);
                rows.push(report.row());
                let Some(before) = kept else {
                    return if drawn.is_empty() { Ok(()) } else { writeln!(out, "{drawn}") };
                };
                if !drawn.is_empty() {
                    before.push_str(drawn);
                    before.push('\n');
                }
                if rows.len() > KEPT || before.len() > KEPT_BYTES {
                    write!(out, "{before}")?;
                    *kept = None;
                }
                Ok(())
            }
        }
    }

    /// Writes what was kept, for a run that ends before its end.
    pub(super) fn give_up(&mut self) -> io::Result<()> {
        match self {
            Self::Json(_) => Ok(()),
            Self::Human { out, kept, .. } => {
                write!(out, "{}", kept.take().unwrap_or_default())?;
                out.flush()
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
            Self::Human { mut out, kept, options, total, rows, narrated } => {
                let is_short = kept.is_some();
                if let Some(reports) = kept {
                    write!(out, "{}{reports}", render::reports_table(&rows, &options))?;
                }
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
                if !is_short {
                    write!(out, "{}", render::reports_table(&rows, &options))?;
                }
                write!(out, "{}", render::never_evaluated(never_evaluated, &options))?;
                write!(out, "{}", render::closing_line(total, &options))?;
                out.flush()
            }
        }
    }
}
