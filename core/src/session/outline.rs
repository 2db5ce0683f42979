//! The JSON forms of a screen (semantics 21).

use serde_json::Value as Json;

use super::awaited::put_waits;
use super::guide::replies;
use super::refusal::Why;
use super::screen::{Asked, EntryDue, Line, Outcome, Place, Recalled, Screen, Shown, Spoken};
use super::words::{Said, filled};
use crate::expr::name::Symbol;
use crate::ground::json::Object;
use crate::ground::limits::TEXT_CHARS;
use crate::ground::number::Number;
use crate::ground::stored::Stored;
use crate::module::plan::{Class, ItemKind};
use crate::program::{Program, number};

impl Screen {
    /// The part without words, the same in every language.
    #[must_use]
    pub fn outline(&self, program: &Program) -> Json {
        let mut screen = Object::default();
        self.begin(program, &mut screen, false);
        if let Some(place) = &self.place {
            put_place(place, false, &mut screen);
            if let Some((_, offers)) = &place.sharing {
                screen.put("offers", list(offers, &|offer| offer.to_json(false)));
            }
            let items = list(&place.items, &|item| {
                let mut members = Object::default();
                put_item(program, item, &mut members);
                let options: Vec<Json> = item
                    .options
                    .iter()
                    .map(|(id, ..)| program.word(*id).into())
                    .collect();
                members.may("options", options);
                members.may("hints", Some(item.hints.len()).filter(|count| *count > 0));
                members.done()
            });
            screen.put("items", items);
            screen.may("diaries", list(&self.diaries, &|due| entry_due(due).done()));
            if place.need.is_some() {
                screen.put(
                    "children",
                    list(&place.children, &|child| {
                        let mut members = Object::default();
                        members.put("step", child.step.as_str());
                        members.put("state", child.state.word());
                        members.done()
                    }),
                );
            }
        }
        screen.done()
    }

    /// All of it: the outline, and words as trees with what fills their holes.
    #[must_use]
    pub fn to_json(&self, program: &Program) -> Json {
        let mut screen = Object::default();
        self.begin(program, &mut screen, true);
        screen.put("language", self.language.as_str());
        screen.put(
            "help",
            list(&self.help, &|line| {
                let mut members = Object::default();
                members.put("title", line.title.to_json());
                members.may("body", maybe(line.body.as_ref()));
                members.may("phone", line.phone.as_deref());
                members.may("link", line.link.as_deref());
                members.done()
            }),
        );
        if let Some(place) = &self.place {
            put_place(place, true, &mut screen);
            put_words(place, &mut screen);
            screen.put("items", list(&place.items, &|item| item_words(program, item)));
            screen.may("diaries", list(&self.diaries, &|due| due_words(program, due)));
        }
        screen.done()
    }

    fn begin(&self, program: &Program, screen: &mut Object, with_words: bool) {
        screen.put("allowed", list(&self.allowed, &|kind| kind.word().into()));
        match &self.guide {
            Some(guide) => guide.put(program, screen, with_words),
            None => {
                screen.put("status", self.status);
                // Replies are between guide and learner; the host needs none.
                screen.may("replies", self.place.as_ref().map(|_| replies(&self.replies)));
            }
        }
    }
}

/// A list, each entry made by one function: not generic, so that there is one of it.
fn list<T>(all: &[T], make: &dyn Fn(&T) -> Json) -> Json {
    Json::Array(all.iter().map(make).collect())
}

fn maybe(said: Option<&Said>) -> Json {
    said.map_or(Json::Null, Said::to_json)
}

/// What both forms have of a place, but its items.
fn put_place(place: &Place, full: bool, screen: &mut Object) {
    screen.put("step", place.step.as_str());
    screen.put("n", place.n);
    screen.put("kind", place.kind);
    if let Some((done, need)) = place.need {
        let mut members = Object::default();
        members.put("done", done);
        members.put("need", need);
        screen.put("need", members.done());
    }
    if let Some(waits) = &place.waits {
        put_waits(waits, full, screen);
    }
}

/// What both forms have of an item, but its options and hints.
fn put_item(program: &Program, item: &Shown, members: &mut Object) {
    members.put("id", item.id.as_str());
    members.put("kind", item.kind);
    members.put("state", item.state.word());
    members.may("required", item.required);
    members.may("invalid", item.invalid);
    members.may("told", list(&item.told, &|step| program.step_id(*step).into()));
    members.may("rule", item.rule.as_ref().map(|(number, _)| *number));
    members.may("checks", list(&item.checks, &|(number, _)| (*number).into()));
    members.may("entries", list(&item.entries, &|(entry, _)| (*entry).into()));
    // An empty set is a value too.
    if let Some(value) = &item.value {
        members.put("value", value.clone());
    }
}

fn item_words(program: &Program, item: &Shown) -> Json {
    let mut members = Object::default();
    put_item(program, item, &mut members);
    members.may("ask", maybe(item.ask.as_ref()));
    members.may("help", maybe(item.help.as_ref()));
    members.may("body", maybe(item.body.as_ref()));
    members.may("options", list(&item.options, &|option| offered(program, option)));
    members.may(
        "rows",
        list(&item.rows, &|(id, label)| named(program, *id, label).done()),
    );
    members.may("points", list(&item.points, &point));
    members.may("unit", item.unit.as_deref());
    members.may("sentence", list(&item.sentence, &|piece| spoken(program, piece)));
    members.may(
        "parts",
        list(&item.parts, &|(id, ask)| {
            let mut part = Object::default();
            part.put("id", *id);
            part.put("ask", ask.to_json());
            part.done()
        }),
    );
    members.may("recalled", list(&item.recalled, &line));
    members.may("entry", list(&item.entry, &|inner| asked(program, inner)));
    members.may(
        "trend",
        list(&item.entries, &|(entry, value)| {
            let mut given = Object::default();
            given.put("entry", *entry);
            given.put("value", value.clone());
            given.done()
        }),
    );
    members.may(
        "feedback",
        maybe(item.rule.as_ref().and_then(|(_, say)| say.as_ref())),
    );
    members.may("fails", list(&item.checks, &|(_, say)| say.to_json()));
    members.may("hints", list(&item.hints, &Said::to_json));
    members.may("more-hints", item.more_hints);
    members.may("awaited", item.awaited);
    members.may("solution", maybe(item.solution.as_ref()));
    members.may("holds", item.holds.map(Why::word));
    members.may("vault", item.vault.as_deref());
    members.put(
        "class",
        match item.class {
            Class::Private => "private",
            Class::Personal => "personal",
        },
    );
    if let Some(found) = program.plan().items.get(item.item.index()) {
        members.may("asks", bounds(&found.kind));
        if let ItemKind::Recall { of } | ItemKind::GoalReview { of, .. } = &found.kind {
            members.put("of", program.item_id(*of));
        }
        members.may("render", found.render.clone());
    }
    members.done()
}

/// Which entry of a diary can be given.
fn entry_due(due: &EntryDue) -> Object {
    let mut members = Object::default();
    members.put("entry", due.entry);
    members.put("item", due.item.as_str());
    members.put("step", due.step.as_str());
    members
}

fn due_words(program: &Program, due: &EntryDue) -> Json {
    let mut members = entry_due(due);
    members.put("date", due.date.to_string());
    members.may("ask", maybe(due.ask.as_ref()));
    members.may("help", maybe(due.help.as_ref()));
    members.put("questions", list(&due.questions, &|inner| asked(program, inner)));
    members.may("vault", due.vault.as_deref());
    members.done()
}

fn offered(program: &Program, (id, label, image): &(Symbol, String, Option<String>)) -> Json {
    let mut option = named(program, *id, label);
    option.may("image", image.as_deref());
    option.done()
}

fn spoken(program: &Program, piece: &Spoken) -> Json {
    let mut members = Object::default();
    match piece {
        Spoken::Text(text) => members.put("text", text.as_str()),
        Spoken::Gap(id, options) => {
            members.put("gap", program.word(*id));
            members.may("options", list(options, &|option| offered(program, option)));
        }
    }
    members.done()
}

pub(super) fn line(of: &Line) -> Json {
    let mut members = Object::default();
    members.may("ask", maybe(of.ask.as_ref()));
    members.may("entry", of.entry);
    members.put("answer", filled(&of.answer));
    members.done()
}

fn named(program: &Program, id: Symbol, label: &str) -> Object {
    let mut members = Object::default();
    members.put("id", program.word(id));
    members.put("label", label);
    members
}

fn point((at, label): &(Number, String)) -> Json {
    let mut point = Object::default();
    point.put("at", *at);
    point.put("label", label.as_str());
    point.done()
}

fn asked(program: &Program, inner: &Asked) -> Json {
    let mut members = Object::default();
    members.put("id", inner.id.as_str());
    members.put("kind", inner.kind);
    members.may("ask", maybe(inner.ask.as_ref()));
    members.may("help", maybe(inner.help.as_ref()));
    members.may(
        "options",
        list(&inner.options, &|(id, label)| named(program, *id, label).done()),
    );
    members.may("vault", inner.vault);
    members.may("asks", inner.bounds.clone());
    members.may("points", list(&inner.points, &point));
    members.may("unit", inner.unit.as_deref());
    members.done()
}

/// What a player needs to ask for a value of a kind: bounds, steps, seconds, media. Nothing for a kind that needs none.
pub(super) fn bounds(kind: &ItemKind) -> Json {
    let mut all = Object::default();
    match kind {
        ItemKind::Choice(options) | ItemKind::Rank(options) => all.may("look", options.look.as_deref()),
        ItemKind::Choices { options, min, max } => {
            all.may("look", options.look.as_deref());
            all.put("min", *min);
            all.may("max", *max);
        }
        ItemKind::Text { max } => all.put("max", *max),
        ItemKind::Words { max, rows } => {
            all.put("max", *max);
            all.may("rows", *rows);
        }
        ItemKind::Number {
            from,
            to,
            step,
            decimals,
            ..
        } => {
            all.put("from", *from);
            all.put("to", *to);
            all.may("step", *step);
            all.put("decimals", *decimals);
        }
        ItemKind::Scale { from, to, step, .. } => {
            all.put("from", *from);
            all.put("to", *to);
            all.put("step", *step);
        }
        ItemKind::Date { from, to } => {
            all.may("from", *from);
            all.may("to", *to);
        }
        ItemKind::Time { from, to } => {
            all.may("from", *from);
            all.may("to", *to);
        }
        ItemKind::Media {
            medium, source, tick, ..
        } => {
            all.put("medium", medium.store());
            all.put("source", source.as_str());
            all.put("tick", *tick);
        }
        ItemKind::Breathe {
            r#in,
            hold,
            out,
            rest,
            rounds,
        } => {
            for (key, count) in [
                ("in", r#in),
                ("hold", hold),
                ("out", out),
                ("rest", rest),
                ("rounds", rounds),
            ] {
                all.put(key, *count);
            }
        }
        ItemKind::Timer { minutes, audio } => {
            all.put("minutes", *minutes);
            all.may("audio", audio.as_deref());
        }
        ItemKind::List { min, max, .. } => {
            all.put("min", *min);
            all.may("max", *max);
        }
        ItemKind::Diary {
            every, times, within, ..
        } => {
            all.put("every", every.word());
            all.put("times", *times);
            all.put("within", *within);
        }
        ItemKind::Checklist { need, .. } => all.may("need", *need),
        ItemKind::Goal { from, to } => {
            all.put("from", *from);
            all.put("to", *to);
            all.put("max", number(TEXT_CHARS));
        }
        ItemKind::GoalReview { from, to, .. } => {
            all.put("from", *from);
            all.put("to", *to);
            all.put("step", 1);
        }
        ItemKind::Plan { .. } => all.put("max", number(TEXT_CHARS)),
        ItemKind::Card { phone, print, .. } => {
            all.may("phone", phone.as_deref());
            all.put("print", *print);
        }
        ItemKind::Confirm
        | ItemKind::Likert { .. }
        | ItemKind::Match { .. }
        | ItemKind::Gap { .. }
        | ItemKind::Recall { .. }
        | ItemKind::Note { .. } => return Json::Null,
    }
    all.done()
}

fn put_words(place: &Place, screen: &mut Object) {
    if let Some((card, offers)) = &place.sharing {
        screen.put("purpose", card.to_json());
        screen.put("offers", list(offers, &|offer| offer.to_json(true)));
    }
    screen.may("title", maybe(place.title.as_ref()));
    screen.may("body", maybe(place.body.as_ref()));
    screen.may("minutes", place.minutes);
    screen.may("image", place.image.as_deref());
    if place.need.is_some() {
        screen.put(
            "children",
            list(&place.children, &|child| {
                let mut members = Object::default();
                members.put("step", child.step.as_str());
                members.put("state", child.state.word());
                members.may("title", maybe(child.title.as_ref()));
                members.may("optional", child.optional);
                members.done()
            }),
        );
    }
    screen.may("scores", list(&place.scores, &outcome));
    screen.may("summary", list(&place.summary, &recalled));
    let (done, left) = place.progress;
    let mut progress = Object::default();
    progress.put("done", done);
    progress.put("least", left.least);
    progress.put("most", left.most);
    screen.put("progress", progress.done());
    screen.may(
        "why",
        list(&place.why, &|because| {
            let mut members = Object::default();
            members.put("item", because.item.as_str());
            members.may("row", because.row);
            members.may("ask", maybe(because.ask.as_ref()));
            members.may("answer", because.answer.as_ref().map(filled));
            members.done()
        }),
    );
}

fn outcome(of: &Outcome) -> Json {
    let mut members = Object::default();
    members.put("scale", of.scale.as_str());
    members.may("title", maybe(of.title.as_ref()));
    members.may("score", of.score.as_deref());
    members.may("band", of.band.as_deref());
    members.may("say", maybe(of.say.as_ref()));
    members.done()
}

fn recalled(of: &Recalled) -> Json {
    let mut members = Object::default();
    match of {
        Recalled::Answer(id, ask, answer) => {
            members.put("item", id.as_str());
            members.may("ask", maybe(ask.as_ref()));
            members.put("answer", filled(answer));
        }
        Recalled::Score(of) => return outcome(of),
        Recalled::Value(id, value) => {
            members.put("value", id.as_str());
            members.put("is", filled(value));
        }
    }
    members.done()
}
