"""What is released, counted again by DuckDB from the files alone."""

import csv
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest
from conftest import ROOT

import leerpad
from leerpad import example

K = 8


@pytest.fixture(scope="module")
def study() -> leerpad.Study:
    """Two versions, two arms and one of a few, over seven weeks; some stop."""
    texts = (example.COURSE, example.COURSE.replace("version: 1.0.0", "version: 1.1.0"))
    programs = [leerpad.Module.loads(text).program for text in texts]
    journals, people = [], {}
    for person in range(160):
        version = programs[person % 5 == 0]
        journal = leerpad.Journal.begin(version, seed=person)
        day = f"2026-{9 + person % 45 // 28:02}-{1 + person % 28:02}"
        acts: list[dict[str, Any]] = [
            {"act": "start"},
            {"act": "consent", "purpose": "onderzoek", "given": True},
            {"act": "answer", "item": "gespannen", "value": person % 11},
            {"act": "answer", "item": "wakker", "value": person % 7},
            {"act": "continue"},
        ]
        acts += [{"act": "continue"}] * (person % 9 > 0) + [{"act": "skip"}] * (person % 9 > 1)
        acts += [{"act": "back"}, {"act": "back"}] * (person == 77)
        for minute, act in enumerate(acts):
            journal.append({"at": f"{day}T10:{minute:02}:00.000+01:00", "by": "learner", **act})  # type: ignore[arg-type]
        journals.append((f"person {person}", journal.text))
        people[f"person {person}"] = {"arm": "few" if person in (3, 90) else ("a", "b")[person % 2], "cohort": "=cmd|' /C calc'!A0"}
    return leerpad.Study.open(journals, programs, purpose="onderzoek", trace=True, people=people)


@pytest.fixture(scope="module")
def folder(study: leerpad.Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return study.release(k=K, dates="week", key=b"one").write(tmp_path_factory.mktemp("release"))


def ask(query: str, folder: Path) -> list[tuple[Any, ...]]:
    relation = duckdb.sql(re.sub(r"<(\w+)>", rf"'{folder}/\1.parquet'", query))
    assert relation is not None
    return relation.fetchall()


def test_no_group_is_small(folder: Path, study: leerpad.Study) -> None:
    assert ask(f"select * from (select count(*) n from <sessions> group by version, cohort, arm, began) where n < {K}", folder) == []
    assert len(ask("select distinct began from <sessions> where began is not null", folder)) > 1
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    (count,) = ask("select count(*) from <sessions>", folder)[0]
    assert count + package["withheld"]["sessions-in-small-groups"] == len(study.sessions) and count < len(study.sessions)
    (dateless,) = ask("select count(*) from <sessions> where began is null", folder)[0]
    assert package["withheld"]["dates-of-few"] == dateless > 0


def test_no_path_is_walked_by_few(folder: Path, study: leerpad.Study) -> None:
    paths = """select count(*) n from (
        select session, string_agg(step, '>' order by "order") path from <steps> where counts group by session
    ) group by path"""
    assert all(n >= K for (n,) in ask(paths, folder)) and len(ask(paths, folder)) > 1
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    bare = ask("select count(*) from <sessions> where visits is null and last_step is null and dwell_ms is null", folder)
    inside = ask("select count(*) from <sessions> where session not in (select session from <steps>)", folder)
    assert bare == inside == [(package["withheld"]["paths-of-few"],)]


def test_nothing_leads_back_to_a_journal(folder: Path, study: leerpad.Study) -> None:
    for table in ("sessions", "steps", "measures", "decisions"):
        columns = {row[0] for row in ask(f"describe select * from <{table}>", folder)}
        assert not columns & {"seed", "draw", "at", "started_at", "last_at", "entered_at", "left_at", "seq", "entered_seq"}
        assert not [row for row in ask(f"describe select * from <{table}>", folder) if "TIMESTAMP" in row[1]]
    names = {name for (name,) in ask("select session from <sessions> union select subject from <sessions>", folder)}
    assert not names & set(study.sessions.column("session")) and not names & set(study.sessions.column("subject"))
    every = b"".join(file.read_bytes() for file in folder.iterdir() if file.suffix != ".parquet")
    assert not re.search(rb"person \d", every)


def test_rows_are_in_no_order_of_files(folder: Path) -> None:
    names = [name for (name,) in ask("select session from <sessions>", folder)]
    assert names == sorted(names)


def test_two_releases_share_no_pseudonym(study: leerpad.Study, folder: Path, tmp_path: Path) -> None:
    other = study.release(k=K).write(tmp_path / "other")
    both = f"select count(*) from <sessions> where session in (select session from '{other}/sessions.parquet')"
    assert ask(both, folder) == [(0,)]
    assert ask("select count(*) from <sessions>", folder) == ask("select count(*) from <sessions>", other)


def test_the_same_release_is_the_same_bytes(study: leerpad.Study, folder: Path, tmp_path: Path) -> None:
    again = study.release(k=K, dates="week", key=b"one").write(tmp_path / "again")
    files = sorted(file.name for file in folder.iterdir())
    assert len(files) == 10
    assert {name: (again / name).read_bytes() for name in files} == {name: (folder / name).read_bytes() for name in files}


def test_the_package_says_what_is_in_the_files(folder: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        data = (folder / resource["path"]).read_bytes()
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest() and resource["bytes"] == len(data)
        table = resource["path"].split(".")[0]
        columns = [row[0] for row in ask(f"describe select * from <{table}>", folder)]
        assert [field["name"] for field in resource["schema"]["fields"]] == columns
        assert all(field["description"] for field in resource["schema"]["fields"])
        assert ask(f"select count(*) from <{table}>", folder) == [(resource["rows"],)]


def test_a_spreadsheet_runs_nothing(folder: Path) -> None:
    for table in ("sessions", "steps", "measures", "decisions", "codebook"):
        data = (folder / f"{table}.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbf") and data.count(b"\n") == data.count(b"\r\n")
        for row in csv.reader(data.decode("utf-8-sig").splitlines()):
            for cell in row:
                assert not cell.startswith(("=", "+", "@", "\t", "\r")) and (not cell.startswith("-") or float(cell))
    cells = {row["cohort"] for row in csv.DictReader((folder / "sessions.csv").read_text("utf-8-sig").splitlines())}
    assert cells == {"'=cmd|' /C calc'!A0"}
    # Parquet runs nothing and has it as it is.
    assert ask("select distinct cohort from <sessions>", folder) == [("=cmd|' /C calc'!A0",)]


def test_answers_of_few_are_withheld(tmp_path: Path) -> None:
    module = leerpad.Module.load(ROOT / "modules/rust-in-je-hoofd.yaml").program
    cohort = leerpad.simulate(module, 60, policy=leerpad.Policy.random(skip=0.1), seed=4)
    made = cohort.release(k=K, key=b"k").write(tmp_path)
    few = f"""select * from (
        select count(*) n from <measures> where "text" is not null group by name, moment, "text"
    ) where n < {K}"""
    assert ask(few, made) == []
    package = json.loads((made / "datapackage.json").read_text(encoding="utf-8"))
    assert package["withheld"]["answers-of-few"] > 0
    assert ask("select count(*) > 0 from <measures> where \"text\" is not null", made) == [(True,)]


def test_what_cannot_be_released_is_said(study: leerpad.Study) -> None:
    for k in (0, 2, 1_001):
        with pytest.raises(ValueError, match="from 3 to 1000"):
            study.release(k=k)
    with pytest.raises(ValueError, match="every group is smaller than 500"):
        study.release(k=500)
    with pytest.raises(ValueError, match="`dates`"):
        study.release(dates="day")  # type: ignore[arg-type]
