"""Problems of modules: where, how bad, why it matters, what to do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from leerpad.wire import Severity

if TYPE_CHECKING:
    from leerpad import wire

Language: TypeAlias = Literal["nl", "en"]
"""The languages in which authors are spoken to."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in one of the texts of a module, counted in code points, as Python does.

    >>> import leerpad
    >>> text = "leerpad: 1\\ntitle: 😀\\nstap: []\\n"
    >>> place = leerpad.check(text).problems[-1].place
    >>> place.line, place.column, text[place.start : place.end]
    (3, 1, 'stap')
    """

    path: str
    """The text, by the name it was handed in with; empty where a problem has no text."""
    line: int
    """The line it begins on, from 1."""
    column: int
    """The column it begins at, from 1."""
    end_line: int
    """The line of the place after its last character."""
    end_column: int
    """The column after its last character."""
    start: int
    """Where to begin cutting the text."""
    end: int
    """Where to end cutting the text."""

    @classmethod
    def _of(cls, told: wire.Place) -> Place:
        return cls(
            told["path"],
            told["line"],
            told["column"],
            told["end_line"],
            told["end_column"],
            told["start"],
            told["end"],
        )


@dataclass(frozen=True, slots=True)
class Edit:
    """A change of a text: what stands at a place becomes `text`.

    >>> from leerpad import Edit, Place
    >>> Edit(Place("module.yaml", 1, 1, 1, 1, 0, 0), "leerpad: 1\\n").text
    'leerpad: 1\\n'
    """

    place: Place
    """What is replaced; an empty place to insert."""
    text: str
    """What comes there."""


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that explains a problem, with what is to be seen there.

    >>> from leerpad import Place, Related
    >>> Related(Place("module.yaml", 4, 1, 4, 7, 40, 46), "here it stands first").message
    'here it stands first'
    """

    place: Place
    """Where."""
    message: str
    """What is to be seen."""


@dataclass(frozen=True, slots=True)
class Example:
    """A way through a module that shows a problem: acts that `Session.apply` takes one after the other.

    >>> import leerpad
    >>> text = '''leerpad: 1
    ... module: kring
    ... version: 1.0.0
    ... languages: [nl]
    ... title: Kring
    ... steps:
    ...   - exercise: vraag
    ...     title: Lukt het?
    ...     items:
    ...       - choice: lukt
    ...         ask: Lukt het al?
    ...         options: {ja: Ja, nee: Nee}
    ...     next:
    ...       - {when: lukt == ja, go: klaar}
    ...       - {go: vraag}
    ...   - end: klaar
    ... '''
    >>> leerpad.check(text).problems[0].example.path
    'vraag (lukt: nee) > vraag'
    """

    path: str
    """In words: the steps it comes to, and what was answered there."""
    seed: str
    """The seed, 16 hex digits."""
    settings: dict[str, Any]
    """Settings other than the defaults."""
    acts: tuple[dict[str, Any], ...]
    """The acts, from `start` on."""

    @classmethod
    def _of(cls, told: wire.Example) -> Example:
        acts = tuple(json.loads(act) for act in told["acts"])
        return cls(told["path"], told["seed"], json.loads(told["settings"]), acts)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a module that could be better.

    >>> import leerpad
    >>> problem = leerpad.check("leerpad: 1\\nstap: []\\n", language="en").problems[-1]
    >>> problem.code, problem.severity, problem.place.line
    ('unknown-key', 'error', 2)
    >>> print(problem)
    module.yaml:2:1: error unknown-key: `stap` is not known here
    """

    code: str
    """The kind of problem; never changes its meaning. `leerpad explain CODE` has a page on it."""
    severity: Severity
    """How bad."""
    place: Place
    """Where."""
    message: str
    """What is wrong."""
    why: str
    """Why it matters; may be empty."""
    help: str
    """What to do; may be empty."""
    fix: tuple[Edit, ...]
    """Edits that together mend it; none where only an author can know. `mend` makes them."""
    related: tuple[Related, ...]
    """Further places that explain it."""
    example: Example | None = None
    """A way through the module that shows it, where there is one."""

    def __str__(self) -> str:
        place = self.place
        return f"{place.path}:{place.line}:{place.column}: {self.severity} {self.code}: {self.message}"

    @classmethod
    def _of(cls, told: wire.Problem) -> Problem:
        return cls(
            told["code"],
            told["severity"],
            Place._of(told["place"]),
            told["message"],
            told["why"],
            told["help"],
            tuple(Edit(Place._of(edit["place"]), edit["text"]) for edit in told["fix"]),
            tuple(Related(Place._of(seen["place"]), seen["message"]) for seen in told["related"]),
            Example._of(told["example"]) if "example" in told else None,
        )


def mend(text: str, problems: Iterable[Problem], name: str = "module.yaml") -> str:
    """Makes the fixes of problems in the text with this name, as `leerpad fix` does.

    The edits of one problem are made together or not at all. Of two problems whose edits overlap the first counts; check
    the result again and mend it again for the other. Edits in texts with another name are left alone.

    >>> import leerpad
    >>> text = leerpad.example.TEXT.replace("stemming == minder", "stemming = minder")
    >>> leerpad.mend(text, leerpad.check(text).problems) == leerpad.example.TEXT
    True
    """
    taken: list[Edit] = []
    for problem in problems:
        if problem.fix and all(_fits(edit, text, name, taken) for edit in problem.fix):
            taken.extend(problem.fix)
    taken.sort(key=lambda edit: (edit.place.start, edit.place.end))
    pieces: list[str] = []
    at = 0
    made: Edit | None = None
    for edit in taken:
        # Edits of one problem may touch each other, but a piece of text is replaced once.
        if edit.place.start < at or edit == made:
            continue
        pieces += (text[at : edit.place.start], edit.text)
        at, made = edit.place.end, edit
    pieces.append(text[at:])
    return "".join(pieces)


def _fits(edit: Edit, text: str, name: str, taken: list[Edit]) -> bool:
    start, end = edit.place.start, edit.place.end
    return (
        edit.place.path == name
        and end <= len(text)
        and all(end < other.place.start or start > other.place.end or edit == other for other in taken)
    )
