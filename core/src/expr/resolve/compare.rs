//! Comparisons: which two things can stand beside each other, and what is probably meant when they cannot.

use super::Resolver;
use super::meaning::Meaning;
use crate::expr::ast::{Expr, ExprKind, Operator};
use crate::expr::reads::cost;
use crate::expr::rules::{grammar, types};
use crate::expr::scope::{Domain, Type};
use crate::expr::typed::{Clock, Compare, Day, Likeness, Pick, Sum, Truth, Words};
use crate::ground::fold::fold;
use crate::ground::limits::EXPRESSION_NODES;
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::ground::problem::Problem;

/// A side of a comparison: as written, and what it means.
pub(super) struct Side<'a> {
    pub(super) of: &'a Expr,
    pub(super) is: Meaning<'a>,
}

impl Operator {
    /// As an order of two things, if it is one.
    const fn order(self) -> Option<Compare> {
        Some(match self {
            Self::Equal => Compare::Equal,
            Self::NotEqual => Compare::NotEqual,
            Self::Less => Compare::Less,
            Self::AtMost => Compare::AtMost,
            Self::Greater => Compare::Greater,
            Self::AtLeast => Compare::AtLeast,
            Self::Contains | Self::StartsWith | Self::About => return None,
        })
    }

    /// As a likeness of two texts, if it is one.
    const fn likeness(self) -> Option<Likeness> {
        Some(match self {
            Self::Equal => Likeness::Equal,
            Self::NotEqual => Likeness::NotEqual,
            Self::Contains => Likeness::Contains,
            Self::StartsWith => Likeness::StartsWith,
            Self::About => Likeness::About,
            Self::Less | Self::AtMost | Self::Greater | Self::AtLeast => return None,
        })
    }

    pub(super) const fn is_equality(self) -> bool {
        matches!(self, Self::Equal | Self::NotEqual)
    }
}

/// `!=` is the opposite of `==`.
pub(super) fn signed(operator: Operator, truth: Truth) -> Truth {
    match operator {
        Operator::NotEqual => Truth::Not(Box::new(truth)),
        _ => truth,
    }
}

impl<'a> Resolver<'a> {
    pub(super) fn compare(
        &mut self,
        whole: &'a Expr,
        operator: Operator,
        left: &'a Expr,
        right: &'a Expr,
    ) -> Option<Truth> {
        let left = Side {
            of: left,
            is: self.meaning(left),
        };
        // A bare word beside a choice is an option, whatever else has that name (semantics 2.6).
        let right = self.beside(&left, right);
        let left = match (&right.is, &left.of.kind, &left.is) {
            (Meaning::Pick(_, domain), ExprKind::Name(word), is) if !matches!(is, Meaning::Pick(..)) => {
                Side {
                    is: match self.find(*domain, word) {
                        Some(_) => Meaning::Word(word),
                        None => left.is,
                    },
                    of: left.of,
                }
            }
            _ => left,
        };
        let truth = self.sides(whole, operator, left, right)?;
        self.judge(whole, &truth);
        Some(truth)
    }

    /// The right side of a comparison, seen from the left.
    pub(super) fn beside(&mut self, left: &Side<'a>, right: &'a Expr) -> Side<'a> {
        let is_option = |resolver: &Self, domain: Domain| match &right.kind {
            ExprKind::Name(word) => resolver.find(domain, word).is_some(),
            _ => false,
        };
        let domain = match left.is {
            Meaning::Pick(_, domain) | Meaning::Group(_, domain) => Some(domain),
            _ => None,
        };
        let is = match (&right.kind, domain) {
            (ExprKind::Name(word), Some(domain)) if is_option(self, domain) => Meaning::Word(word),
            // Beside a choice the name of another choice is that choice, when it is no option; else it is reported.
            (ExprKind::Name(word), Some(_)) if self.scope.entity(word).is_none() => Meaning::Word(word),
            _ => self.meaning(right),
        };
        Side { of: right, is }
    }

    pub(super) fn sides(
        &mut self,
        whole: &Expr,
        operator: Operator,
        left: Side<'a>,
        right: Side<'a>,
    ) -> Option<Truth> {
        match (left.is, right.is) {
            (Meaning::Faulty, _) | (_, Meaning::Faulty) => None,
            (Meaning::Row, Meaning::Row) => {
                self.report(Problem::new(&types::ROW_OF_OPTIONS, whole.span));
                None
            }
            (is, Meaning::Row) => self.row_beside(whole, operator, Side { of: left.of, is }, right.of),
            (Meaning::Row, is) => self.row_beside(whole, operator, Side { of: right.of, is }, left.of),
            (Meaning::Group(set, domain), is) => {
                self.group(whole, operator, left.of, set, domain, Side { of: right.of, is })
            }
            (is, Meaning::Group(set, domain)) if operator.is_equality() => {
                self.group(whole, operator, right.of, set, domain, Side { of: left.of, is })
            }
            (Meaning::Pick(pick, domain), is) => self.pick(
                whole,
                operator,
                (left.of, pick, domain),
                Side { of: right.of, is },
            ),
            (is @ (Meaning::Word(_) | Meaning::Quoted(_)), Meaning::Pick(pick, domain)) => self.pick(
                whole,
                operator,
                (right.of, pick, domain),
                Side { of: left.of, is },
            ),
            (Meaning::Truth(one), is) => {
                self.truths(whole, operator, (left.of, one), Side { of: right.of, is })
            }
            (is, Meaning::Truth(one)) => {
                self.truths(whole, operator, (right.of, one), Side { of: left.of, is })
            }
            (one, two) => self.ordered(
                whole,
                operator,
                Side { of: left.of, is: one },
                Side {
                    of: right.of,
                    is: two,
                },
            ),
        }
    }

    /// Numbers, texts, dates and times.
    fn ordered(
        &mut self,
        whole: &Expr,
        operator: Operator,
        left: Side<'a>,
        right: Side<'a>,
    ) -> Option<Truth> {
        if matches!(left.is, Meaning::Sum(_) | Meaning::Day(_) | Meaning::Clock(_))
            && matches!(right.is, Meaning::Quoted(_))
            && operator.order().is_none()
        {
            // What stands between the quotes does not matter beside a sign that does not fit.
            return self.unfit(whole, operator, &left);
        }
        let (one, two) = (self.drawn_to(&left, &right)?, self.drawn_to(&right, &left)?);
        match (one, two, operator.order()) {
            (Meaning::Sum(one), Meaning::Sum(two), Some(how)) => {
                self.judge_reach(&one, left.of)?;
                self.judge_reach(&two, right.of)?;
                Some(Truth::Numbers(how, Box::new(one), Box::new(two)))
            }
            (Meaning::Day(one), Meaning::Day(two), Some(how)) => Some(Truth::Dates(how, one, two)),
            (Meaning::Clock(one), Meaning::Clock(two), Some(how)) => Some(Truth::Times(how, one, two)),
            (Meaning::Words(one), Meaning::Words(two), _) => match operator.likeness() {
                Some(how) => self.texts(how, one, two, &left, &right),
                None => self.no_order(left.of),
            },
            (
                Meaning::Sum(_) | Meaning::Day(_) | Meaning::Clock(_),
                Meaning::Sum(_) | Meaning::Day(_) | Meaning::Clock(_) | Meaning::Words(_),
                None,
            ) => self.unfit(whole, operator, &left),
            (one, two, _) => self.cannot(whole, &one, &two),
        }
    }

    /// Reports a sign that does not go with what stands on its left.
    fn unfit(&mut self, whole: &Expr, operator: Operator, left: &Side<'a>) -> Option<Truth> {
        let (nl, en) = left.is.words();
        let problem = Problem::new(&types::SIGN_UNFIT, whole.span)
            .with("sign", operator)
            .with("text", left.of)
            .with("what_nl", nl)
            .with("what_en", en);
        self.report(problem);
        None
    }

    /// What a side means beside the other: quoted is a text, date or time; a bare word is reported.
    fn drawn_to(&mut self, side: &Side<'a>, other: &Side<'a>) -> Option<Meaning<'a>> {
        match (&side.is, &other.is) {
            (Meaning::Quoted(text), is) => {
                let expected = match is {
                    Meaning::Day(_) => Some(Type::Date),
                    Meaning::Clock(_) => Some(Type::Time),
                    Meaning::Sum(_) => Some(Type::Number),
                    _ => None,
                };
                self.quoted(text, side.of, expected, Some(other.of))
            }
            (Meaning::Word(word), Meaning::Words(_) | Meaning::Quoted(_)) => {
                let right = format!("\"{word}\"");
                self.mend(&types::TEXT_WITHOUT_QUOTES, side.of.span, &right, |problem| {
                    problem.with("name", word)
                });
                None
            }
            (Meaning::Word(word), Meaning::Sum(sum))
                if !matches!(sum, Sum::Constant(_))
                    && !word.contains('-')
                    && self.nearest(word).is_none() =>
            {
                let problem = Problem::new(&types::NUMBER_AND_WORD, side.of.span)
                    .with("name", word)
                    .with("of", other.of);
                self.report(problem);
                None
            }
            (Meaning::Word(word), _) => {
                self.unknown(word, side.of.span);
                None
            }
            (is, _) => Some(is.clone()),
        }
    }

    /// What stands between quotes where something of a type is expected, beside what.
    pub(super) fn quoted(
        &mut self,
        text: &'a str,
        of: &'a Expr,
        expected: Option<Type>,
        beside: Option<&Expr>,
    ) -> Option<Meaning<'a>> {
        let found = match expected {
            Some(Type::Date) => Date::parse(text).map(|date| Meaning::Day(Day::Constant(date))),
            Some(Type::Time) => TimeOfDay::parse(text).map(|time| Meaning::Clock(Clock::Constant(time))),
            Some(Type::Number) if text.trim().parse::<Number>().is_ok() => None,
            _ => Some(Meaning::Words(Words::Constant(text.to_owned()))),
        };
        if found.is_some() {
            return found;
        }
        let beside = beside.map_or_else(|| "…".to_owned(), ToString::to_string);
        match expected {
            Some(Type::Number) => self.mend(&types::QUOTED_NUMBER, of.span, text.trim(), |problem| {
                problem.with("of", beside)
            }),
            _ => {
                let rule = match expected {
                    Some(Type::Time) => &types::WRONG_TIME,
                    _ => &types::WRONG_DATE,
                };
                let problem = Problem::new(rule, of.span).with("text", text).with("of", beside);
                self.report(problem);
            }
        }
        None
    }

    fn texts(
        &mut self,
        how: Likeness,
        one: Words,
        two: Words,
        left: &Side<'a>,
        right: &Side<'a>,
    ) -> Option<Truth> {
        let mut is_whole = true;
        let mut folded = |resolver: &mut Self, words: Words, side: &Side<'a>| match words {
            Words::Constant(text) => {
                let folded = fold(&text);
                if folded.is_empty() {
                    resolver.report(Problem::new(&types::EMPTY_TEXT, side.of.span));
                    is_whole = false;
                }
                Words::Constant(folded)
            }
            other => other,
        };
        let (one, two) = (folded(self, one, left), folded(self, two, right));
        is_whole.then_some(Truth::Texts(how, one, two))
    }

    /// A choice of one option beside something.
    fn pick(
        &mut self,
        whole: &Expr,
        operator: Operator,
        (left, pick, domain): (&Expr, Pick, Domain),
        right: Side<'a>,
    ) -> Option<Truth> {
        match right.is {
            Meaning::Word(_) | Meaning::Quoted(_) => {
                let option = self.option(&right, left, domain)?;
                if operator == Operator::Contains {
                    let mended = format!("{left} == {}", right.of);
                    let name = left.to_string();
                    self.mend(&types::CONTAINS_ON_CHOICE, whole.span, &mended, |problem| {
                        problem.with("left", name)
                    });
                    return None;
                }
                if !operator.is_equality() {
                    return self.no_order(left);
                }
                Some(signed(operator, Truth::Option(pick, vec![option])))
            }
            Meaning::Pick(other, theirs) => {
                if !operator.is_equality() {
                    return self.no_order(left);
                }
                let ours = self.scope.domain(domain);
                let shares = self
                    .scope
                    .domain(theirs)
                    .iter()
                    .any(|option| ours.contains(option));
                if !shares {
                    if let ExprKind::Name(word) = &right.of.kind {
                        self.unknown_option(word, right.of.span, domain, Some(left));
                        return None;
                    }
                    return self.cannot(whole, &Meaning::Pick(pick, domain), &Meaning::Pick(other, theirs));
                }
                Some(signed(operator, Truth::Same(pick, other)))
            }
            is => {
                if let ExprKind::Name(word) = &right.of.kind {
                    self.unknown_option(word, right.of.span, domain, Some(left));
                    return None;
                }
                self.cannot(whole, &Meaning::Pick(pick, domain), &is)
            }
        }
    }

    /// A yes or no beside something: `true` and `false` say nothing new, anything else is wrong.
    fn truths(
        &mut self,
        whole: &Expr,
        operator: Operator,
        (of, truth): (&Expr, Truth),
        other: Side<'a>,
    ) -> Option<Truth> {
        let is_opposite = operator == Operator::NotEqual;
        let (truth, constant) = match (truth, other.is) {
            (truth, Meaning::Truth(Truth::Constant(constant))) => (truth, constant),
            (Truth::Constant(constant), Meaning::Truth(truth)) => (truth, constant),
            (_, Meaning::Word(word)) if operator.is_equality() => {
                let constant = match word {
                    "ja" | "waar" | "yes" => true,
                    "nee" | "onwaar" | "niet-waar" | "no" => false,
                    _ => {
                        self.unknown(word, other.of.span);
                        return None;
                    }
                };
                let not = if constant == is_opposite { "not " } else { "" };
                let (mended, text) = (format!("{not}{of}"), of.to_string());
                self.mend(&types::TRUTH_WORD, whole.span, &mended, |problem| {
                    problem.with("text", text)
                });
                return None;
            }
            (_, Meaning::Truth(_)) => {
                let problem = Problem::new(&types::TWO_TRUTHS, whole.span)
                    .with("left", of)
                    .with("right", other.of);
                self.report(problem);
                return None;
            }
            (truth, is) => return self.cannot(whole, &Meaning::Truth(truth), &is),
        };
        if !operator.is_equality() {
            return self.no_order(of);
        }
        Some(if constant == is_opposite {
            Truth::Not(Box::new(truth))
        } else {
            truth
        })
    }

    /// `x in (a, b)`: one of these.
    pub(super) fn one_of(&mut self, whole: &'a Expr, left: &'a Expr, set: &'a [Expr]) -> Option<Truth> {
        let side = Side {
            of: left,
            is: self.meaning(left),
        };
        let truth = match side.is {
            Meaning::Faulty => return None,
            Meaning::Pick(pick, domain) => {
                let mut options = Vec::new();
                for part in set {
                    options.push(self.option_of(part, left, domain)?);
                }
                Truth::Option(pick, options)
            }
            // The left side is written out for each, so a long sum beside a long row would grow out of hand.
            Meaning::Sum(ref sum) if cost(sum).saturating_mul(set.len()) > EXPRESSION_NODES => {
                self.report(Problem::new(&grammar::LONG_CONDITION, whole.span));
                return None;
            }
            _ => {
                let mut any = Vec::new();
                for part in set {
                    let one = Side {
                        of: left,
                        is: side.is.clone(),
                    };
                    let right = self.beside(&one, part);
                    any.push(self.sides(whole, Operator::Equal, one, right)?);
                }
                match any.pop() {
                    Some(single) if any.is_empty() => single,
                    Some(last) => {
                        any.push(last);
                        Truth::Any(any)
                    }
                    None => Truth::Constant(false),
                }
            }
        };
        self.judge(whole, &truth);
        Some(truth)
    }

    pub(super) fn no_order(&mut self, of: &Expr) -> Option<Truth> {
        self.report(Problem::new(&types::NO_ORDER, of.span).with("text", of));
        None
    }

    /// Two things of different kinds, in the order of the comparison as far as it has one.
    pub(super) fn cannot(&mut self, whole: &Expr, left: &Meaning<'a>, right: &Meaning<'a>) -> Option<Truth> {
        let (one, two) = match &whole.kind {
            ExprKind::Compare(_, one, two) => (one.to_string(), two.to_string()),
            ExprKind::In(one, _) => (one.to_string(), "(…)".to_owned()),
            _ => return None,
        };
        let ((left_nl, left_en), (right_nl, right_en)) = (left.words(), right.words());
        let problem = Problem::new(&types::CANNOT_COMPARE, whole.span)
            .with("left", one)
            .with("right", two)
            .with("left_nl", left_nl)
            .with("left_en", left_en)
            .with("right_nl", right_nl)
            .with("right_en", right_en);
        self.report(problem);
        None
    }
}
