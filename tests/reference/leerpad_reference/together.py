"""Contact records, consent and grants in another version of a module (31.7)."""

from dataclasses import replace

from . import numbers
from .carrying import pairs, renamed
from .contacts import Record
from .heirs import Heirs
from .refusal import Refusal
from .sharing import Grant

WITH_LABELS = ("choice", "choices", "checklist", "rank")


def carry_records(session, luggage, after, known):
    records, luggage.former = luggage.former, []
    for (step, n), record in _in_order(session, session.state.contacts):
        records.append({"program": luggage.hash, "step": step, "n": n, "contact": record.written()})
    for step, n in sorted(session.state.released, key=lambda pair: (session.program.by_id[pair[0]].place, pair[1])):
        records.append({"program": luggage.hash, "step": step, "n": n, "released": True})
    visits = {(visit.step, visit.n) for visit in known}
    for parked in records:
        if not _placed(luggage, after, parked, visits):
            luggage.former.append(parked)
    for step, n in visits:
        if luggage.new.by_id[step].kind == "contact":
            after.contacts.setdefault((step, n), Record())


def _in_order(session, contacts):
    return sorted(contacts.items(), key=lambda pair: (session.program.by_id[pair[0][0]].place, pair[0][1]))


def _placed(luggage, after, parked, visits):
    step = luggage.heirs.step(parked.get("step", ""))[0]
    place = (step.id if step else None, parked.get("n"))
    if place not in visits:
        return False
    if "released" in parked and step.for_release:
        after.released.append(place)
        return True
    if "contact" not in parked or step.kind != "contact" or place in after.contacts:
        return False
    told = parked["contact"]
    offered = tuple(form for form in step.forms if form in told.get("forms", []))
    after.contacts[place] = Record(told["state"], told.get("form"), told.get("planned"), offered, told.get("count"))
    return True


def carry_sharing(session, luggage, after, known):
    """What ends; what stands goes to the new state."""
    old, new, state, ended = session.program, luggage.new, session.state, []
    stands = [name for name, purpose in old.purposes.items()
              if name in new.purposes and _is_same(old, purpose, new, new.purposes[name])]
    for name in old.purposes:
        if name in state.consents:
            if name in stands:
                after.consents[name] = state.consents[name]
            else:
                ended.append({"purpose": name})
    for grant in state.grants:
        heir = _grant(old, new, luggage.heirs, grant, known) if grant.purpose in stands else None
        if heir is None:
            ended.append({"purpose": grant.purpose, "what": grant.what})
        else:
            after.grants.append(heir)
    after.replies = list(state.replies)
    return ended


def _is_same(old, purpose, new, now):
    return (purpose.with_whom == now.with_whom and purpose.raw.get("keep") == now.raw.get("keep")
            and purpose.what == now.what and same(old, purpose.raw["ask"], new, now.raw["ask"]))


def same(old, was, new, now):
    """Whether a text reads the same in the languages that both versions have."""
    if was is None or now is None:
        return was is now
    common = [tag for tag in old.languages if tag in new.languages]
    return bool(common) and all(_in(old, was, tag) == _in(new, now, tag) for tag in common)


def _in(program, text, tag):
    if isinstance(text, str):
        return text.strip() if tag == program.languages[0] else None
    return text.get(tag, "").strip()


def _grant(old, new, heirs, grant, known):
    offered = [*new.purposes[grant.purpose].what]
    for step in new.by_id.values():
        if step.kind == "share" and step.purpose == grant.purpose:
            offered += step.offer
    held, what = dict(grant.held), grant.what
    visit = None
    if "step" in held:
        step = heirs.step(held["step"])[0]
        visit = next((v for v in known if step is not None and (v.step, v.n) == (step.id, held["n"])), None)
        if visit is None:
            return None
        held["step"] = visit.step
    if what in old.items:
        item = heirs.item(grant.held["step"], new.by_id[visit.step], what)[0]
        touched = visit.items.get(item.id) if item else None
        if touched is None or (touched.answer is None and not touched.mark and not touched.entries):
            return None
        if not _reads_the_same(old, old.items[what], new, item):
            return None
        if "value" in held:
            try:
                held["value"] = renamed(item, old.items[what], held["value"])
            except Refusal:
                return None
        what = item.id
    elif what in old.scales:
        scale = new.scales.get(what)
        if scale is None or not same(old, old.scales[what].raw.get("title"), new, scale.raw.get("title")):
            return None
    elif what not in new.values:
        return None
    return replace(grant, what=what, held=held) if what in offered else None


def _reads_the_same(old, item, new, heir):
    if not same(old, item.raw.get("ask"), new, heir.raw.get("ask")):
        return False
    if item.kind == heir.kind == "scale":
        was, now = _marks(item), _marks(heir)
        return len(was) == len(now) and all(
            a[0] == b[0] and same(old, a[1], new, b[1]) for a, b in zip(was, now))
    if item.kind == heir.kind == "likert":
        was, now = list(item.raw["rows"].values()), list(heir.raw["rows"].values())
        rows = len(was) == len(now) and all(same(old, a, new, b) for a, b in zip(was, now))
        return rows and _labels(old, item, new, heir)
    if item.kind in WITH_LABELS and heir.kind in WITH_LABELS:
        return _labels(old, item, new, heir)
    return item.kind not in WITH_LABELS and heir.kind not in WITH_LABELS


def _marks(item):
    labels = [(numbers.read(at), text) for at, text in (item.raw.get("labels") or {}).items()]
    return sorted(labels, key=lambda pair: pair[0])


def _labels(old, item, new, heir):
    for option in item.options:
        found = Heirs.option(pairs(heir), pairs(item), option.id)
        if len(found) == 1:
            if not same(old, option.label, new, heir.option(found[0]).label):
                return False
    return True
