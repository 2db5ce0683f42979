//! The handle of a vault.

use std::borrow::Cow;
use std::sync::{Mutex, MutexGuard, PoisonError};

use leerpad::ground::hash::Hash;
use leerpad::ground::secret::Secret;
use leerpad::journal::seal::{Seal, VaultKey};
use leerpad::journal::vault::{Unreadable, Vault as Core};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::sync::MutexExt as _;
use pyo3::types::PyType;

use crate::argument::{GivenChanges, GivenData, GivenWords, Reduced};

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
    unreadable: Vec<Unreadable>,
}

impl Vault {
    pub(crate) const fn of(core: Core) -> Self {
        Self {
            core: Mutex::new(core),
            unreadable: Vec::new(),
        }
    }

    /// What is in it now.
    pub(crate) fn core(&self, py: Python<'_>) -> Core {
        self.held(py).clone()
    }

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

    /// Reads a vault as a host stored it. Every sound record is kept; `unreadable` tells the others.
    ///
    /// `erased` is the `seq` of the journal's last entry `erase`: records from before it are gone. A sealed vault asks for
    /// its key of 64 bytes, and for the hash of the first line of its journal.
    #[classmethod]
    #[pyo3(signature = (data, *, erased=0, key=None, session=None))]
    fn from_bytes(
        _class: &Bound<'_, PyType>,
        py: Python<'_>,
        data: GivenData,
        erased: u64,
        key: Option<&[u8]>,
        session: Option<&str>,
    ) -> PyResult<Self> {
        let seal = seal(key, session)?;
        let (core, unreadable) = py.detach(|| match &seal {
            Some(seal) => seal.read(data.bytes(), erased),
            None => Core::from_bytes(data.bytes(), erased),
        });
        Ok(Self {
            core: Mutex::new(core),
            unreadable,
        })
    }

    /// The whole vault as a host stores it, sealed when there is a key: to be written beside the old one and put in its
    /// place, so that old words do not stay behind.
    #[pyo3(signature = (*, key=None, session=None))]
    fn to_bytes(&self, py: Python<'_>, key: Option<&[u8]>, session: Option<&str>) -> PyResult<Cow<'_, [u8]>> {
        let held = self.held(py);
        let bytes = match seal(key, session)? {
            Some(seal) => seal
                .write(&held)
                .map_err(|fault| PyValueError::new_err(fault.to_string()))?,
            None => held.to_bytes(),
        };
        Ok(bytes.into())
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

    /// Forgets everything, as the entry with this `seq` says.
    #[pyo3(signature = (seq=0))]
    fn erase(&self, py: Python<'_>, seq: u64) {
        self.held(py).erase(seq);
    }

    /// Does what an act asks for, as its `vault_changes` say; `seq` is its number. What is shared is copied and what is taken
    /// back is removed before the entry of the act is kept; erase after it, so that an erasing cut short is known.
    ///
    /// >>> from leerpad import Vault
    /// >>> vault = Vault()
    /// >>> vault.put("slapen/1/nacht", "onrustig")
    /// >>> vault.follow([{"change": "copy", "from": "slapen/1/nacht", "to": "shared/5/nacht"}], 5)
    /// >>> vault.get("shared/5/nacht")
    /// 'onrustig'
    fn follow(&self, py: Python<'_>, vault_changes: GivenChanges, seq: u64) {
        let mut held = self.held(py);
        for change in &vault_changes.0 {
            held.follow(change, seq);
        }
    }

    /// The records, from 1, that were lost when it was read: damaged, erased, or there twice.
    #[getter]
    fn damaged(&self) -> Vec<usize> {
        let lost = self.unreadable.iter().filter(|found| found.cause.is_lost());
        lost.map(|found| found.record).collect()
    }

    /// The records, from 1, that could not be read, each with why. Where some are not in `damaged` (the key is another, or
    /// there is none) the file must not be written over.
    #[getter]
    fn unreadable(&self) -> Vec<(usize, String)> {
        let told = |found: &Unreadable| (found.record, found.cause.to_string());
        self.unreadable.iter().map(told).collect()
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
        let bytes = slf.get().held(slf.py()).to_bytes();
        Ok((slf.get_type().getattr("from_bytes")?, (bytes.into(),)))
    }

    fn __copy__(&self, py: Python<'_>) -> Self {
        Self {
            core: Mutex::new(self.held(py).clone()),
            unreadable: self.unreadable.clone(),
        }
    }

    fn __deepcopy__(&self, py: Python<'_>, _memo: &Bound<'_, PyAny>) -> Self {
        self.__copy__(py)
    }

    fn __repr__(&self, py: Python<'_>) -> String {
        format!("<leerpad.Vault of {}>", self.__len__(py))
    }
}

/// A key bound to a session. What was given as a key is told in no error.
fn seal(key: Option<&[u8]>, session: Option<&str>) -> PyResult<Option<Seal>> {
    let wrong =
        || PyValueError::new_err("`key` and `session` (the hash of the journal's first line) go together");
    match (key, session) {
        (None, None) => Ok(None),
        (Some(key), Some(session)) => {
            let key = VaultKey::new(
                key.try_into()
                    .map_err(|_| PyValueError::new_err("a key has 64 bytes"))?,
            );
            let session = Hash::from_hex(session).ok_or_else(wrong)?;
            let sealed = Seal::new(key, session).map_err(|fault| PyValueError::new_err(fault.to_string()))?;
            Ok(Some(sealed))
        }
        _ => Err(wrong()),
    }
}
