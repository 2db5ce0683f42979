//! `goal`: a goal of one's own.

use super::MUST_ASK;
use crate::ground::number::Number;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;
use crate::module::draft::ItemKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::{Map, Reader};
use crate::module::scalars::integer;

static REACH_FROM: Key = Key::new(
    "reach-from",
    Of::Number,
    "Het laagste cijfer bij het terugkijken.",
    "The lowest mark when looking back.",
)
.or("0");
static TO: Key = Key::new(
    "to",
    Of::Number,
    "Het hoogste cijfer bij het terugkijken.",
    "The highest mark when looking back.",
)
.or("10");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "goal",
    keys: &[&MUST_ASK, &REACH_FROM, &TO],
    without: &[],
    read: Read::Item(read),
    nl: "Een eigen doel, in eigen woorden.",
    en: "A goal of one's own, in one's own words.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    let (from, to) = (reader.mark(map, &REACH_FROM), reader.mark(map, &TO));
    reader.judge_range((&REACH_FROM, &TO), from.as_ref(), to.as_ref());
    if let (Some(from), None) = (&from, &to)
        && from.value > Number::from(10)
    {
        let default = Spanned::new(Number::from(10), from.span);
        reader.judge_range((&REACH_FROM, &TO), Some(from), Some(&default));
    }
    if let (None, Some(to)) = (&from, &to)
        && to.value < Number::ZERO
    {
        let default = Spanned::new(Number::ZERO, to.span);
        reader.judge_range((&REACH_FROM, &TO), Some(&default), Some(to));
    }
    ItemKindDraft::Goal { from, to }
}

impl<'a> Reader<'a, '_> {
    /// A whole number, below nought too.
    fn mark(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<Number>> {
        let number = self.number(map, key)?;
        if integer(number.value).is_none() {
            self.problems
                .push(Problem::new(&MARK_NOT_WHOLE, number.span).with("written", number.value));
            return None;
        }
        Some(number)
    }
}

/// A mark that is no whole number.
pub(in crate::module) static MARK_NOT_WHOLE: Rule = Rule {
    code: "mark-not-whole",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen heel getal",
        why: "wie terugkijkt op een doel, geeft een heel cijfer",
        help: "schrijf een heel getal, zoals `0` of `-2`",
    },
    en: Words {
        message: "`{written}` is not a whole number",
        why: "whoever looks back at a goal gives a whole mark",
        help: "write a whole number, such as `0` or `-2`",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_item;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item("      - goal: g\n        ask: Q\n        reach-from: -5\n        to: 5\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item("      - goal: g\n        ask: Q\n        reach-from: 2.5\n        to: -3\n"),
            ["mark-not-whole: 2.5", "upside-down: -3"]
        );
        assert_eq!(
            told_item("      - goal: g\n        ask: Q\n        reach-from: 11\n"),
            ["upside-down: 11"]
        );
    }
}
