"""Who may what (26): by role and status, and which acts could be accepted now (18, 26.5)."""

from . import contacts, diaries, numbers, values
from .program import TO_READ
from .refusal import Refusal

VAULT = {"vault": True}

LEARNER = ("start", "answer", "skip", "decline", "hint", "continue", "back", "pause", "stop", "resume",
           "erase", "go", "contact-ask", "contact-plan", "contact-held", "contact-decline",
           "share", "unshare", "consent", "upgrade")
GUIDE = ("contact-offer", "contact-plan", "contact-held", "contact-decline", "release", "reply", "note")
SYSTEM = ("start", "answer", "tick", "erase", "upgrade")
MAY = {"learner": LEARNER, "guide": GUIDE, "system": SYSTEM}

# What a session takes that is full (11.6), and what one that is stopped takes besides the guide's (10.3).
WHEN_FULL = ("stop", "erase", "unshare", "consent")
WHEN_STOPPED = ("resume", "erase", "tick", "unshare", "consent")


def judge_role(program, role, act):
    if act not in MAY[role] or (act == "note" and not _for_guide(program)):
        raise Refusal("not-allowed", by=role)


def _for_guide(program):
    """26.5: a program has something for a guide."""
    steps = program.by_id.values()
    return (any(step.for_release for step in steps)
            or any(step.kind == "contact" and step.with_whom != "supporter" for step in steps)
            or any(purpose.with_whom == "guide" for purpose in program.purposes.values()))


def judge_status(state, limit, role, act):
    if state.status == "new" and act != "start":
        raise Refusal("not-started")
    if state.status != "new" and act == "start":
        raise Refusal("started")
    if state.seq >= limit and act not in WHEN_FULL:
        raise Refusal("full")
    if state.status == "stopped" and role != "guide" and act not in WHEN_STOPPED:
        raise Refusal("stopped")
    if state.status != "stopped" and act == "resume":
        raise Refusal("not-stopped")


def could(session, role, act):
    """Whether the session could now accept some act of this kind from this role."""
    try:
        judge_role(session.program, role, act)
        judge_status(session.state, session.limit, role, act)
    except Refusal:
        return False
    if act in ("start", "pause", "stop", "resume", "tick", "erase", "note"):
        return True
    if act in ("answer", "skip", "decline", "hint"):
        return _at_item(session, role, act)
    return any(session.accepts({"act": act, **fields}, role) for fields in _tries(session, role, act))


def _tries(session, role, act):
    """Fields with which an act of this kind would be accepted, if with any."""
    program, state = session.program, session.state
    if act in ("continue", "back"):
        return [{}]
    if act == "go":
        walked = [visit.step for visit in state.trail]  # the likely ones first
        return [{"step": step} for step in [*walked, *program.by_id] if step != state.here.step]
    if act == "upgrade" and role == "learner":
        return [{"program": state.choice[0], "choice": "old"}] if state.choice else []
    if act == "upgrade":
        return [{"program": version} for version in session.programs if version != state.version]
    if act in contacts.ACTS:
        return _contact_tries(session, act)
    if act == "release":
        return [{"step": step.id} for step in program.by_id.values() if step.for_release]
    if act == "share":
        return [{"what": [name]} for name in program.by_id[state.here.step].offer]
    if act == "unshare":
        return [{"purpose": grant.purpose, "what": grant.what} for grant in state.grants]
    if act == "consent":
        return [{"purpose": purpose, "given": True} for purpose in program.purposes]
    return [{"to": numbers.whole(seq), "value": VAULT} for seq in {grant.seq for grant in state.grants}]


def _contact_tries(session, act):
    for (name, n), record in session.state.contacts.items():
        step = session.program.by_id[name]
        form = (contacts.forms(step, record) or [""])[0]
        yield {"step": name, **{
            "contact-ask": {"form": form}, "contact-offer": {"forms": step.forms[:1]},
            "contact-plan": {"when": session.state.clock}, "contact-held": {"form": (step.forms or [""])[0]},
            "contact-decline": {},
        }[act]}


def _at_item(session, role, act):
    program, state = session.program, session.state
    if role == "system":
        return _result_awaited(program, state)
    if act == "skip" and session.accepts({"act": "skip"}, role):
        return True
    closed = session.measure_closed
    for id, looked in session.view.seen[state.cursor].items.items():
        if not looked.shown or looked.item.is_result:
            continue
        if act == "hint":
            touched = state.here.items.get(id)
            given, solved = (touched.hints, touched.solution) if touched else (0, False)
            if looked.item.hints > given or (looked.item.solution and not solved):
                return True
        elif closed or looked.item.kind in TO_READ:
            continue
        elif act == "decline" or (act == "skip" and not looked.required):
            return True
        elif act == "answer" and looked.item.kind != "diary" and values.could_answer(looked.item, looked.options):
            return True
    return act == "answer" and diaries.could_answer(session.view)


def _result_awaited(program, state):
    """26.5: the last visit is of an activity with a result."""
    last = state.trail[-1]
    item = program.items.get(last.step)
    return item is not None and item.is_result and last.exit is None
