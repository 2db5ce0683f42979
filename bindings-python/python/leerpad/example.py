"""A small module to try things on; the examples of this package use it.

>>> from leerpad import example
>>> print(example.TEXT.splitlines()[1])
module: een-begin
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leerpad._native import Journal, Program, Session
from leerpad.checking import Module

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leerpad import wire
    from leerpad.study import Study

TEXT = """\
leerpad: 1
module: een-begin
version: 1.0.0
languages: [nl]
title: Een begin
summary: Om te laten zien hoe het werkt.
help:
  - title: Nu met iemand praten
    phone: 113
steps:
  - exercise: hoe-is-het
    title: Hoe is het vandaag?
    items:
      - choice: stemming
        ask: Hoe voel je je?
        options:
          goed: Goed
          minder: Kon beter
    next:
      - when: stemming == minder
        go: praten
      - klaar
  - reflection: praten
    title: Praat met iemand
    ask: Wie kun je vandaag even bellen?
  - end: klaar
    say: Fijn dat je er was.
"""
"""The text of a module with one question, some words for oneself, and an end."""


SHARING = """\
leerpad: 1
module: samen
version: 1.0.0
languages: [nl]
title: Samen slapen
summary: Om te laten zien hoe delen werkt.
help:
  - title: Nu met iemand praten
    phone: 113
blend:
  guide: required
privacy:
  keep: 90 days
  purposes:
    gesprek:
      ask: Mag je begeleider dit lezen?
      with: guide
      keep: 30 days
    onderzoek:
      ask: Mogen onderzoekers dit gebruiken?
      with: research
      what: [slaap]
      keep: 1 year
steps:
  - exercise: slapen
    title: Slapen
    items:
      - number: slaap
        ask: Hoeveel uur slaap je?
      - words: nacht
        ask: Hoe was de nacht?
        private: false
  - share: delen
    title: Delen
    purpose: gesprek
    offer: [slaap, nacht]
  - wait: rust
    title: Slaap er een nacht over
    for: 12 hours
  - end: klaar
    say: Fijn dat je er was.
"""
"""The text of a module in which an answer and some words can be shared with a guide."""


COURSE = """\
leerpad: 1
module: cursus
version: 1.0.0
languages: [nl]
title: Een korte cursus
summary: Om te laten zien hoe onderzoek werkt.
minutes: 10
help:
  - title: Nu met iemand praten
    phone: 113
privacy:
  keep: 90 days
  purposes:
    onderzoek:
      ask: Mogen onderzoekers zien hoe je deze cursus doet, en je scores?
      with: research
      what: [spanning]
      keep: 1 year
chances:
  herinnering: [sms, geen]
scales:
  spanning:
    title: Spanning
    better: lower
    items:
      - scale: gespannen
        ask: Hoe gespannen ben je?
        from: 0
        to: 10
      - scale: wakker
        ask: Hoe slecht slaap je?
        from: 0
        to: 10
    score: gespannen + wakker
steps:
  - measure: begin
    title: Hoe is het nu?
    scale: spanning
    moment: before
  - exercise: oefenen
    title: Oefenen
    items:
      - breathe: rustig
        in: 4
        out: 6
        rounds: 8
      - note: bericht
        when: chance(herinnering) == sms
        body: Je krijgt een bericht om aan oefenen te denken.
  - reflection: opschrijven
    title: Wat helpt jou?
    optional: true
    ask: Wat gaf je vandaag rust?
  - measure: eind
    title: En nu?
    scale: spanning
    moment: after
  - end: klaar
    say: Fijn dat je er was.
"""
"""The text of a module for research: a measure before and after, and a chance that draws an arm."""


def program() -> Program:
    """The program of the example.

    >>> from leerpad import example
    >>> example.program()
    <leerpad.Program een-begin 1.0.0 ...>
    """
    return Module.loads(TEXT).program


def session() -> Session:
    """A session on the example that has not begun.

    >>> from leerpad import example
    >>> example.session().seq
    0
    """
    return Session(program(), seed=7)


def start() -> wire.Act:
    """The act with which a learner begins.

    >>> from leerpad import example
    >>> example.start()["act"]
    'start'
    """
    return {"act": "start", "at": "2026-11-23T10:14:00.000+01:00", "by": "learner"}


def sharing() -> Journal:
    """A journal on `SHARING`: an answer and words were given and shared, and it waits.

    >>> from leerpad import example
    >>> example.sharing().session.step
    'rust'
    """
    journal = Journal.begin(Module.loads(SHARING).program, seed=7)
    acts: list[dict[str, object]] = [
        {"act": "start"},
        {"act": "answer", "item": "slaap", "value": 6},
        {"act": "answer", "item": "nacht", "value": {"vault": True}},
        {"act": "continue"},
        {"act": "share", "what": ["slaap", "nacht"]},
        {"act": "continue"},
    ]
    for minute, act in enumerate(acts):
        journal.append({**act, "at": f"2026-11-23T10:{14 + minute}:00.000+01:00", "by": "learner"})  # type: ignore[arg-type]
    return journal


def course(person: int, answers: Sequence[tuple[int, int]]) -> Journal:
    """A journal on `COURSE` of one of many: the answers to each measure, as far as that person came. Every third person
    skips the words, and who gives one measure stops after the exercise.

    >>> from leerpad import example
    >>> example.course(1, [(8, 6), (5, 4)]).session.status
    'completed'
    """
    journal = Journal.begin(Module.loads(COURSE).program, seed=person)
    minute = 0

    def do(kind: str, **members: object) -> None:
        nonlocal minute
        at = f"2026-11-{2 + person % 20:02}T10:{minute:02}:00.000+01:00"
        journal.append({"act": kind, "at": at, "by": "learner", **members})  # type: ignore[arg-type]
        minute += 1 + person % 3

    do("start")
    do("consent", purpose="onderzoek", given=True)
    for at, (tense, awake) in enumerate(answers):
        do("answer", item="gespannen", value=tense)
        do("answer", item="wakker", value=awake)
        do("continue")
        if at == 0:
            do("answer", item="rustig", value=True)
            if len(answers) > 1:
                do("continue")
                do("skip" if person % 3 == 0 else "continue")
    return journal


def study() -> Study:
    """A study of twelve sessions on `COURSE`, ten of which have a measure before and after.

    >>> from leerpad import example
    >>> len(example.study().sessions)
    12
    """
    from leerpad.study import Study

    before = [(8, 6), (9, 9), (7, 5), (6, 8), (9, 7), (5, 6), (8, 8), (7, 7), (6, 4), (9, 8), (8, 5), (7, 9)]
    after = [(5, 4), None, (4, 5), (5, 7), (6, 3), (5, 5), None, (3, 4), (6, 5), (4, 4), (7, 5), (2, 4)]
    journals = [
        (f"{person:02}", course(person, [first] if last is None else [first, last]).text)
        for person, (first, last) in enumerate(zip(before, after), 1)
    ]
    programs = Module.loads(COURSE).program
    return Study.open(journals, programs, purpose="onderzoek", trace=True, key=b"example")
