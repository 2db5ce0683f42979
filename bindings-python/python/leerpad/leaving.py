"""What leaves a session: the record of consent, reports over many journals, and what a learner takes home.

What leaves for a purpose stands at a session: `Session.export`. Nothing here sends or writes anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from leerpad import _native
from leerpad._native import Journal, Program, Vault

if TYPE_CHECKING:
    from leerpad import wire


def consent_record(
    program: Program,
    data: bytes | str,
    purpose: str,
    *,
    language: str = "nl",
    host: Mapping[str, Any] | None = None,
) -> wire.ConsentRecord:
    """The record of consent to a purpose, out of a journal: what was asked and shown, and what was said when. Its fields are
    those of ISO/IEC TS 27560.

    `host` holds what only the host knows: `controllers`, `jurisdiction`, `legal-basis`, `notice`, `parties`, `principal-id`,
    `record-id`, `storage-locations`. What is not there is named under `missing`.

    Raises `KeyError` when the module has no such purpose, and what `replay` raises.

    >>> import leerpad
    >>> journal = leerpad.example.sharing()
    >>> record = leerpad.consent_record(journal.program, journal.text, "gesprek", host={"controllers": ["Buurtteam"]})
    >>> record["state"], record["questions"]["how-long"], record["controllers"]
    ('consent-given', '30 dagen', ['Buurtteam'])
    """
    return cast("wire.ConsentRecord", _native.consent_record(program, data, purpose, language, dict(host or {})))


def report(
    programs: Program | Sequence[Program],
    journals: Iterable[bytes | str],
    *,
    k: int = 5,
    first_day: str | None = None,
    last_day: str | None = None,
) -> wire.Report:
    """Counts and means over many sessions of one module, in which nobody can be recognised: what was done, with how many, in
    which form, and what it yielded.

    `programs` are the versions of the module at hand. A row without a `value` is withheld: it is about fewer than `k` people
    (3 to 1,000), or would give that away. Only sessions that began from `first_day` to `last_day` count, a time that is made
    longer to whole weeks in which at least `k` began. Scores count where the learner consented to a purpose of the organisation
    that names the scale. Copies of a journal are one session. Journals that are damaged, of another program or never begun are
    counted under `left-out`. `journals` may be a generator: one at a time is read.

    >>> import leerpad
    >>> program = leerpad.example.sharing().program
    >>> def begun(seed):
    ...     journal = leerpad.Journal.begin(program, seed)
    ...     journal.append({"act": "start", "by": "learner", "at": "2026-11-02T10:00:00.000+01:00"})
    ...     return journal.text
    >>> report = leerpad.report(program, map(begun, range(5)))
    >>> report["rows"][0]
    {'figure': 'sessions', 'of': 'begun', 'table': 'sessions', 'value': 5}
    """
    versions = [programs] if isinstance(programs, Program) else list(programs)
    return cast("wire.Report", _native.report(versions, journals, k, first_day, last_day))


@dataclass(frozen=True, slots=True)
class Own:
    """What a learner had taken home, back again.

    >>> import leerpad
    >>> journal = leerpad.example.sharing()
    >>> own = leerpad.unpack_own(leerpad.pack_own(journal.program, journal.text, leerpad.Vault()))
    >>> own.journal == journal
    True
    """

    program: Program
    """The program."""
    journal: Journal
    """The journal, ready to go on."""
    vault: Vault
    """The words."""


def pack_own(program: Program, data: bytes | str, vault: Vault) -> dict[str, bytes]:
    """All that a learner can take home, as files: a page to read, the same as data, and what goes back in. A zip or a folder
    of them is the host's to make; `leerpad import` takes either.

    The same journal and words give the same bytes. Notes of a guide stay behind.

    Raises what `replay` raises.

    >>> import leerpad
    >>> journal = leerpad.example.sharing()
    >>> list(leerpad.pack_own(journal.program, journal.text, leerpad.Vault()))
    ['van-mij.html', 'van-mij.json', 'journal.jsonl', 'words.json', 'program.json']
    """
    return dict(_native.pack_own(program, data, vault))


def unpack_own(files: Mapping[str, bytes | str]) -> Own:
    """The session in files that a learner took home. The journal is verified and replayed; the page and the data are not
    read, and other files neither.

    Raises `OwnFault` when a file is missing or damaged, `ProgramFault`, and what `replay` raises.

    >>> import leerpad
    >>> journal, vault = leerpad.example.sharing(), leerpad.Vault()
    >>> vault.put("slapen/1/nacht", "onrustig")
    >>> own = leerpad.unpack_own(leerpad.pack_own(journal.program, journal.text, vault))
    >>> own.vault.get("slapen/1/nacht")
    'onrustig'
    """
    program, journal, vault = _native.unpack_own(list(files.items()))
    return Own(program, Journal.open(program, journal), vault)
