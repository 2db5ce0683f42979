//! The kinds of acts (semantics 17), in the order of their table.

/// Kinds of acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// To begin.
    Start,
    /// To answer an item.
    Answer,
    /// To skip an item, or an optional step.
    Skip,
    /// To rather not say.
    Decline,
    /// To look at a hint or the solution.
    Hint,
    /// To go on.
    Continue,
    /// To go back.
    Back,
    /// To put it aside for a moment.
    Pause,
    /// To stop.
    Stop,
    /// To take it up again.
    Resume,
    /// To let time pass.
    Tick,
    /// To erase the words in the vault.
    Erase,
    /// To go to a step.
    Go,
    /// To ask for a contact.
    ContactAsk,
    /// To offer forms of contact.
    ContactOffer,
    /// To plan a contact.
    ContactPlan,
    /// To say that a contact was held.
    ContactHeld,
    /// To decline a contact.
    ContactDecline,
    /// To let somebody go on who waits.
    Release,
    /// To share answers.
    Share,
    /// To take back what was shared.
    Unshare,
    /// To give or withdraw consent.
    Consent,
    /// To answer what was shared.
    Reply,
    /// To write a note of one's own.
    Note,
    /// To go on in another version of the module.
    Upgrade,
}

impl Kind {
    /// All kinds, in the order of the table of acts.
    pub const ALL: [Self; 25] = [
        Self::Start,
        Self::Answer,
        Self::Skip,
        Self::Decline,
        Self::Hint,
        Self::Continue,
        Self::Back,
        Self::Pause,
        Self::Stop,
        Self::Resume,
        Self::Tick,
        Self::Erase,
        Self::Go,
        Self::ContactAsk,
        Self::ContactOffer,
        Self::ContactPlan,
        Self::ContactHeld,
        Self::ContactDecline,
        Self::Release,
        Self::Share,
        Self::Unshare,
        Self::Consent,
        Self::Reply,
        Self::Note,
        Self::Upgrade,
    ];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Answer => "answer",
            Self::Skip => "skip",
            Self::Decline => "decline",
            Self::Hint => "hint",
            Self::Continue => "continue",
            Self::Back => "back",
            Self::Pause => "pause",
            Self::Stop => "stop",
            Self::Resume => "resume",
            Self::Tick => "tick",
            Self::Erase => "erase",
            Self::Go => "go",
            Self::ContactAsk => "contact-ask",
            Self::ContactOffer => "contact-offer",
            Self::ContactPlan => "contact-plan",
            Self::ContactHeld => "contact-held",
            Self::ContactDecline => "contact-decline",
            Self::Release => "release",
            Self::Share => "share",
            Self::Unshare => "unshare",
            Self::Consent => "consent",
            Self::Reply => "reply",
            Self::Note => "note",
            Self::Upgrade => "upgrade",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}
