"""The tables that studies have, and what stands in them.

Six tables in one fixed schema, as Apache Arrow: `events`, `steps`, `sessions`, `measures`, `decisions`, `contacts`. `Study.replay_on`
makes one more: `divergences`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias

from leerpad import _native
from leerpad._native import Table

TableName: TypeAlias = Literal["events", "steps", "sessions", "measures", "decisions", "contacts"]

TABLES: tuple[TableName, ...] = ("events", "steps", "sessions", "measures", "decisions", "contacts")
"""The names of the tables."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table.

    >>> import leerpad
    >>> column = leerpad.codebook("events")[2]
    >>> column.name, column.type, column.ground
    ('seq', 'uint32', 'trace')
    """

    name: str
    """Its name."""
    type: str
    """What it holds, in the words of Apache Arrow."""
    nullable: bool
    """Whether it can be empty."""
    unit: str
    """The unit; empty: none."""
    about: str
    """What it means."""
    ground: str
    """Why it may be there: `key` (a pseudonym or a label of the researcher's), `provenance` (nothing about a person), `answer`
    (leaves for the purpose), `trace` (how the module was used: with `trace=True` alone)."""


def codebook(table: TableName | Literal["divergences"]) -> tuple[Column, ...]:
    """The columns of a table, in their order.

    >>> import leerpad
    >>> [column.name for column in leerpad.codebook("decisions")][2:5]
    ['decision', 'chance', 'per']
    """
    return tuple(Column(*column) for column in _native.columns(table))


def each(table: Table, names: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    """The rows of some columns, in order; of a long table a part at a time, so that it is never all there as plain Python.

    >>> import leerpad
    >>> from leerpad.tables import each
    >>> next(each(leerpad.example.study().events, ("seq", "act")))
    (1, 'start')
    """
    for part in table.parts():
        yield from zip(*(part.column(name) for name in names))


class _Dates(dict[int, str]):
    """Days since 1970 as dates: of many moments there are few."""

    def __missing__(self, days: int) -> str:
        self[days] = (date(1970, 1, 1) + timedelta(days)).isoformat()
        return self[days]


_DATES = _Dates()


def utc(at: int) -> str:
    """A moment of a table, in milliseconds since 1970, as it is written in logs; without the zone, which is UTC.

    >>> from leerpad.tables import utc
    >>> utc(1_767_603_600_250)
    '2026-01-05T09:00:00.250'
    """
    days, at = divmod(at, 86_400_000)
    seconds, at = divmod(at, 1_000)
    minutes, seconds = divmod(seconds, 60)
    return f"{_DATES[days]}T{minutes // 60:02}:{minutes % 60:02}:{seconds:02}.{at:03}"


def rows(table: Table) -> list[dict[str, Any]]:
    """The rows of a table as plain Python, for small ones and for who has no library for tables.

    >>> import leerpad
    >>> leerpad.rows(leerpad.example.study().measures)[0]["number"]
    14.0
    """
    names = table.columns
    return [dict(zip(names, row)) for row in each(table, names)]
