"""Measures against arithmetic of 40 digits: where a library agrees to fewer than twelve digits, it is shown that the library is
off, and not this package.

What is exact here is told in other words than the package has: fractions for Kaplan-Meier, the series of incomplete beta functions
for the noncentral t, the definition for the rest.
"""

import math
import random
from fractions import Fraction

import mpmath
import numpy
import pingouin
import pytest
from scipy import stats

import leerpad
from leerpad.distributions import correction, noncentral_t_below, noncentrality, normal_below, normal_quantile, wilson
from leerpad.trials import _shares, _welch

mpmath.mp.dps = 40
BAR = 1e-12
SETS = 80


def off(mine: float, exact: mpmath.mpf) -> float:
    """How far from exact, relative to it."""
    return float(abs(mpmath.mpf(mine) - exact) / abs(exact)) if exact else abs(mine)


def exact_curve(times: list[float], stopped: list[bool], level: float) -> list[tuple[float, mpmath.mpf, mpmath.mpf, mpmath.mpf]]:
    """Time, survival, and its interval on the log(-log) scale; survival and Greenwood's sum are fractions."""
    z = mpmath.sqrt(2) * mpmath.erfinv(mpmath.mpf(level))
    survival, greenwood = Fraction(1), Fraction(0)
    found = []
    for time in sorted(set(times)):
        at_risk = sum(one >= time for one in times)
        events = sum(event for one, event in zip(times, stopped) if one == time)
        survival *= 1 - Fraction(events, at_risk)
        greenwood += Fraction(events, at_risk * (at_risk - events)) if at_risk > events else 0
        s = mpmath.mpf(survival.numerator) / survival.denominator
        low = high = mpmath.nan
        if 0 < s < 1:
            spread = z * mpmath.sqrt(mpmath.mpf(greenwood.numerator) / greenwood.denominator) / abs(mpmath.log(s))
            low, high = s ** mpmath.exp(spread), s ** mpmath.exp(-spread)
        found.append((time, s, low, high))
    return found


def test_kaplan_meier_is_exact() -> None:
    draw = random.Random(21)
    for _ in range(SETS):
        n = draw.randint(3, 60)
        times = [float(draw.randint(1, draw.choice((4, 15, 300)))) for _ in range(n)]
        stopped = [draw.random() < draw.choice((0.3, 0.7, 1.0)) for _ in range(n)]
        level = draw.choice((0.8, 0.95, 0.99))
        mine = leerpad.kaplan_meier(times, stopped, level=level)
        for step, (time, survival, low, high) in zip(mine.curve, exact_curve(times, stopped, level), strict=True):
            assert step.time == time and off(step.survival, survival) < BAR
            assert not 0 < survival < 1 or (off(step.low, low) < BAR and off(step.high, high) < BAR)


def exact_t(t: float, freedom: int, shift: float) -> mpmath.mpf:
    """The noncentral t below `t` by its series of incomplete beta functions (Lenth 1989, AS 243)."""
    if t < 0:
        return 1 - exact_t(-t, freedom, -shift)
    half, d = mpmath.mpf(freedom) / 2, mpmath.mpf(shift)
    x = mpmath.mpf(t) ** 2 / (mpmath.mpf(t) ** 2 + freedom)
    total = mpmath.mpf(0)
    rate = d**2 / 2
    p = mpmath.exp(-rate)
    q = d * mpmath.exp(-rate) / (mpmath.sqrt(2) * mpmath.gamma(mpmath.mpf(3) / 2))
    for j in range(400):
        here = p * mpmath.betainc(j + mpmath.mpf(1) / 2, half, 0, x, regularized=True)
        here += q * mpmath.betainc(j + 1, half, 0, x, regularized=True)
        total += here
        if j > rate and abs(here) < mpmath.mpf(10) ** -36:
            break
        p *= rate / (j + 1)
        q *= rate / (j + mpmath.mpf(3) / 2)
    return mpmath.ncdf(-d) + total / 2


def test_the_noncentral_t_is_exact_where_scipy_loses_digits() -> None:
    draw = random.Random(22)
    theirs = 0.0
    for _ in range(SETS // 3):
        freedom = draw.choice((2, 3, 5, 9, 11, 29, 59, 199))
        t, shift = draw.uniform(-8, 8), draw.uniform(-5, 5)
        exact = exact_t(t, freedom, shift)
        if exact < mpmath.mpf(10) ** -25:
            continue
        assert off(noncentral_t_below(t, freedom, shift), exact) < BAR
        theirs = max(theirs, off(float(stats.nct.cdf(t, freedom, shift)), exact))
    assert theirs > BAR, "scipy works with the whole and not with the tail: what is small is what is left over"


def test_limits_of_effect_sizes_are_exact() -> None:
    draw = random.Random(23)
    for _ in range(5):
        freedom, t = draw.choice((2, 4, 11, 59)), draw.uniform(-6, 6)
        below = draw.choice((0.025, 0.975))
        shift = noncentrality(t, freedom, below)
        root = mpmath.findroot(lambda at: exact_t(t, freedom, at) - mpmath.mpf(below), (shift - 1e-3, shift + 1e-3), solver="anderson", tol=1e-30)
        assert abs(mpmath.mpf(shift) - root) < BAR * max(1, abs(root))


def test_small_distributions_are_exact() -> None:
    for level in (0.5, 0.8, 0.9, 0.95, 0.99, 0.999):
        assert off(normal_quantile(level), mpmath.sqrt(2) * mpmath.erfinv(mpmath.mpf(level))) < BAR
    for x in numpy.linspace(-12, 12, 101):
        assert off(normal_below(float(x)), mpmath.ncdf(mpmath.mpf(float(x)))) < BAR
    for freedom in (2, 3, 4, 9, 10, 99, 299, 300, 301, 302, 1_000, 12_345, 10_000_000):
        half = mpmath.mpf(freedom) / 2
        exact = mpmath.exp(mpmath.loggamma(half) - mpmath.loggamma(half - mpmath.mpf(1) / 2)) / mpmath.sqrt(half)
        assert off(correction(freedom), exact) < BAR
    for of in (1, 2, 10, 137, 1_000_000):
        for successes in {0, 1, of // 2, of - 1, of}:
            z = mpmath.sqrt(2) * mpmath.erfinv(mpmath.mpf("0.95"))
            share = mpmath.mpf(successes) / of
            spread = z * mpmath.sqrt(share * (1 - share) / of + z**2 / (4 * mpmath.mpf(of) ** 2))
            low, high = ((share + z**2 / (2 * mpmath.mpf(of)) + side * spread) / (1 + z**2 / of) for side in (-1, 1))
            mine = wilson(successes, of, 0.95)
            assert off(mine[0], low if successes else mpmath.mpf(0)) < BAR and off(mine[1], high) < BAR


def test_effect_sizes_are_exact_where_pingouin_takes_the_difference_of_means() -> None:
    draw = numpy.random.default_rng(24)
    theirs = 0.0
    for _ in range(SETS):
        n = int(draw.integers(3, 60))
        before = draw.normal(14, 4, n)
        after = before + draw.normal(draw.uniform(-1, 1), 3, n)
        first, last = ([mpmath.mpf(float(one)) for one in values] for values in (before, after))

        def deviation(values: list[mpmath.mpf]) -> mpmath.mpf:
            mean = mpmath.fsum(values) / n
            return mpmath.sqrt(mpmath.fsum((one - mean) ** 2 for one in values) / (n - 1))

        changes = [later - earlier for earlier, later in zip(first, last)]
        mean = mpmath.fsum(changes) / n
        average = mpmath.sqrt((deviation(first) ** 2 + deviation(last) ** 2) / 2)
        mine = leerpad.paired_effects(before.tolist(), after.tolist())
        # Changes of doubles are rounded once, so what is nearly no change is known to fewer digits.
        near_none = max(1.0, float(average / abs(mean)))
        assert off(mine["d_av"].value, mean / average) < BAR * near_none
        assert off(mine["d_z"].value, mean / deviation(changes)) < BAR * near_none
        theirs = max(theirs, off(float(pingouin.compute_effsize(after, before, paired=True, eftype="cohen")), mean / average) / near_none)
    assert theirs > 0


def test_tests_of_power_are_exact() -> None:
    draw = numpy.random.default_rng(25)
    for _ in range(SETS // 4):
        one, other = draw.normal(0, 1, int(draw.integers(2, 30))), draw.normal(0.7, 2, int(draw.integers(2, 30)))
        first, last = ([mpmath.mpf(float(value)) for value in values] for values in (one, other))

        def mean_and_part(values: list[mpmath.mpf]) -> tuple[mpmath.mpf, mpmath.mpf]:
            mean = mpmath.fsum(values) / len(values)
            return mean, mpmath.fsum((value - mean) ** 2 for value in values) / (len(values) - 1) / len(values)

        (mean, part), (mean_2, part_2) = mean_and_part(first), mean_and_part(last)
        t = abs(mean - mean_2) / mpmath.sqrt(part + part_2)
        freedom = (part + part_2) ** 2 / (part**2 / (len(first) - 1) + part_2**2 / (len(last) - 1))
        exact = mpmath.betainc(freedom / 2, mpmath.mpf(1) / 2, 0, freedom / (freedom + t**2), regularized=True)
        assert _welch(one.tolist(), other.tolist()) == pytest.approx(float(exact), rel=BAR)
    for n, m in ((2, 3), (7, 9), (39, 40), (200, 150)):
        for done, done_2 in ((1, m - 1), (n - 1, 1), (n // 2, m), (n, m // 3)):
            pooled = Fraction(done + done_2, n + m)
            if pooled in (0, 1):
                continue
            square = (Fraction(done, n) - Fraction(done_2, m)) ** 2 / (pooled * (1 - pooled) * (Fraction(1, n) + Fraction(1, m)))
            exact = mpmath.erfc(mpmath.sqrt(mpmath.mpf(square.numerator) / square.denominator / 2))
            found = _shares([1.0] * done + [0.0] * (n - done), [1.0] * done_2 + [0.0] * (m - done_2))
            assert found is not None and math.isclose(found, float(exact), rel_tol=BAR)
