"""The modules that the cases of test_reference.py play."""

LOOK = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
steps:
  - exercise: a
    items:
      - choice: weg
        ask: Welke?
        options: {b: Bee, c: Cee}
    next:
      - when: weg == c
        go: c
      - b
  - exercise: b
    items:
      - number: uur
        ask: Uur?
        to: 24
        from: 0
  - step: c
"""

MENU = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
steps:
  - step: voor
  - section: kies
    order: free
    need: 2
    steps:
      - step: een
      - exercise: twee
        items:
          - confirm: ja
            ask: Ja?
      - section: drie
        steps:
          - step: drie-a
          - step: drie-b
      - step: vier
        optional: true
  - step: na
    when: done(drie)
"""

QUIZ = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
facts:
  stad: {type: text}
chances:
  groep: [kort, lang]
  munt:
    arms: {kop: 1, rand: 3}
    per: visit
steps:
  - exercise: quiz
    items:
      - choice: hoofdstad
        ask: Hoofdstad?
        required: true
        shuffle: true
        hints: [Denk na]
        options:
          ams: Amsterdam
          par: Parijs
          geen:
            label: Geen
            alone: true
        rules:
          - when: answer == ams
            say: Goed
            correct: true
          - say: Nog eens
            retry: true
      - number: jaar
        ask: Jaar?
        from: 0
        to: 10
        decimals: 1
        check:
          - must: answer <= 8
            say: Veel
      - words: vrij
        ask: Vertel
  - step: lus
    when: chance(munt) == nooit or visits(quiz) < 3
    next:
      - when: correct(hoofdstad) and visits(lus) < 2 and chance(munt) != nooit
        go: quiz
      - uit
  - end: uit
"""

SCALE = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
scales:
  last:
    title: Last
    items:
      - scale: een
        ask: Een?
        from: 0
        to: 10
      - scale: twee
        ask: Twee?
        from: 0
        to: 10
        reverse: true
      - choice: drie
        ask: Drie?
        options:
          nee: {score: 0, label: Nee}
          ja: {score: 4, label: Ja}
        when: een >= 5
    score: een + twee + drie
    skipped: mean-of-answered 50%
    not-asked: zero
    bands:
      - band: laag
        below: 10
        say: Laag
      - band: hoog
        say: Hoog
steps:
  - measure: begin
    scale: last
    moment: voor
    optional: true
  - step: a
  - step: b
  - step: c
    when: band(last, voor) == hoog
"""

PART = """
leerpad: 1
module: deel
version: 1.0.0
languages: [nl]
title: D
settings:
  hoog: {type: number, from: 0, to: 9, default: 1}
values:
  uitkomst: keer * setting(hoog)
steps:
  - exercise: vraag
    items:
      - number: keer
        ask: Keer?
        from: 0
        to: 9
    next:
      - when: keer == 0
        go: end
      - extra
  - step: extra
  - end: klaar
"""

WHOLE = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
steps:
  - use: p
    module: parts/deel.yaml
    settings: {hoog: 3}
  - step: groot
    when: p.uitkomst > 5
  - step: klein
    when: done(p)
"""

KINDS = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
steps:
  - exercise: a
    items:
      - choices: soort
        ask: Welke?
        max: 2
        other: true
        options:
          x: X
          y: Y
          geen:
            label: Geen
            alone: true
      - choice: ergst
        ask: Ergste?
        options-from: soort
      - likert: hoe
        ask: Hoe?
        required: true
        rows: {r1: Een, r2: Twee}
        options:
          nooit: {score: 0, label: Nooit}
          vaak: {score: 2, label: Vaak}
      - rank: orde
        ask: Orde?
        options: {p: P, q: Q}
      - list: dingen
        ask: Dingen?
        max: 2
        items:
          - text: wat
            ask: Wat?
          - number: hoeveel
            ask: Hoeveel?
      - text: naam
        ask: Naam?
        private: false
      - date: dag
        ask: Dag?
      - note: laatste
        when: naam about "jan" and position(orde, q) == 1 and hoe.r1 == vaak and soort == (x, y)
        body: Ja
"""

SUBSCALES = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
scales:
  klachten:
    title: Klachten
    items:
      - scale: slecht
        ask: Slecht?
        from: 0
        to: 5
      - scale: moe
        ask: Moe?
        from: 0
        to: 5
    score: slecht + moe
    subscales:
      slaap:
        title: Slaap
        score: slecht * 2
        bands:
          - band: licht
            below: 5
          - band: zwaar
      rust:
        title: Rust
        score: moe * 2
        skipped: zero
steps:
  - measure: begin
    scale: klachten
    moment: eerst
  - step: veel
    when: band(slaap, eerst) == zwaar and score(rust) == 8
  - step: weinig
    when: not (score(klachten) > 1) or score(rust) == 8 and not answered(slecht)
  - measure: later
    scale: klachten
    moment: laatst
"""

SINCE = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
steps:
  - exercise: vraag
    items:
      - date: dag
        ask: Dag?
      - time: uur
        ask: Uur?
        from: 06:00
  - exercise: kijk
    items:
      - note: zes
        when: days-since(dag) == 6
        body: Zes
      - note: nul
        when: days-since(vraag) == 0
        body: Nul
      - note: avond
        when: uur >= "18:00" and uur != "20:31"
        body: Avond
      - note: eerder
        when: dag < "2026-01-02"
        body: Eerder
    next:
      - when: days-since(vraag) >= 2
        go: dagen-later
      - meteen
  - step: meteen
  - step: dagen-later
"""

DEEP = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl, en]
title: {nl: T, en: T}
steps:
  - exercise: vraag
    items:
      - choice: wil
        ask: {nl: Wil je, en: Will you}
        hints: [{nl: Denk na, en: Think}]
        options:
          ja: {nl: Ja, en: Yes}
          nee:
            label: {nl: Nee, en: No}
  - section: deel
    steps:
      - step: voor
      - step: binnen
        entry: true
  - step: na
  - section: keuze
    order: free
    need: any
    steps:
      - step: los
        entry: true
      - step: vast
"""
