//! Names looked up and kinds checked: from a tree as written to typed trees. Every problem is reported, not the first.

mod call;
mod compare;
mod judge;
mod meaning;
mod number;
mod option;

use super::ast::{Expr, ExprKind, Operator};
use super::name::Symbol;
use super::range::{Reach, reach};
use super::reads::{Read, reads};
use super::rules::{names, reach as reaches, types};
use super::scope::{Domain, Scope, Type};
use super::typed::{Pick, Sum, Truth, Typed};
use crate::ground::problem::{Problem, Rule};
use crate::ground::span::Span;
use meaning::Meaning;

/// Resolves a condition: `when`, `required`, `must`, the rung of a ladder.
///
/// Nothing comes out where something is wrong with it; a broken part of the tree is passed over in silence.
pub fn resolve_truth(of: &Expr, scope: &dyn Scope) -> (Option<Truth>, Vec<Problem>) {
    let mut resolver = Resolver::new(scope);
    let truth = resolver.truth(of);
    (truth, resolver.problems)
}

/// Resolves a score: its leaves are operands of the scale that `scope.scoring()` names (semantics 16.12).
pub fn resolve_score(of: &Expr, scope: &dyn Scope) -> (Option<Sum>, Vec<Problem>) {
    let mut resolver = Resolver::new(scope);
    let sum = resolver.whole_sum(of);
    (sum, resolver.problems)
}

/// Resolves an expression of any type: what a pipe shows. A bare word is an option when options are expected.
pub fn resolve_typed(
    of: &Expr,
    expected: Option<Type>,
    scope: &dyn Scope,
) -> (Option<(Typed, Type)>, Vec<Problem>) {
    let mut resolver = Resolver::new(scope);
    let typed = resolver.typed(of, expected);
    (typed, resolver.problems)
}

/// Resolves what the rungs of one value are: all of one type (semantics 16.29). The first rung that has a type of its
/// own decides; a bare word is an option of the same choice as the others.
pub fn resolve_rungs(of: &[&Expr], scope: &dyn Scope) -> (Option<(Vec<Typed>, Type)>, Vec<Problem>) {
    let mut resolver = Resolver::new(scope);
    let decides = |rung: &&&Expr| !resolver.is_loose_word(rung);
    let trial = |rung: &&Expr| Resolver::new(scope).typed(rung, None).map(|(_, found)| found);
    let expected = of.iter().filter(decides).find_map(trial);
    if expected.is_none() && of.iter().any(|rung| !resolver.is_loose_word(rung)) {
        // What should decide is wrong itself: loose words cannot be judged yet.
        for rung in of {
            if !resolver.is_loose_word(rung) {
                resolver.typed(rung, None);
            }
        }
        return (None, resolver.problems);
    }
    let mut all = Vec::new();
    let mut is_whole = true;
    for rung in of {
        match resolver.typed(rung, expected) {
            Some((typed, found)) if expected.is_none_or(|expected| expected.joins(found, scope)) => {
                all.push(typed);
            }
            Some((_, found)) => {
                resolver.mixed(rung, found, expected);
                is_whole = false;
            }
            None => is_whole = false,
        }
    }
    let result = expected.filter(|_| is_whole).map(|expected| (all, expected));
    (result, resolver.problems)
}

/// One run over a tree, with the problems found.
struct Resolver<'a> {
    scope: &'a dyn Scope,
    problems: Vec<Problem>,
}

/// The last choice compared with an option in a row of `and` and `or`.
struct Compared<'a> {
    left: &'a Expr,
    domain: Domain,
}

impl<'a> Resolver<'a> {
    const fn new(scope: &'a dyn Scope) -> Self {
        Self {
            scope,
            problems: Vec::new(),
        }
    }

    fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Reports a problem whose fix replaces the whole place.
    fn mend(&mut self, rule: &'static Rule, span: Span, right: &str, fill: impl FnOnce(Problem) -> Problem) {
        let problem = fill(Problem::new(rule, span)).with("right", right);
        self.report(problem.fixed_by(span, right));
    }

    /// A condition.
    fn truth(&mut self, of: &'a Expr) -> Option<Truth> {
        match &of.kind {
            ExprKind::Not(inner) => Some(Truth::Not(Box::new(self.truth(inner)?))),
            ExprKind::All(parts) => self.parts(parts).map(Truth::All),
            ExprKind::Any(parts) => self.parts(parts).map(Truth::Any),
            ExprKind::Compare(operator, left, right) => self.compare(of, operator.value, left, right),
            ExprKind::In(left, set) => self.one_of(of, left, set),
            _ => {
                let meaning = self.meaning(of);
                self.as_truth(of, meaning)
            }
        }
    }

    fn parts(&mut self, parts: &'a [Expr]) -> Option<Vec<Truth>> {
        let mut all = Vec::with_capacity(parts.len());
        let mut is_whole = true;
        let mut compared: Option<Compared<'a>> = None;
        for part in parts {
            if let (ExprKind::Name(word), Some(before)) = (&part.kind, &compared)
                && self.scope.entity(word).is_none()
                && self.find(before.domain, word).is_some()
            {
                let right = format!("{} == {word}", before.left);
                let name = before.left.to_string();
                self.mend(&names::OPTION_ALONE, part.span, &right, |problem| {
                    problem.with("name", word).with("of", name)
                });
                is_whole = false;
                continue;
            }
            match self.truth(part) {
                Some(truth) => {
                    if let Some((left, pick)) = last_compared(part, &truth) {
                        compared = self.domain_of(pick, left).map(|domain| Compared { left, domain });
                    }
                    all.push(truth);
                }
                None => is_whole = false,
            }
        }
        is_whole.then_some(all)
    }

    /// The domain of a choice that stood on the left, found again for what follows it.
    fn domain_of(&mut self, pick: Pick, left: &'a Expr) -> Option<Domain> {
        let kept = self.problems.len();
        let meaning = self.meaning(left);
        self.problems.truncate(kept);
        match meaning {
            Meaning::Pick(found, domain) if found == pick => Some(domain),
            _ => None,
        }
    }

    fn as_truth(&mut self, of: &Expr, meaning: Meaning<'a>) -> Option<Truth> {
        let right = match &meaning {
            Meaning::Truth(truth) => return Some(truth.clone()),
            Meaning::Faulty => return None,
            Meaning::Word(word) => {
                self.unknown(word, of.span);
                return None;
            }
            Meaning::Sum(_) => format!("{of} >= 1"),
            Meaning::Pick(_, domain) => format!("{of} == {}", self.first_word(*domain)),
            Meaning::Group(_, domain) => format!("{of} contains {}", self.first_word(*domain)),
            Meaning::Words(_) | Meaning::Quoted(_) => format!("{of} == \"…\""),
            Meaning::Day(_) => format!("{of} >= \"2026-01-31\""),
            Meaning::Clock(_) => format!("{of} >= \"09:30\""),
            Meaning::Row => "x in (a, b)".to_owned(),
        };
        let (nl, en) = meaning.words();
        let problem = Problem::new(&types::NOT_A_CONDITION, of.span)
            .with("text", of)
            .with("what_nl", nl)
            .with("what_en", en)
            .with("right", right);
        self.report(problem);
        None
    }

    fn first_word(&self, domain: Domain) -> String {
        let first = self.scope.domain(domain).first();
        first.map_or_else(|| "a".to_owned(), |symbol| self.scope.word(*symbol).to_owned())
    }

    /// An expression with the type it has.
    fn typed(&mut self, of: &'a Expr, expected: Option<Type>) -> Option<(Typed, Type)> {
        if let (ExprKind::Name(word), Some(Type::Option(domain))) = (&of.kind, expected) {
            if let Some(option) = self.find(domain, word) {
                return Some((Typed::Pick(Pick::Constant(option)), Type::Option(domain)));
            }
            if self.scope.entity(word).is_none() {
                self.unknown_option(word, of.span, domain, None);
                return None;
            }
        }
        let is_logic = matches!(
            of.kind,
            ExprKind::Not(_) | ExprKind::All(_) | ExprKind::Any(_) | ExprKind::Compare(..) | ExprKind::In(..)
        );
        if is_logic {
            return Some((Typed::Truth(self.truth(of)?), Type::Truth));
        }
        let meaning = match self.meaning(of) {
            Meaning::Quoted(text) => self.quoted(text, of, expected, None)?,
            other => other,
        };
        Some(match meaning {
            Meaning::Truth(truth) => (Typed::Truth(truth), Type::Truth),
            Meaning::Sum(sum) => {
                self.judge_reach(&sum, of)?;
                (Typed::Sum(sum), Type::Number)
            }
            Meaning::Pick(pick, domain) => (Typed::Pick(pick), Type::Option(domain)),
            Meaning::Words(words) => (Typed::Words(words), Type::Text),
            Meaning::Day(day) => (Typed::Day(day), Type::Date),
            Meaning::Clock(clock) => (Typed::Clock(clock), Type::Time),
            Meaning::Word(word) => {
                self.unknown(word, of.span);
                return None;
            }
            Meaning::Group(..) => {
                let problem = Problem::new(&types::NO_SINGLE_ANSWER, of.span)
                    .with("name", of)
                    .with("what_nl", "een keuze van meer opties")
                    .with("what_en", "a choice of several options")
                    .with("right", format!("count({of})"));
                self.report(problem);
                return None;
            }
            Meaning::Row => {
                self.report(Problem::new(&types::ROW_OF_OPTIONS, of.span));
                return None;
            }
            Meaning::Quoted(_) | Meaning::Faulty => return None,
        })
    }

    /// Whether a rung is a bare word that only the other rungs can explain.
    fn is_loose_word(&self, of: &Expr) -> bool {
        matches!(&of.kind, ExprKind::Name(word) if word != "answer" && self.scope.entity(word).is_none())
    }

    fn mixed(&mut self, of: &Expr, found: Type, first: Option<Type>) {
        let (nl, en) = meaning::type_words(found);
        let (first_nl, first_en) = first.map_or(("", ""), meaning::type_words);
        let problem = Problem::new(&types::MIXED_TYPES, of.span)
            .with("text", of)
            .with("what_nl", nl)
            .with("what_en", en)
            .with("first_nl", first_nl)
            .with("first_en", first_en);
        self.report(problem);
    }

    /// A number that is used as a whole: how far it reaches is judged.
    fn whole_sum(&mut self, of: &'a Expr) -> Option<Sum> {
        let sum = self.sum(of)?;
        self.judge_reach(&sum, of)?;
        Some(sum)
    }

    fn judge_reach(&mut self, sum: &Sum, of: &Expr) -> Option<()> {
        if reach(sum, self.scope).is_ok() {
            return Some(());
        }
        // A score or value that is wrong itself reaches nobody knows how far; what is wrong with it is said there.
        let is_lost = |read: &Read| match read {
            Read::Scale(scale, _) => self.scope.score(*scale) == Reach::ANY,
            Read::Value(value) => self.scope.value(*value) == Reach::ANY,
            _ => false,
        };
        if !reads(sum).iter().any(is_lost) {
            self.report(Problem::new(&reaches::TOO_LARGE, of.span).with("text", of));
        }
        None
    }

    fn find(&self, domain: Domain, word: &str) -> Option<Symbol> {
        let options = self.scope.domain(domain).iter();
        options.copied().find(|symbol| self.scope.word(*symbol) == word)
    }
}

/// The choice whose option was named last in a part of a condition, in `a > 3 and soort == ramp` that of `soort`.
fn last_compared<'a>(mut part: &'a Expr, mut truth: &Truth) -> Option<(&'a Expr, Pick)> {
    loop {
        match (&part.kind, truth) {
            (ExprKind::All(parts), Truth::All(truths)) | (ExprKind::Any(parts), Truth::Any(truths)) => {
                (part, truth) = (parts.last()?, truths.last()?);
            }
            (ExprKind::Compare(operator, left, _), Truth::Option(pick, _))
                if operator.value == Operator::Equal =>
            {
                return Some((left, *pick));
            }
            _ => return None,
        }
    }
}

impl Type {
    /// Whether a rung of this type fits beside the first: options must be of one and the same choice.
    fn joins(self, other: Self, scope: &dyn Scope) -> bool {
        match (self, other) {
            (Self::Option(a), Self::Option(b)) => a == b || scope.domain(a) == scope.domain(b),
            (a, b) => a == b,
        }
    }
}
