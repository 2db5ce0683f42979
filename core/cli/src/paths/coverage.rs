//! Which ways through a module the paths walked, and which nobody did.

use std::collections::BTreeSet;

use leerpad::expr::name::{ItemIx, StepIx, Symbol};
use leerpad::ground::language::Language;
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;
use leerpad::module::plan::{Lines, Plan, StepKind};
use leerpad::session::Session;
use leerpad::session::fact::{Fact, How};
use leerpad::session::passage::Passed;

/// Something that a path can walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Walked {
    /// A rung of the ways of a step, or a `go` of a rule, or a step that was there or not.
    Passed(Passed),
    /// A rung of feedback.
    Rule(ItemIx, u32),
    /// A band of a scale.
    Band(u32, Symbol),
    /// A step skipped as a whole.
    Skipped(StepIx),
}

/// What was walked so far.
#[derive(Default)]
pub(super) struct Coverage {
    walked: BTreeSet<Walked>,
    /// The path has not entered its first place yet.
    is_beginning: bool,
}

/// A way that no path walked.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Open {
    /// `file:line`.
    pub(super) place: String,
    /// What it is.
    pub(super) words: String,
}

impl Coverage {
    /// A path begins.
    pub(super) const fn begins(&mut self) {
        self.is_beginning = true;
    }

    /// Notes what an act brought about.
    pub(super) fn note(&mut self, session: &Session, facts: &[Fact]) {
        if std::mem::replace(&mut self.is_beginning, false) {
            self.first_place(session);
        }
        for fact in facts {
            match fact {
                Fact::FeltBack { item, rule, .. } => {
                    self.walked.insert(Walked::Rule(*item, rule.saturating_sub(1)));
                }
                Fact::Scored {
                    scale,
                    band: Some(band),
                    ..
                } => {
                    self.walked.insert(Walked::Band(scale.0, *band));
                }
                Fact::Left { visit, how, to } => {
                    self.enter(session.program().plan(), *to);
                    if *how == How::Skipped {
                        self.walked.insert(Walked::Skipped(visit.step));
                    }
                    self.walked
                        .extend(session.passage(*visit).into_iter().map(Walked::Passed));
                }
                _ => {}
            }
        }
    }

    /// What stands before the first place entered, and was not there, was passed over.
    fn first_place(&mut self, session: &Session) {
        let Some(here) = session.cursor() else { return };
        self.enter(session.program().plan(), here.step);
        for index in 0..here.step.0 {
            let step = StepIx(index);
            if !self.walked.contains(&Walked::Passed(Passed::Into(step))) {
                self.walked.insert(Walked::Passed(Passed::Over(step)));
            }
        }
    }

    /// A place was entered, and with it the sections and parts around it.
    fn enter(&mut self, plan: &Plan, place: StepIx) {
        let mut around = Some(place);
        while let Some(step) = around {
            self.walked.insert(Walked::Passed(Passed::Into(step)));
            let parent = plan.steps.get(step.index()).and_then(|step| step.parent);
            // A section stands before what is in it, so this ends.
            around = parent.filter(|parent| *parent < step);
        }
    }

    fn has(&self, walked: Walked) -> bool {
        self.walked.contains(&walked)
    }

    /// The ways that no path walked, in the order of the files. Each with what it is.
    pub(super) fn open(
        &self,
        plan: &Plan,
        lines: &Lines,
        sources: &[Source],
        language: Language,
    ) -> Vec<Open> {
        let mut list = List {
            plan,
            lines,
            sources,
            language,
            found: Vec::new(),
        };
        for (index, step) in (0..).map(StepIx).zip(&plan.steps) {
            self.of_step(index, step, &mut list);
        }
        for (index, item) in (0..).map(ItemIx).zip(&plan.items) {
            for (number, rule) in (0..).zip(&item.rules) {
                let span = at(lines.rules.get(index.index()), number);
                if !self.has(Walked::Rule(index, number)) {
                    list.rule(span, &item.id, number);
                } else if let Some(go) = rule.go
                    && !self.has(Walked::Passed(Passed::Rule(index, number)))
                {
                    list.rule_way(span, &item.id, go);
                }
            }
        }
        for (index, scale) in (0..).zip(&plan.scales) {
            for (number, band) in (0..).zip(&scale.bands) {
                if !scale.measures.is_empty() && !self.has(Walked::Band(index, band.id)) {
                    let span = at(lines.bands.get(index as usize), number);
                    list.band(span, &scale.id, band.id);
                }
            }
        }
        list.finish()
    }

    fn of_step(&self, index: StepIx, step: &leerpad::module::plan::Step, list: &mut List<'_>) {
        let own = list.lines.steps.get(index.index()).copied();
        let was_there = self.has(Walked::Passed(Passed::Into(index)));
        if step.when.is_some() {
            let span = list
                .lines
                .step_whens
                .get(index.index())
                .copied()
                .flatten()
                .or(own);
            if !was_there {
                list.step(span, &step.id, "is er in geen enkel pad", "is there in no path");
            }
            // The child of a menu that is not there is not passed: it is just not offered.
            if !self.has(Walked::Passed(Passed::Over(index))) && !in_menu(list.plan, step.parent) {
                list.step(span, &step.id, "is er in elk pad", "is there in every path");
            }
        }
        if step.optional && was_there && !self.has(Walked::Skipped(index)) && can_be_skipped(&step.kind) {
            list.step(own, &step.id, "wordt nooit overgeslagen", "is never skipped");
        }
        if let Some(limit) = step.kind.limit()
            && was_there
            && !self.has(Walked::Passed(Passed::Otherwise(index)))
        {
            list.otherwise(own, &step.id, limit.otherwise);
        }
        let is_last = index.index() + 1 == list.plan.steps.len();
        if step.ways.is_empty() {
            if !was_there && step.when.is_none() && !is_last && own.is_some() {
                list.step(own, &step.id, "komt in geen enkel pad voor", "is in no path");
            }
            return;
        }
        for (number, way) in (0..).zip(&step.ways) {
            if !self.has(Walked::Passed(Passed::Way(index, number))) {
                let span = at(list.lines.ways.get(index.index()), number);
                list.way(span, &step.id, way.go, way.when.is_none() && step.ways.len() > 1);
            }
        }
    }
}

fn at(spans: Option<&Vec<Span>>, number: u32) -> Option<Span> {
    spans.and_then(|spans| spans.get(number as usize)).copied()
}

fn in_menu(plan: &Plan, parent: Option<StepIx>) -> bool {
    let parent = parent.and_then(|parent| plan.steps.get(parent.index()));
    matches!(
        parent.map(|parent| &parent.kind),
        Some(StepKind::Section { free: Some(_), .. })
    )
}

const fn can_be_skipped(kind: &StepKind) -> bool {
    !matches!(
        kind,
        StepKind::Section { free: None, .. } | StepKind::Part { .. } | StepKind::End { .. }
    )
}

/// Collects what is open, with its place.
struct List<'a> {
    plan: &'a Plan,
    lines: &'a Lines,
    sources: &'a [Source],
    language: Language,
    found: Vec<(Span, String)>,
}

impl List<'_> {
    fn add(&mut self, span: Option<Span>, nl: String, en: String) {
        let words = if self.language == Language::Nl { nl } else { en };
        self.found.push((span.unwrap_or_default(), words));
    }

    fn id(&self, step: StepIx) -> &str {
        self.plan.steps.get(step.index()).map_or("", |step| &step.id)
    }

    fn step(&mut self, span: Option<Span>, id: &str, nl: &str, en: &str) {
        self.add(span, format!("stap `{id}` {nl}"), format!("step `{id}` {en}"));
    }

    fn way(&mut self, span: Option<Span>, id: &str, go: StepIx, is_last: bool) {
        let go = self.id(go).to_owned();
        let (nl, en) = if is_last {
            (" (de laatste regel)", " (the last line)")
        } else {
            ("", "")
        };
        self.add(
            span,
            format!("de weg van `{id}` naar `{go}`{nl}"),
            format!("the way from `{id}` to `{go}`{en}"),
        );
    }

    fn otherwise(&mut self, span: Option<Span>, id: &str, go: StepIx) {
        let go = self.id(go).to_owned();
        self.add(
            span,
            format!("de weg van `{id}` naar `{go}` als er niemand kwam (`otherwise`)"),
            format!("the way from `{id}` to `{go}` when nobody came (`otherwise`)"),
        );
    }

    fn rule(&mut self, span: Option<Span>, item: &str, number: u32) {
        let number = number + 1;
        self.add(
            span,
            format!("regel {number} van `{item}`"),
            format!("rule {number} of `{item}`"),
        );
    }

    fn rule_way(&mut self, span: Option<Span>, item: &str, go: StepIx) {
        let go = self.id(go).to_owned();
        self.add(
            span,
            format!("de weg van `{item}` naar `{go}`"),
            format!("the way from `{item}` to `{go}`"),
        );
    }

    fn band(&mut self, span: Option<Span>, scale: &str, band: Symbol) {
        let band = self.plan.symbols.get(band.index()).map_or("", String::as_str);
        let (nl, en) = (
            format!("band `{band}` van `{scale}`"),
            format!("band `{band}` of `{scale}`"),
        );
        self.add(span, nl, en);
    }

    fn finish(mut self) -> Vec<Open> {
        self.found.sort();
        self.found.dedup();
        let place = |span: Span| {
            let source = self.sources.get(usize::from(span.source));
            source.map_or_else(String::new, |source| {
                format!("{}:{}", source.name(), source.line_of(span.start))
            })
        };
        self.found
            .iter()
            .map(|(span, words)| Open {
                place: place(*span),
                words: words.clone(),
            })
            .collect()
    }
}
