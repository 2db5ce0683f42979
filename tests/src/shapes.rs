//! Shapes of modules in which somebody gets everything: what the proof must say of them.

use leerpad::check::Sources;
use leerpad::ground::problem::{Problem, Severity};
use leerpad::ground::source::Source;
use leerpad::proof::{Property, Verdict, check_within};

/// What is asked of a shape.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// That somebody gets everything is found.
    Proved,
    /// That more may be than was tried is known: nothing is claimed.
    Open,
    /// That somebody gets everything, by beginning there: of who begins at the front more is said.
    Begun,
}

/// Proves each of these (a name, what is wanted, the text without its head) and looks whether anything is denied.
///
/// # Panics
/// When the proof says of one that nobody gets something.
pub fn hold(shapes: &[(&str, Wanted, &str)]) {
    for (name, wanted, text) in shapes {
        let head = "leerpad: 1\nmodule: vorm\nversion: 1.0.0\nlanguages: [nl]\ntitle: Vorm\n";
        let text = format!("{head}{}", text.trim_start());
        let sources = Sources::new(Source::new("vorm.yaml", text.as_str()));
        let (checked, proof) = check_within(&sources, 20_000);
        let codes: Vec<&str> = checked.problems.iter().map(|problem| problem.rule.code).collect();
        let proof = proof.unwrap_or_else(|| panic!("{name}: it has errors: {codes:?}"));
        assert!(proof.nobody.is_empty(), "{name}: {:?}", proof.nobody);
        if *wanted != Wanted::Begun {
            // That some find nothing on a screen denies nobody anything.
            let mut problems = proof.problems.iter();
            let is_grave = |problem: &&Problem| problem.rule.severity > Severity::Advice;
            assert_eq!(problems.find(is_grave), None, "{name}");
        }
        for ruling in &proof.rulings {
            if *wanted == Wanted::Proved && ruling.property != Property::Leaves {
                assert_eq!(
                    ruling.verdict,
                    Verdict::Proved,
                    "{name}: {} {:?}",
                    ruling.property.word(),
                    proof.open
                );
            }
        }
    }
}
