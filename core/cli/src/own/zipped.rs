//! The files in one zip file, and out of it again. What comes in is trusted in nothing: only the names that are written here
//! are read, once each, and never more bytes than such a file can have.

use std::fs::File as OnDisk;
use std::io::{self, Cursor, Read, Write};
use std::path::Path;

use leerpad::ground::moment::Moment;
use leerpad::report::own::{FILES, File};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::failure::Failure;
use crate::files;
use crate::speech::Both;

/// The most bytes that a zip file is read of.
const MOST_BYTES: u64 = 512 * 1024 * 1024;

/// Whether a path names a zip file.
pub(super) fn is_zip(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("zip"))
}

/// Writes a new zip file. The same files give the same bytes: nothing is packed tighter than it is, and all get the time at
/// which something last happened.
pub(super) fn write(target: &Path, packed: &[File], last: Option<Moment>) -> Result<(), Failure> {
    let fault = |error: ZipError| {
        let error = match error {
            ZipError::Io(error) => error,
            _ => io::Error::other(Both::new(
                "dit past niet in een zip-bestand; noem een map",
                "this does not fit in a zip file; name a folder",
            )),
        };
        Failure::file(files::shown(target), error)
    };
    let time = last.and_then(clock).unwrap_or_default();
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .unix_permissions(0o644)
        .last_modified_time(time);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for file in packed {
        writer.start_file(file.name, options).map_err(fault)?;
        writer
            .write_all(&file.bytes)
            .map_err(|error| Failure::file(files::shown(target), error))?;
    }
    let bytes = writer.finish().map_err(fault)?.into_inner();
    files::create_bytes(target, &bytes)
}

/// The local time, as a zip file has it: in steps of two seconds, from 1980.
fn clock(last: Moment) -> Option<DateTime> {
    let (year, month, day) = last.date().civil();
    let minutes = last.time().minutes();
    DateTime::from_date_and_time(
        u16::try_from(year).ok()?,
        u8::try_from(month).ok()?,
        u8::try_from(day).ok()?,
        u8::try_from(minutes / 60).ok()?,
        u8::try_from(minutes % 60).ok()?,
        0,
    )
    .ok()
}

/// Reads a zip file.
pub(super) fn read(source: &Path) -> Result<Vec<File>, Failure> {
    let shown = || files::shown(source);
    let foreign = |_| Failure::Foreign { path: shown() };
    let on_disk = OnDisk::open(source).map_err(|error| Failure::file(shown(), error))?;
    let length = on_disk
        .metadata()
        .map_err(|error| Failure::file(shown(), error))?
        .len();
    if length > MOST_BYTES {
        return Err(Failure::Foreign { path: shown() });
    }
    let mut archive = ZipArchive::new(on_disk).map_err(foreign)?;
    if archive.len() > FILES.len() {
        return Err(Failure::Foreign { path: shown() });
    }
    let mut found: Vec<File> = Vec::new();
    for at in 0..archive.len() {
        let entry = archive.by_index(at).map_err(foreign)?;
        let own = entry.name().map_err(foreign)?.into_owned();
        let known = FILES.into_iter().find(|(name, _)| *name == own);
        let Some((name, most)) = known.filter(|(name, _)| found.iter().all(|file| file.name != *name)) else {
            return Err(Failure::Foreign { path: shown() });
        };
        let most = u64::try_from(most).unwrap_or(u64::MAX);
        let mut bytes = Vec::new();
        // What a file says of its size is not believed: what comes out is counted.
        entry
            .take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Failure::Foreign { path: shown() })?;
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > most {
            return Err(Failure::Foreign { path: shown() });
        }
        found.push(File { name, bytes });
    }
    Ok(found)
}
