//! What things of one version of a module are called in another: for whoever tells of a session that went from one to the
//! other, or may (semantics 31.2).

use super::heirs::{Heir, Heirs};
use crate::expr::name::{ChanceIx, ItemIx, StepIx};
use crate::program::{Program, options};
use crate::session::Session;
use crate::session::fact::{Fact, VisitOf};

/// The names of one version of a module in another.
///
/// ```
/// # use std::sync::Arc;
/// # use leerpad::check::{Sources, check};
/// # use leerpad::ground::source::Source;
/// # use leerpad::program::Program;
/// # let of = |text: &str| {
/// #     let checked = check(&Sources::new(Source::new("kort.yaml", text)));
/// #     Arc::new(Program::compile(&checked.module.unwrap()))
/// # };
/// # let text = "leerpad: 1
/// # module: kort
/// # version: 1.0.0
/// # languages: [nl]
/// # title: Kort
/// # steps:
/// #   - exercise: slapen
/// #     title: Slapen
/// #     items:
/// #       - number: uren
/// #         ask: Hoeveel uur slaap je?
/// #         to: 24
/// # ";
/// use leerpad::session::upgrade::{Heir, Names};
/// let (old, new) = (of(text), of(&text.replace("number: uren", "number: slaap\n        was: [uren]")));
/// let names = Names::new(&old, &new);
/// assert_eq!(names.item("slapen", "uren"), Heir::One("slaap"));
/// assert_eq!(names.step("wandelen"), Heir::Gone);
/// ```
#[derive(Clone, Copy)]
pub struct Names<'a>(Heirs<'a>);

impl<'a> Names<'a> {
    /// From an old version to a new one.
    #[must_use]
    pub const fn new(old: &'a Program, new: &'a Program) -> Self {
        Self(Heirs { old: Some(old), new })
    }

    /// From the version that a session was on to the one it is on now, when these facts of its last act say that it went over.
    /// That stands last among them; the others have the new names already.
    pub(crate) fn gone_over(session: &'a Session, facts: &[Fact]) -> Option<Self> {
        let Some(Fact::Upgraded(upgraded)) = facts.last() else {
            return None;
        };
        let (old, new) = (session.programs().get(upgraded.from)?, session.program());
        (upgraded.to == new.hash()).then(|| Self::new(old, new))
    }

    /// The step, section or part that takes the place of one.
    #[must_use]
    pub fn step(&self, id: &str) -> Heir<&'a str> {
        self.0.step(id).map(|step| self.0.new.step_id(step))
    }

    /// The item that takes the place of one that was asked in a step.
    #[must_use]
    pub fn item(&self, step: &str, id: &str) -> Heir<&'a str> {
        self.item_at(step, id).map(|item| self.0.new.item_id(item))
    }

    /// The option that takes the place of one of an item.
    #[must_use]
    pub fn option(&self, step: &str, item: &str, id: &str) -> Heir<&'a str> {
        let found = self.item_at(step, item).one();
        let new = found.and_then(|found| options(self.0.new.plan().items.get(found.index())?));
        let old = self.0.old_item(item).and_then(options);
        match (new, old) {
            (Some(new), Some(old)) => self.0.option(&new.list, &old.list, id),
            _ => Heir::Gone,
        }
    }

    pub(super) const fn heirs(&self) -> Heirs<'a> {
        self.0
    }

    pub(super) fn item_at(&self, step: &str, id: &str) -> Heir<ItemIx> {
        match self.0.place(step) {
            Heir::One(heir) => self.0.item((step, heir), id),
            Heir::Several => Heir::Several,
            Heir::Gone => Heir::Gone,
        }
    }

    /// A visit to a step of the old version, in the new one; none when the step has no place there.
    #[must_use]
    pub fn visit(&self, visit: VisitOf) -> Option<VisitOf> {
        let step = self.0.place(self.0.old?.step_id(visit.step)).one()?;
        Some(VisitOf { step, n: visit.n })
    }

    /// An item of the old version that was asked in a step, in the new one.
    #[must_use]
    pub fn item_of(&self, step: StepIx, item: ItemIx) -> Option<ItemIx> {
        let old = self.0.old?;
        self.item_at(old.step_id(step), old.item_id(item)).one()
    }

    /// A chance; chances keep their ids.
    #[must_use]
    pub fn chance(&self, chance: ChanceIx) -> Option<ChanceIx> {
        let old = self.0.old?.plan().chances.get(chance.index())?;
        let mut new = (0..).map(ChanceIx).zip(&self.0.new.plan().chances);
        new.find(|(_, other)| other.id == old.id).map(|(at, _)| at)
    }
}
