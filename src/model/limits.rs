//! The limits on what is read, beside those of the YAML parser.

/// The most problems that are listed for one file.
pub const MAX_PROBLEMS: usize = 200;

/// The most cells of one table.
pub const MAX_CELLS: usize = 200_000;
