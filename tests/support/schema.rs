//! JSON output, held against its schema.

use boon::{Compiler, Schemas};
use serde_json::Value;

const SCHEMA: &str = include_str!("../../docs/output.schema.json");

/// Returns what a part of the schema has against a document.
pub(crate) fn objections(part: &str, document: &Value) -> Option<String> {
    let mut compiler = Compiler::new();
    let schema = serde_json::from_str(SCHEMA).expect("the schema is JSON");
    compiler.add_resource("output.schema.json", schema).expect("a schema");
    let mut schemas = Schemas::new();
    let place = format!("output.schema.json#/$defs/{part}");
    let index = compiler.compile(&place, &mut schemas).expect("a sound schema");
    schemas.validate(document, index).err().map(|error| error.to_string())
}
