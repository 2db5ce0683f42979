//! What stands around the steps: help, blend, watched words, the check of the language.

use serde_json::Value as Json;

use super::draft::{HelpDraft, WatchDraft};
use super::keys::{Key, Of, Position};
use super::reader::{Map, Reader, head_of};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;
use crate::syntax::tree::{Node, NodeKind};

static GUIDE: Key = Key::new(
    "guide",
    Of::One(&["none", "optional", "required"]),
    "Of er een begeleider bij hoort.",
    "Whether a guide belongs to it.",
)
.or("optional");
const MEET_FORM: Of = Of::One(&["in-person", "phone", "video", "chat"]);
static MEET: Key = Key::new(
    "meet",
    Of::List(&MEET_FORM),
    "Hoe je elkaar kunt spreken.",
    "How people can meet.",
);
static TITLE: Key = Key::new(
    "title",
    Of::Text,
    "Waarvoor deze hulp is.",
    "What this help is for.",
)
.must();
static BODY: Key = Key::new("body", Of::Text, "Meer uitleg.", "More words.");
pub(super) static PHONE: Key = Key::new("phone", Of::Word, "Een nummer om te bellen.", "A number to call.");
static LINK: Key = Key::new(
    "link",
    Of::Link,
    "Een adres, zoals `https://www.113.nl`.",
    "An address, such as `https://www.113.nl`.",
);
static WORDS: Key = Key::new(
    "words",
    Of::List(&Of::Word),
    "De woorden waarbij de hulp verschijnt.",
    "The words at which the help appears.",
)
.must();
static SHOW: Key = Key::new(
    "show",
    Of::One(&["help"]),
    "Wat er dan verschijnt.",
    "What then appears.",
)
.or("help");
static BY: Key = Key::new(
    "by",
    Of::Word,
    "Wie de taal bekeken heeft.",
    "Who looked at the language.",
)
.must();
static ON: Key = Key::new("on", Of::Date, "Wanneer.", "When.").must();
static NOTE: Key = Key::new("note", Of::Word, "Wat daarbij opviel.", "What was noticed.");

/// `blend`.
pub(super) static BLEND: Position = Position {
    name: "blend",
    keys: &[&GUIDE, &MEET],
    nl: "Hoe de module samengaat met begeleiding.",
    en: "How the module goes together with guidance.",
};
/// An entry of `help`.
pub(super) static HELP: Position = Position {
    name: "help",
    keys: &[&TITLE, &BODY, &PHONE, &LINK],
    nl: "Hulp die altijd één tik weg is.",
    en: "Help that is always one tap away.",
};
/// `watch`.
pub(super) static WATCH: Position = Position {
    name: "watch",
    keys: &[&WORDS, &SHOW],
    nl: "Woorden waarbij de hulp vanzelf verschijnt.",
    en: "Words at which the help appears by itself.",
};
/// `language-check`.
pub(super) static LANGUAGE_CHECK: Position = Position {
    name: "language-check",
    keys: &[&BY, &ON, &NOTE],
    nl: "Iemand heeft de taal bekeken.",
    en: "Somebody looked at the language.",
};

pub(super) static HELP_KEY: Key = Key::new(
    "help",
    Of::List(&Of::Fields(&HELP)),
    "Hulp die bij elke stap één tik weg is.",
    "Help that is one tap away on every step.",
);
pub(super) static BLEND_KEY: Key = Key::new(
    "blend",
    Of::Fields(&BLEND),
    "Hoe de module samengaat met begeleiding.",
    "How the module goes together with guidance.",
);
pub(super) static WATCH_KEY: Key = Key::new(
    "watch",
    Of::Fields(&WATCH),
    "Woorden waarbij de hulp vanzelf verschijnt.",
    "Words at which the help appears by itself.",
);
pub(super) static LANGUAGE_CHECK_KEY: Key = Key::new(
    "language-check",
    Of::Fields(&LANGUAGE_CHECK),
    "Wie de taal bekeken heeft, en wanneer.",
    "Who looked at the language, and when.",
);

impl<'a> Reader<'a, '_> {
    /// `help` of the module.
    pub(super) fn help(&mut self, map: &Map<'a>) -> Vec<HelpDraft<'a>> {
        let nodes = map.find(&HELP_KEY).and_then(|entry| self.list(&entry.value));
        let mut help = Vec::new();
        for node in nodes.unwrap_or_default() {
            let head = head_of(node);
            let Some(map) = self.open(node, &HELP, head) else {
                continue;
            };
            if [&BODY, &PHONE, &LINK].iter().all(|key| !map.has(key)) {
                self.problems.push(Problem::new(&HELP_WITHOUT_WAY, head));
            }
            help.push(HelpDraft {
                span: node.span,
                title: self.text(&map, &TITLE),
                body: self.text(&map, &BODY),
                phone: self.phone(&map),
                link: self.link(&map, &LINK),
            });
        }
        help
    }

    /// A number to call.
    pub(super) fn phone(&mut self, map: &Map<'a>) -> Option<super::draft::Id<'a>> {
        let word = self.word(map, &PHONE)?;
        let digits = word.value.bytes().filter(u8::is_ascii_digit).count();
        let fits = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')');
        if (3..=15).contains(&digits) && word.value.chars().all(fits) {
            return Some(word);
        }
        self.problems
            .push(Problem::new(&NOT_A_PHONE, word.span).with("written", word.value));
        None
    }

    /// `blend` of the module.
    pub(super) fn blend(&mut self, map: &Map<'a>) -> Option<Spanned<Json>> {
        let entry = map.find(&BLEND_KEY)?;
        let map = self.open(&entry.value, &BLEND, entry.key.span)?;
        self.one(&map, &GUIDE);
        for form in self.words(&map, &MEET) {
            self.one_of(form, &MEET, &MEET_FORM);
        }
        Some(Spanned::new(json(&entry.value), entry.value.span))
    }

    /// `watch` of the module or a reflection.
    pub(super) fn watch(&mut self, map: &Map<'a>) -> Option<WatchDraft<'a>> {
        let entry = map.find(&WATCH_KEY)?;
        let map = self.open(&entry.value, &WATCH, entry.key.span)?;
        self.one(&map, &SHOW);
        Some(WatchDraft {
            span: entry.value.span,
            words: self.words(&map, &WORDS),
        })
    }

    /// `language-check` of the module.
    pub(super) fn language_check(&mut self, map: &Map<'a>) -> Option<Spanned<Json>> {
        let entry = map.find(&LANGUAGE_CHECK_KEY)?;
        let map = self.open(&entry.value, &LANGUAGE_CHECK, entry.key.span)?;
        self.word(&map, &BY);
        self.date(&map, &ON);
        self.word(&map, &NOTE);
        Some(Spanned::new(json(&entry.value), entry.value.span))
    }

    /// What is handed on untouched.
    pub(super) fn untouched(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<Json>> {
        let node = &map.find(key)?.value;
        Some(Spanned::new(json(node), node.span))
    }
}

/// A value as written: every scalar a text. The tree is no deeper than `limits::DEPTH`, so this is not either.
fn json(node: &Node) -> Json {
    match &node.kind {
        NodeKind::Scalar(scalar) => Json::String(scalar.text.clone()),
        NodeKind::List { items, .. } => Json::Array(items.iter().map(json).collect()),
        NodeKind::Map { entries, .. } => {
            let pairs = entries
                .iter()
                .map(|entry| (entry.key.value.clone(), json(&entry.value)));
            Json::Object(pairs.collect())
        }
        NodeKind::Broken => Json::Null,
    }
}

/// Help that leads nowhere.
pub(super) static HELP_WITHOUT_WAY: Rule = Rule {
    code: "help-without-way",
    severity: Severity::Warning,
    nl: Words {
        message: "deze hulp heeft geen nummer, geen link en geen uitleg",
        why: "wie hulp zoekt, weet dan nog niet wat te doen",
        help: "zet er `phone`, `link` of `body` bij",
    },
    en: Words {
        message: "this help has no number, no link and no words",
        why: "who looks for help does not know yet what to do",
        help: "add `phone`, `link` or `body`",
    },
};

/// Not a number to call.
pub(super) static NOT_A_PHONE: Rule = Rule {
    code: "not-a-phone",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen telefoonnummer",
        why: "wie op de hulp tikt, belt dit nummer meteen",
        help: "schrijf alleen het nummer, zoals `113` of `0800-0113`",
    },
    en: Words {
        message: "`{written}` is not a phone number",
        why: "who taps on the help calls this number at once",
        help: "write the number alone, such as `113` or `0800-0113`",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn help_leads_somewhere() {
        assert_eq!(
            told_in("help:\n  - title: Bellen\n    phone: 0800-0113\n"),
            Vec::<String>::new()
        );
        assert_eq!(
            told_in("help:\n  - title: Bellen\n  - title: App\n    phone: whatsapp\n"),
            ["help-without-way: title: Bellen", "not-a-phone: whatsapp"]
        );
    }

    #[test]
    fn what_is_only_kept_is_judged_too() {
        assert_eq!(
            told_in(
                "blend: {guide: optioneel, meet: [phone, post]}\nlanguage-check: {by: Jo, on: gisteren}\n"
            ),
            [
                "unknown-word: optioneel",
                "unknown-word: post",
                "not-a-date: gisteren"
            ]
        );
    }
}
