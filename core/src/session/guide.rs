//! What the guide is shown: what was shared with them, and what asks for them (semantics 28.3). Never the place, the
//! progress or the path.

use serde_json::Value as Json;

use super::Session;
use super::act::Role;
use super::awaited::confirm_word;
use super::card::{PurposeCard, question};
use super::contact::Terms;
use super::export::{Leaf, granted};
use super::fact::{Contact, ContactState, VisitOf, When};
use super::recall::Line;
use super::records::put_record;
use super::settle::of;
use super::sharing::{Grant, shared_key, source_key};
use super::spoken::for_others;
use super::state::State;
use super::view::Seen;
use super::wait::until;
use super::words::{Said, Speaker};
use crate::expr::name::StepIx;
use crate::ground::json::Object;
use crate::ground::moment::Moment;
use crate::module::plan::{Confirm, Constant, Recap, With};
use crate::program::{NONE, Program};

/// Something shared, as the guide reads it.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedThing {
    /// The purpose.
    pub purpose: String,
    /// The number of the act that shared it: what a reply names.
    pub seq: u64,
    /// What is shared.
    pub leaf: Leaf,
    /// The question, or the title of a scale.
    pub ask: Option<Said>,
    /// It in words, line by line; of words in the vault slots for who may read them.
    pub said: Vec<Line>,
}

/// What the guide is shown.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct GuideView {
    /// What was shared and is seen, in order of its making.
    pub shared: Vec<SharedThing>,
    /// The number of each reply, and of the act it replies to.
    pub replies: Vec<(u64, u64)>,
    /// Contacts that are not with somebody of the learner's own.
    pub contacts: Vec<GuideContact>,
    /// Waits that the guide can end.
    pub waits: Vec<GuideWait>,
}

/// A contact, as the guide sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct GuideContact {
    /// What was agreed on; its forms are those that may be picked now.
    pub contact: Contact,
    /// Whether it is with a group.
    pub is_group: bool,
    /// Who says that it was held.
    pub confirm: Confirm,
    /// When its limit passes, while that matters.
    pub until: Option<When>,
    /// The title of the step.
    pub title: Option<Said>,
    /// What the author says to the guide.
    pub guide: Option<Said>,
}

/// Somebody who waits for the guide.
#[derive(Clone, Debug, PartialEq)]
pub struct GuideWait {
    /// The visit.
    pub visit: VisitOf,
    /// When its limit passes.
    pub until: Option<When>,
    /// The title of the step.
    pub title: Option<Said>,
    /// What the author says to the guide.
    pub guide: Option<Said>,
}

impl<'a> Seen<'a> {
    /// A view in which nothing was answered, given or drawn: for words that are read by who may know nothing.
    pub(super) fn silent(program: &'a Program, settings: &'a [Constant], state: &'a State) -> Self {
        Self {
            program,
            settings,
            state,
            latest: &state.latest,
            at: NONE,
            now: Moment::from_unix(0, 0),
            seq: 0,
            leaving: None,
            own: None,
            scoring: None,
            whispered: None,
        }
    }
}

impl Session {
    /// What the guide is shown, in a language.
    pub(super) fn guide_view(&self, language: &str) -> GuideView {
        let silent = State::new(&self.program);
        let asks = Speaker::new(Seen::silent(&self.program, &self.settings, &silent), language);
        let court = self.court();
        let shared = court
            .guide_sees()
            .map(|grant| self.shared_thing(&asks, language, grant));
        GuideView {
            shared: shared.collect(),
            replies: self.state.sharing.replies.clone(),
            contacts: self.guide_contacts(&asks),
            waits: self.guide_waits(&asks).into_iter().collect(),
        }
    }

    fn guide_contacts(&self, asks: &Speaker<'_>) -> Vec<GuideContact> {
        let shown = |contact: &Contact| {
            let terms = Terms::of(&self.program, contact.visit.step)?;
            if !terms.concerns(Role::Guide) {
                return None;
            }
            let mut seen = contact.clone();
            seen.forms = if contact.state == ContactState::Held {
                Vec::new()
            } else {
                terms.pickable(contact).to_vec()
            };
            let is_over = matches!(contact.state, ContactState::Held | ContactState::Declined);
            let visit = self.state.visit_of(contact.visit).filter(|_| !is_over);
            let (title, guide) = words_of(asks, contact.visit.step);
            Some(GuideContact {
                contact: seen,
                is_group: terms.with == With::Group,
                confirm: terms.confirm,
                until: visit.and_then(|visit| until(&self.program, visit)),
                title,
                guide,
            })
        };
        self.state.contacts.iter().filter_map(shown).collect()
    }

    /// The wait for the guide at the end of the trail, while nobody ended it.
    fn guide_waits(&self, asks: &Speaker<'_>) -> Option<GuideWait> {
        let court = self.court();
        let visit = court.waiting().filter(|_| court.can_release())?;
        let (title, guide) = words_of(asks, StepIx(visit.step));
        Some(GuideWait {
            visit: of(visit),
            until: until(&self.program, visit),
            title,
            guide,
        })
    }

    fn shared_thing(&self, asks: &Speaker<'_>, language: &str, grant: &Grant) -> SharedThing {
        let program = &*self.program;
        let purpose = program.plan().purposes.get(grant.purpose.index());
        let seen = self.court().at_end();
        let lines = seen.map(|seen| Speaker::new(seen, language).spoken(grant.what));
        let own = source_key(program, &self.state, grant).unwrap_or_default();
        let shared = shared_key(program, grant.seq, grant.what);
        let said = lines.unwrap_or_default().into_iter();
        let said = said.map(|line| for_others(line, &own, &shared)).collect();
        SharedThing {
            purpose: purpose.map(|purpose| purpose.id.clone()).unwrap_or_default(),
            seq: grant.seq,
            leaf: granted(program, grant),
            ask: question(asks, grant.what),
            said,
        }
    }
}

impl SharedThing {
    /// The part without words.
    fn outline(&self) -> Object {
        let mut members = Object::default();
        members.put("purpose", self.purpose.as_str());
        members.put("seq", self.seq);
        members
    }
}

impl GuideView {
    /// Puts what is seen into a screen, with words or without.
    pub(super) fn put(&self, program: &Program, screen: &mut Object, with_words: bool) {
        let shared = self.shared.iter().map(|thing| {
            let mut members = thing.outline();
            if with_words {
                members.may("ask", thing.ask.as_ref().map(Said::to_json));
                members.put(
                    "said",
                    thing.said.iter().map(super::outline::line).collect::<Vec<Json>>(),
                );
            }
            thing.leaf.to_json(members)
        });
        screen.put("shared", shared.collect::<Vec<Json>>());
        screen.put("replies", replies(&self.replies));
        let contact = |shown: &GuideContact| {
            let mut members = Object::default();
            put_record(&shown.contact, &shown.contact.forms, &mut members);
            put_place(program, shown.contact.visit, shown.until, &mut members);
            if with_words {
                members.put("confirm", confirm_word(shown.confirm));
                members.may("group", shown.is_group);
                put_words(shown.title.as_ref(), shown.guide.as_ref(), &mut members);
            }
            members.done()
        };
        screen.put(
            "contacts",
            self.contacts.iter().map(contact).collect::<Vec<Json>>(),
        );
        let wait = |shown: &GuideWait| {
            let mut members = Object::default();
            put_place(program, shown.visit, shown.until, &mut members);
            if with_words {
                put_words(shown.title.as_ref(), shown.guide.as_ref(), &mut members);
            }
            members.done()
        };
        screen.put("waits", self.waits.iter().map(wait).collect::<Vec<Json>>());
    }
}

/// The title of a step and what it says to the guide.
fn words_of(asks: &Speaker<'_>, step: StepIx) -> (Option<Said>, Option<Said>) {
    let found = asks.seen.program.step_at(step);
    let title = found.and_then(|step| step.title.as_ref());
    let guide = found.and_then(|step| step.guide.as_ref());
    (asks.maybe(title), asks.maybe(guide))
}

fn put_place(program: &Program, visit: VisitOf, until: Option<When>, members: &mut Object) {
    members.put("step", program.step_id(visit.step));
    members.put("n", visit.n);
    members.may("until", until.map(|until| until.to_string()));
}

fn put_words(title: Option<&Said>, guide: Option<&Said>, members: &mut Object) {
    members.may("title", title.map(Said::to_json));
    members.may("guide", guide.map(Said::to_json));
}

/// Replies as JSON.
pub(super) fn replies(all: &[(u64, u64)]) -> Vec<Json> {
    let reply = |(seq, to): &(u64, u64)| {
        let mut members = Object::default();
        members.put("seq", *seq);
        members.put("to", *to);
        members.done()
    };
    all.iter().map(reply).collect()
}

/// An offer of a share step, as the learner sees it before they choose (semantics 28.2).
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The name of the item, scale or value.
    pub what: String,
    /// `open`: nothing counts; `offered`; `shared`.
    pub state: &'static str,
    /// The question, or the title of a scale.
    pub ask: Option<Said>,
    /// What will be seen, in words, line by line; of one's own words slots for them.
    pub said: Vec<Line>,
}

impl Session {
    /// What the share step under the cursor is for, and what it offers.
    pub(super) fn sharing_here(&self, language: &str) -> Option<(PurposeCard, Vec<Offer>)> {
        let court = self.court();
        let (purpose, offer) = court.offers()?;
        let seen = court.at_end()?;
        let found = self.program.plan().purposes.get(purpose.index())?;
        let card = self.purpose_card(&found.id, language)?;
        let speaker = Speaker::new(seen, language);
        let one = |what: &Recap| {
            let grant = self.state.sharing.grant(purpose, *what);
            let state = match seen.preview(*what) {
                None => "open",
                Some(_) if grant.is_some_and(|grant| court.is_seen(grant)) => "shared",
                Some(_) => "offered",
            };
            Offer {
                what: self.program.recap_id(*what).to_owned(),
                state,
                ask: question(&speaker, *what),
                said: speaker.spoken(*what),
            }
        };
        Some((card, offer.iter().map(one).collect()))
    }
}

impl Offer {
    /// As JSON, with words or without.
    pub(super) fn to_json(&self, with_words: bool) -> Json {
        let mut members = Object::default();
        members.put("state", self.state);
        members.put("what", self.what.as_str());
        if with_words {
            members.may("ask", self.ask.as_ref().map(Said::to_json));
            members.put(
                "said",
                self.said.iter().map(super::outline::line).collect::<Vec<Json>>(),
            );
        }
        members.done()
    }
}
