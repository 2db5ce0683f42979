//! Operands: numbers, texts, names, calls, parentheses, and what is written before them.

use std::ops::Range;

use super::{Parser, Power};
use crate::expr::ast::{Expr, ExprKind, Function};
use crate::expr::lex::Sign;
use crate::expr::rules::grammar;
use crate::ground::id::nearest;
use crate::ground::number::Number;
use crate::ground::span::Spanned;

impl Parser<'_> {
    /// What stands before any operator: `not`, `-`, or an operand.
    pub(super) fn prefix(&mut self, least: Power) -> Expr {
        let start = self.range().start;
        match self.sign().clone() {
            Sign::Not => self.negation(least, start),
            Sign::Word(word) if word == "niet" && self.begins_operand(1) => {
                let problem = self
                    .problem(&grammar::DUTCH_OPERATOR, self.range())
                    .with("word", "niet")
                    .with("right", "not");
                let span = problem.span;
                self.problems.push(problem.fixed_by(span, "not"));
                self.negation(least, start)
            }
            Sign::Minus => {
                self.at += 1;
                let inner = self.expression(Power::Prefix);
                self.expr(ExprKind::Negative(Box::new(inner)), start)
            }
            Sign::Open => self.group(),
            Sign::Word(word) => self.word(word),
            sign => self.leaf(sign),
        }
    }

    pub(super) fn leaf(&mut self, sign: Sign) -> Expr {
        let start = self.range().start;
        let kind = match sign {
            Sign::Number(number) => ExprKind::Number(self.number(number)),
            Sign::Text(text) => ExprKind::Text(text),
            Sign::True => ExprKind::Truth(true),
            Sign::False => ExprKind::Truth(false),
            Sign::Broken => ExprKind::Broken,
            _ => return self.missing(),
        };
        self.at += 1;
        self.expr(kind, start)
    }

    /// A number; `3,5` outside a row is one number with a comma for a point.
    pub(super) fn number(&mut self, number: Number) -> Number {
        let (Sign::Comma, Sign::Number(_)) = (self.sign_after(1), self.sign_after(2)) else {
            return number;
        };
        let (whole, comma, part) = (
            self.range(),
            self.range_of(self.at + 1),
            self.range_of(self.at + 2),
        );
        let is_tight = whole.end == comma.start && comma.end == part.start;
        let right = format!("{}.{}", self.slice(whole.clone()), self.slice(part.clone()));
        let Some(meant) = right.parse().ok().filter(|_| is_tight && self.rows == 0) else {
            return number;
        };
        let problem = self
            .problem(&grammar::DECIMAL_COMMA, whole.start..part.end)
            .with("right", &right);
        let span = problem.span;
        self.problems.push(problem.fixed_by(span, right));
        self.at += 2;
        meant
    }

    pub(super) fn missing(&mut self) -> Expr {
        let range = self.range();
        let sign = self.slice(range.clone()).to_owned();
        let place = if range.is_empty() {
            let end = self.ended();
            end..end
        } else {
            range.clone()
        };
        let (nl, en) = if sign.is_empty() {
            (String::new(), String::new())
        } else {
            (format!(" voor `{sign}`"), format!(" before `{sign}`"))
        };
        let problem = self
            .problem(&grammar::MISSING_PART, place)
            .with("before_nl", nl)
            .with("before_en", en);
        self.problems.push(problem);
        self.expr(ExprKind::Broken, range.start)
    }

    pub(super) fn begins_operand(&self, ahead: usize) -> bool {
        matches!(
            self.sign_after(ahead),
            Sign::Word(_)
                | Sign::Number(_)
                | Sign::Text(_)
                | Sign::Open
                | Sign::Not
                | Sign::True
                | Sign::False
        )
    }

    pub(super) fn negation(&mut self, least: Power, start: usize) -> Expr {
        self.at += 1;
        let is_inside = least > Power::Not;
        let inner = self.expression(if is_inside { Power::Prefix } else { Power::Not });
        if is_inside {
            let problem = self.problem(&grammar::NOT_INSIDE, start..self.ended());
            self.problems.push(problem);
            // No comparison or sum can do anything with it; more need not be said.
            return self.expr(ExprKind::Broken, start);
        }
        self.expr(ExprKind::Not(Box::new(inner)), start)
    }

    /// `(a)`, `(a, b)` or `()`.
    pub(super) fn group(&mut self) -> Expr {
        let start = self.range().start;
        if *self.sign_after(1) == Sign::Close {
            self.at += 2;
            return self.expr(ExprKind::Set(Vec::new()), start);
        }
        let mut parts = self.row();
        match parts.pop() {
            Some(single) if parts.is_empty() => single,
            Some(last) => {
                parts.push(last);
                self.expr(ExprKind::Set(parts), start)
            }
            None => self.expr(ExprKind::Broken, start),
        }
    }

    /// Things between parentheses, with commas between them; `(` is the token under way.
    pub(super) fn row(&mut self) -> Vec<Expr> {
        let open = self.range();
        if !self.take(&Sign::Open) {
            let problem = self.problem(&grammar::IN_WITHOUT_PARENTHESES, open.clone());
            let start = open.start;
            let mut parts = vec![self.expression(Power::Total)];
            // Inside other parentheses a comma is theirs.
            while self.rows == 0 && *self.sign() == Sign::Comma && self.begins_operand(1) {
                self.at += 1;
                parts.push(self.expression(Power::Total));
            }
            let span = (self.place)(start..self.ended());
            let mut problem = problem;
            problem.span = span;
            let fixed = problem
                .fixed_by(span.at_start(), "(")
                .fixed_by(span.at_end(), ")");
            self.problems.push(fixed);
            return parts;
        }
        let mut parts = Vec::new();
        if self.take(&Sign::Close) {
            return parts;
        }
        self.rows += 1;
        loop {
            parts.push(self.expression(Power::Any));
            if !self.take(&Sign::Comma) {
                break;
            }
        }
        self.rows -= 1;
        if !self.take(&Sign::Close) && !self.is_too_deep {
            if *self.sign() == Sign::End {
                let end = (self.place)(open.start..self.ended()).at_end();
                let problem = self.problem(&grammar::UNCLOSED_PARENTHESIS, open);
                self.problems.push(problem.fixed_by(end, ")"));
            } else {
                self.skip_row();
            }
        }
        parts
    }

    /// Passes over what does not belong in a row, up to and with its `)`.
    pub(super) fn skip_row(&mut self) {
        let start = self.range().start;
        let is_broken = *self.sign() == Sign::Broken;
        let mut open = 0_usize;
        while *self.sign() != Sign::End {
            match self.sign() {
                Sign::Open => open += 1,
                Sign::Close if open == 0 => break,
                Sign::Close => open -= 1,
                _ => {}
            }
            self.at += 1;
        }
        if !is_broken {
            let range = start..self.ended().max(start);
            let words = self.slice(range.clone()).to_owned();
            let problem = self.problem(&grammar::EXTRA_WORDS, range).with("rest", words);
            self.problems.push(problem);
        }
        self.take(&Sign::Close);
    }

    pub(super) fn word(&mut self, word: String) -> Expr {
        let range = self.range();
        let start = range.start;
        if *self.sign_after(1) == Sign::Open {
            return self.call(&word, range);
        }
        self.at += 1;
        let tight = self.range().start == range.end;
        if let (Sign::Point, Sign::Word(member), true) = (self.sign(), self.sign_after(1).clone(), tight) {
            let inner = self.range_of(self.at + 1);
            self.at += 2;
            if *self.sign() == Sign::Point {
                let from = self.range().start;
                self.at += 1;
                if matches!(self.sign(), Sign::Word(_) | Sign::Number(_)) {
                    self.at += 1;
                }
                let problem = self.problem(&grammar::LONG_DOTTED, from..self.ended());
                self.problems.push(problem);
                return self.expr(ExprKind::Broken, start);
            }
            let left = Spanned::new(word, (self.place)(range));
            let right = Spanned::new(member, (self.place)(inner));
            return self.expr(ExprKind::Dotted(left, right), start);
        }
        match Function::of(&word).filter(|function| *function != Function::Answer) {
            Some(function) => {
                let problem = self
                    .problem(&grammar::FUNCTION_ALONE, range)
                    .with("name", &word)
                    .with("example", function.example());
                self.problems.push(problem);
                self.expr(ExprKind::Broken, start)
            }
            None => self.expr(ExprKind::Name(word), start),
        }
    }

    pub(super) fn call(&mut self, word: &str, range: Range<usize>) -> Expr {
        let start = range.start;
        self.at += 1;
        let arguments = self.row();
        let Some(function) = Function::of(word) else {
            let mut problem = self
                .problem(&grammar::UNKNOWN_FUNCTION, range)
                .with("name", word)
                .with(
                    "functions",
                    "answered, skipped, count, score, band, done, visits …",
                );
            if let Some(near) = nearest(word, Function::ALL.iter().map(|function| function.word())) {
                let span = problem.span;
                problem = problem.fixed_by(span, near);
            }
            self.problems.push(problem);
            return self.expr(ExprKind::Broken, start);
        };
        let (least, most) = function.arguments();
        if arguments.len() < least || arguments.len() > most {
            let problem = self
                .problem(&grammar::ARGUMENT_COUNT, start..self.ended())
                .with("name", word)
                .with("given", arguments.len())
                .with("example", function.example());
            self.problems.push(problem);
            return self.expr(ExprKind::Broken, start);
        }
        let name = Spanned::new(function, (self.place)(range));
        self.expr(ExprKind::Call(name, arguments), start)
    }
}
