"""What a module is once read: plain objects, ids in full (a part's ids are `use/inner`, 6.5)."""

from dataclasses import dataclass, field
from typing import Any

CHOOSING = ("choice", "choices", "checklist")
SETS = ("choices", "checklist")
WITH_OPTIONS = ("choice", "choices", "likert", "rank", "checklist", "match")
WITH_ROWS = ("likert", "match", "gap")  # answers by row that merge (16.8)
DOING = ("media", "breathe", "timer")
TO_READ = ("note", "recall", "card")    # nothing can be answered (22.1)
WORDS = ("words", "goal", "plan")       # always in the vault


@dataclass(eq=False)
class Condition:
    """A condition or expression at its place; `tree` is filled in by binding."""

    text: str
    prefix: str = ""
    own: str = None       # the item whose `check` or `rules` it stands in (16.16)
    is_check: bool = False
    tree: Any = None


@dataclass(eq=False)
class Option:
    id: str
    when: Condition = None
    score: Any = None
    alone: bool = False
    offered: bool = False  # by `options-from`
    was: list = field(default_factory=list)  # former ids
    label: Any = None     # as written

    @property
    def stays(self):
        """1.9: shuffle never moves it from its place at the end."""
        return self.alone or self.id == "other"


@dataclass(eq=False)
class Gap:
    """A place of a sentence: it has options, or texts that are right (22.4)."""

    options: list = None   # ids
    right: str = None
    accept: list = field(default_factory=list)
    was: dict = field(default_factory=dict)  # option -> former ids


@dataclass(eq=False)
class Check:
    must: Condition


@dataclass(eq=False)
class Rule:
    when: Condition = None
    correct: bool = None
    retry: bool = False
    go: Any = None        # Target


@dataclass(eq=False)
class Target:
    name: str
    prefix: str


@dataclass(eq=False)
class Way:
    when: Condition
    go: Target


@dataclass(eq=False)
class Item:
    id: str               # in full
    kind: str
    raw: dict
    prefix: str = ""
    when: Condition = None
    required: Any = False  # False, True or a Condition
    checks: list = field(default_factory=list)
    rules: list = field(default_factory=list)
    options: list = field(default_factory=list)
    options_from: str = None
    shuffle: bool = False
    rows: list = field(default_factory=list)
    inner: list = field(default_factory=list)  # the items of a list, ids bare
    low: Any = None       # from, to: Number, or text for date and time
    high: Any = None
    step: Any = None
    decimals: int = None
    min: int = 0
    max: int = None
    reverse: bool = False
    hints: int = 0
    solution: bool = False
    steers: bool = False  # steering text (9.2, 16.15)
    pairs: dict = field(default_factory=dict)  # of a match: left id -> right id
    gaps: dict = field(default_factory=dict)   # of a gap: id -> Gap
    need: int = None      # of a checklist
    every: int = None     # of a diary: the period in days
    times: int = None     # of a diary
    within: int = None    # of a diary, in days
    is_result: bool = False  # of an activity: the system answers it (23.4)
    of: str = None        # of a goal-review: the goal

    def option(self, id):
        return next((o for o in self.options if o.id == id), None)


@dataclass(eq=False)
class Step:
    id: str
    kind: str
    raw: dict
    prefix: str = ""
    parent: Any = None    # the section or part whose list it stands in
    when: Condition = None
    next: list = None     # ways; None = the next in the list
    optional: bool = False
    again: str = "keep"
    entry: bool = False
    items: list = field(default_factory=list)
    children: list = field(default_factory=list)
    free: bool = False
    need: Any = "all"
    scale: str = None
    moment: str = None
    lasts: int = None     # of a wait `for`, in milliseconds
    opens_at: str = None  # of a wait `until` a time of day
    for_release: bool = False
    within: int = None    # milliseconds
    otherwise: Any = None  # Target
    forms: list = field(default_factory=list)  # of a contact
    with_whom: str = "guide"
    confirm: str = "either"
    purpose: str = None   # of a share
    offer: list = field(default_factory=list)  # names in full
    launch: str = None    # of an activity
    tick: bool = False
    place: int = 0        # document order
    chances: list = field(default_factory=list)  # drawn per visit (16.20)

    @property
    def is_list(self):
        """A fixed section or a part: no visit of its own (4.3)."""
        return self.kind == "use" or (self.kind == "section" and not self.free)

    @property
    def is_menu(self):
        return self.kind == "section" and self.free

    def around(self):
        """The sections and parts it stands in, from the inside out."""
        found, outer = [], self.parent
        while outer is not None:
            found.append(outer)
            outer = outer.parent
        return found

    def part(self):
        """The innermost part it stands in."""
        return next((s for s in self.around() if s.kind == "use"), None)

    @property
    def ends(self):
        """An end of the whole module; a part's `end` only completes the part (16.21)."""
        return self.kind == "end" and self.part() is None


@dataclass(eq=False)
class Band:
    id: str
    below: Any = None


@dataclass(eq=False)
class Scale:
    id: str
    score: Condition = None
    skipped: str = "unknown"
    not_asked: str = "unknown"
    bands: list = field(default_factory=list)
    items: list = field(default_factory=list)
    subscales: list = field(default_factory=list)  # ids
    of: str = None        # the scale a subscale belongs to
    raw: dict = field(default_factory=dict)


@dataclass(eq=False)
class Chance:
    id: str
    arms: list = None
    weights: list = None
    low: int = 0
    high: int = 0
    per_visit: bool = False


@dataclass(eq=False)
class Given:
    """A setting or a fact: what values it takes."""

    id: str
    item: Item            # judged like an answer of that type
    default: Any = None   # of a setting; in a part, what its `use` says
    of_part: bool = False  # never given by a host (16.39)


@dataclass(eq=False)
class Purpose:
    id: str
    with_whom: str
    what: list = field(default_factory=list)  # names in full, of one without a share step
    raw: dict = field(default_factory=dict)


@dataclass(eq=False)
class Program:
    module: str = None
    version: str = None
    languages: list = field(default_factory=list)
    steps: list = field(default_factory=list)         # the module's own list
    by_id: dict = field(default_factory=dict)         # every step, in document order
    items: dict = field(default_factory=dict)
    homes: dict = field(default_factory=dict)         # item id -> ids of the steps that show it
    scales: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)        # id -> [(Condition or None, Condition)]
    chances: dict = field(default_factory=dict)
    settings: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)
    conditions: list = field(default_factory=list)
    purposes: dict = field(default_factory=dict)
    told: dict = None     # item -> places that its answer decides (telling)
    meet: list = field(default_factory=list)          # forms of contact (24.2)

    @property
    def has_diary(self):
        return any(item.kind == "diary" for item in self.items.values())

    def find(self, target):
        return self.by_id[target.prefix + target.name]
