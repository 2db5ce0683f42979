//! What can be written at the cursor: keys, kinds, names, options, words of the table.

use std::collections::BTreeSet;
use std::sync::Arc;

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionItemTextEdit, Documentation, Range, TextEdit,
};
use leerpad::check::names::{Thing, ThingKind};
use leerpad::ground::language::Language;
use leerpad::module::keys::{Family, Key, Of};
use leerpad::module::walk::{Frame, Holder, Walked};

use super::across;
use super::audience;
use super::complete_condition as condition;
use super::complete_entries as entries;
use super::describe;
use super::hover;
use super::place::Units;
use super::skeleton::{Cursor, MARK, Place, marked};
use super::texts::{Reading, Sort, Texts};
use crate::speech::either;

/// One thing that can be written.
pub(super) struct Choice {
    pub(super) label: String,
    pub(super) kind: CompletionItemKind,
    pub(super) detail: String,
    pub(super) more: String,
    /// What is written behind it.
    pub(super) behind: &'static str,
}

impl Choice {
    pub(super) fn word(label: impl Into<String>, kind: CompletionItemKind, detail: &str) -> Self {
        Self {
            label: label.into(),
            kind,
            detail: detail.to_owned(),
            more: String::new(),
            behind: "",
        }
    }
}

/// Everything that is known where a completion is asked for.
pub(super) struct Asked<'a> {
    pub(super) texts: &'a Texts,
    pub(super) name: &'a str,
    /// The file as it is, and as it was when it was last whole.
    pub(super) readings: Vec<Arc<Reading>>,
    pub(super) language: Language,
}

/// As many names are offered at once; of more those that have the letters written so far, as editors match them.
const OFFERED: usize = 200;

/// What can be written.
#[derive(Default)]
pub(super) struct Offer {
    pub(super) items: Vec<CompletionItem>,
    /// Some were left out: the next letter asks again.
    pub(super) is_cut: bool,
}

/// What can be written at a byte of an open text.
pub(super) fn complete(texts: &Texts, name: &str, offset: u32, units: Units, language: Language) -> Offer {
    if texts.sort(name) == Sort::Foreign {
        return Offer::default();
    }
    let Some(source) = texts.source(name) else {
        return Offer::default();
    };
    let Some(cursor) = Cursor::at(source, offset) else {
        return Offer::default();
    };
    let asked = Asked {
        texts,
        name,
        readings: texts.readings(name),
        language,
    };
    let choices = if texts.sort(name) == Sort::Paths {
        super::complete_paths::choices(&asked, &cursor)
    } else {
        module(&asked, &cursor)
    };
    let span = leerpad::ground::span::Span::new(
        0,
        u32::try_from(cursor.word.start).unwrap_or(0),
        u32::try_from(cursor.word.end).unwrap_or(0),
    );
    let range = units.range(source, span);
    let mut seen = BTreeSet::new();
    let mut choices: Vec<Choice> = choices
        .into_iter()
        .filter(|choice| seen.insert(choice.label.clone()))
        .collect();
    let is_cut = choices.len() > OFFERED;
    if is_cut {
        let written = source.text().get(cursor.word.start..offset as usize);
        cut(&mut choices, written.unwrap_or(""));
    }
    let numbered = choices.into_iter().zip(0_u32..);
    Offer {
        items: numbered
            .map(|(choice, number)| item(choice, number, range))
            .collect(),
        is_cut,
    }
}

/// Leaves out what the letters do not fit, and names beyond so many; words of leerpad itself stay.
fn cut(choices: &mut Vec<Choice>, written: &str) {
    let fits = |label: &str| {
        let mut letters = label.chars();
        written.chars().all(|wanted| {
            let wanted = wanted.to_ascii_lowercase();
            letters.any(|letter| letter.to_ascii_lowercase() == wanted)
        })
    };
    let mut left = OFFERED;
    choices.retain(|choice| {
        let is_name = matches!(choice.kind, CompletionItemKind::Field | CompletionItemKind::Event);
        let stays = fits(&choice.label) && (!is_name || left > 0);
        left -= usize::from(stays && is_name);
        stays
    });
}

fn item(choice: Choice, number: u32, range: Range) -> CompletionItem {
    let new_text = format!("{}{}", choice.label, choice.behind);
    CompletionItem {
        kind: Some(choice.kind),
        detail: (!choice.detail.is_empty()).then_some(choice.detail),
        documentation: (!choice.more.is_empty()).then_some(Documentation::String(choice.more)),
        // In the order of the table and of the file.
        sort_text: Some(format!("{number:05}")),
        filter_text: Some(choice.label.clone()),
        text_edit: Some(CompletionItemTextEdit::TextEdit(TextEdit { range, new_text })),
        label: choice.label,
        ..CompletionItem::default()
    }
}

fn module(asked: &Asked<'_>, cursor: &Cursor<'_>) -> Vec<Choice> {
    let mut choices = Vec::new();
    if cursor.is_start() {
        let keyed = marked(cursor.text(": x"), |walked, place| match place {
            Place::Key(frame) => keys(asked, cursor, &frame),
            Place::Entry(entry) => entries::keys(asked, cursor, walked, &entry),
            Place::Value(cell) => values(asked, &cell.of, cell.key, walked, cell.frame),
        });
        choices.extend(keyed.unwrap_or_default());
        // In braces a key comes; a text that begins with one is quoted.
        if cursor.head.contains('-') && !cursor.is_key_in_braces() {
            let named = marked(cursor.text(""), |walked, place| at_value(asked, walked, &place));
            choices.extend(named.unwrap_or_default());
        }
        return choices;
    }
    marked(cursor.text(""), |walked, place| at_value(asked, walked, &place)).unwrap_or_default()
}

fn at_value(asked: &Asked<'_>, walked: &Walked<'_>, place: &Place<'_>) -> Vec<Choice> {
    let Place::Value(cell) = place else {
        return Vec::new();
    };
    let text = cell.node.scalar().map_or("", |scalar| scalar.text.as_str());
    match cell.of {
        Of::Condition | Of::Sum | Of::Required => {
            let mut choices = condition::choices(asked, walked, cell.frame, text);
            if matches!(cell.of, Of::Required) && text.trim() == MARK {
                choices.extend(words(&["true", "false"]));
            }
            choices
        }
        Of::Text => condition::in_text(asked, walked, cell.frame, text),
        Of::Duration => entries::units(walked, cell, text),
        Of::Name if cell.key.name == "module" => entries::files(asked, text),
        of => values(asked, &of, cell.key, walked, cell.frame),
    }
}

fn keys(asked: &Asked<'_>, cursor: &Cursor<'_>, frame: &Frame<'_>) -> Vec<Choice> {
    match frame.holder {
        Holder::Unkind(family) => kinds(asked, family),
        holder => {
            let keys = holder.keys().into_iter();
            let free = keys.filter(|key| {
                let is_written = |entry: &leerpad::syntax::tree::Entry| entry.key.value == key.name;
                !cursor.taken.contains(&key.name)
                    && !frame.node.entries().unwrap_or_default().iter().any(is_written)
            });
            let mut all: Vec<Choice> = free.map(|key| key_choice(asked, key)).collect();
            // What must be there comes first.
            all.sort_by_key(|choice| choice.detail.is_empty());
            all
        }
    }
}

pub(super) fn key_choice(asked: &Asked<'_>, key: &Key) -> Choice {
    let is_nested = |of: &Of| {
        matches!(
            of,
            Of::Map(_)
                | Of::Fields(_)
                | Of::Entries(_)
                | Of::Points
                | Of::List(Of::Fields(_) | Of::Text | Of::Either(_))
        )
    };
    Choice {
        label: key.name.to_owned(),
        kind: CompletionItemKind::Property,
        detail: if key.is_mandatory {
            either(asked.language, "moet er staan", "must be there").to_owned()
        } else {
            String::new()
        },
        more: plain(&hover::key(key, asked.language)),
        behind: if is_nested(&key.of) { ":" } else { ": " },
    }
}

fn kinds(asked: &Asked<'_>, family: &'static Family) -> Vec<Choice> {
    let kinds = family.kinds.iter().filter(|kind| family.takes(kind));
    kinds
        .map(|kind| Choice {
            behind: ": ",
            ..Choice::word(
                kind.word,
                CompletionItemKind::Class,
                either(asked.language, kind.nl, kind.en),
            )
        })
        .collect()
}

pub(super) fn words(words: &[&str]) -> Vec<Choice> {
    words
        .iter()
        .map(|word| Choice::word(*word, CompletionItemKind::EnumMember, ""))
        .collect()
}

/// What a value of this type can be.
fn values(asked: &Asked<'_>, of: &Of, key: &Key, walked: &Walked<'_>, frame: usize) -> Vec<Choice> {
    match of {
        Of::One(some) => words(some),
        Of::Truth => words(&["true", "false"]),
        Of::Missing => words(&["unknown", "zero", "mean-of-answered"]),
        Of::Either(some) => some
            .iter()
            .flat_map(|of| values(asked, of, key, walked, frame))
            .collect(),
        Of::Name => names(asked, key.name, walked, frame),
        Of::Id if key.name == "moment" => asked.things(&|thing| thing.kind == ThingKind::Moment),
        Of::Word if key.name == "default" => asked.options_of(id_of(walked, frame)),
        Of::Word if key.name == "settings" => entries::of_setting(asked, walked, frame),
        _ => match key.of {
            // The key of a list or map whose entry is being written.
            Of::List(Of::Name) | Of::Either(_)
                if matches!(key.name, "next" | "offer" | "what" | "summary") =>
            {
                names(asked, key.name, walked, frame)
            }
            _ => Vec::new(),
        },
    }
}

/// The nearest name around a frame.
pub(super) fn id_of<'a>(walked: &Walked<'a>, frame: usize) -> Option<&'a str> {
    let mut at = Some(frame);
    while let Some(here) = at.and_then(|at| walked.frames.get(at)) {
        if let Some(id) = here.id {
            return Some(id.value);
        }
        at = here.parent;
    }
    None
}

fn names(asked: &Asked<'_>, key: &str, walked: &Walked<'_>, frame: usize) -> Vec<Choice> {
    let is_choice =
        |thing: &Thing| thing.kind == ThingKind::Item && matches!(thing.word, "choice" | "choices");
    let can_show = |thing: &Thing| match thing.kind {
        ThingKind::Item => !matches!(thing.word, "note" | "card" | "recall"),
        kind => matches!(kind, ThingKind::Scale | ThingKind::Value),
    };
    match key {
        "next" | "go" | "otherwise" => {
            let mut steps = asked.things(&|thing| thing.kind == ThingKind::Step);
            let end = either(asked.language, "het einde van de module", "the end of the module");
            steps.push(Choice::word("end", CompletionItemKind::Event, end));
            steps
        }
        "scale" => asked.things(&|thing| thing.kind == ThingKind::Scale),
        "of" => {
            let around = walked.frames.get(frame).map(|frame| frame.holder);
            let is_review = matches!(around, Some(Holder::Kind(_, kind)) if kind.word == "goal-review");
            asked.things(&|thing| match thing.word {
                "goal" => true,
                "note" | "card" | "recall" => false,
                _ => thing.kind == ThingKind::Item && !is_review,
            })
        }
        "options-from" => asked.things(&is_choice),
        "options" => asked.things(&|thing| thing.kind == ThingKind::OptionSet),
        "purpose" => asked.things(&|thing| thing.kind == ThingKind::Purpose),
        "summary" => asked.things(&can_show),
        "offer" | "what" => asked.things(&|thing| can_show(thing) && !audience::is_private(thing)),
        "right" => asked.options_of(id_of(walked, frame)),
        "pairs" => asked.options_of(entries::entry_of(walked, frame)),
        "returns" => asked.in_part(id_of(walked, frame), ThingKind::Value),
        _ => Vec::new(),
    }
}

impl Asked<'_> {
    /// The things of the file that fit.
    pub(super) fn things(&self, fits: &dyn Fn(&Thing) -> bool) -> Vec<Choice> {
        let all = self.readings.iter().flat_map(|reading| reading.names.things());
        all.filter(|thing| fits(thing) && thing.id != MARK && !thing.id.is_empty())
            .map(|thing| self.choice(thing))
            .collect()
    }

    pub(super) fn choice(&self, thing: &Thing) -> Choice {
        let kind = match thing.kind {
            ThingKind::Step => CompletionItemKind::Event,
            ThingKind::Option | ThingKind::Arm | ThingKind::Band => CompletionItemKind::EnumMember,
            ThingKind::Scale | ThingKind::OptionSet => CompletionItemKind::Struct,
            ThingKind::Value => CompletionItemKind::Variable,
            ThingKind::Setting | ThingKind::Fact | ThingKind::Chance => CompletionItemKind::Constant,
            _ => CompletionItemKind::Field,
        };
        let title = thing
            .title
            .as_ref()
            .map_or("", |title| title.value.lines().next().unwrap_or(""));
        Choice {
            more: title.to_owned(),
            ..Choice::word(thing.id.as_str(), kind, describe::kind(thing.kind, self.language))
        }
    }

    /// The options of something of this name, or inside something of the reading itself.
    pub(super) fn options_of(&self, id: Option<&str>) -> Vec<Choice> {
        let Some(id) = id else { return Vec::new() };
        let found = self.readings.iter().find_map(|reading| {
            let names = &reading.names;
            let named = names
                .things()
                .iter()
                .position(|thing| thing.id == id && !thing.kind.is_local());
            let gap = names
                .things()
                .iter()
                .position(|thing| thing.id == id && thing.kind == ThingKind::Gap);
            named.or(gap).map(|of| (reading, of))
        });
        found.map_or_else(Vec::new, |(reading, of)| self.options_in(reading, of))
    }

    /// The options of a thing of a reading.
    pub(super) fn options_in(&self, reading: &Reading, of: usize) -> Vec<Choice> {
        let of = reading.names.whose_options(of);
        let is_option =
            |thing: &Thing| matches!(thing.kind, ThingKind::Option | ThingKind::Arm | ThingKind::Band);
        let children = reading.names.children(of).map(|(_, thing)| thing);
        children
            .filter(|thing| is_option(thing))
            .map(|thing| self.choice(thing))
            .collect()
    }

    /// What stands inside something of the file, of one kind.
    pub(super) fn inside(&self, id: &str, kind: ThingKind) -> Vec<Choice> {
        let found = self.readings.iter().find_map(|reading| {
            let of = reading.names.find(id)?;
            let children = reading.names.children(of).map(|(_, thing)| thing);
            let all: Vec<Choice> = children
                .filter(|thing| thing.kind == kind && thing.id != MARK)
                .map(|thing| self.choice(thing))
                .collect();
            (!all.is_empty()).then_some(all)
        });
        found.unwrap_or_default()
    }

    /// Reflections that are one question of their own.
    pub(super) fn short_reflections(&self) -> Vec<Choice> {
        let of = |reading: &Arc<Reading>| -> Vec<Choice> {
            let things = reading.names.things().iter().enumerate();
            let short = things.filter(|(number, thing)| {
                thing.word == "reflection" && reading.names.children(*number).next().is_none()
            });
            short.map(|(_, thing)| self.choice(thing)).collect()
        };
        self.readings.iter().flat_map(of).collect()
    }

    /// The things of this kind in the file of a part.
    pub(super) fn in_part(&self, part: Option<&str>, kind: ThingKind) -> Vec<Choice> {
        let found = self.readings.iter().find_map(|reading| {
            let number = reading.names.find(part?)?;
            across::part_of(self.texts, reading, number)
        });
        let Some(file) = found else { return Vec::new() };
        let things = file.names.things().iter().filter(|thing| thing.kind == kind);
        things.map(|thing| self.choice(thing)).collect()
    }
}

/// Without the marks of Markdown: what a completion says is plain text.
fn plain(words: &str) -> String {
    words.replace("**", "").replace('`', "").trim().to_owned()
}
