//! A question with more options than a person keeps apart on a phone.

use crate::check::built::Built;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::module::plan::ItemKind;

/// More options than this are told.
const MOST: usize = 12;

/// Too many options.
pub static RULE: Rule = Rule {
    code: "many-options",
    severity: Severity::Advice,
    nl: Words {
        message: "`{name}` heeft {count} keuzes",
        why: "op een telefoon staan ze niet samen op het scherm, en wie ze hoort voorlezen is de eerste vergeten",
        help: "maak er hooguit {most} van, of twee vragen na elkaar",
    },
    en: Words {
        message: "`{name}` has {count} options",
        why: "on a phone they are not on the screen together, and who hears them read has forgotten the first",
        help: "make it {most} at most, or two questions one after the other",
    },
};

/// Tells of each question with too many options.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    for (item, span) in built.plan.items.iter().zip(&built.lines.items) {
        let count = match &item.kind {
            ItemKind::Choice(options)
            | ItemKind::Choices { options, .. }
            | ItemKind::Checklist { options, .. }
            | ItemKind::Rank(options) => options.list.len(),
            // Each row is a question of its own.
            ItemKind::Likert { options, .. } => options.len(),
            _ => 0,
        };
        if count > MOST {
            let problem = Problem::new(&RULE, *span).with("name", &item.id);
            problems.push(problem.with("count", count).with("most", MOST));
        }
    }
}
