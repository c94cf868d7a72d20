//! What rules see of a form, drawn for the terminal: totals, a map of each table, what cannot be told
//! apart.
//!
//! Receives named sheets and the width there is. Does not know how cells are told pinned from seen.

use super::facts::table;
use super::options::HumanOptions;
use super::visible::{cut_end, one_line, pad, width, wrap};
use crate::analysis::Sight;
use crate::diagnose::{CellSheet, ClassSheet, FormSheet, TableSheet, Text, coverage, frame};

/// How many classes are listed where not all are asked for.
const LISTED: usize = 12;
/// The widest that labels of rows are drawn.
const LABELS: usize = 44;
const INDENT: usize = 2;

/// Draws what rules see of one version of a form.
pub fn coverage_text(sheet: &FormSheet, options: &HumanOptions) -> String {
    let lang = options.lang;
    let mut drawn = format!("{}\n", options.strong(&one_line(sheet.heading.get(lang))));
    drawn.push_str(&lines(&sheet.totals, INDENT, options));
    if let Some(by_tables) = sheet.by_tables {
        drawn.push_str(&lines(&coverage::by_tables(by_tables), INDENT, options));
    }
    drawn.push('\n');
    drawn.push_str(&table(&counted(sheet), lang, options.columns()));
    for table in &sheet.tables {
        drawn.push('\n');
        drawn.push_str(&map(table, options));
    }
    drawn.push('\n');
    drawn.push_str(&legend(sheet, options));
    drawn.push_str(&classes(sheet, options));
    if !sheet.rules.is_empty() {
        drawn.push('\n');
        drawn.push_str(&lines(&coverage::shares(), 0, options));
        drawn.push_str(&table(&shares(sheet), lang, options.columns()));
    }
    drawn.push('\n');
    sheet.closing.iter().for_each(|words| drawn.push_str(&lines(words, 0, options)));
    drawn
}

/// Draws words, wrapped.
fn lines(words: &Text, indent: usize, options: &HumanOptions) -> String {
    let wrapped = wrap(&one_line(words.get(options.lang)), options.columns() - indent);
    wrapped.into_iter().map(|line| format!("{:indent$}{line}\n", "")).collect()
}

fn counted(sheet: &FormSheet) -> Vec<Vec<Text>> {
    let row = |one: &TableSheet| {
        let counts = one.counts;
        let numbers = [counts.cells, counts.seen, counts.pinned, counts.read, counts.unread];
        let numbers = numbers.iter().map(|number| Text::same(number.to_string()));
        std::iter::once(Text::same(&one.name)).chain(numbers).collect()
    };
    std::iter::once(coverage::table_heads()).chain(sheet.tables.iter().map(row)).collect()
}

fn shares(sheet: &FormSheet) -> Vec<Vec<Text>> {
    let rows = sheet.rules.iter().map(|rule| {
        let numbers = [rule.equations, rule.seen_without, rule.pinned_without];
        let numbers = numbers.iter().map(|number| Text::same(number.to_string()));
        std::iter::once(Text::same(&rule.id)).chain(numbers).collect()
    });
    std::iter::once(coverage::share_heads()).chain(rows).collect()
}

/// Draws a table with a sign for each cell. Columns are numbered, and listed under their numbers; a table
/// that is too wide is drawn in parts.
fn map(sheet: &TableSheet, options: &HumanOptions) -> String {
    let mut drawn = format!("{:INDENT$}{}\n", "", options.strong(&one_line(&sheet.name)));
    let cell = sheet.columns.len().to_string().len() + 2;
    let label =
        |depth: usize, label: &str| format!("{:1$}{2}", "", depth * INDENT, one_line(label));
    let widest = sheet.rows.iter().map(|row| width(&label(row.depth, &row.label))).max();
    let labels = widest.unwrap_or(0).min(LABELS).min(options.columns() / 2);
    let room = options.columns().saturating_sub(INDENT * 2 + labels) / cell;
    for (part, columns) in sheet.columns.chunks(room.max(1)).enumerate() {
        let first = part * room.max(1);
        let numbers: String =
            (0..columns.len()).map(|at| format!("{:>cell$}", first + at + 1)).collect();
        drawn.push_str(&format!("{:1$}{2}{numbers}\n", "", INDENT * 2, pad("", labels)));
        for row in &sheet.rows {
            let label = cut_end(&label(row.depth, &row.label), labels);
            let cells = row.cells.iter().skip(first).take(columns.len());
            let signs: String =
                cells.map(|one| format!("{:1$}{2}", "", cell - 1, painted(one, options))).collect();
            let line = format!("{:1$}{2}{signs}", "", INDENT * 2, pad(&label, labels));
            drawn.push_str(line.trim_end());
            drawn.push('\n');
        }
    }
    drawn.push_str(&columns(sheet, options));
    drawn
}

/// Lists the columns under their numbers, those of a category together.
fn columns(sheet: &TableSheet, options: &HumanOptions) -> String {
    let Some(row) = sheet.rows.iter().find(|row| !row.cells.is_empty()) else {
        return String::new();
    };
    let colon = frame::colon();
    let colon = colon.get(options.lang);
    let mut drawn = String::new();
    let mut first = 0;
    for (category, count) in &sheet.groups {
        let cells = row.cells.iter().enumerate().skip(first).take(*count);
        let named = cells.map(|(at, cell)| format!("{} {}", at + 1, one_line(&cell.column)));
        let mut line = named.collect::<Vec<_>>().join(" · ");
        if let Some(category) = category {
            line = format!("{}{colon}{line}", one_line(category));
        }
        for line in wrap(&line, options.columns() - INDENT * 2) {
            drawn.push_str(&format!("{:1$}{line}\n", "", INDENT * 2));
        }
        first += count;
    }
    drawn
}

/// Returns the sign of a cell: a letter for those that cannot be told apart.
fn sign(cell: &CellSheet) -> char {
    match (cell.sight, cell.class) {
        (Sight::Pinned, _) => '#',
        (Sight::Seen, class) => class.and_then(letter).unwrap_or('+'),
        (Sight::Read, _) => '-',
        (Sight::Unread, _) => '.',
    }
}

/// Returns the letter of a class; there are none left behind the 52nd.
pub(super) fn letter(class: usize) -> Option<char> {
    ('a'..='z').chain('A'..='Z').nth(class)
}

fn painted(cell: &CellSheet, options: &HumanOptions) -> String {
    paint(&sign(cell).to_string(), cell.sight, options)
}

/// Paints a sign in the colour of what is seen: a ground of green, yellow, blue or none.
fn paint(sign: &str, sight: Sight, options: &HumanOptions) -> String {
    if !options.color {
        return sign.to_owned();
    }
    let code = match sight {
        Sight::Pinned => "30;42",
        Sight::Seen => "30;43",
        Sight::Read => "30;46",
        Sight::Unread => "2",
    };
    format!("\u{1b}[{code}m{sign}\u{1b}[0m")
}

fn legend(sheet: &FormSheet, options: &HumanOptions) -> String {
    let shown =
        [(Sight::Pinned, "#"), (Sight::Seen, "a"), (Sight::Read, "-"), (Sight::Unread, ".")];
    let beyond = sheet.classes.len().checked_sub(1).is_some_and(|last| letter(last).is_none());
    let mut drawn = String::new();
    for (sight, sign) in shown {
        let signs = match sight {
            Sight::Seen if beyond => "a +",
            Sight::Seen | Sight::Pinned | Sight::Read | Sight::Unread => sign,
        };
        let mut before = pad("", 3 - signs.len());
        before.insert_str(0, &paint(signs, sight, options));
        for line in wrap(coverage::sight(sight).get(options.lang), options.columns() - INDENT - 4) {
            drawn.push_str(&format!("{:INDENT$}{before} {line}\n", ""));
            before = "   ".to_owned();
        }
    }
    drawn
}

fn classes(sheet: &FormSheet, options: &HumanOptions) -> String {
    if sheet.classes.is_empty() {
        return String::new();
    }
    let mut drawn = format!("\n{}", lines(&coverage::classes(sheet.classes.len()), 0, options));
    let listed = if options.verbose { sheet.classes.len() } else { LISTED };
    let caption = coverage::separated_by();
    let colon = frame::colon();
    let all: Vec<(usize, &ClassSheet)> = sheet.classes.iter().enumerate().take(listed).collect();
    // What would separate several groups is said once.
    for alike in all.chunk_by(|(_, one), (_, other)| one.separators == other.separators) {
        for (index, class) in alike {
            let mut before = letter(*index).unwrap_or('+');
            let figures = one_line(class.figures.get(options.lang));
            for line in wrap(&figures, options.columns() - INDENT * 2) {
                drawn.push_str(&format!("{:INDENT$}{before} {line}\n", ""));
                before = ' ';
            }
        }
        let separators = alike.first().map(|(_, class)| class.separators.get(options.lang));
        let caption = caption.get(options.lang);
        let words = format!("{caption}{}{}", colon.get(options.lang), separators.unwrap_or(""));
        for line in wrap(&one_line(&words), options.columns() - INDENT * 3) {
            drawn.push_str(&format!("{:1$}{line}\n", "", INDENT * 3));
        }
    }
    if sheet.classes.len() > listed {
        let more = coverage::more_classes(sheet.classes.len() - listed);
        drawn.push_str(&lines(&more, INDENT, options));
    }
    drawn
}
