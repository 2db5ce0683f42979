//! What the other one did meanwhile, told in one line each. Nothing is told that the screen of the role does not show.

use leerpad::ground::language::Language;
use leerpad::ground::moment::Moment;
use leerpad::module::plan::{Form, Recipient, StepKind, With};
use leerpad::program::Program;
use leerpad::session::act::{Kind, Role};
use leerpad::session::fact::When;
use serde_json::Value;

use super::{meeting, show};
use crate::speech::either;

/// The line for an entry of the journal that somebody else made; none when it is no matter of this role.
pub(crate) fn line(
    program: &Program,
    (role, language): (Role, Language),
    tag: &str,
    entry: &Value,
) -> Option<String> {
    let text = |key: &str| entry.get(key).and_then(Value::as_str);
    let kind = Kind::from_word(text("act")?)?;
    let by = Role::from_word(text("by")?)?;
    let title = text("step").map_or_else(String::new, |id| title(program, tag, id));
    match (role, by) {
        (Role::Learner, Role::Guide) => by_guide(kind, &title, language, entry),
        (Role::Learner, Role::System) if kind == Kind::Answer => Some(format!(
            "{title}: {}",
            either(language, "de uitkomst is binnen", "the result has come in")
        )),
        // What of it is seen the screen says; what is taken back is gone without a word.
        (Role::Guide, Role::Learner) if kind == Kind::Share && shares_with_guide(program, text("step")) => {
            Some(
                either(
                    language,
                    "er is iets met je gedeeld",
                    "something was shared with you",
                )
                .to_owned(),
            )
        }
        (Role::Guide, Role::Learner) if concerns_guide(program, text("step")) => {
            by_learner(kind, &title, language, entry)
        }
        _ => None,
    }
}

fn by_guide(kind: Kind, title: &str, language: Language, entry: &Value) -> Option<String> {
    let words = match kind {
        Kind::ContactOffer => {
            let forms = entry.get("forms").and_then(Value::as_array)?;
            let forms = forms.iter().filter_map(|form| Form::from_word(form.as_str()?));
            let forms: Vec<&str> = forms.map(|form| meeting::form(form, language)).collect();
            let start = either(language, "je begeleider stelt voor", "your guide offers");
            format!("{start}: {}", forms.join(", "))
        }
        Kind::ContactPlan => planned(entry, language)?,
        Kind::ContactHeld => either(
            language,
            "je begeleider zegt dat jullie elkaar gesproken hebben",
            "your guide says that you have met",
        )
        .to_owned(),
        Kind::ContactDecline => either(
            language,
            "je begeleider zegt dat het gesprek niet doorgaat",
            "your guide says that it will not be",
        )
        .to_owned(),
        Kind::Release => either(
            language,
            "je begeleider laat je verdergaan",
            "your guide lets you go on",
        )
        .to_owned(),
        Kind::Reply => either(
            language,
            "je begeleider heeft gereageerd",
            "your guide has replied",
        )
        .to_owned(),
        _ => return None,
    };
    Some(if title.is_empty() {
        words
    } else {
        format!("{title}: {words}")
    })
}

fn by_learner(kind: Kind, title: &str, language: Language, entry: &Value) -> Option<String> {
    let words = match kind {
        Kind::ContactAsk => {
            let form = Form::from_word(entry.get("form")?.as_str()?)?;
            let start = either(language, "er is om een gesprek gevraagd", "somebody asks for it");
            format!("{start}: {}", meeting::form(form, language))
        }
        Kind::ContactPlan => planned(entry, language)?,
        Kind::ContactHeld => either(
            language,
            "wie leert zegt dat jullie elkaar gesproken hebben",
            "the learner says that you have met",
        )
        .to_owned(),
        Kind::ContactDecline => either(
            language,
            "wie leert wil dit gesprek niet",
            "the learner does not want it",
        )
        .to_owned(),
        _ => return None,
    };
    Some(format!("{title}: {words}"))
}

fn planned(entry: &Value, language: Language) -> Option<String> {
    let when = Moment::parse(entry.get("when")?.as_str()?)?;
    let start = either(language, "er is een moment afgesproken", "a moment is planned");
    Some(format!("{start}: {}", meeting::when(When::At(when), language)))
}

/// Contacts with somebody of the learner's own are no matter of the guide.
fn concerns_guide(program: &Program, step: Option<&str>) -> bool {
    let found = step.and_then(|id| program.step(id));
    let step = found.and_then(|step| program.plan().steps.get(step.index()));
    step.is_some_and(|step| matches!(step.kind, StepKind::Contact { with, .. } if with != With::Supporter))
}

fn shares_with_guide(program: &Program, step: Option<&str>) -> bool {
    let found = step.and_then(|id| program.step(id));
    let step = found.and_then(|step| program.plan().steps.get(step.index()));
    let purpose = match step.map(|step| &step.kind) {
        Some(StepKind::Share { purpose, .. }) => program.plan().purposes.get(purpose.index()),
        _ => None,
    };
    purpose.is_some_and(|purpose| purpose.with == Recipient::Guide)
}

/// The title of a step, without what was answered; its id when it has none.
pub(crate) fn title(program: &Program, tag: &str, id: &str) -> String {
    let found = program.step(id);
    let step = found.and_then(|step| program.plan().steps.get(step.index()));
    let title = step.and_then(|step| step.title.as_ref());
    title.map_or_else(|| id.to_owned(), |title| show::label(program, tag, title))
}
