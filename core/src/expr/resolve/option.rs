//! Words that are options of what stands beside them, and rows of them.

use super::Resolver;
use super::compare::{Side, signed};
use super::meaning::Meaning;
use crate::expr::ast::{Expr, ExprKind, Operator};
use crate::expr::name::{Set, Symbol};
use crate::expr::rules::{names, types};
use crate::expr::scope::Domain;
use crate::expr::typed::Truth;
use crate::ground::id::nearest;
use crate::ground::problem::{Problem, Rule};
use crate::ground::span::Span;

impl<'a> Resolver<'a> {
    /// A choice of several options beside something.
    pub(super) fn group(
        &mut self,
        whole: &Expr,
        operator: Operator,
        left: &Expr,
        set: Set,
        domain: Domain,
        right: Side<'a>,
    ) -> Option<Truth> {
        let option = match &right.is {
            Meaning::Word(_) | Meaning::Quoted(_) => self.option(&right, left, domain)?,
            is => return self.cannot(whole, &Meaning::Group(set, domain), is),
        };
        if operator == Operator::Contains {
            return Some(Truth::Has(set, option));
        }
        if !operator.is_equality() {
            return self.no_order(left);
        }
        let contains = format!("{left} contains {}", right.of);
        let mended = match operator {
            Operator::NotEqual => format!("not {contains}"),
            _ => contains,
        };
        let (name, word) = (left.to_string(), right.of.to_string());
        self.mend(&types::SET_BESIDE_OPTION, whole.span, &mended, |problem| {
            problem.with("left", name).with("option", word)
        });
        None
    }

    /// The option that a bare (or wrongly quoted) word is.
    pub(super) fn option(&mut self, side: &Side<'a>, beside: &Expr, domain: Domain) -> Option<Symbol> {
        let (word, is_quoted) = match side.is {
            Meaning::Word(word) => (word, false),
            Meaning::Quoted(text) => (text, true),
            _ => return None,
        };
        let Some(option) = self.find(domain, word) else {
            self.unknown_option(word, side.of.span, domain, Some(beside));
            return None;
        };
        if is_quoted {
            let of = beside.to_string();
            self.mend(&types::QUOTED_OPTION, side.of.span, word, |problem| {
                problem.with("of", of)
            });
            return None;
        }
        Some(option)
    }

    /// `choices == (a, b)`
    pub(super) fn row_beside(
        &mut self,
        whole: &Expr,
        operator: Operator,
        left: Side<'a>,
        row: &'a Expr,
    ) -> Option<Truth> {
        let ExprKind::Set(parts) = &row.kind else {
            return None;
        };
        match (left.is, parts.as_slice()) {
            (Meaning::Group(set, domain), _) if operator.is_equality() => {
                let mut options = Vec::new();
                for part in parts {
                    options.push(self.option_of(part, left.of, domain)?);
                }
                let ordered = self.scope.domain(domain).iter().copied();
                let ordered: Vec<Symbol> = ordered.filter(|option| options.contains(option)).collect();
                Some(signed(operator, Truth::SetIs(set, ordered)))
            }
            (is, [single]) => {
                // `x == (a)` beside anything but a set is `x == a`.
                let right = self.beside(
                    &Side {
                        of: left.of,
                        is: is.clone(),
                    },
                    single,
                );
                self.sides(whole, operator, Side { of: left.of, is }, right)
            }
            (Meaning::Pick(..), _) if operator.is_equality() && !parts.is_empty() => {
                let not = if operator == Operator::NotEqual {
                    "not "
                } else {
                    ""
                };
                let mended = format!("{not}{} in {row}", left.of);
                let name = left.of.to_string();
                self.mend(&types::SET_BESIDE_CHOICE, whole.span, &mended, |problem| {
                    problem.with("left", name)
                });
                None
            }
            (Meaning::Word(word), _) => {
                self.unknown(word, left.of.span);
                None
            }
            _ => {
                self.report(Problem::new(&types::ROW_OF_OPTIONS, row.span));
                None
            }
        }
    }

    pub(super) fn option_of(&mut self, part: &'a Expr, beside: &Expr, domain: Domain) -> Option<Symbol> {
        let is = match &part.kind {
            ExprKind::Name(word) => Meaning::Word(word),
            ExprKind::Text(text) => Meaning::Quoted(text),
            ExprKind::Broken => return None,
            _ => {
                self.report(Problem::new(&types::ROW_OF_OPTIONS, part.span));
                return None;
            }
        };
        self.option(&Side { of: part, is }, beside, domain)
    }

    /// Reports a word that is not in a domain. `of` is what it was compared with, as written.
    pub(super) fn unknown_option(&mut self, word: &str, span: Span, domain: Domain, of: Option<&Expr>) {
        let rule = match domain {
            Domain::Bands(_) => &names::UNKNOWN_BAND,
            Domain::Chance(_) => &names::UNKNOWN_ARM,
            Domain::Item(_) | Domain::Gap(..) | Domain::Setting(_) | Domain::Given(_) => {
                &names::UNKNOWN_OPTION
            }
        };
        let of = match (of, domain) {
            (Some(of), _) => of.to_string(),
            (None, Domain::Item(item) | Domain::Gap(item, _)) => self.scope.item_id(item).to_owned(),
            (None, _) => "…".to_owned(),
        };
        let words = self.words_of(self.scope.domain(domain));
        self.unknown_among(rule, word, &of, &words, span);
    }

    fn words_of(&self, symbols: &[Symbol]) -> Vec<&'a str> {
        let scope = self.scope;
        symbols.iter().map(|symbol| scope.word(*symbol)).collect()
    }

    /// Reports a word that is not among some others, with the nearest as a fix.
    pub(super) fn unknown_among(
        &mut self,
        rule: &'static Rule,
        word: &str,
        of: &str,
        words: &[&str],
        span: Span,
    ) {
        let mut problem = Problem::new(rule, span)
            .with("name", word)
            .with("of", of)
            .with("options", listed(words));
        if rule.code == names::UNKNOWN_MEMBER.code {
            let (nl, en) = if words.is_empty() {
                (String::new(), String::new())
            } else {
                let words = listed(words);
                (
                    format!(", of kies een van: {words}"),
                    format!(", or choose one of: {words}"),
                )
            };
            problem = problem.with("or_nl", nl).with("or_en", en);
        }
        if let Some(near) = nearest(word, words.iter().copied()) {
            problem = problem.fixed_by(span, near);
        }
        self.problems.push(problem);
    }

    /// The moment of this name among some.
    pub(super) fn moment(&mut self, word: &str, span: Span, of: &str, moments: &[Symbol]) -> Option<Symbol> {
        if moments.is_empty() {
            self.problems
                .push(Problem::new(&names::NEVER_MEASURED, span).with("of", of));
            return None;
        }
        let found = moments
            .iter()
            .copied()
            .find(|moment| self.scope.word(*moment) == word);
        if found.is_none() {
            let words = self.words_of(moments);
            self.unknown_among(&names::UNKNOWN_MOMENT, word, of, &words, span);
        }
        found
    }
}

/// Words with commas between, at most eight.
fn listed(words: &[&str]) -> String {
    let shown: Vec<String> = words.iter().take(8).map(|word| format!("`{word}`")).collect();
    let more = if words.len() > 8 { " …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
