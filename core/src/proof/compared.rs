//! Several answers in one comparison: of what is not asked any more only matters how it came out.

use super::ahead::Ahead;
use super::focus::write_known;
use crate::check::graph::Graph;
use crate::expr::eval::{self, View};
use crate::expr::typed::{Clock, Day, Pick, Sum, Truth, Typed};
use crate::module::plan::Plan;

/// A comparison of several answers.
pub(super) struct Compared {
    whole: Truth,
    sides: Vec<(Typed, Option<Ahead>)>,
}

impl Compared {
    /// What a comparison of these hangs on; none where some of them are no answers of steps and no settings or facts.
    pub(super) fn of(plan: &Plan, graph: &Graph, whole: &Truth, sides: &[Typed]) -> Option<Self> {
        let side = |side: &Typed| {
            let of = match side {
                Typed::Sum(Sum::Setting(_) | Sum::Given(_))
                | Typed::Pick(Pick::Setting(_) | Pick::Given(_)) => return Some((side.clone(), None)),
                Typed::Sum(Sum::Answer(of))
                | Typed::Pick(Pick::Answer(of))
                | Typed::Day(Day::Answer(of))
                | Typed::Clock(Clock::Answer(of)) => *of,
                _ => return None,
            };
            Some((side.clone(), Some(Ahead::of(plan, graph, of.item)?)))
        };
        Some(Self {
            whole: whole.clone(),
            sides: sides.iter().map(side).collect::<Option<_>>()?,
        })
    }

    /// The comparison itself.
    pub(super) const fn whole(&self) -> &Truth {
        &self.whole
    }

    /// Writes down how it came out, or the sides themselves as long as one of them may be another yet.
    pub(super) fn write<V: View>(&self, view: &V, at: (crate::expr::name::StepIx, u32), out: &mut Vec<u8>) {
        let mut aheads = self.sides.iter().filter_map(|(_, ahead)| ahead.as_ref());
        if aheads.any(|ahead| ahead.may_change(at)) {
            out.push(8);
            for (side, _) in &self.sides {
                write_known(eval::typed(side, view), out);
            }
        } else {
            write_known(eval::truth(&self.whole, view).map(eval::Known::Truth), out);
        }
    }
}
