"""A running session in another version of its module (13, 31)."""

from . import chance, clock, menus, values, ways
from .carrying import is_given, join, split
from .heirs import Heirs
from .moves import Mover
from .refusal import Refusal
from .state import Exit, State, Touched, Visit
from .together import carry_records, carry_sharing
from .view import View


def judged(session, act):
    """(entry, the state after it), or the refusal (31.1)."""
    hash, state = act["program"], session.state
    if act["by"] != "learner" and "choice" in act:
        raise Refusal("no-choice", program=hash)
    choice = act.get("choice", "new") if act["by"] == "learner" else None
    new = session.programs.get(hash)
    if new is None:
        raise Refusal("unknown-program", program=hash)
    if new.module != session.program.module:
        raise Refusal("other-module", program=hash)
    if hash == state.version:
        raise Refusal("same-program", program=hash)
    asked = state.choice[1] if state.choice and state.choice[0] == hash else None
    if choice and asked is None:
        raise Refusal("no-choice", program=hash)
    if choice is None and asked == "old":
        raise Refusal("stays", program=hash)
    if choice == "old":
        return _stays(session, act, "old")
    after, facts, told = weighed(session, new, hash)
    if told["verdict"] == "choice" and choice is None:
        if asked:
            raise Refusal("stays", program=hash)
        return _stays(session, act, "open")
    if told["verdict"] == "choice":
        told["choice"] = "new"
    return {**act, "seq": after.seq, "facts": [*facts, told]}, after


def _stays(session, act, how):
    after = session.state.copy()
    after.seq += 1
    after.choice = (act["program"], how)
    told = {"fact": "upgraded", "from": after.version, "to": act["program"], "verdict": "choice", "choice": how}
    return {**act, "seq": after.seq, "facts": [told]}, after


class Luggage:
    """What is carried, as written in a snapshot, in the new names."""

    def __init__(self, session, new):
        self.hash = session.state.version
        self.old, self.new = session.program, new
        self.heirs = Heirs(new, session.program)
        self.visits = []   # {"step": Step, "n", "entered", "seq", "items": {id: slot}, "drawn", "exit", "on_trail"}
        self.fates = []    # (step id, n, item id, on the trail, step, item, why)
        self.former = []
        self.torn = False

    def record(self, program, step, n, **what):
        self.former.append({"program": program, "step": step, "n": n, **what})

    def pack(self, visit, timed, on_trail):
        written = _written(visit, timed)
        step, torn = self.heirs.place(visit.step)
        if step is not None:
            self.visits.append(self.carried(written, self.hash, step, on_trail, tells=True))
            return
        self.torn |= torn
        for item in _sorted(written["items"]):
            if is_given(written["items"][item]):
                self.fates.append((visit.step, visit.n, item, on_trail, None, None,
                                   "two-heirs" if torn else "unknown-step"))
        self.former.append({**written, "program": self.hash})

    def carried(self, written, program, step, on_trail, tells):
        """A visit in the new names; what does not fit is parked."""
        old_id, n = written["step"], written["n"]
        out = {**written, "step": step, "items": {}, "on_trail": on_trail}
        exit = out.pop("exit", None)
        if exit is not None:
            out["exit"] = self.exit(exit, old_id, step)
            if out["exit"] is None:
                del out["exit"]
                self.record(program, old_id, n, exit=exit)
        lost = {}
        for id in _sorted(written["items"]):
            slot = written["items"][id]
            item, torn = self.heirs.item(old_id, step, id)
            kept, rest, why = self.split(item, torn, id, slot)
            if tells and is_given(slot):
                self.torn |= why == "two-heirs"
                self.fates.append((old_id, n, id, on_trail, step, item, why))
            if rest:
                lost[id] = rest
            if kept:
                out["items"][item.id] = kept
        if lost:
            self.record(program, old_id, n, items=lost)
        return out

    def split(self, item, torn, id, slot):
        if item is None:
            return {}, dict(slot), "two-heirs" if torn else "unknown-item"
        return split(item, self.heirs.old.items.get(id) if self.heirs.old else None, slot)

    def exit(self, exit, old_id, step):
        """How it was left in the new names, or None where the place cannot be left so."""
        if not leaves_so(step, exit["how"]):
            return None
        to, _ = self.heirs.step(exit["to"])
        if to is None and exit["how"] == "chosen":
            old = self.heirs.old
            child = old and _child(old.by_id.get(old_id), old.by_id.get(exit["to"]))
            to = self.heirs.step(child.id)[0] if child else None
            if to is None:
                return None
        return {**exit, "to": (to or step).id}

    def take_back(self, former):
        """What was parked under former names, as far as it has a place again (31.4)."""
        both = self.heirs
        for whole in [record for record in former if "entered" in record]:
            self.heirs = both if whole["program"] == self.hash else Heirs(self.new)
            step, _ = self.heirs.place(whole["step"])
            if step is not None and sum(v["step"] is step for v in self.visits) + 1 == whole["n"]:
                written = {key: value for key, value in whole.items() if key != "program"}
                self.visits.append(self.carried(written, whole["program"], step, False, tells=False))
            else:
                self.former.append(whole)
        for part in [record for record in former if "entered" not in record]:
            self.heirs = both if part["program"] == self.hash else Heirs(self.new)
            step = self.heirs.place(part.get("step", ""))[0]
            visit = next((v for v in self.visits if v["step"] is step and v["n"] == part.get("n")), None)
            if visit is not None and "items" in part:
                self.put_back(part, visit)
            elif visit is not None and "exit" in part:
                if "exit" not in visit:
                    exit = self.exit(part["exit"], part["step"], visit["step"])
                    if exit is None:
                        self.former.append(part)
                    else:
                        visit["exit"] = exit
            else:
                self.former.append(part)
        self.heirs = both

    def put_back(self, part, visit):
        rest = {}
        for id in _sorted(part["items"]):
            slot = part["items"][id]
            item, torn = self.heirs.item(part["step"], visit["step"], id)
            kept, lost, _ = self.split(item, torn, id, slot)
            joined = join(visit["items"].get(item.id), kept) if kept else None
            if joined is None:
                lost = slot
            else:
                visit["items"][item.id] = joined
            if lost:
                rest[id] = lost
        if rest:
            self.record(part["program"], part["step"], part["n"], items=rest)


def leaves_so(step, how):
    """31.3: whether a place can be left so at all."""
    by_person = step.kind == "contact" or step.for_release
    if how == "skipped":
        return step.optional and not step.ends
    if how == "chosen":
        return step.is_menu
    if how == "held":
        return by_person
    if how == "over":
        return step.otherwise is not None
    return not by_person and not step.ends


def weighed(session, new, hash):
    """(the state in the new program, the facts but the last, the fact `upgraded`)."""
    state, old = session.state, session.program
    luggage = Luggage(session, new)
    timed = old.has_diary or state.upgraded
    for visit in state.trail:
        luggage.pack(visit, timed, True)
    for visit in sorted(state.parked, key=lambda v: (old.by_id[v.step].place, v.n)):
        luggage.pack(visit, timed, False)
    luggage.take_back(state.former)
    held = {name: value for name, value in state.settings.items() if value != old.settings[name].default}
    settings = {name: given.default for name, given in new.settings.items() if not given.of_part}
    settings.update(_constants("settings", held, new.settings, luggage))
    after = State(state.seed, settings, state.status, state.seq + 1, state.clock)
    after.version, after.upgraded = hash, state.seq + 1
    after.given = _constants("given", state.given, new.facts, luggage)
    mover = Mover(new, after)
    facts = []
    for name, shape in new.chances.items():
        if not shape.per_visit:
            after.chances[name] = _arm(shape, state.chances.get(name))
            if after.chances[name] is None:
                drawn = chance.draw_chance(new, state.seed, name)
                after.chances[name] = drawn["arm"]
                facts.append(drawn)
    known = [_visit(new, state.seed, visit) for visit in luggage.visits]
    carry_records(session, luggage, after, known)
    ended = carry_sharing(session, luggage, after, known)
    held_up, by_items, entered = _walk(session, luggage, after, mover, known)
    if held_up is not None:
        visit, exit = held_up
        luggage.record(hash, visit.step, visit.n, exit=exit.written(True))
    after.former = luggage.former
    after.parked = [visit for visit in known if not any(visit is other for other in after.trail)]
    told = _verdict(session, luggage, after, by_items)
    if ended:
        told["ended"] = ended
    facts += _facts(session, luggage, after, entered, mover)
    return after, facts, {"fact": "upgraded", "from": state.version, "to": hash, **told}


def _walk(session, luggage, after, mover, known):
    """31.5: (the visit held up and its exit, whether by a gate, whether the first place was entered)."""
    new, first = luggage.new, session.state.trail[0]
    entry = _entry(session, first)
    entry = luggage.heirs.step(entry.id)[0] if entry else None
    if entry is not None and not entry.entry:
        entry = None
    place = ways.first_place(View(new, after), first.entered, entry).place
    while True:
        n = after.visits(place.id) + 1
        last = after.trail[-1] if after.trail else None
        visit = next((v for v in known if (v.step, v.n) == (place.id, n)), None)
        late = last is not None and visit is not None and clock.instant(last.entered) > clock.instant(visit.entered)
        if visit is None or late:
            if last is None:
                mover.enter(place)
                return None, False, True
            exit, last.exit = last.exit, None
            return (last, exit), False, False
        if last is not None:
            last.exit.to = place.id
        after.trail.append(visit)
        after.cursor = len(after.trail) - 1
        if visit.exit is None:
            return None, False, False
        exit, gate = visit.exit, False
        step = new.by_id[visit.step]
        if exit.how == "chosen" and exit.child is None:
            leads = None
        else:
            view = View(new, after)
            index = len(after.trail) - 1
            gate = bool(view.gate(index))
            leads = _leads(new, view, index, step, exit)
        if leads is None:
            visit.exit = None
            return (visit, exit), gate, False
        place = leads


def _leads(new, view, index, step, exit):
    """The place to which a recorded exit still leads, or None (4.7)."""
    if exit.how == "done":
        if view.gate(index):
            return None
        done, needed = menus.need(view, index) if step.is_menu else (0, 0)
        if done < needed:
            return None
    if exit.how == "chosen" and new.by_id[exit.child] not in menus.shown_children(view, index):
        return None
    return view.seen[index].way.place


def _entry(session, first):
    """The entry at which the session began, or None for the front."""
    nothing = session.state.copy()
    nothing.trail, nothing.parked = [], []
    view = View(session.program, nothing)
    if ways.first_place(view, first.entered).place.id == first.step:
        return None
    entries = [step for step in session.program.by_id.values() if step.entry]
    return next((e for e in entries if ways.first_place(view, first.entered, e).place.id == first.step), None)


def _verdict(session, luggage, after, by_items):
    """31.6: the members of `upgraded`, and the cursor."""
    state, view = session.state, View(luggage.new, after)
    end = len(after.trail) - 1
    places = {(visit.step, visit.n): index for index, visit in enumerate(after.trail)}

    def heir(visit):
        step = luggage.heirs.place(visit.step)[0]
        return None if step is None else (step.id, visit.n)

    here = heir(state.here)
    stays = heir(state.trail[-1]) == (after.trail[-1].step, after.trail[-1].n)
    at = places.get(here)
    kept, answers, asked = 0, [], []
    for step_id, n, item_id, on_trail, step, item, why in luggage.fates:
        if not on_trail:
            continue
        place = places.get((step.id, n)) if item is not None else None
        if why is None and place is not None:
            kept += 1
            continue
        told = {"step": step_id, "n": n, "item": item_id, "why": why or "not-reached"}
        if place is not None and _is_asked(view, place, item):
            told["again"] = True
            asked.append(place)
        answers.append(told)
    verdict, cursor = ("unchanged", at) if stays and at is not None else ("moved", end)
    if verdict == "unchanged" or by_items:
        if asked or by_items:
            verdict, cursor = "re-ask", min(asked, default=end)
    if here is None or luggage.torn:
        verdict = "choice"
    after.cursor = view.last_menu(cursor) if view.superseded(cursor) else cursor
    return {"verdict": verdict, "kept": kept, **({"answers": answers} if answers else {})}


def _is_asked(view, place, item):
    looked = view.seen[place].items[item.id]
    closed = view.step(place).kind == "measure" and len(view.seen) - place > 2
    return looked.shown and not closed and item.kind not in ("note", "recall", "card")


def _facts(session, luggage, after, entered, mover):
    """31.8."""
    new, state = luggage.new, session.state
    was = [(visit["step"].id, visit["n"]) for visit in luggage.visits if visit["on_trail"]]
    now = [(visit.step, visit.n) for visit in after.trail]
    facts = [{"fact": "parked", "step": step, "n": n} for step, n in was if (step, n) not in now]
    scores = Mover(new, after)
    for index, visit in enumerate(after.trail):
        if visit.exit is not None:
            scores.score(index)
    facts += [fact for _, fact in scores.facts]
    if not entered:
        facts += [{"fact": "returned", "step": step, "n": n} for step, n in now if (step, n) not in was]
    for visit in after.trail:
        packed = next((p for p in luggage.visits if (p["step"].id, p["n"]) == (visit.step, visit.n)), None)
        if packed is not None:
            for name in new.by_id[visit.step].chances:
                if _arm(new.chances[name], packed.get("drawn", {}).get(name)) is None:
                    facts.append(chance.draw_chance(new, after.seed, name, visit.step, visit.n))
    facts += [fact for _, fact in mover.facts]
    step = luggage.heirs.place(state.here.step)[0]
    if step is None or (step.id, state.here.n) != (after.here.step, after.here.n):
        facts.append({"fact": "moved", "step": after.here.step, "n": after.here.n})
    facts += [fact for _, fact in mover.waits]
    ended, ends = session.program.by_id[state.trail[-1].step].ends, new.by_id[after.trail[-1].step].ends
    last = luggage.heirs.place(state.trail[-1].step)[0]
    same = last is not None and (last.id, state.trail[-1].n) == now[-1]
    if ends and not (same and ended):
        facts.append({"fact": "completed", "step": after.trail[-1].step})
    if ended and not (same and ends):
        facts.append({"fact": "reopened", "step": last.id if last is not None else "end"})
    return facts


# Forms

def _written(visit, timed):
    """As in a snapshot, with seqs: of a program without a diary all are 1."""
    out = visit.written(True)
    if not timed:
        out["seq"] = 1
        if "exit" in out:
            out["exit"] = {**out["exit"], "seq": 1}
    return out


def _visit(new, seed, packed):
    step = packed["step"]
    visit = Visit(step.id, packed["n"], packed["entered"], seq=packed["seq"])
    for id, slot in packed["items"].items():
        visit.items[id] = touched(slot)
    for name in step.chances:
        arm = _arm(new.chances[name], packed.get("drawn", {}).get(name))
        if arm is None:
            arm = chance.draw_chance(new, seed, name, step.id, visit.n)["arm"]
        visit.drawn[name] = arm
    if "exit" in packed:
        exit = packed["exit"]
        child = _child(step, new.by_id[exit["to"]]) if exit["how"] == "chosen" else None
        visit.exit = Exit(exit["how"], exit["at"], exit["to"], child.id if child else None, exit["seq"])
    return visit


def touched(slot):
    mark = next((mark for mark in ("skipped", "declined") if mark in slot), None)
    entries = {int(k): (entry["seq"], entry["value"]) for k, entry in slot.get("entries", {}).items()}
    return Touched(slot.get("answer"), mark, slot.get("attempts", 0), slot.get("hints", 0),
                   slot.get("solution", False), entries)


def _child(menu, step):
    """The child of a section that a step is or stands in."""
    while step is not None and step.parent is not menu:
        step = step.parent
    return step


def _arm(shape, arm):
    """A recorded arm, if the chance still has it."""
    if arm is None:
        return None
    if shape.arms is not None:
        return arm if arm in shape.arms else None
    return arm if isinstance(arm, int) and shape.low <= arm <= shape.high else None


def _constants(key, held, shapes, luggage):
    """Settings or given facts in their places; what has none is parked, what was parked is tried again."""
    tried = [(luggage.hash, held)]
    tried += [(record["program"], record[key]) for record in luggage.former if key in record]
    luggage.former = [record for record in luggage.former if key not in record]
    placed = {}
    for program, constants in tried:
        rest = {}
        for name, value in constants.items():
            if name in placed or not _fits(shapes.get(name), value):
                rest[name] = value
            else:
                placed[name] = value
        if rest:
            luggage.former.append({"program": program, key: rest})
    return placed


def _fits(given, value):
    if given is None:
        return False
    try:
        values.stored(given.item, value, [option.id for option in given.item.options], {})
    except Refusal:
        return False
    return True


def _sorted(names):
    return sorted(names, key=lambda name: name.encode("utf-8"))
