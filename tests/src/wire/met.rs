//! Which parts of the schema were met in what the engine writes: each member, each word, each case.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::model::{Definition, Form, Model, Type};

/// The parts of a schema, and those that were met.
pub struct Met {
    definitions: BTreeMap<String, Definition>,
    met: BTreeSet<String>,
}

impl Met {
    /// Nothing was met yet.
    #[must_use]
    pub fn new(schema: &Value) -> Self {
        let definitions = Model::whole(schema).definitions.into_iter();
        Self {
            definitions: definitions
                .map(|definition| (definition.name.clone(), definition))
                .collect(),
            met: BTreeSet::new(),
        }
    }

    /// Walks a value along a definition, if it fits.
    pub fn see(&mut self, name: &str, value: &Value) -> bool {
        let fits = self.fits_name(name, value);
        if fits {
            self.walk_name(name, value);
        }
        fits
    }

    /// What was never met: `StartAct.entry`, `Role: guide`, `Bound: Text`.
    #[must_use]
    pub fn unmet(&self) -> Vec<String> {
        let all = self.definitions.values();
        let all = all.flat_map(|definition| parts(definition, &self.definitions));
        all.filter(|part| !self.met.contains(part)).collect()
    }

    fn fits_name(&self, name: &str, value: &Value) -> bool {
        match &self.definitions[name].form {
            Form::Object { members, .. } | Form::Base(members) => value.as_object().is_some_and(|object| {
                let known = |key: &String| members.iter().any(|member| member.key == *key);
                object.keys().all(known)
                    && members.iter().all(|member| match object.get(&member.key) {
                        Some(value) => self.fits(&member.kind, value),
                        None => !member.needed,
                    })
            }),
            Form::Words(words) => words.iter().any(|(word, _)| value == word),
            Form::Union(cases) => cases.iter().any(|case| self.fits(case, value)),
            Form::Alias(kind) => self.fits(kind, value),
        }
    }

    fn fits(&self, kind: &Type, value: &Value) -> bool {
        match kind {
            Type::Named(name) => self.fits_name(name, value),
            Type::Text => value.is_string(),
            Type::Whole => value.is_i64() || value.is_u64(),
            Type::Number => value.is_number(),
            Type::Truth => value.is_boolean(),
            Type::Word(word) => value == word,
            Type::True => *value == true,
            Type::List(inner) => value
                .as_array()
                .is_some_and(|list| list.iter().all(|one| self.fits(inner, one))),
            Type::Parts(parts) => value.as_array().is_some_and(|list| {
                list.len() == parts.len() && parts.iter().zip(list).all(|(part, one)| self.fits(part, one))
            }),
            Type::Map(words, inner) => value.as_object().is_some_and(|map| {
                let is_word = |key: &String| match words {
                    Some(name) => self.fits_name(name, &Value::from(key.as_str())),
                    None => true,
                };
                map.iter()
                    .all(|(key, value)| is_word(key) && self.fits(inner, value))
            }),
            Type::Any => true,
        }
    }

    fn walk_name(&mut self, name: &str, value: &Value) {
        match self.definitions[name].form.clone() {
            Form::Object { members, .. } | Form::Base(members) => {
                self.met.insert(name.to_owned());
                for member in members {
                    let part = format!("{name}.{}", member.key);
                    let Some(value) = value.get(&member.key) else {
                        self.met.insert(format!("{part} absent"));
                        continue;
                    };
                    if let Some(word) = value.as_str() {
                        self.met.insert(format!("{part}: {word}"));
                    }
                    self.met.insert(part);
                    self.walk(&member.kind, value);
                }
            }
            Form::Words(_) => {
                self.met
                    .insert(format!("{name}: {}", value.as_str().unwrap_or_default()));
            }
            Form::Union(cases) => {
                for case in cases
                    .iter()
                    .filter(|case| self.fits(case, value))
                    .cloned()
                    .collect::<Vec<_>>()
                {
                    self.met.insert(format!("{name}: {case:?}"));
                    self.walk(&case, value);
                }
            }
            Form::Alias(kind) => self.walk(&kind, value),
        }
    }

    fn walk(&mut self, kind: &Type, value: &Value) {
        match kind {
            Type::Named(name) => self.walk_name(name, value),
            Type::List(inner) => {
                for one in value.as_array().into_iter().flatten() {
                    self.walk(inner, one);
                }
            }
            Type::Parts(parts) => {
                for (part, one) in parts.iter().zip(value.as_array().into_iter().flatten()) {
                    self.walk(part, one);
                }
            }
            Type::Map(words, inner) => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    if let Some(words) = words {
                        self.walk_name(words, &Value::from(key.as_str()));
                    }
                    self.walk(inner, value);
                }
            }
            _ => {}
        }
    }
}

/// The parts of a definition that can be met: a member that may be absent is met both ways, one with a word with each.
fn parts(definition: &Definition, all: &BTreeMap<String, Definition>) -> Vec<String> {
    let name = &definition.name;
    match &definition.form {
        Form::Object { members, .. } | Form::Base(members) => {
            let mut parts = vec![name.clone()];
            for member in members {
                let part = format!("{name}.{}", member.key);
                if !member.needed {
                    parts.push(format!("{part} absent"));
                }
                if let Type::Named(kind) = &member.kind
                    && let Form::Words(words) = &all[kind].form
                {
                    parts.extend(words.iter().map(|(word, _)| format!("{part}: {word}")));
                }
                parts.push(part);
            }
            parts
        }
        Form::Words(words) => words.iter().map(|(word, _)| format!("{name}: {word}")).collect(),
        Form::Union(cases) => cases.iter().map(|case| format!("{name}: {case:?}")).collect(),
        Form::Alias(_) => Vec::new(),
    }
}
