//! Entries of a diary as conditions read them: what their answers come to.

use crate::expr::eval::{Known, View};
use crate::expr::name::{
    ChanceIx, GivenIx, ItemIx, Reference, ScaleIx, Set, SettingIx, StepIx, Symbol, ValueIx,
};
use crate::expr::typed::{DoneOf, Summary};
use crate::ground::moment::Date;
use crate::ground::number::Number;
use crate::session::value::{Answer, Inners};

/// What is asked of the entries of a diary.
#[derive(Clone, Default)]
pub(super) struct Wanted {
    /// How many there are; else only whether there is one.
    pub(super) is_counted: bool,
    /// How it was passed over.
    pub(super) asks_mark: bool,
    /// Per question that is asked about, as its place in an entry: in which ways.
    pub(super) rows: Vec<(u32, Vec<Summary>)>,
}

/// What some entries come to, as far as that is wanted. Those that come to the same go on alike, whatever is added.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sums {
    pub(super) mark: u8,
    count: u32,
    rows: Vec<Row>,
}

/// The numbers that entries hold of one question.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Row {
    /// Whether there is one; for a mean how many.
    count: u32,
    sum: i128,
    least: i64,
    most: i64,
    /// With its number where one may come before it yet.
    first: (u32, i64),
    last: (u32, i64),
}

impl Wanted {
    /// What no entries come to.
    pub(super) fn nothing(&self, mark: u8) -> Sums {
        Sums {
            mark: if self.asks_mark { mark } else { 0 },
            count: 0,
            rows: vec![Row::default(); self.rows.len()],
        }
    }

    /// What it comes to with one entry more; `is_in_order` where none with a lower number can come after it.
    pub(super) fn with(&self, sums: &Sums, (k, entry): (u32, &Inners), is_in_order: bool) -> Sums {
        let mut sums = sums.clone();
        sums.count = if self.is_counted { sums.count + 1 } else { 1 };
        // A mark shows only while no entry counts.
        sums.mark = 0;
        for ((place, ways), row) in self.rows.iter().zip(&mut sums.rows) {
            let Some(Some(Answer::Number(number))) = entry.get(*place as usize) else {
                continue;
            };
            let (at, is_first) = (number.millionths(), row.count == 0);
            let is = |way| ways.contains(&way);
            if is(Summary::Mean) {
                row.sum += i128::from(at);
            }
            if is(Summary::Min) && (is_first || at < row.least) {
                row.least = at;
            }
            if is(Summary::Max) && (is_first || at > row.most) {
                row.most = at;
            }
            let number = if is_in_order { 0 } else { k };
            if is(Summary::First) && (is_first || number < row.first.0) {
                row.first = (number, at);
            }
            if is(Summary::Last) && (is_first || number >= row.last.0) {
                row.last = (number, at);
            }
            row.count = if is(Summary::Mean) { row.count + 1 } else { 1 };
        }
        sums
    }
}

/// The mark of a diary of which somebody would rather say nothing.
const DECLINED: u8 = 2;

/// A view in which nothing is known but the entries of one diary.
pub(super) struct Entered<'a> {
    pub(super) item: ItemIx,
    pub(super) mark: u8,
    /// In their order.
    pub(super) entries: &'a [(u32, &'a Inners)],
}

impl Entered<'_> {
    fn is_own(&self, item: ItemIx) -> bool {
        self.item == item
    }
}

impl View for Entered<'_> {
    fn count(&self, set: Set) -> Option<u32> {
        let count = crate::program::number(self.entries.len());
        (self.is_own(set.item) && count > 0).then_some(count)
    }

    fn entries(&self, of: Reference) -> Vec<Number> {
        let own = self.entries.iter().filter(|_| self.is_own(of.item));
        let number = |(_, entry): &(u32, &Inners)| match entry.get(of.row? as usize)? {
            Some(Answer::Number(number)) => Some(*number),
            _ => None,
        };
        own.filter_map(number).collect()
    }

    fn answered(&self, of: Reference) -> bool {
        self.is_own(of.item) && !self.entries.is_empty()
    }

    fn skipped(&self, of: Reference) -> bool {
        self.is_own(of.item) && self.mark > 0 && self.entries.is_empty()
    }

    fn declined(&self, of: Reference) -> bool {
        self.is_own(of.item) && self.mark == DECLINED && self.entries.is_empty()
    }

    fn answer(&self, _: Reference, _: Option<Symbol>) -> Option<Known<'_>> {
        None
    }

    fn operand(&self, _: Reference) -> Option<Number> {
        None
    }

    fn has(&self, _: Set, _: Symbol) -> Option<bool> {
        None
    }

    fn is_set(&self, _: Set, _: &[Symbol]) -> Option<bool> {
        None
    }

    fn position(&self, _: ItemIx, _: Symbol) -> Option<u32> {
        None
    }

    fn score(&self, _: ScaleIx, _: Option<Symbol>) -> Option<Number> {
        None
    }

    fn band(&self, _: ScaleIx, _: Option<Symbol>) -> Option<Symbol> {
        None
    }

    fn value(&self, _: ValueIx) -> Option<Known<'_>> {
        None
    }

    fn setting(&self, _: SettingIx) -> Option<Known<'_>> {
        None
    }

    fn given(&self, _: GivenIx) -> Option<Known<'_>> {
        None
    }

    fn chance(&self, _: ChanceIx) -> Option<Known<'_>> {
        None
    }

    fn done(&self, _: DoneOf) -> bool {
        false
    }

    fn correct(&self, _: ItemIx) -> Option<bool> {
        None
    }

    fn attempts(&self, _: ItemIx) -> u32 {
        0
    }

    fn visits(&self, _: StepIx) -> u32 {
        0
    }

    fn days_since(&self, _: StepIx) -> Option<u32> {
        None
    }

    fn today(&self) -> Date {
        Date::from_days(0)
    }
}
