//! Names of answers, scores and values that are shown once more, or shared.

use super::names::{Instance, Named};
use super::scope::Known;
use crate::expr::name::ValueIx;
use crate::module::plan::Recap;

impl Known<'_> {
    /// What a name means in a summary or in sharing; none for a name of anything else.
    pub(crate) fn recap(&self, instance: &Instance<'_>, name: &str) -> Option<Recap> {
        match instance.names.get(name) {
            Some(meaning) => match (meaning.words, meaning.named) {
                (Some(item), _) | (None, Named::Item(item)) => Some(Recap::Item(item)),
                (None, Named::Scale(scale)) => Some(Recap::Scale(scale)),
                (None, Named::Value(number)) => self.value_place(number).map(Recap::Value),
                _ => None,
            },
            None => self.value_of_part(instance, name),
        }
    }

    fn value_place(&self, number: usize) -> Option<ValueIx> {
        self.value_places.get(number).copied().flatten()
    }

    /// `part.value`.
    fn value_of_part(&self, instance: &Instance<'_>, name: &str) -> Option<Recap> {
        let (part, value) = name.split_once('.')?;
        let step = instance.step(part)?;
        let inside = self.expansion.steps.get(step.index())?.inside?;
        let inner = self.expansion.instances.get(inside)?;
        if !inner.returns.iter().any(|returned| returned.value == value) {
            return None;
        }
        match inner.names.get(value)?.named {
            Named::Value(number) => self.value_place(number).map(Recap::Value),
            _ => None,
        }
    }
}

/// Whether a name is of a kind that can be shown again: for `did you mean`.
pub(crate) const fn can_recap(named: Named) -> bool {
    matches!(named, Named::Item(_) | Named::Scale(_) | Named::Value(_))
}
