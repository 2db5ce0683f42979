"""A session: one act in, an entry or a refusal out (10.1, 17 to 19)."""

from . import clock, shapes, values
from .moves import Mover
from .program import TO_READ, WITH_ROWS
from .refusal import Refusal
from .state import State
from .view import View

LIMIT = 100_000


class Session:
    def __init__(self, program, seed, settings=None, limit=LIMIT):
        self.program = program
        self.limit = limit
        in_force = {}
        for name, setting in program.settings.items():
            if not setting.of_part:  # 16.39
                in_force[name] = (settings or {}).get(name, setting.default)
        self.state = State(seed, in_force)

        self._view = None

    @property
    def view(self):
        """Of the state as it stands; an accepted state never changes, a next one takes its place."""
        if self._view is None or self._view.state is not self.state:
            self._view = View(self.program, self.state)
        return self._view

    def apply(self, act):
        """The accepted entry, or the refusal; a refusal changes nothing."""
        try:
            entry, self.state = self.judged(act)
            return entry
        except Refusal as refusal:
            by = act.get("by") if isinstance(act, dict) else None
            return refusal.written(self.allowed(by if isinstance(by, str) else None))

    def judged(self, act):
        """(entry, new state); raises the first refusal in the order of 10.1."""
        shapes.judge(act)
        if act["act"] not in shapes.MAY[act["by"]]:
            raise Refusal("not-allowed", by=act["by"])
        self.judge_status(act["act"])
        draft = self.state.copy()
        draft.clock = clock.later(draft.clock, act["at"])  # 3.4: time first
        draft.seq += 1
        mover = Mover(self.program, draft)
        extra = getattr(self, "_" + act["act"])(act, draft, mover) or {}
        entry = {**act, **extra, "seq": draft.seq, "facts": mover.all_facts()}
        if not entry.get("given", True):  # 16.69
            del entry["given"]
        return entry, draft

    def judge_status(self, act):
        state = self.state
        if state.status == "new" and act != "start":
            raise Refusal("not-started")
        if state.status != "new" and act == "start":
            raise Refusal("started")
        if state.seq >= self.limit and act not in ("stop", "erase"):
            raise Refusal("full")
        if state.status == "stopped" and act not in ("resume", "erase", "tick"):
            raise Refusal("stopped")
        if state.status != "stopped" and act == "resume":
            raise Refusal("not-stopped")

    # Acts without a place

    def _start(self, act, state, mover):
        entry, given = act.get("entry"), act.get("given", {})
        target = None
        if entry is not None:
            target = self.program.by_id.get(entry)
            if target is None:
                raise Refusal("unknown-step", step=entry)
        for name in sorted(given, key=lambda n: n.encode("utf-8")):
            if name not in self.program.facts:
                raise Refusal("unknown-fact", fact=name)
        if target is not None and not target.entry:
            raise Refusal("not-an-entry", step=entry)
        kept = {}
        for name in sorted(given, key=lambda n: n.encode("utf-8")):  # 16.71
            item = self.program.facts[name].item
            options = [option.id for option in item.options]
            kept[name] = values.stored(item, given[name], options, {"fact": name})
        state.status, state.given = "running", kept
        mover.start(target)
        return {"given": kept}

    def _pause(self, act, state, mover):
        pass

    _tick = _pause

    def _stop(self, act, state, mover):
        state.status = "stopped"

    def _resume(self, act, state, mover):
        state.status = "running"

    def _erase(self, act, state, mover):
        mover.tell("erased")

    # Moving

    def _continue(self, act, state, mover):
        mover.go_on()

    def _back(self, act, state, mover):
        mover.back()

    def _go(self, act, state, mover):
        if act["step"] not in self.program.by_id:
            raise Refusal("unknown-step", step=act["step"])
        mover.go(act["step"])

    # At an item

    def at_item(self, act, state):
        """The place: the item and how its visit sees it, or the refusal."""
        program, here = self.program, state.here.step
        if "step" in act and act["step"] not in program.by_id:
            raise Refusal("unknown-step", step=act["step"])
        if "item" in act and act["item"] not in program.items:
            raise Refusal("unknown-item", item=act["item"])
        if "step" in act and act["step"] != here:
            raise Refusal("not-here", step=act["step"])
        if "item" not in act:
            return None
        view = View(program, state)
        looked = view.seen[state.cursor].items.get(act["item"])
        if looked is None:
            raise Refusal("not-here", item=act["item"])
        if not looked.shown:
            raise Refusal("not-shown", item=act["item"])
        return looked

    def open_item(self, act, state):
        """An item whose answer may change (5.8); a note has none."""
        looked = self.at_item(act, state)
        if measure_closed(self.program, state):
            raise Refusal("measure-closed", item=act["item"])
        if looked.item.kind in TO_READ:
            raise Refusal("wrong-type", item=act["item"], expects=looked.item.kind)
        return looked

    def _answer(self, act, state, mover):
        looked = self.open_item(act, state)
        item, asker = looked.item, View(self.program, state).asker(state.cursor)
        view = asker.view
        inner = {i.id: view.options(i, asker) for i in item.inner}
        kept = values.stored(item, act["value"], looked.options, {"item": item.id}, inner)
        touched = state.here.touch(item.id)
        answer = kept
        if item.kind in WITH_ROWS:  # 16.8: merged into the rows already answered
            answer = {**(touched.answer or {}), **kept}
        touched.answer, touched.mark = answer, None
        touched.attempts = min(999, touched.attempts + 1)
        after = View(self.program, state).seen[state.cursor].items[item.id]
        if after.met_rule:
            fields = {"item": item.id, "rule": after.rule}
            if after.met_rule.correct is not None:
                fields["correct"] = after.met_rule.correct
            mover.tell("felt-back", **fields)
        self.changed(state, mover)
        return {"step": state.here.step, "value": kept}

    def _skip(self, act, state, mover):
        if "item" not in act:
            self.at_item(act, state)
            here = state.here.step
            mover.skip_step(here)
            return {"step": here}
        looked = self.open_item(act, state)
        if looked.required:
            raise Refusal("required", item=act["item"])
        return self.mark(act, state, mover, "skipped")

    def _decline(self, act, state, mover):
        self.open_item(act, state)
        return self.mark(act, state, mover, "declined")

    def mark(self, act, state, mover, mark):
        touched = state.here.touch(act["item"])
        touched.answer, touched.mark = None, mark
        self.changed(state, mover)
        return {"step": state.here.step}

    def changed(self, state, mover):
        """16.13, 16.17."""
        mover.settle(state.cursor)
        if state.here.exit is not None:
            mover.score(state.cursor)

    def _hint(self, act, state, mover):
        looked = self.at_item(act, state)
        touched = state.here.touch(act["item"])
        if "solution" in act:
            if touched.solution or not looked.item.solution:
                raise Refusal("no-hint", item=act["item"])
            touched.solution = True
        else:
            if touched.hints >= looked.item.hints:
                raise Refusal("no-hint", item=act["item"])
            touched.hints += 1
        return {"step": state.here.step}

    # What is allowed (18)

    def allowed(self, by):
        """The kinds of act of which this role could now have one accepted."""
        return [act for act in shapes.ACTS if act in shapes.MAY.get(by, ()) and self.could(by, act)]

    def could(self, by, act):
        try:
            self.judge_status(act)
        except Refusal:
            return False
        if act in ("start", "pause", "stop", "resume", "tick", "erase"):
            return True
        if act in ("continue", "back"):
            return self.accepts({"act": act}, by)
        if act == "go":
            walked = [visit.step for visit in self.state.trail]  # the likely ones first
            return any(step != self.state.here.step and self.accepts({"act": "go", "step": step}, by)
                       for step in [*walked, *self.program.by_id])
        if act == "skip" and self.accepts({"act": "skip"}, by):
            return True
        seen = self.view.seen[self.state.cursor]
        closed = measure_closed(self.program, self.state)
        for id, looked in seen.items.items():
            if not looked.shown:
                continue
            if act == "hint":
                touched = self.state.here.items.get(id)
                given = touched.hints if touched else 0
                solved = touched.solution if touched else False
                if looked.item.hints > given or (looked.item.solution and not solved):
                    return True
            elif closed or looked.item.kind in TO_READ:
                continue
            elif act == "decline" or (act == "skip" and not looked.required):
                return True
            elif act == "answer" and values.could_answer(looked.item, looked.options):
                return True
        return False

    def accepts(self, act, by):
        try:
            self.judged({"at": self.state.clock, "by": by, **act})
        except Refusal:
            return False
        return True


def measure_closed(program, state):
    """5.8: at most one visit follows it on the trail."""
    step = program.by_id[state.here.step]
    return step.kind == "measure" and len(state.trail) - 1 - state.cursor > 1
