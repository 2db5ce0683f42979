"""State and the trail (4.1, 4.2), and its snapshot (20)."""

from copy import copy
from dataclasses import dataclass, field, replace
from typing import Any

from . import contacts


@dataclass
class Touched:
    """What one visit holds about one item."""

    answer: Any = None
    mark: str = None      # skipped, declined
    attempts: int = 0
    hints: int = 0
    solution: bool = False
    entries: dict = field(default_factory=dict)  # of a diary: k -> (seq, value); replaced, never changed

    def written(self):
        out = {}
        if self.entries:
            out["entries"] = {str(k): {"seq": seq, "value": value} for k, (seq, value) in self.entries.items()}
        if self.answer is not None:
            out["answer"] = self.answer
        if self.mark:
            out[self.mark] = True
        if self.attempts:
            out["attempts"] = self.attempts
        if self.hints:
            out["hints"] = self.hints
        if self.solution:
            out["solution"] = True
        return out


@dataclass
class Exit:
    how: str              # done, skipped, chosen, held, over
    at: str
    to: str               # the place entered
    child: str = None     # of a menu left as `chosen`
    seq: int = 0          # of the act that left it

    def written(self, with_seq):
        out = {"at": self.at, "how": self.how, "to": self.to}
        return {**out, "seq": self.seq} if with_seq else out


@dataclass
class Visit:
    step: str
    n: int
    entered: str
    items: dict = field(default_factory=dict)
    drawn: dict = field(default_factory=dict)
    exit: Exit = None
    seq: int = 0          # of the act that entered it

    def copy(self):
        """A visit of its own; answers and exits are only ever replaced, never changed."""
        return replace(self, items={id: copy(touched) for id, touched in self.items.items()},
                       drawn=dict(self.drawn))

    def touch(self, item):
        return self.items.setdefault(item, Touched())

    def written(self, with_seq):
        """With seqs in a program with a diary (22.13)."""
        items = {id: touched.written() for id, touched in self.items.items()}
        out = {"entered": self.entered, "items": items, "n": self.n, "step": self.step}
        if self.exit:
            out["exit"] = self.exit.written(with_seq)
        if with_seq:
            out["seq"] = self.seq
        if self.drawn:
            out["drawn"] = self.drawn
        return out


@dataclass
class State:
    seed: str
    settings: dict
    status: str = "new"
    seq: int = 0
    clock: str = None
    given: dict = field(default_factory=dict)
    chances: dict = field(default_factory=dict)
    trail: list = field(default_factory=list)
    parked: list = field(default_factory=list)
    cursor: int = None
    contacts: dict = field(default_factory=dict)  # (step, n) -> contacts.Record
    released: list = field(default_factory=list)  # (step, n)
    consents: dict = field(default_factory=dict)  # purpose -> true or false, once something was said
    grants: list = field(default_factory=list)    # sharing.Grant, in order of their making
    replies: list = field(default_factory=list)   # (seq, to)
    version: str = ""                             # the hash of the program it is on
    upgraded: int = 0                             # the seq of the last upgrade (31.9)
    former: list = field(default_factory=list)    # what has no place in this version (31.4)
    choice: tuple = None                          # (hash, open or old)

    @property
    def here(self):
        return self.trail[self.cursor]

    def copy(self):
        return replace(self, chances=dict(self.chances), trail=[visit.copy() for visit in self.trail],
                       parked=[visit.copy() for visit in self.parked], contacts=dict(self.contacts),
                       released=list(self.released), consents=dict(self.consents),
                       grants=list(self.grants), replies=list(self.replies))

    def visits(self, step):
        return sum(1 for visit in self.trail if visit.step == step)

    def parked_visit(self, step, n):
        return next((v for v in self.parked if (v.step, v.n) == (step, n)), None)


def snapshot(program, state, program_hash):
    out = {
        "program": program_hash, "seed": state.seed, "semantics": 1,
        "seq": state.seq, "settings": state.settings, "status": state.status,
    }
    if state.status == "new":
        return out
    timed = program.has_diary or bool(state.upgraded)
    parked = sorted(state.parked, key=lambda v: (program.by_id[v.step].place, v.n))
    out.update(
        chances=state.chances, clock=state.clock, cursor=state.cursor, given=state.given,
        parked=[visit.written(timed) for visit in parked],
        trail=[visit.written(timed) for visit in state.trail],
    )
    together = {
        "upgraded": state.upgraded,
        "former": state.former,
        "choice": state.choice and {"program": state.choice[0], "state": state.choice[1]},
        "consents": state.consents,
        "grants": [grant.written() for grant in state.grants],
        "replies": [{"seq": seq, "to": to} for seq, to in state.replies],
        "contacts": [{"step": step, "n": n, **record.written()}
                     for (step, n), record in contacts.in_order(program, state)],
        "released": [{"step": step, "n": n} for step, n in
                     sorted(state.released, key=lambda pair: (program.by_id[pair[0]].place, pair[1]))],
    }
    out.update({name: found for name, found in together.items() if found})  # 28.1
    return out
