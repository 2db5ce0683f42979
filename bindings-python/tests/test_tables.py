"""The tables for research: the schema in four libraries, what may be in them, and that they say what the journals say."""

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars
import pyarrow
import pytest
from conftest import ROOT

import leerpad
from leerpad import example
from leerpad.tables import TABLES

ARROW = {
    "dictionary<int32, utf8>": pyarrow.dictionary(pyarrow.int32(), pyarrow.utf8()),
    "utf8": pyarrow.utf8(),
    "timestamp[ms, UTC]": pyarrow.timestamp("ms", "UTC"),
    "int16": pyarrow.int16(),
    "uint32": pyarrow.uint32(),
    "int64": pyarrow.int64(),
    "uint64": pyarrow.uint64(),
    "float64": pyarrow.float64(),
    "bool": pyarrow.bool_(),
    "list<utf8>": pyarrow.list_(pyarrow.utf8()),
    "list<float64>": pyarrow.list_(pyarrow.float64()),
}


@pytest.fixture(scope="module")
def study() -> leerpad.Study:
    return example.study()


def opened(
    journals: dict[str, str], program: leerpad.Program, *, purpose: str = "onderzoek", trace: bool = True
) -> leerpad.Study:
    return leerpad.Study.open(list(journals.items()), program, purpose=purpose, trace=trace, key=b"k")


def asked(query: str, found: leerpad.Table) -> list[tuple[Any, ...]]:
    """DuckDB finds a table by the name of the variable."""
    relation = duckdb.sql(query)
    assert relation is not None and found is not None
    return relation.fetchall()


@pytest.mark.parametrize("name", TABLES)
def test_the_schema_is_what_the_codebook_says(study: leerpad.Study, name: Any) -> None:
    table = study.table(name)
    columns = leerpad.codebook(name)
    made = pyarrow.table(table).schema
    assert made == pyarrow.schema([pyarrow.field(c.name, ARROW[c.type], c.nullable) for c in columns])
    assert pyarrow.schema(table) == made
    assert table.columns == tuple(made.names)
    for column in columns:
        assert column.about.endswith((".", "…")) and column.ground in ("key", "provenance", "answer", "trace")
        assert column.unit or column.type not in ("timestamp[ms, UTC]", "float64", "int64")
    assert [c.name for c in columns][-7:] == ["module", "version", "program", "engine", "schema", "seed", "source"]


@pytest.mark.parametrize("name", TABLES)
def test_four_libraries_see_the_same(study: leerpad.Study, name: Any) -> None:
    table = study.table(name)
    arrow = pyarrow.table(table)
    seen = polars.DataFrame(table)
    assert seen.shape == (len(table), len(table.columns))
    assert seen.to_dicts() == arrow.to_pylist()
    frame = pandas.DataFrame.from_arrow(table)
    assert frame.shape == seen.shape
    found = table
    counted = asked("select count(*), count(distinct session) from found", found=found)
    assert counted == [(len(found), len(set(table.column("session"))))]
    if "seq" in table.columns and name == "events":
        assert frame["seq"].tolist() == seen["seq"].to_list() == table.column("seq")
        assert str(frame["at"].dtype) == "datetime64[ms, UTC]" and str(frame["act"].dtype) == "category"
    taken = [tuple(row.values()) for row in leerpad.rows(table)]
    plain = arrow.to_pylist()
    for one, other in zip(taken, plain, strict=True):
        for mine, theirs in zip(one, other.values(), strict=True):
            assert mine == (round(theirs.timestamp() * 1000) if isinstance(theirs, datetime) else theirs)


def test_polars_takes_a_table_by_its_constructor(study: leerpad.Study) -> None:
    """`from_arrow` of polars makes one column of structs out of everything that is not pyarrow's own."""
    assert isinstance(polars.DataFrame(study.events), polars.DataFrame)
    assert isinstance(polars.from_arrow(study.events), polars.Series)


def test_a_stream_can_be_taken_again_or_dropped(study: leerpad.Study) -> None:
    for _ in range(3):
        assert "arrow_array_stream" in repr(study.events.__arrow_c_stream__())
        assert "arrow_schema" in repr(study.events.__arrow_c_schema__())
        assert len(polars.DataFrame(study.events)) == len(study.events)


def test_events_say_what_journals_say(tmp_path: Path) -> None:
    """Told again from the JSON alone, without the engine."""
    journals = {f"{n}": example.course(n, [(n % 10, 3), (4, n % 7)]).text for n in range(1, 30)}
    study = opened(journals, leerpad.Module.loads(example.COURSE).program)
    rows = leerpad.rows(study.events)
    told: list[tuple[Any, ...]] = []
    for text in journals.values():
        here: tuple[Any, Any] = (None, None)
        before: int | None = None
        for line in text.splitlines()[1:]:
            entry = json.loads(line)
            there, left = here, None
            for fact in entry["facts"]:
                if fact["fact"] == "moved":
                    there = (fact["step"], fact["n"])
                if fact["fact"] == "left":
                    left = fact["how"]
            if entry["act"] == "start":
                there = ("begin", 1)
            at = round(datetime.fromisoformat(entry["at"]).timestamp() * 1000)
            gap = None if before is None else at - before
            told.append((entry["seq"], entry["act"], at, *here, *there, entry.get("item"), left, gap))
            here, before = there, at
    names = ("seq", "act", "at", "step", "visit", "step_to", "visit_to", "item", "exit", "gap_ms")
    assert [tuple(row[name] for name in names) for row in rows] == told


def test_measures_say_what_was_scored() -> None:
    journals = {f"{n}": example.course(n, [(n % 10, 3), (4, n % 7)]).text for n in range(1, 30)}
    study = opened(journals, leerpad.Module.loads(example.COURSE).program)
    told = [
        (fact["moment"], fact["score"])
        for text in journals.values()
        for line in text.splitlines()[1:]
        for fact in json.loads(line)["facts"]
        if fact["fact"] == "scored"
    ]
    assert list(zip(study.measures.column("moment"), study.measures.column("number"))) == told
    drawn = [
        (fact["arm"], int(fact["draw"], 16))
        for text in journals.values()
        for line in text.splitlines()[1:]
        for fact in json.loads(line)["facts"]
        if fact["fact"] == "drawn"
    ]
    assert list(zip(study.decisions.column("chosen"), study.decisions.column("draw"))) == drawn


SECRET = """\
leerpad: 1
module: geheim
version: 1.0.0
languages: [nl]
title: Wat weg mag
privacy:
  keep: 90 days
  purposes:
    onderzoek:
      ask: Mogen onderzoekers dit gebruiken?
      with: research
      what: [uren, soort, dagen, naam]
      keep: 1 year
steps:
  - exercise: vragen
    title: Vragen
    items:
      - number: uren
        ask: Hoeveel uur slaap je?
      - number: geheim
        ask: Hoe oud ben je?
      - choice: soort
        ask: Wat voor nacht?
        options:
          licht: Licht
          zwaar: Zwaar
        rules:
          - when: answer == licht
            correct: true
            say: Fijn.
          - say: Jammer.
      - choices: dagen
        ask: Welke dagen?
        options:
          ma: Maandag
          di: Dinsdag
      - text: naam
        ask: Hoe heet je?
        private: false
      - words: wens
        ask: Wat wil je?
    next:
      - when: naam == "Jan"
        go: klaar
      - klaar
  - end: klaar
    say: Dag.
"""


def walked(program: leerpad.Program, *acts: dict[str, Any]) -> str:
    journal = leerpad.Journal.begin(program, seed=1)
    for minute, act in enumerate(acts):
        journal.append({"at": f"2026-11-23T10:{minute:02}:00.000+01:00", "by": "learner", **act})  # type: ignore[arg-type]
    return journal.text


def answer(item: str, value: Any) -> dict[str, Any]:
    return {"act": "answer", "item": item, "value": value}


def test_what_may_not_leave_is_in_no_table() -> None:
    program = leerpad.Module.loads(SECRET).program
    acts = [
        {"act": "start"},
        answer("uren", 131313),
        answer("uren", 7),
        answer("geheim", 424242),
        answer("soort", "licht"),
        answer("dagen", ["di", "ma"]),
        answer("naam", "Kanarie"),
        answer("wens", {"vault": True}),
    ]
    yes = {"act": "consent", "purpose": "onderzoek", "given": True}
    no = {"act": "consent", "purpose": "onderzoek", "given": False}
    journals = {
        "yes": walked(program, *acts, yes),
        "never": walked(program, *acts),
        "withdrawn": walked(program, *acts, yes, no),
    }
    study = opened(journals, program)
    assert study.left_out == {"no-consent": 2}
    every = "".join(json.dumps(leerpad.rows(study.table(name))) for name in TABLES)
    for secret in ("131313", "424242", "Kanarie"):
        assert secret not in every
    values = [(row["item"], row["number"], row["text"], row["json"], row["correct"]) for row in leerpad.rows(study.events)]
    assert values[1:8] == [
        ("uren", None, None, None, None),
        ("uren", 7.0, None, None, None),
        ("geheim", None, None, None, None),
        ("soort", None, "licht", None, True),
        ("dagen", None, None, '["ma","di"]', None),
        ("naam", None, None, None, None),
        ("wens", None, None, None, None),
    ]
    assert study.measures.column("name") == ["uren", "soort", "dagen"]
    closed = opened(journals, program, trace=False)
    assert closed.measures.column("number") == study.measures.column("number")
    assert closed.measures.column("at") == [None] * 3 and closed.sessions.column("status") == [None]
    for name in ("events", "steps", "contacts"):
        with pytest.raises(ValueError, match="trace=True"):
            closed.table(name)
    for name in TABLES:
        for column in leerpad.codebook(name):
            if column.ground == "trace" and name not in ("events", "steps", "contacts"):
                assert set(closed.table(name).column(column.name)) <= {None}


def test_what_was_kept_from_an_earlier_visit_stands_where_it_was_said() -> None:
    """In a loop answers are kept: the act that gave one is that of the visit before."""
    text = example.COURSE.replace(
        "  - end: klaar", "  - step: nog-eens\n    title: Nog eens?\n    body: Ja.\n    next:\n      - when: visits(oefenen) < 2\n        go: oefenen\n      - klaar\n  - end: klaar"
    ).replace("what: [spanning]", "what: [spanning, rustig]")
    program = leerpad.Module.loads(text).program
    go: dict[str, Any] = {"act": "continue"}
    yes: dict[str, Any] = {"act": "consent", "purpose": "onderzoek", "given": True}
    measure = [answer("gespannen", 3), answer("wakker", 4), go]
    acts: list[dict[str, Any]] = [{"act": "start"}, yes, *measure, answer("rustig", True), go, go, *measure, go, go, go]
    study = opened({"a": walked(program, *acts)}, program)
    gave = [(row["seq"], row["visit"], row["text"]) for row in leerpad.rows(study.events) if row["item"] == "rustig"]
    assert gave == [(6, 1, "true")]
    assert [row["visit"] for row in leerpad.rows(study.measures) if row["name"] == "rustig"] == [2]


def test_journals_that_cannot_be_told_are_counted_and_named() -> None:
    program = leerpad.Module.loads(example.COURSE).program
    good = example.course(1, [(1, 1)]).text
    journals = {
        "good": good,
        "torn": good[:-30],
        "bent": good.replace('"value":1', '"value":2', 1),
        "other": example.sharing().text,
        "empty": leerpad.Journal.begin(program, seed=1).text,
        "nothing": "",
    }
    study = opened(journals, program)
    assert study.left_out == {"damaged": 2, "not-begun": 1, "other-program": 1}
    assert [name for name, _ in study.faults] == ["bent", "nothing"]
    # What was torn off was never acknowledged: the rest counts.
    assert len(study.sessions) == 2 and len(study.events) == 2 * (len(good.splitlines()) - 1) - 1
    with pytest.raises(KeyError, match="no program here has a purpose `marketing`"):
        opened(journals, program, purpose="marketing")
    with pytest.raises(ValueError, match="two journals have the name `a`"):
        leerpad.Study.open([("a", good), ("a", good)], program, purpose="onderzoek")


def test_journals_lie_in_files_and_folders(tmp_path: Path) -> None:
    program = leerpad.Module.loads(example.COURSE).program
    texts = [example.course(n, [(n, 1), (1, 1)]).text for n in range(5)]
    (tmp_path / "deep").mkdir()
    (tmp_path / "one.jsonl").write_text(texts[0], encoding="utf-8", newline="\n")
    (tmp_path / "deep/many.jsonl").write_text("".join(texts[1:]), encoding="utf-8", newline="\n")
    people = {"one": {"subject": "Els", "arm": "a"}, "deep/many#2": {"subject": "Els", "arm": "b"}}
    said: list[tuple[int, int | None]] = []
    study = leerpad.Study.open(
        tmp_path, program, purpose="onderzoek", people=people, key=b"k", progress=lambda *told: said.append(told)
    )
    whole = sum(len(text) for text in texts)
    assert len(study.sessions) == 5 and said[-1] == (whole, whole)
    subjects, arms = study.sessions.column("subject"), study.sessions.column("arm")
    assert arms == [None, "b", None, None, "a"] and subjects[1] == subjects[4]
    assert len(set(subjects)) == 4 and len(set(study.sessions.column("session"))) == 5
    assert all(len(name) == 26 and "Els" not in name for name in subjects)
    again = leerpad.Study.open([tmp_path / "one.jsonl"], program, purpose="onderzoek", people=people, key=b"k")
    assert again.sessions.column("subject") == [subjects[4]]
    other = leerpad.Study.open([tmp_path / "one.jsonl"], program, purpose="onderzoek", people=people)
    assert other.sessions.column("subject") != [subjects[4]]


def test_many_parts_are_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dictionaries differ from part to part; every library puts them together."""
    from leerpad import study as made

    whole = example.study()
    monkeypatch.setattr(made, "_ROWS", 1)
    monkeypatch.setattr(made, "_TOGETHER", 1)
    parts = example.study()
    table = events = parts.events
    assert polars.DataFrame(table).to_dicts() == polars.DataFrame(whole.events).to_dicts()
    assert pandas.DataFrame.from_arrow(table)["act"].astype(str).tolist() == whole.events.column("act")
    assert asked("select act from found", found=events) == [(act,) for act in whole.events.column("act")]
    assert events is table
    assert leerpad.rows(table) == leerpad.rows(whole.events)


def test_a_shipped_module_gives_its_scores() -> None:
    module = leerpad.Module.load(ROOT / "modules/rust-in-je-hoofd.yaml")
    text = walked(
        module.program,
        {"act": "start"},
        {"act": "consent", "purpose": "research", "given": True},
        {"act": "continue"},
    )
    study = opened({"a": text}, module.program, purpose="research")
    assert study.decisions.column("options") == [["wolken", "rivier"]]
    assert study.sessions.column("declared_min") == [40]


def test_what_was_shared_by_hand_is_told_as_long_as_it_is_seen() -> None:
    journal = example.sharing()
    study = opened({"a": journal.text}, journal.program, purpose="gesprek")
    told = [(row["kind"], row["name"], row["number"]) for row in leerpad.rows(study.measures)]
    assert told == [("item", "slaap", 6.0)]  # the words that were shared too have no column
    at = {"by": "learner", "at": "2026-11-23T11:00:00.000+01:00"}
    for act in ({"act": "go", "step": "slapen"}, {"act": "answer", "item": "slaap", "value": 5}):
        journal.append({**at, **act})  # type: ignore[arg-type]
    changed = opened({"a": journal.text}, journal.program, purpose="gesprek")
    assert len(changed.measures) == 0 and set(changed.events.column("number")) == {None}
    journal.append({**at, "act": "consent", "purpose": "gesprek", "given": False})  # type: ignore[arg-type]
    assert opened({"a": journal.text}, journal.program, purpose="gesprek").left_out == {"no-consent": 1}


@pytest.fixture(scope="module")
def cohorts() -> dict[str, leerpad.Study]:
    names = ("echt-online", "een-stap-voor-jou", "grip-op-je-geld", "rust-in-je-hoofd", "samen-in-de-buurt")
    programs = {name: leerpad.Module.load(ROOT / f"modules/{name}.yaml").program for name in names}
    return {name: leerpad.simulate(program, 30, seed=8) for name, program in programs.items()}


def test_every_column_says_something_somewhere(cohorts: dict[str, leerpad.Study]) -> None:
    """A column into which only values of another type are put would be empty everywhere."""
    filled: set[tuple[str, str]] = set()
    for study in cohorts.values():
        for name in TABLES:
            table = study.table(name)
            filled |= {(name, column) for column in table.columns if any(v is not None for v in table.column(column))}
    every = {(name, column.name) for name in TABLES for column in leerpad.codebook(name)}
    # What only a researcher says; diaries, draws per visit, heads counted and plans are in none of these walks.
    told_elsewhere = {("sessions", "cohort"), ("sessions", "arm"), ("events", "entry"), ("contacts", "people"),
                      ("contacts", "planned_at"), ("decisions", "step"), ("decisions", "visit")}  # fmt: skip
    assert every - filled == told_elsewhere


def test_contacts_say_what_journals_say(cohorts: dict[str, leerpad.Study]) -> None:
    study = cohorts["een-stap-voor-jou"]
    told: list[tuple[Any, ...]] = []
    for _, _, _, text in study.replayable():
        last: dict[tuple[str, int], dict[str, Any]] = {}
        for line in text.splitlines()[1:]:
            for fact in json.loads(line)["facts"]:
                if fact["fact"] == "contact":
                    last[fact["step"], fact["n"]] = fact
        told += [(step, n, fact["state"], fact.get("form")) for (step, n), fact in last.items()]
    rows = [(row["step"], row["visit"], row["state"], row["form"]) for row in leerpad.rows(study.contacts)]
    assert rows == told and len(rows) > 10
    held = study.contacts.column("state").count("held")
    assert 0 < held == sum(study.sessions.column("contacts_held"))


DAYS = """\
leerpad: 1
module: dagen
version: 1.0.0
languages: [nl]
title: Dagen
privacy:
  keep: 90 days
  purposes:
    onderzoek:
      ask: Mogen onderzoekers dit gebruiken?
      with: research
      what: [boek]
chances:
  bericht:
    arms: {ja: 1, nee: 3}
    per: visit
steps:
  - exercise: week
    title: Een week lang
    items:
      - diary: boek
        ask: Hoe was je dag?
        every: day
        times: 3
        items:
          - scale: stemming
            ask: Hoe voel je je?
            from: 0
            to: 10
          - text: wat
            ask: Wat deed je?
  - step: lezen
    title: Lezen
    body: Dag.
    next:
      - when: chance(bericht) == ja
        go: klaar
      - klaar
  - end: klaar
    say: Dag.
"""


def test_entries_of_a_diary_and_draws_per_visit() -> None:
    program = leerpad.Module.loads(DAYS).program
    entry = {"act": "answer", "item": "boek"}
    text = walked(
        program,
        {"act": "start"},
        {"act": "consent", "purpose": "onderzoek", "given": True},
        entry | {"entry": 1, "value": {"stemming": 4, "wat": {"vault": True}}},
        {"act": "continue"},
        entry | {"entry": 2, "value": {"stemming": 7}, "at": "2026-11-24T10:00:00.000+01:00"},
        {"act": "continue", "at": "2026-11-24T10:01:00.000+01:00"},
    )
    study = opened({"a": text}, program)
    given = [(row["entry"], row["json"], row["step"]) for row in leerpad.rows(study.events) if row["act"] == "answer"]
    assert given == [(1, '{"stemming":4}', "week"), (2, '{"stemming":7}', "lezen")]
    assert json.loads(study.measures.column("json")[0]) == {"1": {"stemming": 4}, "2": {"stemming": 7}}
    (draw,) = leerpad.rows(study.decisions)
    assert (draw["per"], draw["step"], draw["visit"], draw["options"], draw["probabilities"]) == (
        "visit", "lezen", 1, ["ja", "nee"], [0.25, 0.75],
    )  # fmt: skip
    assert draw["probability"] == {"ja": 0.25, "nee": 0.75}[str(draw["chosen"])]
