//! What stands there in vain, though no condition of its own says so: options that nobody chose where they come from, checks that every answer meets, ways of rules that never decide where it goes on.

use std::collections::BTreeSet;

use super::findings::{Asking, Written, by_span};
use super::freed::sited;
use super::runs::Question;
use super::sites::items_of;
use super::slice::Slice;
use super::targets::Target;
use super::verdict::{Nobody, Property};
use crate::check::built::{Site, Spot};
use crate::check::rules::proven;
use crate::expr::name::{ItemIx, StepIx};
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::plan::{Home, Item, ItemKind, Plan};
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
        self.too_few();
        let checks = sites
            .iter()
            .filter(|(site, _)| matches!(site, Site::Must(..)))
            .copied();
        // Words that stay with the learner are advised on there (semantics 8.7): what they are nobody knows.
        let items = &self.runs.module.plan().items;
        let is_judged = |site: &Site| {
            let Site::Must(item, _) = *site else { return false };
            items.get(item.index()).is_some_and(|item| !item.vault)
        };
        for Written { uses, span } in by_span(checks.filter(|(site, _)| is_judged(site))) {
            self.check(&uses, span);
        }
        self.rule_ways();
    }

    /// Options that were chosen elsewhere: somebody sees one.
    fn copied_options(&mut self, uses: &[ItemIx], span: Span) {
        let plan = self.runs.module.plan();
        // Something else than what was chosen there may stand among them, as `other` does.
        let stands_always = |item: &ItemIx| {
            let found = plan.items.get(item.index()).and_then(options);
            found.is_none_or(|options| options.list.iter().any(|option| option.when.is_none()))
        };
        if uses.iter().any(stands_always) {
            return;
        }
        let sites = uses.iter().flat_map(|item| option_sites(plan, *item));
        let targets: Vec<Target> = sites.map(Target::Site).collect();
        let all = |asking: &Self| asking.seen_of(targets.iter().copied());
        let unsettled = self.unsettled(uses, &mut |asking, item| {
            (!all(asking).met).then(|| asking.ask_options(item))
        });
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

    /// Questions that ask for several options: somebody sees so many.
    fn too_few(&mut self) {
        let module = self.runs.module;
        let items = (0..).map(ItemIx).zip(&module.plan().items);
        let may_lack = |item: &Item| {
            let shown = options(item).map_or(&[][..], |options| &options.list);
            let stand = shown.iter().filter(|option| option.when.is_none());
            least(item) > 1
                && stand.clone().count() < least(item)
                && !stand.clone().any(|option| option.alone)
        };
        let lacking = items.filter(|(_, item)| may_lack(item)).filter_map(|(at, _)| {
            let place = module.place_of(Spot::Least(at));
            Some((
                at,
                place.or_else(|| module.lines().items.get(at.index()).copied())?,
            ))
        });
        for Written { uses, span } in by_span(lacking) {
            let all = |asking: &Self| asking.seen_of(uses.iter().map(|item| Target::Enough(*item)));
            let unsettled = self.unsettled(&uses, &mut |asking, item| {
                (!all(asking).met).then(|| asking.ask_options(item))
            });
            let seen = all(self);
            if seen.met {
                continue;
            }
            // That nobody sees any of them is said already.
            let is_told = |item: &ItemIx| self.answers.nobody.contains(&Nobody::Sees(*item));
            if let Some(run) = unsettled {
                self.leave_open(Property::Outcomes, span, run);
            } else if seen.unmet && !uses.iter().all(is_told) {
                let name = uses.first().map_or("", |item| self.runs.program.item_id(*item));
                let problem = Problem::new(&proven::TOO_FEW_OPTIONS_HERE, span).with("name", name);
                self.tell(Property::Outcomes, problem);
            }
        }
    }

    /// With all that decides which options of an item there are.
    fn ask_options(&mut self, item: ItemIx) -> usize {
        let sites = option_sites(self.runs.module.plan(), item).chain([Site::Item(item)]);
        self.runs
            .ask(|slicer| Question::about(sites.flat_map(|site| slicer.of_site(site)).collect()))
    }

    /// A check: some answer fails it, and of some it is true.
    fn check(&mut self, uses: &[Site], span: Span) {
        let all = |asking: &Self| asking.seen_of(uses.iter().map(|site| Target::Site(*site)));
        let unsettled = self.unsettled(uses, &mut |asking, site| {
            let Site::Must(item, _) = site else { return None };
            (!all(asking).unmet).then(|| asking.ask_item(item))
        });
        let seen = all(self);
        if seen.unmet {
            self.true_check(uses, span);
        } else if let Some(run) = unsettled {
            self.leave_open(Property::Conditions, span, run);
        } else if seen.met && self.is_bound(&sited(uses), &|seen| seen.unmet) {
            self.answers.bound.insert(span);
        } else if seen.met {
            self.tell(Property::Conditions, Problem::new(&proven::ALWAYS_MET_HERE, span));
        }
    }

    /// A check that some answer fails: of some answer it is true. Where it never is, only who left something else open comes past it.
    fn true_check(&mut self, uses: &[Site], span: Span) {
        let target = |site: Site| match site {
            Site::Must(item, place) => Some(Target::Holds(item, place)),
            _ => None,
        };
        let targets = uses.iter().filter_map(|site| Some((*site, target(*site)?)));
        let targets: Vec<(Site, Target)> = targets.collect();
        let holds = |asking: &Self| asking.seen_of(targets.iter().map(|(_, target)| *target));
        let unsettled = self.unsettled(uses, &mut |asking, site| {
            let Site::Must(item, _) = site else { return None };
            (!holds(asking).met).then(|| asking.ask_item(item))
        });
        let seen = holds(self);
        // That no answer at all does is said already.
        let is_valid = |asking: &Self| {
            let mut uses = uses.iter();
            uses.any(|site| matches!(*site, Site::Must(item, _) if asking.seen(Target::Valid(item)).met))
        };
        if seen.met || !seen.unmet {
            return;
        }
        if let Some(run) = unsettled {
            self.leave_open(Property::Answers, span, run);
        } else if self.is_bound(&targets, &|seen| seen.met) {
            self.answers.bound.insert(span);
        } else if is_valid(self) {
            self.tell(Property::Answers, Problem::new(&proven::CHECK_NEVER_HOLDS, span));
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
            let unsettled = self.unsettled(&uses, &mut |asking, (step, item, _)| {
                (!is_met(asking)).then(|| asking.ask_way(step, item, None))
            });
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

    /// With all that decides which rule of a screen comes first, down to an item, and whether a step is there.
    pub(super) fn ask_way(&mut self, step: StepIx, last: ItemIx, also: Option<StepIx>) -> usize {
        let plan = self.runs.module.plan();
        let items: BTreeSet<ItemIx> = plan.steps.get(step.index()).map_or_else(BTreeSet::new, |step| {
            items_of(plan, step)
                .filter(|(at, item)| *at <= last && item.rules.iter().any(|rule| rule.go.is_some()))
                .map(|(at, _)| at)
                .collect()
        });
        self.runs.ask(|slicer| {
            let mut slice = also.map_or_else(Slice::new, |also| slicer.of_showing(also));
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

/// The conditions of the options of an item.
fn option_sites(plan: &Plan, item: ItemIx) -> impl Iterator<Item = Site> + use<> {
    let found = plan.items.get(item.index()).and_then(options);
    let count = found.map_or(0, |options| options.list.len());
    (0..count).map(move |place| Site::Option(item, place))
}

/// Of how many options an answer is made, at least.
pub(super) fn least(item: &Item) -> usize {
    match item.kind {
        ItemKind::Choices { min, .. } => min.max(1) as usize,
        _ => 1,
    }
}
