//! The JSON forms of a screen (semantics 21).

use serde_json::{Map, Value as Json, json};

use super::refusal::Why;
use super::screen::{Asked, Outcome, Place, Recalled, Screen, Shown};
use super::words::Said;
use crate::module::plan::Class;
use crate::program::Program;
use crate::text::Filled;

impl Screen {
    /// The part without words, the same in every language.
    #[must_use]
    pub fn outline(&self, program: &Program) -> Json {
        let mut members = Map::new();
        let mut put = |key: &str, value: Json| members.insert(key.to_owned(), value);
        put(
            "allowed",
            self.allowed
                .iter()
                .map(|kind| kind.word())
                .collect::<Vec<_>>()
                .into(),
        );
        put("status", self.status.into());
        if let Some(place) = &self.place {
            put("step", place.step.as_str().into());
            put("n", place.n.into());
            put("kind", place.kind.into());
            put(
                "items",
                place
                    .items
                    .iter()
                    .map(|item| item_outline(program, item))
                    .collect(),
            );
            if let Some((done, need)) = place.need {
                let children = place.children.iter();
                let children = children.map(|child| json!({"state": child.state.word(), "step": child.step}));
                put("children", children.collect());
                put("need", json!({"done": done, "need": need}));
            }
        }
        Json::Object(members)
    }

    /// All of it: the outline, and words as trees with what fills their holes.
    #[must_use]
    pub fn to_json(&self, program: &Program) -> Json {
        let mut screen = self.outline(program);
        let Some(members) = screen.as_object_mut() else {
            return screen;
        };
        let help = self.help.iter().map(|line| {
            strip(json!({
                "title": line.title.to_json(),
                "body": line.body.as_ref().map(Said::to_json),
                "phone": line.phone,
                "link": line.link,
            }))
        });
        members.insert("help".to_owned(), help.collect());
        members.insert("language".to_owned(), self.language.as_str().into());
        if let Some(place) = &self.place {
            place_words(place, members);
            let items = place.items.iter().map(|item| item_words(program, item));
            members.insert("items".to_owned(), items.collect());
        }
        screen
    }
}

/// Leaves out what is not there.
fn strip(mut value: Json) -> Json {
    if let Some(members) = value.as_object_mut() {
        members
            .retain(|_, member| !member.is_null() && member.as_array().is_none_or(|list| !list.is_empty()));
    }
    value
}

fn item_outline(program: &Program, item: &Shown) -> Json {
    let options = item
        .options
        .iter()
        .map(|(id, _, _)| program.word(*id))
        .collect::<Vec<_>>();
    strip(json!({
        "id": item.id,
        "kind": item.kind,
        "state": item.state.word(),
        "required": item.required.then_some(true),
        "invalid": item.invalid.then_some(true),
        "options": options,
        "rule": item.rule.as_ref().map(|(number, _)| number),
        "checks": item.checks.iter().map(|(number, _)| number).collect::<Vec<_>>(),
        "hints": (!item.hints.is_empty()).then_some(item.hints.len()),
    }))
    .as_object()
    .map(|members| {
        let mut members = members.clone();
        // An empty set is a value too.
        if let Some(value) = &item.value {
            members.insert("value".to_owned(), value.clone());
        }
        Json::Object(members)
    })
    .unwrap_or_default()
}

fn item_words(program: &Program, item: &Shown) -> Json {
    let mut all = item_outline(program, item);
    let options = item
        .options
        .iter()
        .map(|(id, label, image)| strip(json!({"id": program.word(*id), "label": label, "image": image})));
    let rows = item
        .rows
        .iter()
        .map(|(id, label)| json!({"id": program.word(*id), "label": label}));
    let found = program.plan().items.get(item.item.index());
    let more = strip(json!({
        "ask": item.ask.as_ref().map(Said::to_json),
        "help": item.help.as_ref().map(Said::to_json),
        "body": item.body.as_ref().map(Said::to_json),
        "options": options.collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
        "points": item.points.iter().map(|(at, label)| json!({"at": at, "label": label})).collect::<Vec<_>>(),
        "unit": item.unit,
        "entry": item.entry.iter().map(|inner| asked(program, inner)).collect::<Vec<_>>(),
        "feedback": item.rule.as_ref().and_then(|(_, say)| say.as_ref()).map(Said::to_json),
        "fails": item.checks.iter().map(|(_, say)| say.to_json()).collect::<Vec<_>>(),
        "hints": item.hints.iter().map(Said::to_json).collect::<Vec<_>>(),
        "more-hints": item.more_hints.then_some(true),
        "solution": item.solution.as_ref().map(Said::to_json),
        "holds": item.holds.map(Why::word),
        "vault": item.vault,
        "class": match item.class {
            Class::Private => "private",
            Class::Personal => "personal",
        },
        "asks": found.and_then(|found| serde_json::to_value(bounds(&found.kind)).ok()),
        "render": found.map(|found| found.render.clone()),
    }));
    if let (Some(members), Json::Object(more)) = (all.as_object_mut(), more) {
        members.extend(more);
    }
    all
}

fn asked(program: &Program, inner: &Asked) -> Json {
    let options = inner
        .options
        .iter()
        .map(|(id, label)| json!({"id": program.word(*id), "label": label}));
    strip(json!({
        "id": inner.id,
        "kind": inner.kind,
        "ask": inner.ask.as_ref().map(Said::to_json),
        "help": inner.help.as_ref().map(Said::to_json),
        "options": options.collect::<Vec<_>>(),
        "vault": inner.vault.then_some(true),
    }))
}

/// What a player needs to ask for a value of a kind: bounds, steps, seconds, media.
fn bounds(kind: &crate::module::plan::ItemKind) -> Json {
    use crate::module::plan::ItemKind;
    match kind {
        ItemKind::Choice(options) | ItemKind::Rank(options) => json!({"look": options.look}),
        ItemKind::Choices { options, min, max } => json!({"look": options.look, "min": min, "max": max}),
        ItemKind::Text { max } => json!({"max": max}),
        ItemKind::Words { max, rows } => json!({"max": max, "rows": rows}),
        ItemKind::Number {
            from,
            to,
            step,
            decimals,
            ..
        } => json!({"from": from, "to": to, "step": step, "decimals": decimals}),
        ItemKind::Scale { from, to, step, .. } => json!({"from": from, "to": to, "step": step}),
        ItemKind::Date { from, to } => json!({"from": from, "to": to}),
        ItemKind::Time { from, to } => json!({"from": from, "to": to}),
        ItemKind::Media {
            medium, source, tick, ..
        } => json!({"medium": medium, "source": source, "tick": tick}),
        ItemKind::Breathe {
            r#in,
            hold,
            out,
            rest,
            rounds,
        } => json!({"in": r#in, "hold": hold, "out": out, "rest": rest, "rounds": rounds}),
        ItemKind::Timer { minutes, audio } => json!({"minutes": minutes, "audio": audio}),
        ItemKind::List { min, max, .. } => json!({"min": min, "max": max}),
        ItemKind::Confirm | ItemKind::Likert { .. } | ItemKind::Note { .. } => Json::Null,
    }
}

fn place_words(place: &Place, members: &mut Map<String, Json>) {
    let children = place.children.iter().map(|child| {
        strip(json!({
            "step": child.step,
            "state": child.state.word(),
            "title": child.title.as_ref().map(Said::to_json),
            "optional": child.optional.then_some(true),
        }))
    });
    let (done, left) = place.progress;
    let why = place
        .why
        .iter()
        .map(|(_, row, id)| strip(json!({"item": id, "row": row})));
    let words = strip(json!({
        "title": place.title.as_ref().map(Said::to_json),
        "body": place.body.as_ref().map(Said::to_json),
        "minutes": place.minutes,
        "image": place.image,
        "children": children.collect::<Vec<_>>(),
        "scores": place.scores.iter().map(outcome).collect::<Vec<_>>(),
        "summary": place.summary.iter().map(recalled).collect::<Vec<_>>(),
        "progress": {"done": done, "least": left.least, "most": left.most},
        "why": why.collect::<Vec<_>>(),
    }));
    if let Json::Object(words) = words {
        members.extend(words);
    }
}

fn outcome(of: &Outcome) -> Json {
    strip(json!({
        "scale": of.scale,
        "title": of.title.as_ref().map(Said::to_json),
        "score": of.score,
        "band": of.band,
        "say": of.say.as_ref().map(Said::to_json),
    }))
}

fn filled(fill: &Filled) -> Json {
    match fill {
        Filled::Text(text) => json!({"text": text}),
        Filled::Slot(key) => json!({"slot": key}),
        Filled::Nothing => json!({}),
    }
}

fn recalled(of: &Recalled) -> Json {
    match of {
        Recalled::Answer(id, ask, answer) => strip(json!({
            "item": id,
            "ask": ask.as_ref().map(Said::to_json),
            "answer": filled(answer),
        })),
        Recalled::Score(of) => outcome(of),
        Recalled::Value(id, value) => json!({"value": id, "is": filled(value)}),
    }
}
