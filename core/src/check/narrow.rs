//! Conditions that hold together: which numbers and options are left when all of them are true.

use super::linear::{Form, Term, gcd, lattice};
use crate::expr::name::{Reference, Symbol};
use crate::expr::typed::{Compare, Pick, Sum, Truth};
use crate::module::plan::{ItemKind, Plan};

/// More things than this in one condition are not compared with one another.
const MOST: usize = 64;

/// What is left for each thing that is compared.
#[derive(Default)]
struct Left<'a> {
    /// Least and greatest, in millionths.
    numbers: Vec<(&'a Sum, (i64, i64))>,
    sums: Vec<Added>,
    options: Vec<(Pick, Vec<Symbol>)>,
    /// What must hold, and what must not.
    others: Vec<(&'a Truth, bool)>,
}

/// Answers that are added up: which, each how often.
struct Added {
    of: Vec<(Term, i128)>,
    /// The least and the greatest, as places among all that it can be.
    left: (i128, i128),
}

/// Whether some conditions cannot all be true, whatever is answered. Looks at what `and` joins, and no further.
pub(crate) fn is_contradiction(conditions: &[&Truth], plan: &Plan) -> bool {
    let mut left = Left::default();
    let is_possible = conditions.iter().all(|condition| left.narrow(condition, plan));
    !is_possible
}

impl<'a> Left<'a> {
    /// Takes a condition as true; false when nothing is left.
    fn narrow(&mut self, condition: &'a Truth, plan: &Plan) -> bool {
        match condition {
            Truth::All(parts) => parts.iter().all(|part| self.narrow(part, plan)),
            Truth::Numbers(how, ..) | Truth::Dates(how, ..) | Truth::Times(how, ..)
                if let Some(is_possible) = self.sum(condition, *how, plan) =>
            {
                is_possible
            }
            Truth::Numbers(how, left, right) => match (left.as_ref(), right.as_ref()) {
                (Sum::Constant(_), Sum::Constant(_)) => true,
                (of, Sum::Constant(bound)) => self.bound(of, *how, bound.millionths(), plan),
                (Sum::Constant(bound), of) => self.bound(of, turned(*how), bound.millionths(), plan),
                _ => true,
            },
            Truth::Option(of, options) => {
                if let Some((_, left)) = self.options.iter_mut().find(|(known, _)| known == of) {
                    left.retain(|option| options.contains(option));
                    return !left.is_empty();
                }
                if self.options.len() < MOST {
                    self.options.push((*of, options.clone()));
                }
                true
            }
            Truth::Not(inner) => self.hold(inner, false),
            other => self.hold(other, true),
        }
    }

    /// Something that must hold or must not; false when the other was said of it.
    fn hold(&mut self, truth: &'a Truth, is_true: bool) -> bool {
        let is_possible = self
            .others
            .iter()
            .all(|(known, was_true)| *was_true == is_true || *known != truth);
        if self.others.len() < MOST {
            self.others.push((truth, is_true));
        }
        is_possible
    }

    /// A comparison in which answers are added up and taken off; none of any other.
    fn sum(&mut self, comparison: &Truth, how: Compare, plan: &Plan) -> Option<bool> {
        let forms = Form::all(plan, comparison)?;
        let [form] = forms.as_slice() else { return None };
        let by =
            form.terms.values().fold(0, |by, times| gcd(by, *times)) * form.terms.values().next()?.signum();
        let how = if by < 0 { turned(how) } else { how };
        let of: Vec<(Term, i128)> = form
            .terms
            .iter()
            .map(|(term, times)| (*term, times / by))
            .collect();
        let (step, least) = lattice(plan, of.iter().map(|(term, times)| (term, times)));
        // The sum is `least + place × step`, and nought is where it is `-more / by`.
        let (at, per) = ((-form.more * by.signum()) - least * by.abs(), step * by.abs());
        let (below, is_on) = (at.div_euclid(per), at.rem_euclid(per) == 0);
        let place = match self.sums.iter().position(|known| known.of == of) {
            Some(place) => place,
            None if self.sums.len() >= MOST => return Some(true),
            None => {
                let left = (i128::MIN, i128::MAX);
                self.sums.push(Added { of, left });
                self.sums.len() - 1
            }
        };
        let left = &mut self.sums.get_mut(place)?.left;
        match how {
            Compare::Equal if !is_on => return Some(false),
            Compare::Equal => *left = (left.0.max(below), left.1.min(below)),
            Compare::NotEqual => {
                left.0 += i128::from(is_on && left.0 == below);
                left.1 -= i128::from(is_on && left.1 == below);
            }
            Compare::Less => left.1 = left.1.min(below - i128::from(is_on)),
            Compare::AtMost => left.1 = left.1.min(below),
            Compare::Greater => left.0 = left.0.max(below + 1),
            Compare::AtLeast => left.0 = left.0.max(below + i128::from(!is_on)),
        }
        Some(left.0 <= left.1)
    }

    fn bound(&mut self, of: &'a Sum, how: Compare, bound: i64, plan: &Plan) -> bool {
        let grain = grain(of, plan);
        let place = match self.numbers.iter().position(|(known, _)| *known == of) {
            Some(place) => place,
            None if self.numbers.len() >= MOST => return true,
            None => {
                self.numbers.push((of, (i64::MIN, i64::MAX)));
                self.numbers.len() - 1
            }
        };
        let Some((_, left)) = self.numbers.get_mut(place) else {
            return true;
        };
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

/// The smallest difference between two of these, in millionths.
fn grain(of: &Sum, plan: &Plan) -> i64 {
    let of_item = |of: &Reference| match plan.items.get(of.item.index()).map(|item| &item.kind) {
        Some(ItemKind::Number { decimals, .. }) => *decimals,
        Some(ItemKind::Scale { from, step, .. }) => from.decimals().max(step.decimals()),
        _ => 6,
    };
    let decimals = match of {
        Sum::Answer(of) | Sum::AnswerAt(of, _) => of_item(of),
        Sum::Count(_)
        | Sum::Length(_)
        | Sum::Position(..)
        | Sum::Attempts(_)
        | Sum::Visits(_)
        | Sum::Days(..)
        | Sum::DaysSinceStep(_)
        | Sum::DaysSinceDate(_) => 0,
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
        let visits = |how, bound: i32| {
            let visits = Sum::Visits(crate::expr::name::StepIx(0));
            Truth::Numbers(
                how,
                Box::new(visits),
                Box::new(Sum::Constant(Number::from(bound))),
            )
        };
        assert!(no(&[&visits(Compare::Greater, 2), &visits(Compare::Less, 3)]));
        assert!(!no(&[&visits(Compare::Greater, 2), &visits(Compare::Less, 4)]));
        let item = ItemIx(0);
        let done = Truth::Answered(Reference { item, row: None });
        assert!(no(&[&done, &Truth::Not(Box::new(done.clone()))]));
    }

    #[test]
    fn bounds_keep_to_the_grain() {
        assert_eq!(below(3_000_000, 1_000_000), 2_000_000);
        assert_eq!(below(3_500_000, 1_000_000), 3_000_000);
        assert_eq!(-below(-3_000_000, 1_000_000), 4_000_000);
    }
}
