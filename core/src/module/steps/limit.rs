//! `within` and `otherwise`: how long a step waits for somebody, and where it goes on then (semantics 7.1).

use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::module::draft::LimitDraft;
use crate::module::keys::{Key, Of};
use crate::module::reader::{Map, Reader};

pub(super) static WITHIN: Key = Key::new(
    "within",
    Of::Duration,
    "Hoelang er op iemand gewacht wordt.",
    "How long it waits for somebody.",
);
pub(super) static OTHERWISE: Key = Key::new(
    "otherwise",
    Of::Name,
    "Waar het verder gaat als er niemand kwam.",
    "Where it goes on when nobody came.",
);

impl<'a> Reader<'a, '_> {
    /// The limit of a step that needs one.
    pub(super) fn limit(&mut self, map: &Map<'a>) -> LimitDraft<'a> {
        if let Some(key) = [&WITHIN, &OTHERWISE].into_iter().find(|key| !map.has(key)) {
            self.problems
                .push(Problem::new(&WAITS_WITHOUT_LIMIT, map.head).with("key", key.name));
        }
        LimitDraft {
            within: self.length(map, &WITHIN),
            otherwise: self.word(map, &OTHERWISE).filter(|go| !go.value.is_empty()),
        }
    }

    /// The limit of a step that may do without.
    pub(super) fn maybe_limit(&mut self, map: &Map<'a>) -> Option<LimitDraft<'a>> {
        (map.has(&WITHIN) || map.has(&OTHERWISE)).then(|| self.limit(map))
    }
}

/// Waiting for somebody without an end or a way on.
pub(in crate::module) static WAITS_WITHOUT_LIMIT: Rule = Rule {
    code: "waits-without-limit",
    severity: Severity::Error,
    nl: Words {
        message: "hier wordt op iemand gewacht, maar `{key}` ontbreekt",
        why: "komt er niemand, dan zit wie leert hier voor altijd vast",
        help: "schrijf hoelang het wacht en waar het dan verder gaat, zoals `within: 7 days` en `otherwise: terugblik`",
    },
    en: Words {
        message: "this waits for somebody, but `{key}` is missing",
        why: "if nobody comes, the learner is stuck here for ever",
        help: "write how long it waits and where it goes on then, such as `within: 7 days` and `otherwise: looking-back`",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    #[test]
    fn both_keys_belong_together() {
        for keys in ["", "    within: 2 days\n", "    otherwise: a\n"] {
            let told = told_in(&format!("steps:\n  - step: a\n  - contact: b\n{keys}"));
            assert_eq!(told, ["waits-without-limit: contact: b"], "{keys}");
        }
    }
}
