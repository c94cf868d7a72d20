//! Printed lines and rows of grids → words and cells.
//!
//! A word is what may be a label or a part of one; a cell is what may stand where a figure is due. Which
//! of them belong together is not known here.

use super::key::Key;
use super::vocabulary::Vocabulary;
use crate::import::block::{GridCell, Piece, Place, Printed};
use crate::model::{CellValue, fold_char, split_unit_note};

/// A word or a cell, in the order printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item {
    /// Perhaps a label, or a part of one.
    Word(Word),
    /// Perhaps a figure, or what stands for one.
    Cell(PrintedCell),
}

/// Perhaps a label, or a part of one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) key: Key,
    pub(super) place: Place,
    pub(super) extent: Extent,
}

/// From where to where something stands on its line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Extent {
    pub(super) from: u32,
    pub(super) to: u32,
}

impl Extent {
    /// Tells whether one of two that stand in different lines stands below the other.
    pub(super) fn is_below(self, other: Self) -> bool {
        self.from < other.to && other.from < self.to
    }

    /// Takes in another one.
    pub(super) fn with(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }
}

/// What stands where a figure is due.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PrintedCell {
    /// As printed; empty for a cell of a grid that is empty.
    pub(super) text: String,
    pub(super) place: Place,
    /// Where it lies on its line: twice its middle, so that it stays whole.
    pub(super) middle: u32,
    pub(super) extent: Extent,
}

impl Word {
    /// A unit note is no part of the label before it.
    fn new(text: &str, place: &Place, extent: Extent) -> Self {
        let key = Key::new(split_unit_note(text).0);
        Self { text: text.to_owned(), key, place: place.clone(), extent }
    }
}

impl PrintedCell {
    /// Tells whether a figure would be lost with it.
    pub(super) fn has_digit(&self) -> bool {
        self.text.chars().any(|character| fold_char(character).is_ascii_digit())
    }
}

/// A token of a line, before it is told what it is.
struct Token {
    text: String,
    from: u32,
    to: u32,
}

/// Reads the words and cells of a line of text.
pub(super) fn items_of_line(pieces: &[Piece], vocabulary: &Vocabulary) -> Vec<Item> {
    let mut items = Vec::new();
    for piece in pieces {
        let tokens = joined(tokens(piece));
        for (index, token) in tokens.iter().enumerate() {
            let next = tokens.get(index + 1).map(|token| token.text.as_str());
            items_of_token(token, next, &piece.printed.place, vocabulary, &mut items);
        }
    }
    items
}

fn items_of_token(
    token: &Token,
    next: Option<&str>,
    place: &Place,
    vocabulary: &Vocabulary,
    items: &mut Vec<Item>,
) {
    let extent = Extent { from: token.from, to: token.to };
    let cell = |text: &str| {
        Item::Cell(PrintedCell {
            text: text.to_owned(),
            place: place.clone(),
            middle: token.from + token.to,
            extent,
        })
    };
    let word = |text: &str| Item::Word(Word::new(text, place, extent));
    if is_cell(&token.text, next, vocabulary) {
        items.push(cell(&token.text));
        return;
    }
    if let Some((label, figure)) = glued(&token.text, vocabulary) {
        items.push(word(label));
        items.push(cell(figure));
        return;
    }
    let is_known = |text: &str| vocabulary.is_fragment(&Key::new(text));
    if is_known(&token.text) {
        items.push(word(&token.text));
        return;
    }
    // `理（三）不予公开`: the end of an upright label, and the next one.
    if let Some((head, tail)) = before_numbering(&token.text, vocabulary) {
        items.extend([word(head), word(tail)]);
        return;
    }
    // Labels without a blank between them; at most a handful stand so.
    let mut rest = token.text.as_str();
    for _ in 0..4 {
        let whole = Some(rest).filter(|rest| rest.chars().count() <= 40);
        let cut = whole.and_then(|rest| rest.split_at_checked(vocabulary.split(rest)?));
        let Some((head, tail)) = cut else { break };
        items.push(word(head));
        rest = tail;
        if is_known(rest) {
            break;
        }
    }
    items.push(word(rest));
}

/// Reads the words and cells of a row of a grid; what other rows or columns repeat is left out.
pub(super) fn items_of_row(row: &[GridCell], number: usize, vocabulary: &Vocabulary) -> Vec<Item> {
    let mut items: Vec<Item> = Vec::new();
    let mut last = None;
    for (column, cell) in row.iter().enumerate() {
        let is_new = last != Some(cell.origin) && cell.origin.0 >= number;
        last = Some(cell.origin);
        if !is_new {
            continue;
        }
        let Printed { text, place } = &cell.printed;
        let text = text.trim();
        let column = u32::try_from(column).unwrap_or(u32::MAX / 2);
        let (middle, extent) = (column.saturating_mul(2), Extent { from: column, to: column + 1 });
        items.push(if text.is_empty() || is_cell(text, None, vocabulary) {
            Item::Cell(PrintedCell { text: text.to_owned(), place: place.clone(), middle, extent })
        } else {
            Item::Word(Word::new(text, place, extent))
        });
    }
    // An empty position before the label is a category's, not a cell.
    let is_word = |item: &Item| matches!(item, Item::Word(_));
    let is_empty = |item: &Item| matches!(item, Item::Cell(cell) if cell.text.is_empty());
    if items.iter().any(is_word) {
        let empty = items.iter().take_while(|item| is_empty(item)).count();
        items.drain(..empty);
    } else if items.iter().all(is_empty) {
        items.clear();
    }
    items
}

/// Tells whether a text may stand where a figure is due.
fn is_cell(text: &str, next: Option<&str>, vocabulary: &Vocabulary) -> bool {
    match CellValue::read(text, false) {
        CellValue::Number(_) | CellValue::Unreadable => {
            // `1 .属于国家秘密` and `1 属于国家秘密` begin with a numbering.
            let numbering =
                text.chars().count() <= 2 && text.chars().all(|c| fold_char(c).is_ascii_digit());
            !(numbering && next.is_some_and(|next| follows_numbering(text, next, vocabulary)))
        }
        // 2021年 and the like stand in headings.
        CellValue::Noted(_) => !text.contains('年'),
        CellValue::Mark => {
            // 无 may be the beginning of 无法提供.
            let mark = Key::new(text).bare;
            let joined = next.map(|next| mark.clone() + &Key::new(next).full);
            mark.is_empty() || !joined.is_some_and(|joined| vocabulary.is_part(&joined))
        }
        CellValue::Blank => false,
        // Letters and signs where a figure is due: `O`, `□`, `#REF!`, `12%`.
        CellValue::Text => {
            let foreign =
                |c: char| !is_ideograph(fold_char(c)) && !"（）()【】“”《》、，。：；".contains(c);
            let short = text.chars().count() <= 12;
            let numbering = text.ends_with(['.', '．', ')', '）']);
            short && !numbering && text.chars().all(foreign)
        }
    }
}

/// Splits a word that is no part of a label before a numbering inside it, where a label begins there.
fn before_numbering<'t>(text: &'t str, vocabulary: &Vocabulary) -> Option<(&'t str, &'t str)> {
    let starts =
        text.char_indices().skip(1).filter(|(_, c)| matches!(fold_char(*c), '(' | '1'..='9'));
    let splits = starts.filter_map(|(at, _)| text.split_at_checked(at));
    let numbered = |tail: &str| {
        let key = Key::new(tail);
        !key.numbering.is_empty() && !key.bare.is_empty() && vocabulary.is_fragment(&key)
    };
    splits.into_iter().find(|(_, tail)| numbered(tail))
}

fn follows_numbering(number: &str, next: &str, vocabulary: &Vocabulary) -> bool {
    if next.starts_with(['.', '．', '、', ')', '）']) {
        return true;
    }
    let key = Key::new(next);
    let numbered: String = number.chars().map(fold_char).collect::<String>() + &key.full;
    vocabulary.is_whole(&key.bare) && vocabulary.is_part(&numbered)
}

fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' | '〇')
}

/// Splits a label from a figure behind it, where no blank stands between them (`行政许可550`).
fn glued<'a>(text: &'a str, vocabulary: &Vocabulary) -> Option<(&'a str, &'a str)> {
    let digit = |c: char| matches!(fold_char(c), '0'..='9' | '.' | ',');
    let label = text.trim_end_matches(digit);
    let figure = text.get(label.len()..)?;
    let is_figure = matches!(CellValue::read(figure, false), CellValue::Number(_));
    (is_figure && vocabulary.is_whole(&Key::new(label).bare)).then_some((label, figure))
}

/// Splits a piece at its blanks.
fn tokens(piece: &Piece) -> Vec<Token> {
    let total = piece.printed.text.chars().map(width).sum::<u32>().max(1);
    let span = piece.to.saturating_sub(piece.from);
    let place = |column: u32| {
        piece.from
            + u32::try_from(u64::from(column) * u64::from(span) / u64::from(total)).unwrap_or(0)
    };
    let mut tokens = Vec::new();
    let mut column = 0;
    for text in piece.printed.text.split(' ') {
        let columns = text.chars().map(width).sum::<u32>();
        if !text.is_empty() {
            let (from, to) = (place(column), place(column + columns));
            tokens.push(Token { text: text.to_owned(), from, to });
        }
        column += columns + 1;
    }
    tokens
}

fn width(character: char) -> u32 {
    if is_ideograph(fold_char(character)) || character > '\u{3000}' { 2 } else { 1 }
}

/// Puts a figure and the note in brackets behind it together: `22 （其中修订 16 件）`.
fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut joined: Vec<Token> = Vec::new();
    for token in tokens {
        let open = joined.last().is_some_and(|last| {
            starts_with_digit(&last.text)
                && (open_brackets(&last.text) > 0 || is_note_of(&last.text, &token.text))
        });
        match joined.last_mut().filter(|_| open) {
            Some(last) => {
                last.text.push_str(&token.text);
                last.to = token.to;
            }
            None => joined.push(token),
        }
    }
    joined
}

fn starts_with_digit(text: &str) -> bool {
    text.chars().next().is_some_and(|first| fold_char(first).is_ascii_digit())
}

fn open_brackets(text: &str) -> usize {
    let count = |bracket: char| text.chars().filter(|c| fold_char(*c) == bracket).count();
    count('(').saturating_sub(count(')'))
}

/// Tells whether a bracket remarks on the figure before it; `（一）` numbers what follows.
fn is_note_of(figure: &str, bracket: &str) -> bool {
    let is_number = matches!(CellValue::read(figure, false), CellValue::Number(_));
    let inner = bracket.trim_start_matches(['(', '（']);
    let numbering = "一二三四五六七八九十0123456789";
    let is_numbering = inner.starts_with(|c: char| numbering.contains(fold_char(c)));
    is_number && inner.len() < bracket.len() && !is_numbering
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(text: &str) -> Vec<String> {
        let printed = Printed { text: text.to_owned(), place: Place::Line(1) };
        let piece = Piece { printed, from: 0, to: 80 };
        let shown = |item: Item| match item {
            Item::Word(word) => word.text,
            Item::Cell(cell) => format!("[{}]", cell.text),
        };
        items_of_line(&[piece], &Vocabulary::new(&[])).into_iter().map(shown).collect()
    }

    #[test]
    fn figures_marks_and_notes_are_cells_and_labels_are_not() {
        for (line, found) in [
            ("规章 0 / — 1,204", vec!["规章", "[0]", "[/]", "[—]", "[1,204]"]),
            (
                "规范性文件 22 （其中修订 16 件） 5",
                vec!["规范性文件", "[22（其中修订16件）]", "[5]"],
            ),
            ("1 .属于国家秘密 0", vec!["1", ".属于国家秘密", "[0]"]),
            ("2. 其他 0 O", vec!["2.", "其他", "[0]", "[O]"]),
            ("采购总金额 251000元 +1036", vec!["采购总金额", "[251000元]", "[+1036]"]),
            ("宿州 2023 年报告", vec!["宿州", "[2023]", "年报告"]),
        ] {
            assert_eq!(items(line), found, "{line}");
        }
    }
}
