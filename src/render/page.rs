//! Pages of rules, drawn: as Markdown in both languages, or as text in one.
//!
//! Receives a page of words and pieces of code. Does not know which rule it is about.

use super::options::HumanOptions;
use super::visible::{visible, wrap};
use crate::diagnose::{Block, Page, Text};

/// The indent under a heading.
const INDENT: usize = 2;

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

/// Draws a page as a part of a larger Markdown document, its title a heading of the third level.
pub fn page_markdown_within(page: &Page) -> String {
    let mut drawn = format!("### {}\n", both(&page.title, " / "));
    for section in &page.sections {
        drawn.push_str(&format!("\n**{}**\n", both(&section.heading, " / ")));
        for block in &section.blocks {
            match block {
                Block::Words(words) => drawn.push_str(&format!("\n{}\n", both(words, "\n"))),
                Block::Code(code) => drawn.push_str(&format!("\n```text\n{code}\n```\n")),
            }
        }
    }
    drawn
}

/// Draws a page for people at a terminal, in one language. Ends with a line break.
pub fn page(page: &Page, options: &HumanOptions) -> String {
    let (lang, columns) = (options.lang, options.columns());
    let heading = |words: &str| -> String {
        let lines = wrap(&visible(words), columns).into_iter();
        lines.map(|line| format!("{}\n", options.strong(&line))).collect()
    };
    let mut drawn = heading(page.title.get(lang));
    for section in &page.sections {
        drawn.push('\n');
        drawn.push_str(&heading(section.heading.get(lang)));
        for block in &section.blocks {
            let (words, indent) = match block {
                Block::Words(words) => (words.get(lang), INDENT),
                Block::Code(code) => (code.as_str(), INDENT * 2),
            };
            for line in words.lines().flat_map(|line| wrap(&visible(line), columns - indent)) {
                drawn.push_str(format!("{:indent$}{line}", "").trim_end());
                drawn.push('\n');
            }
        }
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
