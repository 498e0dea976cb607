//! What the derived JSON Schema leaves out.

use schemars::Schema;
use serde_json::Value;

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
