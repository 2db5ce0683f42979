"""The shapes of acts (17): the first stage of judgement."""

import re

from . import clock
from .numbers import MILLION, Number
from .refusal import Refusal

ACTS = ("start", "answer", "skip", "decline", "hint", "continue", "back",
        "pause", "stop", "resume", "tick", "erase", "go",
        "contact-ask", "contact-offer", "contact-plan", "contact-held", "contact-decline", "release",
        "share", "unshare", "consent", "reply", "note", "upgrade")

# Further fields: (name, whether it must be there); all are text but those that `_fits` knows.
_FIELDS = {
    "start": (("given", False), ("entry", False)),
    "answer": (("item", True), ("value", True), ("step", False), ("entry", False)),
    "skip": (("item", False), ("step", False)),
    "decline": (("item", True), ("step", False)),
    "hint": (("item", True), ("solution", False), ("step", False)),
    "go": (("step", True),),
    "contact-ask": (("step", True), ("form", True)),
    "contact-offer": (("step", True), ("forms", True)),
    "contact-plan": (("step", True), ("when", True)),
    "contact-held": (("step", True), ("form", False), ("count", False)),
    "contact-decline": (("step", True),),
    "release": (("step", True),),
    "share": (("what", True), ("step", False)),
    "unshare": (("purpose", True), ("what", True)),
    "consent": (("purpose", True), ("given", True)),
    "reply": (("to", True), ("value", True)),
    "note": (("value", True),),
}
_ROLES = ("learner", "system", "guide")


def judge(act):
    """`unknown-act` or `bad-act`, or nothing."""
    if not isinstance(act, dict) or not isinstance(act.get("act"), str):
        raise Refusal("bad-act", field="act")
    if act["act"] not in ACTS:
        raise Refusal("unknown-act", act=act["act"])
    fields = (("at", True), ("by", True)) + _FIELDS.get(act["act"], ())
    if act["act"] == "upgrade":  # 31.1
        fields += (("program", True), ("choice", False))
    for name, needed in fields:
        if name not in act:
            if needed:
                raise Refusal("bad-act", field=name)
        elif not _fits(act["act"], name, act[name]):
            raise Refusal("bad-act", field=name)
    known = {"act"} | {name for name, _ in fields}
    for name in sorted(act, key=lambda n: n.encode("utf-8")):
        if name not in known:
            raise Refusal("bad-act", field=name)


def _fits(act, name, value):
    if name in ("at", "when"):
        return isinstance(value, str) and clock.is_at(value)
    if name == "forms" or (act, name) == ("share", "what"):
        texts = isinstance(value, list) and all(isinstance(v, str) for v in value)
        return texts and (name == "forms" or bool(value) and len(set(value)) == len(value))
    if (act, name) == ("consent", "given"):
        return isinstance(value, bool)
    if name in ("count", "to") or (act, name) == ("answer", "entry"):
        return _whole(value) and (name != "count" or value.millionths <= 9999 * MILLION)
    if act in ("reply", "note") and name == "value":
        return value == {"vault": True}
    if name == "by":
        return value in _ROLES
    if name == "given":
        return isinstance(value, dict) and all(_nests(v, 4) for v in value.values())
    if (act, name) == ("upgrade", "choice"):
        return value in ("new", "old")
    if (act, name) == ("upgrade", "program"):
        return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None
    if name == "solution":
        return value is True
    if name == "value":
        return _nests(value, 4)
    return isinstance(value, str)


def _whole(value):
    """A whole number from 1."""
    return isinstance(value, Number) and value.millionths >= MILLION and value.millionths % MILLION == 0


def _nests(value, deep):
    """16.27: at most so deep; and no null (11.1)."""
    if value is None:
        return False
    if isinstance(value, (list, dict)):
        inside = value.values() if isinstance(value, dict) else value
        return deep > 0 and all(_nests(v, deep - 1) for v in inside)
    return True
