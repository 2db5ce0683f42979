//! Rows in the making: one list of values per column.

use std::collections::BTreeMap;
use std::slice::IterMut;

use super::column::{Column, Kind};

/// One value of a row.
#[derive(Clone, Copy, Debug)]
pub enum Cell<'a> {
    /// Nothing.
    None,
    /// Text, or one of few texts.
    Text(&'a str),
    /// A whole number: an instant too, in milliseconds since 1970.
    Whole(i64),
    /// A number of 64 bits.
    Wide(u64),
    /// A number.
    Real(f64),
    /// Yes or no.
    Flag(bool),
    /// Some texts.
    Words(&'a [String]),
    /// Some numbers.
    Reals(&'a [f64]),
}

impl<'a> Cell<'a> {
    /// Text, if there is any.
    pub(super) fn text(text: Option<&'a str>) -> Self {
        text.map_or(Self::None, Self::Text)
    }

    /// A whole number, if there is one.
    pub(super) fn whole(number: Option<impl Into<i64>>) -> Self {
        number.map_or(Self::None, |number| Self::Whole(number.into()))
    }

    /// A number, if there is one.
    pub(super) fn real(number: Option<f64>) -> Self {
        number.map_or(Self::None, Self::Real)
    }
}

/// Few texts, each kept once, by the number of its first coming.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// The texts.
    pub words: Vec<String>,
    places: BTreeMap<String, i32>,
    last: i32,
}

impl Dictionary {
    fn place(&mut self, word: &str) -> i32 {
        // Many rows in a row say the same.
        let last = usize::try_from(self.last).unwrap_or_default();
        if self.words.get(last).is_some_and(|known| known == word) {
            return self.last;
        }
        let place = self.places.get(word).copied().unwrap_or_else(|| {
            let place = i32::try_from(self.words.len()).unwrap_or(i32::MAX);
            self.words.push(word.to_owned());
            self.places.insert(word.to_owned(), place);
            place
        });
        self.last = place;
        place
    }
}

/// The values of a column.
#[derive(Clone, Debug)]
pub enum Cells {
    /// Of `Kind::Word`: the texts, and per row the number of one.
    Words(Dictionary, Vec<Option<i32>>),
    /// Of `Kind::Text`.
    Text(Vec<Option<String>>),
    /// Of `Kind::Moment` and `Kind::Whole`.
    Whole(Vec<Option<i64>>),
    /// Of `Kind::Short`.
    Short(Vec<Option<i16>>),
    /// Of `Kind::Count`.
    Count(Vec<Option<u32>>),
    /// Of `Kind::Wide`.
    Wide(Vec<Option<u64>>),
    /// Of `Kind::Real`.
    Real(Vec<Option<f64>>),
    /// Of `Kind::Flag`.
    Flag(Vec<Option<bool>>),
    /// Of `Kind::Words`.
    Lists(Vec<Option<Vec<String>>>),
    /// Of `Kind::Reals`.
    Reals(Vec<Option<Vec<f64>>>),
}

impl Cells {
    const fn new(kind: Kind) -> Self {
        match kind {
            Kind::Word => Self::Words(
                Dictionary {
                    words: Vec::new(),
                    places: BTreeMap::new(),
                    last: 0,
                },
                Vec::new(),
            ),
            Kind::Text => Self::Text(Vec::new()),
            Kind::Moment | Kind::Whole => Self::Whole(Vec::new()),
            Kind::Short => Self::Short(Vec::new()),
            Kind::Count => Self::Count(Vec::new()),
            Kind::Wide => Self::Wide(Vec::new()),
            Kind::Real => Self::Real(Vec::new()),
            Kind::Flag => Self::Flag(Vec::new()),
            Kind::Words => Self::Lists(Vec::new()),
            Kind::Reals => Self::Reals(Vec::new()),
        }
    }

    /// Adds a value so many times.
    fn repeat(&mut self, cell: &Cell<'_>, count: usize) {
        let Some(more) = count.checked_sub(1) else { return };
        self.push(cell);
        match self {
            Self::Words(_, list) => again(list, more),
            Self::Text(list) => again(list, more),
            Self::Whole(list) => again(list, more),
            Self::Short(list) => again(list, more),
            Self::Count(list) => again(list, more),
            Self::Wide(list) => again(list, more),
            Self::Real(list) => again(list, more),
            Self::Flag(list) => again(list, more),
            Self::Lists(list) => again(list, more),
            Self::Reals(list) => again(list, more),
        }
    }

    /// Adds a value; one of another kind is none, which `tests` look for.
    fn push(&mut self, cell: &Cell<'_>) {
        match (self, cell) {
            (Self::Words(words, list), Cell::Text(word)) => list.push(Some(words.place(word))),
            (Self::Words(_, list), _) => list.push(None),
            (Self::Text(list), Cell::Text(text)) => list.push(Some((*text).to_owned())),
            (Self::Text(list), _) => list.push(None),
            (Self::Whole(list), Cell::Whole(number)) => list.push(Some(*number)),
            (Self::Whole(list), _) => list.push(None),
            (Self::Short(list), Cell::Whole(number)) => list.push(i16::try_from(*number).ok()),
            (Self::Short(list), _) => list.push(None),
            (Self::Count(list), Cell::Whole(number)) => {
                list.push(Some(u32::try_from((*number).max(0)).unwrap_or(u32::MAX)));
            }
            (Self::Count(list), _) => list.push(None),
            (Self::Wide(list), Cell::Wide(number)) => list.push(Some(*number)),
            (Self::Wide(list), _) => list.push(None),
            (Self::Real(list), Cell::Real(number)) => list.push(Some(*number)),
            (Self::Real(list), _) => list.push(None),
            (Self::Flag(list), Cell::Flag(flag)) => list.push(Some(*flag)),
            (Self::Flag(list), _) => list.push(None),
            (Self::Lists(list), Cell::Words(words)) => list.push(Some(words.to_vec())),
            (Self::Lists(list), _) => list.push(None),
            (Self::Reals(list), Cell::Reals(numbers)) => list.push(Some(numbers.to_vec())),
            (Self::Reals(list), _) => list.push(None),
        }
    }
}

/// The last value so many times more.
fn again<T: Clone>(list: &mut Vec<T>, more: usize) {
    if let Some(last) = list.last().cloned() {
        list.resize(list.len() + more, last);
    }
}

/// Rows of one table.
#[derive(Clone, Debug)]
pub struct Rows {
    /// The values, column by column, as the table's columns stand.
    pub columns: Vec<Cells>,
    /// How many rows there are.
    pub length: usize,
}

impl Rows {
    pub(super) fn new(columns: &[Column]) -> Self {
        Self {
            columns: columns.iter().map(|column| Cells::new(column.kind)).collect(),
            length: 0,
        }
    }

    /// Adds a row: its cells, in three parts so that none is copied. Cells that are missing are none.
    pub(super) fn push(&mut self, keys: &[Cell<'_>], own: &[Cell<'_>], provenance: &[Cell<'_>]) {
        let mut cells = keys.iter().chain(own).chain(provenance);
        for column in &mut self.columns {
            column.push(cells.next().unwrap_or(&Cell::None));
        }
        self.length += 1;
    }

    /// Adds so many rows of one session. `keys` and `provenance` are the same in all of them and are looked up once; `fill` is
    /// called with the other columns, and fills each with as many values, in their order.
    pub(super) fn block(
        &mut self,
        (keys, provenance): (&[Cell<'_>], &[Cell<'_>]),
        count: usize,
        fill: impl FnOnce(&mut Own<'_>),
    ) {
        let all = self.columns.len();
        let (first, rest) = self.columns.split_at_mut(keys.len().min(all));
        let own = rest.len().saturating_sub(provenance.len());
        let (middle, last) = rest.split_at_mut(own);
        for (columns, cells) in [(first, keys), (last, provenance)] {
            for (column, cell) in columns.iter_mut().zip(cells) {
                column.repeat(cell, count);
            }
        }
        fill(&mut Own {
            columns: middle.iter_mut(),
            known: Vec::new(),
        });
        self.length += count;
    }
}

/// The columns of a table that are its own, to be filled one after the other.
pub(super) struct Own<'a> {
    columns: IterMut<'a, Cells>,
    /// Places in a dictionary by the number of a word; used anew for each column.
    known: Vec<Option<i32>>,
}

impl Own<'_> {
    /// Words that have numbers: each is looked up once.
    pub(super) fn words<'w>(
        &mut self,
        numbers: impl Iterator<Item = Option<u32>>,
        word: impl Fn(u32) -> &'w str,
    ) {
        let Some(Cells::Words(dictionary, list)) = self.columns.next() else {
            return;
        };
        self.known.clear();
        for number in numbers {
            let place = number.map(|number| {
                let at = number as usize;
                if at >= self.known.len() {
                    self.known.resize(at + 1, None);
                }
                let mut new = || dictionary.place(word(number));
                match self.known.get_mut(at) {
                    Some(known) => *known.get_or_insert_with(new),
                    None => new(),
                }
            });
            list.push(place);
        }
    }

    /// Other texts of which there are few.
    pub(super) fn texts<'w>(&mut self, texts: impl Iterator<Item = Option<&'w str>>) {
        if let Some(Cells::Words(dictionary, list)) = self.columns.next() {
            list.extend(texts.map(|text| text.map(|text| dictionary.place(text))));
        }
    }

    /// Texts.
    pub(super) fn free(&mut self, texts: impl Iterator<Item = Option<String>>) {
        if let Some(Cells::Text(list)) = self.columns.next() {
            list.extend(texts);
        }
    }

    /// Whole numbers of 64 bits, and instants.
    pub(super) fn whole(&mut self, numbers: impl Iterator<Item = Option<i64>>) {
        if let Some(Cells::Whole(list)) = self.columns.next() {
            list.extend(numbers);
        }
    }

    /// Small numbers.
    pub(super) fn short(&mut self, numbers: impl Iterator<Item = Option<i16>>) {
        if let Some(Cells::Short(list)) = self.columns.next() {
            list.extend(numbers);
        }
    }

    /// Counts.
    pub(super) fn counts(&mut self, numbers: impl Iterator<Item = Option<u32>>) {
        if let Some(Cells::Count(list)) = self.columns.next() {
            list.extend(numbers);
        }
    }

    /// Numbers.
    pub(super) fn reals(&mut self, numbers: impl Iterator<Item = Option<f64>>) {
        if let Some(Cells::Real(list)) = self.columns.next() {
            list.extend(numbers);
        }
    }

    /// Yes or no.
    pub(super) fn flags(&mut self, flags: impl Iterator<Item = Option<bool>>) {
        if let Some(Cells::Flag(list)) = self.columns.next() {
            list.extend(flags);
        }
    }
}
