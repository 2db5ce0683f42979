//! `measure`: to measure.

use crate::module::draft::StepKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static SCALE: Key = Key::new(
    "scale",
    Of::Name,
    "De schaal waarmee gemeten wordt.",
    "The scale that is used.",
)
.must();
static MOMENT: Key = Key::new(
    "moment",
    Of::Id,
    "De naam van dit moment, zoals `before` of `after`.",
    "The name of this moment, such as `before` or `after`.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "measure",
    keys: &[&SCALE, &MOMENT],
    without: &[],
    read: Read::Step(read),
    nl: "Een stap met de vragen van een schaal.",
    en: "A step with the questions of a scale.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    let moment = reader.word(&opened.map, &MOMENT);
    if let Some(moment) = &moment {
        reader.shape(moment);
    }
    StepKindDraft::Measure {
        scale: reader.word(&opened.map, &SCALE),
        moment,
    }
}

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_in("steps:\n  - measure: a\n    scale: s\n    moment: before\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_in("steps:\n  - measure: a\n    moment: Eerste Keer\n"),
            ["missing-key: measure: a", "id-shape: Eerste Keer"]
        );
    }
}
