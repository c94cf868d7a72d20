//! `rulecheck test --watch`: the suites run again at every save, and only what changed is told.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use super::author_args::TestArgs;
use super::error::CliError;
use super::exit::Status;
use super::output::{human_options, print};
use super::tested::test;
use crate::diagnose::{Lang, frame};
use crate::render;

/// How long files must be left alone before the suites run: an editor writes in several steps.
const QUIET: Duration = Duration::from_millis(60);
/// How often folders are looked at where the system does not tell of changes.
const POLL: Duration = Duration::from_millis(500);

/// What the loop waits for.
enum Signal {
    Saved,
    Stop,
}

/// Runs the suites at every save until Ctrl-C. The status is that of the last run.
pub(super) fn run(paths: &[PathBuf], args: &TestArgs, lang: Lang) -> Result<Status, CliError> {
    let (sender, signals) = channel();
    let stop = sender.clone();
    ctrlc::set_handler(move || {
        // Where nobody listens any more the program is ending already.
        let _ = stop.send(Signal::Stop);
    })
    .map_err(|reason| CliError::Watch(reason.to_string()))?;
    let _watcher = watcher(paths, &sender)?;
    let mut told = Vec::new();
    loop {
        let status = told_once(paths, args, lang, &mut told)?;
        if !saved(&signals) {
            print(&format!("{}\n", frame::watch_ended().get(lang)))?;
            return Ok(status);
        }
    }
}

/// Runs the suites and tells what is new since the last run. What cannot be read at this moment may be
/// there again at the next save, so it is told like any other problem.
fn told_once(
    paths: &[PathBuf],
    args: &TestArgs,
    lang: Lang,
    told: &mut Vec<String>,
) -> Result<Status, CliError> {
    let options = human_options(lang, false, &std::io::stdout());
    let (drawn, closing, status) = match test(paths, args) {
        Ok(tested) => {
            let each = tested.problems.iter();
            let drawn: Vec<String> =
                each.map(|one| render::diagnostic(one, tested.sources(), &options)).collect();
            (drawn, render::suite_closing_line(tested.counts, &options), tested.status)
        }
        Err(error @ CliError::Output(_)) => return Err(error),
        Err(error) => {
            let message = error.diagnostic();
            let nothing = crate::source::SourceMap::default();
            let drawn = vec![render::diagnostic(&message, &nothing, &options)];
            (drawn, String::new(), Status::Broken)
        }
    };
    let mut text = String::new();
    for one in drawn.iter().filter(|one| !told.contains(one)) {
        text.push_str(one);
        text.push('\n');
    }
    let gone = told.iter().filter(|one| !drawn.contains(one));
    for headline in gone.filter_map(|one| one.lines().next()) {
        text.push_str(&format!("{}{headline}\n", frame::settled().get(lang)));
    }
    text.push_str(&closing);
    print(&text)?;
    *told = drawn;
    Ok(status)
}

/// Waits for the next save; false when the run is to end.
fn saved(signals: &Receiver<Signal>) -> bool {
    match signals.recv() {
        Ok(Signal::Saved) => {}
        Ok(Signal::Stop) | Err(_) => return false,
    }
    loop {
        match signals.recv_timeout(QUIET) {
            Ok(Signal::Saved) => {}
            Ok(Signal::Stop) => return false,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return true,
        }
    }
}

/// Watches folders: told by the system, else by looking again and again.
fn watcher(paths: &[PathBuf], sender: &Sender<Signal>) -> Result<Box<dyn Watcher>, CliError> {
    let told = RecommendedWatcher::new(tell(sender), Config::default());
    if let Ok(mut watcher) = told
        && paths.iter().all(|path| watcher.watch(path, RecursiveMode::Recursive).is_ok())
    {
        return Ok(Box::new(watcher));
    }
    let config = Config::default().with_poll_interval(POLL).with_compare_contents(true);
    let failed = |reason: notify::Error| CliError::Watch(reason.to_string());
    let mut watcher = PollWatcher::new(tell(sender), config).map_err(failed)?;
    for path in paths {
        watcher.watch(path, RecursiveMode::Recursive).map_err(failed)?;
    }
    Ok(Box::new(watcher))
}

/// Passes on changes of files, not that somebody read one.
fn tell(sender: &Sender<Signal>) -> impl Fn(notify::Result<Event>) + Send + 'static {
    let sender = sender.clone();
    move |event| {
        let is_read = event.as_ref().is_ok_and(|event| matches!(event.kind, EventKind::Access(_)));
        if !is_read {
            // Where nobody listens any more the program is ending already.
            let _ = sender.send(Signal::Saved);
        }
    }
}
