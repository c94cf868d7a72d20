//! What a file is, told by its name alone.

use std::path::Path;

/// The endings of published reports that can be imported.
const PUBLISHED: [&str; 14] = [
    "txt", "text", "html", "htm", "shtml", "xhtml", "md", "markdown", "docx", "xlsx", "xls", "csv",
    "tsv", "pdf",
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

/// Tells whether a file holds rules, and an editor has put `.txt` behind its name.
pub(super) fn is_rules_as_text(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    name.is_some_and(|name| name.ends_with(".rules.txt"))
}

/// Tells whether a file is the manifest of a pack.
pub(super) fn is_manifest(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "pack.yaml")
}

/// Tells whether a file of a folder is a published report; a README tells of the folder.
pub(super) fn is_original(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase());
    is_published(path) && !name.is_some_and(|name| name.starts_with("readme"))
}

/// Tells whether a file of a folder is a report document, and not a part of a pack.
pub(super) fn is_document(path: &Path) -> bool {
    is_report(path) && !is_form(path) && !is_manifest(path)
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
