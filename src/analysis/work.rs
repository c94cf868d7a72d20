//! How much may still be computed. What is counted is steps, weighted by the size of the numbers, and never
//! time: the same rules get equally far on every machine.
//!
//! Receives what was done; says when it is enough. Does not know what for.

use std::cell::Cell;

/// How much may still be computed, in steps.
#[derive(Debug)]
pub(super) struct Work(Cell<u64>);

/// There is nothing left to compute with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spent;

impl Work {
    /// Returns as much work as this.
    pub(super) fn new(steps: u64) -> Self {
        Self(Cell::new(steps))
    }

    /// Adds to what is left.
    pub(super) fn grant(&self, steps: u64) {
        self.0.set(self.0.get().saturating_add(steps));
    }

    /// Takes from what is left; nothing is left where it is not enough.
    pub(super) fn take(&self, steps: u64) {
        self.0.set(self.0.get().saturating_sub(steps));
    }

    /// Takes a step for each of so many things.
    pub(super) fn take_for(&self, count: usize) {
        self.take(u64::try_from(count).unwrap_or(u64::MAX));
    }

    /// Returns how much is left.
    pub(super) fn left(&self) -> u64 {
        self.0.get()
    }

    /// Tells whether anything is left, as an error where nothing is.
    pub(super) fn check(&self) -> Result<(), Spent> {
        if self.left() == 0 { Err(Spent) } else { Ok(()) }
    }
}
