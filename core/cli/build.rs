//! Puts the pages of `core/docs/problems` in the command, however many there are; with the feature `preview` also the page
//! of `leerpad preview`, which npm has made before.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let set = |name| env::var_os(name).ok_or_else(|| io::Error::other("cargo sets this"));
    let (own, target) = (set("CARGO_MANIFEST_DIR")?, set("OUT_DIR")?);
    let (own, target) = (Path::new(&own), Path::new(&target));
    problems(&own.join("../docs/problems"), target)?;
    let page = own.join("../../bindings-wasm/page");
    preview(
        env::var_os("CARGO_FEATURE_PREVIEW").map(|_| page.as_path()),
        target,
    )
}

/// A list of codes with their pages.
fn problems(folder: &Path, target: &Path) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut pages = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|ending| ending == "md")
                && let Some(code) = path.file_stem().and_then(|name| name.to_str())
            {
                pages.push((code.to_owned(), path.clone()));
            }
        }
    }
    pages.sort();
    let mut out = String::from("&[\n");
    for (code, path) in pages {
        println!("cargo::rerun-if-changed={}", path.display());
        let _ = writeln!(
            out,
            "    ({code:?}, include_str!({:?})),",
            path.display().to_string()
        );
    }
    out.push_str("]\n");
    fs::write(target.join("pages.rs"), out)
}

/// A list of names with their files; empty without the feature.
fn preview(page: Option<&Path>, target: &Path) -> io::Result<()> {
    let mut out = String::from("&[\n");
    if let Some(page) = page {
        println!("cargo::rerun-if-changed={}", page.display());
        let entries = fs::read_dir(page).map_err(|_| {
            io::Error::other(
                "the page of `leerpad preview` is not made yet: `npm ci` and `npm run build` in bindings-wasm make it, \
                 and so does `cargo xtask preview FILE`",
            )
        })?;
        let mut files = entries
            .map(|entry| Ok(entry?.path()))
            .collect::<io::Result<Vec<_>>>()?;
        files.sort();
        for path in files {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let _ = writeln!(
                out,
                "    ({name:?}, include_bytes!({:?})),",
                path.display().to_string()
            );
        }
    }
    out.push_str("]\n");
    fs::write(target.join("preview.rs"), out)
}
