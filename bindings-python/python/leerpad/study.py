"""Studies: journals of many sessions in, tables out."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from leerpad import _native
from leerpad._native import Program, Table
from leerpad.change import Change, Reliable
from leerpad.checking import Lines, Module
from leerpad.comparing import compare
from leerpad.journals import Person, Pseudonyms, Source, owned, size, walk
from leerpad.survival import Survival, kaplan_meier
from leerpad.tables import TABLES, TableName, each
from leerpad.using import Adherence, Dwell, Stage, adherence, dwell, endings, flow

if TYPE_CHECKING:
    from leerpad.counterfactual import After, Counterfactual
    from leerpad.releasing import Dates, Release
    from leerpad.walking import Policy

Progress: TypeAlias = Callable[[int, int | None], None]
"""Called with what was done and, where it is known, of how much."""

_Owned: TypeAlias = tuple[str, str, str | None, str | None, bytes | str]

# Journals handed over at a time: enough to cross the border seldom, few enough to hold in memory.
_TOGETHER = 256
# Rows of events after which a part of the tables is made.
_ROWS = 200_000


class Study:
    """The sessions of a module that may be looked at for a purpose, as six tables.

    Each journal is verified and replayed first. A session in which consent to the purpose does not stand gives no row;
    of the others those answers are told that leave for the purpose, and nothing that is free text. How the module was used
    (`events`, `steps`, `contacts`, and all times) is told with `trace=True` alone: say that only when what learners were
    asked for covers it, since a way taken can tell an answer that does not leave.

    >>> import leerpad
    >>> study = leerpad.example.study()
    >>> study
    <leerpad.Study of 12 sessions, 0 left out>
    >>> study.decisions.column("chosen")[:3]
    ['geen', 'sms', 'geen']
    """

    def __init__(
        self,
        tables: Mapping[TableName, Table],
        *,
        left_out: Mapping[str, int],
        faults: Sequence[tuple[str, str]],
        trace: bool,
        origin: Origin | None = None,
    ) -> None:
        """Of tables that were made before; `Study.open` makes them."""
        self._tables = dict(tables)
        self._trace = trace
        self._origin = origin
        self.left_out = dict(left_out)
        """How many journals give no row, by reason: `damaged`, `different`, `other-program`, `not-begun`, `no-consent`."""
        self.faults = tuple(faults)
        """Journals that are damaged or come out differently: the name and what is wrong."""

    @classmethod
    def open(
        cls,
        journals: Source,
        programs: Program | Module | Sequence[Program | Module],
        *,
        purpose: str,
        trace: bool = False,
        people: Mapping[str, Mapping[str, str]] | None = None,
        key: bytes | None = None,
        progress: bool | Progress = False,
    ) -> Study:
        """Makes the tables of journals.

        `journals` is a file, a folder (all `*.jsonl` in it), several of these, or pairs of a name and a text. A file of
        many sessions is their journals one behind the other. `programs` are the versions of the module at hand; whoever hands
        in a `Module` also hears at which line of it something stands. `people` says of a journal, by its name (of a file: without `.jsonl`), its `subject`, `cohort` and `arm`.

        Names become pseudonyms under `key`; without one under a new key that is kept nowhere, so that two studies cannot be
        joined. `progress=True` shows a bar.

        Raises `KeyError` when no program has the purpose, and `ValueError` when two journals have one name.

        >>> import leerpad
        >>> journal = leerpad.example.sharing()
        >>> study = leerpad.Study.open([("a", journal.text)], journal.program, purpose="onderzoek")
        >>> study.left_out
        {'no-consent': 1}
        """
        given = (programs,) if isinstance(programs, (Program, Module)) else tuple(programs)
        versions = tuple(one if isinstance(one, Program) else one.program for one in given)
        lines = {one.program.hash: one.lines for one in given if isinstance(one, Module)}
        held = journals if isinstance(journals, (str, os.PathLike)) else list(journals)
        secret = os.urandom(32) if key is None else key
        return _open(Origin(held, versions, purpose, "observed", dict(people or {}), secret, lines), trace, progress)

    @property
    def events(self) -> Table:
        """A row per accepted act, in the order of `session` and `seq`. Needs `trace=True`.

        >>> import leerpad
        >>> leerpad.example.study().events.column("seq")[:3]
        [1, 2, 3]
        """
        return self._traced("events")

    @property
    def steps(self) -> Table:
        """A row per visit to a step. Needs `trace=True`.

        >>> import leerpad
        >>> leerpad.example.study().steps.column("step")[:2]
        ['begin', 'oefenen']
        """
        return self._traced("steps")

    @property
    def contacts(self) -> Table:
        """A row per contact with a guide or a group. Needs `trace=True`.

        >>> import leerpad
        >>> len(leerpad.example.study().contacts)
        0
        """
        return self._traced("contacts")

    @property
    def sessions(self) -> Table:
        """A row per session. Without `trace=True` only who and what made it.

        >>> import leerpad
        >>> leerpad.example.study().sessions.column("status")[:3]
        ['completed', 'active', 'completed']
        """
        return self._tables["sessions"]

    @property
    def measures(self) -> Table:
        """A row per answer, score or derived value that leaves.

        >>> import leerpad
        >>> leerpad.example.study().measures.column("moment")[:2]
        ['before', 'after']
        """
        return self._tables["measures"]

    @property
    def decisions(self) -> Table:
        """A row per decision of a chance: what was drawn, of what, with which probability, or that it was not available. Without
        `trace=True` only what is drawn once, at the start.

        >>> import leerpad
        >>> leerpad.example.study().decisions.column("probability")[:2]
        [0.5, 0.5]
        """
        return self._tables["decisions"]

    def table(self, name: TableName) -> Table:
        """A table by its name.

        >>> import leerpad
        >>> leerpad.example.study().table("sessions")
        <leerpad.Table sessions of 12 rows>
        """
        if name not in TABLES:
            raise KeyError(name)
        return self._traced(name) if name in ("events", "steps", "contacts") else self._tables[name]

    def change(
        self,
        scale: str,
        *,
        before: str = "before",
        after: str = "after",
        reliable: Reliable | None = None,
        cutoff: float | None = None,
        level: float = 0.95,
    ) -> Change:
        """The change of a scale between two moments, in who has both; who has not is counted. A follow-up is another `after`.

        Of several measures at one moment the last counts. `reliable` and `cutoff` class each person (Jacobson and Truax 1991);
        they ask that the module says whether more or less is better.

        >>> import leerpad
        >>> change = leerpad.example.study().change("spanning")
        >>> effect = change.effects["g_av"]
        >>> change.mean_change, round(effect.value, 2), (round(effect.low, 2), round(effect.high, 2))
        (-4.4, -1.88, (-3.16, -0.54))
        """
        return compare(self.sessions, self.measures, scale, (before, after), reliable, cutoff, level)

    def dropoff(
        self,
        *,
        unit: Literal["days", "steps"] = "steps",
        inactive: str = "14 days",
        as_of: datetime | None = None,
        by: str | None = None,
        level: float = 0.95,
    ) -> tuple[Survival, ...]:
        """Who stops, and when: a Kaplan-Meier curve, or one for each group. Needs `trace=True`.

        Stopped is who is not at an end and did nothing for `inactive`, or stopped by hand. Who is at an end, or was at it
        still at `as_of` (by default the latest act in the study), is seen no further. In `steps` time is places on the path.
        `by` is a column of `sessions`, such as `arm` or `version`, or a chance of the module.

        >>> import leerpad
        >>> (curve,) = leerpad.example.study().dropoff(inactive="2 days")
        >>> curve.n, curve.events, round(curve.curve[0].survival, 3)
        (12, 2, 0.833)
        """
        self._traced("sessions")
        moment = None if as_of is None else round(_aware(as_of).timestamp() * 1000)
        found = endings(self.sessions, unit, inactive, moment, self._groups(by))
        order = sorted(found.items(), key=lambda one: (one[0] is None, one[0] or ""))
        return tuple(kaplan_meier(*of, level=level, group=group, unit=unit) for group, of in order)

    def dwell(self, *, idle_cap: str) -> tuple[Dwell, ...]:
        """Time per step, out of the gaps between the learner's acts. Needs `trace=True`.

        A gap longer than `idle_cap` counts as long as that: nobody knows whether somebody was still there. There is no
        default, and how much the cap decides is told. What was put aside by `pause` or `stop` is known, and not counted.

        >>> import leerpad
        >>> [(dwell.step, dwell.mean_s) for dwell in leerpad.example.study().dwell(idle_cap="1 minute")][:2]
        [('begin', 240.0), ('oefenen', 110.0)]
        """
        return dwell(self.events, idle_cap)

    def adherence(self, *, idle_cap: str = "30 minutes", level: float = 0.95) -> Adherence:
        """Observed use against the use that the module declares: its end, and its minutes. Needs `trace=True`.

        >>> import leerpad
        >>> leerpad.example.study().adherence().of_declared
        1.75
        """
        return adherence(self._traced("sessions"), self.events, idle_cap, level)

    def flow(self, *, invited: int | None = None) -> tuple[Stage, ...]:
        """How many came how far, as a flow diagram tells it. Needs `trace=True`.

        >>> import leerpad
        >>> [(stage.name, stage.count) for stage in leerpad.example.study().flow()][1:4]
        [('begun', 12), ('used', 12), ('spanning before', 12)]
        """
        return flow(self._traced("sessions"), self.steps, self.measures, self.left_out, invited)

    def replay_on(
        self,
        program: Program | Module,
        *,
        after_divergence: After | Policy = "stop",
        seed: int = 0,
    ) -> Counterfactual:
        """Does the acts of each session again on another version of the module. Needs `trace=True`.

        From the first act that comes out another way on, what the learner would have done is not known. `"stop"` leaves it there.
        `"resync"` goes on with the acts whose step the new path comes to as well, and only with those. A `Policy` makes it up,
        by `seed`. None of these is an observation. With a `Module` here and at `Study.open`, each divergence says at which lines.

        Acts about a purpose that the new version does not have are passed over, as is whatever a guide did that it does not
        take.

        >>> import leerpad
        >>> study = leerpad.example.study()
        >>> study.replay_on(leerpad.Module.loads(leerpad.example.COURSE).program).summary()
        {('identical', None, None): 12}
        """
        from leerpad.counterfactual import redo

        return redo(self, program, after_divergence, seed)

    def release(self, *, k: int = 10, dates: Dates = "week", key: bytes | None = None) -> Release:
        """Makes what may be handed to others for the purpose of this study. Needs `trace=True`.

        - Pseudonyms are new: two releases cannot be joined. `key` is for who must make the same release again.
        - Of when, only the week or month remains in which a session began; everything else counts from there.
        - Sessions of one module, version, cohort and arm are a group. Where fewer than `k` began in a week, the week is
          withheld for enough of them; where the group itself is smaller than `k`, its sessions are.
        - A path (the steps in their order) that fewer than `k` sessions walked is withheld, with what tells which it was.
        - Answers in words of the module that fewer than `k` sessions gave are withheld; those of several parts always are.

        Raises `ValueError` when nothing is left.

        >>> import leerpad
        >>> try:
        ...     leerpad.example.study().release(k=20)
        ... except ValueError as fault:
        ...     print(fault)
        every group is smaller than 20: there is nothing that may be released
        """
        from leerpad.releasing import make

        return make(self, k, dates, key)

    @property
    def programs(self) -> tuple[Program, ...]:
        """The versions of the module that it was made with; none when it was made of tables.

        >>> import leerpad
        >>> leerpad.example.study().programs
        (<leerpad.Program cursus 1.0.0 ...>,)
        """
        return self._origin.programs if self._origin else ()

    @property
    def lines(self) -> Mapping[str, Lines]:
        """Where things were written, by the hash of each version that was handed in as a `Module`.

        >>> import leerpad
        >>> leerpad.example.study().lines
        {}
        """
        return self._origin.lines if self._origin else {}

    def replayable(self) -> Iterator[tuple[str, str, Program, str]]:
        """The sessions in this study once more: the name and the pseudonym, the program, and the text of the journal. For who
        does something else with the acts; what is in a journal is more than what may leave. Needs `trace=True`.

        >>> import leerpad
        >>> name, _, program, text = next(leerpad.example.study().replayable())
        >>> name, program.id, len(text.splitlines())
        ('01', 'cursus', 12)
        """
        origin = self._made_of()
        inside = set(self._traced("sessions").column("session"))
        pseudonyms = Pseudonyms(origin.key)
        programs = {program.hash: program for program in origin.programs}
        for journal in walk(origin.journals):
            pseudonym = pseudonyms.of("session", journal.name)
            if pseudonym in inside:
                data = journal.data if isinstance(journal.data, str) else journal.data.decode("utf-8")
                # What was torn off was never acknowledged.
                text = data if data.endswith("\n") else data[: data.rfind("\n") + 1]
                yield journal.name, pseudonym, programs[json.loads(text.partition("\n")[0])["program"]], text

    def beside(self, journals: Sequence[tuple[str, str]], program: Program) -> Study:
        """A study of journals of the same people on another program, under the same pseudonyms; each row says `counterfactual`.

        >>> import leerpad
        >>> study = leerpad.example.study()
        >>> _, _, program, text = next(study.replayable())
        >>> study.beside([("01", text)], program).events.column("source")[0]
        'counterfactual'
        """
        origin = self._made_of()
        purpose = origin.purpose
        return _open(Origin(list(journals), (program,), purpose, "counterfactual", origin.people, origin.key), True, False)

    def _made_of(self) -> Origin:
        if self._origin is None:
            raise ValueError("this study was made of tables, not of journals")
        return self._origin

    def _groups(self, by: str | None) -> list[str | None]:
        """The group of each session: a column, or what a chance drew last."""
        if by is None:
            return [None] * len(self.sessions)
        if by in self.sessions.columns:
            return self.sessions.column(by)
        drawn: dict[str, str] = {}
        for session, chance, chosen in each(self.decisions, ("session", "chance", "chosen")):
            if chance == by and chosen is not None:
                drawn[session] = chosen
        if not drawn:
            raise KeyError(f"`sessions` has no column `{by}`, and no chance of that name was drawn")
        return [drawn.get(session) for session in self.sessions.column("session")]

    def _traced(self, name: TableName) -> Table:
        if not self._trace:
            raise ValueError(
                f"`{name}` tells how somebody used the module, which consent to a purpose does not name by itself; "
                "open the study with trace=True when what learners were asked for covers it"
            )
        return self._tables[name]

    def __repr__(self) -> str:
        return f"<leerpad.Study of {len(self.sessions)} sessions, {sum(self.left_out.values())} left out>"


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone, or nobody knows which it is")
    return moment


@dataclass(frozen=True)
class Origin:
    """What a study was made of, to go through it again."""

    journals: Source
    programs: tuple[Program, ...]
    purpose: str | None
    source: str
    people: Mapping[str, Mapping[str, str]]
    key: bytes
    lines: Mapping[str, Lines] = field(default_factory=dict)


def made_up(
    journals: Sequence[tuple[str, str]], program: Program, source: str, progress: bool | Progress = False
) -> Study:
    """A study of sessions that nobody walked: no purpose, and pseudonyms that are the same each time."""
    return _open(Origin(list(journals), (program,), None, source, {}, b"nobody"), True, progress)


def _open(origin: Origin, trace: bool, progress: bool | Progress) -> Study:
    """Makes a study."""
    fold = _native.Fold(list(origin.programs), origin.purpose, trace, origin.source)
    parts: list[list[Table]] = []
    counts: Counter[str] = Counter()
    faults: list[tuple[str, str]] = []
    for names, group in _groups(origin, _shown(progress)):
        for name, why in zip(names, fold.add(group)):
            reason = why.partition(":")[0]
            if reason:
                counts[reason] += 1
            if reason in ("damaged", "different"):
                faults.append((name, why))
        if fold.length() >= _ROWS:
            parts.append(fold.take())
    parts.append(fold.take())
    tables = {name: Table.join(list(tables)) for name, tables in zip(TABLES, zip(*parts))}
    left_out = dict(sorted(counts.items()))
    return Study(tables, left_out=left_out, faults=faults, trace=trace, origin=origin)


def _groups(origin: Origin, progress: Progress | None) -> Iterator[tuple[list[str], list[_Owned]]]:
    pseudonyms = Pseudonyms(origin.key)
    said = {name: Person.of(person) for name, person in origin.people.items()}
    whole = size(origin.journals) if progress else None
    seen: set[str] = set()
    done = 0
    names: list[str] = []
    group: list[_Owned] = []
    for journal in walk(origin.journals):
        one = owned(pseudonyms, journal.name, said.get(journal.name), journal.data)
        if one[1] in seen:
            raise ValueError(f"two journals have the name `{journal.name}`; give each its own, so that no session is two")
        seen.add(one[1])
        names.append(journal.name)
        group.append(one)
        done += journal.size
        if len(group) == _TOGETHER:
            yield names, group
            names, group = [], []
            if progress:
                progress(done, whole)
    if group:
        yield names, group
    if progress:
        progress(done, done)


def _shown(progress: bool | Progress) -> Progress | None:
    if isinstance(progress, bool):
        return _bar if progress else None
    return progress


def _bar(done: int, whole: int | None) -> None:
    """A bar on the error stream; where the end is not known, how much was read."""
    if whole is None:
        sys.stderr.write(f"\r{done / 1e6:,.1f} MB")
        return
    share = done / whole if whole else 1.0
    full = int(share * 40)
    sys.stderr.write(f"\r[{'#' * full}{'.' * (40 - full)}] {share:4.0%} of {whole / 1e6:,.1f} MB")
    if done == whole:
        sys.stderr.write("\n")
    sys.stderr.flush()
