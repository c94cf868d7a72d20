//! Errors put into reports: what rules notice of them, held against reports that are really wrong; the
//! words, the JSON, the exit statuses.

mod command;
mod oracle;
mod shipped;
mod world;
