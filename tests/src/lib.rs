//! What the tests of leerpad share: hostile corpora, the case folder, random modules, and the tools they run.

pub mod cases;
pub mod cores;
pub mod corpora;
pub mod markup;
pub mod pages;
pub mod play;
pub mod private;
pub mod python;
pub mod random;
pub mod reference;
pub mod same;
pub mod sessions;
pub mod shapes;
pub mod upgrades;
pub mod versions;
pub mod walks;
pub mod wire;

use std::path::{Path, PathBuf};

/// The root of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the crate stands in the checkout")
        .to_owned()
}

/// The command `leerpad` as built beside this test.
#[must_use]
pub fn command() -> String {
    let own = std::env::current_exe().expect("a running program has a path");
    let mut folder = own.parent().expect("it stands in a folder").to_owned();
    if folder.ends_with("deps") {
        folder.pop();
    }
    folder.join("leerpad").display().to_string()
}
