"""From rows of measures to a change: who has both, and who has not."""

from __future__ import annotations

from statistics import fmean

from leerpad._native import Table
from leerpad.change import Change, Class, Effect, Missing, Person, Reliable, classify, paired_effects
from leerpad.tables import each


def compare(
    sessions: Table,
    measures: Table,
    scale: str,
    moments: tuple[str, str],
    reliable: Reliable | None,
    cutoff: float | None,
    level: float,
) -> Change:
    """The change of a scale between two moments."""
    if cutoff is not None and reliable is None:
        raise ValueError("a cutoff parts people only when it is known which changes are reliable: give `reliable` too")
    scores: dict[str, dict[str, float]] = {moment: {} for moment in moments}
    seen: set[str] = set()
    better: set[int | None] = set()
    unknown = 0
    names = ("kind", "name", "moment", "session", "number", "better")
    for kind, name, moment, session, number, sign in each(measures, names):
        if kind != "score" or name != scale:
            continue
        seen.add(moment)
        better.add(sign)
        if moment in scores and number is None:
            unknown += 1
            scores[moment].pop(session, None)
        elif moment in scores:
            scores[moment][session] = number
    for moment in moments:
        if moment not in seen:
            known = ", ".join(sorted(str(one) for one in seen)) or "none"
            raise KeyError(f"`{scale}` was never measured at `{moment}` in this study; moments there are: {known}")
    sign = better.pop() if len(better) == 1 else None
    if reliable is not None and sign is None:
        raise ValueError(f"the module does not say whether more or less of `{scale}` is better, so nobody can be classed")
    people = _people(sessions, scores[moments[0]], scores[moments[1]], sign, reliable, cutoff)
    before, after = [person.before for person in people], [person.after for person in people]
    only_before = sum(session not in scores[moments[1]] for session in scores[moments[0]])
    only_after = sum(session not in scores[moments[0]] for session in scores[moments[1]])
    if not people:
        raise ValueError(f"nobody in this study has a score of `{scale}` at both moments")
    return Change(
        scale,
        moments,
        sign,
        len(people),
        fmean(before),
        fmean(after),
        fmean(person.change for person in people),
        _effects(before, after, level),
        Missing(
            len(sessions),
            len(people),
            only_before,
            only_after,
            len(sessions) - len(people) - only_before - only_after,
            unknown,
        ),
        reliable,
        cutoff,
        people,
    )


def _people(
    sessions: Table,
    before: dict[str, float],
    after: dict[str, float],
    sign: int | None,
    reliable: Reliable | None,
    cutoff: float | None,
) -> tuple[Person, ...]:
    people = []
    for subject, session in zip(sessions.column("subject"), sessions.column("session")):
        if session not in before or session not in after:
            continue
        first, last = before[session], after[session]
        index: float | None = None
        kind: Class | None = None
        if reliable is not None and sign is not None:
            index, kind = classify(first, last, sign, reliable, cutoff)
        people.append(Person(subject, session, first, last, last - first, index, kind))
    return tuple(people)


def _effects(before: list[float], after: list[float], level: float) -> dict[str, Effect]:
    """None where there is nothing to count in: too few, or nobody differs."""
    changes = {later - earlier for earlier, later in zip(before, after)}
    if len(before) < 3 or len(changes) == 1 or (len(set(before)) == 1 and len(set(after)) == 1):
        return {}
    return paired_effects(before, after, level=level)
