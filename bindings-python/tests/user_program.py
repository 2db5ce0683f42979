"""A program as a user would write it: `mypy --strict` accepts it, and finds the faults that are marked as expected."""

from pathlib import Path

from leerpad import (
    Journal,
    Module,
    ModuleFaulty,
    Problem,
    Program,
    Refused,
    Session,
    Vault,
    check,
    consent_record,
    pack_own,
    replay,
    report,
    verify,
    wire,
)


def problems(path: Path) -> list[Problem]:
    try:
        return list(Module.load(path, language="en").problems)
    except ModuleFaulty as faulty:
        return [problem for problem in faulty.problems if problem.severity == "error"]


def play(program: Program, acts: list[wire.Act]) -> str | None:
    session = Session(program, seed=7, settings={"vaak": 3})
    for act in acts:
        try:
            applied = session.apply(act)
        except Refused as refused:
            if refused.code == "gate":
                return ", ".join(refused.allowed)
            continue
        for fact in applied.facts:
            if fact["fact"] == "left":
                print(fact["how"], fact["to"])
    screen = session.screen("learner", "nl")
    print(screen.get("status"), session.clock, session.status == "completed")
    return session.step


def keep(program: Program, vault: Vault) -> bytes:
    journal = Journal.begin(program, "0000000000000007")
    start: wire.Act = {"act": "start", "at": "2026-11-23T10:14:00.000+01:00", "by": "learner"}
    entry: wire.Entry = journal.append(start).entry
    print(entry["seq"], vault.get("a/1/b"), verify(journal.text).header["seed"])
    read = program.act({"act": "continue", "at": "2026-11-23T10:15:00.000+01:00", "by": "learner"})
    return replay(program, journal.append(read).text, verify=False).session.snapshot().encode()


def leave(journal: Journal, vault: Vault) -> list[str]:
    act, words = journal.session.take_words(
        {"act": "answer", "at": "2026-11-23T10:15:00.000+01:00", "by": "learner", "item": "b", "value": "woorden"}
    )
    for key, own in words.items():
        vault.put(key, own)
    appended = journal.append(act)
    vault.follow(appended.vault_changes, appended.seq)
    export: wire.Export = journal.session.export("onderzoek")
    coming = journal.session.coming
    print(export["withheld"], coming["until"] if coming else None)
    due: wire.Due = journal.session.due_for_erasure("2026-11-23T10:15:00.000+01:00")
    record = consent_record(journal.program, journal.text, "onderzoek", host={"controllers": ["Buurtteam"]})
    print(record["state"], due["session"], report([journal.program], [journal.text], k=10)["rows"])
    return [name for name in pack_own(journal.program, journal.text, vault)]


def wrong(program: Program) -> None:
    Session(program, 1.5)  # type: ignore[arg-type]
    check("", language="fr")  # type: ignore[arg-type]
    Session(program, 7).screen("teacher")  # type: ignore[arg-type]
    Session(program, 7).apply(7)  # type: ignore[arg-type]
    Session(program, 7).status == "ready"  # type: ignore[comparison-overlap]
