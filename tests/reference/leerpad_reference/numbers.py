"""Numbers: whole counts of millionths (1.1, 1.2)."""

import re
from dataclasses import dataclass

MILLION = 1_000_000

_PLAIN = re.compile(r"([+-]?)([0-9]+)(?:\.([0-9]+))?\Z")


@dataclass(frozen=True, order=True)
class Number:
    """A quantity in millionths."""

    millionths: int

    def __str__(self):
        return write(self)

    def __add__(self, other):
        return Number(self.millionths + other.millionths)

    def __sub__(self, other):
        return Number(self.millionths - other.millionths)

    def __mul__(self, other):
        return Number(rounded(self.millionths * other.millionths, MILLION))

    def __neg__(self):
        return Number(-self.millionths)

    def over(self, other):
        """Division, rounded once; the caller has seen to zero."""
        return Number(rounded(self.millionths * MILLION, other.millionths))


def whole(count):
    """The number that is a whole count."""
    return Number(count * MILLION)


def rounded(top, bottom):
    """top / bottom to a whole number, half away from zero (1.1)."""
    if bottom < 0:
        top, bottom = -top, -bottom
    size = (2 * abs(top) + bottom) // (2 * bottom)
    return -size if top < 0 else size


def read(text):
    """A plain decimal text as a number, or None when it is none."""
    match = _PLAIN.match(text.strip())
    if not match:
        return None
    sign, integer, fraction = match.group(1), match.group(2), match.group(3) or ""
    if len(fraction.rstrip("0")) > 6:
        return None
    size = int(integer) * MILLION + int((fraction.rstrip("0") + "000000")[:6])
    return Number(-size if sign == "-" else size)


def write(number):
    """1.2: no exponent, no trailing zeros, no -0."""
    size = abs(number.millionths)
    text = str(size // MILLION)
    fraction = str(size % MILLION).rjust(6, "0").rstrip("0")
    if fraction:
        text += "." + fraction
    return "-" + text if number.millionths < 0 else text


def decimals(number):
    """How many decimals a number needs."""
    fraction = str(abs(number.millionths) % MILLION).rjust(6, "0").rstrip("0")
    return len(fraction)


def decimals_of(exact):
    """The same of a bare decimal, which may be finer than a millionth."""
    digits, exponent = list(exact.as_tuple().digits), exact.as_tuple().exponent
    while len(digits) > 1 and digits[-1] == 0:
        digits.pop()
        exponent += 1
    return max(0, -exponent)
