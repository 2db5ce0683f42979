"""Old acts on a new version: every kind of change is found where it is, and nothing is found where nothing changed."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import polars
import pyarrow
import pytest
from conftest import ROOT

import leerpad
from leerpad import example
from leerpad.walking import Walker

SHIPPED = ("echt-online", "een-stap-voor-jou", "grip-op-je-geld", "rust-in-je-hoofd", "samen-in-de-buurt")


def program(text: str) -> leerpad.Program:
    return leerpad.Module.loads(text).program


def again(text: str, **said: Any) -> leerpad.Counterfactual:
    return example.study().replay_on(program(text), **said)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_same_program_is_the_same_for_all(name: str) -> None:
    module = leerpad.Module.load(ROOT / f"modules/{name}.yaml").program
    cohort = leerpad.simulate(module, 15, seed=1)
    made = cohort.replay_on(module)
    assert made.summary() == {("identical", None, None): 15}
    assert {one.support for one in made.sessions} == {1.0}
    assert all(kept == acts for kept, acts in made.step_support.values())
    # Back on the same program every row is the same, but for where it comes from.
    drop = ["source", "subject", "session"]
    mine, theirs = polars.DataFrame(made.study.events), polars.DataFrame(cohort.events)
    assert mine.drop(drop).equals(theirs.drop(drop))
    assert set(made.study.events.column("source")) == {"counterfactual"}


def edit(old: str, new: str, count: int = -1) -> str:
    assert old in example.COURSE
    return example.COURSE.replace(old, new, count)


EXTRA = "  - step: extra\n    title: Nieuw\n    body: Lees dit.\n"


@pytest.mark.parametrize(
    ("text", "kind", "step"),
    [
        (edit("        to: 10", "        to: 8", 1), "range-changed", "begin"),
        (edit("  - reflection: opschrijven", EXTRA + "  - reflection: opschrijven"), "step-inserted", "opschrijven"),
        (edit("  - exercise: oefenen", "  - exercise: doen"), "step-inserted", "oefenen"),
        (edit("      - breathe: rustig", "      - breathe: kalm"), "item-removed", "oefenen"),
        (edit("      - breathe: rustig\n        in: 4\n        out: 6\n        rounds: 8\n", "      - choice: rustig\n        ask: Rustig?\n        options:\n          ja: Ja\n          nee: Nee\n"), "type-changed", "oefenen"),
        (edit("    optional: true\n", ""), "no-longer-optional", "opschrijven"),
        (edit("      - note: bericht", "      - confirm: akkoord\n        ask: Akkoord?\n        required: true\n      - note: bericht"), "item-required", "oefenen"),
    ],
)
def test_a_change_is_found_where_it_is(text: str, kind: str, step: str) -> None:
    made = again(text)
    found = {(one.kind, one.old_step) for one in made.sessions if one.status == "diverges"}
    assert found == {(kind, step)}
    for one in made.sessions:
        if one.status == "diverges":
            assert one.seq is not None and one.kept in (one.seq, one.seq - 1) and one.kept < one.acts


def test_steps_that_go_are_told_as_removed() -> None:
    start = example.COURSE.index("  - reflection: opschrijven")
    text = example.COURSE[:start] + example.COURSE[example.COURSE.index("  - measure: eind") :]
    kinds = Counter(one.kind for one in again(text).sessions)
    assert kinds == {"step-removed": 10, None: 2}


def test_another_score_is_the_same_path() -> None:
    made = again(edit("score: gespannen + wakker", "score: gespannen"))
    assert made.summary() == {("same-path", None, None): 12}
    assert {one.kind for one in made.sessions} == {"score-changed"} and {one.support for one in made.sessions} == {1.0}


def test_divergences_are_a_table_that_says_what_the_sessions_say(tmp_path: Path) -> None:
    texts = {"old.yaml": example.COURSE, "new.yaml": edit("        to: 10", "        to: 8", 1).replace("version: 1.0.0", "version: 1.1.0")}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    old, new = (leerpad.Module.load(tmp_path / name) for name in texts)
    journals = [(name, text) for name, _, _, text in example.study().replayable()]
    people = {name: {"subject": f"wie {number // 2}"} for number, (name, _) in enumerate(journals)}
    study = leerpad.Study.open(journals, old, purpose="onderzoek", trace=True, people=people)
    made = study.replay_on(new)
    table = made.divergences
    assert table.name == "divergences" and repr(table) == "<leerpad.Table divergences of 12 rows>"
    columns = leerpad.codebook("divergences")
    # polars takes it by the same two capsules as the tables of a study, and the schema is the one that is documented.
    frame, schema = polars.DataFrame(table), pyarrow.schema(table)
    assert tuple(frame.columns) == tuple(schema.names) == tuple(column.name for column in columns) == table.columns
    assert [field.nullable for field in schema] == [column.nullable for column in columns]
    for row, one in zip(frame.to_dicts(), made.sessions, strict=True):
        for name in ("session", "status", "seq", "kind", "code", "act", "item", "old_step", "new_step", "old_line", "new_line", "kept", "acts"):
            assert row[name] == getattr(one, name), name
        assert row["support"] == one.support
        assert (row["old_version"], row["version"]) == ("1.0.0", "1.1.0")
        assert (row["old_program"], row["program"], row["source"]) == (old.program.hash, new.program.hash, "counterfactual")
    apart = frame.filter(polars.col("status") == "diverges")
    assert len(apart) == 3
    assert all("old.yaml:" in one["old_line"] and "new.yaml:" in one["new_line"] for one in apart.to_dicts())
    # Whose they are and what their draws came from are those of the study: it can be joined to the other tables.
    known = polars.DataFrame(study.sessions).select("session", "subject", "seed").cast({"session": polars.String, "subject": polars.String})
    mine = frame.select("session", "subject", "seed").cast({"session": polars.String, "subject": polars.String})
    assert mine.sort("session").equals(known.sort("session")) and mine["subject"].n_unique() == 6
    empty = leerpad.Study.open([], old, purpose="onderzoek", trace=True).replay_on(new).divergences
    assert len(empty) == 0 and polars.DataFrame(empty).columns == frame.columns
    with pytest.raises(ValueError, match="different tables"):
        leerpad.Table.join([table, study.sessions])


def test_evidence_stops_or_goes_on_where_both_come() -> None:
    text = edit("  - reflection: opschrijven", EXTRA + "  - reflection: opschrijven")
    stopped, synced = again(text), again(text, after_divergence="resync")
    for one, other in zip(stopped.sessions, synced.sessions):
        assert other.kept >= one.kept
    # The step that came between holds everybody there: what follows is done by nobody.
    assert [one.kept for one in stopped.sessions] == [one.kept for one in synced.sessions]
    text = edit("        to: 10", "        to: 8", 1)
    stopped, synced = again(text), again(text, after_divergence="resync")
    apart = [(one.kept, other.kept, other.acts) for one, other in zip(stopped.sessions, synced.sessions) if one.seq]
    assert apart and all(few < more == acts - 1 for few, more, acts in apart)
    made = again(text, after_divergence=leerpad.Policy.random(), seed=3)
    status = Counter(made.study.sessions.column("status"))
    assert status["completed"] > Counter(stopped.study.sessions.column("status"))["completed"]
    assert set(made.study.sessions.column("source")) == {"counterfactual"}
    redone = again(text, after_divergence=leerpad.Policy.random(), seed=3)
    assert leerpad.rows(redone.study.events) == leerpad.rows(made.study.events)


def test_pseudonyms_stay_who_they_were() -> None:
    made = again(example.COURSE)
    assert made.study.sessions.column("subject") == example.study().sessions.column("subject")


def test_a_simulation_is_its_seed() -> None:
    course = program(example.COURSE)
    one, same, other = (leerpad.simulate(course, 30, seed=seed) for seed in (5, 5, 6))
    assert leerpad.rows(one.events) == leerpad.rows(same.events) != leerpad.rows(other.events)
    assert set(one.sessions.column("status")) == {"completed"}
    assert set(one.decisions.column("chosen")) == {"sms", "geen"} and len(set(one.events.column("seed"))) == 30


@pytest.mark.parametrize("name", SHIPPED)
def test_policies_walk_every_shipped_module_to_an_end(name: str) -> None:
    module = leerpad.Module.load(ROOT / f"modules/{name}.yaml").program
    cohort = leerpad.simulate(module, 25, policy=leerpad.Policy.random(skip=0.2), seed=2)
    assert cohort.sessions.column("status") == ["completed"] * 25
    some = leerpad.simulate(module, 60, policy=leerpad.Policy.random(stop=0.05), seed=2)
    assert 0 < some.sessions.column("status").count("completed") < 60


def test_a_fitted_policy_has_the_habits_of_its_study() -> None:
    study = example.study()
    policy = leerpad.fit(study, smoothing=0.0)
    cohort = leerpad.simulate(program(example.COURSE), 2_000, policy=policy, seed=9)
    (observed,), (made,) = (one.dropoff(inactive="2 days", unit="steps") for one in (study, stopped_for_good(cohort)))
    at_two = [{step.time: step.survival for step in curve.curve}[2.0] for curve in (observed, made)]
    assert at_two[1] == pytest.approx(at_two[0], abs=0.03) and at_two[0] < 1
    skipped = [exit == "skipped" for step, exit in zip(cohort.steps.column("step"), cohort.steps.column("exit")) if step == "opschrijven"]
    assert sum(skipped) / len(skipped) == pytest.approx(policy.skip["opschrijven"], abs=0.03)


def stopped_for_good(cohort: leerpad.Study) -> leerpad.Study:
    """Made-up sessions all begin at one moment, so the last of them is seen long after the others stopped."""
    journals = [(name, text) for name, _, _, text in cohort.replayable()]
    course = program(example.COURSE)
    late = leerpad.Journal.begin(course, seed=1)
    late.append({"act": "start", "at": "2026-12-05T10:00:00.000+01:00", "by": "learner"})
    from leerpad.study import made_up

    return made_up([*journals, ("late", late.text)], course, "simulated")


def test_a_fitted_policy_answers_as_its_study_did() -> None:
    text = example.COURSE.replace("what: [spanning]", "what: [spanning, gespannen]")
    course = program(text)
    journals = []
    for person in range(30):
        journal = leerpad.Journal.begin(course, seed=person)
        Walker(course, leerpad.Policy(answers={"gespannen": [(3, 0.5), (9, 0.5)]}), f"{person}").walk(journal)
        at = "2026-12-01T10:00:00.000+01:00"
        journal.append({"act": "consent", "at": at, "by": "learner", "given": True, "purpose": "onderzoek"})
        journals.append((f"{person}", journal.text))
    study = leerpad.Study.open(journals, course, purpose="onderzoek", trace=True)
    policy = leerpad.fit(study, smoothing=0.0)
    assert {value for value, _ in policy.answers["gespannen"]} == {3, 9} and "wakker" not in policy.answers
    cohort = leerpad.simulate(course, 200, policy=policy, seed=1)
    given = {number for item, number in zip(cohort.events.column("item"), cohort.events.column("number")) if item == "gespannen"}
    assert given - {None} == {3.0, 9.0}


def test_counterfactual_agrees_with_the_journals_told_again() -> None:
    """The verdict by hand: each entry applied to a session of the new version, without the code under test."""
    text = edit("        to: 10", "        to: 6", 1)
    new = program(text)
    verdicts = []
    for _, _, _, journal in example.study().replayable():
        session = leerpad.Session(new, json.loads(journal.split("\n")[0])["seed"])
        seq = None
        for line in journal.splitlines()[1:]:
            entry = json.loads(line)
            act = {name: value for name, value in entry.items() if name not in ("facts", "hash", "seq")}
            try:
                made = session.apply(act)  # type: ignore[arg-type]
            except leerpad.Refused:
                seq = entry["seq"]
                break
            assert json.loads(made.text)["facts"] == entry["facts"]
        verdicts.append(seq)
    assert [one.seq for one in again(text).sessions] == verdicts
    assert any(verdicts)
