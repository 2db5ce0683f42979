"""
What the typed face `leerpad` stands on; use that instead.
"""

from _typeshed import SupportsGetItem
from leerpad.problems import Language
from leerpad.wire import Act as Act2, ActKind, Advice, Coming, Due, Entry, Export, Fact, Header, Moment, Outline, Problem, Role, Screen, Status, VaultChange
from typing import Any, Final, SupportsIndex, final

__all__ = ["SOURCE_BYTES", "VERSION", "Act", "Appended", "Applied", "Fold", "Journal", "Judged", "Program", "Session", "Table", "Vault", "check", "columns", "consent_record", "divergences", "pack_own", "parts_wanted", "replay", "report", "run", "spent", "unpack_own", "verify"]

SOURCE_BYTES: Final[int]
"""
The most bytes that one text of a module can have.
"""

VERSION: Final[str]
"""
The version of the engine and of this package.
"""

@final
class Act:
    """
    An act that was read once for a program: applying it costs no reading. Made by `Program.act`.

    >>> from leerpad import example
    >>> act = example.program().act(example.start())
    >>> act.given["act"]
    'start'
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Act2]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def given(self, /) -> Act2:
        """
        The act as it was handed in.
        """
    @property
    def program(self, /) -> Program:
        """
        The program it was read for.
        """

@final
class Appended:
    """
    What an accepted act brought about, with the line of the journal that is to be kept.

    >>> from leerpad import Journal, example
    >>> appended = Journal.begin(example.program(), 7).append(example.start())
    >>> appended.line.endswith('"seq":1}\\n')
    True
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, line: str, vault_changes: list[VaultChange] | None = None) -> Appended:
        """
        An appended act from its line, as `line` gave it, and its changes of the vault.

        Raises `ValueError` when the text is no entry.
        """
    def __reduce__(self, /) -> tuple[Any, tuple[str, list[VaultChange]]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def entry(self, /) -> Entry:
        """
        The entry: the act as it is stored, with its facts and its hash.
        """
    @property
    def facts(self, /) -> list[Fact]:
        """
        The facts alone, in order.
        """
    @property
    def line(self, /) -> str:
        """
        The line, with its line end: what a host writes before it tells anybody that the act was accepted.
        """
    @property
    def seq(self, /) -> int:
        """
        The number of the act among those that the session accepted, from 1.
        """
    @property
    def text(self, /) -> str:
        """
        The line without its line end: canonical JSON.
        """
    @property
    def vault_changes(self, /) -> list[VaultChange]:
        """
        What the act does to the vault, in order: `Vault.follow` does it. Nothing for most acts.
        """

@final
class Applied:
    """
    What an accepted act brought about. It is written out when it is asked for, so not asking costs nothing.

    >>> from leerpad import example
    >>> applied = example.session().apply(example.start())
    >>> applied.entry["act"], applied.seq
    ('start', 1)
    >>> applied.facts
    [{'fact': 'moved', 'n': 1, 'step': 'hoe-is-het'}]
    """
    def __eq__(self, value: object, /) -> bool: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __new__(cls, /, text: str, vault_changes: list[VaultChange] | None = None) -> Applied:
        """
        An applied act from its text, as `text` gave it, and its changes of the vault.

        Raises `ValueError` when the text is no entry.
        """
    def __reduce__(self, /) -> tuple[Any, tuple[str, list[VaultChange]]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def entry(self, /) -> Entry:
        """
        The act as it is stored, with its facts: an entry of a journal without its hash.
        """
    @property
    def facts(self, /) -> list[Fact]:
        """
        The facts alone, in order.
        """
    @property
    def seq(self, /) -> int:
        """
        The number of the act among those that the session accepted, from 1.
        """
    @property
    def text(self, /) -> str:
        """
        The entry as canonical JSON.
        """
    @property
    def vault_changes(self, /) -> list[VaultChange]:
        """
        What the act does to the vault, in order: `Vault.follow` does it. Nothing for most acts.
        """

@final
class Fold:
    """
    Tables in the making: what `leerpad.Study` and `leerpad.replay_batches` stand on.
    """
    def __new__(cls, /, programs: SupportsGetItem[int, Program], purpose: str | None, trace: bool, source: str, tables: SupportsGetItem[int, str] | None = None) -> Fold:
        """
        Of `tables` these alone are made, or else all.
        """
    def add(self, /, journals: SupportsGetItem[int, tuple[str, str, str | None, str | None, bytes | str]]) -> list[str]:
        """
        Adds journals, and says of each why it gives no row: `""` when it does, else `damaged`, `different`,
        `other-program`, `not-begun` or `no-consent`, with what is wrong behind a colon where there is more to say.
        """
    def length(self, /) -> int:
        """
        How many rows there are: of `events`, or of `measures` where there are no events.
        """
    def take(self, /) -> list[Table]:
        """
        Hands out the rows of all tables and begins anew.
        """

@final
class Journal:
    """
    A session that is kept: every accepted act becomes a line, hashed together with all lines before it. The text is the
    record; nothing here reads or writes a file.

    One writer at a time: what is kept must be the text of one journal. Two journals are equal when their hashes are.

    >>> from leerpad import Journal, example
    >>> journal = Journal.begin(example.program(), seed=7)
    >>> line = journal.append(example.start()).line
    >>> journal.text.endswith(line)
    True
    >>> Journal.open(example.program(), journal.text) == journal
    True
    """
    def __copy__(self, /) -> Journal: ...
    def __deepcopy__(self, /, _memo: Any) -> Journal: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Program, str]]: ...
    def __repr__(self, /) -> str: ...
    def append(self, /, act: Act | Act2 | str) -> Appended:
        """
        Does an act and adds its line. It is true at once; a host that may fail to keep the line takes `judge` and `keep`.

        Raises `Refused` when the act is not accepted; then nothing changed.

        >>> from leerpad import Journal, example
        >>> journal = Journal.begin(example.program(), seed=7)
        >>> journal.append(example.start()).entry["seq"]
        1
        """
    @classmethod
    def begin(cls, /, program: Program, seed: int | str, settings: dict[str, Any] | None = None) -> Journal:
        """
        Begins a journal. Its text is one line then, which is to be kept before anything else.

        Raises `SettingFault` when a setting is not there or its value does not fit.

        >>> from leerpad import Journal, example
        >>> Journal.begin(example.program(), seed="00000000000000ff").session.seq
        0
        """
    @property
    def hash(self, /) -> str:
        """
        The hash of the last line, as 64 hex digits: it stands for the whole text.
        """
    def judge(self, /, act: Act | Act2 | str) -> Judged:
        """
        Judges an act and makes its line, and changes nothing. Once the line is safe, `keep` makes it true.

        Raises `Refused` when the act would not be accepted.

        >>> from leerpad import Journal, example
        >>> journal = Journal.begin(example.program(), seed=7)
        >>> judged = journal.judge(example.start())
        >>> journal.session.seq, judged.appended.seq
        (0, 1)
        >>> journal.keep(judged)
        >>> journal.session.seq
        1
        """
    def keep(self, /, judged: Judged) -> None:
        """
        Makes true what was judged and is kept now.

        Raises `Stale` when the journal has gone on since the act was judged; then nothing changed, and the act is to be
        judged again.
        """
    def know(self, /, program: Program) -> None:
        """
        Hands over another version of the module: an act `upgrade` may name its hash from now on.
        """
    @property
    def lacks_line_end(self, /) -> bool:
        """
        Whether the last line lacked its line end when it was opened; `text` has it.
        """
    @classmethod
    def open(cls, /, program: Program, data: bytes | str) -> Journal:
        """
        Opens what was kept: the chain is verified and every act done again.

        A last line that was cut off while it was written does not count: `torn` says how many bytes that was, `sound` how
        many come before it. A host cuts its file there, and writes a line end first where `lacks_line_end` says so.

        Raises `Damaged` when it is not what was written, else `OtherProgram`, `SettingFault` or `Different` when
        something else comes out.

        >>> from leerpad import Journal, example
        >>> kept = Journal.begin(example.program(), seed=7).text + '{"act":"sta'
        >>> journal = Journal.open(example.program(), kept)
        >>> journal.torn
        11
        """
    @property
    def program(self, /) -> Program:
        """
        The program it runs: after an upgrade that one.
        """
    @property
    def seq(self, /) -> int:
        """
        How many acts it accepted.
        """
    @property
    def session(self, /) -> Session:
        """
        The session as it stands now, to look at; it does not move with the journal, and acts are appended here instead. A
        copy of it (`copy.copy`) goes its own way.
        """
    @property
    def sound(self, /) -> int:
        """
        How many bytes were sound when it was opened; of a journal that was begun, its first line.
        """
    @property
    def text(self, /) -> str:
        """
        The whole journal.
        """
    def to_bytes(self, /) -> bytes:
        """
        The whole journal as a host stores it.
        """
    @property
    def torn(self, /) -> int:
        """
        How many bytes of a last line were cut off when it was opened.
        """
    def upgrade(self, /, program: Program, at: str) -> Appended:
        """
        Upgrades to another version of the module, at a time as acts write it. The fact `upgraded`, the last of the entry,
        says what became of it; where the learner has to choose, their act `upgrade` follows.

        Raises `Refused`.

        >>> from leerpad import Journal, Module, example
        >>> journal = Journal.begin(example.program(), seed=7)
        >>> start = journal.append(example.start())
        >>> new = Module.loads(example.TEXT.replace("1.0.0", "1.1.0")).program
        >>> entry = journal.upgrade(new, "2026-11-24T10:14:00.000+01:00").entry
        >>> entry["facts"][-1]["verdict"], journal.program == new
        ('unchanged', True)
        >>> new.know(example.program())
        >>> Journal.open(new, journal.text) == journal
        True
        """

@final
class Judged:
    """
    An accepted act that is not true yet: its line is to be kept first. Made by `Journal.judge`, and good for that journal
    alone.

    >>> from leerpad import Journal, example
    >>> judged = Journal.begin(example.program(), seed=7).judge(example.start())
    >>> judged.appended.entry["act"]
    'start'
    """
    def __repr__(self, /) -> str: ...
    @property
    def appended(self, /) -> Appended:
        """
        What it will have brought about, with the line that is to be kept.
        """
    @property
    def is_words_only(self, /) -> bool:
        """
        Whether it gives an answer that stands already, of words: then keep the words in the vault and nothing else, neither
        its line nor this, so that a journal does not tell how often somebody wrote.
        """

@final
class Program:
    """
    A module ready to run: what sessions run on and what is stored of a module. Never changes; one program may serve any
    number of sessions and threads.

    Two programs are equal when their hashes are.

    >>> from leerpad import Program, example
    >>> program = example.program()
    >>> program.id, program.version, program.languages
    ('een-begin', '1.0.0', ('nl',))
    >>> Program.loads(program.dumps()) == program
    True
    """
    def __copy__(self, /) -> Program: ...
    def __deepcopy__(self, /, _memo: Any) -> Program: ...
    def __eq__(self, value: object, /) -> bool: ...
    def __hash__(self, /) -> int: ...
    def __ne__(self, value: object, /) -> bool: ...
    def __reduce__(self, /) -> tuple[Any, tuple[str, ...]]: ...
    def __repr__(self, /) -> str: ...
    def act(self, /, act: Act | Act2 | str) -> Act:
        """
        Reads an act once, so that it can be applied many times, fast. A session takes it as it takes a dict.

        Raises `Refused` with the code `unknown-act` or `bad-act`. What else is wrong is judged when it is applied.

        >>> from leerpad import Session, example
        >>> program = example.program()
        >>> start = program.act(example.start())
        >>> Session(program, 7).apply(start).seq
        1
        """
    def dumps(self, /) -> str:
        """
        The stored form: canonical JSON. Where things were written in the module is not part of it.

        >>> from leerpad import example
        >>> example.program().dumps().startswith('{"format":1,')
        True
        """
    @property
    def hash(self, /) -> str:
        """
        SHA-256 of what the program does, as 64 hex digits: the name under which journals know it.
        """
    @property
    def id(self, /) -> str:
        """
        The id of the module.
        """
    def know(self, /, *versions: "Program") -> None:
        """
        Other versions of its module: a session that is opened, restored or replayed with this program may have been on
        them, and may be upgraded to them.

        >>> from leerpad import Module, Session, example
        >>> old = example.program()
        >>> new = Module.loads(example.TEXT.replace("1.0.0", "1.1.0")).program
        >>> session = Session(old, seed=7)
        >>> start = session.apply(example.start())
        >>> session.upgrade(new, "2026-11-24T10:14:00.000+01:00").facts[-1]["verdict"]
        'unchanged'
        >>> new.know(old)
        >>> Session.restore(new, session.snapshot()) == session
        True
        """
    @property
    def languages(self, /) -> tuple[str, ...]:
        """
        The tags of its languages, the author's own first.
        """
    @classmethod
    def loads(cls, /, text: str, *versions: "str") -> Program:
        """
        Reads a stored program, as `dumps` gives it.

        Raises `ProgramFault` when the text is no program that this engine can run. Whatever the text, a program that
        comes out can be run.

        >>> from leerpad import Program, ProgramFault
        >>> try:
        ...     Program.loads("{}")
        ... except ProgramFault as fault:
        ...     fault.kind
        'format'

        Further texts are other versions of its module, as `know` takes them.
        """
    @property
    def version(self, /) -> str:
        """
        The version that the author gave it.
        """

@final
class Session:
    """
    One learner (or one group) on one program: acts go in, facts or a refusal come out.

    `seed` is where all chance comes from: a whole number below 2**64, or 16 hex digits. `settings` are those that the host
    overrides, by name. Time comes with each act: a session knows no clock.

    Raises `SettingFault` when a setting is not there or its value does not fit.

    A session may be used from any number of threads; acts are done one after the other. `copy.copy` and `copy.deepcopy`
    give a session of its own that stands in the same place. Two sessions are equal when their snapshots are.

    >>> from leerpad import Session, example
    >>> session = Session(example.program(), seed=7)
    >>> session.status
    'new'
    >>> session.apply(example.start()).facts
    [{'fact': 'moved', 'n': 1, 'step': 'hoe-is-het'}]
    >>> session.step
    'hoe-is-het'
    """
    def __copy__(self, /) -> Session: ...
    def __deepcopy__(self, /, _memo: Any) -> Session: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __new__(cls, /, program: Program, seed: int | str, settings: dict[str, Any] | None = None) -> Session: ...
    def __reduce__(self, /) -> tuple[Any, tuple[Program, str]]: ...
    def __repr__(self, /) -> str: ...
    def advise(self, /, item: str, words: str, language: str = "nl") -> Advice:
        """
        What is said at once of words that nobody else reads, for an item of the step under the cursor. It is no act, leaves
        no trace and stops nothing.

        Raises `KeyError` when the module has no such item.

        >>> from leerpad import example
        >>> example.session().advise("praten", "ik bel mijn zus")
        {'help': False, 'says': []}
        """
    def allowed(self, /, role: Role = ...) -> list[ActKind]:
        """
        The kinds of act of which a role could have one accepted now.

        >>> from leerpad import example
        >>> example.session().allowed("guide")
        []
        """
    def apply(self, /, act: Act | Act2 | str) -> Applied:
        """
        Does an act: a dict, a text of JSON, or what `Program.act` read before.

        Raises `Refused` when the act is not accepted; then nothing changed. Raises `TypeError` or `ValueError` when the
        dict holds something that has no form in JSON.

        >>> from leerpad import Refused, example
        >>> session = example.session()
        >>> try:
        ...     session.apply({"act": "back", "at": "2026-11-23T10:14:00.000+01:00", "by": "learner"})
        ... except Refused as refused:
        ...     refused.code, refused.allowed
        ('not-started', ('start',))
        """
    @property
    def clock(self, /) -> str | None:
        """
        The time of the last act, as acts write it; None before the first.
        """
    @property
    def coming(self, /) -> Coming | None:
        """
        What becomes due next if nothing else is done, and when: what a host reminds people of. None when nothing does.

        >>> from leerpad import example
        >>> example.sharing().session.coming
        {'n': 1, 'step': 'rust', 'until': '2026-11-23T22:19:00.000+01:00'}
        """
    def due_for_erasure(self, /, at: Moment) -> Due:
        """
        What is due for erasure at a time. Asking erases nothing: the host does.

        >>> from leerpad import example
        >>> example.sharing().session.due_for_erasure("2027-01-02T09:00:00.000+01:00")
        {'purposes': {'gesprek': ['slaap', 'nacht']}, 'session': False}
        """
    def export(self, /, purpose: str) -> Export:
        """
        What leaves for a purpose of the module now, and how much of what it names does not, by reason. All else stays.

        Raises `KeyError` when the module has no such purpose.

        >>> from leerpad import example
        >>> example.sharing().session.export("gesprek")["leaves"]
        [{'value': 6, 'what': 'slaap'}, {'vault': 'shared/5/nacht', 'what': 'nacht'}]
        """
    @property
    def is_completed(self, /) -> bool:
        """
        Whether the end was reached.
        """
    def know(self, /, program: Program) -> None:
        """
        Hands over another version of the module: an act `upgrade` may name its hash from now on.
        """
    def no_longer_said(self, /, act: Act | Act2 | str, vault: Vault) -> list[str]:
        """
        The keys of words in a vault that an answer takes the place of and does not speak of any more: to be removed with
        what is kept for it. The act is the one that `take_words` left.
        """
    def outline(self, /, role: Role = ...) -> Outline:
        """
        The screen without its words: the same in every language.

        >>> from leerpad import example
        >>> example.session().outline()
        {'allowed': ['start'], 'status': 'new'}
        """
    @property
    def program(self, /) -> Program:
        """
        The program it runs: after an upgrade that one.
        """
    @classmethod
    def restore(cls, /, program: Program, snapshot: str) -> Session:
        """
        The session of a snapshot on its program. Nothing in the text is trusted: a state that no session can come to is
        refused.

        Raises `RestoreFault`.

        >>> from leerpad import Session, example
        >>> session = example.session()
        >>> Session.restore(session.program, session.snapshot()) == session
        True
        """
    def screen(self, /, role: Role = ..., language: str = "nl") -> Screen:
        """
        What is to be shown now to a role, in one of the module's languages (else its first).

        >>> from leerpad import example
        >>> example.session().screen()["status"]
        'new'
        """
    @property
    def seed(self, /) -> str:
        """
        The seed, as 16 hex digits.
        """
    @property
    def seq(self, /) -> int:
        """
        How many acts it accepted.
        """
    def snapshot(self, /) -> str:
        """
        The whole state as canonical JSON: equal for a session that was replayed and one that was restored and went on.
        """
    @property
    def status(self, /) -> Status:
        """
        `new`, `running`, `stopped` or `completed`.
        """
    @property
    def step(self, /) -> str | None:
        """
        The id of the step under the cursor; None before the start.
        """
    def take_words(self, /, act: Act | Act2 | str) -> tuple[Act2, dict[str, str]]:
        """
        Takes a learner's own words out of an act, before anything else is done with it: what is left says only that there
        are words, and may go on to `apply` and into a journal. With it come the words by their keys in the vault: keep them
        there first, and only when the act is accepted. An act without such words stays as it is.

        >>> from leerpad import example
        >>> session = example.sharing().session
        >>> act, words = session.take_words({"act": "answer", "at": "2026-11-23T10:18:00.000+01:00", "by": "learner",
        ...     "item": "nacht", "value": "onrustig"})
        >>> act["value"], words
        ({'vault': True}, {'rust/1/nacht': 'onrustig'})
        """
    def upgrade(self, /, program: Program, at: str) -> Applied:
        """
        Upgrades to another version of the module, at a time as acts write it. The fact `upgraded`, the last of them, says
        what became of it; where the learner has to choose, their act `upgrade` follows.

        Raises `Refused`.

        >>> from leerpad import Module, Session, example
        >>> session = Session(example.program(), seed=7)
        >>> start = session.apply(example.start())
        >>> new = Module.loads(example.TEXT.replace("1.0.0", "1.1.0")).program
        >>> session.upgrade(new, "2026-11-24T10:14:00.000+01:00").facts[-1]["verdict"]
        'unchanged'
        >>> session.program == new
        True
        """

@final
class Table:
    """
    Rows of one table in one fixed schema, as Apache Arrow. Whatever reads the Arrow PyCapsule interface takes it without a
    copy: `pyarrow.table(t)`, `polars.DataFrame(t)`, `pandas.DataFrame.from_arrow(t)`, `duckdb.sql("from t")`.

    >>> import leerpad
    >>> table = leerpad.example.study().events
    >>> table.name, len(table), table.columns[:3]
    ('events', 122, ('subject', 'session', 'seq'))
    >>> table.column("act")[:3]
    ['start', 'consent', 'answer']
    """
    def __arrow_c_schema__(self, /) -> object:
        """
        The schema, for whoever reads Arrow: with it a table is known to be one.
        """
    def __arrow_c_stream__(self, /, requested_schema: Any | None = None) -> object:
        """
        The rows, for whoever reads Arrow streams. A schema that is asked for is not followed: readers convert themselves.
        """
    def __len__(self, /) -> int: ...
    def __repr__(self, /) -> str: ...
    def column(self, /, name: str) -> list[Any]:
        """
        The values of a column, as plain Python: `str`, `int`, `float`, `bool`, a list of these, or `None`. An instant is a
        number of milliseconds since 1970, in UTC.

        Raises `KeyError` when there is no such column.
        """
    @property
    def columns(self, /) -> tuple[str, ...]:
        """
        The names of its columns, in their order.
        """
    @staticmethod
    def join(tables: SupportsGetItem[int, Table]) -> Table:
        """
        Several tables of one kind as one, in this order; nothing is copied. Of none there is no table.

        >>> import leerpad
        >>> table = leerpad.example.study().steps
        >>> len(leerpad.Table.join([table, table])) == 2 * len(table)
        True
        """
    @property
    def name(self, /) -> str:
        """
        Its name: `events`, `steps`, `sessions`, `measures`, `decisions`, `contacts` or `divergences`.
        """
    def parts(self, /) -> list[Table]:
        """
        The table in parts that are small enough to hold as plain Python, in order; nothing is copied.

        >>> import leerpad
        >>> table = leerpad.example.study().steps
        >>> sum(len(part) for part in table.parts()) == len(table)
        True
        """

@final
class Vault:
    """
    The learner's own words, beside the journal and never in it, by their keys (`step/n/item`; the screen says which).
    Words show in no `repr` and in no error.

    >>> from leerpad import Vault
    >>> vault = Vault()
    >>> vault.put("terugblik/1/terugblik", "ik slaap beter")
    >>> vault
    <leerpad.Vault of 1>
    >>> Vault.from_bytes(vault.to_bytes()).get("terugblik/1/terugblik")
    'ik slaap beter'
    """
    def __contains__(self, key: str, /) -> bool: ...
    def __copy__(self, /) -> Vault: ...
    def __deepcopy__(self, /, _memo: Any) -> Vault: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __len__(self, /) -> int: ...
    def __new__(cls, /) -> Vault: ...
    def __reduce__(self, /) -> tuple[Any, tuple[bytes]]: ...
    def __repr__(self, /) -> str: ...
    @property
    def damaged(self, /) -> list[int]:
        """
        The records, from 1, that were lost when it was read: damaged, erased, or there twice.
        """
    def erase(self, /, seq: SupportsIndex = 0) -> None:
        """
        Forgets everything, as the entry with this `seq` says.
        """
    def follow(self, /, vault_changes: list[VaultChange], seq: SupportsIndex) -> None:
        """
        Does what an act asks for, as its `vault_changes` say; `seq` is its number. What is shared is copied and what is taken
        back is removed before the entry of the act is kept; erase after it, so that an erasing cut short is known.

        >>> from leerpad import Vault
        >>> vault = Vault()
        >>> vault.put("slapen/1/nacht", "onrustig")
        >>> vault.follow([{"change": "copy", "from": "slapen/1/nacht", "to": "shared/5/nacht"}], 5)
        >>> vault.get("shared/5/nacht")
        'onrustig'
        """
    @classmethod
    def from_bytes(cls, /, data: bytes | str, *, erased: SupportsIndex = 0, key: bytes | None = None, session: str | None = None) -> Vault:
        """
        Reads a vault as a host stored it. Every sound record is kept; `unreadable` tells the others.

        `erased` is the `seq` of the journal's last entry `erase`: records from before it are gone. A sealed vault asks for
        its key of 64 bytes, and for the hash of the first line of its journal.
        """
    def get(self, /, key: str) -> str | None:
        """
        The words under a key; None when there are none.
        """
    def keys(self, /) -> list[str]:
        """
        The keys, sorted.
        """
    def put(self, /, key: str, words: str) -> None:
        """
        Keeps words under a key; what was there before is gone.
        """
    def remove(self, /, key: str) -> bool:
        """
        Forgets the words under a key, and tells whether there were any.
        """
    def to_bytes(self, /, *, key: bytes | None = None, session: str | None = None) -> bytes:
        """
        The whole vault as a host stores it, sealed when there is a key: to be written beside the old one and put in its
        place, so that old words do not stay behind.
        """
    @property
    def unreadable(self, /) -> list[tuple[int, str]]:
        """
        The records, from 1, that could not be read, each with why. Where some are not in `damaged` (the key is another, or
        there is none) the file must not be written over.
        """

def check(texts: SupportsGetItem[int, tuple[str, str]], language: Language, budget: int | None = None) -> tuple[Program | None, list[Problem], list[tuple[str, str, str, int]]]:
    """
    Checks a module: its own text first, then its parts, each with its name. `leerpad.check` is the same with types.

    `budget` is how many acts the proof may try at most; without it as many as are quick.
    The program is there exactly when no problem is an error. Places of problems are counted in code points. Last comes where
    each step and item was written: what it is, its id, the text and the line.
    """

def columns(table: str) -> list[tuple[str, str, bool, str, str, str]]:
    """
    The columns of a table: name, type in the words of Arrow, whether it may be empty, unit, meaning, and why it may be there.
    `leerpad.codebook` is the same with names.
    """

def consent_record(program: Program, data: bytes | str, purpose: str, language: str, host: dict[str, Any]) -> dict[str, Any]:
    """
    The record of consent to a purpose, out of a journal. `leerpad.consent_record` is the same with types.
    """

def divergences(told: SupportsGetItem[int, tuple[tuple[str, str, int | str, Program], tuple[str, SupportsIndex | None, str | None, str | None, str | None, str | None], tuple[str | None, str | None, str | None, str | None], tuple[SupportsIndex, SupportsIndex]]], program: Program) -> Table:
    """
    The table `divergences`: a row per session that was done again on a program. What `Study.replay_on` tells.
    """

def pack_own(program: Program, data: bytes | str, vault: Vault) -> list[tuple[str, bytes]]:
    """
    The files that a learner takes home. `leerpad.pack_own` is the same with types.
    """

def parts_wanted(name: str, text: str) -> list[str]:
    """
    The names of the parts that a text uses, from the folder of the text's own name: what to read before checking.
    """

def replay(program: Program, data: bytes | str, verify: bool) -> tuple[Session, int, str, int, bool]:
    """
    Replays a journal on its program: the session as it stands after it, the number of entries, the hash of the journal, the
    bytes torn off, and whether the last line lacks its end. `leerpad.replay` is the same with names.
    """

def report(programs: SupportsGetItem[int, Program], journals: Any, k: SupportsIndex, first_day: str | None, last_day: str | None) -> dict[str, Any]:
    """
    The report over journals. `leerpad.report` is the same with types.
    """

def run(words: SupportsGetItem[int, str]) -> int:
    """
    Runs the command `leerpad` with these words, the first of them its own name, and gives the code to end with. It speaks on
    the standard output and error output of the process, not through `sys.stdout`.
    """

def spent(events: Table, cap: SupportsIndex) -> tuple[list[tuple[str, list[int], int, int, int, int]], list[int]]:
    """
    Time spent per step and per session: gaps between the learner's acts in `events`, each as long as `cap` milliseconds at most.
    Rows of a session stand together, as they do in every table of a study.
    """

def unpack_own(files: SupportsGetItem[int, tuple[str, bytes | str]]) -> tuple[Program, bytes, Vault]:
    """
    The program, the journal and the vault out of such files. `leerpad.unpack_own` is the same with types.
    """

def verify(data: bytes | str) -> tuple[Header, int, str, int, bool]:
    """
    Verifies the chain of a journal: its header, the number of entries, its hash, the bytes torn off, and whether the last
    line lacks its end. `leerpad.verify` is the same with names.
    """
