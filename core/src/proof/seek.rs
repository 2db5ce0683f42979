//! Ways to what somebody looks for: the same walking, watched by who says what is worth an example.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::focus::Focus;
use super::runs::{BEAM, Purse, Question};
use super::slice::Slicer;
use super::terrain::Terrain;
use super::walk::{Start, Walk};
use crate::check::Module;
use crate::check::built::Site;
use crate::check::graph::{Graph, Live};
use crate::expr::name::{ItemIx, ScaleIx, StepIx};
use crate::expr::range::Verdict;
use crate::ground::problem::Example;
use crate::program::Program;
use crate::session::Session;
use crate::session::act::{Act, Deed};
use crate::session::fact::Fact;

/// Where something that is looked for stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Near {
    /// At a step: that it is come to or not, left in one of its ways, skipped.
    Step(StepIx),
    /// At an item: its options, what it says to answers, where it sends people.
    Item(ItemIx),
    /// At a scale: its bands.
    Scale(ScaleIx),
}

/// Who looks for something.
pub trait Seeker {
    /// Where what is still looked for stands.
    fn left(&self) -> BTreeSet<Near>;

    /// Looks at an act that was just done and what it brought about: whether that is worth an example.
    fn look(&mut self, session: &Session, act: &Act, facts: &[Fact]) -> bool;
}

/// What came of looking.
#[derive(Clone, Debug, Default)]
pub struct Sought {
    /// An example for each thing that was found worth one.
    pub examples: Vec<Example>,
    /// Where everything was tried: what was not found there, nobody gets.
    pub settled: BTreeSet<Near>,
}

/// Walks a module from its first step for a seeker, within a budget of acts.
///
/// ```
/// use std::collections::BTreeSet;
/// use leerpad::check::{Sources, check};
/// use leerpad::ground::source::Source;
/// use leerpad::proof::{Near, Seeker, seek};
/// use leerpad::session::{Session, act::Act, fact::Fact};
///
/// /// Looks for an end.
/// struct Ends(bool);
///
/// impl Seeker for Ends {
///     fn left(&self) -> BTreeSet<Near> {
///         self.0.then(|| Near::Step(leerpad::expr::name::StepIx(1))).into_iter().collect()
///     }
///     fn look(&mut self, session: &Session, _: &Act, _: &[Fact]) -> bool {
///         session.is_completed() && std::mem::replace(&mut self.0, false)
///     }
/// }
/// let text = "leerpad: 1
/// module: kort
/// version: 1.0.0
/// languages: [nl]
/// title: Kort
/// steps:
///   - step: begin
///     title: Hallo
///   - end: klaar
/// ";
/// let module = check(&Sources::new(Source::new("kort.yaml", text))).module.unwrap();
/// let found = seek(&module, 1_000, &mut Ends(true));
/// assert_eq!(found.examples[0].path, "begin > klaar");
/// ```
#[must_use]
pub fn seek(module: &Module, budget: u64, seeker: &mut dyn Seeker) -> Sought {
    let live = Live::judge(module.plan(), |_, _| Verdict::ANY);
    let graph = Graph::new(module.plan(), &live);
    let terrain = Terrain::new(module, &graph, &[]);
    let program = Arc::new(Program::to_walk(module.shared_plan()));
    let mut slicer = Slicer::new(&terrain, &program);
    // Whoever begins elsewhere is not followed.
    let begins_once = module.plan().steps.iter().all(|step| !step.entry);
    let mut found = Sought::default();
    let mut walk = |question: Question,
                    (beam, share): (Option<usize>, u64),
                    near: Option<Near>,
                    seeker: &mut dyn Seeker|
     -> u64 {
        let focus = Focus::new(&terrain, &question);
        let mut walk = Walk::new(&program, &terrain, &focus, share);
        if let Some(beam) = beam {
            walk.narrow(beam);
        }
        walk.watch = Some(Watch::new(seeker, near));
        walk.run();
        found.examples.extend(walk.examples());
        if walk.gaps.is_empty() && begins_once {
            found.settled.extend(near);
        }
        walk.spent
    };
    let mut purse = Purse::new(budget);
    let items = |left: &BTreeSet<Near>| -> BTreeSet<ItemIx> {
        let item = |near: &Near| match near {
            Near::Item(item) => Some(*item),
            _ => None,
        };
        left.iter().filter_map(item).collect()
    };
    // Most of it is seen by looking around; what is left is looked for one by one.
    let left = seeker.left();
    let question = Question {
        slice: slicer.all(),
        items: items(&left),
        ..Question::default()
    };
    purse.spent += walk(question, (Some(BEAM), budget / 4), None, seeker);
    for near in left {
        // What cannot be walked any more need not be put into words either.
        if purse.is_spent() {
            break;
        }
        if !seeker.left().contains(&near) {
            continue;
        }
        let question = match near {
            Near::Step(step) => {
                let mut slice = slicer.of_step(step);
                let sites = module.sites().iter().map(|(site, _)| *site);
                let own = |site: &Site| match site {
                    Site::Step(of) | Site::Way(of, _) => *of == step,
                    _ => false,
                };
                for site in sites.filter(own) {
                    slice.extend(slicer.of_site(site));
                }
                Question::about(slice)
            }
            Near::Item(item) => Question {
                items: [item].into(),
                ..Question::about(slicer.of_item(item))
            },
            Near::Scale(scale) => {
                let of = module.plan().scales.get(scale.index()).and_then(|scale| scale.of);
                Question {
                    bands: Some(of.unwrap_or(scale)),
                    ..Question::about(slicer.of_scale(scale))
                }
            }
        };
        purse.spent += walk(question, (None, purse.share()), Some(near), seeker);
    }
    found
}

/// A seeker on its way, with what was done at the situation that is looked at.
pub(super) struct Watch<'a> {
    seeker: &'a mut dyn Seeker,
    /// What this walk is for; without it, all that is left.
    near: Option<Near>,
    doing: Vec<Act>,
    /// Situations and what was done there.
    found: Vec<(u32, Vec<Act>)>,
    starts: Vec<Start>,
    begins: bool,
    is_over: bool,
}

impl<'a> Watch<'a> {
    fn new(seeker: &'a mut dyn Seeker, near: Option<Near>) -> Self {
        Self {
            seeker,
            near,
            doing: Vec::new(),
            found: Vec::new(),
            starts: Vec::new(),
            begins: false,
            is_over: false,
        }
    }

    fn saw(&mut self, node: u32, session: &Session, act: &Act, facts: &[Fact]) {
        let is_start = matches!(act.deed, Deed::Start { .. });
        if !is_start {
            self.doing.push(act.clone());
        }
        if !self.seeker.look(session, act, facts) {
            return;
        }
        if is_start {
            self.begins = true;
        } else {
            self.found.push((node, self.doing.clone()));
        }
        let left = self.seeker.left();
        self.is_over = self.near.map_or(left.is_empty(), |near| !left.contains(&near));
    }
}

impl Walk<'_> {
    /// What was done at this situation before the next act.
    pub(super) fn doing(&mut self, acts: &[Act]) {
        if let Some(watch) = &mut self.watch {
            watch.doing.clear();
            watch.doing.extend_from_slice(acts);
        }
    }

    /// The last act is done once more, with another draw.
    pub(super) fn undone(&mut self) {
        if let Some(watch) = &mut self.watch {
            watch.doing.pop();
        }
    }

    /// An act was done.
    pub(super) fn saw(&mut self, session: &Session, act: &Act, facts: &[Fact]) {
        if let Some(watch) = &mut self.watch {
            watch.saw(self.expanding, session, act, facts);
        }
    }

    /// A session began like this.
    pub(super) fn began(&mut self, start: &Start) {
        if let Some(watch) = &mut self.watch
            && std::mem::take(&mut watch.begins)
        {
            watch.starts.push(start.clone());
        }
    }

    /// Whether whoever watches has found all.
    pub(super) fn is_over(&self) -> bool {
        self.watch.as_ref().is_some_and(|watch| watch.is_over)
    }

    /// What whoever watches found worth an example.
    fn examples(&self) -> Vec<Example> {
        let Some(watch) = &self.watch else {
            return Vec::new();
        };
        let starts = watch
            .starts
            .iter()
            .filter_map(|start| self.told((start, start.session.seed()), &[]));
        let found = watch.found.iter();
        starts
            .chain(found.filter_map(|(node, acts)| self.example(*node, acts)))
            .collect()
    }
}
