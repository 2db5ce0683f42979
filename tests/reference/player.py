"""Who plays a module in the cases: every act one second later."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from leerpad_reference.numbers import whole  # noqa: E402
from leerpad_reference.outline import guide_outline, outline  # noqa: E402
from leerpad_reference.reading import read_program  # noqa: E402
from leerpad_reference.session import Session  # noqa: E402
from leerpad_reference.state import snapshot  # noqa: E402

SEED = "0000000000000007"

HEAD = """
leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
"""


class Player:
    """Plays one module; every act one second later."""

    def __init__(self, text, parts=None, settings=None):
        modules = {"main.yaml": text, **(parts or {})}
        self.session = Session(read_program(modules, "main.yaml"), SEED, settings)
        self.second = 0

    def act(self, act, by="learner", at=None, **fields):
        self.second += 1
        at = at or "2026-01-05T09:00:%02d.000+01:00" % self.second
        return self.session.apply({"act": act, "at": at, "by": by, **fields})

    def answer(self, item, value):
        if isinstance(value, int) and not isinstance(value, bool):
            value = whole(value)
        return self.act("answer", item=item, value=value)

    def go_on(self):
        return self.act("continue")

    @property
    def here(self):
        return self.session.state.here.step

    @property
    def trail(self):
        return [visit.step for visit in self.session.state.trail]

    @property
    def parked(self):
        return [visit.step for visit in self.session.state.parked]

    @property
    def screen(self):
        return outline(self.session)

    @property
    def guide(self):
        return guide_outline(self.session)

    @property
    def kept(self):
        return snapshot(self.session.program, self.session.state, "h")


def facts(entry, name):
    return [fact for fact in entry["facts"] if fact["fact"] == name]
