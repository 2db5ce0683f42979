//! Whether a value is accepted as the answer to an item (semantics 18, fifth).

use super::decide::Court;
use super::judge::is_option_shown;
use super::refusal::{Code, Of};
use super::rows;
use super::state::Held;
use super::value::{self, Answer};
use super::view::Seen;
use crate::expr::name::ItemIx;
use crate::module::plan::{Item, ItemKind};

impl Court<'_> {
    /// Judges a value by which options are shown now, and puts it together with the rows given before.
    pub(super) fn judge_value(
        &self,
        at: ItemIx,
        item: &Item,
        value: &Result<Answer, value::Fault>,
    ) -> Result<Held, Code> {
        let refuse = |fault| Code::Value(Of::Item(at), fault);
        let value = value.as_ref().map_err(|fault| refuse(fault.clone()))?;
        let needs_more = matches!(
            item.kind,
            ItemKind::Choice(_)
                | ItemKind::Choices { .. }
                | ItemKind::Checklist { .. }
                | ItemKind::Rank(_)
                | ItemKind::List { .. }
        );
        if !needs_more {
            return Ok(Held::Value(self.merge(at, value)));
        }
        let settled = if is_unconditional(item) {
            value::settle(&item.kind, value, &|_| true)
        } else {
            let Some(here) = self.state.here() else {
                return Err(Code::NotStarted);
            };
            let latest = self.state.latest_at(here.position + 1);
            let seen = Seen {
                latest: &latest,
                ..self.seen(here, &self.state.latest)
            };
            value::settle(&item.kind, value, &|option| is_option_shown(&seen, option))
        };
        settled.map(Held::Value).map_err(refuse)
    }

    /// What is answered row by row takes some rows at a time (semantics 16.8).
    fn merge(&self, at: ItemIx, value: &Answer) -> Answer {
        let slot = self
            .state
            .here()
            .and_then(|here| self.state.slot(here, self.place_of(at)));
        let merged = match slot.map(|slot| &slot.held) {
            Some(Held::Value(earlier)) => rows::merged(value, earlier),
            _ => None,
        };
        merged.unwrap_or_else(|| value.clone())
    }
}

/// Whether no option of an item, or of what stands in its list, depends on anything.
fn is_unconditional(item: &Item) -> bool {
    let free = |kind: &ItemKind| match kind {
        ItemKind::Choice(options)
        | ItemKind::Choices { options, .. }
        | ItemKind::Checklist { options, .. }
        | ItemKind::Rank(options) => options.list.iter().all(|option| option.when.is_none()),
        _ => true,
    };
    match &item.kind {
        ItemKind::List { items, .. } => items.iter().all(|inner| free(&inner.kind)),
        kind => free(kind),
    }
}
