//! `scale`: a point on a line.

use super::MUST_ASK;
use crate::ground::number::Number;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;
use crate::module::draft::{ItemKindDraft, TextDraft};
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static FROM: Key = Key::new("from", Of::Number, "Het laagste punt.", "The lowest point.").must();
static TO: Key = Key::new("to", Of::Number, "Het hoogste punt.", "The highest point.").must();
static STEP: Key = Key::new(
    "step",
    Of::Number,
    "Met stappen van zoveel.",
    "In steps of this size.",
)
.or("1");
static LABELS: Key = Key::new(
    "labels",
    Of::Points,
    "Woorden bij punten op de lijn.",
    "Words at points on the line.",
);
static REVERSE: Key = Key::new(
    "reverse",
    Of::Truth,
    "Telt omgekeerd in een score.",
    "Counts the other way round in a score.",
)
.or("false");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "scale",
    keys: &[&MUST_ASK, &FROM, &TO, &STEP, &LABELS, &REVERSE],
    without: &[],
    read: Read::Item(read),
    nl: "Een punt op een lijn, zoals van 0 tot 10.",
    en: "A point on a line, such as from 0 to 10.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    let (from, to) = (reader.number(map, &FROM), reader.number(map, &TO));
    reader.judge_range((&FROM, &TO), from.as_ref(), to.as_ref());
    let step = reader.positive(map, &STEP);
    let mut labels: Vec<(Spanned<Number>, TextDraft<'a>)> = Vec::new();
    let entries = map.find(&LABELS).and_then(|entry| reader.entries(&entry.value));
    for entry in entries.unwrap_or_default() {
        let key = Spanned::new(entry.key.value.as_str(), entry.key.span);
        let point = reader.number_of(&key);
        let label = reader.text_of(&entry.value);
        let (Some(point), Some(label)) = (point, label) else {
            continue;
        };
        if let (Some(from), Some(to)) = (&from, &to)
            && from.value <= to.value
            && !is_on(
                point.value,
                from.value,
                to.value,
                step.as_ref().map(|step| step.value),
            )
        {
            reader.problems.push(
                Problem::new(&LABEL_OUTSIDE, point.span)
                    .with("point", point.value)
                    .see(from.span.to(to.span), "de lijn", "the line"),
            );
            continue;
        }
        labels.push((point, label));
    }
    labels.sort_by_key(|(point, _)| point.value);
    ItemKindDraft::Scale {
        from,
        to,
        step,
        labels,
        reverse: reader.truth(map, &REVERSE),
    }
}

/// Whether a point can be chosen.
fn is_on(point: Number, from: Number, to: Number, step: Option<Number>) -> bool {
    let step = step.map_or(1_000_000, Number::millionths);
    let offset = point.millionths() - from.millionths();
    point >= from && point <= to && offset.checked_rem(step) == Some(0)
}

/// Words at a point that nobody can choose.
pub(in crate::module) static LABEL_OUTSIDE: Rule = Rule {
    code: "label-outside",
    severity: Severity::Error,
    nl: Words {
        message: "het punt {point} ligt niet op deze lijn",
        why: "niemand kan het kiezen, dus niemand ziet de woorden die erbij staan",
        help: "kies een punt van `from` tot en met `to`, op een hele stap",
    },
    en: Words {
        message: "the point {point} is not on this line",
        why: "nobody can choose it, so nobody sees the words beside it",
        help: "choose a point from `from` to `to`, on a whole step",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - scale: s\n        ask: Q\n        from: 0\n        to: 10\n        labels:\n          0: Niet\n          10: Wel\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item(
                "      - scale: s\n        ask: Q\n        from: 0\n        to: 10\n        step: 2\n        labels:\n          3: Iets\n          12: Meer\n"
            ),
            ["label-outside: 3", "label-outside: 12"]
        );
    }
}
