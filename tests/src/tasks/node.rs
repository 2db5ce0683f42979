//! The npm package: built, installed and tried as its users would.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use leerpad_tests::root;

/// Where Debian puts the browser, and the database that the portal is tried on.
const PACKAGES: &[(&str, &str)] = &[
    ("/usr/bin/chromium", "chromium"),
    ("/usr/lib/postgresql", "postgresql"),
];
/// The portal that portal developers begin from.
const PORTAL: &str = "examples/portal";

/// Every test of it, its sizes last.
pub(crate) fn test() -> Result<(), String> {
    target()?;
    for studio in [&[][..], &["--features", "studio"]] {
        step(&["cargo", "test", "--locked", "-p", "leerpad-wasm"], studio)?;
        step(
            &[
                "cargo",
                "clippy",
                "--locked",
                "--target",
                "wasm32-unknown-unknown",
            ],
            &[&["-p", "leerpad-wasm"], studio, &["--", "-D", "warnings"]].concat(),
        )?;
    }
    build()?;
    // With the page that was built just now: what its test starts.
    step(
        &[
            "cargo",
            "build",
            "--locked",
            "-p",
            "leerpad-cli",
            "--features",
            "preview",
        ],
        &[],
    )?;
    let lacking: Vec<&str> = PACKAGES
        .iter()
        .filter(|(place, _)| !Path::new(place).exists())
        .map(|&(_, package)| package)
        .collect();
    if !lacking.is_empty() {
        step(&["apt-get", "update"], &[])?;
        let install = ["apt-get", "install", "-y", "--no-install-recommends"];
        step(&install, &lacking)?;
    }
    step(&["npm", "test"], &[])?;
    portal()?;
    step(&["npm", "run", "size"], &[])
}

/// The portal of the examples, installed as its lock says and worked through in browsers.
fn portal() -> Result<(), String> {
    if !is_installed(PORTAL) {
        step(&["npm", "--prefix", PORTAL, "ci"], &["--no-audit", "--no-fund"])?;
    }
    step(&["npm", "--prefix", PORTAL, "test"], &[])
}

/// Builds the package as it is now.
pub(super) fn build() -> Result<(), String> {
    target()?;
    if !is_installed(".") {
        step(&["npm", "ci", "--no-audit", "--no-fund"], &[])?;
    }
    step(&["npm", "run", "build"], &[])
}

/// The page of `leerpad preview`, built when it is not what its sources say.
pub(super) fn page() -> Result<(), String> {
    let built = folder()
        .join("page/player.wasm")
        .metadata()
        .and_then(|about| about.modified());
    let sources = [
        "core/src",
        "bindings-wasm/src",
        "bindings-wasm/ts",
        "bindings-wasm/preview",
        "bindings-wasm/build.mjs",
        "bindings-wasm/package-lock.json",
        "Cargo.lock",
    ];
    let is_fresh = built.is_ok_and(|built| {
        sources
            .iter()
            .all(|path| newest(&root().join(path)).is_some_and(|changed| changed <= built))
    });
    if is_fresh { Ok(()) } else { build() }
}

/// When anything at a path was changed last.
fn newest(path: &Path) -> Option<SystemTime> {
    if !path.is_dir() {
        return path.metadata().and_then(|about| about.modified()).ok();
    }
    let entries = path.read_dir().ok()?;
    entries
        .map(|entry| newest(&entry.ok()?.path()))
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .max()
}

fn target() -> Result<(), String> {
    step(&["rustup", "target", "add", "wasm32-unknown-unknown"], &[])
}

/// Whether what npm last installed in a folder is what the lock there says.
fn is_installed(place: &str) -> bool {
    let changed = |path: &str| folder().join(place).join(path).metadata()?.modified();
    let installed = changed("node_modules/.package-lock.json");
    installed.is_ok_and(|installed| changed("package-lock.json").is_ok_and(|locked| locked <= installed))
}

fn folder() -> PathBuf {
    root().join("bindings-wasm")
}

/// Runs a command in the folder of the package, and says which.
fn step(command: &[&str], further: &[&str]) -> Result<(), String> {
    let words = [command, further].concat();
    let line = words.join(" ");
    println!("$ cd bindings-wasm; {line}");
    let Some((program, arguments)) = words.split_first() else {
        return Ok(());
    };
    match Command::new(program)
        .args(arguments)
        .current_dir(folder())
        .env("LEERPAD_COMMAND", leerpad_tests::command())
        .status()
    {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{line} ended with {status}")),
        Err(error) => Err(format!("{line} could not be run: {error}")),
    }
}
