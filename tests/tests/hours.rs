//! What hangs on the hour and on how long somebody stays away: whoever waits may come back late, may begin at any hour, and may
//! meet the night in which the clock is put back. What is claimed of conditions on days must hold for all of them.

use leerpad::check::Sources;
use leerpad::ground::source::Source;
use leerpad::proof::{Verdict, check_within};

/// A module in which something waits between `a` and `b`, and `b` shows a note under a condition: the codes of its problems.
/// Every property must be decided.
fn told(wait: &str, when: &str) -> Vec<&'static str> {
    let text = format!(
        "leerpad: 1\nmodule: uren\nversion: 1.0.0\nlanguages: [nl]\ntitle: Uren\nblend: {{guide: optional, meet: [phone]}}\n\
         steps:\n  - step: a\n    title: A\n    body: Hoi.\n{wait}  - exercise: b\n    title: B\n    items:\n      - note: n\n        \
         when: {when}\n        body: Kijk.\n      - confirm: c\n        ask: Goed?\n"
    );
    let (checked, proof) = check_within(&Sources::new(Source::new("uren.yaml", text.as_str())), 100_000);
    let proof = proof.unwrap_or_else(|| panic!("{:?}\n{text}", checked.problems));
    let open = proof
        .rulings
        .iter()
        .filter(|ruling| ruling.verdict == Verdict::Open);
    assert_eq!(open.count(), 0, "{:?}\n{text}", proof.open);
    let codes = checked.problems.iter().map(|problem| problem.rule.code);
    codes.filter(|code| code.contains("-met-here")).collect()
}

const NOTHING: [&str; 0] = [];

#[test]
fn whoever_waits_may_come_back_late() {
    let week = "  - wait: w\n    for: 7 days\n";
    assert_eq!(told(week, "days-since(a) > 14"), NOTHING);
    assert_eq!(told(week, "days-since(a) < 10"), NOTHING);
    let release = "  - wait: w\n    until: release\n    within: 7 days\n    otherwise: b\n";
    assert_eq!(told(release, "days-since(a) > 30"), NOTHING);
    assert_eq!(told(release, "days-since(a) < 3"), NOTHING);
    let contact = "  - contact: w\n    title: Bel\n    within: 7 days\n    otherwise: b\n";
    assert_eq!(told(contact, "days-since(a) >= 8"), NOTHING);
    assert_eq!(told(contact, "days-since(a) == 0"), NOTHING);
}

#[test]
fn whoever_waits_may_have_begun_at_any_hour() {
    let nine = "  - wait: w\n    until: 09:00\n";
    assert_eq!(told(nine, "days-since(a) == 0"), NOTHING);
    assert_eq!(told(nine, "days-since(a) >= 1"), NOTHING);
    let hours = "  - wait: w\n    for: 20 hours\n";
    assert_eq!(told(hours, "days-since(a) == 0"), NOTHING);
    assert_eq!(told(hours, "days-since(a) >= 1"), NOTHING);
    let twice = "  - wait: w\n    for: 20 hours\n  - wait: x\n    for: 20 hours\n";
    assert_eq!(told(twice, "days-since(a) == 1"), NOTHING);
    assert_eq!(told(twice, "days-since(a) == 0"), ["never-met-here"]);
}

#[test]
fn a_day_of_25_hours_counts() {
    // From just after midnight until an hour before the next one, in the night in which the clock is put back.
    let day = "  - wait: w\n    for: 1 day\n";
    assert_eq!(told(day, "days-since(a) == 0"), NOTHING);
    let two = "  - wait: w\n    for: 2 days\n";
    assert_eq!(told(two, "days-since(a) == 1"), NOTHING);
    assert_eq!(told(two, "days-since(a) == 0"), ["never-met-here"]);
    // It is put back once.
    let each = "  - wait: w\n    for: 1 day\n  - wait: x\n    for: 1 day\n";
    assert_eq!(told(each, "days-since(a) == 1"), NOTHING);
    assert_eq!(told(each, "days-since(a) == 0"), ["never-met-here"]);
}
