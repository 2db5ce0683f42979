"""Ten thousand sessions leave nothing behind."""

import gc
import sys

import pytest
from conftest import PATH, act

import leerpad
from leerpad import Journal, Program, Refused, Session, example


def resident() -> int:
    """Bytes that this process holds."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * 4096


def work(program: Program, count: int) -> None:
    for seed in range(count):
        session = Session(program, seed)
        for each in PATH:
            session.apply(each).entry
        try:
            session.apply(act("continue", 9))
        except Refused as refused:
            assert refused.code == "at-end"
        session.screen()
        Session.restore(program, session.snapshot())
        if seed % 10 == 0:
            journal = Journal.begin(program, seed)
            for each in PATH:
                journal.append(each)
            leerpad.replay(program, journal.text)
            leerpad.check(example.TEXT)
    gc.collect()


@pytest.mark.skipif(sys.platform != "linux", reason="reads how much this process holds from /proc")
def test_ten_thousand_sessions_leave_nothing(program: Program) -> None:
    work(program, 500)
    before = resident()
    work(program, 10_000)
    assert resident() - before < 4 * 1024 * 1024
