//! What is read before anybody was asked.

use std::collections::BTreeSet;

use super::options::OPTIONS_FROM_ITSELF;
use super::pipes::of_shown;
use super::unvisited::is_always_met;
use crate::check::built::{Built, Condition, Site, Spot};
use crate::check::graph::{self, Graph, Place};
use crate::check::paths::Paths;
use crate::expr::name::{ItemIx, ScaleIx, StepIx, Symbol, ValueIx};
use crate::expr::reads::{Read, reads};
use crate::expr::typed::{Truth, Typed};
use crate::ground::problem::{Problem, Problems, Rule, Severity, Words};
use crate::ground::span::Span;
use crate::module::plan::{Home, Plan, Recap, StepKind};

/// Read at an item that stands before it, or by itself (semantics 2.6).
pub static READ_BEFORE_ASKED: Rule = Rule {
    code: "read-before-asked",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is hier nog niet gevraagd: die vraag staat niet hoger in dezelfde stap",
        why: "een scherm verandert nooit door wat er lager op staat",
        help: "zet `{name}` hoger in de stap, of in een eerdere stap",
    },
    en: Words {
        message: "`{name}` is not asked yet here: the question does not stand higher up in the same step",
        why: "a screen never changes by what stands lower on it",
        help: "put `{name}` higher up in the step, or into an earlier step",
    },
};

/// Read where no path has asked it.
pub static NEVER_ASKED_BEFORE: Rule = Rule {
    code: "never-asked-before",
    severity: Severity::Error,
    nl: Words {
        message: "`{name}` is hier nog niet bekend: geen enkele weg hiernaartoe komt er eerst langs",
        why: "hier is er dus niets van: geen antwoord of score, 0 keer geweest, niet gedaan",
        help: "zet dit na `{name}`, of lees iets dat wel eerder komt; bedoelde je een andere naam?",
    },
    en: Words {
        message: "`{name}` is not known here yet: no way here passes it first",
        why: "so there is nothing of it here: no answer or score, 0 visits, not done",
        help: "put this after `{name}`, or read something that does come before; was another name meant?",
    },
};

/// Read of a moment at which no path has measured it, though one may have measured it at another.
pub static NEVER_MEASURED_BEFORE: Rule = Rule {
    code: "never-measured-before",
    severity: Severity::Error,
    nl: Words {
        message: "het moment `{moment}` van `{name}` is hier nog niet bekend: geen enkele weg hiernaartoe komt er eerst langs",
        why: "wat er dan gemeten is, blijft hier dus altijd onbekend",
        help: "zet het na de meting op moment `{moment}`, of lees een moment dat wel eerder komt",
    },
    en: Words {
        message: "the moment `{moment}` of `{name}` is not known here yet: no way here passes it first",
        why: "so what is measured then always stays unknown here",
        help: "put it after the measure at `{moment}`, or read a moment that does come before",
    },
};

/// A hole that some path leaves empty.
pub static PIPE_MAY_BE_EMPTY: Rule = Rule {
    code: "pipe-may-be-empty",
    severity: Severity::Warning,
    nl: Words {
        message: "`{name}` is hier soms leeg: niet elke weg komt er eerst langs",
        why: "dan staat er een gat in de zin",
        help: "zeg wat er dan staat, bijvoorbeeld {example}",
    },
    en: Words {
        message: "`{name}` is sometimes empty here: not every way passes it first",
        why: "then there is a hole in the sentence",
        help: "say what stands there then, for example {example}",
    },
};

/// From where something is read.
#[derive(Clone, Copy)]
pub(super) struct View {
    /// The places from which it is looked at (a scale's item: at each of its measures).
    pub(super) place: Place,
    /// The item that reads, in the step of the place.
    pub(super) item: Option<ItemIx>,
    /// It may read its own answer.
    pub(super) is_own: bool,
}

/// What can be known about something read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// It stands lower in the same step.
    Later,
    /// No path asked it.
    Never,
    /// Some path did.
    Sometimes,
    /// Every path did.
    Always,
}

/// The steps whose visits are asked about.
pub(crate) fn watched(built: &Built) -> Vec<StepIx> {
    let mut all = BTreeSet::new();
    let mut note = |list: Vec<Read>| all.extend(list);
    for condition in &built.conditions {
        note(reads(&condition.truth));
    }
    for rung in &built.sums {
        note(reads(rung));
    }
    for pipe in &built.pipes {
        note(of_shown(&pipe.pipe.shows));
    }
    let plan = &built.plan;
    let mut steps = BTreeSet::new();
    for step in &plan.steps {
        if let StepKind::End { summary, .. } | StepKind::Share { offer: summary, .. } = &step.kind {
            for line in summary {
                match line {
                    Recap::Item(item) => all.extend([Read::Answer(crate::expr::scope::whole(*item), None)]),
                    Recap::Scale(scale) => all.extend([Read::Scale(*scale, None)]),
                    Recap::Value(_) => {}
                }
            }
        }
    }
    for read in all {
        match read {
            Read::Step(step) => {
                steps.insert(step);
            }
            Read::Scale(scale, _) => steps.extend(measures(plan, scale, None)),
            _ => {
                if let Some(item) = item_of(read) {
                    match plan.items.get(item.index()).map(|item| item.home) {
                        Some(Home::Step(step)) => {
                            steps.insert(step);
                        }
                        Some(Home::Scale(scale)) => steps.extend(measures(plan, scale, None)),
                        None => {}
                    }
                }
            }
        }
    }
    steps.into_iter().collect()
}

/// The measures of a scale, or those of one moment.
pub(crate) fn measures(plan: &Plan, scale: ScaleIx, moment: Option<Symbol>) -> Vec<StepIx> {
    let Some(known) = plan.scales.get(scale.index()) else {
        return Vec::new();
    };
    let fits = |step: &&StepIx| match plan.steps.get(step.index()).map(|step| &step.kind) {
        Some(StepKind::Measure { moment: own, .. }) => moment.is_none() || *own == moment,
        _ => false,
    };
    known.measures.iter().filter(fits).copied().collect()
}

/// The item that is read, if it is one.
pub(super) const fn item_of(read: Read) -> Option<ItemIx> {
    match read {
        Read::Answer(of, _) | Read::Status(of) => Some(of.item),
        Read::Correct(item) | Read::Attempts(item) | Read::DoneItem(item) => Some(item),
        _ => None,
    }
}

/// Looks at everything that is read.
pub(crate) fn check(built: &Built, graph: &Graph, reached: Vec<bool>, problems: &mut Problems) {
    let paths = Paths::new(&built.plan, graph, reached, &watched(built));
    let work = Work {
        built,
        paths,
        values: value_reads(built),
    };
    // Options that come from themselves are never there; that they are read too early need not be said.
    let told: BTreeSet<Span> = problems
        .iter()
        .filter(|problem| problem.rule.code == OPTIONS_FROM_ITSELF.code)
        .map(|problem| problem.span)
        .collect();
    for condition in &built.conditions {
        if told.contains(&condition.span) {
            continue;
        }
        for read in reads(&condition.truth) {
            work.judge(read, condition, problems);
        }
    }
    for pipe in &built.pipes {
        work.judge_pipe(pipe, problems);
    }
    work.judge_summaries(problems);
}

/// How many reads of values are followed through other values; beyond that nothing is said about them.
const FOLLOWED: usize = 1_000_000;

/// For each value everything that it reads, through other values too; `None` where that is too much to follow.
fn value_reads(built: &Built) -> Vec<Option<Vec<Read>>> {
    let mut all: Vec<Option<Vec<Read>>> = Vec::with_capacity(built.plan.values.len());
    let mut left = FOLLOWED;
    for value in &built.plan.values {
        let mut direct: BTreeSet<Read> = BTreeSet::new();
        for rung in &value.rungs {
            direct.extend(rung.when.iter().flat_map(reads));
            direct.extend(reads(&rung.is));
        }
        let mut found: Option<BTreeSet<Read>> = Some(BTreeSet::new());
        for read in direct {
            match read {
                // Values read earlier ones only.
                Read::Value(inner) => match (all.get(inner.index()).and_then(Option::as_ref), &mut found) {
                    (Some(inner), Some(found)) if inner.len() <= left => {
                        left -= inner.len();
                        found.extend(inner);
                    }
                    _ => found = None,
                },
                read => {
                    if let Some(found) = &mut found {
                        found.insert(read);
                    }
                }
            }
        }
        all.push(found.map(|found| found.into_iter().collect()));
    }
    all
}

pub(super) struct Work<'b> {
    pub(super) built: &'b Built,
    pub(super) paths: Paths<'b>,
    values: Vec<Option<Vec<Read>>>,
}

impl Work<'_> {
    /// From where an item is looked at: its step, or each measure of its scale.
    pub(super) fn at_item(&self, item: ItemIx, is_own: bool) -> Vec<View> {
        let at_step = |step: StepIx| View {
            place: graph::at(step),
            item: Some(item),
            is_own,
        };
        match self.built.plan.items.get(item.index()).map(|item| item.home) {
            Some(Home::Step(step)) => vec![at_step(step)],
            Some(Home::Scale(scale)) => measures(&self.built.plan, scale, None)
                .into_iter()
                .map(at_step)
                .collect(),
            None => Vec::new(),
        }
    }

    fn views(&self, site: Site) -> Vec<View> {
        let plain = |place| View {
            place,
            item: None,
            is_own: false,
        };
        match site {
            Site::Step(step) => vec![plain(graph::at(step))],
            Site::Way(step, _) => vec![plain(graph::after(step))],
            Site::Item(item) | Site::Required(item) | Site::Option(item, _) | Site::Copies(item) => {
                self.at_item(item, false)
            }
            Site::Must(item, _) | Site::Rule(item, _) => self.at_item(item, true),
            // A value is looked at from wherever it is read.
            Site::Rung(..) => Vec::new(),
        }
    }

    /// The best that can be said of a read from one place.
    pub(super) fn asked(&self, read: Read, view: View) -> Asked {
        let steps = match read {
            Read::Scale(scale, moment) => measures(&self.built.plan, scale, moment),
            Read::Step(step) => return self.passed(step, view.place),
            Read::Value(value) => return self.value(value, view),
            _ => {
                let Some(item) = item_of(read) else {
                    return Asked::Always;
                };
                return self.item(item, read, view);
            }
        };
        self.best(&steps, view.place)
    }

    /// The best over some steps of which one is enough.
    fn best(&self, steps: &[StepIx], place: Place) -> Asked {
        if steps.iter().any(|step| self.paths.is_always_after(*step, place)) {
            Asked::Always
        } else if steps.iter().any(|step| self.paths.may_be_after(*step, place)) {
            Asked::Sometimes
        } else {
            Asked::Never
        }
    }

    fn passed(&self, step: StepIx, place: Place) -> Asked {
        let here = graph::step_of(place);
        // `visits` of the step itself counts this visit; a section holds the places in it.
        if self.paths.holds(step, here) || self.paths.is_section(step) || self.paths.may_be_at(step, place) {
            Asked::Always
        } else {
            Asked::Never
        }
    }

    fn item(&self, item: ItemIx, read: Read, view: View) -> Asked {
        let here = graph::step_of(view.place);
        let Some(known) = self.built.plan.items.get(item.index()) else {
            return Asked::Always;
        };
        let moment = match read {
            Read::Answer(_, moment) => moment,
            _ => None,
        };
        let homes = match known.home {
            Home::Step(step) => vec![step],
            Home::Scale(scale) => measures(&self.built.plan, scale, moment),
        };
        if homes.contains(&here) && view.place == graph::at(here) && moment.is_none() {
            let is_later = match view.item {
                Some(reader) if reader == item => !view.is_own,
                Some(reader) => item > reader,
                // The step's own words stand above all its items; an earlier visit may have answered them.
                None => match self.best(&homes, view.place) {
                    Asked::Never => true,
                    asked => return asked,
                },
            };
            if is_later {
                return Asked::Later;
            }
            return Self::shown(known.when.as_ref(), Asked::Always);
        }
        let asked = self.best(&homes, view.place);
        if asked == Asked::Always {
            Self::shown(known.when.as_ref(), asked)
        } else {
            asked
        }
    }

    /// An item that may be hidden is not always asked.
    fn shown(when: Option<&Truth>, asked: Asked) -> Asked {
        match when {
            None | Some(Truth::Constant(true)) => asked,
            Some(_) => Asked::Sometimes,
        }
    }

    /// A value is never known where no rung can be; it stands too low where anything it reads does.
    fn value(&self, value: ValueIx, view: View) -> Asked {
        let (Some(known), Some(all)) = (self.built.plan.values.get(value.index()), self.reads_of(value))
        else {
            return Asked::Sometimes;
        };
        // What is wrong with it is said where it is made up.
        if known.rungs.is_empty() {
            return Asked::Always;
        }
        if all.iter().any(|read| self.asked(*read, view) == Asked::Later) {
            return Asked::Later;
        }
        let can_be_known = known.rungs.iter().any(|rung| {
            let mut list = reads(&rung.is).into_iter().map(|read| self.leaf(read, view));
            match rung.is {
                // One side of `or` is enough.
                Typed::Truth(_) => list.len() == 0 || list.any(|is_known| is_known),
                _ => list.all(|is_known| is_known),
            }
        });
        if can_be_known {
            Asked::Sometimes
        } else {
            Asked::Never
        }
    }

    fn reads_of(&self, value: ValueIx) -> Option<&[Read]> {
        self.values.get(value.index())?.as_deref()
    }

    /// Whether something that a rung reads can be known; of another value one part is enough to say so.
    fn leaf(&self, read: Read, view: View) -> bool {
        match read {
            Read::Value(inner) => self.reads_of(inner).is_none_or(|all| {
                all.is_empty() || all.iter().any(|read| self.asked(*read, view) != Asked::Never)
            }),
            // These are never unknown (semantics 2.3).
            Read::Step(_) | Read::Status(_) | Read::DoneItem(_) | Read::Attempts(_) => true,
            read => self.asked(read, view) != Asked::Never,
        }
    }

    pub(super) fn name(&self, read: Read) -> String {
        let plan = &self.built.plan;
        let name = match read {
            Read::Scale(scale, _) => plan.scales.get(scale.index()).map(|scale| &scale.id),
            Read::Step(step) => plan.steps.get(step.index()).map(|step| &step.id),
            Read::Value(value) => plan.values.get(value.index()).map(|value| &value.id),
            _ => item_of(read)
                .and_then(|item| plan.items.get(item.index()))
                .map(|item| &item.id),
        };
        name.cloned().unwrap_or_default()
    }

    fn judge(&self, read: Read, condition: &Condition, problems: &mut Problems) {
        let views = self.views(condition.site);
        let mut views = views
            .iter()
            .filter(|view| self.paths.is_reached(view.place))
            .peekable();
        if views.peek().is_none() {
            return;
        }
        let views: Vec<View> = views.copied().collect();
        let asked: Vec<Asked> = views.iter().map(|view| self.asked(read, *view)).collect();
        let is_unvisited = |step: StepIx| {
            let mut views = views.iter();
            views.all(|view| self.passed(step, view.place) == Asked::Never)
        };
        // Nobody misses anything then, and that it is always met is said by who walks the paths.
        if matches!(read, Read::Step(_)) && is_always_met(&condition.truth, &is_unvisited) {
            return;
        }
        self.report(read, &asked, self.place(read, condition), problems);
    }

    /// Where a condition names what it reads; in a part the name has no path, and what a value reads has no name there.
    fn place(&self, read: Read, condition: &Condition) -> Span {
        let id = self.name(read);
        let own = id.rsplit('/').next().unwrap_or_default();
        let mut names = condition.names.iter();
        names
            .find(|name| name.value.split('.').any(|word| word == own))
            .map_or(condition.span, |name| name.span)
    }

    pub(super) fn report(&self, read: Read, asked: &[Asked], span: Span, problems: &mut Problems) {
        let problem = if asked.contains(&Asked::Later) {
            Problem::new(&READ_BEFORE_ASKED, span)
        } else if asked.is_empty() || asked.iter().any(|asked| *asked != Asked::Never) {
            return;
        } else if let Read::Answer(_, Some(moment)) | Read::Scale(_, Some(moment)) = read {
            let word = self.built.plan.symbols.get(moment.index());
            Problem::new(&NEVER_MEASURED_BEFORE, span).with("moment", word.map_or("", String::as_str))
        } else {
            Problem::new(&NEVER_ASKED_BEFORE, span)
        };
        problems.push(problem.with("name", self.name(read)));
    }

    /// A summary or offer of what nobody was asked shows nothing.
    fn judge_summaries(&self, problems: &mut Problems) {
        for (index, step) in self.built.plan.steps.iter().enumerate() {
            let (StepKind::End { summary, .. } | StepKind::Share { offer: summary, .. }) = &step.kind else {
                continue;
            };
            let here = StepIx(u32::try_from(index).unwrap_or(u32::MAX));
            let view = View {
                place: graph::at(here),
                item: None,
                is_own: false,
            };
            if !self.paths.is_reached(view.place) {
                continue;
            }
            for (number, line) in summary.iter().enumerate() {
                let read = match line {
                    Recap::Item(item) => Read::Answer(crate::expr::scope::whole(*item), None),
                    Recap::Scale(scale) => Read::Scale(*scale, None),
                    Recap::Value(value) => Read::Value(*value),
                };
                if let Some(span) = self.built.places.get(&Spot::Summary(here, number)) {
                    self.report(read, &[self.asked(read, view)], *span, problems);
                }
            }
        }
    }
}
