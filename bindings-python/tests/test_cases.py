"""The cases that every host reads: the same problems at the same places, the same sessions, the same journals."""

import copy
import json
import pickle
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

import leerpad
from leerpad import Damaged, Different, Journal, Module, OtherProgram, Program, Refused, Session

CASES = ROOT / "tests/cases"
TOLD = re.compile(r"# @ (?:(\S+) )?(\d+):(\d+)-(\d+):(\d+) (\S+) (\S+)$")
DRAWN = re.compile(r"(\s*#\s*)(\^+) (\S+) (\S+)\s*$")


def folders(name: str) -> list[Path]:
    return sorted(path for path in CASES.glob(f"{name}/*") if path.is_dir())


def expected(text: str) -> tuple[str, set[tuple[Any, ...]]]:
    """The module of a case of the checker, and the problems that its comments tell."""
    lines = text.splitlines(keepends=True)
    told = set()
    while lines and (found := TOLD.match(lines[-1].rstrip("\r\n"))):
        part, *places, severity, code = found.groups()
        told.add((part or "case.yaml", *map(int, places), severity, code))
        lines.pop()
    above = 0
    # Lines as the checker counts them: only LF and CRLF end one.
    for number, line in enumerate("".join(lines).split("\n"), 1):
        if found := DRAWN.match(line):
            before, carets, severity, code = found.groups()
            start = len(before) + 1
            told.add(("case.yaml", above, start, above, start + len(carets), severity, code))
        else:
            above = number
    return "".join(lines), told


@pytest.mark.parametrize("path", sorted(CASES.glob("check/*.yaml")), ids=lambda path: path.stem)
def test_the_checker_finds_what_the_comments_say(path: Path) -> None:
    text, told = expected(path.read_bytes().decode())
    parts = {
        found.relative_to(path.parent).as_posix(): found.read_bytes().decode()
        for found in path.parent.glob("parts/**/*.yaml")
    }
    checked = leerpad.check(text, "case.yaml", parts)
    places = [problem.place for problem in checked.problems]
    found = {
        (place.path, place.line, place.column, place.end_line, place.end_column, problem.severity, problem.code)
        for place, problem in zip(places, checked.problems, strict=True)
    }
    assert found == told
    for place in places:
        assert checked.texts[place.path][: place.start].count("\n") == place.line - 1
    mended = leerpad.mend(text, checked.problems, "case.yaml")
    assert len(leerpad.check(mended, "case.yaml", parts).problems) <= len(checked.problems)


@pytest.mark.parametrize("folder", folders("run"), ids=lambda folder: folder.name)
@pytest.mark.parametrize("form", ["dict", "text", "read"])
def test_a_session_gives_what_is_expected(folder: Path, form: str) -> None:
    program = Module.load(folder / "module.yaml").program
    began = json.loads((folder / "session.json").read_text())
    session = Session(program, began["seed"], began["settings"])
    journal = Journal.begin(program, began["seed"], began["settings"])
    lines = (folder / "acts.jsonl").read_text(encoding="utf-8").splitlines()
    *wanted, last = map(json.loads, (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines())
    screens = map(json.loads, (folder / "screens.jsonl").read_text(encoding="utf-8").splitlines())
    for line, want, shown in zip(lines, wanted, screens, strict=True):
        try:
            given: Any = line if form == "text" else json.loads(line) if form == "dict" else program.act(line)
            applied = session.apply(given)
            outcome: Any = applied.entry
            assert json.loads(applied.text) == outcome
            assert applied.facts == outcome["facts"]
            assert applied.seq == outcome["seq"] == session.seq
            assert journal.append(given).facts == applied.facts
        except Refused as refused:
            outcome = refused.refusal
            if form == "read" and refused.code in ("unknown-act", "bad-act"):
                # Read without a session, nobody knows yet what is allowed.
                outcome = {**outcome, "allowed": want["outcome"]["allowed"]}
        assert outcome == want["outcome"]
        if "outline" in want:
            assert session.outline() == want["outline"]
        assert {tag: session.screen("learner", tag) for tag in program.languages} == shown
    assert journal.text == (folder / "journal.jsonl").read_text(encoding="utf-8")
    assert journal.session == session
    snapshot = json.loads(session.snapshot())
    assert snapshot.pop("program") == program.hash
    assert snapshot == last["snapshot"]


@pytest.mark.parametrize("folder", folders("upgrade"), ids=lambda folder: folder.name)
def test_an_upgrade_gives_what_is_expected(folder: Path) -> None:
    programs = {path.name: Module.load(path).program for path in sorted(folder.glob("*.yaml"))}
    began = json.loads((folder / "session.json").read_text())

    def hashed(text: str) -> str:
        for name, program in programs.items():
            text = text.replace(f'"{name}"', f'"{program.hash}"')
        return text

    journal = Journal.begin(programs["1.yaml"], began["seed"], began["settings"])
    session = Session(programs["1.yaml"], began["seed"], began["settings"])
    for program in programs.values():
        journal.know(program)
        session.know(program)
    lines = (folder / "acts.jsonl").read_text(encoding="utf-8").splitlines()
    *wanted, last = (folder / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    for line, want in zip(lines, map(json.loads, map(hashed, wanted)), strict=True):
        made: dict[str, Any] = {}
        try:
            appended = journal.append(hashed(line))
            made["outcome"] = {key: value for key, value in appended.entry.items() if key != "hash"}
            if appended.vault_changes:
                made["vault"] = list(appended.vault_changes)
            assert session.apply(json.loads(hashed(line))).facts == appended.facts
        except Refused as refused:
            made["outcome"] = refused.refusal
        assert {**made, "outline": journal.session.outline()} == want
        assert session.program == journal.program
    assert json.loads(journal.session.snapshot()) == json.loads(hashed(last))["snapshot"]
    assert session == journal.session
    alone = Program.loads(programs["1.yaml"].dumps())
    with pytest.raises(OtherProgram):
        Journal.open(alone, journal.text)
    alone.know(*programs.values())
    assert Journal.open(alone, journal.text) == journal
    assert leerpad.replay(alone, journal.text).session == session
    assert Session.restore(alone, session.snapshot()) == session
    assert pickle.loads(pickle.dumps(journal)) == journal
    assert copy.copy(session) == session


@pytest.mark.parametrize("folder", folders("replay"), ids=lambda folder: folder.name)
def test_a_journal_gives_what_is_expected(folder: Path) -> None:
    program = Program.loads((folder / "program.json").read_text(encoding="utf-8"))
    wanted = json.loads((folder / "expected.json").read_text())
    try:
        replayed = leerpad.replay(program, (folder / "journal.jsonl").read_bytes())
        made: dict[str, Any] = {"same": True, "entries": replayed.entries, "torn": replayed.torn}
        assert replayed.session.seq == replayed.entries
    except Damaged as damaged:
        fault = "header" if damaged.fault in ("header", "version", "semantics") else "chain"
        made = {"same": False, "fault": fault, "seq": damaged.seq}
    except Different as different:
        made = {"same": False, "fault": "difference", "seq": different.seq}
    except OtherProgram as other:
        made = {"same": False, "fault": "program", "seq": 0}
        assert other.given == program.hash != other.journal
    assert made == wanted
