//! What stands there in vain, though no condition of its own says so: options that nobody chose where they come from, checks that every answer meets, ways of rules that never decide where it goes on.

use std::collections::BTreeSet;

use super::findings::{Asking, Written, by_span};
use super::runs::Question;
use super::sites::items_of;
use super::slice::Slice;
use super::targets::Target;
use super::verdict::{Nobody, Property};
use crate::check::built::Site;
use crate::check::rules::proven;
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::plan::Home;
use crate::program::options;

impl Asking<'_, '_> {
    pub(super) fn in_vain(&mut self) {
        let sites = self.runs.module.sites();
        let copies = sites.iter().filter_map(|(site, span)| match site {
            Site::Copies(item) => Some((*item, *span)),
            _ => None,
        });
        for Written { uses, span } in by_span(copies) {
            self.copied_options(&uses, span);
        }
        let checks = sites
            .iter()
            .filter(|(site, _)| matches!(site, Site::Must(..)))
            .copied();
        for Written { uses, span } in by_span(checks) {
            self.check(&uses, span);
        }
        self.rule_ways();
    }

    /// Options that were chosen elsewhere: somebody sees one.
    fn copied_options(&mut self, uses: &[ItemIx], span: Span) {
        let plan = self.runs.module.plan();
        let count = |item: &ItemIx| {
            let found = plan.items.get(item.index()).and_then(options);
            found.map_or(0, |options| options.list.len())
        };
        // Something else than what was chosen there may stand among them, as `other` does.
        let stands_always = |item: &ItemIx| {
            let found = plan.items.get(item.index()).and_then(options);
            found.is_none_or(|options| options.list.iter().any(|option| option.when.is_none()))
        };
        if uses.iter().any(stands_always) {
            return;
        }
        let all = |asking: &Self| {
            let options = |item: &ItemIx| {
                let item = *item;
                (0..count(&item)).map(move |place| Site::Option(item, place))
            };
            asking.seen_of(uses.iter().flat_map(options))
        };
        let mut unsettled = None;
        for item in uses {
            if !all(self).met {
                let run = self.runs.ask(|slicer| {
                    let sites = (0..count(item)).map(|place| Site::Option(*item, place));
                    Question::about(sites.flat_map(|site| slicer.of_site(site)).collect())
                });
                unsettled = unsettled.or((!self.is_settled(run)).then_some(run));
            }
        }
        let seen = all(self);
        if seen.met {
            return;
        }
        if let Some(run) = unsettled {
            self.leave_open(Property::Outcomes, span, run);
        } else if seen.unmet {
            self.answers
                .nobody
                .extend(uses.iter().map(|item| Nobody::Sees(*item)));
            self.tell(Property::Outcomes, Problem::new(&proven::NO_OPTIONS_HERE, span));
        }
    }

    /// A check: some answer fails it.
    fn check(&mut self, uses: &[Site], span: Span) {
        let all = |asking: &Self| asking.seen_of(uses.iter().copied());
        let mut unsettled = None;
        for site in uses {
            let Site::Must(item, _) = *site else { continue };
            if !all(self).unmet {
                let run = self.runs.ask(|slicer| Question {
                    items: [item].into(),
                    ..Question::about(slicer.of_item(item))
                });
                unsettled = unsettled.or((!self.is_settled(run)).then_some(run));
            }
        }
        let seen = all(self);
        if seen.unmet {
            return;
        }
        if let Some(run) = unsettled {
            self.leave_open(Property::Conditions, span, run);
        } else if seen.met && !uses.iter().any(|site| self.is_set_by_use(*site)) {
            self.tell(Property::Conditions, Problem::new(&proven::ALWAYS_MET_HERE, span));
        }
    }

    /// Of a screen the way of the first rule that has one counts: each counts for somebody.
    fn rule_ways(&mut self) {
        let module = self.runs.module;
        let (plan, lines) = (module.plan(), module.lines());
        let mut all = Vec::new();
        for (at, item) in (0..).map(ItemIx).zip(&plan.items) {
            let Home::Step(step) = item.home else { continue };
            for (place, _) in item
                .rules
                .iter()
                .enumerate()
                .filter(|(_, rule)| rule.go.is_some())
            {
                let span = lines.rules.get(at.index()).and_then(|rules| rules.get(place));
                all.extend(span.map(|span| ((step, at, place), *span)));
            }
        }
        for Written { uses, span } in by_span(all.into_iter()) {
            let is_met = |asking: &Self| {
                uses.iter()
                    .any(|(_, item, place)| asking.seen(Target::Go(*item, *place)).met)
            };
            let mut unsettled = None;
            for (step, item, _) in &uses {
                if !is_met(self) {
                    let run = self.ask_way(*step, *item);
                    unsettled = unsettled.or((!self.is_settled(run)).then_some(run));
                }
            }
            if is_met(self) {
                continue;
            }
            if let Some(run) = unsettled {
                self.leave_open(Property::Ways, span, run);
                continue;
            }
            // That nobody gets the rule at all is said already, and so is that nobody comes out of a ring.
            let is_given = |(_, item, place): &(StepIx, ItemIx, usize)| {
                self.seen(Target::Site(Site::Rule(*item, *place))).met
            };
            let is_lost = uses.iter().any(|(step, ..)| self.answers.lost.contains(step));
            if uses.iter().any(is_given) && !is_lost {
                self.tell(Property::Ways, Problem::new(&proven::WAY_NOT_TAKEN, span));
            }
        }
    }

    /// With all that decides which rule of a screen comes first, down to an item.
    fn ask_way(&mut self, step: StepIx, last: ItemIx) -> usize {
        let plan = self.runs.module.plan();
        let items: BTreeSet<ItemIx> = plan.steps.get(step.index()).map_or_else(BTreeSet::new, |step| {
            items_of(plan, step)
                .filter(|(at, item)| *at <= last && item.rules.iter().any(|rule| rule.go.is_some()))
                .map(|(at, _)| at)
                .collect()
        });
        self.runs.ask(|slicer| {
            let mut slice = Slice::new();
            for at in &items {
                slice.extend(slicer.of_item(*at));
                let rules = plan.items.get(at.index()).map_or(0, |item| item.rules.len());
                for place in 0..rules {
                    slice.extend(slicer.of_site(Site::Rule(*at, place)));
                }
            }
            Question {
                items,
                ..Question::about(slice)
            }
        })
    }
}
