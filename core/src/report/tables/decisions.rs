//! A row per draw: what trials with drawn arms need, also with a draw per decision (micro-randomised).

use super::column::Kind::{Count, Flag, Moment, Real, Reals, Wide, Word, Words};
use super::column::{Column, Ground, may, must};
use super::fold::Told;
use super::rows::{Cell, Rows};
use crate::module::plan::{Chance, Draws};
use crate::session::fact::Arm;

pub(super) const COLUMNS: [Column; 13] = [
    must(
        "decision",
        Count,
        "",
        Ground::Provenance,
        "The how-manieth draw of the session, from 1.",
    ),
    must(
        "chance",
        Word,
        "",
        Ground::Provenance,
        "What was drawn, by its name in the module.",
    ),
    must(
        "per",
        Word,
        "",
        Ground::Provenance,
        "`session`: once, at the start; `visit`: anew at each visit of a step that reads it.",
    ),
    may("seq", Count, "", Ground::Trace, "The act that brought it."),
    may("at", Moment, "ms", Ground::Trace, "When."),
    may("step", Word, "", Ground::Trace, "Of a draw per visit: the step."),
    may(
        "visit",
        Count,
        "",
        Ground::Trace,
        "Which visit to that step, from 1.",
    ),
    must(
        "available",
        Flag,
        "",
        Ground::Provenance,
        "Always true: the engine draws only where the arm can have its effect. A step that was not reached is no row.",
    ),
    may(
        "options",
        Words,
        "",
        Ground::Provenance,
        "The arms; empty for a range of more than 100 whole numbers.",
    ),
    may(
        "probabilities",
        Reals,
        "0 to 1",
        Ground::Provenance,
        "Of each arm, in their order; they add up to 1.",
    ),
    must("chosen", Word, "", Ground::Provenance, "What came out."),
    must(
        "probability",
        Real,
        "0 to 1",
        Ground::Provenance,
        "Of what came out.",
    ),
    must(
        "draw",
        Wide,
        "",
        Ground::Provenance,
        "The number of 64 bits behind it: the arm in which draw × sum of weights / 2⁶⁴ falls.",
    ),
];

/// The most whole numbers that are told one by one.
const MOST_OPTIONS: i64 = 100;

pub(super) fn tell(rows: &mut Rows, told: &Told<'_>, keys: &[Cell<'_>], provenance: &[Cell<'_>]) {
    for (number, drawn) in (1_i64..).zip(&told.lines.draws) {
        let Some(chance) = told.program.plan().chances.get(drawn.chance.index()) else {
            continue;
        };
        let arms = Arms::of(told, chance);
        let chosen = match drawn.arm {
            Arm::Option(option) => told.program.word(option).to_owned(),
            Arm::Whole(whole) => whole.to_string(),
        };
        let probability = arms
            .options
            .iter()
            .position(|option| *option == chosen)
            .and_then(|at| arms.probabilities.get(at).copied())
            .unwrap_or(arms.each);
        let traced = |cell| if told.trace { cell } else { Cell::None };
        let lists = arms.options.is_empty();
        rows.push(
            keys,
            &[
                Cell::Whole(number),
                Cell::Text(&chance.id),
                Cell::Text(if chance.per_visit { "visit" } else { "session" }),
                traced(Cell::Whole(i64::try_from(drawn.seq).unwrap_or(i64::MAX))),
                traced(Cell::Whole(drawn.at.unix())),
                traced(Cell::text(
                    drawn.visit.map(|visit| told.program.step_id(visit.step)),
                )),
                traced(Cell::whole(drawn.visit.map(|visit| visit.n))),
                Cell::Flag(true),
                if lists {
                    Cell::None
                } else {
                    Cell::Words(&arms.options)
                },
                if lists {
                    Cell::None
                } else {
                    Cell::Reals(&arms.probabilities)
                },
                Cell::Text(&chosen),
                Cell::Real(probability),
                Cell::Wide(drawn.draw),
            ],
            provenance,
        );
    }
}

/// What can come out of a chance.
struct Arms {
    options: Vec<String>,
    probabilities: Vec<f64>,
    /// Of a long range: each number's.
    each: f64,
}

impl Arms {
    fn of(told: &Told<'_>, chance: &Chance) -> Self {
        match &chance.draws {
            Draws::Arms(arms) => {
                let sum: u64 = arms.iter().map(|(_, weight)| *weight).sum();
                Self {
                    options: arms
                        .iter()
                        .map(|(arm, _)| told.program.word(*arm).to_owned())
                        .collect(),
                    probabilities: arms.iter().map(|(_, weight)| real(*weight) / real(sum)).collect(),
                    each: 0.0,
                }
            }
            Draws::Whole(from, to) => {
                let size = to.saturating_sub(*from).saturating_add(1);
                let each = 1.0 / real(u64::try_from(size).unwrap_or(1));
                let few = size <= MOST_OPTIONS;
                let options = (*from..=*to).filter(|_| few).map(|whole| whole.to_string());
                let options: Vec<String> = if few { options.collect() } else { Vec::new() };
                Self {
                    probabilities: vec![each; options.len()],
                    options,
                    each,
                }
            }
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "weights are written by hand")]
const fn real(weight: u64) -> f64 {
    weight as f64
}
