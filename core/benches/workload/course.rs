//! A course as an organisation might write it in years: 300 steps in twenty themes, forty-two conditions on answers of
//! before, and a right answer to find in each theme.

use std::fmt::Write as _;

const THEMES: [&str; 20] = [
    "slapen",
    "bewegen",
    "eten",
    "geld",
    "wonen",
    "werk",
    "vrienden",
    "familie",
    "rust",
    "piekeren",
    "boosheid",
    "verdriet",
    "grenzen",
    "hulp-vragen",
    "telefoon",
    "alcohol",
    "opvoeden",
    "buurt",
    "plannen",
    "vooruit",
];

const HEAD: &str = "leerpad: 1
module: leergang
version: 1.0.0
languages: [nl]
title: Stap voor stap verder
summary: Twintig thema's, in je eigen tempo.
minutes: 600

blend:
  guide: optional
  meet: [in-person, phone, chat]

help:
  - title: Denk je aan zelfmoord? Praat met 113, dag en nacht
    phone: 113
  - title: Direct gevaar
    phone: 112

privacy:
  keep: 90 days

chances:
  volgorde: [kort, lang]

scales:
  klachten:
    title: Hoe het gaat
    better: lower
    items:
      - scale: moe
        ask: Hoe moe ben je?
        from: 0
        to: 10
      - scale: druk
        ask: Hoe druk is je hoofd?
        from: 0
        to: 10
      - scale: alleen-gevoel
        ask: Hoe alleen voel je je?
        from: 0
        to: 10
    score: moe + druk + alleen-gevoel
    skipped: unknown
    bands:
      - band: weinig
        below: 10
        say: Je hebt er weinig last van.
      - band: wat
        below: 20
        say: Je hebt er best wat last van.
      - band: veel
        say: Je hebt er veel last van. Praat erover met iemand.

values:
  verschil: score(klachten, before) - score(klachten, after)

steps:
  - step: welkom
    title: Fijn dat je er bent
    body: Je kiest zelf hoe snel je gaat.
  - exercise: over-jou
    title: Even over jou
    items:
      - choice: woont
        ask: Met wie woon je?
        options:
          alleen: Alleen
          samen: Met een partner
          gezin: Met kinderen
      - choice: bezig
        ask: Wat doe je overdag?
        options:
          betaald: Ik werk
          school: Ik leer
          thuis: Ik ben thuis
      - number: uren-slaap
        ask: Hoeveel uur slaap je per nacht?
        from: 0
        to: 24
        check:
          - must: answer <= 16
            say: Dat is veel. Klopt het?
  - measure: begin
    title: Hoe is het nu?
    scale: klachten
    moment: before
";

const TAIL: &str = "  - contact: terugkijken
    title: Kijk samen terug
    body: Bespreek wat je merkte.
    guide: Vraag wat het meeste hielp.
    within: 7 days
    otherwise: eindmeting
  - measure: eindmeting
    title: Hoe is het nu?
    scale: klachten
    moment: after
  - exercise: uitkomst
    title: Wat is er veranderd?
    items:
      - note: beter
        when: verschil > 3
        body: Je hebt er minder last van dan in het begin.
      - note: niet-beter
        when: verschil <= 0
        body: Het is nog niet minder. Praat erover met iemand.
  - end: slot
    say: Je bent er.
";

/// The whole file.
pub fn course() -> String {
    let mut out = String::from(HEAD);
    let mut earlier = "woont == alleen".to_owned();
    for (at, name) in THEMES.iter().enumerate() {
        theme(&mut out, at, name, &earlier);
        earlier = format!("herken-{name} == vaak");
    }
    out.push_str(TAIL);
    out
}

/// Fifteen steps, in the last themes fourteen, with two conditions and a question with one right answer.
fn theme(out: &mut String, at: usize, name: &str, earlier: &str) {
    let step = |out: &mut String, id: &str, title: &str, when: Option<&str>| {
        let when = when.map_or_else(String::new, |when| format!("    when: {when}\n"));
        let _ = write!(
            out,
            "  - step: {id}-{name}\n    title: {title}\n{when}    body: Lees dit rustig door. Je mag het later nog eens lezen.\n"
        );
    };
    step(out, "begin", "Waar gaat dit over?", None);
    let _ = write!(
        out,
        "  - exercise: kijk-{name}\n    title: Hoe is dat bij jou?\n    items:\n      - choice: herken-{name}\n        ask: Herken je dit?\n        options:\n          nooit: Nooit\n          soms: Soms\n          vaak: Vaak\n      - scale: last-{name}\n        ask: Hoeveel last heb je ervan?\n        from: 0\n        to: 10\n"
    );
    let condition = match at % 5 {
        0 => format!("last-{name} >= 6"),
        1 => earlier.to_owned(),
        2 => format!("band(klachten, before) == veel and herken-{name} != nooit"),
        3 => format!("woont == gezin or last-{name} > 7"),
        _ => format!("uren-slaap < 6 and not answered(herken-{name})"),
    };
    step(out, "meer", "Lees hier meer", Some(&condition));
    step(out, "uitleg", "Hoe dat komt", None);
    let _ = write!(
        out,
        "  - exercise: kies-{name}\n    title: Wat helpt jou?\n    items:\n      - choices: helpt-{name}\n        ask: Kies wat jou helpt\n        options:\n          praten: Erover praten\n          lopen: Naar buiten gaan\n          schrijven: Opschrijven\n          niets:\n            label: Niets hiervan\n            alone: true\n"
    );
    step(out, "voorbeeld", "Zo deed iemand anders het", None);
    second(out, at, name, earlier);
    step(out, "tip", "Een tip", None);
    let _ = write!(
        out,
        "  - exercise: weet-{name}\n    title: Even oefenen\n    items:\n      - choice: vraag-{name}\n        ask: Wat is een goed begin?\n        options:\n          klein: Iets kleins\n          groot: Alles tegelijk\n        rules:\n          - when: answer == klein\n            correct: true\n            say: Ja. Klein beginnen lukt vaker.\n          - retry: true\n            say: Dat is veel ineens. Kijk nog eens.\n"
    );
    step(out, "rust", "Neem even rust", None);
    let _ = write!(
        out,
        "  - exercise: doen-{name}\n    title: Wat ga je doen?\n    optional: true\n    items:\n      - plan: plan-{name}\n        ask: Maak een plan\n        if: Als\n        then: Dan\n      - confirm: belofte-{name}\n        ask: Ik ga het proberen\n"
    );
    step(out, "anders", "Lukt het niet?", None);
    let _ = write!(
        out,
        "  - reflection: mee-{name}\n    title: Wat neem je mee?\n    ask: Wat neem je mee uit dit thema?\n"
    );
    step(out, "verder", "Hoe nu verder?", None);
    if at < 13 {
        step(out, "klaar", "Dit thema is klaar", None);
    }
}

/// The second condition of a theme: a way on, an option, a loop, a feedback, an item.
fn second(out: &mut String, at: usize, name: &str, earlier: &str) {
    let _ = match at % 5 {
        0 => write!(
            out,
            "  - exercise: week-{name}\n    title: Deze week\n    items:\n      - number: dagen-{name}\n        ask: Op hoeveel dagen lukte het?\n        from: 0\n        to: 7\n    next:\n      - when: dagen-{name} >= 5\n        go: weet-{name}\n      - tip-{name}\n"
        ),
        1 => write!(
            out,
            "  - exercise: week-{name}\n    title: Wanneer lukt het?\n    items:\n      - choice: moment-{name}\n        ask: Wanneer past het?\n        options:\n          ochtend: In de ochtend\n          avond: In de avond\n          pauze:\n            label: In de pauze op het werk\n            when: bezig == betaald\n"
        ),
        2 => write!(
            out,
            "  - exercise: week-{name}\n    title: Oefenen\n    items:\n      - choice: nog-{name}\n        ask: Oefen je nog een keer?\n        options:\n          ja: Ja\n          nee: Nee\n    next:\n      - when: nog-{name} == ja and visits(week-{name}) < 3\n        go: voorbeeld-{name}\n      - tip-{name}\n"
        ),
        3 => write!(
            out,
            "  - exercise: week-{name}\n    title: Samen doen\n    items:\n      - choice: met-{name}\n        ask: Met wie kun je dit doen?\n        when: helpt-{name} contains praten\n        options:\n          vriend: Een vriend\n          familie: Familie\n          buur: Een buur\n"
        ),
        _ => write!(
            out,
            "  - exercise: week-{name}\n    title: Hoe ging het?\n    items:\n      - scale: ging-{name}\n        ask: Hoe ging het?\n        from: 0\n        to: 10\n      - note: goed-{name}\n        when: ging-{name} >= 6 or {earlier}\n        body: Mooi. Houd dat vast.\n"
        ),
    };
}
