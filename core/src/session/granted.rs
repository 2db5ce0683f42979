//! What stands in a snapshot of consent, grants and replies, and back (semantics 28.1). Nothing in it is trusted.

use serde_json::{Map, Value as Json};

use super::export::named;
use super::fact::VisitOf;
use super::guide::replies;
use super::sharing::{Grant, Previewed, is_words};
use super::snapshot::RestoreFault;
use super::state::State;
use crate::ground::json::Object;
use crate::ground::number::Number;
use crate::module::plan::Recap;
use crate::program::Program;

/// Puts them into a snapshot, each only when there are some.
pub(super) fn put(program: &Program, state: &State, members: &mut Object) {
    let sharing = &state.sharing;
    let mut consents = Object::default();
    for (purpose, consent) in program.plan().purposes.iter().zip(&sharing.consents) {
        if let Some(consent) = consent {
            consents.put(&purpose.id, *consent);
        }
    }
    if sharing.consents.iter().any(Option::is_some) {
        members.put("consents", consents.done());
    }
    let grants = sharing.grants.iter().map(|grant| grant_json(program, grant));
    members.may("grants", grants.collect::<Vec<Json>>());
    members.may("replies", replies(&sharing.replies));
}

fn grant_json(program: &Program, grant: &Grant) -> Json {
    let mut members = Object::default();
    let purpose = program.plan().purposes.get(grant.purpose.index());
    members.put("purpose", purpose.map_or("", |purpose| purpose.id.as_str()));
    members.put("what", program.recap_id(grant.what));
    members.put("seq", grant.seq);
    let visit = match &grant.of {
        Previewed::Item {
            visit,
            attempts,
            value,
        } => {
            members.put("attempts", *attempts);
            // An empty list is a value too.
            if let Some(value) = value {
                members.put("value", value.clone());
            }
            Some(visit)
        }
        Previewed::Scale { visit, score, band } => {
            members.put("score", *score);
            members.may("band", band.map(|band| program.word(band)));
            Some(visit)
        }
        Previewed::Value(value) => {
            members.put("value", value.clone());
            None
        }
    };
    if let Some(visit) = visit {
        members.put("n", visit.n);
        members.put("step", program.step_id(visit.step));
    }
    members.done()
}

/// Takes them back; the visits must be there already.
pub(super) fn restore(program: &Program, state: &mut State, stored: &Json) -> Result<(), RestoreFault> {
    if let Some(consents) = stored.get("consents") {
        let fault = || RestoreFault::Member("consents");
        for (id, given) in consents.as_object().ok_or_else(fault)? {
            let purpose = program.purpose(id).ok_or_else(fault)?;
            let given = given.as_bool().ok_or_else(fault)?;
            if let Some(slot) = state.sharing.consents.get_mut(purpose.index()) {
                *slot = Some(given);
            }
        }
    }
    for stored in list(stored, "grants")? {
        let grant = stored
            .as_object()
            .and_then(|members| grant(program, state, members));
        state
            .sharing
            .grants
            .push(grant.ok_or(RestoreFault::Member("grants"))?);
    }
    for stored in list(stored, "replies")? {
        let number = |key: &str| stored.get(key).and_then(Json::as_u64);
        let reply = number("seq").zip(number("to")).filter(|(seq, to)| to < seq);
        state
            .sharing
            .replies
            .push(reply.ok_or(RestoreFault::Member("replies"))?);
    }
    if holds_together(state) {
        Ok(())
    } else {
        Err(RestoreFault::Inconsistent)
    }
}

fn list<'a>(stored: &'a Json, key: &'static str) -> Result<&'a [Json], RestoreFault> {
    match stored.get(key) {
        None => Ok(&[]),
        Some(list) => list
            .as_array()
            .map(Vec::as_slice)
            .ok_or(RestoreFault::Member(key)),
    }
}

/// A grant of something that the purpose's share steps offer, previewed in a visit that there was.
fn grant(program: &Program, state: &State, members: &Map<String, Json>) -> Option<Grant> {
    let text = |key: &str| members.get(key)?.as_str();
    let purpose = program.purpose(text("purpose")?)?;
    let found = program.plan().purposes.get(purpose.index())?;
    if !found.what.is_empty() {
        return None;
    }
    let name = text("what")?;
    let mut offers = named(program, purpose, found).into_iter();
    let what = offers.find(|what| program.recap_id(*what) == name)?;
    let visit = || {
        let visit = VisitOf {
            step: program.step(text("step")?)?,
            n: u32::try_from(members.get("n")?.as_u64()?).ok()?,
        };
        state.visit_of(visit).map(|_| visit)
    };
    let of = match what {
        Recap::Item(_) => Previewed::Item {
            visit: visit()?,
            attempts: u16::try_from(members.get("attempts")?.as_u64()?).ok()?,
            value: match members.get("value") {
                Some(value) if !is_words(program, what) => Some(value.clone()),
                None if is_words(program, what) => None,
                _ => return None,
            },
        },
        Recap::Scale(_) => Previewed::Scale {
            visit: visit()?,
            score: Number::from_double(members.get("score")?.as_f64()?)?,
            band: match text("band") {
                Some(word) => Some(program.symbol(word)?),
                None => None,
            },
        },
        Recap::Value(_) => Previewed::Value(members.get("value")?.clone()),
    };
    Some(Grant {
        purpose,
        what,
        seq: members.get("seq")?.as_u64()?,
        of,
    })
}

/// Whether acts could have come to this: grants only with consent, each thing once for a purpose, all in order.
fn holds_together(state: &State) -> bool {
    let sharing = &state.sharing;
    let once = |place: usize, grant: &Grant| {
        let same = |other: &Grant| (other.purpose, other.what) == (grant.purpose, grant.what);
        sharing.grants.iter().position(same) == Some(place)
    };
    let known = |seq: u64| seq > 0 && seq <= state.seq;
    let mut grants = sharing.grants.iter().enumerate();
    grants.all(|(place, grant)| {
        known(grant.seq) && once(place, grant) && sharing.consent(grant.purpose) == Some(true)
    }) && sharing.grants.is_sorted_by(|a, b| a.seq <= b.seq)
        && sharing.replies.iter().all(|(seq, _)| known(*seq))
        && sharing.replies.is_sorted_by(|a, b| a.0 < b.0)
}
