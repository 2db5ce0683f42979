"""What reaching a place tells the guide, and which answers decide it (28.4, 29.1).

A graph of what is written, conditions aside. Its nodes are ("find", step), ("visit", step) and ("leave", step);
of a section or part, "leave" is completing it.
"""

from .binding import items_read

END = ("visit", "end")


def tells(program, step):
    """A contact not with a supporter, a share for the guide, or a wait for release."""
    if step.kind == "contact":
        return step.with_whom != "supporter"
    if step.kind == "share":
        return program.purposes[step.purpose].with_whom == "guide"
    return step.for_release


def told(program):
    """Per item the places that an answer to it decides, in document order. Made once."""
    if program.told is None:
        program.told = {}
        graph = _Graph(program)
        for place in program.by_id.values():
            if tells(program, place):
                for item in _deciding(program, graph, place):
                    program.told.setdefault(item, []).append(place.id)
    return program.told


def _deciding(program, graph, place):
    """The items whose answers decide whether the place is reached."""
    found = set()
    for step in program.by_id.values():
        if step.when is not None and graph.decides(("find", step.id), place):
            found |= items_read(program, step.when.tree)
        if graph.decides(("leave", step.id), place):
            for way in step.next or []:
                if way.when is not None:
                    found |= items_read(program, way.when.tree)
            for item in step.items:
                if any(rule.go for rule in item.rules):
                    found.add(item.id)
                    for rule in item.rules:
                        if rule.when is not None:
                            found |= items_read(program, rule.when.tree)
    return _with_what_they_read(program, found)


def _with_what_they_read(program, items):
    """Also what decides whether these items count, again and again."""
    found, waiting = set(), list(items)
    while waiting:
        id = waiting.pop()
        if id in found:
            continue
        found.add(id)
        item = program.items[id]
        conditions = [item.when, *(check.must for check in item.checks), *(rule.when for rule in item.rules),
                      *(option.when for option in item.options)]
        for condition in conditions:
            if condition is not None:
                waiting += items_read(program, condition.tree)
        if item.options_from:
            waiting.append(item.options_from)
    return found


class _Graph:
    def __init__(self, program):
        self.program = program
        self.next = {}
        for step in program.by_id.values():
            self.next[("find", step.id)] = self.finding(step)
            self.next[("visit", step.id)] = [("leave", step.id)]
            self.next[("leave", step.id)] = self.leaving(step)

    def decides(self, node, place):
        """The place can be reached from here, and an end without visiting it."""
        visit = ("visit", place.id)
        if visit not in self.reached(node):
            return False
        ends = {("visit", step.id) for step in self.program.by_id.values() if step.ends}
        return bool(ends & self.reached(node, without=visit))

    def reached(self, node, without=None):
        found, waiting = set(), [node]
        while waiting:
            node = waiting.pop()
            if node not in found and node != without:
                found.add(node)
                waiting += self.next[node]
        return found

    def finding(self, step):
        if step.is_list:
            on = [("find", step.children[0].id)]
        else:
            on = [("visit", step.id)]
        return on + self.after(step) if _may_be_passed(step) else on

    def leaving(self, step):
        if step.ends:
            return []
        if step.kind == "end":  # of a part (16.21)
            return [("leave", step.part().id)]
        on = self.after(step) if step.next is None else [self.target(way.go) for way in step.next]
        on += [self.target(rule.go) for item in step.items for rule in item.rules if rule.go]
        if step.otherwise:
            on.append(self.target(step.otherwise))
        if step.is_menu:
            on += [("find", child.id) for child in step.children]
        return on

    def after(self, step):
        """The next in its list, the menu, or what lies around."""
        if step.id == "end":
            return []
        if step.parent is not None and step.parent.is_menu:
            return [("visit", step.parent.id)]
        siblings = step.parent.children if step.parent is not None else self.program.steps
        place = siblings.index(step) + 1
        if place < len(siblings):
            return [("find", siblings[place].id)]
        return [("leave", step.parent.id)] if step.parent is not None else [END]

    def target(self, target):
        if target.name == "end" and target.prefix:
            return ("leave", target.prefix[:-1])
        return ("find", self.program.find(target).id)


def _may_be_passed(step):
    """A `when`, or a section all of whose children may be passed over."""
    return step.when is not None or (bool(step.children) and all(_may_be_passed(child) for child in step.children))
