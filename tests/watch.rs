//! `rulecheck test --watch`: the suites run again at a save, until the run is interrupted.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::{RecursiveMode, Watcher};

use super::support::Folder;

/// How long anything may take that is waited for, on a machine that is busy with other things.
const DEADLINE: Duration = Duration::from_secs(60);
/// How long a system may take to tell of a change.
const TOLD_WITHIN: Duration = Duration::from_secs(10);

const RULES: &str = "规则 A-1 \"收办平衡\" {\n  在 表三 逐列\n  行(新收) == 行(总计)\n  合格: 新收=1, 总计=1\n  不符: 新收=1, 总计=2\n}\n";

fn report(total: u32) -> String {
    format!(
        "unit: 甲局\nyear: 2023\nsections:\n  - heading: 表三\n    table: {{columns: [自然人], rows: {{新收: [2], 总计: [{total}]}}}}\n"
    )
}

/// The program while it watches a folder.
struct Watching {
    child: Child,
    lines: Receiver<String>,
    heard: Vec<String>,
}

impl Watching {
    fn start(folder: &Folder) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rulecheck"))
            .args(["test", "p", "--watch", "--lang", "zh"])
            .current_dir(folder.path(""))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program runs");
        let stdout = child.stdout.take().expect("its output");
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            let lines = BufReader::new(stdout).lines().map_while(Result::ok);
            lines.for_each(|line| drop(sender.send(line)));
        });
        Self { child, lines, heard: Vec::new() }
    }

    /// Waits for a line that holds these words, and returns it.
    fn hears(&mut self, words: &str) -> String {
        let end = Instant::now() + DEADLINE;
        loop {
            match self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => self.heard.push(line),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    panic!("no `{words}` in\n{}", self.heard.join("\n"))
                }
            }
        }
    }

    /// Interrupts it as Ctrl-C does, and returns the status it ends with.
    #[cfg(unix)]
    fn interrupt(&mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-INT", &id]).status().expect("kill runs");
        assert!(sent.success());
        self.hears("不再跟踪改动");
        let end = Instant::now() + DEADLINE;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().expect("a child") {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it does not end");
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // Where the test came to its end the program has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Tells whether the system tells of changes in a folder. Where it refuses to, the program looks by itself.
fn are_changes_told(folder: &Path) -> bool {
    let (sender, events) = channel();
    let watcher = notify::recommended_watcher(move |event| drop(sender.send(event)));
    let Ok(mut watcher) = watcher else { return true };
    if watcher.watch(folder, RecursiveMode::Recursive).is_err() {
        return true;
    }
    std::fs::write(folder.join("probe.txt"), "a change").expect("a file of a test");
    events.recv_timeout(TOLD_WITHIN).is_ok()
}

#[test]
fn a_save_runs_the_suites_again() {
    let folder = Folder::new();
    folder.write("p/pack.yaml", "name: p\n").write("p/a.rules", RULES);
    folder.write("p/tests/one.yaml", report(2));
    assert_eq!(folder.run(&["test", "p", "--accept"]).status, Some(0));
    folder.write("elsewhere/note.txt", "");
    if !are_changes_told(&folder.path("elsewhere")) {
        eprintln!("skipped: the system does not tell of changes in {:?}", folder.path(""));
        return;
    }
    let mut watching = Watching::start(&folder);
    watching.hears("通过：规则 1 条");

    folder.write("p/tests/one.yaml", report(3));
    watching.hears("suite/changed");
    watching.hears("新的不符");
    watching.hears("没有通过");

    // What is settled is said in a line, and what was told is not told again.
    folder.write("p/tests/one.yaml", report(2));
    watching.hears("已解决");
    watching.hears("通过：规则 1 条");

    folder.write("p/a.rules", RULES.replace("不符: 新收=1, 总计=2", ""));
    watching.hears("suite/no-example");
    watching.hears("没有通过");
    #[cfg(unix)]
    assert_eq!(watching.interrupt(), Some(1), "the status is that of the last run");
}
