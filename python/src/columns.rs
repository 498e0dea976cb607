//! Rows → Arrow's columns. Figures are decimals of six places, as exact as the reports': sums of doubles differ where the figures do not.

use std::sync::Arc;

use arrow_array::builder::{Decimal128Builder, Int32Builder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, RecordBatch, RecordBatchOptions, StructArray};
use arrow_buffer::OffsetBuffer;
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema};
use gouji::report::Number;

/// The kind of a column.
#[derive(Clone, Copy)]
pub enum Kind {
    Text,
    Whole,
    Figure,
    Texts,
}

/// What stands in a column of a row; None is null.
pub enum Value<'a> {
    Text(Option<&'a str>),
    Whole(Option<i32>),
    Figure(Option<Number>),
    Texts(&'a [String]),
}

/// A count; none of a report comes near the limit.
pub fn count(n: usize) -> Value<'static> {
    Value::Whole(i32::try_from(n).ok())
}

enum Builder {
    Text(StringBuilder),
    Whole(Int32Builder),
    Figure(Decimal128Builder),
    Texts(ListBuilder<StringBuilder>),
}

/// Digits and decimals of a figure: what fits 万元 to the hundredth of a 元, and fourteen digits before the point.
const FIGURE: (u8, i8) = (20, 6);

/// A table that is being filled, row by row.
pub struct Table {
    names: Vec<&'static str>,
    builders: Vec<Builder>,
    rows: usize,
    /// Bytes of its texts, none of whose columns can hold more than two thousand million.
    bytes: usize,
}

impl Table {
    /// An empty one with these columns.
    pub fn new(columns: &[(&'static str, Kind)]) -> Table {
        let builder = |&(_, kind): &(&str, Kind)| match kind {
            Kind::Text => Builder::Text(StringBuilder::new()),
            Kind::Whole => Builder::Whole(Int32Builder::new()),
            Kind::Figure => Builder::Figure(Decimal128Builder::new().with_data_type(DataType::Decimal128(FIGURE.0, FIGURE.1))),
            Kind::Texts => Builder::Texts(ListBuilder::new(StringBuilder::new())),
        };
        Table { names: columns.iter().map(|c| c.0).collect(), builders: columns.iter().map(builder).collect(), rows: 0, bytes: 0 }
    }

    /// How many rows it has.
    pub fn len(&self) -> usize {
        self.rows
    }

    /// Adds a row: a value for each column, of its kind.
    ///
    /// # Errors
    /// Where the texts are more than one batch can hold.
    pub fn row<'a, const N: usize>(&mut self, values: [Value<'a>; N]) -> Result<(), String> {
        assert_eq!(N, self.builders.len(), "a value for every column");
        for (builder, value) in self.builders.iter_mut().zip(values) {
            match (builder, value) {
                (Builder::Text(builder), Value::Text(text)) => {
                    room(&mut self.bytes, text.map_or(0, str::len))?;
                    builder.append_option(text);
                }
                (Builder::Texts(builder), Value::Texts(texts)) => {
                    room(&mut self.bytes, texts.iter().map(String::len).sum())?;
                    builder.append_value(texts.iter().map(|text| Some(text.as_str())));
                }
                (Builder::Whole(builder), Value::Whole(whole)) => builder.append_option(whole),
                (Builder::Figure(builder), Value::Figure(figure)) => builder.append_option(figure.and_then(millionths)),
                _ => unreachable!("a value of its column's kind"),
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// Its columns, with their names.
    pub fn finish(self) -> Vec<(&'static str, ArrayRef)> {
        let array = |builder| match builder {
            Builder::Text(mut builder) => Arc::new(builder.finish()) as ArrayRef,
            Builder::Whole(mut builder) => Arc::new(builder.finish()),
            Builder::Figure(mut builder) => Arc::new(builder.finish()),
            Builder::Texts(mut builder) => Arc::new(builder.finish()),
        };
        self.names.into_iter().zip(self.builders.into_iter().map(array)).collect()
    }

    /// Its rows as one column of lists, of which each holds the rows up to the next of `ends`.
    ///
    /// # Errors
    /// As Arrow has them; none is known.
    pub fn lists(self, ends: &[i32]) -> Result<ArrayRef, ArrowError> {
        let (fields, arrays) = parted(self.finish());
        let rows = StructArray::try_new(fields.clone(), arrays, None)?;
        let offsets = OffsetBuffer::new(std::iter::once(0).chain(ends.iter().copied()).collect());
        let item = Arc::new(Field::new("item", DataType::Struct(fields), true));
        Ok(Arc::new(ListArray::try_new(item, offsets, Arc::new(rows), None)?))
    }
}

/// Takes room for so many bytes of text.
fn room(taken: &mut usize, more: usize) -> Result<(), String> {
    *taken += more;
    if *taken > i32::MAX as usize {
        return Err("the answers are more than one batch of Arrow's can hold: give fewer reports at a time".into());
    }
    Ok(())
}

/// A figure in millionths; None where it has more decimals or digits than its column, whose text beside it still says it.
fn millionths(figure: Number) -> Option<i128> {
    let exact = figure.0.normalize();
    let places = (FIGURE.1 as u32).checked_sub(exact.scale())?;
    exact.mantissa().checked_mul(10i128.pow(places)).filter(|n| n.unsigned_abs() < 10u128.pow(FIGURE.0.into()))
}

/// The columns as a record batch of so many rows.
///
/// # Errors
/// As Arrow has them; none is known.
pub fn batch(columns: Vec<(&'static str, ArrayRef)>, rows: usize) -> Result<RecordBatch, ArrowError> {
    let (fields, arrays) = parted(columns);
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    RecordBatch::try_new_with_options(Arc::new(Schema::new(fields)), arrays, &options)
}

fn parted(columns: Vec<(&'static str, ArrayRef)>) -> (Fields, Vec<ArrayRef>) {
    let fields = columns.iter().map(|(name, array)| Field::new(*name, array.data_type().clone(), true)).collect();
    (fields, columns.into_iter().map(|(_, array)| array).collect())
}
