//! What stands in a snapshot of contacts and releases, and back (semantics 28.1). Nothing in it is trusted.

use serde_json::{Map, Value as Json};

use super::contact::{Terms, in_order};
use super::fact::{Contact, ContactState, How, VisitOf};
use super::settle::of;
use super::snapshot::RestoreFault;
use super::state::{Held, State, Visit};
use super::wait::{is_release, until};
use crate::expr::name::StepIx;
use crate::ground::json::Object;
use crate::ground::moment::Moment;
use crate::module::plan::{Form, StepKind, With};
use crate::program::{PlaceKind, Program};

/// The members of a record but the visit it belongs to; with the forms that `forms` names.
pub(super) fn put_record(contact: &Contact, forms: &[Form], members: &mut Object) {
    members.may("count", contact.count);
    members.may("form", contact.form.map(Form::word));
    let forms: Vec<Json> = forms.iter().map(|form| form.word().into()).collect();
    members.may("forms", forms);
    members.may("planned", contact.planned.map(|moment| moment.to_string()));
    members.put("state", contact.state.word());
}

fn put_visit(program: &Program, visit: VisitOf, members: &mut Object) {
    members.put("n", visit.n);
    members.put("step", program.step_id(visit.step));
}

/// Puts the records and releases into a snapshot, each only when there are some.
pub(super) fn put(program: &Program, state: &State, members: &mut Object) {
    let record = |contact: &Contact| {
        let mut members = Object::default();
        put_record(contact, &contact.forms, &mut members);
        put_visit(program, contact.visit, &mut members);
        members.done()
    };
    members.may(
        "contacts",
        state.contacts.iter().map(record).collect::<Vec<Json>>(),
    );
    let released = |visit: &VisitOf| {
        let mut members = Object::default();
        put_visit(program, *visit, &mut members);
        members.done()
    };
    members.may(
        "released",
        state.released.iter().map(released).collect::<Vec<Json>>(),
    );
}

/// Takes them back; the visits must be there already.
pub(super) fn restore(program: &Program, state: &mut State, stored: &Json) -> Result<(), RestoreFault> {
    for record in list(stored, "contacts")? {
        let contact = contact(program, state.upgraded > 0, record).ok_or(RestoreFault::Member("contacts"))?;
        state.contacts.push(contact);
    }
    for visit in list(stored, "released")? {
        let visit = visit
            .as_object()
            .and_then(|members| visit_of(program, members))
            .filter(|visit| is_release(program, visit.step.0));
        state
            .released
            .push(visit.ok_or(RestoreFault::Member("released"))?);
    }
    if holds_together(program, state) {
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

fn visit_of(program: &Program, members: &Map<String, Json>) -> Option<VisitOf> {
    Some(VisitOf {
        step: program.step(members.get("step")?.as_str()?)?,
        n: u32::try_from(members.get("n")?.as_u64()?).ok()?,
    })
}

/// A record; after an upgrade its form is one that there was when it was agreed on.
pub(super) fn contact(program: &Program, is_upgraded: bool, stored: &Json) -> Option<Contact> {
    let members = stored.as_object()?;
    let visit = visit_of(program, members)?;
    let terms = Terms::of(program, visit.step)?;
    let form = |word: &Json| {
        Form::from_word(word.as_str()?).filter(|form| is_upgraded || terms.forms.contains(form))
    };
    let may = |key: &str| members.get(key);
    let contact = Contact {
        visit,
        state: ContactState::from_word(members.get("state")?.as_str()?)?,
        form: match may("form") {
            Some(word) => Some(form(word)?),
            None => None,
        },
        planned: match may("planned") {
            Some(moment) => Some(Moment::parse(moment.as_str()?)?),
            None => None,
        },
        count: match may("count") {
            Some(count) => Some(u32::try_from(count.as_u64()?).ok()?),
            None => None,
        },
        forms: match may("forms") {
            Some(forms) => forms.as_array()?.iter().map(form).collect::<Option<_>>()?,
            None => Vec::new(),
        },
    };
    let offered = in_order(&contact.forms, terms.forms);
    let contact = if is_upgraded {
        Contact {
            forms: offered,
            ..contact
        }
    } else {
        contact
    };
    (is_upgraded || could_be(&terms, &contact)).then_some(contact)
}

/// Whether acts could have made a record so.
fn could_be(terms: &Terms<'_>, contact: &Contact) -> bool {
    let (form, planned) = (contact.form.is_some(), contact.planned.is_some());
    let agreed = match contact.state {
        ContactState::Asked => form && !planned,
        ContactState::Planned => form && planned,
        ContactState::Held => form,
        ContactState::Open | ContactState::Declined => !form && !planned,
    };
    let counted = contact.count.is_none_or(|count| {
        contact.state == ContactState::Held && terms.with == With::Group && (1..=9_999).contains(&count)
    });
    let offered = contact.forms.is_empty() || terms.with != With::Supporter;
    agreed && counted && offered && contact.forms == in_order(&contact.forms, terms.forms)
}

/// Whether records, releases and visits fit each other: a record for each visit to a contact and no other, all in their
/// order, and every place that waits left as it could be.
fn holds_together(program: &Program, state: &State) -> bool {
    let in_order =
        state.contacts.is_sorted_by(|a, b| a.visit < b.visit) && state.released.is_sorted_by(|a, b| a < b);
    let (mut met, mut released) = (0, 0);
    for visit in state.visits.iter() {
        let is_contact = Terms::of(program, StepIx(visit.step)).is_some();
        let is_recorded = state.contact(of(visit)).is_some();
        if (is_contact && !is_recorded) || !could_leave(program, state, visit) {
            return false;
        }
        met += usize::from(is_contact);
        released += usize::from(state.is_released(of(visit)));
    }
    in_order && met == state.contacts.len() && released == state.released.len()
}

/// Whether a step can be left in a way at all, whatever happened there.
pub(super) fn leaves_so(program: &Program, step: StepIx, how: How) -> bool {
    let kind = program.index().place(step.0).map(|place| place.kind);
    let Some(found) = program.step_at(step) else {
        return false;
    };
    let by_person = is_release(program, step.0) || Terms::of(program, step).is_some();
    match how {
        How::Skipped => found.optional && kind != Some(PlaceKind::End),
        How::Chosen => kind == Some(PlaceKind::Menu),
        How::Held => by_person,
        How::Over => found.kind.limit().is_some(),
        How::Done => !by_person && kind != Some(PlaceKind::End),
    }
}

/// Whether a visit could have been left as it was.
fn could_leave(program: &Program, state: &State, visit: &Visit) -> bool {
    let Some(exit) = visit.exit else { return true };
    if state.upgraded > 0 {
        // What was recorded in another version stands (semantics 31.3).
        return leaves_so(program, StepIx(visit.step), exit.how);
    }
    let Some(step) = program.step_at(StepIx(visit.step)) else {
        return false;
    };
    let reached = until(program, visit).is_some_and(|when| when.is_reached(exit.at));
    let was = |state: Option<&Contact>| state.map(|contact| contact.state);
    match (&step.kind, exit.how) {
        (StepKind::Wait { .. } | StepKind::Contact { .. } | StepKind::Activity { .. }, How::Skipped) => {
            step.optional
        }
        (StepKind::Wait { .. }, how) if is_release(program, visit.step) => match how {
            How::Held => state.is_released(of(visit)),
            How::Over => reached && !state.is_released(of(visit)),
            _ => false,
        },
        (StepKind::Wait { .. }, how) => how == How::Done && reached,
        (StepKind::Contact { .. }, How::Held) => was(state.contact(of(visit))) == Some(ContactState::Held),
        // It may have been declined then, and asked for or held since.
        (StepKind::Contact { .. }, How::Over) => {
            reached || was(state.contact(of(visit))) != Some(ContactState::Open)
        }
        (StepKind::Activity { tick, .. }, how @ (How::Done | How::Over)) => {
            let is_in = matches!(
                state.slots_of(visit, step.item_count),
                [slot] if matches!(slot.held, Held::Value(_))
            );
            let is_done = is_in || (*tick && !reached);
            if how == How::Done {
                is_done
            } else {
                reached && !is_in
            }
        }
        (StepKind::Contact { .. } | StepKind::Activity { .. }, _) => false,
        (_, how) => !matches!(how, How::Held | How::Over),
    }
}
