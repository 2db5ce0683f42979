"""What can go wrong: a kind of exception for each topic, with its facts as attributes.

No message, attribute or `repr` holds a learner's answer. Every exception can be pickled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from leerpad import wire
    from leerpad.problems import Problem


class LeerpadError(Exception):
    """The base of everything that leerpad raises of its own.

    >>> import leerpad
    >>> issubclass(leerpad.Refused, leerpad.LeerpadError)
    True
    """


class ModuleFaulty(LeerpadError):
    """A module in which something is an error, so that it cannot run.

    >>> import leerpad
    >>> try:
    ...     leerpad.Module.loads("leerpad: 1\\nstap: []\\n", language="en")
    ... except leerpad.ModuleFaulty as faulty:
    ...     faulty.problems[-1].code
    'unknown-key'
    """

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems
        """All problems of the module, in the order of the text."""

    def __str__(self) -> str:
        errors = [problem for problem in self.problems if problem.severity == "error"]
        more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
        return f"{errors[0]}{more}" if errors else "the module has errors"


class Refused(LeerpadError):
    """An act that is not accepted. Nothing changed.

    >>> import leerpad
    >>> try:
    ...     leerpad.example.session().apply({"act": "dance"})
    ... except leerpad.Refused as refused:
    ...     refused.code, refused.parameters
    ('unknown-act', {'act': 'dance'})
    """

    def __init__(self, refusal: wire.Refusal) -> None:
        super().__init__(refusal)
        self.refusal = refusal
        """All of it, as plain data."""

    @property
    def code(self) -> str:
        """Why, as a word."""
        return str(self.refusal["refused"])

    @property
    def allowed(self) -> tuple[str, ...]:
        """The kinds of act of which this role could have one accepted now. Empty for an act that `Program.act` could not
        read."""
        return tuple(self.refusal["allowed"])

    @property
    def parameters(self) -> dict[str, Any]:
        """What else belongs to the code: the item, the bounds, what is missing."""
        return {name: value for name, value in self.refusal.items() if name not in ("refused", "allowed")}

    def __str__(self) -> str:
        # Only words of the engine's own and of the module's author.
        item = self.refusal.get("item") if self.code != "unknown-item" else None
        about = f" for `{item}`" if item else ""
        allowed = ", ".join(self.allowed) or "nothing"
        return f"{self.code}{about}; allowed now: {allowed}"

    def __repr__(self) -> str:
        return f"Refused({self.code!r})"


class SettingFault(LeerpadError):
    """A setting that is not there, or whose value does not fit.

    >>> import leerpad
    >>> try:
    ...     leerpad.Session(leerpad.example.program(), 7, {"toon": "luid"})
    ... except leerpad.SettingFault as fault:
    ...     fault.setting, fault.code
    ('toon', 'unknown-setting')
    """

    def __init__(self, setting: str, code: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(setting, code, parameters)
        self.setting = setting
        """The name of the setting."""
        self.code = code
        """`unknown-setting`, or why its value does not fit: a code of `Refused`."""
        self.parameters = dict(parameters or {})
        """What else belongs to the code: bounds, kinds."""

    def __str__(self) -> str:
        return f"setting `{self.setting}`: {self.code}"


class ProgramFault(LeerpadError):
    """A text that is no program that this engine can run.

    >>> import leerpad
    >>> try:
    ...     leerpad.Program.loads("{")
    ... except leerpad.ProgramFault as fault:
    ...     fault.kind, fault.line
    ('json', 1)
    """

    def __init__(
        self,
        kind: str,
        message: str,
        line: int | None = None,
        column: int | None = None,
        found: int | None = None,
        member: str | None = None,
        id: str | None = None,
    ) -> None:
        super().__init__(kind, message, line, column, found, member, id)
        self.kind = kind
        """`json`, `format` and `shape`; where it does not hold together `index`, `twice`, `list`, `way`, `depth`, `size`,
        `language` or `bounds`."""
        self.message = message
        """The same in words."""
        self.line = line
        """Of `json`: the line, from 1."""
        self.column = column
        """Of `json`: the column, from 1."""
        self.found = found
        """Of `format`: the number of the format, if there is one."""
        self.member = member
        """Of `shape`: the member that is missing or has another form."""
        self.id = id
        """Where it does not hold together: the id of what is concerned."""

    def __str__(self) -> str:
        return self.message


class RestoreFault(LeerpadError):
    """A text that is no state of a session on this program.

    >>> import leerpad
    >>> try:
    ...     leerpad.Session.restore(leerpad.example.program(), "{}")
    ... except leerpad.RestoreFault as fault:
    ...     fault.kind
    'semantics'
    """

    def __init__(
        self,
        kind: str,
        message: str,
        line: int | None = None,
        column: int | None = None,
        member: str | None = None,
    ) -> None:
        super().__init__(kind, message, line, column, member)
        self.kind = kind
        """`json`, `program` (of another one), `semantics` (others), `member` or `inconsistent`."""
        self.message = message
        """The same in words."""
        self.line = line
        """Of `json`: the line, from 1."""
        self.column = column
        """Of `json`: the column, from 1."""
        self.member = member
        """Of `member`: its name."""

    def __str__(self) -> str:
        return self.message


class Damaged(LeerpadError):
    """A journal that is not what was written.

    >>> import leerpad
    >>> text = leerpad.Journal.begin(leerpad.example.program(), 7).text
    >>> try:
    ...     leerpad.verify(text.replace("learner", "teacher"))
    ... except leerpad.Damaged as damaged:
    ...     damaged.line, damaged.seq, damaged.fault
    (1, 0, 'chain')
    """

    def __init__(
        self,
        line: int,
        seq: int,
        fault: str,
        message: str,
        expected: int | None = None,
        found: int | None = None,
    ) -> None:
        super().__init__(line, seq, fault, message, expected, found)
        self.line = line
        """The line, from 1."""
        self.seq = seq
        """The number of the entry on it; 0 for the first line, which is no entry."""
        self.fault = fault
        """`empty`, `encoding`, `length`, `shape`, `form`, `seq`, `chain`, `header`, `version`, `semantics` or
        `entries`."""
        self.message = message
        """The same in words."""
        self.expected = expected
        """Of `seq`: the number it should have."""
        self.found = found
        """Of `version` and `semantics`: the number found."""

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}"


class Different(LeerpadError):
    """A journal of which an entry comes out differently.

    >>> from leerpad import Different
    >>> print(Different(3, "fact 1", "nothing", '{"fact":"erased"}'))
    entry 3: fact 1 is {"fact":"erased"}, and this engine makes it nothing
    """

    def __init__(self, seq: int, place: str, expected: str, found: str) -> None:
        super().__init__(seq, place, expected, found)
        self.seq = seq
        """The number of the first such entry."""
        self.place = place
        """What differs: `act`, a field, or a fact by its number."""
        self.expected = expected
        """What this engine makes of it."""
        self.found = found
        """What the journal says."""

    def __str__(self) -> str:
        return f"entry {self.seq}: {self.place} is {self.found}, and this engine makes it {self.expected}"


class OtherProgram(LeerpadError):
    """A journal that was made with another program.

    >>> from leerpad import OtherProgram
    >>> OtherProgram("aa", "bb").journal
    'aa'
    """

    def __init__(self, journal: str, given: str) -> None:
        super().__init__(journal, given)
        self.journal = journal
        """The hash of the program of the journal."""
        self.given = given
        """The hash of the program that was handed in."""

    def __str__(self) -> str:
        return f"the journal was made with program {self.journal}; this is program {self.given}"


class OwnFault(LeerpadError):
    """Files that are not what a learner took home. A program or a journal among them that cannot be used raises what it
    always raises.

    >>> import leerpad
    >>> try:
    ...     leerpad.unpack_own({})
    ... except leerpad.OwnFault as fault:
    ...     fault.kind, fault.file
    ('missing', 'program.json')
    """

    def __init__(self, kind: str, file: str, message: str) -> None:
        super().__init__(kind, file, message)
        self.kind = kind
        """`missing` or `damaged`."""
        self.file = file
        """Which."""
        self.message = message
        """The same in words."""

    def __str__(self) -> str:
        return self.message


class Stale(LeerpadError):
    """An act that was judged before the journal went on: it is to be judged again.

    >>> from leerpad import Journal, Stale, example
    >>> journal = Journal.begin(example.program(), 7)
    >>> judged = journal.judge(example.start())
    >>> journal.append(example.start())
    <leerpad.Appended 1>
    >>> try:
    ...     journal.keep(judged)
    ... except Stale as stale:
    ...     stale.seq, stale.expected
    (1, 2)
    """

    def __init__(self, seq: int, expected: int) -> None:
        super().__init__(seq, expected)
        self.seq = seq
        """The number that the act would have had."""
        self.expected = expected
        """The number that the next act has now."""

    def __str__(self) -> str:
        return f"judged as entry {self.seq}; the next entry is {self.expected}"
