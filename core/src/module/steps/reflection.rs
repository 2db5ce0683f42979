//! `reflection`: to write. Its short form, `ask` in the step itself, is one `words` item that has the id of the step.

use super::ITEM_LIST;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::module::about::WATCH_KEY;
use crate::module::draft::{ItemDraft, ItemKindDraft, StepKindDraft};
use crate::module::entries::Opened;
use crate::module::items::ITEMS;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static ASK: Key = Key::new(
    "ask",
    Of::Text,
    "De vraag; het antwoord is alleen voor wie het schrijft.",
    "The question; the answer is for the writer alone.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "reflection",
    keys: &[&ASK, &ITEM_LIST, &WATCH_KEY],
    without: &[],
    read: Read::Step(read),
    nl: "Een stap om iets voor jezelf op te schrijven.",
    en: "A step to write something for oneself.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    let map = &opened.map;
    let mut items = reader.items(map, &ITEM_LIST, &ITEMS);
    match (map.find(&ASK), map.find(&ITEM_LIST)) {
        (Some(ask), Some(list)) => reader
            .problems
            .push(Problem::new(&ASK_BESIDE_ITEMS, ask.key.span).see(
                list.key.span,
                "de vragen",
                "the questions",
            )),
        (None, None) => reader.missing_key(map, &ASK),
        (None, Some(_)) => {}
        (Some(_), None) => items.push(ItemDraft {
            ask: reader.text(map, &ASK),
            ..ItemDraft::bare(
                opened.id,
                map.span,
                opened.word,
                ItemKindDraft::Words {
                    max: None,
                    rows: None,
                },
            )
        }),
    }
    StepKindDraft::Reflection {
        items,
        watch: reader.watch(map),
    }
}

/// A reflection with both of its forms.
pub(in crate::module) static ASK_BESIDE_ITEMS: Rule = Rule {
    code: "ask-beside-items",
    severity: Severity::Error,
    nl: Words {
        message: "deze stap heeft een eigen vraag en ook een lijst met vragen",
        why: "zo is niet duidelijk welke vraag eerst komt",
        help: "zet de vraag als `words` in de lijst, of haal de lijst weg",
    },
    en: Words {
        message: "this step has a question of its own and a list of questions too",
        why: "it is not clear which question comes first",
        help: "put the question in the list as `words`, or take the list out",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_in("steps:\n  - reflection: a\n    ask: Q\n    watch: {words: [pijn]}\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_in("steps:\n  - reflection: a\n    ask: Q\n    items:\n      - words: w\n        ask: Q\n"),
            ["ask-beside-items: ask"]
        );
    }
}
