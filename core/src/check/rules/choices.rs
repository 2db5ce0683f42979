//! Questions at which there is nothing to choose.

use crate::check::built::{Built, Spot};
use crate::expr::name::ItemIx;
use crate::expr::typed::{Compare, Sum, Truth};
use crate::ground::number::Number;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::module::plan::{Choice, Item, ItemKind, Plan};

/// A range of one number.
pub static NOTHING_TO_CHOOSE: Rule = Rule {
    code: "nothing-to-choose",
    severity: Severity::Warning,
    nl: Words {
        message: "hier valt niets te kiezen: alleen {from} kan",
        why: "een vraag met één antwoord is geen vraag",
        help: "maak `to` groter dan `from`, of schrijf een `note`",
    },
    en: Words {
        message: "there is nothing to choose here: only {from} is possible",
        why: "a question with one answer is no question",
        help: "make `to` greater than `from`, or write a `note`",
    },
};

/// A range without a number in it, or more options asked than there are.
pub static NO_POSSIBLE_ANSWER: Rule = Rule {
    code: "no-possible-answer",
    severity: Severity::Error,
    nl: Words {
        message: "op deze vraag past geen enkel antwoord",
        why: "wie haar krijgt, kan haar alleen overslaan",
        help: "maak de ruimte groter: `from` en `to`, `decimals`, of bij opties `min`",
    },
    en: Words {
        message: "no answer at all fits this question",
        why: "whoever gets it can only skip it",
        help: "make more room: `from` and `to`, `decimals`, or for options `min`",
    },
};

/// A required item that may have no options.
pub static OPTIONS_MAY_ALL_HIDE: Rule = Rule {
    code: "options-may-all-hide",
    severity: Severity::Warning,
    nl: Words {
        message: "deze vraag moet, maar soms is er niets te kiezen",
        why: "zonder opties wordt ze niet getoond, en dan is er geen antwoord",
        help: "laat ten minste één optie zonder `when`; bij `options-from` zet je er `when: answered(...)` bij, met de naam \
               van die vraag",
    },
    en: Words {
        message: "this question is required, but sometimes there is nothing to choose",
        why: "without options it is not shown, and then there is no answer",
        help: "leave at least one option without `when`; with `options-from` add `when: answered(...)` with the name of that \
               question",
    },
};

/// Only options that stand alone can be chosen: of the others there are too few.
pub static MIN_ABOVE_OPTIONS: Rule = Rule {
    code: "min-above-options",
    severity: Severity::Error,
    nl: Words {
        message: "`min: {min}` is meer dan hier samen te kiezen valt: {count}",
        why: "zo kan iemand alleen kiezen wat met `alone` op zichzelf staat; de andere opties kiest niemand",
        help: "zet hier `min: {count}` of minder, of schrijf er opties bij",
    },
    en: Words {
        message: "`min: {min}` is more than can be chosen together here: {count}",
        why: "like this people can only choose what stands by itself with `alone`; nobody chooses the other options",
        help: "write `min: {count}` or less, or add options",
    },
};

/// A checklist asks for more than it has.
pub static NEED_ABOVE_OPTIONS: Rule = Rule {
    code: "need-above-options",
    severity: Severity::Warning,
    nl: Words {
        message: "`need: {need}` is meer dan er staat: er zijn {count} regels",
        why: "dan telt de lijst pas als alles is afgevinkt",
        help: "zet hier `need: {count}` of minder",
    },
    en: Words {
        message: "`need: {need}` is more than there is: the list has {count} lines",
        why: "the list only counts once everything is ticked",
        help: "write `need: {count}` or less",
    },
};

/// Looks at each item.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    for (index, item) in built.plan.items.iter().enumerate() {
        let place = ItemIx(u32::try_from(index).unwrap_or(u32::MAX));
        let span = |spot: Spot| {
            let own = built.lines.items.get(index).copied().unwrap_or_default();
            built.places.get(&spot).copied().unwrap_or(own)
        };
        match &item.kind {
            ItemKind::Number {
                from,
                to,
                step,
                decimals,
                ..
            } => match room(*from, *to, *step, *decimals) {
                0 => problems.push(Problem::new(&NO_POSSIBLE_ANSWER, span(Spot::From(place)))),
                1 => problems
                    .push(Problem::new(&NOTHING_TO_CHOOSE, span(Spot::From(place))).with("from", from)),
                _ => {}
            },
            ItemKind::Scale { from, to, step, .. } if room(*from, *to, Some(*step), 6) == 1 => {
                problems.push(Problem::new(&NOTHING_TO_CHOOSE, span(Spot::From(place))).with("from", from));
            }
            ItemKind::Choices { options, min, .. } if !options.list.is_empty() => {
                let together = options.list.iter().filter(|option| !option.alone).count();
                // Of options that all stand alone one is enough.
                if *min as usize > together && together == options.list.len() {
                    problems.push(Problem::new(&NO_POSSIBLE_ANSWER, span(Spot::Least(place))));
                } else if *min as usize > together && together > 0 {
                    problems.push(
                        Problem::new(&MIN_ABOVE_OPTIONS, span(Spot::Least(place)))
                            .with("min", min)
                            .with("count", together),
                    );
                }
            }
            ItemKind::Checklist {
                options,
                need: Some(need),
            } if *need as usize > options.list.len() && !options.list.is_empty() => {
                problems.push(
                    Problem::new(&NEED_ABOVE_OPTIONS, span(Spot::Least(place)))
                        .with("need", need)
                        .with("count", options.list.len()),
                );
            }
            ItemKind::GoalReview { from, to, .. } if from == to => {
                problems.push(Problem::new(&NOTHING_TO_CHOOSE, span(Spot::From(place))).with("from", from));
            }
            _ => {}
        }
        let is_required = !matches!(item.required, None | Some(Truth::Constant(false)));
        if is_required
            && options(&item.kind).is_some_and(|list| {
                !list.is_empty() && list.iter().all(may_hide) && !is_one_left(&built.plan, item, list)
            })
        {
            problems.push(Problem::new(&OPTIONS_MAY_ALL_HIDE, span(Spot::Required(place))));
        }
    }
}

fn options(kind: &ItemKind) -> Option<&[Choice]> {
    match kind {
        ItemKind::Choice(options)
        | ItemKind::Rank(options)
        | ItemKind::Choices { options, .. }
        | ItemKind::Checklist { options, .. } => Some(&options.list),
        ItemKind::Likert { options, .. } => Some(options),
        _ => None,
    }
}

const fn may_hide(option: &Choice) -> bool {
    !matches!(option.when, None | Some(Truth::Constant(true)))
}

/// Whether the options are those chosen at another question, and that one has an answer wherever this must have one.
fn is_one_left(plan: &Plan, item: &Item, list: &[Choice]) -> bool {
    let chosen = |option: &Choice| match &option.when {
        Some(Truth::Has(set, of)) if *of == option.id => Some(set.item),
        _ => None,
    };
    let Some(from) = list.first().and_then(chosen) else {
        return false;
    };
    let all = plan.items.get(from.index()).and_then(|from| options(&from.kind));
    let is_whole = all.is_some_and(|all| {
        all.iter().all(|other| {
            list.iter()
                .any(|own| own.id == other.id && chosen(own) == Some(from))
        })
    });
    is_whole
        && [&item.when, &item.required]
            .into_iter()
            .flatten()
            .any(|truth| needs(truth, from))
}

/// Whether a condition is met only where a question has an answer.
fn needs(truth: &Truth, item: ItemIx) -> bool {
    match truth {
        Truth::All(parts) => parts.iter().any(|part| needs(part, item)),
        Truth::Answered(of) => of.item == item,
        Truth::Has(set, _) => set.item == item,
        Truth::Numbers(how, count, least) => match (how, count.as_ref(), least.as_ref()) {
            (Compare::AtLeast | Compare::Equal, Sum::Count(set), Sum::Constant(least)) => {
                set.item == item && *least > Number::from(0)
            }
            (Compare::Greater, Sum::Count(set), Sum::Constant(least)) => {
                set.item == item && *least >= Number::from(0)
            }
            _ => false,
        },
        _ => false,
    }
}

/// How many numbers there are to answer with: 0, 1, or 2 for more.
fn room(from: Number, to: Number, step: Option<Number>, decimals: u32) -> u32 {
    if from > to {
        // Said elsewhere.
        return 2;
    }
    let grain = 10_i64.pow(6 - decimals.min(6));
    let (from, to) = (from.millionths(), to.millionths());
    // With a step the answers are counted from `from`; else every number of so many decimals will do.
    let (first, stride) = match step {
        Some(step) if step.millionths() > 0 => (from, step.millionths()),
        _ => (
            from.div_euclid(grain) * grain + if from.rem_euclid(grain) == 0 { 0 } else { grain },
            grain,
        ),
    };
    if step.is_none() || first.rem_euclid(grain) == 0 || stride.rem_euclid(grain) == 0 {
        let fits = |number: i64| u32::from(number <= to);
        return fits(first) + fits(first + stride);
    }
    2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_counts_what_can_be_answered() {
        let number = |text: &str| text.parse::<Number>().unwrap();
        assert_eq!(room(number("0.2"), number("0.8"), None, 0), 0);
        assert_eq!(room(number("0.2"), number("1.8"), None, 0), 1);
        assert_eq!(room(number("-1.5"), number("0"), None, 0), 2);
        assert_eq!(room(number("3"), number("3"), None, 0), 1);
        assert_eq!(room(number("0"), number("4"), Some(number("5")), 0), 1);
    }
}
