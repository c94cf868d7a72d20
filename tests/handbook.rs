//! The documents, held against the program: what they show is what happens. With `RULECHECK_DOCS=write`
//! what the program prints is written into the documents instead, to be read in the difference.

use std::fs;
use std::ops::Range;
use std::path::Path;

use rulecheck::diagnose::Lang;
use rulecheck::pack::{Named, PackText, Packs};
use rulecheck::render::{self, HumanOptions};
use serde_json::Value;

use super::support::{Document, Folder, Lesson, commands, commands_in_short, functions, picture};

/// How to bring the documents up to date.
const UPDATE: &str = "where the program is right: RULECHECK_DOCS=write cargo test --locked --test suites handbook; then read the difference";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn writes() -> bool {
    std::env::var("RULECHECK_DOCS").is_ok_and(|value| value == "write")
}

/// Holds a document against what happens, or writes that into it.
fn settle(document: &Document, faults: &[String], changes: &[(Range<usize>, String)]) {
    if writes() {
        document.rewrite(changes);
    } else {
        assert!(faults.is_empty(), "{}\n{UPDATE}", faults.join("\n\n"));
    }
}

/// Follows a document from its first line to its last.
fn follow(name: &str, shared: &[&str]) {
    let document = Document::open(name);
    let lesson = Lesson::follow(&document, shared);
    settle(&document, &lesson.faults, &lesson.outputs);
}

/// Holds a generated part of a document against what it is made from.
fn hold_generated(name: &str, part: &str, text: &str) {
    let document = Document::open(name);
    let place = document.generated(part);
    if document.text(&place).trim_end() != text.trim_end() {
        let fault = format!("{}: `{part}` is not:\n{text}", document.place(&place));
        settle(&document, &[fault], &[(place, text.to_owned())]);
    }
}

/// Returns the blocks of a document that are of this kind, one after the other.
fn blocks(document: &str, info: &str) -> String {
    let document = Document::open(document);
    let marked = document.marked();
    let blocks = marked.iter().filter(|block| block.info == info);
    blocks.map(|block| document.text(&block.body)).collect()
}

#[test]
fn every_rule_of_the_language_reference_holds_on_the_shipped_report() {
    let rules = blocks("docs/language.md", "rules") + &blocks("docs/functions.md", "rules");
    assert!(rules.lines().count() > 100, "the reference shows its rules");
    let folder = Folder::new();
    folder.write("reference.rules", rules);
    let pack = root().join("rules").display().to_string();
    let report = root().join("rules/annual-report/tests/clean-district-2023/report.yaml");
    let report = report.display().to_string();
    let run = folder.run(&[&pack, "reference.rules", &report, "--today", "2026-02-01"]);
    assert!(run.stdout.contains("已豁免 3"), "{}", run.stdout);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
}

#[test]
fn the_first_lines_of_the_language_reference_hold_on_the_first_report() {
    let folder = Folder::new();
    folder.write("first.rules", blocks("docs/language.md", "rules-first"));
    let report = root().join("docs/examples/first/clean.yaml").display().to_string();
    let run = folder.run(&["first.rules", &report]);
    assert_eq!(run.status, Some(0), "{}{}", run.stdout, run.stderr);
    assert!(run.stdout.contains("相符 4"), "{}", run.stdout);
}

#[test]
fn the_readmes_show_what_there_is() {
    for (readme, chinese) in [("README.md", false), ("README.zh.md", true)] {
        follow(readme, &[]);
        hold_generated(readme, "commands", &commands_in_short(chinese));
    }
}

#[test]
fn the_pictures_show_what_the_program_prints() {
    let read = |name: &str| {
        let path = root().join("docs/examples/first").join(name);
        Named { name: name.to_owned(), content: fs::read(path).expect("the example") }
    };
    for (language, lang) in [("en", Lang::En), ("zh", Lang::Zh)] {
        let pack = PackText { rules: vec![read("mine.rules")], ..PackText::default() };
        let (packs, _) = Packs::read(vec![pack]);
        let (mut outcomes, sources) = rulecheck::check(&packs, read("wrong.yaml"));
        outcomes[0].findings.truncate(1);
        let options = HumanOptions { lang, width: 80, color: true, verbose: false };
        let drawn = picture(&render::report(&outcomes[0], &sources, &options));
        let path = root().join(format!("docs/images/finding.{language}.svg"));
        if writes() {
            fs::write(path, drawn).expect("the picture can be written");
        } else {
            let shown = fs::read_to_string(path).expect("the picture");
            assert!(shown == drawn, "finding.{language}.svg shows something else; {UPDATE}");
        }
    }
}

#[test]
fn the_commands_are_those_of_the_program() {
    hold_generated("docs/cli.md", "commands", &commands());
}

#[test]
fn the_references_show_what_there_is() {
    follow("docs/report.md", &["rules"]);
    follow("docs/forms.md", &["docs/examples"]);
    follow("docs/packs.md", &["docs/examples"]);
    follow("docs/coverage.md", &[]);
    follow("docs/prove.md", &[]);
    follow("docs/mutate.md", &[]);
}

/// Tells whether all that a JSON value shows is in another, item by item from the first.
fn is_shown_in(shown: &Value, whole: &Value) -> bool {
    match (shown, whole) {
        (Value::Object(shown), Value::Object(whole)) => shown
            .iter()
            .all(|(key, value)| whole.get(key).is_some_and(|whole| is_shown_in(value, whole))),
        (Value::Array(shown), Value::Array(whole)) => {
            shown.len() <= whole.len()
                && shown.is_empty() == whole.is_empty()
                && shown.iter().zip(whole).all(|(shown, whole)| is_shown_in(shown, whole))
        }
        _ => shown == whole,
    }
}

#[test]
fn the_json_shown_is_a_part_of_what_is_printed() {
    let folder = root().join("rules/annual-report/tests/hongze-2023");
    let pack = root().join("rules").display().to_string();
    let args = [&pack, "report.yaml", "--only", "T4-SUM", "--format", "json"];
    let said = super::support::run_cli(&folder, &args).stdout;
    let [shown, whole] = [blocks("docs/json.md", "json"), said]
        .map(|text| serde_json::from_str::<Value>(&text).expect("JSON"));
    assert!(is_shown_in(&shown, &whole), "docs/json.md shows something else than:\n{whole:#}");
}

/// Returns the words of a grammar between quotes, without those that only tell what to write instead.
fn words_of_the_grammar(grammar: &str) -> Vec<String> {
    let lines =
        grammar.lines().filter(|line| !line.starts_with("//") && !line.starts_with("compat_"));
    let mut words = Vec::new();
    for line in lines {
        let line = line.split(" //").next().unwrap_or_default().replace("\\\"", "");
        let parts: Vec<&str> = line.split('"').collect();
        words.extend(parts.iter().skip(1).step_by(2).map(|word| (*word).to_owned()));
    }
    words.retain(|word| word.chars().any(char::is_alphabetic) && !word.contains('\\'));
    words
}

#[test]
fn the_language_reference_has_every_word_of_the_grammar() {
    let read = |name: &str| fs::read_to_string(root().join(name)).expect("a file");
    let (grammar, reference) = (read("grammar/rulecheck.pest"), read("docs/language.md"));
    let words = words_of_the_grammar(&grammar);
    assert!(words.len() > 100, "the grammar has words");
    let missing: Vec<_> = words.iter().filter(|word| !reference.contains(*word)).collect();
    assert!(missing.is_empty(), "docs/language.md says nothing of {missing:?}");
}

#[test]
fn the_functions_are_those_of_the_program() {
    hold_generated("docs/functions.md", "functions", &functions());
}

#[test]
fn the_tutorial_can_be_followed_in_chinese() {
    follow("docs/tutorial.zh.md", &[]);
}

#[test]
fn the_tutorial_can_be_followed_in_english() {
    follow("docs/tutorial.en.md", &[]);
}

#[test]
fn everything_that_the_tutorial_shows_is_tried() {
    for name in ["docs/tutorial.zh.md", "docs/tutorial.en.md"] {
        let document = Document::open(name);
        for block in document.marked() {
            let place = document.place(&block.body);
            assert!(!block.kind.is_empty(), "{place}: say in a comment what this block is");
        }
    }
}
