//! Trees → the labels of one direction of a table: lists and mappings in one another.

use super::axis::{Admits, FormAxis, FormNode};
use super::names::check_axis;
use super::table_checks::check_totals;
use crate::model::error::{Expected, FormErrorKind, Place};
use crate::model::label::{UnitNote, split_unit_note};
use crate::model::reader::{Reader, is_null};
use crate::model::yaml::{Style, YamlEntry, YamlKind, YamlNode};
use crate::source::{Span, Spanned};

/// A direction: the key under which labels stand, also in one another, and all keys of a label.
pub(super) struct Direction {
    key: &'static str,
    keys: &'static [&'static str],
}

pub(super) const COLUMNS: Direction = Direction {
    key: "columns",
    keys: &[
        "alias", "columns", "total", "unit", "admits", "decimals", "figures", "subtotal", "fill",
    ],
};
pub(super) const ROWS: Direction = Direction {
    key: "rows",
    keys: &["alias", "rows", "total", "unit", "admits", "decimals", "figures", "subtotal", "fill"],
};

/// Reads `columns:` or `rows:`; none where it is no list or mapping of labels.
pub(super) fn read_axis(
    reader: &mut Reader<'_>,
    entry: &YamlEntry<'_>,
    direction: &'static Direction,
) -> Option<FormAxis> {
    let mut axis = AxisReader { reader, direction, axis: FormAxis::default() };
    let is_read = axis.group(&entry.value, entry.key.span, None);
    let axis = axis.axis;
    check_axis(reader, &axis);
    check_totals(reader, &axis);
    is_read.then_some(axis)
}

/// What is said of a label.
#[derive(Default)]
struct Traits<'t, 'a> {
    aliases: Vec<Spanned<String>>,
    total: bool,
    unit: Option<Spanned<String>>,
    admits: Option<Admits>,
    decimals: Option<Spanned<u8>>,
    figures: Option<Spanned<bool>>,
    subtotal: bool,
    fill: Option<bool>,
    below: Option<&'t YamlEntry<'a>>,
}

struct AxisReader<'r, 's> {
    reader: &'r mut Reader<'s>,
    direction: &'static Direction,
    axis: FormAxis,
}

impl AxisReader<'_, '_> {
    /// Reads the labels under `parent`. Returns false where there can be none.
    fn group(&mut self, node: &YamlNode<'_>, key: Span, parent: Option<usize>) -> bool {
        match &node.kind {
            YamlKind::Sequence(items) => items.iter().for_each(|item| self.item(item, key, parent)),
            YamlKind::Mapping(entries) => {
                entries.iter().for_each(|entry| self.entry(entry, parent));
            }
            YamlKind::Scalar { .. } | YamlKind::Refused => {
                self.reader.wrong(Expected::Labels, node, key);
                return false;
            }
        }
        true
    }

    fn item(&mut self, item: &YamlNode<'_>, key: Span, parent: Option<usize>) {
        match &item.kind {
            YamlKind::Scalar { text, style: Style::Plain } if is_null(text) => {
                self.reader.wrong(Expected::Name, item, key);
            }
            YamlKind::Scalar { text, .. } => {
                if !self.reader.colon_before_bracket(text, item.span) {
                    self.push(text, item.span, Traits::default(), parent);
                }
            }
            YamlKind::Mapping(entries) => {
                entries.iter().for_each(|entry| self.entry(entry, parent));
            }
            YamlKind::Sequence(_) | YamlKind::Refused => {
                self.reader.wrong(Expected::Name, item, key);
            }
        }
    }

    /// Reads `label:` alone, `label: [labels]`, or `label: {…}`.
    fn entry(&mut self, entry: &YamlEntry<'_>, parent: Option<usize>) {
        let (label, span) = (&entry.key.node, entry.key.span);
        match &entry.value.kind {
            YamlKind::Scalar { text, style: Style::Plain } if is_null(text) => {
                if !self.reader.colon_before_bracket(label, span) {
                    self.push(label, span, Traits::default(), parent);
                }
            }
            YamlKind::Sequence(_) => {
                let traits = Traits { below: Some(entry), ..Traits::default() };
                self.push(label, span, traits, parent);
            }
            YamlKind::Mapping(parts) => {
                let traits = self.traits(parts);
                self.push(label, span, traits, parent);
            }
            YamlKind::Scalar { .. } | YamlKind::Refused => {
                // `新收：{alias: 甲}` is the key `新收：{alias` to YAML.
                if !self.reader.colon_before_bracket(label, span) {
                    self.reader.wrong(Expected::Label, &entry.value, span);
                }
            }
        }
    }

    fn traits<'t, 'a>(&mut self, parts: &'t [YamlEntry<'a>]) -> Traits<'t, 'a> {
        let mut traits = Traits::default();
        let reader = &mut *self.reader;
        for part in parts {
            match part.key.node.as_ref() {
                "alias" => traits.aliases = reader.names(part),
                "total" => traits.total = reader.flag(part).is_some_and(|total| total.node),
                "unit" => traits.unit = reader.unit(part),
                "admits" => traits.admits = reader.admits(part),
                "decimals" => traits.decimals = reader.decimals(part),
                "subtotal" => {
                    traits.subtotal = reader.flag(part).is_some_and(|subtotal| subtotal.node);
                }
                "figures" => traits.figures = reader.flag(part),
                "fill" => traits.fill = reader.flag(part).map(|fill| fill.node),
                key if key == self.direction.key => traits.below = Some(part),
                _ => reader.unknown_key(part, Place::Label, self.direction.keys),
            }
        }
        traits
    }

    /// Adds a label and reads those below it. What is not said of it is as with the one above it.
    fn push(&mut self, label: &str, span: Span, traits: Traits<'_, '_>, parent: Option<usize>) {
        let (label, note) = split_unit_note(label);
        let Some(label) = self.reader.say(label, span) else { return };
        let Traits { aliases, total, unit, admits, decimals, figures, subtotal, fill, below } =
            traits;
        self.note_against(&note, unit.as_ref(), decimals, span);
        let above = parent.and_then(|parent| self.axis.nodes.get(parent));
        let own_decimals = decimals.map(|decimals| decimals.node).or(note.decimals);
        let number = self.axis.nodes.len();
        let is_leaf = below.is_none();
        if is_leaf && let Some(figures) = figures.filter(|figures| !figures.node) {
            let kind = FormErrorKind::LeafWithoutFigures { label: label.node.clone() };
            self.reader.form_problem(kind, figures.span);
        }
        let has_slot = is_leaf || figures.is_some_and(|figures| figures.node);
        let node = FormNode {
            parent,
            slot: has_slot.then_some(self.axis.slots.len()),
            total,
            subtotal: subtotal && !has_slot,
            unit: unit
                .or(note.unit.map(|unit| Spanned::new(unit, span)))
                .or(above.and_then(|above| above.unit.clone())),
            admits: admits.or(above.and_then(|above| above.admits)),
            decimals: own_decimals.or(above.and_then(|above| above.decimals)),
            fillable: fill.unwrap_or(above.is_none_or(|above| above.fillable)),
            aliases: aliases.into_iter().map(without_note).collect(),
            label,
        };
        self.whole_counts(&node, decimals.map_or(span, |decimals| decimals.span));
        self.axis.slots.extend(has_slot.then_some(number));
        self.axis.nodes.push(node);
        if let Some(below) = below {
            self.group(&below.value, below.key.span, Some(number));
        }
    }

    /// Notes where a key says another unit, or other decimals, than the note in the label.
    fn note_against(
        &mut self,
        note: &UnitNote,
        unit: Option<&Spanned<String>>,
        decimals: Option<Spanned<u8>>,
        first: Span,
    ) {
        if let (Some(note), Some(unit)) = (&note.unit, unit)
            && *note != unit.node
        {
            let (note, written) = (note.clone(), unit.node.clone());
            let kind = FormErrorKind::NoteContradicted { note, written, first };
            self.reader.form_problem(kind, unit.span);
        }
        if let (Some(note), Some(decimals)) = (note.decimals, decimals)
            && note != decimals.node
        {
            let (note, written) = (note.to_string(), decimals.node.to_string());
            let kind = FormErrorKind::NoteContradicted { note, written, first };
            self.reader.form_problem(kind, decimals.span);
        }
    }

    fn whole_counts(&mut self, node: &FormNode, span: Span) {
        if let (Some(Admits::Count), Some(decimals @ 1..)) = (node.admits, node.decimals) {
            let kind = FormErrorKind::DecimalsOfCount { label: node.label.node.clone(), decimals };
            self.reader.form_problem(kind, span);
        }
    }
}

fn without_note(alias: Spanned<String>) -> Spanned<String> {
    alias.map(|alias| split_unit_note(&alias).0.to_owned())
}
