"""Binding: which thing each name in a condition means (2.6), and what a condition reads.

Bound trees: ("number", N) ("text", s) ("truth", b) ("word", w) ("item", id) ("row", id, row)
("value", id) ("list", [tree]) ("not", t) ("minus", t) ("binary", op, l, r), and
("call", function, [texts or bound names]).
"""

from . import conditions
from .program import CHOOSING

_ABOUT_ITEM = ("answered", "skipped", "declined", "correct", "attempts", "length", "count",
               "first", "last", "mean", "min", "max")
_NOT_WORDS = ("answered", "skipped", "declined", "attempts", "correct")


def bind_all(program):
    for condition in program.conditions:
        condition.tree = _Binder(program, condition).bind(conditions.parse(condition.text))
    _mark_steering_text(program)


class _Binder:
    def __init__(self, program, condition):
        self.program = program
        self.prefix = condition.prefix
        self.own = condition.own

    def bind(self, tree):
        kind = tree[0]
        if kind in ("number", "text"):
            return tree
        if kind == "name":
            return self.name(tree[1])
        if kind == "list":
            return ("list", [self.bind(t) for t in tree[1]])
        if kind in ("not", "minus"):
            return (kind, self.bind(tree[1]))
        if kind == "call":
            return self.call(tree[1], tree[2])
        return self.binary(tree)

    def name(self, word):
        if self.own is not None and word == "answer":
            return ("item", self.own)
        if "." in word:
            first, row = word.split(".", 1)
            if self.own is not None and first == "answer":
                return ("row", self.own, row)
            full = self.prefix + first
            if full in self.program.items:
                return ("row", full, row)
            return ("value", full + "/" + row.replace(".", "/"))
        full = self.prefix + word
        if full in self.program.values:
            return ("value", full)
        if full in self.program.items:
            return ("item", full)
        if word in ("true", "false"):
            return ("truth", word == "true")
        return ("word", word)

    def binary(self, tree):
        _, sign, left, right = tree
        bound = self.bind(left)
        if sign in ("==", "!=", "in", "contains") and self.chooses(bound):
            return ("binary", sign, bound, self.words(right, bound))
        other = self.bind(right)
        if sign in ("==", "!=") and left[0] == "name" and self.chooses(other):
            bound = ("word", left[1])
        return ("binary", sign, bound, other)

    def words(self, tree, beside):
        """2.6, 16.77: beside a choice a bare word is its option; else it may be another choice that shares one."""
        if tree[0] == "name":
            own, other = self.options_of(beside), self.name(tree[1])
            if own and tree[1] not in own and other[0] != "word" and own & self.options_of(other):
                return other
            return ("word", tree[1])
        if tree[0] == "list":
            return ("list", [self.words(t, beside) for t in tree[1]])
        return self.bind(tree)

    def options_of(self, bound):
        """The ids of the options of an item or row; none of anything else."""
        if bound[0] not in ("item", "row"):
            return set()
        if bound[0] == "row" and bound[2] in self.program.items[bound[1]].gaps:
            return set(self.program.items[bound[1]].gaps[bound[2]].options or ())
        return {option.id for option in self.program.items[bound[1]].options}

    def chooses(self, bound):
        program = self.program
        if bound[0] == "item":
            return program.items[bound[1]].kind in CHOOSING
        if bound[0] == "row":
            gap = program.items[bound[1]].gaps.get(bound[2])
            return gap is None or gap.options is not None
        if bound[0] == "value":
            return any(self.rung_chooses(rung) for _, rung in program.values[bound[1]])
        if bound[0] == "call":
            function, words = bound[1], bound[2]
            if function == "band":
                return True
            if function == "chance":
                return program.chances[words[0]].arms is not None
            if function == "setting":
                return program.settings[words[0]].item.kind == "choice"
            if function == "fact":
                return program.facts[words[0]].item.kind == "choice"
            if function == "answer":
                return self.chooses(words[0])
        return False

    def rung_chooses(self, rung):
        if rung.tree is None:
            rung.tree = _Binder(self.program, rung).bind(conditions.parse(rung.text))
        return rung.tree[0] == "word" or self.chooses(rung.tree)

    def call(self, function, words):
        if function in _ABOUT_ITEM:
            return ("call", function, [self.name(words[0][1])])
        if function in ("position", "answer"):
            return ("call", function, [self.name(words[0][1]), words[1][1]])
        if function == "done" or function == "days-since":
            full = self.prefix + words[0][1]
            if full in self.program.by_id or full == "end":
                return ("call", function, [full])
            return ("call", function, [self.name(words[0][1])])
        if function in ("score", "band", "change"):
            return ("call", function, [self.prefix + words[0][1]] + [w[1] for w in words[1:]])
        return ("call", function, [self.prefix + words[0][1]])  # visits setting fact chance


def chances_of(program, condition, seen=None):
    """The names of chances a condition reads, directly or through values (16.20)."""
    seen = set() if seen is None else seen
    return _chances(program, condition.tree, seen)


def chances_of_value(program, value, seen=None):
    seen = set() if seen is None else seen
    if value in seen:
        return set()
    seen.add(value)
    found = set()
    for when, rung in program.values[value]:
        for condition in (when, rung):
            if condition is not None:
                found |= _chances(program, condition.tree, seen)
    return found


def _chances(program, tree, seen):
    if tree[0] == "call" and tree[1] == "chance":
        return {tree[2][0]}
    if tree[0] == "value":
        return chances_of_value(program, tree[1], seen)
    found = set()
    for branch in _branches(tree):
        found |= _chances(program, branch, seen)
    return found


def items_read(program, tree):
    """The items that a condition reads, through values and scores too (29.1)."""
    kind = tree[0]
    if kind in ("item", "row"):
        return {tree[1]}
    if kind == "value":
        rungs = [c for rung in program.values[tree[1]] for c in rung if c is not None]
        return set().union(*(items_read(program, condition.tree) for condition in rungs))
    if kind == "call":
        if tree[1] in ("score", "band", "change"):
            score = program.scales[tree[2][0]].score
            return items_read(program, score.tree) if score else set()
        return {word[1] for word in tree[2] if isinstance(word, tuple) and word[0] in ("item", "row")}
    return set().union(*(items_read(program, branch) for branch in _branches(tree)))


def _branches(tree):
    if tree[0] == "list":
        return tree[1]
    if tree[0] in ("not", "minus"):
        return [tree[1]]
    if tree[0] == "binary":
        return [tree[2], tree[3]]
    return []


def _mark_steering_text(program):
    """16.15: a text with `private: false` whose words something reads."""
    for condition in program.conditions:
        for item in _words_read(condition.tree):
            if condition.is_check and item == condition.own:
                continue
            found = program.items[item]
            if found.kind == "text" and found.raw.get("private") == "false":
                found.steers = True


def _words_read(tree):
    if tree[0] == "item":
        return {tree[1]}
    if tree[0] == "call":
        if tree[1] in _NOT_WORDS:
            return set()
        return {w[1] for w in tree[2] if isinstance(w, tuple) and w[0] == "item"}
    found = set()
    for branch in _branches(tree):
        found |= _words_read(branch)
    return found
