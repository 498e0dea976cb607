//! One line of text → its kind and its cells. Used for plain text, and for the paragraphs of the other formats.

use super::cells::{bare_figure, parts_figures, split_at, trim_marks};
use super::{ACROSS, Cell, RowKind, values};
use crate::number::{self, Content, is_space};
use crate::place::Span;

/// A line, taken apart.
pub enum Line {
    /// Nothing in it, or only a rule drawn between rows.
    Nothing,
    /// A single bar, which ends a cell begun on a line above, or is a blank cell of its own.
    Bar,
    /// Cells; `open` where the line goes on without the bar that would end its last cell.
    Cells { kind: RowKind, cells: Vec<Cell>, open: bool },
}

/// Drawn between cells, or read for what was drawn by a reader of pictures.
const BARS: [char; 9] = ['|', '｜', '│', '┃', '¦', '║', '∣', '︱', '丨'];
/// So many lines of values beyond those of other kinds are a sheet's.
const LINES_OF_A_TABLE: usize = 3;
/// A row's label and its figures are no longer, in bytes.
const LONGEST_LABEL: usize = 240;
/// A label before blank cells alone is no longer.
const LONGEST_BLANK: usize = 60;
/// A line of prose is taken for one only below this many free-standing figures: a report on one line is not prose.
const FIGURES_OF_A_TABLE: usize = 15;
/// No sentence begins with so many figures.
const FIGURES_FIRST: usize = 5;

/// The habit of a text: which bars of a line stand at its ends and close no cell of their own, and the mark between its values.
#[derive(Clone, Copy)]
pub struct Bars {
    pub leading: bool,
    pub trailing: bool,
    /// Whether most cells have a line and a bar of their own: then more bars behind one fill its row up.
    pub cells: bool,
    /// The mark that parts the values of each line: a comma or semicolon (RFC 4180 and its kin), or what a writer or a program puts between figures.
    pub values: Option<char>,
}

impl Default for Bars {
    fn default() -> Self {
        Bars { leading: true, trailing: true, cells: false, values: None }
    }
}

impl Bars {
    /// The habit of a text: what most of its lines with several bars do. A line alone cannot tell a bar at its end from a blank cell.
    pub fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Bars {
        let (mut all, mut leading, mut trailing, mut cells, mut rows) = (0usize, 0usize, 0usize, 0usize, 0usize);
        for line in lines.map(|l| l.trim_matches(is_space)).filter(|l| l.contains(BARS) && !is_rule(l)) {
            match line.split(BARS).filter(|c| !c.trim_matches(is_space).is_empty()).count() {
                0 => continue,
                1 => cells += usize::from(line.ends_with(BARS)),
                _ => rows += 1,
            }
            if line.matches(BARS).count() < 2 {
                continue;
            }
            all += 1;
            leading += usize::from(line.starts_with(BARS));
            trailing += usize::from(line.ends_with(BARS));
        }
        let cells = cells > rows;
        if all == 0 {
            Bars { cells, ..Bars::default() }
        } else {
            Bars { leading: leading * 2 > all, trailing: trailing * 2 > all, cells, values: None }
        }
    }

    /// As [`Bars::of`], and which mark parts values, if the text is a sheet of them.
    pub fn of_text(lines: &[&str]) -> Bars {
        let tabbed = lines.iter().filter(|l| l.contains('\t') || l.contains(BARS)).count();
        let needed = LINES_OF_A_TABLE + tabbed;
        let sheet = |mark: &char| values::is_sheet(lines, *mark, needed);
        Bars { values: values::MARKS.into_iter().find(sheet), ..Bars::of(lines.iter().copied()) }
    }
}

/// Takes apart `line`, which begins at byte `at` of its document; `bars` is the habit of its text.
pub fn split(line: &str, at: usize, bars: Bars) -> Line {
    let trimmed = line.trim_matches(is_space);
    if trimmed.is_empty() && !line.contains('\t') {
        return Line::Nothing;
    }
    if is_rule(trimmed) || is_page(trimmed) {
        return Line::Nothing;
    }
    if let Some(mark) = bars.values.filter(|&mark| line.contains(mark)) {
        let cells = values::split(line, at, mark);
        let filled = |c: &&Cell| c.span.start < c.span.end;
        return match (cells.iter().filter(filled).count(), &cells[0]) {
            (0, _) if cells.len() < ACROSS => Line::Nothing,
            // A line of text has the marks of the others behind it, as a label has whose figures are blank.
            (1, Cell { span, .. }) if span.start < span.end && (line.contains('。') || span.end - span.start > LONGEST_BLANK) => {
                split_spaces(&line[span.start - at..span.end - at], span.start)
            }
            _ => Line::Cells { kind: RowKind::Separated, cells, open: false },
        };
    }
    if line.contains(BARS) {
        return split_bars(line, at, bars);
    }
    if line.contains('\t') {
        let mut cells = split_at(line, at, &mut |i, c| c == '\t' || c == ' ' && parts_figures(line, i));
        cells.iter_mut().for_each(|cell| trim_marks(line, at, cell));
        return match cells.iter().filter(|c| c.span.start < c.span.end).count() {
            0 if cells.len() < ACROSS => Line::Nothing,
            // A line end dressed up with tabs: its single words are still a line of their own.
            1 if cells[0].span.start < cells[0].span.end && cells.len() <= 2 => split_spaces(line, at),
            _ => Line::Cells { kind: RowKind::Separated, cells, open: false },
        };
    }
    split_spaces(line, at)
}

/// The rule between a table's head and body (Markdown, or drawn with dashes), or around a table. Dashes that stand one or two by themselves are cells of
/// a row in which there is nothing.
fn is_rule(line: &str) -> bool {
    /// Fewer cells are no row.
    const CELLS: usize = 5;
    let words = || line.split(is_space).filter(|w| !w.is_empty());
    if words().nth(CELLS - 1).is_some() && words().all(|w| w.chars().count() < 3 && matches!(number::read(w), Content::Mark(_))) {
        return false;
    }
    line.contains("--") && line.chars().all(|c| matches!(c, '-' | ':' | '+' | '=') || BARS.contains(&c) || is_space(c)) && line.len() > 4
        || line.chars().count() > 4 && line.chars().all(|c| matches!(c, '─'..='╿' | '—' | '=' | '_') || is_space(c)) && !line.contains('│')
}

/// The number of a page among the rows of a table: "第 3 页 共 6 页", "第3页".
fn is_page(line: &str) -> bool {
    let word = |c: &char| !c.is_ascii_digit() && !is_space(*c) && !matches!(c, ',' | '，' | '/' | '-' | '—' | '(' | '（' | ')' | '）');
    // As an official document numbers its pages.
    let between = |c: char| matches!(c, '—' | '-') || is_space(c);
    let number = line.trim_matches(between);
    // Cells of a row are farther apart.
    let marks = |mark: char, apart: &str| line.starts_with(mark) && line.ends_with(mark) && !line.contains(apart);
    if (marks('—', "\t") || marks('-', "  ") && !line.contains('\t'))
        && (1..4).contains(&number.len())
        && number.bytes().all(|b| b.is_ascii_digit())
    {
        return true;
    }
    line.ends_with(['页', '頁', ')', '）', '-', '—']) && line.len() < 60 && {
        let words: String = line.chars().filter(word).collect();
        matches!(&*words, "第页共页" | "共页第页" | "第页" | "第頁共頁" | "第頁") && line.bytes().any(|b| b.is_ascii_digit())
    }
}

fn split_bars(line: &str, at: usize, bars: Bars) -> Line {
    let mut cells = split_at(line, at, &mut |i, c| BARS.contains(&c) || c == ' ' && parts_figures(line, i));
    let blank = |cell: &Cell| cell.span.start == cell.span.end;
    if cells.len() < ACROSS && cells.iter().all(blank) {
        return if cells.len() == 2 { Line::Bar } else { Line::Nothing };
    }
    let trimmed = line.trim_matches(is_space);
    let open = !trimmed.ends_with(BARS);
    if !open && (bars.trailing || cells.len() == 2) {
        cells.pop();
    }
    if trimmed.starts_with(BARS) && bars.leading && cells.len() > 1 {
        cells.remove(0);
    }
    if bars.cells && cells[1..].iter().all(blank) {
        cells.truncate(1);
    }
    let kind = if cells.len() == 1 { RowKind::Paragraph } else { RowKind::Separated };
    Line::Cells { kind, cells, open }
}

/// A word between white space.
struct Word<'t> {
    text: &'t str,
    start: usize,
    /// Columns (half-width characters) of its edges.
    edges: (f32, f32),
    figure: bool,
    /// How much white space stands before it, in half-width characters.
    gap: f32,
}

fn split_spaces(line: &str, at: usize) -> Line {
    if let Some(figure) = unnamed(line) {
        let start = at + (figure.as_ptr() as usize - line.as_ptr() as usize);
        let cell = Cell { span: Span::new(start, start + figure.len()), column: 0, edges: None };
        return Line::Cells { kind: RowKind::Paragraph, cells: vec![cell], open: true };
    }
    let mut words = words(line);
    // Between words a stroke parts what stands over each other ("予以公开 / 自然人 3"); where a reader of pictures spelt a label ("申 请 人 无 正 当"), what
    // stands for nothing elsewhere is one of its characters.
    let parts = |words: &[Word], i: usize| {
        let is_spelt = |w: &Word| w.text.len() < 4;
        let own =
            words[i].text == "/" || is_spelt(&words[i]) && !words[i].text.is_ascii() && is_spelt(&words[i - 1]) && is_spelt(&words[i + 1]);
        own && !words[i - 1].figure && !words[i + 1].figure
    };
    let strokes: Vec<usize> = (1..words.len().saturating_sub(1)).filter(|&i| parts(&words, i)).collect();
    strokes.iter().for_each(|&i| words[i].figure = false);
    let figures = words.iter().filter(|w| w.figure).count();
    let row_like = figures > 0 && words.len() > 1 && {
        let ends_in_figure = words.last().is_some_and(|w| w.figure);
        // A label may be explained in a sentence of its own before its figures.
        let explained = || {
            let label = words.iter().rev().find(|w| !w.figure);
            line.len() < LONGEST_LABEL && label.is_some_and(|w| w.text.ends_with('。') && line.matches('。').count() == 1)
        };
        // "现行有效 12 件，废止 3 件": a unit with a mark behind it is of a sentence.
        let goes_on = |w: &[Word]| w[0].figure && w[1].text.split_once(['，', '；', '、']).is_some_and(|(unit, _)| number::is_unit(unit));
        // "制发件数 1，废止件数 3": so are a figure, a mark and the name of the next.
        let is_told = |w: &Word| {
            w.text.split_once(['，', '；']).is_some_and(|(figure, name)| !name.is_empty() && number::read(figure).value().is_some())
        };
        // Or the figures stand first.
        let begins = || words.len() > FIGURES_FIRST && words[..FIGURES_FIRST].iter().all(|w| w.figure);
        !words.windows(2).any(goes_on)
            && !words.iter().any(is_told)
            && (begins()
                || (ends_in_figure && (!line.contains('。') || explained()))
                || figures >= FIGURES_OF_A_TABLE
                || !has_prose_mark(line))
    };
    let span = |word: &Word| Span::new(at + word.start, at + word.start + word.text.len());
    let mut cells: Vec<Cell> = Vec::new();
    for (i, word) in words.iter().enumerate() {
        // "1 属于国家秘密": a small number before words, at the head of a line, numbers them.
        let numbering = i == 0 && word.figure && word.text.len() <= 2 && words.get(1).is_some_and(|w| !w.figure);
        let joins = !row_like && word.gap < 2.0
            || cells.is_empty()
            || [Some(i), i.checked_sub(1)].into_iter().flatten().any(|i| strokes.binary_search(&i).is_ok());
        match cells.last_mut() {
            Some(last) if joins => {
                last.span.end = span(word).end;
                if let Some(edges) = &mut last.edges {
                    edges.1 = word.edges.1;
                }
            }
            _ if numbering => {}
            _ => cells.push(Cell { span: span(word), column: cells.len() as u32, edges: Some(word.edges) }),
        }
    }
    match cells.len() {
        0 => Line::Nothing,
        1 => {
            // An item of a program's list.
            if line.trim_end().ends_with(',') {
                trim_marks(line, at, &mut cells[0]);
            }
            Line::Cells { kind: RowKind::Paragraph, cells, open: true }
        }
        _ => Line::Cells { kind: RowKind::Spaced, cells, open: true },
    }
}

/// The figure of a program's value whose name is for the program alone: `"n12": 7,`.
fn unnamed(line: &str) -> Option<&str> {
    let text = line.trim_matches(is_space).strip_prefix('"')?;
    let name = text.trim_start_matches(|c: char| c == '_' || c.is_ascii_alphanumeric());
    let figure = name.strip_prefix("\":").filter(|_| name.len() < text.len())?;
    Some(bare_figure(figure)).filter(|figure| !figure.is_empty())
}

/// Whether a mark of a sentence stands in the line; between digits it only groups them.
fn has_prose_mark(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    let digit = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_some_and(|c| number::fold_width(*c).is_ascii_digit());
    let mark = |(i, c): (usize, &char)| matches!(c, '。' | '，' | '；' | ',') && !(digit(i.checked_sub(1)) && digit(Some(i + 1)));
    chars.iter().enumerate().any(mark)
}

fn words(line: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word> = Vec::new();
    let (mut column, mut gap) = (0.0f32, 0.0f32);
    let mut open: Option<(usize, f32, f32)> = None;
    let mut close = |open: &mut Option<(usize, f32, f32)>, end: usize, column: f32| {
        if let Some((start, left, gap)) = open.take() {
            let text = &line[start..end];
            // "46 件": the unit goes with its figure. "264. 94": read off a picture, a figure's decimals stand apart.
            let decimals = gap <= 1.0 && text.bytes().all(|b| b.is_ascii_digit());
            let digits = |text: &str| text.ends_with(|c: char| c.is_ascii_digit());
            let whole = |text: &str| text.strip_suffix('.').is_some_and(|t| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit()));
            if (decimals || number::is_unit(text))
                && let Some(last) =
                    words.last_mut().filter(|w| if decimals { w.start > 0 && whole(w.text) } else { w.figure && digits(w.text) })
            {
                last.figure = true;
                last.text = &line[last.start..end];
                last.edges.1 = column;
                return;
            }
            let is_figure = || matches!(number::read(text), Content::Figure(_) | Content::Mark(_)) || number::read_letters(text).is_some();
            let figure = text.len() < 64 && is_figure();
            words.push(Word { text, start, edges: (left, column), figure, gap });
        }
    };
    for (i, c) in line.char_indices() {
        let width = if (c as u32) < 0x1100 { 1.0 } else { 2.0 };
        if is_space(c) {
            close(&mut open, i, column);
            gap += width;
        } else if open.is_none() {
            open = Some((i, column, gap));
            gap = 0.0;
        }
        column += width;
    }
    close(&mut open, line.len(), column);
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(line: &str) -> Vec<&str> {
        match split(line, 0, Bars::default()) {
            Line::Cells { cells, .. } => cells.iter().map(|c| &line[c.span.start..c.span.end]).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_line_is_taken_apart_by_what_separates_it() {
        assert_eq!(cells("规章\t4\t\t108\t"), ["规章", "4", "", "108", ""]);
        assert_eq!(cells("| 规章 | 4 |  | 108 |"), ["规章", "4", "", "108"]);
        assert_eq!(cells("2742 |"), ["2742"]);
        assert_eq!(cells("规章 4 4 108"), ["规章", "4", "4", "108"]);
        assert_eq!(cells("  规章      4    108"), ["规章", "4", "108"]);
        assert_eq!(cells("1 属于国家秘密 27 1 28"), ["属于国家秘密", "27", "1", "28"]);
        assert_eq!(cells("全年发布信息 39733 条，微博 2327 条。"), ["全年发布信息 39733 条，微博 2327 条。"]);
        assert_eq!(cells("| --- | :-: |"), [""; 0]);
        assert_eq!(cells("------\t------"), [""; 0]);
        assert_eq!(cells("—\t——\t—\t—\t--"), ["—", "——", "—", "—", "--"]);
        assert_eq!(cells("—— —— —— —— ——"), ["——"; 5]);
        assert_eq!(cells("——— ——— ——— ——— ———"), [""; 0]);
        assert_eq!(cells("第 3 页 共 6 页"), [""; 0]);
        assert_eq!(cells("共 3 页"), ["共", "3", "页"]);
        assert_eq!(cells("— 12 —"), [""; 0]);
        assert_eq!(cells("- 12 -"), [""; 0]);
        assert_eq!(cells("-   12   -"), ["-", "12", "-"]);
        assert_eq!(cells("—\t12\t—"), ["—", "12", "—"]);
        assert_eq!(cells("— 1 0 —"), ["—", "1", "0", "—"]);
        assert_eq!(cells("行政事业性收费 264. 94"), ["行政事业性收费", "264. 94"]);
        assert_eq!(cells("予以公开 / 自然人 3"), ["予以公开 / 自然人", "3"]);
        assert_eq!(cells("规章 / / 3"), ["规章", "/", "/", "3"]);
        assert_eq!(cells("  \"n12\": \"7\","), ["7"]);
        assert_eq!(cells("  \"自然人\": 7,"), ["\"自然人\": 7,"]);
        let bars = Bars::of_text(&["甲,1,2,", "乙,3,,4", "\"丙, \"\"丁\"\"\",5,6"]);
        let Line::Cells { cells: values, .. } = split("\"丙, 丁\",\"1,254\",,6", 0, bars) else { panic!("values") };
        assert_eq!(values.iter().map(|c| c.span.end - c.span.start).collect::<Vec<_>>(), ["丙, 丁".len(), 5, 0, 1]);
        assert_eq!(Bars::of_text(&["全年收到12件, 办结11件, 结转1件", "甲,乙,丙"]).values, None);
        assert!(matches!(split(" | ", 0, Bars::default()), Line::Bar));
    }
}
