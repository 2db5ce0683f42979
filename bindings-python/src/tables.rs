//! Tables for research, as Arrow: rows of the core become record batches, which cross by capsules without a copy.

use std::sync::Arc;

use arrow_array::builder::{Float64Builder, ListBuilder, StringBuilder};
use arrow_array::cast::AsArray as _;
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::types::{
    Float64Type, Int16Type, Int32Type, Int64Type, TimestampMillisecondType, UInt32Type, UInt64Type,
};
use arrow_array::{
    Array, ArrayRef, BooleanArray, DictionaryArray, Float64Array, Int16Array, Int32Array, Int64Array,
    RecordBatch, RecordBatchIterator, StringArray, TimestampMillisecondArray, UInt32Array, UInt64Array,
};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef, TimeUnit};
use leerpad::report::tables::{Cells, Column, Kind, Rows, Table as Core};
use pyo3::exceptions::{PyKeyError, PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList, PyTuple};

use crate::argument::{ToldCapsule, ToldColumn, ToldNames};

/// Rows of one table in one fixed schema, as Apache Arrow. Whatever reads the Arrow PyCapsule interface takes it without a
/// copy: `pyarrow.table(t)`, `polars.DataFrame(t)`, `pandas.DataFrame.from_arrow(t)`, `duckdb.sql("from t")`.
///
/// >>> import leerpad
/// >>> table = leerpad.example.study().events
/// >>> table.name, len(table), table.columns[:3]
/// ('events', 122, ('subject', 'session', 'seq'))
/// >>> table.column("act")[:3]
/// ['start', 'consent', 'answer']
#[pyclass(frozen, module = "leerpad")]
pub(crate) struct Table {
    core: Core,
    schema: SchemaRef,
    batches: Vec<RecordBatch>,
}

/// The most rows of a part.
const PART: usize = 65_536;

impl Table {
    /// The table of some rows.
    pub(crate) fn of(core: Core, rows: Rows) -> Result<Self, ArrowError> {
        let schema = schema(core);
        let batches = if rows.length == 0 {
            Vec::new()
        } else {
            vec![batch(&schema, rows)?]
        };
        Ok(Self {
            core,
            schema,
            batches,
        })
    }

    /// Its parts in memory.
    pub(crate) fn batches(&self) -> &[RecordBatch] {
        &self.batches
    }

    fn place(&self, name: &str) -> PyResult<usize> {
        self.schema
            .index_of(name)
            .map_err(|_| PyKeyError::new_err(format!("`{}` has no column `{name}`", self.core.name())))
    }
}

#[pymethods]
impl Table {
    /// Several tables of one kind as one, in this order; nothing is copied. Of none there is no table.
    ///
    /// >>> import leerpad
    /// >>> table = leerpad.example.study().steps
    /// >>> len(leerpad.Table.join([table, table])) == 2 * len(table)
    /// True
    #[staticmethod]
    fn join(tables: Vec<Py<Table>>) -> PyResult<Self> {
        let Some(first) = tables.first().map(Py::get) else {
            return Err(PyValueError::new_err("there is no table to join"));
        };
        let mut batches = Vec::new();
        for table in &tables {
            let table = table.get();
            if table.core != first.core {
                return Err(PyValueError::new_err(format!(
                    "`{}` and `{}` are different tables",
                    first.core.name(),
                    table.core.name()
                )));
            }
            batches.extend(table.batches.iter().cloned());
        }
        Ok(Self {
            core: first.core,
            schema: Arc::clone(&first.schema),
            batches,
        })
    }

    /// The table in parts that are small enough to hold as plain Python, in order; nothing is copied.
    ///
    /// >>> import leerpad
    /// >>> table = leerpad.example.study().steps
    /// >>> sum(len(part) for part in table.parts()) == len(table)
    /// True
    fn parts(&self) -> Vec<Self> {
        let part = |batch: &RecordBatch, from: usize| Self {
            core: self.core,
            schema: Arc::clone(&self.schema),
            batches: vec![batch.slice(from, PART.min(batch.num_rows() - from))],
        };
        self.batches
            .iter()
            .flat_map(|batch| {
                (0..batch.num_rows())
                    .step_by(PART)
                    .map(move |from| part(batch, from))
            })
            .collect()
    }

    /// Its name: `events`, `steps`, `sessions`, `measures`, `decisions`, `contacts` or `divergences`.
    #[getter]
    pub(crate) const fn name(&self) -> &'static str {
        self.core.name()
    }

    /// The names of its columns, in their order.
    #[getter]
    fn columns<'py>(&self, py: Python<'py>) -> PyResult<ToldNames<'py>> {
        let names = self.schema.fields().iter().map(|field| field.name().as_str());
        PyTuple::new(py, names.collect::<Vec<&str>>()).map(ToldNames)
    }

    /// The values of a column, as plain Python: `str`, `int`, `float`, `bool`, a list of these, or `None`. An instant is a
    /// number of milliseconds since 1970, in UTC.
    ///
    /// Raises `KeyError` when there is no such column.
    fn column<'py>(&self, py: Python<'py>, name: &str) -> PyResult<ToldColumn<'py>> {
        let at = self.place(name)?;
        let list = PyList::empty(py);
        for batch in &self.batches {
            if let Some(array) = batch.columns().get(at) {
                append(&list, array)?;
            }
        }
        Ok(ToldColumn(list))
    }

    /// The rows, for whoever reads Arrow streams. A schema that is asked for is not followed: readers convert themselves.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<ToldCapsule<'py>> {
        let _ = requested_schema;
        let batches: Vec<Result<RecordBatch, ArrowError>> = self.batches.iter().cloned().map(Ok).collect();
        let reader = RecordBatchIterator::new(batches, Arc::clone(&self.schema));
        let stream = FFI_ArrowArrayStream::new(Box::new(reader));
        PyCapsule::new_with_value(py, stream, c"arrow_array_stream").map(ToldCapsule)
    }

    /// The schema, for whoever reads Arrow: with it a table is known to be one.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<ToldCapsule<'py>> {
        let schema = FFI_ArrowSchema::try_from(self.schema.as_ref()).map_err(|error| fault(&error))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema").map(ToldCapsule)
    }

    fn __len__(&self) -> usize {
        self.batches.iter().map(RecordBatch::num_rows).sum()
    }

    fn __repr__(&self) -> String {
        format!("<leerpad.Table {} of {} rows>", self.core.name(), self.__len__())
    }
}

/// A column: name, type in the words of Arrow, whether it may be empty, unit, meaning, and why it may be there.
type Described = (
    &'static str,
    &'static str,
    bool,
    &'static str,
    &'static str,
    &'static str,
);

/// The columns of a table: name, type in the words of Arrow, whether it may be empty, unit, meaning, and why it may be there.
/// `leerpad.codebook` is the same with names.
#[pyfunction]
pub(crate) fn columns(table: &str) -> PyResult<Vec<Described>> {
    let core = table_of(table)?;
    let told = |column: Column| {
        (
            column.name,
            column.kind.arrow(),
            column.nullable,
            column.unit,
            column.about,
            column.ground.word(),
        )
    };
    Ok(core.columns().into_iter().map(told).collect())
}

/// The table of a name.
pub(crate) fn table_of(name: &str) -> PyResult<Core> {
    Core::from_name(name).ok_or_else(|| PyKeyError::new_err(format!("there is no table `{name}`")))
}

/// Arrow refused what it was given: a fault of the package.
pub(crate) fn fault(error: &ArrowError) -> PyErr {
    PyRuntimeError::new_err(error.to_string())
}

fn item(kind: DataType) -> Arc<Field> {
    Arc::new(Field::new("item", kind, true))
}

fn data_type(kind: Kind) -> DataType {
    match kind {
        Kind::Word => DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8)),
        Kind::Text => DataType::Utf8,
        Kind::Moment => DataType::Timestamp(TimeUnit::Millisecond, Some("UTC".into())),
        Kind::Short => DataType::Int16,
        Kind::Count => DataType::UInt32,
        Kind::Whole => DataType::Int64,
        Kind::Wide => DataType::UInt64,
        Kind::Real => DataType::Float64,
        Kind::Flag => DataType::Boolean,
        Kind::Words => DataType::List(item(DataType::Utf8)),
        Kind::Reals => DataType::List(item(DataType::Float64)),
    }
}

fn schema(core: Core) -> SchemaRef {
    let field = |column: Column| Field::new(column.name, data_type(column.kind), column.nullable);
    Arc::new(Schema::new(
        core.columns().into_iter().map(field).collect::<Vec<Field>>(),
    ))
}

fn batch(schema: &SchemaRef, rows: Rows) -> Result<RecordBatch, ArrowError> {
    let columns = schema.fields().iter().zip(rows.columns);
    let arrays: Result<Vec<ArrayRef>, ArrowError> = columns
        .map(|(field, cells)| array(field.data_type(), cells))
        .collect();
    RecordBatch::try_new(Arc::clone(schema), arrays?)
}

fn array(kind: &DataType, cells: Cells) -> Result<ArrayRef, ArrowError> {
    Ok(match cells {
        Cells::Words(dictionary, keys) => {
            let words = Arc::new(StringArray::from_iter_values(&dictionary.words));
            Arc::new(DictionaryArray::try_new(Int32Array::from(keys), words)?)
        }
        Cells::Text(list) => Arc::new(StringArray::from(list)),
        Cells::Whole(list) if matches!(kind, DataType::Timestamp(..)) => {
            Arc::new(TimestampMillisecondArray::from(list).with_timezone("UTC"))
        }
        Cells::Whole(list) => Arc::new(Int64Array::from(list)),
        Cells::Short(list) => Arc::new(Int16Array::from(list)),
        Cells::Count(list) => Arc::new(UInt32Array::from(list)),
        Cells::Wide(list) => Arc::new(UInt64Array::from(list)),
        Cells::Real(list) => Arc::new(Float64Array::from(list)),
        Cells::Flag(list) => Arc::new(BooleanArray::from(list)),
        Cells::Lists(list) => {
            let mut builder = ListBuilder::new(StringBuilder::new());
            for words in list {
                builder.append_option(words.map(|words| words.into_iter().map(Some)));
            }
            Arc::new(builder.finish())
        }
        Cells::Reals(list) => {
            let mut builder = ListBuilder::new(Float64Builder::new());
            for numbers in list {
                builder.append_option(numbers.map(|numbers| numbers.into_iter().map(Some)));
            }
            Arc::new(builder.finish())
        }
    })
}

/// Appends the values of an array to a list.
fn append(list: &Bound<'_, PyList>, array: &ArrayRef) -> PyResult<()> {
    match array.data_type() {
        DataType::Dictionary(..) => {
            let array = array.as_dictionary::<Int32Type>();
            let words = array.values().as_string::<i32>();
            // One Python text for each of the few there are.
            let words: Vec<Bound<'_, PyAny>> = words
                .iter()
                .map(|word| word.into_pyobject(list.py()))
                .collect::<Result<_, _>>()?;
            for key in array.keys() {
                let at = key.and_then(|key| usize::try_from(key).ok());
                list.append(at.and_then(|at| words.get(at)))?;
            }
        }
        DataType::Utf8 => all(list, array.as_string::<i32>().iter())?,
        DataType::Timestamp(..) => all(list, array.as_primitive::<TimestampMillisecondType>().iter())?,
        DataType::Int16 => all(list, array.as_primitive::<Int16Type>().iter())?,
        DataType::UInt32 => all(list, array.as_primitive::<UInt32Type>().iter())?,
        DataType::Int64 => all(list, array.as_primitive::<Int64Type>().iter())?,
        DataType::UInt64 => all(list, array.as_primitive::<UInt64Type>().iter())?,
        DataType::Float64 => all(list, array.as_primitive::<Float64Type>().iter())?,
        DataType::Boolean => all(list, array.as_boolean().iter())?,
        DataType::List(_) => {
            for entry in array.as_list::<i32>().iter() {
                let Some(entry) = entry else {
                    list.append(list.py().None())?;
                    continue;
                };
                let inner = PyList::empty(list.py());
                append(&inner, &entry)?;
                list.append(inner)?;
            }
        }
        other => return Err(PyRuntimeError::new_err(format!("no column holds {other}"))),
    }
    Ok(())
}

fn all<'py, T: IntoPyObject<'py>>(
    list: &Bound<'py, PyList>,
    values: impl Iterator<Item = T>,
) -> PyResult<()> {
    for value in values {
        list.append(value)?;
    }
    Ok(())
}
