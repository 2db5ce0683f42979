"""For process mining: the walked paths as an event log in XES (IEEE 1849), which pm4py, bupaR and Disco read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from itertools import groupby
from operator import itemgetter
from xml.sax.saxutils import quoteattr

from leerpad.study import Study
from leerpad.tables import each

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
    was left, an event `complete` (`manualskip` when it was skipped); an end is complete when it is reached. The number of events
    comes back.

    Events stand in the order in which they happened, by `seq`; readers that sort by time mix up what has one time, so every
    event has `leerpad:seq` too. What was left behind for another way is not in it. Needs `trace=True`.

    >>> import leerpad, tempfile
    >>> study = leerpad.example.study()
    >>> leerpad.write_xes(study, tempfile.mkdtemp() + "/study.xes")
    106
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
    # The rows of a session stand together.
    for session, rows in groupby(each(study.steps, names), key=itemgetter(0)):
        trace: list[tuple[tuple[int, int, int], _Event]] = []
        for _, order, step, kind, visit, counts, entered, entered_at, left, left_at, exit in rows:
            if not counts:
                continue
            # One act leaves one step and enters the next; of an act that passes several, each is left before the next is entered.
            trace.append(((entered, order, 0), _event(step, kind, visit, "start", entered, entered_at)))
            if kind == "end":
                # Nothing is asked there: it is done when it is reached.
                trace.append(((entered, order, 1), _event(step, kind, visit, "complete", entered, entered_at)))
            elif left is not None:
                done = "manualskip" if exit == "skipped" else "complete"
                trace.append(((left, order, 1), _event(step, kind, visit, done, left, left_at)))
        yield session, [event for _, event in sorted(trace, key=itemgetter(0))]


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
    counted: Counter[tuple[str, ...]] = Counter()
    for _, rows in groupby(each(study.steps, ("session", "order", "step", "counts")), key=itemgetter(0)):
        counted[tuple(step for _, _, step, counts in rows if counts)] += 1
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))
