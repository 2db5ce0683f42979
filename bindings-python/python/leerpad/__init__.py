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
from leerpad.change import Change, Class, Effect, Missing, Person, Reliable, cutoff, paired_effects
from leerpad.checking import Checked, Module, check, check_file
from leerpad.counterfactual import Counterfactual, Divergence
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
from leerpad.mining import variants, write_xes
from leerpad.objects import write_ocel
from leerpad.petri import write_pnml
from leerpad.problems import Edit, Example, Language, Place, Problem, Related, mend
from leerpad.releasing import Release
from leerpad.replaying import Replayed, Verified, replay, verify
from leerpad.simulating import fit, simulate
from leerpad.study import Study
from leerpad.survival import Survival, Survived, kaplan_meier
from leerpad.tables import Column, codebook, rows
from leerpad.trials import Power, power
from leerpad.using import Adherence, Dwell, Stage
from leerpad.walking import Policy
from leerpad.wire import Severity

__all__ = [
    "Act",
    "Adherence",
    "Appended",
    "Applied",
    "Change",
    "Checked",
    "Class",
    "Column",
    "Counterfactual",
    "Damaged",
    "Different",
    "Divergence",
    "Dwell",
    "Edit",
    "Effect",
    "Example",
    "Journal",
    "Judged",
    "Language",
    "LeerpadError",
    "Missing",
    "Module",
    "ModuleFaulty",
    "OtherProgram",
    "Own",
    "OwnFault",
    "Person",
    "Place",
    "Policy",
    "Power",
    "Problem",
    "Program",
    "ProgramFault",
    "Refused",
    "Related",
    "Release",
    "Reliable",
    "Replay",
    "Replayed",
    "RestoreFault",
    "Session",
    "SettingFault",
    "Severity",
    "Stage",
    "Stale",
    "Study",
    "Survival",
    "Survived",
    "Table",
    "Vault",
    "Verified",
    "__version__",
    "check",
    "check_file",
    "codebook",
    "consent_record",
    "cutoff",
    "example",
    "fit",
    "kaplan_meier",
    "mend",
    "pack_own",
    "paired_effects",
    "power",
    "replay",
    "replay_batches",
    "report",
    "rows",
    "simulate",
    "unpack_own",
    "variants",
    "verify",
    "wire",
    "write_ocel",
    "write_pnml",
    "write_xes",
]
