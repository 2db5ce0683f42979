//! A scale that is measured before and never after: nobody sees whether anything changed.

use crate::check::built::Built;
use crate::expr::name::StepIx;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::module::plan::StepKind;

/// Measured at a first moment only.
pub static RULE: Rule = Rule {
    code: "measured-once",
    severity: Severity::Advice,
    nl: Words {
        message: "`{scale}` wordt alleen op het moment `{moment}` gemeten",
        why: "wie het invult ziet zo niet of er iets veranderd is, en heeft het voor niets gedaan",
        help: "zet aan het eind nog een `measure` van deze schaal, met een ander `moment`",
    },
    en: Words {
        message: "`{scale}` is measured at the moment `{moment}` only",
        why: "the person who fills it in does not see whether anything changed, and did it for nothing",
        help: "put another `measure` of this scale at the end, with another `moment`",
    },
};

/// Names of a moment that promise another.
const FIRST: [&str; 6] = ["before", "begin", "start", "vooraf", "voor", "eerst"];

/// Tells of each scale that is measured at a first moment only.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    let plan = &built.plan;
    for scale in &plan.scales {
        let moment_of = |step: &StepIx| match plan.steps.get(step.index()).map(|step| &step.kind) {
            Some(&StepKind::Measure { scale, moment }) => moment.map(|moment| (scale, moment)),
            _ => None,
        };
        // Twice at the same first moment is still never after; the last of them is where another moment belongs.
        let Some((last, (measured, moment))) = scale
            .measures
            .last()
            .and_then(|last| Some((last, moment_of(last)?)))
            .filter(|(_, own)| scale.measures.iter().all(|step| moment_of(step) == Some(*own)))
        else {
            continue;
        };
        // A subscale is measured with the scale around it, which is told.
        let is_own = plan
            .scales
            .get(measured.index())
            .is_some_and(|own| own.id == scale.id);
        let word = plan.symbols.get(moment.index()).map_or("", String::as_str);
        if let (true, true, Some(span)) = (is_own, FIRST.contains(&word), built.lines.steps.get(last.index()))
        {
            problems.push(
                Problem::new(&RULE, *span)
                    .with("scale", &scale.id)
                    .with("moment", word),
            );
        }
    }
}
