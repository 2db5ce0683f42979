"""The libraries that researchers know, as oracles: where they are right they agree, and where they differ it is shown why.

lifelines asks for a pandas below 3; what is used of it here runs on 3 too.
"""

import math
import random
from fractions import Fraction

import lifelines
import numpy
import pandas
import pingouin
import pytest
from lifelines.utils import median_survival_times
from scipy import stats
from statsmodels.stats.power import NormalIndPower, TTestIndPower
from statsmodels.stats.proportion import proportion_effectsize

import leerpad
from leerpad import example
from leerpad.distributions import correction, wilson
from leerpad.trials import _shares, _welch

SETS = 300


def near(mine: float, other: float, relative: float = 1e-12) -> bool:
    return mine == pytest.approx(other, rel=relative, abs=1e-14)


def test_kaplan_meier_is_that_of_lifelines() -> None:
    draw = random.Random(11)
    compared = late = 0
    for _ in range(SETS):
        n = draw.randint(3, 60)
        times = [float(draw.randint(1, draw.choice((4, 15, 300)))) for _ in range(n)]
        stopped = [draw.random() < draw.choice((0.3, 0.7, 1.0)) for _ in range(n)]
        if not any(stopped):
            continue
        level = draw.choice((0.8, 0.95, 0.99))
        mine = leerpad.kaplan_meier(times, stopped, level=level)
        other = lifelines.KaplanMeierFitter(alpha=1 - level).fit(times, stopped)
        curve = other.survival_function_.iloc[:, 0]
        band = other.confidence_interval_
        table = other.event_table
        for step in mine.curve:
            assert near(step.survival, curve[step.time])
            assert (step.at_risk, step.events, step.censored) == tuple(table.loc[step.time, ["at_risk", "observed", "censored"]])
            if 0 < step.survival < 1:
                assert near(step.low, band.iloc[:, 0][step.time]) and near(step.high, band.iloc[:, 1][step.time])
                compared += 1
        half = exact_half(times, stopped)
        assert mine.half_life == (half and half[0])
        if half is None:
            assert math.isinf(other.median_survival_time_)
        elif half[1] != Fraction(1, 2):
            assert other.median_survival_time_ == half[0]
        else:
            late += other.median_survival_time_ != half[0]
    assert compared > SETS
    # Where exactly half go on, lifelines adds up logarithms, comes out a bit above the half, and says a later time.
    assert late > 0


def exact_half(times: list[float], stopped: list[bool]) -> tuple[float, Fraction] | None:
    """The first time at which half or fewer go on, and how many do, in fractions."""
    survival = Fraction(1)
    for time in sorted(set(times)):
        at_risk = sum(one >= time for one in times)
        survival *= 1 - Fraction(sum(event for one, event in zip(times, stopped) if one == time), at_risk)
        if survival <= Fraction(1, 2):
            return time, survival
    return None


def test_the_interval_of_the_half_life_is_that_of_lifelines() -> None:
    """6-MP, Freireich and others 1963."""
    times = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    stopped = [True] * 9 + [False] * 12
    mine = leerpad.kaplan_meier(times, stopped)
    other = lifelines.KaplanMeierFitter().fit(times, stopped)
    low, high = median_survival_times(other.confidence_interval_).iloc[0]
    assert mine.half_life == other.median_survival_time_ == 23
    assert mine.half_life_low == low == 13 and mine.half_life_high is None and math.isinf(high)


def test_where_lifelines_differs_it_says_certainty_for_not_knowing() -> None:
    """While nobody stopped, and when nobody is left, the interval on the log(-log) scale does not exist. lifelines writes 1 to 1
    and 0 to 0, as if that were known for sure; here it is `nan`."""
    mine = leerpad.kaplan_meier([1, 2, 3], [False, True, True])
    other = lifelines.KaplanMeierFitter().fit([1, 2, 3], [False, True, True]).confidence_interval_
    assert all(math.isnan(end) for step in (mine.curve[0], mine.curve[-1]) for end in (step.low, step.high))
    assert tuple(other.loc[1]) == (1.0, 1.0) and tuple(other.loc[3]) == (0.0, 0.0)


def test_dropoff_of_a_study_is_what_lifelines_makes_of_its_table() -> None:
    study = example.study()
    sessions = pandas.DataFrame.from_arrow(study.sessions)
    other = lifelines.KaplanMeierFitter().fit(sessions["visits"].astype(float), sessions["status"] == "active")
    (mine,) = study.dropoff(inactive="2 days")
    assert [near(step.survival, other.survival_function_.iloc[:, 0][step.time]) for step in mine.curve] == [True, True]


def test_effect_sizes_are_those_of_pingouin_where_these_say_what_they_are() -> None:
    draw = numpy.random.default_rng(12)
    for _ in range(SETS):
        n = int(draw.integers(3, 60))
        before = draw.normal(14, 4, n)
        after = before + draw.normal(draw.uniform(-4, 2), 3, n)
        mine = leerpad.paired_effects(before.tolist(), after.tolist())
        # Its paired Cohen's d is d_av; its sign is that of the first minus the second.
        assert near(mine["d_av"].value, pingouin.compute_effsize(after, before, paired=True, eftype="cohen"))
        # Its t of pairs is d_z by the root of n.
        t = float(pingouin.ttest(after, before, paired=True)["T"].iloc[0])
        assert near(mine["d_z"].value, t / math.sqrt(n))


def test_where_pingouin_differs_it_corrects_as_for_two_groups() -> None:
    """`hedges, paired=True` is d_av by 1 - 3/(4·2n - 9): the approximate correction, and that for the 2n - 2 degrees of freedom of
    two groups of different people. Pairs have n - 1 (Hedges 1981; Cumming 2012), and the exact correction is known."""
    before, after = [14.0, 12, 16, 15, 11], [9.0, 11, 10, 12, 12]
    n = len(before)
    mine = leerpad.paired_effects(before, after)
    theirs = pingouin.compute_effsize(after, before, paired=True, eftype="hedges")
    assert near(theirs, mine["d_av"].value * (1 - 3 / (4 * 2 * n - 9)))
    assert near(mine["g_av"].value, mine["d_av"].value * correction(n - 1))
    assert abs(theirs / mine["g_av"].value - 1) > 0.1, "no matter of rounding: more than a tenth too large with five people"
    # Whoever asks for pairs and whoever does not are given one number.
    assert near(theirs, mine["d_av"].value * (1 - 3 / (4 * 2 * n - 9)))
    apart = pingouin.compute_effsize(after, before, paired=False, eftype="hedges")
    assert near(theirs, apart)


def test_the_interval_of_pingouin_is_for_another_effect_size() -> None:
    """`compute_esci` knows the number alone, not how closely before and after hang together: for d_av of pairs its interval is not
    the one that Algina and Keselman give, and is too wide when they hang together closely."""
    draw = numpy.random.default_rng(13)
    before = draw.normal(14, 4, 20)
    after = before - 2 + draw.normal(0, 1, 20)
    mine = leerpad.paired_effects(before.tolist(), after.tolist())["d_av"]
    low, high = pingouin.compute_esci(stat=mine.value, nx=20, ny=20, paired=True, eftype="cohen", decimals=12)
    assert high - low > 1.5 * (mine.high - mine.low)


def test_seq_and_not_the_clock_is_the_order() -> None:
    """The trap of equal times: sorting by time alone, as pm4py does, is only right where the file was in order already."""
    program = leerpad.Module.loads(example.COURSE).program
    study = leerpad.simulate(program, 20, policy=leerpad.Policy.random(pace_s=0.0), seed=4)
    events = pandas.DataFrame.from_arrow(study.events)
    assert events["at"].nunique() == 1
    mixed = events.sample(frac=1, random_state=1)
    by_time = mixed.sort_values("at", kind="stable")
    by_seq = mixed.sort_values(["session", "seq"])
    right = events.groupby("session", observed=True)["act"].agg(list)
    assert by_seq.groupby("session", observed=True)["act"].agg(list).equals(right)
    assert not by_time.groupby("session", observed=True)["act"].agg(list).equals(right)


def test_tests_of_power_are_those_of_scipy_and_statsmodels() -> None:
    draw = numpy.random.default_rng(14)
    for _ in range(SETS // 3):
        one, other = draw.normal(0, 1, int(draw.integers(2, 30))), draw.normal(0.7, 2, int(draw.integers(2, 30)))
        mine = _welch(one.tolist(), other.tolist())
        assert mine == pytest.approx(float(stats.ttest_ind(one, other, equal_var=False).pvalue), rel=1e-12)
    for _ in range(SETS // 3):
        n, m = int(draw.integers(2, 40)), int(draw.integers(2, 40))
        first, second = draw.integers(0, 2, n).astype(float), draw.integers(0, 2, m).astype(float)
        found = _shares(first.tolist(), second.tolist())
        table = [[first.sum(), n - first.sum()], [second.sum(), m - second.sum()]]
        if found is None:
            assert (first.mean() + second.mean()) in (0, 2)
        else:
            assert found == pytest.approx(float(stats.chi2_contingency(table, correction=False).pvalue), rel=1e-12, abs=1e-300)


def score(policy: leerpad.Policy) -> tuple[float, float]:
    """Mean and deviation of `spanning`, of which both items are drawn apart."""
    mean = var = 0.0
    for item in ("gespannen", "wakker"):
        values = policy.answers[item]
        middle = sum(value * weight for value, weight in values)
        mean += middle
        var += sum(weight * (value - middle) ** 2 for value, weight in values)
    return mean, math.sqrt(var)


def test_power_by_simulation_is_that_of_statsmodels() -> None:
    """Two arms with a true difference of about two thirds of a deviation. The module draws the arm of each, so that their sizes
    differ; the analytic power is therefore that over all splits, by their probability."""
    program = leerpad.Module.loads(example.COURSE).program
    n, runs = 40, 200

    def of(*weights: float) -> leerpad.Policy:
        values = list(zip((2, 3, 4, 5, 6, 7), weights))
        return leerpad.Policy(skip_anywhere=0.0, answers={"gespannen": values, "wakker": values})

    arms = {"sms": of(0.2, 0.2, 0.2, 0.2, 0.1, 0.1), "geen": of(0.1, 0.1, 0.2, 0.2, 0.2, 0.2)}
    found = leerpad.power(program, n, chance="herinnering", policies=arms, outcome="spanning", runs=runs, seed=2, level=0.999)
    (one, spread), (other, wide) = score(arms["sms"]), score(arms["geen"])
    effect = (one - other) / math.sqrt((spread**2 + wide**2) / 2)
    assert 0.9 > abs(effect) > 0.6
    analytic = sum(
        float(stats.binom.pmf(k, n, 0.5)) * TTestIndPower().power(effect, k, 0.05, ratio=(n - k) / k) for k in range(2, n - 1)
    )
    assert found.low <= analytic <= found.high and found.high - found.low < 0.25
    assert found.untested == 0 and found.missing == 0
    again = leerpad.power(program, n, chance="herinnering", policies=arms, outcome="spanning", runs=20, seed=2)
    assert again == leerpad.power(program, n, chance="herinnering", policies=arms, outcome="spanning", runs=20, seed=2)
    assert (found.low, found.high) == wilson(found.significant, runs, 0.999)


def test_power_of_staying_is_that_of_statsmodels() -> None:
    program = leerpad.Module.loads(example.COURSE).program
    n, runs = 40, 150
    stay, go = 0.0, 0.35
    # Stopping is possible at one step alone, so that who completes is one coin.
    arms = {"sms": leerpad.Policy(stop={"oefenen": stay}), "geen": leerpad.Policy(stop={"oefenen": go})}
    found = leerpad.power(program, n, chance="herinnering", policies=arms, outcome="completed", runs=runs, seed=3, level=0.999)
    # The z test of statsmodels works on the arcsine scale: an approximation, good to a few hundredths here.
    approximate = NormalIndPower().power(proportion_effectsize(1 - stay, 1 - go), n / 2, 0.05)
    assert abs(found.share - approximate) < 0.05 + (found.high - found.low) / 2
    # Exactly: over all splits and all counts.
    p = 0.0
    for k in range(1, n):
        for done in range(n - k + 1):
            prob = float(stats.binom.pmf(k, n, 0.5) * stats.binom.pmf(done, n - k, 1 - go))
            if prob > 1e-9:
                value = _shares([1.0] * k, [1.0] * done + [0.0] * (n - k - done))
                p += prob * (value is not None and value < 0.05)
    assert found.low <= p <= found.high


def test_power_says_what_it_cannot_do() -> None:
    program = leerpad.Module.loads(example.COURSE).program
    walk = leerpad.Policy.random()
    arms = {"sms": walk, "geen": walk}
    with pytest.raises(KeyError, match="no chance `kleur`"):
        leerpad.power(program, 10, chance="kleur", policies=arms, outcome="spanning", runs=1, seed=1)
    with pytest.raises(KeyError, match="has the arms"):
        leerpad.power(program, 10, chance="herinnering", policies={"sms": walk, "brief": walk}, outcome="spanning", runs=1, seed=1)
    with pytest.raises(ValueError, match="two arms"):
        leerpad.power(program, 10, chance="herinnering", policies={"sms": walk}, outcome="spanning", runs=1, seed=1)
    alone = leerpad.power(program, 1, chance="herinnering", policies=arms, outcome="spanning", runs=3, seed=1)
    assert (alone.untested, alone.significant) == (3, 0)
    gone = {"sms": leerpad.Policy(stop_anywhere=0.5), "geen": leerpad.Policy(stop_anywhere=0.5)}
    assert leerpad.power(program, 40, chance="herinnering", policies=gone, outcome="spanning", runs=2, seed=1).missing > 0.5
