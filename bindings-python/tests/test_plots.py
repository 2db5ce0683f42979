"""Pictures say what the numbers say, hide what is about few, and the example runs from journals to files."""

import csv
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy
import pytest
from conftest import ROOT
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

import leerpad
from leerpad import example, plots


@pytest.fixture(scope="module")
def cohort() -> leerpad.Study:
    program = leerpad.Module.load(ROOT / "modules/rust-in-je-hoofd.yaml").program
    return leerpad.simulate(program, 80, policy=leerpad.Policy.random(stop=0.02), seed=3)


def texts(figure: Figure) -> str:
    return "\n".join(text.get_text() for text in figure.findobj(Text) if isinstance(text, Text))


def ink(figure: Figure) -> float:
    """The share of the picture that is not white."""
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return float((numpy.asarray(canvas.buffer_rgba())[..., :3].min(axis=2) < 250).mean())


def test_the_curve_is_the_estimate() -> None:
    curves = example.study().dropoff(inactive="2 days", by="herinnering")
    figure = plots.dropoff(curves)
    lines = [line for line in figure.axes[0].get_lines() if line.get_drawstyle() == "steps-post"]
    for line, curve in zip(lines, curves, strict=True):
        assert list(numpy.asarray(line.get_ydata()))[1:] == [step.survival for step in curve.curve]
    assert len({line.get_color() for line in lines}) == len({line.get_linestyle() for line in lines}) == 2
    assert "deel dat verdergaat" in texts(figure) and "share that goes on" in texts(plots.dropoff(curves, language="en"))
    assert 0.01 < ink(figure) < 0.5


def test_every_person_is_a_line() -> None:
    reliable = leerpad.Reliable.of(reliability=0.8, deviation=3.0, source="example")
    change = example.study().change("spanning", reliable=reliable, cutoff=10.0)
    figure = plots.slopes(change)
    drawn = [tuple(numpy.asarray(line.get_ydata())) for line in figure.axes[0].get_lines()]
    for person in change.people:
        assert (person.before, person.after) in drawn
    assert all(f": {count}" in texts(figure) for count in change.classes().values())
    assert ink(figure) > 0.01


def test_few_are_not_drawn(cohort: leerpad.Study) -> None:
    seen: dict[str, set[str]] = {}
    for session, step, counts in zip(*(cohort.steps.column(name) for name in ("session", "step", "counts"))):
        if counts:
            seen.setdefault(step, set()).add(session)
    few = {step for step, sessions in seen.items() if len(sessions) < 30}
    many = set(seen) - few
    assert few and many
    for figure in (plots.traffic(cohort, k=30), plots.paths(cohort, k=30, columns=40)):
        shown = {line.split()[0] for line in texts(figure).splitlines() if line.strip()}
        assert not shown & few and shown & many
        assert ink(figure) > 0.005


def test_time_is_drawn_for_each_step(cohort: leerpad.Study) -> None:
    dwells = cohort.dwell(idle_cap="1 minute")
    figure = plots.dwell(dwells, language="en")
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == [f"{one.step} ({one.visits})" for one in dwells]
    assert "gaps count 1 minutes at most" in texts(figure) and "capped" in texts(figure)


def test_the_example_goes_from_journals_to_figures_and_a_table(tmp_path: Path) -> None:
    script = ROOT / "bindings-python/examples/cohort.py"
    lines = [line for line in script.read_text(encoding="utf-8").split('"""', 2)[2].splitlines() if line.strip()]
    assert len(lines) <= 40
    subprocess.run([sys.executable, script, tmp_path, "60"], check=True, capture_output=True)
    assert sorted(file.name for file in tmp_path.glob("*.png")) == [
        f"{name}.png" for name in ("dropoff", "dwell", "paths", "slopes", "traffic")
    ]
    assert [row["effect"] for row in csv.DictReader(open(tmp_path / "effects.csv", encoding="utf-8"))] == ["d_z", "d_av", "g_av"]
