"""Handles, results and exceptions go through pickles and copies whole; what is equal is equal."""

import copy
import multiprocessing
import pickle
from typing import Any

import pytest
from conftest import PATH, act

import leerpad
from leerpad import (
    Damaged,
    Different,
    Journal,
    LeerpadError,
    Module,
    ModuleFaulty,
    OtherProgram,
    Program,
    ProgramFault,
    Refused,
    RestoreFault,
    Session,
    SettingFault,
    Stale,
    example,
)

PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)


def again(value: Any, protocol: int = pickle.HIGHEST_PROTOCOL) -> Any:
    return pickle.loads(pickle.dumps(value, protocol))


@pytest.mark.parametrize("protocol", PROTOCOLS)
def test_handles(program: Program, session: Session, journal: Journal, protocol: int) -> None:
    applied = [session.apply(each) for each in PATH]
    module = Module.loads(example.TEXT)
    for handle in (
        program,
        session,
        journal,
        module,
        program.act(PATH[1]),
        applied[2],
        leerpad.unpack_own(leerpad.pack_own(program, journal.text, leerpad.Vault())),
        Journal.begin(program, 1).append(PATH[0]),
        leerpad.check(example.TEXT),
        leerpad.check("leerpad: 2\n"),
        leerpad.verify(journal.text),
        leerpad.replay(program, journal.text),
    ):
        copied = again(handle, protocol)
        assert copied == handle and type(copied) is type(handle)
        assert copy.deepcopy(handle) == handle == copy.copy(handle)
    assert again(applied[2], protocol).facts == applied[2].facts


def test_a_program_is_pickled_once_for_many_sessions(program: Program) -> None:
    sessions = [Session(program, seed) for seed in range(50)]
    assert len(pickle.dumps(sessions)) < len(program.dumps()) + 50 * 500
    copied = again(sessions)
    assert copied == sessions and len({id(each.program) for each in copied}) == 1


def test_a_copy_goes_its_own_way(session: Session, journal: Journal) -> None:
    session.apply(PATH[0])
    for copied in (copy.copy(session), copy.deepcopy(session), again(session)):
        copied.apply(PATH[1])
        assert copied != session and session.seq == 1
    assert copy.deepcopy(session).program is session.program
    for other in (copy.copy(journal), copy.deepcopy(journal), again(journal)):
        other.append(act("back", 9))
        assert other != journal and journal.seq == len(PATH)


def test_equality_and_hashes(program: Program, session: Session) -> None:
    same = Module.loads(example.TEXT).program
    assert same == program and hash(same) == hash(program) and same is not program
    assert Module.loads(example.TEXT.replace("1.0.0", "2.0.0")).program != program
    assert session == Session(program, 7) != Session(program, 8)
    assert session != 3 and program != "x"
    for changing in (session, Journal.begin(program, 7)):
        with pytest.raises(TypeError, match="unhashable"):
            hash(changing)


def raised() -> list[LeerpadError]:
    program = example.program()
    journal = Journal.begin(program, 7)
    judged = journal.judge(PATH[0])
    journal.append(PATH[0])
    other = Module.loads(example.TEXT.replace("1.0.0", "1.0.1")).program
    caught = []
    for does in (
        lambda: Module.loads("leerpad: 2\n"),
        lambda: Session(program, 7).apply(act("answer", item="x", value="y")),
        lambda: Session(program, 7, {"a": 1}),
        lambda: Program.loads("x"),
        lambda: Program.loads('{"format":9}'),
        lambda: Program.loads('{"format":1,"plan":{}}'),
        lambda: Program.loads(program.dumps().replace('"go":2', '"go":99')),
        lambda: Session.restore(program, "x"),
        lambda: Session.restore(other, Session(program, 7).snapshot()),
        lambda: Session.restore(program, Session(program, 7).snapshot().replace('"seq":0', '"seq":9')),
        lambda: Session.restore(program, Session(program, 7).snapshot().replace('"seed"', '"zaad"')),
        lambda: Journal.open(program, ""),
        lambda: Journal.open(other, journal.text),
        lambda: journal.keep(judged),
    ):
        with pytest.raises(LeerpadError) as found:
            does()
        caught.append(found.value)
    return [*caught, Different(3, "fact 1", "nothing", "something")]


def test_exceptions() -> None:
    faults = raised()
    assert {type(fault) for fault in faults} == {
        ModuleFaulty,
        Refused,
        SettingFault,
        ProgramFault,
        RestoreFault,
        Damaged,
        OtherProgram,
        Stale,
        Different,
    }
    for fault in faults:
        for protocol in PROTOCOLS:
            copied = again(fault, protocol)
            assert type(copied) is type(fault) and copied.__dict__ == fault.__dict__
            assert str(copied) == str(fault) and str(fault)
            assert copied.args == fault.args


def test_kinds_of_faults() -> None:
    kinds = [fault.kind for fault in raised() if isinstance(fault, ProgramFault | RestoreFault)]
    assert kinds == ["json", "format", "shape", "way", "json", "program", "inconsistent", "member"]


def test_facts_of_a_damaged_program() -> None:
    facts = [(fault.kind, fault.member, fault.id) for fault in raised() if isinstance(fault, ProgramFault)]
    assert facts[2][1] is not None and facts[3][2] is not None


def finish(session: Session) -> tuple[Session, str]:
    for each in PATH[session.seq :]:
        session.apply(each)
    return session, session.snapshot()


def test_other_processes_take_over(program: Program) -> None:
    begun = [Session(program, seed) for seed in range(4)]
    for session in begun[:2]:
        session.apply(PATH[0])
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        done = pool.map(finish, begun)
    for seed, (session, snapshot) in enumerate(done):
        assert session.is_completed and session.snapshot() == snapshot
        assert session == finish(Session(program, seed))[0]
