//! Many reports as one workbook: a sheet of the problems, with a row for every input, and a sheet of the figures.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::Item;
use super::csv::{figure_rows, rows};
use crate::form::Form;
use crate::render::visible::visible;
use crate::say::Lang;

/// The columns of the problems that hold figures, and the widths of those that are not as wide as the others, in characters.
const FIGURES: [u16; 6] = [2, 7, 8, 9, 12, 13];
const WIDTHS: [(u16, f64); 5] = [(0, 30.0), (1, 22.0), (4, 22.0), (5, WRAPPED), (14, 40.0)];
/// Columns as wide as this have their lines broken.
const WRAPPED: f64 = 70.0;
/// A cell holds no more characters, counted as UTF-16.
const LONGEST: usize = 32_767;

pub fn render(items: &[Item], forms: &[Form], lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same reports give the same bytes: no clock.
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?));
    let problems = items.iter().flat_map(|item| rows(item, lang, visible));
    fill(workbook.add_worksheet(), lang.pick("问题", "Problems"), &lang.labels().csv_columns, problems, &FIGURES, &WIDTHS)?;
    let columns = lang.pick(
        ["文件", "单位", "年度", "表", "行", "列", "数值", "原文", "状态", "地址"],
        ["file", "organization", "year", "table", "row", "column", "value", "raw", "state", "address"],
    );
    let checked =
        items.iter().filter_map(|item| if let Item::Checked(checked) = item { Some((item.name(lang), &checked.report)) } else { None });
    let figures = checked.flat_map(|(name, report)| {
        let year = report.document.year.map_or_else(String::new, |y| y.to_string());
        let about = [name, visible(report.document.organization.as_deref().unwrap_or_default()), year];
        figure_rows(report, forms, visible).map(move |row| about.iter().cloned().chain(row).collect())
    });
    let widths = [(0, 30.0), (1, 22.0), (3, 30.0), (4, 36.0), (5, 16.0), (9, 36.0)];
    fill(workbook.add_worksheet(), lang.pick("数字", "Figures"), &columns, figures, &[2, 6], &widths)?;
    workbook.save_to_buffer()
}

/// Writes rows under their columns; `figures` are the columns that hold numbers.
fn fill(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[&str],
    rows: impl Iterator<Item = Vec<String>>,
    figures: &[u16],
    widths: &[(u16, f64)],
) -> Result<(), XlsxError> {
    let head = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let plain = Format::new().set_align(FormatAlign::Top);
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for &(column, width) in widths {
        sheet.set_column_width(column, width)?;
    }
    for (c, title) in (0..).zip(columns) {
        sheet.write_string_with_format(0, c, *title, &head)?;
    }
    let mut last = 0;
    for (r, row) in (1..).zip(rows) {
        last = r;
        for (c, text) in (0..).zip(&row).filter(|(_, text)| !text.is_empty()) {
            let format = if widths.contains(&(c, WRAPPED)) { &wrapped } else { &plain };
            match text.parse::<f64>() {
                Ok(number) if figures.contains(&c) => sheet.write_number_with_format(r, c, number, format)?,
                // What begins like a formula is a text here: the cell says so.
                _ => sheet.write_string_with_format(r, c, cut(text), format)?,
            };
        }
    }
    sheet.autofilter(0, 0, last, (columns.len() - 1) as u16)?;
    Ok(())
}

/// The beginning of a text that a cell can hold.
fn cut(text: &str) -> &str {
    let mut room = LONGEST;
    let fits = |(at, c): (usize, char)| {
        room = room.checked_sub(c.len_utf16())?;
        Some(at + c.len_utf8())
    };
    if text.len() <= LONGEST { text } else { &text[..text.char_indices().map_while(fits).last().unwrap_or(0)] }
}
