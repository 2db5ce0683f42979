//! A condition as written: names not yet looked up, every part with its place.

use crate::ground::number::Number;
use crate::ground::span::{Span, Spanned};

/// A part of a condition. Equality looks at what is said, not at where.
#[derive(Clone, Debug)]
pub struct Expr {
    /// What it says.
    pub kind: ExprKind,
    /// Where it stands, its parentheses not included.
    pub span: Span,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What a part of a condition says.
#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// `3.5`; never negative.
    Number(Number),
    /// `"tekst"` or `'tekst'`
    Text(String),
    /// `true` or `false`
    Truth(bool),
    /// A bare word, `answer` included.
    Name(String),
    /// `item.row` or `part.value`
    Dotted(Spanned<String>, Spanned<String>),
    /// `score(spanning, before)`
    Call(Spanned<Function>, Vec<Expr>),
    /// `not a`
    Not(Box<Expr>),
    /// `-a`
    Negative(Box<Expr>),
    /// `a and b and c`: at least two.
    All(Vec<Expr>),
    /// `a or b or c`: at least two.
    Any(Vec<Expr>),
    /// `a + b - c`: at least two terms, the first never with a minus.
    Total(Vec<Term>),
    /// `a * b / c`, from left to right: at least two factors, the first never with `/`.
    Product(Vec<Factor>),
    /// `a == b` and its like.
    Compare(Spanned<Operator>, Box<Expr>, Box<Expr>),
    /// `a in (b, c)`: at least one.
    In(Box<Expr>, Vec<Expr>),
    /// `(b, c)` beside `==` or `!=`; none in `()`, one only as a bare word right of the sign: `== (b)`.
    Set(Vec<Expr>),
    /// What could not be read; a problem was reported. Resolving keeps silent about it.
    Broken,
}

/// A term of a total.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Taken off.
    pub minus: bool,
    /// What is added or taken off.
    pub of: Expr,
}

/// A factor of a product.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Divided by.
    pub over: bool,
    /// What is multiplied or divided by.
    pub of: Expr,
}

/// What stands between two things that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `==`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `contains`
    Contains,
    /// `starts-with`
    StartsWith,
    /// `about`
    About,
}

impl Operator {
    /// As it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
            Self::Contains => "contains",
            Self::StartsWith => "starts-with",
            Self::About => "about",
        }
    }
}

/// A function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// `answered(x)`
    Answered,
    /// `skipped(x)`
    Skipped,
    /// `declined(x)`
    Declined,
    /// `correct(x)`
    Correct,
    /// `attempts(x)`
    Attempts,
    /// `length(text)`
    Length,
    /// `count(x)`
    Count,
    /// `position(x, option)`
    Position,
    /// `answer(item, moment)`
    Answer,
    /// `score(scale)`, `score(scale, moment)`
    Score,
    /// `band(scale)`, `band(scale, moment)`
    Band,
    /// `change(scale, from, to)`
    Change,
    /// `done(x)`
    Done,
    /// `visits(step)`
    Visits,
    /// `days-since(x)`
    DaysSince,
    /// `setting(n)`
    Setting,
    /// `fact(n)`
    Fact,
    /// `chance(n)`
    Chance,
    /// `first(diary.question)`
    First,
    /// `last(diary.question)`
    Last,
    /// `mean(diary.question)`
    Mean,
    /// `min(diary.question)`
    Min,
    /// `max(diary.question)`
    Max,
}

impl Function {
    /// All, in the order of the format.
    pub const ALL: [Self; 23] = [
        Self::Answered,
        Self::Skipped,
        Self::Declined,
        Self::Correct,
        Self::Attempts,
        Self::Length,
        Self::Count,
        Self::Position,
        Self::Answer,
        Self::Score,
        Self::Band,
        Self::Change,
        Self::Done,
        Self::Visits,
        Self::DaysSince,
        Self::Setting,
        Self::Fact,
        Self::Chance,
        Self::First,
        Self::Last,
        Self::Mean,
        Self::Min,
        Self::Max,
    ];

    /// As it is written.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Skipped => "skipped",
            Self::Declined => "declined",
            Self::Correct => "correct",
            Self::Attempts => "attempts",
            Self::Length => "length",
            Self::Count => "count",
            Self::Position => "position",
            Self::Answer => "answer",
            Self::Score => "score",
            Self::Band => "band",
            Self::Change => "change",
            Self::Done => "done",
            Self::Visits => "visits",
            Self::DaysSince => "days-since",
            Self::Setting => "setting",
            Self::Fact => "fact",
            Self::Chance => "chance",
            Self::First => "first",
            Self::Last => "last",
            Self::Mean => "mean",
            Self::Min => "min",
            Self::Max => "max",
        }
    }

    /// The function of this name.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|function| function.word() == word)
    }

    /// How many arguments it takes: least and most.
    #[must_use]
    pub const fn arguments(self) -> (usize, usize) {
        match self {
            Self::Position | Self::Answer => (2, 2),
            Self::Score | Self::Band => (1, 2),
            Self::Change => (3, 3),
            _ => (1, 1),
        }
    }

    /// An example of its use, for help.
    #[must_use]
    pub const fn example(self) -> &'static str {
        match self {
            Self::Answered => "answered(item)",
            Self::Skipped => "skipped(item)",
            Self::Declined => "declined(item)",
            Self::Correct => "correct(item)",
            Self::Attempts => "attempts(item)",
            Self::Length => "length(item)",
            Self::Count => "count(item)",
            Self::Position => "position(item, option)",
            Self::Answer => "answer(item, moment)",
            Self::Score => "score(scale)",
            Self::Band => "band(scale)",
            Self::Change => "change(scale, from, to)",
            Self::Done => "done(step)",
            Self::Visits => "visits(step)",
            Self::DaysSince => "days-since(step)",
            Self::Setting => "setting(name)",
            Self::Fact => "fact(name)",
            Self::Chance => "chance(name)",
            Self::First => "first(diary.question)",
            Self::Last => "last(diary.question)",
            Self::Mean => "mean(diary.question)",
            Self::Min => "min(diary.question)",
            Self::Max => "max(diary.question)",
        }
    }
}

impl Expr {
    /// Joins what is said and its place.
    #[must_use]
    pub const fn new(kind: ExprKind, span: Span) -> Self {
        Self { kind, span }
    }

    /// Every bare or dotted word in it, in reading order (of `part.value` both words joined by a point): for what has
    /// to be looked at first, before names are resolved. Options beside a choice are among them.
    #[must_use]
    pub fn names(&self) -> Vec<Spanned<String>> {
        let mut names = Vec::new();
        self.visit(&mut |expr| match &expr.kind {
            ExprKind::Name(name) => names.push(Spanned::new(name.clone(), expr.span)),
            ExprKind::Dotted(left, right) => {
                names.push(Spanned::new(format!("{}.{}", left.value, right.value), expr.span));
            }
            _ => {}
        });
        names
    }

    /// Shows every part, the whole first. Its depth is that of the tree, which the parser bounds.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        match &self.kind {
            ExprKind::Number(_)
            | ExprKind::Text(_)
            | ExprKind::Truth(_)
            | ExprKind::Name(_)
            | ExprKind::Dotted(..)
            | ExprKind::Broken => {}
            ExprKind::Not(of) | ExprKind::Negative(of) => of.visit(see),
            ExprKind::Call(_, parts) | ExprKind::All(parts) | ExprKind::Any(parts) | ExprKind::Set(parts) => {
                parts.iter().for_each(|part| part.visit(see));
            }
            ExprKind::Total(terms) => terms.iter().for_each(|term| term.of.visit(see)),
            ExprKind::Product(factors) => factors.iter().for_each(|factor| factor.of.visit(see)),
            ExprKind::Compare(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
            ExprKind::In(left, set) => {
                left.visit(see);
                set.iter().for_each(|part| part.visit(see));
            }
        }
    }
}
