//! What of a page is the report, and what stands around it: menus, paths, legal notices.
//!
//! Nothing is known here of any form. The report is where the tables, the numbered headings and the
//! long paragraphs are; what lies outside the element that holds all of them is furniture.

use super::dom::{Dom, NodeId};
use super::walk::Found;
use crate::import::block::{Block, Place, Printed};
use crate::import::problem::{Remark, RemarkKind};
use crate::import::readers::prose::is_numbered;

/// Words of pages, not of reports.
const FURNITURE: [&str; 26] = [
    "版权所有",
    "主办单位",
    "承办单位",
    "主办：",
    "承办：",
    "ICP备",
    "网安备",
    "网站标识码",
    "打印本页",
    "关闭窗口",
    "打印】",
    "关闭】",
    "上一篇",
    "下一篇",
    "相关链接",
    "分享到",
    "扫一扫",
    "联系我们",
    "网站地图",
    "返回顶部",
    "当前位置",
    "您的位置",
    "设为首页",
    "加入收藏",
    "浏览次数",
    "访问量：",
];

/// The most lines beside the report that are kept, and the most characters of one.
const MOST_BESIDE: usize = 100;
const LONGEST_BESIDE: usize = 200;

/// From this length on a paragraph is prose.
const LONG: usize = 40;

/// A page, parted into the report and what stands around it.
pub(super) struct Parted {
    /// The blocks of the report, in order.
    pub(super) blocks: Vec<Block>,
    /// Short lines that were left out and are no links: they may be about the report.
    pub(super) beside: Vec<Printed>,
    /// A remark on what was left out.
    pub(super) remark: Option<Remark>,
}

/// Parts the report from what stands around it.
pub(super) fn report_of(dom: &Dom, found: Vec<Found>) -> Parted {
    let is_report = |one: &&Found| is_report_like(one);
    let home = found
        .iter()
        .filter(is_report)
        .map(|one| one.node)
        .reduce(|one, other| common(dom, one, other));
    // A single paragraph is not the whole report: what holds it is.
    let is_text = |node: &NodeId| found.iter().any(|one| one.node == *node);
    let home = std::iter::successors(home, |node| dom.parent(*node)).find(|node| !is_text(node));
    let home = home.unwrap_or(Dom::ROOT);
    let inside = |one: &Found| holds(dom, home, one.node);
    let last = found.iter().rposition(|one| inside(one) && !is_furniture(one));
    let last = last.unwrap_or(found.len());
    let mut out = LeftOut::default();
    let mut blocks = Vec::new();
    for (index, one) in found.into_iter().enumerate() {
        if index > last || (!inside(&one) && is_furniture(&one)) {
            out.add(&one);
        } else {
            blocks.push(one.block);
        }
    }
    let beside = std::mem::take(&mut out.beside);
    Parted { blocks, beside, remark: out.remark() }
}

#[derive(Default)]
struct LeftOut {
    blocks: usize,
    first: Option<(String, Place)>,
    beside: Vec<Printed>,
}

impl LeftOut {
    fn add(&mut self, one: &Found) {
        let printed = match &one.block {
            Block::Line(pieces) => pieces.first().map(|piece| &piece.printed),
            Block::Paragraph(printed) | Block::Heading { printed, .. } => Some(printed),
            Block::Grid(grid) => grid.rows.first().and_then(|row| row.first()).map(|c| &c.printed),
            Block::PageBreak => None,
        };
        let Some(printed) = printed else { return };
        let is_short = printed.text.chars().take(LONGEST_BESIDE + 1).count() <= LONGEST_BESIDE;
        let is_line = is_short && one.linked * 2 < one.chars.max(1);
        if is_line && self.beside.len() < MOST_BESIDE {
            self.beside.push(printed.clone());
        }
        self.blocks += 1;
        self.first.get_or_insert_with(|| (printed.text.clone(), printed.place.clone()));
    }

    fn remark(self) -> Option<Remark> {
        let (first, place) = self.first?;
        let kind = RemarkKind::Furniture { blocks: self.blocks, first };
        Some(Remark { kind, place: Some(place) })
    }
}

/// Tells whether a block can hardly be anything but part of a report.
fn is_report_like(one: &Found) -> bool {
    if one.linked * 2 >= one.chars.max(1) {
        return false;
    }
    match &one.block {
        Block::Grid(_) => true,
        Block::Paragraph(printed) | Block::Heading { printed, .. } => {
            let is_prose = printed.text.chars().count() >= LONG && !says_furniture(&printed.text);
            is_prose || is_numbered(&printed.text)
        }
        Block::Line(_) => true,
        Block::PageBreak => false,
    }
}

fn is_furniture(one: &Found) -> bool {
    let text = match &one.block {
        Block::Paragraph(printed) | Block::Heading { printed, .. } => printed.text.as_str(),
        Block::Line(_) | Block::Grid(_) | Block::PageBreak => "",
    };
    (one.chars > 0 && one.linked * 2 >= one.chars) || (says_furniture(text) && !is_numbered(text))
}

fn says_furniture(text: &str) -> bool {
    text.chars().count() < 300 && FURNITURE.iter().any(|word| text.contains(word))
}

/// Tells whether a node is another one, or holds it.
fn holds(dom: &Dom, holder: NodeId, node: NodeId) -> bool {
    std::iter::successors(Some(node), |node| dom.parent(*node)).any(|node| node == holder)
}

/// Returns the nodes from the root down to a node.
fn path(dom: &Dom, node: NodeId) -> Vec<NodeId> {
    let mut path: Vec<NodeId> =
        std::iter::successors(Some(node), |node| dom.parent(*node)).collect();
    path.reverse();
    path
}

/// Returns the deepest node that holds both.
fn common(dom: &Dom, one: NodeId, other: NodeId) -> NodeId {
    if holds(dom, one, other) {
        return one;
    }
    let (one, other) = (path(dom, one), path(dom, other));
    let shared = one.iter().zip(&other).take_while(|(one, other)| one == other);
    shared.last().map_or(Dom::ROOT, |(node, _)| *node)
}
