//! `choices`: several options.

use super::MUST_ASK;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::options::{FROM, LOOK, OPTIONS, OTHER, SHUFFLE};
use crate::module::reader::Reader;

static MIN: Key = Key::new(
    "min",
    Of::Whole,
    "Hoeveel er minstens gekozen worden.",
    "How many are chosen at least.",
)
.or("1");
static MAX: Key = Key::new(
    "max",
    Of::Whole,
    "Hoeveel er hooguit gekozen worden.",
    "How many are chosen at most.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "choices",
    keys: &[&MUST_ASK, &OPTIONS, &FROM, &OTHER, &SHUFFLE, &LOOK, &MIN, &MAX],
    without: &[],
    read: Read::Item(read),
    nl: "Een vraag met meer keuzes.",
    en: "A question with several options.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let options = reader.options(&opened.map);
    let (min, max) = (reader.whole(&opened.map, &MIN), reader.whole(&opened.map, &MAX));
    reader.judge_range((&MIN, &MAX), min.as_ref(), max.as_ref());
    ItemKindDraft::Choices { options, min, max }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - choices: c\n        ask: Q\n        min: 1\n        max: 2\n        options: {a: A, b: B}\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item(
                "      - choices: c\n        ask: Q\n        min: 3\n        max: 2\n        options: {a: A}\n"
            ),
            ["upside-down: 2"]
        );
    }
}
