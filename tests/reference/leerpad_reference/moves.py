"""Moving: enter, leave, continue, back, go, settle (4.6 to 4.8, 5.2, 16.4 to 16.7).

A Mover works on a draft of the state; who calls it throws the draft away on a refusal.
"""

import copy

from . import chance, diaries, menus, scoring, waiting, ways
from .contacts import Record
from .evaluation import UNKNOWN
from .refusal import Refusal
from .state import Exit, Visit
from .view import View

ORDER = ("due", "drawn-at-start", "felt-back", "parked", "left", "scored", "returned", "drawn", "shuffled",
         "moved", "waiting", "contact", "released", "replied", "shared", "unshared", "consented", "erased",
         "completed", "reopened")


class Mover:
    def __init__(self, program, state):
        self.program = program
        self.state = state
        self.facts = []      # of this act, as (place in the order, fact)
        self.settled = []    # facts of earlier continues of one act
        self.waits = []      # waiting, and what is due at once: behind the one `moved` (23.7)
        self.ended = []      # completed, reopened: after all others
        self.had_left = None  # of a visit entered: whether it was a parked one that had been left
        self.came_from = self.place()

    def place(self):
        if self.state.cursor is None:
            return None
        return self.state.here.step, self.state.here.n

    def tell(self, name, ranked=None, **fields):
        """A fact; 10.3 gives its place among those of one continue."""
        told = self.ended if name in ("completed", "reopened") else self.facts
        if (ranked or name) == "waiting":
            told = self.waits
        told.append((ORDER.index(ranked or name), {"fact": name, **fields}))

    def next_continue(self):
        """What was told so far comes before what the next continue tells."""
        self.settled += _in_order(self.facts)
        self.facts = []

    def all_facts(self):
        """The facts of the act, `moved` once, when the cursor changed."""
        if self.place() != self.came_from:
            step, n = self.place()
            self.tell("moved", step=step, n=n)
        self.next_continue()
        return self.settled + _in_order(self.waits) + _in_order(self.ended)

    # Entering and leaving

    def start(self, target):
        state = self.state
        for name, shape in self.program.chances.items():
            if not shape.per_visit:
                fact = chance.draw_chance(self.program, state.seed, name)
                state.chances[name] = fact["arm"]
                self.tell(ranked="drawn-at-start", **_named(fact))
        view = View(self.program, state)
        self.enter(ways.first_place(view, state.clock, target).place)

    def enter(self, step):
        """4.6."""
        state = self.state
        n = state.visits(step.id) + 1
        visit = Visit(step.id, n, state.clock, seq=state.seq)
        parked = state.parked_visit(step.id, n)
        self.had_left = parked is not None and parked.exit is not None
        if parked:
            visit.items = parked.items
            state.parked.remove(parked)
            self.tell("returned", step=step.id, n=n)
        elif n > 1 and step.again == "keep" and step.kind != "measure":
            before = [v for v in state.trail if v.step == step.id][-1]
            for id, touched in before.items.items():
                if self.program.items[id].is_result:
                    continue  # 23.4: each visit waits for its own
                if touched.answer is not None or touched.mark:
                    kept = visit.touch(id)
                    kept.answer, kept.mark = copy.deepcopy(touched.answer), touched.mark
        for name in step.chances:
            fact = chance.draw_chance(self.program, state.seed, name, step.id, n)
            visit.drawn[name] = fact["arm"]
            self.tell(**_named(fact))
        for item in step.items:
            if item.shuffle:
                order = chance.shuffled(state.seed, step.id, n, item.id, item.options)
                self.tell("shuffled", item=item.id, step=step.id, n=n, order=order)
        state.trail.append(visit)
        state.cursor = len(state.trail) - 1
        if step.kind == "contact":
            state.contacts.setdefault((step.id, n), Record())
        if waiting.is_waiting(step):
            self.tell("waiting", **waiting.fact(step, visit))
        if any(item.kind == "diary" for item in step.items):
            diaries.tell_waiting(View(self.program, state), state.cursor, self)
        if step.ends:
            self.tell("completed", step=step.id)

    def leave(self, how, child=None):
        """Leave the visit under the cursor: set its exit and go to the place found."""
        state, index = self.state, self.state.cursor
        visit = state.here
        visit.exit = None
        way = ways.find_way(View(self.program, state), index, how, state.clock, state.seq, child)
        visit.exit = Exit(how, state.clock, way.place.id, child.id if child else None, state.seq)
        self.tell("left", step=visit.step, n=visit.n, how=how, to=way.place.id)
        self.score(index)
        if index + 1 < len(state.trail):
            if state.trail[index + 1].step == way.place.id:
                self.settle(index)
                self.rest_on(View(self.program, state), index + 1)
                return
            self.park_after(index)
        self.enter(way.place)

    def score(self, index):
        """`scored`, one per scale and subscale (16.13)."""
        view = View(self.program, self.state)
        step, visit = view.step(index), self.state.trail[index]
        if step.kind != "measure":
            return
        for name in [step.scale, *self.program.scales[step.scale].subscales]:
            total = scoring.score(view, index, name, (visit.exit.how, visit.exit.at))
            band = scoring.band(self.program.scales[name], total)
            fields = {"scale": name, "step": visit.step, "n": visit.n}
            if step.moment:
                fields["moment"] = step.moment
            if total is not UNKNOWN:
                fields["score"] = total
            if band is not UNKNOWN:
                fields["band"] = band
            self.tell("scored", **fields)

    def park_after(self, index):
        """Move all later visits to parked, in trail order."""
        state = self.state
        for visit in state.trail[index + 1:]:
            self.tell("parked", step=visit.step, n=visit.n)
            if self.program.by_id[visit.step].ends:
                self.tell("reopened", step=visit.step)
        state.parked += state.trail[index + 1:]
        del state.trail[index + 1:]

    def settle(self, index):
        """4.7: keep what a person who never went back would have walked as well."""
        state, view = self.state, View(self.program, self.state)
        for i in range(index, len(state.trail) - 1):
            if not self.stands(view, i):
                state.trail[i].exit = None
                self.park_after(i)
                return

    def stands(self, view, index):
        exit, step = self.state.trail[index].exit, view.step(index)
        if exit.how == "done":
            if view.gate(index):
                return False
            if step.is_menu and not _enough(menus.need(view, index)):
                return False
        if exit.how == "chosen":
            child = self.program.by_id[exit.child]
            if child not in menus.shown_children(view, index):
                return False
        return view.seen[index].way.place.id == self.state.trail[index + 1].step

    # The learner's moves

    def go_on(self):
        """`continue` (5.2, 16.4, 16.5, 16.18)."""
        view, index = View(self.program, self.state), self.state.cursor
        step, exit = view.step(index), self.state.here.exit
        if step.ends:
            raise Refusal("at-end")
        if exit is not None and exit.how == "skipped":
            given = any(looked.holds for looked in view.seen[index].items.values())
            how = self.way_out(step)
            if given and not view.gate(index) and how:
                self.leave(how)
            else:
                self.rest_on(view, index + 1)
            return
        if exit is not None and exit.how != "chosen":
            self.rest_on(view, index + 1)
            return
        if step.is_menu:
            done, needed = menus.need(view, index)
            if not _enough((done, needed)):
                raise Refusal("need", done=done, need=needed)
        problems = view.gate(index)
        if problems:
            raise Refusal("gate", items=problems)
        how = self.way_out(step)
        if how is None:
            raise Refusal("waiting", step=step.id)
        self.park_after(index)  # of a menu left as `chosen`
        self.leave(how)

    def way_out(self, step):
        """The kind of exit; None at a waiting place that is not open (23.1)."""
        if not waiting.is_waiting(step):
            return "done"
        return waiting.way_out(self.state, step, self.state.here, self.state.clock)

    def rest_on(self, view, index):
        """The cursor never rests on a superseded menu (6.4)."""
        self.state.cursor = view.last_menu(index) if view.superseded(index) else index

    def back(self):
        view = View(self.program, self.state)
        for index in range(self.state.cursor - 1, -1, -1):
            if not view.superseded(index):
                self.state.cursor = index
                return
        raise Refusal("nothing-before")

    def skip_step(self, step_id):
        """5.6."""
        step = self.program.by_id[self.state.here.step]
        if not step.optional or self.state.here.exit is not None or step.ends:
            raise Refusal("not-optional", step=step_id)
        self.leave("skipped")

    def go(self, target):
        """4.8, in the order of 16.5 and 16.7."""
        view, index = View(self.program, self.state), self.state.cursor
        here, step = view.step(index), self.program.by_id[target]
        if step is here:
            return
        child = step if here.is_menu and step in menus.shown_children(view, index) else None
        if child:
            earlier = menus.look_back(view, index, child)
            if earlier is not None:
                self.state.cursor = earlier
            else:
                self.choose(view, index, child)
            return
        visits = [i for i, visit in enumerate(self.state.trail) if visit.step == target]
        if visits:
            self.state.cursor = visits[-1]
            return
        self.go_ahead(target)

    def choose(self, view, index, child):
        exit = self.state.here.exit
        if exit and exit.how == "chosen" and exit.child == child.id:
            self.rest_on(view, index + 1)
            return
        self.park_after(index)
        self.leave("chosen", child)

    def go_ahead(self, target):
        """Repeated `continue`; what lies between had been left, on the trail or parked (16.40)."""
        while self.state.here.step != target:
            self.had_left = None
            try:
                self.go_on()
            except Refusal:
                raise Refusal("not-reachable", step=target) from None
            if self.had_left is None:
                self.had_left = self.state.here.exit is not None
            if self.state.here.step != target and not self.had_left:
                raise Refusal("not-reachable", step=target)
            self.next_continue()


def _in_order(told):
    return [fact for _, fact in sorted(told, key=lambda pair: pair[0])]


def _named(fact):
    return {"name" if key == "fact" else key: value for key, value in fact.items()}


def _enough(need):
    return need[0] >= need[1]
