"""Pictures of a study, by matplotlib (`pip install 'leerpad[plot]'`): each takes what a measure gave and returns a figure.

Colours are those of Okabe and Ito (2008), which people with any colour vision tell apart; groups differ in line and mark too,
so that a print in grey says the same.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from leerpad.change import Change
from leerpad.study import Study
from leerpad.survival import Survival
from leerpad.tables import each
from leerpad.using import Dwell

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Tongue = Literal["nl", "en"]

_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9")
_LINES = ("-", "--", "-.", ":")
_INK, _PALE = "#222222", "#BBBBBB"

_WORDS: dict[str, tuple[str, str]] = {
    "steps": ("stappen op het pad", "places on the path"),
    "days": ("dagen sinds het begin", "days since the start"),
    "goes on": ("deel dat verdergaat", "share that goes on"),
    "at risk": ("nog bezig", "at risk"),
    "half-life": ("helft gestopt na {}", "half stopped after {}"),
    "all": ("allen", "all"),
    "minutes": ("minuten per bezoek (log)", "minutes a visit (log)"),
    "capped": ("{:.0%} afgekapt", "{:.0%} capped"),
    "cap": ("stiltes tellen hoogstens {:g} minuten", "gaps count {:g} minutes at most"),
    "score": ("score", "score"),
    "mean": ("gemiddelde", "mean"),
    "people": ("n = {}; alleen vooraf: {}", "n = {}; before only: {}"),
    "recovered": ("hersteld", "recovered"),
    "improved": ("betrouwbaar beter", "reliably better"),
    "unchanged": ("niet betrouwbaar anders", "not reliably different"),
    "deteriorated": ("betrouwbaar slechter", "reliably worse"),
    "cutoff": ("grens", "cutoff"),
    "sessions": ("sessies", "sessions"),
    "few": ("wat minder dan {} mensen deden is niet getekend", "what fewer than {} did is not drawn"),
    "stopped": ("gestopt", "stopped"),
}


def _say(word: str, language: Tongue, *of: object) -> str:
    return _WORDS[word][0 if language == "nl" else 1].format(*of)


def _figure(width: float, height: float) -> tuple[Figure, Axes]:
    # Without pyplot there is no state and no window: a figure is a value.
    from matplotlib.figure import Figure as Made

    made = Made(figsize=(width, height), dpi=150, layout="constrained")
    axes = made.add_subplot()
    axes.spines[["top", "right"]].set_visible(False)
    return made, axes


def dropoff(curves: Sequence[Survival], *, language: Tongue = "nl") -> Figure:
    """Who goes on, with the band of its interval, the usage half-life, and how many are at risk below.

    >>> import leerpad
    >>> from leerpad import plots
    >>> curves = leerpad.example.study().dropoff(inactive="2 days")
    >>> plots.dropoff(curves, language="en").axes[0].get_ylabel()
    'share that goes on'
    """
    figure, axes = _figure(7, 4.2 + 0.25 * len(curves))
    last = max(curve.curve[-1].time for curve in curves)
    for at, curve in enumerate(curves):
        colour, line = _COLOURS[at % len(_COLOURS)], _LINES[at % len(_LINES)]
        times, shares = [0.0], [1.0]
        lows, highs = [1.0], [1.0]
        for step in curve.curve:
            times.append(step.time)
            shares.append(step.survival)
            lows.append(step.low if step.low == step.low else step.survival)
            highs.append(step.high if step.high == step.high else step.survival)
        name = curve.group if curve.group is not None else _say("all", language)
        axes.step(times, shares, where="post", color=colour, linestyle=line, linewidth=1.8, label=f"{name} (n = {curve.n})")
        axes.fill_between(times, lows, highs, step="post", color=colour, alpha=0.15, linewidth=0)
        if curve.half_life is not None:
            axes.plot(curve.half_life, 0.5, marker="osD^"[at % 4], color=colour, markeredgecolor="white", markersize=8)
            text = _say("half-life", language, f"{curve.half_life:g}")
            axes.annotate(text, (curve.half_life, 0.5), (6, 6 + 12 * at), textcoords="offset points", color=colour, fontsize=9)
    axes.set(ylim=(0, 1.02), xlim=(0, last * 1.02), xlabel=_say(curves[0].unit, language), ylabel=_say("goes on", language))
    axes.yaxis.set_major_formatter(lambda share, _: f"{share:.0%}")
    axes.legend(frameon=False, loc="lower left")
    _at_risk(axes, curves, last, language)
    return figure


def _at_risk(axes: Axes, curves: Sequence[Survival], last: float, language: Tongue) -> None:
    ticks = [round(last * part / 5) if last >= 5 else last * part / 5 for part in range(6)]
    axes.set_xticks(ticks)
    lines = [f"{_say('at risk', language)}:"]
    for at, curve in enumerate(curves):
        lines.append("")
        name = curve.group if curve.group is not None else _say("all", language)
        below = -0.21 - 0.065 * at
        axes.annotate(name, (-0.05, below), xycoords="axes fraction", ha="right", fontsize=8.5, color=_COLOURS[at % len(_COLOURS)])
        for tick in ticks:
            left = sum(step.events + step.censored for step in curve.curve if step.time >= tick)
            axes.annotate(str(left), (tick, below), xycoords=("data", "axes fraction"), ha="center", fontsize=8.5)
    # Room for the rows, which annotations alone do not ask for.
    axes.set_xlabel(f"{axes.get_xlabel()}\n" + "\n".join(lines), loc="left", fontsize=9)


def dwell(dwells: Sequence[Dwell], *, language: Tongue = "nl") -> Figure:
    """Time at each step: the middle half and the median, on a logarithmic axis, and how much the cap decides.

    >>> import leerpad
    >>> from leerpad import plots
    >>> len(plots.dwell(leerpad.example.study().dwell(idle_cap="5 minutes")).axes[0].get_yticklabels())
    4
    """
    figure, axes = _figure(7, 1.2 + 0.32 * len(dwells))
    for at, one in enumerate(dwells):
        low, high = max(one.lower_s, 1) / 60, max(one.upper_s, 1) / 60
        axes.plot([low, high], [at, at], color=_COLOURS[0], linewidth=7, solid_capstyle="butt", alpha=0.45)
        axes.plot(max(one.median_s, 1) / 60, at, marker="o", color=_INK, markersize=5)
        if one.capped_share >= 0.005:
            text = _say("capped", language, one.capped_share)
            axes.annotate(text, (high, at), (6, 0), textcoords="offset points", va="center", fontsize=7.5, color=_INK)
    axes.set_yticks(range(len(dwells)), [f"{one.step} ({one.visits})" for one in dwells], fontsize=8)
    axes.invert_yaxis()
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter(lambda minutes, _: f"{minutes:g}")
    axes.grid(axis="x", color=_PALE, linewidth=0.5)
    cap = _say("cap", language, dwells[0].idle_cap_s / 60)
    axes.set_xlabel(f"{_say('minutes', language)}; {cap}")
    axes.margins(x=0.18)
    return figure


def slopes(change: Change, *, language: Tongue = "nl") -> Figure:
    """A line per person from before to after, by class of reliable change where that is known, and the mean.

    >>> import leerpad
    >>> from leerpad import plots
    >>> len(plots.slopes(leerpad.example.study().change("spanning")).axes[0].get_xticks())
    2
    """
    figure, axes = _figure(5.2, 4.6)
    styles = {
        "deteriorated": (_COLOURS[1], ":"),
        "unchanged": ("#777777", "-"),
        "improved": (_COLOURS[0], "--"),
        "recovered": (_COLOURS[2], "-"),
        None: (_COLOURS[0], "-"),
    }
    counts = Counter(person.kind for person in change.people)
    # Many people overlap; each is fainter then.
    alpha = max(0.12, min(0.8, 12 / len(change.people) ** 0.5 / 2))
    # Those with the same scores share a line, as dark as all of theirs on top of each other would be.
    for (of, before, after), count in Counter((person.kind, person.before, person.after) for person in change.people).items():
        colour, line = styles[of]
        axes.plot([0, 1], [before, after], color=colour, linestyle=line, linewidth=1, alpha=1 - (1 - alpha) ** count)
    for kind in ("recovered", "improved", "unchanged", "deteriorated"):
        if change.reliable is not None:
            colour, line = styles[kind]
            name = f"{_say(kind, language)}: {counts[kind]}"
            axes.plot([], [], color=colour, linestyle=line, linewidth=1.6, label=name)
    mean = [change.mean_before, change.mean_after]
    axes.plot([0, 1], mean, color=_INK, linewidth=3, marker="o", label=_say("mean", language))
    for at, value in enumerate(mean):
        axes.annotate(f"{value:.1f}", (at, value), (10 if at else -10, 0), textcoords="offset points", ha="left" if at else "right", va="center", fontweight="bold")
    if change.cutoff is not None:
        axes.axhline(change.cutoff, color=_INK, linewidth=0.8, linestyle=(0, (1, 3)), label=f"{_say('cutoff', language)} {change.cutoff:g}")
    axes.set_xticks([0, 1], list(change.moments))
    axes.set(xlim=(-0.3, 1.3), ylabel=f"{change.scale} ({_say('score', language)})")
    axes.set_title(_say("people", language, change.n, change.missing.only_before), fontsize=9, loc="left")
    figure.legend(frameon=False, fontsize=8, loc="outside lower center", ncols=2)
    return figure


def traffic(study: Study, *, k: int = 5, language: Tongue = "nl") -> Figure:
    """The module as it was walked: its steps from top to bottom as its author wrote them, and an arc for each way between two of
    them, as wide as many sessions took it. What fewer than `k` did is not drawn.

    >>> import leerpad
    >>> from leerpad import plots
    >>> plots.traffic(leerpad.example.study()).axes[0].get_title(loc="left")
    'wat minder dan 5 mensen deden is niet getekend'
    """
    from matplotlib.patches import FancyArrowPatch

    ways, order, seen, ended = _ways(study)
    figure, axes = _figure(8, 1.2 + 0.42 * len(order))
    place = {step: at for at, step in enumerate(order)}
    whole = max(seen.values())
    for (old, new), count in sorted(ways.items(), key=lambda way: way[1]):
        if count < k:
            continue
        start, end = place[old], place[new]
        forward = end == start + 1
        # Straight down to the next; around the right when it passes over steps, around the left when it goes back.
        bend = 0.0 if forward else (0.35 if end > start else -0.35)
        x = 0.0 if forward else (0.05 if end > start else -0.05)
        axes.add_patch(
            FancyArrowPatch(
                (x, start), (x, end), connectionstyle=f"arc3,rad={-bend if end > start else bend}", arrowstyle="-|>",
                mutation_scale=9, linewidth=0.6 + 5 * count / whole, alpha=0.6,
                color=_COLOURS[0] if forward else _COLOURS[1 if end > start else 3], shrinkA=6, shrinkB=6,
            )
        )  # fmt: skip
    for step, at in place.items():
        if seen[step] < k:
            continue
        axes.plot(0, at, marker="o", markersize=4 + 8 * seen[step] / whole, color=_INK)
        axes.annotate(f"{step}  {seen[step]}", (-0.42, at), ha="right", va="center", fontsize=8)
        if ended[step] >= k:
            axes.annotate(f"× {ended[step]} {_say('stopped', language)}", (0.75, at), ha="left", va="center", fontsize=8, color=_COLOURS[1])
    axes.set(xlim=(-1.6, 1.8), ylim=(len(order) - 0.5, -0.5))
    axes.set_axis_off()
    axes.set_title(_say("few", language, k), fontsize=9, loc="left")
    return figure


def paths(study: Study, *, columns: int = 8, k: int = 5, language: Tongue = "nl") -> Figure:
    """The first steps of all paths, side by side: a bar per step at each place of the path, and a band for who went from one to
    the next. What fewer than `k` did is not drawn.

    >>> import leerpad
    >>> from leerpad import plots
    >>> len(plots.paths(leerpad.example.study()).axes)
    1
    """
    walked = list(_paths(study).values())
    wide = min(columns, max(len(path) for path in walked))
    figure, axes = _figure(1.6 * wide + 1, 5)
    _, order, _, _ = _ways(study)
    gap = 0.03 * len(walked)
    base: list[dict[str, float]] = []
    for at in range(wide):
        counts = Counter(path[at] for path in walked if len(path) > at)
        low, bases = 0.0, {}
        for step in order:
            if counts[step] >= k:
                bases[step] = low
                axes.bar(at, counts[step], 0.16, bottom=low, color=_INK)
                axes.annotate(f"{step} {counts[step]}", (at + 0.1, low + counts[step] / 2), fontsize=7, va="center")
                low += counts[step] + gap
        base.append(bases)
    for at in range(wide - 1):
        flows = Counter((path[at], path[at + 1]) for path in walked if len(path) > at + 1)
        left, right = dict(base[at]), dict(base[at + 1])
        for old in order:
            for new in order:
                count = flows[old, new]
                if count < k or old not in left or new not in right:
                    continue
                _band(axes, at, left[old], right[new], count, _COLOURS[order.index(new) % len(_COLOURS)])
                left[old] += count
                right[new] += count
    axes.set_axis_off()
    axes.set_title(f"{len(walked)} {_say('sessions', language)}; {_say('few', language, k)}", fontsize=9, loc="left")
    axes.margins(x=0.02)
    axes.set_xlim(-0.2, wide - 0.2)
    return figure


def _band(axes: Axes, at: int, left: float, right: float, count: int, colour: str) -> None:
    steps = [part / 20 for part in range(21)]
    # A smooth step from one height to the other.
    rise = [part * part * (3 - 2 * part) for part in steps]
    xs = [at + 0.08 + 0.84 * part for part in steps]
    low = [left + (right - left) * part for part in rise]
    axes.fill_between(xs, low, [value + count for value in low], color=colour, alpha=0.35, linewidth=0)


def _paths(study: Study) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = {}
    for session, step, counts in each(study.steps, ("session", "step", "counts")):
        if counts:
            paths.setdefault(session, []).append(step)
    return paths


def _ways(study: Study) -> tuple[Counter[tuple[str, str]], list[str], Counter[str], Counter[str]]:
    """Ways between steps, steps in the order of the module as far as it was walked, sessions per step, and where they stopped."""
    walked = _paths(study)
    ways: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    rank: dict[str, list[int]] = {}
    for path in walked.values():
        ways.update(set(zip(path, path[1:])))
        seen.update(set(path))
        for at, step in enumerate(path):
            rank.setdefault(step, []).append(at)
    # As the module has them; steps of other versions where they were walked.
    written = [step["id"] for program in study.programs for step in json.loads(program.dumps())["plan"]["steps"]]
    first = {step: at for at, step in reversed(list(enumerate(written)))}
    order = sorted(rank, key=lambda step: (first.get(step, len(written)), sum(rank[step]) / len(rank[step])))
    status = zip(study.sessions.column("status"), study.sessions.column("last_step"))
    ended = Counter(step for state, step in status if state != "completed")
    return ways, order, seen, ended
