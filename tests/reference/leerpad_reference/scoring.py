"""Scores and bands of one measure (2.7, 16.10 to 16.12, 16.28)."""

from . import numbers
from .evaluation import UNKNOWN, evaluate
from .numbers import Number
from .program import SETS


class _Operand:
    def __init__(self, shown, amount):
        self.shown = shown
        self.amount = amount  # a Number, or None when it does not count


def score(view, index, scale_id, exit):
    """The score of the measure visit at this index; unknown when something is left missing."""
    scale = view.program.scales[scale_id]
    if scale.score is None:
        return UNKNOWN
    skipped = bool(exit) and exit[0] == "skipped"
    operands = {name: _operand(view, index, name, skipped) for name in _names(view, scale.score.tree)}
    return evaluate(scale.score.tree, _ScoreAsker(view, index, _filled(scale, operands)))


def band(scale, total):
    if total is UNKNOWN:
        return UNKNOWN
    for rung in scale.bands:
        if rung.below is None or total < rung.below:
            return rung.id
    return UNKNOWN


def _names(view, tree):
    """The items and rows an expression names; a bare likert is its rows."""
    if tree[0] == "item":
        item = view.program.items[tree[1]]
        return [(item.id, row) for row in item.rows] if item.kind == "likert" else [(item.id, None)]
    if tree[0] == "row":
        return [(tree[1], tree[2])]
    if tree[0] in ("not", "minus"):
        return _names(view, tree[1])
    if tree[0] == "binary":
        return _names(view, tree[2]) + _names(view, tree[3])
    return []


def _operand(view, index, name, skipped):
    id, row = name
    looked = view.seen[index].items[id]
    if skipped or not looked.holds:
        return _Operand(looked.shown, None)
    item, present = looked.item, looked.present
    if row is not None:
        return _Operand(True, item.option(present[row]).score if row in present else None)
    if item.kind == "choice":
        return _Operand(True, item.option(present).score)
    if item.kind in SETS:
        return _Operand(True, _sum([item.option(id).score for id in present]))
    if not isinstance(present, Number):
        return _Operand(True, None)
    return _Operand(True, item.low + item.high - present if item.reverse else present)


def _sum(amounts):
    total = numbers.whole(0)
    for amount in amounts:
        if amount is None:
            return None
        total = total + amount
    return total


def _filled(scale, operands):
    """2.7: what is missing follows the rules of the scale."""
    counting = [o.amount for o in operands.values() if o.amount is not None]
    shown = sum(1 for o in operands.values() if o.shown)
    out = {}
    for name, operand in operands.items():
        rule = scale.skipped if operand.shown else scale.not_asked
        out[name] = operand.amount
        if operand.amount is None:
            out[name] = _instead(rule, counting, shown)
    return out


def _instead(rule, counting, shown):
    if rule == "zero":
        return numbers.whole(0)
    if rule.startswith("mean-of-answered"):
        share = numbers.read(rule.split()[1].rstrip("%"))
        enough = numbers.whole(100 * len(counting)).millionths >= share.millionths * shown
        if counting and enough:
            return _sum(counting).over(numbers.whole(len(counting)))
    return None


class _ScoreAsker:
    """What a score may read: operands of its own scale, numbers, setting, fact, chance."""

    def __init__(self, view, index, filled):
        self.asker = view.asker(index)
        self.view = view
        self.filled = filled

    def item_value(self, id):
        item = self.view.program.items[id]
        if item.kind != "likert":
            return self.row_value(id, None)
        total = _sum([self.filled[(id, row)] for row in item.rows])
        return UNKNOWN if total is None else total

    def row_value(self, id, row):
        amount = self.filled[(id, row)]
        return UNKNOWN if amount is None else amount

    def call(self, function, words):
        return self.asker.call(function, words)
