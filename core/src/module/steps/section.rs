//! `section`: a list of steps, in order or as a menu.

use super::STEPS;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;
use crate::module::draft::{NeedDraft, StepKindDraft};
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static CHILDREN: Key = Key::new(
    "steps",
    Of::Entries(&STEPS),
    "De stappen van dit deel.",
    "The steps of this section.",
)
.must();
static ORDER: Key = Key::new(
    "order",
    Of::One(&["fixed", "free"]),
    "In deze volgorde, of zelf kiezen.",
    "In this order, or one's own choice.",
)
.or("fixed");
const WORDS: Of = Of::One(&["all", "any"]);
static NEED: Key = Key::new(
    "need",
    Of::Either(&[WORDS, Of::Whole]),
    "Bij `order: free`: hoeveel stappen er nodig zijn.",
    "With `order: free`: how many steps are needed.",
)
.or("all");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "section",
    keys: &[&CHILDREN, &ORDER, &NEED],
    without: &[],
    read: Read::Step(read),
    nl: "Een deel met eigen stappen.",
    en: "A section with steps of its own.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    let map = &opened.map;
    let order = reader.one(map, &ORDER);
    let is_free = order.is_some_and(|order| order.value == "free");
    if let (false, Some(need)) = (is_free, map.find(&NEED)) {
        let mut problem = Problem::new(&NEED_WITHOUT_FREE, need.key.span);
        if let Some(order) = order {
            problem = problem.see(order.span, "de volgorde staat vast", "the order is fixed");
        }
        reader.problems.push(problem);
    }
    let need = reader.word(map, &NEED).and_then(|word| {
        let need = match word.value {
            "all" => NeedDraft::All,
            "any" => NeedDraft::Some(1),
            text if text.starts_with(|c: char| c.is_ascii_digit() || c == '-') => {
                NeedDraft::Some(reader.whole_of(&word)?.value)
            }
            _ => {
                reader.one_of(word, &NEED, &WORDS);
                return None;
            }
        };
        Some(Spanned::new(need, word.span))
    });
    StepKindDraft::Section {
        steps: reader.steps(map, &CHILDREN),
        free: is_free,
        need,
    }
}

/// `need` in a section whose order is fixed.
pub(in crate::module) static NEED_WITHOUT_FREE: Rule = Rule {
    code: "need-without-free",
    severity: Severity::Error,
    nl: Words {
        message: "`need` kan alleen bij `order: free`",
        why: "in een vaste volgorde komt elke stap aan de beurt",
        help: "haal `need` weg, of zet er `order: free` bij",
    },
    en: Words {
        message: "`need` works with `order: free` only",
        why: "in a fixed order every step gets its turn",
        help: "take `need` out, or add `order: free`",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_in("steps:\n  - section: a\n    order: free\n    need: 1\n    steps:\n      - step: b\n"),
            Vec::<String>::new()
        );
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_in("steps:\n  - section: a\n    need: any\n    steps:\n      - step: b\n"),
            ["need-without-free: need"]
        );
    }
}
