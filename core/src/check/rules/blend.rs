//! What waits for people, and whether they are there (semantics 7.7). Found where names are looked up.

use crate::ground::problem::{Rule, Severity, Words};

/// A contact in no form.
pub static CONTACT_WITHOUT_FORM: Rule = Rule {
    code: "contact-without-form",
    severity: Severity::Error,
    nl: Words {
        message: "het gesprek `{name}` kan op geen enkele manier",
        why: "wie leert kiest hier hoe het gesprek gaat, en er valt niets te kiezen",
        help: "schrijf `meet: [phone, video]` bij `blend`, of `forms` bij dit gesprek",
    },
    en: Words {
        message: "the contact `{name}` cannot be had in any way",
        why: "the learner chooses here how to meet, and there is nothing to choose",
        help: "write `meet: [phone, video]` at `blend`, or `forms` at this contact",
    },
};

/// A contact with a guide where there is none.
pub static CONTACT_WITHOUT_GUIDE: Rule = Rule {
    code: "contact-without-guide",
    severity: Severity::Error,
    nl: Words {
        message: "het gesprek `{name}` is met de begeleider, maar die is er niet",
        why: "bij `blend` staat `guide: none`, dus niemand zou hier ooit komen",
        help: "schrijf `guide: optional` bij `blend`, of `with: supporter` bij het gesprek",
    },
    en: Words {
        message: "the contact `{name}` is with the guide, but there is none",
        why: "`blend` says `guide: none`, so nobody would ever come",
        help: "write `guide: optional` at `blend`, or `with: supporter` at the contact",
    },
};

/// A wait for a guide where there is none.
pub static RELEASE_WITHOUT_GUIDE: Rule = Rule {
    code: "release-without-guide",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` wacht op de begeleider, maar die is er niet",
        why: "bij `blend` staat `guide: none`, dus niemand laat hier ooit verdergaan",
        help: "schrijf `guide: optional` bij `blend`, of wacht een tijd met `for` of `until`",
    },
    en: Words {
        message: "`{name}` waits for the guide, but there is none",
        why: "`blend` says `guide: none`, so nobody would ever let go on",
        help: "write `guide: optional` at `blend`, or wait a time with `for` or `until`",
    },
};

/// A guide who is needed and never met.
pub static GUIDE_NEVER_MET: Rule = Rule {
    code: "guide-never-met",
    severity: Severity::Warning,
    nl: Words {
        message: "een begeleider is nodig, maar er is geen gesprek",
        why: "bij `blend` staat `guide: required`, en in de module spreekt niemand elkaar",
        help: "zet er een `contact` in, of schrijf `guide: optional`",
    },
    en: Words {
        message: "a guide is needed, but there is no contact",
        why: "`blend` says `guide: required`, and in the module nobody meets anybody",
        help: "put a `contact` in, or write `guide: optional`",
    },
};
