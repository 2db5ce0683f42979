//! What holds for every input: nothing panics, limits stand, and a session is what its acts make of it.

use leerpad::check::{self, Sources};
use leerpad::expr;
use leerpad::ground::json::canonical;
use leerpad::ground::limits;
use leerpad::ground::source::Source;
use leerpad::ground::span::Span;
use leerpad::journal::{reading, vault::Vault};
use leerpad::program::Program;
use leerpad::text::{self, Filled};
use leerpad_tests::random::module::module;
use proptest::prelude::*;
use serde_json::{Map, Value};

/// `PROPTEST_CASES=2000` tries more.
fn cases(count: u32) -> ProptestConfig {
    let wanted = std::env::var("PROPTEST_CASES").ok();
    ProptestConfig {
        cases: wanted.and_then(|wanted| wanted.parse().ok()).unwrap_or(count),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Bytes with some of the signs that mean something here.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let sign = prop_oneof![
        4 => any::<u8>(),
        6 => prop::sample::select(b" \n\t:-#'\"{}[]()|>&*!%@`,.\\/<=+".to_vec()),
        6 => b'a'..=b'z',
        1 => b'0'..=b'9',
    ];
    prop::collection::vec(sign, 0..400)
}

/// A right module with a few places spoiled.
fn spoiled() -> impl Strategy<Value = String> {
    (
        any::<u64>(),
        prop::collection::vec((any::<u32>(), any::<u8>(), 0..4_usize), 1..6),
    )
        .prop_map(|(seed, places)| {
            let mut bytes = module(seed, 4).files.remove(0).1.into_bytes();
            for (place, sign, how) in places {
                let at = place as usize % bytes.len();
                match how {
                    0 => bytes[at] = sign,
                    1 => {
                        bytes.remove(at);
                    }
                    2 => bytes.insert(at, b" \n:-'\"{[|>#"[sign as usize % 11]),
                    _ => {
                        let end = bytes.len().min(at + sign as usize);
                        let piece = bytes[at..end].to_vec();
                        bytes.splice(at..at, piece);
                    }
                }
            }
            String::from_utf8_lossy(&bytes).into_owned()
        })
}

fn check_text(text: &str) {
    let checked = check::check(&Sources::new(Source::new("m.yaml", text)));
    assert!(checked.problems.len() <= limits::PROBLEMS + 1);
    assert!(checked.module.is_some() || !checked.problems.is_empty());
    for problem in &checked.problems {
        for span in [problem.span]
            .into_iter()
            .chain(problem.related.iter().map(|related| related.span))
        {
            assert!(
                span.start <= span.end && span.end as usize <= text.len(),
                "{}",
                problem.rule.code
            );
        }
    }
    if let Some(module) = checked.module {
        let program = Program::compile(&module);
        let again = Program::from_json(&program.to_json()).expect("what was stored is read");
        assert_eq!(again.hash(), program.hash());
    }
}

/// JSON of a few levels.
fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        (-1e9..1e9).prop_map(|number: f64| Value::from(number)),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
        prop::sample::select(vec![
            "a",
            "i1",
            "learner",
            "answer",
            "2026-01-05T09:00:00.000+01:00"
        ])
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((".{0,4}", inner), 0..4)
                .prop_map(|members| Value::Object(Map::from_iter(members))),
        ]
    })
}

/// The same with numbers within the bounds of the language, in millionths.
fn within(value: Value) -> Value {
    match value {
        Value::Number(number) => {
            let number = number
                .as_f64()
                .unwrap_or(0.0)
                .clamp(-999_999_999.0, 999_999_999.0);
            Value::from((number * 1e6).round() / 1e6)
        }
        Value::Array(list) => list.into_iter().map(within).collect(),
        Value::Object(members) => members
            .into_iter()
            .map(|(key, value)| (key, within(value)))
            .collect(),
        other => other,
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn any_bytes_are_a_module_or_have_problems(bytes in bytes()) {
        check_text(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn a_spoiled_module_is_still_answered(text in spoiled()) {
        check_text(&text);
    }

    #[test]
    fn any_text_is_a_condition_or_has_problems(bytes in bytes()) {
        let text = String::from_utf8_lossy(&bytes);
        let (expression, problems) = expr::parse::parse(&text, &|_| Span::default());
        prop_assert!(expression.is_some() || !problems.is_empty());
        if let Some(expression) = expression && problems.is_empty() {
            let printed = expression.to_string();
            let (again, _) = expr::parse::parse(&printed, &|_| Span::default());
            prop_assert_eq!(again.map(|again| again.to_string()), Some(printed));
        }
    }

    #[test]
    fn words_of_conditions_in_any_order_are_answered(words in prop::collection::vec(
        prop::sample::select(vec!["a", "and", "or", "not", "(", ")", "in", "==", "<", "+", "-", "*", "/", "1.5",
            "\"x\"", "answered", "score", ",", "contains", "about", "b-c", "d.e"]), 0..40)) {
        let text = words.join(" ");
        let (expression, problems) = expr::parse::parse(&text, &|_| Span::default());
        prop_assert!(expression.is_some() || !problems.is_empty());
    }

    #[test]
    fn any_text_is_markdown(bytes in bytes()) {
        let text = String::from_utf8_lossy(&bytes);
        let parsed = text::parse(&text, &|_| Span::default());
        let (mut html, mut plain) = (String::new(), String::new());
        text::html::write(&mut html, &parsed.document, &mut |_| Filled::Text("<script>x</script>".to_owned()));
        text::plain::write(&mut plain, &parsed.document, &mut |_| Filled::Nothing);
        prop_assert!(!html.contains("<script"));
    }

    #[test]
    fn any_bytes_are_a_journal_or_damaged(bytes in bytes()) {
        let _ = reading::read(&bytes);
        let (vault, _) = Vault::from_bytes(&bytes, 0);
        let (again, damaged) = Vault::from_bytes(&vault.to_bytes(), 0);
        prop_assert!(damaged.is_empty());
        prop_assert!(vault.keys().eq(again.keys()));
    }

    #[test]
    fn any_text_is_a_program_or_refused(bytes in bytes(), value in json()) {
        prop_assert!(Program::from_json(&String::from_utf8_lossy(&bytes)).is_err());
        prop_assert!(Program::from_json(&canonical(&value)).is_err());
    }

    #[test]
    fn canonical_json_is_its_own_canonical_form(value in json()) {
        // Numbers of the language have at most fifteen digits (semantics 1.2); those that JSON readers round stay out.
        let value = within(value);
        let once = canonical(&value);
        let read: Value = serde_json::from_str(&once).expect("canonical JSON is JSON");
        prop_assert_eq!(canonical(&read), once);
    }
}
