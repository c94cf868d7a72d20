//! What rules see of forms, as one page that needs nothing else: the tables of the form with each cell in
//! the colour of what is seen of it.
//!
//! Receives named sheets. Does not know how cells are told pinned from seen.

use super::coverage_text::letter;
use crate::analysis::Sight;
use crate::diagnose::{CellSheet, FormSheet, Lang, RowSheet, TableSheet, coverage, frame};

const STYLE: &str = "\
body{font:15px/1.5 system-ui,'Noto Sans CJK SC','Microsoft YaHei',sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem;color:#222;background:#fff}\
h1{font-size:1.4rem}h2{font-size:1.1rem;margin:1.6rem 0 .4rem}\
table{border-collapse:collapse;font-size:.9rem}\
th,td{border:1px solid #bbb;padding:.2rem .5rem}\
th{background:#f3f3f3;font-weight:normal}\
th.row{text-align:left;max-width:26rem}th.category{text-align:left;background:#e9e9e9}\
td{text-align:center;min-width:2rem}td.number{text-align:right}\
.pinned{background:#9fd8a4}.seen{background:#ffd97a}.read{background:#bcd9f5}.unread{background:#fff;color:#777}\
.legend span{display:inline-block;min-width:1.6rem;text-align:center;border:1px solid #bbb;margin-right:.5rem}\
.legend p,.classes p{margin:.2rem 0}.scroll{overflow-x:auto}.closing{color:#444}\n";

/// Draws what rules see of forms as one page.
pub fn coverage_html(sheets: &[FormSheet], lang: Lang) -> String {
    let title = sheets.first().map(|sheet| escaped(&sheet.kind)).unwrap_or_default();
    let code = match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    };
    let mut page = format!(
        "<!doctype html>\n<html lang=\"{code}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
    );
    for sheet in sheets {
        page.push_str(&form(sheet, lang));
    }
    page.push_str("</body>\n</html>\n");
    page
}

fn form(sheet: &FormSheet, lang: Lang) -> String {
    let mut drawn = format!(
        "<h1>{}</h1>\n<p>{}</p>\n",
        escaped(sheet.heading.get(lang)),
        escaped(sheet.totals.get(lang))
    );
    if let Some(by_tables) = sheet.by_tables {
        let words = coverage::by_tables(by_tables);
        drawn.push_str(&format!("<p>{}</p>\n", escaped(words.get(lang))));
    }
    drawn.push_str("<div class=\"legend\">\n");
    for (sight, sign) in
        [(Sight::Pinned, "#"), (Sight::Seen, "a"), (Sight::Read, "-"), (Sight::Unread, ".")]
    {
        let (class, words) = (class(sight), coverage::sight(sight));
        let words = escaped(words.get(lang));
        drawn.push_str(&format!("<p><span class=\"{class}\">{sign}</span>{words}</p>\n"));
    }
    drawn.push_str("</div>\n");
    for table in &sheet.tables {
        drawn.push_str(&self::table(table, lang));
    }
    drawn.push_str(&classes(sheet, lang));
    drawn.push_str(&shares(sheet, lang));
    for words in &sheet.closing {
        drawn.push_str(&format!("<p class=\"closing\">{}</p>\n", escaped(words.get(lang))));
    }
    drawn
}

fn table(sheet: &TableSheet, lang: Lang) -> String {
    let counts = sheet.counts;
    let of = |sight: Sight, count: usize| {
        let words = coverage::sight_in_short(sight);
        format!("{} {count}", words.get(lang))
    };
    let counted = [
        of(Sight::Seen, counts.seen),
        of(Sight::Pinned, counts.pinned),
        of(Sight::Read, counts.read),
        of(Sight::Unread, counts.unread),
    ];
    let mut drawn = format!(
        "<h2>{}</h2>\n<p>{}</p>\n<div class=\"scroll\"><table>\n<thead>\n",
        escaped(&sheet.name),
        escaped(&counted.join(" · "))
    );
    let levels = sheet.heads.len();
    for (level, heads) in sheet.heads.iter().enumerate() {
        drawn.push_str("<tr>");
        if level == 0 {
            drawn.push_str(&format!("<th rowspan=\"{levels}\"></th>"));
        }
        let mut first = 0;
        for (label, span) in heads {
            if let Some(label) = label {
                // A column without further levels below it reaches down to its cells.
                let deeper = sheet.heads.get(level + 1);
                let reaches = deeper.is_none_or(|next| is_open(next, first));
                let rows = if reaches { levels - level } else { 1 };
                drawn.push_str(&format!(
                    "<th colspan=\"{span}\" rowspan=\"{rows}\">{}</th>",
                    escaped(label)
                ));
            }
            first += span;
        }
        drawn.push_str("</tr>\n");
    }
    drawn.push_str("</thead>\n<tbody>\n");
    sheet.rows.iter().for_each(|row| drawn.push_str(&self::row(row, sheet, lang)));
    drawn.push_str("</tbody>\n</table></div>\n");
    drawn
}

/// Tells whether a level has no label over a column.
fn is_open(heads: &[(Option<String>, usize)], column: usize) -> bool {
    let mut first = 0;
    for (label, span) in heads {
        if (first..first + span).contains(&column) {
            return label.is_none();
        }
        first += span;
    }
    true
}

fn row(row: &RowSheet, sheet: &TableSheet, lang: Lang) -> String {
    let indent = row.depth;
    let label = escaped(&row.label);
    if row.cells.is_empty() {
        let span = sheet.columns.len() + 1;
        return format!(
            "<tr><th class=\"category\" colspan=\"{span}\" style=\"padding-left:{}em\">{label}</th></tr>\n",
            indent + 1
        );
    }
    let mut drawn =
        format!("<tr><th class=\"row\" style=\"padding-left:{}em\">{label}</th>", indent + 1);
    for (cell, column) in row.cells.iter().zip(&sheet.columns) {
        drawn.push_str(&self::cell(cell, row, column, lang));
    }
    drawn.push_str("</tr>\n");
    drawn
}

fn cell(cell: &CellSheet, row: &RowSheet, column: &str, lang: Lang) -> String {
    let sign = match cell.sight {
        Sight::Pinned => '#',
        Sight::Seen => cell.class.and_then(letter).unwrap_or('+'),
        Sight::Read => '-',
        Sight::Unread => '.',
    };
    let words = coverage::sight_in_short(cell.sight);
    let rules: Vec<&str> = cell.equations.iter().chain(&cell.others).map(String::as_str).collect();
    let hint = format!("{} · {column}\n{}\n{}", row.label, words.get(lang), rules.join(" "));
    format!(
        "<td class=\"{}\" title=\"{}\">{sign}</td>",
        class(cell.sight),
        escaped(hint.trim_end())
    )
}

fn classes(sheet: &FormSheet, lang: Lang) -> String {
    if sheet.classes.is_empty() {
        return String::new();
    }
    let heading = coverage::classes(sheet.classes.len());
    let mut drawn = format!("<h2>{}</h2>\n<div class=\"classes\">\n", escaped(heading.get(lang)));
    let (caption, colon) = (coverage::separated_by(), frame::colon());
    for (index, class) in sheet.classes.iter().enumerate() {
        drawn.push_str(&format!(
            "<p><b>{}</b> {}<br>{}{}{}</p>\n",
            letter(index).unwrap_or('+'),
            escaped(class.figures.get(lang)),
            caption.get(lang),
            colon.get(lang),
            escaped(class.separators.get(lang))
        ));
    }
    drawn.push_str("</div>\n");
    drawn
}

fn shares(sheet: &FormSheet, lang: Lang) -> String {
    if sheet.rules.is_empty() {
        return String::new();
    }
    let heading = coverage::shares();
    let mut drawn = format!("<h2>{}</h2>\n<table>\n<tr>", escaped(heading.get(lang)));
    for head in coverage::share_heads() {
        drawn.push_str(&format!("<th>{}</th>", escaped(head.get(lang))));
    }
    drawn.push_str("</tr>\n");
    for rule in &sheet.rules {
        drawn.push_str(&format!("<tr><th class=\"row\">{}</th>", escaped(&rule.id)));
        for number in [rule.equations, rule.seen_without, rule.pinned_without] {
            drawn.push_str(&format!("<td class=\"number\">{number}</td>"));
        }
        drawn.push_str("</tr>\n");
    }
    drawn.push_str("</table>\n");
    drawn
}

fn class(sight: Sight) -> &'static str {
    match sight {
        Sight::Pinned => "pinned",
        Sight::Seen => "seen",
        Sight::Read => "read",
        Sight::Unread => "unread",
    }
}

/// Returns text as it may stand in a page, between tags or in an attribute.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
