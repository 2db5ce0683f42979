//! Comparisons in which answers are only added up, taken off or multiplied by numbers: on which side of a plane they lie.

use std::collections::BTreeMap;

use crate::expr::name::{GivenIx, ItemIx, Reference, SettingIx, ValueIx};
use crate::expr::typed::{Clock, Day, Sum, Truth, Typed};
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::module::plan::{ItemKind, Plan, Shape};

const ONE: i128 = 1_000_000;

/// More ways in which values may come out than this are not written out.
const WAYS: usize = 32;

/// Something that is reckoned with: what is known from the beginning comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Term {
    Setting(SettingIx),
    Given(GivenIx),
    Answer(ItemIx),
}

/// What something may be that is counted: from the least, so many, a step apart; in millionths (of days, of minutes).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Domain {
    pub(crate) low: i128,
    pub(crate) step: i128,
    pub(crate) count: i128,
}

impl Domain {
    pub(crate) fn new(low: i128, high: i128, step: i128) -> Self {
        Self {
            low,
            step,
            count: (high - low) / step + 1,
        }
    }

    /// Of what is reckoned with.
    pub(crate) fn of(plan: &Plan, term: Term) -> Option<Self> {
        let shape = match term {
            Term::Answer(item) => return Self::of_item(&plan.items.get(item.index())?.kind),
            Term::Setting(setting) => &plan.settings.get(setting.index())?.shape,
            Term::Given(given) => &plan.givens.get(given.index())?.shape,
        };
        match shape {
            Shape::Number(from, to) => Some(Self::of_numbers(*from, *to, grain(6))),
            _ => None,
        }
    }

    /// Of numbers a step apart.
    pub(crate) fn of_numbers(from: Number, to: Number, step: Number) -> Self {
        let [low, high, step] = [from, to, step].map(|number| i128::from(number.millionths()));
        Self::new(low, high, step.max(1))
    }

    /// The greatest.
    pub(crate) const fn high(&self) -> i128 {
        self.low.saturating_add(self.step.saturating_mul(self.count - 1))
    }

    /// Of what is answered with numbers, dates and times.
    pub(crate) fn of_item(kind: &ItemKind) -> Option<Self> {
        Some(match kind {
            ItemKind::Number {
                from,
                to,
                step,
                decimals,
                ..
            } => Self::of_numbers(*from, *to, step.unwrap_or_else(|| grain(*decimals))),
            ItemKind::Scale { from, to, step, .. } => Self::of_numbers(*from, *to, *step),
            ItemKind::GoalReview { from, to, .. } => Self::of_numbers(*from, *to, grain(0)),
            ItemKind::Date { from, to } => {
                let [first, last] = ends(*from, *to).map(|date| i128::from(date.days()) * ONE);
                Self::new(first, last, ONE)
            }
            ItemKind::Time { from, to } => {
                let [first, last] = minutes(*from, *to).map(|minute| i128::from(minute) * ONE);
                Self::new(first, last, ONE)
            }
            _ => return None,
        })
    }
}

/// Answers, settings and facts, each so many times, and a number, all by so much: in millionths.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Form {
    pub(crate) terms: BTreeMap<Term, i128>,
    pub(crate) more: i128,
    pub(crate) by: i128,
}

/// A side of a comparison, and whether it was rounded on the way.
#[derive(Clone)]
struct Side {
    form: Form,
    is_rounded: bool,
}

impl Form {
    /// What a comparison asks: how each of these stands to nought. None where it asks more.
    pub(crate) fn all(plan: &Plan, comparison: &Truth) -> Option<Vec<Self>> {
        let sides = Sides { plan };
        let (left, right) = match comparison {
            Truth::Numbers(_, left, right) => (sides.sum(left)?, sides.sum(right)?),
            Truth::Dates(_, left, right) => (sides.day(*left)?, sides.day(*right)?),
            Truth::Times(_, left, right) => (sides.clock(*left)?, sides.clock(*right)?),
            _ => return None,
        };
        let right: Vec<Side> = right.into_iter().map(Side::negated).collect();
        let all = sides.plus(&left, &right)?;
        let exact = |side: Side| (side.form.is_modest() && sides.is_exact(&side)).then_some(side.form);
        all.into_iter().map(exact).collect()
    }

    /// Whether it is so small that nothing overflows that is reckoned with it: what is always nought may be taken any number of
    /// times.
    fn is_modest(&self) -> bool {
        let is_below = |number: i128, bits: u32| number.abs() < 1 << bits;
        let mut times = self.terms.values();
        is_below(self.more, 116) && is_below(self.by, 60) && times.all(|times| is_below(*times, 60))
    }

    /// Where the one thing that it hangs on makes it nought: that number, rounded down.
    pub(crate) fn edge(&self) -> Option<(Term, i128)> {
        let mut terms = self.terms.iter();
        match (terms.next(), terms.next()) {
            (Some((item, times)), None) => {
                Some((*item, (-self.more * times.signum()).div_euclid(times.abs())))
            }
            _ => None,
        }
    }

    /// How far apart the places lie at which a setting or fact can make it nought.
    pub(crate) fn lattice(&self, plan: &Plan, setting: Term) -> i128 {
        let Some(own) = self.terms.get(&setting) else {
            return 0;
        };
        let others = self.terms.iter().filter(|(term, _)| **term != setting);
        let (apart, least) = lattice(plan, others);
        // Where these are no whole millionths apart, at each millionth.
        let apart = gcd(apart, least + self.more);
        if apart % own == 0 { (apart / own).abs() } else { 1 }
    }

    /// Whether it compares a setting or fact with one answer that is a whole number.
    pub(crate) fn is_beside_whole(&self, plan: &Plan, setting: Term) -> bool {
        let is_whole = |term: Term| {
            let domain = Domain::of(plan, term);
            matches!(term, Term::Answer(_))
                && domain.is_some_and(|domain| domain.low % ONE == 0 && domain.step % ONE == 0)
        };
        self.terms.len() == 2
            && self.more == 0
            && self.terms.values().all(|times| times.abs() == self.by)
            && self.terms.keys().all(|term| *term == setting || is_whole(*term))
    }
}

impl Side {
    fn negated(mut self) -> Self {
        self.form.terms.values_mut().for_each(|times| *times = -*times);
        self.form.more = -self.form.more;
        self
    }

    const fn number(more: i128) -> Self {
        Self {
            form: Form {
                terms: BTreeMap::new(),
                more,
                by: 1,
            },
            is_rounded: false,
        }
    }
}

struct Sides<'a> {
    plan: &'a Plan,
}

impl Sides<'_> {
    fn answer(&self, of: Reference) -> Option<Vec<Side>> {
        of.row.is_none().then_some(())?;
        self.term(Term::Answer(of.item))
    }

    fn term(&self, term: Term) -> Option<Vec<Side>> {
        Domain::of(self.plan, term)?;
        let mut side = Side::number(0);
        side.form.terms.insert(term, 1);
        Some(vec![side])
    }

    fn value(&self, value: ValueIx) -> Option<Vec<Side>> {
        let mut all = Vec::new();
        for rung in &self.plan.values.get(value.index())?.rungs {
            all.append(&mut match &rung.is {
                Typed::Sum(sum) => self.sum(sum)?,
                Typed::Day(day) => self.day(*day)?,
                Typed::Clock(clock) => self.clock(*clock)?,
                _ => return None,
            });
        }
        (all.len() <= WAYS).then_some(all)
    }

    fn day(&self, day: Day) -> Option<Vec<Side>> {
        match day {
            Day::Constant(date) => Some(vec![Side::number(i128::from(date.days()) * ONE)]),
            Day::Answer(of) => self.answer(of),
            Day::AnswerAt(..) => None,
            Day::Value(value) => self.value(value),
        }
    }

    fn clock(&self, clock: Clock) -> Option<Vec<Side>> {
        match clock {
            Clock::Constant(time) => Some(vec![Side::number(i128::from(time.minutes()) * ONE)]),
            Clock::Answer(of) => self.answer(of),
            Clock::AnswerAt(..) => None,
            Clock::Value(value) => self.value(value),
        }
    }

    fn sum(&self, sum: &Sum) -> Option<Vec<Side>> {
        let found = match sum {
            Sum::Constant(number) => vec![Side::number(i128::from(number.millionths()))],
            Sum::Answer(of) => self.answer(*of)?,
            Sum::Setting(setting) => self.term(Term::Setting(*setting))?,
            Sum::Given(given) => self.term(Term::Given(*given))?,
            Sum::Value(value) => self.value(*value)?,
            Sum::Negative(inner) => self.sum(inner)?.into_iter().map(Side::negated).collect(),
            Sum::Days(left, right) => {
                let right: Vec<Side> = self.day(*right)?.into_iter().map(Side::negated).collect();
                self.plus(&self.day(*left)?, &right)?
            }
            Sum::Plus(terms) => {
                let mut all = vec![Side::number(0)];
                for term in terms {
                    all = self.plus(&all, &self.sum(term)?)?;
                }
                all
            }
            Sum::Times(one, other) => match (&**one, &**other) {
                (Sum::Constant(by), sum) | (sum, Sum::Constant(by)) => {
                    self.scaled(sum, i128::from(by.millionths()), ONE)?
                }
                _ => return None,
            },
            Sum::Over(sum, by) => match &**by {
                Sum::Constant(by) if by.millionths() != 0 => {
                    let by = i128::from(by.millionths());
                    self.scaled(sum, ONE * by.signum(), by.abs())?
                }
                _ => return None,
            },
            _ => return None,
        };
        found.iter().all(|side| self.is_in_range(side)).then_some(found)
    }

    /// So many times a sum, by so much: rounded once, unless it is a whole number of times.
    fn scaled(&self, sum: &Sum, times: i128, by: i128) -> Option<Vec<Side>> {
        let is_whole = times % by == 0;
        let scaled = |mut side: Side| {
            if side.is_rounded {
                return None;
            }
            let (times, by) = if is_whole { (times / by, 1) } else { (times, by) };
            for term in side.form.terms.values_mut() {
                *term = term.checked_mul(times)?;
            }
            side.form.terms.retain(|_, times| *times != 0);
            side.form.more = side.form.more.checked_mul(times)?;
            side.form.by = side.form.by.checked_mul(by)?;
            side.is_rounded = !is_whole;
            Some(side)
        };
        self.sum(sum)?.into_iter().map(scaled).collect()
    }

    fn plus(&self, left: &[Side], right: &[Side]) -> Option<Vec<Side>> {
        if left.len().saturating_mul(right.len()) > WAYS {
            return None;
        }
        let pairs = left
            .iter()
            .flat_map(|one| right.iter().map(move |other| (one, other)));
        let joined = |(one, other): (&Side, &Side)| {
            let by = one.form.by.checked_mul(other.form.by)?;
            let mut terms: BTreeMap<Term, i128> = BTreeMap::new();
            for (side, times) in [(one, other.form.by), (other, one.form.by)] {
                for (term, own) in &side.form.terms {
                    let sum = terms.entry(*term).or_default();
                    *sum = sum.checked_add(own.checked_mul(times)?)?;
                }
            }
            terms.retain(|_, times| *times != 0);
            let more = one.form.more.checked_mul(other.form.by)?;
            let more = more.checked_add(other.form.more.checked_mul(one.form.by)?)?;
            (!one.is_rounded || !other.is_rounded).then_some(Side {
                form: Form { terms, more, by },
                is_rounded: one.is_rounded || other.is_rounded,
            })
        };
        pairs.map(joined).collect()
    }

    /// Whether the engine can reckon it whatever is answered: else it is unknown for some.
    fn is_in_range(&self, side: &Side) -> bool {
        let most = |(term, times): (&Term, &i128)| {
            let domain = Domain::of(self.plan, *term);
            let far = domain.map_or(0, |domain| domain.high().abs().max(domain.low.abs()));
            times.abs().saturating_mul(far)
        };
        let terms = side.form.terms.iter().map(most);
        let reach = terms.fold(side.form.more.abs(), i128::saturating_add);
        reach / side.form.by < i128::from(Number::MAX.millionths()) && side.form.is_modest()
    }

    /// Whether it stands to nought as what is reckoned does: where something was rounded, what is not nought must lie further
    /// from it than that bears.
    fn is_exact(&self, side: &Side) -> bool {
        if !side.is_rounded {
            return true;
        }
        let (apart, least) = lattice(self.plan, &side.form.terms);
        gcd(apart, least + side.form.more) >= side.form.by
    }
}

/// The first and the last date that may be answered.
pub(crate) fn ends(from: Option<Date>, to: Option<Date>) -> [Date; 2] {
    let fixed = |text: &str| Date::parse(text).unwrap_or(Date::from_days(0));
    [
        from.unwrap_or_else(|| fixed("1900-01-01")),
        to.unwrap_or_else(|| fixed("2200-12-31")),
    ]
}

/// The first and the last minute of the day that may be answered.
pub(crate) fn minutes(from: Option<TimeOfDay>, to: Option<TimeOfDay>) -> [u16; 2] {
    [
        from.map_or(0, TimeOfDay::minutes),
        to.map_or(1_439, TimeOfDay::minutes),
    ]
}

/// What terms, each so many times, can add up to: how far apart that lies, and the least of what each is at its least.
pub(crate) fn lattice<'t>(
    plan: &Plan,
    terms: impl IntoIterator<Item = (&'t Term, &'t i128)>,
) -> (i128, i128) {
    let (mut apart, mut least) = (0, 0);
    for (term, times) in terms {
        if let Some(domain) = Domain::of(plan, *term) {
            apart = gcd(apart, times * domain.step);
            least += times * domain.low;
        }
    }
    (apart, least)
}

/// The step between numbers of so many decimals.
pub(crate) fn grain(decimals: u32) -> Number {
    Number::from_millionths(10_i64.pow(6 - decimals.min(6))).unwrap_or_default()
}

/// The greatest number that goes into both; of nought and another, that one.
pub(crate) const fn gcd(one: i128, other: i128) -> i128 {
    let (mut one, mut other) = (one.abs(), other.abs());
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}
