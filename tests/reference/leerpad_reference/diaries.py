"""Diaries (22.9 to 22.13): when entries are due and open, what they tell, and answering one."""

import datetime

from . import clock, values
from .refusal import Refusal
from .view import View


def due_on(item, visit, k):
    """22.9: the date of entry k, counted from the entering of its visit."""
    return clock.local_date(visit.entered) + datetime.timedelta(days=(k - 1) * item.every)


def when_due(item, visit, k, today):
    """`early`, `open` or `late`."""
    date = due_on(item, visit, k)
    if today < date:
        return "early"
    return "open" if today < date + datetime.timedelta(days=item.within) else "late"


def given(visit, item):
    touched = visit.items.get(item.id)
    return touched.entries if touched else {}


def moved_since(state, seq):
    """22.13: whether a visit has been entered or left since."""
    visits = [*state.trail, *state.parked]
    return any(v.seq > seq or (v.exit is not None and v.exit.seq > seq) for v in visits)


def reminding(view):
    """Each diary that reminds (22.12), with its latest visit, in document order."""
    for item in view.program.items.values():
        index = _latest(view, item) if item.kind == "diary" else None
        if index is not None and reminds(view, index, item):
            yield item, view.state.trail[index]


def reminds(view, index, item):
    visit, looked = view.state.trail[index], view.seen[index].items[item.id]
    skipped = visit.exit is not None and visit.exit.how == "skipped"
    return looked.shown and not skipped and not (looked.mark and not looked.entries)


def _latest(view, item):
    home = view.program.homes[item.id][0]
    visits = [i for i, visit in enumerate(view.state.trail) if visit.step == home]
    return visits[-1] if visits else None


# What is told (23.7)

def tell_waiting(view, index, mover):
    """Of each diary of the visit just entered; what makes entry 1 due follows at once."""
    visit = view.state.trail[index]
    for item in view.step(index).items:
        if item.kind != "diary" or not reminds(view, index, item):
            continue
        place = {"item": item.id, "step": visit.step, "n": visit.n}
        mover.tell("waiting", **place, **{"from": due_on(item, visit, 1).isoformat()},
                   every="day" if item.every == 1 else "week", times=item.times)
        if 1 not in given(visit, item):
            mover.tell("due", ranked="waiting", **place, entry=1)


def tell_due(view, now, mover):
    """Of each entry whose date comes as time passes: by date, then document order."""
    before, after = clock.local_date(view.state.clock), clock.local_date(now)
    found = []
    for place, (item, visit) in enumerate(reminding(view)):
        for k in range(1, item.times + 1):
            if k not in given(visit, item) and before < due_on(item, visit, k) <= after:
                fields = {"item": item.id, "step": visit.step, "n": visit.n, "entry": k}
                found.append(((due_on(item, visit, k), place), fields))
    for _, fields in sorted(found, key=lambda pair: pair[0]):
        mover.tell("due", **fields)


def open_entries(view):
    """28.2: entries open at the clock and not given, by date, then document order."""
    today, found = clock.local_date(view.state.clock), []
    for place, (item, visit) in enumerate(reminding(view)):
        for k in range(1, item.times + 1):
            if k not in given(visit, item) and when_due(item, visit, k, today) == "open":
                found.append(((due_on(item, visit, k), place), {"entry": k, "item": item.id, "step": visit.step}))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


# Answering (22.10)

def answer(program, state, act, item):
    """The stored value and the step, or the refusal."""
    view = View(program, state)
    home, index = program.homes[item.id][0], _latest(view, item)
    if act.get("step", home) != home:
        raise Refusal("not-here", step=act["step"])
    if index is None:
        raise Refusal("not-here", item=item.id)
    if not view.seen[index].items[item.id].shown:
        raise Refusal("not-shown", item=item.id)
    visit = state.trail[index]
    k = _entry(state, item, visit, act)
    asker = view.asker(index)
    options = {inner.id: view.options(inner, asker) for inner in item.inner}
    kept = values.entry(item, act["value"], options, {"item": item.id})
    touched = visit.touch(item.id)
    touched.entries = {**touched.entries, k: (state.seq, kept)}
    touched.attempts = min(999, touched.attempts + 1)
    return {"step": home, "value": kept}


def _entry(state, item, visit, act):
    if "entry" not in act or act["entry"].millionths > item.times * 1_000_000:
        raise Refusal("no-entry", item=item.id)
    k = act["entry"].millionths // 1_000_000
    when = when_due(item, visit, k, clock.local_date(state.clock))
    if when != "open":
        raise Refusal("not-due" if when == "early" else "too-late", item=item.id, entry=k)
    entries = given(visit, item)
    if k in entries and moved_since(state, entries[k][0]):
        raise Refusal("entry-closed", item=item.id, entry=k)
    return k


def could_answer(view):
    """26.5: an entry that is open, shown, and not closed."""
    state = view.state
    today = clock.local_date(state.clock)
    for item in view.program.items.values():
        index = _latest(view, item) if item.kind == "diary" else None
        if index is None or not view.seen[index].items[item.id].shown:
            continue
        visit = state.trail[index]
        for k in range(1, item.times + 1):
            closed = k in given(visit, item) and moved_since(state, given(visit, item)[k][0])
            if when_due(item, visit, k, today) == "open" and not closed:
                return True
    return False
