//! From the texts of a set to a checked module.
//!
//! Reading never fails: what comes out is a module, or problems, or a module with warnings.

pub(crate) mod bits;
pub(crate) mod built;
mod follow;
pub(crate) mod graph;
pub mod language;
pub mod names;
mod narrow;
mod paths;
mod read;
mod resolve;
pub mod rules;
mod sources;

use std::collections::BTreeMap;

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
    plan: Plan,
    lines: Lines,
    sites: Vec<(Site, Span)>,
    pipes: Vec<PipeUse>,
    places: BTreeMap<Spot, Span>,
}

impl Module {
    /// The module as flat tables.
    #[must_use]
    pub const fn plan(&self) -> &Plan {
        &self.plan
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

    /// The holes in its texts. One that stands in a part is there once for each `use` of it.
    pub(crate) fn pipes(&self) -> &[PipeUse] {
        &self.pipes
    }
}

/// What checking a set of texts gives.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The module; there exactly when no problem is an error.
    pub module: Option<Module>,
    /// In the place of the module when the only errors are that somebody gets stuck in it, or reads what is not there, or are
    /// about who may see what: it can be walked as it is. No learner should meet it; its author can see what happens.
    pub draft: Option<Module>,
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
    let mut problems = Problems::default();
    let trees = Trees::read(sources, &mut problems);
    let set = ReadSet::decode(sources, &trees, &mut problems);
    // Names that were not read any more would only be missed everywhere.
    let built = if problems.is_full() {
        None
    } else {
        resolve::resolve(&set, &mut problems)
    };
    if let Some(built) = &built {
        rules::run(built, &mut problems);
    }
    rules::read(&trees.all, &mut problems);
    let is_sound = !problems.has_errors();
    let mut problems = problems.into_list();
    let is_error = |problem: &&Problem| problem.rule.severity == Severity::Error;
    let mut errors = problems.iter().filter(is_error);
    let can_be_walked = errors.all(|problem| WALKED.contains(&problem.rule.code));
    follow::leave_out(sources, &mut problems);
    sort(&mut problems);
    cap(&mut problems);
    let whole = built.filter(|_| can_be_walked).map(|built| Module {
        sites: built.conditions.iter().map(|one| (one.site, one.span)).collect(),
        plan: built.plan,
        lines: built.lines,
        pipes: built.pipes,
        places: built.places,
    });
    let (module, draft) = if is_sound { (whole, None) } else { (None, whole) };
    Checked {
        module,
        draft,
        problems,
    }
}

/// Errors of a module that is whole in itself: what they are about can be seen by walking it, or leads nobody another way.
const WALKED: &[&str] = &[
    "answer-to-guide",
    "check-never-met",
    "checks-exclude",
    "contact-without-form",
    "contact-without-guide",
    "never-asked-before",
    "never-valid",
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
