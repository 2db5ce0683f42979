//! A problem as hosts see it: words in one language, places in the host's counting.

use serde::{Deserialize, Serialize};

use crate::ground::language::Language;
use crate::ground::problem as found;
use crate::ground::source::{Counting, Source};
use crate::ground::span::Span;

/// Something in a module that could be better: where, how bad, why it matters, what to do.
///
/// Places are told twice: as line and column, both from 1, and as a number of units from the start of the text, so that
/// a host can cut with them. Units are those of the host: code points in Python, UTF-16 code units in JavaScript.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Problem {
    /// The kind of problem; never changes its meaning.
    pub code: String,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// Why it matters; may be empty.
    pub why: String,
    /// What to do; may be empty.
    pub help: String,
    /// Edits that together mend it; none where only an author can know.
    pub fix: Vec<Edit>,
    /// Further places that explain it.
    pub related: Vec<Related>,
    /// A way through the module that shows it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<Example>,
}

/// A way through a module: what `leerpad play --acts` plays again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// In words: the steps it comes to, and what was answered there.
    pub path: String,
    /// The seed, 16 hex digits.
    pub seed: String,
    /// Settings other than the defaults: a text that is a JSON object.
    pub settings: String,
    /// The acts from `start` on: texts, each a JSON object.
    pub acts: Vec<String>,
}

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The module cannot run.
    Error,
    /// Probably not what was meant; the module runs.
    Warning,
    /// Something that could be better.
    Advice,
}

/// A place in one of the texts of a module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The text, by the name it was handed in with; empty where a problem has no text.
    pub path: String,
    /// The line it begins on, from 1.
    pub line: u32,
    /// The column it begins at, from 1.
    pub column: u32,
    /// The line of the place after its last character.
    pub end_line: u32,
    /// The column after its last character.
    pub end_column: u32,
    /// How many units of the text stand before it.
    pub start: u32,
    /// How many units of the text stand before what comes after it.
    pub end: u32,
}

/// A change of a text: what stands at a place becomes this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// What is replaced; an empty place to insert.
    pub place: Place,
    /// What comes there.
    pub text: String,
}

/// A further place with what is to be seen there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Related {
    /// Where.
    pub place: Place,
    /// What is to be seen.
    pub message: String,
}

impl Problem {
    /// A problem that was found, for a host that counts like this. The texts are those that were checked, in order.
    ///
    /// ```
    /// use leerpad::check::{Sources, check};
    /// use leerpad::ground::language::Language;
    /// use leerpad::ground::source::{Counting, Source};
    /// use leerpad::wire::problem::Problem;
    /// let sources = Sources::new(Source::new("m.yaml", "leerpad: 1\ntitle: 😀\nstap: []\n"));
    /// let found = check(&sources).problems;
    /// let unknown = found.iter().find(|problem| problem.rule.code == "unknown-key").unwrap();
    /// let told = Problem::of(unknown, sources.all(), Language::En, Counting::Utf16);
    /// assert_eq!((told.place.line, told.place.column), (3, 1));
    /// assert_eq!((told.place.start, told.place.end), (21, 25));
    /// ```
    #[must_use]
    pub fn of(problem: &found::Problem, sources: &[Source], language: Language, counting: Counting) -> Self {
        let place = |span| Place::of(span, sources, counting);
        Self {
            code: problem.rule.code.to_owned(),
            severity: match problem.rule.severity {
                found::Severity::Error => Severity::Error,
                found::Severity::Warning => Severity::Warning,
                found::Severity::Advice => Severity::Advice,
            },
            place: place(problem.span),
            message: problem.message(language),
            why: problem.why(language),
            help: problem.help(language),
            fix: problem
                .fix
                .iter()
                .map(|edit| Edit {
                    place: place(edit.span),
                    text: edit.text.clone(),
                })
                .collect(),
            related: problem
                .related
                .iter()
                .map(|related| Related {
                    place: place(related.span),
                    message: match language {
                        Language::Nl => related.nl,
                        Language::En => related.en,
                    }
                    .to_owned(),
                })
                .collect(),
            example: problem.example.as_deref().map(|example| Example {
                path: example.path.clone(),
                seed: example.seed.clone(),
                settings: example.settings.clone(),
                acts: example.acts.clone(),
            }),
        }
    }
}

impl Place {
    /// Where a span lies; the start of no text where it lies in none.
    #[must_use]
    pub fn of(span: Span, sources: &[Source], counting: Counting) -> Self {
        let Some(source) = sources.get(usize::from(span.source)) else {
            return Self {
                path: String::new(),
                line: 1,
                column: 1,
                end_line: 1,
                end_column: 1,
                start: 0,
                end: 0,
            };
        };
        let last = span.end.max(span.start);
        let (first, after) = (
            source.position(span.start, counting),
            source.position(last, counting),
        );
        Self {
            path: source.name().to_owned(),
            line: first.line,
            column: first.column,
            end_line: after.line,
            end_column: after.column,
            start: source.units_before(span.start, counting),
            end: source.units_before(last, counting),
        }
    }
}
