"""Free sections: which children a menu shows, how far each is, and its need (6)."""

from . import ways


def shown_children(view, index):
    section, asker = view.step(index), view.asker(index)
    return [child for child in section.children if ways.is_shown(child, asker)]


def visits_in_run(view, index, child, until):
    """The visits of this menu's run to the child or inside it, among the first so many of the trail."""
    section = view.step(index)
    run = view.seen[index].runs[section.id]
    found = []
    for i in range(until):
        place = view.step(i)
        same = view.seen[i].runs.get(section.id) == run
        if same and (place is child or child in place.around()):
            found.append(i)
    return found


def child_state(view, index, child):
    """done, skipped, begun or open."""
    trail, found = view.state.trail, visits_in_run(view, index, child, index)
    if child.kind in ("section", "use"):
        if any(child.id in view.seen[i].way.completes for i in found):
            return "done"
        own = [i for i in found if trail[i].step == child.id]
        if own and trail[own[-1]].exit.how == "skipped":
            return "skipped"
    elif found and trail[found[-1]].exit.how in ("done", "held"):
        return "done"
    elif found and trail[found[-1]].exit.how == "skipped":
        return "skipped"
    begun = visits_in_run(view, index, child, len(trail)) or _would_return(view, index, child)
    return "begun" if begun else "open"


def _would_return(view, index, child):
    """16.46: a parked visit to it, or inside it, that would come back when it is chosen."""
    before = [visit.step for visit in view.state.trail[:index]]
    for visit in view.state.parked:
        place = view.program.by_id[visit.step]
        if (place is child or child in place.around()) and visit.n == before.count(visit.step) + 1:
            return True
    return False


def need(view, index):
    """6.2: (how many are done, how many are needed)."""
    section, children = view.step(index), shown_children(view, index)
    asked = [child for child in children if not child.optional]
    done = [child for child in children if child_state(view, index, child) == "done"]
    if section.need == "all":
        return len([child for child in done if child in asked]), len(asked)
    return len(done), min(section.need, len(asked))


def look_back(view, index, child):
    """16.5: where a child that is done or skipped is looked back at, or None."""
    if child_state(view, index, child) not in ("done", "skipped"):
        return None
    found = visits_in_run(view, index, child, index)
    first = found[0] if child.kind in ("section", "use") else found[-1]
    return view.last_menu(first) if view.superseded(first) else first
