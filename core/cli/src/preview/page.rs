//! The files of the page: in the command when it was built with the feature `preview`, or those of a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use hyper::body::Bytes;

use crate::failure::Failure;
use crate::files;

/// What npm made, at build time.
static BUILT_IN: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/preview.rs"));

/// What the page itself and the media of a module may be, by the ending of their names.
const KINDS: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("mp3", "audio/mpeg"),
    ("m4a", "audio/mp4"),
    ("ogg", "audio/ogg"),
    ("wav", "audio/wav"),
    ("mp4", "video/mp4"),
    ("webm", "video/webm"),
];

/// All files of the page. They are read once, so no address can lead anywhere else.
pub(super) struct Page(BTreeMap<String, Bytes>);

impl Page {
    /// The page that this command was built with; empty without the feature.
    pub(super) fn built_in() -> Self {
        let files = BUILT_IN
            .iter()
            .map(|(name, bytes)| ((*name).to_owned(), Bytes::from_static(bytes)));
        Self(files.collect())
    }

    /// The files in a folder.
    pub(super) fn of(folder: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::file(files::shown(folder), error);
        let mut found = BTreeMap::new();
        for entry in fs::read_dir(folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            if path.is_file() {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                found.insert(name.into_owned(), fs::read(&path).map_err(failed)?.into());
            }
        }
        Ok(Self(found))
    }

    /// Whether there is no page at all.
    pub(super) fn is_empty(&self) -> bool {
        !self.0.contains_key("index.html")
    }

    /// A file with its type.
    pub(super) fn file(&self, name: &str) -> Option<(Bytes, &'static str)> {
        Some((self.0.get(name)?.clone(), kind(name)?))
    }
}

/// The media type of a file, where it is one that a page or a module may have.
pub(super) fn kind(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    KINDS
        .iter()
        .find(|(known, _)| *known == ending)
        .map(|(_, kind)| *kind)
}
