//! Visits carried from one version of a module to another, and what has no place there (semantics 31.3, 31.4).

use serde_json::{Map, Value as Json};

use super::carry::{Carrier, Split, is_given};
use super::heirs::Heirs;
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::json::{Object, without};
use crate::module::plan::Item;
use crate::program::{Program, options};
use crate::session::copies::VaultChange;
use crate::session::fact::How;
use crate::session::records::leaves_so;

type Members = Map<String, Json>;

/// A visit in the names of the new program.
pub(super) struct Carried {
    pub(super) step: StepIx,
    pub(super) n: u64,
    pub(super) members: Members,
    pub(super) on_trail: bool,
}

/// What becomes of an answer.
pub(super) struct Fate {
    pub(super) step: String,
    pub(super) n: u64,
    pub(super) item: String,
    pub(super) on_trail: bool,
    /// What takes the place of its step and item.
    pub(super) heir: Option<(StepIx, ItemIx)>,
    /// Why it does not stay, if it does not.
    pub(super) why: Option<&'static str>,
}

/// All that is carried.
pub(super) struct Luggage<'a> {
    pub(super) heirs: Heirs<'a>,
    /// Whose names the old ones are.
    pub(super) hash: String,
    pub(super) visits: Vec<Carried>,
    pub(super) fates: Vec<Fate>,
    /// What has no place, as it was, each under the program whose names it has.
    pub(super) former: Vec<Json>,
    pub(super) vault: Vec<VaultChange>,
    /// Something that was used has two heirs.
    pub(super) is_torn: bool,
}

/// A record of what has no place.
pub(super) fn record(program: &str, step: &str, n: u64, key: &str, what: Json) -> Json {
    let mut record = Object::default();
    record.put("program", program);
    record.put("step", step);
    record.put("n", n);
    record.put(key, what);
    record.done()
}

pub(super) fn text<'b>(members: &'b Members, key: &str) -> &'b str {
    members.get(key).and_then(Json::as_str).unwrap_or("")
}

pub(super) fn visit_number(members: &Members) -> u64 {
    members.get("n").and_then(Json::as_u64).unwrap_or(0)
}

impl Luggage<'_> {
    /// Packs a visit as a snapshot has it.
    pub(super) fn pack(&mut self, visit: &Members, on_trail: bool) {
        let (step, n) = (text(visit, "step").to_owned(), visit_number(visit));
        let place = self.heirs.place(&step);
        if let Some(heir) = place.one() {
            let packed = self.carry(visit, &self.hash.clone(), (&step, heir), Some(on_trail));
            self.visits.push(Carried {
                step: heir,
                n,
                members: packed,
                on_trail,
            });
            return;
        }
        let why = place.why("unknown-step");
        self.is_torn |= why == "two-heirs";
        for (item, slot) in slots(visit) {
            if is_given(slot) {
                self.fates.push(Fate {
                    step: step.clone(),
                    n,
                    item: item.clone(),
                    on_trail,
                    heir: None,
                    why: Some(why),
                });
            }
        }
        let mut whole = timed(visit);
        whole.insert("program".to_owned(), self.hash.as_str().into());
        self.former.push(Json::Object(whole));
    }

    /// The visit in the new names; what does not fit is parked. `told` says whether it stood on the trail, of a visit
    /// whose answers are told.
    fn carry(
        &mut self,
        visit: &Members,
        program: &str,
        (step, heir): (&str, StepIx),
        told: Option<bool>,
    ) -> Members {
        let n = visit_number(visit);
        let timed = timed(visit);
        let mut packed = without(&timed, &["exit"]);
        packed.insert("step".to_owned(), self.heirs.new.step_id(heir).into());
        if let Some(exit) = timed.get("exit") {
            match self.exit(exit, step, heir) {
                Some(exit) => drop(packed.insert("exit".to_owned(), exit)),
                None => self.former.push(record(program, step, n, "exit", exit.clone())),
            }
        }
        let (mut kept, mut lost) = (Map::new(), Map::new());
        for (item, slot) in slots(visit) {
            let found = self.heirs.item((step, heir), item);
            let split = self.split(found.one(), item, slot, found.why("unknown-item"));
            self.is_torn |= split.why == Some("two-heirs") && is_given(slot) && told.is_some();
            if let Some(on_trail) = told.filter(|_| is_given(slot)) {
                self.fates.push(Fate {
                    step: step.to_owned(),
                    n,
                    item: item.clone(),
                    on_trail,
                    heir: found.one().map(|item| (heir, item)),
                    why: split.why,
                });
            }
            if !split.lost.is_empty() {
                lost.insert(item.clone(), Json::Object(split.lost));
            }
            if let Some(new) = found.one().filter(|_| !split.kept.is_empty()) {
                self.move_words((step, n, item), (heir, new), &split.kept);
                kept.insert(self.heirs.new.item_id(new).to_owned(), Json::Object(split.kept));
            }
        }
        packed.insert("items".to_owned(), Json::Object(kept));
        if !lost.is_empty() {
            self.former
                .push(record(program, step, n, "items", Json::Object(lost)));
        }
        packed
    }

    fn split(&self, found: Option<ItemIx>, item: &str, slot: &Members, gone: &'static str) -> Split {
        let new = found.and_then(|found| self.heirs.new.plan().items.get(found.index()));
        match new {
            Some(new) => Carrier {
                heirs: self.heirs,
                old: self.heirs.old_item(item),
                new,
            }
            .split(slot),
            None => Split {
                lost: slot.clone(),
                why: Some(gone),
                ..Split::default()
            },
        }
    }

    /// How a visit was left, if the place that takes its place can be left so.
    fn exit(&self, exit: &Json, step: &str, heir: StepIx) -> Option<Json> {
        let mut exit = exit.as_object()?.clone();
        let how = How::from_word(text(&exit, "how"))?;
        if !leaves_so(self.heirs.new, heir, how) {
            return None;
        }
        let to = text(&exit, "to");
        let child = || {
            let old = self.heirs.old?;
            let child = old.child_towards(old.step(to)?.0, old.step(step)?.0)?;
            self.heirs.step(old.step_id(StepIx(child))).one()
        };
        let towards = match (self.heirs.step(to).one(), how) {
            (Some(found), _) => Some(found),
            (None, How::Chosen) => Some(child()?),
            // Where it leads is found anew; a parked visit keeps no more than that it was left.
            (None, _) => None,
        };
        let towards = self.heirs.new.step_id(towards.unwrap_or(heir)).into();
        exit.insert("to".to_owned(), towards);
        Some(Json::Object(exit))
    }

    /// Words of one's own stand under the names of their step and item.
    fn move_words(
        &mut self,
        (step, n, item): (&str, u64, &str),
        (heir, new): (StepIx, ItemIx),
        slot: &Members,
    ) {
        let program = self.heirs.new;
        let found = program.plan().items.get(new.index());
        let is_given_here = slot.contains_key("attempts");
        if !is_given_here || !found.is_some_and(|item| has_words(program, item)) {
            return;
        }
        let from = format!("{step}/{n}/{item}");
        let to = format!("{}/{n}/{}", program.step_id(heir), program.item_id(new));
        if from != to {
            self.vault.push(VaultChange::Move { from, to });
        }
    }

    /// Takes back what was parked under former names, as far as it has a place again (semantics 31.4).
    pub(super) fn take_back(&mut self, former: &[Json]) {
        let old = self.heirs.old;
        let records: Vec<&Members> = former.iter().filter_map(Json::as_object).collect();
        for whole in records.iter().filter(|record| record.contains_key("entered")) {
            let step = text(whole, "step").to_owned();
            self.heirs.old = old.filter(|_| text(whole, "program") == self.hash);
            let next =
                |heir: StepIx| self.visits.iter().filter(|visit| visit.step == heir).count() as u64 + 1;
            let heir = self.heirs.place(&step).one();
            match heir.filter(|heir| next(*heir) == visit_number(whole)) {
                Some(heir) => {
                    let visit = without(whole, &["program"]);
                    let members = self.carry(&visit, text(whole, "program"), (&step, heir), None);
                    self.visits.push(Carried {
                        step: heir,
                        n: visit_number(whole),
                        members,
                        on_trail: false,
                    });
                }
                None => self.former.push(Json::Object((*whole).clone())),
            }
        }
        for part in records.iter().filter(|record| !record.contains_key("entered")) {
            self.heirs.old = old.filter(|_| text(part, "program") == self.hash);
            let place = self.heirs.place(text(part, "step")).one();
            let at = self
                .visits
                .iter()
                .position(|visit| Some(visit.step) == place && visit.n == visit_number(part));
            match at {
                Some(at) if part.contains_key("items") => self.put_back(part, at),
                Some(at) if part.contains_key("exit") => self.leave_again(part, at),
                _ => self.former.push(Json::Object((*part).clone())),
            }
        }
        self.heirs.old = old;
    }

    /// Answers that were parked alone go back to a visit that has none there.
    fn put_back(&mut self, part: &Members, at: usize) {
        let (step, n) = (text(part, "step"), visit_number(part));
        let mut rest = Map::new();
        for (id, slot) in slots(part) {
            let Some(visit) = self.visits.get(at) else { return };
            let found = self.heirs.item((step, visit.step), id).one();
            let held = found.and_then(|found| slot_of(&visit.members, self.heirs.new.item_id(found)));
            let (place, split) = (visit.step, self.split(found, id, slot, "unknown-item"));
            let joined = join(held, &split.kept).filter(|_| !split.kept.is_empty());
            let left = if joined.is_some() {
                split.lost
            } else {
                slot.clone()
            };
            if !left.is_empty() {
                rest.insert(id.clone(), Json::Object(left));
            }
            let (Some(new), Some(joined)) = (found, joined) else {
                continue;
            };
            self.move_words((step, n, id), (place, new), &joined);
            let name = self.heirs.new.item_id(new).to_owned();
            let items = self
                .visits
                .get_mut(at)
                .and_then(|visit| visit.members.get_mut("items"));
            if let Some(items) = items.and_then(Json::as_object_mut) {
                items.insert(name, Json::Object(joined));
            }
        }
        if !rest.is_empty() {
            self.former.push(record(
                text(part, "program"),
                step,
                n,
                "items",
                Json::Object(rest),
            ));
        }
    }

    /// A visit that an upgrade held up goes on as it did, if nobody left it since.
    fn leave_again(&mut self, part: &Members, at: usize) {
        let Some(visit) = self.visits.get(at) else { return };
        if visit.members.contains_key("exit") {
            return;
        }
        let heir = visit.step;
        let exit = part
            .get("exit")
            .and_then(|exit| self.exit(exit, text(part, "step"), heir));
        match (exit, self.visits.get_mut(at)) {
            (Some(exit), Some(visit)) => drop(visit.members.insert("exit".to_owned(), exit)),
            _ => self.former.push(Json::Object(part.clone())),
        }
    }
}

/// The two together, where they do not speak of the same; none where they do.
fn join(held: Option<&Members>, more: &Members) -> Option<Members> {
    let Some(held) = held.filter(|held| is_given(held)) else {
        return Some(more.clone());
    };
    let key = ["answer", "entries"]
        .into_iter()
        .find(|key| more.contains_key(*key))?;
    let (mut rows, further) = (held.get(key)?.as_object()?.clone(), more.get(key)?.as_object()?);
    if further.keys().any(|row| rows.contains_key(row)) {
        return None;
    }
    for (row, given) in further {
        rows.insert(row.clone(), given.clone());
    }
    let mut joined = held.clone();
    joined.insert(key.to_owned(), Json::Object(rows));
    Some(joined)
}

/// A visit with the numbers of its acts: those before any upgrade are told apart from none but later ones.
fn timed(visit: &Members) -> Members {
    let mut visit = visit.clone();
    time(&mut visit);
    if let Some(exit) = visit.get_mut("exit").and_then(Json::as_object_mut) {
        time(exit);
    }
    visit
}

fn time(members: &mut Members) {
    if !members.contains_key("seq") {
        members.insert("seq".to_owned(), 1.into());
    }
}

fn slots(visit: &Members) -> impl Iterator<Item = (&String, &Members)> {
    let items = visit.get("items").and_then(Json::as_object);
    items
        .into_iter()
        .flatten()
        .filter_map(|(id, slot)| Some((id, slot.as_object()?)))
}

fn slot_of<'b>(visit: &'b Members, item: &str) -> Option<&'b Members> {
    visit.get("items")?.get(item)?.as_object()
}

/// Whether words of one's own may belong to an item.
fn has_words(program: &Program, item: &Item) -> bool {
    let other = |options: &crate::module::plan::Options| {
        options
            .list
            .iter()
            .any(|option| program.word(option.id) == "other")
    };
    item.vault || item.kind.inner().iter().any(|inner| inner.vault) || options(item).is_some_and(other)
}
