//! What a part of a condition turns out to be, before it is known what it is wanted for.

use super::Resolver;
use crate::expr::ast::{Expr, ExprKind};
use crate::expr::name::{Reference, Set, Symbol};
use crate::expr::rules::{names, types};
use crate::expr::scope::{Answer, Asked, Blank, Domain, Entity, Type, whole};
use crate::expr::typed::{Clock, Day, Pick, Sum, Truth, Words};
use crate::ground::id::nearest;
use crate::ground::problem::Problem;
use crate::ground::span::{Span, Spanned};

/// What a part means.
#[derive(Clone, Debug)]
pub(super) enum Meaning<'a> {
    /// A yes or no.
    Truth(Truth),
    /// A number.
    Sum(Sum),
    /// An option.
    Pick(Pick, Domain),
    /// Several options.
    Group(Set, Domain),
    /// A text.
    Words(Words),
    /// A date.
    Day(Day),
    /// A time of day.
    Clock(Clock),
    /// Between quotes: a text, date or time, by what stands beside it.
    Quoted(&'a str),
    /// A bare word that is nothing by itself: perhaps an option of what stands beside it.
    Word(&'a str),
    /// `(a, b)`
    Row,
    /// Wrong; already reported.
    Faulty,
}

impl Meaning<'_> {
    /// What it is, in Dutch and English.
    pub(super) const fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::Truth(_) => type_words(Type::Truth),
            Self::Sum(_) => type_words(Type::Number),
            Self::Pick(..) => ("een keuze", "a choice"),
            Self::Group(..) => ("een keuze van meer opties", "a choice of several options"),
            Self::Words(_) | Self::Quoted(_) => type_words(Type::Text),
            Self::Day(_) => type_words(Type::Date),
            Self::Clock(_) => type_words(Type::Time),
            Self::Word(_) | Self::Faulty => ("een woord", "a word"),
            Self::Row => ("een rij", "a row"),
        }
    }
}

/// What was put into an open place of a sentence: an option, or words.
fn gap<'a>(blanks: &[Blank], of: Reference, moment: Option<Symbol>) -> Meaning<'a> {
    let row = of.row.unwrap_or_default();
    let is_written = blanks.get(row as usize).is_some_and(|blank| blank.is_written);
    let domain = Domain::Gap(of.item, row);
    match (is_written, moment) {
        (true, None) => Meaning::Words(Words::Answer(of)),
        (true, Some(moment)) => Meaning::Words(Words::AnswerAt(of, moment)),
        (false, None) => Meaning::Pick(Pick::Answer(of), domain),
        (false, Some(moment)) => Meaning::Pick(Pick::AnswerAt(of, moment), domain),
    }
}

/// What things of a type are called, in Dutch and English.
pub(super) const fn type_words(of: Type) -> (&'static str, &'static str) {
    match of {
        Type::Truth => ("een ja of nee", "a yes or no"),
        Type::Number => ("een getal", "a number"),
        Type::Text => ("een tekst", "a text"),
        Type::Date => ("een datum", "a date"),
        Type::Time => ("een tijd", "a time"),
        Type::Option(_) => ("een optie", "an option"),
    }
}

/// Which answer of an item is meant.
#[derive(Clone, Copy)]
pub(super) struct Which {
    pub(super) row: Option<u32>,
    pub(super) moment: Option<Symbol>,
}

impl<'a> Resolver<'a> {
    /// What an expression means.
    pub(super) fn meaning(&mut self, of: &'a Expr) -> Meaning<'a> {
        let found = match &of.kind {
            ExprKind::Number(_) | ExprKind::Negative(_) | ExprKind::Total(_) | ExprKind::Product(_) => {
                self.sum(of).map(Meaning::Sum)
            }
            ExprKind::Text(text) => Some(Meaning::Quoted(text)),
            ExprKind::Truth(truth) => Some(Meaning::Truth(Truth::Constant(*truth))),
            ExprKind::Name(word) => return self.name(word, of.span),
            ExprKind::Dotted(left, right) => return self.dotted(left, right, of.span),
            ExprKind::Call(function, arguments) => return self.call(function.value, arguments, of),
            ExprKind::Set(_) => Some(Meaning::Row),
            ExprKind::Not(_)
            | ExprKind::All(_)
            | ExprKind::Any(_)
            | ExprKind::Compare(..)
            | ExprKind::In(..) => self.truth(of).map(Meaning::Truth),
            ExprKind::Broken => None,
        };
        found.unwrap_or(Meaning::Faulty)
    }

    fn name(&mut self, word: &'a str, span: Span) -> Meaning<'a> {
        let any = Which {
            row: None,
            moment: None,
        };
        if word == "answer" {
            return match self.scope.own() {
                Some(own) => self.answer(own, any, word, span),
                None => {
                    self.report(Problem::new(&names::ANSWER_ELSEWHERE, span));
                    Meaning::Faulty
                }
            };
        }
        match self.scope.entity(word) {
            None => Meaning::Word(word),
            Some(Entity::Item(asked)) => self.answer(asked, any, word, span),
            Some(entity) => self.thing(entity, word, span),
        }
    }

    /// What a name of something else than an item means.
    pub(super) fn thing(&mut self, entity: Entity<'a>, word: &str, span: Span) -> Meaning<'a> {
        let (right, nl, en) = match entity {
            Entity::Value(..) if self.scope.scoring().is_some() => {
                let problem = Problem::new(&types::NOT_IN_A_SCORE, span).with("text", word);
                self.report(problem);
                return Meaning::Faulty;
            }
            Entity::Value(value, of) => {
                return match of {
                    Type::Truth => Meaning::Truth(Truth::Value(value)),
                    Type::Number => Meaning::Sum(Sum::Value(value)),
                    Type::Text => Meaning::Words(Words::Value(value)),
                    Type::Date => Meaning::Day(Day::Value(value)),
                    Type::Time => Meaning::Clock(Clock::Value(value)),
                    Type::Option(domain) => Meaning::Pick(Pick::Value(value), domain),
                };
            }
            Entity::Faulty | Entity::Item(_) => return Meaning::Faulty,
            Entity::Step(_) => (format!("done({word})"), "een stap", "a step"),
            Entity::Part(_) => (format!("done({word})"), "een deel", "a part"),
            Entity::Scale { scored: true, .. } => (format!("score({word})"), "een schaal", "a scale"),
            Entity::Scale { .. } => {
                let problem = Problem::new(&names::SCALE_WITHOUT_SCORE, span).with("name", word);
                self.report(problem);
                return Meaning::Faulty;
            }
            Entity::Setting(..) => (format!("setting({word})"), "een instelling", "a setting"),
            Entity::Given(..) => (
                format!("fact({word})"),
                "een gegeven van buiten",
                "a fact from outside",
            ),
            Entity::Chance(..) => (format!("chance({word})"), "een loting", "a chance"),
        };
        self.mend(&names::NEEDS_FUNCTION, span, &right, |problem| {
            problem.with("name", word).with("what_nl", nl).with("what_en", en)
        });
        Meaning::Faulty
    }

    fn dotted(
        &mut self,
        Spanned {
            value: left,
            span: first,
        }: &'a Spanned<String>,
        name: &'a Spanned<String>,
        span: Span,
    ) -> Meaning<'a> {
        let right = name.value.as_str();
        match self.scope.entity(left) {
            None => {
                self.unknown(left, *first);
                Meaning::Faulty
            }
            Some(Entity::Faulty) => Meaning::Faulty,
            Some(Entity::Part(part)) => match self.scope.member(part, right) {
                Some(entity) => self.thing(entity, right, span),
                None => {
                    let members = self.scope.members(part);
                    self.unknown_among(&names::UNKNOWN_MEMBER, right, left, &members, name.span);
                    Meaning::Faulty
                }
            },
            Some(Entity::Item(asked)) => match self.row(asked, left, name, span) {
                Some(row) => {
                    let which = Which {
                        row: Some(row),
                        moment: None,
                    };
                    self.answer(asked, which, left, span)
                }
                None => Meaning::Faulty,
            },
            Some(_) => {
                self.no_rows(left, right, left.clone(), span);
                Meaning::Faulty
            }
        }
    }

    /// The place of a row among those of an item.
    pub(super) fn row(
        &mut self,
        asked: Asked<'_>,
        item: &str,
        named: &Spanned<String>,
        span: Span,
    ) -> Option<u32> {
        let row = named.value.as_str();
        let Some(rows) = asked.answer.rows() else {
            let domain = Domain::Item(asked.item);
            let right = match asked.answer {
                Answer::Choice if self.find(domain, row).is_some() => format!("{item} == {row}"),
                Answer::Choices if self.find(domain, row).is_some() => format!("{item} contains {row}"),
                Answer::Diary => format!("last({item}.{row})"),
                _ => item.to_owned(),
            };
            self.no_rows(item, row, right, span);
            return None;
        };
        let scope = self.scope;
        let words: Vec<&str> = rows.iter().map(|symbol| scope.word(*symbol)).collect();
        let found = words.iter().position(|word| *word == row);
        if found.is_none() {
            self.unknown_among(&names::UNKNOWN_ROW, row, item, &words, named.span);
        }
        found.and_then(|index| u32::try_from(index).ok())
    }

    fn no_rows(&mut self, name: &str, member: &str, right: String, span: Span) {
        let problem = Problem::new(&names::NO_ROWS, span)
            .with("name", name)
            .with("member", member)
            .with("right", right);
        self.report(problem);
    }

    /// What the answer of an item means.
    pub(super) fn answer(&mut self, asked: Asked<'a>, which: Which, name: &str, span: Span) -> Meaning<'a> {
        let of = Reference {
            item: asked.item,
            row: which.row,
        };
        if asked.private {
            let rule = match asked.answer {
                Answer::Words => &types::WORDS_READ,
                _ => &types::PRIVATE_READ,
            };
            self.report(Problem::new(rule, span).with("name", name));
            return Meaning::Faulty;
        }
        if self.scope.scoring().is_some() {
            return self.operand(asked, which, name, span);
        }
        let domain = Domain::Item(asked.item);
        let set = Set {
            item: asked.item,
            moment: which.moment,
        };
        match (asked.answer, which.moment) {
            (Answer::Choice, None) => Meaning::Pick(Pick::Answer(of), domain),
            (Answer::Choice, Some(moment)) => Meaning::Pick(Pick::AnswerAt(of, moment), domain),
            (Answer::Likert(_), None) if of.row.is_some() => Meaning::Pick(Pick::Answer(of), domain),
            (Answer::Likert(_), Some(moment)) if of.row.is_some() => {
                Meaning::Pick(Pick::AnswerAt(of, moment), domain)
            }
            (Answer::Match(_), None) if of.row.is_some() => Meaning::Pick(Pick::Answer(of), domain),
            (Answer::Match(_), Some(moment)) if of.row.is_some() => {
                Meaning::Pick(Pick::AnswerAt(of, moment), domain)
            }
            (Answer::Gap(blanks), moment) if of.row.is_some() => gap(blanks, of, moment),
            (Answer::Choices, _) => Meaning::Group(set, domain),
            (Answer::Confirm, None) => Meaning::Truth(Truth::Confirmed(of)),
            (Answer::Confirm, Some(moment)) => Meaning::Truth(Truth::ConfirmedAt(of, moment)),
            // Words reach here only in their own `check`.
            (Answer::Text | Answer::Words, None) => Meaning::Words(Words::Answer(of)),
            (Answer::Text | Answer::Words, Some(moment)) => Meaning::Words(Words::AnswerAt(of, moment)),
            (Answer::Number, None) => Meaning::Sum(Sum::Answer(of)),
            (Answer::Number, Some(moment)) => Meaning::Sum(Sum::AnswerAt(of, moment)),
            (Answer::Date, None) => Meaning::Day(Day::Answer(of)),
            (Answer::Date, Some(moment)) => Meaning::Day(Day::AnswerAt(of, moment)),
            (Answer::Time, None) => Meaning::Clock(Clock::Answer(of)),
            (Answer::Time, Some(moment)) => Meaning::Clock(Clock::AnswerAt(of, moment)),
            (Answer::Likert(_) | Answer::Match(_) | Answer::Gap(_), _) => {
                let rows = asked.answer.rows().unwrap_or_default();
                let row = rows.first().map_or("rij", |row| self.scope.word(*row));
                let problem = Problem::new(&names::ROW_NEEDED, span)
                    .with("name", name)
                    .with("right", format!("{name}.{row}"));
                self.report(problem);
                Meaning::Faulty
            }
            (Answer::Rank, _) => {
                let option = self.first_word(domain);
                let right = format!("position({name}, {option}) == 1");
                self.no_single(name, span, &right, "een rangorde", "a ranking")
            }
            (Answer::Done, _) => {
                let right = format!("done({name})");
                self.no_single(name, span, &right, "iets om te doen", "something to do")
            }
            (Answer::List, _) => {
                let right = format!("count({name})");
                self.no_single(name, span, &right, "een lijst", "a list")
            }
            (Answer::Diary, _) => {
                let right = format!("count({name})");
                self.no_single(name, span, &right, "een dagboek", "a diary")
            }
            (Answer::Nothing, _) => {
                self.report(Problem::new(&types::NO_ANSWER, span).with("name", name));
                Meaning::Faulty
            }
        }
    }

    fn no_single(&mut self, name: &str, span: Span, right: &str, nl: &str, en: &str) -> Meaning<'a> {
        let problem = Problem::new(&types::NO_SINGLE_ANSWER, span)
            .with("name", name)
            .with("what_nl", nl)
            .with("what_en", en)
            .with("right", right);
        self.report(problem);
        Meaning::Faulty
    }

    /// What an item gives in the score of its scale.
    fn operand(&mut self, asked: Asked<'a>, which: Which, name: &str, span: Span) -> Meaning<'a> {
        if asked.scale.is_none() || asked.scale != self.scope.scoring() {
            self.report(Problem::new(&types::ANOTHER_SCALE, span).with("name", name));
            return Meaning::Faulty;
        }
        let may = matches!(
            asked.answer,
            Answer::Choice | Answer::Choices | Answer::Number | Answer::Likert(_)
        );
        if !may {
            self.report(Problem::new(&types::NOT_IN_A_SCORE, span).with("text", name));
            return Meaning::Faulty;
        }
        if !self.scope.gives_number(asked.item) {
            self.report(Problem::new(&types::OPTION_WITHOUT_SCORE, span).with("name", name));
            return Meaning::Faulty;
        }
        let one = |row: Option<u32>| {
            Sum::Operand(Reference {
                item: asked.item,
                row,
            })
        };
        Meaning::Sum(match (asked.answer, which.row) {
            // A bare likert is the sum of its rows, each an operand (semantics 16.10).
            (Answer::Likert(rows), None) => {
                let mut terms: Vec<Sum> = (0_u32..).zip(rows).map(|(row, _)| one(Some(row))).collect();
                match terms.pop() {
                    Some(single) if terms.is_empty() => single,
                    Some(last) => {
                        terms.push(last);
                        Sum::Plus(terms)
                    }
                    None => Sum::Operand(whole(asked.item)),
                }
            }
            (_, row) => one(row),
        })
    }

    /// Reports a word that is nothing here.
    pub(super) fn unknown(&mut self, word: &str, span: Span) {
        for (at, _) in word.match_indices('-') {
            let (left, right) = (word.get(..at).unwrap_or(""), word.get(at + 1..).unwrap_or(""));
            let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let is_known = |text: &str| self.scope.entity(text).is_some();
            if is_known(left) && (is_known(right) || is_number(right)) {
                let right = format!("{left} - {right}");
                self.mend(&names::HYPHEN_OR_MINUS, span, &right, |problem| {
                    problem.with("name", word)
                });
                return;
            }
        }
        let mut problem = Problem::new(&names::UNKNOWN_NAME, span).with("name", word);
        if let Some(near) = self.nearest(word) {
            problem = problem.fixed_by(span, near);
        }
        self.report(problem);
    }

    /// The known name nearest to a word.
    pub(super) fn nearest(&self, word: &str) -> Option<&'a str> {
        nearest(word, self.scope.ids().into_iter())
    }
}
