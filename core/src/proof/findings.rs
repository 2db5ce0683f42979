//! What nobody can get, as problems at the place where it was written.

use std::collections::{BTreeMap, BTreeSet};

use super::freed::sited;
use super::runs::{Question, Runs};
use super::slice::Slicer;
use super::targets::{Seen, Target};
use super::verdict::{Answers, Nobody, Property};
use crate::check::built::Site;
use crate::check::graph::{at, children, step_of};
use crate::check::rules::proven;
use crate::expr::name::{ItemIx, ScaleIx, StepIx};
use crate::ground::problem::{Problem, Severity};
use crate::ground::span::Span;
use crate::program::{PlaceKind, number};

/// Codes of problems that say the same of a place without looking at paths.
const SAID: &[(&str, Property)] = &[
    ("no-way-out", Property::Ends),
    ("stuck-in-silence", Property::Ends),
    ("waits-without-limit", Property::Ends),
    ("unreachable-step", Property::Visited),
    ("condition-never", Property::Conditions),
    ("condition-always", Property::Conditions),
    ("never-true", Property::Conditions),
    ("always-true", Property::Conditions),
    ("every-option", Property::Conditions),
    ("way-never-taken", Property::Ways),
    ("option-never-shown", Property::Outcomes),
    ("band-unreachable", Property::Outcomes),
    ("check-never-met", Property::Answers),
    ("checks-exclude", Property::Answers),
];

/// Codes of problems that say of a whole condition that it is never met.
const RULED_OUT: &[&str] = &["condition-never", "never-true"];

/// Whether a property is refuted by what is known without walking.
pub(super) fn is_known(property: Property, known: &[Problem]) -> bool {
    known
        .iter()
        .any(|problem| SAID.contains(&(problem.rule.code, property)))
}

/// Asks of everything that was written whether it is for somebody.
pub(super) fn findings(runs: &mut Runs<'_>, known: &[Problem], answers: &mut Answers) {
    let worse = known
        .iter()
        .filter(|problem| problem.rule.severity > Severity::Advice);
    let mut asking = Asking {
        known,
        said: worse.map(|problem| problem.span).collect(),
        never: BTreeSet::new(),
        away: BTreeSet::new(),
        runs,
        answers,
    };
    let never = asking.visits();
    asking.conditions();
    asking.steps(&never);
    asking.last_rungs();
    asking.bands();
    asking.items();
    asking.words();
    asking.in_vain();
    asking.landings();
    // What a condition that cannot be read leads to is no proof that it happens.
    if asking.runs.module.unread() == 0 {
        asking.shown_again();
        asking.bare_screens();
    }
}

pub(super) struct Asking<'a, 'b> {
    pub(super) known: &'b [Problem],
    /// What was said without walking.
    pub(super) said: Vec<Span>,
    /// Steps of which it was found that nobody comes there.
    pub(super) never: BTreeSet<StepIx>,
    /// Those of them that nobody comes to because of what the `use` of a part sets.
    pub(super) away: BTreeSet<StepIx>,
    pub(super) runs: &'b mut Runs<'a>,
    pub(super) answers: &'b mut Answers,
}

/// Several uses of one thing that was written once: of a part that is used twice.
pub(super) struct Written<T> {
    pub(super) uses: Vec<T>,
    pub(super) span: Span,
}

pub(super) fn by_span<T>(all: impl Iterator<Item = (T, Span)>) -> Vec<Written<T>> {
    let mut written: BTreeMap<Span, Vec<T>> = BTreeMap::new();
    for (one, span) in all {
        written.entry(span).or_default().push(one);
    }
    written
        .into_iter()
        .map(|(span, uses)| Written { uses, span })
        .collect()
}

impl Asking<'_, '_> {
    pub(super) fn seen(&self, target: Target) -> Seen {
        self.runs.marks.of(target)
    }

    /// What was seen of several things together.
    pub(super) fn seen_of(&self, targets: impl Iterator<Item = Target>) -> Seen {
        targets.fold(Seen::default(), |together, target| together.or(self.seen(target)))
    }

    fn is_visited(&self, step: StepIx) -> bool {
        self.seen(Target::Step(step)).met
    }

    /// Says something, unless something was said of that place already.
    pub(super) fn tell(&mut self, property: Property, problem: Problem) {
        self.answers.refuted.insert(property);
        if !self.is_said(problem.span) {
            self.answers.problems.push(problem);
        }
    }

    /// Whether somebody came to a ladder in which this is a rung.
    pub(super) fn is_ladder_read(&self, rung: Site) -> bool {
        let was_seen = |site: Site| {
            let seen = self.seen(Target::Site(site));
            seen.met || seen.unmet
        };
        match rung {
            Site::Way(step, rung) => (0..rung).any(|above| was_seen(Site::Way(step, above))),
            Site::Rule(item, place) => (0..place).any(|above| was_seen(Site::Rule(item, above))),
            _ => false,
        }
    }

    /// Whether it follows from another problem that nobody gets what a site decides: in a ring that nobody gets out of,
    /// under a rung of which it was said that it is always met, or on the way to a step of which it will be said.
    fn follows(&self, site: Site) -> bool {
        let plan = self.runs.module.plan();
        let is_above_said = |is_above: &dyn Fn(Site) -> bool| {
            let sites = self.runs.module.sites().iter();
            sites
                .filter(|(other, _)| is_above(*other))
                .any(|(_, span)| self.is_said(*span))
        };
        match site {
            Site::Way(step, rung) => {
                // Of a condition that nobody meets it is said there; of a way for all who are left, at the step.
                let goes_nowhere = plan
                    .steps
                    .get(step.index())
                    .and_then(|step| step.ways.get(rung))
                    .is_some_and(|way| way.when.is_none() && self.never.contains(&way.go));
                goes_nowhere
                    || self.answers.lost.contains(&step)
                    || is_above_said(&|other| matches!(other, Site::Way(of, at) if of == step && at < rung))
            }
            Site::Rule(item, _) if self.is_check_said(item) => true,
            Site::Rule(item, place) => {
                is_above_said(&|other| matches!(other, Site::Rule(of, at) if of == item && at < place))
            }
            Site::Step(step) => self.answers.lost.contains(&step),
            _ => false,
        }
    }

    /// Whether exploring with this question in mind left nothing out; else the question stays open.
    pub(super) fn is_settled(&self, run: usize) -> bool {
        self.runs.gaps(run).is_some_and(BTreeSet::is_empty)
    }

    /// The first exploration that left something out, of those that some uses take: of which enough was seen takes none.
    pub(super) fn unsettled<T: Copy>(
        &mut self,
        uses: &[T],
        ask: &mut dyn FnMut(&mut Self, T) -> Option<usize>,
    ) -> Option<usize> {
        let mut first = None;
        for one in uses {
            let run = ask(self, *one);
            first = first.or(run.filter(|run| !self.is_settled(*run)));
        }
        first
    }

    /// A question that exploring did not settle.
    pub(super) fn leave_open(&mut self, property: Property, span: Span, run: usize) {
        if let Some(gaps) = self.runs.gaps(run).cloned() {
            self.answers.leave_open(property, span, &gaps);
        }
    }

    /// Which steps nobody comes to, as they were written.
    fn visits(&mut self) -> Vec<Written<StepIx>> {
        let (module, program) = (self.runs.module, std::sync::Arc::clone(&self.runs.program));
        let plan = module.plan();
        let implicit_end = plan.steps.len().saturating_sub(1);
        let spans = &module.lines().steps;
        let is_written =
            |step: &StepIx| program.index().place(step.0).map(|place| place.kind) != Some(PlaceKind::Return);
        let steps = (0..).map(StepIx).take(implicit_end).filter(is_written);
        let mut never = Vec::new();
        for written in by_span(steps.filter_map(|step| Some((step, *spans.get(step.index())?)))) {
            let Written { uses, span } = &written;
            if span.start == span.end {
                continue;
            }
            let is_met = |asking: &Self| uses.iter().any(|step| asking.is_visited(*step));
            let unsettled = self.unsettled(uses, &mut |asking, step| {
                (!is_met(asking) && !asking.is_closed(step)).then(|| asking.ask_step(step))
            });
            if is_met(self) {
                continue;
            }
            if let Some(run) = unsettled {
                self.leave_open(Property::Visited, *span, run);
            } else {
                self.answers
                    .nobody
                    .extend(uses.iter().map(|step| Nobody::Visits(*step)));
                let is_away = uses.iter().all(|step| self.is_set_away(*step));
                self.never.extend(uses);
                if is_away {
                    self.away.extend(uses);
                } else {
                    self.answers.refuted.insert(Property::Visited);
                    never.push(written);
                }
            }
        }
        never
    }

    /// Says it of the first of those that follow one another, unless its own condition is what is wrong.
    fn steps(&mut self, never: &[Written<StepIx>]) {
        let module = self.runs.module;
        let plan = module.plan();
        let reached = self.runs.terrain.graph.reached();
        for Written { uses, span } in never {
            let follows = uses.iter().all(|step| {
                let Some(found) = plan.steps.get(step.index()) else {
                    return true;
                };
                let is_hidden = self.seen(Target::Site(Site::Step(*step))).unmet;
                let comes_from = self.runs.terrain.graph.to(at(*step));
                let is_behind = !comes_from.is_empty()
                    && comes_from.iter().all(|from| {
                        let from = step_of(*from);
                        self.never.contains(&from) && from != *step
                    });
                let is_unreached = !reached.get(at(*step)).copied().unwrap_or(true);
                let in_lost = found.parent.is_some_and(|parent| self.never.contains(&parent));
                let is_told = !comes_from.is_empty()
                    && comes_from.iter().all(|from| {
                        let from = step_of(*from);
                        self.never.contains(&from)
                            || self.is_way_said(from, *step)
                            || self.is_way_told(from, *step)
                    });
                is_hidden || is_behind || is_unreached || in_lost || is_told
            });
            if !follows && let Some(first) = uses.first() {
                self.never_visited(*first, *span);
            }
        }
    }

    /// Whether a condition is never met, whatever is answered: then nothing need be walked for it.
    fn is_ruled_out(&self, span: Span) -> bool {
        let mut known = self.known.iter();
        known.any(|problem| problem.span == span && RULED_OUT.contains(&problem.rule.code))
    }

    /// Whether a step's own condition is never met. A section may be begun in, and so may a step that says `entry`.
    fn is_closed(&self, step: StepIx) -> bool {
        let module = self.runs.module;
        let found = module.plan().steps.get(step.index());
        let is_plain = found.is_some_and(|step| !step.entry && children(step).is_none());
        let mut sites = module.sites().iter();
        let span = sites
            .find(|(site, _)| *site == Site::Step(step))
            .map(|(_, span)| *span);
        is_plain && span.is_some_and(|span| self.is_ruled_out(span))
    }

    fn ask_step(&mut self, step: StepIx) -> usize {
        self.runs.ask(|slicer| Question::about(slicer.of_step(step)))
    }

    /// An item, answered in every way.
    pub(super) fn ask_item(&mut self, item: ItemIx) -> usize {
        self.runs.ask(|slicer| about_item(slicer, item))
    }

    fn ask_site(&mut self, site: Site) -> usize {
        self.runs.ask(|slicer| about_site(slicer, site))
    }

    fn conditions(&mut self) {
        let module = self.runs.module;
        let sites = module
            .sites()
            .iter()
            .filter(|(site, _)| !matches!(site, Site::Must(..) | Site::Copies(_)));
        for Written { uses, span } in by_span(sites.copied()) {
            let Some(first) = uses.first().copied() else {
                continue;
            };
            // In a ladder that a rung is always met shows in the one below it.
            let in_ladder = matches!(first, Site::Way(..) | Site::Rule(..) | Site::Rung(..));
            let all = |asking: &Self| asking.seen_of(uses.iter().map(|site| Target::Site(*site)));
            let is_clear = |seen: Seen| seen.met && (seen.unmet || in_ladder);
            let property = match first {
                Site::Way(..) => Property::Ways,
                Site::Option(..) | Site::Rule(..) => Property::Outcomes,
                _ => Property::Conditions,
            };
            let unsettled = self.unsettled(&uses, &mut |asking, site| {
                let is_clear = is_clear(all(asking)) || uses.len() == 1 && asking.is_ruled_out(span);
                (!is_clear).then(|| asking.ask_site(site))
            });
            let seen = all(self);
            if is_clear(seen) {
                continue;
            }
            if let Some(run) = unsettled {
                self.leave_open(property, span, run);
                continue;
            }
            // Nobody comes where it is read: that is said of the step.
            if !seen.met && !seen.unmet && !uses.iter().any(|site| self.is_ladder_read(*site)) {
                continue;
            }
            let rule = match (first, seen.met) {
                (Site::Way(..), false) => &proven::WAY_NOT_TAKEN,
                (Site::Option(..), false) => &proven::OPTION_NOT_SHOWN,
                (Site::Rule(..), false) => &proven::FEEDBACK_NOT_GIVEN,
                (Site::Rung(..), false) => &proven::RUNG_NOT_REACHED,
                (_, false) => &proven::NEVER_MET_HERE,
                (_, true) => &proven::ALWAYS_MET_HERE,
            };
            // Who begins inside a section is in it, whatever it asks of those who come from outside.
            let is_begun_in = |one: &Nobody| match one {
                Nobody::Visits(step) => self.is_visited(*step),
                _ => false,
            };
            let named: Vec<Nobody> = uses
                .iter()
                .filter_map(|site| nobody(*site))
                .filter(|one| seen.met || !is_begun_in(one))
                .collect();
            if seen.met {
                self.answers.everybody.extend(named);
            } else {
                self.answers.nobody.extend(named);
            }
            if self.is_bound(&sited(&uses), &is_clear) {
                self.answers.bound.insert(span);
                continue;
            }
            // What everybody meets in a ring that keeps them they would meet outside it too.
            if (!seen.met && self.follows(first)) || self.reads_lost(first) {
                self.answers.refuted.insert(property);
                continue;
            }
            let problem = Problem::new(rule, span);
            let problem = match uses.as_slice() {
                [own] => self.because(*own, problem),
                _ => problem,
            };
            let problem = self.leads_nobody(first, problem);
            self.tell(property, problem);
        }
    }

    /// Ways and feedback without a condition, at the end of a ladder.
    fn last_rungs(&mut self) {
        let module = self.runs.module;
        let (plan, lines) = (module.plan(), module.lines());
        let mut last = Vec::new();
        for (at, step) in (0..).map(StepIx).zip(&plan.steps) {
            if let [.., above, way] = step.ways.as_slice()
                && above.when.is_some()
                && way.when.is_none()
            {
                let rung = step.ways.len() - 1;
                let span = lines.ways.get(at.index()).and_then(|ways| ways.get(rung));
                last.extend(span.map(|span| ((Site::Way(at, rung), Site::Way(at, rung - 1)), *span)));
            }
        }
        for (at, item) in (0..).map(ItemIx).zip(&plan.items) {
            if let [.., above, rule] = item.rules.as_slice()
                && above.when.is_some()
                && rule.when.is_none()
            {
                let place = item.rules.len() - 1;
                let span = lines.rules.get(at.index()).and_then(|rules| rules.get(place));
                last.extend(span.map(|span| ((Site::Rule(at, place), Site::Rule(at, place - 1)), *span)));
            }
        }
        for Written { uses, span } in by_span(last.into_iter()) {
            let is_met = |asking: &Self| uses.iter().any(|(own, _)| asking.seen(Target::Site(*own)).met);
            let is_rule = matches!(uses.first(), Some((Site::Rule(..), _)));
            let (property, rule) = if is_rule {
                (Property::Outcomes, &proven::FEEDBACK_NOT_GIVEN)
            } else {
                (Property::Ways, &proven::WAY_NOT_TAKEN)
            };
            let unsettled = self.unsettled(&uses, &mut |asking, (_, above)| {
                (!is_met(asking)).then(|| asking.ask_site(above))
            });
            if is_met(self) {
                continue;
            }
            if let Some(run) = unsettled {
                self.leave_open(property, span, run);
                continue;
            }
            // Somebody came so far as to read the ladder at all.
            let is_read = uses.iter().any(|(own, _)| self.is_ladder_read(*own));
            let targets: Vec<_> = uses
                .iter()
                .map(|(own, above)| (*above, Target::Site(*own)))
                .collect();
            let is_bound = uses.iter().any(|(own, _)| self.is_set_above(*own))
                && !self.is_so_anyhow(&targets, &|seen| seen.met);
            let follows = is_bound || uses.first().is_some_and(|(own, _)| self.follows(*own));
            if is_read {
                self.answers
                    .nobody
                    .extend(uses.iter().filter_map(|(own, _)| nobody(*own)));
            }
            if is_read && !follows {
                let problem = Problem::new(rule, span);
                let problem = match uses.as_slice() {
                    [(own, _)] => self.taken_above(*own, problem),
                    _ => problem,
                };
                self.tell(property, problem);
            }
        }
    }

    fn bands(&mut self) {
        let module = self.runs.module;
        let plan = module.plan();
        let is_told = |problem: &&Problem| problem.rule.code == "band-unreachable";
        let told: Vec<Problem> = self.known.iter().filter(is_told).cloned().collect();
        for (at, scale) in (0..).map(ScaleIx).zip(&plan.scales) {
            if scale.bands.len() < 2 || scale.score.is_none() {
                continue;
            }
            if !scale.measures.iter().any(|step| self.is_visited(*step)) {
                continue;
            }
            let missing = |asking: &Self| -> Vec<usize> {
                let places = 0..scale.bands.len();
                places
                    .filter(|place| !asking.seen(Target::Band(at, *place)).met)
                    .collect()
            };
            if missing(self).is_empty() {
                continue;
            }
            let run = self.runs.ask(|slicer| Question {
                bands: Some(scale.of.unwrap_or(at)),
                ..Question::about(slicer.of_scale(at))
            });
            for place in missing(self) {
                let lines = module.lines().bands.get(at.index());
                let span = lines
                    .and_then(|bands| bands.get(place))
                    .copied()
                    .unwrap_or_default();
                if !self.is_settled(run) {
                    self.leave_open(Property::Outcomes, span, run);
                    continue;
                }
                let name = scale
                    .bands
                    .get(place)
                    .map(|band| self.runs.program.word(band.id).to_owned());
                self.answers.nobody.insert(Nobody::FallsInto(at, number(place)));
                self.answers.refuted.insert(Property::Outcomes);
                // The same was said where its bound stands.
                let by_name = |problem: &Problem| {
                    problem
                        .parameters
                        .iter()
                        .any(|(_, known)| Some(known) == name.as_ref())
                };
                if told.iter().any(by_name) {
                    continue;
                }
                let problem = Problem::new(&proven::BAND_NOT_REACHED, span);
                let problem = match &name {
                    Some(name) => problem.with("name", name),
                    None => problem,
                };
                self.tell(Property::Outcomes, problem);
            }
        }
    }
}

/// With what bears on a condition.
pub(super) fn about_site(slicer: &mut Slicer<'_>, site: Site) -> Question {
    Question::about(slicer.of_site(site))
}

/// With what bears on an item, answered in every way.
pub(super) fn about_item(slicer: &mut Slicer<'_>, item: ItemIx) -> Question {
    Question {
        items: [item].into(),
        ..Question::about(slicer.of_item(item))
    }
}

/// What nobody gets when a condition is never met.
fn nobody(site: Site) -> Option<Nobody> {
    Some(match site {
        Site::Step(step) => Nobody::Visits(step),
        Site::Way(step, rung) => Nobody::Takes(step, number(rung)),
        Site::Item(item) => Nobody::Sees(item),
        Site::Option(item, place) => Nobody::IsOffered(item, number(place)),
        Site::Rule(item, place) => Nobody::IsTold(item, number(place)),
        Site::Required(_) | Site::Copies(_) | Site::Must(..) | Site::Rung(..) => return None,
    })
}
