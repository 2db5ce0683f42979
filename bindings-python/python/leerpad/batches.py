"""Replay over record batches: the same function in one process, in a pool, in Spark, Dask and Ray."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

from leerpad import _native
from leerpad._native import Program
from leerpad.journals import Person, Pseudonyms, owned
from leerpad.tables import TABLES, TableName, codebook

if TYPE_CHECKING:
    from leerpad._native import Table

# What engines for clusters know of Arrow: no dictionaries, no numbers without sign, microseconds.
_PLAIN = {
    "dictionary<int32, utf8>": ("utf8", "string"),
    "utf8": ("utf8", "string"),
    "timestamp[ms, UTC]": ("timestamp[us, UTC]", "timestamp"),
    "int16": ("int16", "smallint"),
    "uint32": ("int64", "bigint"),
    "int64": ("int64", "bigint"),
    "uint64": ("decimal128(20, 0)", "decimal(20,0)"),
    "float64": ("float64", "double"),
    "bool": ("bool", "boolean"),
    "list<utf8>": ("list<utf8>", "array<string>"),
    "list<float64>": ("list<float64>", "array<double>"),
}


@dataclass(frozen=True)
class Replay:
    """A function from record batches of journals to record batches of one table. It can be pickled, keeps nothing between
    calls, and gives the same rows wherever it runs.

    What goes in has the columns `session` (a name) and `journal` (its whole text), and may have `subject`, `cohort` and
    `arm`. A session is one row, so no engine can split it.

    Made by `leerpad.replay_batches`. Needs `pyarrow`.

    >>> import leerpad, pickle
    >>> replay = leerpad.replay_batches(leerpad.example.sharing().program, purpose="onderzoek", table="measures")
    >>> pickle.loads(pickle.dumps(replay)) == replay
    True
    """

    programs: tuple[Program, ...]
    """The versions of the module at hand."""
    purpose: str
    """What for."""
    table: TableName
    """The table that comes out."""
    trace: bool
    """Whether learners were asked for how they use the module."""
    key: bytes
    """The key of the pseudonyms; the same in every worker, since it is pickled along."""
    plain: bool
    """Whether only types come out that Spark knows."""

    @property
    def ddl(self) -> str:
        """The columns of what comes out as Spark writes them, for `mapInArrow(replay, replay.ddl)`. Of `plain` alone.

        >>> import leerpad
        >>> program = leerpad.example.sharing().program
        >>> leerpad.replay_batches(program, purpose="onderzoek", table="decisions", plain=True).ddl[:30]
        '`subject` string, `session` st'
        """
        if not self.plain:
            raise ValueError("Spark knows the types of `plain=True` only")
        return ", ".join(f"`{column.name}` {_PLAIN[column.type][1]}" for column in codebook(self.table))

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        """A batch out for each batch in, which may be empty."""
        # It has no types of its own, and users' type checkers need not know it.
        pyarrow: Any = import_module("pyarrow")
        pseudonyms = Pseudonyms(self.key)
        fold = _native.Fold(list(self.programs), self.purpose, self.trace, "observed", [self.table])
        schema = self._schema(pyarrow)
        for batch in batches:
            fold.add([_owned(pseudonyms, row) for row in _rows(batch)])
            table: Table = fold.take()[TABLES.index(self.table)]
            made = pyarrow.table(table)
            made = made.cast(schema) if self.plain else made
            # Of no rows there is no batch, and an engine that asked for one gets one.
            yield from made.to_batches() or [pyarrow.RecordBatch.from_pylist([], schema=made.schema)]

    def on(self, table: Any) -> Any:
        """The same for a whole table of pyarrow, as Ray hands one over: `dataset.map_batches(replay.on, batch_format="pyarrow")`.

        >>> import leerpad, pyarrow
        >>> journal = leerpad.example.sharing()
        >>> replay = leerpad.replay_batches(journal.program, purpose="gesprek", table="measures")
        >>> replay.on(pyarrow.table({"session": ["a"], "journal": [journal.text]})).num_rows
        1
        """
        pyarrow: Any = import_module("pyarrow")
        # Of no rows there is no batch, and the columns are asked for all the same.
        batches = table.to_batches() or [pyarrow.RecordBatch.from_pylist([], schema=table.schema)]
        return pyarrow.Table.from_batches(self(batches))

    def _schema(self, pyarrow: Any) -> Any:
        kinds = {
            "utf8": pyarrow.utf8(),
            "timestamp[us, UTC]": pyarrow.timestamp("us", "UTC"),
            "int16": pyarrow.int16(),
            "int64": pyarrow.int64(),
            "decimal128(20, 0)": pyarrow.decimal128(20, 0),
            "float64": pyarrow.float64(),
            "bool": pyarrow.bool_(),
            "list<utf8>": pyarrow.list_(pyarrow.utf8()),
            "list<float64>": pyarrow.list_(pyarrow.float64()),
        }
        columns = codebook(self.table)
        return pyarrow.schema([pyarrow.field(column.name, kinds[_PLAIN[column.type][0]]) for column in columns])


def replay_batches(
    programs: Program | Sequence[Program],
    *,
    purpose: str,
    table: TableName,
    trace: bool = False,
    key: bytes | None = None,
    plain: bool = False,
) -> Replay:
    """A function that replays journals in record batches, for `mapInArrow` of Spark, a pool of processes, or a loop.

    `purpose`, `trace` and `key` are those of `Study.open`. With `plain=True` only types come out that Spark knows: text for
    dictionaries, `bigint` for numbers without sign, `decimal(20,0)` for seeds and draws.

    Raises `KeyError` when no program has the purpose.

    >>> import leerpad
    >>> leerpad.replay_batches(leerpad.example.sharing().program, purpose="onderzoek", table="measures").table
    'measures'
    """
    versions = (programs,) if isinstance(programs, Program) else tuple(programs)
    # What is wrong is said here, not in a worker far away.
    _native.Fold(list(versions), purpose, trace, "observed")
    if table in ("events", "steps", "contacts") and not trace:
        raise ValueError(f"`{table}` needs trace=True: see `leerpad.Study`")
    return Replay(versions, purpose, table, trace, os.urandom(32) if key is None else key, plain)


def _rows(batch: Any) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = batch.to_pylist()
    return rows


def _owned(
    pseudonyms: Pseudonyms, row: Mapping[str, Any]
) -> tuple[str, str, str | None, str | None, bytes | str]:
    person = Person(row.get("subject"), row.get("cohort"), row.get("arm"))
    return owned(pseudonyms, str(row["session"]), person, row["journal"])
