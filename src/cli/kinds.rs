//! What a file is, told by its name alone.

use std::path::Path;

/// The endings of published reports that can be imported.
const PUBLISHED: [&str; 12] = [
    "txt", "text", "html", "htm", "shtml", "xhtml", "md", "markdown", "docx", "xlsx", "xls", "pdf",
];

/// Tells whether a file is a published report, by its name.
pub(super) fn is_published(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    extension.is_some_and(|own| PUBLISHED.contains(&own.as_str()))
}

/// Tells whether a file holds rules.
pub(super) fn is_rules(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "rules")
}

/// Tells whether a file is a form: `form-….yaml`.
pub(super) fn is_form(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with("form-") && is_report(path)
}

/// Tells whether a file is a report document.
pub(super) fn is_report(path: &Path) -> bool {
    let known = ["yaml", "yml", "json", "jsonl", "ndjson"];
    path.extension().is_some_and(|extension| known.iter().any(|one| extension == *one))
}
