//! Acts about sharing, read from JSON (semantics 26.4).

use serde_json::Value as Json;

use super::act::{Deed, Fields, Kind, Named, bad};
use super::refusal::Code;
use crate::ground::number::Number;
use crate::module::plan::PurposeIx;
use crate::program::Program;

impl Fields<'_> {
    pub(super) fn sharing(&mut self, program: &Program, kind: Kind) -> Result<Deed, Code> {
        Ok(match kind {
            Kind::Share => Deed::Share {
                what: self.names()?,
                step: self.step(program)?,
            },
            Kind::Unshare => Deed::Unshare {
                purpose: self.purpose(program)?,
                what: self.wanted("what")?.into(),
            },
            Kind::Consent => Deed::Consent {
                purpose: self.purpose(program)?,
                given: self
                    .get("given")
                    .and_then(Json::as_bool)
                    .ok_or_else(|| bad("given"))?,
            },
            Kind::Reply => {
                let to = self.get("to").and_then(whole).ok_or_else(|| bad("to"))?;
                self.words()?;
                Deed::Reply { to }
            }
            _ => {
                self.words()?;
                Deed::Note
            }
        })
    }

    fn purpose(&mut self, program: &Program) -> Result<Named<PurposeIx>, Code> {
        let id = self.wanted("purpose")?;
        Ok(Named::of(id, program.purpose(id)))
    }

    /// Distinct names, at least one.
    fn names(&mut self) -> Result<Vec<Box<str>>, Code> {
        let list = self.get("what").and_then(Json::as_array);
        let mut names: Vec<Box<str>> = Vec::new();
        for name in list.ok_or_else(|| bad("what"))? {
            let name = name.as_str().ok_or_else(|| bad("what"))?;
            if names.iter().any(|known| **known == *name) {
                return Err(bad("what"));
            }
            names.push(name.into());
        }
        if names.is_empty() {
            return Err(bad("what"));
        }
        Ok(names)
    }

    /// Words of the guide's own: they are in the vault, and nothing else is taken.
    fn words(&mut self) -> Result<(), Code> {
        let given = self.get("value").and_then(Json::as_object);
        let fits =
            given.is_some_and(|given| given.len() == 1 && given.get("vault") == Some(&Json::Bool(true)));
        if fits { Ok(()) } else { Err(bad("value")) }
    }
}

/// The number of an act: whole, from 1, in whatever way it is written.
fn whole(given: &Json) -> Option<u64> {
    let number = Number::from_double(given.as_f64()?)?.millionths();
    let whole = u64::try_from(number / 1_000_000).ok()?;
    (number % 1_000_000 == 0 && whole > 0).then_some(whole)
}
