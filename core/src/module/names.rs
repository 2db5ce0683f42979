//! Ids: their shape, and one id space for the module.

use std::collections::BTreeMap;

use super::draft::Id;
use super::reader::Reader;
use crate::ground::id::{Fault, check, suggest};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Span;

/// The ids of a module so far, with their places.
#[derive(Default)]
pub(super) struct Names<'a> {
    live: BTreeMap<&'a str, Span>,
    former: Vec<Id<'a>>,
}

impl<'a> Reader<'a, '_> {
    /// Judges a new id and takes it into the module's one space.
    pub(super) fn declare(&mut self, id: &Id<'a>) {
        self.shape(id);
        if id.value.is_empty() {
            return;
        }
        match self.names.live.get(id.value) {
            Some(first) => self.problems.push(twice(&DUPLICATE_ID, id, *first)),
            None => {
                self.names.live.insert(id.value, id.span);
            }
        }
    }

    /// Judges a new id and takes it into a space of its own: options, rows, bands, arms, the items of a list.
    pub(super) fn declare_in(&mut self, space: &mut BTreeMap<&'a str, Span>, id: &Id<'a>) {
        self.shape(id);
        if id.value.is_empty() {
            return;
        }
        match space.get(id.value) {
            Some(first) => self.problems.push(twice(&DUPLICATE_LOCAL, id, *first)),
            None => {
                space.insert(id.value, id.span);
            }
        }
    }

    /// Takes former ids; they are compared when all live ones are known.
    pub(super) fn former(&mut self, ids: &[Id<'a>]) {
        for id in ids {
            self.shape(id);
            self.names.former.push(*id);
        }
    }

    /// Former ids that are in use, or that two things claim.
    pub(super) fn judge_former(&mut self) {
        let mut claimed: BTreeMap<&str, Span> = BTreeMap::new();
        for id in std::mem::take(&mut self.names.former) {
            let other = self.names.live.get(id.value).or(claimed.get(id.value));
            match other {
                Some(other) => self.problems.push(
                    Problem::new(&FORMER_ID_IN_USE, id.span)
                        .with("id", id.value)
                        .see(*other, "hier ook", "here too"),
                ),
                None => {
                    claimed.insert(id.value, id.span);
                }
            }
        }
    }

    /// Judges the shape of an id, with a fix.
    pub(super) fn shape(&mut self, id: &Id<'a>) {
        let rule = match check(id.value) {
            Ok(()) | Err(Fault::Empty) => return,
            Err(Fault::Shape) => &ID_SHAPE,
            Err(Fault::Reserved) => &ID_RESERVED,
            Err(Fault::Long) => &ID_LONG,
        };
        let mut problem = Problem::new(rule, id.span).with("id", id.value);
        if let Some(better) = suggest(id.value) {
            problem = problem.with("better", &better);
            problem = problem.fixed_by(id.span, better);
        } else {
            problem = problem.with("better", "stap-1");
        }
        self.problems.push(problem);
    }
}

fn twice(rule: &'static Rule, id: &Id<'_>, first: Span) -> Problem {
    Problem::new(rule, id.span).with("id", id.value).see(
        first,
        "hier staat de naam voor het eerst",
        "the name stands here first",
    )
}

/// A name of the wrong shape.
pub(super) static ID_SHAPE: Rule = Rule {
    code: "id-shape",
    severity: Severity::Error,
    nl: Words {
        message: "`{id}` kan geen naam zijn",
        why: "namen blijven altijd gelijk, en bestaan uit kleine letters, cijfers en streepjes ertussen",
        help: "schrijf bijvoorbeeld `{better}`",
    },
    en: Words {
        message: "`{id}` cannot be a name",
        why: "names never change, and are made of small letters, digits and hyphens between them",
        help: "write for example `{better}`",
    },
};

/// A name that is a word of the condition language.
pub(super) static ID_RESERVED: Rule = Rule {
    code: "id-reserved",
    severity: Severity::Error,
    nl: Words {
        message: "`{id}` heeft al een vaste betekenis",
        why: "het is een woord van leerpad zelf, dus als naam zou het verwarren",
        help: "kies een andere naam, bijvoorbeeld `{better}`",
    },
    en: Words {
        message: "`{id}` already has a fixed meaning",
        why: "it is a word of leerpad itself, so as a name it would confuse",
        help: "choose another name, for example `{better}`",
    },
};

/// A name that is too long.
pub(super) static ID_LONG: Rule = Rule {
    code: "id-long",
    severity: Severity::Error,
    nl: Words {
        message: "deze naam is te lang",
        why: "een naam heeft hooguit 64 tekens, zodat hij overal past",
        help: "kies een kortere naam",
    },
    en: Words {
        message: "this name is too long",
        why: "a name has at most 64 characters, so that it fits everywhere",
        help: "choose a shorter name",
    },
};

/// Two things of one name.
pub(super) static DUPLICATE_ID: Rule = Rule {
    code: "duplicate-id",
    severity: Severity::Error,
    nl: Words {
        message: "de naam `{id}` is al in gebruik",
        why: "stappen, vragen, schalen en waarden delen hun namen; zo is altijd duidelijk wat bedoeld wordt",
        help: "kies voor een van de twee een andere naam",
    },
    en: Words {
        message: "the name `{id}` is already in use",
        why: "steps, questions, scales and values share their names, so that it is always clear what is meant",
        help: "choose another name for one of the two",
    },
};

/// Two options, rows, bands or arms of one name in one place.
pub(super) static DUPLICATE_LOCAL: Rule = Rule {
    code: "duplicate-option",
    severity: Severity::Error,
    nl: Words {
        message: "`{id}` staat hier twee keer",
        why: "zo is niet te zien welke van de twee gekozen is",
        help: "kies voor een van de twee een andere naam",
    },
    en: Words {
        message: "`{id}` stands here twice",
        why: "nobody could tell which of the two was chosen",
        help: "choose another name for one of the two",
    },
};

/// A former name that is a live name too.
pub(super) static FORMER_ID_IN_USE: Rule = Rule {
    code: "former-id-in-use",
    severity: Severity::Error,
    nl: Words {
        message: "de oude naam `{id}` is ook nog ergens anders in gebruik",
        why: "bewaarde antwoorden zouden op de verkeerde plek terechtkomen",
        help: "geef dat andere onderdeel een nieuwe naam, of haal deze oude naam weg",
    },
    en: Words {
        message: "the former name `{id}` is in use elsewhere too",
        why: "answers that were kept would end up in the wrong place",
        help: "give the other one a new name, or take this former name out",
    },
};

#[cfg(test)]
mod tests {
    use crate::ground::source::Counting;
    use crate::module::tests::{HEAD, mended, read, told, told_in};

    #[test]
    fn a_faulty_id_gets_a_better_one() {
        let text = format!("{HEAD}steps:\n  - step: Één stap\n  - step: and\n");
        assert_eq!(told(&text), ["id-shape: Één stap", "id-reserved: and"]);
        assert!(mended(&text).ends_with("  - step: een-stap\n  - step: and-1\n"));
    }

    #[test]
    fn steps_items_scales_and_values_share_their_ids() {
        let text = "values:\n  a: 1\nsteps:\n  - exercise: b\n    items:\n      - confirm: a\n        ask: Q\n  - step: b\n";
        assert_eq!(told_in(text), ["duplicate-id: a", "duplicate-id: b"]);
        read(&format!("{HEAD}{text}"), |_, source, problems| {
            assert_eq!(
                source
                    .position(problems[0].related[0].span.start, Counting::Bytes)
                    .line,
                7
            );
        });
    }

    #[test]
    fn a_former_id_is_nobody_elses() {
        let steps = "steps:\n  - step: a\n    was: [b, c]\n  - step: b\n    was: [c]\n";
        assert_eq!(told_in(steps), ["former-id-in-use: b", "former-id-in-use: c"]);
    }
}
