"""Plays jobs of the determinism run: a line of JSON in, a line of digests out.

`cargo xtask same` starts it. What is digested is written down in `tests/src/same.rs`.
"""

import hashlib
import json
import sys
from decimal import Decimal
from typing import Any

import leerpad


def canonical(value: Any) -> str:
    """Canonical JSON (semantics 11.1), written here once more so that it vouches for the other."""
    if isinstance(value, dict):
        members = sorted(value.items(), key=lambda member: member[0].encode())
        return "{" + ",".join(f"{text(key)}:{canonical(inner)}" for key, inner in members) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}".removesuffix(".0")
    return text(value) if isinstance(value, str) else json.dumps(value)


def text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def digest(said: str) -> str:
    return hashlib.sha256(said.encode()).hexdigest()


def play(program: leerpad.Program, script: dict[str, Any]) -> str:
    journal = leerpad.Journal.begin(program, script["seed"], script["settings"])
    said = [journal.text]
    for act in script["acts"]:
        try:
            said.append(journal.append(act).line)
        except leerpad.Refused as refused:
            said.append(canonical(refused.refusal) + "\n")
        session = journal.session
        said.append(canonical(session.outline()) + "\n")
        said.append(session.snapshot() + "\n")
    return digest("".join(said))


def answer(job: dict[str, Any]) -> list[str]:
    (name, main), *parts = job["files"]
    compiled = leerpad.Module.loads(main, name=name, parts=dict(parts), budget=0).program.dumps()
    program = leerpad.Program.loads(compiled)
    return [digest(compiled), *(play(program, script) for script in job["sessions"])]


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
