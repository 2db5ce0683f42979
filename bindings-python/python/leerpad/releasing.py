"""What of a study may be handed to others: fewer columns, coarser dates, nobody in a group of few, and new pseudonyms.

This lowers the risk that somebody is recognised; it does not take it away. k-anonymity is no anonymity: what is released
stays personal data, for who asked and for what.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from importlib import import_module
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, TypeAlias

from leerpad._native import Table
from leerpad.journals import Pseudonyms
from leerpad.study import Study
from leerpad.tables import codebook, each
from leerpad.tables import rows as rows_of

Dates: TypeAlias = Literal["week", "month", "none"]
Row: TypeAlias = dict[str, Any]

LEAST, MOST = 3, 1_000

_KEPT: dict[str, tuple[str, ...]] = {
    "sessions": (
        "cohort", "arm", "status", "days", "acts", "visits", "steps_seen", "steps_done", "steps_left", "progress", "dwell_ms",
        "declared_min", "contacts_held", "last_step", "last_kind",
    ),
    "steps": (
        "order", "step", "step_kind", "visit", "exit", "counts", "optional", "declared_min", "dwell_ms", "away_ms", "acts",
        "answers", "changes", "skips",
    ),
    "measures": (
        "kind", "name", "scale", "moment", "order", "study_day", "number", "text", "band", "least", "most", "better", "asked",
        "answered", "skipped_rule", "not_asked_rule",
    ),
    "decisions": ("decision", "chance", "per", "step", "visit", "available", "chosen", "probability"),
}  # fmt: skip
"""What is released of each table, beside keys and provenance. No moment, no seed and no draw: these lead back to a journal. No
`events` and `contacts`: acts in their order are a fingerprint, and a contact is known to somebody else."""

_PROVENANCE = ("module", "version", "program", "engine", "schema", "source")
# Of a session whose path few others walked: what tells which path it was.
_OF_PATH = ("acts", "visits", "steps_seen", "steps_done", "steps_left", "progress", "dwell_ms", "contacts_held", "last_step", "last_kind")
_GROUP = ("module", "version", "cohort", "arm")


@dataclass(frozen=True)
class Release:
    """What is handed over, and what was withheld. `write` puts it in a folder.

    >>> import leerpad
    >>> release = leerpad.example.study().release(k=5, dates="month", key=b"for this example alone")
    >>> release.withheld
    {'answers-of-few': 0, 'dates-of-few': 0, 'paths-of-few': 2, 'sessions-in-small-groups': 0}
    """

    k: int
    """How few are too few."""
    dates: Dates
    """How dates are banded."""
    tables: Mapping[str, Sequence[Row]]
    """The rows, by table."""
    withheld: Mapping[str, int]
    """How much is not in it, and why."""

    def write(self, folder: str | os.PathLike[str]) -> Path:
        """Writes Parquet and CSV of each table, `codebook.csv`, and `datapackage.json` with the hash of each file.

        The same release gives the same bytes. In CSV a text that a spreadsheet would run as a formula begins with an
        apostrophe. Needs `pyarrow`.

        >>> import leerpad, tempfile
        >>> folder = leerpad.example.study().release(k=5, dates="month").write(tempfile.mkdtemp())
        >>> sorted(file.name for file in folder.iterdir())[:3]
        ['codebook.csv', 'datapackage.json', 'decisions.csv']
        """
        place = Path(folder)
        place.mkdir(parents=True, exist_ok=True)
        files: dict[str, bytes] = {"codebook.csv": _csv(_codebook(self), ("table", "name", "type", "unit", "about"))}
        for name, rows in self.tables.items():
            columns = columns_of(name)
            files[f"{name}.csv"] = _csv(rows, columns)
            files[f"{name}.parquet"] = _parquet(name, rows)
        files["datapackage.json"] = _package(self, files)
        for name, data in sorted(files.items()):
            (place / name).write_bytes(data)
        return place


def make(study: Study, k: int, dates: Dates, key: bytes | None) -> Release:
    """What `Study.release` does."""
    if not LEAST <= k <= MOST:
        raise ValueError(f"`k` is a whole number from {LEAST} to {MOST}")
    if dates not in ("week", "month", "none"):
        raise ValueError('`dates` is "week", "month" or "none"')
    counts = dict.fromkeys(("answers-of-few", "dates-of-few", "paths-of-few", "sessions-in-small-groups"), 0)
    sessions = {row["session"]: row for row in rows_of(study.sessions)}
    groups = Counter(tuple(row[name] for name in _GROUP) for row in sessions.values())
    inside = {name: row for name, row in sessions.items() if groups[tuple(row[one] for one in _GROUP)] >= k}
    counts["sessions-in-small-groups"] = len(sessions) - len(inside)
    if not inside:
        raise ValueError(f"every group is smaller than {k}: there is nothing that may be released")
    bands = _bands(inside, dates, k)
    counts["dates-of-few"] = sum(1 for name in inside if bands[name] is None) if dates != "none" else 0
    decisions = list(_rows(study.decisions, "decisions", inside))
    rare = _rare(inside, study.steps, decisions, k)
    counts["paths-of-few"] = len(rare)
    names = Pseudonyms(os.urandom(32) if key is None else key)
    renamed = {name: (names.of("subject", row["subject"]), names.of("session", name)) for name, row in inside.items()}

    def told(name: str, rows: Iterable[Row]) -> list[Row]:
        made = []
        for row in rows:
            row["subject"], row["session"] = renamed[row["session"]]
            made.append(row)
        # In the order of new names: the order of files would tell who is who.
        order = {"steps": ("order",), "measures": ("kind", "name", "order"), "decisions": ("decision",)}.get(name, ())
        made.sort(key=itemgetter("session", *order))
        return made

    kept_sessions = []
    for name, row in inside.items():
        bare = dict.fromkeys(_OF_PATH) if name in rare else {}
        days = {"days": None if row["days"] is None else round(row["days"])}
        known = {one: row[one] for one in _columns("sessions")}
        kept_sessions.append(known | days | bare | {"began": bands[name]})
    measures = list(_rows(study.measures, "measures", inside))
    of_several = (session in inside and several is not None for session, several in each(study.measures, ("session", "json")))
    counts["answers-of-few"] = _withhold_answers(measures, k) + sum(of_several)
    # What is drawn at each visit tells the path.
    decisions = [row for row in decisions if row["session"] not in rare or row["per"] == "session"]
    made = {
        "sessions": told("sessions", kept_sessions),
        "steps": told("steps", _rows(study.steps, "steps", inside.keys() - rare)),
        "measures": told("measures", measures),
        "decisions": told("decisions", decisions),
    }
    return Release(k, dates, made, counts)


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a released table."""
    return (*_columns(table), "began") if table == "sessions" else _columns(table)


def _columns(table: str) -> tuple[str, ...]:
    return ("subject", "session", *_KEPT[table], *_PROVENANCE)


def _rows(table: Table, name: str, inside: AbstractSet[str] | Mapping[str, Row]) -> Iterator[Row]:
    """What is released of the rows of some sessions; no other column is ever read."""
    columns = _columns(name)
    for row in each(table, columns):
        if row[1] in inside:
            yield dict(zip(columns, row))


def _bands(sessions: Mapping[str, Row], dates: Dates, k: int) -> dict[str, str | None]:
    """The band of each session, or none: so that in each group every band, and none as well, has k sessions or no session."""
    day = timedelta(days=1)
    bands: dict[str, str | None] = {}
    groups: dict[tuple[Any, ...], list[str]] = {}
    for name, row in sessions.items():
        groups.setdefault(tuple(row[one] for one in _GROUP), []).append(name)
        if dates == "none" or row["started_at"] is None:
            bands[name] = None
            continue
        at = datetime.fromtimestamp(0, timezone.utc) + timedelta(milliseconds=row["started_at"])
        bands[name] = f"{at:%Y-%m}" if dates == "month" else f"{at - at.weekday() * day:%Y-%m-%d}"
    for members in groups.values():
        counts = Counter(bands[name] for name in members)
        few = {band for band, count in counts.items() if band is not None and count < k}
        # From few to many, until those without a date are enough to hide among.
        for band, _ in sorted(counts.items(), key=lambda one: (one[1], str(one[0]))):
            hidden = sum(count for other, count in counts.items() if other in few or other is None)
            if few and hidden < k and band is not None:
                few.add(band)
        for name in members:
            bands[name] = None if bands[name] in few else bands[name]
    return bands


def _rare(sessions: Mapping[str, Row], steps: Table, decisions: Sequence[Row], k: int) -> set[str]:
    """Sessions whose path fewer than k walked; which decisions it came to, and what it passed over there, is part of a path."""
    paths: dict[str, list[Any]] = {name: [] for name in sessions}
    # Rows stand in the order of entering.
    for session, step, counts in each(steps, ("session", "step", "counts")):
        if counts and session in paths:
            paths[session].append(step)
    for row in decisions:
        if row["per"] == "visit":
            paths[row["session"]].append((row["step"], row["visit"], row["available"]))
    walked = Counter(tuple(path) for path in paths.values())
    few = {path for path, count in walked.items() if count < k}
    return {name for name, path in paths.items() if tuple(path) in few}


def _withhold_answers(measures: Sequence[Row], k: int) -> int:
    counts = Counter((row["name"], row["moment"], row["text"]) for row in measures if row["text"] is not None)
    withheld = 0
    for row in measures:
        few = row["text"] is not None and counts[row["name"], row["moment"], row["text"]] < k
        if few:
            row["text"] = None
        withheld += few
    return withheld


def _codebook(made: Release) -> list[Row]:
    began = {"week": "The Monday of the week in which it began", "month": "The month in which it began", "none": "Nothing"}
    told: list[Row] = []
    for table in made.tables:
        known = {column.name: column for column in codebook(table)}  # type: ignore[arg-type]
        for name in columns_of(table):
            column = known.get(name)
            row: Row = {"table": table, "name": name, "type": "utf8", "unit": ""}
            about = f"{began[made.dates]}, by UTC; empty: fewer than {made.k} of its group did."
            if column is not None:
                row |= {"type": _plain(column.type), "unit": column.unit}
                about = column.about if name not in ("subject", "session") else f"{column.about} New in this release."
            if name == "days":
                about = "From beginning to last act, in whole days."
            told.append(row | {"about": about})
    return told


def _plain(kind: str) -> str:
    return {"dictionary<int32, utf8>": "utf8", "uint32": "int64", "int16": "int64"}.get(kind, kind)


def _csv(rows: Iterable[Row], columns: Sequence[str]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    cells, values = _Cells(), itemgetter(*columns)
    writer.writerows([cells[value] if type(value) in (str, bool) else value for value in values(row)] for row in rows)
    # With the mark by which Excel knows UTF-8.
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


class _Cells(dict[str | bool, str]):
    """Texts and truths as CSV has them: of many rows there are few."""

    def __missing__(self, value: str | bool) -> str:
        if isinstance(value, bool):
            made = "true" if value else "false"
        else:
            made = "'" + value if value.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")) else value
        self[value] = made
        return made


def _parquet(table: str, rows: Sequence[Row]) -> bytes:
    pyarrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    kinds: dict[str, Callable[[], Any]] = {
        "utf8": pyarrow.utf8, "int64": pyarrow.int64, "float64": pyarrow.float64, "bool": pyarrow.bool_,
    }  # fmt: skip
    known = {column.name: _plain(column.type) for column in codebook(table)}  # type: ignore[arg-type]
    fields = [pyarrow.field(name, kinds[known.get(name, "utf8")]()) for name in columns_of(table)]
    if table == "sessions":
        fields = [field if field.name != "days" else pyarrow.field("days", pyarrow.int64()) for field in fields]
    made = pyarrow.Table.from_pylist(list(rows), schema=pyarrow.schema(fields))
    out = io.BytesIO()
    parquet.write_table(made, out, compression="zstd", version="2.6")
    return out.getvalue()


def _package(made: Release, files: Mapping[str, bytes]) -> bytes:
    """A data package (Frictionless, version 1): which files, what is in them, and their hashes."""
    kinds = {"utf8": "string", "int64": "integer", "float64": "number", "bool": "boolean"}
    book = _codebook(made)
    resources = []
    for table, rows in made.tables.items():
        fields = [
            {"name": row["name"], "type": "integer" if row["name"] == "days" else kinds[row["type"]], "description": row["about"]}
            for row in book
            if row["table"] == table
        ]
        for ending, format in (("csv", "csv"), ("parquet", "parquet")):
            path = f"{table}.{ending}"
            resources.append(
                {
                    "name": f"{table}-{ending}",
                    "path": path,
                    "format": format,
                    "rows": len(rows),
                    "bytes": len(files[path]),
                    "hash": "sha256:" + hashlib.sha256(files[path]).hexdigest(),
                    "schema": {"fields": fields},
                }
            )
    package = {
        "name": "leerpad-release",
        "profile": "data-package",
        "k": made.k,
        "dates": made.dates,
        "withheld": dict(made.withheld),
        "resources": resources,
    }
    return (json.dumps(package, indent=2, ensure_ascii=False) + "\n").encode()
