//! Scales, settings, facts and chances into the plan.

use super::conditions::Conditions;
use super::output::Output;
use super::scope::Known;
use super::shapes::ShapeInfo;
use super::texts::{Form, Texts};
use crate::check::built::{Reader, Spot};
use crate::check::rules::parts;
use crate::expr::name::{Reference, ScaleIx, Symbol};
use crate::expr::reads::{self, Read};
use crate::expr::typed::Sum;
use crate::ground::id::nearest;
use crate::ground::number::Number;
use crate::ground::problem::{Problem, Problems};
use crate::module::draft::{ConstantDraft, DrawsDraft, Id, Written};
use crate::module::plan::{Band, Chance, Constant, Draws, Given, Missing, Scale, Setting, Shape};

/// Puts the scales into the plan.
pub(crate) fn build<'a>(
    known: &Known<'a>,
    conditions: &Conditions,
    texts: &mut Texts<'_, 'a>,
    out: &mut Output,
) {
    for (index, place) in known.tables.scales.iter().enumerate() {
        let scale = ScaleIx(u32::try_from(index).unwrap_or(u32::MAX));
        let at = known.at(place.instance);
        let draft = place.draft;
        let score = conditions.scores.get(index).cloned().flatten();
        let mut bands = Vec::with_capacity(draft.bands.len());
        for (number, (band, id)) in draft.bands.iter().zip(&place.bands).enumerate() {
            if let Some(below) = band.below {
                out.places.insert(Spot::Below(scale, number), below.span);
            }
            bands.push(Band {
                id: *id,
                below: band.below.map(|below| below.value),
                say: texts.maybe(band.say.as_ref(), Form::Blocks, at, Reader::Scale(scale)),
            });
        }
        if let Some(score) = &draft.score {
            out.places.insert(Spot::Score(scale), score.span);
        }
        out.lines.scales.push(draft.id.span);
        out.lines
            .bands
            .push(draft.bands.iter().map(|band| band.id.span).collect());
        let range = score.as_ref().map(|_| (place.range.least, place.range.most));
        out.plan.scales.push(Scale {
            id: place.id.clone(),
            of: place.of,
            title: texts.maybe(draft.title.as_ref(), Form::Line, at, Reader::Everywhere),
            lower_is_better: draft.lower_is_better,
            first_item: place.first_item,
            item_count: place.item_count,
            operands: score.as_ref().map(operands).unwrap_or_default(),
            score,
            skipped: draft.skipped.map_or(Missing::Unknown, |rule| rule.value),
            not_asked: draft.not_asked.map_or(Missing::Unknown, |rule| rule.value),
            range,
            bands,
            measures: place.measures.clone(),
        });
    }
}

/// The operands a score names, in document order, each once.
fn operands(score: &Sum) -> Vec<Reference> {
    let mut all: Vec<Reference> = reads::reads(score)
        .into_iter()
        .filter_map(|read| match read {
            Read::Operand(of) => Some(of),
            _ => None,
        })
        .collect();
    all.sort_unstable();
    all
}

/// Puts settings, facts and chances into the plan.
pub(crate) fn build_given<'a>(known: &Known<'a>, texts: &mut Texts<'_, 'a>, out: &mut Output) {
    for place in &known.tables.settings {
        let Some(shape) = &place.shape else {
            continue;
        };
        let bound = bound_for(known, place.instance, place.draft.id.value);
        let by_use = bound.and_then(|(_, written)| constant_written(known, shape, &written, texts.problems));
        let by_default = place
            .draft
            .default
            .as_ref()
            .and_then(|default| constant(known, &default.value));
        if let Some(default) = by_use.or(by_default) {
            out.plan.settings.push(Setting {
                id: place.id.clone(),
                shape: plan_shape(shape, place.instance, texts),
                default,
            });
        }
    }
    for place in &known.tables.givens {
        if let Some(shape) = &place.shape {
            out.plan.givens.push(Given {
                id: place.id.clone(),
                shape: plan_shape(shape, place.instance, texts),
                from: place.draft.from.map(|from| from.value.to_owned()),
            });
        }
    }
    for place in &known.tables.chances {
        let draws = match &place.draft.draws {
            Some(DrawsDraft::Arms(arms)) => Draws::Arms(
                place
                    .arms
                    .iter()
                    .copied()
                    .zip(arms.iter().map(|(_, weight)| *weight))
                    .collect(),
            ),
            Some(DrawsDraft::Whole(from, to)) => Draws::Whole(*from, *to),
            None => continue,
        };
        out.plan.chances.push(Chance {
            id: place.id.clone(),
            draws,
            per_visit: place.draft.per_visit,
        });
    }
    report_unknown_settings(known, texts.problems);
    report_purposes(known, texts.problems);
}

fn plan_shape(shape: &ShapeInfo<'_>, instance: usize, texts: &mut Texts<'_, '_>) -> Shape {
    match shape {
        ShapeInfo::Choice(list, _) => Shape::Choice(
            list.iter()
                .map(|(symbol, draft)| (*symbol, texts.label(Some(draft), instance)))
                .collect(),
        ),
        ShapeInfo::Number(from, to) => Shape::Number(*from, *to),
        ShapeInfo::Text => Shape::Text,
        ShapeInfo::Confirm => Shape::Confirm,
    }
}

fn constant(known: &Known<'_>, draft: &ConstantDraft<'_>) -> Option<Constant> {
    Some(match draft {
        ConstantDraft::Choice(option) => Constant::Choice(known.symbols.find(option)?),
        ConstantDraft::Number(number) => Constant::Number(*number),
        ConstantDraft::Text(text) => Constant::Text((*text).to_owned()),
        ConstantDraft::Confirm(truth) => Constant::Confirm(*truth),
    })
}

/// What a `use` writes for a setting of its part.
fn bound_for<'a>(known: &Known<'a>, instance: usize, name: &str) -> Option<(Id<'a>, Written<'a>)> {
    let bound = known.expansion.instances.get(instance)?.bound;
    bound.iter().find(|(id, _)| id.value == name).copied()
}

/// Reads the constant that a `use` writes, by the shape that the part gives the setting.
fn constant_written(
    known: &Known<'_>,
    shape: &ShapeInfo<'_>,
    written: &Written<'_>,
    problems: &mut Problems,
) -> Option<Constant> {
    let text = written.scalar.text.as_str();
    let (found, expects): (Option<Constant>, &'static str) = match shape {
        ShapeInfo::Choice(_, options) => (
            known
                .symbols
                .find(text)
                .filter(|symbol: &Symbol| options.contains(symbol))
                .map(Constant::Choice),
            "choice",
        ),
        ShapeInfo::Number(from, to) => (
            text.parse::<Number>()
                .ok()
                .filter(|number| from <= number && number <= to)
                .map(Constant::Number),
            "number",
        ),
        ShapeInfo::Text => (
            (text.chars().count() <= crate::ground::limits::TEXT_CHARS)
                .then(|| Constant::Text(text.to_owned())),
            "text",
        ),
        ShapeInfo::Confirm => (
            match text {
                "true" => Some(Constant::Confirm(true)),
                "false" => Some(Constant::Confirm(false)),
                _ => None,
            },
            "confirm",
        ),
    };
    if found.is_none() {
        let fits = match shape {
            ShapeInfo::Choice(_, options) => {
                let words: Vec<String> = options
                    .iter()
                    .map(|option| format!("`{}`", known.symbols.word(*option)))
                    .collect();
                words.join(", ")
            }
            ShapeInfo::Number(from, to) => format!("`{from}` … `{to}`"),
            ShapeInfo::Text => "≤ 1000".to_owned(),
            ShapeInfo::Confirm => "`true`, `false`".to_owned(),
        };
        problems.push(
            Problem::new(&parts::SETTING_DOES_NOT_FIT, written.span)
                .with("value", text)
                .with("type", expects)
                .with("fits", fits),
        );
    }
    found
}

/// Settings that a `use` writes and its part does not have, and results that are no values of the part.
fn report_unknown_settings(known: &Known<'_>, problems: &mut Problems) {
    for instance in &known.expansion.instances {
        let bound: Vec<&str> = instance.bound.iter().map(|(id, _)| id.value).collect();
        let settings: Vec<&str> = instance
            .draft
            .settings
            .iter()
            .map(|setting| setting.id.value)
            .collect();
        for (id, _) in instance.bound {
            report_unknown(&parts::UNKNOWN_PART_SETTING, id, &settings, &bound, problems);
        }
        let returned: Vec<&str> = instance.returns.iter().map(|id| id.value).collect();
        let values: Vec<&str> = instance.draft.values.iter().map(|value| value.id.value).collect();
        for id in instance.returns {
            report_unknown(&parts::UNKNOWN_RESULT, id, &values, &returned, problems);
        }
    }
}

/// Reports a name that is none of a part's; the nearest that is not written yet may be meant.
fn report_unknown(
    rule: &'static crate::ground::problem::Rule,
    id: &Id<'_>,
    names: &[&str],
    written: &[&str],
    problems: &mut Problems,
) {
    if names.contains(&id.value) {
        return;
    }
    let free = names.iter().filter(|name| !written.contains(name)).copied();
    let near = nearest(id.value, free);
    let problem = Problem::new(rule, id.span).with("name", id.value);
    problems.push(super::names::did_you_mean(problem, id.span, near));
}

/// Purposes of a part must be purposes of the module, with the same reader (semantics 6.5).
fn report_purposes(known: &Known<'_>, problems: &mut Problems) {
    let main = known
        .expansion
        .instances
        .first()
        .and_then(|main| main.draft.privacy.as_ref());
    let outside = main.map_or(&[][..], |privacy| privacy.purposes.as_slice());
    for instance in &known.expansion.instances {
        let (Some(named), Some(privacy)) = (&instance.named, &instance.draft.privacy) else {
            continue;
        };
        for purpose in &privacy.purposes {
            let reader = purpose.with.map(|with| with.value);
            let is_known = outside.iter().any(|other| {
                other.id.value == purpose.id.value && other.with.map(|with| with.value) == reader
            });
            if !is_known {
                problems.push(
                    Problem::new(&parts::PART_PURPOSE, named.span)
                        .with("name", named.value)
                        .with("purpose", purpose.id.value)
                        .see(purpose.id.span, "hier staat het doel", "the purpose stands here"),
                );
            }
        }
    }
}
