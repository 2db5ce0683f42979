"""Any number of threads: on one session, beside long work, and while somebody interrupts."""

import concurrent.futures
import json
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from conftest import PATH, act

import leerpad
from leerpad import Journal, Program, Session, example


def in_threads(count: int, does: Callable[[int], Any]) -> list[Any]:
    with concurrent.futures.ThreadPoolExecutor(count) as pool:
        return list(pool.map(does, range(count)))


def test_many_threads_on_one_session(program: Program, session: Session) -> None:
    session.apply(PATH[0])
    pause = program.act(act("pause"))

    def work(_: int) -> list[int]:
        seen = []
        for _ in range(500):
            seen.append(session.apply(pause).seq)
            session.screen()
            session.snapshot()
        return seen

    seen = [seq for seqs in in_threads(8, work) for seq in seqs]
    # Every act was done once, and each was told its own number.
    assert sorted(seen) == list(range(2, 4002)) and session.seq == 4001


def test_many_threads_on_one_journal(program: Program) -> None:
    journal = Journal.begin(program, 7)
    journal.append(PATH[0])

    def work(_: int) -> list[str]:
        return [journal.append(act("pause")).line for _ in range(200)]

    lines = [line for lines in in_threads(8, work) for line in lines]
    assert sorted(lines) == sorted(journal.text.splitlines(keepends=True)[2:])
    assert leerpad.replay(program, journal.text).entries == 1601


def test_comparing_two_ways_at_once_waits_for_nobody(program: Program) -> None:
    one, two = Session(program, 7), Session(program, 7)
    pairs = [(one, two), (two, one)]

    def work(number: int) -> bool:
        left, right = pairs[number % 2]
        return all(left == right for _ in range(2_000))

    assert all(in_threads(4, work))


def large(steps: int) -> str:
    step = "  - step: s{0}\n    title: Stap {0}\n    body: |\n      Piekeren doet **iedereen**.\n\n      - Rustig ademen\n"
    head, _, _ = example.TEXT.partition("steps:\n")
    return head + "steps:\n" + "".join(step.format(number) for number in range(steps))


class Counter:
    """Another Python thread, which counts while somebody works."""

    def __init__(self) -> None:
        self.count = 0
        self.done = threading.Event()

    def run(self) -> None:
        while not self.done.is_set():
            self.count += 1
            time.sleep(0.0005)


@pytest.fixture
def counter() -> Iterator[Counter]:
    counter = Counter()
    thread = threading.Thread(target=counter.run)
    thread.start()
    yield counter
    counter.done.set()
    thread.join()


def test_other_threads_go_on_during_long_work(program: Program, counter: Counter) -> None:
    text = large(2_500)
    big = leerpad.Module.loads(text).program
    journal = Journal.begin(program, 7)
    journal.append(PATH[0])
    for _ in range(60_000):
        journal.append(act("pause"))
    kept, stored = journal.to_bytes(), big.dumps()

    def turns(work: Callable[[], Any]) -> float:
        """How often the other thread had a turn during one call, for every 20 milliseconds of it."""
        before, begun = counter.count, time.perf_counter()
        work()
        return (counter.count - before) / ((time.perf_counter() - begun) / 0.02)

    for work in (
        lambda: leerpad.check(text),
        lambda: leerpad.verify(kept),
        lambda: leerpad.replay(program, kept),
        lambda: Journal.open(program, kept),
        lambda: leerpad.Program.loads(stored),
        lambda: big.dumps(),
    ):
        # Its turns at the beginning and the end of a call it would have had anyway: about one in so long a time.
        assert max(turns(work) for _ in range(3)) >= 2


@pytest.mark.skipif(os.name != "posix", reason="signals to oneself")
@pytest.mark.usefixtures("interruptible")
def test_an_interrupt_stops_nothing_halfway(program: Program) -> None:
    journal = Journal.begin(program, 7)
    journal.append(PATH[0])
    for _ in range(5_000):
        journal.append(act("pause"))
    kept = journal.to_bytes()
    interrupted = 0
    for delay in range(1, 30):
        timer = threading.Timer(delay / 2_000, os.kill, (os.getpid(), signal.SIGINT))
        try:
            timer.start()
            for _ in range(10_000):
                leerpad.replay(program, kept, verify=False)
                for _ in range(100):
                    journal.append(act("pause"))
        except KeyboardInterrupt:
            interrupted += 1
        timer.join()
        if len(journal.text) > 20 * len(kept):
            journal = Journal.open(program, kept)
    assert interrupted == 29
    # Whatever was interrupted, the text and the session say the same.
    assert leerpad.replay(program, journal.text).session == journal.session
    assert json.loads(journal.text.splitlines()[-1])["seq"] == journal.seq
