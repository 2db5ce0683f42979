//! Holes in texts: whether anybody is shown one before they were asked what fills it, or without having said it.
//!
//! The rules look at the moves alone, so they fear more than can happen: that a hole shows only on paths that pass its
//! question, or only to who gave an answer there, is for walking to say.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::again::{Shown, once_more};
use super::bare::screens;
use super::leaves::asked;
use super::sites::{Spot, items_of};
use super::targets::Target;
use super::terrain::asking;
use super::verdict::Nobody;
use super::walk::Walk;
use crate::check::Module;
use crate::check::built::{Reader, Site};
use crate::check::graph::{Place, step_of};
use crate::check::rules::early::{PIPE_MAY_BE_EMPTY, measures};
use crate::check::rules::pipes::{PIPE_WHEN_SKIPPED, may_be_nothing, of_shown};
use crate::expr::eval;
use crate::expr::name::{ItemIx, Reference, Set, StepIx, Symbol};
use crate::expr::reads::{Read, reads};
use crate::expr::typed::{Compare, Likeness, Sum, Truth, Typed};
use crate::ground::number::Number;
use crate::ground::problem::{Problem, Rule};
use crate::ground::span::Span;
use crate::module::plan::{Home, Plan, Shows, StepKind};
use crate::session::Session;
use crate::session::act::Act;

/// Why a hole may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fear {
    /// Its question was not asked by then.
    Unasked,
    /// Its question was passed over.
    PassedOver,
    /// Nobody who sees it can have it: there is nothing to show, or always the same in its place.
    Lost,
    /// Nothing stands on a screen for some, whatever they answered.
    Bare,
}

/// A hole that may be empty.
pub(super) struct Hole {
    span: Span,
    fear: Fear,
    /// What fills it, in the words of the module.
    name: String,
    /// What nobody gets where nobody has it.
    nobody: Option<Nobody>,
    /// The steps on whose screen it stands.
    steps: Vec<StepIx>,
    /// The item it stands at, if any.
    item: Option<ItemIx>,
    /// Where it is only said of some answers: the rule they meet, or the check they fail.
    under: Option<Site>,
    /// The steps that ask what fills it.
    pub(super) asking: BTreeSet<StepIx>,
    /// The items among that which are not always shown.
    pub(super) hiding: Vec<ItemIx>,
    /// The items of which it matters that they are answered.
    pub(super) answering: Vec<ItemIx>,
    /// Further conditions that decide whether it is filled.
    pub(super) conditions: Vec<Site>,
    /// Whether it is filled, as far as is feared: each thing that it reads was asked (one of its steps was visited, and there
    /// it was shown), or answered.
    filled: Truth,
}

impl Hole {
    /// A screen on which something stands under some conditions, and nothing else.
    pub(super) fn bare(
        (step, span): (StepIx, Span),
        name: &str,
        conditions: Vec<Site>,
        filled: Truth,
    ) -> Self {
        Self {
            span,
            fear: Fear::Bare,
            name: name.to_owned(),
            nobody: None,
            steps: vec![step],
            item: None,
            under: None,
            asking: BTreeSet::new(),
            hiding: Vec::new(),
            answering: Vec::new(),
            conditions,
            filled,
        }
    }

    /// Where on the screen of a step it stands.
    fn spot(&self, plan: &Plan, step: StepIx) -> Spot {
        let stage = plan.steps.get(step.index()).and_then(|found| {
            let mut items = (0..).zip(items_of(plan, found));
            items.find(|(_, (ix, _))| Some(*ix) == self.item)
        });
        Spot::Stage(step, stage.map_or(0, |(stage, _)| stage))
    }

    /// What is read, and where.
    pub(super) fn reads<'a>(&'a self, plan: &'a Plan) -> impl Iterator<Item = (&'a Truth, Spot)> + 'a {
        self.steps
            .iter()
            .map(|step| (&self.filled, self.spot(plan, *step)))
    }

    /// The steps on whose screen it stands.
    pub(super) fn steps(&self) -> &[StepIx] {
        &self.steps
    }

    /// Where values are shown: what must hold so that they are known, and they.
    pub(super) fn values(&self) -> Option<(&Truth, Vec<Read>)> {
        let mut all = reads(&self.filled);
        all.retain(|read| matches!(read, Read::Value(_)));
        (!all.is_empty()).then_some((&self.filled, all))
    }

    /// Whether it is filled, as far as is feared.
    pub(super) const fn filled(&self) -> &Truth {
        &self.filled
    }

    /// The item it stands at.
    pub(super) const fn item(&self) -> Option<ItemIx> {
        self.item
    }

    /// The item whose answers decide whether it is seen.
    pub(super) fn told_of(&self) -> Option<ItemIx> {
        self.under.and(self.item)
    }

    /// What nobody gets where nobody has it.
    pub(super) const fn nobody(&self) -> Option<Nobody> {
        self.nobody
    }

    /// What fills it, in the words of the module.
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// The holes of a module, in an order of their own.
#[derive(Default)]
pub(super) struct Holes {
    all: Vec<Hole>,
    /// Those of a step itself, and of its items.
    at: BTreeMap<(StepIx, Option<ItemIx>), Vec<usize>>,
    /// By why and where they may be empty: all uses of a text that is written once.
    by_place: BTreeMap<(Fear, Span), Vec<usize>>,
}

impl Holes {
    pub(super) fn get(&self, number: usize) -> Option<&Hole> {
        self.all.get(number)
    }

    pub(super) const fn len(&self) -> usize {
        self.all.len()
    }

    /// Those that may be empty for one reason, by where they were written.
    pub(super) fn of(&self, fear: Fear) -> BTreeMap<Span, Vec<usize>> {
        let all = self.by_place.iter().filter(|((why, _), _)| *why == fear);
        all.map(|((_, span), numbers)| (*span, numbers.clone())).collect()
    }

    /// Whether any stand there.
    pub(super) fn are_at(&self, step: StepIx, item: Option<ItemIx>) -> bool {
        self.at.contains_key(&(step, item))
    }

    fn add(&mut self, hole: Hole) {
        let number = self.all.len();
        for step in &hole.steps {
            self.at.entry((*step, hole.item)).or_default().push(number);
        }
        let place = (hole.fear, hole.span);
        self.by_place.entry(place).or_default().push(number);
        self.all.push(hole);
    }
}

/// The holes of which the rules fear that they may be empty and of which visits and answers say whether they are; and what stands
/// there in vain when nobody has it.
pub(super) fn holes(module: &Module, groups: &[Vec<Place>], known: &[Problem]) -> Holes {
    let feared = |rule: &Rule| -> BTreeSet<Span> { fears(known, rule).map(|problem| problem.span).collect() };
    let (unasked, skipped) = (feared(&PIPE_MAY_BE_EMPTY), feared(&PIPE_WHEN_SKIPPED));
    let rings = groups.iter().filter(|group| group.len() > 1);
    let scene = Scene {
        plan: module.plan(),
        ringed: rings.flatten().map(|place| step_of(*place)).collect(),
    };
    // Of a text that is used twice all uses can be told, or none.
    let mut found: BTreeMap<(Fear, Span), Option<Vec<Hole>>> = BTreeMap::new();
    let mut add = |shown: &Shown<'_>, fear: Fear| {
        let place = found
            .entry((fear, shown.span))
            .or_insert_with(|| Some(Vec::new()));
        match (scene.hole(shown, fear), &mut *place) {
            (Some(hole), Some(holes)) => holes.push(hole),
            _ => *place = None,
        }
    };
    for pipe in module.pipes() {
        let shown = Shown {
            span: pipe.span,
            reader: pipe.reader,
            name: pipe.written.clone(),
            what: Cow::Borrowed(&pipe.pipe.shows),
            nobody: None,
            looks_back: false,
        };
        if pipe.pipe.fallback.is_some() {
            add(&shown, Fear::Lost);
            continue;
        }
        let is_unasked = unasked.contains(&pipe.span);
        if is_unasked {
            add(&shown, Fear::Unasked);
        }
        if is_unasked || skipped.contains(&pipe.span) {
            add(&shown, Fear::PassedOver);
        }
    }
    for shown in once_more(module) {
        add(&shown, Fear::Lost);
        if shown.looks_back {
            add(&shown, Fear::Unasked);
        }
    }
    let mut holes = Holes::default();
    screens(module).into_iter().for_each(|hole| holes.add(hole));
    found
        .into_values()
        .flatten()
        .flatten()
        .for_each(|hole| holes.add(hole));
    holes
}

pub(super) fn fears<'p>(known: &'p [Problem], rule: &Rule) -> impl Iterator<Item = &'p Problem> {
    let code = rule.code;
    known.iter().filter(move |problem| problem.rule.code == code)
}

/// The steps that ask something, and the item with its condition where it is not always shown.
type Asker<'a> = (Vec<StepIx>, Option<(ItemIx, &'a Truth)>);

/// What holes are looked at in.
struct Scene<'a> {
    plan: &'a Plan,
    /// Steps to which one may come back.
    ringed: BTreeSet<StepIx>,
}

impl Scene<'_> {
    fn hole(&self, shown: &Shown<'_>, fear: Fear) -> Option<Hole> {
        let plan = self.plan;
        let (steps, item) = match shown.reader {
            Reader::Step(step) => (vec![step], None),
            Reader::Scale(scale) => (measures(plan, scale, None), None),
            Reader::Item(_) | Reader::Said(_) => {
                let item = shown.reader.item()?;
                match plan.items.get(item.index())?.home {
                    Home::Step(step) => (vec![step], Some(item)),
                    Home::Scale(scale) => (measures(plan, scale, None), Some(item)),
                }
            }
            Reader::Guide(_) | Reader::Everywhere => return None,
        };
        let under = match shown.reader {
            Reader::Said(site) => Some(site),
            _ => None,
        };
        let mut hole = Hole {
            span: shown.span,
            fear,
            name: shown.name.clone(),
            nobody: shown.nobody,
            steps,
            item,
            under,
            asking: BTreeSet::new(),
            hiding: Vec::new(),
            answering: Vec::new(),
            conditions: decides(plan, under),
            filled: Truth::Constant(true),
        };
        let is_value = |read: &Read| matches!(read, Read::Value(_));
        let reads = of_shown(&shown.what);
        let parts = match &*shown.what {
            Shows::Typed(typed) if fear != Fear::Unasked && reads.iter().any(is_value) => {
                let known = known(typed);
                hole.answering.extend(asked(plan, &known));
                let homes = hole.answering.iter().flat_map(|item| asking(plan, *item));
                hole.asking.extend(homes);
                vec![known]
            }
            shows => self.parts((&reads, may_be_nothing(plan, shows)), &mut hole)?,
        };
        let is_nothing = parts.is_empty();
        hole.filled = Truth::All(parts);
        // What is asked on the same screen stands there as soon as it is answered.
        let is_apart = hole.steps.iter().all(|step| !hole.asking.contains(step));
        (is_apart && !is_nothing).then_some(hole)
    }

    /// What must hold of each thing that is read so that it is there.
    fn parts(&self, (reads, may_be_nothing): (&[Read], bool), hole: &mut Hole) -> Option<Vec<Truth>> {
        let mut parts = Vec::new();
        for read in reads {
            let (homes, item) = self.asked_by(*read)?;
            let of = match hole.fear {
                Fear::PassedOver => Some(self.answered_at(*read)?),
                Fear::Lost => self.answered_at(*read),
                Fear::Unasked | Fear::Bare => None,
            };
            match (of, self.reported(*read)) {
                (Some(of), _) => {
                    hole.answering.push(of.item);
                    let is_ticked = may_be_nothing && hole.fear == Fear::PassedOver;
                    parts.push(if is_ticked {
                        ticked(of.item)?
                    } else {
                        Truth::Answered(of)
                    });
                }
                (None, Some(of)) => parts.push(Truth::Answered(of)),
                (None, None) => {
                    let visits = homes.iter().map(|step| visited(*step));
                    parts.push(Truth::Any(visits.collect::<Option<_>>()?));
                    if let Some((item, when)) = item {
                        parts.push(when.clone());
                        hole.hiding.push(item);
                    }
                }
            }
            hole.asking.extend(homes);
        }
        Some(parts)
    }

    /// What an activity reports: it may be left without a result, by a limit or by ticking it off.
    fn reported(&self, read: Read) -> Option<Reference> {
        let Read::Answer(of, _) = read else {
            return None;
        };
        let Home::Step(step) = self.plan.items.get(of.item.index())?.home else {
            return None;
        };
        let kind = &self.plan.steps.get(step.index())?.kind;
        matches!(kind, StepKind::Activity { .. }).then_some(of)
    }

    /// The answer that is shown, where one step asks it.
    fn answered_at(&self, read: Read) -> Option<Reference> {
        let Read::Answer(of, None) = read else {
            return None;
        };
        let is_one = match self.plan.items.get(of.item.index())?.home {
            Home::Step(_) => true,
            Home::Scale(scale) => measures(self.plan, scale, None).len() == 1,
        };
        is_one.then_some(of)
    }

    /// Who asks something; none where it cannot be told afterwards whether they did.
    fn asked_by(&self, read: Read) -> Option<Asker<'_>> {
        match read {
            Read::Answer(of, moment) => self.shown_by(of.item, moment),
            Read::Correct(item) => self.shown_by(item, None),
            Read::Scale(scale, moment) => Some((measures(self.plan, scale, moment), None)),
            _ => None,
        }
    }

    fn shown_by(&self, item: ItemIx, moment: Option<Symbol>) -> Option<Asker<'_>> {
        let found = self.plan.items.get(item.index())?;
        let homes = match found.home {
            Home::Step(step) => vec![step],
            Home::Scale(scale) => measures(self.plan, scale, moment),
        };
        let when = match &found.when {
            None | Some(Truth::Constant(true)) => return Some((homes, None)),
            Some(when) => when,
        };
        // What showed it then still holds when it is read: nobody comes back to what it hangs on.
        let is_lasting = homes.len() == 1 && reads(when).iter().all(|read| self.is_lasting(*read));
        is_lasting.then_some((homes, Some((item, when))))
    }

    fn is_lasting(&self, read: Read) -> bool {
        let item = match read {
            Read::Answer(of, _) | Read::Status(of) => of.item,
            Read::Correct(item) => item,
            Read::Setting(_) => return true,
            _ => return false,
        };
        let home = self.plan.items.get(item.index()).map(|item| item.home);
        matches!(home, Some(Home::Step(step)) if !self.ringed.contains(&step))
    }
}

/// The conditions that decide whether something is said of an answer: those of a ladder down to its rule, or that of a check.
fn decides(plan: &Plan, under: Option<Site>) -> Vec<Site> {
    match under {
        Some(Site::Rule(item, last)) => {
            let rules = plan.items.get(item.index()).map_or(&[][..], |item| &item.rules);
            let asking = rules.iter().enumerate().take(last + 1);
            let asking = asking.filter(|(_, rule)| rule.when.is_some());
            asking.map(|(place, _)| Site::Rule(item, place)).collect()
        }
        under => under.into_iter().collect(),
    }
}

/// Whether what is shown is known: it is what it is.
fn known(typed: &Typed) -> Truth {
    match typed {
        Typed::Truth(truth) => Truth::Any(vec![truth.clone(), Truth::Not(Box::new(truth.clone()))]),
        Typed::Sum(sum) => Truth::Numbers(Compare::Equal, Box::new(sum.clone()), Box::new(sum.clone())),
        Typed::Pick(pick) => Truth::Same(*pick, *pick),
        Typed::Words(words) => Truth::Texts(Likeness::Equal, words.clone(), words.clone()),
        Typed::Day(day) => Truth::Dates(Compare::Equal, *day, *day),
        Typed::Clock(clock) => Truth::Times(Compare::Equal, *clock, *clock),
    }
}

fn visited(step: StepIx) -> Option<Truth> {
    at_least_one(Sum::Visits(step))
}

/// Whether any option was ticked.
fn ticked(item: ItemIx) -> Option<Truth> {
    at_least_one(Sum::Count(Set { item, moment: None }))
}

fn at_least_one(count: Sum) -> Option<Truth> {
    let one = Number::from_millionths(1_000_000)?;
    Some(Truth::Numbers(
        Compare::AtLeast,
        Box::new(count),
        Box::new(Sum::Constant(one)),
    ))
}

impl Walk<'_> {
    /// Which holes on a screen are empty: those of the step itself, or those of one of its items.
    pub(super) fn note_holes(
        &mut self,
        session: &Session,
        (step, item): (StepIx, Option<ItemIx>),
        (node, acts): (u32, &dyn Fn() -> Vec<Act>),
    ) {
        let Some(here) = self.holes.at.get(&(step, item)) else {
            return;
        };
        let Some(view) = session.view() else { return };
        let is_said = |under: Site| is_said(session, self.program.plan(), under);
        for number in here {
            let Some(hole) = self.holes.get(*number) else {
                continue;
            };
            if hole.under.is_some_and(|under| !is_said(under)) {
                continue;
            }
            // Whoever passed questions over knows why there is nothing on a screen.
            let is_filled = match hole.fear {
                Fear::Bare => eval::truth(&hole.filled, &view) != Some(false),
                _ => eval::is_met(&hole.filled, &view),
            };
            self.marks.mark(Target::Hole(*number), is_filled);
            if !is_filled && hole.fear != Fear::Lost && !self.empty.contains_key(number) {
                let acts = if hole.under.is_some() { acts() } else { Vec::new() };
                self.empty.insert(*number, (node, acts));
            }
        }
    }
}

/// Whether something is said of the answer that an item has now.
fn is_said(session: &Session, plan: &Plan, under: Site) -> bool {
    let (Site::Rule(item, place) | Site::Must(item, place)) = under else {
        return false;
    };
    let Some(standing) = session.standing_of(item).filter(|standing| !standing.is_open) else {
        return false;
    };
    if matches!(under, Site::Rule(..)) {
        return usize::from(standing.rule) == place + 1;
    }
    let check = plan
        .items
        .get(item.index())
        .and_then(|item| item.checks.get(place));
    match (check, session.own_view(item)) {
        (Some(check), Some(own)) => eval::truth(&check.must, &own) == Some(false),
        _ => false,
    }
}
