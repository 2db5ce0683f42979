"""Problems of modules: all their fields, places that cut right, fixes that mend."""

import dataclasses
from pathlib import Path

import pytest

import leerpad
from leerpad import Edit, Module, ModuleFaulty, Place, Problem, example, mend

WRONG = example.TEXT.replace("Hoe is het vandaag?", "Hoe is het 😀 vandaag, hé?").replace("go: praten", "go: prate")


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("sign", ["", "😀", "\ud83d", "\ud83d\ude00"])
def test_places_cut_what_they_are_about(start: str, line_end: str, sign: str) -> None:
    text = start + WRONG.replace("\n", line_end).replace("Een begin", f"Een {sign} begin")
    (problem,) = leerpad.check(text, language="en").problems
    place = problem.place
    assert (problem.code, problem.severity) == ("unknown-step", "error")
    assert text[place.start : place.end] == "prate"
    line = text.splitlines()[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == "prate"
    assert place.end_line == place.line
    assert mend(text, [problem]) == text.replace("go: prate", "go: praten")


def test_a_problem_has_all_its_fields() -> None:
    text = example.TEXT.replace("- end: klaar", "- end: praten")
    problem = next(p for p in leerpad.check(text, "m.yaml", language="en").problems if p.related)
    assert problem.place.path == "m.yaml"
    assert problem.message and problem.why and problem.help
    seen = problem.related[0]
    assert text[seen.place.start : seen.place.end] == "praten" and seen.message
    with pytest.raises(dataclasses.FrozenInstanceError):
        problem.code = "other"  # type: ignore[misc]


def test_words_come_in_the_language_asked_for() -> None:
    dutch, english = (leerpad.check(WRONG, language=tag).problems[0] for tag in ("nl", "en"))
    assert dutch.message == "er is geen stap `prate`" != english.message
    with pytest.raises(ValueError, match="nl"):
        leerpad.check(WRONG, language="fr")  # type: ignore[arg-type]


RING = (
    "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: T\nsteps:\n"
    "  - exercise: v\n    items:\n      - choice: lukt\n        ask: Lukt het?\n        options: {ja: Ja, nee: Nee}\n"
    "    next:\n      - when: lukt == ja\n        go: k\n      - v\n  - end: k\n"
)


def test_a_budget_says_how_far_the_proof_walks() -> None:
    def codes(budget: int | None) -> list[str]:
        return [problem.code for problem in leerpad.check(RING, budget=budget).problems]

    assert "kept-by-answers" in codes(None) and "kept-by-answers" in codes(2**64 - 1)
    assert "kept-by-answers" not in codes(0)
    assert Module.loads(RING, budget=0).program.hash == Module.loads(RING).program.hash
    with pytest.raises(ValueError, match="budget"):
        leerpad.check(RING, budget=-1)
    with pytest.raises(TypeError, match="budget"):
        leerpad.check(RING, budget=1.5)  # type: ignore[arg-type]


def test_checking_never_raises_for_what_an_author_wrote() -> None:
    for text in ("", "\0", "{", "- " * 200, "\ud800", "leerpad: 1\n" * 3, "x" * 2_000_000):
        checked = leerpad.check(text)
        assert checked.has_errors and checked.problems


def test_a_module_with_an_error_is_not_made() -> None:
    with pytest.raises(ModuleFaulty) as caught:
        Module.loads(WRONG, language="en")
    assert caught.value.problems == leerpad.check(WRONG, language="en").problems
    assert str(caught.value) == "module.yaml:21:13: error unknown-step: there is no step `prate`"


def test_warnings_stay_with_the_module() -> None:
    text = example.TEXT.replace("stemming == minder", "stemming == minder and stemming == goed")
    module = Module.loads(text)
    assert {problem.severity for problem in module.problems} == {"warning"}
    assert module.program.id == "een-begin"


PART = """\
leerpad: 1
module: adem
version: 1.0.0
languages: [nl]
title: Adem
summary: Even ademen.
steps:
  - step: rustig
    title: Adem rustig
    body: In en uit.
"""
USER = example.TEXT.replace("  - end: klaar", "  - use: adem\n    module: parts/adem.yaml\n  - end: klaar")


def test_parts_come_with_their_names() -> None:
    module = Module.loads(USER, "m/user.yaml", {"m/parts/adem.yaml": PART})
    assert "adem/rustig" in module.program.dumps()
    checked = leerpad.check(USER, "m/user.yaml", {"m/parts/adem.yaml": PART.replace("rustig", "Rustig", 1)})
    (problem,) = [problem for problem in checked.problems if problem.severity == "error"]
    path = problem.place.path
    assert checked.texts[path][problem.place.start : problem.place.end] == "Rustig"
    # What stands in another text is not mended here.
    assert mend(USER, [problem], "m/user.yaml") == USER


def test_files_are_read_with_their_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "parts").mkdir()
    (tmp_path / "user.yaml").write_bytes(USER.replace("\n", "\r\n").encode())
    (tmp_path / "parts/adem.yaml").write_text(PART, encoding="utf-8")
    module = Module.load(tmp_path / "user.yaml")
    assert module.program == Module.loads(USER, "user.yaml", {"parts/adem.yaml": PART}).program
    monkeypatch.chdir(tmp_path)
    assert Module.load("user.yaml") == Module.load(Path("./user.yaml"))
    assert list(leerpad.check_file("./user.yaml").texts) == ["user.yaml", "parts/adem.yaml"]

    (tmp_path / "parts/adem.yaml").unlink()
    with pytest.raises(ModuleFaulty) as caught:
        Module.load("user.yaml")
    assert caught.value.problems[0].place.path == "user.yaml"
    with pytest.raises(FileNotFoundError):
        Module.load("nobody.yaml")
    (tmp_path / "user.yaml").write_bytes(b"title: \xff")
    with pytest.raises(UnicodeDecodeError):
        Module.load("user.yaml")


def test_edits_that_overlap_wait_for_the_next_round() -> None:
    def problem(*edits: tuple[int, int, str]) -> Problem:
        places = [(Place("module.yaml", 1, 1, 1, 1, start, end), text) for start, end, text in edits]
        fix = tuple(Edit(place, text) for place, text in places)
        return Problem("a", "error", places[0][0], "", "", "", fix, ())

    assert mend("one two three", [problem((4, 7, "TWO")), problem((5, 9, "x")), problem((0, 3, ""))]) == " TWO three"
    assert mend("one", []) == "one"
    assert mend("one", [problem((0, 1, "O"), (9, 9, "x"))]) == "one"
