//! A row per decision: what trials with drawn arms need, also with a draw per visit (micro-randomised).

use super::column::Kind::{Count, Flag, Moment, Real, Reals, Wide, Word, Words};
use super::column::{Column, Ground, may, must};
use super::fold::Told;
use super::line::Decision;
use super::rows::{Cell, Rows};
use crate::module::plan::{Chance, Draws};
use crate::session::fact::Arm;

pub(super) const COLUMNS: [Column; 13] = [
    must(
        "decision",
        Count,
        "",
        Ground::Provenance,
        "The how-manieth decision of the session, from 1.",
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
        "`session`: once, at the start; `visit`: anew at each visit of a step that reads it. The latter tell which way was \
         taken: with `trace` alone.",
    ),
    may("seq", Count, "", Ground::Trace, "The act that brought it."),
    may("at", Moment, "ms", Ground::Trace, "When."),
    may("step", Word, "", Ground::Trace, "Of a draw per visit: the step."),
    may(
        "visit",
        Count,
        "",
        Ground::Trace,
        "Which visit to that step, from 1; empty: it was not available.",
    ),
    must(
        "available",
        Flag,
        "",
        Ground::Provenance,
        "Whether it was drawn. False: a step that draws at each visit was reached, and was not there, because its `when` (or that \
         of a section around it) was not met; nothing was drawn. That `when` cannot read what would be drawn. A step to which no \
         way led is no row.",
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
        "Of each arm, in their order; they add up to 1. Also when nothing was drawn: what the module would have drawn with.",
    ),
    may(
        "chosen",
        Word,
        "",
        Ground::Provenance,
        "What came out; empty: it was not available.",
    ),
    may(
        "probability",
        Real,
        "0 to 1",
        Ground::Provenance,
        "Of what came out.",
    ),
    may(
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
    let is_told = |decision: &&Decision| told.trace || decision.step.is_none();
    for (number, decision) in (1_i64..).zip(told.lines.decisions.iter().filter(is_told)) {
        let Some(chance) = told.program.plan().chances.get(decision.chance.index()) else {
            continue;
        };
        let arms = Arms::of(told, chance);
        let chosen = decision.drawn.map(|(arm, _)| match arm {
            Arm::Option(option) => told.program.word(option).to_owned(),
            Arm::Whole(whole) => whole.to_string(),
        });
        let traced = |cell| if told.trace { cell } else { Cell::None };
        let lists = arms.options.is_empty();
        rows.push(
            keys,
            &[
                Cell::Whole(number),
                Cell::Text(&chance.id),
                Cell::Text(if chance.per_visit { "visit" } else { "session" }),
                traced(Cell::Whole(i64::try_from(decision.seq).unwrap_or(i64::MAX))),
                traced(Cell::Whole(decision.at.unix())),
                Cell::text(decision.step.map(|step| told.program.step_id(step))),
                Cell::whole(decision.visit),
                Cell::Flag(decision.drawn.is_some()),
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
                Cell::text(chosen.as_deref()),
                chosen
                    .as_deref()
                    .map_or(Cell::None, |chosen| Cell::Real(arms.probability(chosen))),
                decision.drawn.map_or(Cell::None, |(_, draw)| Cell::Wide(draw)),
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
    fn probability(&self, chosen: &str) -> f64 {
        let place = self.options.iter().position(|option| option == chosen);
        place
            .and_then(|place| self.probabilities.get(place).copied())
            .unwrap_or(self.each)
    }

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
