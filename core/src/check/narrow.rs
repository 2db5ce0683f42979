//! Conditions that hold together: which numbers and options are left when all of them are true.

use std::collections::BTreeMap;

use crate::expr::name::{Reference, Symbol};
use crate::expr::typed::{Compare, Pick, Sum, Truth};
use crate::module::plan::{ItemKind, Plan};

/// What is left for each answer.
#[derive(Default)]
struct Left {
    /// Least and greatest, in millionths.
    numbers: BTreeMap<Reference, (i64, i64)>,
    options: BTreeMap<Reference, Vec<Symbol>>,
}

/// Whether some conditions cannot all be true, whatever is answered. Looks at what `and` joins, and no further.
pub(crate) fn is_contradiction(conditions: &[&Truth], plan: &Plan) -> bool {
    let mut left = Left::default();
    let is_possible = conditions.iter().all(|condition| left.narrow(condition, plan));
    !is_possible
}

impl Left {
    /// Takes a condition as true; false when nothing is left.
    fn narrow(&mut self, condition: &Truth, plan: &Plan) -> bool {
        match condition {
            Truth::All(parts) => parts.iter().all(|part| self.narrow(part, plan)),
            Truth::Numbers(how, left, right) => match (left.as_ref(), right.as_ref()) {
                (Sum::Answer(of), Sum::Constant(bound)) => self.bound(*of, *how, bound.millionths(), plan),
                (Sum::Constant(bound), Sum::Answer(of)) => {
                    self.bound(*of, turned(*how), bound.millionths(), plan)
                }
                _ => true,
            },
            Truth::Option(Pick::Answer(of), options) => {
                let left = self.options.entry(*of).or_insert_with(|| options.clone());
                left.retain(|option| options.contains(option));
                !left.is_empty()
            }
            _ => true,
        }
    }

    fn bound(&mut self, of: Reference, how: Compare, bound: i64, plan: &Plan) -> bool {
        let grain = grain(of, plan);
        let left = self.numbers.entry(of).or_insert((i64::MIN, i64::MAX));
        // With whole numbers `> 3` is `>= 4`.
        match how {
            Compare::Equal => *left = (left.0.max(bound), left.1.min(bound)),
            Compare::NotEqual => {
                if left.0 == bound {
                    left.0 += grain;
                }
                if left.1 == bound {
                    left.1 -= grain;
                }
            }
            Compare::Less => left.1 = left.1.min(below(bound, grain)),
            Compare::AtMost => left.1 = left.1.min(bound.div_euclid(grain) * grain),
            Compare::Greater => left.0 = left.0.max(-below(-bound, grain)),
            Compare::AtLeast => left.0 = left.0.max(-((-bound).div_euclid(grain) * grain)),
        }
        left.0 <= left.1
    }
}

/// The greatest multiple of the grain below a number.
const fn below(number: i64, grain: i64) -> i64 {
    (number - 1).div_euclid(grain) * grain
}

const fn turned(how: Compare) -> Compare {
    match how {
        Compare::Less => Compare::Greater,
        Compare::AtMost => Compare::AtLeast,
        Compare::Greater => Compare::Less,
        Compare::AtLeast => Compare::AtMost,
        other => other,
    }
}

/// The smallest difference between two answers, in millionths.
fn grain(of: Reference, plan: &Plan) -> i64 {
    let decimals = match plan.items.get(of.item.index()).map(|item| &item.kind) {
        Some(ItemKind::Number { decimals, .. }) => *decimals,
        Some(ItemKind::Scale { from, step, .. }) => from.decimals().max(step.decimals()),
        _ => 6,
    };
    10_i64.pow(6 - decimals.min(6))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::name::ItemIx;
    use crate::ground::number::Number;

    fn answer(how: Compare, bound: i32) -> Truth {
        let of = Reference {
            item: ItemIx(0),
            row: None,
        };
        Truth::Numbers(
            how,
            Box::new(Sum::Answer(of)),
            Box::new(Sum::Constant(Number::from(bound))),
        )
    }

    #[test]
    fn what_holds_together() {
        let plan = Plan::default();
        let no = |parts: &[&Truth]| is_contradiction(parts, &plan);
        let (over, under) = (answer(Compare::Greater, 3), answer(Compare::Less, 3));
        assert!(no(&[&over, &under]));
        assert!(no(&[&Truth::All(vec![
            answer(Compare::AtLeast, 4),
            answer(Compare::Equal, 3)
        ])]));
        assert!(!no(&[&answer(Compare::AtLeast, 3), &answer(Compare::AtMost, 3)]));
        assert!(!no(&[&Truth::Any(vec![over, under])]));
    }

    #[test]
    fn bounds_keep_to_the_grain() {
        assert_eq!(below(3_000_000, 1_000_000), 2_000_000);
        assert_eq!(below(3_500_000, 1_000_000), 3_000_000);
        assert_eq!(-below(-3_000_000, 1_000_000), 4_000_000);
    }
}
