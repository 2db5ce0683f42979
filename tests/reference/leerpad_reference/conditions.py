"""Conditions: from text to a tree (2.5). Trees are plain tuples.

("number", Number) ("text", str) ("name", word) ("list", [tree]) ("call", word, [tree])
("not", tree) ("minus", tree) ("binary", operator, left, right)
"""

import re

from . import numbers

_TOKEN = re.compile(
    r"""\s*(?:
      (?P<number>[0-9]+(?:\.[0-9]+)?)
    | (?P<word>[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:\.[a-z][a-z0-9]*(?:-[a-z0-9]+)*)*)
    | (?P<text>"[^"]*"|'[^']*')
    | (?P<sign>==|!=|<=|>=|<|>|\+|-|\*|/|\(|\)|,)
    )""",
    re.VERBOSE | re.DOTALL,
)

# Weakest to strongest (2.5). `not` stands between `and` and the comparisons.
STRENGTH = {"or": 1, "and": 2}
NOT = 3
for _word in ("==", "!=", "<", "<=", ">", ">=", "in", "contains", "starts-with", "about"):
    STRENGTH[_word] = 4
STRENGTH.update({"+": 5, "-": 5, "*": 6, "/": 6})
UNARY = 7


def tokens(text):
    found, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = _TOKEN.match(text, place)
        if not match:
            raise ValueError("condition: cannot read at %d" % place)
        kind = match.lastgroup
        found.append((kind, match.group(kind)))
        place = match.end()
    found.append(("end", ""))
    return found


class _Reader:
    def __init__(self, text):
        self.tokens = tokens(text)
        self.place = 0

    def peek(self):
        return self.tokens[self.place]

    def take(self, sign=None):
        token = self.tokens[self.place]
        if sign is not None and token[1] != sign:
            raise ValueError("condition: expected " + sign)
        self.place += 1
        return token

    def expression(self, strength):
        left = self.prefix()
        while True:
            kind, sign = self.peek()
            if kind not in ("sign", "word") or STRENGTH.get(sign, 0) < strength:
                return left
            self.take()
            right = self.expression(STRENGTH[sign] + 1)
            if sign == "in" and right[0] != "list":
                right = ("list", [right])
            left = ("binary", sign, left, right)

    def prefix(self):
        kind, sign = self.take()
        if kind == "number":
            return ("number", numbers.read(sign))
        if kind == "text":
            return ("text", sign[1:-1])
        if sign == "-":
            return ("minus", self.expression(UNARY))
        if sign == "(":
            return self.brackets()
        if kind == "word" and sign == "not":
            return ("not", self.expression(NOT))
        if kind == "word":
            if self.peek()[1] == "(" and self.peek()[0] == "sign":
                self.take("(")
                return ("call", sign, self.several())
            return ("name", sign)
        raise ValueError("condition: unexpected " + (sign or "end"))

    def brackets(self):
        inside = self.several()
        return inside[0] if len(inside) == 1 else ("list", inside)

    def several(self):
        found = [self.expression(1)]
        while self.peek()[1] == ",":
            self.take()
            found.append(self.expression(1))
        self.take(")")
        return found


def parse(text):
    reader = _Reader(text)
    tree = reader.expression(1)
    if reader.peek()[0] != "end":
        raise ValueError("condition: text after the end")
    return tree
