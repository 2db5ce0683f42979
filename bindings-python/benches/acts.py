"""How many acts a second cross the border, one by one: `python acts.py PROGRAM.json ACTS.jsonl`.

The program is a stored one; the acts are those of one session on it, a line each. What is measured is a plain loop that
begins a session and applies its acts, again and again; of many short rounds the best counts, so that what else the machine
does counts little.
"""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import leerpad

ROUNDS = 40
SECONDS = 0.05


def rate(program: leerpad.Program, acts: Sequence[Any]) -> float:
    """Acts a second."""

    def play(sessions: int) -> float:
        begun = time.perf_counter()
        for seed in range(sessions):
            apply = leerpad.Session(program, seed).apply
            for act in acts:
                apply(act)
        return time.perf_counter() - begun

    sessions = 10
    while play(sessions) < SECONDS:
        sessions *= 2
    return max(sessions * len(acts) / play(sessions) for _ in range(ROUNDS))


def main() -> None:
    """Prints a figure a line."""
    program = leerpad.Program.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
    for name, acts in (
        ("read before", [program.act(line) for line in lines]),
        ("text", lines),
        ("dict", [json.loads(line) for line in lines]),
    ):
        print(f"Session.apply one by one, {name}: {rate(program, acts) / 1e6:.2f} M acts/s", flush=True)


if __name__ == "__main__":
    main()
