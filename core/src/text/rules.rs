//! What can be wrong with a text.

use crate::ground::problem::{Rule, Severity, Words};

/// All rules of texts.
pub static RULES: &[&Rule] = &[
    &BAD_IMAGE,
    &BAD_LINK,
    &EMPTY_LINK,
    &EMPTY_PIPE,
    &HEADING_JUMP,
    &IMAGE_WITHOUT_ALT,
    &LINK_TITLE,
    &PIPE_IN_LABEL,
    &PIPE_IN_LINK,
    &RAW_HTML,
    &TEXT_TOO_DEEP,
    &TEXT_TOO_LONG,
    &UNCLOSED_BRACE,
    &VAGUE_DESCRIPTION,
    &VAGUE_LINK,
];

/// A picture from elsewhere.
pub static BAD_IMAGE: Rule = Rule {
    code: "bad-image",
    severity: Severity::Error,
    nl: Words {
        message: "de afbeelding `{link}` hoort niet bij deze module",
        why: "een afbeelding van een andere plek kan verdwijnen, en die plek ziet wie er kijkt",
        help: "zet de afbeelding in de map van de module en noem haar zo: `media/adem.png`",
    },
    en: Words {
        message: "the image `{link}` is not part of this module",
        why: "an image from elsewhere can disappear, and that place sees who is looking",
        help: "put the image in the folder of the module and name it like this: `media/adem.png`",
    },
};

/// A link of another kind.
pub static BAD_LINK: Rule = Rule {
    code: "bad-link",
    severity: Severity::Error,
    nl: Words {
        message: "de link `{link}` kan hier niet",
        why: "alleen links die veilig zijn en op elke telefoon werken komen op het scherm",
        help: "begin met `https://`, `mailto:` of `tel:`, of noem een eigen bestand zoals `media/adem.pdf`",
    },
    en: Words {
        message: "the link `{link}` is not possible here",
        why: "only links that are safe and work on every phone come on the screen",
        help: "begin with `https://`, `mailto:` or `tel:`, or name a file of your own such as `media/adem.pdf`",
    },
};

/// A link without words.
pub static EMPTY_LINK: Rule = Rule {
    code: "empty-link",
    severity: Severity::Warning,
    nl: Words {
        message: "de link naar `{link}` heeft geen woorden",
        why: "wie luistert in plaats van kijkt, hoort dan alleen het adres",
        help: "zet tussen `[` en `]` waar de link heen gaat",
    },
    en: Words {
        message: "the link to `{link}` has no words",
        why: "a person who listens instead of looks then hears the address only",
        help: "put between `[` and `]` where the link leads",
    },
};

/// `{}` or `{|je}`.
pub static EMPTY_PIPE: Rule = Rule {
    code: "empty-pipe",
    severity: Severity::Error,
    nl: Words {
        message: "tussen de accolades staat niet wat er moet komen",
        why: "op deze plek komt een antwoord of een waarde, en die heeft een naam",
        help: "schrijf de naam erin, zoals `{soort}`, of zet een `\\` voor de accolade om haar te laten zien",
    },
    en: Words {
        message: "the braces do not say what comes here",
        why: "an answer or a value comes in this place, and it has a name",
        help: "write the name inside, such as `{soort}`, or put a `\\` before the brace to show it",
    },
};

/// A heading two levels deeper than the one before.
pub static HEADING_JUMP: Rule = Rule {
    code: "heading-jump",
    severity: Severity::Advice,
    nl: Words {
        message: "deze kop is van niveau {level}, de kop ervoor van niveau {before}",
        why: "wie met een schermlezer van kop naar kop springt, denkt dat er iets ontbreekt",
        help: "gebruik {better}",
    },
    en: Words {
        message: "this heading has level {level}, the one before has level {before}",
        why: "a person who goes from heading to heading with a screen reader thinks something is missing",
        help: "use {better}",
    },
};

/// A picture that says nothing to who does not see it.
pub static IMAGE_WITHOUT_ALT: Rule = Rule {
    code: "image-without-alt",
    severity: Severity::Error,
    nl: Words {
        message: "de afbeelding `{link}` heeft geen woorden",
        why: "wie de afbeelding niet ziet, mist anders wat er staat",
        help: "zet tussen `[` en `]` in een paar woorden wat er te zien is",
    },
    en: Words {
        message: "the image `{link}` has no words",
        why: "a person who does not see the image would miss what it says",
        help: "put between `[` and `]` in a few words what can be seen",
    },
};

/// Words in quotes behind an address.
pub static LINK_TITLE: Rule = Rule {
    code: "link-title",
    severity: Severity::Warning,
    nl: Words {
        message: "de woorden `{title}` achter het adres komen nergens op het scherm",
        why: "op een telefoon en in een schermlezer is zo'n tekst niet te vinden",
        help: "zet de woorden in de link zelf of in de tekst ernaast",
    },
    en: Words {
        message: "the words `{title}` behind the address are shown nowhere",
        why: "on a phone and in a screen reader such words cannot be found",
        help: "put the words in the link itself or in the text beside it",
    },
};

/// A pipe in a label.
pub static PIPE_IN_LABEL: Rule = Rule {
    code: "pipe-in-label",
    severity: Severity::Error,
    nl: Words {
        message: "in een label kan `{pipe}` niet",
        why: "een label is voor iedereen gelijk, zodat antwoorden te vergelijken zijn",
        help: "zet het in de vraag of de tekst erboven, of zet een `\\` voor de accolade om haar te laten zien",
    },
    en: Words {
        message: "a label cannot have `{pipe}`",
        why: "a label is the same for everybody, so that answers can be compared",
        help: "put it in the question or the text above, or put a `\\` before the brace to show it",
    },
};

/// A pipe in an address or in the words of a picture.
pub static PIPE_IN_LINK: Rule = Rule {
    code: "pipe-in-link",
    severity: Severity::Error,
    nl: Words {
        message: "in een adres of in de woorden van een afbeelding kan `{pipe}` niet",
        why: "een antwoord zou dan buiten het scherm terecht kunnen komen",
        help: "zet het in de tekst ernaast",
    },
    en: Words {
        message: "an address or the words of an image cannot have `{pipe}`",
        why: "an answer could then leave the screen",
        help: "put it in the text beside it",
    },
};

/// HTML.
pub static RAW_HTML: Rule = Rule {
    code: "raw-html",
    severity: Severity::Error,
    nl: Words {
        message: "een tekst kan geen HTML hebben: `{html}`",
        why: "HTML kan onveilig zijn en werkt niet in elke speler",
        help: "gebruik Markdown, zoals `**vet**`, of schrijf `&lt;` waar een `<` op het scherm moet komen",
    },
    en: Words {
        message: "a text cannot have HTML: `{html}`",
        why: "HTML can be unsafe and does not work in every player",
        help: "use Markdown, such as `**bold**`, or write `&lt;` where a `<` is to be shown",
    },
};

/// Too many things inside each other.
pub static TEXT_TOO_DEEP: Rule = Rule {
    code: "text-too-deep",
    severity: Severity::Error,
    nl: Words {
        message: "er zit hier meer dan {limit} keer iets in iets anders",
        why: "zo'n tekst is op geen scherm te lezen",
        help: "haal lijsten, citaten en nadruk uit elkaar",
    },
    en: Words {
        message: "things are inside each other more than {limit} times here",
        why: "such a text cannot be read on any screen",
        help: "take lists, quotes and emphasis apart",
    },
};

/// Too many bytes.
pub static TEXT_TOO_LONG: Rule = Rule {
    code: "text-too-long",
    severity: Severity::Error,
    nl: Words {
        message: "deze tekst is te lang: {length} bytes, en {limit} is het meeste",
        why: "niemand leest zoveel op één scherm",
        help: "verdeel de tekst over meer stappen",
    },
    en: Words {
        message: "this text is too long: {length} bytes, and {limit} is the most",
        why: "nobody reads that much on one screen",
        help: "spread the text over more steps",
    },
};

/// `{` without `}`.
pub static UNCLOSED_BRACE: Rule = Rule {
    code: "unclosed-brace",
    severity: Severity::Error,
    nl: Words {
        message: "deze accolade gaat niet dicht",
        why: "tussen accolades komt een antwoord of een waarde",
        help: "sluit haar op dezelfde regel met `}`, of schrijf `\\{` om haar te laten zien",
    },
    en: Words {
        message: "this brace is not closed",
        why: "an answer or a value comes between braces",
        help: "close it on the same line with `}`, or write `\\{` to show it",
    },
};

/// `foto`, `IMG_1234.jpg`, `zie boven`.
pub static VAGUE_DESCRIPTION: Rule = Rule {
    code: "vague-description",
    severity: Severity::Advice,
    nl: Words {
        message: "`{words}` zegt niet wat er te zien of te horen is",
        why: "wie het niet ziet of niet hoort, weet dan nog niets",
        help: "schrijf in een paar woorden wat er te zien is, en bij geluid en film wat er gezegd wordt",
    },
    en: Words {
        message: "`{words}` does not say what there is to see or to hear",
        why: "a person who does not see or hear it still knows nothing then",
        help: "write in a few words what there is to see, and with sound and film what is said",
    },
};

/// `klik hier`.
pub static VAGUE_LINK: Rule = Rule {
    code: "vague-link",
    severity: Severity::Advice,
    nl: Words {
        message: "`{words}` zegt niet waar de link heen gaat",
        why: "wie alleen de links hoort of ziet, weet dan niet welke te kiezen",
        help: "noem in de link waar hij heen gaat, zoals `de website van 113`",
    },
    en: Words {
        message: "`{words}` does not say where the link leads",
        why: "a person who hears or sees the links only does not know which to choose",
        help: "say in the link where it leads, such as `the website of 113`",
    },
};
