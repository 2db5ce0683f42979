//! A schema as types are written: definitions in the order in which they are best read, and what unions share.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::schema::{DEFS, FIRST};

/// A schema, read.
#[derive(Debug)]
pub struct Model {
    /// The definitions in the order in which they are told.
    pub definitions: Vec<Definition>,
}

/// A definition.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its public name.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Its form.
    pub form: Form,
}

/// The form of a definition.
#[derive(Clone, Debug)]
pub enum Form {
    /// An object with these members, those that are always there first.
    Object {
        /// Another object whose members it has too.
        base: Option<String>,
        /// Its own members.
        members: Vec<Member>,
    },
    /// Members that several definitions share; no shape of its own.
    Base(Vec<Member>),
    /// A closed list of words, each with what it means.
    Words(Vec<(String, String)>),
    /// One of several.
    Union(Vec<Type>),
    /// Another type under a name of its own.
    Alias(Type),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Its key.
    pub key: String,
    /// What it is.
    pub about: String,
    /// Its type.
    pub kind: Type,
    /// Whether it is always there.
    pub needed: bool,
}

/// A type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// A definition.
    Named(String),
    /// Any text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// Yes or no.
    Truth,
    /// This word only.
    Word(String),
    /// True only.
    True,
    /// A list.
    List(Box<Type>),
    /// A list of parts, each with a type of its own.
    Parts(Vec<Type>),
    /// An object from the words of a definition, or from any text, to values.
    Map(Option<String>, Box<Type>),
    /// Any JSON.
    Any,
}

impl Model {
    /// Reads a schema, and takes out what the cases of a union share.
    #[must_use]
    pub fn of(schema: &Value) -> Self {
        let mut model = Self::whole(schema);
        for name in FIRST {
            model.share(name);
        }
        model
    }

    /// Reads a schema as it is.
    #[must_use]
    pub fn whole(schema: &Value) -> Self {
        let definitions = schema["$defs"].as_object().expect("definitions");
        let mut order = Vec::new();
        for name in FIRST {
            walk(name, definitions, &mut order);
        }
        assert_eq!(
            order.len(),
            definitions.len(),
            "everything is reached from what hosts begin with"
        );
        let read = order.iter().map(|name| definition(name, &definitions[name]));
        Self {
            definitions: read.collect(),
        }
    }

    /// Takes the members that nearly all cases of a union have out of them, where that makes it shorter.
    fn share(&mut self, union: &str) {
        let known: BTreeMap<&str, &Definition> = self
            .definitions
            .iter()
            .map(|definition| (definition.name.as_str(), definition))
            .collect();
        let mut cases = BTreeSet::new();
        gather(union, &known, &mut cases);
        let mut counts: Vec<(&Member, usize)> = Vec::new();
        for case in &cases {
            let Form::Object { members, .. } = &known[case.as_str()].form else {
                return;
            };
            for member in members {
                match counts.iter_mut().find(|(one, _)| *one == member) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((member, 1)),
                }
            }
        }
        let most = |count: usize| count * 4 >= cases.len() * 3;
        let shared: Vec<Member> = counts
            .into_iter()
            .filter(|(_, count)| most(*count))
            .map(|(member, _)| member.clone())
            .collect();
        if shared.len() * cases.len().saturating_sub(1) < 8 {
            return;
        }
        let base = format!("Every{union}");
        for definition in &mut self.definitions {
            if let Form::Object { base: own, members } = &mut definition.form
                && cases.contains(&definition.name)
                && shared.iter().all(|member| members.contains(member))
            {
                members.retain(|member| !shared.contains(member));
                *own = Some(base.clone());
            }
        }
        let at = self
            .definitions
            .iter()
            .position(|one| one.name == union)
            .expect("a union");
        let about = format!("What nearly every `{union}` has.");
        self.definitions.insert(
            at + 1,
            Definition {
                name: base,
                about,
                form: Form::Base(shared),
            },
        );
    }
}

/// The objects that a union may be.
fn gather(union: &str, known: &BTreeMap<&str, &Definition>, cases: &mut BTreeSet<String>) {
    let Form::Union(any) = &known[union].form else {
        return;
    };
    for one in any {
        if let Type::Named(name) = one {
            match known[name.as_str()].form {
                Form::Union(_) => gather(name, known, cases),
                _ => {
                    cases.insert(name.clone());
                }
            }
        }
    }
}

/// A definition, then what it needs and was not told yet.
fn walk(name: &str, definitions: &Map<String, Value>, order: &mut Vec<String>) {
    if order.iter().any(|one| one == name) {
        return;
    }
    order.push(name.to_owned());
    let mut needs = Vec::new();
    references(&definitions[name], &mut needs);
    // What is told first on its own account waits for its turn.
    for need in needs.iter().filter(|need| !FIRST.contains(&need.as_str())) {
        walk(need, definitions, order);
    }
}

fn references(schema: &Value, found: &mut Vec<String>) {
    match schema {
        Value::Object(members) => {
            found.extend(
                members
                    .get("$ref")
                    .and_then(Value::as_str)
                    .map(|name| name.replace(DEFS, "")),
            );
            members.values().for_each(|member| references(member, found));
        }
        Value::Array(list) => list.iter().for_each(|one| references(one, found)),
        _ => {}
    }
}

fn text(schema: &Value, key: &str) -> String {
    schema[key].as_str().unwrap_or_default().to_owned()
}

fn definition(name: &str, schema: &Value) -> Definition {
    let cases = schema["oneOf"].as_array().or(schema["anyOf"].as_array());
    let form = match cases {
        Some(cases) if cases.iter().all(|case| case["const"].is_string()) => Form::Words(
            cases
                .iter()
                .map(|case| (text(case, "const"), text(case, "description")))
                .collect(),
        ),
        Some(cases) => Form::Union(cases.iter().map(kind).collect()),
        None if schema["properties"].is_object() || schema["additionalProperties"] == false => Form::Object {
            base: None,
            members: members(schema),
        },
        None => Form::Alias(kind(schema)),
    };
    Definition {
        name: name.to_owned(),
        about: text(schema, "description"),
        form,
    }
}

/// The members of an object: its tag, what is always there, what may be.
fn members(schema: &Value) -> Vec<Member> {
    let needed = schema["required"].as_array().cloned().unwrap_or_default();
    let none = Map::new();
    let all = schema["properties"].as_object().unwrap_or(&none);
    let mut members: Vec<Member> = all
        .iter()
        .map(|(key, member)| Member {
            key: key.clone(),
            about: text(member, "description"),
            kind: kind(member),
            needed: needed.contains(&Value::from(key.as_str())),
        })
        .collect();
    members.sort_by_key(|member| (!member.needed, !matches!(member.kind, Type::Word(_))));
    members
}

fn kind(schema: &Value) -> Type {
    if let Some(name) = schema["$ref"].as_str() {
        return Type::Named(name.replace(DEFS, ""));
    }
    match &schema["const"] {
        Value::String(word) => return Type::Word(word.clone()),
        Value::Bool(true) => return Type::True,
        _ => {}
    }
    match schema["type"].as_str() {
        Some("string") => Type::Text,
        Some("integer") => Type::Whole,
        Some("number") => Type::Number,
        Some("boolean") => Type::Truth,
        Some("array") => match schema["prefixItems"].as_array() {
            Some(parts) => Type::Parts(parts.iter().map(kind).collect()),
            None if schema["maxItems"] == 2 => Type::Parts(vec![kind(&schema["items"]); 2]),
            None => Type::List(Box::new(kind(&schema["items"]))),
        },
        Some("object") => {
            let keys = schema["propertyNames"]["$ref"].as_str();
            let value = kind(&schema["additionalProperties"]);
            Type::Map(keys.map(|name| name.replace(DEFS, "")), Box::new(value))
        }
        _ => {
            let said = schema.as_object().map_or(0, |members| members.len());
            assert!(said <= 1, "a type that is not known: {schema}");
            Type::Any
        }
    }
}
