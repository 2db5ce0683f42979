//! Which kinds of act could be accepted now (semantics 18): what a screen offers and a refusal names.

use super::act::{Kind, Role};
use super::allowed;
use super::decide::{Court, Decision};
use super::diary::Plan;
use super::fact::ContactState;
use super::menu;
use super::state::{Judged, Visit};
use super::view::Seen;
use super::wait::waits;
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::moment::Moment;
use crate::module::plan::{Item, ItemKind};
use crate::program::PlaceKind;

impl Court<'_> {
    /// Whether some other place could be gone to.
    pub(super) fn could_go(&self, now: Moment) -> bool {
        let Some(here) = self.state.here() else {
            return false;
        };
        if self.state.distinct > 1 {
            return true;
        }
        if self
            .program
            .index()
            .place(here.step)
            .is_some_and(|place| place.kind == PlaceKind::Menu)
        {
            let latest = self.state.latest_at(here.position + 1);
            let seen = Seen {
                latest: &latest,
                ..self.seen(here, &self.state.latest)
            };
            if menu::shown_children(&seen, here).next().is_some() {
                return true;
            }
        }
        self.ahead_elsewhere(now)
    }

    /// Whether going on comes to another step: all visits so far are of one.
    fn ahead_elsewhere(&self, now: Moment) -> bool {
        let from = self.state.here().map(|here| here.step);
        let elsewhere = |step| Some(step) != from;
        match self.go_on(now) {
            Err(_) => return false,
            Ok(Decision::Leave { found, .. }) if elsewhere(found.place) => return true,
            Ok(_) => {}
        }
        let rules = (self.program, self.settings, self.seed);
        super::ahead::walk(rules, &mut self.state.clone(), now, &elsewhere, &mut Vec::new())
    }

    /// The acts of which this role could have one accepted now (semantics 18).
    pub(super) fn allowed(&self, role: Role) -> Vec<Kind> {
        Kind::ALL
            .into_iter()
            .filter(|kind| self.is_possible(role, *kind))
            .collect()
    }

    fn is_possible(&self, role: Role, kind: Kind) -> bool {
        if !allowed::ever(role, kind) || self.judge_status(role, kind).is_err() {
            return false;
        }
        let now = self.state.clock;
        let Some(here) = self.state.here() else {
            return kind == Kind::Start;
        };
        match kind {
            // The host answers what an activity reports, and nothing else.
            Kind::Answer if role == Role::System => self
                .waiting()
                .is_some_and(|visit| self.program.items_of(StepIx(visit.step)).next().is_some()),
            Kind::Answer => {
                let at_once = |_, item: &Item, _: &Judged| Plan::of(item).is_none();
                self.takes_entry() || self.any_item(here, at_once, true)
            }
            Kind::Decline => self.any_item(here, |_, _, _| true, false),
            Kind::Skip => {
                self.is_skippable(here) || self.any_item(here, |_, _, judged| !judged.required, false)
            }
            Kind::Hint => {
                let items = self.program.items_of(StepIx(here.step));
                let mut shown = items.filter(|(at, _)| self.judged(*at).is_some_and(|judged| judged.shown));
                shown.any(|(at, item)| self.has_hint(at, item, false) || self.has_hint(at, item, true))
            }
            Kind::Continue => self.go_on(now).is_ok(),
            Kind::Back => self.back().is_some(),
            Kind::Go => self.could_go(now),
            Kind::ContactAsk | Kind::ContactOffer => self.takes(role, |_, _| true),
            Kind::ContactPlan => self.takes(role, |_, contact| {
                matches!(contact.state, ContactState::Asked | ContactState::Planned)
            }),
            Kind::ContactHeld => self.takes_held(role),
            Kind::ContactDecline => self.takes(role, |_, contact| contact.state != ContactState::Declined),
            Kind::Release => self.can_release(),
            Kind::Share => self.offers().is_some_and(|(_, offer)| {
                let seen = self.at_end();
                offer
                    .iter()
                    .any(|what| seen.is_some_and(|seen| seen.preview(*what).is_some()))
            }),
            Kind::Unshare => !self.state.sharing.grants.is_empty(),
            Kind::Consent => !self.program.plan().purposes.is_empty(),
            Kind::Reply => self.guide_sees().next().is_some(),
            Kind::Note => self.program.index().for_guide,
            Kind::Upgrade if role == Role::Learner => self.state.choice.is_some(),
            // Only who has the programs knows: see `Session::allowed`.
            Kind::Upgrade => false,
            Kind::Start | Kind::Pause | Kind::Stop | Kind::Resume | Kind::Tick | Kind::Erase => true,
        }
    }

    fn any_item(
        &self,
        here: &Visit,
        fits: impl Fn(ItemIx, &Item, &Judged) -> bool,
        answerable: bool,
    ) -> bool {
        if self.is_closed() || waits(self.program, here.step) {
            return false;
        }
        self.program.items_of(StepIx(here.step)).any(|(at, item)| {
            let Some(judged) = self.judged(at) else {
                return false;
            };
            let takes = judged.shown && !item.kind.is_to_read();
            takes && fits(at, item, &judged) && (!answerable || self.has_some_answer(at, item))
        })
    }

    /// Whether some value would be accepted: only a set that asks for more options than are shown has none.
    fn has_some_answer(&self, at: ItemIx, item: &Item) -> bool {
        let ItemKind::Choices { options, min, max } = &item.kind else {
            return true;
        };
        if *min == 0 {
            return true;
        }
        let slot = self
            .state
            .here()
            .and_then(|here| self.state.slot(here, self.place_of(at)));
        let hidden = slot.and_then(|slot| slot.hidden.as_deref());
        let shown = options
            .list
            .iter()
            .filter(|option| hidden.is_none_or(|hidden| !hidden.contains(&option.id)));
        let (mut together, mut alone) = (0_u32, false);
        for option in shown {
            together += u32::from(!option.alone);
            alone |= option.alone;
        }
        let fits = |count: u32| max.is_none_or(|max| max >= count);
        (together >= *min && fits(*min)) || (alone && fits(1))
    }
}
