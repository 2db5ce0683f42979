//! Which ways through a module the paths walked, and which nobody did.

use std::collections::BTreeSet;

use leerpad::expr::name::{ItemIx, ScaleIx, StepIx, Symbol};
use leerpad::ground::language::Language;
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;
use leerpad::module::plan::{Fits, Item, ItemKind, Lines, Plan, StepKind};
use leerpad::proof::Near;
use leerpad::session::Session;
use leerpad::session::act::{Act, Deed, Named};
use leerpad::session::fact::{Fact, How};
use leerpad::session::passage::Passed;
use leerpad::session::value::{Answer, Filling};

use super::screen;

/// Something that a path can walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Walked {
    /// A rung of the ways of a step, or a `go` of a rule, or a step that was there or not.
    Passed(Passed),
    /// A rung of feedback.
    Rule(ItemIx, u32),
    /// A band of a scale.
    Band(u32, Symbol),
    /// A step skipped as a whole.
    Skipped(StepIx),
    /// An option chosen, of whatever row; with the place of the question in an entry, or of the gap in a sentence.
    Option(ItemIx, u32, Symbol),
    /// A check that an answer did not meet, so that it said something.
    Check(ItemIx, u32),
}

impl Walked {
    /// Where the proof looks for it.
    pub(super) const fn near(self) -> Near {
        match self {
            Self::Passed(Passed::Rule(item, _))
            | Self::Rule(item, _)
            | Self::Option(item, ..)
            | Self::Check(item, _) => Near::Item(item),
            Self::Passed(
                Passed::Into(step)
                | Passed::Over(step)
                | Passed::Empty(step)
                | Passed::Way(step, _)
                | Passed::Otherwise(step),
            )
            | Self::Skipped(step) => Near::Step(step),
            Self::Band(scale, _) => Near::Scale(ScaleIx(scale)),
        }
    }
}

/// What kind of thing a path can walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Steps, and ways from one to another.
    Way,
    /// Bands of scales.
    Band,
    /// Options of items.
    Option,
    /// What an item says about an answer.
    Feedback,
}

/// What was walked so far.
#[derive(Clone, Default)]
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
    /// What a path that walks it can be called.
    pub(super) name: String,
    /// What has to be walked.
    pub(super) target: Walked,
}

/// How much of a module is walked.
#[derive(Debug, Default)]
pub(super) struct Measure {
    /// What no path walked, in the order of the files.
    pub(super) open: Vec<Open>,
    /// How many things of each kind there are.
    pub(super) all: [usize; 4],
    /// How many of them no path walked.
    pub(super) left: [usize; 4],
}

impl Coverage {
    /// A path begins.
    pub(super) const fn begins(&mut self) {
        self.is_beginning = true;
    }

    /// What was walked.
    pub(super) const fn walked(&self) -> &BTreeSet<Walked> {
        &self.walked
    }

    /// Notes what an act brought about.
    pub(super) fn note(&mut self, session: &Session, act: &Act, facts: &[Fact]) {
        if let Deed::Answer {
            item: Named::Known(item),
            value: Ok(answer),
            ..
        } = &act.deed
        {
            self.answered(session, *item, answer);
        }
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

    /// The options of an answer, and the checks that it does not meet.
    fn answered(&mut self, session: &Session, item: ItemIx, answer: &Answer) {
        let mut chose = |place: u32, answer: &Answer| {
            let options = match answer {
                Answer::Option(option) => vec![*option],
                Answer::Options(options) => options.to_vec(),
                Answer::Rows(rows) => rows.iter().flatten().copied().collect(),
                _ => Vec::new(),
            };
            let walked = options
                .into_iter()
                .map(|option| Walked::Option(item, place, option));
            self.walked.extend(walked);
        };
        match answer {
            Answer::Entry(entry) => each(entry, &mut chose),
            Answer::Entries(entries) => entries.iter().for_each(|entry| each(entry, &mut chose)),
            Answer::Gaps(gaps) => {
                for (place, filling) in (0..).zip(gaps) {
                    if let Some(Filling::Option(option)) = filling {
                        chose(place, &Answer::Option(*option));
                    }
                }
            }
            answer => chose(0, answer),
        }
        let found = session.program().plan().items.get(item.index());
        if let Some(found) = found.filter(|found| !found.checks.is_empty()) {
            for number in screen::failing(session, &found.id) {
                self.walked.insert(Walked::Check(item, number.saturating_sub(1)));
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

    /// What the paths walked and what not. Options and checks are told when `whole` is asked for: a path for each of them
    /// is more than most authors write.
    pub(super) fn measure(
        &self,
        plan: &Plan,
        lines: &Lines,
        sources: &[Source],
        language: Language,
        whole: bool,
    ) -> Measure {
        let mut list = List {
            plan,
            lines,
            sources,
            language,
            walked: &self.walked,
            all: [0; 4],
            left: [0; 4],
            found: Vec::new(),
        };
        for (index, step) in (0..).map(StepIx).zip(&plan.steps) {
            self.of_step(index, step, &mut list, whole);
        }
        for (index, item) in (0..).map(ItemIx).zip(&plan.items) {
            self.of_item(index, item, &mut list, whole);
        }
        for (index, scale) in (0..).zip(&plan.scales) {
            for (number, band) in (0..).zip(&scale.bands) {
                if !scale.measures.is_empty() {
                    let span = at(lines.bands.get(index as usize), number);
                    list.band(span, &scale.id, Walked::Band(index, band.id), band.id);
                }
            }
        }
        list.finish()
    }

    fn of_item(&self, index: ItemIx, item: &Item, list: &mut List<'_>, whole: bool) {
        let own = list.lines.items.get(index.index()).copied();
        for (number, rule) in (0..).zip(&item.rules) {
            let span = at(list.lines.rules.get(index.index()), number);
            let walked = Walked::Rule(index, number);
            list.rule(span, &item.id, walked, number);
            if let Some(go) = rule.go
                && (whole || self.has(walked))
            {
                list.rule_way(span, &item.id, Walked::Passed(Passed::Rule(index, number)), go);
            }
        }
        if !whole {
            return;
        }
        for number in 0..u32::try_from(item.checks.len()).unwrap_or(0) {
            list.check(own, &item.id, Walked::Check(index, number), number);
        }
        for (number, option) in (0..).zip(options(&item.kind)) {
            let span = at(list.lines.options.get(index.index()), number).or(own);
            list.option(span, &item.id, Walked::Option(index, 0, option), option);
        }
        for (place, inner) in (0..).zip(item.kind.inner()) {
            let name = format!("{}/{}", item.id, inner.id);
            for option in options(&inner.kind) {
                list.option(own, &name, Walked::Option(index, place, option), option);
            }
        }
        if let ItemKind::Gap { gaps, .. } = &item.kind {
            for (place, gap) in (0..).zip(gaps) {
                let name = format!("{}/{}", item.id, list.word(gap.id));
                let Fits::Options { list: options, .. } = &gap.fits else {
                    continue;
                };
                for option in options {
                    list.option(own, &name, Walked::Option(index, place, option.id), option.id);
                }
            }
        }
    }

    fn of_step(&self, index: StepIx, step: &leerpad::module::plan::Step, list: &mut List<'_>, whole: bool) {
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
            let into = Walked::Passed(Passed::Into(index));
            list.step(
                span,
                &step.id,
                into,
                "is er in geen enkel pad",
                "is there in no path",
            );
            // The child of a menu that is not there is not passed: it is just not offered.
            if !in_menu(list.plan, step.parent) {
                let over = Walked::Passed(Passed::Over(index));
                let (nl, en) = if was_there {
                    ("is er in elk pad", "is there in every path")
                } else {
                    ("wordt in geen enkel pad gepasseerd", "is passed by in no path")
                };
                list.step(span, &step.id, over, nl, en);
            }
        }
        if step.optional && (was_there || whole) && can_be_skipped(&step.kind) {
            let skipped = Walked::Skipped(index);
            list.step(
                own,
                &step.id,
                skipped,
                "wordt nooit overgeslagen",
                "is never skipped",
            );
        }
        if let Some(limit) = step.kind.limit()
            && (was_there || whole)
        {
            let over = Walked::Passed(Passed::Otherwise(index));
            list.otherwise(own, &step.id, over, limit.otherwise);
        }
        let is_last = index.index() + 1 == list.plan.steps.len();
        if step.ways.is_empty() {
            if step.when.is_none() && !is_last && own.is_some() {
                let into = Walked::Passed(Passed::Into(index));
                list.step(
                    own,
                    &step.id,
                    into,
                    "komt in geen enkel pad voor",
                    "is in no path",
                );
            }
            return;
        }
        for (number, way) in (0..).zip(&step.ways) {
            let span = at(list.lines.ways.get(index.index()), number);
            let walked = Walked::Passed(Passed::Way(index, number));
            let is_last = way.when.is_none() && step.ways.len() > 1;
            list.way(span, &step.id, walked, way.go, is_last);
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

/// Each answer of an entry, with the place of its question.
fn each(entry: &[Option<Answer>], to: &mut dyn FnMut(u32, &Answer)) {
    for (place, answer) in (0..).zip(entry) {
        if let Some(answer) = answer {
            to(place, answer);
        }
    }
}

/// The options of an item.
fn options(kind: &ItemKind) -> Vec<Symbol> {
    match kind {
        ItemKind::Choice(options) => options.list.iter().map(|option| option.id).collect(),
        ItemKind::Choices { options, .. } | ItemKind::Checklist { options, .. } => {
            options.list.iter().map(|option| option.id).collect()
        }
        ItemKind::Likert { options, .. } => options.iter().map(|option| option.id).collect(),
        _ => Vec::new(),
    }
}

/// Collects what is open, with its place.
struct List<'a> {
    plan: &'a Plan,
    lines: &'a Lines,
    sources: &'a [Source],
    language: Language,
    walked: &'a BTreeSet<Walked>,
    all: [usize; 4],
    left: [usize; 4],
    found: Vec<(Span, String, String, Walked)>,
}

impl List<'_> {
    /// Counts something, and keeps it when no path walked it.
    fn add(&mut self, sort: Sort, span: Option<Span>, walked: Walked, nl: String, en: String) {
        let is_open = !self.walked.contains(&walked);
        if let (Some(all), Some(left)) = (self.all.get_mut(sort as usize), self.left.get_mut(sort as usize)) {
            *all += 1;
            *left += usize::from(is_open);
        }
        if is_open {
            let words = if self.language == Language::Nl { nl } else { en };
            self.found
                .push((span.unwrap_or_default(), words.clone(), words, walked));
        }
    }

    fn id(&self, step: StepIx) -> &str {
        self.plan.steps.get(step.index()).map_or("", |step| &step.id)
    }

    fn word(&self, symbol: Symbol) -> &str {
        self.plan.symbols.get(symbol.index()).map_or("", String::as_str)
    }

    fn step(&mut self, span: Option<Span>, id: &str, walked: Walked, nl: &str, en: &str) {
        let before = self.found.len();
        let (nl, en) = (format!("stap `{id}` {nl}"), format!("step `{id}` {en}"));
        self.add(Sort::Way, span, walked, nl, en);
        if self.found.len() > before
            && let Some((.., name, _)) = self.found.last_mut()
        {
            let (nl, en) = match walked {
                Walked::Passed(Passed::Over(_)) => ("zonder stap", "without step"),
                Walked::Skipped(_) => ("overgeslagen stap", "skipped step"),
                _ => ("stap", "step"),
            };
            let word = if self.language == Language::Nl { nl } else { en };
            *name = format!("{word} `{id}`");
        }
    }

    fn way(&mut self, span: Option<Span>, id: &str, walked: Walked, go: StepIx, is_last: bool) {
        let go = self.id(go).to_owned();
        let (nl, en) = if is_last {
            (" (de laatste regel)", " (the last line)")
        } else {
            ("", "")
        };
        let (nl, en) = (
            format!("de weg van `{id}` naar `{go}`{nl}"),
            format!("the way from `{id}` to `{go}`{en}"),
        );
        self.add(Sort::Way, span, walked, nl, en);
    }

    fn otherwise(&mut self, span: Option<Span>, id: &str, walked: Walked, go: StepIx) {
        let go = self.id(go).to_owned();
        let (nl, en) = (
            format!("de weg van `{id}` naar `{go}` als er niemand kwam (`otherwise`)"),
            format!("the way from `{id}` to `{go}` when nobody came (`otherwise`)"),
        );
        self.add(Sort::Way, span, walked, nl, en);
    }

    fn rule(&mut self, span: Option<Span>, item: &str, walked: Walked, number: u32) {
        let number = number + 1;
        let (nl, en) = (
            format!("regel {number} van `{item}`"),
            format!("rule {number} of `{item}`"),
        );
        self.add(Sort::Feedback, span, walked, nl, en);
    }

    fn check(&mut self, span: Option<Span>, item: &str, walked: Walked, number: u32) {
        let number = number + 1;
        let (nl, en) = (
            format!("wat `check` {number} van `{item}` zegt"),
            format!("what `check` {number} of `{item}` says"),
        );
        self.add(Sort::Feedback, span, walked, nl, en);
    }

    fn rule_way(&mut self, span: Option<Span>, item: &str, walked: Walked, go: StepIx) {
        let go = self.id(go).to_owned();
        let (nl, en) = (
            format!("de weg van `{item}` naar `{go}`"),
            format!("the way from `{item}` to `{go}`"),
        );
        self.add(Sort::Way, span, walked, nl, en);
    }

    fn band(&mut self, span: Option<Span>, scale: &str, walked: Walked, band: Symbol) {
        let band = self.word(band);
        let (nl, en) = (
            format!("band `{band}` van `{scale}`"),
            format!("band `{band}` of `{scale}`"),
        );
        self.add(Sort::Band, span, walked, nl, en);
    }

    fn option(&mut self, span: Option<Span>, item: &str, walked: Walked, option: Symbol) {
        let option = self.word(option);
        let (nl, en) = (
            format!("keuze `{option}` van `{item}`"),
            format!("option `{option}` of `{item}`"),
        );
        self.add(Sort::Option, span, walked, nl, en);
    }

    fn finish(mut self) -> Measure {
        self.found.sort();
        // A step may lack for more than one reason.
        self.found.dedup_by(|one, two| (one.0, &one.1) == (two.0, &two.1));
        let place = |span: Span| {
            let source = self.sources.get(usize::from(span.source));
            source.map_or_else(String::new, |source| {
                format!("{}:{}", source.name(), source.line_of(span.start))
            })
        };
        let open = self.found.iter().map(|(span, words, name, target)| Open {
            place: place(*span),
            words: words.clone(),
            name: name.clone(),
            target: *target,
        });
        Measure {
            open: open.collect(),
            all: self.all,
            left: self.left,
        }
    }
}
