//! Folds over journals: what was done in a module, with how many, in which form, and what it yielded; over many sessions at
//! once, with nobody in it. And what one learner takes home ([`own`]).
//!
//! A journal becomes a [`Case`] (what one session adds), cases become a [`Report`]: rows that are counts and means, of which
//! those that would tell something about a few people are *withheld*. No name, no id of a session, no word of a learner and
//! no answer can come in: a case has no place for them.
//!
//! # What is withheld, and why nothing leaks by subtraction
//!
//! The threshold rule and complementary suppression of Hundepool and others, *Statistical Disclosure Control* (Wiley 2012,
//! chapters 4 and 5), for tables of people: a count above 0 and below the threshold k is withheld, and so is whatever would
//! give it away. What is withheld must keep two possible values at least for a reader who knows every published number,
//! every sum, and the rules of the module: who can be in one count only when they are in another.
//!
//! 1. *Below k sessions nothing is told*, not even how many.
//! 2. *Counts of sessions* (done, completed, with a measure, with a contact held at a step) may be of people inside one
//!    another: who did the third step did the second. So any two published ones differ by nothing or by k at least, and so
//!    do they from nobody and from everybody ([`ladder`]); between two of them there is room for k - 1 values. This is the
//!    rule against *differencing* (Duncan, Elliot and Salazar-González, *Statistical Confidentiality*, Springer 2011),
//!    applied inside one report.
//! 3. *Contacts held* are told as a sum only if what it would tell of the steps withheld is of two at least, and of k people
//!    held and k not held. *By form* they add up to that sum: the smallest are withheld together ([`pool`]), at least two of
//!    different size, together of k people at least. Whoever exchanges two of them gets the same report. *By step and form*
//!    they are told whole or not at all, but for what follows from the sums. Where steps have forms of their own, by form
//!    too.
//! 4. *Bands* are told whole or not at all, and not when everybody is in one: a nought among few tells as much as a small
//!    number. Then *means* are told only where there is room on both sides of them: the whole range of the scale at least
//!    between their sum and everybody at one end (of one question with a few answers: k times that).
//! 5. *People in groups* are told step by step when they are k at least, in sum when all steps are.
//! 6. *Noughts* elsewhere are told: they say what nobody did.
//!
//! `tests/tests/report` makes every report that there can be of small modules, and looks what each that is withheld could
//! be. Against a reader who knows this text so well that the choices themselves tell something (a count that is withheld is
//! near another), it holds for steps in a row and for one contact; with menus, several contacts and bands a few can then be
//! worked out while there are fewer than about 3k sessions.
//!
//! Two reports over nearly the same sessions can be subtracted from each other. So a session belongs to the period in which it
//! began, and a period is made wider to whole weeks in which k began at least ([`Cohort::widened`]): what lies in one period and
//! not in another is always k sessions or none. Copies of a journal are one session. What remains: a report made before and one
//! made after a few sessions came in, or went on.
//!
//! *Consent.* What was done, with how many and in which form is what an organisation registers of its own work. Scores are
//! answers: they count where consent stands to a purpose `with: organisation` that names the scale (semantics 9.6).

mod case;
mod contacts;
mod frame;
mod gather;
pub mod ladder;
pub mod own;
pub mod pool;
mod row;
mod scores;
pub mod tables;
mod threshold;

pub use case::{Case, Held, Scored};
pub use frame::{ContactFrame, Frame, ScaleFrame};
pub use gather::{Cohort, Left, LeftOut, Period};
pub use row::{Figure, Report, Row, Table, When};
pub use threshold::Threshold;

use ladder::Ladder;

/// The report over some sessions of one module.
///
/// ```
/// use leerpad::report::{Case, Frame, Threshold, report};
/// let frame = Frame {
///     module: "rust".to_owned(),
///     steps: vec!["adem".to_owned(), "terugblik".to_owned()],
///     ..Frame::default()
/// };
/// let case = |done: &[&str]| Case { done: done.iter().map(|step| (*step).to_owned()).collect(), ..Case::default() };
/// let cases: Vec<Case> = (0..20).map(|at| case(if at < 12 { &["adem", "terugblik"] } else { &["adem"] })).collect();
/// let made = report(&frame, &cases, Threshold::default());
/// let value = |of: &str| made.rows.iter().find(|row| row.of == of).unwrap().value;
/// assert_eq!(value("adem").unwrap().to_string(), "20");
/// assert_eq!(value("terugblik").unwrap().to_string(), "12");
/// // Of three nothing is told.
/// let few = report(&frame, &cases[..3], Threshold::default());
/// assert!(few.rows.iter().all(|row| row.value.is_none()));
/// ```
#[must_use]
pub fn report(frame: &Frame, cases: &[Case], threshold: Threshold) -> Report {
    let all = cases.len();
    let mut rows = row::Rows::new();
    if threshold.is_small(all) {
        rows.hide_everything = true;
    }
    rows.count(Table::Sessions, "begun", Some(all));
    let mut ladder = Ladder::new(all, threshold);
    // What is asked for most comes first: what it yielded, with how many, whether it was finished, what was done.
    scores::tell(&mut rows, frame, cases, &mut ladder);
    contacts::tell(&mut rows, frame, cases, &mut ladder);
    let completed = cases.iter().filter(|case| case.completed).count();
    rows.count(
        Table::Sessions,
        "completed",
        ladder.admit(completed).then_some(completed),
    );
    done(&mut rows, frame, cases, &mut ladder);
    Report {
        module: frame.module.clone(),
        threshold,
        rows: rows.sorted(),
        left: Left::default(),
    }
}

fn done(rows: &mut row::Rows, frame: &Frame, cases: &[Case], ladder: &mut Ladder) {
    let count = |step: &String| cases.iter().filter(|case| case.done.contains(step)).count();
    let counts: Vec<usize> = frame.steps.iter().map(count).collect();
    let mut sizes = counts.clone();
    // From many to few, so that which are published does not depend on their order in the module.
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes.dedup();
    sizes.retain(|size| ladder.admit(*size));
    for (step, count) in frame.steps.iter().zip(counts) {
        rows.count(Table::Done, step, sizes.contains(&count).then_some(count));
    }
}
