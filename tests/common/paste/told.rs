//! Tables told again.

use super::super::retold::*;
use super::cells::changes;
use super::{Class, Figures, Paste, paste, requests, whole};

/// A page's lists, an item for each figure.
fn nested_lists(figures: &Figures) -> Paste {
    let item = |line: &str| format!("<li>{line}</li>");
    let text = whole(figures, "0", |_, g| format!("<ul>{}</ul>\n", in_lines(g).lines().map(item).collect::<String>()));
    let body: String = text.lines().map(|l| if l.starts_with('<') { l.to_owned() } else { format!("<p>{l}</p>\n") }).collect();
    Paste::new(figures, format!("<!DOCTYPE html><html><body>{body}</body></html>"))
}

/// The classes of this room.
pub const CLASSES: &[Class] = &[
    (
        "names and figures",
        &[
            ("a line each", |f| paste(f, in_lines)),
            ("what is nothing left out", |f| paste(f, in_lines_without_nothing)),
            ("sentences", |f| paste(f, in_sentences)),
            ("sentences below labels", |f| paste(f, below_labels)),
            ("JSON", |f| paste(f, in_json)),
            ("JSON, a row a line", |f| paste(f, in_json_lines)),
            ("read aloud", |f| paste(f, read_aloud)),
            ("dotted", |f| paste(f, dotted)),
            ("one table in lines", |f| requests(f, in_lines)),
            ("one table in JSON", |f| requests(f, in_json)),
            ("one table read aloud", |f| requests(f, read_aloud)),
            ("changes down as well", |f| changes(f, in_lines, |v| v.to_string())),
            ("nested lists", nested_lists),
        ],
    ),
    (
        "columns by their heads",
        &[
            ("总计 first", |f| paste(f, |g| reordered(g, [6, 0, 1, 2, 3, 4, 5], &[]))),
            ("shuffled", |f| paste(f, |g| reordered(g, [3, 6, 0, 5, 1, 4, 2], &[]))),
            ("alone, shuffled", |f| requests(f, |g| reordered(g, [5, 4, 3, 2, 1, 0, 6], &[]))),
            ("last year's beside", |f| paste(f, |g| reordered(g, [0, 1, 2, 3, 4, 5, 6], &[("上年总计", "31"), ("增幅", "-8.3%")]))),
            ("a remark beside", |f| requests(f, |g| reordered(g, [0, 1, 2, 3, 4, 5, 6], &[("备注", "已核")]))),
            ("rows across", |f| paste(f, |g| turned(g, "\t"))),
            ("rows across, alone", |f| requests(f, |g| turned(g, "|"))),
        ],
    ),
    (
        "rows over lines",
        &[("by spaces", |f| paste(f, over_lines)), ("quoted", |f| Paste::new(f, quoted(&whole(f, "0", |_, g| over_lines(g)), "> ")))],
    ),
    (
        "run together",
        &[
            ("behind labels", |f| paste(f, |g| run_together(g, false)).rightly(&["cell.not-a-number"])),
            ("stuck to labels", |f| paste(f, |g| run_together(g, true)).rightly(&["cell.not-a-number"])),
        ],
    ),
];
