"""Paths and contacts as an object-centric event log (OCEL 2.0), for work in groups: an event can be of a session, of the person
whose it is, of the group that person is in, and of a contact, all at once."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

from leerpad.study import Study
from leerpad.tables import each

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
_TYPES: dict[str, dict[str, str]] = {
    "session": {"module": "string", "version": "string", "program": "string", "source": "string", "arm": "string"},
    "subject": {},
    "group": {},
    "step": {"kind": "string"},
    "contact": {"with": "string", "form": "string", "state": "string", "people": "integer"},
}
"""The types of objects and what is said of each."""

HELD = "contact held"
"""The type of the event that a contact was held; others are the steps."""

_Event = tuple[int, int, str, dict[str, Any], list[tuple[str, str]]]


def write_ocel(study: Study, path: str | os.PathLike[str]) -> int:
    """Writes the paths and contacts of a study as an OCEL 2.0 log in JSON. The number of events comes back. Needs `trace=True`.

    An event is a visit that was done or skipped (`lifecycle` is `complete` or `manualskip`), an end that was reached, or a contact
    that was held (`contact held`). Objects are sessions, subjects, steps, contacts, and groups: the `cohort` that was said of a
    session. Of a contact with a group it says how many were there, where somebody counted. Events stand by `seq`, and each has it.

    >>> import leerpad, tempfile
    >>> leerpad.write_ocel(leerpad.example.study(), tempfile.mkdtemp() + "/study.json")
    52
    """
    objects: dict[tuple[str, str], dict[str, Any]] = {}
    relations: dict[tuple[str, str], list[tuple[str, str]]] = {}
    group: dict[str, list[tuple[str, str]]] = {}
    names = ("subject", "session", "cohort", "started_at", *_TYPES["session"])
    for subject, session, cohort, started, *known in each(study.sessions, names):
        one = ("session", session)
        objects[one] = {"at": started} | dict(zip(_TYPES["session"], known))
        objects.setdefault(("subject", subject), {})
        relations[one] = [(_id("subject", subject), "of")]
        group[session] = [(_id("session", session), "session"), (_id("subject", subject), "subject")]
        if cohort is not None:
            objects.setdefault(("group", cohort), {})
            relations[one].append((_id("group", cohort), "in"))
            group[session].append((_id("group", cohort), "group"))
    found: dict[str, list[_Event]] = {session: [] for session in group}
    for session, done, kind in _visits(study):
        found[session].append(done)
        objects.setdefault(("step", done[2]), {"kind": kind})
    for session, step, visit, held, said in _contacts(study):
        one = ("contact", f"{session}/{step}/{visit}")
        objects[one] = said
        objects.setdefault(("step", step), {"kind": "contact"})
        relations[one] = [(_id("step", step), "at"), *group[session]]
        if held is not None:
            found[session].append((*held[:4], [*held[4], (_id(*one), "contact")]))
    events = [
        {
            "id": f"{session}/{number}",
            "type": activity,
            "time": _time(at),
            "attributes": [{"name": name, "value": value} for name, value in ({"seq": seq} | said).items() if value is not None],
            "relationships": [{"objectId": of, "qualifier": how} for of, how in (*group[session], *related)],
        }
        for session, of_session in found.items()
        for number, (seq, at, activity, said, related) in enumerate(sorted(of_session, key=lambda event: event[0]))
    ]
    log = {
        "objectTypes": [{"name": name, "attributes": _attributes(of)} for name, of in _TYPES.items()],
        "eventTypes": [
            {"name": name, "attributes": _attributes({"seq": "integer"} | ({} if name == HELD else {"lifecycle": "string", "visit": "integer"}))}
            for name in dict.fromkeys(str(event["type"]) for event in events)
        ],
        "objects": [
            {
                "id": _id(*one),
                "type": one[0],
                "attributes": [
                    {"name": name, "time": _time(said.get("at") or 0), "value": said[name]}
                    for name in _TYPES[one[0]]
                    if said.get(name) is not None
                ],
                "relationships": [{"objectId": of, "qualifier": how} for of, how in relations.get(one, ())],
            }
            for one, said in objects.items()
        ],
        "events": events,
    }
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        json.dump(log, file, ensure_ascii=False, indent=1)
        file.write("\n")
    return len(events)


def _visits(study: Study) -> Iterator[tuple[str, _Event, str]]:
    names = ("session", "step", "step_kind", "visit", "counts", "entered_seq", "entered_at", "left_seq", "left_at", "exit")
    for session, step, kind, visit, counts, entered, entered_at, left, left_at, how in each(study.steps, names):
        # An end is done when it is reached.
        seq, at = (entered, entered_at) if kind == "end" else (left, left_at)
        if counts and seq is not None:
            said = {"lifecycle": "manualskip" if how == "skipped" else "complete", "visit": visit}
            yield session, (seq, at, step, said, [(_id("step", step), "step")]), kind


def _contacts(study: Study) -> Iterator[tuple[str, str, int, _Event | None, dict[str, Any]]]:
    names = ("session", "step", "visit", "with", "form", "state", "people", "held_seq", "held_at")
    for session, step, visit, party, form, state, people, seq, at in each(study.contacts, names):
        said = {"with": party, "form": form, "state": state, "people": people, "at": at}
        event: _Event | None = None if seq is None else (seq, at, HELD, {}, [(_id("step", step), "step")])
        yield session, step, visit, event, said


def _id(kind: str, name: str) -> str:
    return f"{kind}:{name}"


def _time(at: int) -> str:
    return (_EPOCH + timedelta(milliseconds=at)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _attributes(of: dict[str, str]) -> list[dict[str, str]]:
    return [{"name": name, "type": kind} for name, kind in of.items()]
