"""Steps and ways on: finding the place (5.2 to 5.4, 16.20 to 16.23)."""

from dataclasses import dataclass, field
from typing import Any

from .asking import Asker
from .evaluation import met


@dataclass
class Way:
    """An exit on its way: what it completes is in view of the ways still to be read."""

    how: str
    at: str
    completes: list = field(default_factory=list)  # sections and parts
    fresh: list = field(default_factory=list)      # free sections entered from outside
    place: Any = None                              # the Step found


def find_way(view, index, how, at, seq, child=None):
    """Where the visit leads when left like this."""
    way = Way(how, at)
    step = view.step(index)
    search = _Search(view.program, Asker(view, index, at, seq, own_exit=way), way)
    if how == "chosen":
        way.place = search.inside(child)
    elif step.kind == "end":  # of a part (16.21)
        way.place = search.complete(step.part())
    else:
        go = _rule_go(view, index) if how == "done" else None
        if how == "over":  # 23.5
            go = step.otherwise
        if step.is_menu and how == "done":
            way.completes.append(step.id)
        way.place = search.arrive(go) if go else search.ways_of(step)
    return way


def first_place(view, at, target=None):
    """5.5: where `start` begins."""
    way = Way("start", at)
    search = _Search(view.program, Asker(view, -1, at, view.state.seq), way)
    step = target or view.program.steps[0]
    way.place = search.at(step)
    return way


def _rule_go(view, index):
    """The `go` of the first shown item whose met rule has one."""
    for looked in view.seen[index].items.values():
        if looked.shown and looked.met_rule and looked.met_rule.go:
            return looked.met_rule.go
    return None


def is_shown(step, asker):
    """A child, or a target: its `when` is met, and a section has something shown (16.22)."""
    if not met(step.when, asker):
        return False
    if step.kind in ("section", "use"):
        return any(is_shown(child, asker) for child in step.children)
    return True


class _Search:
    def __init__(self, program, asker, way):
        self.program = program
        self.asker = asker
        self.way = way
        self.read = set()  # sections whose ways were read: each at most once

    def ways_of(self, step):
        if step.next is None:
            return self.after(step)
        for way in step.next:
            if met(way.when, self.asker):
                return self.arrive(way.go)
        raise AssertionError("a ladder without a last rung")

    def arrive(self, target):
        if target.name == "end" and target.prefix:  # inside a part, `end` means return (6.5)
            return self.complete(self.program.by_id[target.prefix[:-1]])
        return self.at(self.program.find(target))

    def at(self, step):
        """A step that is not shown is passed over; its `next` is not read."""
        if not is_shown(step, self.asker):
            return self.after(step)
        return self.inside(step)

    def inside(self, step):
        if step.is_list:
            return self.at(step.children[0])
        if step.is_menu:
            self.way.fresh.append(step.id)
        return step

    def after(self, step):
        """The next in its list; in a free section the menu; off the list what lies around."""
        if step.id == "end":
            return step
        if step.parent is not None and step.parent.is_menu:
            return step.parent
        siblings = step.parent.children if step.parent is not None else self.program.steps
        place = siblings.index(step) + 1
        if place < len(siblings):
            return self.at(siblings[place])
        if step.parent is None:
            return self.program.by_id["end"]
        return self.complete(step.parent)

    def complete(self, section):
        """Running off a fixed section or part completes it and takes its own ways."""
        assert section.id not in self.read
        self.read.add(section.id)
        self.way.completes.append(section.id)
        return self.ways_of(section)
