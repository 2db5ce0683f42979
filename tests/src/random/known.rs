//! What a condition written at some place may read: the things that were written before it.

/// The answer of an item, as conditions see it.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    /// One of these options.
    Choice(Vec<String>),
    /// A set of these options.
    Choices(Vec<String>),
    /// A set of these options, and nothing else offers them.
    Ticks(Vec<String>),
    /// Ticked or not.
    Confirm,
    /// From, to.
    Number(i64, i64),
    /// A text that may steer.
    Steering,
    /// Free words: only whether they were given.
    Private,
    /// Free words that may be shared.
    Open,
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// Rows and options.
    Likert(Vec<String>, Vec<String>),
    /// All of these in an order.
    Rank(Vec<String>),
    /// Something to do.
    Done,
    /// Entries.
    List,
    /// Entries in the course of time; its questions that are numbers.
    Diary(Vec<String>),
    /// Lefts and rights.
    Match(Vec<String>, Vec<String>),
    /// Open places: with options, or where words are written (no options).
    Gap(Vec<(String, Vec<String>)>),
    /// Words of a goal: the marks it is looked back at with, and whether it may be shared.
    Goal(i64, i64, bool),
    /// Words of a plan, and whether it may be shared.
    Plan(bool),
    /// To read.
    Note,
}

/// An item that was written before.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) has_correct: bool,
}

/// A scale with what it has.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    pub(super) id: String,
    pub(super) bands: Vec<String>,
    pub(super) moments: Vec<String>,
    /// Its items, until it is measured.
    pub(super) home: Option<Vec<Item>>,
}

/// Everything that may be read at a place.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    pub(super) items: Vec<Item>,
    pub(super) steps: Vec<String>,
    /// Those of them that are visited themselves.
    pub(super) places: Vec<String>,
    /// Scales that some step measures, with their subscales.
    pub(super) scales: Vec<Scale>,
    /// The same by family: ids.
    pub(super) families: Vec<Vec<String>>,
    /// Scales that no step measures yet.
    pub(super) unmeasured: Vec<Vec<Scale>>,
    pub(super) numbers: Vec<String>,
    /// Those of the numbers that were added up here: not added up again, so that sums stay small.
    pub(super) sums: Vec<String>,
    pub(super) picks: Vec<(String, Vec<String>)>,
    pub(super) truths: Vec<String>,
    pub(super) texts: Vec<String>,
}
