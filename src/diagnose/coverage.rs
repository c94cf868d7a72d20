//! What a rule set sees of a form, in words.
//!
//! Receives counts, classes and the names of a layout. Does not know how tables and maps are drawn.

use super::{Text, text};
use crate::analysis::{Class, Counts, FormCoverage, Rectangle, Separator, Sight};
use crate::model::{CellId, Layout, LayoutAxis, LayoutTable, Number};
use crate::resolve::{Document, Figure, FigurePlace, RuleSet};

/// How many cells of a class are named before the others are only counted.
pub(super) const NAMED: usize = 8;

/// Returns the heading of one version of a form.
pub fn form(kind: &str, version: &str) -> Text {
    text!(zh: "{kind} · {version} 版", en: "{kind} · version {version}")
}

/// Returns a share as people read it: `85.4%`, never rounded up to a whole that is not reached.
pub fn percent(part: usize, whole: usize) -> String {
    let tenths = part.saturating_mul(1000).checked_div(whole).unwrap_or(0);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

/// Returns what was counted over all tables of a form.
pub fn totals(counts: Counts) -> Text {
    let Counts { cells, unread, read, seen, pinned } = counts;
    let (of_seen, of_pinned) = (percent(seen, cells), percent(pinned, cells));
    text!(
        zh: "{cells} 格：能发现 {seen}（{of_seen}），其中能定位 {pinned}（{of_pinned}）；只有不是等式的规则读到 {read}；没有规则读 {unread}",
        en: "{cells} cells: an error is seen in {seen} ({of_seen}), and pinned in {pinned} of them ({of_pinned}); read by rules that are no equation only: {read}; not read: {unread}",
    )
}

/// Returns what the tables tell alone, where the narrative and other reports tell more.
pub fn by_tables((seen, pinned): (usize, usize)) -> Text {
    text!(
        zh: "正文没有写出这些数、也没有别的报告时，只靠表内的等式：能发现 {seen}，能定位 {pinned}",
        en: "where the narrative states none of the figures and there is no other report, the tables alone: seen {seen}, pinned {pinned}",
    )
}

/// Returns the heads of the table of tables.
pub fn table_heads() -> Vec<Text> {
    vec![
        text!(zh: "表", en: "table"),
        text!(zh: "格", en: "cells"),
        text!(zh: "能发现", en: "seen"),
        text!(zh: "能定位", en: "pinned"),
        text!(zh: "其他规则", en: "other rules"),
        text!(zh: "没有规则读", en: "not read"),
    ]
}

/// Returns the name of a table, with that of its group before it.
pub fn table(table: &LayoutTable) -> String {
    match table.group.first() {
        Some(group) if group.text != table.title() => {
            format!("{} {}", group.text, table.title())
        }
        _ => table.title().to_owned(),
    }
}

/// Returns what the sign of a cell means.
pub fn sight(sight: Sight) -> Text {
    match sight {
        Sight::Pinned => {
            text!(zh: "能定位：错了，能指出就是这一格", en: "pinned: an error is traced to this cell")
        }
        Sight::Seen => text!(
            zh: "能发现：错了，等式不成立；字母相同的几格分不开",
            en: "seen: an error makes an equation false; cells of one letter cannot be told apart",
        ),
        Sight::Read => text!(
            zh: "有规则读它，但都不是等式",
            en: "read, but only by rules that are no equation",
        ),
        Sight::Unread => text!(zh: "没有规则读它", en: "no rule reads it"),
    }
}

/// Returns the words of the sight of a cell on its own: in a picture, for one cell.
pub fn sight_in_short(sight: Sight) -> Text {
    match sight {
        Sight::Pinned => text!(zh: "能定位", en: "pinned"),
        Sight::Seen => text!(zh: "能发现", en: "seen"),
        Sight::Read => text!(zh: "只有其他规则读", en: "read by other rules only"),
        Sight::Unread => text!(zh: "没有规则读", en: "not read"),
    }
}

/// Returns the heading over the classes.
pub fn classes(count: usize) -> Text {
    let groups = if count == 1 { "group" } else { "groups" };
    text!(zh: "分不开的 {count} 组：", en: "{count} {groups} of cells that cannot be told apart:")
}

/// Returns the line for the classes that are not listed.
pub fn more_classes(count: usize) -> Text {
    text!(
        zh: "另有 {count} 组没有列出，加 -v 或 --format json 看全部",
        en: "{count} more are not listed; -v, or --format json, shows all",
    )
}

/// Returns the caption of what would separate a class.
pub fn separated_by() -> Text {
    text!(zh: "能把它们分开的规则", en: "rules that would separate them")
}

/// Returns the figures of a class.
pub fn class(class: &Class, layout: &Layout, rules: &RuleSet) -> Text {
    let mut parts = cells(&class.cells, layout);
    parts.extend(class.others.iter().map(|figure| other(*figure, layout, rules)));
    Text::joined(&parts, "；", "; ")
}

/// Returns the kinds of rules that would separate the figures of a class.
pub fn separators(class: &Class) -> Text {
    let words: Vec<Text> = class.separators.iter().map(|one| separator(*one)).collect();
    Text::joined(&words, "；或 ", "; or ")
}

/// Returns a kind of rule in words.
pub(super) fn separator(separator: Separator) -> Text {
    match separator {
        Separator::EachRow { sum: false } => text!(
            zh: "另一个方向的等式：逐行，同一行的几个数之间",
            en: "an equation along the other axis: between the figures of each row",
        ),
        Separator::EachColumn { sum: false } => text!(
            zh: "另一个方向的等式：逐列，同一列的几个数之间",
            en: "an equation along the other axis: between the figures of each column",
        ),
        Separator::EachRow { sum: true } => text!(
            zh: "另一个方向的合计：逐行，各列相加等于总计",
            en: "a sum along the other axis: for each row, its columns add up to the total",
        ),
        Separator::EachColumn { sum: true } => text!(
            zh: "另一个方向的合计：逐列，各行相加等于总计",
            en: "a sum along the other axis: for each column, its rows add up to the total",
        ),
        Separator::RowsAndColumns => text!(
            zh: "逐行的等式，加上逐列的等式",
            en: "equations along the rows together with equations along the columns",
        ),
        Separator::Another => text!(
            zh: "另一条只读这一格、不读旁边那个数的等式：表里的合计，或上年、下属单位的数",
            en: "another equation that reads this cell and not the other figure: a sum of the table, or figures of the year before or of subordinate units",
        ),
        Separator::Narrative(1) => text!(
            zh: "正文里给出其中 1 个数的表述",
            en: "a statement in the narrative that gives one of the figures",
        ),
        Separator::Narrative(count) => text!(
            zh: "正文里给出其中 {count} 个数的表述",
            en: "statements in the narrative that give {count} of the figures",
        ),
    }
}

/// Names cells: those of one table together, those of one row or column after its name.
pub(super) fn cells(cells: &[CellId], layout: &Layout) -> Vec<Text> {
    let places: Vec<_> = cells.iter().filter_map(|cell| layout.place_of(*cell)).collect();
    let by_table = places.chunk_by(|(one, ..), (other, ..)| one == other);
    by_table.filter_map(|places| cells_of_table(places, layout)).collect()
}

/// Names cells of one table: those of one row or column after its name.
pub(super) fn cells_of_table(places: &[(usize, usize, usize)], layout: &Layout) -> Option<Text> {
    let (index, row, column) = *places.first()?;
    let table = layout.tables.get(index)?;
    let title = self::table(table);
    if places.len() == 1 {
        let (row, column) = (slot(&table.rows, row), slot(&table.columns, column));
        return Some(text!(zh: "{title}“{row}”“{column}”", en: "{title}, “{row}”, “{column}”"));
    }
    if places.iter().all(|(_, other, _)| *other == row) {
        let slots: Vec<usize> = places.iter().map(|(.., column)| *column).collect();
        let (above, names) = names(&table.columns, &slots);
        let place = match (table.rows.fillable().count() > 1, above) {
            (true, None) => Some((slot(&table.rows, row), "行")),
            (true, Some(above)) => Some((format!("{}”“{above}", slot(&table.rows, row)), "行")),
            (false, Some(above)) => Some((above, "")),
            (false, None) => None,
        };
        return Some(placed(&title, place, names, "row"));
    }
    if places.iter().all(|(.., other)| *other == column) {
        let slots: Vec<usize> = places.iter().map(|(_, row, _)| *row).collect();
        // Rows go by their own names: a category over all of them is a part of the form, not a group.
        let names = named(slots.iter().map(|one| slot(&table.rows, *one)), slots.len());
        return Some(placed(&title, Some((slot(&table.columns, column), "列")), names, "column"));
    }
    let both = |(_, row, column): &(usize, usize, usize)| {
        format!("“{}”“{}”", slot(&table.rows, *row), slot(&table.columns, *column))
    };
    Some(placed(&title, None, named(places.iter().map(both), places.len()), ""))
}

fn placed(title: &str, place: Option<(String, &str)>, names: Text, kind: &str) -> Text {
    let Text { zh, en } = names;
    match place {
        None => text!(zh: "{title}：{zh}", en: "{title}: {en}"),
        Some((label, "")) => text!(zh: "{title}“{label}”：{zh}", en: "{title}, “{label}”: {en}"),
        Some((label, sort)) => {
            text!(zh: "{title}“{label}”{sort}：{zh}", en: "{title}, {kind} “{label}”: {en}")
        }
    }
}

/// Lists the first of some names, and how many there are.
fn named(names: impl Iterator<Item = String>, count: usize) -> Text {
    let names: Vec<Text> = names.take(NAMED).map(Text::same).collect();
    let Text { zh, en } = Text::joined(&names, "、", ", ");
    match count > NAMED {
        true => text!(zh: "{zh}等 {count} 格", en: "{en}, … ({count} cells)"),
        false => text!(zh: "{zh}", en: "{en}"),
    }
}

/// Returns the labels of slots, and the path of the category that all of them lie in directly.
fn names(axis: &LayoutAxis, slots: &[usize]) -> (Option<String>, Text) {
    let nodes: Vec<usize> = slots.iter().filter_map(|slot| axis.node_of(*slot)).collect();
    let parent = |node: &usize| axis.nodes.get(*node).and_then(|node| node.parent);
    let above = nodes.first().and_then(parent);
    let shared = above.filter(|above| nodes.iter().all(|node| parent(node) == Some(*above)));
    let count = nodes.len();
    match shared {
        Some(above) => {
            let labels = nodes.iter().map(|node| axis.label(*node).to_owned());
            (Some(axis.path(above)), named(labels, count))
        }
        None => (None, named(slots.iter().map(|one| slot(axis, *one)), count)),
    }
}

/// Returns the label of a slot; its path where the label alone could be another's.
pub(super) fn slot(axis: &LayoutAxis, slot: usize) -> String {
    let Some(node) = axis.node_of(slot) else { return String::new() };
    let label = axis.label(node);
    let alike = axis.fillable().filter_map(|other| axis.node_of(other));
    match alike.filter(|other| axis.label(*other) == label).count() {
        0 | 1 => label.to_owned(),
        _ => axis.path(node),
    }
}

/// Names a figure that is no cell of the form.
pub(super) fn other(figure: Figure, layout: &Layout, rules: &RuleSet) -> Text {
    let Text { zh, en } = match figure.place {
        FigurePlace::Cell(cell) => Text::joined(&cells(&[cell], layout), "", ""),
        FigurePlace::Fact(fact) | FigurePlace::Item(fact, _) => {
            let fact = rules.facts.get(fact.0 as usize);
            let name = fact.map(|fact| fact.name.clone()).unwrap_or_default();
            text!(zh: "正文里的“{name}”", en: "“{name}” of the narrative")
        }
    };
    match figure.document {
        Document::Own => text!(zh: "{zh}", en: "{en}"),
        Document::Prior => text!(zh: "上年的 {zh}", en: "last year's {en}"),
        Document::Each | Document::Child(_) => {
            text!(zh: "下属单位的 {zh}", en: "the subordinate units' {en}")
        }
    }
}

/// Returns the heading over the rules.
pub fn shares() -> Text {
    text!(zh: "每条规则的作用（没有它，还剩多少）：", en: "what each rule is worth (what is left without it):")
}

/// Returns the heads of the table of rules.
pub fn share_heads() -> Vec<Text> {
    vec![
        text!(zh: "规则", en: "rule"),
        text!(zh: "等式", en: "equations"),
        text!(zh: "能发现", en: "seen"),
        text!(zh: "能定位", en: "pinned"),
    ]
}

/// Returns what no equation of the set sees, as closing words.
pub fn invisible(coverage: &FormCoverage, layout: &Layout) -> Vec<Text> {
    if coverage.counts().seen == 0 {
        return vec![text!(
            zh: "没有一条规则是表内各数的等式，所以哪一格错了都看不出来",
            en: "no rule is an equation of the figures of a table, so an error in a cell is not seen",
        )];
    }
    let mut words = vec![text!(
        zh: "以上说的是一个数单独填错。几个数一起错、等式仍然成立的，看不见：细项错了，各级合计跟着一起错；两行两列的四个格一加一减；两行的数整行互换。要靠正文里的数、上年的数和下属单位的数来核对。",
        en: "all this is about one wrong figure. Several that are wrong together while every equation still holds are not seen: a wrong detail carried into its totals; four cells of two rows and two columns, one up, one down; two whole rows exchanged. Only figures of the narrative, of the year before and of subordinate units show these.",
    )];
    words.extend(coverage.rectangle.and_then(|one| compensating(one, layout)));
    words
}

fn compensating(rectangle: Rectangle, layout: &Layout) -> Option<Text> {
    let table = layout.tables.get(rectangle.table)?;
    let title = self::table(table);
    let [upper, lower] = rectangle.rows.map(|row| slot(&table.rows, row));
    let [left, right] = rectangle.columns.map(|column| slot(&table.columns, column));
    Some(text!(
        zh: "例如{title}：“{upper}”行“{left}”列加 1、“{right}”列减 1，“{lower}”行“{left}”列减 1、“{right}”列加 1，每条等式都照样成立。",
        en: "for example in {title}: “{upper}” one up in “{left}” and one down in “{right}”, “{lower}” one down in “{left}” and one up in “{right}”: every equation still holds.",
    ))
}

/// What a run has to reach at least.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortfall {
    /// Whether it is about cells in which errors are pinned, not only seen.
    pub pinned: bool,
    /// How many cells there are.
    pub reached: usize,
    /// Of how many.
    pub cells: usize,
    /// The share asked for, in percent.
    pub wanted: Number,
}

/// Says that a form does not reach what is asked for.
pub fn shortfall(shortfall: &Shortfall) -> Text {
    let Shortfall { pinned, reached, cells, wanted } = shortfall;
    let share = percent(*reached, *cells);
    match pinned {
        true => text!(
            zh: "不够：能定位的占 {share}，要求不低于 {wanted}%",
            en: "not enough: errors are pinned in {share} of the cells, and {wanted}% are asked for",
        ),
        false => text!(
            zh: "不够：能发现的占 {share}，要求不低于 {wanted}%",
            en: "not enough: errors are seen in {share} of the cells, and {wanted}% are asked for",
        ),
    }
}
