//! What somebody waits for: time, another person, something outside the module (semantics 23 and 24).

use crate::expr::name::StepIx;
use crate::ground::moment::TimeOfDay;
use crate::ground::stored::stored;

/// How long a place waits for somebody, and where it goes on then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Milliseconds from entering.
    pub within: u64,
    /// Where the way `over` leads.
    pub otherwise: StepIx,
}

stored!(struct Limit { within = "within", otherwise = "otherwise" });

/// What a `wait` waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// So many milliseconds.
    For(u64),
    /// The first such local time.
    Time(TimeOfDay),
    /// The guide, or the limit.
    Release(Limit),
}

stored!(enum Until else Self::For(0), {
    one {
        For = "for",
        Time = "time",
        Release = "release",
    }
});

/// How people meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Face to face.
    InPerson,
    /// On the phone.
    Phone,
    /// With a camera.
    Video,
    /// In writing.
    Chat,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 4] = [Self::InPerson, Self::Phone, Self::Video, Self::Chat];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::InPerson => "in-person",
            Self::Phone => "phone",
            Self::Video => "video",
            Self::Chat => "chat",
        }
    }

    /// The form of a word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.word() == word)
    }
}

stored!(enum Form else Self::Phone, {
    plain {
        InPerson = "in-person",
        Phone = "phone",
        Video = "video",
        Chat = "chat",
    }
});

/// With whom a contact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// The guide.
    Guide,
    /// A group of learners.
    Group,
    /// Somebody of the learner's own.
    Supporter,
}

stored!(enum With else Self::Guide, {
    plain {
        Guide = "guide",
        Group = "group",
        Supporter = "supporter",
    }
});

/// Who says that a contact was held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirm {
    /// The learner alone.
    Learner,
    /// The guide alone.
    Guide,
    /// Either.
    Either,
}

stored!(enum Confirm else Self::Either, {
    plain {
        Learner = "learner",
        Guide = "guide",
        Either = "either",
    }
});
