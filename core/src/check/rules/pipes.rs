//! Pipes that cannot show anything, or not to everybody.

use crate::expr::reads::{Read, reads};
use crate::ground::problem::{Rule, Severity, Words};
use crate::module::plan::{ItemKind, Plan, Shows};

/// A pipe of something that has no words.
pub static PIPE_SHOWS_NOTHING: Rule = Rule {
    code: "pipe-shows-nothing",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` heeft niets dat in een tekst kan staan",
        why: "tussen accolades komt een antwoord of waarde als woorden",
        help: "noem een vraag met een antwoord, een waarde of een instelling, of schrijf `score({name})`",
    },
    en: Words {
        message: "`{name}` has nothing that can stand in a text",
        why: "between braces comes an answer or value as words",
        help: "name a question with an answer, a value or a setting, or write `score({name})`",
    },
};

/// A pipe of a likert without a row.
pub static PIPE_NEEDS_ROW: Rule = Rule {
    code: "pipe-needs-row",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` heeft meer rijen",
        why: "per rij is er een antwoord, dus het is niet duidelijk welk",
        help: "schrijf `{name}.rij`, met de naam van de rij",
    },
    en: Words {
        message: "`{name}` has several rows",
        why: "there is an answer for each row, so it is not clear which",
        help: "write `{name}.row`, with the name of the row",
    },
};

/// A pipe of a band or an arm.
pub static PIPE_WITHOUT_WORDS: Rule = Rule {
    code: "pipe-without-words",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` heeft een naam, maar geen woorden voor de lezer",
        why: "namen in de module zijn niet bedoeld om te lezen",
        help: "laat met `when` voor elke band een eigen tekst zien",
    },
    en: Words {
        message: "`{name}` has a name, but no words for the reader",
        why: "names in the module are not meant to be read",
        help: "show a text of its own for each outcome with `when`",
    },
};

/// A hole that is empty for who skipped the question.
pub static PIPE_WHEN_SKIPPED: Rule = Rule {
    code: "pipe-when-skipped",
    severity: Severity::Warning,
    nl: Words {
        message: "`{name}` is hier leeg voor wie de vraag nog niet beantwoordde of oversloeg",
        why: "overslaan mag altijd; dan staat er een gat in de zin",
        help: "zeg wat er dan staat, bijvoorbeeld {example}",
    },
    en: Words {
        message: "`{name}` is empty here for who did not answer the question yet or skipped it",
        why: "skipping is always allowed; then there is a hole in the sentence",
        help: "say what stands there then, for example {example}",
    },
};

/// What is read to show something.
pub(crate) fn of_shown(shows: &Shows) -> Vec<Read> {
    match shows {
        Shows::Typed(typed) => reads(typed),
        Shows::Label { of, .. } => reads(of),
        Shows::Labels { item } | Shows::Slot { item } => {
            vec![Read::Answer(crate::expr::scope::whole(*item), None)]
        }
    }
}

/// Whether the options that are shown may be none though the question was answered: where nothing need be ticked.
pub(crate) fn may_be_nothing(plan: &Plan, shows: &Shows) -> bool {
    let Shows::Labels { item } = shows else {
        return false;
    };
    let kind = plan.items.get(item.index()).map(|item| &item.kind);
    matches!(
        kind,
        Some(ItemKind::Checklist { .. } | ItemKind::Choices { min: 0, .. })
    )
}
