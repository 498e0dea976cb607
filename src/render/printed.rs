//! Where a cell stands, in the numbers and words that its form prints: 表三·（四）1·总计.
//!
//! In: a form, and the address of a cell. Out: its name for people, as the page has it too (`www/view/address.js`; a test holds one to the other).

use crate::form::{Form, RowForm};
use crate::report::names::short;
use crate::say::Lang;

/// What sections, rows and headings are numbered with.
const NUMERALS: &str = "一二三四五六七八九十";

/// The name of the cell at `address`; None where the form has no such cell.
pub fn printed(form: &Form, address: &str, lang: Lang) -> Option<String> {
    let table = form.table(address.split('/').next()?)?;
    let cell = table.cells.iter().position(|cell| cell.address == address)?;
    let section = table.section as usize;
    let numeral = section.checked_sub(1).and_then(|at| NUMERALS.chars().nth(at));
    let section = lang.pick(format!("表{}", numeral.map_or_else(|| section.to_string(), String::from)), format!("Table {section}"));
    Some([section, row(table.row_of(cell)), table.column_of(cell).label.to_string()].join("·"))
}

/// A row by its headings and itself. 三、本年度办理结果 stands over all of its rows: （四）1 says enough.
fn row(row: &RowForm) -> String {
    let groups = row.groups.iter().filter(|group| !(group.starts_with(|c| NUMERALS.contains(c)) && number(group).is_some()));
    let names: Vec<&str> = groups.map(|group| number(group).unwrap_or(short(group))).collect();
    let own = number(&row.label);
    let between = if own.is_some() { "" } else { "·" };
    names.into_iter().chain([own.unwrap_or(short(&row.label))]).collect::<Vec<_>>().join(between)
}

/// The number a label begins with, without the sign behind it: （四）, 一 of 一、, 1 of 1.
fn number(label: &str) -> Option<&str> {
    let label = label.trim_start();
    let until = |from: usize, of: fn(char) -> bool| label[from..].find(|c| !of(c)).map(|at| from + at).filter(|&end| end > from);
    let numeral = |c: char| NUMERALS.contains(c);
    if let Some(open) = label.chars().next().filter(|c| matches!(c, '（' | '(')) {
        let end = until(open.len_utf8(), numeral)?;
        let close = label[end..].chars().next().filter(|c| matches!(c, '）' | ')'))?;
        return Some(&label[..end + close.len_utf8()]);
    }
    let written = until(0, numeral).filter(|&end| label[end..].starts_with('、'));
    let counted = || until(0, |c| c.is_ascii_digit()).filter(|&end| label[end..].starts_with(['.', '．', '、']));
    written.or_else(counted).map(|end| &label[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::official;

    #[test]
    fn cells_are_named_by_the_numbers_that_are_printed() {
        let of = |address, lang| printed(official().last()?, address, lang);
        for (address, name) in [
            ("requests/new/total", "表三·一·总计"),
            ("requests/unavailable.not_held/total", "表三·（四）1·总计"),
            ("requests/granted/natural", "表三·（一）·自然人"),
            ("disclosure/penalty/decisions", "表二·行政处罚·本年处理决定数量"),
            ("review/after_review/total", "表四·行政诉讼·复议后起诉·总计"),
        ] {
            assert_eq!(of(address, Lang::Zh).as_deref(), Some(name), "{address}");
        }
        assert_eq!(of("requests/granted/natural", Lang::En).as_deref(), Some("Table 3·（一）·自然人"));
        assert_eq!(of("requests/granted/nobody", Lang::Zh), None);
    }
}
