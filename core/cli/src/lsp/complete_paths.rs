//! What can be written in a file of paths: keys of a path and of an act, names of the module beside it.

use std::sync::Arc;

use gen_lsp_types::CompletionItemKind;
use leerpad::check::names::{Role, Thing, ThingKind};
use leerpad::ground::source::Source;
use leerpad::module::keys::{FAMILIES, Of};
use leerpad::module::walk::walk;
use leerpad::syntax::tree::{Node, NodeKind};

use super::across;
use super::complete::{Asked, Choice, words};
use super::paths_names::{answered, can_be_answered};
use super::skeleton::{Cursor, MARK};
use super::texts::Reading;
use crate::paths;

const TRUTH: &[&str] = &["true", "false"];

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
    // Outermost first: `acts`, then the act, then what is in it.
    let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
    let inner: Vec<&str> = keys
        .iter()
        .copied()
        .skip_while(|key| *key != "acts")
        .skip(1)
        .collect();
    match inner.as_slice() {
        [] => outside(&asked, &keys, cursor.is_start()),
        ["guide"] => keyed(paths::GUIDE),
        ["system"] => keyed(paths::SYSTEM),
        ["guide" | "system", rest @ ..] => act(&asked, rest, cursor.is_start()),
        all => act(&asked, all, cursor.is_start()),
    }
}

/// Before the acts.
fn outside(asked: &Asked<'_>, keys: &[&str], is_key: bool) -> Vec<Choice> {
    match keys {
        ["acts"] => acts(),
        ["settings"] => behind_name(asked.things(&|thing| thing.kind == ThingKind::Setting)),
        ["given"] => behind_name(asked.things(&|thing| thing.kind == ThingKind::Fact)),
        ["settings" | "given", name] => constant(asked, name),
        _ if is_key => keyed(paths::STORY_KEYS),
        _ => Vec::new(),
    }
}

/// In an act: its key, then what is in it.
fn act(asked: &Asked<'_>, inner: &[&str], is_key: bool) -> Vec<Choice> {
    let steps = |thing: &Thing| thing.kind == ThingKind::Step;
    let items = |thing: &Thing| can_be_answered(thing.kind, thing.word);
    let shown = |thing: &Thing| thing.kind == ThingKind::Item;
    let told = |thing: &Thing| items(thing) || matches!(thing.kind, ThingKind::Scale | ThingKind::Value);
    let contacts = |thing: &Thing| thing.word == "contact";
    let answered = || {
        let mut all = asked.things(&items);
        all.extend(asked.short_reflections());
        all
    };
    match inner {
        ["expect"] => keyed(paths::EXPECT_KEYS),
        ["answer"] => behind_name(answered()),
        ["expect", "options"] => behind_name(asked.things(&items)),
        ["answer", item] => answer(asked, item, is_key),
        ["answer", item, within] => answer_within(asked, item, within),
        ["expect", "options", item] | ["expect", "band", item] => options(asked, item),
        ["expect", "score" | "band"] => behind_name(asked.things(&|thing| thing.kind == ThingKind::Scale)),
        ["expect", "value"] => behind_name(asked.things(&|thing| thing.kind == ThingKind::Value)),
        ["expect", "step" | "here"] | ["go"] => asked.things(&steps),
        ["expect", "contact"] => behind_name(asked.things(&contacts)),
        ["expect", "shows" | "hides"] => asked.things(&shown),
        ["expect", "guide-sees"] | ["share"] => asked.things(&told),
        ["expect", "completed"] | ["consent", _] => words(TRUTH),
        ["skip" | "decline"] => answered(),
        ["hint" | "solution"] => asked.things(&items),
        ["unshare" | "consent"] => behind_name(asked.things(&|thing| thing.kind == ThingKind::Purpose)),
        ["unshare", purpose] => offered(asked, purpose),
        ["release"] => asked.things(&|thing| thing.word == "wait"),
        ["contact-held" | "contact-decline"] => asked.things(&contacts),
        [word] if word.starts_with("contact-") => behind_name(asked.things(&contacts)),
        ["contact-ask" | "contact-offer", contact] => forms(asked, contact),
        ["contact-held", contact, "form"] => forms(asked, contact),
        ["contact-held", _] if is_key => keyed(&["form", "count"]),
        _ => Vec::new(),
    }
}

/// Something of the module, or of a part of it, by the name that paths have for it.
fn found(asked: &Asked<'_>, name: &str) -> Option<(Arc<Reading>, usize)> {
    asked.readings.iter().find_map(|reading| {
        let (file, own) = match name.rsplit_once('/') {
            Some((part, own)) => (across::inside(asked.texts, Arc::clone(reading), part)?, own),
            None => (Arc::clone(reading), name),
        };
        let thing = file.names.find(own)?;
        Some((file, thing))
    })
}

fn options(asked: &Asked<'_>, name: &str) -> Vec<Choice> {
    found(asked, name).map_or_else(Vec::new, |(file, thing)| asked.options_in(&file, thing))
}

/// The values of a setting or fact.
fn constant(asked: &Asked<'_>, name: &str) -> Vec<Choice> {
    let options = options(asked, name);
    let is_truth = || {
        let (file, thing) = found(asked, name)?;
        let whole = file.names.things().get(thing)?.whole;
        Some(file.source.slice(whole).contains("type: confirm"))
    };
    if options.is_empty() && is_truth() == Some(true) {
        words(TRUTH)
    } else {
        options
    }
}

/// What an answer begins with: rows, questions or places of an item that has them, else a value.
fn answer(asked: &Asked<'_>, item: &str, is_key: bool) -> Vec<Choice> {
    let Some((file, thing)) = found(asked, item) else {
        return Vec::new();
    };
    let word = file.names.things().get(thing).map_or("", |thing| thing.word);
    match word {
        "likert" | "match" | "gap" | "list" | "diary" => {
            let has_values = |kind| matches!(kind, ThingKind::Row | ThingKind::Question | ThingKind::Gap);
            let children = file.names.children(thing).map(|(_, child)| child);
            let inside = children.filter(|child| is_key && has_values(child.kind));
            behind_name(inside.map(|child| asked.choice(child)).collect())
        }
        "plan" if is_key => keyed(&["if", "then", "when-day"]),
        word => value(asked, &file, thing, word),
    }
}

/// The value beside a row, question or place.
fn answer_within(asked: &Asked<'_>, item: &str, within: &str) -> Vec<Choice> {
    let Some((file, thing)) = found(asked, item) else {
        return Vec::new();
    };
    let of = answered(&file.names, thing, within);
    let word = file.names.things().get(of).map_or("", |thing| thing.word);
    value(asked, &file, of, word)
}

fn value(asked: &Asked<'_>, file: &Reading, of: usize, word: &str) -> Vec<Choice> {
    if matches!(word, "confirm" | "media" | "breathe" | "timer") {
        words(TRUTH)
    } else {
        asked.options_in(file, of)
    }
}

/// What the share steps for a purpose offer.
fn offered(asked: &Asked<'_>, purpose: &str) -> Vec<Choice> {
    let of = |reading: &Arc<Reading>| {
        let names = &reading.names;
        let shares = names.uses_of(names.purpose(purpose)?);
        let steps: Vec<_> = shares.filter_map(|used| used.within).collect();
        let offers = names.uses().iter().filter(|used| {
            used.role == Role::Offered && used.within.is_some_and(|within| steps.contains(&within))
        });
        let all = offers.filter_map(|used| names.things().get(used.thing));
        Some(all.map(|thing| asked.choice(thing)).collect::<Vec<_>>())
    };
    asked.readings.iter().find_map(of).unwrap_or_default()
}

/// The forms that a contact has: its own, else those of the module, else all there are.
fn forms(asked: &Asked<'_>, contact: &str) -> Vec<Choice> {
    let own = found(asked, contact).and_then(|(file, thing)| {
        let span = file.names.things().get(thing)?.span;
        let walked = walk(&file.tree);
        let mut frames = walked.frames.iter();
        let frame = frames.find(|frame| frame.id.is_some_and(|id| id.span == span))?;
        let of_module = || file.tree.get("blend")?.get("meet");
        let items = frame.node.get("forms").or_else(of_module)?.items()?;
        let listed = items.iter().filter_map(|item| Some(item.scalar()?.text.as_str()));
        Some(words(&listed.collect::<Vec<_>>()))
    });
    own.unwrap_or_else(|| {
        let kinds = FAMILIES.iter().find_map(|family| family.kind("contact"));
        let mut keys = kinds.map_or(&[][..], |kind| kind.keys).iter();
        match keys.find(|key| key.name == "forms").map(|key| key.of) {
            Some(Of::List(Of::One(all))) => words(all),
            _ => Vec::new(),
        }
    })
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
