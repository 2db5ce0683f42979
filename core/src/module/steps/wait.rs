//! `wait`: for time, or until the guide lets go on (semantics 23.2).

use super::limit::{OTHERWISE, WITHIN};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::module::draft::{StepKindDraft, UntilDraft};
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::reader::Reader;

static FOR: Key = Key::new(
    "for",
    Of::Duration,
    "Hoelang er gewacht wordt.",
    "How long it waits.",
);
const RELEASE: Of = Of::One(&["release"]);
static UNTIL: Key = Key::new(
    "until",
    Of::Either(&[RELEASE, Of::Time]),
    "Tot hoe laat, of `release`: tot de begeleider verder laat gaan.",
    "Until what time, or `release`: until the guide lets go on.",
);

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "wait",
    keys: &[&FOR, &UNTIL, &WITHIN, &OTHERWISE],
    without: &[],
    read: Read::Step(read),
    nl: "Wachten: een tijd, of op de begeleider.",
    en: "To wait: a time, or for the guide.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    let map = &opened.map;
    let is_release = map
        .find(&UNTIL)
        .and_then(|entry| entry.value.scalar())
        .is_some_and(|scalar| scalar.text.trim() == "release");
    let until = match (map.find(&FOR), map.find(&UNTIL)) {
        (Some(length), Some(until)) => {
            reader.length(map, &FOR);
            if !is_release {
                reader.time(map, &UNTIL);
            }
            reader
                .problems
                .push(Problem::new(&WAITS_TWICE, until.key.span).see(
                    length.key.span,
                    "de tijdsduur",
                    "the length",
                ));
            None
        }
        (None, None) => {
            reader.problems.push(Problem::new(&WAITS_FOR_NOTHING, map.head));
            None
        }
        (Some(_), None) => reader
            .length(map, &FOR)
            .map(|length| UntilDraft::For(length.value)),
        (None, Some(_)) if is_release => Some(UntilDraft::Release(reader.limit(map))),
        (None, Some(_)) => reader.time(map, &UNTIL).map(|time| UntilDraft::Time(time.value)),
    };
    if !is_release {
        let limit = reader.maybe_limit(map);
        let stands = [&WITHIN, &OTHERWISE].into_iter().find_map(|key| map.find(key));
        if let (Some(_), Some(entry)) = (limit, stands) {
            reader
                .problems
                .push(Problem::new(&LIMIT_ON_TIME, entry.key.span).with("key", entry.key.value.as_str()));
        }
    }
    StepKindDraft::Wait { until }
}

/// Two things to wait for.
pub(in crate::module) static WAITS_TWICE: Rule = Rule {
    code: "waits-twice",
    severity: Severity::Error,
    nl: Words {
        message: "`for` en `until` kunnen niet samen",
        why: "zo is niet duidelijk wanneer het verder gaat",
        help: "laat een van de twee staan",
    },
    en: Words {
        message: "`for` and `until` do not go together",
        why: "it is not clear when it goes on",
        help: "leave one of the two",
    },
};

/// Nothing to wait for.
pub(in crate::module) static WAITS_FOR_NOTHING: Rule = Rule {
    code: "waits-for-nothing",
    severity: Severity::Error,
    nl: Words {
        message: "hier staat niet waarop gewacht wordt",
        why: "zo is niet duidelijk wanneer het verder gaat",
        help: "schrijf `for: 1 day`, `until: 09:00` of `until: release`",
    },
    en: Words {
        message: "it is not said what this waits for",
        why: "it is not clear when it goes on",
        help: "write `for: 1 day`, `until: 09:00` or `until: release`",
    },
};

/// A limit where the time itself is one.
pub(in crate::module) static LIMIT_ON_TIME: Rule = Rule {
    code: "limit-on-time",
    severity: Severity::Error,
    nl: Words {
        message: "`{key}` hoort bij wachten op iemand",
        why: "wachten op een tijd houdt vanzelf op, dus er is geen andere weg nodig",
        help: "haal `within` en `otherwise` weg, of schrijf `until: release`",
    },
    en: Words {
        message: "`{key}` belongs to waiting for somebody",
        why: "waiting for a time ends by itself, so no other way is needed",
        help: "take `within` and `otherwise` out, or write `until: release`",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    fn told(keys: &str) -> Vec<String> {
        told_in(&format!("steps:\n  - step: a\n  - wait: b\n{keys}"))
    }

    #[test]
    fn a_right_one_is_read_in_silence() {
        for keys in [
            "    for: 1 day\n",
            "    until: 09:00\n",
            "    until: release\n    within: 3 days\n    otherwise: a\n",
        ] {
            assert_eq!(told(keys), Vec::<String>::new(), "{keys}");
        }
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(told("    for: 1 day\n    until: 09:00\n"), ["waits-twice: until"]);
        assert_eq!(told(""), ["waits-for-nothing: wait: b"]);
        assert_eq!(told("    until: straks\n"), ["not-a-time: straks"]);
        assert_eq!(told("    for: 2 months\n"), ["length-not-exact: 2 months"]);
        assert_eq!(
            told("    for: 1 day\n    within: 2 days\n    otherwise: a\n"),
            ["limit-on-time: within"]
        );
        assert_eq!(told("    until: release\n"), ["waits-without-limit: wait: b"]);
    }
}
