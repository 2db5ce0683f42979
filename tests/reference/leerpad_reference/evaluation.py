"""Evaluating bound conditions, three-valued (2.2).

Values: Number, True, False, text (also option ids, dates, times), frozenset (of option ids)
and UNKNOWN. The asker answers what names mean at a place in the trail.
"""

from . import clock, numbers
from .fold import about, fold
from .numbers import Number


class _Unknown:
    def __repr__(self):
        return "UNKNOWN"

    def __bool__(self):
        raise TypeError("unknown is neither true nor false")


UNKNOWN = _Unknown()


def evaluate(tree, asker):
    kind = tree[0]
    if kind in ("number", "text", "truth", "word"):
        return tree[1]
    if kind == "item":
        return asker.item_value(tree[1])
    if kind == "row":
        return asker.row_value(tree[1], tree[2])
    if kind == "value":
        return asker.value(tree[1])
    if kind == "call":
        return asker.call(tree[1], tree[2])
    if kind == "not":
        inner = evaluate(tree[1], asker)
        return inner if inner is UNKNOWN else not inner
    if kind == "minus":
        inner = evaluate(tree[1], asker)
        return inner if inner is UNKNOWN else -inner
    return _binary(tree, asker)


def met(condition, asker):
    """A `when`, `required`, rule, way or rung is met only when true; none is always met."""
    return condition is None or evaluate(condition.tree, asker) is True


def _binary(tree, asker):
    _, sign, left, right = tree
    if sign == "in":
        return _any([_compare("==", evaluate(left, asker), evaluate(r, asker)) for r in right[1]])
    a = evaluate(left, asker)
    if right[0] == "list":
        b = [evaluate(r, asker) for r in right[1]]
        b = UNKNOWN if any(v is UNKNOWN for v in b) else frozenset(b)
    else:
        b = evaluate(right, asker)
    if sign == "or":
        return _any([a, b])
    if sign == "and":
        if a is False or b is False:
            return False
        return UNKNOWN if a is UNKNOWN or b is UNKNOWN else True
    if sign in ("+", "-", "*", "/"):
        return _calculate(sign, a, b)
    return _compare(sign, a, b)


def _any(parts):
    if any(part is True for part in parts):
        return True
    return UNKNOWN if any(part is UNKNOWN for part in parts) else False


def _calculate(sign, a, b):
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    if sign == "-" and isinstance(a, str):  # date - date is a number of days (1.4)
        return numbers.whole((clock.as_date(a) - clock.as_date(b)).days)
    if sign == "+":
        return a + b
    if sign == "-":
        return a - b
    if sign == "*":
        return a * b
    return UNKNOWN if b.millionths == 0 else a.over(b)


def _compare(sign, a, b):
    if a is UNKNOWN or b is UNKNOWN:
        return UNKNOWN
    if sign == "!=":
        return not _equal(a, b)
    if sign == "==":
        return _equal(a, b)
    if sign == "contains":
        return b in a if isinstance(a, frozenset) else fold(b) in fold(a)
    if sign == "starts-with":
        return fold(a).startswith(fold(b))
    if sign == "about":
        return about(a, b)
    if isinstance(a, Number) != isinstance(b, Number):
        return UNKNOWN
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[sign]


def _equal(a, b):
    if isinstance(a, frozenset) or isinstance(b, frozenset):
        return _as_set(a) == _as_set(b)
    if isinstance(a, str) and isinstance(b, str):
        return fold(a) == fold(b)
    return type(a) is type(b) and a == b


def _as_set(value):
    return value if isinstance(value, frozenset) else frozenset([value])
