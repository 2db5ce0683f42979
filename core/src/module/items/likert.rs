//! `likert`: one option for each row.

use std::collections::BTreeMap;

use super::MUST_ASK;
use crate::ground::span::Spanned;
use crate::module::draft::{ItemKindDraft, RowDraft};
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::options::OPTIONS;
use crate::module::reader::Reader;

static ROWS: Key = Key::new(
    "rows",
    Of::Map(&Of::Text),
    "De regels: een naam en de tekst.",
    "The rows: a name and its text.",
)
.must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "likert",
    keys: &[&MUST_ASK, &ROWS, &OPTIONS],
    without: &[],
    read: Read::Item(read),
    nl: "Dezelfde keuzes bij elke regel.",
    en: "The same options for each row.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let entries = opened
        .map
        .find(&ROWS)
        .and_then(|entry| reader.entries(&entry.value));
    let mut space = BTreeMap::new();
    let mut rows = Vec::new();
    for entry in entries.unwrap_or_default() {
        let id = Spanned::new(entry.key.value.as_str(), entry.key.span);
        reader.declare_in(&mut space, &id);
        rows.push(RowDraft {
            id,
            label: reader.text_of(&entry.value),
        });
    }
    ItemKindDraft::Likert {
        rows,
        options: reader.options(&opened.map),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - likert: l\n        ask: Q\n        rows: {a: A, b: B}\n        options: {x: X, y: Y}\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - likert: l\n        ask: Q\n        rows: [a, b]\n"),
            ["needs-map: [a, b]", "missing-key: likert: l"]
        );
    }
}
