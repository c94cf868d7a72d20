//! How printed tables fit those of a form, remembered by the labels they print.

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

/// The shapes of tables seen so far, and how they fit. There are few, and mostly their lengths differ: so they are
/// looked through, which takes less than to mix some thousand bytes into a number.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    seen: Mutex<Vec<(Vec<u8>, Fits)>>,
}

impl Shapes {
    /// Returns how a table fits; `find` is asked only for a shape not seen before.
    pub(super) fn fits(&self, table: &Table, find: impl FnOnce() -> Vec<Fit>) -> Fits {
        let shape = shape(table);
        let seen = || self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, fits)) = seen().iter().find(|(known, _)| *known == shape) {
            return Arc::clone(fits);
        }
        let fits: Fits = find().into();
        let mut seen = seen();
        if seen.len() < MAX_SHAPES {
            seen.push((shape, Arc::clone(&fits)));
        }
        fits
    }
}

/// Returns everything that the fit of a table depends on: caption, labels, and how they are nested.
fn shape(table: &Table) -> Vec<u8> {
    let mut shape = Vec::with_capacity(2048);
    let mut add = |text: &str, [parent, is_slot, is_renamed]: [usize; 3]| {
        // Each text with its length before it, so that no two shapes are written alike.
        let numbers = [text.len(), parent, is_slot | is_renamed << 1];
        let numbers = numbers.map(|number| (number as u32).to_le_bytes());
        shape.extend_from_slice(numbers.as_flattened());
        shape.extend_from_slice(text.as_bytes());
    };
    add(table.caption.as_ref().map_or("", |caption| &caption.node), [0; 3]);
    for axis in [&table.columns, &table.rows] {
        add("", [axis.nodes.len(), 0, 0]);
        for node in &axis.nodes {
            let parent = node.parent.map_or(0, |parent| parent + 1);
            let stands_for = node.stands_for.as_ref();
            let marks =
                [parent, usize::from(node.slot.is_some()), usize::from(stands_for.is_some())];
            add(&stands_for.unwrap_or(&node.label).node, marks);
        }
    }
    shape
}
