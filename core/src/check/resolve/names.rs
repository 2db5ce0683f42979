//! The names of one use of a module, and what each stands for.

use crate::check::read::Searches;
use crate::check::rules::names::UNKNOWN_SCALE;
use crate::expr::name::{ChanceIx, GivenIx, ItemIx, ScaleIx, SettingIx, StepIx};
use crate::ground::id::nearest;
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::draft::{Id, ModuleDraft, Written};
use std::collections::BTreeMap;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Named {
    Step(StepIx),
    Part(StepIx),
    Item(ItemIx),
    Scale(ScaleIx),
    /// By its number while reading.
    Value(usize),
    Setting(SettingIx),
    Given(GivenIx),
    Chance(ChanceIx),
}

/// A name with its place.
#[derive(Clone, Debug)]
pub(crate) struct Meaning {
    pub(crate) named: Named,
    /// Of a reflection in its short form: its words, which bear the step's id.
    pub(crate) words: Option<ItemIx>,
}

/// One use of a module: the module itself is the first.
pub(crate) struct Instance<'a> {
    /// What its author wrote.
    pub(crate) draft: &'a ModuleDraft<'a>,
    /// Empty, or the id of the `use` with a slash.
    pub(crate) prefix: String,
    /// How its `use` names it; none of the module itself.
    pub(crate) named: Option<Id<'a>>,
    /// For each language of the module: which of this file's languages it is.
    pub(crate) languages: Vec<Option<usize>>,
    /// What its `use` writes for its settings.
    pub(crate) bound: &'a [(Id<'a>, Written<'a>)],
    /// Its values that are read outside.
    pub(crate) returns: &'a [Id<'a>],
    /// What may still be compared to say which name was meant.
    pub(crate) searches: &'a Searches,
    /// Its names.
    pub(crate) names: BTreeMap<&'a str, Meaning>,
    /// What `go: end` leads to; of a part, only where one does.
    pub(crate) end: Option<StepIx>,
}

impl<'a> Instance<'a> {
    /// Gives a name to something; a name that is taken stays with who had it first (the decoder said so).
    pub(crate) fn declare(&mut self, id: Id<'a>, named: Named) {
        if id.value.is_empty() {
            return;
        }
        self.names
            .entry(id.value)
            .or_insert(Meaning { named, words: None });
    }

    /// Says that the words of a step bear its id.
    pub(crate) fn declare_words(&mut self, id: &str, item: ItemIx) {
        if let Some(meaning) = self.names.get_mut(id) {
            meaning.words = Some(item);
        }
    }

    /// The step of a name.
    pub(crate) fn step(&self, id: &str) -> Option<StepIx> {
        match self.names.get(id)?.named {
            Named::Step(step) | Named::Part(step) => Some(step),
            _ => None,
        }
    }

    /// The item of a name.
    pub(crate) fn item(&self, id: &str) -> Option<ItemIx> {
        let meaning = self.names.get(id)?;
        match meaning.named {
            Named::Item(item) => Some(item),
            _ => meaning.words,
        }
    }

    /// The known name nearest to one that is not known, among those that fit.
    pub(crate) fn nearest(&self, id: &str, fits: impl Fn(Named) -> bool) -> Option<&'a str> {
        if !self.searches.allow(self.names.len()) {
            return None;
        }
        let names = self.names.iter().filter(|(_, meaning)| fits(meaning.named));
        nearest(id, names.map(|(name, _)| *name))
    }
}

/// A measure of a scale that is not there.
pub(crate) fn unknown_scale(instance: &Instance<'_>, scale: &Id<'_>) -> Problem {
    let problem = Problem::new(&UNKNOWN_SCALE, scale.span).with("name", scale.value);
    let near = instance.nearest(scale.value, |named| matches!(named, Named::Scale(_)));
    did_you_mean(problem, scale.span, near)
}

/// Puts the nearest name into the fix of a problem.
pub(crate) fn did_you_mean(problem: Problem, span: Span, near: Option<&str>) -> Problem {
    match near {
        Some(near) => problem.with("nearest", near).fixed_by(span, near),
        None => problem,
    }
}
