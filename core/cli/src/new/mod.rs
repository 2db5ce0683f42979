//! `leerpad new`: a small right module with its paths, and comments that teach.

use std::path::{Path, PathBuf};

use leerpad::ground::id;
use leerpad::ground::language::Language;

use crate::failure::Failure;
use crate::files;
use crate::terminal::Terminal;
use crate::{Done, Outcome};

const MODULE_NL: &str = include_str!("module.nl.yaml");
const MODULE_EN: &str = include_str!("module.en.yaml");
const PATHS_NL: &str = include_str!("paths.nl.yaml");
const PATHS_EN: &str = include_str!("paths.en.yaml");

/// Begin a module: writes NAME.yaml and NAME.paths.yaml
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The module's name, such as `beter-slapen`; a folder may stand before it
    name: PathBuf,
}

/// Writes both files, or neither when one of them is there.
pub(crate) fn run(arguments: &Arguments, terminal: &mut Terminal) -> Done {
    let (module, paths, name) = targets(&arguments.name)?;
    for path in [&module, &paths] {
        if path.exists() {
            return Err(Failure::Exists {
                path: files::shown(path),
            });
        }
    }
    let (module_text, paths_text) = match terminal.language() {
        Language::Nl => (MODULE_NL, PATHS_NL),
        Language::En => (MODULE_EN, PATHS_EN),
    };
    files::create(&module, &module_text.replace("NAME", &name))?;
    files::create(&paths, &paths_text.replace("NAME", &name))?;
    let (module, paths) = (files::shown(&module), files::shown(&paths));
    terminal.say(&match terminal.language() {
        Language::Nl => format!(
            "Je module staat in {module}, de paden die hem testen in {paths}.\n\n\
             Zo ga je verder:\n  leerpad check {module}\n  leerpad test {module}\n  leerpad play {module}"
        ),
        Language::En => format!(
            "Your module is in {module}, the paths that test it are in {paths}.\n\n\
             What you can do next:\n  leerpad check {module}\n  leerpad test {module}\n  leerpad play {module}"
        ),
    });
    Ok(Outcome::Clean)
}

/// The two files and the id, from what was typed: `slapen`, `slapen.yaml` or `map/slapen`.
fn targets(typed: &Path) -> Result<(PathBuf, PathBuf, String), Failure> {
    let last = typed
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    let name = last.strip_suffix(".yaml").unwrap_or(&last);
    if id::check(name).is_err() {
        return Err(Failure::BadName {
            name: last.clone(),
            suggestion: id::suggest(name),
        });
    }
    let module = typed.with_file_name(format!("{name}.yaml"));
    let paths = typed.with_file_name(format!("{name}{}", files::PATHS));
    Ok((module, paths, name.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_or_without_its_ending() {
        let (module, paths, name) = targets(Path::new("map/beter-slapen.yaml")).unwrap();
        assert_eq!(module, Path::new("map/beter-slapen.yaml"));
        assert_eq!(paths, Path::new("map/beter-slapen.paths.yaml"));
        assert_eq!(name, "beter-slapen");
        let Err(Failure::BadName { suggestion, .. }) = targets(Path::new("Beter slapen")) else {
            panic!()
        };
        assert_eq!(suggestion.as_deref(), Some("beter-slapen"));
    }
}
