//! A report as text: out of a PDF cell by cell or by baseline, and pasted.

use super::report::{Report, Table, Trap};

/// The ways of printing a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rows {
    /// One cell a line.
    CellByCell,
    /// The label and its figures on one line, a blank line after each line.
    Spaced,
    /// In columns, as they stand on the page.
    Columns,
    /// With tabs between.
    Tabs,
    /// The labels of all rows, then one column after the other.
    ColumnByColumn,
    /// The same, where each level of labels is a column of its own.
    LevelByLevel,
}

/// How many half widths a label takes in columns.
const STUB: usize = 56;

/// Prints a report.
pub(super) fn print(report: &Report, rows: Rows) -> String {
    let mut out = String::new();
    let mut page = 1;
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
        if rows == Rows::Spaced {
            out.push('\n');
        }
    };
    line(&report.title);
    for section in &report.sections {
        line(&section.heading);
        for paragraph in &section.paragraphs {
            wrapped(paragraph, 34).iter().for_each(|one| line(one));
        }
        for table in &section.tables {
            lines_of(table, report.trap, rows, &mut page).iter().for_each(|one| line(one));
        }
    }
    if report.trap == Trap::Radicals { with_radicals(&out) } else { out }
}

fn lines_of(table: &Table, trap: Trap, rows: Rows, page: &mut usize) -> Vec<String> {
    let mut out: Vec<String> = table.caption.iter().filter(|c| !c.is_empty()).cloned().collect();
    if matches!(rows, Rows::ColumnByColumn | Rows::LevelByLevel) {
        let most = if trap == Trap::Pages && rows == Rows::ColumnByColumn { 9 } else { 99 };
        let by_level = rows == Rows::LevelByLevel;
        for rows in table.rows.chunks(most) {
            if rows.len() < table.rows.len() && rows[0] != table.rows[0] {
                out.extend([format!("- {page} -"), "\u{C}".to_owned()]);
                *page += 1;
            }
            let part = Table { rows: rows.to_vec(), ..table.clone() };
            out.extend(by_columns(&part, trap, by_level));
        }
        return out;
    }
    let head = head(table, trap, rows);
    out.extend(head.iter().cloned());
    let mut open: Vec<String> = Vec::new();
    for (at, (labels, figures)) in table.rows.iter().enumerate() {
        if trap == Trap::Pages && at % 9 == 8 {
            out.extend([String::new(), format!("- {page} -"), "\u{C}".to_owned()]);
            *page += 1;
            out.extend(head.iter().cloned());
        }
        let above = &labels[..labels.len().saturating_sub(1)];
        for (level, category) in above.iter().enumerate() {
            if open.get(..=level) != above.get(..=level) {
                out.extend(cut(category, trap));
            }
        }
        open = above.to_vec();
        let label = labels.last().map_or("", String::as_str);
        out.extend(row(label, figures, trap, rows));
    }
    out
}

/// A table as text that was taken column by column.
fn by_columns(table: &Table, trap: Trap, level_by_level: bool) -> Vec<String> {
    let mut out: Vec<String> = wrapped(&table.corner, 26);
    let mut labels: Vec<(usize, String)> = Vec::new();
    let mut open: &[String] = &[];
    for (own, _) in &table.rows {
        let known = own.iter().zip(open).take_while(|(a, b)| a == b).count();
        let new = own.iter().enumerate().skip(known.min(own.len().saturating_sub(1)));
        labels.extend(new.map(|(level, label)| (level, label.clone())));
        open = own;
    }
    if level_by_level {
        labels.sort_by_key(|(level, _)| *level);
    }
    out.extend(labels.iter().flat_map(|(_, label)| cut(label, trap)));
    let mut above: &[String] = &[];
    for (at, column) in table.columns.iter().enumerate() {
        let known = column.iter().zip(above).take_while(|(a, b)| a == b).count();
        out.extend(column[known.min(column.len() - 1)..].iter().flat_map(|word| cut(word, trap)));
        above = column;
        let figures = table.rows.iter().map(|(_, figures)| figures[at].clone());
        out.extend(figures.filter(|figure| !figure.is_empty()));
    }
    out.retain(|line| !line.is_empty());
    out
}

fn row(label: &str, figures: &[String], trap: Trap, rows: Rows) -> Vec<String> {
    let printed = || figures.iter().filter(|figure| !figure.is_empty()).cloned();
    match rows {
        Rows::CellByCell => {
            let labels = wrapped(label, 22).into_iter().filter(|label| !label.is_empty());
            labels.chain(printed()).collect()
        }
        Rows::Spaced if trap == Trap::FiguresBelow => {
            vec![label.to_owned(), printed().collect::<Vec<_>>().join(" ")]
        }
        Rows::Spaced => {
            let parts = [label.to_owned()].into_iter().filter(|label| !label.is_empty());
            vec![parts.chain(printed()).collect::<Vec<_>>().join(" ")]
        }
        Rows::Tabs => {
            let parts = [label].into_iter().chain(figures.iter().map(String::as_str));
            let skip = usize::from(label.is_empty());
            vec![parts.skip(skip).collect::<Vec<_>>().join("\t")]
        }
        Rows::ColumnByColumn | Rows::LevelByLevel => unreachable!("they are not printed in rows"),
        Rows::Columns => {
            let figures = columns(figures);
            let lines = wrapped(label, STUB / 2 - 2);
            match (&lines[..], trap) {
                (_, Trap::FiguresBelow) if !label.is_empty() => {
                    lines.into_iter().chain([format!("{}{figures}", " ".repeat(STUB))]).collect()
                }
                // The figures stand halfway down the label.
                ([first, second], _) => {
                    vec![first.clone(), format!("{}{figures}", " ".repeat(STUB)), second.clone()]
                }
                _ => vec![format!("{}{figures}", padded(label, STUB))],
            }
        }
    }
}

fn columns(figures: &[String]) -> String {
    let width = figures.iter().map(|figure| width(figure)).max().unwrap_or(0).max(6) + 3;
    figures.iter().map(|figure| padded(figure, width)).collect::<String>().trim_end().to_owned()
}

fn head(table: &Table, trap: Trap, rows: Rows) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for column in &table.columns {
        for word in column {
            let is_above = column.last() != Some(word);
            if !(is_above && words.contains(word)) {
                words.push(word.clone());
            }
        }
    }
    if trap == Trap::HeadOrder && words.len() > 8 {
        let total = words.iter().position(|word| word == "总计").expect("it is there");
        let total = words.remove(total);
        words.insert(2, total);
    }
    let corner = wrapped(&table.corner, 26).into_iter().filter(|line| !line.is_empty());
    match rows {
        Rows::CellByCell | Rows::Spaced | Rows::ColumnByColumn | Rows::LevelByLevel => {
            corner.chain(words.iter().flat_map(|word| cut(word, trap))).collect()
        }
        Rows::Tabs => corner.chain([words.join("\t")]).collect(),
        Rows::Columns => {
            corner.chain([format!("{}{}", " ".repeat(STUB), words.join("  "))]).collect()
        }
    }
}

/// Cuts a label where a narrow cell would.
fn cut(label: &str, trap: Trap) -> Vec<String> {
    let count = label.chars().count();
    match trap == Trap::CutLabels && count > 4 {
        true => wrapped(label, count.div_ceil(2)),
        false => vec![label.to_owned()],
    }
}

fn wrapped(text: &str, most: usize) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    if characters.is_empty() {
        return vec![String::new()];
    }
    characters.chunks(most).map(|chunk| chunk.iter().collect()).collect()
}

fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn padded(text: &str, columns: usize) -> String {
    format!("{text}{}", " ".repeat(columns.saturating_sub(width(text))))
}

/// Sets a text as an article that people copy from.
pub(super) fn article(text: &str) -> String {
    let wide = |c: char| match c {
        '0'..='9' => char::from_u32(c as u32 + 0xFEE0).expect("a digit"),
        _ => c,
    };
    let line = |line: &str| {
        let line: String = line.trim().chars().map(wide).collect();
        format!("\u{3000}\u{3000}{line}\u{200B}\n\n")
    };
    text.lines().map(line).collect()
}

/// Returns the digit of half width for one of full width.
pub(super) fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).expect("a digit"),
        _ => c,
    }
}

/// Puts radicals for characters, as some PDFs have them.
fn with_radicals(text: &str) -> String {
    let pairs = "一⼀二⼆人⼈力⼒口⼝大⼤小⼩工⼯干⼲手⼿文⽂方⽅无⽆止⽌用⽤目⽬示⽰立⽴网⽹自⾃行⾏面⾯高⾼户⼾民⺠长⻓门⻔";
    let pairs: Vec<char> = pairs.chars().collect();
    let radical = |c: char| pairs.chunks(2).find(|pair| pair[0] == c).map_or(c, |pair| pair[1]);
    text.chars().map(radical).collect()
}
