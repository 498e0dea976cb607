//! The JSON Schema of a report, and what the derived one leaves out.

use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

/// The JSON Schema of a [`Report`](super::Report), with a description of every property.
///
/// ```
/// let schema = gouji::report::schema().to_value();
/// assert_eq!(schema["properties"]["version"]["type"], "integer");
/// ```
pub fn schema() -> Schema {
    let settings = SchemaSettings::default().with_transform(RecursiveTransform(without_examples));
    settings.into_generator().into_root_schema_for::<super::Report>()
}

/// Descriptions are the documentation of the Rust types, whose examples are in Rust.
fn without_examples(schema: &mut Schema) {
    if let Some(Value::String(description)) = schema.get_mut("description")
        && let Some(end) = description.find("```")
    {
        description.truncate(description[..end].trim_end().len());
    }
}

/// Gives the properties of each variant that have no description of their own (those that hold its content) the variant's.
pub fn describe_content(schema: &mut Schema) {
    let variants = schema.get_mut("oneOf").and_then(Value::as_array_mut).into_iter().flatten();
    for variant in variants {
        let description = variant["description"].clone();
        let properties = variant["properties"].as_object_mut().into_iter().flatten();
        for property in properties.filter_map(|(_, p)| p.as_object_mut()).filter(|p| !p.contains_key("const")) {
            property.entry("description").or_insert(description.clone());
        }
    }
}
