//! Whether every name of a form means one thing.
//!
//! Labels may repeat below different labels (每组各有一个总计); a path tells them apart, and so it does
//! for aliases that such labels share. Any other alias must name one label of its axis.

use rustc_hash::FxHashMap;

use super::axis::{FormAxis, FormNode};
use super::document::FormSection;
use crate::model::error::FormErrorKind;
use crate::model::label::fold;
use crate::model::reader::Reader;
use crate::source::{Span, Spanned};

/// Notes labels and aliases of an axis that do not name one label.
pub(super) fn check_axis(reader: &mut Reader<'_>, axis: &FormAxis) {
    let labels: Vec<String> = axis.nodes.iter().map(|node| fold(&node.label.node)).collect();
    check_siblings(reader, axis, &labels);
    let mut owners: FxHashMap<&str, usize> = FxHashMap::default();
    for (node, label) in labels.iter().enumerate() {
        owners.entry(label).or_insert(node);
    }
    let label_of = |node: usize| labels.get(node).map_or("", String::as_str);
    let mut aliases: FxHashMap<String, (usize, Span)> = FxHashMap::default();
    for (index, node) in axis.nodes.iter().enumerate() {
        for alias in &node.aliases {
            let key = fold(&alias.node);
            if key == label_of(index) || reader.is_full() {
                continue;
            }
            let of_label = owners
                .get(key.as_str())
                .and_then(|owner| Some((*owner, axis.nodes.get(*owner)?.label.span)));
            let known = of_label.or_else(|| aliases.get(&key).copied());
            match known {
                Some((owner, _)) if owner != index && label_of(owner) == label_of(index) => {}
                Some((owner, first)) if owner != index => {
                    let other = axis.path(owner);
                    let alias_text = alias.node.clone();
                    let kind = FormErrorKind::AliasClash { alias: alias_text, other, first };
                    reader.form_problem(kind, alias.span);
                }
                Some(_) => {}
                None => drop(aliases.insert(key, (index, alias.span))),
            }
        }
    }
}

fn check_siblings(reader: &mut Reader<'_>, axis: &FormAxis, labels: &[String]) {
    let mut seen: FxHashMap<(Option<usize>, &str), &FormNode> = FxHashMap::default();
    for (node, label) in axis.nodes.iter().zip(labels) {
        match seen.get(&(node.parent, label.as_str())) {
            Some(first) => {
                let (label, first) = (node.label.node.clone(), first.label.span);
                let kind = FormErrorKind::DuplicateLabel { label, first };
                reader.form_problem(kind, node.label.span);
            }
            None => drop(seen.insert((node.parent, label), node)),
        }
    }
}

/// Notes names that two sections have, or two tables.
pub(super) fn check_sections(reader: &mut Reader<'_>, sections: &[FormSection]) {
    let mut headings = Names::default();
    let mut tables = Names::default();
    for section in sections {
        let twice = |name, first| FormErrorKind::SectionNameTwice { name, first };
        headings.add(reader, &section.heading, &section.aliases, twice);
        let twice = |name, first| FormErrorKind::TableNameTwice { name, first };
        if let Some(group) = &section.group {
            tables.add(reader, &group.name, &group.aliases, twice);
        }
        for table in &section.tables {
            tables.add(reader, &table.name, &table.aliases, twice);
        }
    }
}

/// The names given so far, each with its owner and its place.
#[derive(Default)]
struct Names {
    owners: usize,
    given: FxHashMap<String, (usize, Span)>,
}

impl Names {
    fn add(
        &mut self,
        reader: &mut Reader<'_>,
        name: &Spanned<String>,
        aliases: &[Spanned<String>],
        twice: impl Fn(String, Span) -> FormErrorKind,
    ) {
        self.owners += 1;
        for name in std::iter::once(name).chain(aliases) {
            match self.given.get(&fold(&name.node)) {
                Some((owner, first)) if *owner != self.owners => {
                    reader.form_problem(twice(name.node.clone(), *first), name.span);
                }
                Some(_) => {}
                None => drop(self.given.insert(fold(&name.node), (self.owners, name.span))),
            }
        }
    }
}
