//! Tables of which a part is there: in halves, some rows or a block, a column or all of it blank.

use super::super::layout::{self, Cell, Grid, expand, grid, grid_of, lines};
use super::super::retold::rows;
use super::{Class, Figures, Paste, requests, whole};

/// Columns `columns` of a table, its heads printed with them.
fn part_of(grid: &Grid, columns: std::ops::Range<usize>) -> Grid {
    expand(grid)
        .iter()
        .map(|r| {
            r.iter()
                .enumerate()
                .filter(|(c, _)| *c < 3 || columns.contains(&(c - 3)))
                .map(|(_, c)| Cell { columns: 1, rows: 1, ..c.clone() })
                .collect()
        })
        .collect()
}

fn halves(figures: &Figures, at: usize, print: fn(&Grid) -> String) -> Paste {
    let text = whole(figures, "0", |table, grid| {
        if table.id != "requests" {
            return print(grid);
        }
        format!("{}\n{}", print(&part_of(grid, 0..at)), print(&part_of(grid, at..7)))
    });
    Paste::new(figures, text)
}

/// In two halves, the second headed as going on.
fn goes_on(figures: &Figures, at: usize) -> Paste {
    let half = |grid: &Grid, range: std::ops::Range<usize>| {
        let rows = rows(grid);
        let row = |labels: String, cells: Vec<String>| std::iter::once(labels).chain(cells).collect::<Vec<_>>().join("\t");
        let head = row("项目".to_owned(), rows[0].figures[range.clone()].iter().map(|f| f.0.clone()).collect());
        let body = rows.iter().map(|r| row(r.labels.join("\t"), r.figures[range.clone()].iter().map(|f| f.1.clone()).collect()));
        lines(std::iter::once(head).chain(body))
    };
    requests(figures, |grid| format!("表3\n{}\n表3（续）\n{}", half(grid, 0..at), half(grid, at..7)))
}

/// Some rows of the second table alone.
fn rows_alone(figures: &Figures, keys: &[&'static str], headed: bool, print: fn(&Grid) -> String) -> Paste {
    let table = figures.form.table("requests").unwrap();
    let first = table.rows().position(|(.., r)| r.key.starts_with(keys[0].trim_start_matches("requests/"))).unwrap();
    let count = table.rows().filter(|(.., r)| keys.iter().any(|k| r.key.starts_with(k.trim_start_matches("requests/")))).count();
    let grid = grid_of(figures, table, "0", first..first + count);
    let grid = if headed { grid } else { grid[3..].to_vec() };
    Paste::new(figures, print(&grid)).given(keys)
}

fn block_alone(figures: &Figures, block: usize, headed: bool, print: fn(&Grid) -> String) -> Paste {
    let table = figures.form.table("disclosure").unwrap();
    let grid = grid(figures, table, "0");
    let begins: Vec<usize> = (0..grid.len()).filter(|&r| grid[r].len() == 1).chain([grid.len()]).collect();
    let (from, to) = (begins[block] + usize::from(!headed), begins[block + 1]);
    let given: &[&'static str] = match (block, &*figures.form.id) {
        (0, _) => &["disclosure/regulations", "disclosure/normative"],
        (1, "2019") => &["disclosure/licensing", "disclosure/other_services"],
        (1, _) => &["disclosure/licensing"],
        _ => &["disclosure/penalty", "disclosure/coercion"],
    };
    Paste::new(figures, print(&grid[from..to].to_vec())).given(given)
}

/// The second table with nothing but blanks in it.
fn only_blanks(figures: &Figures, print: fn(&Grid) -> String) -> Paste {
    let mut blank = figures.clone();
    blank.values.iter_mut().filter(|(a, _)| a.starts_with("requests")).for_each(|(_, v)| *v = 0);
    let text = whole(&blank, "", |table, _| {
        let zero = if table.id == "requests" { "" } else { "0" };
        print(&grid(&blank, table, zero))
    });
    Paste::new(&blank, text)
}

/// A column of the second table with nothing in it.
fn blank_column(figures: &Figures, column: &'static str, print: fn(&Grid) -> String) -> Paste {
    let mut left = figures.clone();
    let table = figures.form.table("requests").unwrap();
    let at = table.blocks[0].columns.iter().position(|c| c.key == column).unwrap();
    left.values.iter_mut().filter(|(a, _)| a.starts_with("requests") && a.ends_with(column)).for_each(|(_, v)| *v = 0);
    let text = whole(figures, "0", |table, grid| {
        let mut grid = grid.clone();
        if table.id == "requests" {
            for row in grid.iter_mut() {
                row.iter_mut().filter(|c| c.figure).nth(at).into_iter().for_each(|c| c.text.clear());
            }
        }
        print(&grid)
    });
    Paste::new(&left, text).given(&["disclosure", "review"]).in_a_whole().rightly(&["table.column-missing"])
}

/// The classes of this room.
pub const CLASSES: &[Class] = &[
    (
        "a left and a right half",
        &[
            ("by tabs", |f| halves(f, 4, layout::tabs_kept)),
            ("by bars", |f| halves(f, 3, layout::bars_leading)),
            ("by spaces", |f| halves(f, 4, layout::spaces)),
            ("in a page", |f| halves(f, 5, layout::html)),
        ],
    ),
    (
        "halves that go on",
        &[("4 and 3", |f| goes_on(f, 4)), ("1 and 6", |f| goes_on(f, 1)), ("6 and 1", |f| goes_on(f, 6)), ("5 and 2", |f| goes_on(f, 5))],
    ),
    (
        "some rows alone",
        &[
            ("one row, by tabs", |f| rows_alone(f, &["requests/granted"], false, layout::tabs_dropped)),
            ("one row under its heads, in a page", |f| rows_alone(f, &["requests/new"], true, layout::html)),
            ("one row, by spaces", |f| rows_alone(f, &["requests/denied.third_party"], false, layout::spaces)),
            ("不予公开, by tabs", |f| rows_alone(f, &["requests/denied"], false, layout::tabs_dropped)),
            ("不予处理, one cell a line", |f| rows_alone(f, &["requests/rejected"], false, layout::one_per_line)),
            ("（一）项, by tabs", |f| block_alone(f, 0, true, layout::tabs_dropped)),
            ("（一）项 without its heading, by spaces", |f| block_alone(f, 0, false, layout::spaces)),
            ("（五）项, one cell a line", |f| block_alone(f, 1, true, layout::one_per_line)),
            ("（六）项, in a page", |f| block_alone(f, 2, true, layout::html)),
            ("（六）项 without its heading, by bars", |f| block_alone(f, 2, false, layout::bars_leading)),
        ],
    ),
    (
        "nothing but blanks",
        &[
            ("by tabs", |f| only_blanks(f, layout::tabs_dropped)),
            ("by bars", |f| only_blanks(f, layout::bars_leading)),
            ("in a page", |f| only_blanks(f, layout::html)),
            ("one cell a line", |f| only_blanks(f, layout::one_per_line)),
            ("by spaces", |f| only_blanks(f, layout::spaces)),
        ],
    ),
    (
        "a blank column",
        &[
            ("总计, by tabs", |f| blank_column(f, "total", layout::tabs_dropped)),
            ("自然人, by bars", |f| blank_column(f, "natural", layout::bars_leading)),
            ("自然人, in a page", |f| blank_column(f, "natural", layout::html)),
            ("商业企业, by tabs", |f| blank_column(f, "business", layout::tabs_kept)),
        ],
    ),
];
