//! Values: from Python to JSON and back.

use std::borrow::Cow;

use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyBytes, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use serde_json::{Map, Number, Value as Json};

/// How deep lists and dicts may stand inside each other.
const DEPTH: u32 = 64;

/// The JSON of a dict. What is wrong is told by type, never by value: it may be somebody's answer.
pub(crate) fn to_members(dict: &Bound<'_, PyDict>) -> PyResult<Map<String, Json>> {
    members(dict, DEPTH - 1)
}

fn read(value: &Bound<'_, PyAny>, deep: u32) -> PyResult<Json> {
    if let Ok(text) = value.cast::<PyString>() {
        return Ok(Json::String(answer_text(text)?.into_owned()));
    }
    // Before numbers: in Python a bool is an int.
    if let Ok(flag) = value.cast::<PyBool>() {
        return Ok(Json::Bool(flag.is_true()));
    }
    if value.is_instance_of::<PyInt>() {
        return whole(value);
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return Number::from_f64(number.value())
            .map(Json::Number)
            .ok_or_else(|| PyValueError::new_err("a number in an act or a setting must be finite"));
    }
    if value.is_none() {
        return Ok(Json::Null);
    }
    let Some(deep) = deep.checked_sub(1) else {
        return Err(PyValueError::new_err(format!(
            "lists and dicts stand more than {DEPTH} deep inside each other"
        )));
    };
    if let Ok(dict) = value.cast::<PyDict>() {
        return members(dict, deep).map(Json::Object);
    }
    if let Ok(list) = value.cast::<PyList>() {
        return list.iter().map(|entry| read(&entry, deep)).collect();
    }
    if let Ok(tuple) = value.cast::<PyTuple>() {
        return tuple.iter().map(|entry| read(&entry, deep)).collect();
    }
    // Whole numbers of other libraries, which are no `int` but stand for one.
    if value.hasattr("__index__")? {
        return whole(value);
    }
    Err(PyTypeError::new_err(format!(
        "`{}` has no form in JSON: use str, int, float, bool, list or dict",
        value.get_type().name()?
    )))
}

fn members(dict: &Bound<'_, PyDict>, deep: u32) -> PyResult<Map<String, Json>> {
    let mut members = Map::new();
    for (key, value) in dict.iter() {
        let key = key.cast::<PyString>().map_err(|_| {
            PyTypeError::new_err(match key.get_type().name() {
                Ok(name) => format!("the keys of a dict must be str, not `{name}`"),
                Err(error) => return error,
            })
        })?;
        members.insert(answer_text(key)?.into_owned(), read(&value, deep)?);
    }
    Ok(members)
}

fn whole(value: &Bound<'_, PyAny>) -> PyResult<Json> {
    if let Ok(number) = value.extract::<i64>() {
        return Ok(number.into());
    }
    value
        .extract::<u64>()
        .map(Json::from)
        .map_err(|_| PyValueError::new_err("a whole number in an act or a setting is too large"))
}

/// The text of a string. Two halves of a surrogate pair are one character; an unpaired one becomes U+FFFD
/// (semantics 1.5).
pub(crate) fn answer_text<'a>(text: &'a Bound<'_, PyString>) -> PyResult<Cow<'a, str>> {
    if let Ok(text) = text.to_str() {
        return Ok(text.into());
    }
    let units = encoded::<2>(text, "utf-16-le")?;
    let units: Vec<u16> = units.into_iter().map(u16::from_le_bytes).collect();
    Ok(String::from_utf16_lossy(&units).into())
}

/// The text of a string, one character for each of its code points, so that places in the one are places in the other.
pub(crate) fn source_text(text: &Bound<'_, PyString>) -> PyResult<String> {
    if let Ok(text) = text.to_str() {
        return Ok(text.to_owned());
    }
    let units = encoded::<4>(text, "utf-32-le")?;
    let characters = units.into_iter().map(u32::from_le_bytes);
    Ok(characters
        .map(|code| char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect())
}

fn encoded<const SIZE: usize>(text: &Bound<'_, PyString>, encoding: &str) -> PyResult<Vec<[u8; SIZE]>> {
    let bytes = text.call_method1("encode", (encoding, "surrogatepass"))?;
    let (units, _) = bytes.cast::<PyBytes>()?.as_bytes().as_chunks();
    Ok(units.to_vec())
}

/// The Python value of JSON.
pub(crate) fn to_python<'py>(py: Python<'py>, value: &Json) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Json::Null => py.None().into_bound(py),
        Json::Bool(flag) => PyBool::new(py, *flag).to_owned().into_any(),
        Json::Number(number) => number_to_python(py, number)?,
        Json::String(text) => PyString::new(py, text).into_any(),
        Json::Array(list) => {
            let entries = list.iter().map(|entry| to_python(py, entry));
            PyList::new(py, entries.collect::<PyResult<Vec<_>>>()?)?.into_any()
        }
        Json::Object(members) => {
            let dict = PyDict::new(py);
            for (key, member) in members {
                dict.set_item(key, to_python(py, member)?)?;
            }
            dict.into_any()
        }
    })
}

fn number_to_python<'py>(py: Python<'py>, number: &Number) -> PyResult<Bound<'py, PyAny>> {
    if let Some(whole) = number.as_i64() {
        return Ok(whole.into_pyobject(py)?.into_any());
    }
    if let Some(whole) = number.as_u64() {
        return Ok(whole.into_pyobject(py)?.into_any());
    }
    // Millionths: at most 15 digits, which a double carries there and back (semantics 1.2).
    Ok(number.as_f64().unwrap_or(f64::NAN).into_pyobject(py)?.into_any())
}
