//! Drawing a screen as text: one thing under the other, in lines that fit.

use leerpad::ground::json::canonical;
use leerpad::journal::vault::Vault;
use leerpad::module::plan::{ItemKind, Text};
use leerpad::program::Program;
use leerpad::program::phrases::Phrases;
use leerpad::session::refusal::Refusal;
use leerpad::session::screen::{Line, Outcome, Place, Recalled, Screen, Shown, Spoken};
use leerpad::session::words::Said;
use leerpad::text::{Filled, plain};
use serde_json::Value;

use super::words::Words;

/// Columns of a line.
const WIDTH: usize = 76;

/// Blocks of a whole bar.
const BAR: u32 = 24;

/// A text in plain words; holes for words in the vault are filled here, on the learner's own machine.
pub(crate) fn text(said: &Said, vault: Option<&Vault>) -> String {
    let mut out = String::new();
    plain::write(&mut out, &said.document, &mut |hole| match said.fill(hole) {
        Filled::Slot(key) => filled(&key, vault),
        other => other,
    });
    plain::wrap(out.trim(), WIDTH)
}

fn filled(key: &str, vault: Option<&Vault>) -> Filled {
    words_under(key, vault).map_or(Filled::Nothing, Filled::Text)
}

/// What somebody wrote, as a terminal may show it: signs that would steer the terminal of another are left out.
pub(crate) fn words_under(key: &str, vault: Option<&Vault>) -> Option<String> {
    let words = vault?.get(key)?.reveal();
    let is_shown = |sign: &char| !sign.is_control() || *sign == '\n';
    Some(words.chars().filter(is_shown).collect())
}

/// A text of the module that has no answers in it, in the language of the session.
pub(crate) fn label(program: &Program, language: &str, text: &Text) -> String {
    let place = program
        .languages()
        .iter()
        .position(|tag| tag == language)
        .unwrap_or(0);
    let mut out = String::new();
    if let Some(localized) = text.0.get(place) {
        plain::write(&mut out, &localized.document, &mut |_| Filled::Nothing);
    }
    out.trim().to_owned()
}

/// Title, progress and body of a place, and the scores of the measure just left.
pub(crate) fn head(words: &Words, place: &Place, vault: Option<&Vault>) -> String {
    let title = place
        .title
        .as_ref()
        .map_or_else(String::new, |title| text(title, vault));
    let mut out = format!("\n{}\n", "─".repeat(WIDTH));
    if !title.is_empty() {
        out.push_str(&format!("{title}\n"));
    }
    out.push_str(&format!("{}\n", progress(words, place)));
    for outcome in place.scores.iter().filter(|outcome| outcome.say.is_some()) {
        out.push_str(&format!("\n{}\n", score(outcome, vault)));
    }
    if let Some(body) = &place.body {
        out.push_str(&format!("\n{}\n", text(body, vault)));
    }
    out
}

fn progress(words: &Words, place: &Place) -> String {
    let (done, left) = (place.progress.0, place.progress.1);
    if place.kind == "end" {
        return words.done.to_owned();
    }
    let [step, least, most] = words.progress;
    // The distances count this place and the end; the end itself is no step of work.
    let total = |distance: u32| (done + distance).saturating_sub(1).max(done + 1);
    let (at, first, last) = (done + 1, total(left.least), total(left.most));
    if first >= last {
        format!("{step} {at} {least} {first}")
    } else {
        format!("{step} {at} {least} {first} {most} {last}")
    }
}

fn score(outcome: &Outcome, vault: Option<&Vault>) -> String {
    let title = outcome
        .title
        .as_ref()
        .map_or_else(|| outcome.scale.clone(), |title| text(title, vault));
    let score = outcome.score.as_deref().unwrap_or("–");
    let say = outcome
        .say
        .as_ref()
        .map_or_else(String::new, |say| format!(". {}", text(say, vault)));
    format!("{title}: {score}{say}")
}

/// What an end shows again.
pub(crate) fn summary(place: &Place, vault: Option<&Vault>) -> String {
    let mut out = String::new();
    for line in &place.summary {
        let (title, said) = match line {
            Recalled::Answer(id, ask, answer) => {
                let title = ask.as_ref().map_or_else(|| id.clone(), |ask| text(ask, vault));
                (title, fill(answer, vault))
            }
            Recalled::Score(outcome) => {
                out.push_str(&format!("\n{}\n", score(outcome, vault)));
                continue;
            }
            Recalled::Value(id, value) => (id.clone(), fill(value, vault)),
        };
        if !said.is_empty() {
            out.push_str(&format!(
                "\n{title}\n  {}\n",
                plain::wrap(&said, WIDTH - 2).replace('\n', "\n  ")
            ));
        }
    }
    out
}

/// An earlier answer, line by line; nothing when nothing counts.
pub(crate) fn recalled(lines: &[Line], vault: Option<&Vault>) -> String {
    let mut out = String::new();
    for line in lines {
        let said = fill(&line.answer, vault);
        if said.is_empty() {
            continue;
        }
        let said = plain::wrap(&said, WIDTH - 2).replace('\n', "\n  ");
        match &line.ask {
            Some(ask) => out.push_str(&format!("  {}: {said}\n", text(ask, vault))),
            None => out.push_str(&format!("  {said}\n")),
        }
    }
    out
}

/// A sentence with its open places in brackets.
pub(crate) fn sentence(pieces: &[Spoken]) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Spoken::Text(words) => out.push_str(words),
            Spoken::Gap(_, options) if options.is_empty() => out.push_str("[…]"),
            Spoken::Gap(_, options) => {
                let labels: Vec<&str> = options.iter().map(|(_, label, _)| label.as_str()).collect();
                out.push_str(&format!("[{}]", labels.join(" / ")));
            }
        }
    }
    plain::wrap(&out, WIDTH)
}

/// Something to read: its title, its words, an earlier answer, a number to call.
pub(crate) fn reading(item: &Shown, kind: &ItemKind, vault: Option<&Vault>) -> String {
    let mut out = String::new();
    for said in [&item.ask, &item.help, &item.body].into_iter().flatten() {
        out.push_str(&format!("\n{}\n", text(said, vault)));
    }
    out.push_str(&recalled(&item.recalled, vault));
    if let ItemKind::Card {
        phone: Some(phone), ..
    } = kind
    {
        out.push_str(&format!("  ☎ {phone}\n"));
    }
    out
}

fn fill(answer: &Filled, vault: Option<&Vault>) -> String {
    let shown = match answer {
        Filled::Slot(key) => filled(key, vault),
        other => other.clone(),
    };
    match shown {
        Filled::Text(text) => text,
        _ => String::new(),
    }
}

/// A diary: its question, and of each question that is a number what was given so far, as a line of bars.
pub(crate) fn diary(program: &Program, language: &str, item: &Shown, vault: Option<&Vault>) -> String {
    let mut out = String::from("\n");
    for said in [&item.ask, &item.help].into_iter().flatten() {
        out.push_str(&format!("{}\n", text(said, vault)));
    }
    let plan = program.plan().items.get(item.item.index());
    for inner in plan.map_or(&[][..], |plan| plan.kind.inner()) {
        let number = |value: &Value| value.get(&inner.id).and_then(Value::as_f64);
        let given: Vec<(u32, f64)> = item
            .entries
            .iter()
            .filter_map(|(entry, value)| Some((*entry, number(value)?)))
            .collect();
        if given.is_empty() {
            continue;
        }
        let ask = inner.ask.as_ref().map(|ask| label(program, language, ask));
        out.push_str(&format!("\n  {}\n", ask.unwrap_or_else(|| inner.id.clone())));
        let (least, most) = match &inner.kind {
            ItemKind::Scale { from, to, .. } => (from.to_double(), to.to_double()),
            _ => given
                .iter()
                .fold((0.0_f64, 0.0_f64), |(least, most), (_, number)| {
                    (least.min(*number), most.max(*number))
                }),
        };
        for (entry, number) in given {
            out.push_str(&format!("  {entry:>4}  {} {number}\n", bar(number, least, most)));
        }
    }
    out
}

/// How far a number lies between two others, in blocks.
fn bar(number: f64, least: f64, most: f64) -> String {
    let share = if most > least {
        (number - least) / (most - least)
    } else {
        0.0
    };
    let filled = (0..BAR).filter(|block| f64::from(*block) + 0.5 <= share * f64::from(BAR));
    "▇".repeat(filled.count())
}

/// The children of a menu, numbered.
pub(crate) fn menu(words: &Words, place: &Place, vault: Option<&Vault>) -> String {
    let mut out = format!("\n{}\n", words.menu);
    for (number, child) in (1..).zip(&place.children) {
        let title = child
            .title
            .as_ref()
            .map_or_else(|| child.step.clone(), |title| text(title, vault));
        let state = match child.state.word() {
            "done" => format!(" ({})", words.done),
            "begun" => format!(" ({})", words.begun_child),
            "skipped" => format!(" ({})", words.skipped),
            _ => String::new(),
        };
        out.push_str(&format!("  {number}. {title}{state}\n"));
    }
    out
}

/// The help lines of the module.
pub(crate) fn help(words: &Words, screen: &Screen, vault: Option<&Vault>) -> String {
    let mut out = format!("\n{}\n", words.help_lines);
    for line in &screen.help {
        out.push_str(&format!("  {}", text(&line.title, vault)));
        for more in [line.phone.as_deref(), line.link.as_deref()]
            .into_iter()
            .flatten()
        {
            out.push_str(&format!(": {more}"));
        }
        out.push('\n');
        if let Some(body) = &line.body {
            out.push_str(&format!("    {}\n", text(body, vault)));
        }
    }
    out
}

/// A refusal in the words of the learner's language.
pub(crate) fn refusal(program: &Program, language: &str, refusal: &Refusal) -> String {
    let mut said = Phrases::of(language).refusal(refusal.code.word()).to_owned();
    if let Value::Object(data) = refusal.to_json(program) {
        for (name, value) in &data {
            let shown = match value {
                Value::String(text) => text.clone(),
                other => canonical(other),
            };
            said = said.replace(&format!("{{{name}}}"), &shown);
        }
    }
    said
}
