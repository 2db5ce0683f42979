//! What follows from a plan and is looked up while it runs.

use super::distance::{Distance, distances, is_return, onwards};
use super::telling::{Telling, tellings};
use crate::expr::name::{ChanceIx, ItemIx, ScaleIx, StepIx};
use crate::expr::reads::{Nodes, Read, reads};
use crate::ground::order::{distinct, places};
use crate::module::plan::{Item, ItemKind, Options, Pipe, Plan, Recipient, Shows, Step, StepKind, Text};

/// No index.
pub(crate) const NONE: u32 = u32::MAX;

/// A length as an index.
pub(crate) fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(NONE)
}

/// Places of a table sorted by id.
pub(crate) struct ById(Vec<u32>);

impl ById {
    fn of<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let ids: Vec<&str> = ids.collect();
        let sorted = places(ids.len(), &|a, b| ids.get(a).cmp(&ids.get(b)));
        Self(sorted.into_iter().map(number).collect())
    }

    pub(crate) fn find<'a>(&self, id: &str, name: impl Fn(usize) -> Option<&'a str>) -> Option<u32> {
        let found = self
            .0
            .binary_search_by(|at| name(*at as usize).unwrap_or("").cmp(id));
        found.ok().and_then(|place| self.0.get(place)).copied()
    }
}

/// What a step is to the finding of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PlaceKind {
    /// A step without children.
    Leaf,
    /// A measure.
    Measure,
    /// A step that waits: for time, for a person, for something outside.
    Waiting,
    /// An end of the module.
    End,
    /// The end of the part named by `Place::part`.
    PartEnd,
    /// What `go: end` in a part leads to: no place, it completes the part at once.
    Return,
    /// A free section.
    Menu,
    /// A fixed section.
    Fixed,
    /// A part.
    Part,
}

/// What is needed of a step while it runs, small.
pub(crate) struct Place {
    pub(crate) kind: PlaceKind,
    /// The section or part around it, or `NONE`.
    pub(crate) parent: u32,
    /// The nearest part around it, or `NONE`.
    pub(crate) part: u32,
    /// How many sections and parts are around it.
    pub(crate) depth: u32,
    pub(crate) first_item: u32,
    pub(crate) item_count: u32,
    /// The scale of a measure, or `NONE`.
    pub(crate) scale: u32,
    /// How many scores a visit holds: of the scale and its subscales.
    pub(crate) scores: u32,
    pub(crate) optional: bool,
    /// A new visit starts from the earlier answers.
    pub(crate) keep: bool,
    /// Some item has a drawn order.
    pub(crate) shuffles: bool,
    /// Some item is a diary.
    pub(crate) diaries: bool,
    /// Chances drawn when it is entered.
    pub(crate) draws: Vec<ChanceIx>,
    /// All its items are always shown, never required, and have no checks, rules or conditional options.
    pub(crate) plain: bool,
}

/// All that follows from a plan.
pub(crate) struct Index {
    pub(crate) steps: ById,
    pub(crate) items: ById,
    pub(crate) givens: ById,
    pub(crate) settings: ById,
    pub(crate) symbols: ById,
    pub(crate) places: Vec<Place>,
    /// Per scale that is no subscale: itself and its subscales. Per subscale: empty.
    pub(crate) families: Vec<Vec<ScaleIx>>,
    /// Per scale: the scale that is measured, and its place in the family.
    pub(crate) kin: Vec<(ScaleIx, u32)>,
    /// Per chance: the steps that draw it.
    pub(crate) drawers: Vec<Vec<StepIx>>,
    pub(crate) distances: Vec<Distance>,
    /// Per step: how far it is from leaving it.
    pub(crate) onwards: Vec<Distance>,
    /// Per value: what it reads, other values followed.
    pub(crate) values: Vec<Vec<Read>>,
    /// The items that are diaries, in document order.
    pub(crate) diaries: Vec<ItemIx>,
    /// Per step: what its `when` and its ways read, values followed.
    pub(crate) whys: Vec<Vec<Read>>,
    /// There is something for a guide: a step that tells them something, or a purpose.
    pub(crate) for_guide: bool,
    /// The steps that tell the guide something by being reached.
    pub(crate) tellings: Vec<Telling>,
}

impl Index {
    pub(crate) fn of(plan: &Plan) -> Self {
        let families = families(plan);
        let distances = distances(plan);
        let through = through_values(plan);
        let places: Vec<Place> = plan
            .steps
            .iter()
            .map(|step| place(plan, step, &families, &through))
            .collect();
        let mut drawers = vec![Vec::new(); plan.chances.len()];
        for (step, place) in (0..).zip(&places) {
            for chance in &place.draws {
                if let Some(list) = drawers.get_mut(chance.index()) {
                    list.push(StepIx(step));
                }
            }
        }
        let mut kin: Vec<(ScaleIx, u32)> = vec![(ScaleIx(0), 0); plan.scales.len()];
        for (root, family) in (0..).map(ScaleIx).zip(&families) {
            for (at, scale) in (0..).zip(family) {
                if let Some(entry) = kin.get_mut(scale.index()) {
                    *entry = (root, at);
                }
            }
        }
        let whys = plan
            .steps
            .iter()
            .map(|step| {
                let mut all = Vec::new();
                let ways = step.ways.iter().filter_map(|way| way.when.as_ref());
                for tree in step.when.iter().chain(ways) {
                    gather(tree, &through, &mut all);
                }
                distinct(&all)
            })
            .collect();
        let tellings = tellings(plan, &through);
        Self {
            steps: ById::of(plan.steps.iter().map(|step| step.id.as_str())),
            items: ById::of(plan.items.iter().map(|item| item.id.as_str())),
            givens: ById::of(plan.givens.iter().map(|given| given.id.as_str())),
            settings: ById::of(plan.settings.iter().map(|setting| setting.id.as_str())),
            symbols: ById::of(plan.symbols.iter().map(String::as_str)),
            onwards: onwards(plan, &distances),
            distances,
            places,
            families,
            kin,
            drawers,
            diaries: (0..)
                .zip(&plan.items)
                .filter(|(_, item)| is_diary(item))
                .map(|(at, _)| ItemIx(at))
                .collect(),
            whys,
            for_guide: !tellings.is_empty()
                || plan
                    .purposes
                    .iter()
                    .any(|purpose| purpose.with == Recipient::Guide),
            tellings,
            values: through,
        }
    }

    pub(crate) fn place(&self, step: u32) -> Option<&Place> {
        self.places.get(step as usize)
    }
}

fn families(plan: &Plan) -> Vec<Vec<ScaleIx>> {
    let mut families = vec![Vec::new(); plan.scales.len()];
    for (at, scale) in (0..).map(ScaleIx).zip(&plan.scales) {
        if let Some(family) = families.get_mut(scale.of.unwrap_or(at).index()) {
            family.push(at);
        }
    }
    families
}

/// Per value: everything its rungs read, other values followed. Values read only earlier ones, so one pass does it.
fn through_values(plan: &Plan) -> Vec<Vec<Read>> {
    let mut through: Vec<Vec<Read>> = Vec::with_capacity(plan.values.len());
    for value in &plan.values {
        let mut all = Vec::new();
        for rung in &value.rungs {
            if let Some(when) = &rung.when {
                gather(when, &through, &mut all);
            }
            gather(&rung.is, &through, &mut all);
        }
        through.push(distinct(&all));
    }
    through
}

pub(crate) fn gather(tree: &impl Nodes, through: &[Vec<Read>], all: &mut Vec<Read>) {
    for read in reads(tree) {
        if let Read::Value(value) = read {
            all.extend_from_slice(through.get(value.index()).map_or(&[], Vec::as_slice));
        } else {
            all.push(read);
        }
    }
}

fn place(plan: &Plan, step: &Step, families: &[Vec<ScaleIx>], through: &[Vec<Read>]) -> Place {
    let (mut depth, mut part) = (0, NONE);
    let mut around = step.parent;
    while let Some(above) = around {
        let Some(section) = plan.steps.get(above.index()) else {
            break;
        };
        if part == NONE && matches!(section.kind, StepKind::Part { .. }) {
            part = above.0;
        }
        depth += 1;
        around = section.parent;
    }
    let kind = match &step.kind {
        StepKind::Step | StepKind::Exercise | StepKind::Reflection { .. } | StepKind::Share { .. } => {
            PlaceKind::Leaf
        }
        StepKind::Measure { .. } => PlaceKind::Measure,
        StepKind::Wait { .. } | StepKind::Contact { .. } | StepKind::Activity { .. } => PlaceKind::Waiting,
        StepKind::End { .. } if part == NONE => PlaceKind::End,
        StepKind::End { .. } if is_return(step) => PlaceKind::Return,
        StepKind::End { .. } => PlaceKind::PartEnd,
        StepKind::Section { free: Some(_), .. } => PlaceKind::Menu,
        StepKind::Section { free: None, .. } => PlaceKind::Fixed,
        StepKind::Part { .. } => PlaceKind::Part,
    };
    let scale = match &step.kind {
        StepKind::Measure { scale, .. } => scale.0,
        _ => NONE,
    };
    let range = step.first_item as usize..step.first_item.saturating_add(step.item_count) as usize;
    let items = plan.items.get(range).unwrap_or_default();
    Place {
        kind,
        parent: step.parent.map_or(NONE, |parent| parent.0),
        part,
        depth,
        first_item: step.first_item,
        item_count: step.item_count,
        scale,
        scores: families
            .get(scale as usize)
            .map_or(0, |family| number(family.len())),
        optional: step.optional,
        // A measure asks anew, and each visit to an activity waits for a result of its own.
        keep: step.keep && !matches!(kind, PlaceKind::Measure | PlaceKind::Waiting),
        shuffles: items
            .iter()
            .any(|item| options(item).is_some_and(|options| options.shuffle)),
        diaries: items.iter().any(is_diary),
        draws: draws(plan, step, items, through),
        plain: items.iter().all(is_plain),
    }
}

/// The options of an item that may be shuffled or hidden.
pub(crate) fn options(item: &Item) -> Option<&Options> {
    match &item.kind {
        ItemKind::Choice(options)
        | ItemKind::Rank(options)
        | ItemKind::Choices { options, .. }
        | ItemKind::Checklist { options, .. } => Some(options),
        _ => None,
    }
}

const fn is_diary(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Diary { .. })
}

fn is_plain(item: &Item) -> bool {
    let hides = options(item).is_some_and(|options| {
        options.list.is_empty() || options.list.iter().any(|option| option.when.is_some())
    });
    // Fewer ticks than needed are no answer.
    let needs = matches!(item.kind, ItemKind::Checklist { need: Some(_), .. });
    item.when.is_none()
        && !needs
        && item.required.is_none()
        && item.checks.is_empty()
        && item.rules.is_empty()
        && !hides
}

/// The chances drawn at each visit that the step's own conditions and pipes name (semantics 16.20).
fn draws(plan: &Plan, step: &Step, items: &[Item], through: &[Vec<Read>]) -> Vec<ChanceIx> {
    if !plan.chances.iter().any(|chance| chance.per_visit) {
        return Vec::new();
    }
    let mut all = Vec::new();
    for way in &step.ways {
        if let Some(when) = &way.when {
            gather(when, through, &mut all);
        }
    }
    for item in items {
        let whens = item.when.iter().chain(&item.required);
        let checks = item.checks.iter().map(|check| &check.must);
        let rules = item.rules.iter().filter_map(|rule| rule.when.as_ref());
        let hidden = options(item).map_or(&[][..], |options| &options.list);
        let hidden = hidden.iter().filter_map(|option| option.when.as_ref());
        for tree in whens.chain(checks).chain(rules).chain(hidden) {
            gather(tree, through, &mut all);
        }
    }
    texts(step, items, &mut |text| {
        for pipe in text.0.iter().flat_map(|localized| &localized.pipes) {
            gather_pipe(pipe, through, &mut all);
        }
    });
    let named = distinct(&all).into_iter().filter_map(|read| match read {
        Read::Chance(chance) => Some(chance),
        _ => None,
    });
    named
        .filter(|chance| {
            plan.chances
                .get(chance.index())
                .is_some_and(|chance| chance.per_visit)
        })
        .collect()
}

fn gather_pipe(pipe: &Pipe, through: &[Vec<Read>], all: &mut Vec<Read>) {
    match &pipe.shows {
        Shows::Typed(typed) => gather(typed, through, all),
        Shows::Label { of, .. } => gather(of, through, all),
        Shows::Labels { .. } | Shows::Slot { .. } => {}
    }
}

/// Shows every text of a step that may hold pipes.
fn texts(step: &Step, items: &[Item], see: &mut dyn FnMut(&Text)) {
    step.title
        .iter()
        .chain(&step.body)
        .chain(&step.guide)
        .for_each(&mut *see);
    if let StepKind::End { say: Some(say), .. } = &step.kind {
        see(say);
    }
    for item in items {
        item.ask
            .iter()
            .chain(&item.help)
            .chain(&item.hints)
            .chain(&item.solution)
            .for_each(&mut *see);
        item.checks.iter().for_each(|check| see(&check.say));
        item.rules
            .iter()
            .filter_map(|rule| rule.say.as_ref())
            .for_each(&mut *see);
        match &item.kind {
            ItemKind::Note { body } | ItemKind::Card { body, .. } => see(body),
            ItemKind::Plan { r#if, then, when_day } => {
                [r#if, then].into_iter().chain(when_day).for_each(&mut *see);
            }
            ItemKind::Media { alt, transcript, .. } => alt.iter().chain(transcript).for_each(&mut *see),
            kind @ (ItemKind::List { .. } | ItemKind::Diary { .. }) => {
                kind.inner()
                    .iter()
                    .flat_map(|inner| inner.ask.iter().chain(&inner.help))
                    .for_each(&mut *see);
            }
            _ => {}
        }
    }
}
