//! Workbooks: what is hidden, far away, or never worked out.

use gouji::internals::Remark;

use super::make::{record, xls, xls_number, xlsb, xlsb_record, xlsx};
use super::opened;

/// A row of numbers from column A on.
fn row(number: usize, attributes: &str, values: &[i32]) -> String {
    let cells: String = values.iter().map(|v| format!("<c><v>{v}</v></c>")).collect();
    format!("<row r=\"{number}\" {attributes}>{cells}</row>")
}

fn data(rows: &str) -> String {
    format!("<sheetData>{rows}</sheetData>")
}

#[test]
fn hidden_sheets_rows_and_columns_of_xlsx_are_left_out_and_told() {
    let hidden = row(2, "hidden=\"1\"", &[4, 5, 6]) + &row(3, "ht=\"0\"", &[7, 8, 9]);
    let rows = row(1, "", &[1, 2, 3]) + &hidden + &row(4, "", &[10, 11, 12]);
    let sheet = format!("<cols><col min=\"2\" max=\"2\" hidden=\"true\"/><col min=\"9\" max=\"9\" hidden=\"1\"/></cols>{}", data(&rows));
    let file = xlsx(&[("数据", "hidden", &data(&row(1, "", &[77]))), ("底稿", "veryHidden", &data("")), ("表", "visible", &sheet)], "");
    let document = opened(&file);
    assert_eq!(document.text, "1\t3\n10\t12\n");
    let names = ["数据", "底稿"].map(String::from).to_vec();
    assert_eq!(document.remarks, [Remark::HiddenSheets { names }, Remark::HiddenCells { rows: 2, columns: 1 }]);
}

#[test]
fn hidden_sheets_rows_and_columns_of_xls_are_left_out_and_told() {
    let row_height =
        |row: u16, flags: u16| record(0x208, &[row, 0, 3, 300, 0, 0, flags, 0].iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<_>>());
    let column = |first: u16, last: u16, flags: u16| {
        record(0x7d, &[first, last, 2000, 0, flags, 0].iter().flat_map(|n| n.to_le_bytes()).collect::<Vec<_>>())
    };
    let mut records = [column(1, 1, 1), row_height(0, 0), row_height(1, 0x20)].concat();
    for (at, value) in [(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (2, 0), (2, 2)].into_iter().zip(1..) {
        records.extend(xls_number(at.0, at.1, f64::from(value)));
    }
    let document = opened(&xls(&[("表", 0, records), ("底稿", 2, xls_number(0, 0, 99.0))]));
    assert_eq!(document.text, "1\t3\n6\t7\n");
    let hidden = Remark::HiddenSheets { names: vec!["底稿".to_owned()] };
    assert_eq!(document.remarks, [hidden, Remark::HiddenCells { rows: 1, columns: 1 }]);
}

#[test]
fn what_is_hidden_and_empty_is_not_told_and_a_merged_cell_shows_beside_what_hides_its_corner() {
    let title = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>报告</t></is></c></row>";
    let sheet = format!(
        "<cols><col min=\"1\" max=\"1\" hidden=\"1\"/><col min=\"50\" max=\"16384\" hidden=\"1\"/></cols>{}\
         <mergeCells><mergeCell ref=\"A1:C1\"/></mergeCells>",
        data(&(title.to_owned() + "<row r=\"2\"><c r=\"B2\"><v>5</v></c><c r=\"C2\"><v>6</v></c></row>"))
    );
    let document = opened(&xlsx(&[("表", "visible", &sheet)], ""));
    assert_eq!(document.text, "报告\t\n5\t6\n");
    assert_eq!(document.remarks, []);
}

#[test]
fn formulas_without_a_value_are_no_blanks() {
    let cells = "<row r=\"1\"><c><v>1</v></c><c><f>A1*2</f><v></v></c><c><f>A1*3</f></c><c><f>A1*4</f><v>4</v></c>\
                 <c><f>A1*0</f><v>0</v></c><c t=\"str\"><f>IF(A1,\"\")</f><v></v></c></row>";
    let document = opened(&xlsx(&[("表", "visible", &data(cells))], ""));
    assert_eq!(document.text, "1\t（公式未计算）\t（公式未计算）\t4\t0\t\n");
    assert_eq!(document.remarks, [Remark::Uncalculated { count: 2 }]);
    // Where everything is to be worked out on opening, a nought may be no value either.
    let document = opened(&xlsx(&[("表", "visible", &data(cells))], "<calcPr fullCalcOnLoad=\"1\"/>"));
    assert_eq!(document.text, "1\t（公式未计算）\t（公式未计算）\t4\t（公式未计算）\t\n");
    // Where most formulas have been worked out it is one.
    let worked = cells.replace("<c><f>A1*4", "<c><f>A1*9</f><v>9</v></c><c><f>A1*4");
    let document = opened(&xlsx(&[("表", "visible", &data(&worked))], "<calcPr fullCalcOnLoad=\"1\"/>"));
    assert_eq!(document.text, "1\t（公式未计算）\t（公式未计算）\t9\t4\t0\t\n");
    // A formula that several cells share was worked out for all of them.
    let shared = "<row r=\"1\"><c><f t=\"shared\" ref=\"A1:A3\" si=\"0\">A1*2</f><v>6</v></c><c><f t=\"shared\" si=\"0\"/><v>0</v></c>\
                  <c><f t=\"shared\" si=\"0\"/><v>0</v></c><c><f t=\"shared\" si=\"1\"/><v>0</v></c><c><f>A1*8</f><v>0</v></c></row>";
    let document = opened(&xlsx(&[("表", "visible", &data(shared))], "<calcPr fullCalcOnLoad=\"1\"/>"));
    assert_eq!(document.text, "6\t0\t0\t（公式未计算）\t（公式未计算）\n");
    let formula =
        |column: u8, result: [u8; 8], flags: u8| record(0x06, &[&[0, 0, column, 0, 0, 0][..], &result, &[flags, 0], &[0; 6]].concat());
    let empty = [3, 0, 0, 0, 0, 0, 0xff, 0xff];
    let records = [formula(0, 7f64.to_le_bytes(), 3), formula(1, empty, 3), formula(2, empty, 0), xls_number(0, 3, 8.0)].concat();
    let document = opened(&xls(&[("表", 0, records)]));
    assert_eq!(document.text, "7\t（公式未计算）\t\t8\n");
    assert_eq!(document.remarks, [Remark::Uncalculated { count: 1 }]);
}

#[test]
fn a_row_of_formulas_without_values_is_in_doubt_and_no_blank_row() {
    let form = super::common::form("2021");
    let (table, label) = (form.table("requests").unwrap(), |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>"));
    for (what, formulas) in [("all", 0), ("the total", 6)] {
        let rows: String = table
            .rows()
            .map(|(.., row)| {
                let cell = |c: usize| match row.key == "total" && c >= formulas {
                    true => "<c><f>SUM(B3:B22)</f><v></v></c>",
                    false => "<c><v>0</v></c>",
                };
                format!("<row>{}{}</row>", label(&row.label), (0..7).map(cell).collect::<String>())
            })
            .collect();
        let file = xlsx(&[("表", "visible", &data(&rows))], "");
        let report = gouji::Checker::new().check(gouji::Input::Bytes(&file), &gouji::Options::default()).unwrap();
        let own = report.tables.iter().flat_map(|t| &t.cells).filter(|c| c.address.starts_with("requests/total/"));
        let doubted = own.filter(|c| c.state == gouji::report::CellState::Doubtful).count();
        assert!(doubted >= 7 - formulas, "{what}: {doubted}");
        let error = report.findings.iter().find(|f| f.severity == gouji::report::Severity::Error && f.rule != "table.missing");
        assert!(error.is_none(), "{what}: {:?}", error.map(|f| &f.message));
        assert!(report.not_checked.iter().any(|n| n.why.contains("公式")), "{what}: {:?}", report.not_checked);
    }
}

#[test]
fn a_stray_cell_far_away_neither_hides_the_sheet_nor_is_lost() {
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\"><v>9</v></c></row>";
    let document = opened(&xlsx(&[("表", "visible", &data(&(row(1, "", &[1, 2]) + far)))], ""));
    assert!(document.text.starts_with("1\t2\t") && document.text.ends_with("\t9\n"), "{}", document.text);
    assert!(document.text.len() < 200);
    let records = [xls_number(0, 0, 1.0), xls_number(65535, 255, 9.0)].concat();
    let document = opened(&xls(&[("表", 0, records)]));
    assert!(document.text.starts_with("1\t") && document.text.ends_with("\t9\n"), "{}", document.text);
}

#[test]
fn short_records_and_hidden_rows_of_xlsb_are_read() {
    let line = |row: u32, flags: u8| xlsb_record(0, &[&row.to_le_bytes()[..], &[0; 6], &[0, flags], &[0; 5]].concat());
    let rk = |value: u32| (value << 2 | 2).to_le_bytes();
    let long = |column: u32, value: u32| xlsb_record(2, &[&column.to_le_bytes()[..], &[0; 4], &rk(value)].concat());
    let short = |value: u32| xlsb_record(13, &[&[0; 4][..], &rk(value)].concat());
    let real = xlsb_record(16, &[&[0; 4][..], &2.5f64.to_le_bytes()].concat());
    let text = xlsb_record(17, &[&[0; 4][..], &1u32.to_le_bytes(), &[0x2d, 0x4e]].concat());
    let blank = xlsb_record(12, &[0; 4]);
    let records = [line(0, 0), long(0, 1), short(2), blank, short(4), real, text, line(1, 0x10), long(0, 5), line(2, 0), long(0, 6)];
    let document = opened(&xlsb(&records.concat()));
    assert_eq!(document.text, "1\t2\t\t4\t2.5\t中\n6\t\t\t\t\t\n");
    assert_eq!(document.remarks, [Remark::HiddenCells { rows: 1, columns: 0 }]);
}

#[test]
fn texts_of_xls_go_on_in_further_records() {
    // Three shared texts: narrow, wide and broken between two records, formatted.
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let first = [&[3u8, 0, 0, 0, 3, 0, 0, 0][..], &[2, 0, 0], b"ab", &[4, 0, 1], &wide("信息")].concat();
    let second = [&[1u8][..], &wide("公开"), &[1, 0, 9, 1, 0], &wide("件"), &[0; 4]].concat();
    let label = |column: u8, index: u8| record(0xfd, &[0, 0, column, 0, 0, 0, index, 0, 0, 0]);
    let sheet = [label(0, 0), label(1, 1), label(2, 2)].concat();
    let stream = super::make::xls_stream(&[("表", 0, sheet)]);
    // The texts stand before the end of the globals, whose first record is 20 bytes long; offsets of sheets move by as much.
    let texts = [record(0xfc, &first), record(0x3c, &second)].concat();
    let mut stream = [&stream[..20], &texts, &stream[20..]].concat();
    let at = 20 + texts.len() + 4;
    let offset = u32::from_le_bytes(stream[at..at + 4].try_into().unwrap()) + texts.len() as u32;
    stream[at..at + 4].copy_from_slice(&offset.to_le_bytes());
    assert_eq!(opened(&super::make::compound(&[("/Workbook", &stream)])).text, "ab\t信息公开\t件\n");
}
