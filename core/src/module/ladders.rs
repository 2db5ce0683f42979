//! Ladders: rungs that are tried from the top; the last has no condition. Ways on, feedback, values; and checks.

use super::draft::{CheckDraft, RuleDraft, RungDraft, ValueDraft, WayDraft};
use super::keys::{Key, Of, Position};
use super::reader::{Map, Reader, head_of};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::{Span, Spanned};
use crate::syntax::tree::{Entry, Node, NodeKind};

static WHEN: Key = Key::new("when", Of::Condition, "Alleen dan.", "Only then.");
static IS: Key = Key::new("is", Of::Sum, "Wat de waarde dan is.", "What the value then is.").must();
static WAY_ON: Key = Key::new(
    "go",
    Of::Name,
    "De stap die dan volgt.",
    "The step that then follows.",
)
.must();
static GO: Key = Key::new(
    "go",
    Of::Name,
    "De stap die dan volgt; gaat voor `next`.",
    "The step that then follows; goes before `next`.",
);
static SAY: Key = Key::new("say", Of::Text, "Wat er dan gezegd wordt.", "What is then said.");
static MUST_SAY: Key = Key::new(
    "say",
    Of::Text,
    "Wat er gezegd wordt als het niet klopt.",
    "What is said when it does not hold.",
)
.must();
static CORRECT: Key = Key::new(
    "correct",
    Of::Truth,
    "Of het antwoord goed is.",
    "Whether the answer is right.",
);
static RETRY: Key = Key::new(
    "retry",
    Of::Truth,
    "Vraagt om het nog eens te proberen.",
    "Asks to try again.",
)
.or("false");
static MUST: Key = Key::new("must", Of::Condition, "Wat moet kloppen.", "What must hold.").must();

/// A rung of a value.
pub(super) static RUNG: Position = Position {
    name: "rung",
    keys: &[&WHEN, &IS],
    nl: "Een trede van een waarde.",
    en: "A rung of a value.",
};
/// A way on.
pub(super) static WAY: Position = Position {
    name: "way",
    keys: &[&WHEN, &WAY_ON],
    nl: "Een weg verder.",
    en: "A way on.",
};
/// A rung of feedback.
pub(super) static RULE: Position = Position {
    name: "rule",
    keys: &[&WHEN, &SAY, &CORRECT, &RETRY, &GO],
    nl: "Een reactie op een antwoord.",
    en: "A reaction to an answer.",
};
/// A condition on an answer.
pub(super) static CHECK: Position = Position {
    name: "check",
    keys: &[&MUST, &MUST_SAY],
    nl: "Een eis aan een antwoord.",
    en: "A demand on an answer.",
};

pub(super) static NEXT: Key = Key::new(
    "next",
    Of::Either(&[Of::Name, Of::List(&Of::Either(&[Of::Name, Of::Fields(&WAY)]))]),
    "Waar het verder gaat; zonder deze regel is dat de volgende stap in de lijst.",
    "Where it goes on; without this line that is the next step in the list.",
);
pub(super) static RULES: Key = Key::new(
    "rules",
    Of::List(&Of::Fields(&RULE)),
    "Reacties op het antwoord; de eerste die past telt.",
    "Reactions to the answer; the first that fits counts.",
);
pub(super) static CHECKS: Key = Key::new(
    "check",
    Of::List(&Of::Fields(&CHECK)),
    "Waar het antwoord aan moet voldoen.",
    "What the answer must meet.",
);
pub(super) static VALUES: Key = Key::new(
    "values",
    Of::Map(&Of::Either(&[Of::Sum, Of::List(&Of::Fields(&RUNG))])),
    "Waarden met een naam, berekend uit antwoorden.",
    "Named values, worked out from answers.",
);

impl<'a> Reader<'a, '_> {
    /// `next`: a step, or a ladder that ends in one.
    pub(super) fn ways(&mut self, map: &Map<'a>) -> Vec<WayDraft<'a>> {
        let Some(node) = map.find(&NEXT).map(|entry| &entry.value) else {
            return Vec::new();
        };
        let nodes = match &node.kind {
            NodeKind::Scalar(_) => std::slice::from_ref(node),
            _ => self.list(node).unwrap_or_default(),
        };
        let mut ways = Vec::with_capacity(nodes.len());
        let mut rungs = Vec::with_capacity(nodes.len());
        for node in nodes {
            if node.scalar().is_some() {
                ways.extend(self.word_of(node).map(|go| WayDraft { when: None, go }));
                rungs.push((head_of(node), false));
            } else if let Some(way) = self.open(node, &WAY, head_of(node)) {
                rungs.push((head_of(node), way.has(&WHEN)));
                let when = self.condition(&way, &WHEN);
                ways.extend(self.word(&way, &WAY_ON).map(|go| WayDraft { when, go }));
            }
        }
        self.judge_rungs(&rungs, &NEXT_WITHOUT_END);
        ways
    }

    /// `rules`.
    pub(super) fn rules(&mut self, map: &Map<'a>) -> Vec<RuleDraft<'a>> {
        let nodes = map.find(&RULES).and_then(|entry| self.list(&entry.value));
        let mut rungs = Vec::new();
        let mut rules = Vec::new();
        for node in nodes.unwrap_or_default() {
            let Some(rule) = self.open(node, &RULE, head_of(node)) else {
                continue;
            };
            rungs.push((head_of(node), rule.has(&WHEN)));
            rules.push(RuleDraft {
                span: node.span,
                when: self.condition(&rule, &WHEN),
                say: self.text(&rule, &SAY),
                correct: self.truth(&rule, &CORRECT),
                retry: self.truth(&rule, &RETRY),
                go: self.word(&rule, &GO),
            });
        }
        self.judge_rungs(&rungs, &LADDER_WITHOUT_END);
        rules
    }

    /// `check`.
    pub(super) fn checks(&mut self, map: &Map<'a>) -> Vec<CheckDraft<'a>> {
        let nodes = map.find(&CHECKS).and_then(|entry| self.list(&entry.value));
        let mut checks = Vec::new();
        for node in nodes.unwrap_or_default() {
            if let Some(check) = self.open(node, &CHECK, head_of(node)) {
                checks.push(CheckDraft {
                    must: self.condition(&check, &MUST),
                    say: self.text(&check, &MUST_SAY),
                });
            }
        }
        checks
    }

    /// `values` of the module.
    pub(super) fn values(&mut self, map: &Map<'a>) -> Vec<ValueDraft<'a>> {
        let entries = map.find(&VALUES).and_then(|entry| self.entries(&entry.value));
        let mut values = Vec::new();
        for Entry { key, value } in entries.unwrap_or_default() {
            let id = Spanned::new(key.value.as_str(), key.span);
            self.declare(&id);
            let rungs = self.value_rungs(value);
            values.push(ValueDraft { id, rungs });
        }
        values
    }

    fn value_rungs(&mut self, node: &'a Node) -> Vec<RungDraft<'a>> {
        if node.scalar().is_some() {
            let is = self.plain(node);
            is.iter().for_each(|is| self.in_braces(*is));
            return vec![RungDraft { when: None, is }];
        }
        let mut rungs = Vec::new();
        let mut drafts = Vec::new();
        for node in self.list(node).unwrap_or_default() {
            if let Some(rung) = self.open(node, &RUNG, head_of(node)) {
                rungs.push((head_of(node), rung.has(&WHEN)));
                drafts.push(RungDraft {
                    when: self.condition(&rung, &WHEN),
                    is: self.condition(&rung, &IS),
                });
            }
        }
        self.judge_rungs(&rungs, &VALUE_WITHOUT_END);
        drafts
    }

    /// The last rung has no condition, and only the last.
    pub(super) fn judge_rungs(&mut self, rungs: &[(Span, bool)], without_end: &'static Rule) {
        let Some((last, before)) = rungs.split_last() else {
            return;
        };
        if last.1 {
            self.problems.push(Problem::new(without_end, last.0));
        }
        if let Some((open, _)) = before.iter().find(|(_, has_condition)| !has_condition) {
            self.problems.push(Problem::new(&RUNG_AFTER_END, *open).see(
                last.0,
                "hier komt nooit iemand",
                "nobody ever comes here",
            ));
        }
    }
}

/// Ways on of which the last has a condition.
pub(super) static NEXT_WITHOUT_END: Rule = Rule {
    code: "next-without-end",
    severity: Severity::Error,
    nl: Words {
        message: "de laatste weg verder heeft een voorwaarde",
        why: "wie aan geen enkele voorwaarde voldoet, zou hier vastlopen",
        help: "zet als laatste de naam van een stap, zonder voorwaarde",
    },
    en: Words {
        message: "the last way on has a condition",
        why: "who meets no condition at all would get stuck here",
        help: "end with the name of a step, without a condition",
    },
};

/// Feedback or bands of which the last has a condition.
pub(super) static LADDER_WITHOUT_END: Rule = Rule {
    code: "ladder-without-end",
    severity: Severity::Error,
    nl: Words {
        message: "de laatste trede heeft een voorwaarde of een grens",
        why: "wat nergens bij past, zou dan stil blijven",
        help: "zet als laatste een trede zonder voorwaarde of grens",
    },
    en: Words {
        message: "the last rung has a condition or a bound",
        why: "what fits nowhere would meet with silence",
        help: "end with a rung that has no condition or bound",
    },
};

/// A value of which the last rung has a condition.
pub(super) static VALUE_WITHOUT_END: Rule = Rule {
    code: "value-without-end",
    severity: Severity::Warning,
    nl: Words {
        message: "de laatste trede van deze waarde heeft een voorwaarde",
        why: "als geen voorwaarde klopt, is de waarde onbekend",
        help: "zet als laatste een trede met alleen `is`",
    },
    en: Words {
        message: "the last rung of this value has a condition",
        why: "when no condition holds, the value is unknown",
        help: "end with a rung that has `is` alone",
    },
};

/// A rung below one that always holds.
pub(super) static RUNG_AFTER_END: Rule = Rule {
    code: "rung-after-end",
    severity: Severity::Error,
    nl: Words {
        message: "deze trede heeft geen voorwaarde, maar is niet de laatste",
        why: "hij past altijd, dus wat eronder staat komt nooit aan de beurt",
        help: "zet hem onderaan, of geef hem een voorwaarde",
    },
    en: Words {
        message: "this rung has no condition, but is not the last",
        why: "it always fits, so what stands below it never gets its turn",
        help: "move it to the bottom, or give it a condition",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::{told_in, told_item};

    fn next(lines: &str) -> Vec<String> {
        told_in(&format!("steps:\n  - step: a\n    next:{lines}\n"))
    }

    #[test]
    fn next_is_a_step_or_a_ladder_that_ends_in_one() {
        assert_eq!(next(" b"), Vec::<String>::new());
        assert_eq!(
            next("\n      - when: x\n        go: b\n      - c"),
            Vec::<String>::new()
        );
        assert_eq!(
            next("\n      - when: x\n        go: b"),
            ["next-without-end: when: x"]
        );
        assert_eq!(
            next("\n      - c\n      - when: x\n        go: b"),
            ["next-without-end: when: x", "rung-after-end: c"]
        );
        assert_eq!(next("\n      - when: x\n      - c"), ["missing-key: when: x"]);
    }

    #[test]
    fn feedback_ends_without_a_condition() {
        let item = |rules: &str| {
            told_item(&format!(
                "      - confirm: c\n        ask: Q\n        rules:\n{rules}"
            ))
        };
        assert_eq!(
            item(
                "          - when: answer\n            say: Ja\n            correct: true\n          - say: Nee\n"
            ),
            Vec::<String>::new()
        );
        assert_eq!(
            item("          - when: answer\n            say: Ja\n"),
            ["ladder-without-end: when: answer"]
        );
    }

    #[test]
    fn a_check_has_both_of_its_parts() {
        let item = "      - text: t\n        ask: Q\n        check:\n          - must: length(answer) > 1\n";
        assert_eq!(told_item(item), ["missing-key: must: length(answer) > 1"]);
    }

    #[test]
    fn a_value_may_end_open_but_that_is_told() {
        assert_eq!(
            told_in("values:\n  a: 1 + 1\n  b:\n    - when: x\n      is: 1\n"),
            ["value-without-end: when: x"]
        );
    }
}
