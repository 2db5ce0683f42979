//! A diary that closes before the next time opens: who comes a day late cannot fill it in any more.

use crate::check::built::Built;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::module::plan::ItemKind;

/// A time that closes early.
pub static RULE: Rule = Rule {
    code: "diary-closes-early",
    severity: Severity::Advice,
    nl: Words {
        message: "elke keer van `{name}` sluit na {within} van de {every} dagen",
        why: "wie later komt, kan die keer niet meer invullen; niet iedereen kan binnen zo'n tijd",
        help: "haal `within` weg: dan blijft elke keer open tot de volgende",
    },
    en: Words {
        message: "each time of `{name}` closes after {within} of the {every} days",
        why: "who comes later cannot fill in that time any more; not everybody manages within such a time",
        help: "take `within` out: then each time stays open until the next",
    },
};

/// Tells of each such diary.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    for (item, span) in built.plan.items.iter().zip(&built.lines.items) {
        if let ItemKind::Diary {
            every, within, times, ..
        } = &item.kind
            && *within < every.days()
            && *times > 1
        {
            let problem = Problem::new(&RULE, *span).with("name", &item.id);
            problems.push(problem.with("within", within).with("every", every.days()));
        }
    }
}
