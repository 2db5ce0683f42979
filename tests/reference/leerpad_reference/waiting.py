"""Waiting places (23): when a wait, contact or activity is open, and what passing time tells."""

from . import clock

KINDS = ("wait", "contact", "activity")


def is_waiting(step):
    return step.kind in KINDS


def until(step, visit):
    """The limit or opening time of a visit (23.2, 23.6): an instant, a local time, or None."""
    if step.opens_at:
        return clock.first_local(visit.entered, step.opens_at)
    length = step.lasts or step.within
    return clock.plus(visit.entered, length) if length else None


def passed(step, visit, now):
    end = until(step, visit)
    if end is None:
        return False
    if step.opens_at:  # judged at the clock, never remembered (23.2)
        return now[:16] >= end
    return clock.instant(now) >= clock.instant(end)


def way_out(state, step, visit, now):
    """The kind of exit a waiting place has now, or None while it is not open."""
    late = passed(step, visit, now)
    if step.kind == "contact":
        record = state.contacts[(step.id, visit.n)]
        if record.state == "held":
            return "held"
        return "over" if late or record.state == "declined" else None
    if step.kind == "activity":
        touched = visit.items.get(step.id)
        if touched and touched.answer is not None:
            return "done"
        if step.tick and not late:
            return "done"
        return "over" if late else None
    if step.for_release:
        if (step.id, visit.n) in state.released:
            return "held"
        return "over" if late else None
    return "done" if late else None


def is_open(state, step, visit, now):
    """A place that was left is open (28.2)."""
    return visit.exit is not None or way_out(state, step, visit, now) is not None


def fact(step, visit):
    """`waiting`, on entering (23.7)."""
    fields = {"step": step.id, "n": visit.n}
    if until(step, visit) is not None:
        fields["until"] = until(step, visit)
    if step.launch is not None:
        fields["launch"] = step.launch
    return fields


def tell_due(program, state, now, mover):
    """`due` of the last visit, as time passes to `now` (23.7)."""
    visit = state.trail[-1]
    step = program.by_id[visit.step]
    if not is_waiting(step) or way_out(state, step, visit, state.clock) is not None:
        return
    if passed(step, visit, now):
        mover.tell("due", step=step.id, n=visit.n)
