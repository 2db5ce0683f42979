"""How a module was used: time per step, adherence to what its author meant, and how many came how far."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from leerpad import _native
from leerpad._native import Table
from leerpad.distributions import wilson
from leerpad.tables import each

_UNITS = {"ms": 1, "second": 1_000, "minute": 60_000, "min": 60_000, "hour": 3_600_000, "day": 86_400_000}


def milliseconds(text: str) -> int:
    """The milliseconds of `5 minutes`, `30 min`, `2 hours`, `14 days`.

    >>> from leerpad.using import milliseconds
    >>> milliseconds("5 minutes"), milliseconds("14 days")
    (300000, 1209600000)
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s*(ms|[a-z]+?)s?", text.strip())
    if not found or found[2] not in _UNITS:
        raise ValueError(f"`{text}` is no length of time: write `5 minutes`, `2 hours` or `14 days`")
    return round(float(found[1]) * _UNITS[found[2]])


@dataclass(frozen=True, slots=True)
class Dwell:
    """How long people were at a step.

    >>> import leerpad
    >>> dwell = leerpad.example.study().dwell(idle_cap="5 minutes")[0]
    >>> dwell.step, dwell.visits, dwell.median_s
    ('begin', 12, 480.0)
    """

    step: str
    """The step."""
    visits: int
    """Visits in which the learner did something at it."""
    mean_s: float
    """Seconds a visit, with gaps capped."""
    median_s: float
    """The median of them."""
    lower_s: float
    """The first quartile (linear between neighbours, type 7 of Hyndman and Fan 1996)."""
    upper_s: float
    """The third."""
    total_s: float
    """Of all visits together."""
    capped_gaps: int
    """Gaps without an act that were longer than the cap, and count as long as the cap."""
    capped_share: float
    """The share of all time at the step that was cut off: how much the cap decides."""
    away_s: float
    """Seconds put aside (`pause`, `stop`): not counted."""
    idle_cap_s: float
    """The cap."""


def dwell(events: Table, idle_cap: str) -> tuple[Dwell, ...]:
    """Time per step, out of the gaps between acts; steps in the order in which they first come."""
    cap = milliseconds(idle_cap)
    told = []
    for step, visits, capped, cut, whole, away in _native.spent(events, cap)[0]:
        if not visits:
            continue
        # They come in order, and whole milliseconds add up exactly.
        lower, middle, upper = quantiles(visits, n=4, method="inclusive") if len(visits) > 1 else visits * 3
        total = sum(visits)
        told.append(
            Dwell(
                step,
                len(visits),
                total / len(visits) / 1000,
                middle / 1000,
                lower / 1000,
                upper / 1000,
                total / 1000,
                capped,
                cut / whole if whole else 0.0,
                away / 1000,
                cap / 1000,
            )
        )
    return tuple(told)


@dataclass(frozen=True, slots=True)
class Adherence:
    """Observed use against the use that the module declares (Kelders and others 2012, J Med Internet Res 14(6):e152; Sieverink
    and others 2017): who uses it as meant, rather than who uses it much.

    >>> import leerpad
    >>> adherence = leerpad.example.study().adherence()
    >>> adherence.sessions, adherence.reached_end, round(adherence.share, 3)
    (12, 10, 0.833)
    """

    sessions: int
    """Sessions that began."""
    reached_end: int
    """Of these, at an end of the module: the use that every module intends."""
    share: float
    """The share of these."""
    low: float
    """The lower end of its interval (Wilson 1927)."""
    high: float
    """The upper end."""
    level: float
    """The level of the interval."""
    progress: float
    """The median of how far sessions came: places passed, of those and the fewest still to go."""
    declared_min: int | None
    """Minutes of work that the module declares; none: it declares none, or versions differ."""
    minutes: float
    """The median of minutes spent, gaps capped."""
    of_declared: float | None
    """That, as a share of what is declared."""
    idle_cap_s: float
    """The cap on gaps, in seconds."""


def adherence(sessions: Table, events: Table, idle_cap: str, level: float) -> Adherence:
    """Observed use against declared use."""
    cap = milliseconds(idle_cap)
    status = sessions.column("status")
    if not status:
        raise ValueError("there are no sessions in this study")
    reached = status.count("completed")
    declared = set(sessions.column("declared_min"))
    one = declared.pop() if len(declared) == 1 else None
    spent = median(_native.spent(events, cap)[1]) / 60_000
    low, high = wilson(reached, len(status), level)
    return Adherence(
        len(status),
        reached,
        reached / len(status),
        low,
        high,
        level,
        median(sessions.column("progress")),
        one,
        spent,
        spent / one if one else None,
        cap / 1000,
    )


@dataclass(frozen=True, slots=True)
class Stage:
    """A line of a flow diagram.

    >>> import leerpad
    >>> leerpad.example.study().flow(invited=20)[0]
    Stage(name='invited', count=20, of='', about='as the researcher said')
    """

    name: str
    """What it is called."""
    count: int
    """How many."""
    of: str
    """Of which stage they are a part; empty: of none."""
    about: str
    """What it means."""


def flow(
    sessions: Table, steps: Table, measures: Table, left_out: Mapping[str, int], invited: int | None
) -> tuple[Stage, ...]:
    """How many came how far, as CONSORT-EHEALTH asks for (Eysenbach and others 2011, J Med Internet Res 13(4):e126, item 13)."""
    status = sessions.column("status")
    begun = len(status)
    answered: dict[str, bool] = {}
    for session, answers in each(steps, ("session", "answers")):
        answered[session] = answered.get(session, False) or answers > 0
    stages = [Stage("invited", invited, "", "as the researcher said")] if invited is not None else []
    read = begun + sum(left_out.values())
    stages.append(Stage("journals", read, "", "read for this study"))
    about = {
        "damaged": "the journal is not what was written",
        "different": "the journal comes out differently",
        "other-program": "made with a version that is not at hand",
        "not-begun": "never begun",
        "no-consent": "no consent to the purpose, or withdrawn",
    }
    stages += [Stage(reason, count, "journals", about.get(reason, "")) for reason, count in left_out.items()]
    stages.append(Stage("begun", begun, "journals", "in the tables"))
    stages.append(Stage("used", sum(answered.values()), "begun", "answered something"))
    scales = _measured(measures)
    for (scale, moment), found in scales.items():
        stages.append(Stage(f"{scale} {moment}".strip(), len(found), "begun", "with a known score"))
    for scale in dict.fromkeys(scale for scale, _ in scales):
        moments = [found for (one, _), found in scales.items() if one == scale]
        if len(moments) > 1:
            both = set.intersection(*moments)
            stages.append(Stage(f"{scale} at all moments", len(both), "begun", "analysed as complete"))
    for name, meaning in (("completed", "at an end"), ("stopped", "stopped by hand"), ("active", "neither")):
        stages.append(Stage(name, status.count(name), "begun", meaning))
    return tuple(stages)


def _measured(measures: Table) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    names = ("kind", "name", "moment", "session", "number")
    for kind, name, moment, session, number in each(measures, names):
        if kind == "score":
            sessions = found.setdefault((name, moment or ""), set())
            if number is not None:
                sessions.add(session)
    return found


def endings(
    sessions: Table, unit: str, inactive: str, as_of: int | None, groups: Sequence[str | None]
) -> dict[str | None, tuple[list[float], list[bool]]]:
    """Durations and whether somebody stopped, per group.

    Stopped is who is not at an end and did nothing for `inactive`, or stopped by hand. Others are seen no further: at the end,
    or still at it when the study looked.
    """
    if unit not in ("days", "steps"):
        raise ValueError('a unit is "days" or "steps"')
    limit = milliseconds(inactive)
    last = sessions.column("last_at")
    now = max(last, default=0) if as_of is None else as_of
    found: dict[str | None, tuple[list[float], list[bool]]] = {}
    columns = (sessions.column("status"), last, sessions.column("days"), sessions.column("visits"), groups)
    for status, seen, days, visits, group in zip(*columns):
        if seen > now:
            raise ValueError("a session did something after `as_of`: choose a later moment, or leave the session out")
        durations, stopped = found.setdefault(group, ([], []))
        durations.append(float(visits) if unit == "steps" else days)
        stopped.append(status == "stopped" or (status == "active" and now - seen >= limit))
    return found
