//! How printed tables fit those of a form, remembered by the labels they print.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::model::report::Table;

/// Printed slot → form slot.
pub(super) type Slots = Vec<Option<usize>>;

/// How a printed table fits one of a form.
#[derive(Debug)]
pub(super) struct Fit {
    /// The unit of the family.
    pub(super) unit: usize,
    /// Its version.
    pub(super) version: usize,
    /// The table within the unit.
    pub(super) part: usize,
    /// The better the higher; in millionths.
    pub(super) score: u64,
    /// The rows.
    pub(super) rows: Slots,
    /// The columns.
    pub(super) columns: Slots,
}

/// How many shapes of tables are remembered; reports of one kind have a handful.
const MAX_SHAPES: usize = 1000;

/// How a shape of table fits the tables of all versions.
pub(super) type Fits = Arc<[Fit]>;

/// The shapes of tables seen so far, and how they fit.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    seen: Mutex<HashMap<String, Fits>>,
}

impl Shapes {
    /// Returns how a table fits; `find` is asked only for a shape not seen before.
    pub(super) fn fits(&self, table: &Table, find: impl FnOnce() -> Vec<Fit>) -> Fits {
        let shape = shape(table);
        let seen = || self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(fits) = seen().get(&shape) {
            return Arc::clone(fits);
        }
        let fits: Fits = find().into();
        let mut seen = seen();
        if seen.len() < MAX_SHAPES {
            seen.insert(shape, Arc::clone(&fits));
        }
        fits
    }
}

/// Returns everything that the fit of a table depends on: caption, labels, and how they are nested.
fn shape(table: &Table) -> String {
    let mut shape = String::with_capacity(2048);
    shape.push_str(table.caption.as_ref().map_or("", |caption| caption.node.as_str()));
    for (mark, axis) in [('\u{1}', &table.columns), ('\u{2}', &table.rows)] {
        shape.push(mark);
        for node in &axis.nodes {
            let stands_for = node.stands_for.as_ref().unwrap_or(&node.label);
            shape.push_str(&stands_for.node);
            let parent = node.parent.map_or(0, |parent| parent + 1);
            let number = |value: usize| char::from_u32(value as u32 + 0x10).unwrap_or('\u{3}');
            shape.push('\u{4}');
            shape.push(number(parent));
            shape.push(if node.slot.is_some() { '\u{5}' } else { '\u{6}' });
            shape.push(if node.stands_for.is_some() { '\u{7}' } else { '\u{8}' });
        }
    }
    shape
}
