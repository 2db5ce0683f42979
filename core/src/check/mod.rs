//! From the texts of a set to a checked module.
//!
//! Reading never fails: what comes out is a module, or problems, or a module with warnings.

pub(crate) mod bits;
pub(crate) mod built;
mod follow;
pub(crate) mod graph;
pub mod language;
pub(crate) mod linear;
mod meant;
pub mod names;
mod narrow;
mod paths;
mod read;
mod resolve;
pub mod rules;
mod sources;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use self::rules::RULES;
pub use self::rules::silence::waiting_places;
pub use self::sources::{Sources, part_path, parts_wanted};

use self::built::{PipeUse, Site, Spot};
use self::read::{ReadSet, Trees};
use crate::ground::limits;
use crate::ground::problem::{Problem, Problems, Severity, sort};
use crate::ground::span::Span;
use crate::module::plan::{Lines, Plan};

/// A checked module: proof that nothing in it is an error. Only [`check`] makes one.
#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    plan: Arc<Plan>,
    lines: Lines,
    sites: Vec<(Site, Span)>,
    pipes: Vec<PipeUse>,
    places: BTreeMap<Spot, Span>,
    open: Vec<Site>,
}

impl Module {
    /// The module as flat tables.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The same, for a program to keep.
    pub(crate) fn shared_plan(&self) -> Arc<Plan> {
        Arc::clone(&self.plan)
    }

    /// Where its things were written.
    #[must_use]
    pub const fn lines(&self) -> &Lines {
        &self.lines
    }

    /// Where its conditions were written. One that stands in a part is there once for each `use` of it.
    pub(crate) fn sites(&self) -> &[(Site, Span)] {
        &self.sites
    }

    /// Where something in it was written, when it stands by itself.
    pub(crate) fn place_of(&self, spot: Spot) -> Option<Span> {
        self.places.get(&spot).copied()
    }

    /// Conditions that cannot be read, and may come out either way: there in drafts alone.
    #[must_use]
    pub fn unread(&self) -> usize {
        self.open.len()
    }

    /// The same, by what they decide.
    pub(crate) fn open_sites(&self) -> &[Site] {
        &self.open
    }

    /// Moves all places to another text, where everything in them was written too.
    fn move_places(&mut self, to: &dyn Fn(Span) -> Span) {
        meant::move_lines(&mut self.lines, to);
        let sites = self.sites.iter_mut().map(|(_, span)| span);
        let pipes = self.pipes.iter_mut().map(|pipe| &mut pipe.span);
        for span in sites.chain(pipes).chain(self.places.values_mut()) {
            *span = to(*span);
        }
    }

    /// The holes in its texts. One that stands in a part is there once for each `use` of it.
    pub(crate) fn pipes(&self) -> &[PipeUse] {
        &self.pipes
    }
}

/// What checking a set of texts gives.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The module; there exactly when no problem is an error.
    pub module: Option<Module>,
    /// In the place of the module when its errors do not keep its paths from being walked: that somebody gets stuck in it, or
    /// reads what is not there, or who may see what; errors that have a fix, which are mended in it; and conditions that cannot be
    /// read. No learner should meet it; its author can see what happens.
    pub draft: Option<Module>,
    /// Whether fixes were made in the draft: what is said of its paths is said of the text with them.
    pub is_mended: bool,
    /// Everything that could be better, sorted by place; at most [`limits::PROBLEMS`], the worst kept.
    pub problems: Vec<Problem>,
}

impl Checked {
    /// The module as its author tries it, or the draft in its place.
    ///
    /// ```
    /// use leerpad::check::{Sources, check};
    /// use leerpad::ground::source::Source;
    /// let text = "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: M\nsteps:\n  - exercise: e\n    items:\n      - number: n\n        \
    ///     ask: Hoeveel?\n        to: 9\n        check:\n          - must: answer > 9\n            say: Klopt dat?\n";
    /// let checked = check(&Sources::new(Source::new("m.yaml", text)));
    /// assert!(checked.module.is_none() && checked.tried().is_some());
    /// ```
    #[must_use]
    pub fn tried(&self) -> Option<&Module> {
        self.module.as_ref().or(self.draft.as_ref())
    }
}

/// Checks a module with its parts. All problems come in one run.
///
/// ```
/// use leerpad::check::{Sources, check};
/// use leerpad::ground::source::Source;
/// let text = "leerpad: 1
/// module: kort
/// version: 1.0.0
/// languages: [nl]
/// title: Kort
/// steps:
///   - step: welkom
///     title: Fijn dat je er bent
///     body: Dit is alles.
/// ";
/// let checked = check(&Sources::new(Source::new("kort.yaml", text)));
/// assert!(checked.problems.is_empty());
/// assert_eq!(checked.module.unwrap().plan().steps.len(), 2);
/// ```
#[must_use]
pub fn check(sources: &Sources) -> Checked {
    let seen = look(sources, false);
    let mut checked = Checked::default();
    let can_be_walked = seen.can_be_walked();
    let is_small = seen.problems.len() <= limits::PROBLEMS;
    let meant = (is_small && !can_be_walked).then(|| meant::meant(sources, &seen));
    if let Some(meant) = meant.flatten() {
        checked.draft = Some(meant.module);
        checked.is_mended = meant.is_mended;
        checked.problems = meant.problems;
    } else {
        let whole = seen.whole.filter(|_| can_be_walked);
        let has_errors = seen
            .problems
            .iter()
            .any(|problem| problem.rule.severity == Severity::Error);
        (checked.module, checked.draft) = if has_errors { (None, whole) } else { (whole, None) };
        checked.is_mended = checked.draft.is_some() && seen.problems.iter().any(is_assumed);
        checked.problems = seen.problems;
        follow::leave_out(sources, &mut checked.problems);
    }
    sort(&mut checked.problems);
    cap(&mut checked.problems);
    checked
}

/// What one look at the texts gives.
struct Looked {
    /// The module with what could be read of it, when there was something to build from.
    whole: Option<Module>,
    /// Conditions that could not be read, with where they stand.
    lost: Vec<(Site, Span)>,
    /// All problems, in no order.
    problems: Vec<Problem>,
    /// A place waits and nothing says, or can be taken to say, where it goes on.
    waits_for_ever: bool,
}

impl Looked {
    fn can_be_walked(&self) -> bool {
        !self.waits_for_ever && self.errors().all(is_walked)
    }

    fn errors(&self) -> impl Iterator<Item = &Problem> {
        let is_error = |problem: &&Problem| problem.rule.severity == Severity::Error;
        self.problems.iter().filter(is_error)
    }
}

/// Looks once, with conditions that cannot be read left out, or open: they come out either way.
fn look(sources: &Sources, is_open: bool) -> Looked {
    let mut problems = Problems::default();
    let trees = Trees::read(sources, &mut problems);
    let set = ReadSet::decode(sources, &trees, &mut problems);
    // Names that were not read any more would only be missed everywhere.
    let built = if problems.is_full() {
        None
    } else {
        resolve::resolve(&set, is_open, &mut problems)
    };
    if let Some(built) = &built {
        rules::run(built, &mut problems);
    }
    rules::read(&trees.all, sources.words(), &mut problems);
    let waits_for_ever = built.as_ref().is_some_and(|built| built.waits_for_ever);
    let lost = built.as_ref().map_or_else(Vec::new, |built| built.lost.clone());
    let whole = built.map(|built| Module {
        sites: built.conditions.iter().map(|one| (one.site, one.span)).collect(),
        plan: Arc::new(built.plan),
        lines: built.lines,
        pipes: built.pipes,
        places: built.places,
        open: if is_open { lost.clone() } else { Vec::new() }
            .into_iter()
            .map(|(site, _)| site)
            .collect(),
    });
    Looked {
        whole,
        lost,
        problems: problems.into_list(),
        waits_for_ever,
    }
}

/// Whether the paths of a module with this error can be walked as they are.
fn is_walked(problem: &Problem) -> bool {
    let code = &problem.rule.code;
    let lacks_words = || {
        let mut words = problem.parameters.iter();
        words.any(|(name, key)| *name == "key" && WORDS.contains(&key.as_str()))
    };
    WALKED.contains(code)
        || READ.contains(code)
        || is_assumed(problem)
        || (*code == "missing-key" && lacks_words())
}

/// Whether something is taken to stand there that is missing: a limit of a week and the next step.
fn is_assumed(problem: &Problem) -> bool {
    problem.rule.code == "waits-without-limit"
}

/// Keys of what somebody reads: without it they come just as far.
const WORDS: &[&str] = &["alt", "ask", "body", "label", "phone", "say", "title"];

/// Errors in what somebody reads, sees or hears: nobody goes another way for it.
const READ: &[&str] = &[
    "bad-image",
    "bad-link",
    "empty-link",
    "empty-pipe",
    "empty-text",
    "former-id-in-use",
    "form-twice",
    "image-without-alt",
    "label-outside",
    "language-tag",
    "language-twice",
    "link-title",
    "media-twice",
    "media-without-file",
    "missing-translation",
    "not-a-link",
    "not-a-phone",
    "not-own-media",
    "part-language",
    "pipe-in-label",
    "pipe-in-link",
    "pipe-in-sentence",
    "pipe-needs-row",
    "pipe-shows-nothing",
    "pipe-without-words",
    "raw-html",
    "text-too-deep",
    "text-too-long",
    "unclosed-brace",
    "undeclared-language",
];

/// Errors of a module that is whole in itself: what they are about can be seen by walking it, or leads nobody another way.
const WALKED: &[&str] = &[
    "answer-to-guide",
    "check-never-met",
    "checks-exclude",
    "contact-without-form",
    "contact-without-guide",
    "never-asked-before",
    "never-measured-before",
    "never-valid",
    "no-way-out",
    "nothing-to-share",
    "private-shared",
    "purpose-twice-over",
    "release-without-guide",
    "share-without-guide",
    "shared-twice",
    "stuck-in-silence",
    "words-without-share",
];

/// Keeps as many problems as there may be, errors before warnings before advice.
fn cap(problems: &mut Vec<Problem>) {
    if problems.len() <= limits::PROBLEMS {
        return;
    }
    // A stable sort: within one severity the order of places stays.
    problems.sort_by_key(|problem| std::cmp::Reverse(problem.rule.severity));
    problems.truncate(limits::PROBLEMS);
    sort(problems);
}
