//! Whole documents: that every span is right, and that no file takes the program down.

use std::time::{Duration, Instant};

use crate::model::yaml::{Style, YamlKind, YamlNode, parse};
use crate::model::*;
use crate::source::FileId;

/// Walks a tree and counts its scalars; what is written plainly must be what stands at the span.
fn check_spans(node: &YamlNode<'_>, text: &str, count: &mut usize) {
    let written = text.get(node.span.range()).expect("on character boundaries");
    match &node.kind {
        YamlKind::Scalar { text: value, style } => {
            *count += 1;
            check_scalar(value, *style, written);
        }
        YamlKind::Sequence(items) => items.iter().for_each(|item| check_spans(item, text, count)),
        YamlKind::Mapping(entries) => {
            for entry in entries {
                *count += 1;
                let written = text.get(entry.key.span.range()).expect("on character boundaries");
                assert!(written.trim_matches(['"', '\'']) == entry.key.node, "{written}");
                check_spans(&entry.value, text, count);
            }
        }
        YamlKind::Refused => {}
    }
}

fn check_scalar(value: &str, style: Style, written: &str) {
    let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    match style {
        Style::Plain if !value.contains(' ') => assert_eq!(written, value),
        Style::Plain | Style::Block => assert_eq!(squeeze(written), squeeze(value)),
        Style::Single => assert_eq!(written, format!("'{value}'")),
        Style::Double => assert_eq!(written, format!("\"{value}\"")),
    }
}

#[test]
fn every_scalar_of_a_chinese_document_is_where_its_span_says() {
    let text = include_str!("../../../tests/cases/model/ok_full/report.yaml");
    for text in [text.to_owned(), text.replace('\n', "\r\n"), format!("\u{FEFF}{text}")] {
        let (documents, problems) = parse(FileId::FIRST, &text);
        assert_eq!(problems, []);
        let mut count = 0;
        documents.iter().for_each(|document| check_spans(&document.root, &text, &mut count));
        assert_eq!(count, 75);
    }
}

#[test]
fn windows_line_ends_change_nothing() {
    let text = include_str!("../../../tests/cases/model/ok_full/report.yaml");
    let windows = text.replace('\n', "\r\n");
    let content = |text: &str| {
        let (reports, problems) = load_reports(FileId::FIRST, text);
        assert_eq!(problems, []);
        let sections = reports.into_iter().flat_map(|report| report.sections);
        sections.filter_map(|section| Some(section.text?.content)).collect::<Vec<_>>()
    };
    assert_eq!(content(text), content(&windows));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "a file that takes long is what is looked for")]
fn hostile_files_are_refused_quickly() {
    let laughs: String = (0..30).map(|n| format!("a{n}: &a{n} [*a{n}, *a{n}, *a{n}]\n")).collect();
    let keys = |count: usize| (0..count).map(|n| format!("k{n}: {n}\n")).collect::<String>();
    let wide: String = (0..40_000).map(|n| format!("c{n}, ")).collect();
    let rows: String = (0..9_000).map(|n| format!("r{n}: {{c0: 1}}, ")).collect();
    let big = format!("sections: [{{table: {{columns: [{wide}], rows: {{{rows}}}}}}}]");
    for (name, text) in [
        ("brackets", "[".repeat(200_000)),
        ("braces", "{a: ".repeat(200_000)),
        ("dashes", "- ".repeat(100_000)),
        ("questions", "? ".repeat(100_000)),
        ("mixed", "[{a: ".repeat(50_000)),
        ("laughs", laughs),
        ("keys", keys(300_000)),
        ("same keys", "a: 1\n".repeat(45_000)),
        ("sections", format!("sections: [{}]", "{a: 1}, ".repeat(30_000))),
        ("empty mappings", format!("sections: [{}]", "{}, ".repeat(120_000))),
        ("wide table", big),
        ("documents", "a: [\n---\n".repeat(50_000)),
        ("quotes", "a: \"\n---\n".repeat(50_000)),
        ("long line", format!("unit: {}", "长".repeat(6_000_000))),
        ("deep sections", format!("{}{}", "sections: [{".repeat(200), "}]".repeat(200))),
        ("colons", "：".repeat(500_000)),
        ("long key", format!("{}: 1", "键".repeat(500_000))),
    ] {
        let start = Instant::now();
        let (_, problems) = load_reports(FileId::FIRST, &text);
        let time = start.elapsed();
        assert!(!problems.is_empty() && problems.len() <= MAX_PROBLEMS + 1, "{name}");
        // Without optimisation everything takes some ten times as long.
        let limit = if cfg!(debug_assertions) { 10 } else { 1 };
        assert!(time < Duration::from_secs(limit), "{name} took {time:?}");
        for problem in &problems {
            assert!(text.get(problem.span.range()).is_some(), "{name}: {problem:?}");
        }
    }
}

#[test]
fn limits_are_named() {
    let kinds = |text: &str| {
        let (_, problems) = load_reports(FileId::FIRST, text);
        problems.into_iter().map(|problem| problem.kind).collect::<Vec<_>>()
    };
    let deep = kinds(&"[".repeat(1000));
    assert!(deep.contains(&LoadErrorKind::TooDeep { limit: MAX_DEPTH }), "{deep:?}");
    let large = " ".repeat(MAX_BYTES + 1);
    let found = large.len();
    assert_eq!(kinds(&large), [LoadErrorKind::TooLarge { limit: MAX_BYTES, found }]);
    let many = format!("sections: [{}]", "{}, ".repeat(MAX_NODES));
    assert!(kinds(&many).contains(&LoadErrorKind::TooManyNodes { limit: MAX_NODES }));
}
