//! `diary`: the same questions every day or week, for a number of times.

use super::{ASK, CHECKS, HINTS, INNER, REQUIRED, RULES, SOLUTION};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;
use crate::module::draft::{ItemKindDraft, OptionsDraft};
use crate::module::entries::{KEY_NOT_HERE, Opened};
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::plan::Period;
use crate::module::reader::{Map, Reader};

/// Most times that a diary asks: a year of days.
const TIMES_MOST: u32 = 366;

static ENTRIES: Key = Key::new(
    "items",
    Of::Entries(&INNER),
    "De vragen van elke keer.",
    "The questions of each time.",
)
.must();
static EVERY: Key = Key::new(
    "every",
    Of::One(&["day", "week"]),
    "Hoe vaak: elke dag of elke week.",
    "How often: every day or every week.",
)
.must();
static TIMES: Key = Key::new("times", Of::Whole, "Hoeveel keer.", "How many times.").must();
static WITHIN: Key = Key::new(
    "within",
    Of::Duration,
    "Hoelang elke keer open blijft, in hele dagen; anders tot de volgende keer.",
    "How long each time stays open, in whole days; else until the next time.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "diary",
    keys: &[&ASK, &ENTRIES, &EVERY, &TIMES, &WITHIN],
    without: &[&HINTS, &SOLUTION, &REQUIRED, &CHECKS, &RULES],
    read: Read::Item(read),
    nl: "Een dagboek.",
    en: "A diary.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    let items = reader.inner_items(map, &ENTRIES);
    // A visit draws one order, and a diary is filled in from anywhere.
    for shuffle in items
        .iter()
        .filter_map(|item| shuffled(&item.kind))
        .filter(|shuffle| shuffle.value)
    {
        reader.problems.push(
            Problem::new(&KEY_NOT_HERE, shuffle.span)
                .with("key", "shuffle")
                .with("kind", "diary"),
        );
    }
    ItemKindDraft::Diary {
        items,
        every: reader.one(map, &EVERY).map(|every| match every.value {
            "week" => Period::Week,
            _ => Period::Day,
        }),
        times: reader.whole_in(map, &TIMES, 1, TIMES_MOST),
        within: reader.whole_days(map, &WITHIN),
    }
}

fn shuffled(kind: &ItemKindDraft<'_>) -> Option<Spanned<bool>> {
    let options: &OptionsDraft<'_> = match kind {
        ItemKindDraft::Choice(options) | ItemKindDraft::Choices { options, .. } => options,
        _ => return None,
    };
    options.shuffle
}

impl<'a> Reader<'a, '_> {
    /// A length of time that is a number of whole days.
    fn whole_days(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<u32>> {
        let written = self.duration(map, key)?;
        let days = written.value.split_once(' ').and_then(|(count, unit)| {
            let days = match unit {
                "day" | "days" => 1,
                "week" | "weeks" => 7,
                _ => return None,
            };
            count.parse::<u32>().ok()?.checked_mul(days)
        });
        if days.is_none() {
            self.problems
                .push(Problem::new(&NOT_WHOLE_DAYS, written.span).with("written", written.value));
        }
        days.map(|days| Spanned::new(days, written.span))
    }
}

/// A length of time that is no number of days.
pub(in crate::module) static NOT_WHOLE_DAYS: Rule = Rule {
    code: "not-whole-days",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen aantal hele dagen",
        why: "een dagboek telt in kalenderdagen: een keer gaat open en dicht om middernacht",
        help: "schrijf dagen of weken, zoals `2 days` of `1 week`",
    },
    en: Words {
        message: "`{written}` is not a number of whole days",
        why: "a diary counts in calendar days: a time opens and closes at midnight",
        help: "write days or weeks, such as `2 days` or `1 week`",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    const DIARY: &str = "      - diary: d\n        every: day\n        times: 7\n        items:\n          - scale: stemming\n            ask: Hoe is het?\n            from: 0\n            to: 10\n";

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(told_item(DIARY), Vec::<String>::new());
        assert_eq!(
            told_item(&format!("{DIARY}        within: 2 weeks\n")),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item(
                "      - diary: d\n        every: month\n        times: 367\n        within: 12 hours\n        hints: [a]\n"
            ),
            [
                "key-not-here: hints",
                "missing-key: diary: d",
                "unknown-word: month",
                "out-of-range: 367",
                "not-whole-days: 12 hours",
            ]
        );
        assert_eq!(
            told_item(&format!(
                "{DIARY}          - choice: c\n            ask: Wat?\n            shuffle: true\n            options:\n              a: A\n              b: B\n"
            )),
            ["key-not-here: true"]
        );
    }
}
