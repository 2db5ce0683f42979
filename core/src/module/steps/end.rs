//! `end`: an end.

use crate::module::draft::StepKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static SAY: Key = Key::new(
    "say",
    Of::Text,
    "Wat er aan het eind gezegd wordt.",
    "What is said at the end.",
);
static SUMMARY: Key = Key::new(
    "summary",
    Of::List(&Of::Name),
    "Antwoorden, schalen en waarden die nog eens te zien zijn.",
    "Answers, scales and values that are shown once more.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "end",
    keys: &[&SAY, &SUMMARY],
    without: &[&super::NEXT, &super::OPTIONAL],
    read: Read::Step(read),
    nl: "Een einde.",
    en: "An end.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    StepKindDraft::End {
        say: reader.text(&opened.map, &SAY),
        summary: reader.words(&opened.map, &SUMMARY),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_in("steps:\n  - end: a\n    say: Tot ziens\n    summary: [b]\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_in("steps:\n  - end: a\n    next: b\n"),
            ["key-not-here: next"]
        );
    }
}
