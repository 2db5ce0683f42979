//! Files of authors: finding modules, reading them whole, writing them so that a half-written file is never seen.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use leerpad::ground::limits;

use crate::failure::Failure;
use crate::system;

/// How deep folders are searched; a circle of links ends here too.
const FOLDER_DEPTH: usize = 32;

/// The ending of a module's paths.
pub(crate) const PATHS: &str = ".paths.yaml";

/// The modules that paths name: a file as it is, of a folder every `*.yaml` in it that is no paths file.
pub(crate) fn modules(paths: &[PathBuf]) -> Result<Vec<String>, Failure> {
    find(paths, &|name| name.ends_with(".yaml") && !name.ends_with(PATHS))
}

/// The files that paths name: a file as it is, of a folder every file whose name fits. Sorted per folder, each once.
pub(crate) fn find(paths: &[PathBuf], fits: &dyn Fn(&str) -> bool) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for path in paths {
        let metadata = fs::metadata(path).map_err(|error| Failure::file(shown(path), error))?;
        if metadata.is_dir() {
            let before = found.len();
            walk(path, fits, FOLDER_DEPTH, &mut found)?;
            if found.len() == before {
                return Err(Failure::NoModules { path: shown(path) });
            }
        } else {
            found.push(shown(path));
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    found.retain(|name| seen.insert(name.clone()));
    Ok(found)
}

/// The journals in folders: every file but vaults and what an erasing leaves on its way.
pub(crate) fn find_journals(folders: &[PathBuf]) -> Result<Vec<String>, Failure> {
    let fits = |name: &str| {
        ![".vault", ".vault.new", ".erasing"]
            .iter()
            .any(|end| name.ends_with(end))
    };
    find(folders, &fits).map_err(|failure| match failure {
        Failure::NoModules { path } => Failure::NoJournals { path },
        other => other,
    })
}

fn walk(
    folder: &Path,
    fits: &dyn Fn(&str) -> bool,
    depth: usize,
    found: &mut Vec<String>,
) -> Result<(), Failure> {
    if depth == 0 {
        return Ok(());
    }
    let failed = |error| Failure::file(shown(folder), error);
    let mut entries = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        entries.push(entry.map_err(failed)?.path());
    }
    entries.sort();
    for path in entries {
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            walk(&path, fits, depth - 1, found)?;
        } else if fits(&name) {
            found.push(shown(&path));
        }
    }
    Ok(())
}

/// A path as an author knows it: with `/`, without a leading `./`.
pub(crate) fn shown(path: &Path) -> String {
    let mut text = path.to_string_lossy().into_owned();
    if cfg!(windows) {
        text = text.replace('\\', "/");
    }
    let mut rest = text.as_str();
    while let Some(shorter) = rest.strip_prefix("./") {
        rest = shorter.trim_start_matches('/');
    }
    if rest.is_empty() { text } else { rest.to_owned() }
}

/// The whole text of a file.
pub(crate) fn read(path: &str) -> Result<String, Failure> {
    let failed = |error| Failure::file(path, error);
    let file = fs::File::open(path).map_err(failed)?;
    let limit = u64::try_from(limits::SOURCE_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    file.take(limit + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() > limits::SOURCE_BYTES {
        return Err(Failure::TooLarge {
            path: path.to_owned(),
        });
    }
    String::from_utf8(bytes).map_err(|error| {
        let sound = error.utf8_error().valid_up_to();
        let line = 1 + error
            .as_bytes()
            .iter()
            .take(sound)
            .filter(|byte| **byte == b'\n')
            .count();
        Failure::NotText {
            path: path.to_owned(),
            line,
        }
    })
}

/// Writes a new file; refuses when there is one.
pub(crate) fn create(path: &Path, text: &str) -> Result<(), Failure> {
    create_bytes(path, text.as_bytes())
}

/// The same for bytes.
pub(crate) fn create_bytes(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| {
            if error.kind() == std::io::ErrorKind::AlreadyExists {
                Failure::Exists { path: shown(path) }
            } else {
                Failure::file(shown(path), system::of_making(error))
            }
        })?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|error| Failure::file(shown(path), error))
}

/// Puts a text in place of a file's: written whole beside it first, so that the file is always the old or the new one.
pub(crate) fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    // A link is followed, so that it stays a link.
    let path = fs::canonicalize(path).map_err(|error| Failure::file(shown(path), error))?;
    let mut name = path.as_os_str().to_owned();
    name.push(".leerpad-new");
    let beside = PathBuf::from(name);
    let failed = |error| Failure::file(shown(&path), error);
    let written = fs::File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.set_permissions(fs::metadata(&path)?.permissions())?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    });
    if written.is_err() {
        // Best effort: what could not be put in place does not stay behind.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_shown_as_authors_write_them() {
        assert_eq!(shown(Path::new("./modules/a.yaml")), "modules/a.yaml");
        assert_eq!(shown(Path::new(".//a.yaml")), "a.yaml");
        assert_eq!(shown(Path::new("../a.yaml")), "../a.yaml");
        assert_eq!(shown(Path::new("./")), "./");
    }
}
