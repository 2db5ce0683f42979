"""What leaves a session, and what comes back: sharing, consent, erasing, reports, what a learner takes home."""

import copy
import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from conftest import act

import leerpad
from leerpad import Damaged, Journal, Module, OwnFault, ProgramFault, Session, Vault, example

SECRET = "ik lig wakker 😀"


@pytest.fixture
def journal() -> Journal:
    return Journal.begin(Module.loads(example.SHARING).program, 7)


def keep(journal: Journal, vault: Vault, given: Any) -> Any:
    """As a host does it: words first, then the line, then it is true."""
    given, words = journal.session.take_words(given)
    judged = journal.judge(given)
    for key in journal.session.no_longer_said(given, vault):
        vault.remove(key)
    for key, own in words.items():
        vault.put(key, own)
    vault.follow(judged.appended.vault_changes, judged.appended.seq)
    journal.keep(judged)
    return judged.appended


def shared(journal: Journal, vault: Vault) -> None:
    keep(journal, vault, act("start"))
    keep(journal, vault, act("answer", 1, item="slaap", value=6))
    keep(journal, vault, act("answer", 2, item="nacht", value=SECRET))
    keep(journal, vault, act("continue", 3))
    keep(journal, vault, act("share", 4, what=["nacht", "slaap"]))


def test_words_go_to_the_vault_alone(journal: Journal) -> None:
    vault = Vault()
    shared(journal, vault)
    assert vault.keys() == ["shared/5/nacht", "slapen/1/nacht"]
    assert vault.get("shared/5/nacht") == vault.get("slapen/1/nacht") == SECRET
    assert "wakker" not in journal.text
    session = journal.session
    for given in (act("start"), act("answer", item="slaap", value=3), act("answer", item="x", value=SECRET)):
        assert session.take_words(given) == (given, {})
    assert session.take_words(json.dumps(act("start")))[0] == act("start")


def test_what_is_taken_back_goes_out_of_the_vault(journal: Journal) -> None:
    vault = Vault()
    shared(journal, vault)
    changes = keep(journal, vault, act("unshare", 5, purpose="gesprek", what="nacht")).vault_changes
    assert changes == [{"change": "remove", "key": "shared/5/nacht"}]
    assert vault.keys() == ["slapen/1/nacht"]
    erased = keep(journal, vault, act("erase", 6))
    assert erased.vault_changes == [{"change": "erase"}] and len(vault) == 0
    assert Vault.from_bytes(vault.to_bytes(), erased=erased.seq) == vault


def test_words_written_again_change_the_vault_alone(journal: Journal) -> None:
    keep(journal, Vault(), act("start"))
    given = act("answer", 1, item="nacht", value=SECRET)
    assert not journal.judge(journal.session.take_words(given)[0]).is_words_only
    keep(journal, Vault(), given)
    assert journal.judge(journal.session.take_words(given | {"value": "anders"})[0]).is_words_only
    assert not journal.judge(act("answer", 2, item="slaap", value=3)).is_words_only
    # Seen by the guide: that they were changed ends that, and is an act.
    keep(journal, Vault(), act("answer", 2, item="slaap", value=3))
    keep(journal, Vault(), act("continue", 3))
    keep(journal, Vault(), act("share", 4, what=["nacht"]))
    keep(journal, Vault(), act("back", 5))
    assert not journal.judge(journal.session.take_words(act("answer", 6, item="nacht", value="x"))[0]).is_words_only


def test_changes_of_the_vault_go_through_pickles(journal: Journal) -> None:
    vault = Vault()
    shared(journal, vault)
    other = copy.copy(journal)
    given = act("unshare", 5, purpose="gesprek", what="nacht")
    session = copy.copy(journal.session)
    for applied in (session.apply(given), other.append(given)):
        made: Any = type(applied)
        again: Any = pickle.loads(pickle.dumps(applied))
        assert again == applied and again.vault_changes == [{"change": "remove", "key": "shared/5/nacht"}]
        with pytest.raises(ValueError, match="a change of the vault"):
            made(applied.text, [{"change": "burn"}])


def test_the_guide_sees_what_is_shared_and_no_more(journal: Journal) -> None:
    vault = Vault()
    shared(journal, vault)
    outline: Any = journal.session.outline("guide")
    assert [(one["what"], one["seq"]) for one in outline["shared"]] == [("slaap", 5), ("nacht", 5)]
    assert outline["shared"][1]["vault"] == "shared/5/nacht" and "step" not in outline
    assert journal.session.allowed("guide") == outline["allowed"] == ["reply", "note"]
    screen: Any = journal.session.screen("guide")
    assert screen["shared"][1]["what"] == "nacht" and "wakker" not in str(screen)
    reply = act("reply", 5, to=5, value="fijn dat je dit deelt") | {"by": "guide"}
    keep(journal, vault, reply)
    assert vault.get("reply/6") == "fijn dat je dit deelt" and "fijn dat je dit" not in journal.text


def test_what_leaves_for_a_purpose(journal: Journal) -> None:
    shared(journal, Vault())
    session = journal.session
    export = session.export("onderzoek")
    assert export["leaves"] == [] and export["withheld"] == {"consent": 1}
    journal.append(act("consent", 5, purpose="onderzoek", given=True))
    export = journal.session.export("onderzoek")
    assert export["leaves"] == [{"value": 6, "what": "slaap"}] and export["withheld"] == {}
    assert export["with"] == "research" and export["program"] == journal.program.hash
    with pytest.raises(KeyError, match="reclame"):
        session.export("reclame")


def test_the_record_of_consent(journal: Journal) -> None:
    shared(journal, Vault())
    for minute, given in enumerate([True, False]):
        journal.append(act("consent", 5 + minute, purpose="onderzoek", given=given))
    record = leerpad.consent_record(journal.program, journal.text, "onderzoek", language="nl")
    assert record["state"] == "consent-withdrawn"
    assert [(event["seq"], event["type"]) for event in record["events"]] == [
        (6, "consent-given"),
        (7, "consent-withdrawn"),
    ]
    assert "controllers" in record["missing"] and "controllers" not in record
    known = leerpad.consent_record(journal.program, journal.text, "onderzoek", host={"controllers": ["Buurtteam"]})
    assert known["controllers"] == ["Buurtteam"] and "controllers" not in known["missing"]
    with pytest.raises(KeyError, match="reclame"):
        leerpad.consent_record(journal.program, journal.text, "reclame")
    with pytest.raises(Damaged):
        leerpad.consent_record(journal.program, journal.text.replace('"value":6', '"value":7'), "onderzoek")


def test_what_is_due(journal: Journal) -> None:
    assert journal.session.coming is None
    shared(journal, Vault())
    assert journal.session.coming is None
    journal.append(act("continue", 5))
    assert journal.session.coming == {"n": 1, "step": "rust", "until": "2026-11-23T22:05:00.000+01:00"}
    due = journal.session.due_for_erasure
    assert due("2026-12-01T09:00:00.000+01:00") == {"purposes": {}, "session": False}
    assert due("2026-12-24T09:00:00.000+01:00") == {"purposes": {"gesprek": ["slaap", "nacht"]}, "session": False}
    assert due("2027-12-24T09:00:00.000+01:00")["session"] is True
    with pytest.raises(ValueError, match="a time is written as"):
        due("2026-12-01")


def begun(day: int) -> bytes:
    journal = Journal.begin(Module.loads(example.SHARING).program, day)
    journal.append({"act": "start", "at": f"2026-11-{day:02}T10:00:00.000+01:00", "by": "learner"})
    if day % 2:
        journal.append(act("continue") | {"at": f"2026-11-{day:02}T10:01:00.000+01:00"})
    return journal.to_bytes()


def rows(report: Any) -> dict[tuple[str, str], Any]:
    return {(row["table"], row.get("of", "")): row.get("value") for row in report["rows"]}


def test_a_report_shows_nobody() -> None:
    program = Module.loads(example.SHARING).program
    journals = [begun(day) for day in range(1, 13)]
    report = leerpad.report(program, iter(journals))
    assert (report["k"], report["module"]) == (5, "samen")
    assert rows(report)["sessions", "begun"] == 12 and rows(report)["done", "slapen"] == 6
    few = leerpad.report([program], journals[:4])
    assert set(rows(few).values()) == {None} and few["withheld"] == len(few["rows"])
    period = leerpad.report(program, journals, k=3, first_day="2026-11-02", last_day="2026-11-05")
    # Whole weeks in which three began at least: one began in the week before.
    assert rows(period)["sessions", "begun"] == 8
    others = [
        b"x",
        Journal.begin(program, 1).to_bytes(),
        Journal.begin(example.program(), 1).to_bytes(),
    ]
    left = leerpad.report(program, [*journals, *others])["left-out"]
    assert left == {"damaged": 1, "not-begun": 1, "other-program": 1}
    wrongs: list[dict[str, Any]] = [{"k": 2}, {"first_day": "gisteren"}]
    for wrong in wrongs:
        with pytest.raises(ValueError):
            leerpad.report(program, journals, **wrong)
    with pytest.raises(ValueError, match="one module"):
        leerpad.report([program, example.program()], [])
    with pytest.raises(TypeError):
        leerpad.report(program, [7])  # type: ignore[list-item]


def test_a_learner_takes_everything_home_and_back(journal: Journal, tmp_path: Path) -> None:
    vault = Vault()
    shared(journal, vault)
    vault.put("note/9", "van de begeleider")
    files = leerpad.pack_own(journal.program, journal.to_bytes(), vault)
    assert files == leerpad.pack_own(journal.program, journal.text, vault)
    assert SECRET in files["van-mij.html"].decode() and SECRET in files["van-mij.json"].decode()
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    own = leerpad.unpack_own({path.name: path.read_bytes() for path in tmp_path.iterdir()})
    assert own.program == journal.program and own.journal == journal
    vault.remove("note/9")
    assert own.vault == vault
    own.journal.append(act("continue", 5))
    assert isinstance(own.journal.session, Session) and own.journal.session.step == "rust"


def test_what_was_not_taken_home_is_told(journal: Journal) -> None:
    files = leerpad.pack_own(journal.program, journal.text, Vault())
    without = {name: data for name, data in files.items() if name != "journal.jsonl"}
    for made, kind, file in (
        (without, "missing", "journal.jsonl"),
        ({**files, "words.json": b"[]"}, "damaged", "words.json"),
    ):
        with pytest.raises(OwnFault) as found:
            leerpad.unpack_own(made)
        assert (found.value.kind, found.value.file) == (kind, file) and str(found.value)
        assert pickle.loads(pickle.dumps(found.value)).__dict__ == found.value.__dict__
    with pytest.raises(ProgramFault):
        leerpad.unpack_own({**files, "program.json": b"{}"})
    with pytest.raises(Damaged):
        leerpad.unpack_own({**files, "journal.jsonl": b""})
    with pytest.raises(Damaged):
        leerpad.pack_own(journal.program, "", Vault())
