//! The checked module, flat, indexed, hashed: what a session runs and what is stored of a module.
//!
//! A program is its [`Plan`] with what follows from it. Only the plan is stored; everything else is worked out again
//! when it is read, so that a stored program cannot disagree with itself.

mod distance;
pub(crate) mod index;
mod kinds;
mod leaving;
mod set;
pub(crate) mod telling;
mod validate;
mod waits;

use std::sync::Arc;

use serde_json::Value as Json;

#[cfg(feature = "research")]
use crate::expr::name::ChanceIx;
use crate::expr::name::{GivenIx, ItemIx, SettingIx, StepIx, Symbol};
use crate::ground::hash::Hash;
use crate::ground::json::{NotJson, Object, canonical, read};
use crate::ground::stored::Stored as _;
use crate::module::plan::{Home, Inner, Item, Lines, Plan, PurposeIx, Recap, Step, StepKind};

pub mod listing;
pub mod phrases;

pub use distance::Distance;
pub(crate) use index::{Index, NONE, Place, PlaceKind, number, options};
pub use set::Programs;
pub use validate::Damage;

/// The format that stored programs have.
pub const FORMAT: u64 = 1;

/// A module ready to run. Immutable; shared between sessions by `Arc`.
pub struct Program {
    plan: Arc<Plan>,
    lines: Lines,
    hash: Hash,
    index: Index,
}

/// Why a text is no program that can be run.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProgramFault {
    /// Not JSON.
    #[error("this is no program: {0}")]
    Json(NotJson),
    /// No format number, or another.
    #[error("this program has another format than {FORMAT}, the one that this engine reads")]
    Format {
        /// The number found, if there was one.
        found: Option<u64>,
    },
    /// Not the shape of a program.
    #[error("this program is damaged: `{0}` is missing or has another form")]
    Shape(&'static str),
    /// The right shape, but it does not hold together.
    #[error("this program is damaged: {0}")]
    Damaged(Damage),
}

impl Program {
    /// The program of a checked module.
    ///
    /// ```
    /// use leerpad::check::{Sources, check};
    /// use leerpad::ground::source::Source;
    /// use leerpad::program::Program;
    /// let text = "leerpad: 1
    /// module: kort
    /// version: 1.0.0
    /// languages: [nl]
    /// title: Kort
    /// steps:
    ///   - step: welkom
    ///     title: Fijn dat je er bent
    ///     body: Dit is alles.
    /// ";
    /// let module = check(&Sources::new(Source::new("kort.yaml", text))).module.unwrap();
    /// let program = Program::compile(&module);
    /// let again = Program::from_json(&program.to_json()).unwrap();
    /// assert_eq!(again.hash(), program.hash());
    /// ```
    #[cfg(feature = "author")]
    #[must_use]
    pub fn compile(module: &crate::check::Module) -> Self {
        let plan = module.shared_plan();
        let hash = hash_of(&plan.store());
        Self::with_hash(plan, module.lines().clone(), hash)
    }

    /// The same without its hash: for walks that nobody keeps, since telling it takes longer than all else.
    #[cfg(feature = "author")]
    pub(crate) fn to_walk(plan: Arc<Plan>) -> Self {
        Self::with_hash(plan, Lines::default(), Hash::of(&[]))
    }

    fn with_hash(plan: Arc<Plan>, lines: Lines, hash: Hash) -> Self {
        let index = Index::of(&plan);
        Self {
            plan,
            lines,
            hash,
            index,
        }
    }

    /// The stored form: canonical JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut members = Object::default();
        members.put("format", FORMAT);
        members.put("plan", self.plan.store());
        canonical(&members.done())
    }

    /// Reads the stored form. Whatever the text, a program that comes out can be run: every index is in range, every
    /// list holds together, every condition ends.
    ///
    /// # Errors
    /// Why it cannot be run.
    pub fn from_json(text: &str) -> Result<Self, ProgramFault> {
        let stored = read(text).map_err(ProgramFault::Json)?;
        let found = stored.get("format").and_then(Json::as_u64);
        if found != Some(FORMAT) {
            return Err(ProgramFault::Format { found });
        }
        let stored = stored.get("plan").ok_or(ProgramFault::Shape("plan"))?;
        let plan = Plan::read(stored).map_err(|misread| ProgramFault::Shape(misread.0))?;
        validate::validate(&plan).map_err(ProgramFault::Damaged)?;
        Ok(Self::with_hash(Arc::new(plan), Lines::default(), hash_of(stored)))
    }

    /// SHA-256 of the canonical plan (semantics 12.1).
    #[must_use]
    pub const fn hash(&self) -> Hash {
        self.hash
    }

    /// The plan.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Where things were written; empty for a program that was read back.
    #[must_use]
    pub const fn lines(&self) -> &Lines {
        &self.lines
    }

    /// Language tags, the source first.
    #[must_use]
    pub fn languages(&self) -> &[String] {
        &self.plan.languages
    }

    /// The step of an id. What `go: end` in a part leads to is no step of its own.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<StepIx> {
        let name = |at: usize| self.plan.steps.get(at).map(|step| step.id.as_str());
        let found = self.index.steps.find(id, name)?;
        let kind = self.index.place(found).map(|place| place.kind);
        (kind != Some(PlaceKind::Return)).then_some(StepIx(found))
    }

    /// The item of an id.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<ItemIx> {
        self.index
            .items
            .find(id, |at| self.plan.items.get(at).map(|item| item.id.as_str()))
            .map(ItemIx)
    }

    /// The given fact of an id.
    #[must_use]
    pub fn given(&self, id: &str) -> Option<GivenIx> {
        self.index
            .givens
            .find(id, |at| self.plan.givens.get(at).map(|given| given.id.as_str()))
            .map(GivenIx)
    }

    /// The setting of an id.
    #[must_use]
    pub fn setting(&self, id: &str) -> Option<SettingIx> {
        self.index
            .settings
            .find(id, |at| {
                self.plan.settings.get(at).map(|setting| setting.id.as_str())
            })
            .map(SettingIx)
    }

    /// The symbol of a word.
    #[must_use]
    pub fn symbol(&self, word: &str) -> Option<Symbol> {
        self.index
            .symbols
            .find(word, |at| self.plan.symbols.get(at).map(String::as_str))
            .map(Symbol)
    }

    /// The id of a step.
    #[must_use]
    pub fn step_id(&self, step: StepIx) -> &str {
        self.plan.steps.get(step.index()).map_or("", |step| &step.id)
    }

    /// The id of an item.
    #[must_use]
    pub fn item_id(&self, item: ItemIx) -> &str {
        self.plan.items.get(item.index()).map_or("", |item| &item.id)
    }

    /// The purpose of an id.
    #[must_use]
    pub fn purpose(&self, id: &str) -> Option<PurposeIx> {
        let place = self.plan.purposes.iter().position(|purpose| purpose.id == id)?;
        Some(PurposeIx(number(place)))
    }

    /// The id of something shown again or shared.
    #[must_use]
    pub fn recap_id(&self, what: Recap) -> &str {
        let id = match what {
            Recap::Item(item) => return self.item_id(item),
            Recap::Scale(scale) => self.plan.scales.get(scale.index()).map(|scale| &scale.id),
            Recap::Value(value) => self.plan.values.get(value.index()).map(|value| &value.id),
        };
        id.map_or("", String::as_str)
    }

    /// The word of a symbol.
    #[must_use]
    pub fn word(&self, symbol: Symbol) -> &str {
        self.plan.symbols.get(symbol.index()).map_or("", String::as_str)
    }

    /// The items of a step (of a measure: its scale's), with their indexes.
    pub fn items_of(&self, step: StepIx) -> impl Iterator<Item = (ItemIx, &Item)> {
        let (first, count) = self
            .plan
            .steps
            .get(step.index())
            .map_or((0, 0), |step| (step.first_item, step.item_count));
        let range = first as usize..first.saturating_add(count) as usize;
        let items = self.plan.items.get(range).unwrap_or_default();
        (first..).map(ItemIx).zip(items)
    }

    /// The least and most places from a step to an end, the step itself included (semantics 12.1). Inside menus: the
    /// rest of the child, then the menu and what follows it; other children are not counted.
    #[must_use]
    pub fn distance(&self, step: StepIx) -> Distance {
        let read = |list: &[Distance], at: u32| list.get(at as usize).copied().unwrap_or_default();
        let mut sum = read(&self.index.distances, step.0);
        let mut around = self.index.place(step.0).map_or(NONE, |place| place.parent);
        while let Some(place) = self.index.place(around) {
            if place.kind == PlaceKind::Menu {
                sum = sum
                    .then(Distance { least: 1, most: 1 })
                    .then(read(&self.index.onwards, around));
            }
            around = place.parent;
        }
        sum
    }

    /// An inner item of a list or diary.
    #[must_use]
    pub fn inner(&self, item: ItemIx, at: u32) -> Option<&Inner> {
        self.plan.items.get(item.index())?.kind.inner().get(at as usize)
    }

    pub(crate) const fn index(&self) -> &Index {
        &self.index
    }

    /// The implicit end.
    pub(crate) fn last_step(&self) -> u32 {
        number(self.plan.steps.len()).saturating_sub(1)
    }

    /// The children of a section or part.
    pub(crate) fn children(&self, section: u32) -> &[StepIx] {
        match self.plan.steps.get(section as usize).map(|step| &step.kind) {
            Some(StepKind::Section { children, .. } | StepKind::Part { children }) => children,
            _ => &[],
        }
    }

    /// Shows the chances that are drawn when a step is visited; of a fixed section or a part, those of the steps in it, which are
    /// passed over with it. What stands in a free section is chosen, and not passed.
    #[cfg(feature = "research")]
    pub(crate) fn drawing(&self, step: StepIx, see: &mut dyn FnMut(StepIx, ChanceIx)) {
        let mut open = vec![step];
        while let Some(step) = open.pop() {
            let Some(place) = self.index.place(step.0) else {
                continue;
            };
            place.draws.iter().for_each(|chance| see(step, *chance));
            if matches!(place.kind, PlaceKind::Fixed | PlaceKind::Part) {
                let inside = self.children(step.0).iter().rev();
                open.extend(inside.filter(|child| **child > step));
            }
        }
    }

    pub(crate) fn is_section(&self, step: u32) -> bool {
        let kind = self.index.place(step).map(|place| place.kind);
        matches!(kind, Some(PlaceKind::Fixed | PlaceKind::Part | PlaceKind::Menu))
    }

    /// Whether a step stands inside a section or part, or is it.
    pub(crate) fn is_within(&self, step: u32, section: u32) -> bool {
        self.child_towards(step, section).is_some()
    }

    /// Of the section's children the one that a step is or stands in; the section itself for itself.
    pub(crate) fn child_towards(&self, step: u32, section: u32) -> Option<u32> {
        let mut at = step;
        if at == section {
            return Some(section);
        }
        while let Some(place) = self.index.place(at) {
            if place.parent == section {
                return Some(at);
            }
            at = place.parent;
        }
        None
    }

    /// The measures in which a scale's item is asked.
    pub(crate) fn askers(&self, item: ItemIx) -> &[StepIx] {
        match self.plan.items.get(item.index()).map(|item| item.home) {
            Some(Home::Scale(scale)) => self
                .plan
                .scales
                .get(scale.index())
                .map_or(&[], |scale| &scale.measures),
            _ => &[],
        }
    }

    pub(crate) fn step_at(&self, step: StepIx) -> Option<&Step> {
        self.plan.steps.get(step.index())
    }
}

/// SHA-256 of the canonical form of a stored plan. What a reader passes over counts too: a plan with more in it than was
/// written is another one.
fn hash_of(plan: &Json) -> Hash {
    Hash::of(&[canonical(plan).as_bytes()])
}

/// Says which program it is, no more: a program is large.
impl std::fmt::Debug for Program {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "Program({} {}, {})",
            self.plan.id,
            self.plan.version,
            self.hash.hex()
        )
    }
}
