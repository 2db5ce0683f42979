//! What a learner takes home, and back: texts in, files out, and the other way round.

use std::sync::Arc;

use leerpad::ground::json::read;
use leerpad::journal::vault::Vault;
use leerpad::program::Programs;
use leerpad::report::own::{FILES, File, ParcelFault, pack, unpack};
use serde_json::Value;

use crate::fault::Fault;
use crate::members::Members;
use crate::program::from_json;
use crate::vault::to_bytes;

/// Packs a journal with its vault and its programs, a JSON list of texts. Out come the files by their names; all of them are
/// text.
///
/// # Errors
/// A program that cannot be run, or a journal that does not replay on it.
pub fn pack_own(programs: &str, journal: &str, vault: &str, out: &mut String) -> Result<(), Fault> {
    let mut all = Programs::default();
    for text in read(programs)
        .unwrap_or_default()
        .as_array()
        .into_iter()
        .flatten()
    {
        all.add(Arc::new(from_json(text.as_str().unwrap_or_default())?));
    }
    let (vault, _) = Vault::from_bytes(vault.as_bytes(), 0);
    let files = pack(all, journal.as_bytes(), &vault)?;
    let mut members = Members::new(out);
    for file in &files {
        members.text(file.name, std::str::from_utf8(&file.bytes).unwrap_or_default());
    }
    members.end();
    Ok(())
}

/// Takes the program, the journal and the vault out of files by their names (a JSON object); others are not looked at.
///
/// # Errors
/// What is missing or damaged.
pub fn unpack_own(files: &str, out: &mut String) -> Result<(), Fault> {
    let given = read(files).unwrap_or_default();
    let known = FILES.into_iter().filter_map(|(name, _)| {
        let bytes = given.get(name).and_then(Value::as_str)?.as_bytes().to_vec();
        Some(File { name, bytes })
    });
    let parcel = unpack(&known.collect::<Vec<_>>()).map_err(|fault| match fault {
        ParcelFault::Missing(file) => Fault::new("own-missing").text("place", file),
        ParcelFault::Words => Fault::new("own-damaged").text("place", "words.json"),
        ParcelFault::Program(fault) => fault.into(),
        ParcelFault::Journal(fault) => fault.into(),
    })?;
    let mut vault = String::new();
    to_bytes(&parcel.vault, &mut vault);
    let own = parcel.program.hash();
    let before = parcel.programs.iter().filter(|other| other.hash() != own);
    let before: Vec<Value> = before.map(|other| other.to_json().into()).collect();
    Members::new(out)
        .text("program", &parcel.program.to_json())
        .json("before", &Value::Array(before).to_string())
        .text(
            "journal",
            std::str::from_utf8(&parcel.journal).unwrap_or_default(),
        )
        .text("vault", &vault)
        .end();
    Ok(())
}
