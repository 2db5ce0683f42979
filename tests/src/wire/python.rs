//! The types for Python: dictionaries with known keys, as `json.loads` gives them.

use std::fmt::Write as _;

use super::model::{Definition, Form, Member, Model, Type};
use super::typescript::{small, wrap};

/// The longest line.
const WIDTH: usize = 110;

/// Words that Python keeps for itself.
const KEPT: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
    "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// All types as one file.
#[must_use]
pub fn python(model: &Model) -> String {
    let mut out = String::from(
        "# Made from core/docs/wire.schema.json; `LEERPAD_CASES=write cargo test -p leerpad-tests --test wire` makes it \
         anew.\n\"\"\"What crosses between the engine and its hosts, as JSON: types for plain dictionaries.\n\nA key that \
         a type does not require is absent when it says nothing, never ``None``. A union is told apart by its\ntag \
         (``act``, ``fact``, ``refused``, ``kind``), or by which keys are there.\n\"\"\"\n\nfrom __future__ import \
         annotations\n\nfrom typing import Any, Literal, TypeAlias, TypedDict, Union, final\n",
    );
    // A class stands after those it is made from; what is only named may come later.
    let mut names: Vec<&str> = Vec::new();
    for definition in &model.definitions {
        out.push('\n');
        if !matches!(definition.form, Form::Base(_)) {
            names.push(&definition.name);
        }
        match &definition.form {
            Form::Object { base, members } => object(&mut out, definition, base.as_deref(), members, true),
            Form::Base(members) => object(&mut out, definition, None, members, false),
            Form::Words(words) => {
                let list: Vec<String> = words.iter().map(|(word, _)| format!("\"{word}\"")).collect();
                assign(&mut out, &definition.name, "Literal", &list);
                let list = words
                    .iter()
                    .map(|(word, about)| format!("\n- ``{word}``: {}", small(about)));
                say(
                    &mut out,
                    "",
                    &format!("{}{}", definition.about, list.collect::<String>()),
                );
            }
            Form::Union(cases) => {
                let cases: Vec<String> = cases.iter().map(quoted).collect();
                assign(&mut out, &definition.name, "Union", &cases);
                say(&mut out, "", &definition.about);
            }
            Form::Alias(kind) => {
                let _ = writeln!(out, "{}: TypeAlias = {}", definition.name, quoted(kind));
                say(&mut out, "", &definition.about);
            }
        }
    }
    names.sort_unstable();
    let mut out = spaced(&out);
    out.push_str("\n__all__ = [\n");
    for name in names {
        let _ = writeln!(out, "    \"{name}\",");
    }
    out.push_str("]\n");
    out
}

/// The same with two empty lines around classes and one elsewhere.
fn spaced(text: &str) -> String {
    let mut out = String::new();
    let mut empty = 0;
    let mut in_class = false;
    for line in text.lines() {
        if line.is_empty() {
            empty += 1;
            continue;
        }
        let opens = line.starts_with("@final") || line.starts_with("class ");
        let top = !line.starts_with([' ', '}', ')', ']']);
        if empty > 0 {
            let wide = opens || (in_class && top);
            out.push_str(if wide { "\n\n" } else { "\n" });
        }
        in_class = if top { opens } else { in_class };
        empty = 0;
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Classes for an object: one for what is always there, one for what may be; keys that are no names of Python come from
/// a base of their own.
fn object(out: &mut String, definition: &Definition, base: Option<&str>, members: &[Member], is_final: bool) {
    let name = if is_final {
        definition.name.clone()
    } else {
        format!("_{}", definition.name)
    };
    let mut bases: Vec<String> = base.map(|base| format!("_{base}")).into_iter().collect();
    let (needed, maybe): (Vec<&Member>, Vec<&Member>) = members.iter().partition(|member| member.needed);
    for (list, ending, total) in [(&needed, "Keys", ""), (&maybe, "MaybeKeys", "    total=False,\n")] {
        let odd: Vec<&&Member> = list.iter().filter(|member| is_odd(&member.key)).collect();
        if odd.is_empty() {
            continue;
        }
        let own = format!("_{}{ending}", definition.name);
        let _ = writeln!(out, "\n{own} = TypedDict(\n    \"{own}\",\n    {{");
        for member in odd {
            for line in wrap(&member.about, WIDTH - 10) {
                let _ = writeln!(out, "        # {line}");
            }
            let _ = writeln!(out, "        \"{}\": {},", member.key, quoted(&member.kind));
        }
        let _ = writeln!(out, "    }},\n{total})\n");
        bases.push(own);
    }
    let plain = |list: &[&Member]| -> Vec<Member> {
        let plain = list.iter().filter(|member| !is_odd(&member.key));
        plain.map(|member| (*member).clone()).collect()
    };
    let (needed, maybe) = (plain(&needed), plain(&maybe));
    if !needed.is_empty() && !maybe.is_empty() {
        let own = format!("_{}Needed", definition.name);
        class(out, &own, &bases, "", &needed, "", false);
        class(
            out,
            &name,
            &[own],
            "total=False",
            &maybe,
            &definition.about,
            is_final,
        );
    } else if maybe.is_empty() {
        class(out, &name, &bases, "", &needed, &definition.about, is_final);
    } else {
        class(
            out,
            &name,
            &bases,
            "total=False",
            &maybe,
            &definition.about,
            is_final,
        );
    }
}

fn class(
    out: &mut String,
    name: &str,
    bases: &[String],
    total: &str,
    members: &[Member],
    about: &str,
    is_final: bool,
) {
    let mut inside: Vec<&str> = bases.iter().map(String::as_str).collect();
    if inside.is_empty() {
        inside.push("TypedDict");
    }
    if !total.is_empty() {
        inside.push(total);
    }
    out.push('\n');
    if is_final {
        out.push_str("@final\n");
    }
    let _ = writeln!(out, "class {name}({}):", inside.join(", "));
    say(out, "    ", about);
    for (number, member) in members.iter().enumerate() {
        if number > 0 || !about.is_empty() {
            out.push('\n');
        }
        let _ = writeln!(out, "    {}: {}", member.key, written(&member.kind));
        say(out, "    ", &member.about);
    }
    if members.is_empty() && about.is_empty() {
        out.push_str("    pass\n");
    }
    out.push('\n');
}

fn is_odd(key: &str) -> bool {
    key.contains('-') || KEPT.contains(&key)
}

fn assign(out: &mut String, name: &str, of: &str, list: &[String]) {
    let line = format!("{name}: TypeAlias = {of}[{}]", list.join(", "));
    if line.len() <= WIDTH {
        out.push_str(&line);
        out.push('\n');
        return;
    }
    let _ = writeln!(out, "{name}: TypeAlias = {of}[");
    for one in list {
        let _ = writeln!(out, "    {one},");
    }
    out.push_str("]\n");
}

/// A type where Python looks at it only when it is asked to.
fn written(kind: &Type) -> String {
    match kind {
        Type::Named(name) => name.clone(),
        Type::Text => "str".to_owned(),
        Type::Whole => "int".to_owned(),
        Type::Number => "float".to_owned(),
        Type::Truth => "bool".to_owned(),
        Type::Word(word) => format!("Literal[\"{word}\"]"),
        Type::True => "Literal[True]".to_owned(),
        Type::List(inner) => format!("list[{}]", written(inner)),
        // JSON has lists only, and Python no list whose parts have types of their own.
        Type::Parts(parts) => {
            let mut parts: Vec<String> = parts.iter().map(written).collect();
            parts.dedup();
            match parts.as_slice() {
                [one] => format!("list[{one}]"),
                parts => format!("list[Union[{}]]", parts.join(", ")),
            }
        }
        Type::Map(None, value) => format!("dict[str, {}]", written(value)),
        Type::Map(Some(words), value) => format!("dict[{words}, {}]", written(value)),
        Type::Any => "Any".to_owned(),
    }
}

/// A type where Python looks at it at once: names that come later stand in quotes.
fn quoted(kind: &Type) -> String {
    match kind {
        Type::Text | Type::Whole | Type::Number | Type::Truth | Type::Word(_) | Type::True | Type::Any => {
            written(kind)
        }
        kind => format!("\"{}\"", written(kind)),
    }
}

/// A docstring.
fn say(out: &mut String, indent: &str, text: &str) {
    let text = text
        .replace('`', "``")
        .replace("````", "``")
        .replace('\\', "\\\\");
    if text.is_empty() {
        return;
    }
    if !text.contains('\n') && indent.len() + text.chars().count() + 6 <= WIDTH {
        let _ = writeln!(out, "{indent}\"\"\"{text}\"\"\"");
        return;
    }
    let mut lines = text
        .split('\n')
        .flat_map(|line| wrap(line, WIDTH - indent.len() - 3));
    let _ = writeln!(out, "{indent}\"\"\"{}", lines.next().unwrap_or_default());
    for line in lines {
        let _ = writeln!(out, "{}", format!("{indent}{line}").trim_end());
    }
    let _ = writeln!(out, "{indent}\"\"\"");
}
