"""Journals that were kept: verified without a program, or replayed with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leerpad import _native
from leerpad._native import Program, Session

if TYPE_CHECKING:
    from leerpad import wire


@dataclass(frozen=True, slots=True)
class Verified:
    """A journal whose chain is whole.

    >>> import leerpad
    >>> journal = leerpad.Journal.begin(leerpad.example.program(), seed=7)
    >>> verified = leerpad.verify(journal.to_bytes())
    >>> verified.entries, verified.hash == journal.hash
    (0, True)
    """

    header: wire.Header
    """The first line: engine, program, seed, settings and versions."""
    entries: int
    """How many entries there are."""
    hash: str
    """The hash of the last line, as 64 hex digits: it stands for the whole text."""
    torn: int
    """How many bytes of a last line were cut off while it was written; they do not count."""
    lacks_line_end: bool
    """Whether the last line is whole but lacks its line end."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """A journal that came out the same.

    >>> import leerpad
    >>> journal = leerpad.Journal.begin(leerpad.example.program(), seed=7)
    >>> leerpad.replay(journal.program, journal.text).session.seed
    '0000000000000007'
    """

    session: Session
    """The session as it stands after the last entry; it can go on."""
    entries: int
    """How many entries there are."""
    hash: str
    """The hash of the last line, as 64 hex digits: it stands for the whole text."""
    torn: int
    """How many bytes of a last line were cut off while it was written; they do not count."""
    lacks_line_end: bool
    """Whether the last line is whole but lacks its line end."""


def verify(data: bytes | str) -> Verified:
    """Looks whether a journal is what was written: its form, its numbers and its chain. Needs no program.

    Raises `Damaged` with the first line that is not. Other Python threads go on meanwhile.

    >>> import leerpad
    >>> try:
    ...     leerpad.verify(b"")
    ... except leerpad.Damaged as damaged:
    ...     damaged.fault
    'empty'
    """
    return Verified(*_native.verify(data))


def replay(program: Program, data: bytes | str, *, verify: bool = True) -> Replayed:
    """Does all acts of a journal again and looks whether everything comes out as it was written, to the byte.

    With `verify=False` the hashes need not belong to the lines, which is faster; every other byte must still be what this
    engine writes.

    Raises `Damaged` when it is not what was written, else `OtherProgram`, `SettingFault` or `Different`. Other Python
    threads go on meanwhile.

    >>> import leerpad
    >>> journal = leerpad.Journal.begin(leerpad.example.program(), seed=7)
    >>> applied = journal.append(leerpad.example.start())
    >>> leerpad.replay(journal.program, journal.text).entries
    1
    """
    return Replayed(*_native.replay(program, data, verify))
