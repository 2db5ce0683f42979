//! The names of a file are those that the checker knows: whatever gets another name, the module says the same.

use leerpad::check::names::Names;
use leerpad::check::{Checked, Sources, check, part_path};
use leerpad::ground::problem::Edit;
use leerpad::ground::source::Source;
use std::path::{Path, PathBuf};

fn modules() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["modules", "modules/parts", "tests/cases/run"] {
        visit(&leerpad_tests::root().join(folder), &mut found);
    }
    found.sort();
    found
}

fn visit(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.to_string_lossy().into_owned();
        if path.is_dir() {
            visit(&path, found);
        } else if name.ends_with(".yaml") && !name.ends_with(".paths.yaml") {
            found.push(path);
        }
    }
}

/// A module with its parts, from disk.
fn set(path: &Path) -> Sources {
    let name = path.to_string_lossy().into_owned();
    let main = Source::new(name, std::fs::read_to_string(path).unwrap());
    let mut wanted = leerpad::check::parts_wanted(&main);
    let mut seen = std::collections::BTreeSet::new();
    let mut sources = Sources::new(main);
    while let Some(name) = wanted.pop() {
        if seen.insert(name.clone())
            && let Ok(text) = std::fs::read_to_string(&name)
        {
            let part = Source::new(name, text);
            wanted.extend(leerpad::check::parts_wanted(&part));
            sources = sources.with_part(part);
        }
    }
    sources
}

fn edited(source: &Source, edits: &[Edit]) -> Source {
    let mut text = source.text().to_owned();
    for edit in edits.iter().rev() {
        text.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    Source::new(source.name(), text)
}

/// How much of everything there is: what stays the same under other names.
fn size(sources: &Sources) -> Option<(usize, usize, usize, usize)> {
    let module = check(sources).module?;
    let plan = module.plan();
    let ways = plan.steps.iter().map(|step| step.ways.len()).sum();
    Some((plan.steps.len(), plan.items.len(), plan.values.len(), ways))
}

fn codes(checked: &Checked) -> Vec<&'static str> {
    let codes = checked.problems.iter().map(|problem| problem.rule.code);
    // What a moment is called decides whether it promises another.
    let mut codes: Vec<_> = codes.filter(|code| *code != "measured-once").collect();
    codes.sort_unstable();
    codes
}

/// Things get their other names in so many turns: those of one turn together, so that the others keep theirs.
const TURNS: usize = 2;

#[test]
fn whatever_gets_another_name_the_module_is_as_right_as_before() {
    let (mut renamed, mut files) = (0, 0);
    for path in modules() {
        let sources = set(&path);
        let before = check(&sources);
        if before.module.is_none() {
            continue;
        }
        files += 1;
        let main = &sources.all()[0];
        let names = Names::of(main, 0);
        for turn in 0..TURNS {
            let mut edits = Vec::new();
            for (thing, named) in names.things().iter().enumerate().skip(turn).step_by(TURNS) {
                let Ok(own) = names.rename(main, thing, &format!("{}-zz", named.id)) else {
                    continue;
                };
                edits.extend(own);
                renamed += 1;
            }
            edits.sort_by_key(|edit| edit.span);
            let mut changed = Sources::new(edited(main, &edits));
            for part in &sources.all()[1..] {
                changed = changed.with_part(part.clone());
            }
            let after = check(&changed);
            assert_eq!(
                codes(&after),
                codes(&before),
                "{}, turn {turn}: {:?}",
                path.display(),
                after.problems
            );
            assert_eq!(size(&changed), size(&sources), "{}, turn {turn}", path.display());
        }
        for outside in names.outside() {
            let part = names.parts().find(|(part, _)| *part == outside.part).unwrap().1;
            let file = part_path(main.name(), &part.value);
            assert!(
                sources.all().iter().any(|source| source.name() == file),
                "{file} of {}",
                path.display()
            );
        }
    }
    assert!(files > 10 && renamed > 500, "{files} files, {renamed} names");
}

#[test]
fn every_name_in_a_condition_is_known_as_something() {
    for path in modules() {
        let sources = set(&path);
        let checked = check(&sources);
        if checked.module.is_none() {
            continue;
        }
        let main = &sources.all()[0];
        let names = Names::of(main, 0);
        let known = |at: u32| names.at(at).is_some() || names.outside_at(at).is_some();
        let walked_text = main.text();
        for (at, _) in walked_text.match_indices(" == ") {
            let line = walked_text[..at].rsplit('\n').next().unwrap();
            let key = line.trim_start_matches([' ', '-']).split(':').next().unwrap();
            let word = walked_text[at + 4..]
                .split(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
                .next()
                .unwrap();
            let is_name =
                word.starts_with(|c: char| c.is_ascii_lowercase()) && !["true", "false"].contains(&word);
            if ["when", "must", "required"].contains(&key) && is_name {
                let place = u32::try_from(at + 4).unwrap();
                assert!(known(place), "{}: {line} == {word}", path.display());
            }
        }
    }
}
