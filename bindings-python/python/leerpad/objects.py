"""Paths and contacts as an object-centric event log (OCEL 2.0), for work in groups: an event can be of a session, of the person
whose it is, of the group that person is in, of a contact, and of the meeting that the contact was at, all at once."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, TextIO

from leerpad.study import Study
from leerpad.tables import each, utc

_TYPES: dict[str, dict[str, str]] = {
    "session": {"module": "string", "version": "string", "program": "string", "source": "string", "arm": "string"},
    "subject": {},
    "group": {},
    "step": {"kind": "string"},
    "contact": {"with": "string", "form": "string", "state": "string", "people": "integer", "planned": "time"},
    "meeting": {"form": "string", "people": "integer"},
}
"""The types of objects and what is said of each."""

HELD = "contact held"
"""The type of the event that a contact was held; others are the steps."""

_Links = list[tuple[str, str]]


@dataclass(slots=True)
class _Object:
    """What is said of an object, each with its moment, and what it goes with."""

    said: list[tuple[str, int, Any]] = field(default_factory=list)
    links: _Links = field(default_factory=list)

    def say(self, at: int, what: Mapping[str, Any]) -> None:
        """What is known of it, as of a moment."""
        self.said += [(name, at, value) for name, value in what.items() if value is not None]


_Event = tuple[int, int, str, tuple[tuple[str, Any], ...], tuple[tuple[str, str], ...]]
"""Its seq, moment and type, what is said of it, and what it goes with beside its session. There are millions."""

_Objects = dict[tuple[str, str], _Object]


def write_ocel(study: Study, path: str | os.PathLike[str]) -> int:
    """Writes the paths and contacts of a study as an OCEL 2.0 log in JSON. The number of events comes back. Needs `trace=True`.

    An event is a visit that was done or skipped (`lifecycle` is `complete` or `manualskip`), an end that was reached, or a contact
    that was held (`contact held`). Objects are sessions, subjects, steps, contacts, and groups: the `cohort` that was said of a
    session. Events stand by `seq`, and each has it.

    A contact with a group is a meeting as well, and one object for all who were there: sessions of one group that held the contact
    of one step on one day (UTC; for which it was planned, else on which it was said to have been held). A session without a
    cohort is a group of its own: that is how a module is done that a group walks through together. `people` of a meeting is how
    many were there, as each who counted said it.

    >>> import leerpad, tempfile
    >>> leerpad.write_ocel(leerpad.example.study(), tempfile.mkdtemp() + "/study.json")
    52
    """
    objects: _Objects = {}
    of_session = dict(_sessions(study, objects))
    held = _contacts(study, objects, of_session)
    count = 0
    types: dict[str, None] = {}
    written = _Written()
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write('{"events": [')
        for session, events in _by_session(_visits(study, objects), held):
            name, links = json.dumps(session, ensure_ascii=False)[1:-1], _relationships(of_session[session])
            for number, event in enumerate(sorted(events, key=itemgetter(0))):
                types[event[2]] = None
                file.write(f"{',' if count else ''}\n{written.event(f'{name}/{number}', event, links)}")
                count += 1
        file.write("\n],\n")
        _rest(file, objects, types)
    return count


def _by_session(
    visits: Iterable[tuple[str, _Event]], held: dict[str, list[_Event]]
) -> Iterator[tuple[str, list[_Event]]]:
    """The events of each session, once they are all there: those of all sessions need not be in memory."""
    for session, group in groupby(visits, key=itemgetter(0)):
        yield session, [event for _, event in group] + held.pop(session, [])
    yield from held.items()


def _sessions(study: Study, objects: _Objects) -> Iterator[tuple[str, _Links]]:
    """Sessions, and what all of their events go with."""
    names = ("subject", "session", "cohort", "started_at", *_TYPES["session"])
    for subject, session, cohort, started, *known in each(study.sessions, names):
        one = objects["session", session] = _Object()
        one.say(started, dict(zip(_TYPES["session"], known)))
        objects.setdefault(("subject", subject), _Object())
        links = [(_id("session", session), "session"), (_id("subject", subject), "subject")]
        one.links.append((_id("subject", subject), "of"))
        if cohort is not None:
            objects.setdefault(("group", cohort), _Object())
            one.links.append((_id("group", cohort), "in"))
            links.append((_id("group", cohort), "group"))
        yield session, links


def _visits(study: Study, objects: _Objects) -> Iterator[tuple[str, _Event]]:
    names = ("session", "step", "step_kind", "visit", "counts", "entered_seq", "entered_at", "left_seq", "left_at", "exit")
    for session, step, kind, visit, counts, entered, entered_at, left, left_at, how in each(study.steps, names):
        # An end is done when it is reached.
        seq, at = (entered, entered_at) if kind == "end" else (left, left_at)
        if counts and seq is not None:
            _step(objects, step, kind)
            said = (("lifecycle", "manualskip" if how == "skipped" else "complete"), ("visit", visit))
            yield session, (seq, at, step, said, ((_id("step", step), "step"),))


def _contacts(study: Study, objects: _Objects, of_session: dict[str, _Links]) -> dict[str, list[_Event]]:
    """Contacts and meetings, and by session the events that a contact was held."""
    held: dict[str, list[_Event]] = defaultdict(list)
    names = ("session", "step", "visit", "with", "form", "state", "people", "planned_at", "held_seq", "held_at")
    for session, step, visit, party, form, state, people, planned, seq, at in each(study.contacts, names):
        name = f"{session}/{step}/{visit}"
        contact = objects["contact", name] = _Object()
        said = {"with": party, "form": form, "state": state, "people": people}
        contact.say(at or planned or 0, said | ({} if planned is None else {"planned": _time(planned)}))
        contact.links += [(_id("step", step), "at"), *of_session[session]]
        _step(objects, step, "contact")
        if seq is None:
            continue
        links = [(_id("step", step), "step"), (_id("contact", name), "contact")]
        if party == "group":
            meeting = _meeting(objects, of_session[session], (step, at if planned is None else planned))
            objects["meeting", meeting].say(at, {"form": form, "people": people})
            contact.links.append((_id("meeting", meeting), "part of"))
            links.append((_id("meeting", meeting), "meeting"))
        held[session].append((seq, at, HELD, (("form", form), ("people", people)), tuple(links)))
    return held


def _meeting(objects: _Objects, links: _Links, of: tuple[str, int]) -> str:
    """The meeting of a group at a step on a day."""
    step, at = of
    groups = [whose for whose, how in links if how == "group"]
    whose = (groups or [links[0][0]])[0]
    name = f"{whose}/{step}/{_time(at)[:10]}"
    if ("meeting", name) not in objects:
        objects["meeting", name] = _Object(links=[(whose, "of"), (_id("step", step), "at")])
    return name


def _step(objects: _Objects, step: str, kind: str) -> None:
    if ("step", step) not in objects:
        objects["step", step] = _Object([("kind", 0, kind)])


def _rest(file: TextIO, objects: _Objects, activities: Iterable[str]) -> None:
    """The types, and the objects one by one."""
    of_visit, of_contact = {"lifecycle": "string", "visit": "integer"}, {"form": "string", "people": "integer"}
    types: list[tuple[str, list[dict[str, Any]]]] = [
        ("objectTypes", [{"name": name, "attributes": _attributes(of)} for name, of in _TYPES.items()]),
        (
            "eventTypes",
            [
                {"name": name, "attributes": _attributes({"seq": "integer"} | (of_contact if name == HELD else of_visit))}
                for name in activities
            ],
        ),
    ]
    for name, of in types:
        file.write(f'"{name}": {json.dumps(of, ensure_ascii=False)},\n')
    file.write('"objects": [')
    for number, ((kind, name), one) in enumerate(objects.items()):
        written = {
            "id": _id(kind, name),
            "type": kind,
            "attributes": [{"name": what, "time": _time(at), "value": value} for what, at, value in _in_order(one.said)],
        }
        text = json.dumps(written, ensure_ascii=False)[:-1]
        file.write(f"{',' if number else ''}\n{text}, \"relationships\": [{_relationships(one.links)}]}}")
    file.write("\n]}\n")


def _in_order(said: list[tuple[str, int, Any]]) -> list[tuple[str, int, Any]]:
    """By time, and what was said more than once at one time once."""
    return sorted(dict.fromkeys(said), key=itemgetter(1))


class _Written:
    """Events as JSON. There are few steps and many events: what they have in common is written once."""

    def __init__(self) -> None:
        self._known: dict[tuple[Any, ...], tuple[str, str]] = {}

    def event(self, name: str, event: _Event, links: str) -> str:
        seq, at, activity, said, goes_with = event
        head, tail = self._known.get((activity, said, goes_with)) or self._new(activity, said, goes_with)
        return f'{{"id": "{name}{head}{_time(at)}", "attributes": [{{"name": "seq", "value": {seq}}}{tail}, {links}]}}'

    def _new(self, activity: str, said: tuple[tuple[str, Any], ...], links: tuple[tuple[str, str], ...]) -> tuple[str, str]:
        told = [{"name": what, "value": value} for what, value in said if value is not None]
        attributes = "".join(f", {json.dumps(one, ensure_ascii=False)}" for one in told)
        parts = f'", "type": {json.dumps(activity, ensure_ascii=False)}, "time": "', f'{attributes}], "relationships": [{_relationships(links)}'
        # What goes with one contact alone comes once.
        if activity != HELD:
            self._known[activity, said, links] = parts
        return parts


def _relationships(links: Iterable[tuple[str, str]]) -> str:
    return ", ".join(json.dumps({"objectId": of, "qualifier": how}, ensure_ascii=False) for of, how in links)


def _id(kind: str, name: str) -> str:
    return f"{kind}:{name}"


def _time(at: int) -> str:
    return f"{utc(at)}Z"


def _attributes(of: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "type": kind} for name, kind in of.items()]
