//! `use`: another module, filled in.

use crate::ground::span::Spanned;
use crate::module::draft::{Id, StepKindDraft, Written};
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static MODULE: Key = Key::new(
    "module",
    Of::Name,
    "Het bestand of de naam van de module.",
    "The file or the name of the module.",
)
.must();
static SETTINGS: Key = Key::new(
    "settings",
    Of::Map(&Of::Word),
    "Vaste waarden voor de instellingen van die module.",
    "Fixed values for the settings of that module.",
);
static RETURNS: Key = Key::new(
    "returns",
    Of::List(&Of::Name),
    "De waarden van die module die hier gelezen worden.",
    "The values of that module that are read here.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "use",
    keys: &[&MODULE, &SETTINGS, &RETURNS],
    without: &[],
    read: Read::Step(read),
    nl: "Een andere module, hier ingevoegd.",
    en: "Another module, filled in here.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    let map = &opened.map;
    let mut settings: Vec<(Id<'a>, Written<'a>)> = Vec::new();
    let entries = map.find(&SETTINGS).and_then(|entry| reader.entries(&entry.value));
    for entry in entries.unwrap_or_default() {
        if let Some(value) = reader.plain(&entry.value) {
            settings.push((Spanned::new(entry.key.value.as_str(), entry.key.span), value));
        }
    }
    StepKindDraft::Use {
        module: reader.word(map, &MODULE),
        settings,
        returns: reader.words(map, &RETURNS),
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_in(
                "steps:\n  - use: a\n    module: slaap.yaml\n    settings: {uren: 8}\n    returns: [score]\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_in("steps:\n  - use: a\n    settings: [x]\n"),
            ["missing-key: use: a", "needs-map: [x]"]
        );
    }
}
