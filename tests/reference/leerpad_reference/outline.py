"""The outline of the screen: what is to be shown now, without words (21)."""

from . import menus
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
    return out


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
    if looked.rule is not None:
        out["rule"] = looked.rule
    if touched and touched.hints:
        out["hints"] = touched.hints
    if touched and touched.answer is not None:
        out["value"] = touched.answer
    return out
