//! The plan of the crate, held against its source: who may know whom, no import cycles, which foreign
//! crate is seen where, who touches files, and what a `mod.rs` may hold.

use std::path::Path;

use super::support::{Crate, SourceFile};

/// For each room the rooms it may import. `cli` and `lsp` may import everything; nobody imports them.
const MAY_IMPORT: [(&str, &[&str]); 16] = [
    ("source", &[]),
    ("syntax", &["source"]),
    ("model", &["source"]),
    ("import", &["source", "model"]),
    ("builtins", &["source", "model"]),
    ("resolve", &["source", "syntax", "model", "builtins"]),
    ("eval", &["source", "model", "builtins", "resolve"]),
    ("waive", &["source", "syntax", "model"]),
    ("pack", &["source", "syntax", "model", "resolve", "eval", "waive"]),
    ("analysis", &["source", "model", "resolve", "eval"]),
    (
        "diagnose",
        &["source", "syntax", "model", "import", "resolve", "eval", "waive", "pack", "analysis"],
    ),
    ("render", &["source", "resolve", "pack", "analysis", "diagnose"]),
    (
        "check",
        &[
            "source", "syntax", "model", "import", "builtins", "resolve", "pack", "eval", "waive",
            "analysis", "diagnose",
        ],
    ),
    ("suite", &["source", "resolve", "pack", "diagnose", "check"]),
    (
        "cli",
        &[
            "source", "syntax", "model", "import", "builtins", "resolve", "pack", "eval", "waive",
            "analysis", "diagnose", "render", "check", "suite",
        ],
    ),
    (
        "lsp",
        &[
            "source", "syntax", "model", "import", "builtins", "resolve", "pack", "eval", "waive",
            "analysis", "diagnose", "render", "check", "suite",
        ],
    ),
];

/// For each foreign crate the files that may name it, by the beginning of their path.
const SEEN_IN: &[(&str, &[&str])] = &[
    ("jiff", &["waive/day.rs", "import/readers/office/", "cli/"]),
    ("pest", &["syntax/"]),
    ("pest_derive", &["syntax/"]),
    ("granit_parser", &["model/yaml/"]),
    ("serde_yaml", &["model/manifest.rs"]),
    ("miette", &["render/human.rs"]),
    ("html5ever", &["import/readers/html/"]),
    ("quick_xml", &["import/readers/office/", "import/readers/pdf/parse.rs"]),
    ("zip", &["import/readers/office/"]),
    ("cfb", &["import/readers/xls/"]),
    ("csv", &["import/readers/exported.rs"]),
    ("clap", &["cli/"]),
    ("walkdir", &["cli/"]),
    ("notify", &["cli/watch.rs"]),
    ("ctrlc", &["cli/watch.rs"]),
];

/// Parts of the standard library that only `cli` and `lsp` may use.
const OUTSIDE_WORLD: [&str; 5] = ["fs", "env", "time", "net", "thread"];

const LONGEST: usize = 500;

fn source() -> Crate {
    Crate::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

fn forbidden_imports(krate: &Crate) -> Vec<String> {
    let room = |path: &str| SourceFile::new(path, "").room().to_owned();
    let mut found = Vec::new();
    for (from, targets) in krate.imports() {
        let own = room(from);
        if ["lib", "main"].contains(&own.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == own) else {
            found.push(format!("{from}: the plan has no room `{own}`"));
            continue;
        };
        for (to, path) in targets {
            let other = room(to);
            if other != own && !allowed.contains(&other.as_str()) {
                found.push(format!("{from}: `{path}`: {own} must not know {other}"));
            }
        }
    }
    found
}

fn strangers(krate: &Crate) -> Vec<String> {
    let mut found = Vec::new();
    for file in &krate.files {
        for (name, places) in SEEN_IN.iter().copied() {
            let paths = file.foreign(name);
            if !places.iter().any(|place| file.path.starts_with(place)) {
                found.extend(paths.iter().map(|path| format!("{}: `{path}`", file.path)));
            }
        }
        if !["cli", "lsp"].contains(&file.room()) {
            for path in file.foreign("std") {
                let part = path.split("::").nth(1).unwrap_or_default();
                if OUTSIDE_WORLD.contains(&part) || path.starts_with("std::process::Command") {
                    found.push(format!("{}: `{path}`", file.path));
                }
            }
        }
    }
    found
}

fn untidy(file: &SourceFile) -> Vec<String> {
    let mut found = Vec::new();
    let head: Vec<&str> = file.text.lines().take_while(|line| line.starts_with("//!")).collect();
    if head.is_empty() {
        found.push(format!("{}: begins without //!", file.path));
    }
    let declaring = file.path.ends_with("mod.rs") || file.path == "lib.rs";
    if declaring && file.holds_code() {
        found.push(format!("{}: holds code", file.path));
    }
    let lines = file.production_lines();
    if lines > LONGEST && !head.iter().any(|line| line.contains("long")) {
        found.push(format!("{}: {lines} lines, and its head does not say why", file.path));
    }
    found.extend(file.globs().iter().map(|glob| format!("{}: `use {glob}`", file.path)));
    found
}

#[test]
fn rooms_know_only_the_rooms_before_them() {
    let found = forbidden_imports(&source());
    assert!(found.is_empty(), "against the plan: {found:#?}");
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let found = source().cycles();
    assert!(found.is_empty(), "import cycles: {found:#?}");
}

#[test]
fn foreign_crates_and_the_outside_world_stay_in_their_rooms() {
    let found = strangers(&source());
    assert!(found.is_empty(), "named outside their rooms: {found:#?}");
}

#[test]
fn files_are_tidy() {
    let found: Vec<String> = source().files.iter().flat_map(untidy).collect();
    assert!(found.is_empty(), "untidy: {found:#?}");
}

#[test]
fn the_reader_sees_the_imports_of_the_crate() {
    let krate = source();
    let imports = krate.imports();
    assert!(
        imports["check/run.rs"].contains_key("eval/evaluate.rs"),
        "{:?}",
        imports["check/run.rs"]
    );
    assert!(imports["diagnose/finding.rs"].contains_key("eval/verdict.rs"));
    assert!(imports["syntax/parse.rs"].contains_key("syntax/cut.rs"));
    let is_test = |path: &&str| path.contains("/tests/") || path.ends_with("/tests.rs");
    assert!(!imports.keys().any(is_test), "tests are left out");
}

#[test]
fn an_import_against_the_plan_is_found() {
    for (path, text) in [
        ("source/span.rs", "use crate::syntax::Expr;"),
        ("syntax/parse.rs", "use crate::{source::Span, eval::{self, Verdicts}};"),
        ("eval/evaluate.rs", "fn f() -> crate::syntax::Expr { todo!() }"),
        ("render/human.rs", "use super::super::eval::Verdicts as V;"),
        ("model/read.rs", "pub(crate) use crate::check;"),
        ("kitchen/sink.rs", ""),
    ] {
        let krate = Crate::of(&[
            ("lib.rs", "mod check; pub use check::check;"),
            ("check.rs", ""),
            ("syntax/mod.rs", "mod ast; pub use ast::Expr;"),
            ("syntax/ast.rs", ""),
            ("eval/mod.rs", "mod verdict; pub use verdict::Verdicts;"),
            ("eval/verdict.rs", ""),
            ("resolve/mod.rs", "mod rule_set; pub use rule_set::Rule;"),
            ("resolve/rule_set.rs", ""),
            ("source/mod.rs", "mod span; pub use span::Span;"),
            (path, text),
        ]);
        assert_eq!(forbidden_imports(&krate).len(), 1, "{path}: {:?}", forbidden_imports(&krate));
    }
}

#[test]
fn what_only_looks_like_an_import_is_none() {
    let text = "//! use crate::cli;\n/* crate::cli */ const A: &str = \"crate::cli::main\";\n\
                const B: &str = r#\"use crate::cli;\"#; const C: char = '\"'; fn f<'a>() {}\n\
                #[cfg(test)]\nmod tests {\n use super::*; use crate::cli::main;\n}";
    let krate = Crate::of(&[
        ("source/span.rs", text),
        ("cli/mod.rs", "mod main; pub use main::main;"),
        ("cli/main.rs", ""),
    ]);
    assert_eq!(forbidden_imports(&krate), Vec::<String>::new());
    assert_eq!(krate.files[0].globs(), Vec::<String>::new());
}

#[test]
fn a_circle_is_found_through_re_exports_and_module_names() {
    let direct = Crate::of(&[
        ("model/a.rs", "use super::b::B;"),
        ("model/b.rs", "use super::c::C;"),
        ("model/c.rs", "use super::a::A;"),
        ("model/mod.rs", "mod a; mod b; mod c; pub use a::A;"),
    ]);
    assert_eq!(direct.cycles(), [["model/a.rs", "model/b.rs", "model/c.rs"]]);
    let re_exported = Crate::of(&[
        ("model/a.rs", "use super::b;\nfn f() { b::g() }"),
        ("model/b.rs", "use crate::model::A;"),
        ("model/mod.rs", "mod a; mod b; pub use a::A;"),
    ]);
    assert_eq!(re_exported.cycles(), [["model/a.rs", "model/b.rs"]]);
    let none = Crate::of(&[
        ("model/a.rs", "use super::B;"),
        ("model/b.rs", ""),
        ("model/mod.rs", "mod a; mod b; pub use a::A; pub use b::B;"),
    ]);
    assert_eq!(none.cycles(), Vec::<Vec<String>>::new());
}

#[test]
fn a_foreign_crate_out_of_its_room_is_found() {
    for (path, text) in [
        ("resolve/rules.rs", "use pest::Parser;"),
        ("model/read.rs", "fn f() { serde_yaml::from_str(\"\") }"),
        ("render/json.rs", "use miette::{Report, Severity as S};"),
        ("check.rs", "use std::{fmt, fs};"),
        ("check.rs", "fn f() { std::env::var(\"HOME\"); }"),
        ("pack/packs.rs", "use std::process::Command;"),
    ] {
        let krate = Crate::of(&[(path, text)]);
        assert!(!strangers(&krate).is_empty(), "{path}: {text}");
    }
    let fine = Crate::of(&[
        ("syntax/parse.rs", "use pest::Parser;"),
        ("cli/files.rs", "use std::fs;"),
        ("main.rs", "fn main() -> std::process::ExitCode {}"),
    ]);
    assert_eq!(strangers(&fine), Vec::<String>::new());
}

#[test]
fn an_untidy_file_is_found() {
    let long = |head: &str| format!("{head}\n{}", "// line\n".repeat(LONGEST));
    for (path, text, count) in [
        (
            "model/mod.rs",
            "//! A.\npub(crate) use a::{A, B};\n#[cfg(test)]\nmod tests;\nmod a;\n",
            0,
        ),
        ("model/mod.rs", "//! A.\nmod a;\npub fn f() {}\n", 1),
        ("model/mod.rs", "//! A.\nmod a { }\n", 1),
        ("model/a.rs", "fn f() {}", 1),
        ("model/a.rs", "//! A.\nuse super::*;\n", 1),
        ("model/a.rs", &long("//! A."), 1),
        ("model/a.rs", &long("//! A, long because one table must stand in one place."), 0),
        ("model/a.rs", &format!("//! A.\n#[cfg(test)]\nmod tests {{\n{}}}", long("")), 0),
    ] {
        let found = untidy(&SourceFile::new(path, text));
        assert_eq!(found.len(), count, "{path}: {found:?}");
    }
}
