//! What differs between two versions for a session that is under way: what has another name or no place, and which answers
//! do not fit.

use leerpad::expr::name::StepIx;
use leerpad::module::plan::{Choice, ItemKind};
use leerpad::program::Program;
use leerpad::session::upgrade::{Heir, Names};
use serde_json::Value;

/// How something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// It is new.
    New,
    /// It is gone.
    Gone,
    /// It has another name.
    Renamed,
    /// It is asked in another step: there it is asked anew.
    Moved,
    /// Several take its place: learners are asked.
    Several,
    /// It takes an answer no longer.
    Unfit,
}

impl How {
    /// In data.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Gone => "gone",
            Self::Renamed => "renamed",
            Self::Moved => "moved",
            Self::Several => "two-heirs",
            Self::Unfit => "unfit",
        }
    }
}

/// A change of a step, an item or an option.
#[derive(Debug, PartialEq)]
pub(super) struct Change {
    pub(super) how: How,
    /// In the old version; of what is new in the new one.
    pub(super) step: String,
    pub(super) item: Option<String>,
    pub(super) option: Option<String>,
    /// The new name, or the step to which an item went.
    pub(super) now: Option<String>,
    /// The answer that does not fit; absent where none does.
    pub(super) value: Option<Value>,
    /// Why not.
    pub(super) why: Option<&'static str>,
}

impl Change {
    fn of(how: How, step: &str) -> Self {
        Self {
            how,
            step: step.to_owned(),
            item: None,
            option: None,
            now: None,
            value: None,
            why: None,
        }
    }

    fn item(mut self, id: &str) -> Self {
        self.item = Some(id.to_owned());
        self
    }

    fn option(mut self, id: &str) -> Self {
        self.option = Some(id.to_owned());
        self
    }

    fn now(mut self, id: &str) -> Self {
        self.now = Some(id.to_owned());
        self
    }

    /// As data.
    pub(super) fn to_json(&self) -> Value {
        let all = [
            ("change", Some(Value::from(self.how.word()))),
            ("step", Some(Value::from(self.step.as_str()))),
            ("item", self.item.as_deref().map(Value::from)),
            ("option", self.option.as_deref().map(Value::from)),
            ("now", self.now.as_deref().map(Value::from)),
            ("value", self.value.clone()),
            ("why", self.why.map(Value::from)),
        ];
        let there = all
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Value::Object(there.collect())
    }
}

/// All changes, step by step as the old version has them; then what is new.
pub(super) fn between(old: &Program, new: &Program) -> Vec<Change> {
    let names = Names::new(old, new);
    let mut changes = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for (at, step) in (0..).map(StepIx).zip(&old.plan().steps) {
        let id = step.id.as_str();
        match names.step(id) {
            Heir::One(now) => {
                known.push(now.to_owned());
                if now != id {
                    changes.push(Change::of(How::Renamed, id).now(now));
                }
                let mut taken = Vec::new();
                for (_, item) in old.items_of(at) {
                    taken.extend(names.item(id, &item.id).one());
                    compare_item((old, new), names, (id, now), &item.id, &mut changes);
                }
                let asked = new.step(now).map(|now| new.items_of(now));
                let fresh = asked.into_iter().flatten().map(|(_, item)| item.id.as_str());
                let fresh = fresh.filter(|item| !taken.contains(item));
                changes.extend(fresh.map(|item| Change::of(How::New, now).item(item)));
            }
            Heir::Several => changes.push(Change::of(How::Several, id)),
            Heir::Gone => changes.push(Change::of(How::Gone, id)),
        }
    }
    let fresh = new.plan().steps.iter().filter(|step| !known.contains(&step.id));
    changes.extend(fresh.map(|step| Change::of(How::New, &step.id)));
    changes
}

fn compare_item(
    (old, new): (&Program, &Program),
    names: Names<'_>,
    (step, now_step): (&str, &str),
    id: &str,
    changes: &mut Vec<Change>,
) {
    let change = |how| Change::of(how, step).item(id);
    match names.item(step, id) {
        Heir::One(now) => {
            if now != id {
                changes.push(change(How::Renamed).now(now));
            }
            compare_options((old, new), names, step, (id, now), changes);
            // Of options is told already which are gone.
            let found = old.item(id).and_then(|at| old.plan().items.get(at.index()));
            let is_of_options = found.is_some_and(|found| !options(&found.kind).is_empty());
            let unfit = names.unfit(step, id).into_iter();
            for unfit in unfit.filter(|unfit| unfit.value.is_none() || !is_of_options) {
                let mut told = change(How::Unfit);
                (told.value, told.why) = (unfit.value, Some(unfit.why));
                changes.push(told);
            }
        }
        Heir::Several => changes.push(change(How::Several)),
        Heir::Gone => {
            let home = |at: StepIx| new.items_of(at).any(|(_, item)| item.id == id);
            let all = (0..).map(StepIx).zip(&new.plan().steps);
            let moved = all.filter(|(at, _)| home(*at)).map(|(_, step)| step.id.as_str());
            match moved.into_iter().find(|other| *other != now_step) {
                Some(other) => changes.push(change(How::Moved).now(other)),
                None => changes.push(change(How::Gone)),
            }
        }
    }
}

fn compare_options(
    (old, new): (&Program, &Program),
    names: Names<'_>,
    step: &str,
    (item, now): (&str, &str),
    changes: &mut Vec<Change>,
) {
    let of = |program: &Program, id: &str| -> Vec<String> {
        let found = program
            .item(id)
            .and_then(|at| program.plan().items.get(at.index()));
        let list = found.map_or(&[][..], |found| options(&found.kind));
        list.iter()
            .map(|option| program.word(option.id).to_owned())
            .collect()
    };
    let mut known = Vec::new();
    for option in of(old, item) {
        let change = |how| Change::of(how, step).item(item).option(&option);
        match names.option(step, item, &option) {
            Heir::One(now) => {
                known.push(now.to_owned());
                if now != option {
                    changes.push(change(How::Renamed).now(now));
                }
            }
            Heir::Several => changes.push(change(How::Several)),
            Heir::Gone => changes.push(change(How::Gone)),
        }
    }
    if !known.is_empty() {
        let fresh = of(new, now).into_iter().filter(|option| !known.contains(option));
        changes.extend(fresh.map(|option| Change::of(How::New, step).item(item).option(&option)));
    }
}

fn options(kind: &ItemKind) -> &[Choice] {
    match kind {
        ItemKind::Choice(options)
        | ItemKind::Rank(options)
        | ItemKind::Choices { options, .. }
        | ItemKind::Checklist { options, .. } => &options.list,
        _ => &[],
    }
}
