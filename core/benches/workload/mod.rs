//! What the benchmarks run on: modules of any size and files that mean harm.
#![allow(dead_code, reason = "each benchmark uses some of it")]

pub mod course;

use std::fmt::Write as _;

use serde_json::{Value, json};

/// A module of so many steps, of the kinds and conditions that real ones have: eight to nine lines a step.
pub fn module(steps: usize) -> String {
    let mut out = String::from(
        "leerpad: 1\nmodule: meting\nversion: 1.0.0\nlanguages: [nl]\ntitle: Een module om te meten\nsummary: Alleen om te meten.\nhelp:\n  - title: Nu met iemand praten\n    phone: 113\nsteps:\n",
    );
    for at in 0..steps {
        step(&mut out, at, steps);
    }
    out
}

fn step(out: &mut String, at: usize, steps: usize) {
    let _ = match at % 5 {
        0 => write!(
            out,
            "  - step: s{at}\n    title: Lees dit eerst\n    body: |\n      Piekeren doet **iedereen**. Je leert er *anders* mee omgaan.\n\n      - Rustig ademen\n      - Iets doen\n      - Erover praten\n"
        ),
        1 => {
            let over = (at + 2).min(steps - 1);
            let next = (at + 1).min(steps - 1);
            let _ = write!(
                out,
                "  - exercise: s{at}\n    title: Kies wat past\n    items:\n      - choice: k{at}\n        ask: Wat past bij jou?\n        options:\n          a: Ik loop een rondje\n          b: Ik bel iemand\n          c: Ik doe niets\n"
            );
            if over > at {
                write!(
                    out,
                    "    next:\n      - when: k{at} == b\n        go: s{over}\n      - s{next}\n"
                )
            } else {
                Ok(())
            }
        }
        2 => write!(
            out,
            "  - exercise: s{at}\n    title: Hoe vaak?\n    items:\n      - number: g{at}\n        ask: Hoeveel keer deze week?\n        from: 0\n        to: 20\n        check:\n          - must: answer <= 16\n            say: Dat is veel. Klopt het?\n      - note: n{at}\n        when: g{at} >= 5 and not answered(k{})\n        body: Dat is best vaak.\n",
            at - 1
        ),
        3 => write!(
            out,
            "  - reflection: s{at}\n    title: Schrijf het op\n    when: g{} < 15 or k{} == b\n    ask: Wat neem je mee?\n",
            at - 1,
            at - 2
        ),
        _ => write!(
            out,
            "  - exercise: s{at}\n    title: Tot slot\n    optional: true\n    items:\n      - scale: r{at}\n        ask: Hoe rustig ben je nu?\n        from: 0\n        to: 10\n      - confirm: c{at}\n        ask: Ga je dit proberen?\n        required: r{at} >= 5\n"
        ),
    };
}

/// A chain of questions, each asked when the answer before allows it.
fn chain(steps: usize) -> String {
    let mut out = String::from(
        "leerpad: 1\nmodule: keten\nversion: 1.0.0\nlanguages: [nl]\ntitle: Een keten\nsummary: Alleen om te meten.\nhelp:\n  - title: Praten\n    phone: 113\noption-sets:\n  weg:\n    a:\n      label: Links\n    b:\n      label: Rechts\n    c:\n      label: Geen van deze\nsteps:\n",
    );
    for at in 0..steps {
        let _ = write!(out, "  - exercise: s{at}\n    title: Vraag\n");
        if let Some(before) = at.checked_sub(1) {
            let _ = writeln!(out, "    when: k{before} in (a, b)");
        }
        let _ = write!(
            out,
            "    items:\n      - choice: k{at}\n        ask: Welke weg?\n        options: weg\n"
        );
    }
    out
}

/// The module of the comparison with the SurveyJS linter: a chain, with a mistake behind it that only a walk to there can find.
pub fn mistaken_chain(steps: usize) -> String {
    chain(steps)
        + "  - exercise: kleur-kiezen\n    title: Vraag\n    items:\n      - choice: kleur\n        ask: Welke kleur?\n        options:\n          rood: Rood\n          blauw: Blauw\n  - exercise: over-rood\n    title: Vraag\n    when: kleur == rood\n    items:\n      - note: over-blauw\n        when: kleur == blauw\n        body: Blauw is rustig.\n      - choice: verder\n        ask: Ga je verder?\n        options:\n          ja: Ja\n          nee: Nee\n"
}

/// A module of about so many lines.
pub fn module_of_lines(lines: usize) -> String {
    let mut steps = 1;
    while module(steps + 1).lines().count() <= lines {
        steps += 1;
    }
    module(steps)
}

/// The neutral workload of stepping: questions with two ways on, nothing drawn, nothing scored.
pub fn neutral() -> String {
    let mut out = String::from(
        "leerpad: 1\nmodule: neutraal\nversion: 1.0.0\nlanguages: [nl]\ntitle: Neutraal\nsummary: Alleen om te meten.\nhelp:\n  - title: Praten\n    phone: 113\nsteps:\n",
    );
    for at in 0..30 {
        let _ = write!(
            out,
            "  - exercise: s{at}\n    title: Vraag\n    items:\n      - choice: k{at}\n        ask: Welke weg?\n        options:\n          a: Links\n          b: Rechts\n"
        );
        if at < 28 {
            let _ = write!(
                out,
                "    next:\n      - when: k{at} == b\n        go: s{}\n      - s{}\n",
                at + 2,
                at + 1
            );
        }
    }
    out
}

/// Files that mean harm, by name.
pub fn bombs() -> Vec<(&'static str, String)> {
    let mut laughs = String::from("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for at in 1..10 {
        let _ = writeln!(
            laughs,
            "a{at}: &a{at} [{}]",
            vec![format!("*a{}", at - 1); 9].join(", ")
        );
    }
    let wide = format!("a: &a {}\nb:\n{}", "x".repeat(100_000), "  - *a\n".repeat(20_000));
    let mut merge = String::from("a0: &a0 {x: 1, y: 2}\n");
    for at in 1..30 {
        let _ = writeln!(merge, "a{at}: &a{at} {{<<: [*a{0}, *a{0}, *a{0}]}}", at - 1);
    }
    let mut keys = String::with_capacity(6_000_000);
    for at in 0..500_000 {
        let _ = writeln!(keys, "k{at}: {at}");
    }
    let mut few_keys = String::new();
    for at in 0..29_000 {
        let _ = writeln!(few_keys, "key-number-{at}: x");
    }
    vec![
        ("billion laughs", laughs),
        ("100 KB scalar x 20,000 aliases", wide),
        ("merge-key bomb", merge),
        ("[ x 40,000", "[".repeat(40_000) + &"]".repeat(40_000)),
        ("{\"\":[ x 8,000", "{\"\":[".repeat(8_000)),
        ("- x 50,000", "- ".repeat(50_000)),
        ("? x 20,000", "? ".repeat(20_000)),
        ("500,000 keys", keys),
        ("29,000 keys in the limit", few_keys),
        ("2,000,000 comment lines", "# x\n".repeat(2_000_000)),
        ("390,000 comment lines in the limit", "# x\n".repeat(390_000)),
        ("quote open to the end", format!("a: \"{}", "x ".repeat(780_000))),
        ("1.5 MB of spaces", format!("a:{}b", " ".repeat(1_500_000))),
        (
            "steps without end",
            format!("{}\nsteps:\n{}", HEAD, "  - step: s\n".repeat(100_000)),
        ),
        (
            "a condition of 300,000 signs",
            format!(
                "{HEAD}\nsteps:\n  - step: a\n    when: {}1 == 1\n",
                "not ".repeat(75_000)
            ),
        ),
        (
            "a text of 300,000 stars",
            format!(
                "{HEAD}\nsteps:\n  - step: a\n    title: x\n    body: |\n      {}\n",
                "*a **b ".repeat(45_000)
            ),
        ),
    ]
}

const HEAD: &str = "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: T\nsummary: S";

/// The acts of one session on [`neutral`], as hosts send them: begin, and answer and go on to the end.
pub fn neutral_acts() -> Vec<Value> {
    let mut acts = vec![json!({"act": "start"})];
    let mut at = 0;
    while at < 30 {
        let right = at % 4 == 1 && at < 28;
        let option = if right { "b" } else { "a" };
        acts.push(json!({"act": "answer", "item": format!("k{at}"), "value": option}));
        acts.push(json!({"act": "continue"}));
        at += if right { 2 } else { 1 };
    }
    timed(acts)
}

/// The acts of one session on [`module`]: 60 of them, with some going back and some second thoughts.
pub fn session_acts() -> Vec<Value> {
    let mut acts = vec![json!({"act": "start"})];
    let mut at = 0;
    while acts.len() < 60 {
        let here: &[Value] = &match at % 5 {
            0 => vec![],
            1 => vec![json!({"act": "answer", "item": format!("k{at}"), "value": "a"})],
            2 => vec![
                json!({"act": "answer", "item": format!("g{at}"), "value": 17}),
                json!({"act": "answer", "item": format!("g{at}"), "value": 7}),
            ],
            3 => vec![json!({"act": "answer", "item": format!("s{at}"), "value": {"vault": true}})],
            _ => vec![
                json!({"act": "answer", "item": format!("r{at}"), "value": 6}),
                json!({"act": "answer", "item": format!("c{at}"), "value": true}),
                json!({"act": "back"}),
                json!({"act": "answer", "item": format!("s{}", at - 1), "value": {"vault": true}}),
                json!({"act": "continue"}),
            ],
        };
        acts.extend_from_slice(here);
        acts.push(json!({"act": "continue"}));
        at += 1;
    }
    acts.truncate(60);
    timed(acts)
}

fn timed(mut acts: Vec<Value>) -> Vec<Value> {
    for (at, act) in acts.iter_mut().enumerate() {
        if let Some(members) = act.as_object_mut() {
            let text = format!("2026-01-05T09:{:02}:{:02}.000+01:00", at / 60 % 60, at % 60);
            members.insert("at".to_owned(), Value::from(text));
            members.insert("by".to_owned(), Value::from("learner"));
        }
    }
    acts
}
