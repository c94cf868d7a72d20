//! What a page carries beside its report: page numbers, running heads.
//!
//! Receives blocks and hands on those of the report and those of the page, told apart. Nothing is
//! dropped without being named.

use std::collections::HashMap;

use super::key::key;
use crate::import::block::{Block, Piece, Printed};

/// How many pages a running head must stand on.
const FEWEST_PAGES: usize = 3;

/// Takes the page furniture out of the blocks and returns it.
pub(super) fn take_furniture(blocks: Vec<Block>) -> (Vec<Block>, Vec<Printed>) {
    let edges = edges(&blocks);
    let numbers = page_numbers(&blocks, &edges);
    let heads = running_heads(&blocks, &edges);
    let mut furniture = Vec::new();
    let mut kept = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.into_iter().enumerate() {
        let is_furniture =
            is_marked_number(&block) || numbers.contains(&index) || heads.contains(&index);
        match one_line(&block).filter(|_| is_furniture) {
            Some(text) => furniture.extend(
                first(&block).map(|printed| Printed { text, place: printed.place.clone() }),
            ),
            None => kept.push(block),
        }
    }
    (kept, furniture)
}

/// The first and the last printed lines of a page.
#[derive(Clone, Copy, Debug, Default)]
struct Edges {
    first: Option<usize>,
    last: Option<usize>,
}

fn edges(blocks: &[Block]) -> Vec<Edges> {
    let mut pages = vec![Edges::default()];
    for (index, block) in blocks.iter().enumerate() {
        match block {
            Block::PageBreak => pages.push(Edges::default()),
            Block::Line(pieces) if pieces.is_empty() => {}
            Block::Line(_) | Block::Paragraph(_) | Block::Heading { .. } | Block::Grid(_) => {
                if let Some(page) = pages.last_mut() {
                    page.first.get_or_insert(index);
                    page.last = Some(index);
                }
            }
        }
    }
    pages.retain(|page| page.first.is_some());
    pages
}

/// `- 3 -`, `— 3 —`, `第 3 页`, `第 3 页 共 5 页`.
fn is_marked_number(block: &Block) -> bool {
    let Some(text) = one_line(block) else { return false };
    let text: String = text.split_whitespace().collect();
    let dash = |c: char| matches!(c, '-' | '－' | '—' | '–' | '―' | '─' | '−' | '~' | '·');
    let inner = text.trim_start_matches(dash);
    let number = inner.trim_end_matches(dash);
    let dashed = inner.len() < text.len() && number.len() < inner.len() && is_number(number);
    let paged = text.strip_prefix('第').is_some_and(|rest| {
        let rest = rest.replace(['，', ',', '/'], "");
        match rest.split_once('页') {
            Some((page, "")) => is_number(page),
            Some((page, total)) => {
                let total = total.trim_start_matches('共').trim_end_matches('页');
                is_number(page) && is_number(total)
            }
            None => false,
        }
    });
    dashed || paged
}

fn is_number(text: &str) -> bool {
    (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Numbers at one edge of every page but perhaps the first, alone or behind the same words, each one more
/// than the one before. A figure of a table that ends a page does not count on.
fn page_numbers(blocks: &[Block], pages: &[Edges]) -> Vec<usize> {
    let number = |index: Option<usize>| -> Option<(usize, String, u32)> {
        let text = one_line(blocks.get(index?)?)?;
        let (words, number) = counted(text.trim())?;
        Some((index?, key(words), number.parse().ok()?))
    };
    for edge in [|page: &Edges| page.last, |page: &Edges| page.first] {
        for skip in [0, 1] {
            let found: Option<Vec<(usize, String, u32)>> =
                pages.iter().skip(skip).map(|page| number(edge(page))).collect();
            let Some(found) = found.filter(|found| found.len() >= 2) else { continue };
            let counts_on = found.windows(2).all(|pair| match pair {
                [(_, words, one), (_, same, next)] => words == same && *next == one + 1,
                _ => false,
            });
            if counts_on {
                return found.into_iter().map(|(index, ..)| index).collect();
            }
        }
    }
    Vec::new()
}

/// Returns the words before a number at the end of a line, and the number: `3`, `3/5`, `年度报告 3`.
fn counted(text: &str) -> Option<(&str, &str)> {
    let is_digit = |character: char| character.is_ascii_digit();
    let total = text.trim_end_matches(is_digit).trim_end();
    let text = match total.strip_suffix(['/', '／']) {
        Some(rest) if total.len() < text.len() => rest.trim_end(),
        _ => text,
    };
    let words = text.trim_end_matches(is_digit);
    let number = text.get(words.len()..).filter(|number| is_number(number))?;
    Some((words, number))
}

/// Lines that say the same at the top, or at the foot, of most pages. The first of them stays: it may be
/// the title, or the head of a table.
fn running_heads(blocks: &[Block], pages: &[Edges]) -> Vec<usize> {
    let mut found = Vec::new();
    for edge in [|page: &Edges| page.first, |page: &Edges| page.last] {
        let mut seen: HashMap<String, Vec<usize>> = HashMap::new();
        for index in pages.iter().filter_map(edge) {
            let text = blocks.get(index).and_then(one_line).map(|text| key(&text));
            if let Some(text) = text.filter(|text| text.chars().count() >= 4) {
                seen.entry(text).or_default().push(index);
            }
        }
        let mut heads: Vec<Vec<usize>> = seen.into_values().collect();
        heads.retain(|lines| lines.len() >= FEWEST_PAGES && lines.len() * 2 >= pages.len());
        found.extend(heads.into_iter().flat_map(|lines| lines.into_iter().skip(1)));
    }
    found
}

/// Returns the text of a block of one line.
fn one_line(block: &Block) -> Option<String> {
    match block {
        Block::Line(pieces) if !pieces.is_empty() => {
            let texts: Vec<&str> = pieces.iter().map(|piece| piece.printed.text.as_str()).collect();
            Some(texts.join(" "))
        }
        Block::Paragraph(printed) => Some(printed.text.clone()),
        Block::Line(_) | Block::Heading { .. } | Block::Grid(_) | Block::PageBreak => None,
    }
}

fn first(block: &Block) -> Option<&Printed> {
    match block {
        Block::Line(pieces) => pieces.first().map(|Piece { printed, .. }| printed),
        Block::Paragraph(printed) => Some(printed),
        Block::Heading { .. } | Block::Grid(_) | Block::PageBreak => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read_text;

    fn furniture(text: &str) -> Vec<String> {
        let (_, found) = take_furniture(read_text(text).expect("short"));
        found.into_iter().map(|printed| printed.text).collect()
    }

    #[test]
    fn page_numbers_and_running_heads_are_named() {
        for (text, found) in [
            ("甲\n- 1 -\n\u{C}乙\n— 2 —", vec!["- 1 -", "— 2 —"]),
            ("第 1 页 共 3 页\n甲", vec!["第 1 页 共 3 页"]),
            ("甲\n7\n1\n\u{C}乙\n0\n2\n\u{C}丙\n3\n", vec!["1", "2", "3"]),
            ("甲\n某报 1/2\n\u{C}乙\n某报 2/2\n", vec!["某报 1/2", "某报 2/2"]),
            ("甲\n某报 1\n\u{C}乙\n别报 2\n", vec![]),
            ("甲\n0\n\u{C}乙\n0\n\u{C}丙\n0", vec![]),
            ("-\n/\n0", vec![]),
            (
                "某某局年报\n甲\n\u{C}某某局年报\n乙\n\u{C}某某局年报\n丙",
                vec!["某某局年报", "某某局年报"],
            ),
        ] {
            assert_eq!(furniture(text), found, "{text}");
        }
    }
}
