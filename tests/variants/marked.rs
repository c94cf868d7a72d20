//! A report as a page and in Markdown.

use std::fmt::Write;

use super::grid::cells;
use super::report::Report;

/// Prints a page, with a menu above it and a notice below.
pub(super) fn page(report: &Report) -> String {
    let mut out = String::from(
        "<html><body><ul><li><a href='/'>首页</a></li><li><a href='/x'>政务公开</a></li></ul>\n<div id='zoom'>\n",
    );
    let mut line = |text: String| writeln!(out, "{text}").expect("a string");
    line(format!("<h1>{}</h1>", report.title));
    for section in &report.sections {
        line(format!("<p>{}</p>", section.heading));
        section.paragraphs.iter().for_each(|one| line(format!("<p>&emsp;&emsp;{one}</p>")));
        for table in &section.tables {
            line("<table border=1><tbody>".to_owned());
            for row in cells(table, true) {
                let cell = |cell: &super::grid::Cell| {
                    let text = if cell.text.is_empty() { "&nbsp;" } else { &cell.text };
                    format!(
                        "<td colspan='{}' rowspan={}><p>{text}</p></td>",
                        cell.columns, cell.rows
                    )
                };
                line(format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>()));
            }
            line("</tbody></table>".to_owned());
        }
    }
    out + "</div><p>版权所有：临河县人民政府 ICP备00000001号</p></body></html>"
}

/// Prints Markdown; a category becomes a row of its own.
pub(super) fn markdown(report: &Report) -> String {
    let mut out = format!("# {}\n\n", report.title);
    for section in &report.sections {
        write!(out, "## {}\n\n", section.heading).expect("a string");
        section.paragraphs.iter().for_each(|one| write!(out, "{one}\n\n").expect("a string"));
        for table in &section.tables {
            if let Some(caption) = &table.caption {
                write!(out, "### {caption}\n\n").expect("a string");
            }
            let has_labels = table.rows.iter().any(|(labels, _)| !labels.is_empty());
            let mut row = |first: &str, cells: &[String]| {
                let first = [first.to_owned()].into_iter().filter(|_| has_labels);
                let all: Vec<String> = first.chain(cells.iter().cloned()).collect();
                writeln!(out, "| {} |", all.join(" | ")).expect("a string");
            };
            let leaf = |column: &Vec<String>| column.last().expect("a label").clone();
            row(&table.corner, &table.columns.iter().map(leaf).collect::<Vec<_>>());
            row("---", &vec!["---".to_owned(); table.columns.len()]);
            for (labels, cells) in &table.rows {
                row(labels.last().map_or("", String::as_str), cells);
            }
            out.push('\n');
        }
    }
    out
}
