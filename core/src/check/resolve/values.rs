//! Values: in an order in which each reads only earlier ones, with their types and how far they reach.

use super::conditions::Conditions;
use super::names::Named;
use super::output::Output;
use super::reader;
use super::scope::{At, Known};
use super::texts::Texts;
use crate::check::built::Site;
use crate::check::rules::values::VALUE_READS_ITSELF;
use crate::expr::ast::{Expr, ExprKind};
use crate::expr::name::{Symbol, ValueIx};
use crate::expr::range::{Ranges, Verdict, reach, verdict};
use crate::expr::scope::{Answer, Asked, Domain, Entity, Scope, Type};
use crate::expr::typed::{Pick, Typed};
use crate::ground::problem::{Problem, Problems};
use crate::module::plan::{Rung, Value};

/// A rung as parsed.
struct ParsedRung {
    when: Option<Expr>,
    is: Option<Expr>,
}

/// Orders, types and reads all values.
pub(crate) fn read(known: &mut Known<'_>, conditions: &mut Conditions, problems: &mut Problems) {
    let mut parsed = Vec::with_capacity(known.tables.values.len());
    for value in &known.tables.values {
        let rungs: Vec<ParsedRung> = value
            .draft
            .rungs
            .iter()
            .map(|rung| ParsedRung {
                when: rung.when.as_ref().and_then(|when| reader::parsed(when, problems)),
                is: rung.is.as_ref().and_then(|is| reader::parsed(is, problems)),
            })
            .collect();
        parsed.push(rungs);
    }
    let order = order(known, &parsed, problems);
    known.value_places = vec![None; parsed.len()];
    known.value_numbers = order.clone();
    for (place, number) in order.iter().enumerate() {
        let place = ValueIx(u32::try_from(place).unwrap_or(u32::MAX));
        read_one(known, conditions, problems, place, *number, &parsed);
        if let Some(slot) = known.value_places.get_mut(*number) {
            *slot = Some(place);
        }
    }
}

/// The values that an expression reads, by number; a word that is an option beside its choice is none.
fn mentions(known: &Known<'_>, at: At<'_, '_>, tree: &Expr, found: &mut Vec<usize>) {
    let Some(instance) = known.expansion.instances.get(at.instance) else {
        return;
    };
    let mut options: Vec<crate::ground::span::Span> = Vec::new();
    tree.visit(&mut |part| match &part.kind {
        ExprKind::Compare(_, left, right) => {
            note_options(&at, left, std::slice::from_ref(right.as_ref()), &mut options);
            note_options(&at, right, std::slice::from_ref(left.as_ref()), &mut options);
        }
        ExprKind::In(left, list) => note_options(&at, left, list, &mut options),
        ExprKind::Name(name) if !options.contains(&part.span) => {
            if let Some(Named::Value(number)) = instance.names.get(name.as_str()).map(|meaning| meaning.named)
            {
                found.push(number);
            }
        }
        ExprKind::Dotted(part, name) => {
            let inner = instance
                .step(&part.value)
                .and_then(|step| known.expansion.steps.get(step.index())?.inside)
                .and_then(|inner| known.expansion.instances.get(inner));
            if let Some(Named::Value(number)) =
                inner.and_then(|inner| inner.names.get(name.value.as_str()).map(|meaning| meaning.named))
            {
                found.push(number);
            }
        }
        _ => {}
    });
}

/// Notes the bare words that are options of what they stand beside.
fn note_options(
    at: &At<'_, '_>,
    beside: &Expr,
    words: &[Expr],
    options: &mut Vec<crate::ground::span::Span>,
) {
    let Some(domain) = domain_of(at, beside) else {
        return;
    };
    for word in words {
        let words = match &word.kind {
            ExprKind::Set(list) => list.as_slice(),
            _ => std::slice::from_ref(word),
        };
        for word in words {
            if let ExprKind::Name(name) = &word.kind
                && at.domain(domain).iter().any(|option| at.word(*option) == name)
            {
                options.push(word.span);
            }
        }
    }
}

/// Whose options stand beside an expression, where that shows without knowing the types of values.
fn domain_of(at: &At<'_, '_>, beside: &Expr) -> Option<Domain> {
    let first_name = |arguments: &[Expr]| match arguments.first().map(|first| &first.kind) {
        Some(ExprKind::Name(name)) => at.entity(name),
        _ => None,
    };
    let entity = match &beside.kind {
        ExprKind::Name(name) => at.entity(name)?,
        ExprKind::Dotted(item, row) => match at.entity(&item.value)? {
            Entity::Item(Asked {
                item,
                answer: Answer::Gap(blanks),
                ..
            }) => {
                let place = blanks.iter().position(|blank| at.word(blank.id) == row.value)?;
                return Some(Domain::Gap(item, u32::try_from(place).ok()?));
            }
            entity => entity,
        },
        ExprKind::Call(_, arguments) => first_name(arguments)?,
        _ => return None,
    };
    match entity {
        Entity::Item(asked) => Some(Domain::Item(asked.item)),
        Entity::Scale { scale, .. } => Some(Domain::Bands(scale)),
        Entity::Setting(_, typed) | Entity::Given(_, typed) | Entity::Chance(_, typed) => typed.domain(),
        _ => None,
    }
}

/// Every value after those it reads; values in a ring are reported and left out.
fn order(known: &Known<'_>, parsed: &[Vec<ParsedRung>], problems: &mut Problems) -> Vec<usize> {
    let mut reads: Vec<Vec<usize>> = Vec::with_capacity(parsed.len());
    for (value, rungs) in known.tables.values.iter().zip(parsed) {
        let at = known.at(value.instance);
        let mut found = Vec::new();
        for rung in rungs {
            for tree in rung.when.iter().chain(&rung.is) {
                mentions(known, at, tree, &mut found);
            }
        }
        found.sort_unstable();
        found.dedup();
        reads.push(found);
    }
    let mut order = Vec::with_capacity(parsed.len());
    // 0 not seen, 1 open, 2 done, 3 in a ring.
    let mut state = vec![0_u8; parsed.len()];
    for root in 0..parsed.len() {
        if state.get(root) != Some(&0) {
            continue;
        }
        let mut path: Vec<(usize, usize)> = vec![(root, 0)];
        set(&mut state, root, 1);
        while let Some((value, next)) = path.pop() {
            let Some(read) = reads.get(value).and_then(|reads| reads.get(next)).copied() else {
                if state.get(value) == Some(&1) {
                    set(&mut state, value, 2);
                    order.push(value);
                }
                continue;
            };
            path.push((value, next + 1));
            match state.get(read) {
                Some(0) => {
                    set(&mut state, read, 1);
                    path.push((read, 0));
                }
                Some(1 | 3) if path.iter().any(|(open, _)| *open == read) => {
                    report_ring(known, &path, read, problems);
                    let from = path.iter().position(|(open, _)| *open == read).unwrap_or(0);
                    for (value, _) in path.iter().skip(from) {
                        set(&mut state, *value, 3);
                    }
                }
                _ => {}
            }
        }
    }
    order
}

fn set(state: &mut [u8], at: usize, to: u8) {
    if let Some(slot) = state.get_mut(at) {
        *slot = to;
    }
}

/// A ring is told once, at the value that closes it.
fn report_ring(known: &Known<'_>, path: &[(usize, usize)], closes: usize, problems: &mut Problems) {
    let ring = path
        .iter()
        .map(|(value, _)| *value)
        .skip_while(|value| *value != closes);
    let names: Vec<String> = ring
        .chain([closes])
        .filter_map(|value| known.tables.values.get(value))
        .map(|value| format!("`{}`", value.draft.id.value))
        .collect();
    if let Some(value) = known.tables.values.get(closes) {
        problems.push(
            Problem::new(&VALUE_READS_ITSELF, value.draft.id.span)
                .with("name", value.draft.id.value)
                .with("ring", names.join(" → ")),
        );
    }
}

/// Types one value and reads its rungs; those before it are known.
fn read_one(
    known: &mut Known<'_>,
    conditions: &mut Conditions,
    problems: &mut Problems,
    place: ValueIx,
    number: usize,
    parsed: &[Vec<ParsedRung>],
) {
    let Some(value) = known.tables.values.get(number) else {
        return;
    };
    let at = known.at(value.instance);
    let rungs = parsed.get(number).map_or(&[][..], Vec::as_slice);
    let all: Vec<&Expr> = rungs.iter().filter_map(|rung| rung.is.as_ref()).collect();
    let Some((trees, typed)) = reader::rungs(&all, &at, problems) else {
        return;
    };
    let mut trees = trees.into_iter();
    let mut met = Vec::with_capacity(rungs.len());
    for (index, (rung, draft)) in rungs.iter().zip(&value.draft.rungs).enumerate() {
        let site = Site::Rung(place, index);
        let truth = rung
            .when
            .as_ref()
            .and_then(|when| reader::truth_tree(when, &at, problems));
        if let (Some(truth), Some(when)) = (&truth, &draft.when) {
            let names = rung.when.as_ref().map(Expr::names).unwrap_or_default();
            conditions.keep(site, when.span, names, truth.clone(), &at);
        }
        if let (None, Some(when)) = (&truth, &draft.when) {
            conditions.lose(site, when, value.instance);
        }
        if rung.is.is_some()
            && let Some(tree) = trees.next()
        {
            conditions.keep_rung(site, tree.clone());
            met.push((truth.is_none() && !conditions.is_open(site), tree));
        }
    }
    let (range, truth, options) = reaches(&met, &at);
    if let Some(value) = known.tables.values.get_mut(number) {
        value.typed = Some(typed);
        value.options = options;
        value.truth = truth;
        if let Some(range) = range {
            value.range = range;
        }
    }
}

/// How far a value reaches: over all its rungs, and unknown when none is met.
fn reaches(
    rungs: &[(bool, Typed)],
    at: &At<'_, '_>,
) -> (Option<crate::expr::range::Reach>, Verdict, Option<Vec<Symbol>>) {
    let is_total = rungs.iter().any(|(always, _)| *always);
    let mut range: Option<crate::expr::range::Reach> = None;
    let mut truth = Verdict {
        can_be_true: false,
        can_be_false: false,
        can_be_unknown: !is_total,
    };
    let mut options: Option<Vec<Symbol>> = Some(Vec::new());
    for (_, typed) in rungs {
        match typed {
            Typed::Sum(sum) => {
                if let Ok(found) = reach(sum, at) {
                    range = Some(range.map_or(found, |range| range.or(found)));
                }
            }
            Typed::Truth(tree) => {
                let found = verdict(tree, at);
                truth.can_be_true |= found.can_be_true;
                truth.can_be_false |= found.can_be_false;
                truth.can_be_unknown |= found.can_be_unknown;
            }
            Typed::Pick(Pick::Constant(symbol)) => {
                if let Some(options) = &mut options {
                    options.push(*symbol);
                }
            }
            Typed::Pick(pick) => match (at.options(*pick), &mut options) {
                (Some(found), Some(options)) => options.extend_from_slice(found),
                _ => options = None,
            },
            _ => {}
        }
    }
    if let Some(range) = &mut range {
        range.unknown |= !is_total;
    }
    (range, truth, options.filter(|options| !options.is_empty()))
}

/// Puts the values into the plan.
pub(crate) fn build<'a>(
    known: &Known<'a>,
    conditions: &Conditions,
    texts: &mut Texts<'_, 'a>,
    out: &mut Output,
) {
    for (place, number) in known.value_numbers.iter().enumerate() {
        let index = ValueIx(u32::try_from(place).unwrap_or(u32::MAX));
        let Some(value) = known.tables.values.get(*number) else {
            continue;
        };
        let mut rungs = Vec::with_capacity(value.draft.rungs.len());
        for (rung, _) in value.draft.rungs.iter().enumerate() {
            let site = Site::Rung(index, rung);
            if let Some(is) = conditions.rung(site) {
                rungs.push(Rung {
                    when: conditions.truth(site),
                    is,
                });
            }
        }
        let labels = match value.typed {
            Some(Type::Option(domain)) => texts.labels_of(domain).unwrap_or_default(),
            _ => Vec::new(),
        };
        out.lines.values.push(value.draft.id.span);
        out.plan.values.push(Value {
            id: value.id.clone(),
            rungs,
            labels,
        });
    }
}
