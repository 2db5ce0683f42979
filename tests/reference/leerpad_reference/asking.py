"""Who asks: a place in the trail, a time, and whether the visit's own exit is in view (4.4)."""

from . import clock, numbers, rows, scoring
from .evaluation import UNKNOWN, evaluate, met
from .program import DOING, SETS, WORDS


class Asker:
    def __init__(self, view, index, at, seq, own_exit=None):
        self.view = view
        self.index = index        # -1 at the start: nothing in view
        self.at = at
        self.seq = seq            # diary entries of earlier acts count (4.4)
        self.own_exit = own_exit  # a ways.Way, or None
        self.own = None           # the item under judgement, for its checks and rules (16.16)

    # Exits and visits in view

    def exit_of(self, index):
        """(how, at) of a visit's exit as seen from here, or None."""
        if index == self.index:
            return self.own_exit and (self.own_exit.how, self.own_exit.at)
        exit = self.view.state.trail[index].exit
        return exit and (exit.how, exit.at)

    def completed_by(self, index):
        way = self.own_exit if index == self.index else self.view.seen[index].way
        return way.completes if way else []

    def last_visit(self, steps):
        """4.4: of several visits to one step the last counts alone."""
        for index in range(self.index, -1, -1):
            if self.view.state.trail[index].step in steps:
                return index
        return None

    # Items

    def looked(self, item, moment=None):
        """(Looked, whether its visit counts), or (None, False)."""
        if self.own is not None and self.own.item.id == item and moment is None:
            return self.own, True
        homes = self.view.program.homes.get(item, [])
        if moment is not None:
            homes = [h for h in homes if self.view.program.by_id[h].moment == moment]
        index = self.last_visit(homes)
        if index is None:
            return None, False
        exit = self.exit_of(index)
        return self.view.seen[index].items.get(item), not (exit and exit[0] == "skipped")

    def present(self, item, moment=None):
        """The answer that counts, or None."""
        looked, counts = self.looked(item, moment)
        return looked.present if looked and counts and looked.holds else None

    def entries(self, item):
        """The entries of a diary that count, by number (22.11)."""
        looked, counts = self.looked(item)
        if not (looked and counts and looked.shown):
            return {}
        return {k: value for k, (seq, value) in sorted(looked.entries.items()) if seq < self.seq}

    def chosen(self, item):
        """The option ids that count as chosen."""
        present = self.present(item)
        return [present] if isinstance(present, str) else present or []

    def item_value(self, item, moment=None):
        return as_value(self.view.program.items[item], self.present(item, moment))

    def row_value(self, item, row, moment=None):
        present = self.present(item, moment)
        return present.get(row, UNKNOWN) if present else UNKNOWN

    def value(self, name):
        """A ladder of `values`: the first rung met; unknown when none is (16.29)."""
        for when, rung in self.view.program.values[name]:
            if met(when, self):
                return evaluate(rung.tree, self)
        return UNKNOWN

    # Functions

    def call(self, function, words):
        return getattr(self, "_" + function.replace("-", "_"))(*words)

    def _answered(self, named):
        if self.is_diary(named):
            return bool(self.entries(named[1]))
        looked, counts = self.looked(named[1])
        if not (looked and counts and looked.holds):
            return False
        return named[2] in looked.present if named[0] == "row" else looked.complete

    def is_diary(self, named):
        return self.view.program.items[named[1]].kind == "diary"

    def _skipped(self, named):
        looked, counts = self.looked(named[1])
        if self.is_diary(named) and self.entries(named[1]):
            return False  # 22.12: what was given since outweighs the mark
        return bool(looked and counts and looked.shown and looked.mark)

    def _declined(self, named):
        looked, _ = self.looked(named[1])
        return self._skipped(named) and looked.mark == "declined"

    def _correct(self, named):
        looked, counts = self.looked(named[1])
        if not (looked and counts and looked.holds):
            return UNKNOWN
        if looked.item.kind in ("match", "gap"):  # 22.5: whatever the rules say
            return rows.right(looked.item, looked.present) == len(looked.item.rows)
        return bool(looked.met_rule and looked.met_rule.correct)

    def _attempts(self, named):
        looked, _ = self.looked(named[1])
        return numbers.whole(looked.attempts if looked else 0)

    def _length(self, named):
        present = self.present(named[1])
        return numbers.whole(len(present)) if isinstance(present, str) else UNKNOWN

    def _count(self, named):
        if self.is_diary(named):
            return numbers.whole(len(self.entries(named[1]))) if self.entries(named[1]) else UNKNOWN
        item, present = self.view.program.items[named[1]], self.present(named[1])
        if present is None:
            return UNKNOWN
        if item.kind in ("match", "gap"):
            return numbers.whole(rows.right(item, present))
        return numbers.whole(len(present))

    # Of a diary (22.12)

    def in_entries(self, named):
        """What the entries that count hold of one inner item, in order."""
        _, diary, inner = named
        return [value[inner] for value in self.entries(diary).values() if inner in value]

    def _first(self, named):
        found = self.in_entries(named)
        return found[0] if found else UNKNOWN

    def _last(self, named):
        found = self.in_entries(named)
        return found[-1] if found else UNKNOWN

    def _mean(self, named):
        found = self.in_entries(named)
        return sum(found, numbers.whole(0)).over(numbers.whole(len(found))) if found else UNKNOWN

    def _min(self, named):
        return min(self.in_entries(named), default=UNKNOWN)

    def _max(self, named):
        return max(self.in_entries(named), default=UNKNOWN)

    def _position(self, named, option):
        present = self.present(named[1])
        if present is None or option not in present:
            return UNKNOWN
        return numbers.whole(present.index(option) + 1)

    def _answer(self, named, moment):
        if named[0] == "row":
            return self.row_value(named[1], named[2], moment)
        return self.item_value(named[1], moment)

    def _done(self, named):
        if isinstance(named, tuple):
            return self.present(named[1]) is not None
        step = self.view.program.by_id[named]
        if step.kind in ("section", "use"):
            return any(named in self.completed_by(i) for i in range(self.index + 1))
        index = self.last_visit([named])
        exit = None if index is None else self.exit_of(index)
        return bool(exit) and exit[0] in ("done", "held")  # 5.7

    def _visits(self, step):
        trail = self.view.state.trail[:self.index + 1]
        return numbers.whole(sum(1 for visit in trail if visit.step == step))

    def _days_since(self, named):
        if isinstance(named, tuple):
            since = self.item_value(named[1])
        else:
            since = self._left(self.view.program.by_id[named])
        if since is UNKNOWN:
            return UNKNOWN
        return numbers.whole(max(0, (clock.local_date(self.at) - clock.as_date(since)).days))

    def _left(self, step):
        """The local date on which a step was last left."""
        if step.kind in ("section", "use"):
            done = [i for i in range(self.index + 1) if step.id in self.completed_by(i)]
            index = done[-1] if done else None
        else:
            index = self.last_visit([step.id])
        exit = None if index is None else self.exit_of(index)
        return exit[1][:10] if exit else UNKNOWN

    def _setting(self, name):
        return self.view.state.settings.get(name, self.view.program.settings[name].default)

    def _fact(self, name):
        return self.view.state.given.get(name, UNKNOWN)

    def _chance(self, name):
        """16.20: the draw of the last visit in view that drew it."""
        arm = self.view.state.chances.get(name, UNKNOWN)
        for visit in self.view.state.trail[:self.index + 1]:
            arm = visit.drawn.get(name, arm)
        return numbers.whole(arm) if isinstance(arm, int) else arm

    # Scales (2.8)

    def measure(self, scale, moment):
        """The last measure of the scale, with that moment, in view that was left (2.8, 16.44)."""
        home = self.view.program.scales[scale].of or scale
        steps = [s.id for s in self.view.program.by_id.values()
                 if s.kind == "measure" and s.scale == home and moment in (None, s.moment)]
        left = [i for i in range(self.index + 1) if self.view.state.trail[i].step in steps and self.exit_of(i)]
        return left[-1] if left else None

    def _score(self, scale, moment=None):
        index = self.measure(scale, moment)
        return UNKNOWN if index is None else scoring.score(self.view, index, scale, self.exit_of(index))

    def _band(self, scale, moment=None):
        return scoring.band(self.view.program.scales[scale], self._score(scale, moment))

    def _change(self, scale, before, after):
        first, last = self._score(scale, before), self._score(scale, after)
        return UNKNOWN if first is UNKNOWN or last is UNKNOWN else last - first


def as_value(item, present):
    """An answer that counts, as conditions read it."""
    if present is None or isinstance(present, dict):
        return UNKNOWN
    if item.kind in SETS:
        return frozenset(present)
    if item.kind in DOING:
        return True
    return UNKNOWN if item.kind in ("rank", "list", *WORDS) else present
