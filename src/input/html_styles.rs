//! Styles that lay elements out as a table's rows → which elements those are.
//!
//! In: the style of an element, or a style sheet. Out: whether what stands in the element is a row of a table, or several rows of so many cells.
//! Of CSS 2.1 (display: table-row), CSS Flexible Box and CSS Grid Layout just so much is read as tells that.

use std::collections::HashMap;

/// An element whose children are the cells of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// Of one row.
    Row,
    /// Of rows of so many columns. Of one: nothing of itself, its children are cells of what it stands in (display: contents).
    Grid(u8),
    /// Nothing is shown, unless a script changes that.
    Nothing,
}

/// What stands for the columns of [`Shown::Nothing`].
pub const NOTHING: u8 = u8::MAX;
/// No table of ours has more columns.
const MOST_COLUMNS: usize = 60;

impl Shown {
    /// How many cells each of its rows has; 0 where all are in one, [`NOTHING`] where it has none.
    pub fn columns(self) -> u8 {
        match self {
            Shown::Row => 0,
            Shown::Grid(columns) => columns,
            Shown::Nothing => NOTHING,
        }
    }
}

/// The value that declarations give a property.
fn value<'s>(style: &'s str, property: &str) -> Option<&'s str> {
    let mut own = style.split(';').filter_map(|d| d.split_once(':')).filter(|(name, _)| name.trim().eq_ignore_ascii_case(property));
    own.next_back().map(|(_, value)| value.trim())
}

/// The line of rows where a cell of a grid begins, 0 where declarations do not say it, and how many columns and rows it covers: "grid-row: 2 / span 3",
/// "grid-area: 1 / 2 / 3 / 4".
pub fn area(style: &str) -> (usize, [usize; 2]) {
    let lines = |property: &str| -> Vec<&str> { value(style, property).unwrap_or_default().split('/').map(str::trim).collect() };
    let whole = lines("grid-area");
    let [columns, rows] = match whole[..] {
        [row, column, last_row, last_column] => [vec![column, last_column], vec![row, last_row]],
        _ => [lines("grid-column"), lines("grid-row")],
    };
    let line = |lines: &[&str], at: usize| lines.get(at).and_then(|l| l.parse::<usize>().ok());
    let covers = |lines: &[&str]| {
        let span = lines.iter().find_map(|l| l.strip_prefix("span")?.trim().parse().ok());
        span.or_else(|| line(lines, 1)?.checked_sub(line(lines, 0)?)).unwrap_or(1)
    };
    (line(&rows, 0).unwrap_or(0), [covers(&columns), covers(&rows)])
}

/// What declarations ("display: flex; flex: 1") make of an element.
pub fn of_style(style: &str) -> Option<Shown> {
    let value = |property: &str| value(style, property);
    match value("display")?.split_ascii_whitespace().next()? {
        "table-row" => Some(Shown::Row),
        "none" => Some(Shown::Nothing),
        "contents" => Some(Shown::Grid(1)),
        "flex" | "inline-flex" if !value("flex-direction").is_some_and(|d| d.starts_with("column")) => Some(Shown::Row),
        "grid" | "inline-grid" => {
            let columns = value("grid-template-columns")?;
            // repeat(7, 1fr), or a width for each.
            let count = match columns.split_once("repeat(").map(|(_, rest)| rest.split(',').next().unwrap_or(rest).trim().parse()) {
                Some(count) => count.ok()?,
                None => columns.split_ascii_whitespace().count(),
            };
            (2..=MOST_COLUMNS).contains(&count).then_some(Shown::Grid(count as u8))
        }
        _ => None,
    }
}

/// Adds to `classes` what a style sheet says of them: rules whose last selector ends in a class.
pub fn of_class(sheet: &str, classes: &mut HashMap<String, Shown>) {
    for (selectors, declarations) in sheet.split('}').filter_map(|rule| rule.rsplit_once('{')) {
        let Some(shown) = of_style(declarations) else { continue };
        let last = selectors.rsplit(['{', ';']).next().unwrap_or(selectors);
        for (_, class) in last.split(',').filter_map(|s| s.trim().rsplit_once('.')) {
            if class.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_') || !b.is_ascii()) {
                classes.insert(class.to_owned(), shown);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_of_rows_are_told() {
        assert_eq!(of_style("width: 3px; Display : table-row"), Some(Shown::Row));
        assert_eq!(of_style("display:flex"), Some(Shown::Row));
        assert_eq!(of_style("display:flex;flex-direction:column"), None);
        assert_eq!(of_style("display:grid;grid-template-columns: repeat(8, 1fr)"), Some(Shown::Grid(8)));
        assert_eq!(of_style("display:grid;grid-template-columns: 2fr 40px auto"), Some(Shown::Grid(3)));
        assert_eq!(of_style("display:block"), None);
        assert_eq!(of_style("display:contents"), Some(Shown::Grid(1)));
        assert_eq!(area("grid-column: span 2; grid-row:span 3"), (0, [2, 3]));
        assert_eq!(area("grid-row: 4 / 6;grid-column:2/span 5"), (4, [5, 2]));
        assert_eq!(area("grid-area:1 / 2 / 3 / 6"), (1, [4, 2]));
        assert_eq!(area("grid-area:head;grid-row:2"), (2, [1, 1]));
        assert_eq!(area("grid-row:6 / 4"), (6, [1, 1]));
        let mut classes = HashMap::new();
        of_class(
            "@media print { .a { display:flex } } div.t > .r, p.q{display:table-row}\n.u:hover{display:flex} i{color:red}",
            &mut classes,
        );
        let mut names: Vec<&str> = classes.keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["a", "q", "r"]);
    }
}
