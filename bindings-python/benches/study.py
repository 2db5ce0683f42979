"""Journals through the fold at scale, in flat memory, beside pandas and polars over the same rows.

    python bindings-python/benches/study.py [SESSIONS]

Times are told as ratios to the replay; nothing here is a test. The journals are some hundred different walks of about sixty
acts on a shipped module, again and again under new names: as a stream, so that memory says what the fold needs.
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow
import pyarrow.parquet

import leerpad

SESSIONS = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
TOGETHER = 500


def batches(texts: list[str]) -> Iterator[pyarrow.RecordBatch]:
    began = time.perf_counter()
    for first in range(0, SESSIONS, TOGETHER):
        rows = range(first, min(first + TOGETHER, SESSIONS))
        names, journals = [f"s{row}" for row in rows], [texts[row % len(texts)] for row in rows]
        yield pyarrow.RecordBatch.from_pydict({"session": names, "journal": journals})
        share = rows[-1] / SESSIONS
        left = (time.perf_counter() - began) * (1 - share) / max(share, 1e-9)
        sys.stderr.write(f"\r[{'#' * int(share * 40):.<40}] {share:4.0%}, {left:,.0f} s left, {memory():,} MB ")
    sys.stderr.write("\n")


def memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def timed(what: Callable[[], object]) -> float:
    began = time.perf_counter()
    what()
    return time.perf_counter() - began


def main() -> None:
    import pandas
    import polars

    program = leerpad.Module.load(Path(__file__).parents[2] / "modules/rust-in-je-hoofd.yaml").program
    cohort = leerpad.simulate(program, 100, policy=leerpad.Policy.random(skip=0.1), seed=1)
    yes = {"act": "consent", "at": "2026-12-01T10:00:00.000+01:00", "by": "learner", "given": True, "purpose": "research"}
    texts = []
    for _, _, _, text in cohort.replayable():
        journal = leerpad.Journal.open(program, text)
        journal.append(yes)  # type: ignore[arg-type]
        texts.append(journal.text)
    replay = leerpad.replay_batches(program, purpose="research", table="events", trace=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        rows, early = 0, 0
        began = time.perf_counter()
        writer = None
        for batch in replay(batches(texts)):
            rows += batch.num_rows
            writer = writer or pyarrow.parquet.ParquetWriter(path, batch.schema, compression="zstd")
            writer.write_batch(batch)
            # After a tenth everything is as large as it gets.
            early = early or (memory() if rows > SESSIONS * 6 else 0)
        assert writer is not None
        writer.close()
        whole = time.perf_counter() - began
        print(f"{SESSIONS:,} sessions, {rows:,} acts verified, replayed, written: {rows / whole:,.0f} acts a second")
        print(f"memory: {early:,} MB after a tenth, {memory():,} MB at the end; {path.stat().st_size / rows:.1f} bytes a row")
        grouped = {
            "polars, group by step": lambda: polars.scan_parquet(path).group_by("step").agg(polars.col("gap_ms").sum()).collect(),
            "pandas, group by step": lambda: pandas.read_parquet(path, columns=["step", "gap_ms"])
            .groupby("step", observed=True)["gap_ms"]
            .sum(),
        }
        for name, what in grouped.items():
            print(f"{name}: {timed(what) / whole:.3f} of the time of the replay")


main()
