//! Expressions that would take too long to work out (semantics 16.14).

use super::size::{LONG_CHAIN, TOO_MUCH_TO_COUNT};
use crate::check::built::Built;
use crate::expr::reads::{Nodes, Read, reads};
use crate::ground::limits;
use crate::ground::problem::{Problem, Problems};

/// What values and scores cost when written out.
struct Costs {
    values: Vec<usize>,
    scores: Vec<usize>,
}

impl Costs {
    /// The nodes of a tree with its values and scores written out.
    fn of(&self, tree: &impl Nodes) -> usize {
        let mut cost: usize = 0;
        tree.nodes(&mut |reads| {
            cost = cost.saturating_add(1);
            for read in reads {
                let inner = match read {
                    Read::Value(value) => self.values.get(value.index()),
                    Read::Scale(scale, _) => self.scores.get(scale.index()),
                    _ => None,
                };
                cost = cost.saturating_add(inner.copied().unwrap_or(0));
            }
        });
        cost
    }
}

/// Measures every condition, rung and pipe; what only reads something too large is passed over.
pub(crate) fn check(built: &Built, problems: &mut Problems) {
    let mut costs = Costs {
        values: Vec::with_capacity(built.plan.values.len()),
        scores: Vec::new(),
    };
    for (index, scale) in built.plan.scales.iter().enumerate() {
        let cost = scale.score.as_ref().map_or(0, |score| costs.of(score));
        let span = built.lines.scales.get(index).copied().unwrap_or_default();
        costs.scores.push(report(cost, span, problems));
    }
    let mut chains: Vec<usize> = Vec::with_capacity(built.plan.values.len());
    for (index, value) in built.plan.values.iter().enumerate() {
        let mut cost: usize = 0;
        let mut chain: usize = 0;
        for rung in &value.rungs {
            cost = cost.saturating_add(rung.when.as_ref().map_or(0, |when| costs.of(when)));
            cost = cost.saturating_add(costs.of(&rung.is));
            let all = rung.when.iter().flat_map(reads).chain(reads(&rung.is));
            for read in all {
                if let Read::Value(inner) = read {
                    chain = chain.max(chains.get(inner.index()).copied().unwrap_or(0) + 1);
                }
            }
        }
        let span = built.lines.values.get(index).copied().unwrap_or_default();
        if chain > limits::VALUE_DEPTH {
            problems.push(
                Problem::new(&LONG_CHAIN, span)
                    .with("name", &value.id)
                    .with("most", limits::VALUE_DEPTH),
            );
            chain = 0;
        }
        chains.push(chain);
        costs.values.push(report(cost, span, problems));
    }
    for condition in &built.conditions {
        report(costs.of(&condition.truth), condition.span, problems);
    }
}

/// Reports what is too large and goes on as if it were small, so that it is told once.
fn report(cost: usize, span: crate::ground::span::Span, problems: &mut Problems) -> usize {
    if cost <= limits::EXPRESSION_NODES {
        return cost;
    }
    problems.push(Problem::new(&TOO_MUCH_TO_COUNT, span).with("cost", cost));
    1
}
