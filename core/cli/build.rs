//! Puts the pages of `core/docs/problems` in the command, however many there are.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let missing = || io::Error::other("cargo sets this");
    let folder = Path::new(&env::var_os("CARGO_MANIFEST_DIR").ok_or_else(missing)?).join("../docs/problems");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut pages = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(&folder)? {
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
    let target = Path::new(&env::var_os("OUT_DIR").ok_or_else(missing)?).join("pages.rs");
    fs::write(target, out)
}
