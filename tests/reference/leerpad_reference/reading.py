"""From YAML to a Program. The module is taken to be valid.

Every scalar is text as written (FORMAT 1.1): PyYAML with its BaseLoader.
"""

import posixpath
import re

import yaml

from . import binding, clock, numbers, waiting
from .program import (WITH_OPTIONS, Band, Chance, Check, Condition, Gap, Given, Item, Option, Program,
                      Purpose, Rule, Scale, Step, Target, Way)

_LONG = {"label", "when", "score", "alone", "image", "was"}
_PIPE = re.compile(r"\{([a-z][a-z0-9.-]*)(?:\|[^{}]*)?\}")


def read_program(modules, main):
    program = Program()
    _Reader(program, modules, main, "").read()
    _offer_from(program, list(program.items.values()), set())
    _bounds_of_reviews(program)
    program.by_id.setdefault("end", Step("end", "end", {}))  # 16.2: after the last step
    for place, step in enumerate(program.by_id.values()):
        step.place = place
    binding.bind_all(program)
    for step in program.by_id.values():
        step.chances = _drawn_per_visit(program, step)
    return program


class _Reader:
    """Reads one module; a part is read with the prefix of its `use`."""

    def __init__(self, program, modules, path, prefix, parent=None):
        self.program = program
        self.modules = modules
        self.path = path
        self.prefix = prefix
        self.parent = parent
        self.raw = yaml.load(modules[path], Loader=yaml.BaseLoader)
        self.sets = self.raw.get("option-sets") or {}

    def read(self):
        program, prefix, raw = self.program, self.prefix, self.raw
        if self.parent is None:
            program.module, program.version = raw["module"], raw["version"]
            program.languages = raw["languages"]
            program.meet = (raw.get("blend") or {}).get("meet") or []
            for name, shape in ((raw.get("privacy") or {}).get("purposes") or {}).items():
                what = [self.full(word) for word in shape.get("what") or []]
                program.purposes[name] = Purpose(name, shape["with"], what, shape)
        for name, shape in (raw.get("settings") or {}).items():
            program.settings[prefix + name] = self.given(name, shape)
        for name, shape in (raw.get("facts") or {}).items():
            program.facts[prefix + name] = self.given(name, _own_bounds(shape))
        for name, shape in (raw.get("chances") or {}).items():
            program.chances[prefix + name] = _chance(prefix + name, shape)
        for name, shape in (raw.get("values") or {}).items():
            program.values[prefix + name] = self.value(shape)
        for name, shape in (raw.get("scales") or {}).items():
            self.scale(name, shape)
        steps = [self.step(entry, self.parent) for entry in raw["steps"]]
        if self.parent is None:
            program.steps = steps
        return steps

    def condition(self, text, own=None, is_check=False):
        if text is None:
            return None
        condition = Condition(text, self.prefix, own, is_check)
        self.program.conditions.append(condition)
        return condition

    def value(self, shape):
        if isinstance(shape, str):
            return [(None, self.condition(shape))]
        return [(self.condition(rung.get("when")), self.condition(rung["is"])) for rung in shape]

    def given(self, name, shape):
        # What comes from outside has the decimals it has: a score of another module, say.
        item = self.item({shape.get("type", "any"): name, "decimals": 6, **shape}, kept=False)
        item.steers = True  # a text handed in is no vault text
        given = Given(self.prefix + name, item, of_part=bool(self.prefix))
        if "default" in shape:
            given.default = typed(item, shape["default"])
        return given

    # Scales

    def scale(self, name, shape):
        scale = self.one_scale(name, shape)
        scale.items = [self.item(entry) for entry in shape.get("items") or []]
        for inner, its in (shape.get("subscales") or {}).items():
            sub = self.one_scale(inner, its)
            sub.of = scale.id
            scale.subscales.append(sub.id)

    def one_scale(self, name, shape):
        scale = Scale(self.prefix + name, raw=shape)
        scale.score = self.condition(shape.get("score"))
        scale.skipped = shape.get("skipped", "unknown")
        scale.not_asked = shape.get("not-asked", "unknown")
        for band in shape.get("bands") or []:
            below = numbers.read(band["below"]) if "below" in band else None
            scale.bands.append(Band(band["band"], below))
        self.program.scales[scale.id] = scale
        return scale

    # Steps

    def step(self, raw, parent):
        kind = next(iter(raw))
        step = Step(self.prefix + raw[kind], kind, raw, self.prefix, parent)
        self.program.by_id[step.id] = step
        step.when = self.condition(raw.get("when"))
        step.next = self.ways(raw.get("next"))
        step.optional = raw.get("optional") == "true"
        step.again = raw.get("again", "keep")
        step.entry = raw.get("entry") == "true"
        if kind == "section":
            step.free = raw.get("order") == "free"
            need = raw.get("need", "all")
            step.need = {"all": "all", "any": 1}.get(need) or int(need)
            step.children = [self.step(entry, step) for entry in raw["steps"]]
        elif kind == "use":
            self.use(step, raw)
        elif kind == "measure":
            step.scale = self.prefix + raw["scale"]
            step.moment = raw.get("moment")
            step.items = self.program.scales[step.scale].items
        elif kind == "reflection" and "items" not in raw:
            own = ("ask", "help", "hints", "max", "rows", "required", "check")
            short = {key: value for key, value in raw.items() if key in own}
            step.items = [self.item({"words": raw[kind], **short})]
        elif kind == "share":
            step.purpose = raw["purpose"]
            step.offer = [self.full(word) for word in raw["offer"]]
        elif kind in waiting.KINDS:
            self.waiting(step, raw)
        else:
            step.items = [self.item(entry) for entry in raw.get("items") or []]
        for item in step.items:
            self.program.homes.setdefault(item.id, []).append(step.id)
        return step

    def waiting(self, step, raw):
        """A wait, contact or activity (23, 24)."""
        step.within = clock.duration(raw["within"]) if "within" in raw else None
        step.otherwise = self.target(raw["otherwise"]) if "otherwise" in raw else None
        step.lasts = clock.duration(raw["for"]) if "for" in raw else None
        step.for_release = raw.get("until") == "release"
        step.opens_at = None if step.for_release else raw.get("until")
        step.launch, step.tick = raw.get("launch"), raw.get("tick") == "true"
        if step.kind == "contact":
            step.forms = raw.get("forms") or self.program.meet
            step.with_whom, step.confirm = raw.get("with", "guide"), raw.get("confirm", "either")
        if "result" in raw:
            shape = raw["result"]
            item = self.item({shape["type"]: raw[step.kind], **shape})
            item.is_result = True
            if item.kind == "number":
                item.decimals = 6  # 23.4
            step.items = [item]

    def use(self, step, raw):
        path = self.module_path(raw["module"])
        inner = _Reader(self.program, self.modules, path, step.id + "/", step)
        step.children = inner.read()
        for name, text in (raw.get("settings") or {}).items():
            setting = self.program.settings[step.id + "/" + name]
            setting.default = typed(setting.item, text)

    def module_path(self, name):
        beside = posixpath.join(posixpath.dirname(self.path), name)
        for path in (name, beside, posixpath.normpath(beside)):
            if path in self.modules:
                return path
        for path, text in self.modules.items():
            if yaml.load(text, Loader=yaml.BaseLoader).get("module") == name:
                return path
        raise KeyError("part")

    def full(self, word):
        """The name of an item, scale or value in full: `use.name` is `use/name`."""
        return self.prefix + word.replace(".", "/")

    def target(self, name):
        return Target(name, self.prefix)

    def ways(self, raw):
        if raw is None:
            return None
        if isinstance(raw, str):
            return [Way(None, self.target(raw))]
        found = []
        for entry in raw:
            if isinstance(entry, str):
                found.append(Way(None, self.target(entry)))
            else:
                found.append(Way(self.condition(entry.get("when")), self.target(entry["go"])))
        return found

    # Items

    def item(self, raw, kept=True, bare=False):
        kind = next(iter(raw))
        id = raw[kind] if bare else self.prefix + raw[kind]
        item = Item(id, kind, raw, self.prefix)
        if kept and not bare:
            self.program.items[id] = item
        item.when = self.condition(raw.get("when"))
        required = raw.get("required", "false")
        plain = {"true": True, "false": False}
        item.required = plain[required] if required in plain else self.condition(required)
        for check in raw.get("check") or []:
            item.checks.append(Check(self.condition(check["must"], id, is_check=True)))
        for rule in raw.get("rules") or []:
            item.rules.append(self.rule(rule, id))
        hints = raw.get("hints") or []
        item.hints = 1 if isinstance(hints, (str, dict)) else len(hints)
        item.solution = "solution" in raw
        if kind in WITH_OPTIONS and kind != "match":
            self.options(item, raw)
        if kind == "likert":
            item.rows = list(raw["rows"])
        if kind in ("match", "gap"):
            self.rows(item, raw)
        if kind == "checklist" and "need" in raw:
            item.need = int(raw["need"])
        if kind == "goal-review":
            item.of = self.prefix + raw["of"]
        if kind in ("list", "diary"):
            item.inner = [self.item(entry, bare=True) for entry in raw["items"]]
        _bounds(item, raw)
        return item

    def rule(self, raw, own):
        rule = Rule(self.condition(raw.get("when"), own))
        if "correct" in raw:
            rule.correct = raw["correct"] == "true"
        rule.retry = raw.get("retry") == "true"
        if "go" in raw:
            rule.go = self.target(raw["go"])
        return rule

    def options(self, item, raw):
        if "options-from" in raw:
            item.options_from = self.prefix + raw["options-from"]
        for id, shape in self.shapes(raw.get("options")).items():
            option = Option(id, label=shape or id)
            if isinstance(shape, dict) and _LONG & set(shape):
                option.label, option.was = shape.get("label"), shape.get("was") or []
                option.when = self.condition(shape.get("when"))
                option.score = numbers.read(shape["score"]) if "score" in shape else None
                option.alone = shape.get("alone") == "true"
            item.options.append(option)
        if raw.get("other") == "true":
            item.options.append(Option("other"))
        item.shuffle = raw.get("shuffle") == "true" and item.kind != "likert"

    def shapes(self, raw):
        """A map of options, a list of ids, or the name of a set."""
        shapes = raw or {}
        if isinstance(shapes, str):
            shapes = self.sets[shapes]
        return {id: "" for id in shapes} if isinstance(shapes, list) else shapes

    def rows(self, item, raw):
        """22.3, 22.4."""
        if item.kind == "match":
            item.rows, item.pairs = list(raw["left"]), dict(raw["pairs"])
            item.options = [Option(id) for id in raw["right"]]
            return
        item.rows = list(raw["gaps"])
        for id, shape in raw["gaps"].items():
            options = list(self.shapes(shape["options"])) if "options" in shape else None
            accept = shape.get("accept") or []
            former = {}
            for option, its in self.shapes(shape.get("options")).items():
                former[option] = its.get("was") or [] if isinstance(its, dict) and _LONG & set(its) else []
            item.gaps[id] = Gap(options, shape.get("right"), [accept] if isinstance(accept, str) else accept, former)


def _bounds(item, raw):
    kind = item.kind
    if kind in ("number", "scale"):
        default = numbers.whole(999_999_999)
        item.low = numbers.read(raw["from"]) if "from" in raw else -default
        item.high = numbers.read(raw["to"]) if "to" in raw else default
        item.step = numbers.read(raw["step"]) if "step" in raw else None
        item.decimals = int(raw.get("decimals", "0"))
        item.reverse = raw.get("reverse") == "true"
    if kind == "scale":
        item.step = item.step or numbers.whole(1)
        item.decimals = max(numbers.decimals(n) for n in (item.low, item.step))
    if kind == "date":
        item.low, item.high = raw.get("from", "1900-01-01"), raw.get("to", "2200-12-31")
    if kind == "time":
        item.low, item.high = raw.get("from", "00:00"), raw.get("to", "23:59")
    if kind == "diary":
        item.every = 7 if raw["every"] == "week" else 1
        item.times = int(raw["times"])
        item.within = clock.duration(raw["within"]) // clock.duration("1 day") if "within" in raw else item.every
    if kind == "goal":
        item.low = numbers.read(raw.get("reach-from", "0"))
        item.high = numbers.read(raw.get("to", "10"))
    if kind in ("choices", "list"):
        item.min = int(raw.get("min", "1" if kind == "choices" else "0"))
        item.max = int(raw["max"]) if "max" in raw else None
    if kind in ("text", "words"):
        item.max = int(raw.get("max", "1000" if kind == "text" else "20000"))


def _own_bounds(shape):
    """16.36: a fact `from:` another module has its bounds as `min` and `max`."""
    if "." not in shape.get("from", "") or numbers.read(shape["from"]) is not None:
        return shape
    bounds = {"from": shape.get("min"), "to": shape.get("max")}
    kept = {key: text for key, text in shape.items() if key not in ("from", "to", "min", "max")}
    return {**kept, **{key: text for key, text in bounds.items() if text is not None}}


def typed(item, text):
    """A setting's text as a value of its type."""
    if item.kind == "number":
        return numbers.read(text)
    if item.kind == "confirm":
        return {"true": True, "false": False}.get(text)
    if item.kind == "choice":
        return text if item.option(text) else None
    return text


def _chance(id, shape):
    if isinstance(shape, list):
        return Chance(id, list(shape), [1] * len(shape))
    per_visit = shape.get("per") == "visit"
    if "arms" not in shape:
        return Chance(id, low=int(shape["from"]), high=int(shape["to"]), per_visit=per_visit)
    arms = shape["arms"]
    weights = [1] * len(arms) if isinstance(arms, list) else [int(w) for w in arms.values()]
    return Chance(id, list(arms), weights, per_visit=per_visit)


def _offer_from(program, items, done):
    """8.5, 16.35: the options of the other item but its `other`, then one's own `other`."""
    for item in items:
        if item.options_from and item.id not in done:
            done.add(item.id)
            source = program.items[item.options_from]
            _offer_from(program, [source], done)
            offered = [Option(o.id, None, o.score, o.alone, offered=True, was=o.was, label=o.label)
                       for o in source.options if o.id != "other"]
            item.options = offered + item.options


def _bounds_of_reviews(program):
    """22.6: a whole number within the bounds of its goal."""
    for item in program.items.values():
        if item.kind == "goal-review":
            goal = program.items[item.of]
            item.low, item.high, item.step, item.decimals = goal.low, goal.high, numbers.whole(1), 0


# Which chances a visit draws (16.20)

def _drawn_per_visit(program, step):
    names = set()
    for condition in _conditions_of(step):
        names |= binding.chances_of(program, condition)
    raws = [{k: v for k, v in step.raw.items() if k != "steps"}] + [i.raw for i in step.items]
    for raw in raws:
        for name in _pipes(raw):
            full = step.prefix + name.replace(".", "/")
            if full in program.values:
                names |= binding.chances_of_value(program, full)
    return [name for name in program.chances if name in names and program.chances[name].per_visit]


def _conditions_of(step):
    found = [way.when for way in step.next or []]
    for item in step.items:
        found += [item.when, item.required if isinstance(item.required, Condition) else None]
        found += [check.must for check in item.checks]
        found += [rule.when for rule in item.rules]
        found += [o.when for i in [item, *item.inner] for o in i.options]
    return [condition for condition in found if condition is not None]


def _pipes(raw):
    if isinstance(raw, str):
        return _PIPE.findall(raw)
    inside = raw.values() if isinstance(raw, dict) else raw
    return [name for value in inside for name in _pipes(value)]
