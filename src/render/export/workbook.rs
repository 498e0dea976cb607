//! The figures as a workbook: a sheet for each table in its official layout, with blanks left blank and broken cells marked.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, XlsxError};

use crate::form::Form;
use crate::render::grid::{What, grid};
use crate::report::Report;
use crate::rule::Severity;

pub fn render(report: &Report, forms: &[Form]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The same figures give the same bytes: no clock.
    let held_against = report.document.profile.as_deref().unwrap_or_default();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?).set_comment(held_against));
    let plain =
        Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    let head = plain.clone().set_background_color(Color::RGB(0x00F1_F4F4));
    let wrong = plain.clone().set_background_color(Color::RGB(0x00FB_E4E1)).set_font_color(Color::RGB(0x00A8_201A));
    for table in &report.tables {
        let Some(form) = forms.iter().find(|f| f.id == table.form).and_then(|f| f.table(&table.id)) else { continue };
        let sheet = workbook.add_worksheet();
        // Names of sheets have at most 31 characters and none of these.
        let name: String = form.title.chars().filter(|c| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\')).take(31).collect();
        sheet.set_name(if name.is_empty() { form.id.to_string() } else { name })?;
        let grid = grid(form);
        let width: usize = grid[0].iter().map(|c| c.columns).sum();
        let mut covered = vec![0usize; width];
        for (r, line) in (0u32..).zip(&grid) {
            let mut at = 0usize;
            for cell in line {
                while covered.get(at).is_some_and(|&c| c > 0) {
                    at += 1;
                }
                let (last_row, last_column) = (r + cell.rows as u32 - 1, (at + cell.columns - 1) as u16);
                let format = match &cell.what {
                    What::Label(_) => &head,
                    What::Figure(i) => {
                        let address = &table.cells[*i].address;
                        let broken = report.open().any(|f| f.severity == Severity::Error && f.cells.contains(address));
                        if broken { &wrong } else { &plain }
                    }
                };
                if cell.rows > 1 || cell.columns > 1 {
                    sheet.merge_range(r, at as u16, last_row, last_column, "", format)?;
                }
                match &cell.what {
                    What::Label(text) => {
                        sheet.write_string_with_format(r, at as u16, text, format)?;
                    }
                    What::Figure(i) => {
                        let found = &table.cells[*i];
                        match found.value.and_then(|v| v.0.to_f64()) {
                            Some(number) => sheet.write_number_with_format(r, at as u16, number, format)?,
                            None => sheet.write_string_with_format(r, at as u16, &found.raw, format)?,
                        };
                    }
                }
                covered[at..at + cell.columns].fill(cell.rows);
                at += cell.columns;
            }
            covered.iter_mut().for_each(|c| *c = c.saturating_sub(1));
        }
        sheet.set_column_width(if form.blocks.len() > 1 { 0 } else { 1 }, 24)?;
    }
    workbook.save_to_buffer()
}
