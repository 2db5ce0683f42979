//! Answers of which there are too many to try each: amounts, dates, texts, rankings. What they can still be where they were
//! compared before is decided, both ways.

use leerpad::check::Sources;
use leerpad::ground::source::Source;
use leerpad::proof::check_within;

/// What is told of a module in which this is asked, somebody is brought to a place by one condition, and another stands there.
fn told(asked: &str, before: &str, then: &str) -> Vec<&'static str> {
    told_with("0", asked, before, then)
}

/// The same, with a value `over`.
fn told_with(over: &str, asked: &str, before: &str, then: &str) -> Vec<&'static str> {
    let text = format!(
        "leerpad: 1\nmodule: veel\nversion: 1.0.0\nlanguages: [nl]\ntitle: Veel\nsettings:\n  grens:\n    type: number\n    from: 0\n    to: 5000\n    default: 900\nvalues:\n  over: {over}\nsteps:\n  - exercise: vraag\n    title: Vraag\n    items:\n{asked}    next:\n      - when: {before}\n        go: hier\n      - klaar\n  - exercise: hier\n    title: Hier\n    body: Kijk eens.\n    items:\n      - note: n\n        when: {then}\n        body: Dag.\n  - step: klaar\n    title: Klaar\n"
    );
    let (checked, proof) = check_within(&Sources::new(Source::new("veel.yaml", text.as_str())), 100_000);
    let codes: Vec<&str> = checked.problems.iter().map(|problem| problem.rule.code).collect();
    let proof = proof.unwrap_or_else(|| panic!("it has errors: {codes:?}\n{text}"));
    assert!(proof.open.is_empty(), "{before} | {then}: {:?}", proof.open);
    codes
}

const NOTHING: [&str; 0] = [];
const NEVER: [&str; 1] = ["never-met-here"];

fn number(id: &str, to: u32, decimals: u32) -> String {
    format!(
        "      - number: {id}\n        ask: Hoeveel?\n        from: 0\n        to: {to}\n        decimals: {decimals}\n        required: true\n"
    )
}

#[test]
fn amounts() {
    let two = format!("{}{}", number("komt", 5_000, 2), number("gaat", 5_000, 2));
    for (before, then, wanted) in [
        ("komt - gaat < 200", "gaat + 199.98 < komt", &NOTHING[..]),
        ("komt - gaat < 200", "gaat + 199.99 < komt", &NEVER),
        ("komt < gaat", "komt - gaat >= 0.01", &NEVER),
        ("komt < gaat", "gaat - komt >= 5000", &NOTHING),
        ("komt < gaat", "gaat - komt > 5000", &["never-true"]),
        ("gaat > komt / 3", "gaat * 3 < komt", &NEVER),
        ("gaat > komt / 3", "gaat * 3 <= komt + 0.01", &NOTHING),
        ("gaat > komt / 3 and komt >= 4999.99", "gaat < 1666.67", &NEVER),
        ("gaat > komt / 3 and komt >= 4999.99", "gaat < 1666.68", &NOTHING),
        ("komt + gaat > 9999.98", "komt < 5000", &NOTHING),
        ("komt + gaat > 9999.99", "komt < 5000", &NEVER),
        (
            "komt - gaat < setting(grens)",
            "komt >= setting(grens) + gaat",
            &NEVER,
        ),
        (
            "komt - gaat < setting(grens)",
            "komt >= setting(grens) + gaat - 0.01",
            &NOTHING,
        ),
        (
            "setting(grens) == 0.01 and komt > 0",
            "komt < setting(grens)",
            &NEVER,
        ),
        ("(komt + gaat) / 2 == 10", "komt == 20.01", &NEVER),
        (
            "(komt + gaat) / 2 == 10",
            "komt == 19.99 and gaat == 0.01",
            &NOTHING,
        ),
    ] {
        assert_eq!(told(&two, before, then), wanted, "{before} | {then}");
    }
    assert_eq!(told_with("komt - gaat", &two, "over < 0", "komt > gaat"), NEVER);
    assert_eq!(told_with("komt - gaat", &two, "over < 1", "komt > gaat"), NOTHING);
    let three = format!("{two}{}", number("zorg", 200, 2));
    assert_eq!(
        told(&three, "komt - gaat - zorg < 50", "komt >= gaat + 250"),
        NEVER
    );
    assert_eq!(
        told(&three, "komt - gaat - zorg < 50", "komt >= gaat + 249.99"),
        NOTHING
    );
}

#[test]
fn dates_and_times() {
    let date = |id: &str| format!("      - date: {id}\n        ask: Wanneer?\n        required: true\n");
    let two = format!("{}{}", date("brief"), date("uiterlijk"));
    for (before, then, wanted) in [
        ("uiterlijk - brief >= 30", "uiterlijk - brief < 14", &NEVER[..]),
        ("uiterlijk - brief >= 30", "uiterlijk - brief == 30", &NOTHING),
        (
            "uiterlijk < \"2026-01-31\" and uiterlijk - brief < 30",
            "brief < \"2026-01-01\"",
            &NOTHING,
        ),
        (
            "uiterlijk >= \"2026-01-31\" and uiterlijk - brief < 30",
            "brief <= \"2026-01-01\"",
            &NEVER,
        ),
        ("uiterlijk > brief", "uiterlijk == brief", &NEVER),
    ] {
        assert_eq!(told(&two, before, then), wanted, "{before} | {then}");
    }
    let time = |id: &str| format!("      - time: {id}\n        ask: Hoe laat?\n        required: true\n");
    let two = format!("{}{}", time("bed"), time("op"));
    assert_eq!(told(&two, "bed < op", "op < bed"), NEVER);
    assert_eq!(told(&two, "bed < op", "op == \"00:01\""), NOTHING);
    assert_eq!(told(&two, "bed < op", "op == \"00:00\""), NEVER);
}

#[test]
fn texts() {
    let text =
        "      - text: plaats\n        ask: Waar woon je?\n        private: false\n        required: true\n";
    for (before, then, wanted) in [
        ("plaats == \"Utrecht\"", "plaats starts-with \"a\"", &NEVER[..]),
        (
            "plaats == \"Utrecht\"",
            "plaats starts-with \"U\"",
            &["always-met-here"],
        ),
        (
            "plaats contains \"dam\"",
            "plaats starts-with \"a\" and plaats != \"Amsterdam\"",
            &NOTHING,
        ),
        (
            "plaats starts-with \"amster\"",
            "not plaats starts-with \"am\"",
            &NEVER,
        ),
        ("plaats starts-with \"x y\"", "plaats contains \"z\"", &NOTHING),
    ] {
        assert_eq!(told(text, before, then), wanted, "{before} | {then}");
    }
}

#[test]
fn rankings() {
    let options: String = ["a", "b", "c", "d", "e", "f", "g"]
        .map(|id| format!("          {id}: Optie {id}\n"))
        .concat();
    let rank = format!(
        "      - rank: r\n        ask: Wat eerst?\n        required: true\n        options:\n{options}"
    );
    for (before, then, wanted) in [
        ("position(r, a) <= 2", "position(r, a) > 2", &NEVER[..]),
        ("position(r, a) <= 2", "position(r, g) < position(r, a)", &NOTHING),
        ("position(r, a) == 1", "position(r, g) < position(r, a)", &NEVER),
        (
            "position(r, a) < position(r, b) and position(r, b) < 3",
            "position(r, c) < 3",
            &NEVER,
        ),
        (
            "position(r, a) < position(r, b) and position(r, b) < 3",
            "position(r, c) == 3",
            &NOTHING,
        ),
    ] {
        assert_eq!(told(&rank, before, then), wanted, "{before} | {then}");
    }
}
