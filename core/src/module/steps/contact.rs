//! `contact`: to meet a person, in a form that the learner picks (semantics 24).

use super::limit::{OTHERWISE, WITHIN};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;
use crate::module::draft::StepKindDraft;
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Read};
use crate::module::plan::{Confirm, Form, With};
use crate::module::reader::Reader;

const FORM: Of = Of::One(&["in-person", "phone", "video", "chat"]);
static FORMS: Key = Key::new(
    "forms",
    Of::List(&FORM),
    "Hoe je elkaar kunt spreken; zonder deze regel wat bij `blend.meet` staat.",
    "How people can meet; without this key what stands at `blend.meet`.",
);
static WITH: Key = Key::new(
    "with",
    Of::One(&["guide", "group", "supporter"]),
    "Met wie: de begeleider, de groep, of iemand van jezelf.",
    "With whom: the guide, the group, or somebody of one's own.",
)
.or("guide");
static CONFIRM: Key = Key::new(
    "confirm",
    Of::One(&["learner", "guide", "either"]),
    "Wie zegt dat het gesprek er was.",
    "Who says that the contact was held.",
)
.or("either");

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "contact",
    keys: &[&FORMS, &WITH, &WITHIN, &OTHERWISE, &CONFIRM],
    without: &[],
    read: Read::Step(read),
    nl: "Een gesprek met iemand.",
    en: "A contact with a person.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> StepKindDraft<'a> {
    let map = &opened.map;
    let forms = map.has(&FORMS).then(|| {
        let mut forms: Vec<Form> = Vec::new();
        for word in reader.words(map, &FORMS) {
            let Some(word) = reader.one_of(word, &FORMS, &FORM) else {
                continue;
            };
            match Form::from_word(word.value) {
                Some(form) if forms.contains(&form) => reader
                    .problems
                    .push(Problem::new(&FORM_TWICE, word.span).with("form", word.value)),
                form => forms.extend(form),
            }
        }
        forms
    });
    let with = reader
        .one(map, &WITH)
        .map_or(With::Guide, |word| match word.value {
            "group" => With::Group,
            "supporter" => With::Supporter,
            _ => With::Guide,
        });
    let confirm = reader.one(map, &CONFIRM).map(|word| {
        let confirm = match word.value {
            "learner" => Confirm::Learner,
            "guide" => Confirm::Guide,
            _ => Confirm::Either,
        };
        Spanned::new(confirm, word.span)
    });
    if with == With::Supporter
        && let Some(confirm) = &confirm
        && confirm.value == Confirm::Guide
    {
        reader
            .problems
            .push(Problem::new(&GUIDE_CANNOT_CONFIRM, confirm.span));
    }
    StepKindDraft::Contact {
        with,
        forms,
        confirm: confirm.map_or(Confirm::Either, |confirm| confirm.value),
        limit: reader.limit(map),
    }
}

/// A form of contact named twice.
pub(in crate::module) static FORM_TWICE: Rule = Rule {
    code: "form-twice",
    severity: Severity::Error,
    nl: Words {
        message: "`{form}` staat er twee keer",
        why: "wie kiest, ziet dezelfde manier dan twee keer",
        help: "haal er een weg",
    },
    en: Words {
        message: "`{form}` stands there twice",
        why: "whoever chooses would see the same way twice",
        help: "take one out",
    },
};

/// A contact that the guide knows nothing of and should confirm.
pub(in crate::module) static GUIDE_CANNOT_CONFIRM: Rule = Rule {
    code: "guide-cannot-confirm",
    severity: Severity::Error,
    nl: Words {
        message: "de begeleider kan dit gesprek niet bevestigen",
        why: "een gesprek met iemand van jezelf ziet de begeleider nooit, dus niemand kan zeggen dat het er was",
        help: "schrijf `confirm: learner`, of haal `with: supporter` weg",
    },
    en: Words {
        message: "the guide cannot confirm this contact",
        why: "the guide never sees a contact with somebody of the learner's own, so nobody can say that it was held",
        help: "write `confirm: learner`, or take `with: supporter` out",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    const REST: &str = "    within: 7 days\n    otherwise: a\n";

    #[test]
    fn a_right_one_is_read_in_silence() {
        let keys = "    forms: [phone, chat]\n    with: group\n    confirm: guide\n";
        let text = format!("steps:\n  - step: a\n  - contact: b\n{keys}{REST}");
        assert_eq!(told_in(&text), Vec::<String>::new());
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let told = |keys: &str| told_in(&format!("steps:\n  - step: a\n  - contact: b\n{keys}{REST}"));
        assert_eq!(told("    forms: [phone, post]\n"), ["unknown-word: post"]);
        assert_eq!(told("    forms: [phone, phone]\n"), ["form-twice: phone"]);
        assert_eq!(
            told("    with: supporter\n    confirm: guide\n"),
            ["guide-cannot-confirm: guide"]
        );
    }
}
