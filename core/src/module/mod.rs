//! What an author means: the table of keys, the draft that is read with it, and the plan that `check` makes of it.

#[cfg(feature = "author")]
mod about;
#[cfg(feature = "author")]
mod braces;
#[cfg(feature = "author")]
pub mod draft;
#[cfg(feature = "author")]
mod dutch;
#[cfg(feature = "author")]
mod entries;
#[cfg(feature = "author")]
mod given;
#[cfg(feature = "author")]
mod items;
#[cfg(feature = "author")]
pub mod keys;
#[cfg(feature = "author")]
mod ladders;
#[cfg(feature = "author")]
#[allow(clippy::module_inception, reason = "the keys of the module itself")]
mod module;
#[cfg(feature = "author")]
mod moments;
#[cfg(feature = "author")]
mod names;
#[cfg(feature = "author")]
mod options;
pub mod plan;
#[cfg(feature = "author")]
mod privacy;
#[cfg(feature = "author")]
mod reader;
#[cfg(feature = "author")]
mod scalars;
#[cfg(feature = "author")]
mod scales;
#[cfg(feature = "author")]
pub mod schema;
#[cfg(feature = "author")]
pub(crate) mod sentence;
#[cfg(feature = "author")]
mod steps;
#[cfg(all(test, feature = "author"))]
mod tests;
#[cfg(feature = "author")]
pub mod walk;
#[cfg(feature = "author")]
mod words;

#[cfg(feature = "author")]
pub use module::decode;

/// Every kind of problem that reading a tree can find.
#[cfg(feature = "author")]
pub static RULES: &[&crate::ground::problem::Rule] = &[
    &about::HELP_WITHOUT_WAY,
    &about::NOT_A_PHONE,
    &braces::TEXT_IN_BRACES,
    &given::FACT_SOURCE,
    &given::DEFAULT_OUTSIDE,
    &given::UNKNOWN_DEFAULT,
    &given::DRAWN_TWICE,
    &given::NO_WEIGHT,
    &items::diary::NOT_WHOLE_DAYS,
    &items::gap::GAP_MISSING,
    &items::gap::GAP_TWICE,
    &items::gap::GAP_TWO_WAYS,
    &items::gap::UNKNOWN_GAP,
    &items::goal::MARK_NOT_WHOLE,
    &items::matching::PAIR_MISSING,
    &items::matching::UNKNOWN_IN_PAIRS,
    &items::media::MEDIA_WITHOUT_FILE,
    &items::media::MEDIA_TWICE,
    &items::scale::LABEL_OUTSIDE,
    &ladders::NEXT_WITHOUT_END,
    &ladders::LADDER_WITHOUT_END,
    &ladders::VALUE_WITHOUT_END,
    &ladders::RUNG_AFTER_END,
    &module::EMPTY_FILE,
    &module::OTHER_FORMAT,
    &names::ID_SHAPE,
    &names::ID_RESERVED,
    &names::ID_LONG,
    &names::DUPLICATE_ID,
    &names::DUPLICATE_LOCAL,
    &names::FORMER_ID_IN_USE,
    &options::OPTIONS_TWICE,
    &options::UNKNOWN_OPTION_SET,
    &options::TWO_HEIRS,
    &reader::UNKNOWN_KEY,
    &entries::KEY_OF_OTHER_KIND,
    &entries::KEY_NOT_HERE,
    &reader::MISSING_KEY,
    &reader::NEEDS_MAP,
    &reader::NEEDS_LIST,
    &reader::EMPTY_LIST,
    &entries::NEEDS_ENTRY,
    &entries::NO_KIND,
    &entries::TWO_KINDS,
    &entries::KIND_NOT_FIRST,
    &entries::KIND_NOT_ALLOWED,
    &scalars::NEEDS_NUMBER,
    &scalars::COMMA_IN_NUMBER,
    &scalars::NUMBER_DECIMALS,
    &scalars::NUMBER_TOO_LARGE,
    &scalars::NOT_WHOLE,
    &scalars::OUT_OF_RANGE,
    &scalars::NOT_ABOVE_NOUGHT,
    &scalars::NOT_TRUTH,
    &moments::NOT_A_DATE,
    &moments::NOT_A_TIME,
    &moments::NOT_A_DURATION,
    &scalars::NOT_OWN_MEDIA,
    &scalars::NOT_A_LINK,
    &scalars::UNKNOWN_WORD,
    &scalars::UPSIDE_DOWN,
    &scales::NOT_ASKED_MISSING,
    &scales::BANDS_WITHOUT_SCORE,
    &scales::UNKNOWN_MISSING,
    &scales::BANDS_NOT_ASCENDING,
    &moments::LENGTH_NOT_EXACT,
    &steps::activity::NEVER_DONE,
    &steps::contact::FORM_TWICE,
    &steps::contact::GUIDE_CANNOT_CONFIRM,
    &steps::limit::WAITS_WITHOUT_LIMIT,
    &steps::reflection::ASK_BESIDE_ITEMS,
    &steps::section::NEED_WITHOUT_FREE,
    &steps::wait::LIMIT_ON_TIME,
    &steps::wait::WAITS_FOR_NOTHING,
    &steps::wait::WAITS_TWICE,
    &words::NEEDS_TEXT,
    &words::EMPTY_VALUE,
    &words::MISSING_TRANSLATION,
    &words::UNDECLARED_LANGUAGE,
    &words::LANGUAGE_TAG,
    &words::LANGUAGE_TWICE,
    &words::MANY_LANGUAGES,
];
