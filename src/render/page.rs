//! Pages of rules, drawn: as Markdown in both languages, or as text in one.
//!
//! Receives a page of words and pieces of code. Does not know which rule it is about.

use crate::diagnose::{Block, Lang, Page, PageSection, Text};

/// Draws a page as Markdown, Chinese first and English beside it.
pub fn page_markdown(page: &Page) -> String {
    let mut drawn = format!("# {}\n", both(&page.title, " / "));
    for section in &page.sections {
        drawn.push_str(&format!("\n## {}\n", both(&section.heading, " / ")));
        for block in &section.blocks {
            match block {
                Block::Words(words) => drawn.push_str(&format!("\n{}\n", both(words, "\n"))),
                Block::Code(code) => drawn.push_str(&format!("\n```text\n{code}\n```\n")),
            }
        }
    }
    drawn
}

/// Draws a page as text in one language.
pub fn page_text(page: &Page, lang: Lang) -> String {
    let mut drawn = format!("{}\n", page.title.get(lang));
    for section in &page.sections {
        drawn.push_str(&section_text(section, lang));
    }
    drawn
}

fn section_text(section: &PageSection, lang: Lang) -> String {
    let mut drawn = format!("\n{}\n", section.heading.get(lang));
    for block in &section.blocks {
        let text = match block {
            Block::Words(words) => words.get(lang),
            Block::Code(code) => code,
        };
        text.lines().for_each(|line| drawn.push_str(&format!("  {line}\n")));
    }
    drawn
}

/// Returns words in both languages; once where they are the same.
fn both(words: &Text, between: &str) -> String {
    if words.zh == words.en {
        return words.zh.clone();
    }
    format!("{}{between}{}", words.zh, words.en)
}
