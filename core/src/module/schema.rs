//! The JSON Schema of the module file, made from the table of keys: for editors, so draft-07, which they read best.
//!
//! A schema sees what YAML makes of a file, so a text may also be a number or a truth there (`title: 113`). It is kinder
//! than the checker and never stricter.

use serde_json::{Map as Object, Value as Json, json};

use super::keys::{FAMILIES, Family, Key, Kind, Of, POSITIONS, Position};
use crate::ground::language::Language;

/// The schema, with its descriptions in one language.
///
/// ```
/// use leerpad::ground::language::Language;
/// let schema = leerpad::module::schema::schema(Language::Nl);
/// assert_eq!(schema["definitions"]["option"]["properties"]["alone"]["default"], false);
/// ```
#[must_use]
pub fn schema(language: Language) -> Json {
    let mut definitions = Object::new();
    for (name, definition) in scalars() {
        definitions.insert(name.to_owned(), definition);
    }
    for position in POSITIONS {
        definitions.insert(position.name.to_owned(), fields(position, language));
    }
    for family in FAMILIES {
        definitions.insert(family.name.to_owned(), entry(family, language));
        for kind in here(family) {
            definitions.insert(kind_name(family, kind), kind_fields(family, kind, language));
        }
    }
    json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "leerpad",
        "$ref": "#/definitions/module",
        "definitions": definitions,
    })
}

fn here(family: &Family) -> impl Iterator<Item = &'static Kind> {
    family.kinds.iter().copied().filter(|kind| family.takes(kind))
}

fn kind_name(family: &Family, kind: &Kind) -> String {
    format!("{}-{}", family.name, kind.word)
}

fn refer(name: &str) -> Json {
    json!({ "$ref": format!("#/definitions/{name}") })
}

const ID: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

/// What every scalar type is in a schema.
fn scalars() -> Vec<(&'static str, Json)> {
    let scalar = json!({"type": ["string", "number", "boolean"]});
    vec![
        (
            "id",
            json!({"type": ["string", "number"], "pattern": ID, "maxLength": 64}),
        ),
        ("word", scalar.clone()),
        (
            "text",
            json!({"anyOf": [
                {"type": ["string", "number", "boolean"], "minLength": 1},
                {"type": "object", "minProperties": 1, "propertyNames": {"pattern": LANGUAGE}, "additionalProperties": scalar},
            ]}),
        ),
        ("condition", scalar.clone()),
        ("number", json!({"type": "number"})),
        ("whole", json!({"type": "integer", "minimum": 0})),
        ("truth", json!({"type": "boolean"})),
        (
            "required",
            json!({"anyOf": [{"type": "boolean"}, {"type": "string"}]}),
        ),
        (
            "date",
            json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        ),
        // Some readers take 20:30 for a number to the base of sixty.
        (
            "time",
            json!({"type": ["string", "integer"], "pattern": "^[0-9]{2}:[0-9]{2}$"}),
        ),
        (
            "duration",
            json!({"type": "string", "pattern": "^[1-9][0-9]* (minute|hour|day|week|month|year)s?$"}),
        ),
        (
            "path",
            json!({"type": "string", "pattern": "^[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*$"}),
        ),
        ("link", json!({"type": "string", "minLength": 1})),
        (
            "missing",
            json!({"anyOf": [{"enum": ["unknown", "zero"]}, {"type": "string", "pattern": "^mean-of-answered [0-9]+%$"}]}),
        ),
        (
            "points",
            json!({"type": "object", "propertyNames": {"pattern": "^-?[0-9]+([.][0-9]+)?$"}, "additionalProperties": {"$ref": "#/definitions/text"}}),
        ),
    ]
}

/// The schema of a value. The types nest a few levels in the table and stop there.
fn value(of: &Of) -> Json {
    match of {
        Of::Id => refer("id"),
        Of::Name | Of::Word => refer("word"),
        Of::Text => refer("text"),
        Of::Condition | Of::Sum => refer("condition"),
        Of::Required => refer("required"),
        Of::Number => refer("number"),
        Of::Whole => refer("whole"),
        Of::Truth => refer("truth"),
        Of::Date => refer("date"),
        Of::Time => refer("time"),
        Of::Duration => refer("duration"),
        Of::Path => refer("path"),
        Of::Link => refer("link"),
        Of::Missing => refer("missing"),
        Of::Points => refer("points"),
        Of::Json => json!({}),
        Of::One(words) => json!({ "enum": words.iter().map(|word| as_yaml(word)).collect::<Vec<_>>() }),
        Of::List(of) => json!({"type": "array", "minItems": 1, "items": value(of)}),
        Of::Map(of) => json!({
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": ID},
            "additionalProperties": value(of),
        }),
        Of::Fields(position) => refer(position.name),
        Of::Entries(family) => json!({"type": "array", "minItems": 1, "items": refer(family.name)}),
        Of::Either(some) => json!({ "anyOf": some.iter().map(value).collect::<Vec<_>>() }),
    }
}

/// A word of the table as YAML reads it.
fn as_yaml(word: &str) -> Json {
    match (word, word.parse::<i64>()) {
        ("true", _) => Json::Bool(true),
        ("false", _) => Json::Bool(false),
        (_, Ok(number)) => number.into(),
        _ => word.into(),
    }
}

/// A key with its description. Editors overlook what stands beside a `$ref`, so that goes into a list of one.
fn property(key: &Key, language: Language) -> Json {
    let mut property = match value(&key.of) {
        Json::Object(object) if object.contains_key("$ref") => json!({ "allOf": [object] }),
        other => other,
    };
    let description = match language {
        Language::Nl => key.nl,
        Language::En => key.en,
    };
    if let Json::Object(property) = &mut property {
        property.insert("description".to_owned(), description.into());
        if !key.default.is_empty() {
            property.insert("default".to_owned(), as_yaml(key.default));
        }
    }
    property
}

fn object(
    keys: impl Iterator<Item = &'static Key>,
    description: &str,
    language: Language,
    first: Option<(&str, Json)>,
) -> Json {
    let mut properties = Object::new();
    let mut required: Vec<Json> = Vec::new();
    if let Some((word, id)) = first {
        properties.insert(word.to_owned(), id);
        required.push(word.into());
    }
    for key in keys {
        properties.insert(key.name.to_owned(), property(key, language));
        if key.is_mandatory {
            required.push(key.name.into());
        }
    }
    json!({
        "type": "object",
        "description": description,
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    })
}

fn fields(position: &Position, language: Language) -> Json {
    let description = match language {
        Language::Nl => position.nl,
        Language::En => position.en,
    };
    object(position.keys.iter().copied(), description, language, None)
}

fn kind_fields(family: &Family, kind: &Kind, language: Language) -> Json {
    let every = family.every.iter().filter(|key| family.allows(kind, key));
    let keys = kind.keys.iter().chain(every).copied();
    let id = described(kind, language);
    let description = id
        .get("description")
        .and_then(Json::as_str)
        .unwrap_or("")
        .to_owned();
    object(keys, &description, language, Some((kind.word, id)))
}

fn described(kind: &Kind, language: Language) -> Json {
    let description = match language {
        Language::Nl => kind.nl,
        Language::En => kind.en,
    };
    json!({"allOf": [refer("id")], "description": description})
}

/// An entry of a family: its kind word decides which keys it has. The words stand in `properties` for completion; what
/// follows from each stands behind an `if`, so that a message speaks of that kind alone.
fn entry(family: &Family, language: Language) -> Json {
    let words = here(family).map(|kind| (kind.word.to_owned(), described(kind, language)));
    let one = here(family).map(|kind| json!({ "required": [kind.word] }));
    let all = here(family).map(|kind| {
        json!({
            "if": {"required": [kind.word]},
            "then": refer(&kind_name(family, kind)),
        })
    });
    json!({
        "type": "object",
        "properties": words.collect::<Object<String, Json>>(),
        "anyOf": one.collect::<Vec<_>>(),
        "allOf": all.collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reference_leads_somewhere() {
        for language in [Language::Nl, Language::En] {
            let schema = schema(language);
            let mut rest = vec![&schema];
            while let Some(value) = rest.pop() {
                match value {
                    Json::Array(values) => rest.extend(values),
                    Json::Object(members) => {
                        if let Some(Json::String(target)) = members.get("$ref") {
                            let name = target.strip_prefix("#/definitions/").unwrap();
                            assert!(schema["definitions"].get(name).is_some(), "{name}");
                        }
                        rest.extend(members.values());
                    }
                    _ => {}
                }
            }
        }
    }

    #[test]
    fn a_kind_has_its_own_keys_and_those_of_every_kind() {
        let schema = schema(Language::En);
        let measure = &schema["definitions"]["step-measure"];
        assert_eq!(measure["required"], json!(["measure", "scale"]));
        assert_eq!(measure["additionalProperties"], json!(false));
        assert!(measure["properties"].get("next").is_some());
        assert!(measure["properties"].get("items").is_none());
        assert_eq!(
            schema["definitions"]["item-goal"]["required"],
            json!(["goal", "ask"])
        );
        let note = &schema["definitions"]["item-note"]["properties"];
        assert!(note.get("required").is_none());
    }
}
