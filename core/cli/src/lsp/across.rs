//! Names across files: what a place names, and every place that names it, in modules, parts and paths.

use std::collections::BTreeSet;
use std::sync::Arc;

use leerpad::check::names::{Outside, Role, Thing, ThingKind};
use leerpad::check::part_path;
use leerpad::ground::span::Span;
use leerpad::module::keys::Of;
use leerpad::module::walk::walk;

use super::paths_names;
use super::texts::{Reading, Texts, paths_of};
use crate::files::PATHS;

/// Something with a name, in its file.
#[derive(Clone)]
pub(super) struct Target {
    pub(super) file: Arc<Reading>,
    pub(super) thing: usize,
    /// The place that named it, in the file that was asked about.
    pub(super) place: Span,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Spot {
    pub(super) file: String,
    pub(super) span: Span,
    /// How it is used there, with the line of words about it; `None` where it is written.
    pub(super) role: Option<Role>,
    /// In what.
    pub(super) within: Option<String>,
}

impl Target {
    pub(super) fn name(&self) -> &str {
        self.file.source.name()
    }
}

/// What is named at a byte of a text.
pub(super) fn at(texts: &Texts, name: &str, offset: u32) -> Option<Target> {
    let reading = texts.reading(name)?;
    if name.ends_with(PATHS) {
        let names = paths_names::names(&reading.tree);
        let found = names.into_iter().find(|found| {
            let span = found.span();
            span.start <= offset && offset <= span.end
        })?;
        let module = texts.reading(&texts.module_of(name)?)?;
        let file = match found.part() {
            Some(part) => inside(texts, module, part)?,
            None => module,
        };
        let thing = found.thing(&file.names)?;
        let place = found.span();
        return Some(Target { file, thing, place });
    }
    if let Some((thing, place)) = reading.names.at(offset) {
        return Some(Target {
            file: reading,
            thing,
            place,
        });
    }
    let outside = reading.names.outside_at(offset)?;
    let file = part_of(texts, &reading, outside.part)?;
    let thing = file.names.find(&outside.name.value)?;
    Some(Target {
        file,
        thing,
        place: outside.name.span,
    })
}

/// The question whose own answer the word `answer` at a byte stands for: in its checks and rules, and in what they say.
pub(super) fn own_answer(reading: &Arc<Reading>, offset: u32) -> Option<Target> {
    const WORD: &str = "answer";
    let text = reading.source.text();
    let at = offset as usize;
    let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
    let before = text.get(..at)?.trim_end_matches(is_letter);
    let (start, rest) = (before.len(), text.get(before.len()..)?);
    let behind = rest.strip_prefix(WORD)?;
    if behind.starts_with(is_letter) || behind.trim_start_matches(' ').starts_with('(') {
        return None;
    }
    let walked = walk(&reading.tree);
    let holds = |span: Span| span.start <= offset && offset <= span.end;
    let cell = walked.cells.iter().find(|cell| holds(cell.node.span))?;
    let is_read = match cell.of {
        Of::Condition | Of::Required | Of::Sum => true,
        // In a text it is a word like any other, but for a hole.
        Of::Text => before.trim_end_matches(' ').ends_with('{'),
        _ => false,
    };
    let mut at = Some(cell.frame).filter(|_| is_read);
    while let Some(frame) = at.and_then(|at| walked.frames.get(at)) {
        let is_this = |thing: &Thing| {
            matches!(thing.kind, ThingKind::Item | ThingKind::Question)
                && frame.id.is_some_and(|id| id.span == thing.span)
        };
        if let Some(thing) = reading.names.things().iter().position(is_this) {
            let start = u32::try_from(start).ok()?;
            return Some(Target {
                file: Arc::clone(reading),
                thing,
                place: Span::new(0, start, start + u32::try_from(WORD.len()).ok()?),
            });
        }
        at = frame.parent;
    }
    None
}

/// The file that a `use` names.
pub(super) fn part_of(texts: &Texts, reading: &Reading, part: usize) -> Option<Arc<Reading>> {
    let (_, module) = reading.names.parts().find(|(number, _)| *number == part)?;
    texts.reading(&part_path(reading.source.name(), &module.value))
}

/// The file of a part inside a part, `a/b`.
pub(super) fn inside(texts: &Texts, module: Arc<Reading>, parts: &str) -> Option<Arc<Reading>> {
    let mut file = module;
    for part in parts.split('/') {
        let number = file.names.find(part)?;
        file = part_of(texts, &file, number)?;
    }
    Some(file)
}

/// The file whose name stands at a byte: the module of a `use`.
pub(super) fn file_at(texts: &Texts, name: &str, offset: u32) -> Option<String> {
    let reading = texts.reading(name)?;
    let mut parts = reading.names.parts();
    let (_, module) = parts.find(|(_, module)| module.span.start <= offset && offset <= module.span.end)?;
    Some(part_path(name, &module.value))
}

/// The places that name something in the file where it is written, that first.
fn own(target: &Target) -> Vec<Spot> {
    let own = &target.file;
    let Some(named) = own.names.things().get(target.thing) else {
        return Vec::new();
    };
    let spot = |span: Span, role: Option<Role>, within: Option<usize>| Spot {
        file: target.name().to_owned(),
        span,
        role,
        within: id_of(own, within),
    };
    let uses = own.names.uses_of(target.thing);
    let used = uses.map(|used| spot(used.span, Some(used.role), used.within));
    std::iter::once(spot(named.span, None, None))
        .chain(used)
        .collect()
}

/// The places that name something in one file; where that is its own, no other file is looked at.
pub(super) fn places_in(texts: &Texts, target: &Target, name: &str) -> Vec<Spot> {
    if target.name() == name {
        return own(target);
    }
    let mut spots = places(texts, target);
    spots.retain(|spot| spot.file == name);
    spots
}

/// Every place that names something, where it is written first.
pub(super) fn places(texts: &Texts, target: &Target) -> Vec<Spot> {
    let own = &target.file;
    let Some(named) = own.names.things().get(target.thing) else {
        return Vec::new();
    };
    let mut spots = self::own(target);
    in_paths(texts, target, own, None, &mut spots);
    for user in texts.modules_near(target.name()) {
        if user == target.name() {
            continue;
        }
        let Some(reading) = texts
            .reading(&user)
            .filter(|reading| reading.names.parts().next().is_some())
        else {
            continue;
        };
        let through = |part: usize| {
            let module = reading.names.parts().find(|(number, _)| *number == part);
            module.is_some_and(|(_, module)| part_path(&user, &module.value) == target.name())
        };
        for outside in reading.names.outside() {
            if outside.name.value == named.id && fits(outside, named.kind) && through(outside.part) {
                spots.push(Spot {
                    file: user.clone(),
                    span: outside.name.span,
                    role: Some(Role::Outside),
                    within: id_of(&reading, outside.within),
                });
            }
        }
        let parts: BTreeSet<usize> = reading.names.parts().map(|(part, _)| part).collect();
        for part in parts.into_iter().filter(|part| through(*part)) {
            let id = id_of(&reading, Some(part));
            in_paths(texts, target, &reading, id.as_deref(), &mut spots);
        }
    }
    // Where it is written stays first.
    if let Some((_, rest)) = spots.split_first_mut() {
        rest.sort();
    }
    spots.dedup();
    spots
}

const fn fits(outside: &Outside, kind: ThingKind) -> bool {
    match outside.role {
        Role::Default => matches!(kind, ThingKind::Setting),
        _ => matches!(kind, ThingKind::Value),
    }
}

fn id_of(reading: &Reading, thing: Option<usize>) -> Option<String> {
    let thing = reading.names.things().get(thing?)?;
    Some(thing.id.clone())
}

/// The places in the paths beside a module: of its own names, or of those of its part.
fn in_paths(texts: &Texts, target: &Target, module: &Reading, part: Option<&str>, spots: &mut Vec<Spot>) {
    let file = paths_of(module.source.name());
    let Some(paths) = texts.reading(&file) else { return };
    for found in paths_names::names(&paths.tree) {
        if found.part() == part && found.thing(&target.file.names) == Some(target.thing) {
            spots.push(Spot {
                file: file.clone(),
                span: found.span(),
                role: Some(Role::Outside),
                within: None,
            });
        }
    }
}
