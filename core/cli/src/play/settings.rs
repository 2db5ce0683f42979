//! The settings file of an organisation: names and values in YAML, read with serde.

use std::collections::BTreeMap;
use std::path::Path;

use leerpad::module::plan::Shape;
use leerpad::program::Program;
use serde_json::{Map, Value};

use super::typed;
use super::words;
use crate::failure::Failure;
use crate::files;
use crate::kept::KeptFailure;
use crate::speech::Both;

/// Reads the file, each value in the form that its setting has. Every scalar is text as written, as in a module.
pub(crate) fn read(program: &Program, path: Option<&Path>) -> Result<Map<String, Value>, Failure> {
    let Some(path) = path else { return Ok(Map::new()) };
    let name = files::shown(path);
    let text = files::read(&name)?;
    let written: BTreeMap<String, String> =
        serde_yaml::from_str(&text).map_err(|error| KeptFailure::Settings {
            place: Some(match error.location() {
                Some(at) => format!("{name}:{}", at.line()),
                None => name.clone(),
            }),
            what: Both::new(
                "dit is geen naam met een waarde; schrijf `naam: waarde`, elk op een eigen regel",
                "this is no name with a value; write `name: value`, each on a line of its own",
            ),
        })?;
    let mut settings = Map::new();
    for (id, text) in written {
        let shape = program
            .plan()
            .settings
            .iter()
            .find(|setting| setting.id == id)
            .map(|setting| &setting.shape);
        let value = match shape {
            // An unknown name is refused by the session, in its own words.
            None | Some(Shape::Text | Shape::Choice(_)) => Some(Value::from(text.clone())),
            Some(Shape::Number(..)) => typed::number(&text),
            // As modules and examples of `check` write it, and as people type it.
            Some(Shape::Confirm) => match text.as_str() {
                "true" => Some(true.into()),
                "false" => Some(false.into()),
                _ => typed::truth(words::words(leerpad::ground::language::Language::Nl), &text),
            },
        };
        let value = value.ok_or_else(|| KeptFailure::Settings {
            place: Some(name.clone()),
            what: Both::new(
                format!("`{text}` past niet bij de instelling `{id}`"),
                format!("`{text}` does not fit the setting `{id}`"),
            ),
        })?;
        settings.insert(id, value);
    }
    Ok(settings)
}
