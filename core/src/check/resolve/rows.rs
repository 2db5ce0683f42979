//! What is answered row by row with what belongs to each: the lefts of a match, the open places of a sentence.

use super::choices::{Offer, OptionInfo};
use super::symbols::Symbols;
use crate::check::rules::{gaps, size};
use crate::expr::name::Symbol;
use crate::expr::scope::Blank;
use crate::ground::id::nearest;
use crate::ground::problem::{Problem, Problems};
use crate::module::draft::{GapDraft, ItemKindDraft, ModuleDraft, RowDraft};

/// What an open place offers; nothing where words are written.
pub(crate) struct GapOffer<'a> {
    pub(crate) options: Vec<OptionInfo<'a>>,
    /// Their symbols.
    pub(crate) symbols: Vec<Symbol>,
}

/// The rows of a kind that has any, and what each of them offers; `left` is how many more options there may be.
pub(crate) fn fill<'a>(
    kind: &'a ItemKindDraft<'a>,
    module: &'a ModuleDraft<'a>,
    symbols: &mut Symbols,
    left: usize,
    offer: &mut Offer<'a>,
    problems: &mut Problems,
) {
    match kind {
        ItemKindDraft::Likert { rows, .. } => offer.rows = interned(rows, symbols),
        ItemKindDraft::Match { left, right, .. } => {
            offer.rows = interned(left, symbols);
            offer.symbols = interned(right, symbols);
        }
        ItemKindDraft::Gap { gaps, .. } => {
            let mut spent = 0;
            for gap in gaps {
                let id = symbols.intern(gap.id.value);
                offer.rows.push(id);
                offer.blanks.push(Blank {
                    id,
                    is_written: gap.options.is_none(),
                });
                let found = options(gap, module, symbols, left.saturating_sub(spent), problems);
                spent += found.options.len();
                offer.gaps.push(found);
            }
        }
        _ => {}
    }
}

fn interned(rows: &[RowDraft<'_>], symbols: &mut Symbols) -> Vec<Symbol> {
    rows.iter().map(|row| symbols.intern(row.id.value)).collect()
}

fn options<'a>(
    gap: &'a GapDraft<'a>,
    module: &'a ModuleDraft<'a>,
    symbols: &mut Symbols,
    left: usize,
    problems: &mut Problems,
) -> GapOffer<'a> {
    let written = gap
        .options
        .as_ref()
        .map_or(&[][..], |written| module.options_of(written));
    let mut options = Vec::new();
    if written.len() > left {
        problems.push(Problem::new(&size::MODULE_TOO_LARGE, gap.id.span));
    }
    for draft in written.iter().take(left) {
        if let Some(when) = &draft.when {
            problems.push(
                Problem::new(&gaps::GAP_OPTION_WHEN, when.span)
                    .with("name", gap.id.value)
                    .see(gap.id.span, "deze open plek", "this open place"),
            );
        }
        options.push(OptionInfo {
            symbol: symbols.intern(draft.id.value),
            draft: Some(draft),
            chosen_at: None,
        });
    }
    if let Some(right) = gap.right.filter(|_| !written.is_empty())
        && !written.iter().any(|option| option.id.value == right.value)
    {
        let near = nearest(right.value, written.iter().map(|option| option.id.value));
        let problem = Problem::new(&gaps::UNKNOWN_RIGHT, right.span).with("name", right.value);
        problems.push(super::names::did_you_mean(problem, right.span, near));
    }
    GapOffer {
        symbols: options.iter().map(|option| option.symbol).collect(),
        options,
    }
}
