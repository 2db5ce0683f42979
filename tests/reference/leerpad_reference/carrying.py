"""Answers carried from one version of a module to another (31.3)."""

from . import values
from .heirs import Heirs
from .program import TO_READ, WITH_ROWS
from .refusal import Refusal

GIVEN = ("answer", "declined", "entries", "skipped")


def is_given(slot):
    return any(key in slot for key in GIVEN)


def split(item, old, slot):
    """(what fits the new item, what does not, why) of what a visit holds; `old` is the old item, or None."""
    if item.kind in TO_READ:
        return {}, dict(slot), "wrong-type"
    kept, lost, why = dict(slot), {}, None
    if "answer" in slot:
        if item.kind == "diary":
            return {}, dict(slot), "wrong-type"
        why = _answer(item, old, slot["answer"], kept, lost)
    if "entries" in slot:
        if item.kind != "diary":
            return {}, dict(slot), "wrong-type"
        why = _each(slot["entries"], "entries", kept, lost, lambda k, entry: _entry(item, old, k, entry)) or why
    if why and not is_given(kept):
        return {}, dict(slot), why
    return kept, lost, why


def _answer(item, old, answer, kept, lost):
    if item.kind in WITH_ROWS and isinstance(answer, dict):
        return _each(answer, "answer", kept, lost, lambda row, given: judged(item, old, {row: given})[row])
    del kept["answer"]
    try:
        kept["answer"] = judged(item, old, answer)
    except Refusal as refusal:
        return refusal.code
    return None


def _each(parts, key, kept, lost, judge):
    """Rows and entries one by one, in byte order of their names."""
    fits, rest, why = {}, {}, None
    for name in sorted(parts, key=lambda n: n.encode("utf-8")):
        try:
            fits[name] = judge(name, parts[name])
        except Refusal as refusal:
            why = why or refusal.code
            rest[name] = parts[name]
    del kept[key]
    if fits:
        kept[key] = fits
    if rest:
        lost[key] = rest
    return why


def _entry(item, old, k, entry):
    if int(k) > item.times:
        raise Refusal("no-entry")
    return {**entry, "value": judged(item, old, entry["value"])}


def judged(item, old, given):
    """The value in the new names and in stored form; raises the refusal with which it would be refused."""
    value = renamed(item, old, given)
    inner = {i.id: [o.id for o in i.options] for i in item.inner}
    if item.kind == "diary":
        return values.entry(item, value, inner, {})
    shown = [o.id for o in item.options]
    if item.kind == "rank" and isinstance(value, list):
        shown = [o.id for o in item.options if (o.when is None and not o.offered) or o.id in value]
    return values.stored(item, value, shown, {}, inner)


def renamed(item, old, given):
    """The same with the options called as they are now; those that are gone keep their names."""
    if isinstance(given, str):
        return _option(pairs(item), pairs(old), given)
    if isinstance(given, list):
        return [renamed(item, old, g) if isinstance(g, str) else _inner(item, old, g) for g in given]
    if isinstance(given, dict) and item.inner:
        return _inner(item, old, given)
    if isinstance(given, dict):
        return {row: _option(pairs(item, row), pairs(old, row), g) if isinstance(g, str) else g
                for row, g in given.items()}
    return given


def _inner(item, old, entry):
    if not isinstance(entry, dict):
        return entry
    found = {i.id: i for i in item.inner}
    before = {i.id: i for i in old.inner} if old else {}
    return {id: renamed(found[id], before.get(id), g) if id in found else g for id, g in entry.items()}


def _option(new, old, id):
    heirs = Heirs.option(new, old, id)
    if len(heirs) > 1:
        raise Refusal("two-heirs")
    return heirs[0] if heirs else id


def pairs(item, row=None):
    """Each option of an item, or of a gap of it, with its former ids."""
    if item is None:
        return []
    if item.kind == "gap":
        gap = item.gaps.get(row)
        return [(id, gap.was.get(id, [])) for id in gap.options or []] if gap else []
    return [(option.id, option.was) for option in item.options]


def join(held, more):
    """The two together where they do not speak of the same, or None."""
    if not held or not is_given(held):
        return dict(more)
    key = next((key for key in ("answer", "entries") if key in more), None)
    if key is None or not isinstance(more[key], dict) or not isinstance(held.get(key), dict):
        return None
    if set(held[key]) & set(more[key]):
        return None
    return {**held, key: {**held[key], **more[key]}}
