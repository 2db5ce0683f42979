//! The options that each item offers: its own, those of a set, or those chosen elsewhere.

use super::expand::Expansion;
use super::names::did_you_mean;
use super::rows::{self, GapOffer};
use super::scope::is_private;
use super::symbols::Symbols;
use super::tables::Tables;
use crate::check::rules::{gaps, names, options, size};
use crate::expr::name::{ItemIx, Symbol};
use crate::expr::scope::Blank;
use crate::ground::limits;
use crate::ground::problem::{Problem, Problems};
use crate::module::draft::{ItemDraft, ItemKindDraft, ModuleDraft, OptionDraft, OptionList, OptionsDraft};

/// One option of an item.
#[derive(Clone, Copy)]
pub(crate) struct OptionInfo<'a> {
    pub(crate) symbol: Symbol,
    /// What was written; none for `other`.
    pub(crate) draft: Option<&'a OptionDraft<'a>>,
    /// Of `options-from`: the item at which it has to be chosen.
    pub(crate) chosen_at: Option<ItemIx>,
}

/// The options and rows of an item.
#[derive(Default)]
pub(crate) struct Offer<'a> {
    pub(crate) options: Vec<OptionInfo<'a>>,
    /// Their symbols (of a match those of its right side), and of the rows.
    pub(crate) symbols: Vec<Symbol>,
    pub(crate) rows: Vec<Symbol>,
    /// Of a sentence: its open places, and what each offers.
    pub(crate) blanks: Vec<Blank>,
    pub(crate) gaps: Vec<GapOffer<'a>>,
    /// Something about it is wrong and reported: nothing more is to be said.
    pub(crate) is_faulty: bool,
}

impl Offer<'_> {
    /// Whether each option has a number in scores.
    pub(crate) fn is_scored(&self) -> bool {
        !self.options.is_empty()
            && self.options.iter().all(|option| {
                option.chosen_at.is_none() && option.draft.is_some_and(|draft| draft.score.is_some())
            })
    }
}

/// What a draft says about options, if its kind has them.
pub(crate) fn options_draft<'d, 'a>(kind: &'d ItemKindDraft<'a>) -> Option<&'d OptionsDraft<'a>> {
    match kind {
        ItemKindDraft::Choice(options)
        | ItemKindDraft::Rank(options)
        | ItemKindDraft::Choices { options, .. }
        | ItemKindDraft::Checklist { options, .. }
        | ItemKindDraft::Likert { options, .. } => Some(options),
        _ => None,
    }
}

/// Finds what every item offers.
pub(crate) fn offers<'a>(
    expansion: &Expansion<'a>,
    tables: &Tables<'a>,
    symbols: &mut Symbols,
    problems: &mut Problems,
) -> Vec<Offer<'a>> {
    let mut work = Work {
        expansion,
        tables,
        symbols,
        problems,
        left: limits::OPTIONS,
        done: (0..tables.items.len()).map(|_| None).collect(),
    };
    for index in 0..tables.items.len() {
        work.offer(ItemIx(u32::try_from(index).unwrap_or(u32::MAX)));
    }
    work.done.into_iter().map(Option::unwrap_or_default).collect()
}

struct Work<'a, 'w> {
    expansion: &'w Expansion<'a>,
    tables: &'w Tables<'a>,
    symbols: &'w mut Symbols,
    problems: &'w mut Problems,
    /// How many more options the whole module may have.
    left: usize,
    done: Vec<Option<Offer<'a>>>,
}

impl<'a> Work<'a, '_> {
    /// Finds the offer of an item, those it copies from first.
    fn offer(&mut self, item: ItemIx) {
        let mut chain = vec![item];
        while let Some(next) = chain.last().and_then(|last| self.source(*last)) {
            if self.done.get(next.index()).is_none_or(Option::is_some) || chain.contains(&next) {
                break;
            }
            chain.push(next);
        }
        while let Some(item) = chain.pop() {
            if self.done.get(item.index()).is_some_and(Option::is_none) {
                let offer = self.make(item);
                let in_gaps: usize = offer.gaps.iter().map(|gap| gap.options.len()).sum();
                self.left = self.left.saturating_sub(offer.options.len() + in_gaps);
                if let Some(slot) = self.done.get_mut(item.index()) {
                    *slot = Some(offer);
                }
            }
        }
    }

    /// The item whose chosen options an item offers.
    fn source(&self, item: ItemIx) -> Option<ItemIx> {
        let place = self.tables.items.get(item.index())?;
        let OptionList::From(name) = &options_draft(&place.draft.kind)?.list else {
            return None;
        };
        self.expansion.instances.get(place.instance)?.item(name.value)
    }

    fn make(&mut self, item: ItemIx) -> Offer<'a> {
        let mut offer = Offer::default();
        let Some(place) = self.tables.items.get(item.index()) else {
            return offer;
        };
        let Some(instance) = self.expansion.instances.get(place.instance) else {
            return offer;
        };
        rows::fill(
            &place.draft.kind,
            instance.draft,
            self.symbols,
            self.left,
            &mut offer,
            self.problems,
        );
        if let ItemKindDraft::List { items, .. } | ItemKindDraft::Diary { items, .. } = &place.draft.kind {
            self.intern_inner(items, instance.draft);
        }
        let Some(written) = options_draft(&place.draft.kind) else {
            return offer;
        };
        match &written.list {
            OptionList::From(name) => self.copy(item, name, &mut offer),
            OptionList::None => offer.is_faulty = true,
            OptionList::Own(_) | OptionList::Set { .. } => {
                for draft in instance.draft.options_of(written) {
                    offer.options.push(OptionInfo {
                        symbol: self.symbols.intern(draft.id.value),
                        draft: Some(draft),
                        chosen_at: None,
                    });
                }
            }
        }
        if written.other.is_some_and(|other| other.value) {
            offer.options.push(OptionInfo {
                symbol: self.symbols.intern("other"),
                draft: None,
                chosen_at: None,
            });
            offer.is_faulty = false;
        }
        if offer.options.len() > self.left {
            offer.options.clear();
            offer.is_faulty = true;
            self.problems
                .push(Problem::new(&size::MODULE_TOO_LARGE, place.draft.id.span));
            self.left = 0;
        }
        offer.symbols = offer.options.iter().map(|option| option.symbol).collect();
        offer
    }

    /// Gives the options of the items inside a list or diary their symbols.
    fn intern_inner(&mut self, items: &'a [ItemDraft<'a>], module: &'a ModuleDraft<'a>) {
        for item in items {
            let Some(written) = options_draft(&item.kind) else {
                continue;
            };
            self.symbols.intern("other");
            let options = module.options_of(written);
            for when in options.iter().filter_map(|option| option.when.as_ref()) {
                let problem = Problem::new(&gaps::ENTRY_OPTION_WHEN, when.span).with("name", item.id.value);
                self.problems
                    .push(problem.see(item.id.span, "deze vraag", "this question"));
            }
            self.left = self.left.saturating_sub(options.len());
            for option in options.iter().take(self.left) {
                self.symbols.intern(option.id.value);
            }
        }
    }

    fn is_choice(&self, item: ItemIx) -> bool {
        let place = self.tables.items.get(item.index());
        place.is_some_and(|place| {
            matches!(
                place.draft.kind,
                ItemKindDraft::Choice(_) | ItemKindDraft::Choices { .. }
            )
        })
    }

    /// Copies the options of another item, each shown when it was chosen there.
    fn copy(&mut self, item: ItemIx, name: &crate::module::draft::Id<'a>, offer: &mut Offer<'a>) {
        offer.is_faulty = true;
        let Some(source) = self.source(item) else {
            let instance = self
                .tables
                .items
                .get(item.index())
                .and_then(|place| self.expansion.instances.get(place.instance));
            let offers = |named| match named {
                super::names::Named::Item(other) => other != item && self.is_choice(other),
                _ => false,
            };
            let near = instance.and_then(|instance| instance.nearest(name.value, offers));
            let problem = Problem::new(&names::UNKNOWN_ITEM, name.span).with("name", name.value);
            self.problems.push(did_you_mean(problem, name.span, near));
            return;
        };
        if !self.is_choice(source) {
            self.problems
                .push(Problem::new(&options::OPTIONS_FROM_OTHER_KIND, name.span).with("name", name.value));
            return;
        }
        // What is offered would say what was chosen in private.
        let draft = |item: ItemIx| self.tables.items.get(item.index()).map(|place| place.draft);
        if draft(source).is_some_and(is_private) && !draft(item).is_some_and(is_private) {
            self.problems
                .push(Problem::new(&options::OPTIONS_FROM_PRIVATE, name.span).with("name", name.value));
            return;
        }
        let Some(Some(from)) = self.done.get(source.index()) else {
            // A ring of items that copy from one another: none of them was asked before.
            self.problems
                .push(Problem::new(&options::OPTIONS_FROM_ITSELF, name.span).with("name", name.value));
            return;
        };
        offer.is_faulty = from.is_faulty;
        offer.options = from
            .options
            .iter()
            .filter(|option| option.draft.is_some())
            .map(|option| OptionInfo {
                chosen_at: Some(source),
                ..*option
            })
            .collect();
    }
}
