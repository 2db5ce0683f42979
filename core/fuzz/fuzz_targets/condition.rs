//! Any text as a condition.
#![no_main]

use leerpad::expr::parse::parse;
use leerpad::ground::span::Span;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (expression, problems) = parse(text, &|_| Span::default());
    let Some(expression) = expression else {
        assert!(!problems.is_empty());
        return;
    };
    // What was read once is read again the same.
    let printed = expression.to_string();
    let (again, _) = parse(&printed, &|_| Span::default());
    if problems.is_empty() {
        assert_eq!(again.map(|again| again.to_string()), Some(printed));
    }
});
