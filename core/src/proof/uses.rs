//! What conditions ask of each answer, fact, setting and draw: from this follows which answers need to be tried.

use std::collections::BTreeSet;

use super::leaves::Leaves;
use super::order::Order;
use crate::check::linear::{Form, Term};
use crate::expr::name::{ChanceIx, ItemIx, Reference, ScaleIx, Symbol, ValueIx};
use crate::expr::reads::{Read, reads};
use crate::expr::typed::{Clock, Day, Likeness, Pick, Sum, Summary, Truth, Typed, Words};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::module::plan::{ItemKind, Plan};

/// What is asked of one answer (or fact, or setting).
#[derive(Clone, Default)]
pub(super) struct Use {
    /// It is asked at all.
    pub(super) is_read: bool,
    /// Numbers it is compared with.
    pub(super) numbers: BTreeSet<Number>,
    /// Days it is compared with.
    pub(super) dates: BTreeSet<Date>,
    /// Times it is compared with.
    pub(super) times: BTreeSet<TimeOfDay>,
    /// Texts it is compared with, and how.
    pub(super) texts: Vec<(Likeness, String)>,
    /// Lengths it is compared with.
    pub(super) lengths: BTreeSet<Number>,
    /// Options it is compared with.
    pub(super) named: BTreeSet<Symbol>,
    /// Rows that are asked one by one.
    pub(super) rows: BTreeSet<u32>,
    /// It is compared with another answer, or reckoned with.
    pub(super) is_mixed: bool,
    /// It is asked whether it was answered, skipped or declined.
    pub(super) asks_status: bool,
    /// It counts in a score.
    pub(super) is_operand: bool,
    /// It is counted: how many options, entries, right rows.
    pub(super) is_counted: bool,
    /// Numbers of days since it, or since a step, that something is compared with.
    pub(super) days: BTreeSet<i64>,
    /// How often it was answered is compared with numbers up to this.
    pub(super) attempts: u32,
    /// How often it was answered is compared with more than a number.
    pub(super) is_attempted: bool,
    /// More than one thing is asked how long ago it was: every day counts, not only those beside what it is compared with.
    pub(super) is_daily: bool,
    /// It is put in order beside other answers: in which of [`Uses::orders`].
    pub(super) order: Option<usize>,
    /// It is compared with whole numbers, whichever they are: then only between which of them it lies matters.
    pub(super) is_stepped: bool,
    /// Options of which it is asked at which place of a ranking they stand.
    pub(super) ranked: BTreeSet<Symbol>,
}

impl Use {
    /// What it is compared with on its own, in millionths.
    pub(super) fn edges(&self) -> impl Iterator<Item = i128> {
        let numbers = self.numbers.iter().map(|number| i128::from(number.millionths()));
        let days = self.dates.iter().map(|date| i128::from(date.days()) * 1_000_000);
        let minutes = self
            .times
            .iter()
            .map(|time| i128::from(time.minutes()) * 1_000_000);
        numbers.chain(days).chain(minutes)
    }
}

/// All of them.
pub(super) struct Uses {
    pub(super) items: Vec<Use>,
    pub(super) givens: Vec<Use>,
    pub(super) settings: Vec<Use>,
    pub(super) chances: Vec<Use>,
    /// `days` of steps; `is_read` when a step is asked about.
    pub(super) steps: Vec<Use>,
    pub(super) scales: Vec<bool>,
    values: Vec<bool>,
    /// How answers are compared with one another, as far as that is adding up and taking off.
    pub(super) forms: BTreeSet<Form>,
    /// What is compared with one another, put in order.
    pub(super) orders: Vec<Order>,
}

impl Uses {
    pub(super) fn new(plan: &Plan) -> Self {
        Self {
            items: vec![Use::default(); plan.items.len()],
            givens: vec![Use::default(); plan.givens.len()],
            settings: vec![Use::default(); plan.settings.len()],
            chances: vec![Use::default(); plan.chances.len()],
            steps: vec![Use::default(); plan.steps.len()],
            scales: vec![false; plan.scales.len()],
            values: vec![false; plan.values.len()],
            forms: BTreeSet::new(),
            orders: Vec::new(),
        }
    }

    pub(super) fn item(&self, item: ItemIx) -> Option<&Use> {
        self.items.get(item.index())
    }

    /// What is asked of something that is reckoned with.
    pub(super) fn of(&self, term: Term) -> Option<&Use> {
        match term {
            Term::Answer(item) => self.items.get(item.index()),
            Term::Setting(setting) => self.settings.get(setting.index()),
            Term::Given(given) => self.givens.get(given.index()),
        }
    }

    pub(super) fn of_mut(&mut self, term: Term) -> Option<&mut Use> {
        match term {
            Term::Answer(item) => self.items.get_mut(item.index()),
            Term::Setting(setting) => self.settings.get_mut(setting.index()),
            Term::Given(given) => self.givens.get_mut(given.index()),
        }
    }

    /// Whether an answer is asked for at all.
    pub(super) fn reads_item(&self, item: ItemIx) -> bool {
        self.item(item).is_some_and(|found| found.is_read)
    }

    /// Whether it is asked how an item was answered, or left.
    pub(super) fn asks_status(&self, item: ItemIx) -> bool {
        self.item(item).is_some_and(|found| found.asks_status)
    }

    /// Whether a draw is asked for at all.
    pub(super) fn reads_chance(&self, chance: ChanceIx) -> bool {
        self.chances
            .get(chance.index())
            .is_some_and(|found| found.is_read)
    }

    /// Takes down that an item is to be answered in every way.
    pub(super) fn note_item(&mut self, item: ItemIx) {
        self.edit(item, |found| found.is_read = true);
    }

    /// Takes down what a condition asks.
    pub(super) fn note(&mut self, plan: &Plan, truth: &Truth) {
        self.touch(plan, &reads(truth));
        self.truth(plan, truth);
    }

    fn edit(&mut self, item: ItemIx, change: impl FnOnce(&mut Use)) {
        if let Some(found) = self.items.get_mut(item.index()) {
            change(found);
        }
    }

    /// Marks everything that is read.
    fn touch(&mut self, plan: &Plan, all: &[Read]) {
        for read in all {
            match read {
                Read::Answer(of, _) => self.edit(of.item, |found| {
                    found.is_read = true;
                    found.rows.extend(of.row);
                }),
                Read::Status(of) => self.edit(of.item, |found| {
                    found.is_read = true;
                    found.asks_status = true;
                    found.rows.extend(of.row);
                }),
                Read::Correct(item) => {
                    self.edit(*item, |found| {
                        found.is_read = true;
                        found.is_counted = true;
                    });
                    // What its rules ask decides it.
                    let rules = plan.items.get(item.index()).map_or(&[][..], |item| &item.rules);
                    for when in rules.iter().filter_map(|rule| rule.when.as_ref()) {
                        self.truth(plan, when);
                    }
                }
                Read::Attempts(item) | Read::DoneItem(item) => {
                    self.edit(*item, |found| {
                        found.is_read = true;
                        found.asks_status = true;
                    });
                }
                Read::Operand(of) => self.operand(*of),
                Read::Scale(scale, _) => self.note_scale(plan, *scale),
                Read::Value(value) => self.value(plan, *value),
                Read::Setting(setting) => mark(&mut self.settings, setting.index()),
                Read::Given(given) => mark(&mut self.givens, given.index()),
                Read::Chance(chance) => mark(&mut self.chances, chance.index()),
                Read::Step(step) => mark(&mut self.steps, step.index()),
            }
        }
    }

    fn operand(&mut self, of: Reference) {
        self.edit(of.item, |found| {
            found.is_read = true;
            found.is_operand = true;
        });
    }

    /// Takes down that the scores of a scale are looked at.
    pub(super) fn note_scale(&mut self, plan: &Plan, scale: ScaleIx) {
        let Some(seen) = self.scales.get_mut(scale.index()) else {
            return;
        };
        if std::mem::replace(seen, true) {
            return;
        }
        let Some(found) = plan.scales.get(scale.index()) else {
            return;
        };
        for of in &found.operands {
            self.operand(*of);
        }
        // A score may take facts, settings and draws beside its answers.
        if let Some(score) = &found.score {
            self.touch(plan, &reads(score));
            let mut leaves = Leaves::default();
            leaves.sum(score);
            self.mixed(plan, leaves);
        }
    }

    fn value(&mut self, plan: &Plan, value: ValueIx) {
        let Some(seen) = self.values.get_mut(value.index()) else {
            return;
        };
        if std::mem::replace(seen, true) {
            return;
        }
        let rungs = plan
            .values
            .get(value.index())
            .map_or(&[][..], |found| &found.rungs);
        for rung in rungs {
            if let Some(when) = &rung.when {
                self.note(plan, when);
            }
            self.touch(plan, &reads(&rung.is));
            match &rung.is {
                Typed::Truth(truth) => self.truth(plan, truth),
                // What it is compared with says how far it is told apart.
                Typed::Sum(_) | Typed::Day(_) | Typed::Clock(_) => {}
                is => self.mixed(plan, Leaves::of_value(is)),
            }
        }
    }

    fn truth(&mut self, plan: &Plan, truth: &Truth) {
        match truth {
            Truth::Not(inner) => self.truth(plan, inner),
            Truth::All(parts) | Truth::Any(parts) => parts.iter().for_each(|part| self.truth(plan, part)),
            Truth::Option(pick, options) => match pick {
                Pick::Answer(of) | Pick::AnswerAt(of, _) => {
                    self.edit(of.item, |found| found.named.extend(options));
                }
                Pick::Given(given) => {
                    if let Some(found) = self.givens.get_mut(given.index()) {
                        found.named.extend(options);
                    }
                }
                _ => {}
            },
            Truth::Has(set, option) => self.edit(set.item, |found| {
                found.named.insert(*option);
            }),
            Truth::SetIs(set, options) => self.edit(set.item, |found| {
                found.named.extend(options);
                found.is_counted = true;
            }),
            Truth::Same(..) => self.mixed(plan, Leaves::of(truth)),
            Truth::Texts(how, left, right) => self.texts(plan, truth, *how, (left, right)),
            Truth::Numbers(..) | Truth::Dates(..) | Truth::Times(..) => match Form::all(plan, truth) {
                Some(forms) => forms.into_iter().for_each(|form| self.form(plan, form)),
                None => self.comparison(plan, truth),
            },
            _ => {}
        }
    }

    /// A comparison in which answers are added up: of one alone it matters on which side of a number it lies.
    fn form(&mut self, plan: &Plan, form: Form) {
        let Some((term, edge)) = form.edge() else {
            if !form.terms.is_empty() {
                self.forms.insert(form);
            }
            return;
        };
        let kind = match term {
            Term::Answer(ix) => plan.items.get(ix.index()).map(|item| &item.kind),
            Term::Setting(_) | Term::Given(_) => None,
        };
        let Some(found) = self.of_mut(term) else { return };
        // What lies outside of what there is tells nothing apart.
        let whole = edge.div_euclid(1_000_000);
        match kind {
            Some(ItemKind::Date { .. }) => {
                let days = i32::try_from(whole).ok().map(Date::from_days);
                found.dates.extend(days);
            }
            Some(ItemKind::Time { .. }) => {
                let minutes = u16::try_from(whole).ok().and_then(TimeOfDay::from_minutes);
                found.times.extend(minutes);
            }
            _ => {
                let number = i64::try_from(edge).ok().and_then(Number::from_millionths);
                found.numbers.extend(number);
            }
        }
    }

    /// A comparison of which more matters than on which side of something answers lie.
    fn comparison(&mut self, plan: &Plan, truth: &Truth) {
        match truth {
            Truth::Numbers(_, left, right) => self.numbers(plan, truth, left, right),
            Truth::Dates(_, Day::AnswerAt(of, _), Day::Constant(date))
            | Truth::Dates(_, Day::Constant(date), Day::AnswerAt(of, _)) => {
                self.edit(of.item, |found| {
                    found.dates.insert(*date);
                });
            }
            Truth::Times(_, Clock::AnswerAt(of, _), Clock::Constant(time))
            | Truth::Times(_, Clock::Constant(time), Clock::AnswerAt(of, _)) => {
                self.edit(of.item, |found| {
                    found.times.insert(*time);
                });
            }
            _ => self.mixed(plan, Leaves::of(truth)),
        }
    }

    fn texts(&mut self, plan: &Plan, whole: &Truth, how: Likeness, sides: (&Words, &Words)) {
        match sides {
            (Words::Answer(of) | Words::AnswerAt(of, _), Words::Constant(text))
            | (Words::Constant(text), Words::Answer(of) | Words::AnswerAt(of, _)) => {
                self.edit(of.item, |found| found.texts.push((how, text.clone())));
            }
            (Words::Given(given), Words::Constant(text)) | (Words::Constant(text), Words::Given(given)) => {
                if let Some(found) = self.givens.get_mut(given.index()) {
                    found.texts.push((how, text.clone()));
                }
            }
            (Words::Setting(setting), Words::Constant(text))
            | (Words::Constant(text), Words::Setting(setting)) => {
                if let Some(found) = self.settings.get_mut(setting.index()) {
                    found.texts.push((how, text.clone()));
                }
            }
            _ => self.mixed(plan, Leaves::of(whole)),
        }
    }

    /// A setting or fact beside something that only is a whole number.
    fn is_stepped(&mut self, given: &Sum, whole: &Sum) -> bool {
        let is_whole = matches!(
            whole,
            Sum::Visits(_)
                | Sum::Attempts(_)
                | Sum::Count(_)
                | Sum::Position(..)
                | Sum::DaysSinceStep(_)
                | Sum::DaysSinceDate(_)
        );
        let found = match given {
            Sum::Given(given) => self.givens.get_mut(given.index()),
            Sum::Setting(setting) => self.settings.get_mut(setting.index()),
            _ => None,
        };
        match found {
            Some(found) if is_whole => {
                found.is_stepped = true;
                true
            }
            _ => false,
        }
    }

    fn numbers(&mut self, plan: &Plan, truth: &Truth, left: &Sum, right: &Sum) {
        if self.is_stepped(left, right) || self.is_stepped(right, left) {
            // What it is beside may be anything, the other only what lies between.
            let mut leaves = Leaves::of(truth);
            let is_given = |leaf: &Typed| matches!(leaf, Typed::Sum(Sum::Given(_) | Sum::Setting(_)));
            leaves.plain.retain(|leaf| !is_given(leaf));
            return self.mixed(plan, leaves);
        }
        let (side, bound) = match (left, right) {
            (Sum::Constant(bound), side) | (side, Sum::Constant(bound)) => (side, *bound),
            _ => return self.mixed(plan, Leaves::of(truth)),
        };
        let whole = bound.millionths().div_euclid(1_000_000);
        match side {
            Sum::AnswerAt(of, _) => self.edit(of.item, |found| {
                found.numbers.insert(bound);
            }),
            Sum::Count(set) => self.edit(set.item, |found| {
                found.is_counted = true;
                found.numbers.insert(bound);
            }),
            Sum::Entries(way, of) if *way != Summary::Mean => self.edit(of.item, |found| {
                found.numbers.insert(bound);
            }),
            Sum::Length(Words::Answer(of) | Words::AnswerAt(of, _)) => self.edit(of.item, |found| {
                found.lengths.insert(bound);
            }),
            Sum::Position(item, option) => self.edit(*item, |found| {
                found.ranked.insert(*option);
            }),
            Sum::Attempts(item) => self.edit(*item, |found| {
                let most = u32::try_from(whole.saturating_add(1)).unwrap_or(0);
                found.attempts = found.attempts.max(most);
            }),
            Sum::DaysSinceDate(of) => self.edit(of.item, |found| {
                found.days.insert(whole);
            }),
            Sum::DaysSinceStep(step) => {
                if let Some(found) = self.steps.get_mut(step.index()) {
                    found.days.insert(whole);
                }
            }
            Sum::Given(given) => {
                if let Some(found) = self.givens.get_mut(given.index()) {
                    found.numbers.insert(bound);
                }
            }
            Sum::Setting(setting) => {
                if let Some(found) = self.settings.get_mut(setting.index()) {
                    found.numbers.insert(bound);
                }
            }
            Sum::Score(..) | Sum::Visits(_) | Sum::Chance(_) => {}
            _ => {
                let mut leaves = Leaves::default();
                leaves.sum(side);
                self.mixed(plan, leaves);
            }
        }
    }

    /// What is reckoned with, or compared with something that is no constant.
    fn mixed(&mut self, plan: &Plan, mut leaves: Leaves) {
        leaves.unfold(plan);
        let items = |leaf: &Typed| -> Vec<Read> { reads(leaf) };
        for leaf in &leaves.plain {
            match leaf {
                Typed::Sum(Sum::Count(set)) => self.edit(set.item, |found| found.is_counted = true),
                Typed::Sum(Sum::Position(item, option)) => self.edit(*item, |found| {
                    found.ranked.insert(*option);
                }),
                _ => {}
            }
        }
        for read in leaves.plain.iter().flat_map(items) {
            match read {
                Read::Answer(of, _) => self.edit(of.item, |found| found.is_mixed = true),
                Read::Given(given) => {
                    if let Some(found) = self.givens.get_mut(given.index()) {
                        found.is_mixed = true;
                    }
                }
                Read::Setting(setting) => {
                    if let Some(found) = self.settings.get_mut(setting.index()) {
                        found.is_mixed = true;
                    }
                }
                _ => {}
            }
        }
        for counter in &leaves.counters {
            match counter {
                Sum::Attempts(item) => self.edit(*item, |found| found.is_attempted = true),
                Sum::DaysSinceDate(of) => self.edit(of.item, |found| found.is_mixed = true),
                Sum::DaysSinceStep(step) => {
                    if let Some(found) = self.steps.get_mut(step.index()) {
                        found.is_mixed = true;
                    }
                }
                _ => {}
            }
        }
    }
}

fn mark(list: &mut [Use], at: usize) {
    if let Some(found) = list.get_mut(at) {
        found.is_read = true;
    }
}
