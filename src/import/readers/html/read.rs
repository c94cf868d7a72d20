//! The text of a page → its blocks.

use super::beside::fields;
use super::dom::{Dom, Origin};
use super::page::{Parted, report_of};
use super::walk::walk;
use crate::import::problem::Unreadable;
use crate::import::reading::Reading;

/// Reads a page: what of it is the report, and what was left out.
///
/// ```
/// use rulecheck::import::{Block, read_html};
/// let reading = read_html("<p>一、总体情况<table><tr><td>规章<td>3</table>").unwrap();
/// let Block::Grid(grid) = &reading.blocks[1] else { panic!() };
/// assert_eq!(grid.rows[0][1].printed.text, "3");
/// ```
pub fn read_html(text: &str) -> Result<Reading, Unreadable> {
    let dom = Dom::parse(text, Origin::default())?;
    let (found, mut remarks) = walk(&dom)?;
    let Parted { blocks, beside, remark } = report_of(&dom, found);
    remarks.extend(remark);
    let beside = fields(&dom).into_iter().chain(beside).collect();
    Ok(Reading { blocks, remarks, beside, text: None })
}

/// Reads tables that stand in another text: their first line is `line` of it, and `tables` stood before
/// them. Returns how many have stood then.
pub(in crate::import) fn read_tables(
    text: &str,
    line: u32,
    tables: u32,
) -> Result<(Reading, u32), Unreadable> {
    let dom = Dom::parse(text, Origin { line, tables })?;
    let (found, remarks) = walk(&dom)?;
    let blocks = found.into_iter().map(|one| one.block).collect();
    Ok((Reading { blocks, remarks, ..Reading::default() }, dom.tables()))
}
