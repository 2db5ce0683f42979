"""For process mining: the walked paths as an event log in XES (IEEE 1849), which pm4py, bupaR and Disco read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, timezone
from xml.sax.saxutils import quoteattr

from leerpad.study import Study

_HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849.2016" xes.features="" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <extension name="Lifecycle" prefix="lifecycle" uri="http://www.xes-standard.org/lifecycle.xesext"/>
  <extension name="Time" prefix="time" uri="http://www.xes-standard.org/time.xesext"/>
  <global scope="trace">
    <string key="concept:name" value="?"/>
  </global>
  <global scope="event">
    <string key="concept:name" value="?"/>
    <string key="lifecycle:transition" value="complete"/>
    <date key="time:timestamp" value="1970-01-01T00:00:00.000+00:00"/>
  </global>
  <classifier name="Step" keys="concept:name"/>
"""

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def write_xes(study: Study, path: str | os.PathLike[str]) -> int:
    """Writes the paths of a study as an XES log: a trace per session, and of each visit on its path an event `start` and, when it
    was left, an event `complete` (`manualskip` when it was skipped). The number of events comes back.

    Events stand in the order in which they happened, by `seq`; readers that sort by time mix up what has one time, so every
    event has `leerpad:seq` too. What was left behind for another way is not in it. Needs `trace=True`.

    >>> import leerpad, tempfile
    >>> study = leerpad.example.study()
    >>> leerpad.write_xes(study, tempfile.mkdtemp() + "/study.xes")
    96
    """
    count = 0
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for session, events in _traces(study):
            file.write(f'  <trace>\n    <string key="concept:name" value={quoteattr(session)}/>\n')
            for event in events:
                file.write("    <event>\n")
                file.writelines(f"      <{kind} key={quoteattr(key)} value={quoteattr(value)}/>\n" for kind, key, value in event)
                file.write("    </event>\n")
                count += 1
            file.write("  </trace>\n")
        file.write("</log>\n")
    return count


_Event = list[tuple[str, str, str]]


def _traces(study: Study) -> Iterator[tuple[str, list[_Event]]]:
    names = ("session", "order", "step", "step_kind", "visit", "counts", "entered_seq", "entered_at", "left_seq", "left_at", "exit")
    traces: dict[str, list[tuple[tuple[int, int, int], _Event]]] = {}
    for row in zip(*(study.steps.column(name) for name in names)):
        session, order, step, kind, visit, counts, entered, entered_at, left, left_at, exit = row
        trace = traces.setdefault(session, [])
        if not counts:
            continue
        # One act leaves one step and enters the next; of an act that passes several, each is left before the next is entered.
        trace.append(((entered, order, 0), _event(step, kind, visit, "start", entered, entered_at)))
        if left is not None:
            done = "manualskip" if exit == "skipped" else "complete"
            trace.append(((left, order, 1), _event(step, kind, visit, done, left, left_at)))
    for session, trace in traces.items():
        yield session, [event for _, event in sorted(trace, key=lambda one: one[0])]


def _event(step: str, kind: str, visit: int, transition: str, seq: int, at: int) -> _Event:
    moment = _EPOCH + timedelta(milliseconds=at)
    return [
        ("string", "concept:name", step),
        ("string", "lifecycle:transition", transition),
        ("date", "time:timestamp", moment.isoformat(timespec="milliseconds")),
        ("string", "leerpad:kind", kind),
        ("int", "leerpad:visit", str(visit)),
        ("int", "leerpad:seq", str(seq)),
    ]


def variants(study: Study) -> dict[tuple[str, ...], int]:
    """The different paths of a study and how many sessions walked each, most walked first. By `seq`, never by time.

    >>> import leerpad
    >>> list(leerpad.variants(leerpad.example.study()).values())
    [10, 2]
    """
    paths: dict[str, list[tuple[int, str]]] = {}
    columns: Iterable[tuple[str, int, str, bool]] = zip(
        *(study.steps.column(name) for name in ("session", "order", "step", "counts"))
    )
    for session, order, step, counts in columns:
        if counts:
            paths.setdefault(session, []).append((order, step))
    counted: dict[tuple[str, ...], int] = {}
    for path in paths.values():
        walked = tuple(step for _, step in sorted(path))
        counted[walked] = counted.get(walked, 0) + 1
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
