"""The few distributions that intervals need, from `math` alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from statistics import NormalDist

_NORMAL = NormalDist()


def normal_quantile(level: float) -> float:
    """The two-sided quantile of the normal distribution: 1.95996… of 0.95."""
    return _NORMAL.inv_cdf(0.5 + level / 2)


def normal_below(x: float) -> float:
    """The normal distribution function; exact in the tail too."""
    return 0.5 * math.erfc(-x / math.sqrt(2))


def correction(freedom: float) -> float:
    """Hedges' correction J(m) for m degrees of freedom: Γ(m/2) / (√(m/2) Γ((m-1)/2)), the exact form (Hedges 1981, eq. 6e)
    rather than 1 - 3/(4m - 1).

    >>> from leerpad.distributions import correction
    >>> round(correction(4), 6), round(correction(8), 6)
    (0.797885, 0.902703)
    """
    if freedom <= 1:
        return math.nan
    if freedom <= 300:
        return math.gamma(freedom / 2) / (math.sqrt(freedom / 2) * math.gamma((freedom - 1) / 2))
    # Γ(x + 1/2)/Γ(x) for large x (Tricomi and Erdélyi 1951); the next term is below 1e-15 here.
    x = (freedom - 1) / 2
    series = 1 - 1 / (8 * x) + 1 / (128 * x**2) + 5 / (1024 * x**3) - 21 / (32768 * x**4) - 399 / (262144 * x**5)
    return math.sqrt(x) * series / math.sqrt(freedom / 2)


def noncentral_t_below(t: float, freedom: float, shift: float) -> float:
    """The distribution function of the noncentral t.

    P(T ≤ t) is the mean of Φ(t·s - shift) over s = √(χ²/freedom). Over u = log s the integrand falls off on both sides, so
    that the trapezoidal rule converges faster than any power of its step (Trefethen and Weideman 2014).
    """
    # Where the density of u is above 1e-18 of its peak: it falls by freedom·(e²ᵘ/2 - u) on the right, freedom·|u| on the left.
    half = freedom / 2
    log_norm = math.log(2) + half * math.log(half) - math.lgamma(half)
    wide = math.sqrt(2 * 45 / freedom)
    left, right = -max(wide, 45 / freedom) - 0.5, wide + 0.5
    step = min(1 / math.sqrt(2 * freedom), 1 / max(1.0, abs(t))) / 8
    count = math.ceil((right - left) / step)
    total = []
    for at in range(count + 1):
        u = left + at * step
        exponent = log_norm + freedom * u - half * math.exp(2 * u)
        if exponent > -60:
            total.append(math.exp(exponent) * normal_below(t * math.exp(u) - shift))
    return math.fsum(total) * step


def noncentrality(t: float, freedom: float, below: float) -> float:
    """The shift for which a noncentral t lies below `t` with a probability: the pivot of exact intervals for effect sizes
    (Steiger and Fouladi 1997)."""

    def gap(shift: float) -> float:
        return noncentral_t_below(t, freedom, shift) - below

    # The function falls as the shift grows.
    low, high = t - 1, t + 1
    while gap(low) < 0:
        low -= 2 * (high - low)
    while gap(high) > 0:
        high += 2 * (high - low)
    return _root(gap, low, high)


def _root(of: Callable[[float], float], low: float, high: float) -> float:
    """The zero between two ends with values of different sign (Ridders 1979)."""
    at_low, at_high = of(low), of(high)
    best = low
    for _ in range(60):
        middle = (low + high) / 2
        at_middle = of(middle)
        scale = math.sqrt(at_middle**2 - at_low * at_high)
        if scale == 0:
            return middle
        best = middle + (middle - low) * math.copysign(1, at_low - at_high) * at_middle / scale
        at_best = of(best)
        if at_best == 0 or abs(high - low) < 1e-14 * max(1.0, abs(best)):
            return best
        if (at_middle < 0) != (at_best < 0):
            (low, at_low), (high, at_high) = (middle, at_middle), (best, at_best)
        elif (at_low < 0) != (at_best < 0):
            high, at_high = best, at_best
        else:
            low, at_low = best, at_best
    return best


def wilson(successes: int, of: int, level: float) -> tuple[float, float]:
    """The score interval of a share (Wilson 1927), which holds for small numbers and at 0 and 1 too.

    >>> from leerpad.distributions import wilson
    >>> low, high = wilson(7, 10, 0.95)
    >>> round(low, 4), round(high, 4)
    (0.3968, 0.8922)
    """
    if of == 0:
        return math.nan, math.nan
    z = normal_quantile(level)
    share = successes / of
    middle = share + z**2 / (2 * of)
    spread = z * math.sqrt(share * (1 - share) / of + z**2 / (4 * of**2))
    # At the ends the bound is exact; rounding must not carry it outside. The bounds are the roots of a quadratic: the lower one is
    # told by their product, since `middle - spread` loses digits when few succeeded.
    low = 0.0 if successes == 0 else share**2 / (middle + spread)
    high = 1.0 if successes == of else (middle + spread) / (1 + z**2 / of)
    return low, high
