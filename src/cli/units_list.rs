//! A list of units (CSV or TOML) → its rows: parent, unit, and whether the unit is under vertical leadership.

use serde::Deserialize;

use crate::Lang;

/// A unit and the body whose report covers it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub parent: String,
    pub unit: String,
    /// None where the list does not say.
    pub vertical: Option<bool>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    units: Vec<Row>,
}

/// Reads a list: TOML with `[[units]]`, or CSV with a header that names `parent`, `unit` and, if it says so, `vertical` (上级、单位、垂直).
///
/// # Errors
/// In words, with the line, where it is neither.
pub fn read(text: &str, lang: Lang) -> Result<Vec<Row>, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.lines().any(|line| line.trim() == "[[units]]") {
        return toml::from_str::<File>(text).map(|file| file.units).map_err(|e| e.message().to_owned());
    }
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| e.to_string())?.clone();
    let column = |names: [&str; 2]| header.iter().position(|h| names.contains(&h));
    let (Some(parent), Some(unit)) = (column(["parent", "上级"]), column(["unit", "单位"])) else {
        let wanted = lang.pick(
            "第 1 行应写明各列：parent,unit,vertical（或 上级,单位,垂直）；也可以用 TOML 的 [[units]]",
            "line 1 has to name the columns: parent,unit,vertical; TOML with [[units]] will do as well",
        );
        return Err(wanted.to_owned());
    };
    let vertical = column(["vertical", "垂直"]);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| e.to_string())?;
        let line = record.position().map_or(0, csv::Position::line);
        let text = |at: usize| record.get(at).filter(|t| !t.is_empty()).map(str::to_owned);
        let (Some(parent), Some(unit)) = (text(parent), text(unit)) else {
            return Err(lang.pick(format!("第 {line} 行没有写上级或单位"), format!("line {line} lacks the parent or the unit")));
        };
        let vertical = match vertical.and_then(text).as_deref() {
            None => None,
            Some("true" | "1" | "yes" | "是") => Some(true),
            Some("false" | "0" | "no" | "否") => Some(false),
            Some(other) => {
                return Err(lang.pick(
                    format!("第 {line} 行的“{other}”应为 true 或 false"),
                    format!("line {line}: \"{other}\" should be true or false"),
                ));
            }
        };
        rows.push(Row { parent, unit, vertical });
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_in_both_notations_say_the_same() {
        let csv = read("上级,单位,垂直\n青禾市人民政府,青禾市水利局,\n青禾市人民政府,青禾市税务局,是\n", Lang::Zh).unwrap();
        let toml = "[[units]]\nparent = \"青禾市人民政府\"\nunit = \"青禾市水利局\"\n[[units]]\nparent = \"青禾市人民政府\"\nunit = \"青禾市税务局\"\nvertical = true\n";
        assert_eq!(csv, read(toml, Lang::Zh).unwrap());
        assert!(read("a,b\n", Lang::En).unwrap_err().contains("line 1"));
        assert!(read("parent,unit\n甲\n", Lang::En).unwrap_err().contains("line 2"));
    }
}
