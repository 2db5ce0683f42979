"""The same replay on real Ray: `pip install 'ray[data]==2.60.0'`, then `python bindings-python/tests/on_ray.py`.

Not part of `cargo xtask test`: Ray alone is a download of 79 MB, and needs ten seconds to begin.
"""

from typing import Any

import pyarrow
import ray

import leerpad
from leerpad import example


def main() -> None:
    """Ends without a word of complaint when the rows are the same."""
    texts = [example.course(n, [(n % 10, 3), (4, n % 7)] if n % 5 else [(n % 10, 1)]).text for n in range(200)]
    journals = pyarrow.table({"session": [f"s{n:03}" for n in range(200)], "journal": texts})
    program = leerpad.Module.loads(example.COURSE).program
    ray.init(num_cpus=2, include_dashboard=False, logging_level="error")
    tables: tuple[Any, ...] = ("events", "sessions", "measures", "decisions")
    for table in tables:
        replay = leerpad.replay_batches(program, purpose="onderzoek", table=table, trace=True, key=b"k", plain=True)
        dataset = ray.data.from_arrow(journals).repartition(7).map_batches(replay.on, batch_format="pyarrow", batch_size=None)
        made = pyarrow.concat_tables(ray.get(dataset.to_arrow_refs()))
        mine = replay.on(journals)
        order = [("session", "ascending")] + [(name, "ascending") for name in ("seq", "order", "decision") if name in mine.column_names]
        assert made.sort_by(order).to_pylist() == mine.sort_by(order).to_pylist() and made.num_rows > 0, table
        print(f"{table}: {made.num_rows} rows, the same")
    ray.shutdown()


if __name__ == "__main__":
    main()
