"""Who stops, and when: Kaplan-Meier curves with intervals, and the usage half-life.

Attrition of self-help is shown as survival (Eysenbach 2005, *The law of attrition*, J Med Internet Res 7(1):e11).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from leerpad.distributions import normal_quantile

_ROUNDING = 1e-12


@dataclass(frozen=True, slots=True)
class Survived:
    """A time at which somebody stopped or left sight.

    >>> import leerpad
    >>> leerpad.kaplan_meier([1, 2, 2, 4], [True, True, False, False]).curve[0].survival
    0.75
    """

    time: float
    """The time, or the number of steps."""
    at_risk: int
    """How many were still there just before it."""
    events: int
    """How many stopped at it."""
    censored: int
    """How many were seen no further: they did not stop."""
    survival: float
    """The share that goes on beyond it."""
    error: float
    """Its standard error (Greenwood 1926)."""
    low: float
    """The lower end of the interval."""
    high: float
    """The upper end."""


@dataclass(frozen=True, slots=True)
class Survival:
    """A Kaplan-Meier curve.

    >>> import leerpad
    >>> curve = leerpad.kaplan_meier([1, 2, 3, 4], [True, True, True, False])
    >>> curve.n, curve.events, curve.half_life
    (4, 3, 2)
    """

    group: str | None
    """Of which group; none: of all."""
    unit: str
    """What time is counted in."""
    n: int
    """How many there are."""
    events: int
    """How many stopped."""
    curve: tuple[Survived, ...]
    """The steps of the curve."""
    half_life: float | None
    """The first time at which half or fewer go on; none: more than half do."""
    half_life_low: float | None
    """The lower end of its interval: where the lower band reaches one half (Brookmeyer and Crowley 1982)."""
    half_life_high: float | None
    """The upper end; none: not reached."""
    level: float
    """The level of the intervals."""

    def rows(self) -> list[dict[str, object]]:
        """The curve as rows, for a table.

        >>> import leerpad
        >>> leerpad.kaplan_meier([1, 2], [True, False]).rows()[0]["at_risk"]
        2
        """
        return [{"group": self.group} | asdict(step) for step in self.curve]


def kaplan_meier(
    durations: Sequence[float],
    stopped: Sequence[bool],
    *,
    level: float = 0.95,
    group: str | None = None,
    unit: str = "days",
) -> Survival:
    """The product-limit estimate (Kaplan and Meier 1958). Whoever is seen no further at a time counts as there at it.

    Intervals are on the log(-log) scale, which keeps them between 0 and 1 (Kalbfleisch and Prentice 1980). While nobody
    stopped, or when nobody is left, there is no interval: `nan`.

    >>> import leerpad
    >>> [round(step.low, 3) for step in leerpad.kaplan_meier([1, 2, 3], [True, True, False]).curve[:2]]
    [0.054, 0.009]
    """
    if len(durations) != len(stopped):
        raise ValueError(f"{len(durations)} durations and {len(stopped)} of whether somebody stopped")
    if any(math.isnan(time) or time < 0 for time in durations):
        raise ValueError("a duration is a number from 0")
    z = normal_quantile(level)
    at_risk, survival, summed = len(durations), 1.0, 0.0
    curve = []
    for time in sorted(set(durations)):
        here = [event for duration, event in zip(durations, stopped) if duration == time]
        events, censored = sum(here), len(here) - sum(here)
        survival *= 1 - events / at_risk
        summed += events / (at_risk * (at_risk - events)) if at_risk > events else (math.inf if events else 0.0)
        low, high = _interval(survival, summed, z)
        error = survival * math.sqrt(summed) if survival > 0 else math.nan
        curve.append(Survived(time, at_risk, events, censored, survival, error, low, high))
        at_risk -= len(here)

    def reaches(of: str) -> float | None:
        # A product such as 2/3 · 3/4 may come out one bit above the half that it is.
        return next((step.time for step in curve if getattr(step, of) <= 0.5 + _ROUNDING), None)

    return Survival(
        group,
        unit,
        len(durations),
        sum(bool(event) for event in stopped),
        tuple(curve),
        reaches("survival"),
        reaches("low"),
        reaches("high"),
        level,
    )


def _interval(survival: float, summed: float, z: float) -> tuple[float, float]:
    if survival >= 1 or survival <= 0:
        return math.nan, math.nan
    middle = math.log(-math.log(survival))
    spread = z * math.sqrt(summed) / abs(math.log(survival))
    return math.exp(-math.exp(middle + spread)), math.exp(-math.exp(middle - spread))
