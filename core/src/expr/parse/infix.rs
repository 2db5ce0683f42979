//! What stands between two operands: our signs, words of other languages, and what is wrong with them.

use super::{Parser, Power};
use crate::expr::ast::Operator;
use crate::expr::lex::Sign;
use crate::expr::rules::grammar;
use crate::ground::fold::is_space;

/// What stands between two operands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Infix {
    Any,
    All,
    Compare(Operator),
    In,
    NotIn,
    Plus,
    Minus,
    Times,
    Over,
}

impl Infix {
    pub(super) const fn power(self) -> Power {
        match self {
            Self::Any => Power::Any,
            Self::All => Power::All,
            Self::Compare(_) | Self::In | Self::NotIn => Power::Compare,
            Self::Plus | Self::Minus => Power::Total,
            Self::Times | Self::Over => Power::Product,
        }
    }
}

/// Words that authors use for operators: only where an operator must stand, since they may be names elsewhere.
const WORDS: [(&str, Infix, &str); 9] = [
    ("en", Infix::All, "and"),
    ("of", Infix::Any, "or"),
    ("is", Infix::Compare(Operator::Equal), "=="),
    ("equals", Infix::Compare(Operator::Equal), "=="),
    ("isnt", Infix::Compare(Operator::NotEqual), "!="),
    ("bevat", Infix::Compare(Operator::Contains), "contains"),
    ("begint-met", Infix::Compare(Operator::StartsWith), "starts-with"),
    ("ongeveer", Infix::Compare(Operator::About), "about"),
    ("min", Infix::Minus, "-"),
];

impl Parser<'_> {
    /// The operator under way and how many tokens it has.
    pub(super) fn infix(&self) -> Option<(Infix, usize)> {
        let infix = match self.sign() {
            Sign::And => Infix::All,
            Sign::Or => Infix::Any,
            Sign::In => Infix::In,
            Sign::Not if *self.sign_after(1) == Sign::In => return Some((Infix::NotIn, 2)),
            Sign::Plus => Infix::Plus,
            Sign::Minus => Infix::Minus,
            Sign::Times => Infix::Times,
            Sign::Over => Infix::Over,
            Sign::Equal => Infix::Compare(Operator::Equal),
            Sign::NotEqual => Infix::Compare(Operator::NotEqual),
            Sign::Less => Infix::Compare(Operator::Less),
            Sign::AtMost => Infix::Compare(Operator::AtMost),
            Sign::Greater => Infix::Compare(Operator::Greater),
            Sign::AtLeast => Infix::Compare(Operator::AtLeast),
            Sign::Contains => Infix::Compare(Operator::Contains),
            Sign::StartsWith => Infix::Compare(Operator::StartsWith),
            Sign::About => Infix::Compare(Operator::About),
            Sign::Word(word) => {
                let is_negated = word == "is"
                    && match self.sign_after(1) {
                        Sign::Not => true,
                        Sign::Word(next) => next == "niet",
                        _ => false,
                    };
                if is_negated {
                    return Some((Infix::Compare(Operator::NotEqual), 2));
                }
                WORDS.iter().find(|known| known.0 == word)?.1
            }
            _ => return None,
        };
        Some((infix, 1))
    }

    /// Reports an operator written as a word of ours, and a minus that stands too close.
    pub(super) fn report_infix(&mut self, infix: Infix, taken: usize) {
        let range = self.range().start..self.range_of(self.at + taken - 1).end;
        if let Sign::Word(word) = self.sign() {
            let right = if taken == 2 {
                Some("!=")
            } else {
                WORDS.iter().find(|known| known.0 == word).map(|known| known.2)
            };
            let written = self.slice(range.clone()).to_owned();
            let right = right.unwrap_or_default();
            let problem = self
                .problem(&grammar::DUTCH_OPERATOR, range.clone())
                .with("word", written)
                .with("right", right);
            let span = problem.span;
            self.problems.push(problem.fixed_by(span, right));
        } else if infix == Infix::Minus {
            let before = self.slice(0..range.start).ends_with(is_space);
            let after = self.slice(range.end..self.text.len()).starts_with(is_space);
            if !(before && after) {
                let problem = self.problem(&grammar::MINUS_WITHOUT_SPACE, range);
                let span = problem.span;
                let fix = match (before, after) {
                    (true, _) => "- ",
                    (_, true) => " -",
                    _ => " - ",
                };
                self.problems.push(problem.fixed_by(span, fix));
            }
        }
    }

    pub(super) fn report_not_in(&mut self, start: usize) {
        let range = self.range().start..self.range_of(self.at + 1).end;
        let left = self.slice(start..self.ended()).to_owned();
        let problem = self.problem(&grammar::NOT_IN, range.clone()).with("left", left);
        let (before, sign) = ((self.place)(start..start), (self.place)(range));
        self.problems
            .push(problem.fixed_by(before, "not ").fixed_by(sign, "in"));
    }

    /// The operator under way follows a comparison whose right side began at `middle`.
    pub(super) fn report_chain(&mut self, middle: usize) {
        let middle = middle..self.ended();
        let text = self.slice(middle.clone()).to_owned();
        let end = (self.place)(middle).at_end();
        let problem = self.problem(&grammar::CHAINED_COMPARISON, self.range());
        let problem = if text.starts_with('(') {
            problem
        } else {
            problem.fixed_by(end, format!(" and {text}"))
        };
        self.problems.push(problem);
    }
}
