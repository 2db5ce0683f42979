//! A row per session.

use super::column::Kind::{Count, Moment, Real, Whole, Word};
use super::column::{Column, Ground, may};
use super::fold::Told;
use super::rows::{Cell, Rows};
use crate::session::Status;
use crate::session::fact::ContactState;

pub(super) const COLUMNS: [Column; 19] = [
    may(
        "cohort",
        Word,
        "",
        Ground::Key,
        "A group that the researcher put the subject in.",
    ),
    may(
        "arm",
        Word,
        "",
        Ground::Key,
        "The arm that the researcher put the subject in. What the module drew itself stands in `decisions`.",
    ),
    may(
        "status",
        Word,
        "",
        Ground::Trace,
        "`completed`: at an end of the module; `stopped`; `active`: neither.",
    ),
    may("started_at", Moment, "ms", Ground::Trace, "When it began."),
    may(
        "last_at",
        Moment,
        "ms",
        Ground::Trace,
        "The latest time that an act brought.",
    ),
    may(
        "completed_at",
        Moment,
        "ms",
        Ground::Trace,
        "When the end was reached that it is at.",
    ),
    may(
        "days",
        Real,
        "days",
        Ground::Trace,
        "From `started_at` to `last_at`.",
    ),
    may("acts", Count, "", Ground::Trace, "Accepted acts."),
    may("visits", Count, "", Ground::Trace, "Visits on the path."),
    may(
        "steps_seen",
        Count,
        "",
        Ground::Trace,
        "Different steps on the path.",
    ),
    may(
        "steps_done",
        Count,
        "",
        Ground::Trace,
        "Steps on the path that are done.",
    ),
    may(
        "steps_left",
        Count,
        "",
        Ground::Trace,
        "The fewest places from where the path ends to an end of the module; 0 at an end.",
    ),
    may(
        "progress",
        Real,
        "0 to 1",
        Ground::Trace,
        "`visits` / (`visits` + `steps_left`); 1 at an end.",
    ),
    may(
        "dwell_ms",
        Whole,
        "ms",
        Ground::Trace,
        "Time between the learner's acts, without what was put aside. Not capped: see `steps`.",
    ),
    may(
        "declared_min",
        Count,
        "minutes",
        Ground::Provenance,
        "How many minutes the module says it takes.",
    ),
    may(
        "contacts_held",
        Count,
        "",
        Ground::Trace,
        "Contacts with a guide or a group that were held.",
    ),
    may("last_step", Word, "", Ground::Trace, "Where the path ends."),
    may("last_kind", Word, "", Ground::Trace, "The kind of that step."),
    may(
        "last_item",
        Word,
        "",
        Ground::Trace,
        "The last item that was answered, skipped or declined.",
    ),
];

pub(super) fn tell(rows: &mut Rows, told: &Told<'_>, keys: &[Cell<'_>], provenance: &[Cell<'_>]) {
    let (cohort, arm) = (Cell::text(told.who.cohort), Cell::text(told.who.arm));
    let minutes = Cell::whole(told.program.plan().about.minutes);
    if !told.trace {
        let mut cells = [Cell::None; COLUMNS.len()];
        for (at, cell) in [(0, cohort), (1, arm), (14, minutes)] {
            if let Some(place) = cells.get_mut(at) {
                *place = cell;
            }
        }
        rows.push(keys, &cells, provenance);
        return;
    }
    let session = told.session;
    let lines = &told.lines.lines;
    let started = told.visited.first().map(|visited| visited.entered.unix());
    let last = session.clock().map(crate::ground::moment::Moment::unix);
    let completed = session.is_completed();
    let path = || told.visited.iter().filter(|visited| visited.counts);
    // Visits on the path stand in its order but for those that came back, so the last is asked of the engine.
    let end = told.end;
    let visits = path().count();
    let mut seen: Vec<u32> = path().map(|visited| visited.visit.step.0).collect();
    seen.sort_unstable();
    seen.dedup();
    let done = path().filter(|visited| {
        visited
            .left
            .is_some_and(|(how, _, _)| how.word() == "done" || how.word() == "held")
    });
    let mut done: Vec<u32> = done.map(|visited| visited.visit.step.0).collect();
    done.sort_unstable();
    done.dedup();
    let left = end.map_or(0, |visit| {
        told.program.distance(visit.step).least.saturating_sub(1)
    });
    let left = if completed { 0 } else { left };
    let whole = |count: usize| Cell::Whole(i64::try_from(count).unwrap_or(i64::MAX));
    let dwell = lines
        .iter()
        .filter(|line| !line.away)
        .filter_map(|line| line.gap)
        .sum();
    let held = told
        .lines
        .contacts
        .iter()
        .filter(|spoken| spoken.contact.state == ContactState::Held);
    let held = held
        .filter(|spoken| told.is_told(spoken.contact.visit.step))
        .count();
    let end_step = end.and_then(|visit| told.program.plan().steps.get(visit.step.index()));
    let share = |visits: usize, left: u32| {
        let visits = f64::from(u32::try_from(visits).unwrap_or(u32::MAX));
        visits / (visits + f64::from(left))
    };
    let days = |from: i64, to: i64| Cell::Real(whole_to_real(to.saturating_sub(from)) / 86_400_000.0);
    rows.push(
        keys,
        &[
            cohort,
            arm,
            Cell::Text(match (completed, session.status()) {
                (true, _) => "completed",
                (false, Status::Stopped) => "stopped",
                (false, _) => "active",
            }),
            Cell::whole(started),
            Cell::whole(last),
            Cell::whole(
                told.lines
                    .completed
                    .filter(|_| completed)
                    .map(crate::ground::moment::Moment::unix),
            ),
            match (started, last) {
                (Some(from), Some(to)) => days(from, to),
                _ => Cell::None,
            },
            whole(lines.len()),
            whole(visits),
            whole(seen.len()),
            whole(done.len()),
            Cell::Whole(left.into()),
            Cell::Real(if visits == 0 { 0.0 } else { share(visits, left) }),
            Cell::Whole(dwell),
            minutes,
            whole(held),
            Cell::text(end_step.map(|step| step.id.as_str())),
            Cell::text(end_step.map(|step| step.kind.word())),
            Cell::text(
                lines
                    .iter()
                    .rev()
                    .filter(|line| matches!(line.kind.word(), "answer" | "skip" | "decline"))
                    .find_map(|line| line.item)
                    .map(|item| told.program.item_id(item)),
            ),
        ],
        provenance,
    );
}

/// Milliseconds of a session as a double: exact up to 2^53, which is 285,000 years.
#[expect(clippy::cast_precision_loss, reason = "no session lasts 285,000 years")]
const fn whole_to_real(milliseconds: i64) -> f64 {
    milliseconds as f64
}
