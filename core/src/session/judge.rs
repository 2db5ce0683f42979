//! What follows from the answers in a view: shown, required, valid, rule met, scores. Never stored, always worked out.

use super::rows;
use super::state::{Held, Judged, Score, State, Visit};
use super::value::Answer;
use super::view::{Scoring, Seen};
use crate::expr::eval;
use crate::expr::name::{ItemIx, Reference, ScaleIx, Symbol};
use crate::ground::number::Number;
use crate::module::plan::{Choice, Constant, Item, ItemKind, Missing};
use crate::program::{Place, PlaceKind, Program, number, options};

/// Judges the items of the visit at a place of the trail, in document order, and its scores. `latest` must stand
/// just behind it.
pub(super) fn judge(program: &Program, settings: &[Constant], state: &mut State, position: u32) {
    let Some(visit) = state.on_trail(position).copied() else {
        return;
    };
    let Some(place) = program.index().place(visit.step) else {
        return;
    };
    if place.item_count == 0 {
        return;
    }
    let mut gate = true;
    let first = place.first_item as usize;
    let items = program
        .plan()
        .items
        .get(first..first + place.item_count as usize)
        .unwrap_or_default();
    if place.plain {
        for at in 0..place.item_count {
            if let Some(slot) = state.slot_mut(&visit, at) {
                slot.judged = plain(&slot.held);
            }
        }
    } else {
        for (at, item) in (0..).zip(items) {
            // Which options are hidden is known before the answer is judged: its own rules may count what is left.
            if has_conditional_options(item) {
                let hidden = hidden_options(&view(program, settings, state, &visit), item);
                if let Some(slot) = state.slot_mut(&visit, at) {
                    slot.hidden = if hidden.is_empty() {
                        None
                    } else {
                        Some(Box::new(hidden))
                    };
                }
            }
            let Some(slot) = state.slot(&visit, at) else {
                continue;
            };
            let hidden = slot.hidden.as_deref().map_or(&[][..], Vec::as_slice);
            let seen = view(program, settings, state, &visit);
            let judged = judge_item(&seen, item, ItemIx(place.first_item + at), &slot.held, hidden);
            gate &= holds_back(item, &judged, &slot.held).is_none();
            if let Some(slot) = state.slot_mut(&visit, at) {
                slot.judged = judged;
            }
        }
    }
    // Where nothing changes nothing is written: copies share it.
    if visit.gate != gate
        && let Some(at) = state.trail.get(position as usize).copied()
        && let Some(own) = state.visit_mut(at)
    {
        own.gate = gate;
    }
    if place.kind == PlaceKind::Measure {
        judge_scores(program, settings, state, position, place);
    }
}

/// The view at a visit on the trail while it is judged.
fn view<'a>(program: &'a Program, settings: &'a [Constant], state: &'a State, visit: &Visit) -> Seen<'a> {
    Seen {
        program,
        settings,
        state,
        latest: &state.latest,
        at: visit.position,
        now: visit.entered,
        seq: visit.seq,
        leaving: None,
        own: None,
        scoring: None,
        whispered: None,
    }
}

fn plain(held: &Held) -> Judged {
    let (counts, answered) = match held {
        Held::Value(answer) => (true, rows::is_whole(answer).unwrap_or(true)),
        _ => (false, false),
    };
    Judged {
        shown: true,
        counts,
        answered,
        ..Judged::default()
    }
}

pub(super) fn has_conditional_options(item: &Item) -> bool {
    options(item).is_some_and(|options| options.list.iter().any(|option| option.when.is_some()))
}

/// Whether an option is shown in a view.
pub(super) fn is_option_shown(seen: &Seen<'_>, option: &Choice) -> bool {
    option.when.as_ref().is_none_or(|when| eval::is_met(when, seen))
}

fn hidden_options(seen: &Seen<'_>, item: &Item) -> Vec<Symbol> {
    let list = options(item).map_or(&[][..], |options| &options.list);
    list.iter()
        .filter(|option| !is_option_shown(seen, option))
        .map(|option| option.id)
        .collect()
}

fn judge_item(seen: &Seen<'_>, item: &Item, at: ItemIx, held: &Held, hidden: &[Symbol]) -> Judged {
    let met = |when: &crate::expr::typed::Truth| eval::is_met(when, seen);
    // Nothing can be asked that cannot be answered (semantics 5.9).
    let askable = options(item).is_none_or(|options| options.list.len() > hidden.len());
    if !askable || !item.when.as_ref().is_none_or(met) {
        return Judged::default();
    }
    let mut judged = Judged {
        shown: true,
        required: !item.kind.is_to_read() && item.required.as_ref().is_some_and(met),
        ..Judged::default()
    };
    let Held::Value(answer) = held else { return judged };
    if !offers(answer, hidden) {
        return judged;
    }
    let own = Seen {
        own: Some(at),
        ..*seen
    };
    judged.invalid = item
        .checks
        .iter()
        .any(|check| eval::truth(&check.must, &own) == Some(false));
    if judged.invalid {
        return judged;
    }
    judged.counts = true;
    judged.answered = is_whole(&item.kind, answer, hidden);
    let rule = item
        .rules
        .iter()
        .position(|rule| rule.when.as_ref().is_none_or(|when| eval::is_met(when, &own)));
    judged.rule = rule.and_then(|place| u16::try_from(place + 1).ok()).unwrap_or(0);
    judged
}

/// Whether an answer that counts counts as a whole: every row given (16.9), as much ticked as is needed or all there is
/// (22.2).
pub(super) fn is_whole(kind: &ItemKind, answer: &Answer, hidden: &[Symbol]) -> bool {
    match (kind, answer) {
        (
            ItemKind::Checklist {
                options,
                need: Some(need),
            },
            Answer::Options(ticked),
        ) => {
            let ticked = ticked.iter().filter(|id| !hidden.contains(id)).count();
            ticked >= (*need as usize).min(options.list.len().saturating_sub(hidden.len()))
        }
        _ => rows::is_whole(answer).unwrap_or(true),
    }
}

/// Whether something of an answer is offered still (semantics 8.5, 16.50).
fn offers(answer: &Answer, hidden: &[Symbol]) -> bool {
    match answer {
        Answer::Option(option) => !hidden.contains(option),
        Answer::Options(chosen) | Answer::Ranked(chosen) => {
            chosen.is_empty() || chosen.iter().any(|option| !hidden.contains(option))
        }
        _ => true,
    }
}

/// Why an item holds the learner back, if it does (semantics 5.1).
pub(super) fn holds_back(item: &Item, judged: &Judged, held: &Held) -> Option<super::refusal::Why> {
    use super::refusal::Why;
    if !judged.shown {
        return None;
    }
    if judged.invalid {
        return Some(Why::Invalid);
    }
    if !judged.required || *held == Held::Declined {
        return None;
    }
    if !judged.answered {
        return Some(Why::Required);
    }
    let rule = judged
        .rule
        .checked_sub(1)
        .and_then(|place| item.rules.get(place as usize));
    rule.is_some_and(|rule| rule.retry).then_some(Why::Retry)
}

fn judge_scores(program: &Program, settings: &[Constant], state: &mut State, position: u32, place: &Place) {
    let Some(visit) = state.on_trail(position).copied() else {
        return;
    };
    let family = program
        .index()
        .families
        .get(place.scale as usize)
        .map_or(&[][..], Vec::as_slice);
    for (at, scale) in family.iter().enumerate() {
        let seen = view(program, settings, state, &visit);
        let found = score(&seen, &visit, *scale, false);
        if let Some(slot) = state.scores.get_mut(visit.first_score as usize + at) {
            *slot = found;
        }
    }
}

/// The score and band of a scale at one of its measures (semantics 2.7).
pub(super) fn score(seen: &Seen<'_>, visit: &Visit, scale: ScaleIx, skipped: bool) -> Score {
    let Some(found) = seen.program.plan().scales.get(scale.index()) else {
        return Score::default();
    };
    let Some(sum) = &found.score else {
        return Score::default();
    };
    let at = seen
        .state
        .trail
        .get(visit.position as usize)
        .copied()
        .unwrap_or(crate::program::NONE);
    let shares = |missing: Missing| matches!(missing, Missing::MeanOfAnswered(_));
    let is_shared = shares(found.skipped) || shares(found.not_asked);
    let operands = if is_shared { found.operands.as_slice() } else { &[] };
    let own = Seen {
        scoring: Some(tally(seen, at, skipped, scale, operands)),
        ..*seen
    };
    let score = eval::sum(sum, &own);
    let band = score.and_then(|score| {
        found
            .bands
            .iter()
            .find(|band| band.below.is_none_or(|below| score < below))
            .map(|band| band.id)
    });
    Score { score, band }
}

/// What some operands of a scale add up to at a visit, how many of them count and how many are shown; each row of a bare
/// likert is one.
pub(super) fn tally(
    seen: &Seen<'_>,
    visit: u32,
    skipped: bool,
    scale: ScaleIx,
    operands: &[Reference],
) -> Scoring {
    let mut scoring = Scoring {
        visit,
        skipped,
        scale,
        sum: 0,
        count: 0,
        shown: 0,
    };
    for of in operands {
        each_row(seen.program, *of, &mut |of| {
            let (worth, shown) = seen.raw_operand(&scoring, of);
            scoring.shown += u32::from(shown);
            if let Some(worth) = worth {
                scoring.sum += i128::from(worth.millionths());
                scoring.count += 1;
            }
        });
    }
    scoring
}

/// An operand, each row of a bare likert for itself.
fn each_row(program: &Program, of: Reference, see: &mut dyn FnMut(Reference)) {
    match program.plan().items.get(of.item.index()).map(|item| &item.kind) {
        Some(ItemKind::Likert { rows, .. }) if of.row.is_none() => {
            for row in 0..number(rows.len()) {
                see(Reference {
                    item: of.item,
                    row: Some(row),
                });
            }
        }
        _ => see(of),
    }
}

/// An operand, completed by the rules for what is missing.
pub(super) fn operand(seen: &Seen<'_>, scoring: &Scoring, of: Reference) -> Option<Number> {
    let scale = seen.program.plan().scales.get(scoring.scale.index())?;
    let (worth, shown) = seen.raw_operand(scoring, of);
    if worth.is_some() {
        return worth;
    }
    match if shown { scale.skipped } else { scale.not_asked } {
        Missing::Unknown => None,
        Missing::Zero => Some(Number::ZERO),
        Missing::MeanOfAnswered(percent) => {
            let enough = u64::from(scoring.count) * 100 >= u64::from(percent) * u64::from(scoring.shown);
            Number::mean(scoring.sum, scoring.count as usize).filter(|_| enough)
        }
    }
}
