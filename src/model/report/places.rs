//! Trees → places in the published original: `text_at:` and `cells_at:`.

use crate::model::error::Expected;
use crate::model::reader::Reader;
use crate::model::yaml::{YamlEntry, YamlKind, YamlNode};

/// Reads one place, or a list of places.
pub(super) fn read_places(reader: &mut Reader<'_>, entry: &YamlEntry<'_>) -> Vec<String> {
    match &entry.value.kind {
        YamlKind::Scalar { text, .. } => vec![text.trim().to_owned()],
        YamlKind::Sequence(items) if items.iter().all(is_scalar) => texts(items),
        YamlKind::Sequence(_) | YamlKind::Mapping(_) | YamlKind::Refused => {
            reader.wrong(Expected::Places, &entry.value, entry.key.span);
            Vec::new()
        }
    }
}

/// Reads the places of rows: for each one place, or a list with one for each cell.
pub(super) fn read_places_of_rows(
    reader: &mut Reader<'_>,
    entry: &YamlEntry<'_>,
) -> Vec<Vec<String>> {
    let YamlKind::Sequence(rows) = &entry.value.kind else {
        reader.wrong(Expected::Places, &entry.value, entry.key.span);
        return Vec::new();
    };
    let mut places = Vec::with_capacity(rows.len());
    for row in rows {
        match &row.kind {
            YamlKind::Scalar { text, .. } => places.push(vec![text.trim().to_owned()]),
            YamlKind::Sequence(items) if items.iter().all(is_scalar) => places.push(texts(items)),
            YamlKind::Sequence(_) | YamlKind::Mapping(_) | YamlKind::Refused => {
                reader.wrong(Expected::Places, row, entry.key.span);
                places.push(Vec::new());
            }
        }
    }
    places
}

fn is_scalar(node: &YamlNode<'_>) -> bool {
    matches!(node.kind, YamlKind::Scalar { .. })
}

fn texts(items: &[YamlNode<'_>]) -> Vec<String> {
    let text = |node: &YamlNode<'_>| match &node.kind {
        YamlKind::Scalar { text, .. } => text.trim().to_owned(),
        YamlKind::Sequence(_) | YamlKind::Mapping(_) | YamlKind::Refused => String::new(),
    };
    items.iter().map(text).collect()
}
