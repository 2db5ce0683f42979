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
    from leerpad import wire

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
