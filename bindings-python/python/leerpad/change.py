"""Whether it did something: change between measures, effect sizes with the standardiser in their name, and reliable change."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Literal, TypeAlias

from leerpad.distributions import correction, noncentrality, normal_quantile

Class: TypeAlias = Literal["recovered", "improved", "unchanged", "deteriorated"]


@dataclass(frozen=True, slots=True)
class Effect:
    """An effect size: a mean change in units of a standard deviation, which its name says.

    >>> import leerpad
    >>> effect = leerpad.paired_effects([14, 12, 16, 15], [9, 11, 10, 12])["d_z"]
    >>> effect.name, round(effect.value, 3), effect.standardiser
    ('d_z', -1.691, 'the standard deviation of the changes')
    """

    name: str
    """`d_z`, `d_av` or `g_av`."""
    value: float
    """After minus before: its sign is that of the change, whichever is better."""
    low: float
    """The lower end of the interval."""
    high: float
    """The upper end."""
    level: float
    """The level of the interval."""
    standardiser: str
    """What it is in units of."""
    source: str
    """Where the formula and the interval come from."""


def paired_effects(before: Sequence[float], after: Sequence[float], *, level: float = 0.95) -> dict[str, Effect]:
    """Effect sizes of the same people before and after.

    With M the mean of the changes, s₁ and s₂ the deviations before and after, and s the deviation of the changes:
    `d_z` = M/s (Cohen 1988); `d_av` = M/√((s₁² + s₂²)/2) (Cumming 2012); `g_av` = J(n - 1)·`d_av`, with the exact correction
    of Hedges (1981) for the n - 1 degrees of freedom that pairs have. They answer different questions, and no two of them
    may be compared.

    Intervals are exact for `d_z`, from the noncentral t (Steiger and Fouladi 1997); for `d_av` and `g_av` those limits in the
    other unit (Algina and Keselman 2003). They hold for small numbers of people whose changes are roughly normal. `g_av` of
    two people is no number worth telling: at least three are asked for.

    >>> import leerpad
    >>> effects = leerpad.paired_effects([14, 12, 16, 15], [9, 11, 10, 12])
    >>> {name: round(effect.value, 3) for name, effect in effects.items()}
    {'d_z': -1.691, 'd_av': -2.477, 'g_av': -1.792}
    """
    if len(before) != len(after):
        raise ValueError(f"{len(before)} before and {len(after)} after: pairs are of the same people in the same order")
    if len(before) < 3:
        raise ValueError(f"an effect size asks for three pairs at least; there are {len(before)}")
    n = len(before)
    changes = [later - earlier for earlier, later in zip(before, after)]
    mean, spread = fmean(changes), _deviation(changes)
    average = math.sqrt((_deviation(before) ** 2 + _deviation(after) ** 2) / 2)
    if spread == 0 or average == 0:
        raise ValueError("everybody changed by the same or scored the same: there is no deviation to count in")
    d_z = mean / spread
    t = d_z * math.sqrt(n)
    tail = (1 - level) / 2
    low = noncentrality(t, n - 1, 1 - tail) / math.sqrt(n)
    high = noncentrality(t, n - 1, tail) / math.sqrt(n)
    unit, bias = spread / average, correction(n - 1)
    both = "the root of the mean of both variances"
    algina = "interval: Algina and Keselman 2003"
    effects = (
        Effect("d_z", d_z, low, high, level, "the standard deviation of the changes", "Cohen 1988; interval: Steiger and Fouladi 1997"),
        Effect("d_av", d_z * unit, low * unit, high * unit, level, both, f"Cumming 2012; {algina}"),
        Effect(
            "g_av", bias * d_z * unit, bias * low * unit, bias * high * unit, level, both, f"Cumming 2012, Hedges 1981; {algina}"
        ),
    )
    return {effect.name: effect for effect in effects}


@dataclass(frozen=True, slots=True)
class Reliable:
    """What is needed to say of one person that a change is more than noise.

    >>> import leerpad
    >>> reliable = leerpad.Reliable.of(reliability=0.8, deviation=4.0, source="manual of the scale")
    >>> round(reliable.least, 3)
    4.958
    """

    reliability: float
    """The reliability of the scale, from 0 to below 1."""
    deviation: float
    """The standard deviation that goes with it."""
    source: str
    """Where both come from."""
    least: float
    """The least change that is reliable: 1.96·√2·deviation·√(1 - reliability)."""

    @classmethod
    def of(cls, *, reliability: float, deviation: float, source: str, level: float = 0.95) -> Reliable:
        """The reliable change index of Jacobson and Truax (1991): a change is reliable when it is larger than what two measures
        of somebody who stays the same would differ by.

        >>> import leerpad
        >>> leerpad.Reliable.of(reliability=0.5, deviation=1.0, source="example").least == leerpad.Reliable.of(
        ...     reliability=0.5, deviation=1.0, source="other").least
        True
        """
        if not 0 <= reliability < 1 or deviation <= 0:
            raise ValueError("a reliability is from 0 to below 1, and a deviation is above 0")
        if not source:
            raise ValueError("say where the reliability comes from: an index without that cannot be judged")
        error = math.sqrt(2) * deviation * math.sqrt(1 - reliability)
        return cls(reliability, deviation, source, normal_quantile(level) * error)


def cutoff(clinical: tuple[float, float], functional: tuple[float, float]) -> float:
    """Criterion c of Jacobson and Truax (1991): the score as far from the mean of people with complaints as from that of people
    without, in units of their own deviations. Each is a mean and a deviation.

    >>> import leerpad
    >>> leerpad.cutoff((20.0, 5.0), (8.0, 3.0))
    12.5
    """
    (ill, ill_spread), (well, well_spread) = clinical, functional
    return (ill_spread * well + well_spread * ill) / (ill_spread + well_spread)


@dataclass(frozen=True, slots=True)
class Missing:
    """Who is not in a comparison, and why.

    >>> import leerpad
    >>> leerpad.example.study().change("spanning").missing.only_before
    2
    """

    sessions: int
    """Sessions in the study."""
    both: int
    """With a known score at both moments: these are compared."""
    only_before: int
    """With one before alone."""
    only_after: int
    """With one after alone."""
    neither: int
    """With none."""
    unknown: int
    """Measures that were done but whose score could not be worked out; they count as none."""


@dataclass(frozen=True, slots=True)
class Person:
    """One session with both measures.

    >>> import leerpad
    >>> leerpad.example.study().change("spanning").people[0].change
    -5.0
    """

    subject: str
    """Who."""
    session: str
    """Which session."""
    before: float
    """The score before."""
    after: float
    """The score after."""
    change: float
    """After minus before."""
    index: float | None
    """The change in units of its error: Jacobson and Truax's RCI; positive when better. None without a reliability."""
    kind: Class | None
    """`recovered`: reliably better and past the cutoff; `improved`: reliably better; `deteriorated`: reliably worse."""


@dataclass(frozen=True, slots=True)
class Change:
    """The change between two moments of a scale.

    >>> import leerpad
    >>> change = leerpad.example.study().change("spanning")
    >>> change.n, change.mean_before, change.mean_after
    (10, 13.7, 9.3)
    """

    scale: str
    """The scale."""
    moments: tuple[str, str]
    """The moments compared."""
    better: int | None
    """1: more is better; -1: less is; none: the module does not say."""
    n: int
    """How many have both."""
    mean_before: float
    """Of those with both."""
    mean_after: float
    """Of the same."""
    mean_change: float
    """After minus before."""
    effects: Mapping[str, Effect]
    """`d_z`, `d_av`, `g_av`; empty with fewer than three, or where nobody differs."""
    missing: Missing
    """Who is not in it."""
    reliable: Reliable | None
    """What a reliable change is."""
    cutoff: float | None
    """The score that parts people with complaints from people without."""
    people: tuple[Person, ...]
    """Each session with both."""

    def classes(self) -> dict[Class, int]:
        """How many people recovered, improved, stayed or got worse. Needs `reliable`.

        >>> import leerpad
        >>> reliable = leerpad.Reliable.of(reliability=0.8, deviation=3.0, source="example")
        >>> leerpad.example.study().change("spanning", reliable=reliable).classes()
        {'recovered': 0, 'improved': 5, 'unchanged': 5, 'deteriorated': 0}
        """
        if self.reliable is None:
            raise ValueError("say how reliable the scale is: `reliable=leerpad.Reliable.of(…)`")
        kinds: tuple[Class, ...] = ("recovered", "improved", "unchanged", "deteriorated")
        return {kind: sum(person.kind == kind for person in self.people) for kind in kinds}


def classify(
    before: float, after: float, better: int, reliable: Reliable, cut: float | None
) -> tuple[float, Class]:
    """The index and the class of one person."""
    error = reliable.deviation * math.sqrt(2 * (1 - reliable.reliability))
    index = better * (after - before) / error
    if better * (after - before) > reliable.least:
        # Recovered is who was on one side of the cutoff and is on the other.
        crossed = cut is not None and better * (before - cut) < 0 <= better * (after - cut)
        return index, "recovered" if crossed else "improved"
    return index, "deteriorated" if better * (after - before) < -reliable.least else "unchanged"


def _deviation(values: Sequence[float]) -> float:
    mean = fmean(values)
    return math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))
