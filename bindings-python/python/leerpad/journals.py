"""Journals wherever they are: in memory, in files of one session or of many, in folders."""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

Source: TypeAlias = str | os.PathLike[str] | Iterable[str | os.PathLike[str] | tuple[str, bytes | str]]
"""A file, a folder, or several of these; or pairs of a name and the text of a journal."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_PAIRS = [one + other for one in _LETTERS for other in _LETTERS]
# A first line in canonical form begins so, and no entry does.
_FIRST = b'{"engine":'


@dataclass(frozen=True, slots=True)
class Named:
    """A journal by name, and how many bytes of its source were read with it."""

    name: str
    data: bytes | str
    size: int


def walk(source: Source) -> Iterator[Named]:
    """The journals of a source, one at a time. A file may hold many: each begins with its first line."""
    if isinstance(source, (str, os.PathLike)):
        yield from _path(Path(source))
        return
    for one in source:
        if isinstance(one, tuple):
            name, data = one
            yield Named(name, data, len(data))
        else:
            yield from _path(Path(one))


def size(source: Source) -> int | None:
    """How many bytes there are to read; none where that is not known before."""
    if isinstance(source, (str, os.PathLike)):
        return sum(file.stat().st_size for file, _ in _files(Path(source)))
    if isinstance(source, (list, tuple)):
        return sum(len(one[1]) if isinstance(one, tuple) else size(one) or 0 for one in source)
    return None


def _files(path: Path) -> list[tuple[Path, str]]:
    """Files with the names of their first sessions."""
    if not path.is_dir():
        return [(path, path.stem)]
    found = sorted(path.rglob("*.jsonl"))
    return [(file, file.relative_to(path).with_suffix("").as_posix()) for file in found]


def _path(path: Path) -> Iterator[Named]:
    for file, name in _files(path):
        yield from _sessions(file, name)


def _sessions(path: Path, name: str) -> Iterator[Named]:
    lines: list[bytes] = []
    count = 0

    def close() -> Named:
        data = b"".join(lines)
        return Named(name if count == 1 else f"{name}#{count}", data, len(data))

    with open(path, "rb") as file:
        for line in file:
            if line.startswith(_FIRST) and lines:
                count += 1
                yield close()
                lines.clear()
            lines.append(line)
    count += 1
    yield close()


class Pseudonyms:
    """Names to pseudonyms: 26 letters of a keyed hash, the same for the same name and key."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, kind: str, name: str) -> str:
        """The pseudonym of a name; of another kind the same name has another."""
        made = int.from_bytes(hmac.digest(self._key, f"{kind}\0{name}".encode(), "sha256")[:17], "big") >> 6
        # Base 32, ten bits at a time: of a million sessions the library's own takes as long as replaying them.
        return "".join([_PAIRS[made >> shift & 1023] for shift in range(120, -1, -10)])


@dataclass(frozen=True, slots=True)
class Person:
    """What a researcher says of a session, beside its journal."""

    subject: str | None
    cohort: str | None
    arm: str | None

    @classmethod
    def of(cls, said: Mapping[str, str]) -> Person:
        """Out of a mapping, which may have `subject`, `cohort` and `arm`."""
        unknown = set(said) - {"subject", "cohort", "arm"}
        if unknown:
            raise ValueError(f"of a session may be said `subject`, `cohort` and `arm`, not {sorted(unknown)}")
        return cls(said.get("subject"), said.get("cohort"), said.get("arm"))


def owned(
    pseudonyms: Pseudonyms, name: str, person: Person | None, data: bytes | str
) -> tuple[str, str, str | None, str | None, bytes | str]:
    """A journal as the fold takes it: subject, session, cohort, arm, text."""
    person = person or Person(None, None, None)
    subject = pseudonyms.of("subject", person.subject or name)
    return subject, pseudonyms.of("session", name), person.cohort, person.arm, data
