//! What the learner shared: grants, and when each is seen (semantics 25.1 to 25.5).
//!
//! A grant holds what was previewed. Whatever counts at the end of the trail is previewed anew and compared: so a changed
//! answer is not seen, a parked one neither, and a returned one is seen again.

use serde_json::Value as Json;

use super::decide::{Court, Decision};
use super::entry::value_json;
use super::fact::{Fact, VisitOf};
use super::refusal::Code;
use super::settle::{Hand, of};
use super::snapshot::vault_key;
use super::state::{Held, Slot, State};
use super::value::Answer;
use super::view::Seen;
use crate::expr::eval::{Known, View as _};
use crate::expr::name::{ItemIx, ScaleIx, StepIx, Symbol, ValueIx};
use crate::ground::json::Object;
use crate::ground::limits::ATTEMPTS;
use crate::ground::number::Number;
use crate::module::plan::{ItemKind, PurposeIx, Recap, StepKind};
use crate::program::Program;

/// Something that was shared.
#[derive(Clone, PartialEq)]
pub(super) struct Grant {
    pub(super) purpose: PurposeIx,
    pub(super) what: Recap,
    /// The number of the act that shared it.
    pub(super) seq: u64,
    pub(super) of: Previewed,
}

/// What somebody saw of an answer, score or value before they shared it.
#[derive(Clone, PartialEq)]
pub(super) enum Previewed {
    /// An answer; the value of words is not here but in the vault.
    Item {
        visit: VisitOf,
        attempts: u16,
        value: Option<Json>,
    },
    /// A score.
    Scale {
        visit: VisitOf,
        score: Number,
        band: Option<Symbol>,
    },
    /// A value.
    Value(Json),
}

/// What people agreed to and shared.
#[derive(Clone, Default)]
pub(super) struct Sharing {
    /// Per purpose, as far as anything was said.
    pub(super) consents: Vec<Option<bool>>,
    /// In order of their making.
    pub(super) grants: Vec<Grant>,
    /// The number of each reply and of the act it replies to.
    pub(super) replies: Vec<(u64, u64)>,
}

impl Sharing {
    pub(super) fn new(program: &Program) -> Self {
        Self {
            consents: vec![None; program.plan().purposes.len()],
            ..Self::default()
        }
    }

    pub(super) fn consent(&self, purpose: PurposeIx) -> Option<bool> {
        self.consents.get(purpose.index()).copied().flatten()
    }

    pub(super) fn grant(&self, purpose: PurposeIx, what: Recap) -> Option<&Grant> {
        let is = |grant: &&Grant| grant.purpose == purpose && grant.what == what;
        self.grants.iter().find(is)
    }
}

impl Seen<'_> {
    /// What would be shared of something now; none when it counts for nothing.
    pub(super) fn preview(&self, what: Recap) -> Option<Previewed> {
        match what {
            Recap::Item(item) => self.preview_item(item),
            Recap::Scale(scale) => self.preview_scale(scale),
            Recap::Value(value) => self.preview_value(value).map(Previewed::Value),
        }
    }

    fn preview_item(&self, item: ItemIx) -> Option<Previewed> {
        let (visit, slot) = self.holding(item)?;
        let value = self.value_counting(item, slot)?;
        Some(Previewed::Item {
            visit: of(visit),
            attempts: slot.attempts,
            value: (!value.is_null()).then_some(value),
        })
    }

    /// The value of an answer as far as it counts, without words; nothing for words alone, none when none counts.
    fn value_counting(&self, item: ItemIx, slot: &Slot) -> Option<Json> {
        let found = self.program.plan().items.get(item.index())?;
        if let Held::Diary(_) = &slot.held {
            return self.diary_counting(item, &found.kind);
        }
        let Held::Value(answer) = &slot.held else {
            return None;
        };
        if !slot.judged.counts {
            return None;
        }
        let open = match (answer, &found.kind) {
            (Answer::Vault, _) => return Some(Json::Null),
            (Answer::Options(chosen), _) => Answer::Options(shown(chosen, slot)),
            (Answer::Ranked(chosen), _) => Answer::Ranked(shown(chosen, slot)),
            (Answer::Entries(entries), ItemKind::List { .. }) => Answer::Entries(
                entries
                    .iter()
                    .map(|entry| entry.iter().map(without_words).collect())
                    .collect(),
            ),
            (other, _) => other.clone(),
        };
        Some(value_json(self.program, &found.kind, &open))
    }

    /// The entries of a diary, by number, each without its words.
    fn diary_counting(&self, item: ItemIx, kind: &ItemKind) -> Option<Json> {
        let mut members = Object::default();
        let mut count = 0;
        for entry in self.diary(item) {
            let open = Answer::Entry(entry.value.iter().map(without_words).collect());
            members.put(&entry.k.to_string(), value_json(self.program, kind, &open));
            count += 1;
        }
        (count > 0).then(|| members.done())
    }

    fn preview_scale(&self, scale: ScaleIx) -> Option<Previewed> {
        let measures = &self.program.plan().scales.get(scale.index())?.measures;
        let visit = of(self.last_left(measures, None)?);
        let found = self.measured(scale, None)?;
        found.score.map(|score| Previewed::Scale {
            visit,
            score,
            band: found.band,
        })
    }

    fn preview_value(&self, value: ValueIx) -> Option<Json> {
        Some(match self.value(value)? {
            Known::Truth(truth) => truth.into(),
            Known::Number(number) => number.into(),
            Known::Option(option) => self.program.word(option).into(),
            Known::Text(text) => text.into(),
            Known::Day(date) => date.to_string().into(),
            Known::Clock(time) => time.to_string().into(),
        })
    }
}

fn shown(chosen: &[Symbol], slot: &Slot) -> Box<[Symbol]> {
    let hidden = slot.hidden.as_deref().map_or(&[][..], Vec::as_slice);
    chosen
        .iter()
        .copied()
        .filter(|option| !hidden.contains(option))
        .collect()
}

fn without_words(answer: &Option<Answer>) -> Option<Answer> {
    answer.clone().filter(|answer| *answer != Answer::Vault)
}

/// What is to be shared, in order of the offer.
pub(super) struct Chosen {
    purpose: PurposeIx,
    list: Vec<(Recap, Previewed)>,
}

impl<'a> Court<'a> {
    /// The view at the end of the trail, without the exit of its last visit; none before the start.
    pub(super) fn at_end(&self) -> Option<Seen<'a>> {
        let last = self.state.on_trail(self.state.length().checked_sub(1)?)?;
        // Every entry of a diary counts here, also one given since the visit was entered.
        Some(Seen {
            seq: u64::MAX,
            ..self.seen(last, &self.state.latest)
        })
    }

    /// Whether what was shared is seen: it counts still, just as it was previewed.
    pub(super) fn is_seen(&self, grant: &Grant) -> bool {
        let is_known =
            !matches!(grant.of, Previewed::Item { attempts, .. } if u32::from(attempts) >= ATTEMPTS);
        is_known && self.at_end().and_then(|seen| seen.preview(grant.what)).as_ref() == Some(&grant.of)
    }

    /// The purpose and offers of the share step under the cursor.
    pub(super) fn offers(&self) -> Option<(PurposeIx, &'a [Recap])> {
        let here = self.state.here()?;
        match &self.program.step_at(StepIx(here.step))?.kind {
            StepKind::Share { purpose, offer } => Some((*purpose, offer)),
            _ => None,
        }
    }

    pub(super) fn share(&self, what: &[Box<str>]) -> Result<Decision, Code> {
        let here = self.state.here().ok_or(Code::NotStarted)?;
        let (purpose, offer) = self.offers().ok_or(Code::OtherKind(StepIx(here.step), "share"))?;
        let seen = self.at_end().ok_or(Code::NotStarted)?;
        let mut chosen = Vec::with_capacity(what.len());
        for name in what {
            let found = offer
                .iter()
                .find(|recap| self.program.recap_id(**recap) == &**name);
            match found.and_then(|recap| Some((*recap, seen.preview(*recap)?))) {
                Some(found) => chosen.push(found),
                None => return Err(Code::NotOffered(name.to_string())),
            }
        }
        let mut list = Vec::with_capacity(chosen.len());
        for recap in offer {
            list.extend(chosen.iter().filter(|(other, _)| other == recap).cloned());
        }
        Ok(Decision::Share(Box::new(Chosen { purpose, list })))
    }

    pub(super) fn unshare(&self, purpose: PurposeIx, what: &str) -> Result<Decision, Code> {
        let mut grants = self.state.sharing.grants.iter();
        let is = |grant: &Grant| grant.purpose == purpose && self.program.recap_id(grant.what) == what;
        match grants.position(is) {
            Some(place) => Ok(Decision::Unshare(place)),
            None => Err(Code::NotGranted(what.to_owned())),
        }
    }

    /// A reply goes to somebody who shared something that is seen still.
    pub(super) fn reply(&self, to: u64) -> Result<Decision, Code> {
        if self.guide_sees().any(|grant| grant.seq == to) {
            Ok(Decision::Reply(to))
        } else {
            Err(Code::NotGrantedTo(to))
        }
    }

    /// What the guide sees, in order of its making.
    pub(super) fn guide_sees(&self) -> impl Iterator<Item = &'a Grant> {
        let for_guide = |grant: &&Grant| {
            let purpose = self.program.plan().purposes.get(grant.purpose.index());
            purpose.is_some_and(|purpose| purpose.with == crate::module::plan::Recipient::Guide)
        };
        self.state
            .sharing
            .grants
            .iter()
            .filter(for_guide)
            .filter(|grant| self.is_seen(grant))
    }
}

impl Hand<'_> {
    pub(super) fn share(&mut self, chosen: Chosen) {
        let seq = self.state.seq + 1;
        let Chosen { purpose, list } = chosen;
        let sharing = &mut self.state.sharing;
        let mut instead = Vec::new();
        sharing.grants.retain(|grant| {
            let again = grant.purpose == purpose && list.iter().any(|(what, _)| *what == grant.what);
            if again {
                instead.push((grant.what, grant.seq));
            }
            !again
        });
        let what = list.iter().map(|(what, _)| *what).collect();
        sharing.grants.extend(list.into_iter().map(|(what, of)| Grant {
            purpose,
            what,
            seq,
            of,
        }));
        self.facts.push(Fact::Shared {
            purpose,
            what,
            instead: instead.into(),
        });
        if sharing.consent(purpose) != Some(true) {
            self.say_consent(purpose, true);
        }
    }

    pub(super) fn unshare(&mut self, place: usize) {
        if place < self.state.sharing.grants.len() {
            let grant = self.state.sharing.grants.remove(place);
            self.tell_unshared(&grant);
        }
    }

    fn tell_unshared(&mut self, grant: &Grant) {
        self.facts.push(Fact::Unshared {
            purpose: grant.purpose,
            what: grant.what,
            seq: grant.seq,
        });
    }

    /// Ends the grants of one kind, in order of their making.
    fn end_grants(&mut self, ends: impl Fn(&Grant) -> bool) {
        let (ended, stays) = std::mem::take(&mut self.state.sharing.grants)
            .into_iter()
            .partition(|grant| ends(grant));
        self.state.sharing.grants = stays;
        let ended: Vec<Grant> = ended;
        for grant in &ended {
            self.tell_unshared(grant);
        }
    }

    pub(super) fn consent(&mut self, purpose: PurposeIx, given: bool) {
        if self.state.sharing.consent(purpose) == Some(given) {
            return;
        }
        if !given {
            self.end_grants(|grant| grant.purpose == purpose);
        }
        self.say_consent(purpose, given);
    }

    fn say_consent(&mut self, purpose: PurposeIx, given: bool) {
        if let Some(slot) = self.state.sharing.consents.get_mut(purpose.index()) {
            *slot = Some(given);
        }
        self.facts.push(Fact::Consented { purpose, given });
    }

    /// What was shared of words goes with the words.
    pub(super) fn erase(&mut self) {
        let program = self.program;
        self.end_grants(|grant| is_words(program, grant.what));
        self.facts.push(Fact::Erased);
    }

    pub(super) fn reply(&mut self, to: u64) {
        let seq = self.state.seq + 1;
        self.state.sharing.replies.push((seq, to));
        self.facts.push(Fact::Replied { to });
    }
}

/// Whether something lives in the vault as a whole.
pub(super) fn is_words(program: &Program, what: Recap) -> bool {
    match what {
        Recap::Item(item) => program
            .plan()
            .items
            .get(item.index())
            .is_some_and(|item| item.vault),
        _ => false,
    }
}

/// Where words that were shared are kept for who may read them (semantics 25.11).
pub(super) fn shared_key(program: &Program, seq: u64, what: Recap) -> String {
    format!("shared/{seq}/{}", program.recap_id(what))
}

/// Where the words of a grant come from.
pub(super) fn source_key(program: &Program, state: &State, grant: &Grant) -> Option<String> {
    let (Recap::Item(item), Previewed::Item { visit, .. }) = (grant.what, &grant.of) else {
        return None;
    };
    let visit = state.visit_of(*visit)?;
    let first = program.index().place(visit.step)?.first_item;
    let slot = state.slot(visit, item.0.checked_sub(first)?)?;
    Some(vault_key(program, visit, slot, item))
}
