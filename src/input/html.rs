//! HTML → what a browser would show, paragraph by paragraph and cell by cell.
//!
//! In: a page, or the text/html of a paste. Out: its paragraphs, tables and title, in a [`Builder`].

use super::InputError;
use super::html_rows::{Place, places};
use super::html_styles::NOTHING;
use super::html_tree::{Data, Id, Tree};
use crate::document::{Area, Builder};

/// Reads a page.
///
/// # Errors
/// [`InputErrorKind::TooLarge`](super::InputErrorKind::TooLarge) where its tree is larger than any report's.
pub fn read(html: &str) -> Result<Builder, InputError> {
    let mut builder = Builder::default();
    read_into(html, &mut builder)?;
    Ok(builder)
}

/// As [`read`], where a page is part of another document.
///
/// # Errors
/// As [`read`]; nothing was handed over then.
pub fn read_into(html: &str, builder: &mut Builder) -> Result<(), InputError> {
    let mut tree = Tree::parse(html)?;
    let places = places(&mut tree);
    let mut chosen = None;
    tree.walk(|id, entering| {
        match (tree.name(id), entering) {
            // A list shows the choice that was made, else its first.
            // Outside a table fields ask, search and send.
            ("select" | "textarea" | "input", true) if !in_cell(&tree, &places, id) => return false,
            ("select", true) => {
                let choices = || tree.children(id).filter(|&c| tree.name(c) == "option");
                chosen = choices().find(|&c| tree.is_selected(c)).or(choices().next());
            }
            ("option", true) if chosen != Some(id) => return false,
            // A part of a page that its sheet hides may be shown by a script, but none beside a figure.
            _ if entering && tree.row_of_cells(id) == Some(NOTHING.into()) && in_cell(&tree, &places, id) => return false,
            // Raised behind a figure stands the mark of a note, which is no digit of it.
            ("sup", true) if in_cell(&tree, &places, id) && is_behind_words(&tree, id) => return false,
            _ => {}
        }
        match places[id] {
            Some(place) if !(entering && is_hidden(&tree, id)) => in_row(place, entering, tree.spans(id), builder),
            _ => visit(&tree, id, entering, builder),
        }
    });
    Ok(())
}

/// Whether a field stands in a cell.
fn in_cell(tree: &Tree, places: &[Option<Place>], field: Id) -> bool {
    /// The elements that may stand between them.
    const BETWEEN: usize = 6;
    let cell = |&id: &Id| matches!(tree.name(id), "td" | "th") || matches!(places[id], Some(Place::Cell { .. }));
    std::iter::successors(Some(field), |&id| tree.parent(id)).take(BETWEEN).any(|id| cell(&id))
}

/// Whether an element stands behind something within its parent.
fn is_behind_words(tree: &Tree, id: Id) -> bool {
    let filled = |&c: &Id| !tree.name(c).is_empty() || matches!(&tree.nodes[c].data, Data::Text(text) if !text.trim().is_empty());
    tree.parent(id).is_some_and(|parent| tree.children(parent).take_while(|&c| c != id).any(|c| filled(&c)))
}

/// Hands over a row, or a cell, that no table's elements make.
fn in_row(place: Place, entering: bool, [columns, rows]: [usize; 2], builder: &mut Builder) -> bool {
    match (place, entering) {
        (Place::Row, true) => builder.begin_table(),
        (Place::Row, false) => builder.end_table(),
        (Place::Cell { first }, true) => {
            if first {
                builder.begin_row();
            }
            builder.begin_cell(Area { columns, rows });
        }
        (Place::Cell { .. }, false) => builder.end_cell(),
    }
    true
}

/// Hands over one node, on entering it or on leaving; whether what it holds is read.
fn visit(tree: &Tree, id: Id, entering: bool, builder: &mut Builder) -> bool {
    if entering && is_hidden(tree, id) {
        return false;
    }
    match (tree.name(id), entering) {
        ("", true) => {
            if let Data::Text(text) = &tree.nodes[id].data {
                builder.text(text);
            }
        }
        ("title", false) => builder.end_title(),
        ("" | "title", _) => {}
        ("table", true) => builder.begin_table(),
        ("table", false) => builder.end_table(),
        ("tr", true) => builder.begin_row(),
        ("tr", false) => builder.end_row(),
        ("td" | "th", true) => {
            let [columns, rows] = tree.spans(id);
            // rowspan="0" means: to the end of the table.
            builder.begin_cell(Area { columns, rows: if rows == 0 { usize::MAX } else { rows } });
        }
        ("td" | "th", false) => builder.end_cell(),
        (name, true) if is_block(name) => builder.begin_paragraph(),
        (name, false) if is_block(name) => builder.end_paragraph(),
        _ => {}
    }
    true
}

fn is_hidden(tree: &Tree, id: Id) -> bool {
    matches!(
        tree.name(id),
        "script"
            | "style"
            | "template"
            | "noscript"
            | "noframes"
            | "iframe"
            | "svg"
            | "object"
            | "button"
            | "rp"
            | "rt"
            | "del"
            | "s"
            | "strike"
    ) || tree.is_marked_hidden(id)
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "li"
            | "ul"
            | "ol"
            | "br"
            | "hr"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "blockquote"
            | "pre"
            | "dl"
            | "dt"
            | "dd"
            | "figure"
            | "figcaption"
            | "caption"
            | "center"
            | "form"
            | "fieldset"
            | "address"
            | "aside"
            | "body"
            | "html"
            | "head"
            | "title"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, Excess, Format, Row};
    use crate::input::{InputErrorKind, Measure};

    fn document(html: &str) -> Result<Document, Excess> {
        read(html).unwrap().finish(Format::Html, None)
    }

    fn grid(html: &str) -> Vec<Vec<(u32, String)>> {
        let document = document(html).unwrap();
        let cells = |row: &Row| row.cells.iter().map(|c| (c.column, document.slice(c.span).to_owned())).collect();
        document.rows.iter().map(cells).collect()
    }

    fn own(cells: &[(u32, &str)]) -> Vec<(u32, String)> {
        cells.iter().map(|&(c, t)| (c, t.to_owned())).collect()
    }

    #[test]
    fn merged_cells_keep_their_columns() {
        let html = "<table><tr><td rowspan=2>甲<td colspan=2>乙<tr><td>1<td>2</table>";
        assert_eq!(grid(html), [own(&[(0, "甲"), (1, "乙")]), own(&[(1, "1"), (2, "2")])]);
    }

    #[test]
    fn lines_within_a_cell_join_words_and_part_figures() {
        let html = "<table><tr><td>自然<br>人<td><p>结果</p><p>维持</p><td>12<br>3<td>&nbsp;7&nbsp;</table>";
        assert_eq!(grid(html), [own(&[(0, "自然人"), (1, "结果维持"), (2, "12\n3"), (3, "7")])]);
    }

    #[test]
    fn a_table_around_a_table_is_layout() {
        let html = "<table><tr><td><p>一、总体情况</p><table><tr><td>规章<td>4</table></td></tr></table>";
        assert_eq!(grid(html), [own(&[(0, "一、总体情况")]), own(&[(0, "规章"), (1, "4")])]);
    }

    #[test]
    fn the_foot_of_a_table_is_its_last_rows_and_what_is_struck_through_is_no_figure() {
        let html = "<table><tfoot><tr><td>结转<td>3</tfoot><tbody><tr><td>新收<td><s>7</s>8<tr><td>办结\
                    <td><span style='text-decoration: line-through'>6</span>5</tbody></table>";
        assert_eq!(grid(html), [own(&[(0, "新收"), (1, "8")]), own(&[(0, "办结"), (1, "5")]), own(&[(0, "结转"), (1, "3")])]);
    }

    #[test]
    fn what_a_sheet_hides_is_not_read_beside_a_figure() {
        let html = "<style>.tip{display:none}</style><div class=tip>第四部分</div><table><tr><td>新收<td>8<span class=tip>9</span></table>";
        assert_eq!(grid(html), [own(&[(0, "第四部分")]), own(&[(0, "新收"), (1, "8")])]);
    }

    #[test]
    fn scripts_and_hidden_parts_are_not_read() {
        let html = "<script>甲</script><p style='display: none'>乙</p><p hidden>丙</p><b style='DISPLAY:none'>丁</b><p>文";
        assert_eq!(grid(html), [own(&[(0, "文")])]);
    }

    #[test]
    fn what_no_report_has_is_refused_by_its_name() {
        let kind = |html: String| read(&html).map(|_| ()).map_err(|e| e.kind().clone());
        let refused = |what, found, limit| Err(InputErrorKind::TooLarge { what, found, limit });
        let deep = |n: usize| format!("{}文{}", "<div>".repeat(n), "</div>".repeat(n));
        assert_eq!(kind(deep(150)), Ok(()));
        assert_eq!(kind(deep(50_000)), refused(Measure::Depth, None, 200));
        // End tags that close nothing do not make it less deep.
        assert_eq!(kind("<div></x>".repeat(5000)), refused(Measure::Depth, None, 200));
        assert_eq!(kind("<p>文".repeat(130_000)), refused(Measure::Nodes, None, 250_000));
        let wide = document(&format!("<table><tr>{}", "<td colspan=150>1".repeat(7)));
        assert_eq!(wide.err(), Some(Excess::Columns { found: 1050, limit: 1000 }));
    }

    #[test]
    fn formatting_left_open_is_opened_again_three_times_at_most() {
        let open: String = (0..150).map(|i| format!("<b style='color:#{i:03}'>")).collect();
        let tree = Tree::parse(&format!("<p>{open}{}", "<p>文".repeat(1000))).unwrap();
        assert!(tree.nodes.len() < 150 + 1000 * 6, "{} nodes", tree.nodes.len());
    }

    #[test]
    fn what_is_bare_text_may_stand_anywhere_and_hold_tags() {
        let bare = ["title", "textarea", "style", "script", "xmp", "iframe", "noembed", "noframes", "noframe", "noscript", "plaintext"];
        let around =
            ["head", "body", "table", "tr", "td", "frameset", "select", "svg", "math", "template", "colgroup", "caption", "p", "button"];
        for outer in around {
            for name in bare {
                for inner in ["<p>乙</p>", "<!-- 乙 --><body>", "</p>乙", "<table><tr><td>乙", "<title>乙</title>"] {
                    let page = format!("<{outer}>甲<{name}>{inner}</{name}>丙</{outer}><table><tr><td>丁<td>1</table>");
                    assert!(document(&page).is_ok(), "{page}");
                }
            }
        }
        // The page that Excel saves, whose sheets are files beside it.
        let frames = "<title>表</title><frameset rows='*,39'><frame src=a.htm><noframes><body><p>甲</p></body></noframes></frameset>";
        assert!(grid(frames).is_empty());
    }
}
