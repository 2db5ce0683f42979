//! Shapes of modules in which somebody gets everything, each the smallest that shows something a proof may leave out: what
//! siblings in a menu do to one another, time that passes where nothing is asked, draws, what a score takes beside answers.

use leerpad_tests::shapes::{Wanted, hold};

const SHAPES: &[(&str, Wanted, &str)] = &[
    (
        "a child of a menu that leads to another: both are done when the menu is come back to",
        Wanted::Proved,
        "
steps:
  - section: menu
    title: Kies
    order: free
    need: all
    steps:
      - step: een
        title: Een
        next: twee
      - step: twee
        title: Twee
  - step: daarna
    title: Daarna
",
    ),
    (
        "somebody rests at a menu before they leave it",
        Wanted::Proved,
        "
steps:
  - section: menu
    title: Kies
    order: free
    need: any
    steps:
      - step: een
        title: Een
      - step: twee
        title: Twee
  - step: later
    title: Later
    when: days-since(een) >= 3
  - step: daarna
    title: Daarna
",
    ),
    (
        "two things of which it is asked how long ago they were",
        Wanted::Proved,
        "
steps:
  - step: een
    title: Een
  - step: twee
    title: Twee
  - step: drie
    title: Drie
  - step: later
    title: Later
    when: days-since(een) == 7 and days-since(twee) == 3
  - step: daarna
    title: Daarna
",
    ),
    (
        "a wait of some days, and days counted from before it",
        Wanted::Proved,
        "
steps:
  - step: een
    title: Een
  - wait: rust
    title: Even rust
    for: 5 days
  - step: drie
    title: Drie
  - step: later
    title: Later
    when: days-since(een) == 7
  - step: daarna
    title: Daarna
",
    ),
    (
        "how often something was answered, through a value",
        Wanted::Open,
        "
values:
  keren: attempts(kleur)
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
  - step: vaak
    title: Vaak
    when: keren >= 3
  - step: daarna
    title: Daarna
",
    ),
    (
        "how often a step was come to, beside an answer",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - number: keren
        ask: Hoe vaak?
        from: 2
        to: 4
        required: true
  - step: heen
    title: Heen
  - step: lus
    title: Rond
    next:
      - when: visits(lus) > keren
        go: weg
      - when: visits(lus) < 6
        go: heen
      - daarna
  - step: weg
    title: Weg
  - step: daarna
    title: Daarna
",
    ),
    (
        "a setting that is one number of many",
        Wanted::Proved,
        "
settings:
  maat: {type: number, from: 0, to: 9, default: 4}
steps:
  - step: een
    title: Een
  - step: precies
    title: Precies
    when: setting(maat) == 7
  - step: daarna
    title: Daarna
",
    ),
    (
        "a setting that is one text of many",
        Wanted::Proved,
        "
settings:
  plaats: {type: text, default: thuis}
steps:
  - step: een
    title: Een
  - step: elders
    title: Elders
    when: setting(plaats) == \"school\"
  - step: daarna
    title: Daarna
",
    ),
    (
        "a score that takes a fact beside its answers",
        Wanted::Open,
        "
facts:
  eerder: {type: number, from: 0, to: 9}
scales:
  druk:
    title: Druk
    items:
      - scale: stand
        ask: Hoe is het?
        from: 0
        to: 5
    score: stand + fact(eerder)
    bands:
      - band: weinig
        below: 8
      - band: veel
steps:
  - measure: meten
    scale: druk
    moment: before
  - step: zwaar
    title: Zwaar
    when: band(druk) == veel
  - step: daarna
    title: Daarna
",
    ),
    (
        "a draw that only who came by a step has",
        Wanted::Proved,
        "
chances:
  munt:
    arms: {kop: 1, kruis: 1}
    per: visit
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - confirm: gooien
        ask: Gooien?
    next:
      - when: gooien
        go: worp
      - later
  - exercise: worp
    title: Worp
    items:
      - note: kop
        when: chance(munt) == kop
        body: Kop.
  - step: later
    title: Later
  - step: gegooid
    title: Gegooid
    when: chance(munt) == kruis
  - step: daarna
    title: Daarna
",
    ),
    (
        "a draw of the first visit",
        Wanted::Proved,
        "
chances:
  ogen:
    from: 1
    to: 6
    per: visit
steps:
  - exercise: worp
    title: Worp
    items:
      - note: een
        when: chance(ogen) == 1
        body: Een.
      - note: drie
        when: chance(ogen) == 3
        body: Drie.
      - note: zes
        when: chance(ogen) == 6
        body: Zes.
  - step: daarna
    title: Daarna
",
    ),
    (
        "a section that nobody leaves at its end",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - confirm: meer
        ask: Meer?
    next:
      - when: meer
        go: deel
      - daarna
  - section: deel
    title: Een deel
    steps:
      - step: binnen
        title: Binnen
        next: daarna
  - step: daarna
    title: Daarna
",
    ),
    (
        "feedback that leads on whatever was answered",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
        rules:
          - say: Mooi.
            go: extra
    next: daarna
  - step: extra
    title: Extra
  - step: daarna
    title: Daarna
",
    ),
    (
        "feedback that asks another answer than its own",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
      - choice: vorm
        ask: Welke vorm?
        options:
          rond: Rond
          recht: Recht
        rules:
          - when: kleur == rood
            say: Mooi.
            go: extra
          - say: Ook mooi.
    next: daarna
  - step: extra
    title: Extra
  - step: daarna
    title: Daarna
",
    ),
    (
        "a ranking of which an option is not there",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - confirm: alles
        ask: Alles?
      - rank: volgorde
        ask: Wat eerst?
        options:
          brood: Brood
          kaas:
            label: Kaas
            when: alles
          melk: Melk
  - step: weinig
    title: Weinig
    when: position(volgorde, melk) == 1 and not alles
  - step: daarna
    title: Daarna
",
    ),
    (
        "how often a menu was come to",
        Wanted::Proved,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
  - section: menu
    title: Kies
    order: free
    need: any
    steps:
      - step: een
        title: Een
      - step: twee
        title: Twee
        when: kleur == rood
  - step: vaak
    title: Vaak
    when: visits(menu) >= 3
  - step: daarna
    title: Daarna
",
    ),
    (
        "a check that only a number between the ends meets",
        Wanted::Open,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - number: getal
        ask: Welk getal?
        from: 0
        to: 100
        required: true
        check:
          - must: answer * 3 == 21
            say: Dat is het niet.
  - step: daarna
    title: Daarna
",
    ),
    (
        "a beginning inside a section that nobody comes to from outside",
        Wanted::Begun,
        "
steps:
  - exercise: vraag
    title: Een vraag
    items:
      - choice: kleur
        ask: Welke kleur?
        options:
          rood: Rood
          blauw: Blauw
        required: true
    next:
      - when: kleur == rood
        go: deel
      - daarna
  - section: deel
    title: Een deel
    when: kleur == blauw
    steps:
      - step: binnen
        title: Binnen
        entry: true
  - step: daarna
    title: Daarna
",
    ),
    (
        "how far two steps were come to, one beside the other",
        Wanted::Proved,
        "
steps:
  - exercise: links
    title: Links
    items:
      - choice: hoe
        ask: Hoe?
        options:
          nog: Nog eens
          door: Door
    next:
      - when: hoe == nog and visits(links) < 4
        go: rechts
      - midden
  - step: rechts
    title: Rechts
    next: links
  - step: midden
    title: Midden
  - step: veel
    title: Veel
    when: visits(links) - visits(midden) == 2
  - step: daarna
    title: Daarna
",
    ),
];

#[test]
fn what_somebody_gets_is_not_denied() {
    hold(SHAPES);
}
