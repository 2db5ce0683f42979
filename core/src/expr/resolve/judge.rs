//! Comparisons that come out the same whatever is answered, as far as the ends of what they compare tell.

use super::Resolver;
use crate::expr::ast::{Expr, ExprKind};
use crate::expr::range::{Reach, TooLarge, clock, day, reach, verdict};
use crate::expr::reads::{Nodes, Read, reads};
use crate::expr::rules::reach as reaches;
use crate::expr::typed::{Pick, Sum, Truth};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::ground::problem::Problem;

impl Resolver<'_> {
    /// Reports a comparison that comes out the same whatever is answered.
    pub(super) fn judge(&mut self, whole: &Expr, truth: &Truth) {
        let verdict = verdict(truth, self.scope);
        let inner = match truth {
            Truth::Not(inner) => inner,
            other => other,
        };
        match inner {
            Truth::Numbers(_, left, right) => {
                let is_never = verdict.is_never_true();
                if !is_never && !verdict.is_true_when_known() {
                    return;
                }
                let (side, reach, fixed) =
                    Self::moving_side(whole, [left, right].map(|sum| reach(sum, self.scope)));
                let is_too_fine = fixed.is_some_and(|number| reach.least < number && number < reach.most);
                if !is_never
                    && !is_too_fine
                    && verdict.can_be_unknown
                    && (asks_whether_known(&**left, &**right)
                        || [left, right].iter().any(|sum| self.may_divide_by_nought(sum)))
                {
                    return;
                }
                let rule = match (is_too_fine, is_never) {
                    (true, _) => &reaches::TOO_FINE,
                    (false, true) => &reaches::NEVER_TRUE,
                    (false, false) => &reaches::ALWAYS_TRUE,
                };
                let problem = Problem::new(rule, whole.span)
                    .with("text", whole)
                    .with("side", side)
                    .with("from", reach.least)
                    .with("to", reach.most)
                    .with("decimals", reach.decimals);
                self.report(problem);
            }
            Truth::Dates(_, left, right)
                if !verdict.is_never_true() && verdict.can_be_unknown && asks_whether_known(left, right) => {}
            Truth::Times(_, left, right)
                if !verdict.is_never_true() && verdict.can_be_unknown && asks_whether_known(left, right) => {}
            Truth::Dates(_, left, right) if verdict.is_never_true() || verdict.is_true_when_known() => {
                let reaches = [*left, *right].map(|of| Ok(day(of, self.scope)));
                let as_written = |days: Number| Date::from_days(whole_of(days)).to_string();
                self.fixed_whatever(whole, verdict.is_never_true(), reaches, &as_written);
            }
            Truth::Times(_, left, right) if verdict.is_never_true() || verdict.is_true_when_known() => {
                let reaches = [*left, *right].map(|of| Ok(clock(of, self.scope)));
                let as_written = |minutes: Number| {
                    let minutes = u16::try_from(whole_of(minutes)).unwrap_or_default();
                    TimeOfDay::from_minutes(minutes).map_or_else(String::new, |time| time.to_string())
                };
                self.fixed_whatever(whole, verdict.is_never_true(), reaches, &as_written);
            }
            Truth::Option(Pick::Given(_) | Pick::Value(_), _) if !verdict.is_never_true() => {}
            Truth::Option(..) if verdict.is_never_true() || verdict.is_true_when_known() => {
                self.report(Problem::new(&reaches::EVERY_OPTION, whole.span).with("text", whole));
            }
            _ => {}
        }
    }

    /// Reports a comparison of dates or times that comes out the same whatever is answered.
    fn fixed_whatever(
        &mut self,
        whole: &Expr,
        is_never: bool,
        reaches: [Result<Reach, TooLarge>; 2],
        as_written: &dyn Fn(Number) -> String,
    ) {
        let (side, reach, _) = Self::moving_side(whole, reaches);
        let rule = if is_never {
            &reaches::NEVER_TRUE
        } else {
            &reaches::ALWAYS_TRUE
        };
        let problem = Problem::new(rule, whole.span)
            .with("text", whole)
            .with("side", side)
            .with("from", as_written(reach.least))
            .with("to", as_written(reach.most));
        self.report(problem);
    }

    /// Whether some answers leave a number unknown since they are divided by: a comparison asks whether there is a quotient at all.
    fn may_divide_by_nought(&self, sum: &Sum) -> bool {
        let inside = |inner: &Sum| self.may_divide_by_nought(inner);
        match sum {
            Sum::Over(left, right) => {
                let by = reach(right, self.scope).unwrap_or(Reach::ANY);
                by.holds(Number::ZERO) || inside(left) || inside(right)
            }
            Sum::Times(left, right) => inside(left) || inside(right),
            Sum::Plus(terms) => terms.iter().any(inside),
            Sum::Negative(inner) => inside(inner),
            _ => false,
        }
    }

    /// The side of a comparison that is no fixed number, with its reach and the number beside it.
    fn moving_side(whole: &Expr, reaches: [Result<Reach, TooLarge>; 2]) -> (String, Reach, Option<Number>) {
        let fixed = |reach: Reach| (reach.least == reach.most).then_some(reach.least);
        let [one, two] = reaches.map(|reach| reach.unwrap_or(Reach::ANY));
        let ExprKind::Compare(_, left, right) = &whole.kind else {
            return (whole.to_string(), one, None);
        };
        match (fixed(one), fixed(two)) {
            (Some(number), None) => (right.to_string(), two, Some(number)),
            (_, number) => (left.to_string(), one, number),
        }
    }
}

/// Whether it is compared what a host may not hand in, or what may not be known of a value or score: nothing but such a
/// comparison asks whether it is there.
fn asks_whether_known<T: Nodes>(left: &T, right: &T) -> bool {
    let mut all = reads(left);
    all.extend(reads(right));
    all.iter()
        .any(|read| matches!(read, Read::Given(_) | Read::Value(_) | Read::Scale(..)))
}

/// A whole number of days or minutes.
fn whole_of(number: Number) -> i32 {
    i32::try_from(number.millionths() / 1_000_000).unwrap_or_default()
}
