//! What can be written in a file of paths: keys of a path and of an act, names of the module beside it.

use gen_lsp_types::CompletionItemKind;
use leerpad::check::names::{Thing, ThingKind};
use leerpad::ground::source::Source;
use leerpad::syntax::tree::{Node, NodeKind};

use super::complete::{Asked, Choice, words};
use super::paths_names::can_be_answered;
use super::skeleton::{Cursor, MARK};
use crate::paths;

/// The choices at the cursor.
pub(super) fn choices(asked: &Asked<'_>, cursor: &Cursor<'_>) -> Vec<Choice> {
    let Some(module) = asked.texts.module_of(asked.name) else {
        return Vec::new();
    };
    let asked = Asked {
        texts: asked.texts,
        name: asked.name,
        readings: asked.texts.readings(&module),
        language: asked.language,
    };
    let behind = if cursor.is_start() { ": x" } else { "" };
    let source = Source::new("", cursor.text(behind));
    let (tree, _) = leerpad::syntax::parse(&source, 0);
    let mut keys = Vec::new();
    if !under(&tree, &mut keys) {
        return Vec::new();
    }
    let at = |number: usize| keys.get(number).map_or("", String::as_str);
    let is_key = cursor.is_start();
    // Outermost first: `acts`, then the act, then what is in it.
    let inner: Vec<&str> = keys
        .iter()
        .map(String::as_str)
        .skip_while(|key| *key != "acts")
        .skip(1)
        .collect();
    if inner.is_empty() {
        return match at(0) {
            "acts" => acts(),
            "settings" => asked.things(&|thing| thing.kind == ThingKind::Setting),
            "given" => asked.things(&|thing| thing.kind == ThingKind::Fact),
            _ if is_key => keyed(paths::STORY_KEYS),
            _ => Vec::new(),
        };
    }
    let inner: &[&str] = match inner.as_slice() {
        ["guide" | "system", rest @ ..] => rest,
        all => all,
    };
    let steps = |thing: &Thing| thing.kind == ThingKind::Step;
    let items = |thing: &Thing| can_be_answered(thing.kind, thing.word);
    let shown = |thing: &Thing| thing.kind == ThingKind::Item;
    let told = |thing: &Thing| items(thing) || matches!(thing.kind, ThingKind::Scale | ThingKind::Value);
    match inner {
        [] => acts(),
        ["expect"] => keyed(paths::EXPECT_KEYS),
        ["answer"] | ["expect", "options"] => behind_name(asked.things(&items)),
        ["answer", item, ..] | ["expect", "options", item] => asked.options_of(Some(item)),
        ["expect", "score" | "band"] => behind_name(asked.things(&|thing| thing.kind == ThingKind::Scale)),
        ["expect", "band", scale] => asked.options_of(Some(scale)),
        ["expect", "value"] => behind_name(asked.things(&|thing| thing.kind == ThingKind::Value)),
        ["expect", "step" | "here"] | ["go"] => asked.things(&steps),
        ["expect", "contact"] => behind_name(asked.things(&|thing| thing.word == "contact")),
        ["expect", "shows" | "hides"] => asked.things(&shown),
        ["expect", "guide-sees"] | ["share"] => asked.things(&told),
        ["expect", "completed"] => words(&["true", "false"]),
        ["skip" | "decline" | "hint" | "solution"] => asked.things(&items),
        ["unshare" | "consent"] => behind_name(asked.things(&|thing| thing.kind == ThingKind::Purpose)),
        [word] if word.starts_with("contact-") => asked.things(&|thing| thing.word == "contact"),
        _ => Vec::new(),
    }
}

fn keyed(keys: &[&str]) -> Vec<Choice> {
    behind_name(words(keys))
}

fn behind_name(mut choices: Vec<Choice>) -> Vec<Choice> {
    choices.iter_mut().for_each(|choice| choice.behind = ": ");
    choices
}

fn acts() -> Vec<Choice> {
    let mut all = keyed(paths::ACT_KEYS);
    all.extend(
        paths::WORDS
            .iter()
            .map(|word| Choice::word(*word, CompletionItemKind::Keyword, "")),
    );
    all
}

/// The keys under which the mark stands, outermost first; whether it was found.
fn under(node: &Node, keys: &mut Vec<String>) -> bool {
    match &node.kind {
        NodeKind::Scalar(scalar) => scalar.text.contains(MARK),
        NodeKind::List { items, .. } => items.iter().any(|item| under(item, keys)),
        NodeKind::Map { entries, .. } => entries.iter().any(|entry| {
            if entry.key.value == MARK {
                return true;
            }
            keys.push(entry.key.value.clone());
            let found = under(&entry.value, keys);
            if !found {
                keys.pop();
            }
            found
        }),
        NodeKind::Broken => false,
    }
}
