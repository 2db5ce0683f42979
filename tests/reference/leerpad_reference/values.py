"""The value of an answer: is it one, and in which form is it kept (8.1, 17, 18)."""

from decimal import Decimal

from . import clock, numbers
from .numbers import Number
from .program import DOING, TO_READ
from .refusal import Refusal

VAULT = {"vault": True}


def stored(item, value, options, named, inner_options=None):
    """The stored form, or a refusal that names the item or fact. `options` are those shown."""
    judge = _JUDGES.get(item.kind)
    if judge is None:
        raise _wrong_type(item, named)
    if item.kind == "list":
        return _list(item, value, inner_options, named)
    return judge(item, value, options, named)


def _wrong_type(item, named):
    return Refusal("wrong-type", expects=item.kind, **named)


def _known(item, ids, options, named):
    """Option known, then shown, then twice."""
    if any(item.option(id) is None for id in ids):
        raise Refusal("unknown-option", **named)
    if any(id not in options for id in ids):
        raise Refusal("option-not-shown", **named)
    if len(set(ids)) < len(ids):
        raise Refusal("twice", **named)


def _choice(item, value, options, named):
    if not isinstance(value, str):
        raise _wrong_type(item, named)
    _known(item, [value], options, named)
    return value


def _ids(item, value, options, named):
    if not isinstance(value, list) or not all(isinstance(id, str) for id in value):
        raise _wrong_type(item, named)
    _known(item, value, options, named)


def _choices(item, value, options, named):
    _ids(item, value, options, named)
    alone = any(item.option(id).alone for id in value)
    if alone and len(value) > 1:
        raise Refusal("not-alone", **named)
    _few_many(item, value, named, 1 if alone else item.min)
    return [option.id for option in item.options if option.id in value]


def _few_many(item, value, named, least):
    if len(value) < least:
        raise Refusal("too-few", min=least, **named)
    if item.max is not None and len(value) > item.max:
        raise Refusal("too-many", max=item.max, **named)


def _rank(item, value, options, named):
    _ids(item, value, options, named)
    if len(value) < len(options):
        raise Refusal("incomplete", **named)
    return value


def _likert(item, value, options, named):
    _rows(item, value, named)
    for row in item.rows:
        if row in value:
            _known(item, [value[row]], options, named)
    return value


def _rows(item, value, named):
    """16.60: rows that there are, one at least, each with a text."""
    if not isinstance(value, dict) or not value or not all(row in item.rows for row in value):
        raise _wrong_type(item, named)
    if not all(isinstance(id, str) for id in value.values()):
        raise _wrong_type(item, named)


def _gap(item, value, options, named):
    _rows(item, value, named)
    for id, gap in item.gaps.items():
        if id not in value:
            continue
        if gap.options is not None and value[id] not in gap.options:
            raise Refusal("unknown-option", **named)
        if gap.options is None and len(value[id]) > 1000:
            raise Refusal("too-long", max=1000, **named)
    return value


def _confirm(item, value, options, named):
    if not isinstance(value, bool):
        raise _wrong_type(item, named)
    return value


def _true(item, value, options, named):
    if value is not True:
        raise _wrong_type(item, named)
    return True


def _text(item, value, options, named):
    if not item.steers:
        if value != VAULT:
            raise _wrong_type(item, named)
        return {"vault": True}
    if not isinstance(value, str):
        raise _wrong_type(item, named)
    if len(value) > item.max:
        raise Refusal("too-long", max=item.max, **named)
    return value


def _number(item, value, options, named):
    if not isinstance(value, (Number, Decimal)):
        raise _wrong_type(item, named)
    if isinstance(value, Decimal):  # finer than a millionth, or 10^9 and more
        if numbers.decimals_of(value) > item.decimals:
            raise Refusal("too-many-decimals", decimals=item.decimals, **named)
        raise Refusal("out-of-range", **{"from": item.low, "to": item.high}, **named)
    if numbers.decimals(value) > item.decimals:
        raise Refusal("too-many-decimals", decimals=item.decimals, **named)
    _range(item, value, named)
    if item.step and (value - item.low).millionths % item.step.millionths:
        raise Refusal("off-step", step_size=item.step, **named)
    return value


def _range(item, value, named):
    if value < item.low or value > item.high:
        raise Refusal("out-of-range", **{"from": item.low, "to": item.high}, **named)


def _date(item, value, options, named):
    if not isinstance(value, str) or not clock.is_date(value):
        raise _wrong_type(item, named)
    _range(item, value, named)
    return value


def _time(item, value, options, named):
    if not isinstance(value, str) or not clock.is_time(value):
        raise _wrong_type(item, named)
    _range(item, value, named)
    return value


def _list(item, value, inner_options, named):
    known = {inner.id for inner in item.inner}
    if not isinstance(value, list) or not all(isinstance(e, dict) and set(e) <= known for e in value):
        raise _wrong_type(item, named)
    kept = [_inner(item, entry, inner_options, named) for entry in value]
    _few_many(item, value, named, item.min)
    return kept


def _inner(item, value, inner_options, named):
    kept = {}
    for inner in item.inner:
        if inner.id in value:
            place = {**named, "inner": inner.id}
            kept[inner.id] = stored(inner, value[inner.id], inner_options[inner.id], place)
    return kept


def entry(item, value, inner_options, named):
    """One entry of a diary, judged like one of a list (22.10)."""
    if not isinstance(value, dict) or not set(value) <= {inner.id for inner in item.inner}:
        raise _wrong_type(item, named)
    return _inner(item, value, inner_options, named)


def _any(item, value, options, named):
    """A fact that another module hands over."""
    if not isinstance(value, (str, bool, Number)):
        raise _wrong_type(item, named)
    return value


_JUDGES = {
    "choice": _choice, "choices": _choices, "rank": _rank, "likert": _likert, "confirm": _confirm,
    "checklist": _choices, "match": _likert, "gap": _gap, "goal": _text, "plan": _text,
    "goal-review": _number,
    "text": _text, "words": _text, "number": _number, "scale": _number, "date": _date,
    "time": _time, "list": _list, "any": _any, **{kind: _true for kind in DOING},
}


def could_answer(item, options):
    """Whether some value would be accepted (18, `allowed`)."""
    if item.kind in TO_READ:
        return False
    if item.kind == "choices":
        together = [o for o in item.options if o.id in options and not o.alone]
        alone = [o for o in item.options if o.id in options and o.alone]
        fits = lambda count: item.max is None or count <= item.max
        return (len(together) >= item.min and fits(item.min)) or (bool(alone) and fits(1))
    return True
