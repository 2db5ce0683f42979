"""Journals through the replay at scale, in flat memory, beside pm4py, pandas and polars over the same file.

    python bindings-python/benches/study.py [SESSIONS]

A session is some sixty acts on a shipped module. The journals are a few hundred different walks, again and again under new names,
as a stream: so that memory says what the replay needs. Each of the others runs in a process of its own, so that its memory is its
own, and does one of the lightest things that it is used for: it counts what was written down, where the replay verifies every
hash and does every act again. Of each it says what a second by the clock did, and what a second of one processor did: the second
holds on a machine that does other things too. Nothing here is a test.
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

import leerpad

WALKS, LEAST, MOST = 400, 50, 70
TOGETHER = 500
# Of these a table in memory is all there is, in texts: more rows than this do not fit into every machine.
MOST_ROWS = {"pm4py": 2_000_000}


def memory() -> int:
    """The most this process ever had, in MB."""
    status = Path("/proc/self/status")
    if status.exists():
        # What `getrusage` tells begins at what the process had that started this one.
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def batches(texts: list[str], sessions: int) -> Iterator[pyarrow.RecordBatch]:
    began = time.perf_counter()
    kept = pyarrow.array(texts)
    for first in range(0, sessions, TOGETHER):
        rows = range(first, min(first + TOGETHER, sessions))
        names = pyarrow.array([f"s{row}" for row in rows])
        yield pyarrow.RecordBatch.from_arrays([names, kept.take(pyarrow.array([row % len(texts) for row in rows]))], ["session", "journal"])
        share = (rows[-1] + 1) / sessions
        left = (time.perf_counter() - began) * (1 - share) / share
        sys.stderr.write(f"\r[{'#' * int(share * 40):.<40}] {share:4.0%}, {left:,.0f} s left, {memory():,} MB ")
    sys.stderr.write("\n")


def walks(program: leerpad.Program) -> list[str]:
    """Journals of about sixty acts."""
    cohort = leerpad.simulate(program, WALKS, policy=leerpad.Policy.random(skip=0.1), seed=1)
    at = "2026-12-01T10:00:00.000+01:00"
    texts = []
    for _, _, _, text in cohort.replayable():
        journal = leerpad.Journal.open(program, text)
        journal.append({"act": "consent", "at": at, "by": "learner", "given": True, "purpose": "research"})
        if LEAST <= journal.seq <= MOST:
            texts.append(journal.text)
    return texts


def polars_group(path: str) -> int:
    import polars

    found = polars.scan_parquet(path).group_by("step").agg(polars.col("gap_ms").sum(), polars.len()).collect(engine="streaming")
    return int(found["len"].sum())


def pandas_group(path: str) -> int:
    import pandas

    rows = pandas.read_parquet(path, columns=["step", "gap_ms"])
    assert rows.groupby("step", observed=True)["gap_ms"].sum().size > 0
    return len(rows)


def pm4py_graph(path: str) -> int:
    import pm4py

    # It wants plain text and a column of time.
    columns = ["session", "act", "at"]
    count, kept = 0, []
    for batch in pyarrow.parquet.ParquetFile(path).iter_batches(columns=columns):
        kept.append(batch)
        count += batch.num_rows
        if count >= MOST_ROWS["pm4py"]:
            break
    rows = pyarrow.Table.from_batches(kept).to_pandas()
    rows = rows.astype({"session": str, "act": str})
    graph, _, _ = pm4py.discover_dfg(rows, activity_key="act", timestamp_key="at", case_id_key="session")
    assert graph
    return count


BESIDE: dict[str, tuple[str, Callable[[str], int]]] = {
    "polars": ("polars, time per step", polars_group),
    "pandas": ("pandas, time per step", pandas_group),
    "pm4py": ("pm4py, which act follows which", pm4py_graph),
}


def clocks() -> tuple[float, float]:
    """Of the wall, and of all processors for this process."""
    return time.perf_counter(), time.process_time()


def beside(name: str, path: str) -> None:
    wall, cores = clocks()
    rows = BESIDE[name][1](path)
    now = clocks()
    print(rows, now[0] - wall, now[1] - cores, memory())


def told(what: str, rows: int, seconds: tuple[float, float], most: int, note: str = "") -> None:
    wall, cores = (rows / of for of in seconds)
    print(
        f"{what:<30} {rows:>12,} acts {wall:>12,.0f} acts/s {cores:>12,.0f} a second of one core {most:>7,} MB at most{note}", flush=True
    )


def main(sessions: int) -> None:
    program = leerpad.Module.load(Path(__file__).parents[2] / "modules/rust-in-je-hoofd.yaml").program
    texts = walks(program)
    replay = leerpad.replay_batches(program, purpose="research", table="events", trace=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.parquet"
        rows, done, early = 0, 0, 0
        writer: Any = None
        began = clocks()
        written = (0.0, 0.0)
        for batch in replay(batches(texts, sessions)):
            rows += batch.num_rows
            done += TOGETHER
            writer = writer or pyarrow.parquet.ParquetWriter(path, batch.schema, compression="zstd")
            before = clocks()
            writer.write_batch(batch)
            after = clocks()
            written = written[0] + after[0] - before[0], written[1] + after[1] - before[1]
            # After a tenth everything is as large as it gets.
            early = early or (memory() if done >= sessions / 10 else 0)
        ended = clocks()
        writer.close()
        whole = ended[0] - began[0] - written[0], ended[1] - began[1] - written[1]
        size = path.stat().st_size
        print(f"{sessions:,} sessions of {rows / sessions:.1f} acts, {len(texts)} different walks; {size / 1e6:,.0f} MB of Parquet")
        told("leerpad, verified, replayed", rows, whole, memory(), f" ({early:,} MB after a tenth)")
        told("pyarrow, writing that", rows, written, memory())
        for name, (what, _) in BESIDE.items():
            command = [sys.executable, __file__, "--beside", name, str(path)]
            answer = subprocess.run(command, capture_output=True, text=True, check=False)
            if answer.returncode:
                sys.exit(answer.stderr)
            count, wall, cores, most = answer.stdout.split()[-4:]
            told(what, int(count), (float(wall), float(cores)), int(most), "" if int(count) == rows else " (the first of them alone)")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--beside"]:
        beside(*sys.argv[2:4])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
