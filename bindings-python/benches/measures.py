"""Every public function over a study, on as many rows of events as are asked for: seconds of the processor, and the most memory
so far. By the clock it takes longer on a machine that does other things too.

    python bindings-python/benches/measures.py [ROWS]

The journals are a few hundred different walks on a shipped module, again and again under new names; each is verified and replayed.
The first line is the making of the study, and the memory of all others is on top of its tables. Nothing here is a test.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from study import memory, walks

import leerpad
from leerpad import plots

ARMS = ("a", "b")
MODULE = Path(__file__).parents[2] / "modules/rust-in-je-hoofd.yaml"


def made(program: leerpad.Program, rows: int) -> leerpad.Study:
    """A study of so many rows of events at least."""
    texts = walks(program)
    acts = sum(text.count("\n") - 1 for text in texts) / len(texts)
    names = [f"s{number}" for number in range(round(rows / acts) + 1)]
    journals = [(name, texts[number % len(texts)]) for number, name in enumerate(names)]
    people = {name: {"cohort": f"groep {number % 20}", "arm": ARMS[number % 2]} for number, name in enumerate(names)}
    return leerpad.Study.open(journals, program, purpose="research", trace=True, people=people, progress=True)


def functions(study: leerpad.Study, program: leerpad.Program, folder: Path) -> dict[str, Callable[[], Any]]:
    """What is timed, by the name that users know."""
    # A step that could be skipped cannot any more: some learners would have gone another way.
    text = MODULE.read_text(encoding="utf-8").replace("    optional: true\n", "", 1)
    shutil.copytree(MODULE.parent / "parts", folder / "parts")
    (folder / MODULE.name).write_text(text, encoding="utf-8")
    changed = leerpad.Module.load(folder / MODULE.name)
    scale = next(name for kind, name in zip(study.measures.column("kind"), study.measures.column("name")) if kind == "score")
    moments = [moment for moment in dict.fromkeys(study.measures.column("moment")) if moment is not None]
    dropped: list[Any] = []
    dwelt: list[Any] = []
    return {
        "change": lambda: study.change(scale, before=moments[0], after=moments[-1]),
        "dropoff, steps": lambda: dropped.extend(study.dropoff()),
        "dropoff, days, by arm": lambda: study.dropoff(unit="days", by="arm"),
        "dropoff, by chance": lambda: study.dropoff(by="beeldkeuze"),
        "dwell": lambda: dwelt.extend(study.dwell(idle_cap="5 minutes")),
        "adherence": study.adherence,
        "flow": study.flow,
        "variants": lambda: leerpad.variants(study),
        "fit": lambda: leerpad.fit(study),
        "write_xes": lambda: leerpad.write_xes(study, folder / "log.xes"),
        "write_ocel": lambda: leerpad.write_ocel(study, folder / "log.json"),
        "write_pnml": lambda: leerpad.write_pnml(program, folder / "net.pnml"),
        "release, written": lambda: study.release().write(folder / "release"),
        "plots.dropoff": lambda: plots.dropoff(tuple(dropped)),
        "plots.dwell": lambda: plots.dwell(tuple(dwelt)),
        "plots.slopes": lambda: plots.slopes(study.change(scale, before=moments[0], after=moments[-1])),
        "plots.traffic": lambda: plots.traffic(study),
        "plots.paths": lambda: plots.paths(study),
        "replay_on, stop": lambda: study.replay_on(changed),
    }


def main(rows: int) -> None:
    """Prints a line for each."""
    program = leerpad.Module.load(MODULE).program
    began = time.process_time()
    study = made(program, rows)
    whole = len(study.events)

    def told(name: str, seconds: float) -> None:
        print(f"{name:<24} {seconds:>9,.2f} s {whole / seconds:>14,.0f} acts/s {memory():>7,} MB at most", flush=True)

    print(f"{whole:,} rows of events, {len(study.steps):,} of steps, {len(study.measures):,} of measures, {len(study.sessions):,} sessions")
    told("Study.open", time.process_time() - began)
    with tempfile.TemporaryDirectory() as folder:
        for name, run in functions(study, program, Path(folder)).items():
            began = time.process_time()
            run()
            told(name, time.process_time() - began)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
