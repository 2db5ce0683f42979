//! `correct(...)` of a match or a sentence, beside feedback that calls less than all of it right.

use std::collections::BTreeSet;

use crate::check::built::{Built, Site};
use crate::expr::name::{ItemIx, Reference};
use crate::expr::reads::{Read, reads};
use crate::expr::typed::{Compare, Pick, Sum, Truth, Words as Text};
use crate::ground::number::Number;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::ground::span::Span;
use crate::module::plan::{Item, ItemKind};

/// Feedback says right, and `correct(...)` elsewhere does not (semantics 22.5).
pub static CORRECT_ASKS_ALL: Rule = Rule {
    code: "correct-asks-all",
    severity: Severity::Warning,
    nl: Words {
        message: "`correct({name})` is alleen waar als alles goed is, en een regel noemt ook minder al goed",
        why: "bij paren en open plekken telt alleen of elke plek goed is, wat `correct: true` bij een regel ook zegt",
        help: "schrijf hier de voorwaarde van die regel, zoals `count({name}) >= 2`, of noem daar alleen alles goed",
    },
    en: Words {
        message: "`correct({name})` is only true when all is right, and a rule calls less than that right too",
        why: "for pairs and open places it only matters whether every place is right, whatever `correct: true` at a rule says",
        help: "write the condition of that rule here, such as `count({name}) >= 2`, or call only all of it right there",
    },
};

/// Looks at each condition that asks whether such an answer is right.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    for condition in &built.conditions {
        for read in reads(&condition.truth) {
            let Read::Correct(item) = read else { continue };
            // Its own feedback is what decides what is called right.
            if matches!(condition.site, Site::Rule(own, _) | Site::Must(own, _) if own == item) {
                continue;
            }
            let Some(found) = built.plan.items.get(item.index()) else {
                continue;
            };
            if let Some(rule) = generous(built, item, found) {
                let told = Problem::new(&CORRECT_ASKS_ALL, condition.span).with("name", &found.id);
                problems.push(told.see(rule, "deze regel", "this rule"));
            }
        }
    }
}

/// The first rule of a match or sentence that calls right what need not be right as a whole.
fn generous(built: &Built, ix: ItemIx, item: &Item) -> Option<Span> {
    let rows = match &item.kind {
        ItemKind::Match { left, .. } => left.len(),
        ItemKind::Gap { gaps, .. } => gaps.len(),
        _ => return None,
    };
    let asks_all = |when: &Truth| is_met_by_all_alone(when, ix, rows);
    let at = item
        .rules
        .iter()
        .position(|rule| rule.correct == Some(true) && !rule.when.as_ref().is_some_and(asks_all))?;
    built.lines.rules.get(ix.index())?.get(at).copied()
}

/// Whether a condition is met only when every place is right; what compares every place is taken for that.
fn is_met_by_all_alone(when: &Truth, item: ItemIx, rows: usize) -> bool {
    let own = |of: &Reference| of.row.filter(|_| of.item == item);
    match when {
        Truth::Constant(false) => true,
        Truth::Correct(of) => *of == item,
        Truth::Numbers(Compare::Equal | Compare::AtLeast | Compare::Greater, count, least) => {
            let (Sum::Count(set), Sum::Constant(least)) = (count.as_ref(), least.as_ref()) else {
                return false;
            };
            let is_above = matches!(when, Truth::Numbers(Compare::Greater, ..));
            let needed = i32::try_from(rows).unwrap_or(i32::MAX) - i32::from(is_above);
            set.item == item && *least >= Number::from(needed)
        }
        Truth::Any(parts) => parts.iter().all(|part| is_met_by_all_alone(part, item, rows)),
        Truth::All(parts) => {
            let compared: BTreeSet<u32> = parts
                .iter()
                .filter_map(|part| match part {
                    Truth::Option(Pick::Answer(of), _) | Truth::Texts(_, Text::Answer(of), _) => own(of),
                    _ => None,
                })
                .collect();
            compared.len() == rows || parts.iter().any(|part| is_met_by_all_alone(part, item, rows))
        }
        _ => false,
    }
}
