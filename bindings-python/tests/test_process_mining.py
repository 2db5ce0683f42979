"""pm4py reads what is handed to it: the log, the net of the module, and the object-centric log.

pm4py is under the AGPL: it runs here, and nothing of it is part of the package.
"""

import json
import warnings
from datetime import datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pandas
import pm4py
import pytest
from conftest import ROOT

import leerpad
from leerpad import example

NAMES = ("echt-online", "een-stap-voor-jou", "grip-op-je-geld", "rust-in-je-hoofd", "samen-in-de-buurt")


def read(study: leerpad.Study, folder: Path, transition: str = "complete") -> pandas.DataFrame:
    """The log as pm4py reads it: an event for each visit that was done."""
    leerpad.write_xes(study, folder / "log.xes")
    log = pm4py.read_xes(str(folder / "log.xes"))
    return pm4py.filter_event_attribute_values(log, "lifecycle:transition", [transition], level="event")


def net(program: leerpad.Program, folder: Path, *, skips: bool = True) -> Any:
    leerpad.write_pnml(program, folder / "net.pnml", skips=skips)
    return pm4py.read_pnml(str(folder / "net.pnml"))


def missed(log: pandas.DataFrame, of: Any) -> dict[str, list[str]]:
    """By session: the steps of the net that the log does not have."""
    # Of a table it gives them in an order of its own; of traces in theirs.
    traces = pm4py.convert_to_event_log(log)
    moves = pm4py.conformance_diagnostics_alignments(traces, *of)
    return {
        trace.attributes["concept:name"]: [model for event, model in one["alignment"] if event == ">>" and model is not None]
        for trace, one in zip(traces, moves, strict=True)
    }


def completed(study: leerpad.Study, log: pandas.DataFrame) -> pandas.DataFrame:
    ended = {session for session, status in zip(study.sessions.column("session"), study.sessions.column("status")) if status == "completed"}
    return log[log["case:concept:name"].isin(ended)]


@pytest.mark.parametrize("name", NAMES)
def test_every_walk_fits_the_net_of_its_module(name: str, tmp_path: Path) -> None:
    program = leerpad.Module.load(ROOT / f"modules/{name}.yaml").program
    study = leerpad.simulate(program, 12, policy=leerpad.Policy.random(skip=0.3, pace_s=0.0), seed=6)
    log = completed(study, read(study, tmp_path))
    of = net(program, tmp_path)
    assert log["case:concept:name"].nunique() >= 8
    for one in pm4py.conformance_diagnostics_alignments(log, *of):
        assert one["fitness"] == 1.0, one["alignment"]
    steps = {step["id"] for step in json.loads(program.dumps())["plan"]["steps"]}
    labels = {transition.label for transition in of[0].transitions if transition.label}
    assert labels <= steps and set(log["concept:name"]) <= labels


def test_the_net_is_one_that_a_session_can_always_leave(tmp_path: Path) -> None:
    for name in NAMES:
        program = leerpad.Module.load(ROOT / f"modules/{name}.yaml").program
        graph, begin, end = net(program, tmp_path)
        assert pm4py.check_is_workflow_net(graph)
        assert [place.name for place in begin] == ["source"] and [place.name for place in end] == ["sink"]
        # From every place the end can be reached.
        reached, open = {place for place in graph.places if not place.out_arcs}, list(end)
        while open:
            before = [arc.source for into in open.pop().in_arcs for arc in into.source.in_arcs]
            open += [place for place in before if place not in reached]
            reached |= set(before)
        assert reached == set(graph.places)


def test_a_log_that_skipped_an_exercise_names_it(tmp_path: Path) -> None:
    program = leerpad.Module.loads(example.COURSE).program
    study = example.study()
    log = completed(study, read(study, tmp_path))
    of = net(program, tmp_path)
    assert set(map(tuple, missed(log, of).values())) == {()}
    # Events of an exercise that may not be skipped are gone, in some sessions.
    some = set(log["case:concept:name"].drop_duplicates()[:4])
    torn = log[~(log["case:concept:name"].isin(some) & (log["concept:name"] == "oefenen"))]
    assert missed(torn, of) == {case: ["oefenen"] if case in some else [] for case in log["case:concept:name"].drop_duplicates()}


def test_a_strict_net_names_what_was_skipped_as_it_may_be(tmp_path: Path) -> None:
    program = leerpad.Module.loads(example.COURSE).program
    study = example.study()
    log = completed(study, read(study, tmp_path))
    skipped = {session for session, exit in zip(study.steps.column("session"), study.steps.column("exit")) if exit == "skipped"}
    found = missed(log, net(program, tmp_path, skips=False))
    assert {case for case, steps in found.items() if steps == ["opschrijven"]} == skipped and len(skipped) == 4
    assert all(not steps for case, steps in found.items() if case not in skipped)


def test_a_step_on_another_way_is_no_part_of_the_net(tmp_path: Path) -> None:
    """Not everything fits: a step twice, or one after the end, costs."""
    program = leerpad.Module.loads(example.COURSE).program
    study = example.study()
    log = completed(study, read(study, tmp_path))
    one = log[log["case:concept:name"] == log["case:concept:name"].iloc[0]]
    twice = pandas.concat([one, one[one["concept:name"] == "begin"]]).reset_index(drop=True)
    twice["time:timestamp"] = pandas.date_range("2026-01-01", periods=len(twice), freq="min", tz="UTC")
    (moves,) = pm4py.conformance_diagnostics_alignments(twice, *net(program, tmp_path))
    assert [event for event, model in moves["alignment"] if model == ">>"] == ["begin"]


def test_discovery_finds_the_way_of_most(tmp_path: Path) -> None:
    study = example.study()
    graph, begin, end = pm4py.discover_dfg(read(study, tmp_path))
    assert begin == {"begin": 12} and end == {"klaar": 10, "begin": 2}
    assert graph["begin", "oefenen"] == 10 and graph["oefenen", "eind"] == 4
    found = pm4py.get_variants(read(study, tmp_path, "start"))
    assert {tuple(path): count for path, count in found.items()} == leerpad.variants(study)


PART = """\
leerpad: 1
module: deel
version: 1.0.0
languages: [nl]
title: Deel
steps:
  - step: hoi
    title: Hoi
    body: Dag.
    next:
      - when: chance(munt) == kop
        go: end
      - uit
  - step: uit
    title: Uit
    body: Dag.
chances:
  munt: [kop, kruis]
"""

WHOLE = """\
leerpad: 1
module: geheel
version: 1.0.0
languages: [nl]
title: Geheel
chances:
  kant: [links, rechts, midden]
steps:
  - use: eerst
    module: deel.yaml
  - section: kiezen
    title: Kies
    order: free
    need: any
    next:
      - when: chance(kant) == links
        go: klaar
      - leeg
    steps:
      - step: een
        title: Een
        when: chance(kant) != rechts
        body: Dag.
      - section: twee
        title: Twee
        steps:
          - step: twee-a
            title: A
            when: chance(kant) == midden
            body: Dag.
          - step: twee-b
            title: B
            optional: true
            body: Dag.
  - section: leeg
    title: Leeg
    steps:
      - step: nooit
        title: Nooit
        when: chance(kant) == midden
        body: Dag.
    next:
      - klaar
  - step: laatste
    title: Laatste
    entry: true
    body: Dag.
  - end: klaar
    say: Dag.
"""


def test_parts_menus_and_what_is_not_there(tmp_path: Path) -> None:
    program = leerpad.Module.loads(WHOLE, "geheel.yaml", {"deel.yaml": PART}).program
    study = leerpad.simulate(program, 60, policy=leerpad.Policy.random(skip=0.4), seed=9)
    log = completed(study, read(study, tmp_path))
    assert log["case:concept:name"].nunique() == 60 and len(leerpad.variants(study)) > 8
    of = net(program, tmp_path)
    assert all(one["fitness"] == 1.0 for one in pm4py.conformance_diagnostics_alignments(log, *of))
    # An empty section is passed over, and its own way on is not read: both ways are walked here.
    assert {path[-2] for path in leerpad.variants(study)} >= {"nooit", "laatste"}
    labels = {transition.label for transition in of[0].transitions if transition.label}
    assert labels == {"eerst/hoi", "eerst/uit", "kiezen", "een", "twee-a", "twee-b", "nooit", "laatste", "klaar"}


def test_pnml_is_xml_whatever_the_names(tmp_path: Path) -> None:
    program = leerpad.Module.loads(example.COURSE).program
    count = leerpad.write_pnml(program, tmp_path / "net.pnml")
    root = ElementTree.parse(tmp_path / "net.pnml").getroot()
    space = "{http://www.pnml.org/version-2009/grammar/pnml}"
    ids = [one.attrib["id"] for one in root.iter() if "id" in one.attrib]
    assert len(ids) == len(set(ids)), "an id stands once in a file"
    visible = [one for one in root.iter(f"{space}transition") if one.find(f"{space}toolspecific") is None]
    assert len(visible) == count == 5


def ocel(study: leerpad.Study, path: Path) -> Any:
    assert leerpad.write_ocel(study, path) > 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return pm4py.read_ocel2_json(str(path))


def test_work_in_groups_is_read_back(tmp_path: Path) -> None:
    program = leerpad.Module.load(ROOT / "modules/samen-in-de-buurt.yaml").program
    made = leerpad.simulate(program, 12, policy=leerpad.Policy.random(skip=0.2), seed=3)
    # The same journals, and what somebody wrote down of who is in which group.
    journals = [(name, text) for name, _, _, text in made.replayable()]
    agreed = []
    purpose = json.loads(program.dumps())["plan"]["purposes"][0]["id"]
    for name, text in journals:
        journal = leerpad.Journal.open(program, text)
        at = "2026-12-31T10:00:00.000+01:00"
        journal.append({"act": "consent", "at": at, "by": "learner", "given": True, "purpose": purpose})
        agreed.append((name, journal.text))
    people = {name: {"cohort": f"groep {int(name) % 3}", "subject": f"s{int(name) // 2}"} for name, _ in agreed}
    study = leerpad.Study.open(agreed, program, purpose=purpose, trace=True, people=people)
    log = ocel(study, tmp_path / "log.json")
    counts = log.objects["ocel:type"].value_counts().to_dict()
    assert counts["session"] == 12 and counts["group"] == 3 and counts["subject"] == 7
    assert counts["contact"] == len(study.contacts) > 0
    held = log.events[log.events["ocel:activity"] == "contact held"]
    assert len(held) == study.contacts.column("state").count("held") > 0
    # A contact that was held is of a session, of a group, and of itself.
    related = log.relations[log.relations["ocel:eid"].isin(held["ocel:eid"])]
    kinds = related.groupby("ocel:eid", observed=True)["ocel:type"].agg(lambda types: tuple(sorted(types)))
    assert set(kinds) == {("contact", "group", "meeting", "session", "step", "subject")}
    # Seen from a session, it is the log of XES.
    flat = pm4py.ocel_flattening(log, "session")
    flat = flat[(flat["ocel:activity"] if "ocel:activity" in flat else flat["concept:name"]) != "contact held"]
    mine = completed(study, read(study, tmp_path))
    assert len(flat[flat["lifecycle"] == "complete"]) >= len(mine)
    graph = pm4py.discover_ocdfg(log)
    assert set(graph["object_types"]) >= {"session", "group", "contact"}


MEETINGS = """\
leerpad: 1
module: buurtgroep
version: 1.0.0
languages: [nl]
title: Buurtgroep
blend:
  guide: optional
privacy:
  keep: 1 year
  purposes:
    onderzoek:
      ask: Mogen onderzoekers zien hoe de groep dit gebruikt?
      with: research
      what: [stemming]
      keep: 2 years
steps:
  - exercise: vooraf
    title: Vooraf
    items:
      - choice: stemming
        ask: Hoe is het?
        options:
          goed: Goed
          minder: Minder
  - contact: avond
    title: De avond
    with: group
    forms: [in-person, video]
    within: 30 days
    otherwise: thuis
    next: thuis
  - step: thuis
    title: Thuis
    body: Dag.
"""


def member(program: leerpad.Program, seed: int, day: int, **held: Any) -> str:
    """Who prepares an evening, says that it was, and reads on at home."""
    journal = leerpad.Journal.begin(program, seed=seed)
    acts: list[dict[str, Any]] = [
        {"act": "start"},
        {"act": "consent", "given": True, "purpose": "onderzoek"},
        {"act": "answer", "item": "stemming", "value": "goed"},
        {"act": "continue"},
        {"act": "contact-held", "step": "avond", **held},
        {"act": "continue"},
        {"act": "continue"},
    ]
    for minute, act in enumerate(acts):
        said: Any = {**act, "at": f"2026-11-{day:02}T19:{10 * (seed % 4) + minute:02}:00.000+01:00", "by": "learner"}
        journal.append(said)
    return journal.text


def test_a_meeting_is_one_for_all_who_were_there(tmp_path: Path) -> None:
    """Two groups of three, two evenings each, and a group that walks through the module together."""
    program = leerpad.Module.loads(MEETINGS).program
    journals, people = [], {}
    for seed, (group, day) in enumerate([(group, day) for group in "ab" for day in (3, 10) for _ in range(3)]):
        # In each group one counts, and on the second evening of b another says a different number.
        counts = {0: 7, 3: 6, 6: 9, 9: 5, 10: 4}
        said = {"count": counts[seed]} if seed in counts else {}
        journals.append((f"{seed}", member(program, seed, day, form="video" if group == "b" else "in-person", **said)))
        people[f"{seed}"] = {"cohort": f"groep {group}", "subject": f"{group}{seed % 3}"}
    journals.append(("samen", member(program, 99, 3, form="in-person", count=12)))
    study = leerpad.Study.open(journals, program, purpose="onderzoek", trace=True, people=people, key=b"k")
    log = ocel(study, tmp_path / "log.json")
    meetings = log.objects[log.objects["ocel:type"] == "meeting"]
    assert len(meetings) == 5, "two groups, two evenings each, and the one of who came as a group"
    held = log.events[log.events["ocel:activity"] == "contact held"]
    assert len(held) == 13 == len(study.contacts)
    there = log.relations[(log.relations["ocel:type"] == "meeting") & log.relations["ocel:eid"].isin(held["ocel:eid"])]
    assert sorted(there["ocel:oid"].value_counts().tolist()) == [1, 3, 3, 3, 3]
    # Only held contacts are events of a meeting; with each go its step, its group and its contact.
    assert set(there["ocel:activity"]) == {"contact held"}
    links = {(one["ocel:oid"], one["ocel:oid_2"]): one["ocel:qualifier"] for _, one in log.o2o.iterrows()}
    for meeting in meetings["ocel:oid"]:
        assert links[meeting, "step:avond"] == "at"
        (group,) = [of for (one, of), how in links.items() if one == meeting and how == "of"]
        contacts = [one for (one, of), how in links.items() if of == meeting and how == "part of"]
        assert group.startswith(("group:", "session:")) and len(contacts) == (3 if group.startswith("group:") else 1)
    # How many were there: each count at its moment, as OCEL has it of what is said of an object in time.
    raw = json.loads((tmp_path / "log.json").read_text(encoding="utf-8"))
    counted = [
        tuple(attribute["value"] for attribute in one["attributes"] if attribute["name"] == "people")
        for one in raw["objects"]
        if one["type"] == "meeting"
    ]
    assert sorted(counted) == [(5, 4), (6,), (7,), (9,), (12,)]
    changes = log.object_changes
    assert changes is not None and (changes["ocel:field"] == "people").sum() > 0
    # Seen from a meeting, it is what its members did at it; seen from a group, all that its members did.
    flat = pm4py.ocel_flattening(log, "meeting")
    assert len(flat) == 13 and flat["case:concept:name"].nunique() == 5
    groups = pm4py.ocel_flattening(log, "group")
    assert set(groups["concept:name"]) == {"vooraf", "contact held", "avond", "thuis", "end"}
    assert groups.groupby("case:concept:name", observed=True).size().nunique() == 1


def test_an_object_centric_log_keeps_to_its_standard(tmp_path: Path) -> None:
    """As OCEL 2.0 says of JSON: every type is declared, every id is one object's or event's, every relation leads somewhere."""
    program = leerpad.Module.load(ROOT / "modules/een-stap-voor-jou.yaml").program
    study = leerpad.simulate(program, 15, policy=leerpad.Policy.random(skip=0.2), seed=3)
    count = leerpad.write_ocel(study, tmp_path / "log.json")
    log = json.loads((tmp_path / "log.json").read_text(encoding="utf-8"))
    assert set(log) == {"objectTypes", "eventTypes", "objects", "events"} and len(log["events"]) == count
    for of, things in (("objectTypes", "objects"), ("eventTypes", "events")):
        declared = {one["name"]: {attribute["name"]: attribute["type"] for attribute in one["attributes"]} for one in log[of]}
        kinds = {"string": str, "integer": int, "time": str}
        for one in log[things]:
            for attribute in one["attributes"]:
                kind = declared[one["type"]][attribute["name"]]
                assert isinstance(attribute["value"], kinds[kind])
                assert kind != "time" or datetime.fromisoformat(str(attribute["value"]).replace("Z", "+00:00")).tzinfo
        ids = [one["id"] for one in log[things]]
        assert len(ids) == len(set(ids))
    objects = {one["id"] for one in log["objects"]}
    assert all(of["objectId"] in objects for one in log["objects"] + log["events"] for of in one["relationships"])
    assert {one["id"] for one in log["events"]}.isdisjoint(objects)
    for session in (one["id"] for one in log["objects"] if one["type"] == "session"):
        seqs = [
            next(attribute["value"] for attribute in one["attributes"] if attribute["name"] == "seq")
            for one in log["events"]
            if any(of == {"objectId": session, "qualifier": "session"} for of in one["relationships"])
        ]
        assert seqs == sorted(seqs) and seqs
