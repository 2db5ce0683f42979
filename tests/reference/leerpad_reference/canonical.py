"""Canonical JSON (11.1), and the reading of JSON that hosts send."""

import json
from decimal import Decimal

from .numbers import Number, decimals_of, write as write_number

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write(value):
    """The one way to write a value. None is written as null only in lists of outlines."""
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, Number):
        return write_number(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(write(v) for v in value) + "]"
    if isinstance(value, dict):
        keys = sorted(value, key=lambda k: k.encode("utf-8"))
        return "{" + ",".join(_quoted(k) + ":" + write(value[k]) for k in keys) + "}"
    raise TypeError(type(value).__name__)


def _quoted(text):
    out = []
    for letter in text:
        if letter in _ESCAPES:
            out.append(_ESCAPES[letter])
        elif ord(letter) < 0x20:
            out.append("\\u%04x" % ord(letter))
        else:
            out.append(letter)
    return '"' + "".join(out) + '"'


def read(text):
    """JSON in: numbers exact, unpaired surrogates to U+FFFD (1.5)."""
    return _clean(json.loads(text, parse_float=_number, parse_int=_number))


def _number(text):
    """A Number when it is one; else the bare decimal, which every value check refuses."""
    exact = Decimal(text)
    if exact == 0:
        return Number(0)
    if exact.adjusted() > 8 or decimals_of(exact) > 6:
        return exact
    sign, digits, exponent = exact.as_tuple()
    size = int("".join(map(str, digits)))
    size = size * 10 ** (exponent + 6) if exponent >= -6 else size // 10 ** (-6 - exponent)
    return Number(-size if sign else size)


def _clean(value):
    if isinstance(value, str):
        return "".join("\ufffd" if 0xD800 <= ord(c) <= 0xDFFF else c for c in value)
    if isinstance(value, list):
        return [_clean(v) for v in value]
    if isinstance(value, dict):
        return {_clean(k): _clean(v) for k, v in value.items()}
    return value
