"""Contact (24): the record per visit, and the acts that speak of it."""

from dataclasses import dataclass, replace

from .refusal import Refusal

ACTS = ("contact-ask", "contact-offer", "contact-plan", "contact-held", "contact-decline")


@dataclass(frozen=True)
class Record:
    """Replaced, never changed; never parked (24.1)."""

    state: str = "open"   # open, asked, planned, held, declined
    form: str = None
    planned: str = None   # a moment
    offered: tuple = ()   # forms the guide offers, in the order of the step's
    count: object = None  # how many were there, of a group

    def written(self):
        out = {"state": self.state}
        if self.form is not None:
            out["form"] = self.form
        if self.planned is not None:
            out["planned"] = self.planned
        if self.count is not None:
            out["count"] = self.count
        if self.offered:
            out["forms"] = list(self.offered)
        return out


def forms(step, record):
    """24.2: those that may be picked now."""
    if record.state == "held":
        return []
    return list(record.offered) or step.forms


def seen_record(step, record):
    """The record on a screen: its forms are those that may be picked (28.2)."""
    out = record.written()
    out.pop("forms", None)
    if forms(step, record):
        out["forms"] = forms(step, record)
    return out


def in_order(program, state):
    """Every record, by step in document order, then n."""
    return sorted(state.contacts.items(), key=lambda pair: (program.by_id[pair[0][0]].place, pair[0][1]))


def found(program, state, act):
    """The step and the n of the record that an act speaks of, or the refusal (24.1)."""
    name = act["step"]
    if name not in program.by_id:
        raise Refusal("unknown-step", step=name)
    step = program.by_id[name]
    if step.kind != "contact":
        raise Refusal("other-kind", step=name, expects="contact")
    reached = [n for id, n in state.contacts if id == name]
    if not reached or (act["by"] == "guide" and step.with_whom == "supporter"):
        raise Refusal("not-reached", step=name)
    walked = [visit.n for visit in state.trail if visit.step == name]
    return step, walked[-1] if walked else max(reached)


def changed(step, record, act):
    """The record after an act, or the refusal (24.3)."""
    if record.state == "held":
        raise Refusal("contact-over", step=step.id)
    return _CHANGES[act["act"]](step, record, act)


def _ask(step, record, act):
    if act["form"] not in forms(step, record):
        raise Refusal("form-not-offered", step=step.id)
    return replace(record, state="asked", form=act["form"], planned=None)


def _offer(step, record, act):
    names = act["forms"]
    if not names or len(set(names)) < len(names) or any(name not in step.forms for name in names):
        raise Refusal("form-not-offered", step=step.id)
    return replace(record, offered=tuple(form for form in step.forms if form in names))


def _plan(step, record, act):
    if record.state not in ("asked", "planned"):
        raise Refusal("not-asked", step=step.id)
    return replace(record, state="planned", planned=act["when"])


def _held(step, record, act):
    if step.confirm not in ("either", act["by"]):
        raise Refusal("not-confirmer", step=step.id)
    form = act.get("form", record.form)
    if form is None and len(step.forms) == 1:
        form = step.forms[0]
    if form not in step.forms:
        raise Refusal("form-not-offered", step=step.id)
    if "count" in act and step.with_whom != "group":
        raise Refusal("not-a-group", step=step.id)
    return replace(record, state="held", form=form, count=act.get("count"))


def _decline(step, record, act):
    if record.state == "declined":
        raise Refusal("contact-over", step=step.id)
    return replace(record, state="declined", form=None, planned=None)


_CHANGES = {"contact-ask": _ask, "contact-offer": _offer, "contact-plan": _plan,
            "contact-held": _held, "contact-decline": _decline}


# Waits for release (24.5)

def released_visit(program, state, name):
    """The n of the visit that a release opens, or the refusal."""
    if name not in program.by_id:
        raise Refusal("unknown-step", step=name)
    if not program.by_id[name].for_release:
        raise Refusal("other-kind", step=name, expects="wait")
    last = state.trail[-1]
    if last.step == name and last.exit is None and (name, last.n) not in state.released:
        return last.n
    if any(step == name for step, _ in state.released):
        raise Refusal("too-late", step=name)
    raise Refusal("not-reached", step=name)
