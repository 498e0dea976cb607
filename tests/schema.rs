//! The JSON Schema tells what every field is.
#![cfg(feature = "schema")]

use serde_json::Value;

/// Every property of `schema` and below it that has no description, by its path.
fn undescribed(path: &str, schema: &Value, seen: &mut usize, lacking: &mut Vec<String>) {
    match schema {
        Value::Object(object) => {
            for (name, property) in object.get("properties").and_then(Value::as_object).into_iter().flatten() {
                *seen += 1;
                // The name of a variant says which it is; the variant has a description of its own.
                if property.get("description").is_none() && property.get("const").is_none() {
                    lacking.push(format!("{path}.{name}"));
                }
            }
            object.iter().for_each(|(name, below)| undescribed(&format!("{path}/{name}"), below, seen, lacking));
        }
        Value::Array(list) => list.iter().enumerate().for_each(|(i, below)| undescribed(&format!("{path}/{i}"), below, seen, lacking)),
        _ => {}
    }
}

#[test]
fn every_property_is_described() {
    let schema = gouji::report::schema().to_value();
    let (mut seen, mut lacking) = (0, Vec::new());
    undescribed("", &schema, &mut seen, &mut lacking);
    assert!(seen > 150, "only {seen} properties were seen");
    assert!(lacking.is_empty(), "{} of {seen} have no description: {lacking:#?}", lacking.len());
}

/// Every kind of finding and every value of an enumeration says what it is.
#[test]
fn every_kind_is_described() {
    let schema = gouji::report::schema().to_value();
    let mut seen = 0;
    for (name, definition) in schema["$defs"].as_object().unwrap() {
        assert!(definition.get("description").is_some(), "{name} has no description");
        for variant in definition["oneOf"].as_array().into_iter().flatten() {
            seen += 1;
            assert!(variant.get("description").is_some(), "a variant of {name} has no description: {variant}");
        }
    }
    assert!(seen > 60, "only {seen} variants were seen");
}
