//! What leaves, for what and to whom: information flow (semantics 9.5, 25, 28.3).

use std::collections::BTreeSet;

use super::pipes::of_shown;
use crate::check::built::{Built, Reader, Spot};
use crate::expr::name::{ItemIx, StepIx};
use crate::expr::reads::{Read, reads};
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::module::plan::{Class, ItemKind, Keep, PurposeIx, Recap, Recipient, StepKind};

/// A share step for a purpose that is not there.
pub static UNKNOWN_PURPOSE: Rule = Rule {
    code: "unknown-purpose",
    severity: Severity::Error,
    nl: Words {
        message: "er is geen doel `{name}`",
        why: "niemand kan toestemming geven voor iets dat er niet is",
        help: "zet het doel bij `purposes` van `privacy`, of kijk of de naam goed geschreven is",
    },
    en: Words {
        message: "there is no purpose `{name}`",
        why: "nobody can give consent for something that is not there",
        help: "put the purpose into `purposes` of `privacy`, or see whether the name is spelled well",
    },
};

/// Something to share that is not there.
pub static UNKNOWN_IN_SHARING: Rule = Rule {
    code: "unknown-in-sharing",
    severity: Severity::Error,
    nl: Words {
        message: "er is geen vraag, schaal of waarde `{name}`",
        why: "zo is er niets om te delen",
        help: "kijk of de naam goed geschreven is",
    },
    en: Words {
        message: "there is no question, scale or value `{name}`",
        why: "there would be nothing to share",
        help: "see whether the name is spelled well",
    },
};

/// Something private that is to be shared (semantics 9.5).
pub static PRIVATE_SHARED: Rule = Rule {
    code: "private-shared",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is privé en wordt nooit gedeeld",
        why: "wat iemand voor zichzelf opschrijft, blijft van die persoon",
        help: "laat `{name}` hier weg, of zet bij die vraag `private: false`",
    },
    en: Words {
        message: "`{name}` is private and is never shared",
        why: "what a person writes for themselves stays theirs",
        help: "leave `{name}` out here, or put `private: false` at that question",
    },
};

/// Free words that would leave without the learner's own hand (semantics 25.7).
pub static WORDS_WITHOUT_SHARE: Rule = Rule {
    code: "words-without-share",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` zijn eigen woorden: die gaan niet mee met `what`",
        why: "eigen woorden deelt iemand alleen zelf, elke keer opnieuw",
        help: "bied `{name}` aan bij een stap `share`, of laat het hier weg",
    },
    en: Words {
        message: "`{name}` are words of one's own: these do not leave with `what`",
        why: "words of their own people share by hand alone, each time anew",
        help: "offer `{name}` at a `share` step, or leave it out here",
    },
};

/// Something without an answer that is to be shared.
pub static NOTHING_TO_SHARE: Rule = Rule {
    code: "nothing-to-share",
    severity: Severity::Error,
    nl: Words {
        message: "bij `{name}` is er niets om te delen",
        why: "een tekst om te lezen heeft geen antwoord, en een schaal zonder `score` geen uitkomst",
        help: "noem een vraag met een antwoord, een schaal met een score of een waarde",
    },
    en: Words {
        message: "`{name}` has nothing to share",
        why: "a text to read has no answer, and a scale without `score` no outcome",
        help: "name a question with an answer, a scale with a score or a value",
    },
};

/// One thing named twice in one list.
pub static SHARED_TWICE: Rule = Rule {
    code: "shared-twice",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` staat hier twee keer",
        why: "iemand kiest per antwoord een keer",
        help: "haal een van de twee weg",
    },
    en: Words {
        message: "`{name}` stands here twice",
        why: "people choose once for each answer",
        help: "take one of the two out",
    },
};

/// A purpose for which nothing leaves (semantics 25.7).
pub static PURPOSE_UNUSED: Rule = Rule {
    code: "purpose-unused",
    severity: Severity::Warning,
    nl: Words {
        message: "voor het doel `{name}` wordt niets gedeeld",
        why: "vraag geen toestemming voor iets dat niet gebeurt",
        help: "maak een stap `share` met dit doel, zet er `what` bij, of haal het doel weg",
    },
    en: Words {
        message: "nothing is shared for the purpose `{name}`",
        why: "ask for no consent for what does not happen",
        help: "write a `share` step with this purpose, add `what`, or take the purpose out",
    },
};

/// A purpose with a share step and `what` (semantics 25.7).
pub static PURPOSE_TWICE_OVER: Rule = Rule {
    code: "purpose-twice-over",
    severity: Severity::Error,
    nl: Words {
        message: "het doel `{name}` heeft `what` en ook een stap `share`",
        why: "zo is niet duidelijk of iemand per antwoord kiest of voor alles samen",
        help: "kies een van de twee: haal `what` weg, of maak een doel voor elk",
    },
    en: Words {
        message: "the purpose `{name}` has `what` and a `share` step too",
        why: "it is not clear whether people choose for each answer or for all together",
        help: "choose one of the two: take `what` out, or make a purpose for each",
    },
};

/// A purpose that keeps what is gone (semantics 25.7).
pub static KEPT_LONGER: Rule = Rule {
    code: "kept-longer",
    severity: Severity::Warning,
    nl: Words {
        message: "`{name}` bewaart langer dan de module",
        why: "wat hier gedeeld wordt, staat in de module en verdwijnt daarmee",
        help: "zet hier dezelfde tijd als bij `keep` van `privacy`, of korter",
    },
    en: Words {
        message: "`{name}` keeps longer than the module",
        why: "what is shared here stands in the module and goes with it",
        help: "put the same time here as at `keep` of `privacy`, or a shorter one",
    },
};

/// A purpose that does not say how long something is kept.
pub static KEEP_NOT_SAID: Rule = Rule {
    code: "keep-not-said",
    severity: Severity::Advice,
    nl: Words {
        message: "bij `{name}` staat niet hoelang het bewaard wordt",
        why: "wie toestemming geeft, wil weten hoelang die geldt",
        help: "zet er `keep` bij, zoals `keep: 90 days`, of bij `privacy` voor de hele module",
    },
    en: Words {
        message: "`{name}` does not say how long it is kept",
        why: "who gives consent wants to know how long it holds",
        help: "add `keep`, such as `keep: 90 days`, or put it into `privacy` for the whole module",
    },
};

/// Sharing with a guide in a module without one (semantics 7.7).
pub static SHARE_WITHOUT_GUIDE: Rule = Rule {
    code: "share-without-guide",
    severity: Severity::Error,
    nl: Words {
        message: "dit deelt met een begeleider, maar de module heeft er geen",
        why: "dan leest niemand wat iemand deelt",
        help: "zet `guide: optional` bij `blend`, of haal deze stap weg",
    },
    en: Words {
        message: "this shares with a guide, but the module has none",
        why: "nobody would read what a person shares",
        help: "put `guide: optional` into `blend`, or take this step out",
    },
};

/// What was answered, in a text that the guide reads (semantics 28.3).
pub static ANSWER_TO_GUIDE: Rule = Rule {
    code: "answer-to-guide",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` staat in een tekst die de begeleider leest",
        why: "de begeleider ziet alleen wat iemand zelf deelt",
        help: "haal `{name}` uit de tekst; laat het delen met een stap `share`",
    },
    en: Words {
        message: "`{name}` stands in a text that the guide reads",
        why: "the guide sees only what a person shares",
        help: "take `{name}` out of the text; have it shared at a `share` step",
    },
};

/// More asked than anything uses.
pub static ASKED_WITHOUT_USE: Rule = Rule {
    code: "asked-without-use",
    severity: Severity::Advice,
    nl: Words {
        message: "`{name}` wordt gevraagd, maar nergens gebruikt",
        why: "wat je niet nodig hebt, hoef je niet te bewaren",
        help: "haal de vraag weg, laat het antwoord terugzien, of noem haar bij een doel",
    },
    en: Words {
        message: "`{name}` is asked, but used nowhere",
        why: "what you do not need, you need not keep",
        help: "take the question out, show the answer again, or name it at a purpose",
    },
};

/// Looks at purposes, share steps, texts for the guide, and what is asked for nothing.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    let plan = &built.plan;
    // A length of time that could not be read was written all the same.
    let is_read = !problems
        .iter()
        .any(|problem| problem.rule.code == "not-a-duration");
    for (index, purpose) in (0..).map(PurposeIx).zip(&plan.purposes) {
        let shares = shares_of(built, index);
        let place = |spot| built.places.get(&spot).copied().unwrap_or_default();
        let problem = |rule, spot| Problem::new(rule, place(spot)).with("name", &purpose.id);
        let what = built.places.get(&Spot::What(index));
        match (what, shares.first()) {
            (None, None) => problems.push(problem(&PURPOSE_UNUSED, Spot::Purpose(index))),
            (Some(_), Some(step)) => problems.push(problem(&PURPOSE_TWICE_OVER, Spot::What(index)).see(
                place(Spot::Shared(*step)),
                "hier wordt ervoor gedeeld",
                "it is shared for here",
            )),
            _ => {}
        }
        let keeps = plan.about.privacy.get("keep").and_then(serde_json::Value::as_str);
        let module = keeps.map(|keep| Keep(keep.to_owned()).milliseconds());
        match (&purpose.keep, module) {
            (None, None) if is_read => problems.push(problem(&KEEP_NOT_SAID, Spot::Purpose(index))),
            (Some(keep), Some(module)) if purpose.with.looks_on() && keep.milliseconds() > module => {
                problems.push(problem(&KEPT_LONGER, Spot::Keep(index)));
            }
            _ => {}
        }
        if purpose.with == Recipient::Guide && guide_of(built) == Some("none") {
            for step in shares {
                problems.push(Problem::new(&SHARE_WITHOUT_GUIDE, place(Spot::Shared(step))));
            }
        }
    }
    answers_to_guide(built, problems);
    if !plan.purposes.is_empty() {
        unused(built, problems);
    }
}

fn guide_of(built: &Built) -> Option<&str> {
    built
        .plan
        .about
        .blend
        .get("guide")
        .and_then(serde_json::Value::as_str)
}

fn shares_of(built: &Built, wanted: PurposeIx) -> Vec<StepIx> {
    let steps = (0..).map(StepIx).zip(&built.plan.steps);
    let shares =
        steps.filter(|(_, step)| matches!(&step.kind, StepKind::Share { purpose, .. } if *purpose == wanted));
    shares.map(|(index, _)| index).collect()
}

/// A guide reads no answers in texts: whoever put one there would tell them what nobody shared.
fn answers_to_guide(built: &Built, problems: &mut Problems) {
    for pipe in built
        .pipes
        .iter()
        .filter(|pipe| matches!(pipe.reader, Reader::Guide(_)))
    {
        let told = of_shown(&pipe.pipe.shows)
            .into_iter()
            .find(|read| !matches!(read, Read::Setting(_)));
        if let Some(read) = told {
            problems.push(Problem::new(&ANSWER_TO_GUIDE, pipe.span).with("name", name(built, read)));
        }
    }
}

fn name(built: &Built, read: Read) -> &str {
    let plan = &built.plan;
    let id = match read {
        Read::Scale(scale, _) => plan.scales.get(scale.index()).map(|scale| &scale.id),
        Read::Step(step) => plan.steps.get(step.index()).map(|step| &step.id),
        Read::Value(value) => plan.values.get(value.index()).map(|value| &value.id),
        Read::Given(given) => plan.givens.get(given.index()).map(|given| &given.id),
        Read::Chance(chance) => plan.chances.get(chance.index()).map(|chance| &chance.id),
        Read::Setting(setting) => plan.settings.get(setting.index()).map(|setting| &setting.id),
        _ => item_of(read)
            .and_then(|item| plan.items.get(item.index()))
            .map(|item| &item.id),
    };
    id.map_or("", String::as_str)
}

const fn item_of(read: Read) -> Option<ItemIx> {
    match read {
        Read::Answer(of, _) | Read::Status(of) | Read::Operand(of) => Some(of.item),
        Read::Correct(item) | Read::Attempts(item) | Read::DoneItem(item) => Some(item),
        _ => None,
    }
}

/// Facts about a person (a number, a day, a time, a text) that nothing reads, shows again or shares: in a module that
/// shares, these are what a purpose must need. Exercises are done for their own sake; they are not judged.
fn unused(built: &Built, problems: &mut Problems) {
    let plan = &built.plan;
    let mut used: BTreeSet<ItemIx> = BTreeSet::new();
    let mut see = |list: Vec<Read>| used.extend(list.into_iter().filter_map(item_of));
    for condition in &built.conditions {
        see(reads(&condition.truth));
    }
    for sum in &built.sums {
        see(reads(sum));
    }
    for pipe in &built.pipes {
        see(of_shown(&pipe.pipe.shows));
    }
    used.extend(
        plan.scales
            .iter()
            .flat_map(|scale| &scale.operands)
            .map(|of| of.item),
    );
    let shown = plan.steps.iter().flat_map(|step| match &step.kind {
        StepKind::End { summary, .. } | StepKind::Share { offer: summary, .. } => summary.as_slice(),
        _ => &[],
    });
    let named = plan.purposes.iter().flat_map(|purpose| &purpose.what);
    used.extend(shown.chain(named).filter_map(|recap| match recap {
        Recap::Item(item) => Some(*item),
        _ => None,
    }));
    for (index, item) in (0..).map(ItemIx).zip(&plan.items) {
        let asks = matches!(
            item.kind,
            ItemKind::Number { .. } | ItemKind::Date { .. } | ItemKind::Time { .. } | ItemKind::Text { .. }
        );
        if asks
            && item.class == Class::Personal
            && !used.contains(&index)
            && let Some(span) = built.lines.items.get(index.index())
        {
            problems.push(Problem::new(&ASKED_WITHOUT_USE, *span).with("name", &item.id));
        }
    }
}
