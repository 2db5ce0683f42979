"""Sessions: acts in, facts or a refusal out."""

import enum
import json
import traceback
from typing import Any

import pytest
from conftest import PATH, act

from leerpad import Applied, Journal, Program, Refused, Session, SettingFault, example


def test_three_ways_of_handing_in_an_act_do_the_same(program: Program) -> None:
    sessions = [Session(program, 7) for _ in range(3)]
    for each in PATH:
        made = [
            session.apply(given)
            for session, given in zip(sessions, (each, json.dumps(each), program.act(each)), strict=True)
        ]
        assert made[0] == made[1] == made[2]
        assert made[0].text == made[1].text
    assert sessions[0] == sessions[1] == sessions[2]
    assert sessions[0].is_completed and sessions[0].status == "completed" and sessions[0].step == "klaar"


def test_what_an_act_brought_about_is_written_when_asked_for(session: Session) -> None:
    applied = [session.apply(each) for each in PATH]
    # Later acts change nothing of what an earlier one brought about.
    assert [each.entry["act"] for each in applied] == [each["act"] for each in PATH]
    assert applied[1].entry == {**PATH[1], "step": "hoe-is-het", "facts": [], "seq": 2}
    assert json.loads(applied[1].text) == applied[1].entry
    assert [fact["fact"] for fact in applied[-1].facts] == ["left", "moved", "completed"]
    with pytest.raises(ValueError, match="no entry"):
        Applied("[]")


def test_where_a_session_stands(session: Session) -> None:
    assert (session.seq, session.status, session.step, session.clock) == (0, "new", None, None)
    assert session.seed == "0000000000000007" == Session(session.program, "0000000000000007").seed
    session.apply(PATH[0])
    assert (session.seq, session.status, session.step) == (1, "running", "hoe-is-het")
    assert session.clock == PATH[0]["at"]
    assert not session.is_completed
    session.apply(act("stop", 1))
    assert session.status == "stopped" and session.allowed() == ["resume", "erase"]


def test_screens_are_plain_data(session: Session) -> None:
    session.apply(PATH[0])
    screen: Any = session.screen()
    (item,) = screen["items"]
    assert [option["label"] for option in item["options"]] == ["Goed", "Kon beter"]
    assert screen["language"] == "nl" and screen["step"] == "hoe-is-het"
    assert "step" not in session.screen("guide") and "step" not in session.outline("guide")
    assert session.screen("learner", "xx")["language"] == "nl"
    assert json.loads(json.dumps(screen)) == screen
    assert session.allowed() == list(session.outline()["allowed"])
    with pytest.raises(ValueError, match="learner"):
        session.screen("teacher")  # type: ignore[arg-type]


def test_a_refusal_changes_nothing_and_says_what_is_allowed(session: Session) -> None:
    session.apply(PATH[0])
    before = session.snapshot()
    with pytest.raises(Refused) as caught:
        session.apply(act("answer", 1, item="stemming", value="geweldig"))
    assert (caught.value.code, caught.value.parameters) == ("unknown-option", {"item": "stemming"})
    assert "answer" in caught.value.allowed
    assert "geweldig" not in f"{caught.value} {caught.value!r} {caught.value.refusal}"
    assert session.snapshot() == before


@pytest.mark.parametrize("seed", [-1, 2**64, "7", "xyz", "000000000000000g", ""])
def test_a_seed_is_a_number_or_16_digits(program: Program, seed: Any) -> None:
    with pytest.raises(ValueError, match="seed"):
        Session(program, seed)


@pytest.mark.parametrize("seed", [True, 1.5, None, b"0000000000000007"])
def test_nothing_else_is_a_seed(program: Program, seed: Any) -> None:
    with pytest.raises(TypeError):
        Session(program, seed)


def test_settings_are_judged() -> None:
    from leerpad import Module

    text = example.TEXT.replace("steps:\n", "settings:\n  vaak: {type: number, from: 1, to: 9, default: 3}\nsteps:\n", 1)
    program = Module.loads(text).program
    assert json.loads(Session(program, 7, {"vaak": 4}).snapshot())["settings"] == {"vaak": 4}
    with pytest.raises(SettingFault) as caught:
        Session(program, 7, {"vaak": 400})
    fault = caught.value
    assert (fault.setting, fault.code, fault.parameters) == ("vaak", "out-of-range", {"from": 1, "to": 9})
    with pytest.raises(SettingFault) as caught:
        Session(program, 7, {"vaak": "veel"})
    assert caught.value.code == "wrong-type" and caught.value.parameters == {"expects": "number"}
    with pytest.raises(SettingFault) as caught:
        Session(program, 7, {"vaker": 4})
    assert (caught.value.setting, caught.value.code) == ("vaker", "unknown-setting")


def nested(depth: int) -> Any:
    value: Any = "x"
    for _ in range(depth):
        value = [value]
    return value


class Word(str, enum.Enum):
    GOOD = "goed"


class Whole:
    """As whole numbers of other libraries."""

    def __index__(self) -> int:
        return 3


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (3, "wrong-type"),
        (2**63, "wrong-type"),
        (0.5, "wrong-type"),
        (True, "wrong-type"),
        (("goed",), "wrong-type"),
        (Whole(), "wrong-type"),
        (None, "bad-act"),
        (nested(50), "bad-act"),
        ("\ud800", "unknown-option"),
        (Word.GOOD, None),
        ("goed", None),
    ],
)
def test_values_of_python_are_values_of_json(session: Session, value: Any, code: str | None) -> None:
    session.apply(PATH[0])
    given = act("answer", 1, item="stemming", value=value)
    if code is None:
        assert session.apply(given).entry["value"] == "goed"  # type: ignore[typeddict-item]
    else:
        with pytest.raises(Refused) as caught:
            session.apply(given)
        assert caught.value.code == code


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (float("nan"), ValueError),
        (float("inf"), ValueError),
        (2**64, ValueError),
        (-(2**63) - 1, ValueError),
        (nested(64), ValueError),
        ({1: "a"}, TypeError),
        ({"a"}, TypeError),
        (b"goed", TypeError),
        (object(), TypeError),
    ],
)
def test_what_has_no_form_in_json_is_an_error_of_the_host(session: Session, value: Any, error: type[Exception]) -> None:
    session.apply(PATH[0])
    with pytest.raises(error) as caught:
        session.apply(act("answer", 1, item="stemming", value=value))
    assert session.seq == 1
    assert "goed" not in str(caught.value)


@pytest.mark.parametrize("given", [None, 7, [], b"{}"])
def test_an_act_is_a_dict_a_text_or_a_handle(session: Session, given: Any) -> None:
    with pytest.raises(TypeError, match="an act is a dict"):
        session.apply(given)


@pytest.mark.parametrize("text", ["", "[]", "{", "null", "\ud800"])
def test_a_text_that_is_no_act_is_refused(session: Session, text: str) -> None:
    with pytest.raises(Refused) as caught:
        session.apply(text)
    assert (caught.value.code, caught.value.parameters) == ("bad-act", {"field": "act"})


def test_surrogates_become_what_the_semantics_say() -> None:
    """Two halves of a pair are one character, as in JSON; an unpaired one becomes U+FFFD (semantics 1.5)."""
    from leerpad import Module

    text = example.TEXT.replace(
        "      - choice: stemming",
        "      - text: woord\n        ask: Welk woord?\n        private: false\n"
        "      - choice: stemming\n        when: woord != 'niets'",
    )
    session = Session(Module.loads(text).program, 7)
    session.apply(PATH[0])
    for given, kept in (("a\ud800b", "a\ufffdb"), ("\ud83d\ude00", "😀"), ("\ude00\ud83d", "\ufffd\ufffd"), ("é", "é")):
        applied = session.apply(act("answer", 1, item="woord", value=given))
        assert applied.entry["value"] == kept  # type: ignore[typeddict-item]
        applied = session.apply(json.dumps(act("answer", 1, item="woord", value=given)))
        assert applied.entry["value"] == kept  # type: ignore[typeddict-item]


def test_an_act_read_for_another_program_is_read_again(program: Program) -> None:
    from leerpad import Module

    # In this one the option has another place, so an index of the first program would choose wrongly.
    other = Module.loads(example.TEXT.replace("          goed: Goed\n", "          eerst: Eerst\n          goed: Goed\n")).program
    start, good = program.act(PATH[0]), program.act(act("answer", 1, item="stemming", value="goed"))
    session = Session(other, 7)
    session.apply(start)
    assert session.apply(good).entry["value"] == "goed"  # type: ignore[typeddict-item]
    assert other.act(good) != good and other.act(good).program == other
    assert program.act(good) is good


SECRET = "mijn-geheim"


@pytest.mark.parametrize(
    "given",
    [
        act("answer", 1, item="stemming", value=SECRET),
        act("answer", 1, item="stemming", value=[SECRET]),
        act("answer", 1, item="stemming", value={SECRET: {SECRET}}),
        act("answer", 1, item="stemming", value={SECRET.encode(): SECRET}),
        act("answer", 1, item="stemming", value=[SECRET, float("nan")]),
        act("answer", 1, item="praten", value=SECRET),
        act("answer", 1, item="praten", value={"vault": SECRET}),
        act("answer", 1, item="stemming", value="goed", at=SECRET),
        act("skip", 1, item="stemming", value=SECRET),
        act("pause", 1, given={"x": SECRET}),
        json.dumps(act("answer", 1, item="stemming", value=SECRET)),
        json.dumps(act("answer", 1, item="stemming", value=SECRET))[:-1],
    ],
)
def test_no_error_holds_what_somebody_answered(session: Session, given: Any) -> None:
    session.apply(PATH[0])
    for does in (session.apply, session.program.act, Journal.begin(session.program, 7).append):
        try:
            does(given)
        except Exception as error:
            shown = "".join(traceback.format_exception_only(error))
            assert SECRET not in f"{error} {error!r} {error.args} {vars(error)} {shown}"
            assert error.__cause__ is error.__context__ is None
    assert SECRET not in f"{session} {session!r}"


def test_no_handle_shows_what_somebody_answered(session: Session) -> None:
    session.apply(PATH[0])
    read = session.program.act(PATH[1])
    journal = Journal.begin(session.program, 7)
    for handle in (read, session.apply(read), session, journal.append(PATH[0]), journal, journal.judge(read)):
        assert "minder" not in f"{handle} {handle!r}"


def test_advice_leaves_no_trace() -> None:
    from leerpad import Module

    text = example.TEXT.replace("    ask: Wie kun", "    watch:\n      words: [dood]\n    ask: Wie kun")
    session = Session(Module.loads(text).program, 7)
    for each in PATH[:3]:
        session.apply(each)
    before = session.snapshot()
    assert session.advise("praten", "ik wil dood") == {"help": True, "says": []}
    assert session.advise("praten", "mijn zus", "nl") == {"help": False, "says": []}
    assert session.advise("praten", "x" * 20_001)["too-long"] == 20_000
    assert session.snapshot() == before
    with pytest.raises(KeyError, match="nergens"):
        session.advise("nergens", "geheim")
