"""Rows of a match and gaps of a sentence: which of those given are right (22.5)."""

from .fold import fold


def right(item, given):
    """How many of the rows given are right."""
    judge = _matched if item.kind == "match" else _filled
    return sum(1 for row, value in given.items() if judge(item, row, value))


def _matched(item, row, value):
    return item.pairs.get(row) == value


def _filled(item, row, value):
    gap = item.gaps[row]
    if gap.options is not None:
        return gap.right in (None, value)
    return any(fold(value) == fold(text) for text in gap.accept)
