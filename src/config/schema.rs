//! The JSON Schema of `lastread.yaml`, made from the tables that its reader goes by. It names no rule, so that it stays true as rules come
//! and go; the names are checked when the file is read.

use super::file::{FIELDS, LEVELS, OVERRIDE, PROFILE, SETTING};
use crate::article::FieldRole;
use crate::check::Opt;
use crate::rule::schema::{DRAFT, properties};
use serde_json::{Value, json};

/// The schema.
pub fn schema() -> Value {
    json!({
        "$schema": DRAFT,
        "title": "The configuration of lastread",
        "type": ["object", "null"],
        "additionalProperties": false,
        "properties": properties(FIELDS, field),
        "definitions": {
            "level": {"enum": LEVELS},
            "severity": {"enum": &LEVELS[1..]},
            "setting": {
                "oneOf": [
                    {"$ref": "#/definitions/level"},
                    {
                        "type": "object",
                        "additionalProperties": false,
                        "properties": properties(SETTING, |option| match option.name {
                            "level" => reference("level"),
                            "at_most" | "at_least" => reference("severity"),
                            _ => json!({"type": "object"}),
                        }),
                    },
                ],
            },
            "texts": {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        },
    })
}

fn field(option: &Opt) -> Value {
    let closed = |options: &[Opt]| {
        let properties = properties(options, field);
        json!({"type": "object", "additionalProperties": false, "properties": properties})
    };
    match option.name {
        "$schema" | "profile" => json!({"type": "string"}),
        "rules" => {
            json!({"type": ["object", "null"], "additionalProperties": {"$ref": "#/definitions/setting"}})
        }
        "house" => json!({"type": ["object", "null"]}),
        "fields" => {
            let roles = FieldRole::ALL.iter().map(|(_, name, doc, usual)| {
                let usual = if usual.is_empty() { String::new() } else { format!(" Usually: {}.", usual.join(", ")) };
                (
                    (*name).to_owned(),
                    json!({"allOf": [{"$ref": "#/definitions/texts"}], "description": format!("{doc}{usual}")}),
                )
            });
            let roles: serde_json::Map<String, Value> = roles.collect();
            json!({"type": "object", "additionalProperties": false, "properties": roles})
        }
        "profiles" => json!({"type": "object", "additionalProperties": closed(PROFILE)}),
        "overrides" => json!({"type": "array", "items": closed(OVERRIDE)}),
        _ => reference("texts"),
    }
}

/// A shape that has a name. Beside a bare `$ref` a description would not count.
fn reference(name: &str) -> Value {
    json!({"allOf": [{"$ref": format!("#/definitions/{name}")}]})
}
