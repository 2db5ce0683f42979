"""A module as a Petri net, in PNML (ISO/IEC 15909-2), which pm4py, ProM and others lay beside a log."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from leerpad._native import Program

_Arc = tuple[str, str, str | None]


def write_pnml(program: Program, path: str | os.PathLike[str], *, skips: bool = True) -> int:
    """Writes a module as a workflow net: a labelled transition for each step and menu, and silent ones for the ways between
    them. The number of labelled transitions comes back.

    The net has every path that a session can take, in the order of the module: ways, sections, menus, parts, waits that run out,
    and steps that are not there because of their `when`. What conditions say stays out of it, and how many children of a menu are
    needed: it allows what no answer would. Whoever went back walks the path that was left in the end, as in `write_xes`.

    With `skips=False` no optional step can be passed over, so that an alignment names each one that somebody skipped.

    Lay it beside the events `complete` of `write_xes`: one for each visit that was done, and one for an end that was reached.

    >>> import leerpad, tempfile
    >>> program = leerpad.Module.loads(leerpad.example.COURSE).program
    >>> leerpad.write_pnml(program, tempfile.mkdtemp() + "/course.pnml")
    5
    """
    arcs = _reached(_Net(program, skips).arcs())
    places = dict.fromkeys(place for begin, end, _ in arcs for place in (begin, end))
    named = program.id
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<pnml xmlns="http://www.pnml.org/version-2009/grammar/pnml">\n')
        file.write(f'  <net id="net" type="http://www.pnml.org/version-2009/grammar/pnmlcoremodel">\n    {_name(named)}\n')
        file.write('    <page id="page">\n')
        for place in places:
            marked = "<initialMarking><text>1</text></initialMarking>" if place == _SOURCE else ""
            file.write(f"      <place id={quoteattr(place)}>{_name(place)}{marked}</place>\n")
        for number, (_, _, label) in enumerate(arcs):
            # The mark by which ProM and pm4py know a silent transition.
            silent = '<toolspecific tool="ProM" version="6.4" activity="$invisible$"/>' if label is None else ""
            file.write(f'      <transition id="t{number}">{_name(label or f"t{number}")}{silent}</transition>\n')
        for number, (begin, end, _) in enumerate(arcs):
            file.write(f'      <arc id="i{number}" source={quoteattr(begin)} target="t{number}"/>\n')
            file.write(f'      <arc id="o{number}" source="t{number}" target={quoteattr(end)}/>\n')
        file.write("    </page>\n    <finalmarkings><marking>")
        file.write(f'<place idref="{_SINK}"><text>1</text></place></marking></finalmarkings>\n  </net>\n</pnml>\n')
    return sum(label is not None for _, _, label in arcs)


_SOURCE, _SINK = "source", "sink"


def _name(text: str) -> str:
    return f"<name><text>{escape(text)}</text></name>"


class _Net:
    """Every transition has one place before it and one behind: one learner, who is at one place."""

    def __init__(self, program: Program, skips: bool) -> None:
        plan: dict[str, Any] = json.loads(program.dumps())["plan"]
        self._steps: list[dict[str, Any]] = plan["steps"]
        self._items: list[dict[str, Any]] = plan["items"]
        self._top: list[int] = plan["top"]
        self._skips = skips

    def arcs(self) -> Iterator[_Arc]:
        first = self._top[0] if self._top else len(self._steps) - 1
        yield _SOURCE, f"to {self._id(first)}", None
        for at, step in enumerate(self._steps):
            if step["entry"] and at != first:
                yield _SOURCE, f"to {self._id(at)}", None
            yield from self._step(at, step)
            # Running off the list of a section completes it, and takes its own ways.
            if _kind(step["kind"])[0] in ("section", "part"):
                yield from ((f"ran {step['id']}", target, None) for target in self._leaving(at))

    def _step(self, at: int, step: dict[str, Any]) -> Iterator[_Arc]:
        to, here, past = (f"{where} {step['id']}" for where in ("to", "at", "past"))
        kind, told = _kind(step["kind"])
        if self._may_be_absent(at):
            yield to, past, None
        yield past, self._past(at), None
        if kind == "end" and self._part(at) is None:
            yield to, _SINK, step["id"]
            return
        if kind in ("section", "part") and "free" not in told:
            inside = [child for child in told["children"] if child > at]
            yield to, f"to {self._id(inside[0])}" if inside else past, None
            return
        # What completes a part at once is no place.
        yield to, here, None if step["id"].endswith("/end") and kind == "end" else step["id"]
        if self._skips and step["optional"]:
            yield to, here, None
        part = self._part(at) if kind == "end" else None
        targets = self._leaving(at if part is None else part)
        if kind == "section":
            targets += [f"to {self._id(child)}" for child in told["children"]]
        until = told.get("until")
        limit = until.get("release") if isinstance(until, dict) else told.get("limit")
        if isinstance(limit, dict):
            targets.append(f"to {self._id(limit['otherwise'])}")
        for target in dict.fromkeys(targets):
            yield here, target, None

    def _leaving(self, at: int) -> list[str]:
        """Where leaving a step, or completing a section, can lead."""
        step = self._steps[at]
        items = self._items[step["first-item"] : step["first-item"] + step["item-count"]]
        rules = [rule["go"] for item in items for rule in item.get("rules", ()) if "go" in rule]
        ways = [way["go"] for way in step.get("ways", ())]
        return [f"to {self._id(target)}" for target in (*rules, *ways)] + ([] if ways else [f"past {step['id']}"])

    def _past(self, at: int) -> str:
        """What comes after a step in its list."""
        step = self._steps[at]
        parent = step.get("parent")
        if parent is not None and "free" in _kind(self._steps[parent]["kind"])[1]:
            return f"to {self._id(parent)}"
        if step.get("following") is not None:
            return f"to {self._id(step['following'])}"
        if parent is None:
            return f"to {self._id(len(self._steps) - 1)}"
        return f"ran {self._id(parent)}"

    def _may_be_absent(self, at: int) -> bool:
        step = self._steps[at]
        children = _kind(step["kind"])[1].get("children")
        return "when" in step or (children is not None and all(self._may_be_absent(child) for child in children if child > at))

    def _part(self, at: int) -> int | None:
        """The part in which a step stands."""
        parent: int | None = self._steps[at].get("parent")
        while parent is not None and _kind(self._steps[parent]["kind"])[0] != "part":
            parent = self._steps[parent].get("parent")
        return parent

    def _id(self, at: int) -> str:
        return str(self._steps[at]["id"])


def _kind(stored: Any) -> tuple[str, dict[str, Any]]:
    if isinstance(stored, str):
        return stored, {}
    ((kind, told),) = stored.items()
    return kind, told


def _reached(arcs: Iterable[_Arc]) -> list[_Arc]:
    """Those that a session can come to."""
    leaving: dict[str, list[_Arc]] = {}
    for arc in arcs:
        leaving.setdefault(arc[0], []).append(arc)
    found: dict[_Arc, None] = {}
    open = [_SOURCE]
    while open:
        for arc in leaving.get(open.pop(), ()):
            if arc not in found:
                found[arc] = None
                open.append(arc[1])
    return list(found)
