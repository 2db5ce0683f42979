//! The module itself: its own keys, and the way from tree to draft.

use super::about::{BLEND_KEY, HELP_KEY, LANGUAGE_CHECK_KEY, WATCH_KEY};
use super::braces::Braces;
use super::draft::ModuleDraft;
use super::given::{CHANCES, FACTS, SETTINGS};
use super::keys::{Key, Of, Position};
use super::ladders::VALUES;
use super::names::Names;
use super::options::SETS;
use super::privacy::PRIVACY_KEY;
use super::reader::{Map, Reader};
use super::scales::SCALES;
use super::steps::STEPS;
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::ground::source::Source;
use crate::ground::span::Spanned;
use crate::syntax::tree::{Entry, Node, Style};

static LEERPAD: Key = Key::new(
    "leerpad",
    Of::One(&["1"]),
    "De versie van het bestand; altijd 1.",
    "The version of the format; always 1.",
)
.must();
static MODULE_ID: Key = Key::new(
    "module",
    Of::Id,
    "De naam van de module; die verandert nooit.",
    "The name of the module; it never changes.",
)
.must();
static VERSION: Key = Key::new("version", Of::Word, "Bijvoorbeeld 1.0.0.", "For example 1.0.0.").must();
static LANGUAGES: Key = Key::new(
    "languages",
    Of::List(&Of::Word),
    "De talen; in de eerste is geschreven.",
    "The languages; the first is the one it was written in.",
)
.must();
static TITLE: Key = Key::new(
    "title",
    Of::Text,
    "Hoe de module heet.",
    "What the module is called.",
)
.must();
static SUMMARY: Key = Key::new(
    "summary",
    Of::Text,
    "Waar het over gaat, in een of twee zinnen.",
    "What it is about, in a sentence or two.",
);
static GOALS: Key = Key::new(
    "goals",
    Of::List(&Of::Text),
    "Wat iemand daarna kan.",
    "What a person can do afterwards.",
);
static MINUTES: Key = Key::new(
    "minutes",
    Of::Whole,
    "Hoeveel minuten het duurt.",
    "How many minutes it takes.",
);
static AUDIENCE: Key = Key::new("audience", Of::Text, "Voor wie het is.", "For whom it is.");
static THEMES: Key = Key::new(
    "themes",
    Of::List(&Of::Word),
    "Woorden om de module mee te vinden.",
    "Words to find the module by.",
);
static AUTHORS: Key = Key::new(
    "authors",
    Of::List(&Of::Word),
    "Wie de module maakte.",
    "Who made the module.",
);
static LICENCE: Key = Key::new(
    "licence",
    Of::Word,
    "Wat anderen ermee mogen, zoals CC-BY-4.0.",
    "What others may do with it, such as CC-BY-4.0.",
);
static IMAGE: Key = Key::new(
    "image",
    Of::Path,
    "Een plaatje van de module zelf.",
    "A picture of the module's own.",
);
static STEPS_KEY: Key = Key::new(
    "steps",
    Of::Entries(&STEPS),
    "De stappen, in hun volgorde.",
    "The steps, in their order.",
)
.must();

/// The module.
pub(super) static MODULE: Position = Position {
    name: "module",
    keys: &[
        &LEERPAD,
        &MODULE_ID,
        &VERSION,
        &LANGUAGES,
        &TITLE,
        &SUMMARY,
        &GOALS,
        &MINUTES,
        &AUDIENCE,
        &THEMES,
        &AUTHORS,
        &LICENCE,
        &IMAGE,
        &BLEND_KEY,
        &HELP_KEY,
        &PRIVACY_KEY,
        &SETS,
        &SETTINGS,
        &FACTS,
        &CHANCES,
        &SCALES,
        &VALUES,
        &WATCH_KEY,
        &LANGUAGE_CHECK_KEY,
        &STEPS_KEY,
    ],
    nl: "Een module voor leerpad.",
    en: "A module for leerpad.",
};

/// Reads a tree as a module: what can be read, and everything that is wrong with its keys, types, ids and shapes.
///
/// Names are not looked up (but option sets), conditions and Markdown not parsed.
#[must_use]
pub fn decode<'a>(tree: &'a Node, source: &Source) -> (ModuleDraft<'a>, Vec<Problem>) {
    let mut reader = Reader {
        source,
        languages: vec![Spanned::new("nl", tree.span.at_start())],
        sets: std::collections::BTreeMap::new(),
        comparisons: 0,
        names: Names::default(),
        braces: Braces::of(tree),
        problems: Problems::default(),
    };
    let draft = reader.module(tree);
    reader.judge_former();
    (draft, reader.problems.into_list())
}

impl<'a> Reader<'a, '_> {
    fn module(&mut self, tree: &'a Node) -> ModuleDraft<'a> {
        let mut draft = ModuleDraft {
            span: tree.span,
            languages: self.languages.clone(),
            ..ModuleDraft::default()
        };
        if tree.scalar().is_some_and(|scalar| scalar.style == Style::Absent) {
            self.problems.push(Problem::new(&EMPTY_FILE, tree.span));
            return draft;
        }
        let first = tree.entries().and_then(<[Entry]>::first);
        let head = first.map_or(tree.span.at_start(), |entry| entry.key.span);
        let Some(map) = self.open(tree, &MODULE, head) else {
            return draft;
        };
        self.format(&map);
        self.read_languages(&map, &LANGUAGES);
        draft.languages.clone_from(&self.languages);
        draft.id = self.word(&map, &MODULE_ID);
        if let Some(id) = &draft.id {
            self.shape(id);
        }
        draft.version = self.word(&map, &VERSION);
        draft.title = self.text(&map, &TITLE);
        draft.summary = self.text(&map, &SUMMARY);
        draft.goals = self.texts(&map, &GOALS);
        draft.minutes = self.whole(&map, &MINUTES);
        draft.audience = self.text(&map, &AUDIENCE);
        draft.themes = self.words(&map, &THEMES);
        draft.authors = self.words(&map, &AUTHORS);
        draft.licence = self.word(&map, &LICENCE);
        draft.image = self.path(&map, &IMAGE);
        draft.blend = self.blend(&map);
        draft.help = self.help(&map);
        draft.privacy = self.privacy(&map);
        draft.option_sets = self.option_sets(&map);
        draft.settings = self.settings(&map);
        draft.facts = self.facts(&map);
        draft.chances = self.chances(&map);
        draft.scales = self.scales(&map);
        draft.values = self.values(&map);
        draft.watch = self.watch(&map);
        draft.language_check = self.language_check(&map);
        draft.steps = self.steps(&map, &STEPS_KEY);
        draft
    }

    fn format(&mut self, map: &Map<'a>) {
        if let Some(format) = self.word(map, &LEERPAD)
            && format.value != "1"
        {
            self.problems.push(
                Problem::new(&OTHER_FORMAT, format.span)
                    .with("written", format.value)
                    .fixed_by(format.span, "1"),
            );
        }
    }
}

/// A file with nothing in it.
pub(super) static EMPTY_FILE: Rule = Rule {
    code: "empty-file",
    severity: Severity::Error,
    nl: Words {
        message: "dit bestand is nog leeg",
        why: "er is nog geen module om te bekijken",
        help: "begin met de regel `leerpad: 1`",
    },
    en: Words {
        message: "this file is still empty",
        why: "there is no module to look at yet",
        help: "begin with the line `leerpad: 1`",
    },
};

/// A version of the format that there is not.
pub(super) static OTHER_FORMAT: Rule = Rule {
    code: "other-format",
    severity: Severity::Error,
    nl: Words {
        message: "`leerpad: {written}` kennen we niet",
        why: "dit getal zegt hoe het bestand gelezen moet worden; het is niet de versie van je module",
        help: "schrijf `leerpad: 1`, en de versie van je module bij `version`",
    },
    en: Words {
        message: "`leerpad: {written}` is not known",
        why: "this number says how the file is to be read; it is not the version of your module",
        help: "write `leerpad: 1`, and the version of your module at `version`",
    },
};

#[cfg(test)]
mod tests {
    use crate::ground::language::Language;
    use crate::module::tests::{HEAD, STEPS, read, told};

    #[test]
    fn a_module_says_what_it_is() {
        assert_eq!(told(""), ["empty-file: "]);
        let missing = ["leerpad", "module", "version", "languages", "title", "steps"];
        read("summary: Iets\n", |_, _, problems| {
            let names: Vec<_> = problems
                .iter()
                .map(|problem| problem.parameters[0].1.as_str())
                .collect();
            assert_eq!(names, missing);
            assert_eq!(
                problems[0].message(Language::Nl),
                "`leerpad` ontbreekt bij `proef.yaml`"
            );
        });
    }

    #[test]
    fn another_format_and_a_list_are_told() {
        assert_eq!(
            told(&format!("{HEAD}{STEPS}").replace("leerpad: 1", "leerpad: 1.0")),
            ["other-format: 1.0"]
        );
        assert_eq!(told("- a\n"), ["needs-map: - a"]);
    }
}
