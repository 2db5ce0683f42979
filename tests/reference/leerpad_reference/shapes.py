"""The shapes of acts (17): the first stage of judgement."""

from . import clock
from .refusal import Refusal

ACTS = ("start", "answer", "skip", "decline", "hint", "continue", "back",
        "pause", "stop", "resume", "tick", "erase", "go")

# Further fields: (name, whether it must be there). All are text but these.
_FIELDS = {
    "start": (("given", False), ("entry", False)),
    "answer": (("item", True), ("value", True), ("step", False)),
    "skip": (("item", False), ("step", False)),
    "decline": (("item", True), ("step", False)),
    "hint": (("item", True), ("solution", False), ("step", False)),
    "go": (("step", True),),
}
_ROLES = ("learner", "system", "guide")

MAY = {
    "learner": [act for act in ACTS if act != "tick"],
    "system": ["start", "tick", "erase"],
    "guide": [],
}


def judge(act):
    """`unknown-act` or `bad-act`, or nothing."""
    if not isinstance(act, dict) or not isinstance(act.get("act"), str):
        raise Refusal("bad-act", field="act")
    if act["act"] not in ACTS:
        raise Refusal("unknown-act", act=act["act"])
    fields = (("at", True), ("by", True)) + _FIELDS.get(act["act"], ())
    for name, needed in fields:
        if name not in act:
            if needed:
                raise Refusal("bad-act", field=name)
        elif not _fits(name, act[name]):
            raise Refusal("bad-act", field=name)
    known = {"act"} | {name for name, _ in fields}
    for name in sorted(act, key=lambda n: n.encode("utf-8")):
        if name not in known:
            raise Refusal("bad-act", field=name)


def _fits(name, value):
    if name == "at":
        return isinstance(value, str) and clock.is_at(value)
    if name == "by":
        return value in _ROLES
    if name == "given":
        return isinstance(value, dict) and all(_nests(v, 4) for v in value.values())
    if name == "solution":
        return value is True
    if name == "value":
        return _nests(value, 4)
    return isinstance(value, str)


def _nests(value, deep):
    """16.27: at most so deep; and no null (11.1)."""
    if value is None:
        return False
    if isinstance(value, (list, dict)):
        inside = value.values() if isinstance(value, dict) else value
        return deep > 0 and all(_nests(v, deep - 1) for v in inside)
    return True
