"""One pass over the trail, in order: what each visit shows and what counts (2.1, 4.4, 16.31)."""

from dataclasses import dataclass, field
from typing import Any

from . import chance, ways
from .asking import Asker
from .evaluation import evaluate, met
from .program import SETS, TO_READ, WITH_OPTIONS, WITH_ROWS


@dataclass
class Looked:
    """One item as its own visit sees it, without that visit's exit."""

    item: Any
    shown: bool = False
    options: list = field(default_factory=list)  # ids shown, in document order
    present: Any = None   # the answer, less what is hidden; None when there is none
    complete: bool = False
    mark: str = None
    failing: list = field(default_factory=list)  # numbers of failing checks
    rule: int = None      # number of the rule met
    required: bool = False
    attempts: int = 0
    entries: dict = field(default_factory=dict)  # of a diary, those of its visit

    @property
    def holds(self):
        """It would count, the whole of its visit not being skipped."""
        present = self.present is not None or bool(self.entries)
        return self.shown and present and not self.failing

    @property
    def met_rule(self):
        return None if self.rule is None else self.item.rules[self.rule - 1]

    @property
    def state(self):
        if self.entries:
            return "answered"
        if self.mark:
            return self.mark
        return "answered" if self.complete else "open"


@dataclass
class Seen:
    runs: dict = field(default_factory=dict)   # free section -> the visit its run began at (6.3)
    items: dict = field(default_factory=dict)  # id -> Looked, in document order
    way: Any = None                            # where the exit leads


class View:
    def __init__(self, program, state):
        self.program = program
        self.state = state
        self.seen = []
        for index in range(len(state.trail)):
            self._look(index)

    def step(self, index):
        return self.program.by_id[self.state.trail[index].step]

    def asker(self, index):
        """Items, options and a menu's choices: no own exit, the time of entering (3.3, 4.4)."""
        visit = self.state.trail[index]
        return Asker(self, index, visit.entered, visit.seq)

    def now(self):
        """The end of the trail, with every diary entry given so far (25.3)."""
        last = len(self.state.trail) - 1
        return Asker(self, last, self.state.trail[last].entered, self.state.seq + 1)

    def _look(self, index):
        visit, step, seen = self.state.trail[index], self.step(index), Seen()
        before = self.seen[-1] if index else None
        self.seen.append(seen)
        for section in [step, *step.around()]:
            if section.is_menu:
                same = before and section.id in before.runs and before.way \
                    and section.id not in before.way.fresh
                seen.runs[section.id] = before.runs[section.id] if same else index
        for item in step.items:
            seen.items[item.id] = self._item(index, item)
        if visit.exit:
            child = self.program.by_id[visit.exit.child] if visit.exit.child else None
            seen.way = ways.find_way(self, index, visit.exit.how, visit.exit.at, visit.exit.seq, child)

    # Items

    def _item(self, index, item):
        asker, touched = self.asker(index), self.state.trail[index].items.get(item.id)
        looked = Looked(item)
        if touched:
            looked.attempts, looked.mark, looked.entries = touched.attempts, touched.mark, touched.entries
        looked.options = self.options(item, asker)
        looked.shown = met(item.when, asker)
        if item.kind in WITH_OPTIONS and not looked.options:
            looked.shown = False  # 5.9
        looked.required = looked.shown and item.kind not in TO_READ and (
            item.required is True or (item.required is not False and met(item.required, asker)))
        if touched and touched.answer is not None:
            looked.present = offered(item, touched.answer, looked.options)
        if not looked.shown or looked.present is None:
            return looked
        looked.complete = complete(item, looked)
        asker.own = looked
        if looked.present != {"vault": True}:  # 8.7: words in the vault hold nothing back
            looked.failing = [number for number, check in enumerate(item.checks, 1)
                              if evaluate(check.must.tree, asker) is False]
        if not looked.failing:
            looked.rule = next((number for number, rule in enumerate(item.rules, 1)
                                if met(rule.when, asker)), None)
        return looked

    def options(self, item, asker):
        """The ids of the options shown, in document order."""
        source = asker.chosen(item.options_from) if item.options_from else ()
        return [option.id for option in item.options
                if (not option.offered or option.id in source) and met(option.when, asker)]

    def options_in_order(self, index, item):
        """As a screen shows them: shuffled over all, then less the hidden (3.7)."""
        shown = self.seen[index].items[item.id].options
        if not item.shuffle:
            return shown
        visit = self.state.trail[index]
        order = chance.shuffled(self.state.seed, visit.step, visit.n, item.id, item.options)
        return [id for id in order if id in shown]

    # Menus

    def superseded(self, index):
        """6.4: of the menu visits of one run all but the last."""
        return self.step(index).is_menu and self.last_menu(index) != index

    def last_menu(self, index):
        step, run = self.step(index), self.seen[index].runs[self.step(index).id]
        return max(i for i in range(len(self.seen))
                   if self.state.trail[i].step == step.id and self.seen[i].runs[step.id] == run)

    # Gates

    def gate(self, index):
        """5.1: what holds the learner back, in document order."""
        problems = []
        for id, looked in self.seen[index].items.items():
            if not looked.shown:
                continue
            if looked.failing:
                problems.append({"item": id, "why": "invalid"})
            elif looked.required and looked.mark != "declined":
                if not looked.complete:
                    problems.append({"item": id, "why": "required"})
                elif looked.met_rule and looked.met_rule.retry:
                    problems.append({"item": id, "why": "retry"})
        return problems


def complete(item, looked):
    """Whether what counts answers the item (16.9, 22.2)."""
    if item.kind in WITH_ROWS:
        return len(looked.present) == len(item.rows)
    if item.kind == "checklist" and item.need is not None:
        return len(looked.present) >= min(item.need, len(looked.options))
    return True


def offered(item, answer, options):
    """The answer less what is not shown now (2.1, 8.5); None when nothing is left."""
    if item.kind == "choice":
        return answer if answer in options else None
    if item.kind in (*SETS, "rank"):
        left = [id for id in answer if id in options]
        return left if left or not answer else None
    if item.kind == "likert":
        return {row: id for row, id in answer.items() if id in options} or None
    return answer
