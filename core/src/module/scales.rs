//! Scales, subscales and bands.

use std::collections::BTreeMap;

use super::draft::{BandDraft, Id, ScaleDraft};
use super::items::SCALE_ITEMS;
use super::keys::{Key, Of, Position};
use super::ladders::LADDER_WITHOUT_END;
use super::plan::Missing;
use super::reader::{Map, Reader, head_of};
use crate::ground::problem::{Problem, Rule, Severity, Words};
use crate::ground::span::Spanned;
use crate::syntax::tree::Entry;

static TITLE: Key = Key::new(
    "title",
    Of::Text,
    "Hoe de schaal heet.",
    "What the scale is called.",
);
static BETTER: Key = Key::new(
    "better",
    Of::One(&["lower", "higher"]),
    "Of minder of meer beter is.",
    "Whether less or more is better.",
);
static ITEMS_KEY: Key = Key::new(
    "items",
    Of::Entries(&SCALE_ITEMS),
    "De vragen van de schaal.",
    "The questions of the scale.",
)
.must();
static SCORE: Key = Key::new(
    "score",
    Of::Sum,
    "Hoe de score berekend wordt.",
    "How the score is worked out.",
);
static SUBSCORE: Key = Key::new(
    "score",
    Of::Sum,
    "Hoe de score berekend wordt.",
    "How the score is worked out.",
)
.must();
static SKIPPED: Key = Key::new(
    "skipped",
    Of::Missing,
    "Wat geldt voor een vraag die wel gesteld is en niet telt.",
    "What holds for a question that was asked and does not count.",
)
.or("unknown");
static NOT_ASKED: Key = Key::new(
    "not-asked",
    Of::Missing,
    "Wat geldt voor een vraag die niet gesteld is; verplicht als een vraag `when` heeft.",
    "What holds for a question that was not asked; mandatory once a question has `when`.",
)
.or("unknown");
static BANDS: Key = Key::new(
    "bands",
    Of::List(&Of::Fields(&BAND)),
    "Wat een score betekent, van laag naar hoog.",
    "What a score means, from low to high.",
);
static SUBSCALES: Key = Key::new(
    "subscales",
    Of::Map(&Of::Fields(&SUBSCALE)),
    "Delen van de schaal met een eigen score.",
    "Parts of the scale with a score of their own.",
);
static BAND_ID: Key = Key::new("band", Of::Id, "De naam van dit deel.", "The name of this band.").must();
static BELOW: Key = Key::new(
    "below",
    Of::Number,
    "Scores onder dit getal; de laatste heeft geen grens.",
    "Scores below this number; the last has no bound.",
);
static SAY: Key = Key::new(
    "say",
    Of::Text,
    "Wat er bij deze score gezegd wordt.",
    "What is said at this score.",
);

/// A scale.
pub(super) static SCALE: Position = Position {
    name: "scale",
    keys: &[
        &TITLE, &BETTER, &ITEMS_KEY, &SCORE, &SKIPPED, &NOT_ASKED, &BANDS, &SUBSCALES,
    ],
    nl: "Een schaal: vragen met een score.",
    en: "A scale: questions with a score.",
};
/// A subscale.
pub(super) static SUBSCALE: Position = Position {
    name: "subscale",
    keys: &[&TITLE, &BETTER, &SUBSCORE, &SKIPPED, &NOT_ASKED, &BANDS],
    nl: "Een deel van een schaal met een eigen score.",
    en: "A part of a scale with a score of its own.",
};
/// A band.
pub(super) static BAND: Position = Position {
    name: "band",
    keys: &[&BAND_ID, &BELOW, &SAY],
    nl: "Wat een score betekent.",
    en: "What a score means.",
};

pub(super) static SCALES: Key = Key::new(
    "scales",
    Of::Map(&Of::Fields(&SCALE)),
    "Schalen: vragen die samen iets meten.",
    "Scales: questions that measure something together.",
);

impl<'a> Reader<'a, '_> {
    /// `scales` of the module.
    pub(super) fn scales(&mut self, map: &Map<'a>) -> Vec<ScaleDraft<'a>> {
        let entries = map.find(&SCALES).and_then(|entry| self.entries(&entry.value));
        let mut scales = Vec::new();
        for Entry { key, value } in entries.unwrap_or_default() {
            let id = Spanned::new(key.value.as_str(), key.span);
            self.declare(&id);
            if let Some(map) = self.open(value, &SCALE, key.span) {
                let items = self.items(&map, &ITEMS_KEY, &SCALE_ITEMS);
                let has_when = items.iter().any(|item| item.when.is_some());
                let mut scale = self.scale(id, &map, &SCORE, has_when);
                scale.items = items;
                scale.subscales = self.subscales(&map, has_when);
                scales.push(scale);
            }
        }
        scales
    }

    fn subscales(&mut self, map: &Map<'a>, has_when: bool) -> Vec<ScaleDraft<'a>> {
        let entries = map.find(&SUBSCALES).and_then(|entry| self.entries(&entry.value));
        let mut scales = Vec::new();
        for Entry { key, value } in entries.unwrap_or_default() {
            let id = Spanned::new(key.value.as_str(), key.span);
            self.declare(&id);
            if let Some(map) = self.open(value, &SUBSCALE, key.span) {
                scales.push(self.scale(id, &map, &SUBSCORE, has_when));
            }
        }
        scales
    }

    /// What a scale and a subscale have in common.
    fn scale(&mut self, id: Id<'a>, map: &Map<'a>, score: &Key, has_when: bool) -> ScaleDraft<'a> {
        let scale = ScaleDraft {
            id,
            span: map.span,
            title: self.text(map, &TITLE),
            lower_is_better: self.one(map, &BETTER).map(|word| word.value == "lower"),
            items: Vec::new(),
            score: self.condition(map, score),
            skipped: self.missing_rule(map, &SKIPPED),
            not_asked: self.missing_rule(map, &NOT_ASKED),
            bands: self.bands(map),
            subscales: Vec::new(),
        };
        if has_when && scale.score.is_some() && !map.has(&NOT_ASKED) {
            self.problems
                .push(Problem::new(&NOT_ASKED_MISSING, id.span).with("scale", id.value));
        }
        if let (false, Some(bands)) = (map.has(score), map.find(&BANDS)) {
            self.problems
                .push(Problem::new(&BANDS_WITHOUT_SCORE, bands.key.span));
        }
        scale
    }

    fn missing_rule(&mut self, map: &Map<'a>, key: &Key) -> Option<Spanned<Missing>> {
        let word = self.word(map, key)?;
        let percent = |text: &str| {
            let digits = text.strip_prefix("mean-of-answered ")?.strip_suffix('%')?;
            digits
                .parse::<u32>()
                .ok()
                .filter(|percent| (1..=100).contains(percent))
        };
        let missing = match word.value {
            "unknown" => Some(Missing::Unknown),
            "zero" => Some(Missing::Zero),
            other => percent(other).map(Missing::MeanOfAnswered),
        };
        if missing.is_none() {
            self.problems
                .push(Problem::new(&UNKNOWN_MISSING, word.span).with("written", word.value));
        }
        missing.map(|missing| Spanned::new(missing, word.span))
    }

    fn bands(&mut self, map: &Map<'a>) -> Vec<BandDraft<'a>> {
        let nodes = map.find(&BANDS).and_then(|entry| self.list(&entry.value));
        let mut space = BTreeMap::new();
        let mut bands: Vec<BandDraft<'a>> = Vec::new();
        let mut rungs = Vec::new();
        for node in nodes.unwrap_or_default() {
            let Some(map) = self.open(node, &BAND, head_of(node)) else {
                continue;
            };
            let id = self.word(&map, &BAND_ID).unwrap_or(Spanned::new("", node.span));
            self.declare_in(&mut space, &id);
            rungs.push((head_of(node), map.has(&BELOW)));
            let below = self.number(&map, &BELOW);
            let say = self.text(&map, &SAY);
            let before = bands.iter().rev().find_map(|band| band.below);
            if let (Some(before), Some(below)) = (before, below)
                && before.value >= below.value
            {
                self.problems.push(
                    Problem::new(&BANDS_NOT_ASCENDING, below.span)
                        .with("below", below.value)
                        .with("before", before.value)
                        .see(before.span, "de grens erboven", "the bound above it"),
                );
            }
            bands.push(BandDraft { id, below, say });
        }
        self.judge_rungs(&rungs, &LADDER_WITHOUT_END);
        bands
    }
}

/// A scale with conditional items that does not say what a question not asked counts for.
pub(super) static NOT_ASKED_MISSING: Rule = Rule {
    code: "not-asked-missing",
    severity: Severity::Error,
    nl: Words {
        message: "de schaal `{scale}` zegt niet wat een niet gestelde vraag telt",
        why: "een vraag met `when` wordt niet aan iedereen gesteld, en de score moet dan toch kloppen",
        help: "zet er `not-asked: zero`, `unknown` of `mean-of-answered 80%` bij",
    },
    en: Words {
        message: "the scale `{scale}` does not say what a question not asked counts for",
        why: "a question with `when` is not asked of everybody, and the score must still be right",
        help: "add `not-asked: zero`, `unknown` or `mean-of-answered 80%`",
    },
};

/// Bands of a scale that has no score.
pub(super) static BANDS_WITHOUT_SCORE: Rule = Rule {
    code: "bands-without-score",
    severity: Severity::Error,
    nl: Words {
        message: "deze schaal heeft `bands`, maar geen `score`",
        why: "zonder score hoort niemand bij een van deze delen",
        help: "zet er een regel `score:` bij",
    },
    en: Words {
        message: "this scale has `bands`, but no `score`",
        why: "without a score nobody belongs to any of these bands",
        help: "add a line `score:`",
    },
};

/// Not one of the rules for what is missing in a score.
pub(super) static UNKNOWN_MISSING: Rule = Rule {
    code: "unknown-missing",
    severity: Severity::Error,
    nl: Words {
        message: "`{written}` zegt niet hoe een open vraag telt",
        why: "een score moet ook kloppen als iemand een vraag overslaat",
        help: "kies `unknown`, `zero` of `mean-of-answered 80%`",
    },
    en: Words {
        message: "`{written}` does not say how an open question counts",
        why: "a score must be right when somebody skips a question, too",
        help: "choose `unknown`, `zero` or `mean-of-answered 80%`",
    },
};

/// Bands that are not in order.
pub(super) static BANDS_NOT_ASCENDING: Rule = Rule {
    code: "bands-not-ascending",
    severity: Severity::Error,
    nl: Words {
        message: "de grens {below} ligt niet boven de grens {before} erboven",
        why: "geen enkele score kan in dit deel uitkomen",
        help: "zet de delen van laag naar hoog",
    },
    en: Words {
        message: "the bound {below} is not above the bound {before} before it",
        why: "no score at all can end up in this band",
        help: "put the bands in order, from low to high",
    },
};

#[cfg(test)]
mod tests {
    use crate::module::tests::told_in;

    const ITEM: &str = "    items:\n      - confirm: i\n        ask: Q\n";

    #[test]
    fn bands_climb_and_end_open() {
        let scale = |bands: &str| told_in(&format!("scales:\n  s:\n{ITEM}    score: i\n    bands:\n{bands}"));
        let right = "      - band: laag\n        below: 1\n      - band: hoog\n        say: Hoog\n";
        assert_eq!(scale(right), Vec::<String>::new());
        assert_eq!(
            scale("      - band: laag\n        below: 4\n      - band: hoog\n        below: 4\n"),
            ["bands-not-ascending: 4", "ladder-without-end: band: hoog"]
        );
        assert_eq!(
            scale("      - band: a\n      - band: a\n"),
            ["duplicate-option: a", "rung-after-end: band: a"]
        );
    }

    #[test]
    fn a_question_with_a_condition_needs_not_asked() {
        let scale = |more: &str| {
            told_in(&format!(
                "scales:\n  s:\n{ITEM}        when: x\n    score: i\n{more}"
            ))
        };
        assert_eq!(scale(""), ["not-asked-missing: s"]);
        assert_eq!(
            scale("    not-asked: mean-of-answered 80%\n"),
            Vec::<String>::new()
        );
        assert_eq!(scale("    not-asked: mean\n"), ["unknown-missing: mean"]);
    }

    #[test]
    fn subscales_have_a_score_and_an_id_of_the_module() {
        assert_eq!(
            told_in(&format!(
                "scales:\n  s:\n{ITEM}    subscales:\n      i:\n        title: Deel\n"
            )),
            ["duplicate-id: i", "missing-key: i"]
        );
    }
}
