//! The condition language against its case files, and against chance.

mod known;
mod random;
mod world;

use known::{Given, Now};
use leerpad::expr::eval::{Known, typed};
use leerpad::expr::parse::parse;
use leerpad::expr::resolve::{resolve_rungs, resolve_score, resolve_typed};
use leerpad::expr::scope::{Domain, Entity, Scope, Type};
use leerpad::expr::typed::Typed;
use leerpad::ground::problem::{Edit, Problem};
use leerpad::ground::span::Span;
use leerpad::ground::stored::Stored as _;
use serde::Deserialize;
use world::World;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    print: Option<String>,
    #[serde(default)]
    problems: Vec<String>,
    at: Option<Vec<String>>,
    fixed: Option<String>,
    r#as: Option<String>,
    own: Option<String>,
    r#type: Option<String>,
    given: Option<Given>,
    /// Absent: not asked; null: unknown.
    #[serde(default, deserialize_with = "present")]
    is: Option<serde_json::Value>,
}

fn present<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<serde_json::Value>, D::Error> {
    serde_json::Value::deserialize(from).map(Some)
}

fn place(range: std::ops::Range<usize>) -> Span {
    Span::new(0, range.start as u32, range.end as u32)
}

/// Reads and, where the names are of the world, resolves.
fn run(case: &Case, world: &World) -> (Option<String>, Option<(Typed, Type)>, Vec<Problem>) {
    let (tree, mut problems) = parse(&case.text, &place);
    let Some(tree) = tree else {
        return (None, None, problems);
    };
    let (found, more) = if world.is_score {
        let (sum, more) = resolve_score(&tree, world);
        (sum.map(|sum| (Typed::Sum(sum), Type::Number)), more)
    } else {
        resolve_typed(&tree, None, world)
    };
    problems.extend(more);
    problems.sort_by_key(|problem| problem.span);
    (Some(tree.to_string()), found, problems)
}

fn mended(text: &str, problems: &[Problem]) -> String {
    let mut edits: Vec<&Edit> = problems.iter().flat_map(|problem| &problem.fix).collect();
    edits.sort_by_key(|edit| edit.span);
    let mut out = text.to_owned();
    for edit in edits.iter().rev() {
        out.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.text);
    }
    out
}

fn json(known: Option<Known<'_>>, world: &World) -> serde_json::Value {
    match known {
        None => serde_json::Value::Null,
        Some(Known::Truth(truth)) => truth.into(),
        Some(Known::Number(number)) => serde_json::to_value(number).unwrap(),
        Some(Known::Option(option)) => world.word(option).into(),
        Some(Known::Text(text)) => text.into(),
        Some(Known::Day(date)) => date.to_string().into(),
        Some(Known::Clock(time)) => time.to_string().into(),
    }
}

fn check(file: &str) {
    let path = format!("{}/cases/expr/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let cases: Vec<Case> = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let mut world = World::load();
    let mut faults = Vec::new();
    for case in &cases {
        world.own.clone_from(&case.own);
        world.is_score = case.r#as.is_some();
        let (printed, found, problems) = run(case, &world);
        let mut differs = |what: &str, expected: String, got: String| {
            if expected != got {
                faults.push(format!(
                    "{} {what}\n  expected {expected}\n  got      {got}",
                    case.text
                ));
            }
        };
        let codes: Vec<&str> = problems.iter().map(|problem| problem.rule.code).collect();
        differs("problems", format!("{:?}", case.problems), format!("{codes:?}"));
        if let Some(print) = &case.print {
            differs("print", print.clone(), printed.unwrap_or_default());
        }
        if let Some(at) = &case.at {
            let places = problems.iter().map(|problem| problem.span);
            let places: Vec<&str> = places
                .map(|span| &case.text[span.start as usize..span.end as usize])
                .collect();
            differs("at", format!("{at:?}"), format!("{places:?}"));
        }
        if let Some(fixed) = &case.fixed {
            differs("fixed", fixed.clone(), mended(&case.text, &problems));
        }
        if let Some(kind) = &case.r#type {
            let got = found.as_ref().map_or("", |(_, kind)| match kind {
                Type::Truth => "truth",
                Type::Number => "number",
                Type::Text => "text",
                Type::Date => "date",
                Type::Time => "time",
                Type::Option(_) => "option",
            });
            differs("type", kind.clone(), got.to_owned());
        }
        if let Some((tree, _)) = &found {
            let written = tree.store();
            let read = Typed::read(&written).unwrap();
            assert_eq!(read, *tree, "{written}");
        }
        if let Some(is) = &case.is {
            let nothing = Given::default();
            let now = Now {
                world: &world,
                given: case.given.as_ref().unwrap_or(&nothing),
            };
            let (tree, _) = found
                .as_ref()
                .unwrap_or_else(|| panic!("{} is wrong: {codes:?}", case.text));
            differs("is", is.to_string(), json(typed(tree, &now), &world).to_string());
        }
        for problem in &problems {
            for language in [
                leerpad::ground::language::Language::Nl,
                leerpad::ground::language::Language::En,
            ] {
                for words in [
                    problem.message(language),
                    problem.why(language),
                    problem.help(language),
                ] {
                    assert!(!words.contains('{'), "{}: {words}", problem.rule.code);
                    assert!(!words.ends_with('.'), "{}: {words}", problem.rule.code);
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn names() {
    check("names");
}

#[test]
fn kinds() {
    check("kinds");
}

#[test]
fn reach() {
    check("reach");
}

#[test]
fn outcome() {
    check("outcome");
}

#[test]
fn signs() {
    check("signs");
}

/// Every problem that a condition can have is raised by some case.
#[test]
fn every_problem_has_a_case() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/cases/expr");
    let mut raised = String::new();
    for file in ["signs", "names", "kinds", "reach"] {
        raised += &std::fs::read_to_string(format!("{folder}/{file}.json")).unwrap();
    }
    let missing: Vec<&str> = leerpad::expr::RULES
        .iter()
        .map(|rule| rule.code)
        // Told of in the tests of parsing and of rungs.
        .filter(|code| !["long-condition", "mixed-types"].contains(code))
        .filter(|code| !raised.contains(&format!("\"{code}\"")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// All rungs of a value are of one type; a bare word is an option of what the others are.
#[test]
fn rungs_are_of_one_type() {
    let world = World::load();
    for (rungs, expected) in [
        (vec!["ramp", "soort"], Ok(Type::Option(domain(&world)))),
        (vec!["soort", "rampen"], Err(vec!["unknown-option"])),
        (vec!["soort", "wakker"], Err(vec!["mixed-types"])),
        (vec!["1", "uren / 2"], Ok(Type::Number)),
        (vec!["1", "\"een\""], Err(vec!["mixed-types"])),
        (vec!["dag", "\"2026-01-05\""], Ok(Type::Date)),
        (vec!["ramp"], Err(vec!["unknown-name"])),
        (
            vec!["naam + 1", "soort", "ramb"],
            Err(vec!["not-a-number", "unknown-option"]),
        ),
        (vec!["ramp", "naam + 1"], Err(vec!["not-a-number"])),
    ] {
        let trees: Vec<_> = rungs.iter().map(|rung| parse(rung, &place).0.unwrap()).collect();
        let (found, problems) = resolve_rungs(&trees.iter().collect::<Vec<_>>(), &world);
        let codes: Vec<_> = problems.iter().map(|problem| problem.rule.code).collect();
        match expected {
            Ok(kind) => assert_eq!(
                (found.map(|found| found.1), codes),
                (Some(kind), vec![]),
                "{rungs:?}"
            ),
            Err(expected) => assert_eq!((found.is_none(), codes), (true, expected), "{rungs:?}"),
        }
    }
}

fn domain(world: &World) -> Domain {
    match world.entity("soort") {
        Some(Entity::Item(asked)) => Domain::Item(asked.item),
        other => panic!("{other:?}"),
    }
}
