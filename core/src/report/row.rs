//! The rows of a report: one number each, or none where it is withheld.

use serde_json::Value as Json;

use super::gather::Left;
use super::threshold::Threshold;
use crate::ground::json::Object;
use crate::ground::number::Number;

/// A report: what it is about, and its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The module.
    pub module: String,
    /// How few are too few.
    pub threshold: Threshold,
    /// The rows, table by table.
    pub rows: Vec<Row>,
    /// Journals that add nothing.
    pub left: Left,
}

impl Report {
    /// How many rows have no number.
    #[must_use]
    pub fn withheld(&self) -> usize {
        self.rows.iter().filter(|row| row.value.is_none()).count()
    }

    /// As JSON: `{"k":5,"left-out":{…},"module":"…","rows":[{"figure":"sessions","of":"adem","table":"done","value":12},…],
    /// "withheld":3}`. A row has `of`, `part` and `when` where they say something, and no `value` where it is withheld.
    #[must_use]
    pub fn to_json(&self) -> Json {
        let row = |row: &Row| {
            let mut members = Object::default();
            members.put("table", row.table.word());
            members.put("figure", row.figure.word());
            let said = |text: &String| (!text.is_empty()).then(|| text.clone());
            members.may("of", said(&row.of));
            members.may("part", said(&row.part));
            members.may("when", row.when.map(When::word));
            members.may("value", row.value);
            members.done()
        };
        let mut left = Object::default();
        left.put("damaged", self.left.damaged);
        left.put("not-begun", self.left.not_begun);
        left.put("other-program", self.left.other_program);
        let mut members = Object::default();
        members.put("k", self.threshold.k());
        members.put("left-out", left.done());
        members.put("module", self.module.as_str());
        members.put("rows", self.rows.iter().map(row).collect::<Vec<Json>>());
        members.put("withheld", self.withheld());
        members.done()
    }
}

/// What a row stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Table {
    /// How many sessions: `begun`, `completed`.
    Sessions,
    /// Per step or section: sessions in which it is done.
    Done,
    /// Contacts held; each session counts once at a step.
    Contacts,
    /// Per contact with a group: people who were there.
    Attendance,
    /// Per scale: sessions with a measure, and means.
    Scores,
    /// Per scale and band: sessions.
    Bands,
}

/// Which measure of a session a row speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Its first.
    First,
    /// Its last, of sessions with two at least.
    Last,
    /// From the first to the last, of the same sessions.
    Change,
}

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Sessions.
    Sessions,
    /// Contacts held.
    Contacts,
    /// People.
    People,
    /// The mean of a score, rounded to hundredths.
    Mean,
}

macro_rules! word {
    ($kind:ident { $($case:ident = $word:literal),* $(,)? }) => {
        impl $kind {
            /// Its word in data.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$case => $word,)* }
            }
        }
    };
}

word!(Table {
    Sessions = "sessions",
    Done = "done",
    Contacts = "contacts",
    Attendance = "attendance",
    Scores = "scores",
    Bands = "bands",
});
word!(When { First = "first", Last = "last", Change = "change" });
word!(Figure { Sessions = "sessions", Contacts = "contacts", People = "people", Mean = "mean" });

/// One number of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The table.
    pub table: Table,
    /// The step or scale; of sessions `begun` or `completed`; empty: of all steps together.
    pub of: String,
    /// The form of a contact or the band; empty: of all together.
    pub part: String,
    /// Of scores and bands: which measure.
    pub when: Option<When>,
    /// What is counted.
    pub figure: Figure,
    /// The number; none: withheld.
    pub value: Option<Number>,
}

/// Rows in the making.
pub(super) struct Rows {
    rows: Vec<Row>,
    /// There are too few sessions to tell anything.
    pub(super) hide_everything: bool,
}

impl Rows {
    pub(super) const fn new() -> Self {
        Self {
            rows: Vec::new(),
            hide_everything: false,
        }
    }

    /// A count of sessions of something whole.
    pub(super) fn count(&mut self, table: Table, of: &str, count: Option<usize>) {
        self.put(table, (of, "", None), Figure::Sessions, count.map(whole));
    }

    pub(super) fn put(
        &mut self,
        table: Table,
        (of, part, when): (&str, &str, Option<When>),
        figure: Figure,
        value: Option<Number>,
    ) {
        self.rows.push(Row {
            table,
            of: of.to_owned(),
            part: part.to_owned(),
            when,
            figure,
            value: value.filter(|_| !self.hide_everything),
        });
    }

    /// Table by table; inside a table as they came.
    pub(super) fn sorted(mut self) -> Vec<Row> {
        self.rows.sort_by_key(|row| row.table);
        self.rows
    }
}

/// A count as a number; so many that they do not fit in one are as many as do.
pub(super) fn whole(count: usize) -> Number {
    i32::try_from(count).map_or(Number::MAX, Number::from)
}
