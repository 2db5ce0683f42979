//! Texts of a module in each of its languages, and what fills their holes.

use serde::{Deserialize, Serialize};

use crate::expr::name::{ItemIx, Symbol};
use crate::expr::typed::{Pick, Typed};
use crate::text::tree::Document;

/// A text in each language of the module.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(pub Vec<Localized>);

/// A text in one language: a closed tree whose holes are filled by pipes.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
pub struct Localized {
    /// The tree; `Hole(k)` stands for `pipes[k]`.
    pub document: Document,
    /// What fills the holes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pipes: Vec<Pipe>,
}

/// What fills a hole in a text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Pipe {
    /// What is shown.
    pub shows: Shows,
    /// What is shown when it is unknown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fallback: Option<String>,
}

/// What a pipe shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shows {
    /// A number, truth, text, date or time.
    Typed(Typed),
    /// The label of an option; the labels are in `labels`, by symbol.
    Label {
        /// The option.
        of: Pick,
        /// Label per symbol and language.
        labels: Vec<(Symbol, Text)>,
    },
    /// The labels of a set of options or of a ranking.
    Labels {
        /// The `choices` or `rank` item.
        item: ItemIx,
    },
    /// Words in the vault, filled by the learner's own player.
    Slot {
        /// The `text` or `words` item.
        item: ItemIx,
    },
}
