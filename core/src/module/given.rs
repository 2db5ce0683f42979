//! What comes from outside a module: settings of an organisation, facts of the host, chance.

use std::collections::BTreeMap;

use super::draft::{
    ChanceDraft, ConstantDraft, DrawsDraft, FactDraft, Id, ItemDraft, ItemKindDraft, OptionList,
    OptionsDraft, SettingDraft, ShapeDraft,
};
use super::entries::Opened;
use super::keys::{Key, Of, Position};
use super::options::{OPTION, OPTIONS};
use super::reader::{Map, Reader, did_you_mean};
use super::scalars::integer;
use crate::ground::id;
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;
use crate::syntax::tree::{Entry, Node, NodeKind};

const SHAPES: Of = Of::One(&["choice", "number", "text", "confirm"]);
const TYPE_ROW: Key = Key::new(
    "type",
    SHAPES,
    "Wat voor waarde het is.",
    "What kind of value it is.",
);
static TYPE: Key = TYPE_ROW.must();
static FACT_TYPE: Key = TYPE_ROW;
const CHOICES: Of = Of::Either(&[
    Of::Name,
    Of::List(&Of::Id),
    Of::Map(&Of::Either(&[Of::Text, Of::Fields(&OPTION)])),
]);
static CHOICES_KEY: Key = Key {
    of: CHOICES,
    nl: "De keuzes, bij `type: choice`.",
    en: "The options, with `type: choice`.",
    ..OPTIONS_ROW
};
const OPTIONS_ROW: Key = super::options::OPTIONS_ROW;
static FROM: Key = Key::new("from", Of::Number, "Het laagste getal.", "The lowest number.");
static TO: Key = Key::new("to", Of::Number, "Het hoogste getal.", "The highest number.");
static DEFAULT: Key = Key::new(
    "default",
    Of::Word,
    "Wat geldt als niemand iets anders kiest.",
    "What holds when nobody chooses otherwise.",
)
.must();
static FACT_FROM: Key = Key::new(
    FROM.name,
    Of::Either(&[Of::Number, Of::Name]),
    "Het laagste getal, of de waarde van een andere module: `module.waarde`.",
    "The lowest number, or the value of another module: `module.value`.",
);
static MIN: Key = Key::new(
    "min",
    Of::Number,
    "Het laagste getal, naast `from: module.waarde`.",
    "The lowest number, beside `from: module.value`.",
);
static MAX: Key = Key::new(
    "max",
    Of::Number,
    "Het hoogste getal, naast `from: module.waarde`.",
    "The highest number, beside `from: module.value`.",
);
static ARMS: Key = Key::new(
    "arms",
    Of::Either(&[Of::List(&Of::Id), Of::Map(&Of::Whole)]),
    "De uitkomsten, elk met hoe vaak ze voorkomen.",
    "The outcomes, each with how often it comes up.",
);
static PER: Key = Key::new(
    "per",
    Of::One(&["session", "visit"]),
    "Eén keer trekken, of bij elk bezoek.",
    "Drawn once, or at each visit.",
)
.or("session");

static RESULT_TYPE: Key = Key {
    of: Of::One(&["choice", "number", "confirm"]),
    ..TYPE_ROW
}
.must();

/// What an activity reports.
pub(super) static RESULT: Position = Position {
    name: "result",
    keys: &[&RESULT_TYPE, &CHOICES_KEY, &FROM, &TO],
    nl: "Wat een activiteit teruggeeft.",
    en: "What an activity reports.",
};
/// A setting.
pub(super) static SETTING: Position = Position {
    name: "setting",
    keys: &[&TYPE, &CHOICES_KEY, &FROM, &TO, &DEFAULT],
    nl: "Een instelling die een organisatie kan veranderen.",
    en: "A setting that an organisation can change.",
};
/// A fact of the host.
pub(super) static FACT: Position = Position {
    name: "fact",
    keys: &[&FACT_TYPE, &CHOICES_KEY, &FACT_FROM, &TO, &MIN, &MAX],
    nl: "Een gegeven dat van buiten komt, bij de start.",
    en: "A fact that comes from outside, at the start.",
};
/// A chance in its long form.
pub(super) static CHANCE: Position = Position {
    name: "chance",
    keys: &[&ARMS, &FROM, &TO, &PER],
    nl: "Iets dat getrokken wordt.",
    en: "Something that is drawn.",
};

pub(super) static SETTINGS: Key = Key::new(
    "settings",
    Of::Map(&Of::Fields(&SETTING)),
    "Wat één organisatie mag veranderen.",
    "What one organisation may change.",
);
pub(super) static FACTS: Key = Key::new(
    "facts",
    Of::Map(&Of::Fields(&FACT)),
    "Wat de omgeving bij de start meegeeft.",
    "What the host hands in at the start.",
);
pub(super) static CHANCES: Key = Key::new(
    "chances",
    Of::Map(&Of::Either(&[Of::List(&Of::Id), Of::Fields(&CHANCE)])),
    "Wat getrokken wordt, zoals een groep in een onderzoek.",
    "What is drawn, such as a group in a study.",
);

impl<'a> Reader<'a, '_> {
    /// `settings` of the module.
    pub(super) fn settings(&mut self, map: &Map<'a>) -> Vec<SettingDraft<'a>> {
        let entries = map.find(&SETTINGS).and_then(|entry| self.entries(&entry.value));
        let mut settings = Vec::new();
        for Entry { key, value } in entries.unwrap_or_default() {
            let id = Spanned::new(key.value.as_str(), key.span);
            self.declare(&id);
            if let Some(map) = self.open(value, &SETTING, key.span) {
                let bounds = self.bounds(&map, (&FROM, &TO));
                let shape = self.value_shape(&map, &TYPE, bounds);
                let default = self.default_of(&map, shape.as_ref());
                settings.push(SettingDraft { id, shape, default });
            }
        }
        settings
    }

    /// `facts` of the module.
    pub(super) fn facts(&mut self, map: &Map<'a>) -> Vec<FactDraft<'a>> {
        let entries = map.find(&FACTS).and_then(|entry| self.entries(&entry.value));
        let mut facts = Vec::new();
        for Entry { key, value } in entries.unwrap_or_default() {
            let id = Spanned::new(key.value.as_str(), key.span);
            self.declare(&id);
            if let Some(map) = self.open(value, &FACT, key.span) {
                facts.push(self.fact(id, &map));
            }
        }
        facts
    }

    fn fact(&mut self, id: Id<'a>, map: &Map<'a>) -> FactDraft<'a> {
        let is_bound = map
            .find(&FACT_FROM)
            .and_then(|entry| entry.value.scalar())
            .is_some_and(|scalar| {
                scalar
                    .text
                    .trim()
                    .starts_with(|c: char| c == '-' || c.is_ascii_digit())
            });
        let from = if is_bound {
            None
        } else {
            self.word(map, &FACT_FROM)
        };
        if let Some(from) = &from {
            let is_value = from
                .value
                .split_once('.')
                .is_some_and(|(module, value)| id::check(module).is_ok() && id::check(value).is_ok());
            if !is_value {
                self.problems
                    .push(Problem::new(&FACT_SOURCE, from.span).with("written", from.value));
            }
        }
        let beside = self.bounds(map, (&MIN, &MAX));
        let own = if is_bound || map.has(&TO) {
            let from = if is_bound { &FACT_FROM } else { &MIN };
            self.bounds(map, (from, &TO))
        } else {
            beside
        };
        if !map.has(&FACT_TYPE) && !map.has(&FACT_FROM) {
            self.missing_key(map, &FACT_TYPE);
        }
        let shape = self.value_shape(map, &FACT_TYPE, own);
        FactDraft { id, shape, from }
    }

    /// What an activity reports: an item with the id of its step, of the shape of a setting.
    pub(super) fn result(&mut self, map: &Map<'a>, key: &Key, opened: &Opened<'a>) -> Option<ItemDraft<'a>> {
        let entry = map.find(key)?;
        let map = self.open(&entry.value, &RESULT, entry.key.span)?;
        let bounds = self.bounds(&map, (&FROM, &TO));
        let kind = match self.value_shape(&map, &RESULT_TYPE, bounds)? {
            ShapeDraft::Choice(mut options) => {
                if let OptionList::Own(list) = &mut options.list {
                    for option in list {
                        if let Some(when) = option.when.take() {
                            self.problems.push(
                                Problem::new(&super::entries::KEY_NOT_HERE, when.span)
                                    .with("key", "when")
                                    .with("kind", key.name),
                            );
                        }
                    }
                }
                ItemKindDraft::Choice(options)
            }
            ShapeDraft::Number(from, to) => ItemKindDraft::Number {
                from,
                to,
                step: None,
                decimals: Some(Spanned::new(6, entry.value.span)),
                unit: None,
            },
            ShapeDraft::Text | ShapeDraft::Confirm => ItemKindDraft::Confirm,
        };
        Some(ItemDraft::bare(opened.id, entry.value.span, opened.word, kind))
    }

    fn bounds(&mut self, map: &Map<'a>, (from, to): (&Key, &Key)) -> Bounds {
        let bounds = (self.number(map, from), self.number(map, to));
        self.judge_range((from, to), bounds.0.as_ref(), bounds.1.as_ref());
        bounds
    }

    fn value_shape(&mut self, map: &Map<'a>, key: &Key, bounds: Bounds) -> Option<ShapeDraft<'a>> {
        let word = self.one(map, key)?;
        let shape = match word.value {
            "choice" => ShapeDraft::Choice(self.setting_options(map)),
            "number" => ShapeDraft::Number(bounds.0, bounds.1),
            "text" => ShapeDraft::Text,
            _ => ShapeDraft::Confirm,
        };
        for (key, fits) in [
            (&CHOICES_KEY, matches!(shape, ShapeDraft::Choice(_))),
            (&TO, matches!(shape, ShapeDraft::Number(..))),
        ] {
            if let (false, Some(entry)) = (fits, map.find(key)) {
                self.problems.push(
                    Problem::new(&super::entries::KEY_NOT_HERE, entry.key.span)
                        .with("key", key.name)
                        .with("kind", word.value),
                );
            }
        }
        Some(shape)
    }

    fn setting_options(&mut self, map: &Map<'a>) -> OptionsDraft<'a> {
        let mut options = OptionsDraft {
            span: map.head,
            ..OptionsDraft::default()
        };
        match map.find(&OPTIONS) {
            None => self.missing_key(map, &OPTIONS),
            Some(entry) => {
                options.span = entry.value.span;
                options.list = match entry.value.kind {
                    NodeKind::List { .. } => self.bare_options(&entry.value),
                    _ => self.option_list(&entry.value),
                };
            }
        }
        options
    }

    /// The default of a setting, which fits its shape.
    fn default_of(
        &mut self,
        map: &Map<'a>,
        shape: Option<&ShapeDraft<'a>>,
    ) -> Option<Spanned<ConstantDraft<'a>>> {
        let word = self.word(map, &DEFAULT)?;
        let constant = match shape? {
            ShapeDraft::Text => ConstantDraft::Text(word.value),
            ShapeDraft::Confirm => ConstantDraft::Confirm(self.truth_of(&word)?.value),
            ShapeDraft::Number(from, to) => {
                let number = self.number_of(&word)?.value;
                let is_low = from.as_ref().is_some_and(|from| number < from.value);
                let is_high = to.as_ref().is_some_and(|to| number > to.value);
                if is_low || is_high {
                    self.problems
                        .push(Problem::new(&DEFAULT_OUTSIDE, word.span).with("written", word.value));
                    return None;
                }
                ConstantDraft::Number(number)
            }
            ShapeDraft::Choice(options) => {
                // A set with a name is judged where names are looked up.
                if let OptionList::Own(list) = &options.list {
                    let names = list.iter().map(|option| option.id.value);
                    if !names.clone().any(|name| name == word.value) {
                        let problem = Problem::new(&UNKNOWN_DEFAULT, word.span).with("written", word.value);
                        self.problems
                            .push(did_you_mean(problem, word.value, word.span, names));
                        return None;
                    }
                }
                ConstantDraft::Choice(word.value)
            }
        };
        Some(Spanned::new(constant, word.span))
    }

    /// `chances` of the module.
    pub(super) fn chances(&mut self, map: &Map<'a>) -> Vec<ChanceDraft<'a>> {
        let entries = map.find(&CHANCES).and_then(|entry| self.entries(&entry.value));
        let mut chances = Vec::new();
        for Entry { key, value } in entries.unwrap_or_default() {
            let id = Spanned::new(key.value.as_str(), key.span);
            self.declare(&id);
            let (mut draws, mut per_visit) = (None, false);
            if let NodeKind::List { .. } = value.kind {
                draws = self.arms(value);
            } else if let Some(map) = self.open(value, &CHANCE, key.span) {
                per_visit = self.one(&map, &PER).is_some_and(|word| word.value == "visit");
                draws = self.draws(&map);
            }
            chances.push(ChanceDraft { id, draws, per_visit });
        }
        chances
    }

    fn draws(&mut self, map: &Map<'a>) -> Option<DrawsDraft<'a>> {
        let bounds = self.bounds(map, (&FROM, &TO));
        if let Some(entry) = map.find(&ARMS) {
            if let Some(from) = map.find(&FROM).or_else(|| map.find(&TO)) {
                self.problems.push(Problem::new(&DRAWN_TWICE, from.key.span).see(
                    entry.key.span,
                    "de uitkomsten",
                    "the outcomes",
                ));
            }
            return self.arms(&entry.value);
        }
        for key in [&FROM, &TO] {
            if !map.has(key) {
                let has_none = !map.has(&FROM) && !map.has(&TO);
                self.missing_key(map, if has_none { &ARMS } else { key });
                return None;
            }
        }
        let (from, to) = (bounds.0?, bounds.1?);
        let mut ends = [0; 2];
        for (end, bound) in ends.iter_mut().zip([&from, &to]) {
            let Some(whole) = integer(bound.value) else {
                self.problems
                    .push(Problem::new(&super::scalars::NOT_WHOLE, bound.span).with("written", bound.value));
                return None;
            };
            *end = whole;
        }
        let [least, most] = ends;
        (least <= most).then_some(DrawsDraft::Whole(least, most))
    }

    fn arms(&mut self, node: &'a Node) -> Option<DrawsDraft<'a>> {
        let mut space = BTreeMap::new();
        let mut arms: Vec<(Id<'a>, u64)> = Vec::new();
        if let NodeKind::Map { entries, .. } = &node.kind {
            for Entry { key, value } in entries {
                let id = Spanned::new(key.value.as_str(), key.span);
                self.declare_in(&mut space, &id);
                let weight = self.word_of(value).and_then(|word| self.whole_of(&word));
                arms.push((id, weight.map_or(1, |weight| u64::from(weight.value))));
            }
        } else {
            for node in self.list(node)? {
                if let Some(id) = self.word_of(node) {
                    self.declare_in(&mut space, &id);
                    arms.push((id, 1));
                }
            }
        }
        if arms.iter().all(|(_, weight)| *weight == 0) {
            self.problems.push(Problem::new(&NO_WEIGHT, node.span));
            return None;
        }
        Some(DrawsDraft::Arms(arms))
    }
}

type Bounds = (
    Option<Spanned<crate::ground::number::Number>>,
    Option<Spanned<crate::ground::number::Number>>,
);

/// A fact from something that is no value of a module.
pub(super) static FACT_SOURCE: Rule = Rule {
    code: "fact-source",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` wijst geen waarde van een andere module aan",
        why: "zo weet de omgeving niet waar dit gegeven vandaan komt",
        help: "schrijf de naam van de module, een punt en de naam van de waarde, zoals `slaap.uren`",
    },
    en: Words {
        message: "`{written}` does not point to a value of another module",
        why: "the host does not know where this fact comes from",
        help: "write the name of the module, a point and the name of the value, such as `sleep.hours`",
    },
};

/// A default outside its bounds.
pub(super) static DEFAULT_OUTSIDE: Rule = Rule {
    code: "default-outside",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` ligt buiten de grenzen van deze instelling",
        why: "de waarde waarmee iedereen begint, moet zelf ook mogen",
        help: "kies een getal tussen `from` en `to`",
    },
    en: Words {
        message: "`{written}` is outside the bounds of this setting",
        why: "the value that everybody begins with must be possible itself",
        help: "choose a number between `from` and `to`",
    },
};

/// A default that is no option.
pub(super) static UNKNOWN_DEFAULT: Rule = Rule {
    code: "unknown-default",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` is geen optie van deze instelling",
        why: "de waarde waarmee iedereen begint, moet zelf ook te kiezen zijn",
        help: "bedoel je {names}?",
    },
    en: Words {
        message: "`{written}` is not an option of this setting",
        why: "the value that everybody begins with must be possible itself",
        help: "did you mean {names}?",
    },
};

/// A chance with arms and bounds.
pub(super) static DRAWN_TWICE: Rule = Rule {
    code: "drawn-twice",
    severity: Severity::Error,
    nl: Words {
        message: "hier staan uitkomsten en ook een laagste en hoogste getal",
        why: "zo is niet duidelijk wat er getrokken wordt",
        help: "houd `arms` over, of `from` en `to`",
    },
    en: Words {
        message: "outcomes stand here and a lowest and highest number too",
        why: "it is not clear what is drawn",
        help: "keep `arms`, or `from` and `to`",
    },
};

/// A chance none of whose arms can come up.
pub(super) static NO_WEIGHT: Rule = Rule {
    code: "no-weight",
    severity: Severity::Error,
    nl: Words {
        message: "geen van deze uitkomsten kan getrokken worden",
        why: "er moet er minstens één zijn die vaker dan nul keer voorkomt",
        help: "geef een van de uitkomsten een getal boven nul",
    },
    en: Words {
        message: "none of these outcomes can come up",
        why: "at least one must come up more often than nought times",
        help: "give one of the outcomes a number above nought",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::draft::DrawsDraft;
    use crate::module::tests::{HEAD, STEPS, read, told_in};

    #[test]
    fn settings_begin_with_a_value_that_fits() {
        let wrong = "settings:\n  a: {type: choice, options: [kort, lang], default: lank}\n  b: {type: number, from: 1, to: 3, default: 5}\n  c: {type: confirm, default: true}\n";
        assert_eq!(told_in(wrong), ["unknown-default: lank", "default-outside: 5"]);
    }

    #[test]
    fn a_fact_has_a_shape_or_comes_from_a_value() {
        assert_eq!(
            told_in("facts:\n  a: {from: slaap.uren}\n  b: {type: number, from: 0, to: 9}\n"),
            Vec::<String>::new()
        );
        assert_eq!(
            told_in("facts:\n  a: {from: slaap}\n  b:\n    to: 3\n"),
            ["fact-source: slaap", "missing-key: b"]
        );
    }

    #[test]
    fn a_chance_is_a_list_a_range_or_weights() {
        let right =
            "chances:\n  a: [kort, lang]\n  b: {from: -1, to: 6}\n  c: {arms: {x: 1, y: 3}, per: visit}\n";
        read(&format!("{HEAD}{right}{STEPS}"), |draft, _, problems| {
            assert!(problems.is_empty());
            assert_eq!(draft.chances[1].draws, Some(DrawsDraft::Whole(-1, 6)));
            assert!(draft.chances[2].per_visit);
        });
        assert_eq!(
            told_in("chances:\n  a: {from: 1}\n  b: {from: 1, to: 2.5}\n  c: {arms: {x: 0}}\n"),
            ["missing-key: a", "not-whole: 2.5", "no-weight: {x: 0}"]
        );
    }
}
