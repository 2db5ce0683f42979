"""Sharing and consent (25): grants, what of them is seen, and what leaves for a purpose."""

from dataclasses import dataclass

from . import scoring
from .evaluation import UNKNOWN
from .program import WORDS
from .refusal import Refusal

VAULT = {"vault": True}
FOR_GUIDE = "guide"


@dataclass(frozen=True)
class Grant:
    """Of one name to one purpose; `held` is what was previewed (25.3)."""

    purpose: str
    what: str
    seq: int
    held: dict

    def written(self):
        return {"purpose": self.purpose, "what": self.what, "seq": self.seq, **self.held}

    def key(self):
        return "shared/%d/%s" % (self.seq, self.what)


# What counts now

def counts(view, name):
    """What a name stands for in the view now, as a grant holds it; None when it counts for nothing."""
    asker = view.now()
    if name in view.program.items:
        return _item(view, asker, name)
    if name in view.program.scales:
        return _scale(view, asker, name)
    value = asker.value(name)
    return None if value is UNKNOWN else {"value": value}


def _item(view, asker, name):
    looked, stands = asker.looked(name)
    if not (looked and stands and looked.holds):
        return None
    visit = view.state.trail[asker.last_visit(view.program.homes[name])]
    held = {"step": visit.step, "n": visit.n, "attempts": looked.attempts}
    if looked.present != VAULT:
        held["value"] = _without_words(looked)
    return held


def _without_words(looked):
    """25.1: a list, and a diary, without their words."""
    bare = lambda entry: {id: value for id, value in entry.items() if value != VAULT}
    if looked.item.kind == "list":
        return [bare(entry) for entry in looked.present]
    if looked.item.kind == "diary":
        return {str(k): bare(entry) for k, (_, entry) in looked.entries.items()}
    return looked.present


def _scale(view, asker, name):
    index = asker.measure(name, None)
    score = UNKNOWN if index is None else scoring.score(view, index, name, asker.exit_of(index))
    if score is UNKNOWN:
        return None
    visit, band = view.state.trail[index], scoring.band(view.program.scales[name], score)
    held = {"step": visit.step, "n": visit.n, "score": score}
    return held if band is UNKNOWN else {**held, "band": band}


def is_seen(view, grant):
    """25.3: the same counts as was previewed; attempts that count no further are never seen."""
    return counts(view, grant.what) == grant.held and grant.held.get("attempts") != 999


def _find(state, purpose, what):
    return next((g for g in state.grants if (g.purpose, g.what) == (purpose, what)), None)


# The learner's acts

def share(view, state, act, mover):
    """25.2."""
    program, here = view.program, state.here.step
    if act.get("step", here) not in program.by_id:
        raise Refusal("unknown-step", step=act["step"])
    if act.get("step", here) != here:
        raise Refusal("not-here", step=act["step"])
    step = program.by_id[here]
    if step.kind != "share":
        raise Refusal("other-kind", step=here, expects="share")
    for name in act["what"]:
        if name not in step.offer or counts(view, name) is None:
            raise Refusal("not-offered", what=name)
    names = [name for name in step.offer if name in act["what"]]
    kept = [g for g in state.grants if not (g.purpose == step.purpose and g.what in names)]
    state.grants = kept + [Grant(step.purpose, name, state.seq, counts(view, name)) for name in names]
    mover.tell("shared", purpose=step.purpose, what=names)
    if state.consents.get(step.purpose) is not True:
        state.consents[step.purpose] = True
        mover.tell("consented", purpose=step.purpose, given=True)
    return {"step": here}


def _known(program, act):
    if act["purpose"] not in program.purposes:
        raise Refusal("unknown-purpose", purpose=act["purpose"])


def unshare(program, state, act, mover):
    """25.4."""
    _known(program, act)
    grant = _find(state, act["purpose"], act["what"])
    if grant is None:
        raise Refusal("not-granted", what=act["what"])
    _end(state, [grant], mover)


def consent(program, state, act, mover):
    """25.4."""
    _known(program, act)
    purpose, given = act["purpose"], act["given"]
    if not given:
        _end(state, [grant for grant in state.grants if grant.purpose == purpose], mover)
    if state.consents.get(purpose) is not given:
        state.consents[purpose] = given
        mover.tell("consented", purpose=purpose, given=given)


def erase(program, state, mover):
    """25.5: grants on vault words end."""
    _end(state, [g for g in state.grants if g.what in program.items and "value" not in g.held], mover)
    mover.tell("erased")


def _end(state, grants, mover):
    for grant in grants:
        mover.tell("unshared", purpose=grant.purpose, what=grant.what)
    state.grants = [grant for grant in state.grants if grant not in grants]


# The guide's acts

def reply(view, state, act, mover):
    """25.6."""
    to = act["to"].millionths // 1_000_000
    if not any(grant.seq == to for grant in for_guide(view)):
        raise Refusal("not-granted", to=act["to"])
    state.replies.append((state.seq, to))
    mover.tell("replied", to=to)


def for_guide(view):
    """The grants that the guide sees, in order of their making (28.3)."""
    purposes = view.program.purposes
    return [grant for grant in view.state.grants
            if purposes[grant.purpose].with_whom == FOR_GUIDE and is_seen(view, grant)]


# On screens, and what leaves

def offers(view):
    """28.2: each name that the share step under the cursor offers, and how it stands."""
    step, out = view.step(view.state.cursor), []
    for name in step.offer:
        grant = _find(view.state, step.purpose, name)
        if grant is not None and is_seen(view, grant):
            out.append({"state": "shared", "what": name})
        else:
            out.append({"state": "open" if counts(view, name) is None else "offered", "what": name})
    return out


def plan_parts(item):
    """The parts of a plan, whose words stand behind its key (22.7); of any other words none."""
    return [part for part in ("if", "then", "when-day") if part in item.raw] if item.kind == "plan" else []


def entry(program, name, held, key=None):
    """One thing that is seen or leaves (25.9)."""
    if name in program.scales:
        return {"what": name, **{part: held[part] for part in ("score", "band") if part in held}}
    if name not in program.items:
        return {"what": name, "is": held["value"]}
    if "value" in held:
        return {"what": name, "value": held["value"]}
    parts = plan_parts(program.items[name])
    return {"what": name, "vault": key, **({"parts": parts} if parts else {})}


def export(program_hash, view, purpose):
    """What leaves for a purpose, and how many of what was named does not, by reason (25.8, 25.9)."""
    program, state = view.program, view.state
    use = program.purposes[purpose]
    consented = state.consents.get(purpose) is True
    offering = [step for step in program.by_id.values() if step.kind == "share" and step.purpose == purpose]
    out = {"leaves": [], "module": program.module, "program": program_hash, "purpose": purpose,
           "version": program.version, "with": use.with_whom, "withheld": {}}
    if offering:
        named = list(dict.fromkeys(name for step in offering for name in step.offer))
        left = [grant for grant in state.grants if grant.purpose == purpose and consented and is_seen(view, grant)]
        out["leaves"] = [entry(program, grant.what, grant.held, grant.key()) for grant in left]
        gone = {grant.what for grant in left}
    else:
        named, gone = use.what, set()
    for name in named:
        if name in gone:
            continue
        reason = _withheld(view, name, consented, bool(offering))
        if reason is None:
            out["leaves"].append(entry(program, name, counts(view, name)))
        else:
            out["withheld"][reason] = out["withheld"].get(reason, 0) + 1
    return out


def _withheld(view, name, consented, by_share):
    """The first reason that applies, in the order of 25.8: nothing tells what was changed from what was taken back."""
    if is_private(view.program, name) or (not by_share and is_words(view.program, name)):
        return "private"
    if not consented:
        return "consent"
    if by_share:
        return "not-shared"
    return "unknown" if counts(view, name) is None else None


def is_words(program, name):
    item = program.items.get(name)
    return item is not None and item.kind in ("text", *WORDS) and not item.steers


def is_private(program, name):
    """9.1, 22.8."""
    item = program.items.get(name)
    if item is None:
        return False
    said = item.raw.get("private")
    return said == "true" or (item.kind in ("text", *WORDS) and said != "false")
