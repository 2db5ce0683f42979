"""What the ids of one version of a module are called in another (31.2)."""


class Heirs:
    """Of an old program in a new one; `old` is None for the names of a program that is not at hand."""

    def __init__(self, new, old=None):
        self.new = new
        self.old = old

    def names(self, id):
        """Its id, and the id it has when the part around it has another name."""
        found = [id]
        if "/" in id:
            around, rest = id.rsplit("/", 1)
            part, _ = self.step(around)
            if part is not None and part.id + "/" + rest != id:
                found.append(part.id + "/" + rest)
        return found

    def step(self, id):
        """(the step or None, whether it has two heirs)."""
        found = self._steps(id)
        if len(found) != 1:
            return None, len(found) > 1
        if self.old is None or found[0].id == id:
            return found[0], False
        # No further than the step itself: what stands in a part is known by the name of the part that is asked for here.
        falls = (step.id for step in self.old.by_id.values() if step.id == id or self._steps(step.id) == found)
        keeps = found[0].id in self.old.by_id
        return (None, False) if keeps or next(falls, id) != id else (found[0], False)

    def _steps(self, id):
        names = self.names(id)
        for name in names:
            if name in self.new.by_id:
                return [self.new.by_id[name]]
        former = was(self.old.by_id[id]) if self.old and id in self.old.by_id else []
        return [step for step in self.new.by_id.values() if _is_heir(names, former, step)]

    def place(self, id):
        """The same for a visit: a section without a menu has none."""
        step, torn = self.step(id)
        return (None, torn) if step is not None and step.is_list else (step, torn)

    def item(self, step_id, step, id):
        """Of an item asked in the step `step_id`, among those of the step that takes its place."""
        found = self._items(step_id, step, id)
        if len(found) != 1:
            return None, len(found) > 1
        if found[0].id == id or self.old is None or step_id not in self.old.by_id:
            return found[0], False
        asked = [item.id for item in self.old.by_id[step_id].items]
        falls = [other for other in asked if other == id or self._items(step_id, step, other) == found]
        return (None, False) if found[0].id in asked or falls[:1] != [id] else (found[0], False)

    def _items(self, step_id, step, id):
        names = self.names(id) + ([step.id] if id == step_id else [])
        for name in names:
            for item in step.items:
                if item.id == name:
                    return [item]
        old = self.old.items.get(id) if self.old else None
        former = was(old) if old else []
        return [item for item in step.items if _is_heir(names, former, item)]

    @staticmethod
    def option(new, old, id):
        """The ids of the options that take the place of one; `new` and `old` are pairs of id and former ids."""
        if id in dict(new):
            return [id]
        former = dict(old).get(id, [])
        return [other for other, before in new if id in before or other in former]


def was(thing):
    """Former ids of a step or item, in full."""
    return [thing.prefix + name for name in thing.raw.get("was") or []]


def _is_heir(names, former, thing):
    return any(name in names for name in was(thing)) or thing.id in former
