//! Arguments that Python hands in as words, numbers or bytes, and results that have a shape of `leerpad.wire`; each with
//! the type that the stubs show.

use leerpad::ground::hash::Seed;
use leerpad::ground::language::Language;
use leerpad::ground::moment::Moment;
use leerpad::session::act::Role;
use leerpad::session::copies::VaultChange;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::inspect::{PyStaticConstant, PyStaticExpr};
use pyo3::prelude::*;
use pyo3::pybacked::{PyBackedBytes, PyBackedStr};
use pyo3::types::{PyBool, PyCapsule, PyDict, PyList, PyString, PyTuple};
use pyo3::{type_hint_identifier, type_hint_subscript, type_hint_union};
use serde_json::{Map, Value as Json};

use crate::value::{answer_text, source_text, to_members, to_python};

/// The types that stubs name.
pub(crate) mod hint {
    use super::{PyStaticConstant, PyStaticExpr, type_hint_identifier, type_hint_subscript, type_hint_union};

    pub(crate) const STR: PyStaticExpr = type_hint_identifier!("builtins", "str");
    pub(crate) const INT: PyStaticExpr = type_hint_identifier!("builtins", "int");
    pub(crate) const BYTES: PyStaticExpr = type_hint_identifier!("builtins", "bytes");
    pub(crate) const ANY: PyStaticExpr = type_hint_identifier!("typing", "Any");
    pub(crate) const STRS: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "tuple"),
        STR,
        PyStaticExpr::Constant {
            value: PyStaticConstant::Ellipsis
        }
    );
    pub(crate) const ACT: PyStaticExpr = type_hint_identifier!("leerpad.wire", "Act");
    pub(crate) const SEED: PyStaticExpr = type_hint_union!(INT, STR);
    pub(crate) const DATA: PyStaticExpr = type_hint_union!(BYTES, STR);
    pub(crate) const CHANGES: PyStaticExpr = type_hint_subscript!(
        type_hint_identifier!("builtins", "list"),
        type_hint_identifier!("leerpad.wire", "VaultChange")
    );
    pub(crate) const DICT: PyStaticExpr =
        type_hint_subscript!(type_hint_identifier!("builtins", "dict"), STR, ANY);
}

/// How a pickle makes something again: what to call, and with what.
pub(crate) type Reduced<'py, With> = PyResult<(Bound<'py, PyAny>, With)>;

/// Who acts or looks.
pub(crate) struct GivenRole(pub(crate) Role);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenRole {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("leerpad.wire", "Role");

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let word: PyBackedStr = given.extract()?;
        Role::from_word(&word)
            .map(Self)
            .ok_or_else(|| PyValueError::new_err("a role is \"learner\", \"guide\" or \"system\""))
    }
}

/// The language of what authors read.
pub(crate) struct GivenLanguage(pub(crate) Language);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenLanguage {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("leerpad.problems", "Language");

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let tag: PyBackedStr = given.extract()?;
        Language::from_tag(&tag)
            .map(Self)
            .ok_or_else(|| PyValueError::new_err("the language of problems is \"nl\" or \"en\""))
    }
}

/// How many acts the proof may try at most.
pub(crate) struct GivenBudget(pub(crate) u64);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenBudget {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint::INT;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let wrong = || PyValueError::new_err("a budget is a whole number of acts, from 0 to 2**64 - 1");
        if given.is_instance_of::<PyBool>() || !given.hasattr("__index__")? {
            return Err(PyTypeError::new_err("a budget is an int, of acts; or None"));
        }
        given.extract().map(Self).map_err(|_| wrong())
    }
}

/// The seed of a session: a whole number or 16 hex digits.
pub(crate) struct GivenSeed(pub(crate) Seed);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenSeed {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint::SEED;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let wrong =
            || PyValueError::new_err("a seed is a whole number from 0 to 2**64 - 1, or 16 hex digits");
        if let Ok(digits) = given.cast::<PyString>() {
            let digits = digits.to_str()?.to_ascii_lowercase();
            return Seed::from_hex(&digits).map(Self).ok_or_else(wrong);
        }
        if given.is_instance_of::<PyBool>() || !given.hasattr("__index__")? {
            return Err(PyTypeError::new_err(
                "a seed is an int from 0 to 2**64 - 1, or a str of 16 hex digits",
            ));
        }
        let number: u64 = given.extract().map_err(|_| wrong())?;
        Ok(Self(Seed::from_number(number)))
    }
}

/// Settings that a host overrides.
pub(crate) struct GivenSettings(pub(crate) Map<String, Json>);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenSettings {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint::DICT;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let members = given.cast::<PyDict>()?;
        to_members(&members).map(Self)
    }
}

/// A time, as acts write it.
pub(crate) struct GivenMoment(pub(crate) Moment);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenMoment {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = type_hint_identifier!("leerpad.wire", "Moment");

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let text: PyBackedStr = given.extract()?;
        Moment::parse(&text)
            .map(Self)
            .ok_or_else(|| PyValueError::new_err("a time is written as `2026-11-23T10:14:00.000+01:00`"))
    }
}

/// What an act does to the vault, as `vault_changes` tells it.
#[derive(Default)]
pub(crate) struct GivenChanges(pub(crate) Vec<VaultChange>);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenChanges {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint::CHANGES;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let wrong = || PyValueError::new_err("a change of the vault is what `vault_changes` tells");
        let mut changes = Vec::new();
        for change in given.try_iter()? {
            let members = to_members(change?.cast::<PyDict>()?)?;
            let text = |name: &str| members.get(name).and_then(Json::as_str).map(str::to_owned);
            changes.push(match text("change").as_deref() {
                Some("copy") => VaultChange::Copy {
                    from: text("from").ok_or_else(wrong)?,
                    to: text("to").ok_or_else(wrong)?,
                },
                Some("move") => VaultChange::Move {
                    from: text("from").ok_or_else(wrong)?,
                    to: text("to").ok_or_else(wrong)?,
                },
                Some("remove") => VaultChange::Remove(text("key").ok_or_else(wrong)?),
                Some("erase") => VaultChange::Erase,
                _ => return Err(wrong()),
            });
        }
        Ok(Self(changes))
    }
}

/// The bytes of a journal, also as text; readable while detached.
pub(crate) enum GivenData {
    /// `bytes`, or what was copied out of a `bytearray`.
    Bytes(PyBackedBytes),
    /// Text that is UTF-8 already.
    Text(PyBackedStr),
    /// Text that is not quite.
    Mended(String),
}

impl GivenData {
    pub(crate) fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            Self::Text(text) => text.as_bytes(),
            Self::Mended(text) => text.as_bytes(),
        }
    }
}

impl<'a, 'py> FromPyObject<'a, 'py> for GivenData {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint::DATA;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        let Ok(text) = given.cast::<PyString>() else {
            return Ok(Self::Bytes(given.extract()?));
        };
        Ok(match given.extract() {
            Ok(text) => Self::Text(text),
            Err(_) => Self::Mended(source_text(&text)?),
        })
    }
}

/// A text with places in it, one character for each code point.
pub(crate) struct GivenText(pub(crate) String);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenText {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint::STR;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        source_text(&*given.cast::<PyString>()?).map(Self)
    }
}

/// Somebody's own words.
pub(crate) struct GivenWords(pub(crate) String);

impl<'a, 'py> FromPyObject<'a, 'py> for GivenWords {
    type Error = PyErr;
    const INPUT_TYPE: PyStaticExpr = hint::STR;

    fn extract(given: Borrowed<'a, 'py, PyAny>) -> PyResult<Self> {
        answer_text(&*given.cast::<PyString>()?).map(|words| Self(words.into_owned()))
    }
}

/// Python's own values, with the type that the stubs show.
macro_rules! own {
    ($($(#[$about:meta])* $name:ident($of:ty) = $hint:expr;)*) => {$(
        $(#[$about])*
        pub(crate) struct $name<'py>(pub(crate) Bound<'py, $of>);

        impl<'py> IntoPyObject<'py> for $name<'py> {
            type Target = $of;
            type Output = Bound<'py, $of>;
            type Error = std::convert::Infallible;
            const OUTPUT_TYPE: PyStaticExpr = $hint;

            fn into_pyobject(self, _py: Python<'py>) -> Result<Self::Output, Self::Error> {
                Ok(self.0)
            }
        }
    )*};
}

own! {
    /// Names, in their order.
    ToldNames(PyTuple) = hint::STRS;
    /// The values of a column.
    ToldColumn(PyList) = type_hint_subscript!(type_hint_identifier!("builtins", "list"), hint::ANY);
    /// A capsule; its own type is known to Python from 3.13 on.
    ToldCapsule(PyCapsule) = type_hint_identifier!("builtins", "object");
}

/// Results: JSON that becomes Python values, typed as a shape of `leerpad.wire`.
macro_rules! told {
    ($($name:ident = $hint:expr;)*) => {$(
        pub(crate) struct $name(pub(crate) Json);

        impl<'py> IntoPyObject<'py> for $name {
            type Target = PyAny;
            type Output = Bound<'py, PyAny>;
            type Error = PyErr;
            const OUTPUT_TYPE: PyStaticExpr = $hint;

            fn into_pyobject(self, py: Python<'py>) -> PyResult<Self::Output> {
                to_python(py, &self.0)
            }
        }
    )*};
}

told! {
    ToldAct = hint::ACT;
    ToldEntry = type_hint_identifier!("leerpad.wire", "Entry");
    ToldFacts = type_hint_subscript!(
        type_hint_identifier!("builtins", "list"),
        type_hint_identifier!("leerpad.wire", "Fact")
    );
    ToldScreen = type_hint_identifier!("leerpad.wire", "Screen");
    ToldOutline = type_hint_identifier!("leerpad.wire", "Outline");
    ToldAdvice = type_hint_identifier!("leerpad.wire", "Advice");
    ToldProblems = type_hint_subscript!(
        type_hint_identifier!("builtins", "list"),
        type_hint_identifier!("leerpad.wire", "Problem")
    );
    ToldChanges = hint::CHANGES;
    ToldExport = type_hint_identifier!("leerpad.wire", "Export");
    ToldDue = type_hint_identifier!("leerpad.wire", "Due");
    ToldComing = type_hint_identifier!("leerpad.wire", "Coming");
    ToldRecord = hint::DICT;
    ToldHeader = type_hint_identifier!("leerpad.wire", "Header");
    ToldStatus = type_hint_identifier!("leerpad.wire", "Status");
    ToldKinds = type_hint_subscript!(
        type_hint_identifier!("builtins", "list"),
        type_hint_identifier!("leerpad.wire", "ActKind")
    );
}
