//! What becomes due next by itself: what a host reminds people of (semantics 23.7).

use serde_json::Value as Json;

use super::decide::Court;
use super::fact::{VisitOf, When};
use crate::expr::name::ItemIx;
use crate::ground::json::Object;
use crate::ground::moment::{Date, TimeOfDay};
use crate::program::Program;

/// Something that becomes due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The visit of the place that waits, or in which the diary is kept.
    pub visit: VisitOf,
    /// Of a diary: which, and the number of the entry that can be given then.
    pub entry: Option<(ItemIx, u32)>,
    /// When: a place opens then by itself; an entry can be given from the beginning of that day on.
    pub until: When,
}

impl Coming {
    /// As hosts see it.
    pub(super) fn to_json(self, program: &Program) -> Json {
        let mut members = Object::default();
        if let Some((item, entry)) = self.entry {
            let found = program.plan().items.get(item.index());
            members.put("entry", entry);
            members.put("item", found.map_or("", |item| item.id.as_str()));
        }
        members.put("n", self.visit.n);
        members.put("step", program.step_id(self.visit.step));
        members.put("until", self.until.to_string());
        members.done()
    }
}

impl Court<'_> {
    /// What becomes due first; of two at one time the place that waits.
    pub(super) fn coming(&self) -> Option<Coming> {
        let opening = self.opening().map(|(visit, until)| Coming {
            visit,
            entry: None,
            until,
        });
        let midnight = TimeOfDay::parse("00:00")?;
        let entry = self.next_entry().map(|(visit, item, entry, day)| Coming {
            visit,
            entry: Some((item, entry)),
            until: When::Local(day, midnight),
        });
        let both = opening.into_iter().chain(entry);
        both.min_by_key(|coming| local(coming.until))
    }
}

/// On the learner's own clock, where the two kinds of time can be compared.
fn local(when: When) -> (Date, TimeOfDay) {
    match when {
        When::At(moment) => (moment.date(), moment.time()),
        When::Local(day, time) => (day, time),
    }
}
