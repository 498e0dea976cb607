//! The words that a rule brings along, with its facts put in.

use std::collections::BTreeMap;

use super::quoted;
use crate::report::Value;

/// `says` with the facts in place of their names: `{name}` is a text in quotation marks, or a figure. A name without a fact stays as it is.
pub fn stated(says: &str, args: &BTreeMap<String, Value>) -> String {
    let mut text = String::new();
    let mut rest = says;
    while let Some((before, (name, after))) = rest.split_once('{').and_then(|(b, r)| Some((b, r.split_once('}')?))) {
        text += before;
        text += &match args.get(name) {
            Some(Value::Text(words)) => quoted(words),
            Some(Value::Number(number)) => number.to_string(),
            None => format!("{{{name}}}"),
        };
        rest = after;
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Number;

    #[test]
    fn facts_stand_where_they_are_named() {
        let args = BTreeMap::from([
            ("title".to_owned(), Value::Text("总体情况".to_owned())),
            ("count".to_owned(), Value::Number(Number(3.into()))),
        ]);
        assert_eq!(stated("{title}有 {count} 处{other}", &args), "“总体情况”有 3 处{other}");
        assert_eq!(stated("没有", &args), "没有");
        assert_eq!(stated("{title", &args), "{title");
    }
}
