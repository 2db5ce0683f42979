//! Kinds of item that the format has and this version does not: their words and keys are known, so that what is wrong
//! with the rest of a module can be told.

use super::ASK;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::options::OPTIONS;

static LEFT: Key = Key::new("left", Of::Map(&Of::Text), "De linkerkant.", "The left side.");
static RIGHT: Key = Key::new("right", Of::Map(&Of::Text), "De rechterkant.", "The right side.");
static PAIRS: Key = Key::new(
    "pairs",
    Of::Map(&Of::Name),
    "Wat bij elkaar hoort.",
    "What belongs together.",
);
static SENTENCE: Key = Key::new(
    "sentence",
    Of::Text,
    "De zin met open plekken.",
    "The sentence with open places.",
);
static GAPS: Key = Key::new(
    "gaps",
    Of::Map(&Of::Json),
    "Wat er op elke plek past.",
    "What fits in each place.",
);
static REACH_FROM: Key = Key::new("reach-from", Of::Number, "Vanaf.", "From.");
static TO: Key = Key::new("to", Of::Number, "Tot en met.", "To.");
static ITEM: Key = Key::new("of", Of::Name, "Waarover het gaat.", "What it is about.");
static IF: Key = Key::new("if", Of::Text, "Als.", "If.");
static THEN: Key = Key::new("then", Of::Text, "Dan.", "Then.");
static WHEN_DAY: Key = Key::new("when-day", Of::Text, "Op welke dag.", "On which day.");
static NEED: Key = Key::new(
    "need",
    Of::Whole,
    "Hoeveel er nodig zijn.",
    "How many are needed.",
);
static BODY: Key = Key::new("body", Of::Text, "De tekst.", "The text.");
static PHONE: Key = Key::new("phone", Of::Word, "Een nummer om te bellen.", "A number to call.");
static PRINT: Key = Key::new("print", Of::Truth, "Om af te drukken.", "To print.");

const fn later(
    word: &'static str,
    keys: &'static [&'static Key],
    nl: &'static str,
    en: &'static str,
) -> Kind {
    Kind {
        word,
        keys,
        without: &[],
        read: Read::Later,
        nl,
        en,
    }
}

pub(super) static MATCH: Kind = later(
    "match",
    &[&ASK, &LEFT, &RIGHT, &PAIRS],
    "Zoeken wat bij elkaar hoort.",
    "To find what belongs together.",
);
pub(super) static GAP: Kind = later(
    "gap",
    &[&ASK, &SENTENCE, &GAPS],
    "Een zin aanvullen.",
    "To complete a sentence.",
);
pub(super) static GOAL: Kind = later(
    "goal",
    &[&ASK, &REACH_FROM, &TO],
    "Een eigen doel.",
    "A goal of one's own.",
);
pub(super) static GOAL_REVIEW: Kind = later(
    "goal-review",
    &[&ASK, &ITEM],
    "Terugkijken op een doel.",
    "To look back at a goal.",
);
pub(super) static PLAN: Kind = later(
    "plan",
    &[&ASK, &IF, &THEN, &WHEN_DAY],
    "Een plan: als, dan.",
    "A plan: if, then.",
);
pub(super) static CHECKLIST: Kind = later(
    "checklist",
    &[&ASK, &OPTIONS, &NEED],
    "Een lijst om af te vinken.",
    "A list to tick off.",
);
pub(super) static RECALL: Kind = later(
    "recall",
    &[&ASK, &ITEM],
    "Een eerder antwoord terugzien.",
    "To see an earlier answer again.",
);
pub(super) static CARD: Kind = later(
    "card",
    &[&ASK, &BODY, &PHONE, &PRINT],
    "Een kaartje om te bewaren.",
    "A card to keep.",
);

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - note: n\n        body: Lees.\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - card: d\n        body: Hoi\n        hints: [a]\n"),
            ["kind-not-here: card"]
        );
    }
}
