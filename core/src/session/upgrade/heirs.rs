//! What the ids of one version of a module are called in another (semantics 31.2).

use crate::expr::name::{ItemIx, StepIx};
use crate::module::plan::{Choice, Item};
use crate::program::{PlaceKind, Program};

/// What takes the place of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heir<T> {
    /// Nothing does.
    Gone,
    /// This.
    One(T),
    /// Several say so: it cannot be decided.
    Several,
}

impl<T> Heir<T> {
    /// It, where there is one.
    pub fn one(self) -> Option<T> {
        match self {
            Self::One(heir) => Some(heir),
            _ => None,
        }
    }

    #[cfg(feature = "research")]
    pub(super) fn map<U>(self, to: impl FnOnce(T) -> U) -> Heir<U> {
        match self {
            Self::One(heir) => Heir::One(to(heir)),
            Self::Several => Heir::Several,
            Self::Gone => Heir::Gone,
        }
    }

    /// Why it has no heir.
    pub(super) const fn why(&self, gone: &'static str) -> &'static str {
        match self {
            Self::Several => "two-heirs",
            _ => gone,
        }
    }

    fn of(mut found: impl Iterator<Item = T>) -> Self {
        match (found.next(), found.next()) {
            (None, _) => Self::Gone,
            (Some(heir), None) => Self::One(heir),
            _ => Self::Several,
        }
    }
}

/// The ids of an old program in a new one. What was parked under the ids of another program has no old program here.
#[derive(Clone, Copy)]
pub(super) struct Heirs<'a> {
    pub(super) old: Option<&'a Program>,
    pub(super) new: &'a Program,
}

impl<'a> Heirs<'a> {
    /// The names by which something may be known: its id, and the id it has when the part around it has another name.
    fn names(&self, id: &str) -> Vec<String> {
        let mut names = vec![id.to_owned()];
        if let Some((around, rest)) = id.rsplit_once('/')
            && let Heir::One(part) = self.step(around)
        {
            let moved = format!("{}/{rest}", self.new.step_id(part));
            if moved != id {
                names.push(moved);
            }
        }
        names
    }

    /// The step, section or part that takes the place of one. Of several that fall into one, the one that keeps its id
    /// or else comes first is it; for the others nothing is.
    pub(super) fn step(&self, id: &str) -> Heir<StepIx> {
        let heir = self.any_step(id);
        let (Heir::One(step), Some(old)) = (heir, self.old) else {
            return heir;
        };
        let taken = self.new.step_id(step);
        if taken == id {
            return heir;
        }
        let mut others = old.plan().steps.iter().map(|step| step.id.as_str());
        let first = others.find(|other| *other == id || self.any_step(other) == heir);
        if old.step(taken).is_some() || first != Some(id) {
            return Heir::Gone;
        }
        heir
    }

    fn any_step(&self, id: &str) -> Heir<StepIx> {
        let names = self.names(id);
        if let Some(step) = names.iter().find_map(|name| self.new.step(name)) {
            return Heir::One(step);
        }
        let former = self
            .old
            .and_then(|old| old.step_at(old.step(id)?))
            .map_or(&[][..], |step| &step.was);
        let steps = (0..).map(StepIx).zip(&self.new.plan().steps);
        Heir::of(
            steps
                .filter(|(_, step)| is_heir(&names, former, &step.id, &step.was))
                .map(|(at, _)| at),
        )
    }

    /// The place where a visit to a step is one to; sections without a menu have none.
    pub(super) fn place(&self, id: &str) -> Heir<StepIx> {
        let is_place = |step: StepIx| {
            let kind = self.new.index().place(step.0).map(|place| place.kind);
            !matches!(
                kind,
                None | Some(PlaceKind::Fixed | PlaceKind::Part | PlaceKind::Return)
            )
        };
        match self.step(id) {
            Heir::One(step) if !is_place(step) => Heir::Gone,
            heir => heir,
        }
    }

    /// The item that takes the place of one that was asked in a step, among those of the step that takes its place.
    pub(super) fn item(&self, step: (&str, StepIx), id: &str) -> Heir<ItemIx> {
        let heir = self.any_item(step, id);
        let Heir::One(found) = heir else { return heir };
        let taken = self.new.item_id(found);
        if taken == id {
            return heir;
        }
        // Of several that fall into one, as with steps.
        let others = self.old.and_then(|old| Some((old, old.step(step.0)?)));
        let Some((old, of)) = others else { return heir };
        let mut ids = old.items_of(of).map(|(_, item)| item.id.as_str());
        let first = ids.find(|other| *other == id || self.any_item(step, other) == heir);
        let keeps = old.items_of(of).any(|(_, item)| item.id == taken);
        if keeps || first != Some(id) {
            return Heir::Gone;
        }
        heir
    }

    fn any_item(&self, (step, heir): (&str, StepIx), id: &str) -> Heir<ItemIx> {
        let mut names = self.names(id);
        // The item of an activity or of a reflection in short form has the id of its step.
        if id == step {
            names.push(self.new.step_id(heir).to_owned());
        }
        let named = |name: &String| {
            let mut items = self.new.items_of(heir);
            items.find(|(_, item)| item.id == *name).map(|(at, _)| at)
        };
        if let Some(item) = names.iter().find_map(named) {
            return Heir::One(item);
        }
        let former = self.old_item(id).map_or(&[][..], |item| &item.was);
        let items = self.new.items_of(heir);
        Heir::of(
            items
                .filter(|(_, item)| is_heir(&names, former, &item.id, &item.was))
                .map(|(at, _)| at),
        )
    }

    /// The item as the old program has it.
    pub(super) fn old_item(&self, id: &str) -> Option<&'a Item> {
        let old = self.old?;
        old.plan().items.get(old.item(id)?.index())
    }

    /// The option that takes the place of one.
    pub(super) fn option(&self, new: &'a [Choice], old: &[Choice], id: &str) -> Heir<&'a str> {
        let word = |option: &Choice| self.new.word(option.id);
        if new.iter().any(|option| word(option) == id) {
            return Heir::of(new.iter().map(word).filter(|word| *word == id));
        }
        let of_old = |option: &&Choice| self.old.is_some_and(|old| old.word(option.id) == id);
        let former = old.iter().find(of_old).map_or(&[][..], |option| &option.was);
        let names = [id.to_owned()];
        Heir::of(
            new.iter()
                .filter(|option| is_heir(&names, former, word(option), &option.was))
                .map(word),
        )
    }
}

/// Whether something new had one of these names before, or has one that something old had before: then the new program
/// is the earlier of the two.
fn is_heir(names: &[String], former: &[String], id: &str, was: &[String]) -> bool {
    was.iter().any(|was| names.contains(was)) || former.iter().any(|former| former == id)
}
