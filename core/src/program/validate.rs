//! Whether a stored plan holds together, so that a damaged or hostile one can never harm a session.

use super::distance::is_return;
use super::kinds::judge_kind;
use super::leaving;
use crate::expr::name::{ItemIx, Reference, ScaleIx, StepIx, Symbol};
use crate::expr::reads::{Nodes, Read, cost, reads};
use crate::ground::limits::{EXPRESSION_NODES, SECTION_DEPTH, VALUE_DEPTH};
use crate::ground::order::places;
use crate::module::plan::{Draws, Home, Item, ItemKind, Pipe, Plan, Shape, Shows, Step, StepKind, Text};

/// What does not hold together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// A number that should be a place in a table is none.
    #[error("`{0}` names something that is not there")]
    Index(String),
    /// Two of one kind have one id.
    #[error("`{0}` is there twice")]
    Twice(String),
    /// A step stands in no list, in two, or before the section it stands in.
    #[error("the list around `{0}` does not hold together")]
    List(String),
    /// A way on leads inside another section.
    #[error("a way on from `{0}` leads where none may")]
    Way(String),
    /// Sections too deep inside each other.
    #[error("`{0}` stands too deep")]
    Depth(String),
    /// A value that reads itself or a later one, or conditions too large.
    #[error("the conditions of `{0}` are too large or never end")]
    Size(String),
    /// A text lacks a language.
    #[error("`{0}` has a text that lacks a language")]
    Language(String),
    /// Weights, bounds or lists that nothing can be drawn from or answered with.
    #[error("`{0}` has bounds that leave nothing")]
    Bounds(String),
}

pub(super) fn validate(plan: &Plan) -> Result<(), Damage> {
    distinct(plan.steps.iter().map(|step| step.id.as_str()))?;
    distinct(plan.items.iter().map(|item| item.id.as_str()))?;
    distinct(plan.symbols.iter().map(String::as_str))?;
    distinct(plan.givens.iter().map(|given| given.id.as_str()))?;
    distinct(plan.settings.iter().map(|setting| setting.id.as_str()))?;
    distinct(plan.chances.iter().map(|chance| chance.id.as_str()))?;
    if plan.languages.is_empty() || plan.steps.is_empty() {
        return Err(Damage::Index(plan.id.clone()));
    }
    lists(plan)?;
    let size = Sizes::of(plan)?;
    for (at, step) in (0..).map(StepIx).zip(&plan.steps) {
        judge_step(plan, &size, at, step)?;
    }
    for (at, item) in (0..).map(ItemIx).zip(&plan.items) {
        judge_item(plan, &size, at, item)?;
    }
    scales(plan, &size)?;
    leaving::judge_purposes(plan, &size)?;
    the_rest(plan)
}

pub(super) fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> Result<(), Damage> {
    let all: Vec<&str> = ids.collect();
    let mut before = None;
    for place in places(all.len(), &|a, b| all.get(a).cmp(&all.get(b))) {
        let id = all.get(place);
        if let Some(id) = id.filter(|_| id == before) {
            return Err(Damage::Twice((*id).to_owned()));
        }
        before = id;
    }
    Ok(())
}

fn children(step: &Step) -> Option<&[StepIx]> {
    match &step.kind {
        StepKind::Section { children, .. } | StepKind::Part { children } => Some(children),
        _ => None,
    }
}

/// Every step stands in exactly one list (the implicit end at the end of the module's), after the section it is in.
fn lists(plan: &Plan) -> Result<(), Damage> {
    let bad = |at: usize| Damage::List(plan.steps.get(at).map(|step| step.id.clone()).unwrap_or_default());
    let last = plan.steps.len().saturating_sub(1);
    let mut met = vec![false; plan.steps.len()];
    let mut depth = vec![0_usize; plan.steps.len()];
    let mut walk = |list: &[StepIx], parent: Option<StepIx>, depth: &mut [usize]| -> Result<(), Damage> {
        let kind = parent
            .and_then(|parent| plan.steps.get(parent.index()))
            .map(|parent| &parent.kind);
        // After a child of a menu comes the menu.
        let is_menu = matches!(kind, Some(StepKind::Section { free: Some(_), .. }));
        let around = parent.and_then(|parent| depth.get(parent.index())).copied();
        for (place, child) in list.iter().enumerate() {
            let step = plan.steps.get(child.index()).ok_or_else(|| bad(child.index()))?;
            let seen = met.get_mut(child.index()).ok_or_else(|| bad(child.index()))?;
            let next = list.get(place + 1).copied();
            // The module's own list may or may not name the implicit end.
            let follows = step.following == if is_menu { None } else { next }
                || (parent.is_none()
                    && next.is_none()
                    && step.following.is_some_and(|end| end.index() == last));
            let in_order =
                parent.is_none_or(|parent| parent < *child) && next.is_none_or(|next| *child < next);
            if *seen || step.parent != parent || !follows || !in_order {
                return Err(bad(child.index()));
            }
            *seen = true;
            if let (Some(around), Some(slot)) = (around, depth.get_mut(child.index())) {
                *slot = around + 1;
                if *slot > SECTION_DEPTH {
                    return Err(Damage::Depth(step.id.clone()));
                }
            }
        }
        Ok(())
    };
    walk(&plan.top, None, &mut depth)?;
    for (at, step) in (0..).map(StepIx).zip(&plan.steps) {
        if let Some(list) = children(step) {
            if list.is_empty() {
                return Err(bad(at.index()));
            }
            walk(list, Some(at), &mut depth)?;
        }
    }
    let end = plan.steps.last().ok_or_else(|| bad(last))?;
    if end.parent.is_some() || !matches!(end.kind, StepKind::End { .. }) || end.following.is_some() {
        return Err(bad(last));
    }
    let stray = |(at, seen): (usize, &bool)| (!seen && !stands_alone(plan, at)).then_some(at);
    match met.iter().take(last).enumerate().find_map(stray) {
        Some(at) => Err(bad(at)),
        None => Ok(()),
    }
}

/// The implicit end of a part stands in no list; only ways lead to it.
fn stands_alone(plan: &Plan, at: usize) -> bool {
    plan.steps.get(at).is_some_and(|step| {
        let around = step.parent.and_then(|part| plan.steps.get(part.index()));
        let in_part = around.is_some_and(|part| matches!(part.kind, StepKind::Part { .. }));
        is_return(step) && in_part && step.following.is_none() && step.ways.is_empty()
    })
}

/// How large trees are with their values written out.
pub(super) struct Sizes<'a> {
    plan: &'a Plan,
    values: Vec<usize>,
}

impl<'a> Sizes<'a> {
    fn of(plan: &'a Plan) -> Result<Self, Damage> {
        let mut sizes = Self {
            plan,
            values: Vec::with_capacity(plan.values.len()),
        };
        let mut depths: Vec<usize> = Vec::with_capacity(plan.values.len());
        for value in &plan.values {
            let (mut size, mut depth) = (1_usize, 0);
            let mut see = |tree: &dyn Tree| -> Result<(), Damage> {
                size = size.saturating_add(sizes.tree(tree, &value.id)?);
                for read in tree.all() {
                    if let Read::Value(inner) = read {
                        depth = depth.max(depths.get(inner.index()).copied().unwrap_or(VALUE_DEPTH) + 1);
                    }
                }
                Ok(())
            };
            for rung in &value.rungs {
                if let Some(when) = &rung.when {
                    see(when)?;
                }
                see(&rung.is)?;
            }
            if size > EXPRESSION_NODES || depth > VALUE_DEPTH {
                return Err(Damage::Size(value.id.clone()));
            }
            sizes.values.push(size);
            depths.push(depth);
        }
        Ok(sizes)
    }

    /// The size of a tree, all its indexes judged.
    pub(super) fn tree(&self, tree: &dyn Tree, owner: &str) -> Result<usize, Damage> {
        let mut size = tree.size();
        for read in tree.all() {
            if !is_there(self.plan, read) {
                return Err(Damage::Index(owner.to_owned()));
            }
            if let Read::Value(value) = read {
                // A value that is not measured yet is a later one.
                let inner = self
                    .values
                    .get(value.index())
                    .ok_or_else(|| Damage::Size(owner.to_owned()))?;
                size = size.saturating_add(inner.saturating_mul(tree.times(read)));
            }
        }
        if size > EXPRESSION_NODES {
            return Err(Damage::Size(owner.to_owned()));
        }
        Ok(size)
    }
}

/// Any tree of conditions.
pub(super) trait Tree {
    fn size(&self) -> usize;
    fn all(&self) -> Vec<Read>;
    fn times(&self, wanted: Read) -> usize;
}

impl<T: Nodes> Tree for T {
    fn size(&self) -> usize {
        cost(self)
    }

    fn all(&self) -> Vec<Read> {
        reads(self)
    }

    fn times(&self, wanted: Read) -> usize {
        let mut times = 0;
        self.nodes(&mut |here| times += here.iter().filter(|read| **read == wanted).count());
        times
    }
}

fn is_there(plan: &Plan, read: Read) -> bool {
    let has = |item: ItemIx| item.index() < plan.items.len();
    let word = |symbol: Option<Symbol>| symbol.is_none_or(|symbol| symbol.index() < plan.symbols.len());
    match read {
        Read::Answer(of, moment) => has(of.item) && word(moment),
        Read::Status(of) | Read::Operand(of) => has(of.item),
        Read::Correct(item) | Read::Attempts(item) | Read::DoneItem(item) => has(item),
        Read::Scale(scale, moment) => scale.index() < plan.scales.len() && word(moment),
        Read::Value(value) => value.index() < plan.values.len(),
        Read::Setting(setting) => setting.index() < plan.settings.len(),
        Read::Given(given) => given.index() < plan.givens.len(),
        Read::Chance(chance) => chance.index() < plan.chances.len(),
        Read::Step(step) => step.index() < plan.steps.len(),
    }
}

fn judge_step(plan: &Plan, size: &Sizes<'_>, at: StepIx, step: &Step) -> Result<(), Damage> {
    let bad = || Damage::Index(step.id.clone());
    let end = step.first_item.checked_add(step.item_count).ok_or_else(bad)?;
    if end as usize > plan.items.len() {
        return Err(bad());
    }
    if let Some(when) = &step.when {
        size.tree(when, &step.id)?;
    }
    for way in &step.ways {
        if let Some(when) = &way.when {
            size.tree(when, &step.id)?;
        }
        judge_way(plan, at, way.go)?;
    }
    super::waits::judge(plan, at, step)?;
    for text in step.title.iter().chain(&step.body).chain(&step.guide) {
        judge_text(plan, size, text, &step.id)?;
    }
    match &step.kind {
        StepKind::Measure { scale, moment } => {
            let known = plan.scales.get(scale.index()).ok_or_else(bad)?;
            let fits = known.of.is_none()
                && known.measures.contains(&at)
                && (known.first_item, known.item_count) == (step.first_item, step.item_count)
                && moment.is_none_or(|moment| moment.index() < plan.symbols.len());
            if !fits {
                return Err(bad());
            }
        }
        StepKind::End { say, summary } => {
            if let Some(say) = say {
                judge_text(plan, size, say, &step.id)?;
            }
            if !summary.iter().all(|recap| leaving::is_there(plan, recap)) {
                return Err(bad());
            }
        }
        StepKind::Share { purpose, offer } if !leaving::judge_offers(plan, *purpose, offer) => {
            return Err(bad());
        }
        _ => {}
    }
    let of_a_step = !matches!(step.kind, StepKind::Measure { .. });
    let range = step.first_item as usize..end as usize;
    let stray = plan
        .items
        .get(range)
        .unwrap_or_default()
        .iter()
        .any(|item| match item.home {
            Home::Step(home) => home != at,
            Home::Scale(_) => of_a_step,
        });
    if stray { Err(bad()) } else { Ok(()) }
}

/// A way leads to a step of the same list or of a list around it (semantics 5.4).
pub(super) fn judge_way(plan: &Plan, from: StepIx, go: StepIx) -> Result<(), Damage> {
    let bad = || {
        Damage::Way(
            plan.steps
                .get(from.index())
                .map(|step| step.id.clone())
                .unwrap_or_default(),
        )
    };
    let wanted = plan.steps.get(go.index()).ok_or_else(bad)?.parent;
    let mut around = plan.steps.get(from.index()).and_then(|step| step.parent);
    loop {
        if around == wanted {
            return Ok(());
        }
        let above = around.ok_or_else(bad)?;
        around = plan.steps.get(above.index()).and_then(|step| step.parent);
    }
}

fn judge_item(plan: &Plan, size: &Sizes<'_>, at: ItemIx, item: &Item) -> Result<(), Damage> {
    let home = match item.home {
        Home::Step(step) => plan
            .steps
            .get(step.index())
            .map(|step| (step.first_item, step.item_count)),
        Home::Scale(scale) => plan
            .scales
            .get(scale.index())
            .map(|scale| (scale.first_item, scale.item_count)),
    };
    let inside = |(first, count): (u32, u32)| at.0 >= first && at.0 - first < count;
    if !home.is_some_and(inside) {
        return Err(Damage::Index(item.id.clone()));
    }
    let trees = item.when.iter().chain(&item.required);
    let checks = item.checks.iter().map(|check| &check.must);
    let rules = item.rules.iter().filter_map(|rule| rule.when.as_ref());
    for tree in trees.chain(checks).chain(rules) {
        size.tree(tree, &item.id)?;
    }
    if let Home::Step(step) = item.home {
        for go in item.rules.iter().filter_map(|rule| rule.go) {
            judge_way(plan, step, go)?;
        }
    } else if item.rules.iter().any(|rule| rule.go.is_some()) {
        return Err(Damage::Way(item.id.clone()));
    }
    let says = item.checks.iter().map(|check| &check.say);
    let says = says.chain(item.rules.iter().filter_map(|rule| rule.say.as_ref()));
    for text in item
        .ask
        .iter()
        .chain(&item.help)
        .chain(&item.hints)
        .chain(&item.solution)
        .chain(says)
    {
        judge_text(plan, size, text, &item.id)?;
    }
    // A diary is filled in from anywhere, so it stands in one step and holds nobody back.
    if matches!(item.kind, ItemKind::Diary { .. }) {
        let binds = item.required.is_some() || !item.checks.is_empty() || !item.rules.is_empty();
        if binds || !matches!(item.home, Home::Step(_)) {
            return Err(Damage::Bounds(item.id.clone()));
        }
    }
    judge_kind(plan, size, &item.kind, &item.id, true)
}

pub(super) fn judge_text(plan: &Plan, size: &Sizes<'_>, text: &Text, id: &str) -> Result<(), Damage> {
    if text.0.len() != plan.languages.len() {
        return Err(Damage::Language(id.to_owned()));
    }
    text.0
        .iter()
        .flat_map(|localized| &localized.pipes)
        .try_for_each(|pipe| judge_pipe(plan, size, pipe, id))
}

fn judge_pipe(plan: &Plan, size: &Sizes<'_>, pipe: &Pipe, id: &str) -> Result<(), Damage> {
    let bad = || Damage::Index(id.to_owned());
    match &pipe.shows {
        Shows::Typed(typed) => size.tree(typed, id).map(|_| ()),
        Shows::Label { of, labels } => {
            size.tree(of, id)?;
            labels.iter().try_for_each(|(_, label)| {
                // A label holds no pipes, so this goes no deeper.
                let piped = label.0.iter().any(|localized| !localized.pipes.is_empty());
                if piped || label.0.len() != plan.languages.len() {
                    Err(bad())
                } else {
                    Ok(())
                }
            })
        }
        Shows::Labels { item } | Shows::Slot { item } => {
            if item.index() < plan.items.len() {
                Ok(())
            } else {
                Err(bad())
            }
        }
    }
}

fn scales(plan: &Plan, size: &Sizes<'_>) -> Result<(), Damage> {
    for (at, scale) in (0..).map(ScaleIx).zip(&plan.scales) {
        let bad = || Damage::Index(scale.id.clone());
        let root = match scale.of {
            Some(of) if of >= at => return Err(bad()),
            Some(of) => plan
                .scales
                .get(of.index())
                .filter(|root| root.of.is_none())
                .ok_or_else(bad)?,
            None => scale,
        };
        let end = scale.first_item.checked_add(scale.item_count).ok_or_else(bad)?;
        let measured = |step: &StepIx| {
            plan.steps.get(step.index()).is_some_and(|step| match step.kind {
                StepKind::Measure { scale: of, .. } => of == scale.of.unwrap_or(at),
                _ => false,
            })
        };
        let own = |of: &Reference| {
            of.item.0 >= root.first_item && of.item.0.saturating_sub(root.first_item) < root.item_count
        };
        if end as usize > plan.items.len()
            || !scale.measures.iter().all(measured)
            || !scale.operands.iter().all(own)
        {
            return Err(bad());
        }
        if let Some(score) = &scale.score {
            size.tree(score, &scale.id)?;
            let stray = reads(score)
                .into_iter()
                .any(|read| matches!(read, Read::Operand(of) if !own(&of)));
            if stray {
                return Err(bad());
            }
        }
        for band in &scale.bands {
            if band.id.index() >= plan.symbols.len() {
                return Err(bad());
            }
            band.say
                .iter()
                .try_for_each(|say| judge_text(plan, size, say, &scale.id))?;
        }
    }
    Ok(())
}

fn the_rest(plan: &Plan) -> Result<(), Damage> {
    let word = |symbol: &Symbol| symbol.index() < plan.symbols.len();
    let shapes = plan.settings.iter().map(|setting| (&setting.id, &setting.shape));
    for (id, shape) in shapes.chain(plan.givens.iter().map(|given| (&given.id, &given.shape))) {
        if let Shape::Choice(options) = shape
            && !options.iter().all(|(option, _)| word(option))
        {
            return Err(Damage::Index(id.clone()));
        }
    }
    for chance in &plan.chances {
        let fits = match &chance.draws {
            Draws::Arms(arms) => {
                let total = arms
                    .iter()
                    .try_fold(0_u64, |sum, (_, weight)| sum.checked_add(*weight));
                arms.iter().all(|(arm, _)| word(arm)) && total.is_some_and(|total| total > 0)
            }
            Draws::Whole(from, to) => {
                from <= to && from.unsigned_abs().max(to.unsigned_abs()) < 1_000_000_000
            }
        };
        if !fits {
            return Err(Damage::Bounds(chance.id.clone()));
        }
    }
    Ok(())
}
