//! Which answers to a question of one version have no place in another: every option, and both ends of what is measured.

use serde_json::{Map, Value as Json};

use super::carry::Carrier;
use super::heirs::Heir;
use super::names::Names;
use crate::module::plan::{Choice, Fits, ItemKind};
use crate::program::Program;
use crate::session::value::kind_word;

/// An answer that does not stay where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfit {
    /// The answer, in stored form; absent where none of the item stays.
    pub value: Option<Json>,
    /// Why, as the fact `upgraded` says it (semantics 31.8).
    pub why: &'static str,
}

impl Names<'_> {
    /// What of an item does not stay. Words are not tried: how long they are is known to who wrote them alone.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use leerpad::check::{Sources, check};
    /// # use leerpad::ground::source::Source;
    /// # use leerpad::program::Program;
    /// # let of = |text: &str| {
    /// #     let checked = check(&Sources::new(Source::new("kort.yaml", text)));
    /// #     Arc::new(Program::compile(&checked.module.unwrap()))
    /// # };
    /// # let text = "leerpad: 1
    /// # module: kort
    /// # version: 1.0.0
    /// # languages: [nl]
    /// # title: Kort
    /// # steps:
    /// #   - exercise: slapen
    /// #     title: Slapen
    /// #     items:
    /// #       - number: uren
    /// #         ask: Hoeveel uur slaap je?
    /// #         from: 0
    /// #         to: 24
    /// # ";
    /// use leerpad::session::upgrade::Names;
    /// let (old, new) = (of(text), of(&text.replace("to: 24", "to: 12")));
    /// let unfit = Names::new(&old, &new).unfit("slapen", "uren");
    /// assert_eq!(unfit[0].value, Some(serde_json::json!(24)));
    /// assert_eq!(unfit[0].why, "out-of-range");
    /// ```
    #[must_use]
    pub fn unfit(&self, step: &str, id: &str) -> Vec<Unfit> {
        let heirs = self.heirs();
        let all = |why| vec![Unfit { value: None, why }];
        let found = match (heirs.place(step), self.item_at(step, id)) {
            (Heir::One(_), Heir::One(found)) => found,
            (Heir::One(_), gone) => return all(gone.why("unknown-item")),
            (gone, _) => return all(gone.why("unknown-step")),
        };
        let (Some(old), Some(new)) = (heirs.old_item(id), heirs.new.plan().items.get(found.index())) else {
            return Vec::new();
        };
        if old.kind.is_to_read() {
            return Vec::new();
        }
        if kind_word(&old.kind) != kind_word(&new.kind)
            && (new.kind.is_to_read() || !old.kind.inner().is_empty())
        {
            return all("wrong-type");
        }
        let carrier = Carrier {
            heirs,
            old: Some(old),
            new,
        };
        let mut unfit: Vec<Unfit> = Vec::new();
        let Some(program) = heirs.old else { return unfit };
        for value in tried(program, &old.kind) {
            let mut slot = Map::new();
            slot.insert("answer".to_owned(), value.clone());
            if let Some(why) = carrier.split(&slot).why {
                unfit.push(Unfit {
                    value: Some(value),
                    why,
                });
            }
        }
        unfit
    }
}

/// Answers that may be given to an item.
fn tried(program: &Program, kind: &ItemKind) -> Vec<Json> {
    let words = |list: &[Choice]| -> Vec<Json> {
        let words = list.iter().map(|option| program.word(option.id).into());
        words.collect()
    };
    let row = |row: &str, given: Json| Json::Object(Map::from_iter([(row.to_owned(), given)]));
    match kind {
        ItemKind::Choice(options) => words(&options.list),
        // Of several, one by itself may be too few: told is each option that is enough.
        ItemKind::Choices { options, min, .. } => {
            let enough = options.list.iter().filter(|option| *min < 2 || option.alone);
            enough
                .map(|option| Json::Array(vec![program.word(option.id).into()]))
                .collect()
        }
        ItemKind::Checklist { options, need: None } => words(&options.list)
            .into_iter()
            .map(|option| Json::Array(vec![option]))
            .collect(),
        ItemKind::Rank(options) => {
            let shown = options.list.iter().filter(|option| option.when.is_none());
            let all = shown.map(|option| program.word(option.id).into());
            vec![Json::Array(all.collect())]
        }
        ItemKind::Number { from, to, .. } | ItemKind::Scale { from, to, .. } => {
            let ends = [serde_json::to_value(from), serde_json::to_value(to)];
            ends.into_iter().flatten().collect()
        }
        ItemKind::Date { from, to } => {
            let ends = [from, to].into_iter().flatten();
            ends.map(|day| day.to_string().into()).collect()
        }
        ItemKind::Time { from, to } => {
            let ends = [from, to].into_iter().flatten();
            ends.map(|time| time.to_string().into()).collect()
        }
        ItemKind::Confirm => vec![Json::Bool(true)],
        ItemKind::Likert { rows, options } => rows
            .iter()
            .flat_map(|at| {
                words(options)
                    .into_iter()
                    .map(|given| row(program.word(at.id), given))
                    .collect::<Vec<_>>()
            })
            .collect(),
        ItemKind::Match { left, right, .. } => left
            .iter()
            .flat_map(|at| {
                words(right)
                    .into_iter()
                    .map(|given| row(program.word(at.id), given))
                    .collect::<Vec<_>>()
            })
            .collect(),
        ItemKind::Gap { gaps, .. } => gaps
            .iter()
            .flat_map(|gap| match &gap.fits {
                Fits::Options { list, .. } => words(list)
                    .into_iter()
                    .map(|given| row(program.word(gap.id), given))
                    .collect(),
                _ => Vec::new(),
            })
            .collect(),
        _ => Vec::new(),
    }
}
