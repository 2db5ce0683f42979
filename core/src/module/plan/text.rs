//! Texts of a module in each of its languages, and what fills their holes.

use serde_json::Value as Json;

use crate::expr::name::{ItemIx, Symbol};
use crate::expr::typed::{Pick, Typed};
use crate::ground::stored::{Faults, Stored, stored};
use crate::text::tree::Document;

/// A text in each language of the module.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Text(pub Vec<Localized>);

impl Stored for Text {
    fn store(&self) -> Json {
        self.0.store()
    }

    fn take(stored: &Json, faults: &mut Faults) -> Self {
        Self(Stored::take(stored, faults))
    }
}

/// A text in one language: a closed tree whose holes are filled by pipes.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Localized {
    /// The tree; `Hole(k)` stands for `pipes[k]`.
    pub document: Document,
    /// What fills the holes.
    pub pipes: Vec<Pipe>,
}

stored!(struct Localized { document = "document", pipes = "pipes" or none });

/// What fills a hole in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Pipe {
    /// What is shown.
    pub shows: Shows,
    /// What is shown when it is unknown.
    pub fallback: Option<String>,
}

stored!(struct Pipe { shows = "shows", fallback = "fallback" or none });

/// What a pipe shows.
#[derive(Clone, Debug, PartialEq)]
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

stored!(enum Shows else Self::Labels { item: ItemIx(0) }, {
    one {
        Typed = "typed",
    }
    struct {
        Label { of = "of", labels = "labels" } = "label",
        Labels { item = "item" } = "labels",
        Slot { item = "item" } = "slot",
    }
});
