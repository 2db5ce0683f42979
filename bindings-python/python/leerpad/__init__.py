"""Self-study modules for blended care: checked, run, and replayed byte for byte.

Text goes in at one end, facts come out at the other:

>>> import leerpad
>>> from leerpad import example
>>> checked = leerpad.check(example.TEXT)
>>> checked.problems
()
>>> session = leerpad.Session(checked.module.program, seed=7)
>>> applied = session.apply(example.start())
>>> session.step
'hoe-is-het'

`Module` and `check` read what authors write; `Program` is what runs; `Session` does acts; `Journal` keeps them, `verify`
and `replay` look at what was kept; `Vault` holds a learner's own words. Values that are plain data have the shapes of
`leerpad.wire`. What leaves goes by `Session.export`, `consent_record`,
`report` and `pack_own`; for research a `Study` makes tables of many journals. Everything that goes wrong with a module, a
session or a journal is a `LeerpadError` with its facts as attributes.
"""

from leerpad import example, wire
from leerpad._native import VERSION as __version__
from leerpad._native import Act, Appended, Applied, Journal, Judged, Program, Session, Table, Vault
from leerpad.batches import Replay, replay_batches
from leerpad.checking import Checked, Module, check, check_file
from leerpad.errors import (
    Damaged,
    Different,
    LeerpadError,
    ModuleFaulty,
    OtherProgram,
    OwnFault,
    ProgramFault,
    Refused,
    RestoreFault,
    SettingFault,
    Stale,
)
from leerpad.leaving import Own, consent_record, pack_own, report, unpack_own
from leerpad.problems import Edit, Language, Place, Problem, Related, mend
from leerpad.replaying import Replayed, Verified, replay, verify
from leerpad.study import Study
from leerpad.tables import Column, codebook, rows
from leerpad.wire import Severity

__all__ = [
    "Act",
    "Appended",
    "Applied",
    "Checked",
    "Column",
    "Damaged",
    "Different",
    "Edit",
    "Journal",
    "Judged",
    "Language",
    "LeerpadError",
    "Module",
    "ModuleFaulty",
    "OtherProgram",
    "Own",
    "OwnFault",
    "Place",
    "Problem",
    "Program",
    "ProgramFault",
    "Refused",
    "Related",
    "Replay",
    "Replayed",
    "RestoreFault",
    "Session",
    "SettingFault",
    "Severity",
    "Stale",
    "Study",
    "Table",
    "Vault",
    "Verified",
    "__version__",
    "check",
    "check_file",
    "codebook",
    "consent_record",
    "example",
    "mend",
    "pack_own",
    "replay",
    "replay_batches",
    "report",
    "rows",
    "unpack_own",
    "verify",
    "wire",
]
