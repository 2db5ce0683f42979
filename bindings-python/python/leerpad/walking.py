"""Policies: who walks through a module when nobody does. Seeded, so that the same policy and seed give the same journals."""

from __future__ import annotations

import json
import math
import random
from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from leerpad._native import Journal, Program
from leerpad.errors import Refused

# A walk ends after so many acts, wherever it is: a module may have loops.
_MOST_ACTS = 1_000
_START = datetime(2026, 1, 5, 9, tzinfo=timezone(timedelta(hours=1)))


@dataclass(frozen=True)
class Policy:
    """How made-up learners walk. `Policy.random` knows nothing; `Policy.fit` does as the learners of a study did.

    >>> import leerpad
    >>> leerpad.Policy.random(stop=0.1).stop_anywhere
    0.1
    """

    stop_anywhere: float = 0.0
    """The chance of never coming back, at each visit of a step that `stop` does not name."""
    skip_anywhere: float = 0.0
    """The chance of skipping an item, or an optional step, that `skip` does not name."""
    pace_s: float = 20.0
    """The mean of seconds between acts; exponential."""
    stop: Mapping[str, float] = field(default_factory=dict)
    """By step: the chance of stopping there."""
    skip: Mapping[str, float] = field(default_factory=dict)
    """By item or optional step: the chance of skipping it."""
    answers: Mapping[str, Sequence[tuple[Any, float]]] = field(default_factory=dict)
    """By item: answers with weights; what is left of 1 goes to any answer that fits."""

    @classmethod
    def random(cls, *, stop: float = 0.0, skip: float = 0.05, pace_s: float = 20.0) -> Policy:
        """Any answer that fits is as likely as any other.

        >>> import leerpad
        >>> leerpad.Policy.random().skip_anywhere
        0.05
        """
        return cls(stop_anywhere=stop, skip_anywhere=skip, pace_s=pace_s)


class Walker:
    """Walks one session of a program by a policy."""

    def __init__(
        self, program: Program, policy: Policy, seed: str, arms: tuple[str, Mapping[str, Policy]] | None = None
    ) -> None:
        """Every draw comes from `random.Random(seed).random()`, whose numbers are the same in every version of Python. `arms` is a
        chance that is drawn at the start, and the policies by which those go on who drew some of its arms."""
        self._policy = policy
        self._arms = arms
        self._draw = random.Random(seed)
        self._plan = _plan(program)
        self._now = _START

    def walk(self, journal: Journal) -> None:
        """On to an end, or as far as the policy goes."""
        self._session = copy(journal.session)
        if self._session.status == "new":
            self._do(journal, {"act": "start"})
            if self._arms:
                chance, policies = self._arms
                facts = json.loads(journal.text.splitlines()[-1])["facts"]
                drawn = [fact["arm"] for fact in facts if fact["fact"] == "drawn" and fact["chance"] == chance]
                self._policy = policies.get(drawn[0], self._policy) if drawn else self._policy
        self.go_on(journal)

    def go_on(self, journal: Journal) -> None:
        """From where a journal stands."""
        # One of its own that moves along: asking the journal for its session makes a copy each time.
        self._session = copy(journal.session)
        clock = self._session.clock
        if clock is not None:
            self._now = max(self._now, datetime.fromisoformat(clock))
        visit: tuple[str, int] | None = None
        tried: dict[str, int] = {}
        for _ in range(_MOST_ACTS):
            outline: dict[str, Any] = dict(self._session.outline())
            if outline["status"] != "running":
                return
            here = (outline["step"], outline["n"])
            if here != visit:
                visit, tried = here, {}
                if self._chance(self._policy.stop.get(here[0], self._policy.stop_anywhere)):
                    return
            if not self._act(journal, outline, tried):
                return

    def _act(self, journal: Journal, outline: dict[str, Any], tried: dict[str, int]) -> bool:
        """The next act; false when there is none that this walker knows."""
        for item in outline.get("items", ()):
            known = self._plan.items.get(item["id"])
            is_open = item["state"] == "open" or item.get("invalid")
            if known is None or not known.can_answer or not is_open or tried.get(item["id"], 0) > 0:
                continue
            tried[item["id"]] = 1
            if self._answer(journal, item, known):
                return True
        allowed = outline["allowed"]
        if outline.get("children"):
            open_ones = [child["step"] for child in outline["children"] if child["state"] in ("open", "begun")]
            need = outline.get("need", {})
            if open_ones and need.get("done", 0) < need.get("need", 0):
                return self._try(journal, {"act": "go", "step": self._one(open_ones)})
        step = outline["step"]
        if self._plan.optional.get(step) and self._chance(self._policy.skip.get(step, self._policy.skip_anywhere)):
            if self._try(journal, {"act": "skip"}):
                return True
        if "continue" in allowed:
            return self._try(journal, {"act": "continue"})
        return self._unsettled(journal, outline, tried) or self._wait(journal, outline)

    def _answer(self, journal: Journal, item: dict[str, Any], known: Item) -> bool:
        name = item["id"]
        if not item.get("required") and self._chance(self._policy.skip.get(name, self._policy.skip_anywhere)):
            if self._try(journal, {"act": "skip", "item": name}):
                return True
        value = self._drawn(name)
        if value is None or not self._try(journal, {"act": "answer", "item": name, "value": value}):
            value = known.any(self._draw.random, item.get("options"))
            return self._try(journal, {"act": "answer", "item": name, "value": value})
        return True

    def _drawn(self, name: str) -> Any:
        left = self._draw.random()
        for value, weight in self._policy.answers.get(name, ()):
            left -= weight
            if left < 0:
                return value
        return None

    def _unsettled(self, journal: Journal, outline: dict[str, Any], tried: dict[str, int]) -> bool:
        """An item holds back: another answer, a few times, and then rather not."""
        for item in outline.get("items", ()):
            known = self._plan.items.get(item["id"])
            if known is None or not known.can_answer or item["state"] == "declined":
                continue
            times = tried[item["id"]] = tried.get(item["id"], 0) + 1
            if times < 6:
                value = known.any(self._draw.random, item.get("options"))
                if self._try(journal, {"act": "answer", "item": item["id"], "value": value}):
                    return True
            elif self._try(journal, {"act": "decline", "item": item["id"]}):
                return True
        return False

    def _wait(self, journal: Journal, outline: dict[str, Any]) -> bool:
        """A contact is held or not, as a coin falls; else time passes until it opens."""
        forms = outline.get("contact", {}).get("forms")
        if forms and self._chance(0.5):
            held = {"act": "contact-held", "step": outline["step"], "form": self._one(forms)}
            # Who may say so differs from contact to contact.
            if any(self._try(journal, held | {"by": role}) for role in ("learner", "guide")):
                return True
        coming = self._session.coming
        if coming is None:
            return "contact-decline" in outline["allowed"] and self._try(
                journal, {"act": "contact-decline", "step": outline["step"]}
            )
        until = datetime.fromisoformat(coming["until"])
        self._now = max(self._now, until if until.tzinfo else until.replace(tzinfo=_START.tzinfo))
        return self._try(journal, {"act": "tick", "by": "system"})

    def _try(self, journal: Journal, act: dict[str, Any]) -> bool:
        try:
            self._do(journal, act)
        except Refused:
            return False
        return True

    def _do(self, journal: Journal, act: dict[str, Any]) -> None:
        at = self._now.astimezone(_START.tzinfo)
        written = f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03}+01:00"
        given: Any = {"by": "learner"} | act | {"at": written}
        journal.append(given)
        self._session.apply(given)
        # Exponential by its inverse: one draw, and never more than ten means.
        pause = min(10.0, -math.log(1.0 - self._draw.random())) * self._policy.pace_s
        self._now += timedelta(milliseconds=round(pause * 1000))

    def _chance(self, of: float) -> bool:
        return self._draw.random() < of

    def _one(self, options: Sequence[str]) -> str:
        return options[int(self._draw.random() * len(options))]


@dataclass(frozen=True)
class Item:
    """What can be answered to an item, out of the program."""

    kind: str
    told: Mapping[str, Any]
    symbols: Sequence[str]
    vault: bool

    @property
    def can_answer(self) -> bool:
        """A diary is filled in from elsewhere, and what is to read takes no answer."""
        return self.kind not in ("note", "recall", "card", "diary")

    def any(self, draw: Any, shown: Sequence[str] | None) -> Any:
        """An answer that fits; all are as likely."""
        kind, told = self.kind, self.told

        def whole(low: float, high: float) -> int:
            return int(low) + int(draw() * (int(high) - int(low) + 1))

        def one(options: Sequence[str]) -> str:
            return options[whole(0, len(options) - 1)]

        def ids(options: Sequence[Mapping[str, Any]]) -> list[str]:
            return [self.symbols[option["id"]] for option in options]

        if kind in ("words", "goal", "plan") or (kind == "text" and self.vault):
            return {"vault": True}
        if kind == "text":
            return "iets"
        if kind in ("confirm", "media", "breathe", "timer"):
            return True
        if kind in ("choice", "choices", "checklist", "rank"):
            options = list(shown) if shown else ids(self._options())
            own = [option for option in options if option != "other"] or options
            if kind == "choice":
                return one(own)
            mixed = sorted(own, key=lambda _: draw())
            if kind == "rank":
                return mixed
            least = max(int(told.get("min", 0)), 1 if kind == "choices" else 0)
            most = min(int(told.get("max") or len(own)), len(own))
            return mixed[: whole(min(least, most), most)]
        if kind in ("number", "scale", "goal-review"):
            return self._number(whole)
        if kind == "date":
            return told.get("from") or told.get("to") or f"2025-{whole(1, 12):02}-{whole(1, 28):02}"
        if kind == "time":
            return told.get("from") or f"{whole(0, 23):02}:{whole(0, 59):02}"
        if kind == "likert":
            options = ids(told["options"])
            return {row: one(options) for row in ids(told["rows"])}
        if kind == "match":
            options = ids(told["right"])
            return {row: one(options) for row in ids(told["left"])}
        if kind == "gap":
            return {self.symbols[gap["id"]]: self._gap(gap["fits"], ids, one) for gap in told["gaps"]}
        if kind == "list":
            least = max(int(told.get("min", 0)), 1)
            return [self._entry(draw) for _ in range(least)]
        return None

    def _options(self) -> Sequence[Mapping[str, Any]]:
        options = self.told.get("options", self.told)
        found: Sequence[Mapping[str, Any]] = options.get("list", ())
        return found

    def _number(self, whole: Any) -> Any:
        low, high = float(self.told.get("from", 0)), float(self.told.get("to", 10))
        # A number without bounds is one that a person would give.
        low, high = max(low, -1000.0), min(high, max(low, -1000.0) + 1000.0)
        step = float(self.told.get("step") or 1)
        value = low + step * whole(0, (high - low) / step)
        return int(value) if value == int(value) else round(value, 6)

    def _gap(self, fits: Mapping[str, Any], ids: Any, one: Any) -> str:
        if "options" in fits:
            return str(one(ids(fits["options"]["list"])))
        return str(one(fits["words"]))

    def _entry(self, draw: Any) -> dict[str, Any]:
        made = {}
        for inner in self.told["items"]:
            kind, told = _kind(inner["kind"])
            made[inner["id"]] = Item(kind, told, self.symbols, True).any(draw, None)
        return made


@dataclass(frozen=True)
class Plan:
    """What a walker knows of a program."""

    items: Mapping[str, Item]
    optional: Mapping[str, bool]

    @classmethod
    def of(cls, program: Program) -> Plan:
        """Out of its stored form."""
        plan = json.loads(program.dumps())["plan"]
        items = {}
        for item in plan["items"]:
            kind, told = _kind(item["kind"])
            items[item["id"]] = Item(kind, told, plan["symbols"], item["vault"])
        return cls(items, {step["id"]: step["optional"] for step in plan["steps"]})


_PLANS: dict[str, Plan] = {}


def _plan(program: Program) -> Plan:
    """Reading one takes longer than a walk; a few are kept."""
    if program.hash not in _PLANS:
        if len(_PLANS) >= 16:
            _PLANS.clear()
        _PLANS[program.hash] = Plan.of(program)
    return _PLANS[program.hash]


def _kind(stored: Any) -> tuple[str, Mapping[str, Any]]:
    if isinstance(stored, str):
        return stored, {}
    ((kind, told),) = stored.items()
    return kind, told if isinstance(told, dict) else {}
