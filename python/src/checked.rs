//! Batches of inputs → one batch of rows: of every report in them, in order.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use gouji::export::Checked;
use gouji::{Checker, Input, Lang, Options};

use crate::tables::Tables;

/// What is made of the reports.
#[derive(Clone, Copy)]
pub enum Shape {
    /// A row for every report, with lists of its findings, its cells and what was not checked.
    Reports,
    /// A row for every finding.
    Findings,
    /// A row for every cell.
    Cells,
}

/// Checks the inputs whose paths and bytes stand in the columns of these names, one after the other: who wants more threads gives each a batch.
///
/// # Errors
/// In words, where there are no such columns, and where the answers are more than one batch can hold.
pub fn check(
    batches: &[RecordBatch],
    path: &str,
    content: &str,
    shape: Shape,
    checker: &Checker,
    options: &Options,
    lang: Lang,
) -> Result<RecordBatch, String> {
    let mut tables = Tables::new(shape);
    for batch in batches {
        let (paths, contents) = (column(batch, path)?, column(batch, content)?);
        let (paths, contents) = (Bytes::of(paths, path)?, Bytes::of(contents, content)?);
        for row in 0..batch.num_rows() {
            let path = paths.at(row).map(String::from_utf8_lossy);
            let bytes = contents.at(row).unwrap_or_default();
            let named = path.as_deref().and_then(|path| path.rsplit(['/', '\\']).next()).map(|name| options.clone().name(name));
            match checker.check_all(Input::Bytes(bytes), named.as_ref().unwrap_or(options)) {
                Ok(reports) => {
                    for report in reports {
                        tables.report(path.as_deref(), &Checked::new(report, bytes).report)?;
                    }
                }
                Err(error) => tables.unread(path.as_deref(), error.code(), &error.message(lang))?,
            }
        }
    }
    tables.finish()
}

fn column<'b>(batch: &'b RecordBatch, name: &str) -> Result<&'b ArrayRef, String> {
    batch.column_by_name(name).ok_or_else(|| {
        let there: Vec<&str> = batch.schema_ref().fields().iter().map(|f| f.name().as_str()).collect();
        format!("no column \"{name}\" in the batch: it has {}", there.join(", "))
    })
}

/// A column of texts or of bytes, in any of Arrow's layouts for them.
struct Bytes<'b>(&'b dyn Array);

impl<'b> Bytes<'b> {
    fn of(array: &'b ArrayRef, name: &str) -> Result<Bytes<'b>, String> {
        use DataType::{Binary, BinaryView, LargeBinary, LargeUtf8, Null, Utf8, Utf8View};
        match array.data_type() {
            Binary | LargeBinary | BinaryView | Utf8 | LargeUtf8 | Utf8View | Null => Ok(Bytes(array.as_ref())),
            other => Err(format!("column \"{name}\" is {other}: texts or bytes are wanted")),
        }
    }

    fn at(&self, row: usize) -> Option<&'b [u8]> {
        let array = self.0;
        if *array.data_type() == DataType::Null || array.is_null(row) {
            return None;
        }
        Some(match array.data_type() {
            DataType::Binary => array.as_binary::<i32>().value(row),
            DataType::LargeBinary => array.as_binary::<i64>().value(row),
            DataType::BinaryView => array.as_binary_view().value(row),
            DataType::Utf8 => array.as_string::<i32>().value(row).as_bytes(),
            DataType::LargeUtf8 => array.as_string::<i64>().value(row).as_bytes(),
            _ => array.as_string_view().value(row).as_bytes(),
        })
    }
}
