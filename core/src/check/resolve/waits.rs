//! Steps that wait: their limits looked up, the forms of contact that hold, and what goes together with `blend`.

use super::expand::StepPlace;
use super::output::Output;
use super::scope::Known;
use super::steps::{following, target};
use crate::check::built::Spot;
use crate::check::rules::blend;
use crate::expr::name::StepIx;
use crate::ground::problem::{Problem, Problems, Rule};
use crate::module::draft::{LimitDraft, StepKindDraft, UntilDraft};
use crate::module::plan::{Form, Limit, StepKind, Until, With};

/// The kind of a step that waits; one whose limit is not known (that was told) stands there as a step to read.
pub(crate) fn kind(
    draft: &StepKindDraft<'_>,
    known: &Known<'_>,
    step: StepIx,
    problems: &mut Problems,
    out: &mut Output,
) -> Option<StepKind> {
    let limit = draft
        .limit()
        .map(|draft| limit(draft, known, step, problems, out));
    Some(match draft {
        StepKindDraft::Wait { until } => StepKind::Wait {
            until: match until.as_ref()? {
                UntilDraft::For(length) => Until::For(*length),
                UntilDraft::Time(time) => Until::Time(*time),
                UntilDraft::Release(_) => Until::Release(limit??),
            },
        },
        StepKindDraft::Contact {
            with, forms, confirm, ..
        } => StepKind::Contact {
            with: *with,
            forms: match forms {
                Some(forms) => forms.clone(),
                None => meet(known),
            },
            confirm: *confirm,
            limit: limit??,
        },
        StepKindDraft::Activity { launch, tick, .. } => StepKind::Activity {
            launch: launch.map(|launch| launch.value.to_owned()),
            tick: *tick,
            limit: match limit {
                Some(limit) => Some(limit?),
                None => None,
            },
        },
        _ => return None,
    })
}

/// How long a step is taken to wait that does not say so, which was told: then what else is wrong shows too.
const ASSUMED: u64 = 7 * 24 * 3_600_000;

/// How long a step waits for somebody. Where `otherwise` leads nowhere, paths cannot be judged; where it is missing, who walks them
/// takes it to be the next step.
fn limit(
    draft: &LimitDraft<'_>,
    known: &Known<'_>,
    step: StepIx,
    problems: &mut Problems,
    out: &mut Output,
) -> Option<Limit> {
    let otherwise = match draft.otherwise {
        Some(go) => {
            out.places.insert(Spot::Otherwise(step), go.span);
            target(known, step, &go, problems)
        }
        None => following(known, step),
    };
    out.is_walkable &= draft.otherwise.is_some() && otherwise.is_some();
    out.waits_for_ever |= otherwise.is_none() && draft.otherwise.is_none();
    Some(Limit {
        within: draft.within.map_or(ASSUMED, |within| within.value),
        otherwise: otherwise?,
    })
}

/// A word of the module's `blend`: that of a part says nothing where it is filled in.
fn blend_of<'k>(known: &'k Known<'_>, key: &str) -> Option<&'k serde_json::Value> {
    known
        .expansion
        .instances
        .first()?
        .draft
        .blend
        .as_ref()?
        .value
        .get(key)
}

/// The forms of contact at a step that names none (semantics 24.2).
fn meet(known: &Known<'_>) -> Vec<Form> {
    let words = match blend_of(known, "meet") {
        Some(serde_json::Value::Array(list)) => list.as_slice(),
        Some(word) => std::slice::from_ref(word),
        None => &[],
    };
    let mut forms = Vec::new();
    for form in words
        .iter()
        .filter_map(|word| Form::from_word(word.as_str()?.trim()))
    {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// What waits for a guide where there is none, contacts that cannot be had in any form, and a guide who is needed and
/// never met (semantics 7.7).
pub(crate) fn judge(known: &Known<'_>, problems: &mut Problems) {
    let guide = blend_of(known, "guide").and_then(serde_json::Value::as_str);
    let is_alone = guide == Some("none");
    let mut meets_guide = false;
    for place in &known.expansion.steps {
        let Some(draft) = place.draft else { continue };
        match &draft.kind {
            StepKindDraft::Contact { with, forms, .. } => {
                meets_guide |= *with != With::Supporter;
                let has_form = match forms {
                    Some(forms) => !forms.is_empty(),
                    None => !meet(known).is_empty(),
                };
                if !has_form {
                    told(&blend::CONTACT_WITHOUT_FORM, place, problems);
                }
                if is_alone && *with == With::Guide {
                    told(&blend::CONTACT_WITHOUT_GUIDE, place, problems);
                }
            }
            StepKindDraft::Wait {
                until: Some(UntilDraft::Release(_)),
            } if is_alone => told(&blend::RELEASE_WITHOUT_GUIDE, place, problems),
            _ => {}
        }
    }
    let main = known.expansion.instances.first();
    if let Some(written) = main.and_then(|main| main.draft.blend.as_ref())
        && guide == Some("required")
        && !meets_guide
    {
        problems.push(Problem::new(&blend::GUIDE_NEVER_MET, written.span));
    }
}

fn told(rule: &'static Rule, place: &StepPlace<'_>, problems: &mut Problems) {
    if let Some(draft) = place.draft {
        problems.push(Problem::new(rule, draft.id.span).with("name", draft.id.value));
    }
}
