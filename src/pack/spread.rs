//! Work in parts that do not need each other. Who has threads does them at the same time; this room has
//! none.

/// Does work in parts.
pub trait Spread {
    /// Calls `work` with each number below `count`, in any order, perhaps several at the same time, and
    /// returns when all are done.
    fn each(&self, count: usize, work: &(dyn Fn(usize) + Sync));
}

/// Does one part after the other.
#[derive(Clone, Copy, Debug)]
pub struct OneByOne;

impl Spread for OneByOne {
    fn each(&self, count: usize, work: &(dyn Fn(usize) + Sync)) {
        (0..count).for_each(work);
    }
}
