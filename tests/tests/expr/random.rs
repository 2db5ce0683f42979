//! Trees and texts by chance: what is printed reads back, nothing panics, everything comes to something.

use leerpad::expr::ast::{Expr, ExprKind, Factor, Function, Operator, Term};
use leerpad::expr::eval::{sum as number, truth, typed};
use leerpad::expr::parse::parse;
use leerpad::expr::range::{reach, verdict};
use leerpad::expr::reads::{cost, reads};
use leerpad::expr::resolve::{resolve_rungs, resolve_score, resolve_truth, resolve_typed};
use leerpad::expr::scope::Type;
use leerpad::expr::typed::Typed;
use leerpad::ground::number::Number;
use leerpad::ground::span::{Span, Spanned};
use leerpad::ground::stored::Stored as _;
use proptest::prelude::*;

use super::known::{Given, Now};
use super::place;
use super::world::World;

fn expr(kind: ExprKind) -> Expr {
    Expr::new(kind, Span::default())
}

fn spanned<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

const NAMES: [&str; 24] = [
    "gespannen",
    "wakker",
    "klachten",
    "soort",
    "soort-later",
    "steun",
    "akkoord",
    "naam",
    "uren",
    "dagen",
    "geboren",
    "bedtijd",
    "volgorde",
    "verschil",
    "klaar",
    "advies",
    "ramp",
    "schuld",
    "vriend",
    "before",
    "spanning",
    "adem",
    "onbekend",
    "answer",
];

const OPERATORS: [Operator; 9] = [
    Operator::Equal,
    Operator::NotEqual,
    Operator::Less,
    Operator::AtMost,
    Operator::Greater,
    Operator::AtLeast,
    Operator::Contains,
    Operator::StartsWith,
    Operator::About,
];

fn name() -> impl Strategy<Value = Expr> {
    prop::sample::select(&NAMES[..]).prop_map(|name| expr(ExprKind::Name(name.to_owned())))
}

fn leaf() -> impl Strategy<Value = Expr> {
    prop_oneof![
        (0_i64..100_000_000_000)
            .prop_map(|count| { expr(ExprKind::Number(Number::from_millionths(count).unwrap())) }),
        "[a-zé' ]{0,8}".prop_map(|text| expr(ExprKind::Text(text))),
        "[a-z\" 0-9:-]{0,8}".prop_map(|text| expr(ExprKind::Text(text))),
        any::<bool>().prop_map(|truth| expr(ExprKind::Truth(truth))),
        name(),
        name(),
        Just(expr(ExprKind::Dotted(
            spanned("hoe-vaak".to_owned()),
            spanned("eten".to_owned())
        ))),
        Just(expr(ExprKind::Set(Vec::new()))),
    ]
}

fn tree() -> impl Strategy<Value = Expr> {
    leaf().prop_recursive(5, 40, 4, |inner| {
        let some = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.clone().prop_map(|of| expr(ExprKind::Not(Box::new(of)))),
            inner
                .clone()
                .prop_map(|of| expr(ExprKind::Negative(Box::new(of)))),
            some().prop_map(|parts| expr(ExprKind::All(parts))),
            some().prop_map(|parts| expr(ExprKind::Any(parts))),
            some().prop_map(|parts| expr(ExprKind::Set(parts))),
            prop::collection::vec((any::<bool>(), inner.clone()), 2..4).prop_map(|terms| {
                let term = |(index, (minus, of))| Term {
                    minus: minus && index > 0,
                    of,
                };
                expr(ExprKind::Total(terms.into_iter().enumerate().map(term).collect()))
            }),
            prop::collection::vec((any::<bool>(), inner.clone()), 2..4).prop_map(|factors| {
                let factor = |(index, (over, of))| Factor {
                    over: over && index > 0,
                    of,
                };
                expr(ExprKind::Product(
                    factors.into_iter().enumerate().map(factor).collect(),
                ))
            }),
            (prop::sample::select(&OPERATORS[..]), inner.clone(), inner.clone()).prop_map(
                |(operator, left, right)| {
                    expr(ExprKind::Compare(
                        spanned(operator),
                        Box::new(left),
                        Box::new(right),
                    ))
                }
            ),
            (name(), name()).prop_map(|(left, right)| {
                let set = expr(ExprKind::Set(vec![right]));
                expr(ExprKind::Compare(
                    spanned(Operator::Equal),
                    Box::new(left),
                    Box::new(set),
                ))
            }),
            (inner.clone(), prop::collection::vec(inner.clone(), 1..4))
                .prop_map(|(left, set)| expr(ExprKind::In(Box::new(left), set))),
            (
                prop::sample::select(&Function::ALL[..]),
                prop::collection::vec(inner, 3)
            )
                .prop_map(|(function, mut arguments)| {
                    arguments.truncate(function.arguments().0);
                    expr(ExprKind::Call(spanned(function), arguments))
                }),
        ]
    })
}

/// Resolves in every way and reads what comes out: nothing may panic, whatever the tree.
fn try_all(tree: &Expr) {
    let mut world = World::load();
    let nothing = Given::default();
    resolve_truth(tree, &world);
    resolve_rungs(&[tree, tree], &world);
    let (found, problems) = resolve_typed(tree, Some(Type::Number), &world);
    assert!(
        found.is_some() || !problems.is_empty() || has_broken(tree),
        "{tree}"
    );
    if let Some((found, _)) = found {
        let now = Now {
            world: &world,
            given: &nothing,
        };
        typed(&found, &now);
        reads(&found);
        assert!(cost(&found) > 0);
        let written = found.store();
        assert_eq!(Typed::read(&written).unwrap(), found);
    }
    world.is_score = true;
    resolve_score(tree, &world);
}

fn has_broken(tree: &Expr) -> bool {
    let mut broken = false;
    tree.visit(&mut |part| broken |= part.kind == ExprKind::Broken);
    broken
}

/// A sum of known names and numbers.
fn sum() -> impl Strategy<Value = Expr> {
    let names = prop::sample::select(&["uren", "dagen", "gespannen", "verschil", "bedrag"][..]);
    let leaf = prop_oneof![
        names.prop_map(|name| expr(ExprKind::Name(name.to_owned()))),
        prop::sample::select(&Function::ALL[18..]).prop_map(|function| {
            let question = ExprKind::Dotted(spanned("dagboek".to_owned()), spanned("stemming".to_owned()));
            expr(ExprKind::Call(spanned(function), vec![expr(question)]))
        }),
        (0_i64..60)
            .prop_map(|half| { expr(ExprKind::Number(Number::from_millionths(half * 500_000).unwrap())) }),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let pair = (any::<bool>(), inner.clone(), inner.clone());
        prop_oneof![
            inner.prop_map(|of| expr(ExprKind::Negative(Box::new(of)))),
            pair.clone().prop_map(|(minus, left, right)| {
                let first = Term {
                    minus: false,
                    of: left,
                };
                expr(ExprKind::Total(vec![first, Term { minus, of: right }]))
            }),
            pair.prop_map(|(over, left, right)| {
                let first = Factor {
                    over: false,
                    of: left,
                };
                expr(ExprKind::Product(vec![first, Factor { over, of: right }]))
            }),
        ]
    })
}

/// A condition over such sums and a choice.
fn condition() -> impl Strategy<Value = Expr> {
    let numbers =
        (prop::sample::select(&OPERATORS[..6]), sum(), sum()).prop_map(|(operator, left, right)| {
            expr(ExprKind::Compare(
                spanned(operator),
                Box::new(left),
                Box::new(right),
            ))
        });
    let options = prop::sample::subsequence(vec!["ramp", "schuld", "anders", "uren"], 1..=4);
    let choice = options.prop_map(|options| {
        let soort = expr(ExprKind::Name("soort".to_owned()));
        let options = options
            .into_iter()
            .map(|word| expr(ExprKind::Name(word.to_owned())));
        expr(ExprKind::In(Box::new(soort), options.collect()))
    });
    let leaf = prop_oneof![numbers, choice];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let some = || prop::collection::vec(inner.clone(), 2..4);
        prop_oneof![
            inner.clone().prop_map(|of| expr(ExprKind::Not(Box::new(of)))),
            some().prop_map(|parts| expr(ExprKind::All(parts))),
            some().prop_map(|parts| expr(ExprKind::Any(parts))),
        ]
    })
}

/// Answers that the world allows, each perhaps missing.
fn answers() -> impl Strategy<Value = Given> {
    let some = |most: i64| prop::option::of(0..=most);
    (
        some(24),
        some(7),
        some(10),
        prop::option::of(-20_i64..=20),
        some(200),
        some(3),
        prop::collection::vec(some(10), 0..4),
    )
        .prop_map(|(uren, dagen, gespannen, verschil, bedrag, soort, dagboek)| {
            let mut answers = serde_json::Map::new();
            let mut values = serde_json::Map::new();
            for (name, number) in [("uren", uren), ("dagen", dagen), ("gespannen", gespannen)] {
                if let Some(number) = number {
                    answers.insert(name.to_owned(), number.into());
                }
            }
            let entry = |stemming: Option<i64>| match stemming {
                Some(stemming) => serde_json::json!({"stemming": stemming}),
                None => serde_json::json!({}),
            };
            answers.insert("dagboek".to_owned(), dagboek.into_iter().map(entry).collect());
            if let Some(cents) = bedrag {
                answers.insert("bedrag".to_owned(), ((cents - 100) as f64 / 4.0).into());
            }
            if let Some(at) = soort {
                let word = ["ramp", "schuld", "anders", "uren"][at as usize];
                answers.insert("soort".to_owned(), word.into());
            }
            if let Some(number) = verschil {
                values.insert("verschil".to_owned(), number.into());
            }
            serde_json::from_value(serde_json::json!({"answers": answers, "values": values})).unwrap()
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    /// What ranges say cannot be, is not; and no number leaves its reach.
    #[test]
    fn ranges_are_sound(condition in condition(), sum in sum(), given in answers()) {
        let world = World::load();
        let now = Now { world: &world, given: &given };
        if let (Some(tree), _) = resolve_truth(&condition, &world) {
            let verdict = verdict(&tree, &world);
            let may = match truth(&tree, &now) {
                Some(true) => verdict.can_be_true,
                Some(false) => verdict.can_be_false,
                None => verdict.can_be_unknown,
            };
            prop_assert!(may, "{} {:?}", condition, verdict);
        }
        if let (Some((Typed::Sum(tree), _)), _) = resolve_typed(&sum, None, &world) {
            let reach = reach(&tree, &world).unwrap();
            match number(&tree, &now) {
                Some(number) => prop_assert!(reach.holds(number), "{} {:?}", sum, reach),
                None => prop_assert!(reach.unknown, "{} {:?}", sum, reach),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_printed_reads_back(tree in tree()) {
        let text = tree.to_string();
        let (read, problems) = parse(&text, &place);
        prop_assert!(problems.is_empty(), "{} {:?}", text, problems);
        prop_assert_eq!(read.unwrap(), tree, "{}", text);
    }

    #[test]
    fn every_tree_comes_to_something(tree in tree()) {
        try_all(&tree);
    }

    #[test]
    fn no_text_is_too_strange(text in "\\PC{0,60}") {
        if let (Some(tree), _) = parse(&text, &place) {
            try_all(&tree);
        }
    }

    #[test]
    fn no_row_of_signs_is_too_strange(
        words in prop::collection::vec(prop::sample::select(vec![
            "(", ")", ",", ".", "-", "+", "*", "/", "==", "=", "<", "in", "not", "and", "or", "en", "niet", "is",
            "soort", "ramp", "uren", "3", "3,5", "\"", "'", "“", "score", "answer", "hoe-vaak.eten", "contains",
        ]), 0..30),
        spaces in any::<bool>(),
    ) {
        let text = words.join(if spaces { " " } else { "" });
        if let (Some(tree), _) = parse(&text, &place) {
            try_all(&tree);
        }
    }
}
