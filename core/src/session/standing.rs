//! What a session amounts to at the end of its trail: what is done, and what was measured. For reports.

use super::Session;
use super::fact::How;
use super::view::Seen;
use crate::expr::eval::View;
use crate::expr::name::{ScaleIx, StepIx, Symbol};
use crate::expr::typed::DoneOf;
use crate::ground::number::Number;
use crate::module::plan::{PurposeIx, Recap, Recipient};
use crate::program::{PlaceKind, number};

/// What counts in the view at the end of the trail, the last visit's own exit included.
#[derive(Clone, PartialEq, Eq)]
pub struct Standing {
    /// Steps, sections and parts that are done (semantics 5.7), in document order.
    pub done: Vec<StepIx>,
    /// Measures that were left as done, in the order of the trail: a line per scale and subscale.
    pub measured: Vec<Measured>,
}

/// What a measure gave.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// The scale or subscale.
    pub scale: ScaleIx,
    /// The measure.
    pub step: StepIx,
    /// The score, when known.
    pub score: Option<Number>,
    /// The band, when known.
    pub band: Option<Symbol>,
}

impl Session {
    /// Whether consent stands to a purpose of the organisation that names a scale (semantics 9.6).
    pub(crate) fn tells_organisation(&self, scale: ScaleIx) -> bool {
        let purposes = (0..).map(PurposeIx).zip(&self.program.plan().purposes);
        let mut named = purposes.filter(|(_, purpose)| {
            purpose.with == Recipient::Organisation && purpose.what.contains(&Recap::Scale(scale))
        });
        named.any(|(purpose, _)| self.state.sharing.consent(purpose) == Some(true))
    }

    /// What it amounts to now. What is parked counts for nothing.
    #[must_use]
    pub fn standing(&self) -> Standing {
        let (program, state) = (&*self.program, &self.state);
        let end = state.length();
        let latest = state.latest_at(end);
        let seen = Seen {
            program,
            settings: &self.settings,
            state,
            latest: &latest,
            // Behind the last: every exit is in view.
            at: end,
            now: state.clock,
            seq: u64::MAX,
            leaving: None,
            own: None,
            scoring: None,
            whispered: None,
        };
        let steps = (0..number(program.plan().steps.len())).map(StepIx);
        let done = steps.filter(|step| seen.done(DoneOf::Step(*step))).collect();
        let mut measured = Vec::new();
        for visit in (0..end).filter_map(|position| state.on_trail(position)) {
            let Some(place) = program.index().place(visit.step) else {
                continue;
            };
            let is_done = visit.exit.is_some_and(|exit| exit.how == How::Done);
            if place.kind != PlaceKind::Measure || !is_done {
                continue;
            }
            let family = program.index().families.get(place.scale as usize);
            let scores = state.scores.get(visit.first_score as usize..).unwrap_or_default();
            for (scale, score) in family.into_iter().flatten().zip(scores) {
                measured.push(Measured {
                    scale: *scale,
                    step: StepIx(visit.step),
                    score: score.score,
                    band: score.band,
                });
            }
        }
        Standing { done, measured }
    }
}
