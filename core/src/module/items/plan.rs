//! `plan`: if this happens, then I do that.

use super::{ASK, CHECKS};
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static IF: Key = Key::new(
    "if",
    Of::Text,
    "De vraag naar het moment waarop: als.",
    "The question about the moment: if.",
)
.must();
static THEN: Key = Key::new(
    "then",
    Of::Text,
    "De vraag naar wat iemand dan doet.",
    "The question about what to do then.",
)
.must();
static WHEN_DAY: Key = Key::new(
    "when-day",
    Of::Text,
    "De vraag naar de dag.",
    "The question about the day.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "plan",
    keys: &[&ASK, &IF, &THEN, &WHEN_DAY],
    without: &[&CHECKS],
    read: Read::Item(read),
    nl: "Een eigen plan: als dit, dan dat.",
    en: "A plan of one's own: if this, then that.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    ItemKindDraft::Plan {
        r#if: reader.text(map, &IF),
        then: reader.text(map, &THEN),
        when_day: reader.text(map, &WHEN_DAY),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - plan: p\n        if: Als?\n        then: Dan?\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item(
                "      - plan: p\n        if: Als?\n        check:\n          - must: true\n            say: Nee\n"
            ),
            ["key-not-here: check", "missing-key: plan: p"]
        );
    }
}
