//! Words that stay with the learner: their checks stop nobody (semantics 8.7), but where no words meet them all, everybody is told off.

use std::sync::Arc;

use serde_json::Map;

use super::findings::{Asking, Written, by_span};
use super::texts::texts;
use super::uses::Uses;
use super::verdict::Property;
use crate::check::rules::proven;
use crate::expr::name::ItemIx;
use crate::expr::reads::{Read, reads};
use crate::ground::hash::Seed;
use crate::ground::problem::Problem;
use crate::module::plan::ItemKind;
use crate::session::Session;
use crate::session::value::Answer;

impl Asking<'_, '_> {
    /// Checks of words in the vault that look at nothing but those words: some words meet all of an item.
    pub(super) fn words(&mut self) {
        let module = self.runs.module;
        let items = (0..).map(ItemIx).zip(&module.plan().items);
        let kept = items.filter(|(_, item)| item.vault && !item.checks.is_empty());
        let placed = kept.filter_map(|(at, _)| Some((at, *module.lines().items.get(at.index())?)));
        for Written { uses, span } in by_span(placed) {
            let Some(first) = uses.first().filter(|first| self.are_all_told_off(**first)) else {
                continue;
            };
            self.answers.refuted.insert(Property::Answers);
            if !self.is_check_said(*first) {
                let name = self.runs.program.item_id(*first);
                let problem = Problem::new(&proven::WORDS_NEVER_VALID, span).with("name", name);
                self.tell(Property::Answers, problem);
            }
        }
    }

    /// Whether no words meet all checks of an item.
    fn are_all_told_off(&self, at: ItemIx) -> bool {
        let plan = self.runs.module.plan();
        let Some(item) = plan.items.get(at.index()) else {
            return false;
        };
        let most = match item.kind {
            ItemKind::Text { max } | ItemKind::Words { max, .. } => max,
            _ => return false,
        };
        let is_own = |read: &Read| matches!(read, Read::Answer(of, None) | Read::Status(of) if of.item == at);
        let mut uses = Uses::new(plan);
        for check in &item.checks {
            if !reads(&check.must).iter().all(is_own) {
                return false;
            }
            uses.note(plan, &check.must);
        }
        let Some(used) = uses.item(at) else { return false };
        let tries = texts(used, most);
        let program = Arc::clone(&self.runs.program);
        let Ok(session) = Session::new(program, Seed::from_number(0), &Map::new()) else {
            return false;
        };
        let is_told_off = |answer: &Answer| match answer {
            Answer::Text(text) => !session.advise(at, text, "nl").says.is_empty(),
            _ => true,
        };
        tries.is_whole && tries.answers.iter().all(is_told_off)
    }
}
