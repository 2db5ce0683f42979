"""The power of a randomised arm, before anybody is asked: made-up cohorts, again and again."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, variance

from leerpad._native import Program
from leerpad.distributions import noncentral_t_below, normal_below, wilson
from leerpad.simulating import simulate
from leerpad.study import Study
from leerpad.tables import each
from leerpad.walking import Policy

COMPLETED = "completed"
"""The outcome that a session came to an end of the module."""


@dataclass(frozen=True, slots=True)
class Power:
    """In how many made-up trials a difference was found.

    >>> import leerpad
    >>> program = leerpad.Module.loads(leerpad.example.COURSE).program
    >>> keen, tired = leerpad.Policy.random(), leerpad.Policy.random(stop=0.3)
    >>> found = leerpad.power(program, 30, chance="herinnering", policies={"sms": keen, "geen": tired}, outcome="completed", runs=20, seed=1)
    >>> found.runs, found.significant, round(found.low, 2), round(found.high, 2)
    (20, 20, 0.84, 1.0)
    """

    n: int
    """Sessions in a trial, all arms together."""
    runs: int
    """Made-up trials."""
    significant: int
    """Of these, in which the arms differed at `alpha`, to either side."""
    share: float
    """The power: the share of these."""
    low: float
    """The lower end of its Monte Carlo interval (Wilson 1927): more runs make it narrower, and nothing else."""
    high: float
    """The upper end."""
    level: float
    """The level of the interval."""
    alpha: float
    """The level of the test."""
    test: str
    """Which test."""
    untested: int
    """Trials in which nothing could be tested, such as when an arm was empty: they count as not found."""
    missing: float
    """The mean share of sessions without the outcome; the test leaves them out."""


def power(
    program: Program,
    n: int,
    *,
    chance: str,
    policies: Mapping[str, Policy],
    outcome: str,
    moment: str = "after",
    runs: int = 1_000,
    alpha: float = 0.05,
    seed: int,
    level: float = 0.95,
) -> Power:
    """Simulates `runs` trials of `n` sessions, in which learners walk by the policy of the arm that `chance` drew for them, and
    tests in each whether two arms differ. The same arguments give the same answer.

    `outcome` is a scale, of which the score at `moment` counts, or `completed`. Scores are compared by the t test for unequal
    variances (Welch 1947), shares by the z test with the pooled share. The module draws the arms as it would in earnest, so their
    sizes differ from trial to trial, and whoever stopped before the measure is missing, as in earnest. What the policies say of
    the arms is what is assumed: fit them to a study (`leerpad.fit`), and say what was changed.

    Raises `KeyError` when the module has no such chance, or the chance is not drawn once, at the start.

    >>> import leerpad
    >>> program = leerpad.Module.loads(leerpad.example.COURSE).program
    >>> calm = leerpad.Policy(answers={"gespannen": [(2, 0.5), (3, 0.5)]})
    >>> same = leerpad.power(program, 20, chance="herinnering", policies={"sms": calm, "geen": calm}, outcome="spanning", runs=20, seed=1)
    >>> same.significant <= 3, same.test
    (True, 't, unequal variances (Welch 1947)')
    """
    if len(policies) != 2:
        raise ValueError(f"two arms are compared; `policies` has {len(policies)}")
    if runs < 1:
        raise ValueError("a power is of one run at least")
    found = untested = 0
    missing = []
    for run in range(runs):
        study = simulate(program, n, arms=(chance, policies), seed=seed * 1_000_003 + run)
        one, other, share = _outcomes(study, chance, list(policies), outcome, moment)
        missing.append(share)
        p = _shares(one, other) if outcome == COMPLETED else _welch(one, other)
        found += p is not None and p < alpha
        untested += p is None
    low, high = wilson(found, runs, level)
    test = "z, pooled share" if outcome == COMPLETED else "t, unequal variances (Welch 1947)"
    return Power(n, runs, found, found / runs, low, high, level, alpha, test, untested, fmean(missing))


def _outcomes(
    study: Study, chance: str, arms: Sequence[str], outcome: str, moment: str
) -> tuple[list[float], list[float], float]:
    """The outcome of each session, by arm, and the share that has none."""
    told: dict[str, float] = {}
    if outcome == COMPLETED:
        ended = zip(study.sessions.column("session"), study.sessions.column("status"))
        told = {session: float(status == "completed") for session, status in ended}
    else:
        names = ("kind", "name", "moment", "session", "number")
        for kind, name, when, session, number in each(study.measures, names):
            if kind == "score" and name == outcome and when == moment and number is not None:
                told[session] = number
    found: dict[str, list[float]] = {arm: [] for arm in arms}
    counted = 0
    for session, drawn, chosen in each(study.decisions, ("session", "chance", "chosen")):
        if drawn == chance and chosen in found:
            counted += 1
            if session in told:
                found[chosen].append(told[session])
    have = sum(map(len, found.values()))
    return found[arms[0]], found[arms[1]], 1 - have / counted if counted else 0.0


def _welch(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The two-sided p of Welch's test."""
    if len(one) < 2 or len(other) < 2:
        return None
    parts = variance(one) / len(one), variance(other) / len(other)
    if sum(parts) == 0:
        return None
    t = (fmean(one) - fmean(other)) / math.sqrt(sum(parts))
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (len(one) - 1) + parts[1] ** 2 / (len(other) - 1))
    return 2 * noncentral_t_below(-abs(t), freedom, 0.0)


def _shares(one: Sequence[float], other: Sequence[float]) -> float | None:
    """The two-sided p of the test of two shares."""
    if not one or not other:
        return None
    pooled = (sum(one) + sum(other)) / (len(one) + len(other))
    spread = pooled * (1 - pooled) * (1 / len(one) + 1 / len(other))
    if spread == 0:
        return None
    return 2 * normal_below(-abs(fmean(one) - fmean(other)) / math.sqrt(spread))
