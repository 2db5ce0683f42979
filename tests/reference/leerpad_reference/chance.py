"""Draws keyed on the seed (3.5 to 3.7)."""

import hashlib

from . import canonical


def draw(seed, key):
    """The first 8 bytes, big-endian, as a whole number. There is no draw order."""
    text = b"leerpad-draw-1" + b"\x00" + bytes.fromhex(seed) + canonical.write(key).encode("utf-8")
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big")


def below(drawn, total):
    """floor(draw x total / 2^64)."""
    return drawn * total >> 64


def pick(drawn, weights):
    """The index of the arm among weights, arms in order."""
    point = below(drawn, sum(weights))
    for index, weight in enumerate(weights):
        if point < weight:
            return index
        point -= weight
    raise AssertionError("no weight")


def draw_chance(program, seed, name, step=None, n=None):
    """One draw of a chance: the fact `drawn` (3.6, 19)."""
    chance = program.chances[name]
    key = ["chance", name] if step is None else ["chance", name, step, n]
    drawn = draw(seed, key)
    fact = {"fact": "drawn", "chance": name, "draw": "%016x" % drawn}
    if chance.arms is None:
        fact["arm"] = chance.low + below(drawn, chance.high - chance.low + 1)
    else:
        fact["arm"] = chance.arms[pick(drawn, chance.weights)]
        fact["weights"] = list(chance.weights)
    if step is not None:
        fact["step"], fact["n"] = step, n
    return fact


def shuffled(seed, step, n, item, options):
    """3.7 and 1.9: the order of all options; `other` and exclusive ones stay at the end."""
    order = [o.id for o in options if not o.stays]
    for i in range(len(order) - 1, 0, -1):
        j = below(draw(seed, ["shuffle", step, n, item, i]), i + 1)
        order[i], order[j] = order[j], order[i]
    return order + [o.id for o in options if o.stays]
