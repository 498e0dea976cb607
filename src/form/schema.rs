//! The JSON Schema of what a report takes over from a form. Written out: the build script reads `shape.rs` too, and knows no schemas.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::{Op, Severity, Words};

impl JsonSchema for Severity {
    fn schema_name() -> Cow<'static, str> {
        "Severity".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "How grave it is: an error is a contradiction, a warning is very likely wrong or not the official form, a note is worth a look.",
            "type": "string",
            "enum": ["error", "warning", "note"],
        })
    }
}

impl JsonSchema for Op {
    fn schema_name() -> Cow<'static, str> {
        "Op".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "description": "How the two sides of a relation compare.", "type": "string", "enum": ["=", ">="] })
    }
}

impl JsonSchema for Words {
    fn schema_name() -> Cow<'static, str> {
        "Words".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let text = generator.subschema_for::<String>();
        let described = |language: &str| {
            let mut text = text.clone();
            text.insert("description".into(), format!("In {language}.").into());
            text
        };
        json_schema!({
            "description": "A sentence in both languages.",
            "type": "object",
            "properties": { "zh": described("Chinese"), "en": described("English") },
            "required": ["zh", "en"],
        })
    }
}
