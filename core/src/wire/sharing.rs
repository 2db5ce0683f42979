//! What is shared, on screens and on its way out (semantics 25.9, 28).

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::act::{ActKind, Moment, Present};
use super::fact::{ContactForm, ContactState, When};
use super::header::Hash;
use super::offer::{PlanPartId, RecalledLine};
use super::said::{Said, VaultKey};
use super::screen::{ContactConfirm, HelpLine};
use super::shape::{True, either, shape, words};

words! {
    /// Who sees what leaves for a purpose.
    Recipient {
        /// The professional beside the learner.
        Guide,
        /// The other members of a group.
        Group,
        /// Somebody the learner knows.
        Supporter,
        /// Researchers.
        Research,
        /// The organisation that offers the module.
        Organisation,
    }
}

words! {
    /// How something stands that can be shared.
    OfferState {
        /// It counts for nothing, so there is nothing to share.
        Open,
        /// It can be shared; also what was shared and has changed since.
        Offered,
        /// It is shared, and seen as it stands.
        Shared,
    }
}

shape! {
    /// Something that a share step offers, without its words.
    OutlineOffer {
        /// How it stands.
        state: OfferState,
        /// The name of the item, scale or value.
        what: String,
    }
}

shape! {
    /// Something that a share step offers, with what will be seen of it.
    Offer {
        /// How it stands.
        state: OfferState,
        /// What will be seen, in words, line by line; of one's own words slots for them. Nothing while it is open.
        said: Vec<RecalledLine>,
        /// The name of the item, scale or value.
        what: String,
    } + maybe {
        /// The question, or the title of a scale.
        ask: Said,
    }
}

shape! {
    /// What a purpose names, in words.
    PurposeThing {
        /// The name of the item, scale or value.
        what: String,
    } + maybe {
        /// The question, or the title of a scale.
        ask: Said,
    }
}

shape! {
    /// A purpose as a person reads it: who asks, what for, with whom, how long, what.
    PurposeCard {
        /// What for: the question for consent.
        ask: Said,
        /// The purpose.
        id: String,
        /// Who asks: the title of the module.
        source: Said,
        /// What can leave.
        what: Vec<PurposeThing>,
        /// With whom.
        with: Recipient,
        /// With whom, in words.
        with_words: String,
    } + maybe {
        /// Whether consent stands; absent while nothing was said.
        consent: bool,
        /// How long it is kept, as the author wrote it: `90 days`.
        keep: String,
        /// How long, in words.
        keep_words: String,
        /// What was shared for it and not taken back, in the order of its sharing; also what is not seen now, since it has
        /// changed or counts for nothing. Absent while there is nothing.
        shared: Vec<String>,
    }
}

shape! {
    /// A reply of the guide: its words are in the vault under `reply/` and `seq`.
    Reply {
        /// The number of the entry.
        seq: u64,
        /// The number of the entry that shared what it replies to.
        to: u64,
    }
}

/// What is seen or leaves of one thing, each with the members of where it stands.
macro_rules! things {
    ($($(#[$about:meta])* $either:ident of $item:ident $words:ident $scale:ident $value:ident { $($needed:tt)* } ask { $($ask:tt)* })*) => {
        $(
            shape! {
                /// An answer.
                $item {
                    /// The name of the item.
                    what: String,
                    /// What counts of the answer, without words of one's own.
                    value: Json,
                    $($needed)*
                } + maybe { $($ask)* }
            }
            shape! {
                /// Words of the learner's own.
                $words {
                    /// The name of the item.
                    what: String,
                    /// Where the words are in the vault, for who may read them.
                    vault: VaultKey,
                    $($needed)*
                } + maybe {
                    /// Of a plan: its parts. The words of each stand behind the key: `/` and its id.
                    parts: Vec<PlanPartId>,
                    $($ask)*
                }
            }
            shape! {
                /// A score.
                $scale {
                    /// The name of the scale.
                    what: String,
                    /// The score.
                    score: f64,
                    $($needed)*
                } + maybe {
                    /// The band that the score falls in.
                    band: String,
                    $($ask)*
                }
            }
            shape! {
                /// A value of the module.
                $value {
                    /// The name of the value.
                    what: String,
                    /// What it is: a number, yes or no, a text, an option's id, a date, a time.
                    is: Json,
                    $($needed)*
                }
            }
            either! {
                $(#[$about])*
                $either {
                    /// An answer.
                    Answer($item),
                    /// Words of the learner's own.
                    Words($words),
                    /// A score.
                    Score($scale),
                    /// A value.
                    Value($value),
                }
            }
        )*
    };
}

things! {
    /// Something that leaves for a purpose.
    Leaf of AnswerLeaf WordsLeaf ScoreLeaf ValueLeaf {} ask {}

    /// Something shared with the guide, without words.
    OutlineShared of AnswerOutlineShared WordsOutlineShared ScoreOutlineShared ValueOutlineShared {
        /// The purpose.
        purpose: String,
        /// The number of the entry that shared it: what a reply names.
        seq: u64,
    } ask {}

    /// Something shared with the guide.
    Shared of AnswerShared WordsShared ScoreShared ValueShared {
        /// The purpose.
        purpose: String,
        /// It in words, line by line; of words of the learner's own slots for who may read them.
        said: Vec<RecalledLine>,
        /// The number of the entry that shared it: what a reply names.
        seq: u64,
    } ask {
        /// The question, or the title of a scale; its holes are filled as if nothing was answered.
        ask: Said,
    }
}

/// Contacts and waits as the guide sees them, without words and with.
macro_rules! asks_for_guide {
    ($($contact:ident { $($needed:tt)* } { $($more:tt)* } $wait:ident { $($maybe:tt)* })*) => {
        $(
            shape! {
                /// A contact that is not with somebody of the learner's own.
                $contact {
                    /// The number of the visit to the step, from 1.
                    n: u32,
                    /// Where it stands.
                    state: ContactState,
                    /// The step.
                    step: String,
                    $($needed)*
                } + maybe {
                    /// How many were there, of a group.
                    count: Present,
                    /// The form.
                    form: ContactForm,
                    /// The forms that may be picked now.
                    forms: Vec<ContactForm>,
                    /// When it will be.
                    planned: Moment,
                    /// When its limit passes; absent when that does not matter any more.
                    until: When,
                    $($more)*
                }
            }
            shape! {
                /// A wait that the guide can end.
                $wait {
                    /// The number of the visit to the step, from 1.
                    n: u32,
                    /// The step.
                    step: String,
                    /// When its limit passes.
                    until: When,
                } + maybe { $($maybe)* }
            }
        )*
    };
}

asks_for_guide! {
    OutlineGuideContact {} {} OutlineGuideWait {}
    GuideContact {
        /// Who says that it was held.
        confirm: ContactConfirm,
    } {
        /// It is with a group: how many were there can be told.
        group: True,
        /// What the author says to the guide.
        guide: Said,
        /// The title of the step.
        title: Said,
    } GuideWait {
        /// What the author says to the guide.
        guide: Said,
        /// The title of the step.
        title: Said,
    }
}

shape! {
    /// What the guide is shown, but its words: never the place, the progress or the path.
    GuideOutline {
        /// The kinds of act of which the guide could have one accepted now.
        allowed: Vec<ActKind>,
        /// Contacts, in the order of the module.
        contacts: Vec<OutlineGuideContact>,
        /// Replies, in their order.
        replies: Vec<Reply>,
        /// What is shared and seen, in the order of its sharing.
        shared: Vec<OutlineShared>,
        /// Waits that the guide can end.
        waits: Vec<OutlineGuideWait>,
    }
}

shape! {
    /// What the guide is shown: never the place, the progress or the path.
    GuideScreen {
        /// The kinds of act of which the guide could have one accepted now.
        allowed: Vec<ActKind>,
        /// Contacts, in the order of the module.
        contacts: Vec<GuideContact>,
        /// The help of the module.
        help: Vec<HelpLine>,
        /// The language of the words.
        language: String,
        /// Replies, in their order.
        replies: Vec<Reply>,
        /// What is shared and seen, in the order of its sharing.
        shared: Vec<Shared>,
        /// Waits that the guide can end.
        waits: Vec<GuideWait>,
    }
}

shape! {
    /// What leaves for a purpose, and how much of what it names does not.
    Export {
        /// What leaves.
        leaves: Vec<Leaf>,
        /// The module.
        module: String,
        /// The hash of the program.
        program: Hash,
        /// The purpose.
        purpose: String,
        /// The version of the module.
        version: String,
        /// Who gets it.
        with: Recipient,
        /// How many names do not leave, by reason; a reason that counts nought is left out.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = {"enum": ["private", "consent", "not-shared", "unknown"]})))]
        withheld: BTreeMap<Withheld, u32>,
    }
}

words! {
    /// Why something that a purpose names does not leave.
    Withheld {
        /// It is private, or words that nobody shared by hand.
        Private,
        /// There is no consent.
        Consent,
        /// It is not shared: never was, changed since, or taken back. Nobody is told which.
        NotShared,
        /// It counts for nothing now.
        Unknown,
    }
}

shape! {
    /// What is to be erased at a time: hosts erase, the engine only says so.
    Due {
        /// For each purpose the names whose copies are to go, where there are any.
        purposes: BTreeMap<String, Vec<String>>,
        /// The whole session.
        session: bool,
    }
}

shape! {
    /// What becomes due by itself, if nothing else is done before.
    Coming {
        /// The number of the visit to the step, from 1.
        n: u32,
        /// The step that waits, or in which a diary is kept.
        step: String,
        /// When it opens by itself; of a diary the beginning of the day on which an entry can be given.
        until: When,
    } + maybe {
        /// Of a diary: the number of its entry.
        entry: u32,
        /// The diary.
        item: String,
    }
}

shape! {
    /// Words are kept under another key too, for who may read them there.
    CopyVaultChange {
        /// Where they are.
        from: VaultKey,
        /// Where they are copied to.
        to: VaultKey,
    }
}

shape! {
    /// Words go to another key, with all that stand below it: what they belong to has another name.
    MoveVaultChange {
        /// Where they are.
        from: VaultKey,
        /// Where they go.
        to: VaultKey,
    }
}

shape! {
    /// A record is removed.
    RemoveVaultChange {
        /// Where it is.
        key: VaultKey,
    }
}

shape! {
    /// All records are removed.
    EraseVaultChange {}
}

either! {
    /// What an act does to the vault, to be done in order.
    VaultChange by "change" {
        /// Words are kept under another key too.
        Copy(CopyVaultChange),
        /// Words go to another key, with all that stand below it.
        Move(MoveVaultChange),
        /// A record is removed.
        Remove(RemoveVaultChange),
        /// All records are removed.
        Erase(EraseVaultChange),
    }
}
