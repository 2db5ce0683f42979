//! Finding the place that comes next (semantics 5.3).

use super::fact::How;
use super::state::Visit;
use super::view::{Leaving, Seen, mark};
use crate::expr::eval::is_met;
use crate::expr::name::{ItemIx, StepIx};
use crate::module::plan::{StepKind, Way};
use crate::program::{NONE, PlaceKind};

/// Something on the way from one place to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Passed {
    /// The way on of a step, section or part, by its place in the ladder, from 0.
    Way(StepIx, u32),
    /// The way on of a rule, by its place among the rules of the item, from 0.
    Rule(ItemIx, u32),
    /// The way of a step that waited as long as it does.
    Otherwise(StepIx),
    /// A step, section or part that was there.
    Into(StepIx),
    /// A step, section or part that was not there.
    Over(StepIx),
    /// Behind the same `Over`: the condition of a section or part is met, but nothing in it is there.
    Empty(StepIx),
}

/// A place found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Found {
    /// The step or menu.
    pub(super) place: u32,
    /// A menu that is returned to rather than entered from outside.
    pub(super) returning: bool,
    /// Marks of the sections completed on the way, by depth.
    pub(super) completed: u64,
}

/// For who does not ask what is passed: one function, so that players hold one search.
pub(super) const fn unnoted(_: Passed) {}

/// For who does: what is passed is put in a list.
pub(super) fn noted(list: &mut Vec<Passed>) -> impl FnMut(Passed) + '_ {
    |passed| list.push(passed)
}

/// Where a search goes on.
#[derive(Clone, Copy)]
enum Next {
    /// To this step.
    Target(u32),
    /// To what comes after this step in its list.
    After(u32),
}

/// The place at which a session begins.
pub(super) fn begin(seen: Seen<'_>, entry: Option<StepIx>) -> Found {
    begin_noting(seen, entry, &mut unnoted)
}

/// The same, and tells what it passes on the way.
pub(super) fn begin_noting(seen: Seen<'_>, entry: Option<StepIx>, note: &mut impl FnMut(Passed)) -> Found {
    let first = seen
        .program
        .plan()
        .top
        .first()
        .map_or_else(|| seen.program.last_step(), |step| step.0);
    search(seen, NONE, Next::Target(entry.map_or(first, |step| step.0)), note)
}

/// The place to which leaving a visit leads.
pub(super) fn leave(seen: Seen<'_>, visit: &Visit, how: How) -> Found {
    leave_noting(seen, visit, how, &mut unnoted)
}

/// The same, and tells what it passes on the way.
pub(super) fn leave_noting(
    mut seen: Seen<'_>,
    visit: &Visit,
    how: How,
    note: &mut impl FnMut(Passed),
) -> Found {
    let index = seen.program.index();
    let Some(place) = index.place(visit.step) else {
        return nowhere(&seen);
    };
    let mut leaving = Leaving { how, completed: 0 };
    let mut from = visit.step;
    match place.kind {
        PlaceKind::Menu if how == How::Done => leaving.completed |= mark(place.depth),
        PlaceKind::PartEnd => {
            from = place.part;
            leaving.completed |= mark(index.place(from).map_or(0, |part| part.depth));
        }
        _ => {}
    }
    seen.leaving = Some(leaving);
    let before_ways = match how {
        How::Done => rule_way(&seen, visit, note),
        How::Over => otherwise(&seen, visit.step, note),
        _ => None,
    };
    let next = before_ways
        .or_else(|| way(&seen, from, note))
        .map_or(Next::After(from), Next::Target);
    search(seen, visit.step, next, note)
}

/// The place to which a child of a menu leads when it is chosen: judged as the menu's choices are.
pub(super) fn choose(seen: Seen<'_>, child: u32) -> Found {
    choose_noting(seen, child, &mut unnoted)
}

/// The same, and tells what it passes on the way.
pub(super) fn choose_noting(seen: Seen<'_>, child: u32, note: &mut impl FnMut(Passed)) -> Found {
    search(seen, NONE, Next::Target(child), note)
}

/// The way of the first shown item whose met rule has one (semantics 5.2).
fn rule_way(seen: &Seen<'_>, visit: &Visit, note: &mut impl FnMut(Passed)) -> Option<u32> {
    let place = seen.program.index().place(visit.step)?;
    if place.plain {
        return None;
    }
    let slots = seen.state.slots_of(visit, place.item_count);
    let first = place.first_item as usize;
    let items = seen.program.plan().items.get(first..first + slots.len())?;
    let (item, rule, go) = (place.first_item..)
        .zip(items)
        .zip(slots)
        .find_map(|((ix, item), slot)| {
            let rule = slot.judged.rule.checked_sub(1)?;
            let go = item.rules.get(usize::from(rule))?.go?;
            Some((ItemIx(ix), u32::from(rule), go))
        })?;
    note(Passed::Rule(item, rule));
    Some(go.0)
}

/// Where a step leads that waited as long as it does.
fn otherwise(seen: &Seen<'_>, step: u32, note: &mut impl FnMut(Passed)) -> Option<u32> {
    let limit = seen.program.step_at(StepIx(step))?.kind.limit()?;
    note(Passed::Otherwise(StepIx(step)));
    Some(limit.otherwise.0)
}

/// The first way on that is met.
fn way(seen: &Seen<'_>, of: u32, note: &mut impl FnMut(Passed)) -> Option<u32> {
    let ways: &[Way] = seen.program.step_at(StepIx(of)).map_or(&[], |step| &step.ways);
    let met = |way: &Way| way.when.as_ref().is_none_or(|when| is_met(when, seen));
    let (rung, way) = (0..).zip(ways).find(|(_, way)| met(way))?;
    note(Passed::Way(StepIx(of), rung));
    Some(way.go.0)
}

fn nowhere(seen: &Seen<'_>) -> Found {
    Found {
        place: seen.program.last_step(),
        returning: false,
        completed: seen.leaving.map_or(0, |leaving| leaving.completed),
    }
}

/// Goes up from list to list and down into sections. Ways lead only along a list or outward, and a section that is
/// gone into has something shown, so it ends.
fn search(mut seen: Seen<'_>, from: u32, mut next: Next, note: &mut impl FnMut(Passed)) -> Found {
    let program = seen.program;
    let found = |seen: &Seen<'_>, place: u32, returning: bool| Found {
        place,
        returning,
        completed: seen.leaving.map_or(0, |leaving| leaving.completed),
    };
    loop {
        match next {
            Next::After(step) => {
                let Some(place) = program.index().place(step) else {
                    return nowhere(&seen);
                };
                let around = program.index().place(place.parent).map(|parent| parent.kind);
                if around == Some(PlaceKind::Menu) {
                    return found(&seen, place.parent, true);
                }
                match program.step_at(StepIx(step)).and_then(|step| step.following) {
                    Some(following) => next = Next::Target(following.0),
                    None if place.parent == NONE => return nowhere(&seen),
                    None => {
                        let above = place.parent;
                        // Only a section that the learner came out of is completed by running off its list.
                        if let Some(leaving) = &mut seen.leaving
                            && program.is_within(from, above)
                        {
                            let depth = program.index().place(above).map_or(0, |above| above.depth);
                            leaving.completed |= mark(depth);
                        }
                        next = way(&seen, above, note).map_or(Next::After(above), Next::Target);
                    }
                }
            }
            Next::Target(step) => {
                let Some(place) = program.index().place(step) else {
                    return nowhere(&seen);
                };
                if !is_shown(&seen, step) {
                    note(Passed::Over(StepIx(step)));
                    // Of what holds no steps that is the same question.
                    if !children(&seen, step).is_empty() && is_own_met(&seen, step) {
                        note(Passed::Empty(StepIx(step)));
                    }
                    next = Next::After(step);
                    continue;
                }
                note(Passed::Into(StepIx(step)));
                match place.kind {
                    PlaceKind::Return => {
                        let part = place.part;
                        if let Some(leaving) = &mut seen.leaving {
                            leaving.completed |=
                                mark(program.index().place(part).map_or(0, |part| part.depth));
                        }
                        next = way(&seen, part, note).map_or(Next::After(part), Next::Target);
                    }
                    PlaceKind::Fixed | PlaceKind::Part => match children(&seen, step).first() {
                        Some(child) => next = Next::Target(child.0),
                        None => next = Next::After(step),
                    },
                    _ => return found(&seen, step, false),
                }
            }
        }
    }
}

fn children<'a>(seen: &Seen<'a>, section: u32) -> &'a [StepIx] {
    seen.program.children(section)
}

/// Whether the condition of a step itself is met.
pub(super) fn is_own_met(seen: &Seen<'_>, step: u32) -> bool {
    let found = seen.program.step_at(StepIx(step));
    found.is_some_and(|found| found.when.as_ref().is_none_or(|when| is_met(when, seen)))
}

/// Whether a step is there: its `when` is met and, of a section, something in it is shown (semantics 16.22).
pub(super) fn is_shown(seen: &Seen<'_>, step: u32) -> bool {
    let Some(found) = seen.program.step_at(StepIx(step)) else {
        return false;
    };
    if !is_own_met(seen, step) {
        return false;
    }
    match &found.kind {
        // Sections stand at most so deep as a program allows, and children only after their section.
        StepKind::Section { children, .. } | StepKind::Part { children } => children
            .iter()
            .any(|child| child.0 > step && is_shown(seen, child.0)),
        _ => true,
    }
}
