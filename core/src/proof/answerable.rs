//! Whether what must be answered can be.

use std::collections::BTreeSet;

use super::findings::{Asking, Written, by_span};
use super::runs::Question;
use super::targets::Target;
use super::verdict::Property;
use crate::check::built::Spot;
use crate::check::rules::choices::OPTIONS_MAY_ALL_HIDE;
use crate::check::rules::proven;
use crate::expr::name::ItemIx;
use crate::ground::problem::Problem;
use crate::ground::span::Span;
use crate::module::plan::Item;

impl Asking<'_, '_> {
    /// Items that must be answered where no answer does, and checks that no answer meets together.
    pub(super) fn items(&mut self) {
        let module = self.runs.module;
        let plan = module.plan();
        let mut never = Vec::new();
        let mut settled: BTreeSet<ItemIx> = BTreeSet::new();
        let code = OPTIONS_MAY_ALL_HIDE.code;
        let fears = self.known.iter().filter(|problem| problem.rule.code == code);
        let feared: BTreeSet<Span> = fears.map(|problem| problem.span).collect();
        let is_feared = |at: ItemIx| {
            let place = module.place_of(Spot::Required(at));
            place.is_some_and(|span| feared.contains(&span))
        };
        for (at, item) in (0..).map(ItemIx).zip(&plan.items) {
            let has_checks = !item.checks.is_empty();
            let may_lack = may_lack_answers(item);
            let is_clear = |asking: &Self| {
                let (valid, answer) = (asking.seen(Target::Valid(at)), asking.seen(Target::Answer(at)));
                let may_hide = is_feared(at) && !asking.seen(Target::Choice(at)).unmet;
                (!has_checks || valid.met) && (!may_lack || answer.unmet) && !may_hide
            };
            if (!has_checks && !may_lack) || is_clear(self) {
                continue;
            }
            let run = self.ask_item(at);
            let span = module.lines().items.get(at.index()).copied().unwrap_or_default();
            if self.is_settled(run) {
                settled.insert(at);
            } else if is_feared(at) {
                // Which answers there are to give says nothing of whether any is there to give.
                let run = self.runs.ask(|slicer| Question::about(slicer.of_item(at)));
                settled.extend(self.is_settled(run).then_some(at));
            }
            if !is_clear(self) && !self.is_settled(run) {
                self.leave_open(Property::Answers, span, run);
                continue;
            }
            if is_feared(at) && self.seen(Target::Choice(at)).unmet {
                self.answers.refuted.insert(Property::Answers);
            }
            let valid = self.seen(Target::Valid(at));
            if has_checks && valid.unmet && !valid.met {
                never.push(at);
                self.answers.refuted.insert(Property::Answers);
                if !self.is_check_said(at) {
                    self.never_valid(at, span);
                }
            }
        }
        let lacking = self.runs.unanswerable.clone();
        for (at, example) in lacking {
            let is_shown = module.unread() == 0 && !never.contains(&at);
            let Some(item) = plan.items.get(at.index()).filter(|_| is_shown) else {
                continue;
            };
            let span = module.lines().items.get(at.index()).copied().unwrap_or_default();
            self.answers.refuted.insert(Property::Answers);
            let problem = Problem::new(&proven::NO_ANSWER_HERE, span).with("name", &item.id);
            self.answers.problems.push(problem.shown_by(example));
        }
        self.relieve(&settled);
    }

    /// That all options may hide is no problem where walking left nothing out and some option always was there.
    fn relieve(&mut self, settled: &BTreeSet<ItemIx>) {
        let module = self.runs.module;
        let items = (0..).map(ItemIx).take(module.plan().items.len());
        let by_place = items.filter_map(|at| Some((at, module.place_of(Spot::Required(at))?)));
        for Written { uses, span } in by_span(by_place) {
            let is_always_left = |at: &ItemIx| {
                let seen = self.seen(Target::Choice(*at));
                settled.contains(at) && seen.met && !seen.unmet
            };
            if uses.iter().all(is_always_left) {
                self.answers.relieved.push((OPTIONS_MAY_ALL_HIDE.code, span));
            }
        }
    }
}

/// Whether it hangs on something whether an item has an answer that does.
pub(super) fn may_lack_answers(item: &Item) -> bool {
    if item.required.is_none() {
        return false;
    }
    let hides = crate::program::options(item)
        .is_some_and(|options| options.list.iter().any(|option| option.when.is_some()));
    hides || !item.checks.is_empty() || item.rules.iter().any(|rule| rule.retry)
}
