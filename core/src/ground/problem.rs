//! A problem: what is wrong in an author's text, where, why it matters and what to do. Data only; drawing is elsewhere.

use super::language::Language;
use super::limits;
use super::span::Span;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something that could be better; nothing breaks.
    Advice,
    /// Probably not what was meant; the module runs.
    Warning,
    /// The module cannot run.
    Error,
}

impl Severity {
    /// `error`, `warning` or `advice`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// The words of a rule in one language. `{name}` stands for a parameter of the problem.
///
/// Style: starts small, no final stop, the author's words in backticks, no names of the machine, no blame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, one short sentence.
    pub message: &'static str,
    /// Why it matters, one short sentence.
    pub why: &'static str,
    /// What to do, one short sentence.
    pub help: &'static str,
}

/// One kind of problem. Each is a `static` beside the check that finds it; `check::rules::ALL` lists them.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name: small letters and hyphens. Never reused for another meaning.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// Dutch.
    pub nl: Words,
    /// English.
    pub en: Words,
}

/// A change of the text that mends a problem: replace `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What comes there.
    pub text: String,
}

/// A further place that explains a problem, with words of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is to be seen there (Dutch, English).
    pub nl: &'static str,
    /// English words.
    pub en: &'static str,
}

/// A way through a module that shows a problem: anybody can play it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The way in words: what is given to begin with, the steps it comes to and what was answered there; of a long way the
    /// beginning and the end.
    pub path: String,
    /// The seed it was played with.
    pub seed: String,
    /// Settings other than the defaults, as a JSON object.
    pub settings: String,
    /// The acts, each a JSON object, from `start` on.
    pub acts: Vec<String>,
}

/// One problem found in an author's text.
///
/// ```
/// use leerpad::ground::language::Language;
/// use leerpad::ground::problem::{Problem, Rule, Severity, Words};
/// use leerpad::ground::span::Span;
/// static RULE: Rule = Rule {
///     code: "unknown-step",
///     severity: Severity::Error,
///     nl: Words { message: "er is geen stap `{name}`", why: "", help: "" },
///     en: Words { message: "there is no step `{name}`", why: "", help: "" },
/// };
/// let problem = Problem::new(&RULE, Span::default()).with("name", "adem");
/// assert_eq!(problem.message(Language::En), "there is no step `adem`");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The kind.
    pub rule: &'static Rule,
    /// The main place.
    pub span: Span,
    /// Further places.
    pub related: Vec<Related>,
    /// What fills `{name}` in the words; what authors wrote, never what learners answered.
    pub parameters: Vec<(&'static str, String)>,
    /// Edits that together mend it and can be applied without asking.
    pub fix: Vec<Edit>,
    /// A way through the module that shows it, where there is one.
    pub example: Option<Box<Example>>,
}

impl Problem {
    /// A problem of this kind at this place.
    #[must_use]
    pub const fn new(rule: &'static Rule, span: Span) -> Self {
        Self {
            rule,
            span,
            related: Vec::new(),
            parameters: Vec::new(),
            fix: Vec::new(),
            example: None,
        }
    }

    /// Adds a way that shows it. Its words fill `{path}`, or else stand behind the message.
    #[must_use]
    pub fn shown_by(mut self, example: Example) -> Self {
        self.parameters.push(("path", example.path.clone()));
        self.example = Some(Box::new(example));
        self
    }

    /// Fills `{name}` in the words. Long values are cut at 80 characters.
    #[must_use]
    // Called in hundreds of places: once for each type of a value is enough.
    #[inline(never)]
    pub fn with(self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.with_cut(name, value.to_string(), 80)
    }

    /// Fills `{name}` with a sentence of the author, on one line and cut at 120 characters.
    #[must_use]
    pub fn with_sentence(self, name: &'static str, sentence: &str) -> Self {
        let words: Vec<&str> = sentence.split_whitespace().collect();
        self.with_cut(name, words.join(" "), 120)
    }

    fn with_cut(mut self, name: &'static str, mut value: String, most: usize) -> Self {
        if value.chars().count() > most {
            value = value.chars().take(most - 1).chain(['…']).collect();
        }
        self.parameters.push((name, value));
        self
    }

    /// Adds an edit to the fix.
    #[must_use]
    pub fn fixed_by(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix.push(Edit {
            span,
            text: text.into(),
        });
        self
    }

    /// Adds a further place with its words.
    #[must_use]
    pub fn see(mut self, span: Span, nl: &'static str, en: &'static str) -> Self {
        self.related.push(Related { span, nl, en });
        self
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let template = self.rule.words(language).message;
        let mut message = self.fill(template);
        // What is known without walking has no way in its words.
        if let Some(example) = self.example.as_ref().filter(|_| !template.contains("{path}")) {
            message.push_str(": ");
            message.push_str(&example.path);
        }
        message
    }

    /// Why it matters.
    #[must_use]
    pub fn why(&self, language: Language) -> String {
        self.fill(self.rule.words(language).why)
    }

    /// What to do.
    #[must_use]
    pub fn help(&self, language: Language) -> String {
        self.fill(self.rule.words(language).help)
    }

    fn fill(&self, template: &str) -> String {
        let mut out = String::with_capacity(template.len() + 32);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let known = after.split_once('}').and_then(|(name, tail)| {
                self.parameters
                    .iter()
                    .find(|(key, _)| *key == name)
                    .map(|(_, value)| (value, tail))
            });
            match known {
                Some((value, tail)) => {
                    out.push_str(value);
                    rest = tail;
                }
                None => {
                    out.push('{');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }
}

impl Rule {
    /// The words in one language.
    #[must_use]
    pub const fn words(&self, language: Language) -> &Words {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// What was found so far: of each severity at most [`limits::PROBLEMS`], so that a file that is wrong everywhere costs
/// no more than one that is wrong in so many places.
///
/// ```
/// use leerpad::ground::limits;
/// use leerpad::ground::problem::{Problem, Problems, Rule, Severity, Words};
/// use leerpad::ground::span::Span;
/// const NONE: Words = Words { message: "", why: "", help: "" };
/// static RULE: Rule = Rule { code: "wrong", severity: Severity::Error, nl: NONE, en: NONE };
/// let mut problems = Problems::default();
/// for _ in 0..limits::PROBLEMS + 1 {
///     problems.push(Problem::new(&RULE, Span::default()));
/// }
/// assert!(problems.has_errors() && problems.is_full());
/// assert_eq!(problems.into_list().len(), limits::PROBLEMS);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Problems {
    kept: Vec<Problem>,
    counts: Counts,
}

/// How many there are of each severity, kept or not.
#[derive(Clone, Debug, Default)]
struct Counts {
    advice: usize,
    warnings: usize,
    errors: usize,
}

impl Counts {
    const fn of(&mut self, severity: Severity) -> &mut usize {
        match severity {
            Severity::Advice => &mut self.advice,
            Severity::Warning => &mut self.warnings,
            Severity::Error => &mut self.errors,
        }
    }
}

impl Problems {
    /// Counts a problem, and keeps it unless there are as many of its severity as are kept.
    pub fn push(&mut self, problem: Problem) {
        let count = self.counts.of(problem.rule.severity);
        *count += 1;
        if *count <= limits::PROBLEMS {
            self.kept.push(problem);
        }
    }

    /// Keeps all of a list, as far as there is room.
    pub fn append(&mut self, list: &mut Vec<Problem>) {
        for problem in list.drain(..) {
            self.push(problem);
        }
    }

    /// Takes back what a further problem says better.
    pub fn take_back(&mut self, is_better_said: impl Fn(&Problem) -> bool) {
        let counts = &mut self.counts;
        self.kept.retain(|problem| {
            let stays = !is_better_said(problem);
            *counts.of(problem.rule.severity) -= usize::from(!stays);
            stays
        });
    }

    /// Whether one of them is an error.
    #[must_use]
    pub const fn has_errors(&self) -> bool {
        self.counts.errors > 0
    }

    /// Whether a further error would not be kept: there is no use in looking for one.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.counts.errors >= limits::PROBLEMS
    }

    /// How many were found, kept or not.
    #[must_use]
    pub const fn count(&self) -> usize {
        self.counts.advice + self.counts.warnings + self.counts.errors
    }

    /// What was kept, in the order in which it was found.
    pub fn iter(&self) -> std::slice::Iter<'_, Problem> {
        self.kept.iter()
    }

    /// The same, as a list.
    #[must_use]
    pub fn into_list(self) -> Vec<Problem> {
        self.kept
    }
}

/// Sorts by place, then code, and drops exact repeats.
pub fn sort(problems: &mut Vec<Problem>) {
    problems.sort_by(|a, b| (a.span, a.rule.code, &a.parameters).cmp(&(b.span, b.rule.code, &b.parameters)));
    problems.dedup();
}
