//! What a menu asks for.

use crate::check::built::{Built, Spot};
use crate::check::graph;
use crate::expr::name::StepIx;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::module::plan::{Need, StepKind};

/// More is asked for than there is.
pub static NEED_TOO_GREAT: Rule = Rule {
    code: "need-too-great",
    severity: Severity::Warning,
    nl: Words {
        message: "`need: {need}` kan nooit: er zijn hier {count} onderdelen die meetellen",
        why: "een onderdeel met `optional: true` telt niet mee, en meer dan er is wordt nooit gevraagd",
        help: "zet hier `need: {count}` of minder, of `need: all`",
    },
    en: Words {
        message: "`need: {need}` can never be: {count} parts here count",
        why: "a part with `optional: true` does not count, and never more is asked than there is",
        help: "write `need: {count}` or less, or `need: all`",
    },
};

/// A deep link that would pass by the menu.
pub static ENTRY_IN_MENU: Rule = Rule {
    code: "entry-in-menu",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` staat in een onderdeel met vrije volgorde en kan geen begin zijn",
        why: "wie hier begint, heeft het keuzescherm van `{section}` nooit gezien",
        help: "zet `entry: true` bij `{section}` zelf",
    },
    en: Words {
        message: "`{name}` stands in a section of free order and cannot be a beginning",
        why: "whoever begins here has never seen the menu of `{section}`",
        help: "put `entry: true` at `{section}` itself",
    },
};

/// A way back to the menu that one comes back to anyway (semantics 5.4, 6.3).
pub static BACK_TO_OWN_MENU: Rule = Rule {
    code: "back-to-own-menu",
    severity: Severity::Warning,
    nl: Words {
        message: "`next: {section}` begint het keuzescherm opnieuw, en niets telt er meer als gedaan",
        why: "wie klaar is met een onderdeel, komt vanzelf terug bij het keuzescherm",
        help: "haal deze weg weg",
    },
    en: Words {
        message: "`next: {section}` begins the menu anew, and nothing counts as done there any more",
        why: "who is done with one of its parts comes back to the menu without a way",
        help: "take this way out",
    },
};

/// Looks at each menu and each entry.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    let steps = &built.plan.steps;
    for (index, step) in steps.iter().enumerate() {
        let place = StepIx(u32::try_from(index).unwrap_or(u32::MAX));
        if let StepKind::Section {
            children,
            free: Some(Need::Some(need)),
        } = &step.kind
        {
            let counting = children
                .iter()
                .filter(|child| steps.get(child.index()).is_some_and(|child| !child.optional))
                .count();
            if *need as usize > counting
                && let Some(span) = built.places.get(&Spot::Need(place))
            {
                problems.push(
                    Problem::new(&NEED_TOO_GREAT, *span)
                        .with("need", need)
                        .with("count", counting),
                );
            }
        }
        if let Some(menu) = menu_around(built, step.parent)
            && let Some(way) = step.ways.last().filter(|way| way.when.is_none())
            && steps.get(way.go.index()).is_some_and(|to| to.id == menu)
            && let Some(span) = built.lines.ways.get(index).and_then(|ways| ways.last())
        {
            problems.push(Problem::new(&BACK_TO_OWN_MENU, *span).with("section", menu));
        }
        if step.entry
            && let Some(menu) = menu_around(built, step.parent)
            && let Some(span) = built.places.get(&Spot::Entry(place))
        {
            problems.push(
                Problem::new(&ENTRY_IN_MENU, *span)
                    .with("name", &step.id)
                    .with("section", menu),
            );
        }
    }
}

/// The id of the nearest free section around a step.
fn menu_around(built: &Built, mut above: Option<StepIx>) -> Option<&str> {
    while let Some(parent) = above {
        let step = built.plan.steps.get(parent.index())?;
        if graph::is_menu(&built.plan, parent) {
            return Some(&step.id);
        }
        above = step.parent.filter(|next| *next < parent);
    }
    None
}
