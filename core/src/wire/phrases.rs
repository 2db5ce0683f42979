//! The engine's own words in one language, for players (semantics 12.2).

use std::collections::BTreeMap;

use super::refusal::RefusalCode;
use super::shape::{shape, words};

words! {
    /// A button or a short label of a player.
    Button {
        /// To begin.
        Start,
        /// To go on.
        Continue,
        /// To go back.
        Back,
        /// To skip.
        Skip,
        /// To rather not say.
        Decline,
        /// To see a hint.
        Hint,
        /// To see the solution.
        Solution,
        /// To put it aside.
        Pause,
        /// To stop.
        Stop,
        /// To take it up again.
        Resume,
        /// To erase one's own words.
        Erase,
        /// To go to a step.
        Go,
        /// To share.
        Share,
        /// To take back what was shared.
        Unshare,
        /// To consent.
        Consent,
        /// What the guide replied.
        Reply,
        /// A note of the guide.
        Note,
        /// To see the help.
        Help,
        /// The option `other`.
        Other,
        /// To tell that something was done.
        Done,
        /// At the end.
        Completed,
        /// To see why something is shown.
        Why,
        /// Beside a field for words of one's own.
        YourWords,
    }
}

words! {
    /// Why an item holds back, how far a child of a menu is, or who can see an answer.
    Reason {
        /// An answer is needed.
        Required,
        /// The answer fails a check.
        Invalid,
        /// The feedback asks to try again.
        Retry,
        /// A child of a menu that was not begun.
        Open,
        /// A child of a menu that was begun.
        Begun,
        /// A child of a menu that is done.
        Done,
        /// A child of a menu that was skipped.
        Skipped,
        /// Nobody but the learner can read it.
        Private,
        /// Nobody but the learner sees it, unless it is shared.
        Personal,
        /// It can be shared.
        Offered,
        /// It is shared.
        Shared,
        /// With whom something is shared: the guide.
        Guide,
        /// The group.
        Group,
        /// Somebody the learner knows.
        Supporter,
        /// Researchers.
        Research,
        /// The organisation.
        Organisation,
        /// What is said beside an item by which the guide may come to know of a step.
        Told,
    }
}

shape! {
    /// The engine's own words in one language. None of them is missing.
    Phrases {
        /// Between the last two of a list: `and`.
        and: String,
        /// Buttons and short labels.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = {"$ref": "#/$defs/Button"})))]
        buttons: BTreeMap<Button, String>,
        /// The decimal sign.
        decimal: String,
        /// The tag of the language.
        language: String,
        /// January to December.
        months: [String; 12],
        /// Why an item holds back, how far a child of a menu is, who can see an answer.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = {"$ref": "#/$defs/Reason"})))]
        reasons: BTreeMap<Reason, String>,
        /// What is said when an act is refused; `{min}` and the like stand for the member of the refusal by that name.
        #[cfg_attr(feature = "schema", schemars(extend("propertyNames" = {"$ref": "#/$defs/RefusalCode"})))]
        refusals: BTreeMap<RefusalCode, String>,
        /// Yes and no.
        truth: [String; 2],
    }
}
