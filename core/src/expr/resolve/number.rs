//! Sums and products.

use super::Resolver;
use super::meaning::Meaning;
use crate::expr::ast::{Expr, ExprKind, Factor, Term};
use crate::expr::range::reach;
use crate::expr::rules::{names, reach as reaches, types};
use crate::expr::scope::Entity;
use crate::expr::typed::{Day, Sum};
use crate::ground::moment::Date;
use crate::ground::number::Number;
use crate::ground::problem::Problem;

impl<'a> Resolver<'a> {
    /// An expression that must be a number.
    pub(super) fn sum(&mut self, of: &'a Expr) -> Option<Sum> {
        match &of.kind {
            ExprKind::Number(number) => Some(Sum::Constant(*number)),
            ExprKind::Negative(inner) => self.sum(inner).map(negated),
            ExprKind::Total(terms) => self.total(of, terms),
            ExprKind::Product(factors) => self.product(factors),
            _ => {
                let meaning = self.meaning(of);
                self.as_sum(of, meaning)
            }
        }
    }

    fn as_sum(&mut self, of: &Expr, meaning: Meaning<'a>) -> Option<Sum> {
        match meaning {
            Meaning::Sum(sum) => Some(sum),
            Meaning::Faulty => None,
            Meaning::Word(word) => {
                self.unknown(word, of.span);
                None
            }
            Meaning::Day(_) => {
                self.report(Problem::new(&types::DATE_ARITHMETIC, of.span));
                None
            }
            other => {
                let (nl, en) = other.words();
                let problem = Problem::new(&types::NOT_A_NUMBER, of.span)
                    .with("text", of)
                    .with("what_nl", nl)
                    .with("what_en", en);
                self.report(problem);
                None
            }
        }
    }

    fn total(&mut self, whole: &'a Expr, terms: &'a [Term]) -> Option<Sum> {
        let meanings: Vec<Meaning<'a>> = terms.iter().map(|term| self.meaning(&term.of)).collect();
        if meanings.iter().any(|meaning| matches!(meaning, Meaning::Day(_))) {
            return self.days(whole, terms, &meanings);
        }
        let mut all = Vec::with_capacity(terms.len());
        let mut is_whole = true;
        for (term, meaning) in terms.iter().zip(meanings) {
            match self.as_sum(&term.of, meaning) {
                Some(sum) => all.push(if term.minus { negated(sum) } else { sum }),
                None => is_whole = false,
            }
        }
        is_whole.then_some(Sum::Plus(all))
    }

    /// `date - date`: the one thing that is done with dates.
    fn days(&mut self, whole: &Expr, terms: &[Term], meanings: &[Meaning<'a>]) -> Option<Sum> {
        let ([_, second], [left, right]) = (terms, meanings) else {
            self.report(Problem::new(&types::DATE_ARITHMETIC, whole.span));
            return None;
        };
        if matches!(left, Meaning::Faulty) || matches!(right, Meaning::Faulty) {
            return None;
        }
        let day = |meaning: &Meaning<'_>| match meaning {
            Meaning::Day(day) => Some(*day),
            Meaning::Quoted(text) => Date::parse(text).map(Day::Constant),
            _ => None,
        };
        match (day(left), day(right), second.minus) {
            (Some(left), Some(right), true) => Some(Sum::Days(left, right)),
            _ => {
                self.report(Problem::new(&types::DATE_ARITHMETIC, whole.span));
                None
            }
        }
    }

    /// `part/value`: how a result of a part is called inside, but written with a dot.
    fn is_result_with_slash(&mut self, factors: &[Factor]) -> bool {
        let [first, second] = factors else { return false };
        let (ExprKind::Name(left), ExprKind::Name(right)) = (&first.of.kind, &second.of.kind) else {
            return false;
        };
        let Some(Entity::Part(part)) = self.scope.entity(left) else {
            return false;
        };
        let is_result = second.over && self.scope.member(part, right).is_some();
        if is_result {
            let (name, dotted) = (format!("{left}/{right}"), format!("{left}.{right}"));
            let span = first.of.span.to(second.of.span);
            self.mend(&names::RESULT_WITH_SLASH, span, &dotted, |problem| {
                problem.with("name", name)
            });
        }
        is_result
    }

    fn product(&mut self, factors: &'a [Factor]) -> Option<Sum> {
        if self.is_result_with_slash(factors) {
            return None;
        }
        let mut product: Option<Sum> = None;
        let mut is_whole = true;
        for (index, factor) in factors.iter().enumerate() {
            let Some(next) = self.sum(&factor.of) else {
                is_whole = false;
                continue;
            };
            if factor.over && self.is_nought(&next) {
                self.report(Problem::new(&reaches::DIVISION_BY_NOUGHT, factor.of.span));
                is_whole = false;
                continue;
            }
            product = match product {
                Some(before) if factor.over => Some(Sum::Over(Box::new(before), Box::new(next))),
                Some(before) => Some(Sum::Times(Box::new(before), Box::new(next))),
                // Behind a factor that is wrong nothing comes out, so what is put first does not matter.
                None => (index == 0 || !is_whole).then_some(next),
            };
        }
        product.filter(|_| is_whole)
    }

    fn is_nought(&self, sum: &Sum) -> bool {
        reach(sum, self.scope).is_ok_and(|reach| reach.least == Number::ZERO && reach.most == Number::ZERO)
    }
}

/// The opposite; of a number as written, that number.
fn negated(sum: Sum) -> Sum {
    match sum {
        Sum::Constant(number) => Sum::Constant(number.negated()),
        other => Sum::Negative(Box::new(other)),
    }
}
