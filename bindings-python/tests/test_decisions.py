"""Decisions: what was drawn, and what could not be; told only where that tells no way that was taken."""

import json
from typing import Any

import leerpad
from leerpad import example

DAY = """\
leerpad: 1
module: duwtjes
version: 1.0.0
languages: [nl]
title: Duwtjes
privacy:
  keep: 90 days
  purposes:
    onderzoek:
      ask: Mogen onderzoekers dit gebruiken?
      with: research
      what: [druk]
chances:
  groep: [a, b]
  duwtje:
    arms: {ja: 1, nee: 3}
    per: visit
steps:
  - exercise: dag
    title: Hoe is je dag?
    items:
      - choice: druk
        ask: Heb je het druk?
        options:
          ja: Ja
          nee: Nee
  - section: even
    title: Even
    steps:
      - step: ademen
        title: Even ademen
        when: druk == nee
        body: Adem rustig.
        next:
          - when: chance(duwtje) == ja
            go: nog
          - nog
      - step: nog
        title: En nu
        body: Verder.
  - step: avond
    title: Avond
    body: Slaap lekker.
    next:
      - when: visits(avond) < 3
        go: dag
      - klaar
  - end: klaar
    say: Dag.
"""


def walked(program: leerpad.Program, *acts: dict[str, Any], seed: int = 3) -> str:
    journal = leerpad.Journal.begin(program, seed=seed)
    for minute, act in enumerate(acts):
        at = f"2026-11-23T10:{minute:02}:00.000+01:00"
        journal.append({"at": at, "by": "learner", **act})  # type: ignore[arg-type]
    return journal.text


def opened(text: str, program: leerpad.Program, *, trace: bool = True) -> leerpad.Study:
    return leerpad.Study.open([("a", text)], program, purpose="onderzoek", trace=trace)


GO = {"act": "continue"}
BEGIN = ({"act": "start"}, {"act": "consent", "purpose": "onderzoek", "given": True})


def busy(answer: str) -> dict[str, Any]:
    return {"act": "answer", "item": "druk", "value": answer}


def test_a_step_that_was_not_there_was_not_available() -> None:
    program = leerpad.Module.loads(DAY).program
    text = walked(program, *BEGIN, busy("ja"), GO, GO, GO, busy("nee"), GO, GO, GO, GO, busy("ja"), GO)
    rows = leerpad.rows(opened(text, program).decisions)
    assert [(row["decision"], row["chance"], row["step"], row["visit"], row["available"]) for row in rows] == [
        (1, "groep", None, None, True),
        (2, "duwtje", "ademen", None, False),
        (3, "duwtje", "ademen", 1, True),
        (4, "duwtje", "ademen", None, False),
    ]
    assert [row["seq"] for row in rows] == [1, 4, 8, 13]
    for row in rows:
        # What the module would have drawn with is told; what was not drawn is nothing.
        assert (row["options"], row["probabilities"]) == ((["a", "b"], [0.5, 0.5]) if row["chance"] == "groep" else (["ja", "nee"], [0.25, 0.75]))
        assert all((row[name] is not None) == row["available"] for name in ("chosen", "probability", "draw"))
    facts = [fact for line in text.splitlines()[1:] for fact in json.loads(line)["facts"] if fact["fact"] == "drawn"]
    assert [(row["chosen"], row["draw"]) for row in rows if row["available"]] == [(fact["arm"], int(fact["draw"], 16)) for fact in facts]


def test_a_section_that_was_not_there_takes_its_steps_along() -> None:
    hidden = DAY.replace("    title: Even\n", "    title: Even\n    when: druk == nee\n").replace("        when: druk == nee\n        body: Adem", "        body: Adem")
    program = leerpad.Module.loads(hidden).program
    rows = leerpad.rows(opened(walked(program, *BEGIN, busy("ja"), GO), program).decisions)
    assert [(row["step"], row["available"]) for row in rows] == [(None, True), ("ademen", False)]


def test_nobody_came_by_is_no_row() -> None:
    program = leerpad.Module.loads(DAY).program
    assert opened(walked(program, *BEGIN, busy("ja")), program).decisions.column("chance") == ["groep"]
    # Leaving out where it is passed is not a decision: another way never came to it.
    around = leerpad.Module.loads(DAY.replace("  - section: even", "    next: [avond]\n  - section: even", 1)).program
    assert opened(walked(around, *BEGIN, busy("ja"), GO), around).decisions.column("chance") == ["groep"]


def test_the_start_and_a_menu_pass_too() -> None:
    welcome = """\
steps:
  - step: welkom
    title: Hoi
    when: chance(groep) == a
    body: Hoi.
    next:
      - when: chance(duwtje) == ja
        go: dag
      - dag
"""
    program = leerpad.Module.loads(DAY.replace("steps:\n", welcome, 1)).program
    for seed in range(8):
        rows = leerpad.rows(opened(walked(program, *BEGIN, seed=seed), program).decisions)
        there = rows[0]["chosen"] == "a"
        assert [(row["step"], row["available"], row["seq"]) for row in rows] == [(None, True, 1), ("welkom", there, 1)]
    menu = DAY.replace("  - section: even\n    title: Even\n    steps:\n", "  - section: keuze\n    title: Kies\n    order: free\n    steps:\n      - section: even\n        title: Even\n        steps:\n")
    head, _, rest = menu.partition("        steps:\n")
    inner, _, tail = rest.partition("  - step: avond")
    inner = "".join(f"    {line}\n" for line in inner.splitlines())
    program = leerpad.Module.loads(f"{head}        steps:\n{inner}  - step: avond{tail}").program
    rows = leerpad.rows(opened(walked(program, *BEGIN, busy("ja"), GO, {"act": "go", "step": "even"}), program).decisions)
    assert [(row["step"], row["available"], row["seq"]) for row in rows] == [(None, True, 1), ("ademen", False, 5)]


def test_an_answer_thought_over_enters_anew() -> None:
    """Going back and answering otherwise is another moment, as another entering of a visit is."""
    program = leerpad.Module.loads(DAY).program
    text = walked(program, *BEGIN, busy("ja"), GO, {"act": "back"}, busy("nee"), GO, {"act": "back"}, {"act": "continue"})
    rows = leerpad.rows(opened(text, program).decisions)
    assert [(row["step"], row["available"], row["seq"]) for row in rows] == [(None, True, 1), ("ademen", False, 4), ("ademen", True, 7)]


def test_draws_per_visit_tell_the_way_and_need_the_trace() -> None:
    program = leerpad.Module.loads(DAY).program
    acts = [walked(program, *BEGIN, busy(answer), GO) for answer in ("ja", "nee")]
    for text in acts:
        (row,) = leerpad.rows(opened(text, program, trace=False).decisions)
        assert (row["chance"], row["seq"], row["step"], row["available"]) == ("groep", None, None, True)


def test_a_release_withholds_rare_availability() -> None:
    program = leerpad.Module.loads(DAY).program
    # Both ways lead over the same steps; only what was passed over differs.
    same = DAY.replace("        title: Even ademen\n        when: druk == nee\n", "        title: Even ademen\n        when: druk == weg\n")
    same = same.replace("          nee: Nee\n", "          nee: Nee\n          weg: Weg\n")
    program = leerpad.Module.loads(same).program
    journals = [(f"{n}", walked(program, *BEGIN, busy("ja" if n else "weg"), GO, seed=n)) for n in range(8)]
    study = leerpad.Study.open(journals, program, purpose="onderzoek", trace=True)
    assert study.decisions.column("available").count(True) == 9
    release = study.release(k=3, dates="month")
    assert release.withheld["paths-of-few"] == 1
    told = [(row["per"], row["available"]) for row in release.tables["decisions"]]
    assert sorted(told) == [("session", True)] * 8 + [("visit", False)] * 7


def test_the_codebook_says_what_can_be_empty() -> None:
    column = {column.name: column for column in leerpad.codebook("decisions")}
    assert not column["available"].nullable and "not there" in column["available"].about
    for name in ("chosen", "probability", "draw", "visit"):
        assert column[name].nullable
    assert not column["chance"].nullable and column["probabilities"].nullable


def test_every_divergence_says_where_it_is_written() -> None:
    old = leerpad.Module.loads(example.COURSE, "oud.yaml")
    shorter = leerpad.Module.loads(example.COURSE.replace("        to: 10", "        to: 8", 1), "nieuw.yaml")
    gone = leerpad.Module.loads(example.COURSE.replace(
        "  - reflection: opschrijven\n    title: Wat helpt jou?\n    optional: true\n    ask: Wat gaf je vandaag rust?\n", ""
    ), "nieuw.yaml")  # fmt: skip
    journals = [(f"{n}", example.course(n, [(9, 6), (5, 4)]).text) for n in range(1, 4)]
    study = leerpad.Study.open(journals, old, purpose="onderzoek", trace=True)
    line = {text.strip(): f"{number}" for number, text in enumerate(example.COURSE.splitlines(), 1)}
    for one in study.replay_on(shorter).sessions:
        item = line["- scale: gespannen"]
        assert (one.kind, one.old_line, one.new_line) == ("range-changed", f"oud.yaml:{item}", f"nieuw.yaml:{item}")
    for one in study.replay_on(gone).sessions:
        assert (one.kind, one.old_step, one.new_step) == ("step-removed", "opschrijven", "eind")
        assert one.old_line == f"oud.yaml:{line['- reflection: opschrijven']}"
        assert one.new_line == f"nieuw.yaml:{int(line['- measure: eind']) - 4}"
    # Of what went the same way, and of a version of which only the program is at hand, there is no line.
    assert {(one.old_line, one.new_line) for one in study.replay_on(old).sessions} == {(None, None)}
    bare = leerpad.Study.open(journals, old.program, purpose="onderzoek", trace=True)
    assert {(one.old_line, one.new_line) for one in bare.replay_on(gone.program).sessions} == {(None, None)}
