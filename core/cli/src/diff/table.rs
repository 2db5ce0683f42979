//! What differs between two versions, to read.

use leerpad::ground::language::Language;
use leerpad::program::Program;
use leerpad::session::fact::Verdict;

use super::changes::{Change, How};
use super::paths::{Stop, Walked};
use crate::speech::{count, either};
use crate::terminal::Terminal;

/// Says all of it.
pub(super) fn say(
    (old, new): (&Program, &Program),
    changes: &[Change],
    walked: &[Walked],
    terminal: &mut Terminal,
) {
    let language = terminal.language();
    let (old, new) = (old.plan(), new.plan());
    terminal.say(&format!("{}: {} -> {}", old.id, old.version, new.version));
    if changes.is_empty() {
        let words = terminal.either(
            "  elke stap, vraag en optie heeft een plaats, en elk antwoord past",
            "  every step, question and option has a place, and every answer fits",
        );
        let words = words.to_owned();
        terminal.say(&words);
    }
    for change in changes {
        terminal.say(&format!("  {}", line(change, language)));
    }
    for path in walked {
        terminal.say(&path.name);
        for (stop, last) in runs(&path.stops) {
            terminal.say(&format!("  {}", stretch(stop, last, language)));
            for (step, item, why, again) in &stop.lost {
                let again = if *again {
                    either(language, ", wordt opnieuw gevraagd", ", is asked again")
                } else {
                    ""
                };
                terminal.say(&format!("    {step}: {item} ({why}{again})"));
            }
        }
        if let Some(missed) = &path.missed {
            let words = either(
                language,
                "het pad klopt niet meer",
                "the path is not right any more",
            );
            terminal.say(&format!("  {words}: {missed}"));
        }
    }
}

fn line(change: &Change, language: Language) -> String {
    let place = [Some(&change.step), change.item.as_ref(), change.option.as_ref()];
    let place: Vec<&str> = place.into_iter().flatten().map(String::as_str).collect();
    let place = place.join(": ");
    let now = change.now.as_deref().unwrap_or("");
    match change.how {
        How::New => format!("{} {place}", either(language, "nieuw:   ", "new:     ")),
        How::Gone => format!("{} {place}", either(language, "weg:     ", "gone:    ")),
        How::Renamed => {
            let (words, is) = (
                either(language, "hernoemd:", "renamed: "),
                either(language, "heet nu", "is now"),
            );
            format!("{words} {place} {is} {now}")
        }
        How::Moved => {
            let (words, is) = (
                either(language, "verhuisd:", "moved:   "),
                either(
                    language,
                    "staat nu in een andere stap en wordt daar opnieuw gevraagd:",
                    "is in another step now and is asked anew there:",
                ),
            );
            format!("{words} {place} {is} {now}")
        }
        How::Several => {
            let (words, is) = (
                either(language, "gesplitst:", "split:   "),
                either(
                    language,
                    "heeft meer dan een opvolger; wie dit antwoordde kiest zelf",
                    "has more than one heir; who answered this chooses",
                ),
            );
            format!("{words} {place} {is}")
        }
        How::Unfit => {
            let words = either(language, "past niet:", "unfit:   ");
            let why = change.why.unwrap_or("");
            match &change.value {
                Some(value) => format!("{words} {place}: {value} ({why})"),
                None => {
                    let all = either(
                        language,
                        "geen enkel antwoord past nog",
                        "no answer fits any more",
                    );
                    format!("{words} {place}: {all} ({why})")
                }
            }
        }
    }
}

/// Acts in a row after which going over is the same, each run with the number of its last.
fn runs(stops: &[Stop]) -> Vec<(&Stop, u64)> {
    let mut runs: Vec<(&Stop, u64)> = Vec::new();
    for stop in stops {
        match runs.last_mut() {
            Some((first, last))
                if first.verdict == stop.verdict && first.lost == stop.lost && first.step == stop.step =>
            {
                *last = stop.act;
            }
            _ => runs.push((stop, stop.act)),
        }
    }
    runs
}

fn stretch(stop: &Stop, last: u64, language: Language) -> String {
    let acts = if stop.act == last {
        format!("{} {last}", either(language, "handeling", "act"))
    } else {
        format!("{} {}-{last}", either(language, "handeling", "act"), stop.act)
    };
    let verdict = match stop.verdict {
        Verdict::Unchanged => either(language, "gaat gewoon verder", "goes on as it is"),
        Verdict::ReAsk => either(
            language,
            "er wordt iets opnieuw gevraagd",
            "something is asked again",
        ),
        Verdict::Moved => either(language, "gaat een stuk terug", "goes some way back"),
        Verdict::Choice => either(
            language,
            "de deelnemer kiest: oud of nieuw",
            "the learner chooses: old or new",
        ),
    };
    let lost = stop.lost.len();
    let lost = match (lost, language) {
        (0, _) => String::new(),
        (_, Language::Nl) => format!("; {} blijft niet staan", count(lost, "antwoord", "antwoorden")),
        _ => format!("; {} not kept", count(lost, "answer", "answers")),
    };
    format!("{acts} ({}): {verdict}{lost}", stop.step)
}
