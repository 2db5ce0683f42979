//! Contacts at the terminal: where one stands, what can be done about it, and what that asks.

use std::io::BufRead;

use leerpad::ground::language::Language;
use leerpad::ground::moment::{Date, Moment, TimeOfDay};
use leerpad::module::plan::{Form, StepKind, With};
use leerpad::program::Program;
use leerpad::program::phrases::Phrases;
use leerpad::session::act::{Kind, Role};
use leerpad::session::fact::{Contact, ContactState, When};
use serde_json::{Value, json};

use super::ask::{self, Line};
use super::typed::{self, Offered};
use crate::clock;
use crate::speech::either;
use crate::terminal::Terminal;

/// A form of contact, in words.
pub(crate) const fn form(form: Form, language: Language) -> &'static str {
    match form {
        Form::InPerson => either(language, "in het echt", "face to face"),
        Form::Phone => either(language, "bellen", "by phone"),
        Form::Video => either(language, "beeldbellen", "by video"),
        Form::Chat => either(language, "chatten", "in a chat"),
    }
}

/// A moment or a local time, in words.
pub(crate) fn when(when: When, language: Language) -> String {
    let (day, time) = match when {
        When::At(moment) => (moment.date(), moment.time()),
        When::Local(day, time) => (day, time),
    };
    format!("{}, {time}", Phrases::of(tag(language)).date(day))
}

const fn tag(language: Language) -> &'static str {
    match language {
        Language::Nl => "nl",
        Language::En => "en",
    }
}

/// Where a contact stands, in one line.
pub(crate) fn state(contact: &Contact, language: Language) -> String {
    let how = contact.form.map_or("", |of| form(of, language));
    let with_form = |words: &str| {
        if how.is_empty() {
            words.to_owned()
        } else {
            format!("{words}: {how}")
        }
    };
    match contact.state {
        ContactState::Open => either(language, "nog niets afgesproken", "nothing agreed on yet").to_owned(),
        ContactState::Asked => with_form(either(language, "gevraagd", "asked for")),
        ContactState::Planned => {
            let moment = contact
                .planned
                .map_or_else(String::new, |at| when(When::At(at), language));
            format!(
                "{} ({moment})",
                with_form(either(language, "afgesproken", "planned"))
            )
        }
        ContactState::Held => with_form(either(language, "geweest", "held")),
        ContactState::Declined => either(language, "gaat niet door", "will not be").to_owned(),
    }
}

/// Something that can be done about a contact.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Choice {
    /// To ask for it in a form.
    Ask(Form),
    /// To offer forms.
    Offer,
    /// To plan it.
    Plan,
    /// To say that it was held.
    Held,
    /// To decline it.
    Decline,
}

impl Choice {
    /// What can be chosen by a role now; `forms` are those that may be picked.
    pub(crate) fn all(role: Role, contact: &Contact, forms: &[Form], allowed: &[Kind]) -> Vec<Self> {
        let is = |kind| allowed.contains(&kind);
        let mut all = Vec::new();
        if contact.state == ContactState::Held {
            return all;
        }
        if role == Role::Learner && is(Kind::ContactAsk) {
            all.extend(forms.iter().copied().map(Self::Ask));
        }
        if is(Kind::ContactOffer) {
            all.push(Self::Offer);
        }
        if is(Kind::ContactPlan) && matches!(contact.state, ContactState::Asked | ContactState::Planned) {
            all.push(Self::Plan);
        }
        if is(Kind::ContactHeld) {
            all.push(Self::Held);
        }
        if is(Kind::ContactDecline) && contact.state != ContactState::Declined {
            all.push(Self::Decline);
        }
        all
    }

    /// It in words.
    pub(crate) fn label(self, language: Language) -> String {
        let words = match self {
            Self::Ask(of) => {
                return format!(
                    "{}: {}",
                    either(language, "vragen", "ask for it"),
                    form(of, language)
                );
            }
            Self::Offer => either(language, "manieren voorstellen", "offer ways to meet"),
            Self::Plan => either(language, "een moment afspreken", "plan a moment"),
            Self::Held => either(language, "we hebben elkaar gesproken", "we have met"),
            Self::Decline => either(language, "het gesprek gaat niet door", "it will not be"),
        };
        words.to_owned()
    }

    /// The act of a choice, with what it asks for; none when nothing fitting was typed.
    pub(crate) fn act(
        self,
        program: &Program,
        contact: &Contact,
        language: Language,
        (input, terminal): (&mut dyn BufRead, &mut Terminal),
    ) -> Option<Value> {
        let step = program.step_id(contact.visit.step);
        let found = program.plan().steps.get(contact.visit.step.index());
        let (all, with): (&[Form], With) = match found.map(|step| &step.kind) {
            Some(StepKind::Contact { forms, with, .. }) => (forms, *with),
            _ => (&[], With::Guide),
        };
        match self {
            Self::Ask(form) => Some(json!({"act": "contact-ask", "step": step, "form": form.word()})),
            Self::Decline => Some(json!({"act": "contact-decline", "step": step})),
            Self::Offer => {
                let words = either(
                    language,
                    "Kies nummers, met komma's ertussen",
                    "Choose numbers, with commas between them",
                );
                let forms = pick(all, language, words, typed::some, (input, terminal))?;
                Some(json!({"act": "contact-offer", "step": step, "forms": forms}))
            }
            Self::Plan => {
                terminal.write(either(
                    language,
                    "Wanneer? Typ dag en tijd, zoals 31-12-2026 14:00\n> ",
                    "When? Type day and time, like 31-12-2026 14:00\n> ",
                ));
                let Line::Text(line) = ask::read(input) else {
                    return None;
                };
                let when = moment(&line)?;
                Some(json!({"act": "contact-plan", "step": step, "when": when.to_string()}))
            }
            Self::Held => {
                let mut act = json!({"act": "contact-held", "step": step});
                if contact.form.is_none() && all.len() > 1 {
                    let words = either(language, "Hoe? Kies een nummer", "How? Choose a number");
                    let form = pick(all, language, words, typed::one, (&mut *input, &mut *terminal))?;
                    put(&mut act, "form", form);
                }
                if with == With::Group {
                    terminal.write(either(
                        language,
                        "Met hoeveel waren jullie? Enter = dat zeg ik niet\n> ",
                        "How many were you? Enter = I do not say\n> ",
                    ));
                    match ask::read(input) {
                        Line::Text(line) => put(&mut act, "count", json!(line.trim().parse::<u32>().ok()?)),
                        Line::Enter => {}
                        _ => return None,
                    }
                }
                Some(act)
            }
        }
    }
}

fn put(act: &mut Value, key: &str, value: Value) {
    if let Some(members) = act.as_object_mut() {
        members.insert(key.to_owned(), value);
    }
}

/// One or some of the forms, by number or word.
fn pick(
    forms: &[Form],
    language: Language,
    words: &str,
    read: fn(&[Offered], &str) -> Option<Value>,
    (input, terminal): (&mut dyn BufRead, &mut Terminal),
) -> Option<Value> {
    let offered: Vec<Offered> = forms
        .iter()
        .map(|of| Offered {
            id: of.word().to_owned(),
            label: form(*of, language).to_owned(),
        })
        .collect();
    for (number, form) in (1..).zip(&offered) {
        terminal.say(&format!("  {number}. {}", form.label));
    }
    terminal.write(&format!("{words}\n> "));
    match ask::read(input) {
        Line::Text(line) => read(&offered, &line),
        _ => None,
    }
}

/// A day and a time on the clock of this machine.
fn moment(line: &str) -> Option<Moment> {
    let line = line.trim();
    let at = line.rfind(' ')?;
    let (day, time) = line.split_at_checked(at)?;
    let day = Date::parse(typed::date(day)?.as_str()?)?;
    let time = TimeOfDay::parse(typed::time(time)?.as_str()?)?;
    clock::local(day, time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_and_a_time_are_a_moment() {
        let typed = moment("31-12-2026 14:00").unwrap();
        assert_eq!(
            (typed.date().to_string(), typed.time().to_string()),
            ("2026-12-31".to_owned(), "14:00".to_owned())
        );
        assert!(moment("morgen").is_none());
    }
}
