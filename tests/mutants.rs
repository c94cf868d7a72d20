//! Sound rule files, forms and reports, spoiled at random in thousands of ways: bytes changed, lines
//! exchanged, ends cut off, parts said twice, words of the language put where they do not belong. None
//! may bring the library down or keep it busy. The spoiling is the same in every run.

use std::time::{Duration, Instant};

use rulecheck::diagnose::{Lang, pack_error};
use rulecheck::pack::{Named, PackText, Packs};
use rulecheck::render::{self, HumanOptions};

use crate::support::Random;

const RULES: &str = include_str!("mutants/case.rules");
const FORM: &str = include_str!("mutants/form.yaml");
const REPORT: &str = include_str!("mutants/report.yaml");

/// What is put in at random places.
const WORDS: [&str; 48] = [
    "(",
    ")",
    "（",
    "{",
    "}",
    "\"",
    "“",
    "「",
    ":",
    "：",
    ",",
    "..",
    "/",
    "\n",
    ";",
    "#",
    "且",
    " 与 ",
    " 一致",
    "非 ",
    "当 ",
    " 则 ",
    " 否则 ",
    "每个 x 在 ",
    "设 ",
    "豁免 ",
    "规则 ",
    "事实 ",
    "in ",
    "for each column ",
    "误差 ±",
    "%",
    "万元",
    "-",
    "0",
    "99999999999999999999",
    "行(",
    "格(",
    "合计(",
    "上年(",
    "各(下属单位, ",
    "空则(",
    "增幅(",
    "末级(",
    "正文(",
    "\u{feff}",
    "\u{202e}",
    "\u{0}",
];

/// Spoils texts.
trait Spoil {
    fn part(&mut self, length: usize) -> (usize, usize);
    fn spoiled(&mut self, text: &str) -> Vec<u8>;
    fn spoil(&mut self, bytes: &mut Vec<u8>);
}

impl Spoil for Random {
    /// Two places in a text, in order.
    fn part(&mut self, length: usize) -> (usize, usize) {
        let (one, other) = (self.below(length + 1), self.below(length + 1));
        (one.min(other), one.max(other))
    }

    fn spoiled(&mut self, text: &str) -> Vec<u8> {
        let mut bytes = text.as_bytes().to_vec();
        for _ in 0..=self.below(4) {
            self.spoil(&mut bytes);
        }
        bytes
    }

    fn spoil(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len() + 1);
        match self.below(9) {
            0 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(self.below(256)).expect("a byte");
                }
            }
            1 => bytes.truncate(at),
            2 => {
                let end = (at + self.below(40)).min(bytes.len());
                bytes.drain(at..end);
            }
            3 | 4 => {
                let word = WORDS[self.below(WORDS.len())];
                bytes.splice(at..at, word.bytes());
            }
            5 => {
                let (start, end) = self.part(bytes.len());
                let part = bytes[start..end.min(start + 200)].to_vec();
                bytes.splice(at..at, part);
            }
            6 | 7 => {
                let mut lines: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').collect();
                let (one, other) = (self.below(lines.len()), self.below(lines.len()));
                lines.swap(one, other);
                *bytes = lines.join(&b'\n');
            }
            _ => {
                let word = WORDS[self.below(WORDS.len())].repeat(1 + self.below(60));
                bytes.splice(at..at, word.bytes());
            }
        }
    }
}

/// Takes rules, form and report all the way to what a user reads, in both languages.
fn run(rules: &[u8], form: &[u8], report: &[u8]) {
    let file =
        |name: &str, content: &[u8]| Named { name: name.to_owned(), content: content.to_vec() };
    let pack = PackText {
        manifest: None,
        forms: vec![file("form.yaml", form)],
        rules: vec![file("case.rules", rules)],
    };
    let (packs, problems) = Packs::read(vec![pack]);
    let (outcomes, sources) = rulecheck::check(&packs, file("report.yaml", report));
    for lang in [Lang::Zh, Lang::En] {
        let options = HumanOptions { lang, width: 80, color: false, verbose: true };
        for problem in &problems {
            render::diagnostic(&pack_error(problem), packs.sources(), &options);
        }
        for outcome in &outcomes {
            render::report(outcome, &sources, &options);
        }
    }
}

fn spoil(times: usize, what: &str, seed: u64, spoiled: fn(&mut Random) -> [Vec<u8>; 3]) {
    let mut random = Random::new(seed);
    for round in 0..times {
        let [rules, form, report] = spoiled(&mut random);
        let start = Instant::now();
        run(&rules, &form, &report);
        let taken = start.elapsed();
        let shown = String::from_utf8_lossy(&rules);
        assert!(taken < Duration::from_secs(10), "{what} {round} took {taken:?}:\n{shown}");
    }
}

#[test]
fn what_is_spoiled_here_is_sound() {
    let file = |name: &str, text: &str| Named { name: name.to_owned(), content: text.into() };
    let pack = PackText {
        manifest: None,
        forms: vec![file("form.yaml", FORM)],
        rules: vec![file("case.rules", RULES)],
    };
    let (packs, problems) = Packs::read(vec![pack]);
    assert!(problems.is_empty(), "{problems:?}");
    let (outcomes, _) = rulecheck::check(&packs, file("report.yaml", REPORT));
    assert!(outcomes[0].errors.is_empty(), "{:?}", outcomes[0].errors);
    assert!(outcomes[0].counts.holds > 10, "{:?}", outcomes[0].counts);
}

#[test]
fn spoiled_rules() {
    spoil(400, "rules", 0x9E37_79B9_7F4A_7C15, |random| {
        [random.spoiled(RULES), FORM.into(), REPORT.into()]
    });
}

#[test]
fn spoiled_forms() {
    spoil(150, "form", 0xD1B5_4A32_D192_ED03, |random| {
        [RULES.into(), random.spoiled(FORM), REPORT.into()]
    });
}

#[test]
fn spoiled_reports() {
    spoil(150, "report", 0x94D0_49BB_1331_11EB, |random| {
        [RULES.into(), FORM.into(), random.spoiled(REPORT)]
    });
}
