//! Functions and what they can be asked of.

use super::Resolver;
use super::meaning::{Meaning, Which};
use crate::expr::ast::{Expr, ExprKind, Function};
use crate::expr::name::{Reference, ScaleIx, Set, StepIx, Symbol};
use crate::expr::rules::{names, types};
use crate::expr::scope::{Answer, Asked, Domain, Entity, Type, whole};
use crate::expr::typed::{DoneOf, Pick, Sum, Summary, Truth, Words};
use crate::ground::problem::Problem;

/// What functions ask for, in Dutch and English.
const ITEM: (&str, &str) = ("de naam van een vraag", "the name of a question");
const SCALE: (&str, &str) = ("de naam van een schaal", "the name of a scale");
const STEP: (&str, &str) = ("de naam van een stap", "the name of a step");
const DONE: (&str, &str) = (
    "de naam van een stap of oefening",
    "the name of a step or exercise",
);
const SINCE: (&str, &str) = (
    "de naam van een stap of een vraag naar een datum",
    "the name of a step or a date question",
);
const SET: (&str, &str) = (
    "een vraag met meer antwoorden, een lijst of een dagboek",
    "a question with several answers, a list or a diary",
);
const QUESTION: (&str, &str) = (
    "een vraag van een dagboek met een getal als antwoord, met een punt ertussen",
    "a question of a diary with a number as its answer, with a point between",
);
const ONCE: (&str, &str) = (
    "de naam van een vraag die geen dagboek is",
    "the name of a question that is no diary",
);
const RANK: (&str, &str) = ("de naam van een rangorde", "the name of a ranking");
const TEXT: (&str, &str) = ("een tekst", "a text");
const WORD: (&str, &str) = ("een los woord", "a single word");
const SETTING: (&str, &str) = ("de naam van een instelling", "the name of a setting");
const FACT: (&str, &str) = (
    "de naam van een gegeven van buiten",
    "the name of a fact from outside",
);
const CHANCE: (&str, &str) = ("de naam van een loting", "the name of a chance");

impl<'a> Resolver<'a> {
    /// What a call means.
    pub(super) fn call(&mut self, function: Function, arguments: &'a [Expr], of: &'a Expr) -> Meaning<'a> {
        let may_score = matches!(function, Function::Setting | Function::Fact | Function::Chance);
        if self.scope.scoring().is_some() && !may_score {
            let problem = Problem::new(&types::NOT_IN_A_SCORE, of.span).with("text", of);
            self.report(problem);
            return Meaning::Faulty;
        }
        self.called(function, arguments).unwrap_or(Meaning::Faulty)
    }

    fn called(&mut self, function: Function, arguments: &'a [Expr]) -> Option<Meaning<'a>> {
        let first = arguments.first()?;
        let second = arguments.get(1);
        Some(match function {
            Function::Answered => Meaning::Truth(Truth::Answered(self.status(function, first)?)),
            Function::Skipped => Meaning::Truth(Truth::Skipped(self.status(function, first)?)),
            Function::Declined => Meaning::Truth(Truth::Declined(self.status(function, first)?)),
            Function::Correct => {
                let asked = self.at_once(function, first)?;
                Meaning::Truth(Truth::Correct(asked.item))
            }
            Function::Attempts => {
                let asked = self.at_once(function, first)?;
                Meaning::Sum(Sum::Attempts(asked.item))
            }
            Function::Length => match self.meaning(first) {
                Meaning::Words(words) => Meaning::Sum(Sum::Length(words)),
                Meaning::Faulty => return None,
                Meaning::Word(word) => {
                    self.unknown(word, first.span);
                    return None;
                }
                _ => return self.wrong(function, first, TEXT),
            },
            Function::Count => self.count(first)?,
            Function::Position => self.position(first, second?)?,
            Function::Answer => self.answer_at(first, second?)?,
            Function::Score => {
                let (scale, moment) = self.scale(function, first, second)?;
                Meaning::Sum(Sum::Score(scale, moment))
            }
            Function::Band => {
                let (scale, moment) = self.scale(function, first, second)?;
                Meaning::Pick(Pick::Band(scale, moment), Domain::Bands(scale))
            }
            Function::Change => {
                let (scale, from) = self.scale(function, first, second)?;
                let to = self.scale_moment(function, scale, first, arguments.get(2)?)?;
                Meaning::Sum(Sum::Change(scale, from?, to))
            }
            Function::Done => match (self.step(first), self.entity(function, first, DONE)?) {
                (Some(step), _) => Meaning::Truth(Truth::Done(DoneOf::Step(step))),
                (None, Entity::Item(asked)) if asked.answer == Answer::Done => {
                    Meaning::Truth(Truth::Done(DoneOf::Item(asked.item)))
                }
                _ => return self.wrong(function, first, DONE),
            },
            Function::Visits => match (self.step(first), self.entity(function, first, STEP)?) {
                (Some(step), _) => Meaning::Sum(Sum::Visits(step)),
                _ => return self.wrong(function, first, STEP),
            },
            Function::DaysSince => match (self.step(first), self.entity(function, first, SINCE)?) {
                (Some(step), _) => Meaning::Sum(Sum::DaysSinceStep(step)),
                (None, Entity::Item(asked)) if asked.answer == Answer::Date => {
                    let asked = self.not_private(asked, first)?;
                    Meaning::Sum(Sum::DaysSinceDate(whole(asked.item)))
                }
                _ => return self.wrong(function, first, SINCE),
            },
            Function::Setting | Function::Fact | Function::Chance => self.bound(function, first)?,
            Function::First => self.entries(function, Summary::First, first)?,
            Function::Last => self.entries(function, Summary::Last, first)?,
            Function::Mean => self.entries(function, Summary::Mean, first)?,
            Function::Min => self.entries(function, Summary::Min, first)?,
            Function::Max => self.entries(function, Summary::Max, first)?,
        })
    }

    fn wrong<T>(&mut self, function: Function, argument: &Expr, wants: (&str, &str)) -> Option<T> {
        let problem = Problem::new(&names::WRONG_ARGUMENT, argument.span)
            .with("function", function.word())
            .with("name", argument)
            .with("wants_nl", wants.0)
            .with("wants_en", wants.1);
        self.report(problem);
        None
    }

    /// The step that a bare word names, even where it names an item too.
    fn step(&self, argument: &Expr) -> Option<StepIx> {
        match &argument.kind {
            ExprKind::Name(word) => self.scope.step(word),
            _ => None,
        }
    }

    /// What a bare word between the parentheses stands for; `answer` is the item's own.
    fn entity(&mut self, function: Function, argument: &'a Expr, wants: (&str, &str)) -> Option<Entity<'a>> {
        let ExprKind::Name(word) = &argument.kind else {
            return match argument.kind {
                ExprKind::Broken => None,
                _ => self.wrong(function, argument, wants),
            };
        };
        if word == "answer"
            && let Some(own) = self.scope.own()
        {
            return Some(Entity::Item(own));
        }
        match self.scope.entity(word) {
            Some(Entity::Faulty) => None,
            Some(entity) => Some(entity),
            None => {
                self.unknown(word, argument.span);
                None
            }
        }
    }

    /// An item or one of its rows, of which only is asked whether it was answered.
    fn status(&mut self, function: Function, argument: &'a Expr) -> Option<Reference> {
        if let ExprKind::Dotted(left, right) = &argument.kind {
            return match self.scope.entity(&left.value) {
                Some(Entity::Item(asked)) => {
                    let row = self.row(asked, &left.value, right, argument.span)?;
                    Some(Reference {
                        item: asked.item,
                        row: Some(row),
                    })
                }
                Some(Entity::Faulty) => None,
                Some(_) => self.wrong(function, argument, ITEM),
                None => {
                    self.unknown(&left.value, left.span);
                    None
                }
            };
        }
        match self.entity(function, argument, ITEM)? {
            Entity::Item(asked) if asked.answer != Answer::Nothing => Some(whole(asked.item)),
            _ => self.wrong(function, argument, ITEM),
        }
    }

    /// An item whose answer is read.
    fn readable(&mut self, function: Function, argument: &'a Expr) -> Option<Asked<'a>> {
        match self.entity(function, argument, ITEM)? {
            Entity::Item(asked) if asked.answer != Answer::Nothing => self.not_private(asked, argument),
            _ => self.wrong(function, argument, ITEM),
        }
    }

    /// An item that is answered at once. A diary has no rules, and how often it was answered changes while its entries do
    /// not count yet (semantics 22.12).
    fn at_once(&mut self, function: Function, argument: &'a Expr) -> Option<Asked<'a>> {
        match self.readable(function, argument)? {
            asked if asked.answer == Answer::Diary => self.wrong(function, argument, ONCE),
            asked => Some(asked),
        }
    }

    fn not_private(&mut self, asked: Asked<'a>, argument: &Expr) -> Option<Asked<'a>> {
        if asked.private {
            let problem = Problem::new(&types::PRIVATE_READ, argument.span).with("name", argument);
            self.report(problem);
            return None;
        }
        Some(asked)
    }

    fn count(&mut self, argument: &'a Expr) -> Option<Meaning<'a>> {
        let asked = match &argument.kind {
            ExprKind::Name(word) if word == "answer" => self.scope.own(),
            ExprKind::Name(word) => match self.scope.entity(word) {
                Some(Entity::Item(asked)) => Some(asked),
                _ => None,
            },
            _ => None,
        };
        let is_counted = |asked: &Asked<'_>| {
            matches!(
                asked.answer,
                Answer::List | Answer::Diary | Answer::Match(_) | Answer::Gap(_)
            )
        };
        if let Some(asked) = asked.filter(is_counted) {
            let asked = self.not_private(asked, argument)?;
            let set = Set {
                item: asked.item,
                moment: None,
            };
            return Some(Meaning::Sum(Sum::Count(set)));
        }
        match self.meaning(argument) {
            Meaning::Group(set, _) => Some(Meaning::Sum(Sum::Count(set))),
            Meaning::Faulty => None,
            Meaning::Word(word) => {
                self.unknown(word, argument.span);
                None
            }
            _ => self.wrong(Function::Count, argument, SET),
        }
    }

    /// `first(diary.question)` and its like.
    fn entries(&mut self, function: Function, which: Summary, of: &'a Expr) -> Option<Meaning<'a>> {
        let ExprKind::Dotted(diary, question) = &of.kind else {
            return match of.kind {
                ExprKind::Broken => None,
                _ => self.wrong(function, of, QUESTION),
            };
        };
        let asked = match self.scope.entity(&diary.value) {
            Some(Entity::Item(asked)) if asked.answer == Answer::Diary => self.not_private(asked, of)?,
            Some(Entity::Faulty) => return None,
            Some(_) => return self.wrong(function, of, QUESTION),
            None => {
                self.unknown(&diary.value, diary.span);
                return None;
            }
        };
        let scope = self.scope;
        let questions = scope.questions(asked.item);
        let found = questions
            .iter()
            .zip(0_u32..)
            .find(|((id, _), _)| *id == question.value);
        match found {
            Some(((_, true), row)) => {
                let of = Reference {
                    item: asked.item,
                    row: Some(row),
                };
                Some(Meaning::Sum(Sum::Entries(which, of)))
            }
            Some(_) => self.wrong(function, of, QUESTION),
            None => {
                let numbers = questions.iter().filter(|(_, is_number)| *is_number);
                let numbers: Vec<&str> = numbers.map(|(id, _)| *id).collect();
                let rule = &names::UNKNOWN_QUESTION;
                self.unknown_among(rule, &question.value, &diary.value, &numbers, question.span);
                None
            }
        }
    }

    fn position(&mut self, item: &'a Expr, option: &'a Expr) -> Option<Meaning<'a>> {
        let asked = match self.entity(Function::Position, item, RANK)? {
            Entity::Item(asked) if asked.answer == Answer::Rank => self.not_private(asked, item)?,
            _ => return self.wrong(Function::Position, item, RANK),
        };
        let domain = Domain::Item(asked.item);
        let ExprKind::Name(word) = &option.kind else {
            return self.wrong(Function::Position, option, WORD);
        };
        match self.find(domain, word) {
            Some(option) => Some(Meaning::Sum(Sum::Position(asked.item, option))),
            None => {
                self.unknown_option(word, option.span, domain, Some(item));
                None
            }
        }
    }

    /// `answer(item, moment)`
    fn answer_at(&mut self, item: &'a Expr, moment: &'a Expr) -> Option<Meaning<'a>> {
        let (asked, row, name) = match &item.kind {
            ExprKind::Dotted(left, right) => match self.scope.entity(&left.value) {
                Some(Entity::Item(asked)) => {
                    let row = self.row(asked, &left.value, right, item.span)?;
                    (asked, Some(row), left.value.as_str())
                }
                Some(Entity::Faulty) => return None,
                Some(_) => return self.wrong(Function::Answer, item, ITEM),
                None => {
                    self.unknown(&left.value, left.span);
                    return None;
                }
            },
            ExprKind::Name(word) => match self.entity(Function::Answer, item, ITEM)? {
                Entity::Item(asked) => (asked, None, word.as_str()),
                _ => return self.wrong(Function::Answer, item, ITEM),
            },
            _ => return self.wrong(Function::Answer, item, ITEM),
        };
        let ExprKind::Name(word) = &moment.kind else {
            return self.wrong(Function::Answer, moment, WORD);
        };
        let moments = self.scope.item_moments(asked.item);
        let moment = self.moment(word, moment.span, name, moments)?;
        let which = Which {
            row,
            moment: Some(moment),
        };
        Some(self.answer(asked, which, name, item.span))
    }

    /// A scale with the moment asked for, if one is.
    fn scale(
        &mut self,
        function: Function,
        argument: &'a Expr,
        moment: Option<&'a Expr>,
    ) -> Option<(ScaleIx, Option<Symbol>)> {
        let Entity::Scale {
            scale,
            scored,
            banded,
        } = self.entity(function, argument, SCALE)?
        else {
            return self.wrong(function, argument, SCALE);
        };
        let lacks = match function {
            Function::Band if !banded => Some(&names::SCALE_WITHOUT_BANDS),
            Function::Band => None,
            _ if !scored => Some(&names::SCALE_WITHOUT_SCORE),
            _ => None,
        };
        if let Some(rule) = lacks {
            self.report(Problem::new(rule, argument.span).with("name", argument));
            return None;
        }
        match moment {
            Some(moment) => {
                let found = self.scale_moment(function, scale, argument, moment)?;
                Some((scale, Some(found)))
            }
            None => Some((scale, None)),
        }
    }

    fn scale_moment(
        &mut self,
        function: Function,
        scale: ScaleIx,
        of: &Expr,
        moment: &'a Expr,
    ) -> Option<Symbol> {
        let ExprKind::Name(word) = &moment.kind else {
            return self.wrong(function, moment, WORD);
        };
        let moments = self.scope.scale_moments(scale);
        self.moment(word, moment.span, &of.to_string(), moments)
    }

    /// `setting(n)`, `fact(n)`, `chance(n)`; one for the other is mended.
    fn bound(&mut self, function: Function, argument: &'a Expr) -> Option<Meaning<'a>> {
        let wants = match function {
            Function::Setting => SETTING,
            Function::Fact => FACT,
            _ => CHANCE,
        };
        let entity = self.entity(function, argument, wants)?;
        Some(match (function, entity) {
            (Function::Setting, Entity::Setting(setting, of)) => match of {
                Type::Truth => Meaning::Truth(Truth::Setting(setting)),
                Type::Number => Meaning::Sum(Sum::Setting(setting)),
                Type::Text => Meaning::Words(Words::Setting(setting)),
                Type::Option(domain) => Meaning::Pick(Pick::Setting(setting), domain),
                Type::Date | Type::Time => return None,
            },
            (Function::Fact, Entity::Given(given, of)) => match of {
                Type::Truth => Meaning::Truth(Truth::Given(given)),
                Type::Number => Meaning::Sum(Sum::Given(given)),
                Type::Text => Meaning::Words(Words::Given(given)),
                Type::Option(domain) => Meaning::Pick(Pick::Given(given), domain),
                Type::Date | Type::Time => return None,
            },
            (Function::Chance, Entity::Chance(chance, of)) => match of {
                Type::Option(domain) => Meaning::Pick(Pick::Chance(chance), domain),
                _ => Meaning::Sum(Sum::Chance(chance)),
            },
            _ => return self.wrong(function, argument, wants),
        })
    }
}
