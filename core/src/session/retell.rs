//! What was asked and answered, visit by visit: for the learner, who may have all of it back.

use serde_json::Value as Json;

use super::Session;
use super::diary::Mark;
use super::entry::{entry_json, value_json};
use super::fact::{How, VisitOf};
use super::screen::ItemState;
use super::settle::of;
use super::snapshot::vault_key;
use super::state::{Held, Visit};
use super::words::{Said, Speaker};
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::json::Object;
use crate::ground::moment::Moment;

/// A visit as it was.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// The visit.
    pub visit: VisitOf,
    /// When it was entered.
    pub entered: Moment,
    /// How and when it was left, if it was.
    pub left: Option<(How, Moment)>,
    /// It is on the path; else it was left behind and counts no more.
    pub counts: bool,
    /// The title of its step.
    pub title: Option<Said>,
    /// What was answered, skipped or declined there, in document order.
    pub items: Vec<ToldItem>,
}

/// An item that somebody did something with.
#[derive(Clone, PartialEq)]
pub struct ToldItem {
    /// The item.
    pub item: ItemIx,
    /// Whether it was answered, skipped or declined.
    pub state: ItemState,
    /// The question.
    pub ask: Option<Said>,
    /// The stored value of an answer; of a diary its entries by their number.
    pub value: Option<Json>,
    /// Where its words stand in the vault, if it has any.
    pub key: String,
}

/// Says which visit it is, nothing of what was answered.
impl std::fmt::Debug for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Told({:?})", self.visit)
    }
}

/// Says nothing of what was answered.
impl std::fmt::Debug for ToldItem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ToldItem")
    }
}

impl Session {
    /// Everything that was answered, in one of the module's languages: first the path, then what was left behind.
    #[must_use]
    pub fn retell(&self, language: &str) -> Vec<Told> {
        let trail = (0..self.state.length()).filter_map(|position| self.state.on_trail(position));
        let mut told: Vec<Told> = trail
            .map(|visit| self.tell(visit, visit.position + 1, language, true))
            .collect();
        let all = self.state.length();
        told.extend(
            self.parked()
                .iter()
                .map(|visit| self.tell(visit, all, language, false)),
        );
        told
    }

    fn tell(&self, visit: &Visit, head: u32, language: &str, counts: bool) -> Told {
        let latest = self.state.latest_at(head);
        let mut seen = self.court().seen(visit, &latest);
        if !counts {
            // It has no place of its own: what it says is filled in as the path stands now.
            seen.at = self.state.length();
        }
        let speaker = Speaker::new(seen, language);
        let step = StepIx(visit.step);
        let count = self
            .program
            .index()
            .place(visit.step)
            .map_or(0, |place| place.item_count);
        let slots = self.program.items_of(step).zip(self.state.slots_of(visit, count));
        let items = slots.filter_map(|((at, item), slot)| {
            let value = match &slot.held {
                Held::Value(answer) => Some(value_json(&self.program, &item.kind, answer)),
                held if held.entries().is_empty() => None,
                held => {
                    let mut entries = Object::default();
                    for entry in held.entries() {
                        entries.put(&entry.k.to_string(), entry_json(&self.program, &item.kind, entry));
                    }
                    Some(entries.done())
                }
            };
            let state = match (slot.held.mark(), &value) {
                (Some(Mark::Skipped), _) => ItemState::Skipped,
                (Some(Mark::Declined), _) => ItemState::Declined,
                (None, Some(_)) => ItemState::Answered,
                (None, None) => return None,
            };
            Some(ToldItem {
                item: at,
                state,
                ask: speaker.maybe(item.ask.as_ref()),
                value,
                key: vault_key(&self.program, visit, slot, at),
            })
        });
        Told {
            visit: of(visit),
            entered: visit.entered,
            left: visit.exit.map(|exit| (exit.how, exit.at)),
            counts,
            title: speaker.maybe(self.program.step_at(step).and_then(|step| step.title.as_ref())),
            items: items.collect(),
        }
    }
}
