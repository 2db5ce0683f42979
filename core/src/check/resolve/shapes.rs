//! Settings, facts and chances: their shapes as conditions see them.

use super::symbols::Symbols;
use crate::expr::name::Symbol;
use crate::expr::range::Reach;
use crate::ground::number::Number;
use crate::module::draft::{ChanceDraft, DrawsDraft, ModuleDraft, OptionDraft, ShapeDraft};

/// What a setting or fact can be.
pub(crate) enum ShapeInfo<'a> {
    /// One of these.
    Choice(Vec<(Symbol, &'a OptionDraft<'a>)>, Vec<Symbol>),
    /// A number.
    Number(Number, Number),
    /// A text.
    Text,
    /// True or false.
    Confirm,
}

impl ShapeInfo<'_> {
    /// How far it reaches, for a number; never unknown when it always has a value.
    pub(crate) fn reach(&self) -> Reach {
        match self {
            Self::Number(from, to) => Reach::answer(*from, *to, 6),
            _ => Reach::ANY,
        }
    }

    /// Its options, for a choice.
    pub(crate) fn options(&self) -> Option<&[Symbol]> {
        match self {
            Self::Choice(_, symbols) => Some(symbols),
            _ => None,
        }
    }
}

/// The least and greatest number there is when the author names none.
pub(crate) fn whole_bounds() -> (Number, Number) {
    (Number::from(-999_999_999), Number::from(999_999_999))
}

/// Reads the shape of a setting or fact.
pub(crate) fn read<'a>(
    shape: &'a ShapeDraft<'a>,
    module: &'a ModuleDraft<'a>,
    symbols: &mut Symbols,
) -> ShapeInfo<'a> {
    match shape {
        ShapeDraft::Choice(options) => {
            let list: Vec<_> = module
                .options_of(options)
                .iter()
                .map(|option| (symbols.intern(option.id.value), option))
                .collect();
            let known = list.iter().map(|(symbol, _)| *symbol).collect();
            ShapeInfo::Choice(list, known)
        }
        ShapeDraft::Number(from, to) => {
            let (least, most) = whole_bounds();
            ShapeInfo::Number(
                from.map_or(least, |from| from.value),
                to.map_or(most, |to| to.value),
            )
        }
        ShapeDraft::Text => ShapeInfo::Text,
        ShapeDraft::Confirm => ShapeInfo::Confirm,
    }
}

/// The arms of a chance; none for whole numbers.
pub(crate) fn arms(chance: &ChanceDraft<'_>, symbols: &mut Symbols) -> Vec<Symbol> {
    match &chance.draws {
        Some(DrawsDraft::Arms(arms)) => arms.iter().map(|(id, _)| symbols.intern(id.value)).collect(),
        _ => Vec::new(),
    }
}
