//! Which answers to try: of all that conditions cannot tell apart, one.

use std::collections::BTreeMap;

use super::order::Order;
use super::texts::texts;
use super::uses::Use;
use crate::check::linear::{Domain, Term, ends, minutes};
use crate::expr::eval::{Known, View};
use crate::expr::name::{ItemIx, Symbol};
use crate::expr::scope::whole as whole_of;
use crate::expr::typed::Likeness;
use crate::ground::fold::fold;
use crate::ground::moment::{Date, TimeOfDay};
use crate::ground::number::Number;
use crate::module::plan::{Choice, Fits, Gap, Item, ItemKind};
use crate::session::value::{Answer, Filling, Inners};

/// Answers to try.
#[derive(Clone, Default)]
pub(super) struct Tries {
    pub(super) answers: Vec<Answer>,
    /// Whatever somebody answers, the conditions take it like one of these.
    pub(super) is_whole: bool,
}

/// So many answers are tried one by one; with more, one of each kind that the conditions tell apart.
const EACH: i64 = 64;

/// So many are tried one by one where it is compared with another answer, or reckoned with.
pub(super) const EACH_MIXED: i64 = 200;
/// At most so many answers of one question are tried.
pub(super) const MOST: usize = 2_048;

/// The answers to try to an item that is asked about.
pub(super) fn tries(item: &Item, used: &Use, today: Date) -> Tries {
    if item.vault {
        return whole(vec![Answer::Vault]);
    }
    match &item.kind {
        ItemKind::Choice(options) => whole(
            options
                .list
                .iter()
                .map(|option| Answer::Option(option.id))
                .collect(),
        ),
        ItemKind::Choices { options, min, max } => sets(&options.list, used, (*min, *max)),
        ItemKind::Checklist { options, need } => {
            let mut tries = sets(&options.list, used, (0, None));
            if need.is_some() && options.list.len() > SUBSETS {
                tries.is_whole = false;
            }
            tries
        }
        ItemKind::Confirm => whole(vec![Answer::Flag(true), Answer::Flag(false)]),
        ItemKind::Text { max } => texts(used, *max),
        ItemKind::Number { .. } | ItemKind::Scale { .. } | ItemKind::GoalReview { .. } => {
            Domain::of_item(&item.kind).map_or_else(Tries::default, |domain| numbers(used, &domain))
        }
        ItemKind::Date { from, to } => dates(used, (*from, *to), today),
        ItemKind::Time { from, to } => times(used, (*from, *to)),
        ItemKind::Likert { rows, options } => {
            let scores: Vec<(Symbol, i64)> = options
                .iter()
                .map(|option| (option.id, option.score.map_or(0, Number::millionths)))
                .collect();
            rows_of(rows.len(), used, &|_| scores.clone())
        }
        ItemKind::Match { left, right, pairs } => rows_of(left.len(), used, &|row| {
            let pair = pairs.get(row);
            right
                .iter()
                .map(|option| (option.id, i64::from(pair == Some(&option.id))))
                .collect()
        }),
        ItemKind::Gap { gaps, .. } => fillings(gaps, used),
        ItemKind::Rank(options) => ranks(&options.list, used),
        ItemKind::Media { .. } | ItemKind::Breathe { .. } | ItemKind::Timer { .. } => {
            whole(vec![Answer::Done])
        }
        ItemKind::List { items, min, max } => {
            let entry: Inners = vec![None; items.len()].into();
            lists(used, &entry, (*min, *max))
        }
        // Diaries are answered in the course of time.
        ItemKind::Diary { .. } => whole(Vec::new()),
        ItemKind::Words { .. } | ItemKind::Goal { .. } | ItemKind::Plan { .. } => whole(vec![Answer::Vault]),
        ItemKind::Note { .. } | ItemKind::Recall { .. } | ItemKind::Card { .. } => whole(Vec::new()),
    }
}

/// An answer to give when nothing asks about it but something must be given.
pub(super) const fn whole(answers: Vec<Answer>) -> Tries {
    Tries {
        answers,
        is_whole: true,
    }
}

/// Numbers: each of a few; of many both ends and what lies at and beside each number they are compared with.
pub(super) fn numbers(used: &Use, domain: &Domain) -> Tries {
    let count = domain.count;
    let number = |at: i128| {
        let millionths = i64::try_from(domain.low + at * domain.step).ok()?;
        Number::from_millionths(millionths).map(Answer::Number)
    };
    let is_mixed = used.is_mixed || used.is_operand;
    if count <= i128::from(if is_mixed { EACH_MIXED } else { EACH }) {
        return whole((0..count).filter_map(number).collect());
    }
    let mut places = vec![0, count - 1];
    if is_mixed {
        // Not all there is in any case: only what reaches furthest.
        return Tries {
            answers: places.into_iter().filter_map(number).collect(),
            is_whole: false,
        };
    }
    for bound in &used.numbers {
        let at = (i128::from(bound.millionths()) - domain.low).div_euclid(domain.step);
        places.extend([at - 1, at, at + 1]);
    }
    places.sort_unstable();
    places.dedup();
    let inside = places.into_iter().filter(|at| (0..count).contains(at));
    Tries {
        answers: inside.filter_map(number).collect(),
        is_whole: true,
    }
}

fn dates(used: &Use, (from, to): (Option<Date>, Option<Date>), today: Date) -> Tries {
    let [first, last] = ends(from, to).map(Date::days);
    let mut days = vec![first, last];
    for date in &used.dates {
        days.extend([date.days() - 1, date.days(), date.days() + 1]);
    }
    if !used.days.is_empty() {
        days.push(today.days());
        if used.is_daily {
            let most = used.days.last().map_or(0, |most| most.saturating_add(1));
            days.extend(
                (0..=most.min(DAYS)).filter_map(|since| Some(today.days() - i32::try_from(since).ok()?)),
            );
        }
        for since in &used.days {
            let since = i32::try_from(*since).unwrap_or(i32::MAX);
            let day = today.days().saturating_sub(since);
            days.extend([day.saturating_sub(1), day, day.saturating_add(1)]);
        }
    }
    days.sort_unstable();
    days.dedup();
    days.retain(|day| (first..=last).contains(day));
    Tries {
        answers: days
            .into_iter()
            .map(|day| Answer::Day(Date::from_days(day)))
            .collect(),
        is_whole: !used.is_mixed && (used.days.is_empty() || used.dates.is_empty()),
    }
}

/// Numbers, dates or times beside others: those that stand to what was answered before in each way that matters.
pub(super) fn beside<V: View>(order: &Order, ix: ItemIx, item: &Item, view: &V) -> Vec<Answer> {
    let read = |term: Term| match term {
        Term::Answer(item) => view.answer(whole_of(item), None),
        Term::Setting(setting) => view.setting(setting),
        Term::Given(given) => view.given(given),
    };
    let known = |term: Term| match read(term)? {
        Known::Number(number) => Some(i128::from(number.millionths())),
        Known::Day(date) => Some(i128::from(date.days()) * 1_000_000),
        Known::Clock(time) => Some(i128::from(time.minutes()) * 1_000_000),
        _ => None,
    };
    let answer = |at: i128| {
        let whole = at.div_euclid(1_000_000);
        Some(match &item.kind {
            ItemKind::Date { .. } => Answer::Day(Date::from_days(i32::try_from(whole).ok()?)),
            ItemKind::Time { .. } => Answer::Clock(TimeOfDay::from_minutes(u16::try_from(whole).ok()?)?),
            _ => Answer::Number(Number::from_millionths(i64::try_from(at).ok()?)?),
        })
    };
    let tries = order.tries(Term::Answer(ix), &known).into_iter();
    tries.filter_map(answer).collect()
}

/// So many days back are tried one by one.
pub(super) const DAYS: i64 = 31;

fn times(used: &Use, (from, to): (Option<TimeOfDay>, Option<TimeOfDay>)) -> Tries {
    let [first, last] = minutes(from, to);
    let mut all = vec![first, last];
    for time in &used.times {
        let at = time.minutes();
        all.extend([at.saturating_sub(1), at, at.saturating_add(1)]);
    }
    all.sort_unstable();
    all.dedup();
    all.retain(|minute| (first..=last).contains(minute));
    Tries {
        answers: all
            .into_iter()
            .filter_map(TimeOfDay::from_minutes)
            .map(Answer::Clock)
            .collect(),
        is_whole: !used.is_mixed,
    }
}

/// So many options are tried in every combination.
const SUBSETS: usize = 9;

/// Whether every answer there is to an item is tried, whatever becomes of it later.
pub(super) fn is_each_tried(item: &Item) -> bool {
    crate::program::options(item).is_some_and(|options| options.list.len() <= SUBSETS)
        && !matches!(item.kind, ItemKind::Rank(_))
}

fn sets(list: &[Choice], used: &Use, (min, max): (u32, Option<u32>)) -> Tries {
    let all: Vec<Symbol> = list.iter().map(|option| option.id).collect();
    let may_hide = list.iter().any(|option| option.when.is_some());
    if all.len() <= SUBSETS {
        return Tries {
            answers: subsets(&all).map(|set| Answer::Options(set.into())).collect(),
            // Of options chosen before some are hidden later: then fewer count than there must be.
            is_whole: min < 2 || !may_hide,
        };
    }
    let (alone, together): (Vec<&Choice>, Vec<&Choice>) = list.iter().partition(|option| option.alone);
    let (named, rest): (Vec<Symbol>, Vec<Symbol>) = together
        .iter()
        .map(|option| option.id)
        .partition(|option| used.named.contains(option));
    let by_itself = |option: &Choice| Answer::Options([option.id].into());
    let mut answers: Vec<Answer> = alone.into_iter().map(by_itself).collect();
    let most_named = max.map_or(named.len(), |max| (max as usize).min(named.len()));
    let is_few = named.len() <= WIDEST && sets_of(named.len(), most_named) <= SETS;
    let tried = if is_few {
        named.len()
    } else {
        named.len().min(SUBSETS)
    };
    for set in subsets(named.get(..tried).unwrap_or_default()).filter(|set| set.len() <= most_named) {
        // As few of the others as there must be, one more, and as many as there may be.
        let least = (min as usize).saturating_sub(set.len());
        let most = max.map_or(rest.len(), |max| {
            (max as usize).saturating_sub(set.len()).min(rest.len())
        });
        let mut extras = vec![least, least + 1, most];
        extras.sort_unstable();
        extras.dedup();
        for extra in extras {
            if extra > rest.len() || answers.len() >= MOST {
                continue;
            }
            let more = rest.get(..extra).unwrap_or_default();
            let in_order = all.iter().filter(|id| set.contains(id) || more.contains(id));
            answers.push(Answer::Options(in_order.copied().collect()));
        }
    }
    Tries {
        is_whole: is_few && !used.is_counted && !used.is_operand && !may_hide && answers.len() < MOST,
        answers,
    }
}

/// Of more options no combination is tried but of the first few.
const WIDEST: usize = 16;
/// So many combinations are tried of options of which only a few may be chosen.
const SETS: usize = 1_024;

/// How many sets of at most so many there are.
fn sets_of(count: usize, most: usize) -> usize {
    let (mut of_size, mut all) = (1_usize, 1_usize);
    for size in 1..=most.min(count) {
        of_size = of_size.saturating_mul(count + 1 - size) / size;
        all = all.saturating_add(of_size);
    }
    all
}

fn subsets(of: &[Symbol]) -> impl Iterator<Item = Vec<Symbol>> + '_ {
    (0..1_usize << of.len()).map(|mask| {
        let chosen = of.iter().enumerate().filter(|(at, _)| mask & (1 << at) != 0);
        chosen.map(|(_, option)| *option).collect()
    })
}

fn lists(used: &Use, entry: &Inners, (min, max): (u32, Option<u32>)) -> Tries {
    let most = max.unwrap_or(u32::MAX);
    let mut counts = vec![min, min.saturating_add(1), most.min(50)];
    for bound in &used.numbers {
        let at = u32::try_from(bound.millionths().div_euclid(1_000_000)).unwrap_or(0);
        counts.extend([at.saturating_sub(1), at, at.saturating_add(1)]);
    }
    counts.sort_unstable();
    counts.dedup();
    counts.retain(|count| (min..=most.min(200)).contains(count));
    let entries = |count: u32| Answer::Entries(vec![entry.clone(); count as usize].into());
    Tries {
        answers: counts.into_iter().map(entries).collect(),
        is_whole: !used.is_mixed,
    }
}

/// A row so far: what was picked in the rows that are asked one by one, what the others add up to, how many are open.
type Row = (Vec<Option<Symbol>>, i64, u32);

/// Answers by row: every mix of the rows that are asked one by one, and of the rest one for each sum.
fn rows_of(count: usize, used: &Use, options: &dyn Fn(usize) -> Vec<(Symbol, i64)>) -> Tries {
    let mut states: BTreeMap<Row, Vec<Option<Symbol>>> = BTreeMap::from([((Vec::new(), 0, 0), Vec::new())]);
    let is_added = used.is_operand || used.is_counted;
    let is_ever_right = used.is_counted && (0..count).any(|row| options(row).len() == 1);
    let may_be_open = used.is_operand || used.asks_status || is_ever_right || !used.rows.is_empty();
    let mut is_whole = true;
    for row in 0..count {
        let is_asked = u32::try_from(row).is_ok_and(|row| used.rows.contains(&row));
        let mut picks: Vec<(Option<Symbol>, i64)> = options(row)
            .into_iter()
            .map(|(id, score)| (Some(id), score))
            .collect();
        if !is_asked && !is_added {
            picks.truncate(1);
        }
        if may_be_open {
            picks.push((None, 0));
        }
        let mut next: BTreeMap<Row, Vec<Option<Symbol>>> = BTreeMap::new();
        for ((asked, sum, open), given) in &states {
            for (pick, score) in &picks {
                let mut asked = asked.clone();
                if is_asked {
                    asked.push(*pick);
                }
                let sum = if is_added { sum + score } else { 0 };
                let key = (asked, sum, open + u32::from(pick.is_none()));
                if next.len() >= MOST {
                    is_whole = false;
                    break;
                }
                next.entry(key).or_insert_with(|| {
                    let mut given = given.clone();
                    given.push(*pick);
                    given
                });
            }
        }
        states = next;
    }
    let given = |rows: &Vec<Option<Symbol>>| rows.iter().any(Option::is_some);
    Tries {
        answers: states
            .into_values()
            .filter(given)
            .map(|rows| Answer::Rows(rows.into()))
            .collect(),
        is_whole,
    }
}

fn fillings(gaps: &[Gap], used: &Use) -> Tries {
    let mut all: Vec<Vec<Option<Filling>>> = vec![Vec::new()];
    let mut is_whole = true;
    for (row, gap) in gaps.iter().enumerate() {
        let is_asked = u32::try_from(row).is_ok_and(|row| used.rows.contains(&row));
        let mut picks: Vec<Option<Filling>> = match &gap.fits {
            Fits::Options { list, .. } => list
                .iter()
                .map(|option| Some(Filling::Option(option.id)))
                .collect(),
            Fits::Words(right) => {
                let tries = words(used, right);
                is_whole &= tries.is_whole;
                let filling = |answer| match answer {
                    Answer::Text(text) => Some(Some(Filling::Words(text))),
                    _ => None,
                };
                tries.answers.into_iter().filter_map(filling).collect()
            }
        };
        // Where anything is right, one is as good as another, and what is not right stays open.
        let is_any_right = matches!(gap.fits, Fits::Options { right: None, .. });
        if !is_asked && (!used.is_counted || is_any_right) {
            picks.truncate(1);
        }
        if used.asks_status || is_asked || (used.is_counted && is_any_right) {
            picks.push(None);
        }
        let mut next = Vec::new();
        for given in &all {
            for pick in &picks {
                if next.len() >= MOST {
                    is_whole = false;
                    break;
                }
                let mut given = given.clone();
                given.push(pick.clone());
                next.push(given);
            }
        }
        all = next;
    }
    all.retain(|gaps| gaps.iter().any(Option::is_some));
    Tries {
        answers: all.into_iter().map(|gaps| Answer::Gaps(gaps.into())).collect(),
        is_whole,
    }
}

/// What to write in a gap: what is right there, and what it is compared with.
fn words(used: &Use, right: &[String]) -> Tries {
    let mut used = used.clone();
    used.texts
        .extend(right.iter().map(|text| (Likeness::Equal, fold(text))));
    texts(&used, LONGEST)
}

/// So many letters a gap may hold (semantics 22.4).
const LONGEST: u32 = 1_000;

/// So many options that may be hidden are left out in every combination.
const HIDING: usize = 4;

/// All options there are in some orders: as some may be hidden, without some of those too.
fn ranks(list: &[Choice], used: &Use) -> Tries {
    let hiding: Vec<Symbol> = list
        .iter()
        .filter(|option| option.when.is_some())
        .map(|option| option.id)
        .collect();
    let mut tries = Tries {
        answers: Vec::new(),
        is_whole: hiding.len() <= HIDING,
    };
    for hidden in subsets(hiding.get(..hiding.len().min(HIDING)).unwrap_or_default()) {
        let shown = list.iter().map(|option| option.id);
        let shown: Vec<Symbol> = shown.filter(|option| !hidden.contains(option)).collect();
        if shown.is_empty() {
            continue;
        }
        let orders = orders(shown, used);
        tries.answers.extend(orders.answers);
        tries.is_whole &= orders.is_whole;
    }
    tries
}

/// Where each option stands whose place is asked for, at every place; the others as they come.
fn orders(ids: Vec<Symbol>, used: &Use) -> Tries {
    let (asked, others): (Vec<Symbol>, Vec<Symbol>) = ids.iter().partition(|id| used.ranked.contains(id));
    let mut placed: Vec<Vec<Option<Symbol>>> = vec![vec![None; ids.len()]];
    let mut is_whole = true;
    for option in asked {
        let mut next = Vec::new();
        for order in &placed {
            let free = order.iter().enumerate().filter(|(_, at)| at.is_none());
            for (place, _) in free {
                let mut order = order.clone();
                if let Some(slot) = order.get_mut(place) {
                    *slot = Some(option);
                }
                next.push(order);
            }
        }
        is_whole &= next.len() <= MOST;
        next.truncate(MOST);
        placed = next;
    }
    let filled = |order: Vec<Option<Symbol>>| {
        let mut others = others.iter().copied();
        let order = order.into_iter().filter_map(|at| at.or_else(|| others.next()));
        Answer::Ranked(order.collect())
    };
    Tries {
        answers: placed.into_iter().map(filled).collect(),
        is_whole,
    }
}
