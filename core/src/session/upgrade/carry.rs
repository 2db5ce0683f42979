//! Answers carried from one version of a module to another: each is judged as if it were given now, for type and range
//! (semantics 31.3). What does not fit is split off and parked as it is.

use serde_json::{Map, Value as Json};

use super::heirs::{Heir, Heirs};
use crate::ground::json::{Object, without};
use crate::module::plan::{Choice, Fits, Item, ItemKind};
use crate::program::Program;
use crate::session::diary::Plan;
use crate::session::entry::value_json;
use crate::session::value::{self, Answer};

/// What a visit holds of an item, in two: what fits the new item, and what does not, with why.
#[derive(Default)]
pub(super) struct Split {
    pub(super) kept: Map<String, Json>,
    pub(super) lost: Map<String, Json>,
    pub(super) why: Option<&'static str>,
}

impl Split {
    fn lose(mut self, all: &Map<String, Json>, why: &'static str) -> Self {
        self.kept.clear();
        self.lost.clone_from(all);
        self.why = Some(why);
        self
    }
}

/// An item as it was and as it is.
pub(super) struct Carrier<'a> {
    pub(super) heirs: Heirs<'a>,
    pub(super) old: Option<&'a Item>,
    pub(super) new: &'a Item,
}

/// Whether something was answered, skipped or declined there.
pub(super) fn is_given(slot: &Map<String, Json>) -> bool {
    ["answer", "declined", "entries", "skipped"]
        .iter()
        .any(|key| slot.contains_key(*key))
}

impl Carrier<'_> {
    /// What fits of what a visit holds of the item.
    pub(super) fn split(&self, slot: &Map<String, Json>) -> Split {
        let mut split = Split::default();
        if self.new.kind.is_to_read() {
            return split.lose(slot, "wrong-type");
        }
        split.kept.clone_from(slot);
        let diary = Plan::of(self.new);
        if let Some(answer) = slot.get("answer") {
            if diary.is_some() {
                return split.lose(slot, "wrong-type");
            }
            self.answer(answer, &mut split);
        }
        if let Some(entries) = slot.get("entries").and_then(Json::as_object) {
            let Some(diary) = diary else {
                return split.lose(slot, "wrong-type");
            };
            self.entries(diary, entries, &mut split);
        }
        match split.why {
            // Hints and attempts were of what is parked.
            Some(why) if !is_given(&split.kept) => split.lose(slot, why),
            _ => split,
        }
    }

    /// Rows are answers of their own; anything else fits or does not as a whole.
    fn answer(&self, answer: &Json, split: &mut Split) {
        split.kept = without(&split.kept, &["answer"]);
        let Some(rows) = answer.as_object().filter(|_| self.new.kind.is_by_row()) else {
            match self.judged(answer) {
                Ok(answer) => {
                    split.kept.insert("answer".to_owned(), answer);
                }
                Err(why) => split.why = Some(why),
            }
            return;
        };
        let (mut kept, mut lost) = (Map::new(), Map::new());
        for (row, given) in rows {
            let mut alone = Object::default();
            alone.put(row, given.clone());
            let alone = alone.done();
            match self.judged(&alone) {
                Ok(Json::Object(one)) => {
                    for (row, given) in one {
                        kept.insert(row, given);
                    }
                }
                Ok(_) => {}
                Err(why) => {
                    split.why = split.why.or(Some(why));
                    lost.insert(row.clone(), given.clone());
                }
            }
        }
        put(&mut split.kept, "answer", kept);
        put(&mut split.lost, "answer", lost);
    }

    fn entries(&self, diary: Plan, entries: &Map<String, Json>, split: &mut Split) {
        let (mut kept, mut lost) = (Map::new(), Map::new());
        for (k, entry) in entries {
            let in_time = k.parse().is_ok_and(|k: u32| k <= diary.times);
            let value = entry.get("value").filter(|_| in_time).ok_or("no-entry");
            match value.and_then(|value| self.judged(value)) {
                Ok(value) => {
                    let mut entry = entry.as_object().cloned().unwrap_or_default();
                    entry.insert("value".to_owned(), value);
                    kept.insert(k.clone(), Json::Object(entry));
                }
                Err(why) => {
                    split.why = split.why.or(Some(why));
                    lost.insert(k.clone(), entry.clone());
                }
            }
        }
        split.kept = without(&split.kept, &["entries"]);
        put(&mut split.kept, "entries", kept);
        put(&mut split.lost, "entries", lost);
    }

    /// A value in the new names and in stored form, or why it does not fit.
    fn judged(&self, given: &Json) -> Result<Json, &'static str> {
        let (program, kind) = (self.heirs.new, &self.new.kind);
        let given = self.renamed(given)?;
        let read = value::read(program, kind, self.new.vault, &given).map_err(|fault| fault.what.word())?;
        let ranked = match &read {
            Answer::Ranked(order) => Some(order.clone()),
            _ => None,
        };
        // Which options were shown is not known any more; one without a condition was.
        let shown = |option: &Choice| match &ranked {
            Some(order) => option.when.is_none() || order.contains(&option.id),
            None => true,
        };
        let settled = value::settle(kind, &read, &shown).map_err(|fault| fault.what.word())?;
        Ok(value_json(program, kind, &settled))
    }

    /// The same value with the options called as they are now. Those that are gone keep their names: they will not fit.
    pub(super) fn renamed(&self, given: &Json) -> Result<Json, &'static str> {
        let old = self.old.map(|old| &old.kind);
        self.rename(&self.new.kind, old, given)
    }

    fn rename(&self, new: &ItemKind, old: Option<&ItemKind>, given: &Json) -> Result<Json, &'static str> {
        let one = |list: &Json, of: (&[Choice], &[Choice])| match list.as_str() {
            Some(id) => match self.heirs.option(of.0, of.1, id) {
                Heir::One(word) => Ok(word.into()),
                Heir::Several => Err("two-heirs"),
                Heir::Gone => Ok(list.clone()),
            },
            None => Ok(list.clone()),
        };
        match given {
            Json::String(_) => one(
                given,
                (offered(new, None), old.map_or(&[], |old| offered(old, None))),
            ),
            Json::Array(list) => {
                let each = |given: &Json| match given {
                    Json::String(_) => self.rename(new, old, given),
                    entry => self.entry(new, old, entry),
                };
                list.iter().map(each).collect()
            }
            Json::Object(rows) if new.inner().is_empty() => {
                let mut renamed = Object::default();
                for (row, given) in rows {
                    let row_of = |kind, program| offered(kind, Some((program, row.as_str())));
                    let before = match (old, self.heirs.old) {
                        (Some(old), Some(program)) => row_of(old, program),
                        _ => &[],
                    };
                    renamed.put(row, one(given, (row_of(new, self.heirs.new), before))?);
                }
                Ok(renamed.done())
            }
            Json::Object(_) => self.entry(new, old, given),
            _ => Ok(given.clone()),
        }
    }

    /// One entry of a list or diary: each inner item for itself.
    fn entry(&self, new: &ItemKind, old: Option<&ItemKind>, entry: &Json) -> Result<Json, &'static str> {
        let Some(entry) = entry.as_object() else {
            return Ok(entry.clone());
        };
        let mut renamed = Object::default();
        for (id, given) in entry {
            let given = match inner(new, id) {
                // Lists are not nested.
                Some(kind) if kind.inner().is_empty() => {
                    self.rename(kind, old.and_then(|old| inner(old, id)), given)?
                }
                _ => given.clone(),
            };
            renamed.put(id, given);
        }
        Ok(renamed.done())
    }
}

fn put(into: &mut Map<String, Json>, key: &str, members: Map<String, Json>) {
    if !members.is_empty() {
        into.insert(key.to_owned(), Json::Object(members));
    }
}

fn inner<'a>(kind: &'a ItemKind, id: &str) -> Option<&'a ItemKind> {
    let mut inner = kind.inner().iter();
    inner.find(|inner| inner.id == id).map(|inner| &inner.kind)
}

/// The options of an item, or of a row of it.
fn offered<'a>(kind: &'a ItemKind, row: Option<(&Program, &str)>) -> &'a [Choice] {
    match kind {
        ItemKind::Choice(options)
        | ItemKind::Rank(options)
        | ItemKind::Choices { options, .. }
        | ItemKind::Checklist { options, .. } => &options.list,
        ItemKind::Likert { options, .. } | ItemKind::Match { right: options, .. } => options,
        ItemKind::Gap { gaps, .. } => {
            let mut gaps = gaps.iter();
            let gap = row.and_then(|(program, row)| gaps.find(|gap| program.word(gap.id) == row));
            match gap.map(|gap| &gap.fits) {
                Some(Fits::Options { list, .. }) => list,
                _ => &[],
            }
        }
        _ => &[],
    }
}
