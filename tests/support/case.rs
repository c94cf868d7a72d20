//! Cases: folders with `case.rules`, `report.yaml`, `form.yaml`, `prior.yaml`, `children.yaml`, or
//! several of them.

use std::fs;
use std::path::{Path, PathBuf};

use rulecheck::diagnose::{
    Diagnostic, Lang, ReportOutcome, Severity, pack_error, syntax_error, waiver_error,
};
use rulecheck::pack::{Named, PackText, Packs};
use rulecheck::render::{self, HumanOptions};
use rulecheck::source::{FileId, SourceMap};
use rulecheck::waive::{Day, Usage};
use rulecheck::{Library, Run, Shelf, syntax};

/// The day on which the waivers of cases are looked at.
const TODAY: &str = "2026-02-01";

/// One case.
pub(crate) struct Case {
    /// The name: `fail_…` or `ok_…`.
    pub(crate) name: String,
    /// `case.rules`.
    pub(crate) rules: Option<String>,
    /// `report.yaml`.
    pub(crate) report: Option<String>,
    /// `form.yaml`.
    pub(crate) form: Option<String>,
    /// `prior.yaml`: reports of the year before.
    pub(crate) prior: Option<String>,
    /// `children.yaml`: reports of the subordinate units.
    pub(crate) children: Option<String>,
}

impl Case {
    /// Reads the case in a folder.
    pub(crate) fn open(folder: &Path) -> Self {
        Self {
            name: folder.file_name().expect("a folder").to_string_lossy().into_owned(),
            rules: fs::read_to_string(folder.join("case.rules")).ok(),
            report: fs::read_to_string(folder.join("report.yaml")).ok(),
            form: fs::read_to_string(folder.join("form.yaml")).ok(),
            prior: fs::read_to_string(folder.join("prior.yaml")).ok(),
            children: fs::read_to_string(folder.join("children.yaml")).ok(),
        }
    }

    /// Tells whether something is to be wrong in this case.
    pub(crate) fn fails(&self) -> bool {
        self.name.starts_with("fail_")
    }

    /// Returns the files of the case, to stand first in its snapshot.
    pub(crate) fn input(&self) -> String {
        let file = |name: &str, text: &Option<String>| {
            text.as_ref().map_or(String::new(), |text| {
                format!("----- {name}\n{}\n", text.trim_end_matches('\n'))
            })
        };
        let (rules, report) = (file("case.rules", &self.rules), file("report.yaml", &self.report));
        let form = file("form.yaml", &self.form);
        let (prior, children) =
            (file("prior.yaml", &self.prior), file("children.yaml", &self.children));
        format!("{form}{rules}{report}{prior}{children}-----\n")
    }
}

/// Returns the folders of all cases of a stage, sorted.
pub(crate) fn folders(stage: &str) -> Vec<PathBuf> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(stage);
    let mut folders: Vec<PathBuf> = fs::read_dir(home)
        .expect("the stage")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    folders.sort();
    folders
}

/// Returns the problems of a rule file, each with its code.
pub(crate) fn check_rules(text: &str) -> Vec<Diagnostic> {
    let (_, errors) = syntax::parse(FileId::FIRST, text);
    errors.iter().map(syntax_error).collect()
}

/// What holding a case's report against its rules came to.
pub(crate) struct Checked {
    /// What is wrong with the rule file.
    pub(crate) problems: Vec<Diagnostic>,
    /// The reports; none where the case has none.
    pub(crate) outcomes: Vec<ReportOutcome>,
    /// The waivers that it had no use for.
    unused: Vec<Diagnostic>,
    packs: Packs,
    sources: SourceMap,
}

/// Holds a case's report against its rules.
pub(crate) fn check_case(case: &Case) -> Checked {
    let named = |name: &str, text: &Option<String>| {
        text.as_ref()
            .map(|text| Named { name: name.to_owned(), content: text.clone().into_bytes() })
    };
    let rules = named("case.rules", &case.rules).into_iter().collect();
    let forms = named("form.yaml", &case.form).into_iter().collect();
    let (packs, errors) = Packs::read(vec![PackText { rules, forms, manifest: None }]);
    let waivers = packs.waivers().on(|| Day::read(TODAY).expect("a day"));
    let mut problems: Vec<Diagnostic> = errors.iter().map(pack_error).collect();
    problems.extend(waivers.past().iter().map(waiver_error));
    let others = [
        (Shelf::Prior, named("prior.yaml", &case.prior)),
        (Shelf::Children, named("children.yaml", &case.children)),
    ];
    let others = others.into_iter().filter_map(|(shelf, file)| Some((shelf, file?)));
    let library = Library::read(&packs, others);
    problems.extend(library.problems());
    let run = Run {
        packs: &packs,
        library: &library,
        waivers: &waivers,
        selection: None,
        suspects: false,
    };
    let (outcomes, sources) = match named("report.yaml", &case.report) {
        Some(report) => run.check(report),
        None => (Vec::new(), SourceMap::default()),
    };
    let mut usage = Usage::default();
    for outcome in &outcomes {
        usage.note(outcome.unit.as_deref(), &outcome.judgement);
    }
    let mut unused = waivers.idle(&usage);
    unused.retain(|_| !outcomes.is_empty());
    let unused = unused.iter().map(waiver_error).collect();
    Checked { problems, outcomes, unused, packs, sources }
}

impl Checked {
    /// Tells whether anything is wrong: with the files, or with the figures.
    pub(crate) fn is_clean(&self) -> bool {
        let clean = |one: &ReportOutcome| one.errors.is_empty() && one.findings.is_empty();
        let mut pointed_out = self.problems.iter().chain(&self.unused);
        pointed_out.all(|one| one.severity == Severity::Info) && self.outcomes.iter().all(clean)
    }

    /// Returns what a user reads on a terminal of 80 columns.
    pub(crate) fn drawn(&self, lang: Lang) -> String {
        self.drawn_within(lang, 80)
    }

    /// Returns what a user reads on a terminal of so many columns.
    pub(crate) fn drawn_within(&self, lang: Lang, width: usize) -> String {
        let options = HumanOptions { lang, width, color: false, verbose: true };
        let base = self.packs.sources();
        let problems = self.problems.iter().map(|one| render::diagnostic(one, base, &options));
        let reports = self.outcomes.iter().map(|one| render::report(one, &self.sources, &options));
        let unused = self.unused.iter().map(|one| render::diagnostic(one, base, &options));
        let parts = problems.chain(reports).chain(unused).filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join("\n")
    }
}
