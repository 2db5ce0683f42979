"""Replay over record batches: the same rows in a loop, in a pool of processes, in Dask and in Spark."""

import os
import pickle
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import pyarrow
import pytest

import leerpad
from leerpad import example
from leerpad.tables import TABLES

COUNT = 40


@pytest.fixture(scope="module")
def journals() -> pyarrow.Table:
    def text(n: int) -> str:
        return example.course(n, [(n % 10, 3), (4, n % 7)] if n % 5 else [(n % 10, 1)]).text

    names = [f"s{n:03}" for n in range(COUNT)]
    return pyarrow.table({"session": names, "journal": [text(n) for n in range(COUNT)], "arm": ["a", "b"] * (COUNT // 2)})


def replay(table: Any = "events", *, plain: bool = False) -> leerpad.Replay:
    program = leerpad.Module.loads(example.COURSE).program
    return leerpad.replay_batches(program, purpose="onderzoek", table=table, trace=True, key=b"k", plain=plain)


def in_this_process(one: leerpad.Replay, batches: list[pyarrow.RecordBatch]) -> list[pyarrow.RecordBatch]:
    return list(one(batches))


def sorted_rows(made: Any, table: str) -> list[dict[str, Any]]:
    rows = pyarrow.Table.from_batches(list(made)).to_pylist() if isinstance(made, list) else made.to_pylist()
    order = {"events": "seq", "steps": "order", "measures": "order", "decisions": "decision"}.get(table, "session")
    return sorted(rows, key=lambda row: (row["session"], row[order]))


def test_a_study_and_batches_are_the_same(journals: pyarrow.Table) -> None:
    pairs = list(zip(journals["session"].to_pylist(), journals["journal"].to_pylist()))
    people = {name: {"arm": arm} for name, arm in zip(journals["session"].to_pylist(), journals["arm"].to_pylist())}
    program = leerpad.Module.loads(example.COURSE).program
    study = leerpad.Study.open(pairs, program, purpose="onderzoek", trace=True, key=b"k", people=people)
    for name in TABLES:
        made = in_this_process(replay(name), journals.to_batches(max_chunksize=7))
        assert pyarrow.Table.from_batches(made).to_pylist() == pyarrow.table(study.table(name)).to_pylist()
        plain = in_this_process(replay(name, plain=True), journals.to_batches(max_chunksize=7))
        assert len(plain) >= COUNT // 7 and sum(batch.num_rows for batch in plain) == len(study.table(name))


def test_nothing_in_gives_nothing_out() -> None:
    assert list(replay()([])) == []
    empty = pyarrow.RecordBatch.from_pydict({"session": ["a"], "journal": ["damaged"]})
    (made,) = replay()([empty])
    assert made.num_rows == 0 and made.schema.names == list(replay_columns("events"))


def replay_columns(table: Any) -> tuple[str, ...]:
    return tuple(column.name for column in leerpad.codebook(table))


def test_the_function_can_be_pickled(journals: pyarrow.Table) -> None:
    one = replay()
    again = pickle.loads(pickle.dumps(one))
    batches = journals.to_batches()
    assert in_this_process(again, batches) == in_this_process(one, batches)


def test_faults_are_said_before_anything_runs() -> None:
    program = leerpad.Module.loads(example.COURSE).program
    with pytest.raises(KeyError):
        leerpad.replay_batches(program, purpose="marketing", table="measures")
    with pytest.raises(ValueError, match="trace=True"):
        leerpad.replay_batches(program, purpose="onderzoek", table="steps")


@pytest.mark.parametrize("table", ["events", "measures", "decisions"])
def test_a_pool_gives_the_same(journals: pyarrow.Table, table: str) -> None:
    batches = journals.to_batches(max_chunksize=6)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        parts = pool.map(in_this_process, [replay(table)] * len(batches), [[batch] for batch in batches])
        pooled = [batch for part in parts for batch in part]
    assert pooled == in_this_process(replay(table), batches)


@pytest.mark.parametrize("table", ["events", "measures"])
def test_dask_gives_the_same(journals: pyarrow.Table, table: str) -> None:
    """Real Dask, in processes of its own: a bag of tables of journals, and the same function for each."""
    import dask.bag

    tables = [journals.slice(first, 6) for first in range(0, COUNT, 6)]
    bag: Any = dask.bag.from_sequence(tables, npartitions=3)  # type: ignore[no-untyped-call]
    bag = bag.map(replay(table).on)
    made = bag.compute(scheduler="processes", num_workers=2)
    assert pyarrow.concat_tables(made).to_pylist() == replay(table).on(journals).to_pylist()


def test_a_whole_table_gives_the_same(journals: pyarrow.Table) -> None:
    """What Ray hands over is a table; `on_ray.py` runs it there."""
    for table in ("events", "decisions"):
        made = replay(table).on(journals)
        assert made == pyarrow.Table.from_batches(in_this_process(replay(table), journals.to_batches()))
        assert replay(table).on(journals.slice(0, 0)).schema == made.schema


def test_spark_gives_the_same(journals: pyarrow.Table) -> None:
    """Real Spark, on this machine; needs Java 17."""
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "5")
        .getOrCreate()
    )
    try:
        frame = spark.createDataFrame(journals).repartition(4, "session")
        for table in ("events", "sessions", "measures", "decisions"):
            one = replay(table, plain=True)
            made = frame.mapInArrow(one, one.ddl).toArrow()
            mine = in_this_process(one, journals.to_batches())
            assert sorted_rows(made, table) == sorted_rows(mine, table)
            assert made.num_rows > 0
    finally:
        spark.stop()
