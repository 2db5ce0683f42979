//! Conditions that always come out the same.

use crate::check::built::{Built, Condition, Site};
use crate::check::narrow::is_contradiction;
use crate::expr::rules::reach;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::ground::span::Span;

/// A condition that nobody can meet.
pub static CONDITION_NEVER: Rule = Rule {
    code: "condition-never",
    severity: Severity::Warning,
    nl: Words {
        message: "deze voorwaarde kan nooit waar zijn",
        why: "wat eronder staat, krijgt niemand te zien",
        help: "kijk of `and` hier `or` moet zijn, of haal de voorwaarde weg",
    },
    en: Words {
        message: "this condition can never be true",
        why: "nobody gets to see what it is about",
        help: "see whether `and` should be `or` here, or take the condition away",
    },
};

/// A condition that everybody meets.
pub static CONDITION_ALWAYS: Rule = Rule {
    code: "condition-always",
    severity: Severity::Warning,
    nl: Words {
        message: "deze voorwaarde is altijd waar",
        why: "zo maakt ze geen verschil, en wat er in een ladder onder staat, komt nooit aan bod",
        help: "haal de voorwaarde weg, of kijk of er iets anders bedoeld is",
    },
    en: Words {
        message: "this condition is always true",
        why: "it makes no difference like this, and in a ladder what stands below never has its turn",
        help: "take the condition away, or see whether something else is meant",
    },
};

/// A way on that nobody takes.
pub static WAY_NEVER_TAKEN: Rule = Rule {
    code: "way-never-taken",
    severity: Severity::Warning,
    nl: Words {
        message: "deze weg wordt nooit genomen",
        why: "de voorwaarde kan niet waar zijn",
        help: "pas de voorwaarde aan, of haal de weg weg",
    },
    en: Words {
        message: "this way is never taken",
        why: "its condition cannot be true",
        help: "change the condition, or take the way out",
    },
};

/// An option that nobody sees.
pub static OPTION_NEVER_SHOWN: Rule = Rule {
    code: "option-never-shown",
    severity: Severity::Warning,
    nl: Words {
        message: "deze optie ziet niemand ooit",
        why: "de voorwaarde kan niet waar zijn",
        help: "pas de voorwaarde aan, of haal de optie weg",
    },
    en: Words {
        message: "nobody ever sees this option",
        why: "its condition cannot be true",
        help: "change the condition, or take the option out",
    },
};

/// A check that no answer meets.
pub static CHECK_NEVER_MET: Rule = Rule {
    code: "check-never-met",
    severity: Severity::Error,
    nl: Words {
        message: "geen enkel antwoord voldoet hieraan",
        why: "wie iets invult, kan alleen verder door het over te slaan",
        help: "pas de voorwaarde bij `must` aan",
    },
    en: Words {
        message: "no answer at all meets this",
        why: "whoever fills in something can go on only by skipping it",
        help: "change the condition at `must`",
    },
};

/// Checks of one item that no answer meets together.
pub static CHECKS_EXCLUDE: Rule = Rule {
    code: "checks-exclude",
    severity: Severity::Error,
    nl: Words {
        message: "geen enkel antwoord voldoet aan deze en de andere `check` samen",
        why: "wie iets invult, kan alleen verder door het over te slaan",
        help: "pas een van de voorwaarden bij `must` aan",
    },
    en: Words {
        message: "no answer at all meets this and the other `check` together",
        why: "whoever fills in something can go on only by skipping it",
        help: "change one of the conditions at `must`",
    },
};

/// Looks at each condition as a whole, and at the checks of each item together.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    let mut told: Vec<Span> = problems
        .iter()
        .filter(|problem| {
            let codes = [
                &reach::NEVER_TRUE,
                &reach::TOO_FINE,
                &reach::ALWAYS_TRUE,
                &reach::EVERY_OPTION,
            ];
            codes.iter().any(|rule| rule.code == problem.rule.code)
        })
        .map(|problem| problem.span)
        .collect();
    told.sort_unstable();
    for condition in &built.conditions {
        let is_never =
            condition.verdict.is_never_true() || is_contradiction(&[&condition.truth], &built.plan);
        if let Site::Must(..) = condition.site {
            let holds = |problem: &Problem, rule: &Rule| {
                problem.rule.code == rule.code && has_inside(&[problem.span], condition.span)
            };
            let is_too_fine = |problem: &Problem| holds(problem, &reach::TOO_FINE);
            if is_never && condition.verdict.can_be_false && !problems.iter().any(is_too_fine) {
                // That a part of it is never true says less: whoever fills in something is held by it.
                if has_inside(&told, condition.span) {
                    problems.take_back(|problem| holds(problem, &reach::NEVER_TRUE));
                }
                problems.push(Problem::new(&CHECK_NEVER_MET, condition.span));
            }
            continue;
        }
        // What was said of a part need not be said of the whole.
        if has_inside(&told, condition.span) {
            continue;
        }
        if is_never {
            problems.push(Problem::new(never(condition), condition.span));
        } else if condition.verdict.is_always_true() {
            problems.push(Problem::new(&CONDITION_ALWAYS, condition.span));
        }
    }
    check_together(built, problems);
}

const fn never(condition: &Condition) -> &'static Rule {
    match condition.site {
        Site::Way(..) => &WAY_NEVER_TAKEN,
        Site::Option(..) => &OPTION_NEVER_SHOWN,
        _ => &CONDITION_NEVER,
    }
}

/// Whether one of some sorted places lies inside another.
fn has_inside(sorted: &[Span], outer: Span) -> bool {
    let from = sorted.partition_point(|span| (span.source, span.start) < (outer.source, outer.start));
    sorted
        .get(from)
        .is_some_and(|span| span.source == outer.source && span.end <= outer.end)
}

/// Several checks of one item, each of which can be met.
fn check_together(built: &Built, problems: &mut Problems) {
    let mut rest = built.conditions.as_slice();
    while let Some((first, after)) = rest.split_first() {
        let Site::Must(item, _) = first.site else {
            rest = after;
            continue;
        };
        let count = after
            .iter()
            .take_while(|next| matches!(next.site, Site::Must(other, _) if other == item))
            .count();
        let (others, remaining) = after.split_at_checked(count).unwrap_or((after, &[]));
        rest = remaining;
        let mut met = vec![&first.truth];
        let is_never =
            |one: &Condition| one.verdict.is_never_true() || is_contradiction(&[&one.truth], &built.plan);
        if is_never(first) {
            continue;
        }
        for other in others {
            met.push(&other.truth);
            if is_never(other) {
                break;
            }
            if is_contradiction(&met, &built.plan) {
                problems.push(Problem::new(&CHECKS_EXCLUDE, other.span).see(
                    first.span,
                    "en deze",
                    "and this one",
                ));
                break;
            }
        }
    }
}
