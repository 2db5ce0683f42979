//! `gap`: a sentence to complete.

use std::collections::BTreeMap;

use super::ASK;
use crate::ground::id::nearest;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::{Span, Spanned};
use crate::module::draft::{GapDraft, ItemKindDraft, OptionsDraft, TextDraft};
use crate::module::entries::Opened;
use crate::module::keys::{Key, Kind, Of, Position, Read};
use crate::module::options::OPTIONS;
use crate::module::reader::{Map, Reader, did_you_mean, listed};
use crate::module::sentence::pieces;

static SENTENCE: Key = Key::new(
    "sentence",
    Of::Text,
    "De zin, met elke open plek als `[naam]`.",
    "The sentence, with each open place as `[name]`.",
)
.must();
static RIGHT: Key = Key::new(
    "right",
    Of::Name,
    "De keuze die goed is.",
    "The option that is right.",
);
static ACCEPT: Key = Key::new(
    "accept",
    Of::List(&Of::Word),
    "Wat iemand hier mag schrijven, in welke taal ook.",
    "What a person may write here, in whatever language.",
);

/// An open place.
pub(in crate::module) static GAP: Position = Position {
    name: "gap",
    keys: &[&OPTIONS, &RIGHT, &ACCEPT],
    nl: "Een open plek in een zin.",
    en: "An open place in a sentence.",
};

static GAPS: Key = Key::new(
    "gaps",
    Of::Map(&Of::Fields(&GAP)),
    "Wat er op elke open plek past.",
    "What fits in each open place.",
)
.must();

/// The row.
pub(super) static KIND: Kind = Kind {
    word: "gap",
    keys: &[&ASK, &SENTENCE, &GAPS],
    without: &[],
    read: Read::Item(read),
    nl: "Een zin aanvullen.",
    en: "To complete a sentence.",
};

fn read<'a>(reader: &mut Reader<'a, '_>, opened: &Opened<'a>) -> ItemKindDraft<'a> {
    let map = &opened.map;
    let sentence = reader.text(map, &SENTENCE);
    let gaps = reader.gaps(map);
    if let Some(sentence) = &sentence
        && !gaps.is_empty()
    {
        reader.judge_places(sentence, &gaps);
    }
    ItemKindDraft::Gap { sentence, gaps }
}

impl<'a> Reader<'a, '_> {
    fn gaps(&mut self, map: &Map<'a>) -> Vec<GapDraft<'a>> {
        let entries = map.find(&GAPS).and_then(|entry| self.entries(&entry.value));
        let mut space = BTreeMap::new();
        let mut gaps = Vec::new();
        for entry in entries.unwrap_or_default() {
            let id = Spanned::new(entry.key.value.as_str(), entry.key.span);
            self.declare_in(&mut space, &id);
            let mut gap = GapDraft {
                id,
                options: None,
                right: None,
                accept: Vec::new(),
            };
            if let Some(map) = self.open(&entry.value, &GAP, entry.key.span) {
                self.gap(&map, &mut gap);
            }
            gaps.push(gap);
        }
        gaps
    }

    /// To choose or to write, not both.
    fn gap(&mut self, map: &Map<'a>, gap: &mut GapDraft<'a>) {
        gap.right = self.word(map, &RIGHT);
        gap.accept = self.words(map, &ACCEPT);
        if let Some(accept) = map.find(&ACCEPT) {
            if let Some(other) = map.find(&OPTIONS).or_else(|| map.find(&RIGHT)) {
                self.problems.push(
                    Problem::new(&GAP_TWO_WAYS, accept.key.span)
                        .with("key", &other.key.value)
                        .see(other.key.span, "en hier kiezen", "and choosing here"),
                );
            }
            return;
        }
        match map.find(&OPTIONS) {
            Some(entry) => {
                gap.options = Some(OptionsDraft {
                    span: entry.value.span,
                    list: self.option_list(&entry.value),
                    ..OptionsDraft::default()
                });
            }
            None => self.missing_key(map, &OPTIONS),
        }
    }

    /// Every open place stands once in the sentence of each language, and nothing else does.
    fn judge_places(&mut self, sentence: &TextDraft<'a>, gaps: &[GapDraft<'a>]) {
        for local in &sentence.written {
            let written = local.text;
            let text = &written.scalar.text;
            let places = pieces(text).into_iter().filter(|piece| piece.is_gap);
            let places: Vec<(&str, Span)> = places
                .map(|piece| {
                    let name = text.get(piece.range.clone()).unwrap_or_default();
                    let place = written
                        .scalar
                        .place(piece.range.start, piece.range.end, written.span);
                    (name, place)
                })
                .collect();
            let stands = |gap: &GapDraft<'_>| places.iter().any(|(name, _)| *name == gap.id.value);
            // A name that is nearly that of a place without one is that place, misspelt: told once.
            let mut misspelt: Vec<&str> = Vec::new();
            for (at, (name, place)) in places.iter().enumerate() {
                let before = places.iter().take(at).find(|(earlier, _)| earlier == name);
                if let Some((_, first)) = before {
                    self.problems
                        .push(Problem::new(&GAP_TWICE, *place).with("name", *name).see(
                            *first,
                            "hier al",
                            "here already",
                        ));
                } else if !gaps.iter().any(|gap| gap.id.value == *name) {
                    let free = gaps.iter().filter(|gap| !stands(gap)).map(|gap| gap.id.value);
                    misspelt.extend(nearest(name, free.clone()));
                    let problem = Problem::new(&UNKNOWN_GAP, *place).with("name", *name);
                    let problem = if free.clone().next().is_none() {
                        problem.with("names", listed(gaps.iter().map(|gap| gap.id.value)))
                    } else {
                        did_you_mean(problem, name, *place, free)
                    };
                    self.problems.push(problem);
                }
            }
            for gap in gaps.iter().filter(|gap| !gap.id.value.is_empty() && !stands(gap)) {
                if !misspelt.contains(&gap.id.value) {
                    self.problems.push(
                        Problem::new(&GAP_MISSING, gap.id.span)
                            .with("name", gap.id.value)
                            .see(written.span, "de zin", "the sentence"),
                    );
                }
            }
        }
    }
}

/// An open place that the sentence does not have.
pub(in crate::module) static GAP_MISSING: Rule = Rule {
    code: "gap-missing",
    severity: Severity::Error,
    nl: Words {
        message: "`[{name}]` staat niet in de zin",
        why: "zonder plek in de zin kan niemand iets invullen",
        help: "zet `[{name}]` in de zin, in elke taal één keer",
    },
    en: Words {
        message: "`[{name}]` does not stand in the sentence",
        why: "without a place in the sentence nobody can fill in anything",
        help: "put `[{name}]` into the sentence, once in each language",
    },
};

/// An open place that stands in the sentence twice.
pub(in crate::module) static GAP_TWICE: Rule = Rule {
    code: "gap-twice",
    severity: Severity::Error,
    nl: Words {
        message: "`[{name}]` staat twee keer in deze zin",
        why: "een open plek heeft één antwoord, dus ook één plek",
        help: "maak er onder `gaps` een tweede open plek bij, met een eigen naam",
    },
    en: Words {
        message: "`[{name}]` stands in this sentence twice",
        why: "an open place has one answer, so it stands in one place",
        help: "add a second open place under `gaps`, with a name of its own",
    },
};

/// A place in the sentence that is not among the gaps.
pub(in crate::module) static UNKNOWN_GAP: Rule = Rule {
    code: "unknown-gap",
    severity: Severity::Error,
    nl: Words {
        message: "`[{name}]` staat niet onder `gaps`",
        why: "zo weten we niet wat er op deze plek past",
        help: "bedoel je {names}?",
    },
    en: Words {
        message: "`[{name}]` does not stand under `gaps`",
        why: "we do not know what fits in this place",
        help: "did you mean {names}?",
    },
};

/// To choose and to write in one place.
pub(in crate::module) static GAP_TWO_WAYS: Rule = Rule {
    code: "gap-two-ways",
    severity: Severity::Error,
    nl: Words {
        message: "`accept` en `{key}` staan bij dezelfde open plek",
        why: "op een open plek kiest iemand uit `options`, of schrijft iemand zelf wat in `accept` staat",
        help: "haal een van de twee weg",
    },
    en: Words {
        message: "`accept` and `{key}` stand at the same open place",
        why: "in an open place a person chooses from `options`, or writes what stands in `accept`",
        help: "take one of the two out",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::{told, told_item};

    #[test]
    fn a_right_one_is_read_in_silence() {
        assert_eq!(
            told_item(
                "      - gap: g\n        sentence: Ik [een] naar [twee].\n        gaps:\n          een:\n            options: {ga: ga, gaat: gaat}\n            right: ga\n          twee: {accept: [huis, thuis]}\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn rule_22_4_each_place_stands_once() {
        assert_eq!(
            told_item(
                "      - gap: g\n        sentence: Ik [een] en [een] en [tien].\n        gaps:\n          een: {accept: [a]}\n          twee: {accept: [b]}\n"
            ),
            ["gap-twice: een", "unknown-gap: tien", "gap-missing: twee"]
        );
    }

    #[test]
    fn rule_22_4_each_place_stands_in_each_language() {
        let text = "leerpad: 1\nmodule: a\nversion: 1\nlanguages: [nl, en]\ntitle:\n  nl: A\n  en: A\nsteps:\n  - exercise: b\n    items:\n      - gap: g\n        sentence:\n          nl: Ik [een].\n          en: I go.\n        gaps:\n          een: {accept: [ga, go]}\n";
        assert_eq!(told(text), ["gap-missing: een"]);
    }

    #[test]
    fn what_does_not_fit_is_told() {
        assert_eq!(
            told_item(
                "      - gap: g\n        sentence: Ik [een] [twee] [drie].\n        gaps:\n          een: {accept: [a], right: a}\n          twee: {right: b}\n          drie: x\n"
            ),
            ["gap-two-ways: accept", "missing-key: twee", "needs-map: x"]
        );
    }
}
