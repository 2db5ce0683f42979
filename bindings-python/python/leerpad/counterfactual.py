"""Old acts on a new version: who would have gone another way, where, and how much of what was observed still says something."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from copy import copy
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

from leerpad import _native
from leerpad._native import Appended, Journal, Program, Session, Table
from leerpad.checking import Lines, Module
from leerpad.errors import Refused
from leerpad.study import Study
from leerpad.walking import Policy, Walker

Status: TypeAlias = Literal["identical", "same-path", "diverges", "truncated"]
After: TypeAlias = Literal["stop", "resync"]

_REFUSED = {
    "unknown-step": "step-removed",
    "unknown-item": "item-removed",
    "unknown-fact": "fact-removed",
    "unknown-option": "option-removed",
    "option-not-shown": "option-hidden",
    "not-shown": "item-hidden",
    "wrong-type": "type-changed",
    "out-of-range": "range-changed",
    "too-many-decimals": "range-changed",
    "off-step": "range-changed",
    "too-few": "range-changed",
    "too-many": "range-changed",
    "incomplete": "rows-changed",
    "required": "item-required",
    "gate": "item-required",
    "need": "need-changed",
    "waiting": "wait-inserted",
    "not-optional": "no-longer-optional",
    "at-end": "ends-earlier",
    "not-here": "order-changed",
}
"""What a refusal of the new version means for an act that the old one took."""

_OF_PURPOSES = ("consent", "share", "unshare", "reply")


@dataclass(frozen=True, slots=True)
class Divergence:
    """What became of one session on the new version.

    >>> import leerpad
    >>> old = leerpad.example.study()
    >>> old.replay_on(leerpad.Module.loads(leerpad.example.COURSE).program).sessions[0].status
    'identical'
    """

    session: str
    """Which session."""
    status: Status
    """`identical`: all facts are the same; `same-path`: the same steps, and other scores or feedback; `diverges`: another way;
    `truncated`: the new version ends earlier."""
    seq: int | None
    """The first act that comes out another way."""
    kind: str | None
    """Why: `step-removed`, `step-inserted`, `item-removed`, `option-removed`, `type-changed`, `range-changed`, `item-required`,
    `order-changed`, `way-changed`, `score-changed`, `chance-changed`, …"""
    code: str | None
    """What the new version refused the act with, if it did."""
    act: str | None
    """What was done."""
    item: str | None
    """The item it was about."""
    old_step: str | None
    """Where the act led in the old version."""
    new_step: str | None
    """Where it leads in the new one; refused: where it stays."""
    old_line: str | None
    """Where that is written in the old version, as `module.yaml:21`: the item of the act, or else `old_step`. None: it stands
    nowhere, or only the program of the old version is at hand (give its `Module` to `Study.open`)."""
    new_line: str | None
    """The same of the new version; an item that is gone: `new_step`."""
    kept: int
    """Acts that are evidence for the new version: done there by the learner, each in its place."""
    acts: int
    """All acts of the session."""

    @property
    def support(self) -> float:
        """The share of acts that are evidence for the new version.

        >>> import leerpad
        >>> old = leerpad.example.study()
        >>> old.replay_on(leerpad.Module.loads(leerpad.example.COURSE).program).sessions[0].support
        1.0
        """
        return self.kept / self.acts if self.acts else 1.0


@dataclass(frozen=True)
class Counterfactual:
    """Old sessions on a new version.

    >>> import leerpad
    >>> shorter = leerpad.example.COURSE.replace("        to: 10", "        to: 8", 1)
    >>> again = leerpad.example.study().replay_on(leerpad.Module.loads(shorter).program)
    >>> again.summary()
    {('diverges', 'range-changed', 'begin'): 3, ('identical', None, None): 9}
    """

    sessions: tuple[Divergence, ...]
    """What became of each."""
    divergences: Table
    """The same as a table for Arrow, a row per session: `leerpad.codebook("divergences")` says what its columns mean."""
    study: Study
    """The sessions on the new version, as far as they go; `source` is `counterfactual` in every row. They are nobody's path:
    never mix them with observed ones."""
    step_support: Mapping[str, tuple[int, int]]
    """By step of the old version: acts that are evidence for the new one, and all acts there."""

    def summary(self) -> dict[tuple[str, str | None, str | None], int]:
        """How many sessions, by status, kind, and the step at which it comes apart.

        >>> import leerpad
        >>> again = leerpad.example.study().replay_on(leerpad.Module.loads(leerpad.example.COURSE).program)
        >>> again.summary()
        {('identical', None, None): 12}
        """
        counts: Counter[tuple[str, str | None, str | None]] = Counter()
        for one in self.sessions:
            parts = one.status in ("diverges", "truncated")
            counts[one.status, one.kind if parts else None, one.old_step if parts else None] += 1
        return dict(sorted(counts.items(), key=lambda count: tuple(str(part) for part in count[0])))


def redo(study: Study, version: Program | Module, after_divergence: After | Policy, seed: int) -> Counterfactual:
    """What `Study.replay_on` does."""
    program = version if isinstance(version, Program) else version.program
    lines = dict(study.lines) | ({} if isinstance(version, Program) else {program.hash: version.lines})
    told = []
    journals: list[tuple[str, str]] = []
    support: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    new, known = _Version.of(program), dict[str, _Version]()
    subjects = dict(zip(study.sessions.column("session"), study.sessions.column("subject")))
    rows: list[_Row] = []
    for name, pseudonym, old, text in study.replayable():
        if old.hash not in known:
            known[old.hash] = _Version.of(old)
        walk = _Again(pseudonym, known[old.hash], new, text)
        one = _placed(walk.run(resync=after_divergence == "resync"), lines.get(old.hash, {}), lines.get(program.hash, {}))
        if isinstance(after_divergence, Policy) and one.status == "diverges":
            Walker(program, after_divergence, f"{seed}/{name}").go_on(walk.journal)
        told.append(one)
        rows.append(_row(one, subjects[pseudonym], walk.seed, old))
        if walk.journal.seq:
            journals.append((name, walk.journal.text))
        for step, kept in walk.evidence:
            support[step][0] += kept
            support[step][1] += 1
    made = study.beside(journals, program)
    table = _native.divergences(rows, program)
    return Counterfactual(tuple(told), table, made, {step: (kept, acts) for step, (kept, acts) in support.items()})


_Text: TypeAlias = str | None
_Row: TypeAlias = tuple[
    tuple[str, str, str, Program],
    tuple[str, int | None, _Text, _Text, _Text, _Text],
    tuple[_Text, _Text, _Text, _Text],
    tuple[int, int],
]


def _row(one: Divergence, subject: str, seed: str, old: Program) -> _Row:
    """As the native module takes it: whose, what, where, and how much is kept."""
    return (
        (subject, one.session, seed, old),
        (one.status, one.seq, one.kind, one.code, one.act, one.item),
        (one.old_step, one.new_step, one.old_line, one.new_line),
        (one.kept, one.acts),
    )


def _placed(one: Divergence, old: Lines, new: Lines) -> Divergence:
    """With the lines of what the act was about."""

    def line(lines: Lines, step: str | None) -> str | None:
        return (lines.get(("item", one.item)) if one.item else None) or (lines.get(("step", step)) if step else None)

    return replace(one, old_line=line(old, one.old_step), new_line=line(new, one.new_step))


def _facts(line: str) -> str:
    """The facts as they stand in the line of an entry, which is canonical JSON. It may be more than these, and then differs."""
    return line[line.index('"facts":') : line.rindex(',"hash":"')]


@dataclass(frozen=True)
class _Version:
    """A version of the module, and what is asked of it for each session."""

    program: Program
    order: Mapping[str, int]
    settings: AbstractSet[str]

    @classmethod
    def of(cls, program: Program) -> _Version:
        plan = json.loads(program.dumps())["plan"]
        order = {step["id"]: at for at, step in enumerate(plan["steps"])}
        return cls(program, order, {setting["id"] for setting in plan["settings"]})


class _Again:
    """One session, done again."""

    def __init__(self, session: str, old: _Version, new: _Version, text: str) -> None:
        first, *rest = text.splitlines()
        header = json.loads(first)
        self._name, self._lines, self._orders = session, rest, (old.order, new.order)
        self.seed: str = header["seed"]
        self._old = Session(old.program, self.seed, header["settings"])
        settings = {name: value for name, value in header["settings"].items() if name in new.settings}
        self.journal = Journal.begin(new.program, self.seed, settings)
        self._new = copy(self.journal.session)
        self.evidence: list[tuple[str, int]] = []

    def run(self, *, resync: bool) -> Divergence:
        apart: Divergence | None = None
        other: str | None = None
        for line in self._lines:
            entry = json.loads(line)
            act = {name: value for name, value in entry.items() if name not in ("facts", "hash", "seq")}
            before = self._old.step
            self._old.apply(act)  # type: ignore[arg-type]
            kept = False
            if apart is None:
                apart, differs, kept = self._compare(line, entry, act, before)
                other = other or differs
            elif resync:
                kept = self._new.step == before and not isinstance(self._do(act), str)
            self.evidence.append((before or self._old.step or "", int(kept)))
        done = sum(number for _, number in self.evidence)
        acts = len(self._lines)
        if apart is None:
            status: Status = "same-path" if other else "identical"
            return Divergence(self._name, status, None, other, None, None, None, None, None, None, None, done, acts)
        return Divergence(
            apart.session,
            apart.status,
            apart.seq,
            apart.kind,
            apart.code,
            apart.act,
            apart.item,
            apart.old_step,
            apart.new_step,
            None,
            None,
            done,
            acts,
        )

    def _do(self, act: Mapping[str, Any]) -> Appended | str:
        """Does an act on the new version: what it brought about, or the code of its refusal."""
        given: Any = act
        try:
            appended = self.journal.append(given)
        except Refused as refused:
            return refused.code
        self._new.apply(given)
        return appended

    def _compare(
        self, line: str, entry: Mapping[str, Any], act: Mapping[str, Any], before: str | None
    ) -> tuple[Divergence | None, str | None, bool]:
        # The step of an answer is filled in where it may be left out; a step of another name holds the same item.
        ended = self._new.is_completed
        done = self._do(act)
        if isinstance(done, str) and (act["act"] in _OF_PURPOSES or act["by"] == "guide"):
            return None, "purpose-changed" if act["act"] in _OF_PURPOSES else "guide-refused", False
        old, new = self._old.step, self._new.step
        if isinstance(done, str):
            kind = _REFUSED.get(done, done)
            status: Status = "truncated" if ended and done in ("at-end", "not-here") else "diverges"
            return self._apart(entry, status, kind, done, before, new), None, False
        made = entry["facts"] if _facts(done.line) == _facts(line) else json.loads(done.line)["facts"]
        if old != new or self._old.is_completed != self._new.is_completed:
            drawn = [fact for fact in made if fact["fact"] == "drawn"]
            was = [fact for fact in entry["facts"] if fact["fact"] == "drawn"]
            kind = "chance-changed" if drawn != was else self._moved(before, old, new)
            return self._apart(entry, "diverges", kind, None, old, new), None, True
        return None, self._differs(entry["facts"], made), True

    def _moved(self, before: str | None, old: str | None, new: str | None) -> str:
        """Why the same act leads elsewhere."""
        old_order, new_order = self._orders
        if new is not None and new not in old_order:
            return "step-inserted"
        if old is not None and old not in new_order:
            return "step-removed"
        if old is None or new is None:
            return "way-changed"
        flipped = (old_order[old] < old_order[new]) != (new_order[old] < new_order[new])
        return "order-changed" if flipped else "way-changed"

    @staticmethod
    def _differs(was: Iterable[Mapping[str, Any]], made: Iterable[Mapping[str, Any]]) -> str | None:
        def of(facts: Iterable[Mapping[str, Any]], name: str) -> list[Mapping[str, Any]]:
            return [fact for fact in facts if fact["fact"] == name]

        was, made = list(was), list(made)
        if was == made:
            return None
        for name, kind in (("scored", "score-changed"), ("felt-back", "feedback-changed"), ("drawn", "chance-changed")):
            if of(was, name) != of(made, name):
                return kind
        return "facts-changed"

    def _apart(
        self,
        entry: Mapping[str, Any],
        status: Status,
        kind: str,
        code: str | None,
        old: str | None,
        new: str | None,
    ) -> Divergence:
        item = entry.get("item")
        return Divergence(self._name, status, entry["seq"], kind, code, entry["act"], item, old, new, None, None, 0, 0)
