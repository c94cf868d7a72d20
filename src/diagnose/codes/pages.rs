//! From a code to its page.

use super::entry::{CodeEntry, CodeExample};
use super::{
    form, import, import_files, other, report, report_signs, resolve, resolve_more, syntax, waiver,
};
use crate::diagnose::{Block, Page, PageSection, Text, text};

/// Returns what is said of each code, room by room.
pub fn code_entries() -> impl Iterator<Item = &'static CodeEntry> {
    let rules = syntax::ENTRIES.iter().chain(resolve::ENTRIES).chain(resolve_more::ENTRIES);
    let reports = report_signs::ENTRIES.iter().chain(report::ENTRIES).chain(form::ENTRIES);
    let published = import_files::ENTRIES.iter().chain(import::ENTRIES);
    rules.chain(reports).chain(published).chain(waiver::ENTRIES).chain(other::ENTRIES)
}

/// Returns the page of a code; none where there is no such code.
pub fn code_page(code: &str) -> Option<Page> {
    let entry = code_entries().find(|entry| entry.code.eq_ignore_ascii_case(code))?;
    let [meaning_zh, remedy_zh] = entry.zh;
    let [meaning_en, remedy_en] = entry.en;
    let both = |zh: &str, en: &str| Block::Words(Text { zh: zh.to_owned(), en: en.to_owned() });
    let example = match entry.example {
        CodeExample::Rules(code)
        | CodeExample::Report(code)
        | CodeExample::Form(code)
        | CodeExample::WholeForm(code)
        | CodeExample::Manifest(code)
        | CodeExample::Published(code)
        | CodeExample::Command(code) => Block::Code(code.trim_end().to_owned()),
        CodeExample::Files(files, command) => Block::Code(with_names(files, command)),
        CodeExample::Told(zh, en) => both(zh, en),
    };
    let section = |heading, block| PageSection { heading, blocks: vec![block] };
    Some(Page {
        title: Text::same(entry.code),
        sections: vec![
            section(text!(zh: "意思", en: "What it means"), both(meaning_zh, meaning_en)),
            section(text!(zh: "例子", en: "Example"), example),
            section(text!(zh: "怎么办", en: "What to do"), both(remedy_zh, remedy_en)),
        ],
    })
}

/// Returns files one below the other, each under its name, and what is typed at the end.
fn with_names(files: &[(&str, &str)], command: &str) -> String {
    let file = |(name, content): &(&str, &str)| {
        let content: String = content.lines().map(|line| format!("  {line}\n")).collect();
        format!("{name}:\n{content}\n")
    };
    let files: String = files.iter().map(file).collect();
    format!("{files}$ {command}")
}
