//! Data files as trees: those built in, packed by `build.rs`, and TOML texts of users.
//!
//! Packed: `01 (key 04 node)* 02` is a table, `03 node* 02` a list, `05 text 04`, `06 digits 04` a number, `07 0|1 04` a flag; all else is UTF-8.

/// A node and the byte it stands at in the file it came from (0 where it was packed).
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub at: usize,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Keys with the byte they stand at, in the order of the file.
    Table(Vec<(String, usize, Node)>),
    List(Vec<Node>),
    Text(String),
    Number(i64),
    Flag(bool),
    /// A date, a fraction: nothing asks for one.
    Other,
}

impl Node {
    /// The value of a key of a table.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|(k, _, _)| k == key).map(|(_, _, node)| node)
    }

    /// The entries of a table; none of anything else.
    pub fn entries(&self) -> &[(String, usize, Node)] {
        match &self.what {
            What::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.what {
            What::Text(text) => Some(text),
            _ => None,
        }
    }
}

/// Reads a packed tree; what is cut short ends there.
pub fn unpack(packed: &str) -> Node {
    node(&mut packed.chars())
}

fn until_end(chars: &mut std::str::Chars) -> String {
    let rest = chars.as_str();
    let (text, behind) = rest.split_once('\u{4}').unwrap_or((rest, ""));
    *chars = behind.chars();
    text.to_owned()
}

fn node(chars: &mut std::str::Chars) -> Node {
    let ended = |chars: &mut std::str::Chars| {
        let rest = chars.as_str();
        let ends = rest.is_empty() || rest.starts_with('\u{2}');
        if ends {
            chars.next();
        }
        ends
    };
    let what = match chars.next() {
        Some('\u{1}') => {
            let mut entries = Vec::new();
            while !ended(chars) {
                let key = until_end(chars);
                entries.push((key, 0, node(chars)));
            }
            What::Table(entries)
        }
        Some('\u{3}') => {
            let mut list = Vec::new();
            while !ended(chars) {
                list.push(node(chars));
            }
            What::List(list)
        }
        Some('\u{5}') => What::Text(until_end(chars)),
        Some('\u{6}') => What::Number(until_end(chars).parse().unwrap_or_default()),
        Some('\u{7}') => What::Flag(until_end(chars) == "1"),
        _ => What::Other,
    };
    Node { at: 0, what }
}

/// Reads a TOML text.
///
/// # Errors
/// The byte of the mistake and the reason, where it is not TOML.
#[cfg(feature = "toml")]
pub fn parse(text: &str) -> Result<Node, (usize, String)> {
    let parsed = toml::de::DeTable::parse(text).map_err(|e| (e.span().map_or(0, |s| s.start), e.message().to_owned()))?;
    Ok(Node { at: parsed.span().start, what: table(parsed.get_ref()) })
}

#[cfg(feature = "toml")]
fn table(table: &toml::de::DeTable) -> What {
    What::Table(table.iter().map(|(key, value)| (key.get_ref().to_string(), key.span().start, from_toml(value))).collect())
}

#[cfg(feature = "toml")]
fn from_toml(value: &toml::Spanned<toml::de::DeValue>) -> Node {
    use toml::de::DeValue;
    let what = match value.get_ref() {
        DeValue::Table(entries) => table(entries),
        DeValue::Array(list) => What::List(list.iter().map(from_toml).collect()),
        DeValue::String(text) => What::Text(text.to_string()),
        DeValue::Boolean(flag) => What::Flag(*flag),
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix()).map_or(What::Other, What::Number),
        DeValue::Float(_) | DeValue::Datetime(_) => What::Other,
    };
    Node { at: value.span().start, what }
}

#[cfg(all(test, feature = "toml"))]
mod tests {
    use super::*;

    fn without_places(node: &Node) -> Node {
        let what = match &node.what {
            What::Table(entries) => {
                let mut entries: Vec<_> = entries.iter().map(|(k, _, n)| (k.clone(), 0, without_places(n))).collect();
                entries.sort_by(|a, b| a.0.cmp(&b.0));
                What::Table(entries)
            }
            What::List(list) => What::List(list.iter().map(without_places).collect()),
            What::Text(text) => What::Text(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            other => other.clone(),
        };
        Node { at: 0, what }
    }

    #[test]
    fn what_is_packed_is_what_was_written() {
        let file = include_str!("form/official/2021.toml");
        let packed = unpack(include_str!(concat!(env!("OUT_DIR"), "/2021.packed")));
        assert_eq!(without_places(&packed), without_places(&parse(file).unwrap()));
        assert_eq!(unpack("\u{1}a\u{4}\u{5}cut").get("a").and_then(Node::text), Some("cut"));
    }
}
