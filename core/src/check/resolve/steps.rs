//! Steps, sections, parts and ends into the plan, with their ways on.

use super::conditions::Conditions;
use super::names::{Named, did_you_mean};
use super::output::Output;
use super::recaps::can_recap;
use super::scope::{At, Known};
use super::sharing;
use super::tables::Tables;
use super::texts::{Form, Texts};
use super::waits;
use crate::check::built::{Reader, Site, Spot};
use crate::check::rules::{names, ways};
use crate::expr::name::{ScaleIx, StepIx};
use crate::ground::fold::fold;
use crate::ground::problem::{Problem, Problems};
use crate::module::draft::{Id, NeedDraft, StepDraft, StepKindDraft, WatchDraft, WayDraft};
use crate::module::plan::{Need, Recap, Step, StepKind, Watch, Way};

/// Puts every step into the plan, the implicit ends too.
pub(crate) fn build<'a>(
    known: &Known<'a>,
    conditions: &Conditions,
    texts: &mut Texts<'_, 'a>,
    out: &mut Output,
) {
    out.plan.top.clone_from(&known.expansion.top);
    for index in 0..known.expansion.steps.len() {
        let step = StepIx(u32::try_from(index).unwrap_or(u32::MAX));
        let built = Work {
            known,
            conditions,
            texts: &mut *texts,
            out: &mut *out,
            step,
        }
        .step();
        out.plan.steps.extend(built);
    }
}

/// The step that a way on or feedback may lead to (semantics 5.4); else a problem.
pub(crate) fn target(
    known: &Known<'_>,
    from: StepIx,
    go: &Id<'_>,
    problems: &mut Problems,
) -> Option<StepIx> {
    let instance = known.expansion.instance_of(from)?;
    if go.value.is_empty() {
        return None;
    }
    if go.value == "end" {
        return instance.end;
    }
    let parent = |step: StepIx| {
        known
            .expansion
            .steps
            .get(step.index())
            .and_then(|place| place.parent)
    };
    // Every list around the place from which the way leads, out to the module's or part's own.
    let is_open = |found: StepIx| {
        let list = parent(found);
        let mut around = Some(from);
        while let Some(step) = around {
            if parent(step) == list {
                return true;
            }
            around = parent(step).filter(|above| {
                known
                    .expansion
                    .steps
                    .get(above.index())
                    .is_some_and(|place| place.inside.is_none())
            });
        }
        false
    };
    let Some(found) = instance.step(go.value) else {
        let rule = if instance.names.contains_key(go.value) {
            &ways::GO_TO_NO_STEP
        } else {
            &names::UNKNOWN_STEP
        };
        let near = instance.nearest(
            go.value,
            |named| matches!(named, Named::Step(step) | Named::Part(step) if is_open(step)),
        );
        let problem = Problem::new(rule, go.span).with("name", go.value);
        problems.push(did_you_mean(problem, go.span, near));
        return None;
    };
    if is_open(found) {
        return Some(found);
    }
    let list = parent(found);
    let section = list
        .map(|section| known.expansion.id(section))
        .unwrap_or_default();
    problems.push(
        Problem::new(&ways::GO_INTO_SECTION, go.span)
            .with("name", go.value)
            .with("section", section),
    );
    None
}

/// Words that are watched, folded and each once.
pub(crate) fn watch(drafts: &[&WatchDraft<'_>]) -> Option<Watch> {
    let mut words: Vec<String> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for word in drafts.iter().flat_map(|draft| &draft.words) {
        let folded = fold(word.value);
        if !folded.is_empty() && seen.insert(folded.clone()) {
            words.push(folded);
        }
    }
    (!words.is_empty()).then_some(Watch { words })
}

/// The step that comes behind one. In a free section that is the menu, not the next in the list.
pub(super) fn following(known: &Known<'_>, step: StepIx) -> Option<StepIx> {
    let steps = &known.expansion.steps;
    let place = steps.get(step.index())?;
    let above = place.parent.and_then(|above| steps.get(above.index())?.draft);
    let is_in_menu =
        above.is_some_and(|above| matches!(above.kind, StepKindDraft::Section { free: true, .. }));
    place.following.filter(|_| !is_in_menu)
}

struct Work<'w, 't, 'a> {
    known: &'w Known<'a>,
    conditions: &'w Conditions,
    texts: &'w mut Texts<'t, 'a>,
    out: &'w mut Output,
    step: StepIx,
}

impl<'a> Work<'_, '_, 'a> {
    fn step(&mut self) -> Option<Step> {
        let place = self.known.expansion.steps.get(self.step.index())?;
        let (parent, following) = (place.parent, following(self.known, self.step));
        let (first_item, item_count) = self
            .known
            .tables
            .step_items
            .get(self.step.index())
            .copied()
            .unwrap_or((0, 0));
        let mut step = Step {
            id: self.known.expansion.id(self.step),
            kind: StepKind::End {
                say: None,
                summary: Vec::new(),
            },
            title: None,
            body: None,
            guide: None,
            when: None,
            optional: false,
            entry: false,
            keep: true,
            minutes: None,
            image: None,
            render: serde_json::Value::Null,
            was: Vec::new(),
            parent,
            following,
            ways: Vec::new(),
            first_item,
            item_count,
        };
        match place.draft {
            Some(draft) => self.fill(&mut step, draft, place.instance),
            None => self.lines(None),
        }
        Some(step)
    }

    fn lines(&mut self, draft: Option<&StepDraft<'_>>) {
        let lines = &mut self.out.lines;
        let span = draft.map(|draft| draft.id.span).or_else(|| {
            let parent = self.known.expansion.steps.get(self.step.index())?.parent?;
            self.known
                .expansion
                .steps
                .get(parent.index())?
                .draft
                .map(|draft| draft.id.span)
        });
        lines.steps.push(span.unwrap_or_default());
        lines
            .step_whens
            .push(draft.and_then(|draft| draft.when).map(|when| when.span));
        let next = draft.map_or(&[][..], |draft| draft.next.as_slice());
        lines.ways.push(next.iter().map(|way| way.go.span).collect());
        lines
            .way_whens
            .push(next.iter().map(|way| way.when.map(|when| when.span)).collect());
    }

    fn fill(&mut self, step: &mut Step, draft: &StepDraft<'a>, instance: usize) {
        let at = self.known.at(instance);
        let reader = Reader::Step(self.step);
        self.lines(Some(draft));
        step.kind = self.kind(draft, at);
        let by_guide = Reader::Guide(self.step);
        let title_by = if is_told(&draft.kind) { by_guide } else { reader };
        step.title = self.texts.maybe(draft.title.as_ref(), Form::Line, at, title_by);
        step.body = self.texts.maybe(draft.body.as_ref(), Form::Blocks, at, reader);
        step.guide = self.texts.maybe(draft.guide.as_ref(), Form::Blocks, at, by_guide);
        step.when = self.conditions.truth(Site::Step(self.step));
        step.optional = draft.optional.is_some_and(|optional| optional.value);
        if let Some(entry) = draft.entry.filter(|entry| entry.value) {
            step.entry = true;
            self.out.places.insert(Spot::Entry(self.step), entry.span);
        }
        step.keep = !draft.asks_again.is_some_and(|again| again.value);
        step.minutes = draft.minutes.map(|minutes| minutes.value);
        step.image = draft.image.map(|image| image.value.to_owned());
        step.render = draft
            .render
            .as_ref()
            .map(|render| render.value.clone())
            .unwrap_or_default();
        let prefix = self.known.expansion.instances.get(instance);
        let prefix = prefix.map_or("", |instance| instance.prefix.as_str());
        step.was = draft
            .was
            .iter()
            .map(|was| format!("{prefix}{}", was.value))
            .collect();
        step.ways = self.ways(&draft.next);
    }

    fn ways(&mut self, drafts: &[WayDraft<'a>]) -> Vec<Way> {
        let mut ways = Vec::with_capacity(drafts.len());
        for (number, draft) in drafts.iter().enumerate() {
            let go = target(self.known, self.step, &draft.go, self.texts.problems);
            let when = self.conditions.truth(Site::Way(self.step, number));
            let is_read = when.is_some() == draft.when.is_some();
            self.out.is_walkable &= is_read && go.is_some();
            if let Some(go) = go
                && is_read
            {
                ways.push(Way { when, go });
            }
        }
        ways
    }

    fn kind(&mut self, draft: &StepDraft<'a>, at: At<'_, 'a>) -> StepKind {
        let place = self.known.expansion.steps.get(self.step.index());
        let children = || place.map(|place| place.children.clone()).unwrap_or_default();
        match &draft.kind {
            StepKindDraft::Step { .. } => StepKind::Step,
            StepKindDraft::Exercise { .. } => StepKind::Exercise,
            StepKindDraft::Reflection { watch: words, .. } => StepKind::Reflection {
                watch: words.as_ref().and_then(|words| watch(&[words])),
            },
            StepKindDraft::Measure { scale, moment } => {
                let instance = self.known.expansion.instances.get(at.instance);
                let named = scale.and_then(|scale| Some(instance?.names.get(scale.value)?.named));
                let found = match named {
                    Some(Named::Scale(scale)) => Some(main_scale(&self.known.tables, scale)),
                    _ => None,
                };
                match found {
                    Some(scale) => StepKind::Measure {
                        scale,
                        moment: moment.and_then(|moment| self.known.symbols.find(moment.value)),
                    },
                    None => StepKind::Exercise,
                }
            }
            StepKindDraft::Section { free, need, .. } => {
                if let Some(need) = need {
                    self.out.places.insert(Spot::Need(self.step), need.span);
                }
                let need = match need.map(|need| need.value) {
                    None | Some(NeedDraft::All) => Need::All,
                    Some(NeedDraft::Some(count)) => Need::Some(count),
                };
                StepKind::Section {
                    children: children(),
                    free: free.then_some(need),
                }
            }
            draft @ (StepKindDraft::Wait { .. }
            | StepKindDraft::Contact { .. }
            | StepKindDraft::Activity { .. }) => {
                let kind = waits::kind(draft, self.known, self.step, self.texts.problems, self.out);
                kind.unwrap_or(StepKind::Step)
            }
            StepKindDraft::Use { .. } => StepKind::Part { children: children() },
            StepKindDraft::End { say, summary } => StepKind::End {
                say: self
                    .texts
                    .maybe(say.as_ref(), Form::Blocks, at, Reader::Step(self.step)),
                summary: self.summary(summary, at),
            },
            StepKindDraft::Share { purpose, offer } => self.share(purpose.as_ref(), offer, at),
        }
    }

    fn share(&mut self, purpose: Option<&Id<'a>>, offer: &[Id<'a>], at: At<'_, 'a>) -> StepKind {
        let problems = &mut *self.texts.problems;
        let found = purpose.and_then(|named| sharing::purpose(self.known, at.instance, named, problems));
        let offers = sharing::offers(self.known, at.instance, offer, problems);
        let mut list = Vec::with_capacity(offers.len());
        for (number, (recap, span)) in offers.into_iter().enumerate() {
            self.out.places.insert(Spot::Summary(self.step, number), span);
            list.push(recap);
        }
        let Some(index) = found else {
            return StepKind::Step;
        };
        if let Some(purpose) = purpose {
            self.out.places.insert(Spot::Shared(self.step), purpose.span);
        }
        StepKind::Share {
            purpose: index,
            offer: list,
        }
    }

    fn summary(&mut self, drafts: &[Id<'a>], at: At<'_, 'a>) -> Vec<Recap> {
        let Some(instance) = self.known.expansion.instances.get(at.instance) else {
            return Vec::new();
        };
        let mut lines = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let found = self.known.recap(instance, draft.value);
            match found {
                Some(line) => {
                    self.out
                        .places
                        .insert(Spot::Summary(self.step, lines.len()), draft.span);
                    lines.push(line);
                }
                None => {
                    let near = instance.nearest(draft.value, can_recap);
                    let problem =
                        Problem::new(&names::UNKNOWN_IN_SUMMARY, draft.span).with("name", draft.value);
                    self.texts.problems.push(did_you_mean(problem, draft.span, near));
                }
            }
        }
        lines
    }
}

/// Whether the guide sees the title of a step of this kind.
const fn is_told(kind: &StepKindDraft<'_>) -> bool {
    matches!(
        kind,
        StepKindDraft::Share { .. } | StepKindDraft::Contact { .. } | StepKindDraft::Wait { .. }
    )
}

/// The scale that a measure of a subscale measures.
fn main_scale(tables: &Tables<'_>, scale: ScaleIx) -> ScaleIx {
    tables
        .scales
        .get(scale.index())
        .and_then(|place| place.of)
        .unwrap_or(scale)
}
