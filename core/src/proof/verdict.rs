//! The certificate: each property with its verdict, and the problems that follow.

use std::collections::BTreeSet;

use super::findings::{findings, is_known};
use super::rings::games;
use super::runs::{Effort, Runs, THRIFTY};
use super::terrain::Terrain;
use super::walk::Gap;
use crate::check::graph::{Graph, Live};
use crate::check::{Checked, Module, Sources};
use crate::expr::name::{ItemIx, ScaleIx, StepIx};
use crate::expr::range::Verdict as Outcomes;
use crate::ground::problem::{Problem, Severity, sort};
use crate::ground::span::Span;

/// What is proved, refuted or not decided about a module.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Property {
    /// From every situation the learner can come to an end.
    Ends,
    /// Nobody is kept going round by their own answers.
    Leaves,
    /// Every step is visited by somebody.
    Visited,
    /// Every condition is met by somebody and not by everybody, where it stands.
    Conditions,
    /// Every way on is taken by somebody.
    Ways,
    /// Every option, feedback and band is for somebody.
    Outcomes,
    /// What must be answered can be, and some answer meets the checks.
    Answers,
    /// What a text shows of an answer was asked by then, and what is shown once more somebody has.
    Asked,
}

impl Property {
    /// All of them, in the order of a certificate.
    pub const ALL: [Self; 8] = [
        Self::Ends,
        Self::Leaves,
        Self::Visited,
        Self::Conditions,
        Self::Ways,
        Self::Outcomes,
        Self::Answers,
        Self::Asked,
    ];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ends => "ends",
            Self::Leaves => "leaves",
            Self::Visited => "visited",
            Self::Conditions => "conditions",
            Self::Ways => "ways",
            Self::Outcomes => "outcomes",
            Self::Answers => "answers",
            Self::Asked => "asked",
        }
    }
}

/// How a property stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds on every path.
    Proved,
    /// It does not: the problems say where and how.
    Refuted,
    /// Neither: the gaps say why.
    Open,
}

impl Verdict {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Proved => "proved",
            Self::Refuted => "refuted",
            Self::Open => "not-decided",
        }
    }
}

/// A property with its verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ruling {
    /// The property.
    pub property: Property,
    /// How it stands.
    pub verdict: Verdict,
}

/// A question that is neither proved nor refuted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Of which property.
    pub property: Property,
    /// About which place in the text.
    pub span: Span,
    /// Why; nothing when it hangs on what others do.
    pub gaps: Vec<Gap>,
}

/// Something that nobody gets, whatever they answer; or everybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nobody {
    /// Comes to this step.
    Visits(StepIx),
    /// Takes this way on of a step, by its place in the ladder, from 0.
    Takes(StepIx, u32),
    /// Sees this item.
    Sees(ItemIx),
    /// Is offered this option of an item, by its place, from 0.
    IsOffered(ItemIx, u32),
    /// Gets this feedback of an item, by its place, from 0.
    IsTold(ItemIx, u32),
    /// Falls into this band of a scale, by its place, from 0.
    FallsInto(ScaleIx, u32),
    /// Sees the step that this way on of a step names, by its place in the ladder, from 0.
    LedTo(StepIx, u32),
    /// Is shown an answer of theirs at this recall or review.
    Recalls(ItemIx),
    /// Is shown, or offered to share, this line of a summary or offer of a step, by its place, from 0, without having gone back there.
    SumsUp(StepIx, u32),
}

/// What exploring a module showed.
#[derive(Clone, Debug)]
pub struct Proof {
    /// Each property, in the order of [`Property::ALL`].
    pub rulings: Vec<Ruling>,
    /// Situations told apart.
    pub situations: usize,
    /// Acts applied.
    pub acts: u64,
    /// What is not decided, and why.
    pub open: Vec<Open>,
    /// What was refuted, as problems.
    pub problems: Vec<Problem>,
    /// Problems of which walking says more, by code and place: what they fear never happens, or a problem of the proof says how
    /// it does.
    pub relieved: Vec<(&'static str, Span)>,
    /// What nobody gets, each thing once; of a part that is used twice the use that nobody gets it in.
    pub nobody: BTreeSet<Nobody>,
    /// Steps, items and options with a condition that everybody gets who comes where they stand.
    pub everybody: BTreeSet<Nobody>,
    /// Conditions of parts that make no difference here since the `use` of the part sets what they read, and would with something
    /// else set: no property counts them.
    pub bound: BTreeSet<Span>,
}

/// How many acts may be applied.
#[derive(Clone, Copy)]
struct Budget {
    /// To look around with.
    scouting: u64,
    /// To ask with what looking around left open.
    asking: u64,
    /// What looking around took is part of that.
    is_whole: bool,
}

impl Budget {
    /// So many in all.
    const fn of(acts: u64) -> Self {
        Self {
            scouting: acts / 4,
            asking: acts,
            is_whole: true,
        }
    }

    /// For a plain check, so that it stays quick: enough to look around up to the last step, and the fewer to ask with the longer
    /// the module is, for the more each question costs.
    const fn quick(steps: usize) -> Self {
        let scouting = SCOUTED.saturating_mul(steps as u64);
        let asking = match steps {
            0..=60 => 20_000,
            61..=250 => 8_000,
            251..=500 => 4_000,
            _ => 2_000,
        };
        Self {
            scouting: if scouting < LEAST { LEAST } else { scouting },
            asking,
            is_whole: false,
        }
    }
}

/// Acts for each step to look around with, in a plain check: a step with two items that conditions ask about takes about 20.
const SCOUTED: u64 = 24;
/// So many at least.
const LEAST: u64 = 5_000;

/// Checks a module with its parts, and walks its paths as far as that is quick: all problems of
/// [`check`](crate::check::check), and those that only a path shows, each with the path. How far [`check_within`] goes is for the
/// caller to say.
///
/// ```
/// use leerpad::check::Sources;
/// use leerpad::ground::source::Source;
/// let text = "leerpad: 1
/// module: kring
/// version: 1.0.0
/// languages: [nl]
/// title: Kring
/// steps:
///   - exercise: vraag
///     title: Lukt het?
///     items:
///       - choice: lukt
///         ask: Lukt het al?
///         options:
///           ja: Ja
///           nee: Nee
///     next:
///       - when: lukt == ja
///         go: klaar
///       - go: oefenen
///   - step: oefenen
///     title: Nog een keer
///     next: vraag
///   - end: klaar
/// ";
/// let checked = leerpad::proof::check(&Sources::new(Source::new("kring.yaml", text)));
/// let kept = &checked.problems[0];
/// assert_eq!(kept.rule.code, "kept-by-answers");
/// assert!(kept.example.as_ref().unwrap().path.starts_with("vraag (lukt: nee) > oefenen > vraag"));
/// ```
#[must_use]
pub fn check(sources: &Sources) -> Checked {
    within(sources, &Budget::quick).0
}

/// The same with a budget of acts of one's own, and with the certificate; none for a module that cannot be walked, or in which a
/// condition cannot be read.
///
/// ```
/// use leerpad::check::Sources;
/// use leerpad::ground::source::Source;
/// use leerpad::proof::{Verdict, check_within};
/// let text = "leerpad: 1
/// module: kort
/// version: 1.0.0
/// languages: [nl]
/// title: Kort
/// steps:
///   - step: welkom
///     title: Fijn dat je er bent
/// ";
/// let (_, proof) = check_within(&Sources::new(Source::new("kort.yaml", text)), 1_000);
/// assert!(proof.unwrap().rulings.iter().all(|ruling| ruling.verdict == Verdict::Proved));
/// ```
#[must_use]
pub fn check_within(sources: &Sources, budget: u64) -> (Checked, Option<Proof>) {
    within(sources, &|_| Budget::of(budget))
}

fn within(sources: &Sources, budget: &dyn Fn(usize) -> Budget) -> (Checked, Option<Proof>) {
    let mut checked = crate::check::check(sources);
    let Some(module) = checked.tried() else {
        return (checked, None);
    };
    let budget = budget(module.plan().steps.len());
    if budget.asking == 0 {
        return (checked, None);
    }
    let proof = prove_within(module, budget, &checked.problems);
    let is_read = module.unread() == 0;
    let is_relieved = |problem: &Problem| proof.relieved.contains(&(problem.rule.code, problem.span));
    checked.problems.retain(|problem| !is_relieved(problem));
    checked.problems.extend(proof.problems.iter().cloned());
    sort(&mut checked.problems);
    let is_error = |problem: &Problem| problem.rule.severity == Severity::Error;
    if checked.problems.iter().any(is_error) {
        checked.draft = checked.module.take().or(checked.draft);
    }
    (checked, Some(proof).filter(|_| is_read))
}

/// Walks the paths of a module, applying at most so many acts. What is known already is not said again.
///
/// ```
/// use leerpad::check::{Sources, check};
/// use leerpad::ground::source::Source;
/// use leerpad::proof::{Nobody, prove};
/// let text = "leerpad: 1
/// module: kort
/// version: 1.0.0
/// languages: [nl]
/// title: Kort
/// steps:
///   - exercise: vraag
///     items:
///       - scale: cijfer
///         ask: Welk cijfer?
///         from: 0
///         to: 10
///     next:
///       - when: cijfer >= 5
///         go: klaar
///       - when: cijfer >= 8
///         go: klaar
///       - klaar
///   - end: klaar
/// ";
/// let module = check(&Sources::new(Source::new("kort.yaml", text))).module.unwrap();
/// let proof = prove(&module, 10_000, &[]);
/// let vraag = leerpad::program::Program::compile(&module).step("vraag").unwrap();
/// assert!(proof.nobody.contains(&Nobody::Takes(vraag, 1)));
/// ```
#[must_use]
pub fn prove(module: &Module, budget: u64, known: &[Problem]) -> Proof {
    prove_within(module, Budget::of(budget), known)
}

fn prove_within(module: &Module, budget: Budget, known: &[Problem]) -> Proof {
    let live = Live::judge(module.plan(), |_, _| Outcomes::ANY);
    let graph = Graph::new(module.plan(), &live);
    let terrain = Terrain::new(module, &graph, known);
    let mut runs = Runs::new(module, &terrain, budget.asking);
    // What somebody gets is mostly seen by looking around; what nobody seems to get is asked one by one.
    let scouted = runs.scout(budget.scouting);
    if budget.is_whole {
        runs.purse.spent = scouted;
    }
    let mut answers = Answers::default();
    let efforts: &[Effort] = if budget.asking < THRIFTY {
        &[Effort::Fair]
    } else {
        &[Effort::Light, Effort::Fair, Effort::Full]
    };
    for effort in efforts {
        runs.purse.effort = *effort;
        answers = ask_all(&mut runs, known);
        if !answers.open.iter().any(|open| open.gaps.contains(&Gap::Budget)) {
            break;
        }
    }
    super::used::show_uses(module, &mut answers.problems);
    let rulings = Property::ALL.into_iter().map(|property| {
        let verdict = if answers.refuted.contains(&property) || is_known(property, known) {
            Verdict::Refuted
        } else if answers.open.iter().any(|open| open.property == property) {
            Verdict::Open
        } else {
            Verdict::Proved
        };
        Ruling { property, verdict }
    });
    Proof {
        rulings: rulings.collect(),
        situations: runs.situations,
        acts: runs.acts,
        open: answers.open,
        problems: answers.problems,
        relieved: answers.relieved,
        nobody: answers.nobody,
        everybody: answers.everybody,
        bound: answers.bound,
    }
}

/// Every question, as far as the effort goes.
fn ask_all(runs: &mut Runs<'_>, known: &[Problem]) -> Answers {
    let mut answers = Answers::default();
    games(runs, known, &mut answers);
    findings(runs, known, &mut answers);
    // What a condition that cannot be read leads to is no proof that it happens.
    if runs.module.unread() == 0 {
        super::filled::settle(runs, known, &mut answers);
        super::silence::settle(runs, known, &mut answers);
    }
    answers
}

/// What came out so far.
#[derive(Default)]
pub(super) struct Answers {
    pub(super) problems: Vec<Problem>,
    pub(super) refuted: BTreeSet<Property>,
    pub(super) open: Vec<Open>,
    pub(super) relieved: Vec<(&'static str, Span)>,
    pub(super) nobody: BTreeSet<Nobody>,
    pub(super) everybody: BTreeSet<Nobody>,
    /// Conditions that make no difference because of what the `use` of their part sets.
    pub(super) bound: BTreeSet<Span>,
    /// Steps of rings that nobody gets out of: what nobody gets there follows from that.
    pub(super) lost: BTreeSet<StepIx>,
}

impl Answers {
    /// A question about a place that was not decided.
    pub(super) fn leave_open(&mut self, property: Property, span: Span, gaps: &BTreeSet<Gap>) {
        self.open.push(Open {
            property,
            span,
            gaps: gaps.iter().cloned().collect(),
        });
    }
}
