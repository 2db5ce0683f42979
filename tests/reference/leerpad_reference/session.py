"""A session: one act in, an entry or a refusal out (10.1, 17 to 19)."""

from . import allowed, clock, contacts, diaries, shapes, sharing, upgrade, values, waiting
from .moves import Mover
from .program import TO_READ, WITH_ROWS
from .refusal import Refusal
from .state import State
from .view import View

LIMIT = 100_000


class Session:
    def __init__(self, program, seed, settings=None, limit=LIMIT, version=""):
        self.program = program
        self.limit = limit
        in_force = {}
        for name, setting in program.settings.items():
            if not setting.of_part:  # 16.39
                in_force[name] = (settings or {}).get(name, setting.default)
        self.state = State(seed, in_force, version=version)
        self.programs = {version: program}
        self._view = None

    def know(self, version, program):
        """31.1: another version is handed over."""
        self.programs.setdefault(version, program)

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
            self.program = self.programs[self.state.version]
            return entry
        except Refusal as refusal:
            by = act.get("by") if isinstance(act, dict) else None
            return refusal.written(self.allowed(by if isinstance(by, str) else None))

    def judged(self, act):
        """(entry, new state); raises the first refusal in the order of 10.1."""
        shapes.judge(act)
        allowed.judge_role(self.program, act["by"], act["act"])
        allowed.judge_status(self.state, self.limit, act["by"], act["act"])
        if act["act"] == "upgrade":
            return upgrade.judged(self, act)
        draft = self.state.copy()
        draft.seq += 1
        mover = Mover(self.program, draft)
        if act["by"] != "guide":  # 26.3: a guide's act passes no time
            self.pass_time(draft, act["at"], mover)
        extra = getattr(self, "_" + act["act"].replace("-", "_"))(act, draft, mover) or {}
        entry = {**act, **extra, "seq": draft.seq, "facts": mover.all_facts()}
        if entry.get("given") == {}:  # 16.69
            del entry["given"]
        return entry, draft

    def pass_time(self, state, at, mover):
        """3.4: time first."""
        now = clock.later(state.clock, at)
        if state.trail:
            waiting.tell_due(self.program, state, now, mover)
            diaries.tell_due(self.view, now, mover)
        state.clock = now

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
        sharing.erase(self.program, state, mover)

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

    def judge_names(self, act):
        if "step" in act and act["step"] not in self.program.by_id:
            raise Refusal("unknown-step", step=act["step"])
        if "item" in act and act["item"] not in self.program.items:
            raise Refusal("unknown-item", item=act["item"])

    def at_item(self, act, state):
        """The place: the item and how its visit sees it, or the refusal."""
        program, here = self.program, state.here.step
        self.judge_names(act)
        if "item" in act and program.items[act["item"]].is_result:
            raise Refusal("not-yours", item=act["item"])  # 23.4
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
        if "entry" in act and act["act"] == "answer":
            raise Refusal("no-entry", item=act["item"])
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
        if act["by"] == "system":
            return self.result(act, state)
        self.judge_names(act)
        if self.program.items[act["item"]].kind == "diary":
            return diaries.answer(self.program, state, act, self.program.items[act["item"]])
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

    def result(self, act, state):
        """23.4: what an activity reports, while its visit has no exit."""
        self.judge_names(act)
        item = self.program.items[act["item"]]
        if not item.is_result:
            raise Refusal("not-yours", item=item.id)
        if act.get("step", item.id) != item.id:
            raise Refusal("not-here", step=act["step"])
        visits = [visit for visit in state.trail if visit.step == item.id]
        if not visits:
            raise Refusal("not-here", item=item.id)
        if "entry" in act:
            raise Refusal("no-entry", item=item.id)
        if visits[-1].exit is not None:
            raise Refusal("too-late", item=item.id)
        kept = values.stored(item, act["value"], [o.id for o in item.options], {"item": item.id})
        touched = visits[-1].touch(item.id)
        touched.answer = kept
        touched.attempts = min(999, touched.attempts + 1)
        return {"step": item.id, "value": kept}

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
        touched.answer, touched.mark, touched.entries = None, mark, {}
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

    # Together with others (24)

    def contact_act(self, act, state, mover):
        step, n = contacts.found(self.program, state, act)
        record = contacts.changed(step, state.contacts[(step.id, n)], act)
        state.contacts[(step.id, n)] = record
        mover.tell("contact", step=step.id, n=n, **record.written())
        return {"forms": list(record.offered)} if act["act"] == "contact-offer" else {}

    _contact_ask = _contact_offer = _contact_plan = _contact_held = _contact_decline = contact_act

    def _release(self, act, state, mover):
        n = contacts.released_visit(self.program, state, act["step"])
        state.released.append((act["step"], n))
        mover.tell("released", step=act["step"], n=n)

    # Sharing and consent (25)

    def _share(self, act, state, mover):
        return sharing.share(View(self.program, state), state, act, mover)

    def _unshare(self, act, state, mover):
        sharing.unshare(self.program, state, act, mover)

    def _consent(self, act, state, mover):
        sharing.consent(self.program, state, act, mover)

    def _reply(self, act, state, mover):
        sharing.reply(View(self.program, state), state, act, mover)

    def _note(self, act, state, mover):
        pass

    # What is allowed (18)

    def allowed(self, by):
        """The kinds of act of which this role could now have one accepted."""
        return [act for act in shapes.ACTS if act in allowed.MAY.get(by, ()) and allowed.could(self, by, act)]

    def accepts(self, act, by):
        try:
            self.judged({"at": self.state.clock, "by": by, **act})
        except Refusal:
            return False
        return True

    @property
    def measure_closed(self):
        return measure_closed(self.program, self.state)


def measure_closed(program, state):
    """5.8: at most one visit follows it on the trail."""
    step = program.by_id[state.here.step]
    return step.kind == "measure" and len(state.trail) - 1 - state.cursor > 1
