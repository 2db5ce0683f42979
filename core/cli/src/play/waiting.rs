//! A place that waits, as the learner sees it at the terminal.

use leerpad::ground::language::Language;
use leerpad::program::Program;
use leerpad::session::act::Role;
use leerpad::session::screen::{Place, Screen, Shown, Waits};
use serde_json::Value;

use super::meeting::{self, Choice};
use crate::speech::either;

/// What can be done about the contact of a place, in the order in which it is numbered.
pub(crate) fn choices(screen: &Screen, place: &Place) -> Vec<Choice> {
    let meeting = place.waits.as_ref().and_then(|waits| waits.contact.as_ref());
    meeting.map_or_else(Vec::new, |meeting| {
        Choice::all(Role::Learner, &meeting.contact, &meeting.forms, &screen.allowed)
    })
}

/// How long it waits, where the contact stands, and what can be chosen.
pub(crate) fn shown(waits: &Waits, choices: &[Choice], language: Language) -> String {
    let mut out = String::from("\n");
    if let Some(launch) = &waits.launch {
        out.push_str(&format!("Open: {launch}\n"));
    }
    if let Some(meeting) = &waits.contact {
        let words = either(language, "Dit gesprek", "This contact");
        let state = meeting::state(&meeting.contact, language);
        out.push_str(&format!("{words}: {state}\n"));
    }
    let words = match (waits.open, waits.until) {
        (true, _) => either(language, "Je kunt verder.", "You can go on.").to_owned(),
        (false, Some(until)) => format!(
            "{} {}.",
            either(
                language,
                "Hier wacht je even. Het gaat in elk geval verder op",
                "You wait here. It goes on in any case on"
            ),
            meeting::when(until, language)
        ),
        (false, None) => either(language, "Hier wacht je even.", "You wait here.").to_owned(),
    };
    out.push_str(&format!("{words}\n"));
    for (number, choice) in (1..).zip(choices) {
        out.push_str(&format!("  {number}. {}\n", choice.label(language)));
    }
    out
}

/// What an activity reports, once it did.
pub(crate) fn reported(program: &Program, item: &Shown, language: Language) -> String {
    let start = either(language, "Uitkomst", "Result");
    let value = match &item.value {
        None => either(language, "komt vanzelf binnen", "comes in by itself").to_owned(),
        Some(Value::Bool(true)) => either(language, "ja", "yes").to_owned(),
        Some(Value::Bool(false)) => either(language, "nee", "no").to_owned(),
        Some(Value::String(id)) => {
            let mut options = item.options.iter();
            let option = options.find(|(option, ..)| program.word(*option) == id);
            option.map_or_else(|| id.clone(), |(_, label, _)| label.clone())
        }
        Some(value) => value.to_string(),
    };
    format!("\n{start}: {value}")
}
