//! The part of YAML, and of JSON, that reports are written in, read without the YAML parser.
//!
//! Whole texts → the trees that the YAML parser would give, byte for byte, in a tenth of its time. Whatever
//! is not surely of this part (an anchor, a text over several lines, a slip of the pen) is given back
//! unread: the parser behind knows all of YAML, and what to say about slips.

mod block;
mod cursor;
mod flow;
mod keys;
mod literal;
mod read;
mod scalar;
mod signs;
#[cfg(test)]
mod tests;

pub(super) use read::read;
