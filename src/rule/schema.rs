//! The JSON Schema of rule files, made from what the loader itself goes by: [`FIELDS`] and the options of the [`KINDS`]. Editors complete
//! rules with it; the last word is the loader's.

use super::FIELDS;
use crate::check::{KINDS, Kind, Opt};
use serde_json::{Map, Value, json};

/// The draft that editors know.
pub const DRAFT: &str = "http://json-schema.org/draft-07/schema#";

/// The schema.
pub fn schema() -> Value {
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
    json!({
        "$schema": DRAFT,
        "title": "A rule of lastread",
        "type": "object",
        "required": ["kind", "level", "summary", "message", "examples"],
        "additionalProperties": false,
        "properties": properties(FIELDS, |field| match field.name {
            "kind" => json!({"enum": kinds}),
            "level" => json!({"enum": ["error", "warning", "note"]}),
            "with" | "house" | "examples" => json!({"type": "object"}),
            "fixes" => json!({"type": "array"}),
            "opt_in" => json!({"type": "boolean"}),
            _ => json!({"type": "string"}),
        }),
        "allOf": KINDS.iter().map(|kind| options_of(kind)).collect::<Vec<_>>(),
    })
}

/// Properties with their documentation, each of the shape that `shape` gives it.
pub fn properties(options: &[Opt], shape: impl Fn(&Opt) -> Value) -> Map<String, Value> {
    let documented = |option: &Opt| {
        let mut shape = shape(option);
        shape["description"] = format!("{} ({})", option.doc, option.takes).into();
        (option.name.to_owned(), shape)
    };
    options.iter().map(documented).collect()
}

/// Under a kind, `with` has the options of that kind.
fn options_of(kind: &Kind) -> Value {
    let mut options = Map::new();
    for group in kind.options {
        options.extend(properties(group, |option| match option.takes {
            "true or false" => json!({"type": "boolean"}),
            takes if takes.starts_with("a map") => json!({"type": "object"}),
            takes if takes.starts_with("a list") => json!({"type": ["array", "string"]}),
            _ => json!({}),
        }));
    }
    json!({
        "if": {"required": ["kind"], "properties": {"kind": {"const": kind.name}}},
        "then": {"properties": {"with": {
            "description": kind.doc,
            "additionalProperties": false,
            "properties": options,
        }}},
    })
}
