"""Journals: kept, opened again, verified, replayed; and what is found when one was changed."""

import copy
import json

import pytest
from conftest import PATH, act

import leerpad
from leerpad import Damaged, Different, Journal, Module, OtherProgram, Program, Refused, SettingFault, Stale, example


def test_every_accepted_act_is_a_line(program: Program) -> None:
    journal = Journal.begin(program, 7)
    lines = [journal.text]
    for each in PATH:
        appended = journal.append(each)
        lines.append(appended.line)
        assert appended.line == appended.text + "\n"
        assert json.loads(appended.text) == appended.entry
        assert appended.facts == appended.entry["facts"]
        assert appended.entry["hash"] == journal.hash
        assert appended.seq == journal.seq == len(lines) - 1
    assert journal.text == "".join(lines) and journal.to_bytes() == journal.text.encode()


def test_three_ways_of_handing_in_an_act_do_the_same(program: Program, journal: Journal) -> None:
    text, read = Journal.begin(program, 7), Journal.begin(program, 7)
    for each in PATH:
        text.append(json.dumps(each))
        read.append(program.act(each))
    assert text == read == journal


def test_a_refused_act_leaves_no_line(journal: Journal) -> None:
    before = journal.text
    for appends in (journal.append, journal.judge):
        with pytest.raises(Refused) as caught:
            appends(act("continue", 9))
        assert caught.value.code == "at-end"
    assert journal.text == before


def test_an_act_is_judged_kept_and_then_true(program: Program) -> None:
    journal = Journal.begin(program, 7)
    judged = journal.judge(PATH[0])
    assert journal.seq == 0 and judged.appended.line not in journal.text
    journal.keep(judged)
    assert journal.seq == 1 and journal.text.endswith(judged.appended.line)
    with pytest.raises(Stale) as caught:
        journal.keep(judged)
    assert (caught.value.seq, caught.value.expected) == (1, 2)
    assert Journal.open(program, journal.text) == journal


def test_a_journal_goes_on_where_it_was(program: Program, journal: Journal) -> None:
    lines = journal.text.splitlines(keepends=True)
    for count in range(1, len(lines) + 1):
        again = Journal.open(program, "".join(lines[:count]).encode())
        for each in PATH[count - 1 :]:
            again.append(each)
        assert again == journal and again.text == journal.text
        assert again.session.snapshot() == journal.session.snapshot()


def test_a_torn_end_is_reported_and_cut_off(program: Program, journal: Journal) -> None:
    data = journal.to_bytes()
    last = data.rstrip(b"\n").rfind(b"\n") + 1
    whole = len(data)
    for cut in range(last, whole + 1):
        opened = Journal.open(program, data[:cut])
        lacks = cut == whole - 1
        kept = whole if lacks or cut == whole else last
        assert (opened.torn, opened.lacks_line_end) == (0 if lacks else cut - min(kept, cut), lacks)
        assert opened.sound + opened.torn == cut
        assert opened.to_bytes() == data[:kept]
        verified = leerpad.verify(data[:cut])
        assert (verified.torn, verified.lacks_line_end, verified.hash) == (opened.torn, lacks, opened.hash)


def test_the_session_of_a_journal_is_to_look_at(journal: Journal) -> None:
    shown = journal.session
    with pytest.raises(TypeError, match="append the act to the journal"):
        shown.apply(act("back", 9))
    own = copy.copy(shown)
    own.apply(act("back", 9))
    assert own != shown == journal.session


def test_verifying_needs_no_program(program: Program, journal: Journal) -> None:
    verified = leerpad.verify(journal.text)
    assert verified == leerpad.verify(journal.to_bytes()) == leerpad.verify(bytearray(journal.to_bytes()))  # type: ignore[arg-type]
    assert (verified.entries, verified.hash) == (len(PATH), journal.hash)
    header = verified.header
    assert (header["program"], header["seed"], header["settings"]) == (program.hash, "0000000000000007", {})


def test_replaying_gives_the_same_session(program: Program, journal: Journal) -> None:
    for verify in (True, False):
        replayed = leerpad.replay(program, journal.text, verify=verify)
        assert (replayed.entries, replayed.hash) == (len(PATH), journal.hash)
        assert replayed.session == journal.session
        replayed.session.apply(act("back", 9))


def test_every_changed_byte_is_found_at_its_line(program: Program, journal: Journal) -> None:
    data = journal.to_bytes()
    for at in range(0, len(data), 7):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        for look in (leerpad.verify, lambda data: leerpad.replay(program, data), lambda data: Journal.open(program, data)):
            try:
                look(changed)
            except Damaged as damaged:
                assert damaged.line == data[:at].count(b"\n") + 1 and damaged.seq == damaged.line - 1
            else:
                # Only a line end that joins the last two lines may make them look cut off.
                assert at == len(data) - 1


def test_text_that_is_no_utf8_is_damage(program: Program, journal: Journal) -> None:
    with pytest.raises(Damaged) as caught:
        leerpad.verify(journal.text.replace("minder", "mind\ud800", 1))
    assert caught.value.line == 3
    with pytest.raises(Damaged) as caught:
        leerpad.replay(program, journal.to_bytes().replace(b"minder", b"mind\xffr", 1))
    assert (caught.value.line, caught.value.fault) == (3, "encoding")


def test_another_program_is_told_by_both_hashes(journal: Journal) -> None:
    other = Module.loads(example.TEXT.replace("1.0.0", "1.0.1")).program
    for look in (leerpad.replay, Journal.open):
        with pytest.raises(OtherProgram) as caught:
            look(other, journal.text)
        assert (caught.value.journal, caught.value.given) == (journal.program.hash, other.hash)


def rechained(text: str) -> str:
    """A journal whose hashes fit its lines again, as a forger would make it."""
    import hashlib

    lines, before = [], b""
    for line in text.splitlines():
        members = json.loads(line)
        del members["hash"]
        bare = json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        before = hashlib.sha256(before + bare.encode()).digest()
        members["hash"] = before.hex()
        lines.append(json.dumps(members, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n")
    return "".join(lines)


def test_a_forged_entry_comes_out_differently(program: Program, journal: Journal) -> None:
    assert rechained(journal.text) == journal.text
    forged = rechained(journal.text.replace('"to":"praten"', '"to":"klaar"'))
    assert leerpad.verify(forged).entries == len(PATH)
    with pytest.raises(Different) as caught:
        leerpad.replay(program, forged)
    assert (caught.value.seq, caught.value.place) == (3, "fact 1")
    assert '"to":"praten"' in caught.value.expected and '"to":"klaar"' in caught.value.found


def test_settings_of_a_journal_are_judged(program: Program, journal: Journal) -> None:
    with pytest.raises(SettingFault):
        Journal.begin(program, 7, {"toon": "luid"})
    forged = rechained(journal.text.replace('"settings":{}', '"settings":{"toon":"luid"}'))
    with pytest.raises(SettingFault) as caught:
        Journal.open(program, forged)
    assert (caught.value.setting, caught.value.code) == ("toon", "unknown-setting")


def test_versions_that_are_not_read_are_told(journal: Journal) -> None:
    newer = rechained(journal.text.replace('"journal":1,"oldest":1', '"journal":9,"oldest":9'))
    with pytest.raises(Damaged) as caught:
        leerpad.verify(newer)
    assert (caught.value.fault, caught.value.found, caught.value.seq) == ("version", 9, 0)
    gap = rechained(journal.text.replace('"seq":2', '"seq":3'))
    with pytest.raises(Damaged) as caught:
        leerpad.verify(gap)
    assert (caught.value.fault, caught.value.expected, caught.value.seq) == ("seq", 2, 2)
