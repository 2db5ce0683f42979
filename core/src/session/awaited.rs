//! What the learner waits for where they are, on the screen (semantics 28.2).

use super::Session;
use super::contact::Terms;
use super::fact::{Contact, When};
use super::records::put_record;
use super::screen::{Meeting, Waits};
use super::settle::of;
use super::state::Visit;
use super::wait::{until, way_out};
use crate::expr::name::StepIx;
use crate::ground::json::Object;
use crate::module::plan::{Confirm, StepKind, With};
use crate::program::PlaceKind;

impl Session {
    /// What the place under the cursor waits for, if it does.
    pub(super) fn awaited(&self, here: &Visit) -> Option<Waits> {
        let program = &*self.program;
        let place = program.index().place(here.step)?;
        if place.kind != PlaceKind::Waiting {
            return None;
        }
        let (launch, tick) = match &program.step_at(StepIx(here.step))?.kind {
            StepKind::Activity { launch, tick, .. } => (launch.clone(), *tick),
            _ => (None, false),
        };
        Some(Waits {
            // A place that was left is open.
            open: here.exit.is_some() || way_out(program, &self.state, here, self.state.clock).is_some(),
            until: until(program, here),
            contact: self
                .state
                .contact(of(here))
                .and_then(|contact| self.meeting(contact)),
            launch,
            tick,
        })
    }

    fn meeting(&self, contact: &Contact) -> Option<Meeting> {
        let terms = Terms::of(&self.program, contact.visit.step)?;
        Some(Meeting {
            forms: terms.pickable(contact).to_vec(),
            contact: contact.clone(),
            with: terms.with,
            confirm: terms.confirm,
        })
    }
}

const fn with_word(with: With) -> &'static str {
    match with {
        With::Guide => "guide",
        With::Group => "group",
        With::Supporter => "supporter",
    }
}

pub(super) const fn confirm_word(confirm: Confirm) -> &'static str {
    match confirm {
        Confirm::Learner => "learner",
        Confirm::Guide => "guide",
        Confirm::Either => "either",
    }
}

fn put_until(until: Option<When>, members: &mut Object) {
    members.may("until", until.map(|until| until.to_string()));
}

/// What both forms of a screen have of a contact; beside it who meets and who says that it was held.
fn meeting_json(meeting: &Meeting, full: bool, members: &mut Object) {
    put_record(&meeting.contact, &meeting.forms, members);
    if full {
        members.put("confirm", confirm_word(meeting.confirm));
        members.put("with", with_word(meeting.with));
    }
}

/// Puts what a place waits for into a screen of the learner.
pub(super) fn put_waits(waits: &Waits, full: bool, screen: &mut Object) {
    let mut wait = Object::default();
    wait.may("open", waits.open);
    put_until(waits.until, &mut wait);
    screen.put("wait", wait.done());
    screen.may("launch", waits.launch.as_deref());
    if full {
        screen.may("tick", waits.tick);
    }
    if let Some(meeting) = &waits.contact {
        let mut members = Object::default();
        meeting_json(meeting, full, &mut members);
        screen.put("contact", members.done());
    }
}
