//! What people agree on about a contact, and whom the guide lets go on (semantics 24).

use super::act::{Agree, Named, Role};
use super::decide::{Court, Decision};
use super::fact::{Contact, ContactState, VisitOf};
use super::refusal::Code;
use super::settle::of;
use super::state::State;
use super::wait::is_release;
use crate::expr::name::StepIx;
use crate::module::plan::{Confirm, Form, StepKind, With};
use crate::program::Program;

/// What a contact step says.
#[derive(Clone, Copy)]
pub(super) struct Terms<'a> {
    pub(super) with: With,
    pub(super) forms: &'a [Form],
    pub(super) confirm: Confirm,
}

impl<'a> Terms<'a> {
    /// Of a step, if it is a contact.
    pub(super) fn of(program: &'a Program, step: StepIx) -> Option<Self> {
        match &program.step_at(step)?.kind {
            StepKind::Contact {
                with, forms, confirm, ..
            } => Some(Self {
                with: *with,
                forms,
                confirm: *confirm,
            }),
            _ => None,
        }
    }

    /// Whether a role takes part in it: what a learner agrees on with somebody of their own is no matter of the guide.
    pub(super) fn concerns(&self, role: Role) -> bool {
        role != Role::Guide || self.with != With::Supporter
    }

    fn may_confirm(&self, role: Role) -> bool {
        match self.confirm {
            Confirm::Either => true,
            Confirm::Learner => role == Role::Learner,
            Confirm::Guide => role == Role::Guide,
        }
    }

    /// The forms that may be picked now: what the guide offers, else all of the step; none when it was held.
    pub(super) fn pickable<'b>(&self, contact: &'b Contact) -> &'b [Form]
    where
        'a: 'b,
    {
        match (contact.state, contact.forms.as_slice()) {
            (ContactState::Held, _) => &[],
            (_, []) => self.forms,
            (_, offered) => offered,
        }
    }
}

impl State {
    /// Where the record of a visit stands among all of them, or would.
    fn contact_at(&self, visit: VisitOf) -> Result<usize, usize> {
        self.contacts.binary_search_by(|known| known.visit.cmp(&visit))
    }

    /// The record of a visit.
    pub(super) fn contact(&self, visit: VisitOf) -> Option<&Contact> {
        let at = self.contact_at(visit).ok()?;
        self.contacts.get(at)
    }

    /// The record that acts about a step speak of: of its latest visit on the trail, so that what is agreed on is what
    /// holds; else the one with the largest number (semantics 24.1).
    pub(super) fn latest_contact(&self, step: StepIx) -> Option<&Contact> {
        if let Some(visit) = self.latest_of(step.0) {
            return self.contact(of(visit));
        }
        let behind = self.contacts.partition_point(|known| known.visit.step <= step);
        let last = self.contacts.get(behind.checked_sub(1)?)?;
        (last.visit.step == step).then_some(last)
    }

    /// Makes the record of a visit, if there is none.
    pub(super) fn open_contact(&mut self, visit: VisitOf) {
        if let Err(at) = self.contact_at(visit) {
            self.contacts.insert(
                at,
                Contact {
                    visit,
                    state: ContactState::Open,
                    form: None,
                    planned: None,
                    count: None,
                    forms: Vec::new(),
                },
            );
        }
    }

    /// Puts a record in the place of what was agreed on before.
    pub(super) fn agree(&mut self, contact: Contact) {
        if let Ok(at) = self.contact_at(contact.visit)
            && let Some(known) = self.contacts.get_mut(at)
        {
            *known = contact;
        }
    }

    pub(super) fn is_released(&self, visit: VisitOf) -> bool {
        self.released.binary_search(&visit).is_ok()
    }

    /// Lets a visit go on.
    pub(super) fn release(&mut self, visit: VisitOf) {
        if let Err(at) = self.released.binary_search(&visit) {
            self.released.insert(at, visit);
        }
    }
}

fn known(step: &Named<StepIx>) -> Result<StepIx, Code> {
    match step {
        Named::Known(step) => Ok(*step),
        Named::Unknown(id) => Err(Code::UnknownStep(id.to_string())),
    }
}

impl<'a> Court<'a> {
    /// An act about a contact.
    pub(super) fn agree(&self, role: Role, step: &Named<StepIx>, what: &Agree) -> Result<Decision, Code> {
        let step = known(step)?;
        let terms = Terms::of(self.program, step).ok_or(Code::OtherKind(step, "contact"))?;
        let contact = self
            .state
            .latest_contact(step)
            .filter(|_| terms.concerns(role))
            .ok_or(Code::NotReached(step))?;
        if contact.state == ContactState::Held {
            return Err(Code::ContactOver(step));
        }
        let mut new = contact.clone();
        let no_form = || Code::FormNotOffered(step);
        let among = |form: &Named<Form>, forms: &[Form]| match form {
            Named::Known(form) if forms.contains(form) => Ok(*form),
            _ => Err(no_form()),
        };
        match what {
            Agree::Ask(form) => {
                new.form = Some(among(form, terms.pickable(contact))?);
                new.state = ContactState::Asked;
                new.planned = None;
            }
            Agree::Offer(forms) => {
                let mut offered = Vec::with_capacity(forms.len().min(terms.forms.len()));
                for form in forms {
                    let form = among(form, terms.forms)?;
                    if offered.contains(&form) {
                        return Err(no_form());
                    }
                    offered.push(form);
                }
                if offered.is_empty() {
                    return Err(no_form());
                }
                new.forms = in_order(&offered, terms.forms);
            }
            Agree::Plan(when) => {
                if !matches!(contact.state, ContactState::Asked | ContactState::Planned) {
                    return Err(Code::NotAsked(step));
                }
                new.planned = Some(*when);
                new.state = ContactState::Planned;
            }
            Agree::Held { form, count } => {
                if !terms.may_confirm(role) {
                    return Err(Code::NotConfirmer(step));
                }
                new.form = Some(match (form, contact.form, terms.forms) {
                    (Some(form), ..) => among(form, terms.forms)?,
                    (None, Some(asked), _) => asked,
                    (None, None, [only]) => *only,
                    _ => return Err(no_form()),
                });
                if count.is_some() && terms.with != With::Group {
                    return Err(Code::NotAGroup(step));
                }
                new.count = *count;
                new.state = ContactState::Held;
            }
            Agree::Decline => {
                if contact.state == ContactState::Declined {
                    return Err(Code::ContactOver(step));
                }
                new.state = ContactState::Declined;
                new.form = None;
                new.planned = None;
            }
        }
        Ok(Decision::Agree(Box::new(new)))
    }

    /// Whether some record would take an act of this kind: the one of a step that its acts speak of.
    pub(super) fn takes(&self, role: Role, fits: impl Fn(&Terms<'a>, &Contact) -> bool) -> bool {
        self.state.contacts.iter().any(|contact| {
            let step = contact.visit.step;
            let is_latest = self.state.latest_contact(step).map(|latest| latest.visit) == Some(contact.visit);
            Terms::of(self.program, step).is_some_and(|terms| {
                is_latest
                    && contact.state != ContactState::Held
                    && terms.concerns(role)
                    && fits(&terms, contact)
            })
        })
    }

    /// Whether some contact takes that it was held from this role.
    pub(super) fn takes_held(&self, role: Role) -> bool {
        self.takes(role, |terms, _| terms.may_confirm(role))
    }

    /// The guide lets go on who waits.
    pub(super) fn release(&self, step: &Named<StepIx>) -> Result<Decision, Code> {
        let step = known(step)?;
        if !is_release(self.program, step.0) {
            return Err(Code::OtherKind(step, "wait"));
        }
        let waiting = self.waiting().filter(|visit| visit.step == step.0);
        match waiting.map(of).filter(|visit| !self.state.is_released(*visit)) {
            Some(visit) => Ok(Decision::Release(visit)),
            // No more is said than the guide's screen shows.
            None if self.state.released.iter().any(|visit| visit.step == step) => {
                Err(Code::TooLateStep(step))
            }
            None => Err(Code::NotReached(step)),
        }
    }
}

/// Some forms in the order of the step.
pub(super) fn in_order(some: &[Form], all: &[Form]) -> Vec<Form> {
    all.iter().copied().filter(|form| some.contains(form)).collect()
}
