"""Measures equal their oracles: scipy, and the formulas told again from their sources."""

import math
import random
from datetime import datetime, timezone
from typing import Any

import numpy
import pytest
from conftest import ROOT
from scipy import stats

import leerpad
from leerpad import _native, example
from leerpad.distributions import correction, noncentral_t_below, noncentrality, normal_below, normal_quantile, wilson

SETS = 1_000


def near(mine: float, other: float, relative: float = 1e-12) -> bool:
    return mine == pytest.approx(other, rel=relative, abs=1e-15, nan_ok=True)


def test_kaplan_meier_is_that_of_scipy() -> None:
    draw = random.Random(1)
    for _ in range(SETS):
        n = draw.randint(2, 60)
        times = [float(draw.randint(1, draw.choice((3, 12, 200)))) for _ in range(n)]
        stopped = [draw.random() < draw.choice((0.2, 0.6, 0.95)) for _ in range(n)]
        if not any(stopped):
            continue
        level = draw.choice((0.8, 0.95, 0.99))
        mine = leerpad.kaplan_meier(times, stopped, level=level)
        data = stats.CensoredData.right_censored(times, [not event for event in stopped])
        other = stats.ecdf(data).sf
        with numpy.errstate(all="ignore"):
            band = other.confidence_interval(level, method="log-log")
        for at, step in enumerate(mine.curve):
            assert step.time == other.quantiles[at]
            assert near(step.survival, other.probabilities[at])
            if 0 < step.survival < 1:
                assert near(step.low, band.low.probabilities[at]) and near(step.high, band.high.probabilities[at])
        assert mine.n == n and mine.events == sum(stopped)
        # Rounding may leave what is exactly a half one bit above it: `test_oracles` looks at that in fractions.
        below = [step.time for step in mine.curve if step.survival <= 0.5 + 1e-12]
        assert mine.half_life == (below[0] if below else None)


def test_greenwoods_error_on_a_worked_example() -> None:
    """The 6-MP arm of Freireich and others 1963, as in Kalbfleisch and Prentice: remission in weeks."""
    times = [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    mine = leerpad.kaplan_meier(times, [True] * 9 + [False] * 12)
    told = {step.time: (step.at_risk, round(step.survival, 4), round(step.error, 4)) for step in mine.curve if step.events}
    assert told[6] == (21, 0.8571, 0.0764) and told[7] == (17, 0.8067, 0.0869) and told[23] == (6, 0.4482, 0.1346)
    assert mine.half_life == 23


def test_the_noncentral_t_is_that_of_scipy() -> None:
    draw = random.Random(2)
    for _ in range(SETS // 4):
        freedom = draw.choice((2, 3, 5, 9, 11, 29, 59, 199))
        t, shift = draw.uniform(-8, 8), draw.uniform(-5, 5)
        mine, other = noncentral_t_below(t, freedom, shift), float(stats.nct.cdf(t, freedom, shift))
        # Far out in the tail scipy's own gives up; the sum does not.
        assert mine == pytest.approx(other, rel=1e-9, abs=2e-12) or (math.isnan(other) and mine < 1e-12)
    for _ in range(SETS // 10):
        freedom, t = draw.choice((2, 4, 11, 59)), draw.uniform(-6, 6)
        assert noncentral_t_below(t, freedom, 0.0) == pytest.approx(float(stats.t.cdf(t, freedom)), abs=1e-12)
        below = draw.choice((0.025, 0.5, 0.975))
        assert noncentral_t_below(t, freedom, noncentrality(t, freedom, below)) == pytest.approx(below, abs=1e-12)


def test_small_distributions_are_those_of_scipy() -> None:
    for level in (0.5, 0.8, 0.9, 0.95, 0.99, 0.999):
        assert near(normal_quantile(level), float(stats.norm.ppf(0.5 + level / 2)))
    for x in numpy.linspace(-12, 12, 101):
        assert near(normal_below(float(x)), float(stats.norm.cdf(x)))
    for freedom in (2, 3, 4, 9, 10, 99, 299, 300, 301, 302, 1_000, 12_345):
        exact = math.exp(math.lgamma(freedom / 2) - math.lgamma((freedom - 1) / 2)) / math.sqrt(freedom / 2)
        assert near(correction(freedom), exact, 1e-12 if freedom <= 302 else 1e-10)
    assert near(correction(301), correction(300) + (correction(302) - correction(300)) / 2, 1e-7)
    for of in (1, 2, 10, 137):
        for successes in {0, 1, of // 2, of}:
            other = stats.binomtest(successes, of).proportion_ci(0.95, method="wilson")
            mine = wilson(successes, of, 0.95)
            assert near(mine[0], other.low, 1e-12) and near(mine[1], other.high)
    assert all(math.isnan(end) for end in wilson(0, 0, 0.95))


def test_effect_sizes_are_their_formulas() -> None:
    draw = numpy.random.default_rng(3)
    for _ in range(SETS // 10):
        n = int(draw.integers(3, 60))
        before = draw.normal(14, 4, n)
        after = before + draw.normal(draw.uniform(-4, 2), 3, n)
        effects = leerpad.paired_effects(before.tolist(), after.tolist())
        change = after - before
        assert near(effects["d_z"].value, float(change.mean() / change.std(ddof=1)))
        # d_z is the t of the paired test by the root of n.
        assert near(effects["d_z"].value, float(stats.ttest_rel(after, before).statistic) / math.sqrt(n))
        average = math.sqrt((before.var(ddof=1) + after.var(ddof=1)) / 2)
        assert near(effects["d_av"].value, float(change.mean() / average))
        assert near(effects["g_av"].value, effects["d_av"].value * correction(n - 1))
        for effect in effects.values():
            assert effect.low < effect.value * 1.5 + 1 and effect.low < effect.high
        # Algina and Keselman's own writing of the limits.
        unit = math.sqrt(
            2 * (before.var(ddof=1) + after.var(ddof=1) - 2 * float(numpy.cov(before, after)[0, 1]))
            / (n * (before.var(ddof=1) + after.var(ddof=1)))
        )
        t = effects["d_z"].value * math.sqrt(n)
        assert near(effects["d_av"].low, noncentrality(t, n - 1, 0.975) * unit)
        assert near(effects["d_av"].high, noncentrality(t, n - 1, 0.025) * unit)


def test_intervals_cover() -> None:
    """Of 400 draws of eight people with a true d_z of 0.6, the interval holds it in about 95 of 100."""
    draw = numpy.random.default_rng(4)
    held = 0
    for _ in range(400):
        before = draw.normal(0, 1, 8)
        effect = leerpad.paired_effects(before.tolist(), (before + draw.normal(0.6, 1, 8)).tolist())["d_z"]
        held += effect.low <= 0.6 <= effect.high
    assert 370 <= held <= 392


def test_the_standardiser_is_no_detail() -> None:
    """The known trap: pingouin's paired `hedges` corrects with 2n - 2 degrees of freedom, as for two groups of people."""
    before, after = [14.0, 12, 16, 15, 11], [9.0, 11, 10, 12, 12]
    effects = leerpad.paired_effects(before, after)
    assert near(effects["g_av"].value / effects["d_av"].value, correction(4))
    assert not near(effects["g_av"].value, effects["d_av"].value * correction(8), 0.05)
    assert effects["d_z"].standardiser != effects["d_av"].standardiser


def test_reliable_change_is_that_of_jacobson_and_truax() -> None:
    """Their own example (1991, p. 14): SD 7.5, reliability .80, 47.5 to 32.5 gives an RCI of 3.16."""
    reliable = leerpad.Reliable.of(reliability=0.8, deviation=7.5, source="Jacobson and Truax 1991")
    assert reliable.least / normal_quantile(0.95) == pytest.approx(4.74, abs=0.005)
    assert 15 / (reliable.least / normal_quantile(0.95)) == pytest.approx(3.16, abs=0.005)
    # Their criterion c: means 60 and 40, both with 7.5.
    assert leerpad.cutoff((40.0, 7.5), (60.0, 7.5)) == 50.0
    assert leerpad.cutoff((10.0, 1.0), (0.0, 4.0)) == 8.0


def study() -> leerpad.Study:
    return example.study()


def test_everybody_is_classed_once() -> None:
    reliable = leerpad.Reliable.of(reliability=0.8, deviation=3.0, source="example")
    change = study().change("spanning", reliable=reliable, cutoff=10.0)
    assert sum(change.classes().values()) == change.n == len(change.people)
    for person in change.people:
        assert person.index is not None and near(person.index, -person.change / (3 * math.sqrt(0.4)))
        better = person.before - person.after > reliable.least
        assert (person.kind in ("recovered", "improved")) == better
        assert (person.kind == "recovered") == (better and person.before > 10 >= person.after)
    assert change.classes()["recovered"] > 0
    with pytest.raises(ValueError, match="say how reliable the scale is"):
        study().change("spanning").classes()
    with pytest.raises(ValueError, match="give `reliable` too"):
        study().change("spanning", cutoff=10.0)
    with pytest.raises(KeyError, match="moments there are: after, before"):
        study().change("spanning", after="later")


def test_who_is_missing_is_said() -> None:
    missing = study().change("spanning").missing
    assert (missing.sessions, missing.both, missing.only_before, missing.only_after, missing.neither) == (12, 10, 2, 0, 0)
    # A measure whose question was declined has no score, and is not the same as no measure.
    journal = leerpad.Journal.open(leerpad.Module.loads(example.COURSE).program, example.course(1, [(5, 5), (1, 1)]).text)
    at = "2026-11-23T12:00:00.000+01:00"
    for act in ({"act": "go", "step": "eind"}, {"act": "decline", "item": "gespannen"}):
        journal.append({**act, "at": at, "by": "learner"})  # type: ignore[arg-type]
    other = [(f"{n}", example.course(n, [(n, 5), (1, n)]).text) for n in range(2, 7)]
    made = leerpad.Study.open([("1", journal.text), *other], journal.program, purpose="onderzoek", trace=True)
    missing = made.change("spanning").missing
    assert (missing.both, missing.only_before, missing.unknown) == (5, 1, 1)


def test_dropoff_counts_who_was_there() -> None:
    made = study()
    (steps,) = made.dropoff(inactive="2 days")
    assert [(step.time, step.at_risk, step.events, step.censored) for step in steps.curve] == [(2.0, 12, 2, 0), (5.0, 10, 0, 10)]
    (patient,) = made.dropoff(inactive="60 days")
    assert patient.events == 0 and patient.half_life is None
    arms = made.dropoff(inactive="2 days", by="herinnering")
    assert [arm.group for arm in arms] == ["geen", "sms"] and sum(arm.n for arm in arms) == 12
    with pytest.raises(KeyError, match="no chance of that name"):
        made.dropoff(by="kleur")
    with pytest.raises(ValueError, match="time zone"):
        made.dropoff(as_of=datetime(2027, 1, 1))
    with pytest.raises(ValueError, match="after `as_of`"):
        made.dropoff(as_of=datetime(2020, 1, 1, tzinfo=timezone.utc))


def timed(*acts: tuple[float, dict[str, Any]]) -> leerpad.Study:
    program = leerpad.Module.loads(example.COURSE).program
    journal = leerpad.Journal.begin(program, seed=1)
    for minute, act in acts:
        seconds = round(minute * 60)
        at = f"2026-11-23T{10 + seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.000+01:00"
        journal.append({"at": at, "by": "learner", **act})  # type: ignore[arg-type]
    return leerpad.Study.open([("a", journal.text)], program, purpose="onderzoek", trace=True)


def test_time_is_capped_and_what_was_put_aside_is_not_counted() -> None:
    made = timed(
        (0, {"act": "start"}),
        (1, {"act": "consent", "purpose": "onderzoek", "given": True}),
        (3, {"act": "answer", "item": "gespannen", "value": 4}),
        (4, {"act": "pause"}),
        (64, {"act": "answer", "item": "wakker", "value": 4}),
        (65, {"act": "continue"}),
        (95, {"act": "answer", "item": "rustig", "value": True}),
        (96, {"act": "stop"}),
        (116, {"act": "resume"}),
        (117, {"act": "back"}),
        (119, {"act": "answer", "item": "wakker", "value": 5}),
    )
    dwell = {one.step: one for one in made.dwell(idle_cap="10 minutes")}
    # At the measure: 1 + 2 + 1, an hour away, 1; and 2 more after coming back.
    assert (dwell["begin"].total_s, dwell["begin"].away_s, dwell["begin"].capped_gaps) == (7 * 60, 3600, 0)
    # At the exercise: 30 capped at 10, 1, twenty away, 1.
    assert (dwell["oefenen"].total_s, dwell["oefenen"].away_s) == (12 * 60, 1200)
    assert dwell["oefenen"].capped_gaps == 1 and near(dwell["oefenen"].capped_share, 20 / 32)
    steps = {row["step"]: row for row in leerpad.rows(made.steps)}
    assert (steps["begin"]["dwell_ms"], steps["begin"]["away_ms"]) == (7 * 60_000, 3_600_000)
    assert (steps["oefenen"]["dwell_ms"], steps["oefenen"]["longest_ms"]) == (32 * 60_000, 30 * 60_000)
    assert (steps["begin"]["answers"], steps["begin"]["changes"]) == (3, 1)
    assert made.adherence(idle_cap="10 minutes").minutes == 19
    for wrong in ("5", "five minutes", "5 weken", ""):
        with pytest.raises(ValueError, match="write `5 minutes`"):
            made.dwell(idle_cap=wrong)


def test_time_is_the_same_told_row_by_row() -> None:
    """Of a cohort in parts, with pauses and long gaps: the sums in Rust against a loop over the rows."""
    program = leerpad.Module.load(ROOT / "modules/rust-in-je-hoofd.yaml").program
    walked = leerpad.simulate(program, 40, policy=leerpad.Policy.random(skip=0.2, stop=0.02, pace_s=90.0), seed=5)
    slow = leerpad.simulate(program, 3, policy=leerpad.Policy.random(pace_s=400.0), seed=6)
    for table in (walked.events, slow.events, leerpad.Table.join([walked.events, slow.events]), leerpad.Table.join(slow.events.parts())):
        cap = 100_000
        visits: dict[str, dict[Any, int]] = {}
        sessions: dict[str, int] = {}
        cut: dict[str, list[int]] = {}
        for row in leerpad.rows(table):
            session, step, gap = row["session"], row["step"], row["gap_ms"]
            sessions.setdefault(session, 0)
            if gap is None:
                continue
            if row["away"]:
                cut.setdefault(step, [0, 0, 0, 0])[3] += gap
                continue
            sessions[session] += min(gap, cap)
            of = visits.setdefault(step, {})
            of[session, row["visit"]] = of.get((session, row["visit"]), 0) + min(gap, cap)
            told = cut.setdefault(step, [0, 0, 0, 0])
            told[0] += gap > cap
            told[1] += max(0, gap - cap)
            told[2] += gap
        steps, spent = _native.spent(table, cap)
        assert spent == list(sessions.values())
        found = {step: (times, over, less, whole, away) for step, times, over, less, whole, away in steps if times}
        assert found == {step: (sorted(of.values()), *cut[step]) for step, of in visits.items()}
    with pytest.raises(ValueError, match="in `events`"):
        _native.spent(walked.steps, 1)


def test_flow_adds_up() -> None:
    journals = [(f"{n}", example.course(n, [(n, 5), (1, n)] if n % 2 else [(n, 5)]).text) for n in range(1, 9)]
    program = leerpad.Module.loads(example.COURSE).program
    journals.append(("other", example.sharing().text))
    made = leerpad.Study.open(journals, program, purpose="onderzoek", trace=True)
    count = {stage.name: stage.count for stage in made.flow(invited=30)}
    assert count["invited"] == 30 and count["journals"] == 9 == count["begun"] + count["other-program"]
    assert count["begun"] == count["completed"] + count["stopped"] + count["active"] == 8
    assert (count["spanning before"], count["spanning after"], count["spanning at all moments"]) == (8, 4, 4)
