//! The types for TypeScript.

use std::fmt::Write as _;

use super::model::{Form, Member, Model, Type};

/// The longest line.
const WIDTH: usize = 110;

/// All types as one file.
#[must_use]
pub fn typescript(model: &Model) -> String {
    let mut out = String::from(
        "// What crosses between the engine and its hosts, as JSON. A member with `?` is absent when it says nothing, \
         never null.\n// Made from core/docs/wire.schema.json; `LEERPAD_CASES=write cargo test -p leerpad-tests --test \
         wire` makes it anew.\n",
    );
    for definition in &model.definitions {
        let name = &definition.name;
        out.push('\n');
        match &definition.form {
            // An interface without members would take anything.
            Form::Object { base: None, members } if members.is_empty() => {
                about(&mut out, "", &definition.about);
                let _ = writeln!(out, "export type {name} = Record<string, never>;");
            }
            Form::Object { base, members } => {
                about(&mut out, "", &definition.about);
                let _ = write!(out, "export interface {name}");
                if let Some(base) = base {
                    let _ = write!(out, " extends {base}");
                }
                body(&mut out, members);
            }
            Form::Base(members) => {
                about(&mut out, "", &definition.about);
                let _ = write!(out, "interface {name}");
                body(&mut out, members);
            }
            Form::Words(words) => {
                let list = words
                    .iter()
                    .map(|(word, about)| format!("\n- `{word}`: {}", small(about)));
                about(
                    &mut out,
                    "",
                    &format!("{}{}", definition.about, list.collect::<String>()),
                );
                let words = words.iter().map(|(word, _)| format!("\"{word}\""));
                union(&mut out, name, &words.collect::<Vec<_>>());
            }
            Form::Union(cases) => {
                about(&mut out, "", &definition.about);
                union(&mut out, name, &cases.iter().map(written).collect::<Vec<_>>());
            }
            Form::Alias(kind) => {
                about(&mut out, "", &definition.about);
                let _ = writeln!(out, "export type {name} = {};", written(kind));
            }
        }
    }
    out
}

fn body(out: &mut String, members: &[Member]) {
    if members.is_empty() {
        out.push_str(" {}\n");
        return;
    }
    out.push_str(" {\n");
    for member in members {
        about(out, "  ", &member.about);
        let is_name = member
            .key
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let quote = if is_name { "" } else { "\"" };
        let mark = if member.needed { "" } else { "?" };
        let _ = writeln!(
            out,
            "  {quote}{}{quote}{mark}: {};",
            member.key,
            written(&member.kind)
        );
    }
    out.push_str("}\n");
}

fn union(out: &mut String, name: &str, cases: &[String]) {
    let line = format!("export type {name} = {};", cases.join(" | "));
    if line.len() <= WIDTH {
        out.push_str(&line);
        out.push('\n');
        return;
    }
    let _ = write!(out, "export type {name} =");
    for case in cases {
        let _ = write!(out, "\n  | {case}");
    }
    out.push_str(";\n");
}

fn written(kind: &Type) -> String {
    match kind {
        Type::Named(name) => name.clone(),
        Type::Text => "string".to_owned(),
        Type::Whole | Type::Number => "number".to_owned(),
        Type::Truth => "boolean".to_owned(),
        Type::Word(word) => format!("\"{word}\""),
        Type::True => "true".to_owned(),
        Type::List(inner) => format!("{}[]", written(inner)),
        Type::Parts(parts) => format!("[{}]", parts.iter().map(written).collect::<Vec<_>>().join(", ")),
        Type::Map(None, value) => format!("{{ [name: string]: {} }}", written(value)),
        Type::Map(Some(words), value) => format!("Record<{words}, {}>", written(value)),
        Type::Any => "unknown".to_owned(),
    }
}

/// A comment, on one line if it fits there.
fn about(out: &mut String, indent: &str, text: &str) {
    if text.is_empty() {
        return;
    }
    if !text.contains('\n') && indent.len() + text.len() + 7 <= WIDTH {
        let _ = writeln!(out, "{indent}/** {text} */");
        return;
    }
    let _ = writeln!(out, "{indent}/**");
    for line in text
        .split('\n')
        .flat_map(|line| wrap(line, WIDTH - indent.len() - 3))
    {
        let _ = writeln!(out, "{}", format!("{indent} * {line}").trim_end());
    }
    let _ = writeln!(out, "{indent} */");
}

/// A text in lines of a width.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("one at least");
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

/// A sentence as it stands behind a colon.
pub(super) fn small(text: &str) -> String {
    let text = text.strip_suffix('.').unwrap_or(text);
    let mut signs = text.chars();
    signs
        .next()
        .map_or_else(String::new, |first| first.to_lowercase().chain(signs).collect())
}
