"""`python go_on.py FOLDER`: goes on with the journals of the cases of sessions that a browser began there, for a third of
their acts. The command ends them (`tests/src/tasks/same.rs`)."""

import contextlib
import sys
from pathlib import Path

import leerpad

CASES = Path(__file__).parents[2] / "tests/cases/run"

for path in sorted(Path(sys.argv[1]).glob("*.jsonl")):
    case = CASES / path.stem
    acts = (case / "acts.jsonl").read_text(encoding="utf-8").splitlines()
    program = leerpad.Module.load(case / "module.yaml").program
    journal = leerpad.Journal.open(program, path.read_bytes())
    for act in acts[len(acts) // 3 : 2 * len(acts) // 3]:
        # A refused act leaves no line; the next is judged all the same.
        with contextlib.suppress(leerpad.Refused):
            journal.append(act)
    path.write_bytes(journal.text.encode())
