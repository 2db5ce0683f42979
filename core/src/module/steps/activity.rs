//! `activity`: something outside the module, that the host opens and may report on (semantics 23.4). What it reports is
//! an item with the id of the step.

use super::limit::{OTHERWISE, WITHIN};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::module::draft::StepKindDraft;
use crate::module::entries::Opened;
use crate::module::given::RESULT;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static LAUNCH: Key = Key::new(
    "launch",
    Of::Word,
    "Wat de omgeving opent.",
    "What the host opens.",
);
static REPORTS: Key = Key::new(
    "result",
    Of::Fields(&RESULT),
    "Wat de omgeving teruggeeft.",
    "What the host reports.",
);
static TICK: Key = Key::new(
    "tick",
    Of::Truth,
    "Zelf afvinken mag.",
    "The learner may tick it off.",
)
.or("false");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "activity",
    keys: &[&LAUNCH, &REPORTS, &WITHIN, &OTHERWISE, &TICK],
    without: &[],
    read: Read::Step(read),
    nl: "Iets dat buiten de module gebeurt.",
    en: "Something outside the module.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    let map = &opened.map;
    let tick = reader.truth(map, &TICK).is_some_and(|tick| tick.value);
    let reports = map.has(&REPORTS);
    if !tick && !reports {
        reader.problems.push(Problem::new(&NEVER_DONE, map.head));
    }
    let limit = if tick {
        reader.maybe_limit(map)
    } else {
        Some(reader.limit(map))
    };
    StepKindDraft::Activity {
        launch: reader.word(map, &LAUNCH),
        items: reader.result(map, &REPORTS, opened).into_iter().collect(),
        tick,
        limit,
    }
}

/// Nobody can say that it was done.
pub(in crate::module) static NEVER_DONE: Rule = Rule {
    code: "activity-never-done",
    severity: Severity::Error,
    nl: Words {
        message: "niemand kan zeggen dat deze activiteit gedaan is",
        why: "zonder `tick` en zonder `result` is ze nooit klaar",
        help: "zet er `tick: true` bij, of `result` met wat de omgeving teruggeeft",
    },
    en: Words {
        message: "nobody can say that this activity was done",
        why: "without `tick` and without `result` it is never finished",
        help: "add `tick: true`, or `result` with what the host reports",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    fn told(keys: &str) -> Vec<String> {
        told_in(&format!("steps:\n  - step: a\n  - activity: b\n{keys}"))
    }

    #[test]
    fn a_right_one_is_read_in_silence() {
        for keys in [
            "    tick: true\n",
            "    launch: spel\n    result: {type: number, from: 0, to: 10}\n    within: 2 days\n    otherwise: a\n",
            "    tick: true\n    result: {type: choice, options: {x: X, y: Y}}\n",
        ] {
            assert_eq!(told(keys), Vec::<String>::new(), "{keys}");
        }
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let rest = "    within: 2 days\n    otherwise: a\n";
        assert_eq!(told(rest), ["activity-never-done: activity: b"]);
        assert_eq!(
            told("    result: {type: confirm}\n"),
            ["waits-without-limit: activity: b"]
        );
        assert_eq!(
            told(&format!("{rest}    result: {{type: text}}\n")),
            ["unknown-word: text"]
        );
        let option = "      options:\n        x:\n          label: X\n          when: y == 1\n";
        assert_eq!(
            told(&format!("{rest}    result:\n      type: choice\n{option}")),
            ["key-not-here: y == 1"]
        );
    }
}
