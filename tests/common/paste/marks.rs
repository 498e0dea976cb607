//! What stands before, between and about cells: points of items, bars that a reader of pictures saw, a grid drawn with signs, a letter above what it
//! quotes, the source of a page.

use super::super::layout::{self, Cell, Grid, expand, lines, texts};
use super::super::retold::quoted;
use super::{Class, Figures, Paste, dressed, paste, requests, whole};

/// One cell a line, each an item.
fn items(grid: &Grid, mark: &str) -> String {
    let filled = grid.iter().flatten().filter(|c| !c.text.is_empty());
    lines(filled.map(|c| format!("{mark}{}", c.text)))
}

/// Rows between bars of another kind, at both ends as well.
fn barred(grid: &Grid, bar: &str) -> String {
    lines(grid.iter().map(|row| format!("{bar}{}{bar}", texts(row).join(bar))))
}

/// A grid drawn with signs, in which cells have several lines of so many characters.
fn drawn(grid: &Grid, width: usize) -> String {
    let rows = expand(grid);
    let rule = format!("+{}", "----------+".repeat(rows[0].len()));
    let parts = |c: &Cell| c.text.chars().collect::<Vec<_>>().chunks(width).map(|p| p.iter().collect()).collect::<Vec<String>>();
    let row = |row: &Vec<Cell>| {
        let cells: Vec<Vec<String>> = row.iter().map(parts).collect();
        let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let line = |at: usize| {
            let cells = cells.iter().map(|c| c.get(at).map_or("", String::as_str).to_owned());
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        };
        lines((0..height).map(line).chain([rule.clone()]))
    };
    rule.clone() + "\n" + &rows.iter().map(row).collect::<String>()
}

/// A letter's own words above the report, which is quoted.
fn below_a_letter(figures: &Figures, own: usize, print: fn(&Grid) -> String) -> Paste {
    let words = "王科长：\n\n报告请您审阅，数字都和台账对过了，有不妥的地方请直接改。\n".repeat(own);
    let report = quoted(&whole(figures, "0", |_, g| print(g)), "> ");
    Paste::new(figures, format!("{words}\n在 2024年1月15日 09:12，李明写道：\n{report}"))
}

/// The source of a table among lines of text.
fn source(grid: &Grid) -> String {
    lines(grid.iter().map(|row| {
        let cell = |c: &Cell| format!("<td colspan={} rowspan={}>{}</td>", c.columns, c.rows, c.text);
        format!("<tr>{}</tr>", row.iter().map(cell).collect::<String>())
    }))
}

/// A row's label, and its figures with `between` between them.
fn by_marks(grid: &Grid, behind_label: &str, between: &str, end: &str) -> String {
    lines(grid.iter().map(|row| {
        let at = row.iter().position(|c| c.figure).unwrap_or(row.len());
        let (labels, figures) = (texts(&row[..at]).join(" "), texts(&row[at..]).join(between));
        if at == row.len() { labels } else { format!("{labels}{behind_label}{figures}{end}") }
    }))
}

/// A program's list of a row, its words in these quotes and perhaps its figures.
fn listed(grid: &Grid, open: &str, quote: &str, figures: bool, close: &str) -> String {
    let cell = |c: &Cell| if c.figure && !figures { c.text.clone() } else { format!("{quote}{}{quote}", c.text) };
    lines(grid.iter().map(|row| format!("{open}{}{close}", row.iter().map(cell).collect::<Vec<_>>().join(", "))))
}

/// A report in Markdown or by tabs with `before` and `behind` about each figure.
fn marked(figures: &Figures, print: fn(&Grid) -> String, before: &'static str, behind: &'static str) -> Paste {
    dressed(figures, print, move |c, _| {
        if c.figure && !c.text.is_empty() {
            c.text = format!("{before}{}{behind}", c.text);
        }
    })
}

/// A sheet's values with their unit.
fn with_units(grid: &Grid, between: &str) -> String {
    let cell = |c: &Cell| if c.figure { format!("{}件", c.text) } else { c.text.clone() };
    lines(grid.iter().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(between)))
}

/// One cell a line, with a page's number behind a figure that another follows.
fn paged(grid: &Grid, number: &str) -> String {
    let text = layout::one_per_line(grid);
    let all: Vec<&str> = text.lines().collect();
    let figure = |at: usize| all.get(at).is_some_and(|l| !l.is_empty() && l.bytes().all(|b| b.is_ascii_digit()));
    let mut out = String::new();
    for (at, line) in all.iter().enumerate() {
        out += &format!("{line}\n");
        if at % 37 == 20 && figure(at) && figure(at + 1) {
            out += &format!("{number}\n");
        }
    }
    out
}

/// Rows by blanks, a figure of every third of them broken in two.
fn broken(grid: &Grid, between: &str) -> String {
    lines(grid.iter().enumerate().map(|(i, row)| {
        let mut cells = texts(row);
        let long = row.iter().position(|c| c.figure && c.text.len() > 1).filter(|_| i % 3 == 0);
        if let Some(at) = long.filter(|&at| row[at].text.bytes().all(|b| b.is_ascii_digit())) {
            cells[at].insert(1, ' ');
        }
        cells.join(between)
    }))
}

/// Rows between `between`, a zero of every ninth of them taken out, so that what follows stands a place further left.
fn moved(grid: &Grid, between: &str) -> String {
    lines(grid.iter().enumerate().map(|(i, row)| {
        let mut cells = texts(row);
        if let Some(at) = row.iter().position(|c| c.figure && c.text == "0").filter(|_| i % 9 == 4) {
            cells.remove(at);
            cells.push(String::new());
        }
        cells.join(between)
    }))
}

/// The classes of this room.
pub const CLASSES: &[Class] = &[
    (
        "items",
        &[
            ("• and a blank", |f| paste(f, |g| items(g, "• "))),
            ("●", |f| paste(f, |g| items(g, "●"))),
            ("· and a blank", |f| paste(f, |g| items(g, "· "))),
            ("- and a blank", |f| paste(f, |g| items(g, "- "))),
            ("* and a blank", |f| paste(f, |g| items(g, "* "))),
        ],
    ),
    (
        "bars as pictures' readers see them",
        &[("丨", |f| paste(f, |g| barred(g, "丨"))), ("║", |f| paste(f, |g| barred(g, "║"))), ("∣", |f| paste(f, |g| barred(g, " ∣ ")))],
    ),
    (
        "grids of signs",
        &[
            ("twelve characters a line", |f| paste(f, |g| drawn(g, 12))),
            ("nine characters a line", |f| paste(f, |g| drawn(g, 9))),
            ("one line", |f| paste(f, |g| drawn(g, 90))),
        ],
    ),
    (
        "quoted below a letter",
        &[
            ("a short one, by tabs", |f| below_a_letter(f, 1, layout::tabs_dropped)),
            ("a long one, by tabs", |f| below_a_letter(f, 40, layout::tabs_dropped)),
            ("a long one, one cell a line", |f| below_a_letter(f, 400, layout::one_per_line)),
            ("a long one, by spaces", |f| below_a_letter(f, 40, layout::spaces)),
        ],
    ),
    (
        "the source of a page",
        &[
            ("tables among lines", |f| Paste {
                bytes: whole(f, "0", |_, g| format!("<table>\n{}</table>\n", source(g))).into(),
                ..Paste::new(f, "")
            }),
            ("blanks and line ends by name", |f| paste(f, |g| lines(g.iter().map(|row| texts(row).join("&nbsp;&nbsp;") + "<br/>")))),
            ("tabs and line ends by name", |f| paste(f, |g| lines(g.iter().map(|row| texts(row).join("&nbsp; &nbsp;") + "<br>")))),
        ],
    ),
    (
        "figures between marks",
        &[
            ("、 behind a colon", |f| paste(f, |g| by_marks(g, "：", "、", ""))),
            ("slashes behind a colon", |f| paste(f, |g| by_marks(g, "：", " / ", ""))),
            ("Chinese commas", |f| paste(f, |g| by_marks(g, "，", "，", ""))),
            ("colons", |f| paste(f, |g| lines(g.iter().map(|row| texts(row).join(" : "))))),
            ("dashes between blanks", |f| paste(f, |g| lines(g.iter().map(|row| texts(row).join(" - "))))),
            ("arrows of a word processor", |f| paste(f, |g| lines(g.iter().map(|row| texts(row).join("→") + "↵")))),
            ("a typesetter's", |f| paste(f, |g| lines(g.iter().map(|row| texts(row).join(" & ") + " \\\\ \\hline")))),
        ],
    ),
    (
        "lists of programs",
        &[
            ("rows of JSON", |f| paste(f, |g| listed(g, "  [", "\"", false, "],"))),
            ("lists in quotes", |f| paste(f, |g| listed(g, "[", "'", true, "]"))),
            ("statements", |f| paste(f, |g| listed(g, "INSERT INTO t VALUES (", "'", false, ");"))),
            ("figures in quotes, by tabs", |f| {
                paste(f, |g| {
                    lines(g.iter().map(|row| {
                        row.iter().map(|c| if c.figure { format!("“{}”", c.text) } else { c.text.clone() }).collect::<Vec<_>>().join("\t")
                    }))
                })
            }),
            ("numbered lines", |f| {
                paste(f, |g| {
                    let cells = g.iter().flatten().filter(|c| !c.text.is_empty()).enumerate();
                    lines(cells.map(|(i, c)| format!("[{}] {}", i + 1, c.text)))
                })
            }),
        ],
    ),
    (
        "marks of Markdown about figures",
        &[
            ("bold, between bars", |f| marked(f, |g| barred(g, "|"), "**", "**")),
            ("bold, by tabs", |f| marked(f, layout::tabs_dropped, "__", "__")),
            ("a program's, one cell a line", |f| marked(f, layout::one_per_line, "`", "`")),
            ("signs with a stroke", |f| dressed(f, |g| barred(g, "|"), |c, _| c.text = c.text.replace('-', "\\-"))),
        ],
    ),
    (
        "figures with a unit between marks",
        &[
            ("commas", |f| requests(f, |g| with_units(g, ","))),
            ("semicolons", |f| requests(f, |g| with_units(g, ";"))),
            ("Chinese semicolons", |f| requests(f, |g| with_units(g, "；"))),
        ],
    ),
    (
        "a page's number among cells with a line each",
        &[
            ("between dashes and blanks", |f| requests(f, |g| paged(g, "- 4 -"))),
            ("between dashes", |f| requests(f, |g| paged(g, "-4-"))),
            ("between wide dashes", |f| requests(f, |g| paged(g, "－4－"))),
            ("of so many", |f| requests(f, |g| paged(g, "4 / 9"))),
            ("alone", |f| requests(f, |g| paged(g, "4"))),
        ],
    ),
    (
        "figures broken in two",
        &[("by blanks", |f| requests(f, |g| broken(g, " "))), ("by two blanks", |f| requests(f, |g| broken(g, "  ")))],
    ),
    ("a cell taken out", &[("by tabs", |f| requests(f, |g| moved(g, "\t"))), ("by bars", |f| requests(f, |g| moved(g, " | ")))]),
];
