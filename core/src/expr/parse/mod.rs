//! Signs and words into a tree, by how tightly they hold (semantics 2.5). Reading never stops at the first problem.

mod infix;
mod operand;

use std::ops::Range;

use infix::Infix;

use super::ast::{Expr, ExprKind, Factor, Operator, Term};
use super::lex::{Sign, Token, lex};
use super::rules::grammar;
use crate::ground::fold::is_space;
use crate::ground::limits::{EXPRESSION_BYTES, EXPRESSION_DEPTH};
use crate::ground::problem::{Problem, Rule};
use crate::ground::span::{Span, Spanned};

/// Reads a condition. `place` gives the place in the file of a byte range of `text`.
///
/// The tree is there whenever something could be made of the text, with or without problems; parts that could not be
/// read are `Broken` in it.
///
/// ```
/// use leerpad::expr::parse::parse;
/// use leerpad::ground::span::Span;
/// let (tree, problems) = parse("1 < uren < 3", &|range| Span::new(0, range.start as u32, range.end as u32));
/// assert_eq!(problems[0].rule.code, "chained-comparison");
/// assert_eq!(tree.unwrap().to_string(), "1 < uren and uren < 3");
/// ```
pub fn parse(text: &str, place: &dyn Fn(Range<usize>) -> Span) -> (Option<Expr>, Vec<Problem>) {
    let mut problems = Vec::new();
    if text.len() > EXPRESSION_BYTES {
        problems.push(Problem::new(&grammar::LONG_CONDITION, place(0..text.len())));
        return (None, problems);
    }
    let tokens = lex(text, place, &mut problems);
    let mut parser = Parser {
        text,
        place,
        tokens,
        at: 0,
        depth: 0,
        rows: 0,
        is_too_deep: false,
        problems,
    };
    let tree = parser.expression(Power::Any);
    parser.finish();
    if parser.is_too_deep || height(&tree, 0) > EXPRESSION_DEPTH {
        let deep = Problem::new(&grammar::DEEP_CONDITION, place(0..text.len()));
        return (None, vec![deep]);
    }
    (Some(tree), parser.problems)
}

/// Levels of a tree; what lies deeper than the limit is not looked at further.
fn height(of: &Expr, above: usize) -> usize {
    if above > EXPRESSION_DEPTH {
        return above;
    }
    let down = |part: &Expr| height(part, above + 1);
    match &of.kind {
        ExprKind::Not(inner) | ExprKind::Negative(inner) => down(inner),
        ExprKind::Call(_, parts) | ExprKind::All(parts) | ExprKind::Any(parts) | ExprKind::Set(parts) => {
            parts.iter().map(down).max().unwrap_or(above)
        }
        ExprKind::Total(terms) => terms.iter().map(|term| down(&term.of)).max().unwrap_or(above),
        // Each factor is a level of its own once it is resolved, since every product is rounded.
        ExprKind::Product(factors) => {
            let deepest = factors.iter().map(|factor| down(&factor.of)).max();
            deepest.unwrap_or(above) + factors.len().saturating_sub(2)
        }
        ExprKind::Compare(_, left, right) => down(left).max(down(right)),
        ExprKind::In(left, set) => set.iter().map(down).max().unwrap_or(above).max(down(left)),
        ExprKind::Number(_)
        | ExprKind::Text(_)
        | ExprKind::Truth(_)
        | ExprKind::Name(_)
        | ExprKind::Dotted(..)
        | ExprKind::Broken => above,
    }
}

/// How tightly an operator holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Power {
    Any,
    All,
    Not,
    Compare,
    Total,
    Product,
    Prefix,
}

struct Parser<'a> {
    text: &'a str,
    place: &'a dyn Fn(Range<usize>) -> Span,
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    /// Parentheses open around the token under way: there a comma parts two things.
    rows: usize,
    is_too_deep: bool,
    problems: Vec<Problem>,
}

impl Parser<'_> {
    fn sign(&self) -> &Sign {
        self.sign_after(0)
    }

    fn sign_after(&self, ahead: usize) -> &Sign {
        self.tokens
            .get(self.at + ahead)
            .map_or(&Sign::End, |token| &token.kind)
    }

    /// Bytes of the token under way.
    fn range(&self) -> Range<usize> {
        self.range_of(self.at)
    }

    fn range_of(&self, index: usize) -> Range<usize> {
        let end = self.text.len();
        self.tokens
            .get(index)
            .map_or(end..end, |token| token.range.clone())
    }

    /// Where the last token taken ended.
    fn ended(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |index| self.range_of(index).end)
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or("")
    }

    fn take(&mut self, sign: &Sign) -> bool {
        let found = self.sign() == sign;
        self.at += usize::from(found);
        found
    }

    fn problem(&self, rule: &'static Rule, range: Range<usize>) -> Problem {
        Problem::new(rule, (self.place)(range))
    }

    fn expr(&self, kind: ExprKind, start: usize) -> Expr {
        Expr::new(kind, (self.place)(start..self.ended().max(start)))
    }

    fn finish(&mut self) {
        if *self.sign() == Sign::End || self.is_too_deep {
            return;
        }
        let range = self.range();
        let problem = match self.sign() {
            Sign::Close => {
                let problem = self.problem(&grammar::EXTRA_PARENTHESIS, range);
                let span = problem.span;
                problem.fixed_by(span, "")
            }
            Sign::Broken => return,
            Sign::Comma | Sign::Point => {
                let sign = self.slice(range.clone()).to_owned();
                self.problem(&grammar::STRAY_SIGN, range).with("sign", sign)
            }
            _ => {
                let rest = range.start..self.text.trim_end_matches(is_space).len();
                let words = self.slice(rest.clone()).to_owned();
                self.problem(&grammar::EXTRA_WORDS, rest).with("rest", words)
            }
        };
        self.problems.push(problem);
    }

    /// Reads an expression of operators that hold at least as tightly as `least`.
    fn expression(&mut self, least: Power) -> Expr {
        self.depth += 1;
        // The levels of operators on the way down are bounded too: what is deeper is refused as a whole.
        let tree = if self.depth > 2 * EXPRESSION_DEPTH {
            self.is_too_deep = true;
            self.at = self.tokens.len();
            self.expr(ExprKind::Broken, self.text.len())
        } else {
            let start = self.range().start;
            let first = self.prefix(least);
            self.infixes(first, start, least)
        };
        self.depth -= 1;
        tree
    }

    fn infixes(&mut self, first: Expr, start: usize, least: Power) -> Expr {
        let mut left = first;
        while let Some((infix, taken)) = self.infix() {
            if infix.power() < least {
                break;
            }
            self.report_infix(infix, taken);
            left = match infix {
                Infix::All => self.joined(left, start, Infix::All),
                Infix::Any => self.joined(left, start, Infix::Any),
                Infix::Plus | Infix::Minus => self.total(left, start),
                Infix::Times | Infix::Over => self.product(left, start),
                Infix::In | Infix::NotIn | Infix::Compare(_) => self.comparisons(left, start),
            };
        }
        left
    }

    /// `and` or `or` as often as it comes: one list.
    fn joined(&mut self, first: Expr, start: usize, by: Infix) -> Expr {
        let next = if by == Infix::All { Power::Not } else { Power::All };
        let mut parts = vec![first];
        while let Some((infix, taken)) = self.infix().filter(|found| found.0 == by) {
            if parts.len() > 1 {
                self.report_infix(infix, taken);
            }
            self.at += taken;
            parts.push(self.expression(next));
        }
        let kind = match by {
            Infix::All => ExprKind::All(parts),
            _ => ExprKind::Any(parts),
        };
        self.expr(kind, start)
    }

    /// `+` and `-` as often as they come: one list of terms.
    fn total(&mut self, first: Expr, start: usize) -> Expr {
        let mut terms = vec![Term {
            minus: false,
            of: first,
        }];
        while let Some((infix, taken)) = self.infix() {
            if !matches!(infix, Infix::Plus | Infix::Minus) {
                break;
            }
            if terms.len() > 1 {
                self.report_infix(infix, taken);
            }
            self.at += taken;
            let of = self.expression(Power::Product);
            terms.push(Term {
                minus: infix == Infix::Minus,
                of,
            });
        }
        self.expr(ExprKind::Total(terms), start)
    }

    /// `*` and `/` as often as they come: one list of factors.
    fn product(&mut self, first: Expr, start: usize) -> Expr {
        let mut factors = vec![Factor {
            over: false,
            of: first,
        }];
        while let Some((infix, taken)) = self.infix() {
            if !matches!(infix, Infix::Times | Infix::Over) {
                break;
            }
            self.at += taken;
            let of = self.expression(Power::Prefix);
            factors.push(Factor {
                over: infix == Infix::Over,
                of,
            });
        }
        self.expr(ExprKind::Product(factors), start)
    }

    /// A comparison; more of them behind it are reported and read as joined by `and`.
    fn comparisons(&mut self, first: Expr, start: usize) -> Expr {
        let mut found = Vec::new();
        let (mut left, mut begin) = (first, start);
        while let Some((infix, taken)) = self.infix() {
            if infix.power() != Power::Compare {
                break;
            }
            if !found.is_empty() {
                self.report_chain(begin);
                self.report_infix(infix, taken);
            }
            if infix == Infix::NotIn {
                self.report_not_in(begin);
            }
            let sign = self.range();
            self.at += taken;
            let next = self.range().start;
            let (kind, right) = if let Infix::Compare(operator) = infix {
                let right = self.right_side(operator);
                let operator = Spanned::new(operator, (self.place)(sign));
                let kind = ExprKind::Compare(operator, Box::new(left), Box::new(right.clone()));
                (kind, right)
            } else {
                let set = self.row();
                let row = self.expr(ExprKind::Broken, next);
                (ExprKind::In(Box::new(left), set), row)
            };
            let whole = self.expr(kind, begin);
            found.push(match infix {
                Infix::NotIn => self.expr(ExprKind::Not(Box::new(whole)), begin),
                _ => whole,
            });
            (left, begin) = (right, next);
        }
        match found.pop() {
            Some(single) if found.is_empty() => single,
            Some(last) => {
                found.push(last);
                self.expr(ExprKind::All(found), start)
            }
            None => left,
        }
    }

    /// Right of a comparison: `(a)` beside `==` and `!=` is a set of one.
    fn right_side(&mut self, operator: Operator) -> Expr {
        let is_set = matches!(operator, Operator::Equal | Operator::NotEqual)
            && *self.sign() == Sign::Open
            && matches!(self.sign_after(1), Sign::Word(_))
            && *self.sign_after(2) == Sign::Close;
        let start = self.range().start;
        let inner = self.range_of(self.at + 1).start;
        let right = self.expression(Power::Total);
        match right.kind {
            ExprKind::Name(_) if is_set && right.span.start == (self.place)(inner..inner).start => {
                self.expr(ExprKind::Set(vec![right]), start)
            }
            _ => right,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Vec<&'static str>) {
        let (tree, problems) = parse(text, &|range| Span::new(0, range.start as u32, range.end as u32));
        let printed = tree.map(|tree| tree.to_string()).unwrap_or_default();
        (
            printed,
            problems.iter().map(|problem| problem.rule.code).collect(),
        )
    }

    /// The text after all edits.
    fn mended(text: &str) -> String {
        let (_, problems) = parse(text, &|range| Span::new(0, range.start as u32, range.end as u32));
        let mut edits: Vec<_> = problems.into_iter().flat_map(|problem| problem.fix).collect();
        edits.sort_by_key(|edit| edit.span);
        let mut out = text.to_owned();
        for edit in edits.iter().rev() {
            out.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
        }
        out
    }

    #[test]
    fn prints_with_the_fewest_parentheses() {
        for (text, printed) in [
            ("((a))  and(b or c)", "a and (b or c)"),
            ("(not a) and not (b or c)", "not a and not (b or c)"),
            ("not (a == b)", "not a == b"),
            ("(a and b) and c", "(a and b) and c"),
            ("a - (b - c) + 1.50", "a - (b - c) + 1.5"),
            ("-(a + b) * c / (d * e)", "-(a + b) * c / (d * e)"),
            ("a in ( x,y )", "a in (x, y)"),
            ("a == (x,y) or b != (x)", "a == (x, y) or b != (x)"),
            ("t contains 'zeg \"ja\"'", "t contains 'zeg \"ja\"'"),
            ("score( s , before ) >= 4", "score(s, before) >= 4"),
            ("mijn-item.rij-2 == soms", "mijn-item.rij-2 == soms"),
        ] {
            assert_eq!(read(text), (printed.to_owned(), vec![]), "{text}");
            assert_eq!(read(printed), (printed.to_owned(), vec![]), "{text}");
        }
    }

    #[test]
    fn mends_what_was_meant() {
        for (text, code, right) in [
            ("a && b", "sign-for-word", "a and b"),
            ("a || b", "sign-for-word", "a or b"),
            ("!answered(a)", "sign-for-word", "not answered(a)"),
            ("a = 3", "single-equals", "a == 3"),
            ("a =< 3", "sign-order", "a <= 3"),
            ("a <> 3", "sign-order", "a != 3"),
            ("a ≥ 3", "sign-order", "a >= 3"),
            ("(a and b", "unclosed-parenthesis", "(a and b)"),
            ("a and b)", "extra-parenthesis", "a and b"),
            ("a == \"x", "unclosed-quote", "a == \"x\""),
            ("a == “x”", "curly-quotes", "a == \"x\""),
            ("1 < x < 3", "chained-comparison", "1 < x and x < 3"),
            ("a en b", "dutch-operator", "a and b"),
            ("a is b", "dutch-operator", "a == b"),
            ("a is niet b", "dutch-operator", "a != b"),
            ("niet a", "dutch-operator", "not a"),
            ("a >= 3,5", "decimal-comma", "a >= 3.5"),
            ("5-3 == a", "minus-without-space", "5 - 3 == a"),
            ("a AND b", "capital-operator", "a and b"),
            ("Soort == x", "not-a-name", "soort == x"),
            ("d > 2026-01-05", "unquoted-moment", "d > \"2026-01-05\""),
            ("scores(a) > 1", "unknown-function", "score(a) > 1"),
            ("a not in (b, c)", "not-in", "not a in (b, c)"),
            ("a in b", "in-without-parentheses", "a in (b)"),
        ] {
            assert_eq!(read(text).1, [code], "{text}");
            assert_eq!(mended(text), right, "{text}");
            assert!(read(right).1.is_empty(), "{right}");
        }
    }

    #[test]
    fn says_what_cannot_be_mended() {
        for (text, code) in [
            ("", "missing-part"),
            ("a == not b", "not-inside"),
            ("a == ", "missing-part"),
            ("a b", "extra-words"),
            ("a $ b", "unknown-sign"),
            ("score > 3", "function-alone"),
            ("score() > 3", "argument-count"),
            ("a.b.c", "long-dotted"),
            ("a > 1.1234567", "many-decimals"),
            ("a > 1000000000", "large-number"),
        ] {
            assert_eq!(read(text).1.first(), Some(&code), "{text}");
        }
        assert_eq!(read(&"(".repeat(200)).1, ["deep-condition"]);
        assert_eq!(read(&vec!["a"; 100].join(" * ")).1, ["deep-condition"]);
        assert!(read(&vec!["a"; 1000].join(" + ")).1.is_empty());
        assert_eq!(read(&"a".repeat(20_000)).1, ["long-condition"]);
    }
}
