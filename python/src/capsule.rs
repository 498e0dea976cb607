//! Arrow's PyCapsule interface: what another library holds → record batches, and a record batch → what another library takes.
//!
//! The three capsules and their names are the interface's own (Arrow PyCapsule Interface: `arrow_schema`, `arrow_array`, `arrow_array_stream`); that
//! what they hold is what their names say is its promise, on which every unsafe block here rests.

use std::ffi::CStr;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi, to_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{Array, RecordBatch, RecordBatchIterator, StructArray};
use arrow_schema::{ArrowError, DataType};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyCapsuleMethods, PyTuple};

const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";
const STREAM: &CStr = c"arrow_array_stream";

/// Rows in Arrow's memory, for `pyarrow.record_batch(…)`, `polars.DataFrame(…)` and whatever else takes Arrow through PyCapsules.
#[pyclass(frozen, module = "gouji")]
pub struct Batch(pub RecordBatch);

#[pymethods]
impl Batch {
    /// The schema and the rows, as a struct array.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_array__<'py>(&self, py: Python<'py>, requested_schema: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyTuple>> {
        // A producer that cannot cast gives its own schema: so the interface has it.
        let _ = requested_schema;
        let (array, schema) = to_ffi(&StructArray::from(self.0.clone()).into_data()).map_err(wrong)?;
        PyTuple::new(py, [PyCapsule::new_with_value(py, schema, SCHEMA)?, PyCapsule::new_with_value(py, array, ARRAY)?])
    }

    /// The rows as a stream of one batch.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let rows = RecordBatchIterator::new([Ok(self.0.clone())], self.0.schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(rows)), STREAM)
    }

    /// The schema alone.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        PyCapsule::new_with_value(py, FFI_ArrowSchema::try_from(self.0.schema_ref().as_ref()).map_err(wrong)?, SCHEMA)
    }

    /// How many rows it has.
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }

    fn __repr__(&self) -> String {
        format!("<gouji.Batch: {} rows, {} columns>", self.0.num_rows(), self.0.num_columns())
    }
}

/// The record batches that `given` holds: one, or a stream of them.
///
/// # Errors
/// `TypeError` where it holds none.
pub fn read(given: &Bound<PyAny>) -> PyResult<Vec<RecordBatch>> {
    if given.hasattr("__arrow_c_array__")? {
        let (schema, array): (Bound<PyAny>, Bound<PyAny>) = given.call_method0("__arrow_c_array__")?.extract()?;
        let schema = schema.cast::<PyCapsule>()?.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
        let array = array.cast::<PyCapsule>()?.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
        // SAFETY: capsules of these names hold these structures, the array being of that schema; it is moved out, and the capsule knows it released.
        let data = unsafe { from_ffi(FFI_ArrowArray::from_raw(array.as_ptr()), schema.as_ref()) }.map_err(wrong)?;
        if !matches!(data.data_type(), DataType::Struct(_)) {
            return Err(PyTypeError::new_err("a record batch is wanted, not an array of one column"));
        }
        let rows = StructArray::from(data);
        if rows.null_count() > 0 {
            return Err(PyTypeError::new_err("a record batch is wanted: rows that are null as a whole are no rows"));
        }
        return Ok(vec![RecordBatch::from(rows)]);
    }
    if given.hasattr("__arrow_c_stream__")? {
        let stream = given.call_method0("__arrow_c_stream__")?;
        let stream = stream.cast::<PyCapsule>()?.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
        // SAFETY: a capsule of this name holds this structure; it is moved out, and the capsule knows it released.
        let reader = unsafe { RecordBatchStreamReader::from_raw(stream.as_ptr()) }.map_err(wrong)?;
        return reader.collect::<Result<_, _>>().map_err(wrong);
    }
    Err(PyTypeError::new_err("a record batch or a table of Arrow is wanted: something with __arrow_c_array__ or __arrow_c_stream__"))
}

fn wrong(error: ArrowError) -> PyErr {
    PyTypeError::new_err(error.to_string())
}
