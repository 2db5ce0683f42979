"""For process mining: the walked paths as an event log in XES (IEEE 1849), which pm4py, bupaR and Disco read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from xml.sax.saxutils import quoteattr

from leerpad.study import Study
from leerpad.tables import each, utc

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
            file.writelines(events)
            file.write("  </trace>\n")
            count += len(events)
        file.write("</log>\n")
    return count


def _traces(study: Study) -> Iterator[tuple[str, list[str]]]:
    """The sessions with their events, written out."""
    names = ("session", "order", "step", "step_kind", "visit", "counts", "entered_seq", "entered_at", "left_seq", "left_at", "exit")
    written = _Written()
    # The rows of a session stand together.
    for session, rows in groupby(each(study.steps, names), key=itemgetter(0)):
        trace: list[tuple[int, int, int, str]] = []
        for _, order, step, kind, visit, counts, entered, entered_at, left, left_at, exit in rows:
            if not counts:
                continue
            # One act leaves one step and enters the next; of an act that passes several, each is left before the next is entered.
            trace.append((entered, order, 0, written.event((step, kind, visit, "start"), entered, entered_at)))
            if kind == "end":
                # Nothing is asked there: it is done when it is reached.
                trace.append((entered, order, 1, written.event((step, kind, visit, "complete"), entered, entered_at)))
            elif left is not None:
                done = "manualskip" if exit == "skipped" else "complete"
                trace.append((left, order, 1, written.event((step, kind, visit, done), left, left_at)))
        yield session, [event for *_, event in sorted(trace)]


class _Written:
    """Events as XML. There are few steps and many events: what they have in common is written once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, int, str], tuple[str, str]] = {}

    def event(self, of: tuple[str, str, int, str], seq: int, at: int) -> str:
        head, tail = self._known.get(of) or self._new(of)
        return f'{head}{utc(at)}{tail}{seq}"/>\n    </event>\n'

    def _new(self, of: tuple[str, str, int, str]) -> tuple[str, str]:
        step, kind, visit, transition = of
        head = "".join(
            f"      <string key={quoteattr(key)} value={quoteattr(value)}/>\n"
            for key, value in (("concept:name", step), ("lifecycle:transition", transition))
        )
        self._known[of] = (
            f'    <event>\n{head}      <date key="time:timestamp" value="',
            f'+00:00"/>\n      <string key="leerpad:kind" value={quoteattr(kind)}/>\n'
            f'      <int key="leerpad:visit" value="{visit}"/>\n      <int key="leerpad:seq" value="',
        )
        return self._known[of]


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
