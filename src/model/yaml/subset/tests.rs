use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::super::parser::{MAX_NODES, parse_all};
use super::super::tree::{YamlDocument, YamlKind, YamlNode};
use super::read;
use crate::model::yaml::decode;
use crate::source::FileId;

/// Returns the trees that the YAML parser gives; none where it finds anything wrong.
fn expected(text: &str) -> Option<String> {
    let (documents, errors) = parse_all(FileId::FIRST, text);
    errors.is_empty().then(|| drawn(&documents))
}

fn found(text: &str) -> Option<String> {
    read(FileId::FIRST, text, 0, MAX_NODES).map(|documents| drawn(&documents))
}

/// Draws trees with every place, one part a line.
fn drawn(documents: &[YamlDocument<'_>]) -> String {
    let mut out = String::new();
    for document in documents {
        assert_eq!(document.broken_at, None);
        out.push_str("---\n");
        draw(&document.root, 0, &mut out);
    }
    out
}

fn draw(node: &YamlNode<'_>, level: usize, out: &mut String) {
    let range = node.span.range();
    let _ = write!(out, "{:level$}{range:?} ", "");
    match &node.kind {
        YamlKind::Scalar { text, style } => {
            let _ = writeln!(out, "{style:?} {text:?}");
        }
        YamlKind::Sequence(items) => {
            let _ = writeln!(out, "list");
            items.iter().for_each(|item| draw(item, level + 1, out));
        }
        YamlKind::Mapping(entries) => {
            let _ = writeln!(out, "mapping");
            for entry in entries {
                let _ = writeln!(
                    out,
                    "{:level$} {:?} {:?}",
                    "",
                    entry.key.span.range(),
                    entry.key.node
                );
                draw(&entry.value, level + 1, out);
            }
        }
        YamlKind::Refused => out.push_str("refused\n"),
    }
}

/// Tells whether the text is read without the parser, and fails where that gives another tree.
fn is_read(text: &str) -> bool {
    let Some(found) = found(text) else { return false };
    let expected = expected(text);
    let expected = expected.unwrap_or_else(|| "nothing, and says why".to_owned());
    assert!(found == expected, "{text:?} is read as\n{found}\nand by the parser as\n{expected}");
    true
}

/// Everything that reports and forms are written in, close together.
const SEEDS: [&str; 9] = [
    "unit: 某局\nyear: 2024\nsections:\n  - heading: 一、总体情况\n    text: |-\n      全年12件。\n",
    "sections:\n- heading: \"三、收到\"\n  at: 12\n  table:\n    columns: [自然人, {法人: [商业, '科研']}, 总计]\n    \
     rows:\n      新收: [34, 1, ~, 1.50, -3]\n      其他:\n        （一）公开: {自然人: 1, 总计: 2}\n",
    "text: |\n  甲\n  乙\n\n  丙\nfacts: {visits: 33912}\n# 注\nnotes:\n  - 一\n  - 二 # 注\n",
    "a: 1\nb:\nc: \"x\\n\\\"y\\u4e00\"\nd: 'it'\n---\na: -1\n---\na:  x:y #1\n",
    "{\"unit\": \"某局\", \"sections\":[{\"heading\": \"一\", \"rows\": {\"a\": [1, 2.0, null, true, -5]}}]}",
    "{\n  \"unit\": \"某局\",\r\n  \"text\": \"甲\\n乙\",\n  \"sections\": []\n}\n",
    "a: [1, 2]\r\nb:\r\n  c: |-\r\n    甲\r\n\r\n    乙\r\n  d: x\r\n",
    "- a: x\n  b: y\n- c\n- [1, {d: e}]\n-  f: g\n   h: i\n",
    "form: 年报\nversion: \"2021\"\nvalid: {from: 2021}\nsections:\n  - heading: 一\n    tables:\n      - name: 表二\n        \
     columns: [甲, 乙（单位：万元）]\n        rows: [规章, {收费: [a, b]}]\n",
];

/// What mutations put in: every sign that means something to YAML, and signs that look like nothing.
const SIGNS: [&str; 64] = [
    " ",
    "  ",
    "    ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "-",
    "- ",
    "--- ",
    "---\n",
    "...",
    "...\n",
    ":",
    ": ",
    ":\n",
    ",",
    ", ",
    "[",
    "]",
    "{",
    "}",
    "#",
    " # ",
    "'",
    "''",
    "\"",
    "\\",
    "\\n",
    "\\u4E00",
    "|",
    "|-",
    "|-\n",
    ">",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "?",
    "? ",
    "~",
    "0",
    "a",
    "甲",
    "：",
    "　",
    "\u{A0}",
    "\u{85}",
    "\u{7F}",
    "\u{FEFF}",
    "\u{2028}",
    "\u{200B}",
    "\u{1}",
    "\0",
    "\u{FFFE}",
    "\u{1F600}",
    "=",
    "<<",
    "a: b\n",
    "\n  - ",
    "\n\n",
    "x:\n  ",
];

/// A generator of numbers that repeats itself in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).expect("64 bits") % count
    }
}

fn boundary(text: &str, dice: &mut Dice) -> usize {
    let mut at = dice.below(text.len() + 1);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Changes a text at one place.
#[allow(clippy::string_slice, reason = "all places are boundaries")]
fn mutated(text: &str, dice: &mut Dice) -> String {
    let (one, two) = (boundary(text, dice), boundary(text, dice));
    let (start, end) = (one.min(two), one.max(two));
    let near = (start..=text.len()).filter(|at| text.is_char_boundary(*at)).nth(1 + dice.below(3));
    let near = near.unwrap_or(text.len());
    let sign = SIGNS[dice.below(SIGNS.len())];
    let (before, after) = (&text[..start], &text[start..]);
    match dice.below(8) {
        0..=2 => format!("{before}{sign}{after}"),
        3 => format!("{before}{sign}{}", &text[near..]),
        4 => format!("{before}{}", &text[near..]),
        5 if end - start < 60 => format!("{before}{}", &text[end..]),
        6 if end - start < 60 => format!("{}{}", &text[..end], &text[start..]),
        // Other indentation of one line.
        _ => {
            let line = before.rfind('\n').map_or(0, |at| at + 1);
            let (head, tail) = text.split_at(line);
            match dice.below(3) {
                0 => format!("{head} {tail}"),
                1 => format!("{head}  {tail}"),
                _ => format!("{head}{}", tail.strip_prefix(' ').unwrap_or(tail)),
            }
        }
    }
}

/// Tries `RULECHECK_ROUNDS` changed texts.
#[test]
#[allow(clippy::disallowed_methods, reason = "how long to try is for who runs it to say")]
fn whatever_is_read_is_what_the_parser_reads() {
    let rounds = std::env::var("RULECHECK_ROUNDS").ok().and_then(|rounds| rounds.parse().ok());
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let (mut read, mut all) = (0_usize, 0_usize);
    for _ in 0..rounds.unwrap_or(10_000_usize) {
        let mut text = SEEDS[dice.below(SEEDS.len())].to_owned();
        if dice.below(4) == 0 {
            text += SEEDS[dice.below(SEEDS.len())];
        }
        for _ in 0..=dice.below(4) {
            text = mutated(&text, &mut dice);
            read += usize::from(is_read(&text));
            all += 1;
        }
    }
    assert!(read * 10 > all, "too few texts are read to tell: {read} of {all}");
}

/// Returns the reports and forms below a folder.
#[allow(clippy::disallowed_methods, reason = "tests read the fixtures")]
fn texts(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.expect("a folder that can be read").path();
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|end| end == "yaml" || end == "json")
            && let Ok((text, _)) = decode(&std::fs::read(&path).expect("a file"))
        {
            found.push((path, text));
        }
    }
}

#[test]
fn files_are_read_as_the_parser_reads_them() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["rules", "tests/cases", "../shared/reports"] {
        let mut found = Vec::new();
        texts(&home.join(folder), &mut found);
        let read = found.iter().filter(|(_, text)| is_read(text)).count();
        let is_there = home.join(folder).is_dir() || folder.starts_with("..");
        assert!(is_there && read * 3 >= found.len() * 2, "{folder}: {read} of {}", found.len());
    }
}

#[test]
fn seeds_are_read() {
    for seed in SEEDS {
        assert!(is_read(seed), "{seed:?} is left to the parser");
    }
}
