"""Event logs: read back by a parser of XML that knows nothing of them."""

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import ROOT

import leerpad
from leerpad import example

NAME = "{http://www.xes-standard.org/}"


def read(path: Path) -> dict[str, list[dict[str, Any]]]:
    log = ElementTree.parse(path).getroot()
    assert log.tag == f"{NAME}log"
    traces = {}
    for trace in log.findall(f"{NAME}trace"):
        (name,) = (part.attrib["value"] for part in trace.findall(f"{NAME}string"))
        traces[name] = [{part.attrib["key"]: part.attrib["value"] for part in event} for event in trace.findall(f"{NAME}event")]
    return traces


@pytest.mark.parametrize("name", ["rust-in-je-hoofd", "samen-in-de-buurt"])
def test_a_log_is_the_path(name: str, tmp_path: Path) -> None:
    program = leerpad.Module.load(ROOT / f"modules/{name}.yaml").program
    # All acts at one time: only `seq` tells the order.
    study = leerpad.simulate(program, 20, policy=leerpad.Policy.random(stop=0.02, pace_s=0.0), seed=5)
    count = leerpad.write_xes(study, tmp_path / "log.xes")
    traces = read(tmp_path / "log.xes")
    assert list(traces) == study.sessions.column("session") and count == sum(map(len, traces.values()))
    walked: dict[str, list[str]] = {}
    for session, step, counts in zip(*(study.steps.column(name) for name in ("session", "step", "counts"))):
        if counts:
            walked.setdefault(session, []).append(step)
    status = zip(study.sessions.column("session"), study.sessions.column("status"))
    ended = {session for session, status in status if status == "completed"}
    assert 0 < len(ended) < 20
    for session, events in traces.items():
        starts = [event["concept:name"] for event in events if event["lifecycle:transition"] == "start"]
        ends = [event["concept:name"] for event in events if event["lifecycle:transition"] != "start"]
        # One after the other: the walkers of a simulation never go back. Where one stopped is not left; an end needs no leaving.
        assert starts == walked[session] and ends == (starts if session in ended else starts[:-1])
        seqs = [int(event["leerpad:seq"]) for event in events]
        assert seqs == sorted(seqs)
        assert [event["lifecycle:transition"] == "start" for event in events] == [at % 2 == 0 for at in range(len(events))]
    counted: dict[tuple[str, ...], int] = {}
    for path in walked.values():
        counted[tuple(path)] = counted.get(tuple(path), 0) + 1
    assert leerpad.variants(study) == counted


def test_what_was_skipped_says_so(tmp_path: Path) -> None:
    leerpad.write_xes(example.study(), tmp_path / "log.xes")
    events = [event for trace in read(tmp_path / "log.xes").values() for event in trace]
    skipped = [event["concept:name"] for event in events if event["lifecycle:transition"] == "manualskip"]
    assert skipped == ["opschrijven"] * 4
