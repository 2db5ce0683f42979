//! The names of one file: what each stands for, where it is written and where it is used. For editors, and for renaming.
//!
//! A file alone is enough, and it may be full of faults: what cannot be read is left out. Nothing is judged here; whether a
//! name may be used where it is used, [`check`](super::check) says.

mod beside;
mod define;
mod refer;
mod rename;

use std::collections::BTreeMap;

use crate::expr::ast::Expr;
use crate::ground::source::Source;
use crate::ground::span::{Span, Spanned};
use crate::module::walk::walk;
use crate::syntax::tree::Node;

pub use self::rename::RenameFault;

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ThingKind {
    /// A step of any kind.
    Step,
    /// An item of a step or scale.
    Item,
    /// A question inside an entry of a list or diary.
    Question,
    /// An option of an item, setting, fact, open place or set.
    Option,
    /// A row of a likert, a left side of a match.
    Row,
    /// An open place of a sentence.
    Gap,
    /// A scale or subscale.
    Scale,
    /// A band of a scale.
    Band,
    /// A moment at which a scale is measured.
    Moment,
    /// A value.
    Value,
    /// A setting.
    Setting,
    /// A fact the host hands in.
    Fact,
    /// A chance.
    Chance,
    /// An outcome of a chance.
    Arm,
    /// A purpose for which something leaves.
    Purpose,
    /// A set of options.
    OptionSet,
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// What it is.
    pub kind: ThingKind,
    /// Its kind word (`choice`, `exercise`), where it has one.
    pub word: &'static str,
    /// Its name.
    pub id: String,
    /// Where its name is written.
    pub span: Span,
    /// The whole of it.
    pub whole: Span,
    /// Whose it is: the item of an option, the section of a step, the scale of a band.
    pub of: Option<usize>,
    /// What a person reads of it: its title, question or label.
    pub title: Option<Spanned<String>>,
    /// The value of `was`, where it has one.
    pub was: Option<Span>,
    /// It may have a `was`.
    pub keeps_former: bool,
    /// The value of `private`, where it has one.
    pub private: Option<bool>,
}

/// How a name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A way on leads to it.
    Way,
    /// It goes on there when nobody came.
    Otherwise,
    /// Feedback leads to it.
    Feedback,
    /// A condition reads it.
    Condition,
    /// A score or value is worked out from it.
    Sum,
    /// A text shows it.
    Pipe,
    /// It is shown once more.
    Shown,
    /// Its chosen options are offered elsewhere.
    Copied,
    /// It is measured.
    Measured,
    /// It can be shared.
    Offered,
    /// It leaves for a purpose.
    Leaves,
    /// It is shared for this purpose.
    Purpose,
    /// Its options are those of an item.
    Listed,
    /// It stands in a sentence or belongs to something.
    Placed,
    /// It holds when nobody chose otherwise.
    Default,
    /// Another file that uses this one names it.
    Outside,
}

/// A name where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// What it stands for, by its place in [`Names::things`].
    pub thing: usize,
    /// Where.
    pub span: Span,
    /// How.
    pub role: Role,
    /// In what, where it stands in something.
    pub within: Option<usize>,
}

/// A name of the file that a `use` names: a value that is read, a setting that is filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// The `use`, by its place in [`Names::things`].
    pub part: usize,
    /// The name.
    pub name: Spanned<String>,
    /// How.
    pub role: Role,
    /// In what.
    pub within: Option<usize>,
}

/// The names of one file.
///
/// ```
/// use leerpad::check::names::Names;
/// use leerpad::ground::source::Source;
/// let text = "steps:
///   - exercise: vraag
///     items:
///       - choice: soort
///         ask: Welke?
///         options: {a: A, b: B}
///     next:
///       - when: soort == a
///         go: slot
///       - slot
///   - end: slot
/// ";
/// let names = Names::of(&Source::new("a.yaml", text), 0);
/// let soort = names.find("soort").unwrap();
/// assert_eq!(names.uses_of(soort).count(), 1);
/// assert_eq!(names.uses_of(names.find("slot").unwrap()).count(), 2);
/// let option = names.at(u32::try_from(text.find("== a").unwrap() + 3).unwrap()).unwrap();
/// assert_eq!(names.things()[option.0].of, Some(soort));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Names {
    things: Vec<Thing>,
    uses: Vec<Use>,
    outside: Vec<Outside>,
    /// Of each `use`: what it names.
    parts: BTreeMap<usize, Spanned<String>>,
    /// The one space of steps, items, scales, values, settings, facts and chances.
    space: BTreeMap<String, usize>,
    purposes: BTreeMap<String, usize>,
    sets: BTreeMap<String, usize>,
    /// What is looked up inside something: options, rows, bands, arms, moments.
    locals: BTreeMap<(usize, String), usize>,
    /// Whose options something has, when they are not its own.
    borrowed: BTreeMap<usize, Borrowed>,
    /// What each value is, rung by rung.
    rungs: BTreeMap<usize, Vec<Expr>>,
}

/// Options that are written elsewhere.
#[derive(Clone, Debug)]
enum Borrowed {
    /// In a set.
    Set(String),
    /// At another item.
    Item(String),
}

impl Names {
    /// Reads the names of a file; `number` stands in every span.
    #[must_use]
    pub fn of(source: &Source, number: u16) -> Self {
        let (tree, _) = crate::syntax::parse(source, number);
        Self::of_tree(&tree)
    }

    /// The same of a tree.
    #[must_use]
    pub fn of_tree(tree: &Node) -> Self {
        let walked = walk(tree);
        let mut names = Self::default();
        let owners = define::define(&walked, &mut names);
        refer::refer(&walked, &owners, &mut names);
        names.uses.sort_by_key(|one| (one.span, one.thing));
        names.uses.dedup();
        names
    }

    /// Everything with a name, in the order of the file.
    #[must_use]
    pub fn things(&self) -> &[Thing] {
        &self.things
    }

    /// Every use, in the order of the file.
    #[must_use]
    pub fn uses(&self) -> &[Use] {
        &self.uses
    }

    /// The names that belong to files which this one uses.
    #[must_use]
    pub fn outside(&self) -> &[Outside] {
        &self.outside
    }

    /// Each `use` with the file or module it names.
    pub fn parts(&self) -> impl Iterator<Item = (usize, &Spanned<String>)> {
        self.parts.iter().map(|(part, module)| (*part, module))
    }

    /// The step, item, scale, value, setting, fact or chance of this name.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<usize> {
        self.space.get(id).copied()
    }

    /// The purpose of this name.
    #[must_use]
    pub fn purpose(&self, id: &str) -> Option<usize> {
        self.purposes.get(id).copied()
    }

    /// The set of options of this name.
    #[must_use]
    pub fn option_set(&self, id: &str) -> Option<usize> {
        self.sets.get(id).copied()
    }

    /// What a name stands for inside something: an option of an item, a band of a scale.
    #[must_use]
    pub fn inside(&self, of: usize, id: &str) -> Option<usize> {
        self.locals.get(&(of, id.to_owned())).copied()
    }

    /// An option of something, also when its options are written elsewhere.
    #[must_use]
    pub fn option(&self, of: usize, id: &str) -> Option<usize> {
        let found = self.inside(self.whose_options(of), id)?;
        matches!(
            self.things.get(found)?.kind,
            ThingKind::Option | ThingKind::Band | ThingKind::Arm
        )
        .then_some(found)
    }

    /// What has the options that something offers: itself, a set, or another item.
    #[must_use]
    pub fn whose_options(&self, of: usize) -> usize {
        let mut of = of;
        // A ring of items that copy from one another ends somewhere too.
        for _ in 0..8 {
            of = match self.borrowed.get(&of) {
                Some(Borrowed::Set(name)) => return self.sets.get(name).copied().unwrap_or(of),
                Some(Borrowed::Item(name)) => match self.space.get(name) {
                    Some(item) => *item,
                    None => return of,
                },
                None => return of,
            };
        }
        of
    }

    /// What stands inside something, in the order of the file.
    pub fn children(&self, of: usize) -> impl Iterator<Item = (usize, &Thing)> {
        let all = self.things.iter().enumerate();
        all.filter(move |(_, thing)| thing.of == Some(of))
    }

    /// The thing whose name stands at a byte, defined or used, and the place of the name.
    #[must_use]
    pub fn at(&self, offset: u32) -> Option<(usize, Span)> {
        let holds = |span: Span| span.start <= offset && offset <= span.end && span.end > span.start;
        let used = self.uses.iter().find(|used| holds(used.span));
        let used = used.map(|used| (used.thing, used.span));
        used.or_else(|| {
            let defined = self
                .things
                .iter()
                .enumerate()
                .find(|(_, thing)| holds(thing.span));
            defined.map(|(thing, found)| (thing, found.span))
        })
    }

    /// The name of another file's thing at a byte.
    #[must_use]
    pub fn outside_at(&self, offset: u32) -> Option<&Outside> {
        let holds = |span: Span| span.start <= offset && offset <= span.end;
        self.outside.iter().find(|outside| holds(outside.name.span))
    }

    /// Where something is used.
    pub fn uses_of(&self, thing: usize) -> impl Iterator<Item = &Use> {
        self.uses.iter().filter(move |used| used.thing == thing)
    }

    /// Whose options can stand beside a part of a condition; `own` is the item whose own answer is judged.
    ///
    /// ```
    /// use leerpad::check::names::Names;
    /// use leerpad::ground::source::Source;
    /// use leerpad::ground::span::Span;
    /// let text = "chances:\n  groep: [kort, lang]\nsteps:\n  - step: a\n";
    /// let names = Names::of(&Source::new("a.yaml", text), 0);
    /// let (left, _) = leerpad::expr::parse::parse("chance(groep)", &|_| Span::default());
    /// assert_eq!(names.beside(&left.unwrap(), None), names.find("groep"));
    /// ```
    #[must_use]
    pub fn beside(&self, part: &Expr, own: Option<usize>) -> Option<usize> {
        beside::owner(self, part, own, beside::DEPTH)
    }
}
