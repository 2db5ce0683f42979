//! Who can see an answer, or what is worked out from answers.

use std::collections::BTreeSet;

use leerpad::check::names::{Names, Role, Thing, ThingKind};
use leerpad::ground::language::Language;
use leerpad::module::walk::walk;

use super::across::Target;
use crate::speech::either;

/// Whether an item is for the writer alone.
pub(super) fn is_private(named: &Thing) -> bool {
    match named.private {
        Some(private) => private,
        None => matches!(named.word, "words" | "text" | "goal" | "plan" | "reflection"),
    }
}

/// Whether conditions can read an answer.
pub(super) fn steers(named: &Thing) -> bool {
    let never = ["words", "goal", "plan", "note", "card", "recall", "reflection"];
    !never.contains(&named.word) && !is_private(named)
}

/// Who can see something; `None` of what nobody fills in or works out.
pub(super) fn words(target: &Target, named: &Thing, language: Language) -> Option<String> {
    let is_short = named.word == "reflection" && target.file.names.children(target.thing).next().is_none();
    let is_item = named.kind == ThingKind::Item || is_short;
    let is_result = matches!(named.kind, ThingKind::Scale | ThingKind::Value);
    if !is_item && !is_result {
        return None;
    }
    if is_item && matches!(named.word, "note" | "card" | "recall") {
        let words = either(
            language,
            "Hier wordt niets ingevuld.",
            "Nothing is filled in here.",
        );
        return Some(words.to_owned());
    }
    if is_item && is_private(named) {
        let words = either(
            language,
            "Wie ziet dit: alleen wie het schrijft. Het stuurt niets en kan niet gedeeld worden.",
            "Who sees this: the writer alone. It steers nothing and cannot be shared.",
        );
        return Some(words.to_owned());
    }
    let mut out = if is_item {
        either(
            language,
            "Wie ziet dit: wie het invult.",
            "Who sees this: the person who fills it in.",
        )
    } else {
        either(
            language,
            "Wie ziet wat hieruit komt: wie de vragen invult.",
            "Who sees what comes out: the person who fills in the questions.",
        )
    }
    .to_owned();
    let ways = ways(target, target.thing);
    for way in &ways {
        out.push_str(&way.words(language));
    }
    let through: Vec<(String, Vec<Way>)> = results(&target.file.names, target.thing)
        .into_iter()
        .filter_map(|result| {
            let id = target.file.names.things().get(result)?.id.clone();
            Some((id, self::ways(target, result)))
        })
        .filter(|(_, ways)| !ways.is_empty())
        .collect();
    if ways.is_empty() {
        out.push_str(match (through.is_empty(), is_item) {
            (true, _) => either(language, " Niemand anders.", " Nobody else."),
            (false, true) => either(
                language,
                " Het antwoord zelf ziet niemand anders.",
                " Nobody else sees the answer itself.",
            ),
            (false, false) => either(
                language,
                " De uitkomst zelf ziet niemand anders.",
                " Nobody else sees the outcome itself.",
            ),
        });
    }
    for (id, ways) in through {
        out.push_str(&match language {
            Language::Nl => format!(" Het telt mee in `{id}`."),
            Language::En => format!(" It counts in `{id}`."),
        });
        for way in ways {
            out.push_str(&way.words(language));
        }
    }
    Some(out)
}

/// How something comes to others.
enum Way {
    /// By the learner's own hand, at a step.
    Shared { step: String, with: String },
    /// With consent, for a purpose.
    Leaves { purpose: String, with: String },
}

impl Way {
    fn words(&self, language: Language) -> String {
        match (self, language) {
            (Self::Shared { step, with }, Language::Nl) => {
                format!(" Anderen (`{with}`) als de leerling het zelf deelt in stap `{step}`.")
            }
            (Self::Shared { step, with }, Language::En) => {
                format!(" Others (`{with}`) when the learner shares it at step `{step}`.")
            }
            (Self::Leaves { purpose, with }, Language::Nl) => {
                format!(" Met toestemming gaat het mee voor `{purpose}` (`{with}`).")
            }
            (Self::Leaves { purpose, with }, Language::En) => {
                format!(" With consent it leaves for `{purpose}` (`{with}`).")
            }
        }
    }
}

fn ways(target: &Target, thing: usize) -> Vec<Way> {
    let names = &target.file.names;
    let uses = names.uses_of(thing);
    let found = uses.filter_map(|used| {
        let within = names.things().get(used.within?)?.id.clone();
        match used.role {
            Role::Offered => {
                let purpose = key_of(target, &within, "purpose").unwrap_or_default();
                let with = key_of(target, &purpose, "with").unwrap_or_default();
                Some(Way::Shared { step: within, with })
            }
            Role::Leaves => {
                let with = key_of(target, &within, "with").unwrap_or_default();
                Some(Way::Leaves {
                    purpose: within,
                    with,
                })
            }
            _ => None,
        }
    });
    found.collect()
}

/// The scales and values that something counts in, also by way of one another, in the order of the file.
fn results(names: &Names, thing: usize) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut open = vec![thing];
    while let Some(next) = open.pop() {
        for used in names.uses_of(next) {
            let Some(within) = used.within.filter(|within| *within != thing) else {
                continue;
            };
            let kind = names.things().get(within).map(|within| within.kind);
            if matches!(used.role, Role::Sum | Role::Condition)
                && matches!(kind, Some(ThingKind::Scale | ThingKind::Value))
                && found.insert(within)
            {
                open.push(within);
            }
        }
    }
    found
}

/// The value of a key of something with a name.
fn key_of(target: &Target, id: &str, key: &str) -> Option<String> {
    let walked = walk(&target.file.tree);
    let frames = walked.frames.iter();
    let of = |frame: &&leerpad::module::walk::Frame<'_>| frame.id.is_some_and(|found| found.value == id);
    let values = frames
        .filter(of)
        .filter_map(|frame| frame.node.get(key)?.scalar());
    values.map(|scalar| scalar.text.trim().to_owned()).next()
}
