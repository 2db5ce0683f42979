//! What people agreed on, shared and consented to, in another version of the module (semantics 31.7).

use serde_json::{Map, Value as Json};

use super::carry::Carrier;
use super::heirs::{Heir, Heirs};
use super::visits::{Luggage, record, text, visit_number};
use crate::expr::name::{ItemIx, ScaleIx, ValueIx};
use crate::ground::json::Object;
use crate::module::plan::{Choice, ItemKind, Purpose, PurposeIx, Recap, Text};
use crate::program::{Program, number};
use crate::session::Session;
use crate::session::contact::Terms;
use crate::session::copies::{VaultChange, removes, tails};
use crate::session::export::named;
use crate::session::fact::{Ended, VisitOf};
use crate::session::records::{contact, put_record};
use crate::session::settle::of;
use crate::session::sharing::{Grant, Previewed, is_words, shared_key};
use crate::session::state::{Held, State};
use crate::session::wait::is_release;

/// Records stay with the visits they belong to; those without one are parked, and come back with it.
pub(super) fn carry_records(old: &Session, luggage: &mut Luggage<'_>, state: &mut State) {
    let (heirs, hash) = (luggage.heirs, luggage.hash.clone());
    let mut records = std::mem::take(&mut luggage.former);
    for contact in &old.state.contacts {
        let mut members = Object::default();
        put_record(contact, &contact.forms, &mut members);
        let step = old.program.step_id(contact.visit.step);
        records.push(record(
            &hash,
            step,
            contact.visit.n.into(),
            "contact",
            members.done(),
        ));
    }
    for visit in &old.state.released {
        let step = old.program.step_id(visit.step);
        records.push(record(&hash, step, visit.n.into(), "released", true.into()));
    }
    for parked in records {
        let taken = parked
            .as_object()
            .is_some_and(|parked| place(heirs, parked, state));
        if !taken {
            luggage.former.push(parked);
        }
    }
    let meets: Vec<VisitOf> = state.visits.iter().map(of).collect();
    for visit in meets {
        if Terms::of(heirs.new, visit.step).is_some() {
            state.open_contact(visit);
        }
    }
}

/// Puts a record in its place, if it has one that is free.
fn place(heirs: Heirs<'_>, parked: &Map<String, Json>, state: &mut State) -> bool {
    let step = match heirs.step(text(parked, "step")) {
        Heir::One(step) => step,
        _ => return false,
    };
    let visit = VisitOf {
        step,
        n: u32::try_from(visit_number(parked)).unwrap_or(0),
    };
    if state.visit_of(visit).is_none() {
        return false;
    }
    if parked.contains_key("released") && is_release(heirs.new, step.0) {
        state.release(visit);
        return true;
    }
    let Some(agreed) = parked.get("contact").and_then(Json::as_object) else {
        return false;
    };
    let mut members = agreed.clone();
    members.insert("step".to_owned(), heirs.new.step_id(step).into());
    members.insert("n".to_owned(), visit.n.into());
    match contact(heirs.new, true, &Json::Object(members)) {
        Some(agreed) if state.contact(visit).is_none() => {
            state.open_contact(visit);
            state.agree(agreed);
            true
        }
        _ => false,
    }
}

/// Consent stands to what was asked, and a grant on what was seen: both end where the words are others. What ends is told.
pub(super) fn carry_sharing(
    old: &Session,
    heirs: Heirs<'_>,
    state: &mut State,
    vault: &mut Vec<VaultChange>,
) -> Vec<Ended> {
    let (before, new) = (&*old.program, heirs.new);
    let mut ended = Vec::new();
    let mut stands: Vec<Option<PurposeIx>> = Vec::new();
    let sharing = &old.state.sharing;
    for (at, purpose) in (0..).map(PurposeIx).zip(&before.plan().purposes) {
        let heir = new
            .purpose(&purpose.id)
            .filter(|heir| is_same_purpose(before, purpose, new, *heir));
        stands.push(heir);
        let Some(given) = sharing.consent(at) else {
            continue;
        };
        match heir.and_then(|heir| state.sharing.consents.get_mut(heir.index())) {
            Some(slot) => *slot = Some(given),
            None => ended.push(Ended {
                purpose: purpose.id.clone(),
                what: None,
            }),
        }
    }
    for grant in &sharing.grants {
        let purpose = stands.get(grant.purpose.index()).copied().flatten();
        let heir = purpose.and_then(|purpose| carry_grant(heirs, before, state, grant, purpose));
        let words = is_words(before, grant.what);
        if let Some(heir) = heir {
            let (from, to) = (
                shared_key(before, grant.seq, grant.what),
                shared_key(new, heir.seq, heir.what),
            );
            if words && from != to {
                vault.extend(
                    tails(before, grant.what)
                        .into_iter()
                        .map(|tail| VaultChange::Move {
                            from: format!("{from}{tail}"),
                            to: format!("{to}{tail}"),
                        }),
                );
            }
            state.sharing.grants.push(heir);
            continue;
        }
        if words {
            removes(before, grant.what, grant.seq, vault);
        }
        let purpose = before.plan().purposes.get(grant.purpose.index());
        ended.push(Ended {
            purpose: purpose.map_or_else(String::new, |purpose| purpose.id.clone()),
            what: Some(before.recap_id(grant.what).to_owned()),
        });
    }
    state.sharing.replies.clone_from(&sharing.replies);
    ended
}

fn is_same_purpose(before: &Program, old: &Purpose, new: &Program, heir: PurposeIx) -> bool {
    let Some(now) = new.plan().purposes.get(heir.index()) else {
        return false;
    };
    let names = |program: &Program, what: &[Recap]| -> Vec<String> {
        what.iter()
            .map(|what| program.recap_id(*what).to_owned())
            .collect()
    };
    old.with == now.with
        && old.keep == now.keep
        && same(before, Some(&old.ask), new, Some(&now.ask))
        && names(before, &old.what) == names(new, &now.what)
}

/// Whether a text is the same in every language that both have, of which there must be one.
fn same(before: &Program, old: Option<&Text>, new: &Program, now: Option<&Text>) -> bool {
    let (Some(old), Some(now)) = (old, now) else {
        return old.is_none() && now.is_none();
    };
    let mut common = 0;
    for (language, was) in before.languages().iter().zip(&old.0) {
        let place = new.languages().iter().position(|other| other == language);
        if let Some(is) = place.and_then(|place| now.0.get(place)) {
            common += 1;
            if was.document != is.document || was.pipes.len() != is.pipes.len() {
                return false;
            }
        }
    }
    common > 0
}

/// The grant in the new program, while its answer is there and its words are the same.
fn carry_grant(
    heirs: Heirs<'_>,
    before: &Program,
    state: &State,
    grant: &Grant,
    purpose: PurposeIx,
) -> Option<Grant> {
    let new = heirs.new;
    let at = new.plan().purposes.get(purpose.index())?;
    let offered = named(new, purpose, at);
    let visit = |visit: VisitOf| {
        let step = heirs.step(before.step_id(visit.step)).one()?;
        let heir = VisitOf { step, n: visit.n };
        state.visit_of(heir)
    };
    let (what, preview) = match (&grant.of, grant.what) {
        (
            Previewed::Item {
                visit: seen,
                attempts,
                value,
            },
            Recap::Item(item),
        ) => {
            let visit = visit(*seen)?;
            let id = before.item_id(item);
            let heir = heirs
                .item((before.step_id(seen.step), visit_step(visit)), id)
                .one()?;
            let found = new.plan().items.get(heir.index())?;
            let first = new.index().place(visit.step)?.first_item;
            let slot = state.slot(visit, heir.0.checked_sub(first)?)?;
            if slot.held == Held::Open || !reads_the_same(heirs, before, item, heir) {
                return None;
            }
            let carrier = Carrier {
                heirs,
                old: before.plan().items.get(item.index()),
                new: found,
            };
            let value = match value {
                Some(value) => Some(carrier.renamed(value).ok()?),
                None => None,
            };
            let preview = Previewed::Item {
                visit: of(visit),
                attempts: *attempts,
                value,
            };
            (Recap::Item(heir), preview)
        }
        (
            Previewed::Scale {
                visit: seen,
                score,
                band,
            },
            Recap::Scale(scale),
        ) => {
            let old = before.plan().scales.get(scale.index())?;
            let place = new.plan().scales.iter().position(|scale| scale.id == old.id)?;
            let now = new.plan().scales.get(place)?;
            if !same(before, old.title.as_ref(), new, now.title.as_ref()) {
                return None;
            }
            let band = match band {
                Some(band) => Some(new.symbol(before.word(*band))?),
                None => None,
            };
            let preview = Previewed::Scale {
                visit: of(visit(*seen)?),
                score: *score,
                band,
            };
            (Recap::Scale(ScaleIx(number(place))), preview)
        }
        (Previewed::Value(value), Recap::Value(old)) => {
            let id = &before.plan().values.get(old.index())?.id;
            let place = new.plan().values.iter().position(|value| value.id == *id)?;
            (
                Recap::Value(ValueIx(number(place))),
                Previewed::Value(value.clone()),
            )
        }
        _ => return None,
    };
    offered.contains(&what).then_some(Grant {
        purpose,
        what,
        seq: grant.seq,
        of: preview,
    })
}

const fn visit_step(visit: &crate::session::state::Visit) -> crate::expr::name::StepIx {
    crate::expr::name::StepIx(visit.step)
}

/// Whether a question and what can be answered to it read as they did.
fn reads_the_same(heirs: Heirs<'_>, before: &Program, old: ItemIx, heir: ItemIx) -> bool {
    let new = heirs.new;
    let items = (
        before.plan().items.get(old.index()),
        new.plan().items.get(heir.index()),
    );
    let (Some(old), Some(now)) = items else {
        return false;
    };
    let labels = |was: &[Choice], is: &[Choice]| {
        was.iter().all(|option| {
            let word = heirs.option(is, was, before.word(option.id)).one();
            let heir = is.iter().find(|other| Some(new.word(other.id)) == word);
            heir.is_none_or(|heir| same(before, Some(&option.label), new, Some(&heir.label)))
        })
    };
    let options = match (&old.kind, &now.kind) {
        (ItemKind::Scale { labels: was, .. }, ItemKind::Scale { labels: is, .. }) => {
            was.len() == is.len()
                && was
                    .iter()
                    .zip(is)
                    .all(|(was, is)| was.0 == is.0 && same(before, Some(&was.1), new, Some(&is.1)))
        }
        (
            ItemKind::Likert {
                rows: was,
                options: before_options,
            },
            ItemKind::Likert { rows: is, options },
        ) => {
            was.len() == is.len()
                && was
                    .iter()
                    .zip(is)
                    .all(|(was, is)| same(before, Some(&was.label), new, Some(&is.label)))
                && labels(before_options, options)
        }
        _ => match (crate::program::options(old), crate::program::options(now)) {
            (Some(was), Some(is)) => labels(&was.list, &is.list),
            (was, is) => was.is_none() && is.is_none(),
        },
    };
    options && same(before, old.ask.as_ref(), new, now.ask.as_ref())
}
