"""What the tests share: where the cases are, and a module to try things on."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from leerpad import Journal, Program, Session, example

ROOT = Path(__file__).parents[2]


def act(kind: str, minute: int = 0, **members: Any) -> Any:
    """An act of the learner, so many minutes after the first."""
    at = f"2026-11-23T{10 + minute // 60:02}:{minute % 60:02}:00.000+01:00"
    return {"act": kind, "at": at, "by": "learner"} | members


PATH = [
    act("start"),
    act("answer", 1, item="stemming", value="minder"),
    act("continue", 2),
    act("answer", 3, item="praten", value={"vault": True}),
    act("back", 4),
    act("answer", 5, item="stemming", value="goed"),
    act("continue", 6),
]
"""A session on the example: it goes back, thinks again, and reaches the end."""


@pytest.fixture(scope="session")
def program() -> Program:
    return example.program()


@pytest.fixture
def session(program: Program) -> Session:
    return Session(program, 7)


@pytest.fixture
def journal(program: Program) -> Journal:
    journal = Journal.begin(program, 7)
    for each in PATH:
        journal.append(each)
    return journal


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Interrupts come through, also where the tests run in the background of a shell that ignores them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
