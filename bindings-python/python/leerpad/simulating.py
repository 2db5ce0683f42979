"""Cohorts that nobody was in: a policy walks, and the tables are those of a study, with `source` = `simulated`."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from statistics import fmean
from typing import Any

from leerpad._native import Journal, Program
from leerpad.study import Progress, Study, made_up
from leerpad.tables import each
from leerpad.walking import Policy, Walker


def simulate(
    program: Program,
    n: int,
    *,
    policy: Policy | None = None,
    arms: tuple[str, Mapping[str, Policy]] | None = None,
    seed: int,
    settings: Mapping[str, Any] | None = None,
    progress: bool | Progress = False,
) -> Study:
    """A study of made-up sessions. The same program, policy and seed give the same journals, and so the same rows.

    Nobody walked them, so all closed answers are told, and no consent is asked. The rows say `simulated`. With `arms`, a chance that
    is drawn at the start and a policy for each of its arms, who drew an arm walks by its policy.

    >>> import leerpad
    >>> program = leerpad.Module.loads(leerpad.example.COURSE).program
    >>> study = leerpad.simulate(program, 50, policy=leerpad.Policy.random(stop=0.1), seed=2026)
    >>> study
    <leerpad.Study of 50 sessions, 0 left out>
    >>> set(study.events.column("source"))
    {'simulated'}
    """
    if n < 1:
        raise ValueError("a cohort is of one at least")
    chosen = policy or Policy.random()
    width = len(str(n))
    if arms is not None:
        _known(program, *arms)

    def journals() -> Iterator[tuple[str, str]]:
        for at in range(n):
            # Each session has a seed of its own for what the module draws.
            journal = Journal.begin(program, (seed * 1_000_003 + at) % 2**64, dict(settings or {}))
            Walker(program, chosen, f"{seed}/{at}", arms).walk(journal)
            yield f"{at + 1:0{width}}", journal.text

    return made_up(list(journals()), program, "simulated", progress)


def _known(program: Program, chance: str, policies: Mapping[str, Policy]) -> None:
    """Whether these are arms of a chance that is drawn at the start."""
    plan = json.loads(program.dumps())["plan"]
    drawn = {one["id"]: one["draws"] for one in plan["chances"] if not one["per-visit"]}
    if chance not in drawn:
        raise KeyError(f"the module has no chance `{chance}` that is drawn at the start")
    known = {plan["symbols"][arm[0]] for arm in drawn[chance].get("arms", ())}
    if not set(policies) <= known:
        raise KeyError(f"`{chance}` has the arms {sorted(known)}, not {sorted(set(policies) - known)}")


def fit(study: Study, *, smoothing: float = 1.0) -> Policy:
    """A policy that does as the learners of a study did: where they stop, what they skip, what they answer, how fast they go.

    `smoothing` is how many made-up learners of no habit are counted along at each step and item, so that what was seen once
    is not taken for a law. Answers are fitted of items that leave for the purpose; others get any answer that fits. A cohort
    made with it has the study's habits one by one, and not what hangs together in them.

    >>> import leerpad
    >>> policy = leerpad.fit(leerpad.example.study())
    >>> round(policy.stop["oefenen"], 3), round(policy.skip["opschrijven"], 3)
    (0.154, 0.409)
    """
    if smoothing < 0:
        raise ValueError("smoothing is from 0")
    steps = each(study.steps, ("step", "exit", "optional", "counts"))
    visits: Counter[str] = Counter()
    skipped: Counter[str] = Counter()
    optional: set[str] = set()
    for step, left, may_skip, counts in steps:
        if counts:
            visits[step] += 1
            skipped[step] += left == "skipped"
            optional |= {step} if may_skip else set()
    ended = zip(study.sessions.column("status"), study.sessions.column("last_step"))
    stopped = Counter(step for status, step in ended if status != "completed")
    stop = {step: stopped[step] / (count + smoothing) if count + smoothing else 0.0 for step, count in visits.items()}
    half = 0.5 * smoothing
    skip = {step: (skipped[step] + half) / (visits[step] + smoothing) for step in optional if visits[step] + smoothing}
    answers, item_skips, pace = _answered(study, smoothing)
    return Policy(
        stop=stop,
        skip=skip | item_skips,
        answers=answers,
        pace_s=pace,
        skip_anywhere=0.0,
    )


def _answered(
    study: Study, smoothing: float
) -> tuple[dict[str, list[tuple[Any, float]]], dict[str, float], float]:
    names = ("act", "item", "entry", "number", "text", "json", "gap_ms", "away")
    given: dict[str, Counter[str]] = defaultdict(Counter)
    done: Counter[str] = Counter()
    skips: Counter[str] = Counter()
    gaps = []
    for act, item, entry, number, text, several, gap, away in each(study.events, names):
        if gap is not None and not away:
            gaps.append(min(gap, 600_000) / 1000)
        if item is None or entry is not None:
            continue
        done[item] += act in ("answer", "skip", "decline")
        skips[item] += act in ("skip", "decline")
        value = next((one for one in (number, text) if one is not None), None)
        if several is not None:
            value = json.loads(several)
        if act == "answer" and value is not None:
            # What a confirmation or an exercise holds is a truth.
            given[item][json.dumps(True if value == "true" else False if value == "false" else value)] += 1
    answers = {
        item: [(json.loads(value), count / (sum(counts.values()) + smoothing)) for value, count in sorted(counts.items())]
        for item, counts in given.items()
    }
    return answers, {item: skips[item] / (count + smoothing) for item, count in done.items() if count}, fmean(gaps or [20.0])
