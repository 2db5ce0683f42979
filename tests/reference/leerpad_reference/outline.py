"""The outline of the screen: what is to be shown now, without words (21)."""

from . import contacts, diaries, menus, sharing, telling, waiting
from .program import WITH_OPTIONS


def outline(session, by="learner"):
    """None before the start."""
    program, state = session.program, session.state
    if state.status == "new":
        return None
    view, index = session.view, state.cursor
    step = view.step(index)
    out = {
        "allowed": session.allowed(by),
        "items": [_item(view, index, looked) for looked in view.seen[index].items.values() if looked.shown],
        "kind": step.kind,
        "n": state.here.n,
        "status": _status(view),
        "step": step.id,
    }
    if step.is_menu:
        done, needed = menus.need(view, index)
        out["need"] = {"done": done, "need": needed}
        out["children"] = [{"state": menus.child_state(view, index, child), "step": child.id}
                           for child in menus.shown_children(view, index)]
    if waiting.is_waiting(step):
        out.update(_waiting(state, step))
    if step.kind == "share":
        out["offers"] = sharing.offers(view)
    if state.replies:
        out["replies"] = _replies(state)
    entries = diaries.open_entries(view)
    if entries:
        out["diaries"] = entries
    return out


def _waiting(state, step):
    """What a waiting place shows (28.2)."""
    visit, wait = state.here, {}
    if waiting.is_open(state, step, visit, state.clock):
        wait["open"] = True
    if waiting.until(step, visit) is not None:
        wait["until"] = waiting.until(step, visit)
    out = {"wait": wait}
    if step.kind == "contact":
        out["contact"] = contacts.seen_record(step, state.contacts[(step.id, visit.n)])
    if step.launch is not None:
        out["launch"] = step.launch
    return out


def guide_outline(session):
    """What the guide is shown: no status, place, progress or path (28.3). None before the start."""
    program, state = session.program, session.state
    if state.status == "new":
        return None
    records = [_guide_contact(program, state, place, record)
               for place, record in contacts.in_order(program, state)
               if program.by_id[place[0]].with_whom != "supporter"]
    shared = [{"purpose": grant.purpose, "seq": grant.seq,
               **sharing.entry(program, grant.what, grant.held, grant.key())}
              for grant in sharing.for_guide(session.view)]
    return {"allowed": session.allowed("guide"), "contacts": records, "replies": _replies(state),
            "shared": shared, "waits": _waits(program, state)}


def _replies(state):
    return [{"seq": seq, "to": to} for seq, to in state.replies]


def _guide_contact(program, state, place, record):
    step, n = program.by_id[place[0]], place[1]
    out = {"step": step.id, "n": n, **contacts.seen_record(step, record)}
    if record.state not in ("held", "declined"):
        visit = next(v for v in [*state.trail, *state.parked] if (v.step, v.n) == place)
        out["until"] = waiting.until(step, visit)
    return out


def _waits(program, state):
    """The wait for release at the end of the trail, while nobody released it."""
    visit = state.trail[-1]
    step = program.by_id[visit.step]
    if not step.for_release or (step.id, visit.n) in state.released:
        return []
    return [{"n": visit.n, "step": step.id, "until": waiting.until(step, visit)}]


def _status(view):
    if view.state.status == "stopped":
        return "stopped"
    return "completed" if view.step(len(view.state.trail) - 1).ends else "running"


def _item(view, index, looked):
    item, touched = looked.item, view.state.trail[index].items.get(looked.item.id)
    out = {"id": item.id, "kind": item.kind, "state": looked.state}
    if looked.required:
        out["required"] = True
    if looked.failing:
        out["invalid"] = True
        out["checks"] = looked.failing
    if item.kind in WITH_OPTIONS:
        out["options"] = view.options_in_order(index, item)
    if item.id in telling.told(view.program):
        out["told"] = telling.told(view.program)[item.id]
    if looked.rule is not None:
        out["rule"] = looked.rule
    if touched and touched.hints:
        out["hints"] = touched.hints
    if looked.entries:
        out["entries"] = sorted(looked.entries)
    if touched and touched.answer is not None:
        out["value"] = touched.answer
    return out
