//! The handle of a vault.

use std::borrow::Cow;
use std::sync::{Mutex, MutexGuard, PoisonError};

use leerpad::ground::secret::Secret;
use leerpad::journal::vault::Vault as Core;
use pyo3::prelude::*;
use pyo3::sync::MutexExt as _;
use pyo3::types::PyType;

use crate::argument::{GivenData, GivenWords, Reduced};

/// The learner's own words, beside the journal and never in it, by their keys (`step/n/item`; the screen says which).
/// Words show in no `repr` and in no error.
///
/// >>> from leerpad import Vault
/// >>> vault = Vault()
/// >>> vault.put("terugblik/1/terugblik", "ik slaap beter")
/// >>> vault
/// <leerpad.Vault of 1>
/// >>> Vault.from_bytes(vault.to_bytes()).get("terugblik/1/terugblik")
/// 'ik slaap beter'
#[pyclass(frozen, module = "leerpad")]
#[derive(Default)]
pub(crate) struct Vault {
    core: Mutex<Core>,
    damaged: Vec<usize>,
}

impl Vault {
    fn held(&self, py: Python<'_>) -> MutexGuard<'_, Core> {
        // A map of texts is whole whenever it can be looked at.
        self.core
            .lock_py_attached(py)
            .unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl Vault {
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Reads a vault as a host stored it. Every sound record is kept; `damaged` tells the lines of those that are not.
    #[classmethod]
    fn from_bytes(_class: &Bound<'_, PyType>, py: Python<'_>, data: GivenData) -> Self {
        let (core, damaged) = py.detach(|| Core::from_bytes(data.bytes()));
        Self {
            core: Mutex::new(core),
            damaged: damaged.iter().map(|damaged| damaged.line).collect(),
        }
    }

    /// The whole vault as a host stores it: to be written beside the old one and put in its place, so that old words do not
    /// stay behind.
    fn to_bytes(&self, py: Python<'_>) -> Cow<'_, [u8]> {
        let bytes = self.held(py).to_bytes();
        bytes.into()
    }

    /// Keeps words under a key; what was there before is gone.
    fn put(&self, py: Python<'_>, key: String, words: GivenWords) {
        self.held(py).put(key, Secret::new(words.0));
    }

    /// The words under a key; None when there are none.
    fn get(&self, py: Python<'_>, key: &str) -> Option<String> {
        self.held(py).get(key).map(|words| words.reveal().to_owned())
    }

    /// The keys, sorted.
    fn keys(&self, py: Python<'_>) -> Vec<String> {
        let held = self.held(py);
        held.keys().map(str::to_owned).collect()
    }

    /// Forgets the words under a key, and tells whether there were any.
    fn remove(&self, py: Python<'_>, key: &str) -> bool {
        self.held(py).remove(key)
    }

    /// Forgets everything.
    fn erase(&self, py: Python<'_>) {
        self.held(py).erase();
    }

    /// The lines, from 1, of records that were damaged when it was read.
    #[getter]
    fn damaged(&self) -> Vec<usize> {
        self.damaged.clone()
    }

    fn __len__(&self, py: Python<'_>) -> usize {
        self.held(py).keys().count()
    }

    fn __contains__(&self, py: Python<'_>, key: &str) -> bool {
        self.held(py).get(key).is_some()
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> bool {
        // One after the other: two locks at once, taken in two orders, would wait for each other.
        let own = self.held(py).clone();
        own == *other.held(py)
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> Reduced<'py, (Cow<'py, [u8]>,)> {
        let bytes = slf.get().to_bytes(slf.py()).into_owned();
        Ok((slf.get_type().getattr("from_bytes")?, (bytes.into(),)))
    }

    fn __copy__(&self, py: Python<'_>) -> Self {
        Self {
            core: Mutex::new(self.held(py).clone()),
            damaged: self.damaged.clone(),
        }
    }

    fn __deepcopy__(&self, py: Python<'_>, _memo: &Bound<'_, PyAny>) -> Self {
        self.__copy__(py)
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("<leerpad.Vault of {}>", self.__len__(py))
    }
}
