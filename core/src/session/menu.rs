//! Menus of free sections: their children in this run, and what is needed (semantics 6).

use super::fact::How;
use super::place::is_shown;
use super::state::Visit;
use super::view::Seen;
use crate::expr::name::StepIx;
use crate::module::plan::{Need, StepKind};
use crate::program::NONE;

/// How far a child of a menu is, in this run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Not begun.
    Open,
    /// Begun.
    Begun,
    /// Skipped.
    Skipped,
    /// Done.
    Done,
}

impl Progress {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Begun => "begun",
            Self::Skipped => "skipped",
            Self::Done => "done",
        }
    }
}

pub(super) fn run_from(seen: &Seen<'_>, menu: &Visit) -> u32 {
    seen.state
        .visit(menu.run)
        .map_or(menu.position, |first| first.run_from)
}

/// Whether a child is done or skipped in this run: its latest visit alone counts; of a section, that it was completed.
pub(super) fn settled(seen: &Seen<'_>, menu: &Visit, child: u32) -> Option<How> {
    settled_between(seen, child, run_from(seen, menu), menu.position)
}

/// The same for a run that began at one place of the trail, as a menu at another sees it.
pub(super) fn settled_between(seen: &Seen<'_>, child: u32, from: u32, menu: u32) -> Option<How> {
    if seen.program.is_section(child) {
        let last = seen.state.completions.last_before(child, menu);
        if last.is_some_and(|last| last >= from) {
            return Some(How::Done);
        }
    }
    let latest = seen
        .latest
        .get(child as usize)
        .and_then(|at| seen.state.visit(*at))?;
    if latest.position < from || latest.position >= menu {
        return None;
    }
    match latest.exit?.how {
        how if how.is_done() && !seen.program.is_section(child) => Some(How::Done),
        How::Skipped => Some(How::Skipped),
        _ => None,
    }
}

/// The children that are shown.
pub(super) fn shown_children<'a>(seen: &Seen<'a>, menu: &Visit) -> impl Iterator<Item = u32> + use<'a> {
    let seen = *seen;
    let children = seen.program.children(menu.step);
    children
        .iter()
        .map(|child| child.0)
        .filter(move |child| is_shown(&seen, *child))
}

/// How many children are done, and how many are needed (semantics 6.2, 16.45).
pub(super) fn need(seen: &Seen<'_>, menu: &Visit) -> (u32, u32) {
    let needed = match seen.program.step_at(StepIx(menu.step)).map(|step| &step.kind) {
        Some(StepKind::Section { free: Some(need), .. }) => *need,
        _ => return (0, 0),
    };
    let (mut done, mut must, mut must_done) = (0, 0, 0);
    for child in shown_children(seen, menu) {
        let optional = seen
            .program
            .index()
            .place(child)
            .is_some_and(|place| place.optional);
        let is_done = u32::from(settled(seen, menu, child) == Some(How::Done));
        done += is_done;
        if !optional {
            must += 1;
            must_done += is_done;
        }
    }
    match needed {
        Need::All => (must_done, must),
        Need::Some(count) => (done, count.min(must)),
    }
}

/// How far a shown child is, for the screen (semantics 16.46).
pub(super) fn progress(seen: &Seen<'_>, menu: &Visit, child: u32) -> Progress {
    match settled(seen, menu, child) {
        Some(How::Done) => return Progress::Done,
        Some(_) => return Progress::Skipped,
        None => {}
    }
    if first_visit(seen, menu, child).is_some() || would_return(seen, child) {
        return Progress::Begun;
    }
    Progress::Open
}

/// The first visit of this run to a child or inside it.
pub(super) fn first_visit(seen: &Seen<'_>, menu: &Visit, child: u32) -> Option<u32> {
    let inside = |position: &u32| {
        seen.state
            .on_trail(*position)
            .is_some_and(|visit| seen.program.is_within(visit.step, child))
    };
    // Behind the last menu of a run come only visits of the child chosen last, until the section is left.
    let ends = |position: &u32| {
        seen.state.on_trail(*position).is_some_and(|visit| {
            seen.program.is_within(visit.step, menu.step)
                && (visit.step != menu.step || visit.run == menu.run)
        })
    };
    let from = run_from(seen, menu);
    let before = (from..menu.position).find(inside);
    let leaves = seen
        .state
        .on_trail(menu.position)
        .and_then(|visit| visit.exit)
        .map(|exit| exit.how);
    before.or_else(|| {
        let behind = menu.position.saturating_add(1)..seen.state.length();
        let goes_on = leaves == Some(How::Chosen);
        behind
            .take_while(|position| goes_on && ends(position))
            .find(|position| inside(position))
    })
}

/// Whether a visit of a child, or of a place inside it, would come back if the child were chosen.
fn would_return(seen: &Seen<'_>, child: u32) -> bool {
    let mut inside = vec![child];
    while let Some(step) = inside.pop() {
        inside.extend(
            seen.program
                .children(step)
                .iter()
                .map(|child| child.0)
                .filter(|child| *child > step),
        );
        let before = seen.latest.get(step as usize).copied().unwrap_or(NONE);
        let next = seen.state.next_of(step, before);
        let Some(visit) = seen.state.visit(next) else {
            continue;
        };
        let live = seen.state.trail.get(visit.position as usize) == Some(&next);
        if !live {
            return true;
        }
    }
    false
}
