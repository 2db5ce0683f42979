//! Another name for something: in the file where it is written, and in every other that names it.

use leerpad::check::names::{Names, RenameFault, Thing, ThingKind};
use leerpad::ground::problem::Edit;
use leerpad::module::walk::{Holder, walk};

use super::across::{Target, places};
use super::former;
use super::place::with_line_ends;
use super::texts::{Reading, Texts};

/// The edits of a new name, by file; none when it has that name already.
pub(super) fn rename(
    texts: &Texts,
    target: &Target,
    to: &str,
) -> Result<Vec<(String, Vec<Edit>)>, RenameFault> {
    let file = &target.file;
    let Some(named) = file
        .names
        .things()
        .get(target.thing)
        .filter(|named| named.id != to)
    else {
        return Ok(Vec::new());
    };
    let mut own = file.names.rename(&file.source, target.thing, to)?;
    may(file, named, to)?;
    own.extend(former::option(file, named, to)?);
    own.sort_by_key(|edit| edit.span);
    for edit in &mut own {
        edit.text = with_line_ends(&file.source, std::mem::take(&mut edit.text));
    }
    let mut files = vec![(target.name().to_owned(), own)];
    for spot in places(texts, target) {
        if spot.file == target.name() {
            continue;
        }
        let edit = Edit {
            span: spot.span,
            text: to.to_owned(),
        };
        match files.iter_mut().find(|(file, _)| *file == spot.file) {
            Some((_, edits)) => edits.push(edit),
            None => files.push((spot.file, vec![edit])),
        }
    }
    Ok(files)
}

/// What the names alone do not judge: purposes share the one space of the module, and a former name is nobody else's.
fn may(file: &Reading, named: &Thing, to: &str) -> Result<(), RenameFault> {
    if named.kind.is_local() || named.kind == ThingKind::OptionSet {
        return Ok(());
    }
    if is_in_space(&file.names, to) {
        return Err(RenameFault::Taken);
    }
    let walked = walk(&file.tree);
    let mut others = walked.frames.iter().filter(|frame| {
        matches!(frame.holder, Holder::Kind(..)) && frame.id.is_some_and(|id| id.span != named.span)
    });
    if others.any(|frame| former::names(frame.node).contains(&to)) {
        return Err(RenameFault::Former);
    }
    Ok(())
}

fn is_in_space(names: &Names, id: &str) -> bool {
    names.find(id).is_some() || names.purpose(id).is_some()
}
