//! How long each step takes, and how long the whole program takes beside a program that only reads the
//! files: `cargo build --release --example floor && cargo bench`. The best of several rounds counts, for
//! machines are shared. `docs/performance.md` tells what the figures mean.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a program for its own ends, which may stop at what it does not expect"
)]

mod imports;
mod workload;

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rulecheck::eval::{Figures, ReportFigures, evaluate};
use rulecheck::model::{Family, Report, load_form, load_reports};
use rulecheck::pack::{Named, PackText, Packs};
use rulecheck::resolve::resolve;
use rulecheck::source::{FileId, SourceMap};
use rulecheck::syntax::parse;
use workload::{Spelling, report, rules};

/// How many reports the larger of two runs has, and the smaller; the difference is what one more costs.
const MANY: u64 = 1200;
const FEW: u64 = 200;
const ROUNDS: usize = 7;
/// The rules of the workload that the peers of docs/performance.md were measured with.
const FIVE: [&str; 5] = ["T3-BAL", "T3-SUM", "T3-COL", "T4-SUM", "NN-SAME"];

fn main() {
    let pack = Pack::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/annual-report"));
    println!("steps, in one thread");
    of_rules(&pack);
    of_reports(&pack);
    let forms: Vec<_> =
        pack.forms.iter().filter_map(|(_, text)| load_form(FileId::FIRST, text).0).collect();
    imports::measure(&forms);
    println!("\nthe whole program");
    Workplace::new(&pack).measure();
}

/// The files of the shipped pack.
struct Pack {
    forms: Vec<(String, String)>,
    rules: Vec<(String, String)>,
    manifest: String,
}

impl Pack {
    fn read(folder: &Path) -> Self {
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)
            .expect("the pack")
            .map(|entry| entry.expect("a file").path())
            .collect();
        paths.sort();
        let named = |end: &str| {
            let own = paths.iter().filter(|path| path.to_string_lossy().ends_with(end));
            let text = |path: &PathBuf| fs::read_to_string(path).expect("a text");
            own.map(|path| (path.display().to_string(), text(path))).collect::<Vec<_>>()
        };
        let manifest = fs::read_to_string(folder.join("pack.yaml")).expect("the manifest");
        let forms = named(".yaml").into_iter().filter(|(name, _)| name.contains("form-")).collect();
        Self { forms, rules: named(".rules"), manifest }
    }

    /// Returns the text of five rules, and of the facts in the files that hold them.
    fn five(&self) -> String {
        let mut text = String::new();
        for (_, file) in &self.rules {
            let items: Vec<&str> = file.split_inclusive("\n}\n").map(str::trim_start).collect();
            let named = |item: &&&str| FIVE.iter().any(|id| item.contains(&format!("规则 {id} ")));
            if items.iter().any(|item| named(&item)) {
                let kept = |item: &&&str| item.contains("事实 ") || named(item);
                items.iter().filter(kept).for_each(|item| text.push_str(item));
            }
        }
        text
    }

    fn text(&self, rules: &[(String, String)]) -> PackText {
        let file = |(name, text): &(String, String)| Named {
            name: name.clone(),
            content: text.clone().into_bytes(),
        };
        PackText {
            manifest: Some(file(&("pack.yaml".to_owned(), self.manifest.clone()))),
            forms: self.forms.iter().map(file).collect(),
            rules: rules.iter().map(file).collect(),
        }
    }
}

/// Returns the shortest time that something takes.
fn best<T>(rounds: usize, mut work: impl FnMut() -> T) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..rounds {
        let start = Instant::now();
        black_box(work());
        best = best.min(start.elapsed());
    }
    best
}

fn tell(what: &str, time: Duration) {
    println!("  {what:52} {:>10.1} µs", time.as_secs_f64() * 1e6);
}

/// Tells a time, and how many times that of the floor it is.
fn tell_ratio(what: &str, time: Duration, floor: Duration) {
    let ratio = time.as_secs_f64() / floor.as_secs_f64();
    println!("  {what:52} {:>10.1} µs {ratio:>8.1} ×", time.as_secs_f64() * 1e6);
}

fn of_rules(pack: &Pack) {
    let texts = || pack.rules.iter().map(|(_, text)| text);
    let bytes: usize = texts().map(String::len).sum();
    let parsing =
        best(ROUNDS, || texts().map(|text| parse(FileId::FIRST, text).1.len()).sum::<usize>());
    tell(&format!("parse the rules of the pack ({} KB)", bytes / 1000), parsing);
    tell(
        "parse and resolve the pack, every version",
        best(ROUNDS, || Packs::read(vec![pack.text(&pack.rules)])),
    );
    for count in [500, 1000, 2000] {
        let own = [("many.rules".to_owned(), rules(count))];
        let time = best(ROUNDS, || {
            let (packs, problems) = Packs::read(vec![pack.text(&own)]);
            assert!(problems.is_empty(), "{problems:?}");
            packs
        });
        tell(&format!("parse and resolve {count} rules, every version"), time);
        let (packs, _) = Packs::read(vec![pack.text(&own)]);
        let text = report(1, Spelling::Yaml);
        let file = || Named { name: "r.yaml".to_owned(), content: text.clone().into_bytes() };
        rulecheck::check(&packs, file());
        tell(
            &format!("one report against {count} rules"),
            best(ROUNDS, || rulecheck::check(&packs, file())),
        );
    }
}

fn of_reports(pack: &Pack) {
    for (spelling, name) in [(Spelling::Yaml, "YAML"), (Spelling::Json, "JSON")] {
        let text = report(1, spelling);
        let time = best(200, || load_reports(FileId::FIRST, &text));
        tell(&format!("read one report ({name}, {} KB)", text.len() / 1000), time);
    }
    let texts: Vec<String> = (0..50).map(|number| report(number, Spelling::Yaml)).collect();
    let reports: Vec<Report> =
        texts.iter().flat_map(|text| load_reports(FileId::FIRST, text).0).collect();
    let forms: Vec<_> =
        pack.forms.iter().filter_map(|(_, text)| load_form(FileId::FIRST, text).0).collect();
    let family = Family::new(&forms.iter().collect::<Vec<_>>());
    let tables = |name: &&(String, String)| name.0.contains("table-");
    let of_tables: Vec<_> = pack.rules.iter().filter(tables).cloned().collect();
    let five = vec![("five.rules".to_owned(), pack.five())];
    for (name, files) in
        [("five rules", &five), ("the table rules", &of_tables), ("the whole pack", &pack.rules)]
    {
        let mut sources = SourceMap::default();
        let parsed: Vec<_> = files
            .iter()
            .map(|(name, text)| parse(sources.add(name.clone(), text.clone()), text).0)
            .collect();
        let parsed: Vec<_> = parsed.iter().collect();
        let placed: Vec<_> = reports.iter().map(|report| family.place(report)).collect();
        let (choice, ..) = &placed[0];
        let layout = family.layout(choice);
        tell(&format!("resolve {name}"), best(ROUNDS, || resolve(&parsed, &layout, &sources)));
        let (set, _) = resolve(&parsed, &layout, &sources);
        let bindings: usize =
            set.rules.iter().flat_map(|rule| &rule.checks).map(|check| check.bindings.len()).sum();
        let each = |time: Duration| time / u32::try_from(reports.len()).expect("few");
        let lay = |index: usize| {
            Figures::new(ReportFigures::new(&set, &reports[index], &layout, &placed[index].1))
        };
        let laying = best(ROUNDS * 3, || (0..reports.len()).map(lay).collect::<Vec<_>>());
        tell(&format!("lay out the figures for {name}"), each(laying));
        let figures: Vec<_> = (0..reports.len()).map(lay).collect();
        let time = best(ROUNDS * 3, || {
            figures.iter().map(|figures| evaluate(&set, figures).holds).sum::<usize>()
        });
        tell(&format!("evaluate {name} ({bindings} bindings)"), each(time));
    }
}

/// A folder with reports, the packs they are held against, and the programs that read them.
struct Workplace {
    folder: PathBuf,
    packs: [(&'static str, PathBuf); 2],
    program: PathBuf,
    floor: PathBuf,
}

impl Workplace {
    fn new(pack: &Pack) -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("speed");
        for (count, name) in [(FEW, "few"), (MANY, "many"), (1, "one")] {
            let own = folder.join(name);
            fs::create_dir_all(&own).expect("a folder of one's own");
            let mut lines = String::new();
            for number in 0..count {
                let path = own.join(format!("{number:05}.yaml"));
                fs::write(path, report(number, Spelling::Yaml)).expect("a report");
                lines.push_str(&report(number, Spelling::Json));
            }
            fs::write(folder.join(format!("{name}.jsonl")), lines).expect("reports");
        }
        let five = folder.join("five-rules");
        fs::create_dir_all(&five).expect("a folder of one's own");
        let rules = [("five.rules".to_owned(), pack.five())];
        let manifest = [("pack.yaml".to_owned(), pack.manifest.clone())];
        for (name, text) in rules.iter().chain(&manifest).chain(&pack.forms) {
            let name = Path::new(name).file_name().expect("a name");
            fs::write(five.join(name), text).expect("a part of a pack");
        }
        let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        let program = PathBuf::from(env!("CARGO_BIN_EXE_rulecheck"));
        let floor = program.with_file_name("examples").join("floor");
        let packs = [("the whole pack", whole), ("five rules", five)];
        Self { folder, packs, program, floor }
    }

    /// Returns how long a program takes to hold reports against rules, or to read both.
    fn time(&self, program: &Path, rules: &Path, reports: &str, options: &[&str]) -> Duration {
        best(ROUNDS, || {
            let mut command = Command::new(program);
            command.arg(rules).arg(self.folder.join(reports)).args(options);
            let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
            assert!(
                status.is_ok_and(|status| status.code().is_some()),
                "{} does not run",
                program.display()
            );
        })
    }

    /// Returns what one more report costs.
    fn slope(&self, program: &Path, rules: &Path, end: &str, options: &[&str]) -> Duration {
        let [few, many] =
            ["few", "many"].map(|name| self.time(program, rules, &format!("{name}{end}"), options));
        many.saturating_sub(few) / u32::try_from(MANY - FEW).expect("few")
    }

    fn measure(&self) {
        if !self.floor.exists() {
            println!("  first: cargo build --release --example floor");
            return;
        }
        for (name, rules) in &self.packs {
            println!(" {name}");
            let floor = self.time(&self.floor, rules, "one", &[]);
            tell("floor: one report and the rules read", floor);
            for (what, options) in [("one thread", &["--jobs", "1"][..]), ("all threads", &[])] {
                let cold = self.time(&self.program, rules, "one", options);
                tell_ratio(&format!("one report, cold, {what}"), cold, floor);
            }
            for (format, end) in [("YAML", ""), ("JSON Lines", ".jsonl")] {
                let floor = self.slope(&self.floor, rules, end, &[]);
                tell(&format!("floor: one more report, {format}"), floor);
                for (what, jobs) in [("one thread", "1"), ("two threads", "2")] {
                    let slope = self.slope(&self.program, rules, end, &["--jobs", jobs]);
                    tell_ratio(&format!("one more report, {format}, {what}"), slope, floor);
                }
            }
        }
    }
}
