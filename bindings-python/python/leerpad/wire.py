# Made from core/docs/wire.schema.json; `LEERPAD_CASES=write cargo test -p leerpad-tests --test wire` makes it anew.
"""What crosses between the engine and its hosts, as JSON: types for plain dictionaries.

A key that a type does not require is absent when it says nothing, never ``None``. A union is told apart by its
tag (``act``, ``fact``, ``refused``, ``kind``), or by which keys are there.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias, TypedDict, Union, final

Act: TypeAlias = Union[
    "StartAct",
    "AnswerAct",
    "SkipAct",
    "DeclineAct",
    "HintAct",
    "ContinueAct",
    "BackAct",
    "PauseAct",
    "StopAct",
    "ResumeAct",
    "TickAct",
    "EraseAct",
    "GoAct",
    "ContactAskAct",
    "ContactOfferAct",
    "ContactPlanAct",
    "ContactHeldAct",
    "ContactDeclineAct",
    "ReleaseAct",
    "ShareAct",
    "UnshareAct",
    "ConsentAct",
    "ReplyAct",
    "NoteAct",
    "UpgradeAct",
]
"""What somebody does. A member that is not named here makes the engine refuse it (``bad-act``)."""


class _EveryAct(TypedDict):
    """What nearly every ``Act`` has."""

    at: Moment
    """When, on the clock of who acts. The engine never refuses an act for its clock."""

    by: Role
    """Who acts."""


class _StartActNeeded(_EveryAct):
    act: Literal["start"]


@final
class StartAct(_StartActNeeded, total=False):
    """Begins the session: always the first act."""

    entry: str
    """The step to begin at, by its id; one that says ``entry: true``. Absent: the first."""

    given: dict[str, PlainValue]
    """What the host knows of the learner, by the name of the fact in the module."""


Moment: TypeAlias = str
"""An instant with the local clock of the place where it is: ``2026-11-23T10:14:00.000+01:00``, always with
milliseconds and the offset. Hosts make it; the engine has no clock.
"""

Role: TypeAlias = Literal["learner", "guide", "system"]
"""Who acts or looks.
- ``learner``: who learns, or the group that does
- ``guide``: the professional beside them
- ``system``: the host
"""

PlainValue: TypeAlias = Union[bool, float, str]
"""The value of a setting or of a fact that the host hands in: yes or no, a number, a text, or the id of an
option.
"""


class _AnswerActNeeded(_EveryAct):
    act: Literal["answer"]

    item: str
    """The item, by its id."""

    value: AnswerValue
    """What was answered, in the form of the item's kind."""


@final
class AnswerAct(_AnswerActNeeded, total=False):
    """Answers an item of the step under the cursor; an answer given before is replaced (of a ``likert``: row
    by row). The system answers what an activity reports, and nothing else, wherever the cursor is.
    """

    entry: int
    """Which entry of a diary, from 1; of no other item."""

    step: str
    """The step the answer is meant for; refused (``not-here``) when it is not the one under the cursor, or of
    the system not the activity. A diary is answered from anywhere: there it is the diary's own step.
    """


AnswerValue: TypeAlias = Union[
    "VaultWords",
    "ConfirmValue",
    "DoneValue",
    "NumberValue",
    "ChoiceValue",
    "TextValue",
    "DateValue",
    "TimeValue",
    "ChoicesValue",
    "RankValue",
    "LikertValue",
    "MatchValue",
    "GapValue",
    "DiaryValue",
    "ListValue",
]
"""An answer. Which form it has follows from the kind of the item."""


@final
class VaultWords(TypedDict):
    """Stands for words that only the vault on the learner's own device holds. They are never sent."""

    vault: Literal[True]
    """Always true."""


ConfirmValue: TypeAlias = bool
"""Of a ``confirm``: yes or no."""

DoneValue: TypeAlias = Literal[True]
"""Of a ``media``, ``breathe`` or ``timer``: true when it was seen, breathed or sat through."""

NumberValue: TypeAlias = float
"""Of a ``number``, a ``scale`` or a ``goal-review``, with at most six decimals; its absolute value is below
1,000,000,000.
"""

ChoiceValue: TypeAlias = str
"""Of a ``choice``: the id of the option; ``other`` for words of one's own, which go to the vault."""

TextValue: TypeAlias = Union["VaultWords", str]
"""Of a ``text``: the vault holds it, unless the module says that it steers; then it is the text itself."""

DateValue: TypeAlias = str
"""Of a ``date``: a calendar day from 1900 to 2200, ``2026-01-05``."""

TimeValue: TypeAlias = str
"""Of a ``time``: a time of day, ``20:30``."""

ChoicesValue: TypeAlias = "list[str]"
"""Of a ``choices`` or ``checklist``: ids of options. Sent in any order, stored in the order of the module."""

RankValue: TypeAlias = "list[str]"
"""Of a ``rank``: the ids of all options that are shown, the first first."""

LikertValue: TypeAlias = "dict[str, str]"
"""Of a ``likert``: the id of an option by the id of each row that was answered. An act may name some of the
rows.
"""

MatchValue: TypeAlias = "dict[str, str]"
"""Of a ``match``: the id of a right by the id of each left that was answered. An act may name some of them.
"""

GapValue: TypeAlias = "dict[str, str]"
"""Of a ``gap``: the id of an option, or the words written, by the id of each open place. An act may name some
of them.
"""

DiaryValue: TypeAlias = "dict[str, InnerValue]"
"""Of a ``diary``: one entry, what was answered to its inner items, by their ids; one that was not is absent.
"""

InnerValue: TypeAlias = Union[
    "VaultWords",
    "ConfirmValue",
    "NumberValue",
    "ChoiceValue",
    "ChoicesValue",
    "DateValue",
    "TimeValue",
]
"""An answer inside an entry of a ``list`` or ``diary``. Texts and words live in the vault there."""

ListValue: TypeAlias = "list[dict[str, InnerValue]]"
"""Of a ``list``: for each entry what was answered to its inner items, by their ids; one that was not is
absent.
"""


class _SkipActNeeded(_EveryAct):
    act: Literal["skip"]


@final
class SkipAct(_SkipActNeeded, total=False):
    """Skips an item, or without ``item`` the step, when it is optional."""

    item: str
    """The item, by its id. Absent: the whole step."""

    step: str
    """The step it is meant for; refused (``not-here``) when it is not the one under the cursor."""


class _DeclineActNeeded(_EveryAct):
    act: Literal["decline"]

    item: str
    """The item, by its id."""


@final
class DeclineAct(_DeclineActNeeded, total=False):
    """Would rather not say: accepted on every item, always."""

    step: str
    """The step it is meant for; refused (``not-here``) when it is not the one under the cursor."""


class _HintActNeeded(_EveryAct):
    act: Literal["hint"]

    item: str
    """The item, by its id."""


@final
class HintAct(_HintActNeeded, total=False):
    """Asks for the next hint of an item, or for its solution."""

    solution: Literal[True]
    """The solution rather than the next hint."""

    step: str
    """The step it is meant for; refused (``not-here``) when it is not the one under the cursor."""


@final
class ContinueAct(_EveryAct):
    """Leaves the step and goes on; at a menu: leaves the section."""

    act: Literal["continue"]


@final
class BackAct(_EveryAct):
    """Looks at the step before."""

    act: Literal["back"]


@final
class PauseAct(_EveryAct):
    """Puts it aside for a moment: a mark in the journal, closes nothing."""

    act: Literal["pause"]


@final
class StopAct(_EveryAct):
    """Stops: nothing can be done until ``resume``."""

    act: Literal["stop"]


@final
class ResumeAct(_EveryAct):
    """Takes it up again after ``stop``."""

    act: Literal["resume"]


@final
class TickAct(_EveryAct):
    """Lets time pass; by the system only."""

    act: Literal["tick"]


@final
class EraseAct(_EveryAct):
    """Erases the learner's words from the vault; by the learner or the system."""

    act: Literal["erase"]


@final
class GoAct(_EveryAct):
    """Goes to a step: back to one that was seen, to a child of the menu, or ahead over what was done before.
    """

    act: Literal["go"]

    step: str
    """The step to go to, by its id."""


@final
class ContactAskAct(_EveryAct):
    """Asks for a contact, in a form; by the learner. Also after it was declined."""

    act: Literal["contact-ask"]

    form: str
    """The form, by its word; refused (``form-not-offered``) when it is none that may be picked now."""

    step: str
    """The contact, by the id of its step."""


@final
class ContactOfferAct(_EveryAct):
    """Offers some of the forms of a contact; by the guide."""

    act: Literal["contact-offer"]

    forms: list[str]
    """The forms, by their words: at least one, each once."""

    step: str
    """The contact, by the id of its step."""


@final
class ContactPlanAct(_EveryAct):
    """Plans a contact that was asked for, or plans it anew."""

    act: Literal["contact-plan"]

    step: str
    """The contact, by the id of its step."""

    when: Moment
    """When it will be."""


class _ContactHeldActNeeded(_EveryAct):
    act: Literal["contact-held"]

    step: str
    """The contact, by the id of its step."""


@final
class ContactHeldAct(_ContactHeldActNeeded, total=False):
    """Says that a contact was held. Who may say so, the module says."""

    count: Present
    """How many were there, of a contact with a group."""

    form: str
    """In which form, by its word. Absent: the one asked for, or the only one there is."""


Present: TypeAlias = int
"""How many were there: a whole number from 1 to 9,999."""


@final
class ContactDeclineAct(_EveryAct):
    """Declines a contact: it will not be, and who waits for it can go on at once."""

    act: Literal["contact-decline"]

    step: str
    """The contact, by the id of its step."""


@final
class ReleaseAct(_EveryAct):
    """Lets somebody go on who waits; by the guide."""

    act: Literal["release"]

    step: str
    """The wait, by the id of its step."""


class _ShareActNeeded(_EveryAct):
    act: Literal["share"]

    what: list[str]
    """The names of what is shared: items, scales, values; distinct, at least one."""


@final
class ShareAct(_ShareActNeeded, total=False):
    """Shares what the share step under the cursor offers; gives consent to its purpose."""

    step: str
    """The share step; refused (``not-here``) when it is not the one under the cursor."""


@final
class UnshareAct(_EveryAct):
    """Takes back one thing that was shared; also after ``stop``."""

    act: Literal["unshare"]

    purpose: str
    """What it was shared for."""

    what: str
    """The name of it."""


@final
class ConsentAct(_EveryAct):
    """Gives consent to a purpose, or does not give it, or withdraws it: that ends all that was shared for it.
    """

    act: Literal["consent"]

    given: bool
    """Given, or not."""

    purpose: str
    """The purpose."""


@final
class ReplyAct(_EveryAct):
    """Replies to what was shared, in words of the guide's own that the learner reads."""

    act: Literal["reply"]

    to: int
    """The number of the entry that shared it."""

    value: VaultWords
    """The words are in the vault, under ``reply/`` and the number of this entry."""


@final
class NoteAct(_EveryAct):
    """Writes a note, in words of the guide's own for themselves alone."""

    act: Literal["note"]

    value: VaultWords
    """The words are in the vault, under ``note/`` and the number of this entry."""


class _UpgradeActNeeded(_EveryAct):
    act: Literal["upgrade"]

    program: Hash
    """The hash of its program."""


@final
class UpgradeAct(_UpgradeActNeeded, total=False):
    """Goes on in another version of the module that was handed over: by the system, or by a learner who was
    asked.
    """

    choice: VersionChoice
    """What the learner chooses; absent: ``new``. The system chooses nothing."""


VersionChoice: TypeAlias = Literal["new", "old"]
"""What a learner chooses who is asked about another version.
- ``new``: to go on in the new version
- ``old``: to finish the old one
"""

Hash: TypeAlias = str
"""A SHA-256 hash as 64 hex digits."""

Entry: TypeAlias = Union[
    "StartEntry",
    "AnswerEntry",
    "SkipEntry",
    "DeclineEntry",
    "HintEntry",
    "ContinueEntry",
    "BackEntry",
    "PauseEntry",
    "StopEntry",
    "ResumeEntry",
    "TickEntry",
    "EraseEntry",
    "GoEntry",
    "ContactAskEntry",
    "ContactOfferEntry",
    "ContactPlanEntry",
    "ContactHeldEntry",
    "ContactDeclineEntry",
    "ReleaseEntry",
    "ShareEntry",
    "UnshareEntry",
    "ConsentEntry",
    "ReplyEntry",
    "NoteEntry",
    "UpgradeEntry",
]
"""An act that was accepted: the act itself, what it brought about, and its number. One line of a journal."""


class _EveryEntryNeeded(TypedDict):
    at: Moment
    """When, as the host said it."""

    facts: list[Fact]
    """What it brought about, in order; often nothing."""

    seq: int
    """The number of the entry, from 1. The only order there is: clocks may differ."""


class _EveryEntry(_EveryEntryNeeded, total=False):
    """What nearly every ``Entry`` has."""

    hash: Hash
    """In a line of the journal: SHA-256 of the hash before it and of this line without its hash. Absent in
    what an act gives back before it is written.
    """


class _StartEntryNeeded(_EveryEntry):
    act: Literal["start"]

    by: ByLearnerOrSystem
    """Who acted."""


@final
class StartEntry(_StartEntryNeeded, total=False):
    """The session began."""

    entry: str
    """The step it began at, where the act named one."""

    given: dict[str, PlainValue]
    """What the host knew of the learner, by the name of the fact; absent when it was nothing."""


ByLearnerOrSystem: TypeAlias = Literal["learner", "system"]
"""Who begins a session, answers (each what is theirs), or erases words.
- ``learner``: the learner
- ``system``: the host
"""


class _AnswerEntryNeeded(_EveryEntry):
    act: Literal["answer"]

    by: ByLearnerOrSystem
    """Who acted."""

    item: str
    """The item."""

    step: str
    """The step it stands in."""

    value: AnswerValue
    """The answer as it is stored; of a ``likert`` the rows of this act."""


@final
class AnswerEntry(_AnswerEntryNeeded, total=False):
    """An item was answered."""

    entry: int
    """Which entry of a diary, from 1."""


class _SkipEntryNeeded(_EveryEntry):
    act: Literal["skip"]

    by: Literal["learner"]
    """Who acted."""

    step: str
    """The step."""


@final
class SkipEntry(_SkipEntryNeeded, total=False):
    """An item was skipped, or a step."""

    item: str
    """The item; absent: the whole step."""


@final
class DeclineEntry(_EveryEntry):
    """Somebody would rather not say."""

    act: Literal["decline"]

    by: Literal["learner"]
    """Who acted."""

    item: str
    """The item."""

    step: str
    """The step it stands in."""


class _HintEntryNeeded(_EveryEntry):
    act: Literal["hint"]

    by: Literal["learner"]
    """Who acted."""

    item: str
    """The item."""

    step: str
    """The step it stands in."""


@final
class HintEntry(_HintEntryNeeded, total=False):
    """A hint or the solution was looked at."""

    solution: Literal[True]
    """The solution rather than a hint."""


@final
class ContinueEntry(_EveryEntry):
    """The step was left, or somebody who looked back went forward again."""

    act: Literal["continue"]

    by: Literal["learner"]
    """Who acted."""


@final
class BackEntry(_EveryEntry):
    """Somebody looked back."""

    act: Literal["back"]

    by: Literal["learner"]
    """Who acted."""


@final
class PauseEntry(_EveryEntry):
    """It was put aside for a moment."""

    act: Literal["pause"]

    by: Literal["learner"]
    """Who acted."""


@final
class StopEntry(_EveryEntry):
    """It was stopped."""

    act: Literal["stop"]

    by: Literal["learner"]
    """Who acted."""


@final
class ResumeEntry(_EveryEntry):
    """It was taken up again."""

    act: Literal["resume"]

    by: Literal["learner"]
    """Who acted."""


@final
class TickEntry(_EveryEntry):
    """Time passed."""

    act: Literal["tick"]

    by: Literal["system"]
    """Who acted."""


@final
class EraseEntry(_EveryEntry):
    """The words in the vault were erased."""

    act: Literal["erase"]

    by: ByLearnerOrSystem
    """Who acted."""


@final
class GoEntry(_EveryEntry):
    """Somebody went to a step."""

    act: Literal["go"]

    by: Literal["learner"]
    """Who acted."""

    step: str
    """The step asked for."""


@final
class ContactAskEntry(_EveryEntry):
    """A contact was asked for."""

    act: Literal["contact-ask"]

    by: Literal["learner"]
    """Who acted."""

    form: ContactForm
    """The form."""

    step: str
    """The contact."""


ContactForm: TypeAlias = Literal["in-person", "phone", "video", "chat"]
"""How people meet.
- ``in-person``: face to face
- ``phone``: on the phone
- ``video``: with a camera
- ``chat``: in writing
"""


@final
class ContactOfferEntry(_EveryEntry):
    """Forms of a contact were offered."""

    act: Literal["contact-offer"]

    by: Literal["guide"]
    """Who acted."""

    forms: list[ContactForm]
    """The forms, in the order of the step."""

    step: str
    """The contact."""


@final
class ContactPlanEntry(_EveryEntry):
    """A contact was planned."""

    act: Literal["contact-plan"]

    by: ByLearnerOrGuide
    """Who acted."""

    step: str
    """The contact."""

    when: Moment
    """When it will be."""


ByLearnerOrGuide: TypeAlias = Literal["learner", "guide"]
"""Who agrees on a contact.
- ``learner``: the learner
- ``guide``: the professional beside them
"""


class _ContactHeldEntryNeeded(_EveryEntry):
    act: Literal["contact-held"]

    by: ByLearnerOrGuide
    """Who acted."""

    step: str
    """The contact."""


@final
class ContactHeldEntry(_ContactHeldEntryNeeded, total=False):
    """A contact was held."""

    count: Present
    """How many were there, of a group."""

    form: ContactForm
    """The form, where the act named one."""


@final
class ContactDeclineEntry(_EveryEntry):
    """A contact was declined."""

    act: Literal["contact-decline"]

    by: ByLearnerOrGuide
    """Who acted."""

    step: str
    """The contact."""


@final
class ReleaseEntry(_EveryEntry):
    """Somebody who waited was let go on."""

    act: Literal["release"]

    by: Literal["guide"]
    """Who acted."""

    step: str
    """The wait."""


@final
class ShareEntry(_EveryEntry):
    """Something was shared."""

    act: Literal["share"]

    by: Literal["learner"]
    """Who acted."""

    step: str
    """The share step."""

    what: list[str]
    """The names of what was, as they were sent."""


@final
class UnshareEntry(_EveryEntry):
    """Something was taken back."""

    act: Literal["unshare"]

    by: Literal["learner"]
    """Who acted."""

    purpose: str
    """What it was shared for."""

    what: str
    """The name of it."""


@final
class ConsentEntry(_EveryEntry):
    """Consent was given, refused or withdrawn."""

    act: Literal["consent"]

    by: Literal["learner"]
    """Who acted."""

    given: bool
    """Given, or not."""

    purpose: str
    """To what."""


@final
class ReplyEntry(_EveryEntry):
    """The guide replied to what was shared."""

    act: Literal["reply"]

    by: Literal["guide"]
    """Who acted."""

    to: int
    """The number of the entry that shared it."""

    value: VaultWords
    """The words are in the vault, under ``reply/`` and the number of this entry."""


@final
class NoteEntry(_EveryEntry):
    """The guide wrote a note."""

    act: Literal["note"]

    by: Literal["guide"]
    """Who acted."""

    value: VaultWords
    """The words are in the vault, under ``note/`` and the number of this entry."""


class _UpgradeEntryNeeded(_EveryEntry):
    act: Literal["upgrade"]

    by: ByLearnerOrSystem
    """Who acted."""

    program: Hash
    """The hash of its program."""


@final
class UpgradeEntry(_UpgradeEntryNeeded, total=False):
    """There is another version of the module; what came of it says the fact ``upgraded``."""

    choice: VersionChoice
    """What the learner chose who was asked."""


Fact: TypeAlias = Union[
    "DrawnFact",
    "DueFact",
    "WaitingFact",
    "FeltBackFact",
    "ParkedFact",
    "ReturnedFact",
    "LeftFact",
    "ScoredFact",
    "ShuffledFact",
    "MovedFact",
    "ContactFact",
    "ReleasedFact",
    "RepliedFact",
    "SharedFact",
    "UnsharedFact",
    "ConsentedFact",
    "ErasedFact",
    "CompletedFact",
    "ReopenedFact",
    "UpgradedFact",
]
"""What an act brought about. Facts are never taken back."""

DrawnFact: TypeAlias = Union["DrawnForVisit", "DrawnAtStart"]
"""A chance was drawn: once at the start, or for a visit."""


class _DrawnForVisitNeeded(TypedDict):
    fact: Literal["drawn"]

    arm: Arm
    """What came out."""

    chance: str
    """The name of the chance."""

    draw: Draw
    """What it was drawn from: anybody can work out from the seed that it had to be this."""

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step of the visit."""


@final
class DrawnForVisit(_DrawnForVisitNeeded, total=False):
    """A chance was drawn for a visit."""

    weights: list[int]
    """The weight of each arm, in their order; absent where a whole number is drawn."""


Arm: TypeAlias = Union[int, str]
"""What a chance drew: a whole number, or the id of one of its arms."""

Draw: TypeAlias = str
"""The 64 bits behind a draw, as 16 hex digits."""


class _DrawnAtStartNeeded(TypedDict):
    fact: Literal["drawn"]

    arm: Arm
    """What came out."""

    chance: str
    """The name of the chance."""

    draw: Draw
    """What it was drawn from: anybody can work out from the seed that it had to be this."""


@final
class DrawnAtStart(_DrawnAtStartNeeded, total=False):
    """A chance was drawn at the start, once for the whole session."""

    weights: list[int]
    """The weight of each arm, in their order; absent where a whole number is drawn."""


DueFact: TypeAlias = Union["EntryDueFact", "PlaceDueFact"]
"""Its time came: of a place that waits, or of an entry of a diary."""


@final
class EntryDueFact(TypedDict):
    """An entry of a diary can be given from now on: something to remind the learner of."""

    fact: Literal["due"]

    entry: int
    """The entry, from 1."""

    item: str
    """The diary."""

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step."""


@final
class PlaceDueFact(TypedDict):
    """A wait is over, or the limit of a contact or activity has passed."""

    fact: Literal["due"]

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step."""


WaitingFact: TypeAlias = Union["DiaryWaitingFact", "PlaceWaitingFact"]
"""Something waits from now on: a place, or a diary that is kept."""

_DiaryWaitingFactKeys = TypedDict(
    "_DiaryWaitingFactKeys",
    {
        # The day of the first entry.
        "from": "DateValue",
    },
)


@final
class DiaryWaitingFact(_DiaryWaitingFactKeys):
    """A diary is kept from now on: entry k can be given from k - 1 days or weeks after ``from``."""

    fact: Literal["waiting"]

    every: Period
    """How often it asks."""

    item: str
    """The diary."""

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step."""

    times: int
    """How many times it asks."""


Period: TypeAlias = Literal["day", "week"]
"""How often a diary asks.
- ``day``: every day
- ``week``: every week
"""


class _PlaceWaitingFactNeeded(TypedDict):
    fact: Literal["waiting"]

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step."""


@final
class PlaceWaitingFact(_PlaceWaitingFactNeeded, total=False):
    """A place that waits was entered: for time, for a person, for something outside."""

    launch: str
    """Of an activity: what the host opens."""

    until: When
    """When it opens by itself; absent when it does not."""


When: TypeAlias = str
"""When something is due: an instant with the local clock, or ``2026-11-23T09:00`` when the local clock stands
there. Who makes an alarm of it knows the time zone; the engine does not.
"""


class _FeltBackFactNeeded(TypedDict):
    fact: Literal["felt-back"]

    item: str
    """The item."""

    rule: int
    """The number of the rule, from 1."""


@final
class FeltBackFact(_FeltBackFactNeeded, total=False):
    """A rule of an item was met, so that its feedback is shown."""

    correct: bool
    """Whether the answer is right; absent where the rule does not say."""


@final
class ParkedFact(TypedDict):
    """A visit stopped counting, since an earlier answer leads elsewhere now. It is kept, and returns with its
    answers when the way leads there again.
    """

    fact: Literal["parked"]

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step."""


@final
class ReturnedFact(TypedDict):
    """A parked visit counts again."""

    fact: Literal["returned"]

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step."""


@final
class LeftFact(TypedDict):
    """A visit was left."""

    fact: Literal["left"]

    how: How
    """How."""

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step that was left."""

    to: str
    """The step that was entered."""


How: TypeAlias = Literal["done", "skipped", "held", "over", "chosen"]
"""How a visit was left.
- ``done``: by ``continue``
- ``skipped``: skipped as a whole
- ``held``: what it waited for was there: a contact was held, the guide let go on
- ``over``: it waited as long as it does
- ``chosen``: a menu, for one of its children
"""


class _ScoredFactNeeded(TypedDict):
    fact: Literal["scored"]

    n: int
    """The number of the visit to the step, from 1."""

    scale: str
    """The scale or subscale."""

    step: str
    """The step of the measure."""


@final
class ScoredFact(_ScoredFactNeeded, total=False):
    """A measure was left, or answers of one that was left changed: the score of its scale, or of a subscale.
    """

    band: str
    """The band that the score falls in; absent when the score is not known, or in no band."""

    moment: str
    """The moment of the measure (``start``, ``end`` …), if it has one."""

    score: float
    """The score; absent when it is not known because too much was skipped."""


@final
class ShuffledFact(TypedDict):
    """The options of an item stand in an order that was drawn for the visit."""

    fact: Literal["shuffled"]

    item: str
    """The item."""

    n: int
    """The number of the visit to the step, from 1."""

    order: list[str]
    """The ids of all its options, hidden ones too."""

    step: str
    """The step."""


@final
class MovedFact(TypedDict):
    """The cursor stands elsewhere now."""

    fact: Literal["moved"]

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step that is looked at now."""


class _ContactFactNeeded(TypedDict):
    fact: Literal["contact"]

    n: int
    """The number of the visit to the step, from 1."""

    state: ContactState
    """Where it stands."""

    step: str
    """The step."""


@final
class ContactFact(_ContactFactNeeded, total=False):
    """Something was agreed on about a contact; all that is known of it now."""

    count: Present
    """How many were there, of a group."""

    form: ContactForm
    """The form."""

    forms: list[ContactForm]
    """What the guide offers; absent: all forms of the step."""

    planned: Moment
    """When it will be."""


ContactState: TypeAlias = Literal["open", "asked", "planned", "held", "declined"]
"""Where a contact stands.
- ``open``: nothing was agreed on
- ``asked``: it was asked for
- ``planned``: there is a moment
- ``held``: it was held
- ``declined``: it will not be
"""


@final
class ReleasedFact(TypedDict):
    """The guide let go on who waits."""

    fact: Literal["released"]

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step."""


@final
class RepliedFact(TypedDict):
    """A reply was written to what was shared."""

    fact: Literal["replied"]

    to: int
    """The number of the entry that shared it."""


@final
class SharedFact(TypedDict):
    """Something was shared."""

    fact: Literal["shared"]

    purpose: str
    """What for."""

    what: list[str]
    """The names of what was, in the order of the offer."""


@final
class UnsharedFact(TypedDict):
    """Something is not shared any more."""

    fact: Literal["unshared"]

    purpose: str
    """What it was shared for."""

    what: str
    """The name of it."""


@final
class ConsentedFact(TypedDict):
    """Consent was given, refused or withdrawn."""

    fact: Literal["consented"]

    given: bool
    """Given, or not."""

    purpose: str
    """To what."""


@final
class ErasedFact(TypedDict):
    """The words in the vault are to be removed: the host does that."""

    fact: Literal["erased"]


@final
class CompletedFact(TypedDict):
    """An end was reached."""

    fact: Literal["completed"]

    step: str
    """The end."""


@final
class ReopenedFact(TypedDict):
    """An end that had been reached does not count any more, since an earlier answer leads elsewhere now."""

    fact: Literal["reopened"]

    step: str
    """The end."""


_UpgradedFactKeys = TypedDict(
    "_UpgradedFactKeys",
    {
        # The hash of the program before.
        "from": "Hash",
    },
)


class _UpgradedFactNeeded(_UpgradedFactKeys):
    fact: Literal["upgraded"]

    to: Hash
    """The hash of the other one."""

    verdict: Verdict
    """What it comes to for the learner, the worst that applies."""


@final
class UpgradedFact(_UpgradedFactNeeded, total=False):
    """There is another version of the module. The session is on it from this entry on, unless the learner is
    asked or chose the old one.
    """

    answers: list[LostAnswer]
    """The answers of the path that did not stay where they were, in its order; empty: all did."""

    choice: ChoiceState
    """Where the choice stands; absent where there was none."""

    ended: list[EndedSharing]
    """What was shared or agreed to and holds no more."""

    kept: int
    """How many answers of the path stayed where they were."""


class _LostAnswerNeeded(TypedDict):
    item: str
    """Its item, as the old version calls it."""

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """Its step, as the old version calls it."""

    why: str
    """Why: ``unknown-step``, ``unknown-item``, ``two-heirs``, ``not-reached``, or why the value does not fit.
    """


@final
class LostAnswer(_LostAnswerNeeded, total=False):
    """An answer that did not stay where it was. It is parked, and comes back in a version in which it fits.
    """

    again: Literal[True]
    """It is asked again."""


ChoiceState: TypeAlias = Literal["open", "new", "old"]
"""Where a choice about another version stands.
- ``open``: the learner is asked, and is on the old version until they say
- ``new``: they go on in the new version
- ``old``: they finish the old one
"""


class _EndedSharingNeeded(TypedDict):
    purpose: str
    """The purpose."""


@final
class EndedSharing(_EndedSharingNeeded, total=False):
    """Something that was shared, or consent, that holds no more: the words are others."""

    what: str
    """What was shared; absent: consent itself."""


Verdict: TypeAlias = Literal["unchanged", "re-ask", "moved", "choice"]
"""What another version comes to for the learner.
- ``unchanged``: they stand where they stood, and nothing is asked again
- ``re-ask``: something is asked again, and they stand there
- ``moved``: their path goes no further than here; what came after is parked
- ``choice``: it cannot be decided for them
"""

Refusal: TypeAlias = Union[
    "UnknownActRefusal",
    "BadActRefusal",
    "NotAllowedRefusal",
    "NotStartedRefusal",
    "StartedRefusal",
    "FullRefusal",
    "StoppedRefusal",
    "NotStoppedRefusal",
    "UnknownStepRefusal",
    "UnknownItemRefusal",
    "UnknownFactRefusal",
    "NotAnEntryRefusal",
    "NotHereRefusal",
    "NotShownRefusal",
    "NoEntryRefusal",
    "NotDueRefusal",
    "EntryClosedRefusal",
    "MeasureClosedRefusal",
    "AtEndRefusal",
    "NothingBeforeRefusal",
    "NotReachableRefusal",
    "NotOptionalRefusal",
    "NoHintRefusal",
    "TooLateRefusal",
    "NotYoursRefusal",
    "OtherKindRefusal",
    "NotReachedRefusal",
    "ContactOverRefusal",
    "FormNotOfferedRefusal",
    "NotAskedRefusal",
    "NotConfirmerRefusal",
    "NotAGroupRefusal",
    "NotOfferedRefusal",
    "NotGrantedRefusal",
    "UnknownPurposeRefusal",
    "UnknownProgramRefusal",
    "SameProgramRefusal",
    "OtherModuleRefusal",
    "NoChoiceRefusal",
    "StaysRefusal",
    "WrongTypeRefusal",
    "UnknownOptionRefusal",
    "OptionNotShownRefusal",
    "TwiceRefusal",
    "NotAloneRefusal",
    "TooFewRefusal",
    "TooManyRefusal",
    "OutOfRangeRefusal",
    "TooManyDecimalsRefusal",
    "OffStepRefusal",
    "TooLongRefusal",
    "IncompleteRefusal",
    "RequiredRefusal",
    "GateRefusal",
    "WaitingRefusal",
    "NeedRefusal",
]
"""An act was refused; nothing changed. Judged in a fixed order, so every host is told the same."""


class _EveryRefusal(TypedDict):
    """What nearly every ``Refusal`` has."""

    allowed: list[ActKind]
    """The kinds of act of which this role could have one accepted now."""


@final
class UnknownActRefusal(_EveryRefusal):
    """There is no such kind of act."""

    refused: Literal["unknown-act"]

    act: str
    """The kind that was sent."""


ActKind: TypeAlias = Literal[
    "start",
    "answer",
    "skip",
    "decline",
    "hint",
    "continue",
    "back",
    "pause",
    "stop",
    "resume",
    "tick",
    "erase",
    "go",
    "contact-ask",
    "contact-offer",
    "contact-plan",
    "contact-held",
    "contact-decline",
    "release",
    "share",
    "unshare",
    "consent",
    "reply",
    "note",
    "upgrade",
]
"""A kind of act.
- ``start``: to begin
- ``answer``: to answer an item
- ``skip``: to skip an item, or an optional step
- ``decline``: to rather not say
- ``hint``: to look at a hint or the solution
- ``continue``: to go on
- ``back``: to go back
- ``pause``: to put it aside for a moment
- ``stop``: to stop
- ``resume``: to take it up again
- ``tick``: to let time pass
- ``erase``: to erase the words in the vault
- ``go``: to go to a step
- ``contact-ask``: to ask for a contact
- ``contact-offer``: to offer forms of a contact
- ``contact-plan``: to plan a contact
- ``contact-held``: to say that a contact was held
- ``contact-decline``: to decline a contact
- ``release``: to let somebody go on who waits
- ``share``: to share answers
- ``unshare``: to take back what was shared
- ``consent``: to give or withdraw consent
- ``reply``: to answer what was shared
- ``note``: to write a note of one's own
- ``upgrade``: to go on in another version of the module
"""


@final
class BadActRefusal(_EveryRefusal):
    """A member of the act is missing, unknown, or of another type."""

    refused: Literal["bad-act"]

    field: str
    """The member; ``act`` for what is no object at all."""


@final
class NotAllowedRefusal(_EveryRefusal):
    """This role never does that."""

    refused: Literal["not-allowed"]

    by: Role
    """Who acted."""


@final
class NotStartedRefusal(_EveryRefusal):
    """The session has not begun."""

    refused: Literal["not-started"]


@final
class StartedRefusal(_EveryRefusal):
    """The session has begun already."""

    refused: Literal["started"]


@final
class FullRefusal(_EveryRefusal):
    """The session holds as many entries as one can: 100,000."""

    refused: Literal["full"]


@final
class StoppedRefusal(_EveryRefusal):
    """The session was stopped."""

    refused: Literal["stopped"]


@final
class NotStoppedRefusal(_EveryRefusal):
    """The session was not stopped."""

    refused: Literal["not-stopped"]


@final
class UnknownStepRefusal(_EveryRefusal):
    """There is no such step."""

    refused: Literal["unknown-step"]

    step: str
    """The id that was sent."""


@final
class UnknownItemRefusal(_EveryRefusal):
    """There is no such item."""

    refused: Literal["unknown-item"]

    item: str
    """The id that was sent."""


@final
class UnknownFactRefusal(_EveryRefusal):
    """There is no such fact to hand in."""

    refused: Literal["unknown-fact"]

    fact: str
    """The name that was sent."""


@final
class NotAnEntryRefusal(_EveryRefusal):
    """One does not start at that step."""

    refused: Literal["not-an-entry"]

    step: str
    """The step."""


NotHereRefusal: TypeAlias = Union["NotHereStep", "NotHereItem"]
"""The step or the item is not the one under the cursor."""


@final
class NotHereStep(_EveryRefusal):
    """The act names a step that is not under the cursor."""

    refused: Literal["not-here"]

    step: str
    """The step that was named."""


@final
class NotHereItem(_EveryRefusal):
    """The act names an item of another step than the one under the cursor."""

    refused: Literal["not-here"]

    item: str
    """The item that was named."""


@final
class NotShownRefusal(_EveryRefusal):
    """The item is hidden."""

    refused: Literal["not-shown"]

    item: str
    """The item."""


@final
class NoEntryRefusal(_EveryRefusal):
    """There is no such entry, or the item is no diary."""

    refused: Literal["no-entry"]

    item: str
    """The item."""


@final
class NotDueRefusal(_EveryRefusal):
    """It is too early for this entry of the diary."""

    refused: Literal["not-due"]

    entry: int
    """The entry."""

    item: str
    """The diary."""


@final
class EntryClosedRefusal(_EveryRefusal):
    """The entry was given, and may have been read since."""

    refused: Literal["entry-closed"]

    entry: int
    """The entry."""

    item: str
    """The diary."""


@final
class MeasureClosedRefusal(_EveryRefusal):
    """The measurement belongs to an earlier moment: it can be looked at, not changed."""

    refused: Literal["measure-closed"]

    item: str
    """The item."""


@final
class AtEndRefusal(_EveryRefusal):
    """Nothing comes after an end."""

    refused: Literal["at-end"]


@final
class NothingBeforeRefusal(_EveryRefusal):
    """Nothing came before."""

    refused: Literal["nothing-before"]


@final
class NotReachableRefusal(_EveryRefusal):
    """The step cannot be gone to from here."""

    refused: Literal["not-reachable"]

    step: str
    """The step."""


@final
class NotOptionalRefusal(_EveryRefusal):
    """The step cannot be skipped."""

    refused: Literal["not-optional"]

    step: str
    """The step."""


@final
class NoHintRefusal(_EveryRefusal):
    """No hint or solution is left to show."""

    refused: Literal["no-hint"]

    item: str
    """The item."""


TooLateRefusal: TypeAlias = Union["TooLateEntry", "TooLateStep", "TooLateItem"]
"""What it was for is over: the activity or the wait was left, or was released already; the entry of a diary
is not open any more.
"""


@final
class TooLateEntry(_EveryRefusal):
    """It is too late for this entry of the diary."""

    refused: Literal["too-late"]

    entry: int
    """The entry."""

    item: str
    """The diary."""


@final
class TooLateStep(_EveryRefusal):
    """The wait was left, or was released already."""

    refused: Literal["too-late"]

    step: str
    """The step."""


@final
class TooLateItem(_EveryRefusal):
    """The activity was left."""

    refused: Literal["too-late"]

    item: str
    """The item."""


@final
class NotYoursRefusal(_EveryRefusal):
    """Another role answers this item."""

    refused: Literal["not-yours"]

    item: str
    """The item."""


@final
class OtherKindRefusal(_EveryRefusal):
    """The step is of another kind."""

    refused: Literal["other-kind"]

    expects: WaitingKind
    """The kind that this act is for."""

    step: str
    """The step."""


WaitingKind: TypeAlias = Literal["contact", "wait", "share"]
"""The kinds of step that some acts speak of.
- ``contact``: a contact
- ``wait``: a wait until the guide lets go on
- ``share``: a step to share at
"""


@final
class NotReachedRefusal(_EveryRefusal):
    """Nobody came to the step yet, or it does not concern who acts."""

    refused: Literal["not-reached"]

    step: str
    """The step."""


@final
class ContactOverRefusal(_EveryRefusal):
    """The contact was held, or declined already."""

    refused: Literal["contact-over"]

    step: str
    """The step."""


@final
class FormNotOfferedRefusal(_EveryRefusal):
    """The contact cannot be had in that form."""

    refused: Literal["form-not-offered"]

    step: str
    """The step."""


@final
class NotAskedRefusal(_EveryRefusal):
    """Nobody asked for the contact yet."""

    refused: Literal["not-asked"]

    step: str
    """The step."""


@final
class NotConfirmerRefusal(_EveryRefusal):
    """Another role says that the contact was held."""

    refused: Literal["not-confirmer"]

    step: str
    """The step."""


@final
class NotAGroupRefusal(_EveryRefusal):
    """The contact is with one person, so nobody is counted."""

    refused: Literal["not-a-group"]

    step: str
    """The step."""


@final
class NotOfferedRefusal(_EveryRefusal):
    """The share step does not offer it, or it counts for nothing now."""

    refused: Literal["not-offered"]

    what: str
    """The name."""


NotGrantedRefusal: TypeAlias = Union["NotGrantedName", "NotGrantedEntry"]
"""It is not shared."""


@final
class NotGrantedName(_EveryRefusal):
    """It is not shared."""

    refused: Literal["not-granted"]

    what: str
    """The name."""


@final
class NotGrantedEntry(_EveryRefusal):
    """Nothing that this entry shared is seen."""

    refused: Literal["not-granted"]

    to: int
    """The number of the entry."""


@final
class UnknownPurposeRefusal(_EveryRefusal):
    """There is no such purpose."""

    refused: Literal["unknown-purpose"]

    purpose: str
    """The name."""


@final
class UnknownProgramRefusal(_EveryRefusal):
    """That program was not handed over."""

    refused: Literal["unknown-program"]

    program: Hash
    """Its hash."""


@final
class SameProgramRefusal(_EveryRefusal):
    """The session is on that program already."""

    refused: Literal["same-program"]

    program: Hash
    """Its hash."""


@final
class OtherModuleRefusal(_EveryRefusal):
    """The program is of another module."""

    refused: Literal["other-module"]

    program: Hash
    """Its hash."""


@final
class NoChoiceRefusal(_EveryRefusal):
    """The learner is not asked about that program."""

    refused: Literal["no-choice"]

    program: Hash
    """Its hash."""


@final
class StaysRefusal(_EveryRefusal):
    """The learner is asked, or chose the old version."""

    refused: Literal["stays"]

    program: Hash
    """Its hash."""


WrongTypeRefusal: TypeAlias = Union["WrongTypeOfItem", "WrongTypeOfFact"]
"""The value is not of the kind."""


class _WrongTypeOfItemNeeded(_EveryRefusal):
    refused: Literal["wrong-type"]

    expects: ItemKind
    """The kind that would be."""

    item: str
    """The item."""


@final
class WrongTypeOfItem(_WrongTypeOfItemNeeded, total=False):
    """The answer is not of the kind of the item."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


ItemKind: TypeAlias = Literal[
    "choice",
    "choices",
    "confirm",
    "text",
    "words",
    "number",
    "scale",
    "date",
    "time",
    "likert",
    "rank",
    "media",
    "breathe",
    "timer",
    "list",
    "checklist",
    "match",
    "gap",
    "goal",
    "goal-review",
    "diary",
    "plan",
    "note",
    "recall",
    "card",
]
"""The kind of an item.
- ``choice``: one option
- ``choices``: several options
- ``confirm``: yes, by ticking
- ``text``: one line of text
- ``words``: words of one's own
- ``number``: a number
- ``scale``: a point on a line
- ``date``: a calendar day
- ``time``: a time of day
- ``likert``: one option for each row
- ``rank``: all options, in one's own order
- ``media``: something to hear or to see
- ``breathe``: to breathe along
- ``timer``: a quiet time
- ``list``: entries, each of the same inner items
- ``checklist``: to tick off
- ``match``: what belongs together
- ``gap``: a sentence to complete
- ``goal``: a goal of one's own
- ``goal-review``: to look back at a goal
- ``diary``: the same questions every day or week
- ``plan``: a plan of one's own
- ``note``: something to read
- ``recall``: an earlier answer, shown once more
- ``card``: a card to keep
"""


@final
class WrongTypeOfFact(_EveryRefusal):
    """The fact handed in is of another type."""

    refused: Literal["wrong-type"]

    expects: PlainKind
    """The type that would be."""

    fact: str
    """The fact."""


PlainKind: TypeAlias = Literal["choice", "number", "text", "confirm"]
"""The type of a fact that the host hands in.
- ``choice``: the id of an option
- ``number``: a number
- ``text``: a text
- ``confirm``: yes or no
"""

UnknownOptionRefusal: TypeAlias = Union["UnknownOptionOfItem", "UnknownOptionOfFact"]
"""There is no such option."""


class _UnknownOptionOfItemNeeded(_EveryRefusal):
    refused: Literal["unknown-option"]

    item: str
    """The item."""


@final
class UnknownOptionOfItem(_UnknownOptionOfItemNeeded, total=False):
    """The item has no such option."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


@final
class UnknownOptionOfFact(_EveryRefusal):
    """The fact handed in has no such option."""

    refused: Literal["unknown-option"]

    fact: str
    """The fact."""


class _OptionNotShownRefusalNeeded(_EveryRefusal):
    refused: Literal["option-not-shown"]

    item: str
    """The item."""


@final
class OptionNotShownRefusal(_OptionNotShownRefusalNeeded, total=False):
    """The option is hidden."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


class _TwiceRefusalNeeded(_EveryRefusal):
    refused: Literal["twice"]

    item: str
    """The item."""


@final
class TwiceRefusal(_TwiceRefusalNeeded, total=False):
    """An option stands in it twice."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


class _NotAloneRefusalNeeded(_EveryRefusal):
    refused: Literal["not-alone"]

    item: str
    """The item."""


@final
class NotAloneRefusal(_NotAloneRefusalNeeded, total=False):
    """An option that excludes all others stands beside others."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


class _TooFewRefusalNeeded(_EveryRefusal):
    refused: Literal["too-few"]

    item: str
    """The item."""

    min: int
    """How many there must be at least."""


@final
class TooFewRefusal(_TooFewRefusalNeeded, total=False):
    """Too few options or entries."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


class _TooManyRefusalNeeded(_EveryRefusal):
    refused: Literal["too-many"]

    item: str
    """The item."""

    max: int
    """How many there may be at most."""


@final
class TooManyRefusal(_TooManyRefusalNeeded, total=False):
    """Too many options or entries."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


OutOfRangeRefusal: TypeAlias = Union["OutOfRangeOfItem", "OutOfRangeOfFact"]
"""The value is outside the bounds."""

_OutOfRangeOfItemKeys = TypedDict(
    "_OutOfRangeOfItemKeys",
    {
        # The least.
        "from": "Bound",
    },
)


class _OutOfRangeOfItemNeeded(_EveryRefusal, _OutOfRangeOfItemKeys):
    refused: Literal["out-of-range"]

    item: str
    """The item."""

    to: Bound
    """The greatest."""


@final
class OutOfRangeOfItem(_OutOfRangeOfItemNeeded, total=False):
    """The answer is outside the bounds of the item."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


Bound: TypeAlias = Union[float, str]
"""A bound."""

_OutOfRangeOfFactKeys = TypedDict(
    "_OutOfRangeOfFactKeys",
    {
        # The least.
        "from": float,
    },
)


@final
class OutOfRangeOfFact(_EveryRefusal, _OutOfRangeOfFactKeys):
    """The fact handed in is outside its bounds."""

    refused: Literal["out-of-range"]

    fact: str
    """The fact."""

    to: float
    """The greatest."""


TooManyDecimalsRefusal: TypeAlias = Union["TooManyDecimalsOfItem", "TooManyDecimalsOfFact"]
"""The number has more decimals than it may."""


class _TooManyDecimalsOfItemNeeded(_EveryRefusal):
    refused: Literal["too-many-decimals"]

    decimals: int
    """How many it takes."""

    item: str
    """The item."""


@final
class TooManyDecimalsOfItem(_TooManyDecimalsOfItemNeeded, total=False):
    """The answer has more decimals than the item takes."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


@final
class TooManyDecimalsOfFact(_EveryRefusal):
    """The fact handed in has more decimals than it takes."""

    refused: Literal["too-many-decimals"]

    decimals: int
    """How many it takes."""

    fact: str
    """The fact."""


_OffStepRefusalKeys = TypedDict(
    "_OffStepRefusalKeys",
    {
        # The size of a step, counted from the least.
        "step-size": float,
    },
)


class _OffStepRefusalNeeded(_EveryRefusal, _OffStepRefusalKeys):
    refused: Literal["off-step"]

    item: str
    """The item."""


@final
class OffStepRefusal(_OffStepRefusalNeeded, total=False):
    """Between the steps that it takes."""

    inner: str
    """The inner item, where the fault is in an entry of a list."""


TooLongRefusal: TypeAlias = Union["TooLongOfItem", "TooLongOfFact"]
"""The text has more characters than it may."""


@final
class TooLongOfItem(_EveryRefusal):
    """The text has more characters than the item takes."""

    refused: Literal["too-long"]

    item: str
    """The item."""

    max: int
    """How many code points it takes."""


@final
class TooLongOfFact(_EveryRefusal):
    """The fact handed in is a text with more characters than it takes."""

    refused: Literal["too-long"]

    fact: str
    """The fact."""

    max: int
    """How many code points it takes."""


@final
class IncompleteRefusal(_EveryRefusal):
    """A ranking without all options that are shown."""

    refused: Literal["incomplete"]

    item: str
    """The item."""


@final
class RequiredRefusal(_EveryRefusal):
    """The item asks for an answer, so it cannot be skipped; it can be declined."""

    refused: Literal["required"]

    item: str
    """The item."""


@final
class GateRefusal(_EveryRefusal):
    """Items hold the learner back."""

    refused: Literal["gate"]

    items: list[Held]
    """Which, in the order in which they stand."""


@final
class Held(TypedDict):
    """An item that holds the learner back."""

    item: str
    """The item."""

    why: Why
    """Why."""


Why: TypeAlias = Literal["required", "invalid", "retry"]
"""Why an item holds the learner back.
- ``required``: it asks for an answer, or for declining
- ``invalid``: its answer fails a check
- ``retry``: its feedback asks to try again
"""


@final
class WaitingRefusal(_EveryRefusal):
    """It waits still, for time or for somebody."""

    refused: Literal["waiting"]

    step: str
    """The step."""


@final
class NeedRefusal(_EveryRefusal):
    """Too few children of the menu are done."""

    refused: Literal["need"]

    done: int
    """How many are done."""

    need: int
    """How many are needed."""


Screen: TypeAlias = Union["MenuScreen", "EndScreen", "StepScreen", "GuideScreen", "BareScreen"]
"""What is to be shown now."""


class _EveryScreen(TypedDict):
    """What nearly every ``Screen`` has."""

    allowed: list[ActKind]
    """The kinds of act of which this role could have one accepted now."""

    help: list[HelpLine]
    """The help of the module, one tap away."""

    language: str
    """The language of the words: the one asked for, or the first of the module."""


class _MenuScreenNeeded(_EveryScreen):
    kind: Literal["section"]
    """It is a menu."""

    children: list[Child]
    """The children that are shown, in their order."""

    items: list[Item]
    """The items that are shown, in their order."""

    n: int
    """The number of the visit to the step, from 1."""

    need: Need
    """How many children are done, and how many must be to go on."""

    progress: Progress
    """How far along the path this is."""

    status: PlaceStatus
    """How far the session is."""

    step: str
    """The step."""


@final
class MenuScreen(_MenuScreenNeeded, total=False):
    """At a menu: of a section whose children may be done in any order."""

    body: Said
    """What is said here."""

    diaries: list[DueEntry]
    """The entries of diaries that can be given now and are not, by day, with what they ask."""

    image: str
    """A picture: one of the module's own media, by its path."""

    minutes: int
    """Minutes of work, as the author thinks."""

    replies: list[Reply]
    """Replies of the guide, in their order."""

    scores: list[Score]
    """The scores of the measure that was left just before, the scale first."""

    title: Said
    """The title."""

    why: list[Because]
    """Why this is shown: the answers that count among those that led here."""


class _ChildNeeded(TypedDict):
    state: ChildState
    """How far it is."""

    step: str
    """Its step."""


@final
class Child(_ChildNeeded, total=False):
    """A child of a menu."""

    optional: Literal[True]
    """It need not be done."""

    title: Said
    """Its title."""


ChildState: TypeAlias = Literal["open", "begun", "skipped", "done"]
"""How far a child of a menu is, in this run of its section.
- ``open``: not begun
- ``begun``: begun
- ``skipped``: skipped
- ``done``: done
"""


class _DueEntryNeeded(TypedDict):
    date: DateValue
    """The day from which it can be given."""

    entry: int
    """The entry, from 1."""

    item: str
    """The diary."""

    questions: list[Inner]
    """What the entry asks."""

    step: str
    """The step of the diary."""


@final
class DueEntry(_DueEntryNeeded, total=False):
    """An entry of a diary that can be given now, wherever the learner is."""

    ask: Said
    """The question of the diary."""

    help: Said
    """Words of help."""

    vault: VaultKey
    """Where the words of this diary are in the vault: this key, then ``/k/inner`` with the number of the
    entry. Absent when no inner item has words.
    """


class _InnerNeeded(TypedDict):
    ask: Said
    """The question."""

    id: str
    """Its id inside the entry."""

    kind: InnerKind
    """Its kind."""


@final
class Inner(_InnerNeeded, total=False):
    """What each entry of a list or diary asks once."""

    asks: InnerAsks
    """How to ask for it. Its shape follows from the kind."""

    help: Said
    """Words of help."""

    options: list[Choice]
    """Its options."""

    points: list[Point]
    """Words at points of the line of a scale, from low to high."""

    unit: str
    """What a number counts."""

    vault: Literal[True]
    """Its words live in the vault."""


InnerAsks: TypeAlias = Union[
    "NumberAsks",
    "ScaleAsks",
    "ChoicesAsks",
    "TextAsks",
    "WordsAsks",
    "ChoiceAsks",
    "DateAsks",
    "TimeAsks",
]
"""How to ask for an inner item of a list or diary; by its kind."""

_NumberAsksKeys = TypedDict(
    "_NumberAsksKeys",
    {
        # The least.
        "from": float,
    },
)


class _NumberAsksNeeded(_NumberAsksKeys):
    decimals: int
    """How many decimals, 0 to 6."""

    to: float
    """The greatest."""


@final
class NumberAsks(_NumberAsksNeeded, total=False):
    """The bounds of a number."""

    step: float
    """The size of a step, counted from the least; absent: any number with so many decimals."""


_ScaleAsksKeys = TypedDict(
    "_ScaleAsksKeys",
    {
        # The least.
        "from": float,
    },
)


@final
class ScaleAsks(_ScaleAsksKeys):
    """The bounds of a scale."""

    step: float
    """The size of a step, counted from the least."""

    to: float
    """The greatest."""


class _ChoicesAsksNeeded(TypedDict):
    min: int
    """How many at least."""


@final
class ChoicesAsks(_ChoicesAsksNeeded, total=False):
    """How to ask for several options."""

    look: Look
    """What they look like, where the author says so."""

    max: int
    """How many at most; absent: all."""


Look: TypeAlias = Literal["buttons", "list", "images"]
"""What options look like.
- ``buttons``: buttons beside each other
- ``list``: a list
- ``images``: pictures
"""


@final
class TextAsks(TypedDict):
    """How long a text may be."""

    max: int
    """Code points at most."""


class _WordsAsksNeeded(TypedDict):
    max: int
    """Code points at most."""


@final
class WordsAsks(_WordsAsksNeeded, total=False):
    """How long words may be."""

    rows: int
    """How many lines to show, where the author says so."""


@final
class ChoiceAsks(TypedDict, total=False):
    """How to ask for options."""

    look: Look
    """What they look like, where the author says so."""


_DateAsksMaybeKeys = TypedDict(
    "_DateAsksMaybeKeys",
    {
        # The first; absent: 1900-01-01.
        "from": "DateValue",
    },
    total=False,
)


@final
class DateAsks(_DateAsksMaybeKeys, total=False):
    """The bounds of a date."""

    to: DateValue
    """The last; absent: 2200-12-31."""


_TimeAsksMaybeKeys = TypedDict(
    "_TimeAsksMaybeKeys",
    {
        # The first; absent: 00:00.
        "from": "TimeValue",
    },
    total=False,
)


@final
class TimeAsks(_TimeAsksMaybeKeys, total=False):
    """The bounds of a time of day."""

    to: TimeValue
    """The last; absent: 23:59."""


InnerKind: TypeAlias = Literal[
    "choice",
    "choices",
    "confirm",
    "text",
    "words",
    "number",
    "date",
    "time",
    "scale",
]
"""The kind of an inner item of a list or diary.
- ``choice``: one option
- ``choices``: several options
- ``confirm``: yes, by ticking
- ``text``: one line of text
- ``words``: words of one's own
- ``number``: a number
- ``date``: a calendar day
- ``time``: a time of day
- ``scale``: a point on a line
"""


class _ChoiceNeeded(TypedDict):
    id: str
    """Its id."""

    label: str
    """Its words."""


@final
class Choice(_ChoiceNeeded, total=False):
    """An option."""

    image: str
    """A picture: one of the module's own media, by its path."""


@final
class Point(TypedDict):
    """A point of a scale that has words."""

    at: float
    """The number."""

    label: str
    """Its words."""


VaultKey: TypeAlias = str
"""A key in the vault: ``step/n/item``, for ``other`` words ``step/n/item/other``, in a list
``step/n/item/k/inner`` with the number of the entry from 1.
"""


class _HelpLineNeeded(TypedDict):
    title: Said
    """What it is for."""


@final
class HelpLine(_HelpLineNeeded, total=False):
    """A line of help."""

    body: Said
    """More words."""

    link: str
    """Where to read on."""

    phone: str
    """A number to call, as written."""


@final
class Need(TypedDict):
    """What a menu asks before it can be left."""

    done: int
    """How many children are done."""

    need: int
    """How many must be."""


@final
class Progress(TypedDict):
    """How far along the path: in places, this one not counted as done."""

    done: int
    """Places before this one."""

    least: int
    """Places to an end at least, this one counted."""

    most: int
    """Places to an end at most, this one counted."""


@final
class Reply(TypedDict):
    """A reply of the guide: its words are in the vault under ``reply/`` and ``seq``."""

    seq: int
    """The number of the entry."""

    to: int
    """The number of the entry that shared what it replies to."""


class _ScoreNeeded(TypedDict):
    scale: str
    """The scale."""


@final
class Score(_ScoreNeeded, total=False):
    """The score of a scale or subscale, as it is said."""

    band: str
    """The band that the score falls in."""

    say: Said
    """What is said of the band."""

    score: str
    """The score, written in the language of the screen; absent when it is not known."""

    title: Said
    """The title of the scale."""


PlaceStatus: TypeAlias = Literal["running", "stopped", "completed"]
"""How far a session is that has begun.
- ``running``: it goes on
- ``stopped``: it was stopped
- ``completed``: an end was reached; everything stays open to look at and to change
"""


class _BecauseNeeded(TypedDict):
    item: str
    """The item."""


@final
class Because(_BecauseNeeded, total=False):
    """An answer that led here."""

    answer: Fill
    """The answer, written out in the language of the screen; of several rows all that was answered."""

    ask: Said
    """The question."""

    row: int
    """The row of a likert, by its place from 0."""


Fill: TypeAlias = Union["TextFill", "SlotFill", "NoFill"]
"""What stands in a hole."""


@final
class TextFill(TypedDict):
    """Characters as they are."""

    text: str
    """The characters."""


@final
class SlotFill(TypedDict):
    """Words that only the learner's own device has: the player takes them from the vault."""

    slot: VaultKey
    """Where they are in the vault."""


@final
class NoFill(TypedDict):
    """Nothing: what was asked for is not known."""


class _EndScreenNeeded(_EveryScreen):
    kind: Literal["end"]
    """It is an end."""

    items: list[Item]
    """The items that are shown, in their order."""

    n: int
    """The number of the visit to the step, from 1."""

    progress: Progress
    """How far along the path this is."""

    status: PlaceStatus
    """How far the session is."""

    step: str
    """The step."""


@final
class EndScreen(_EndScreenNeeded, total=False):
    """At an end."""

    body: Said
    """What is said here."""

    diaries: list[DueEntry]
    """The entries of diaries that can be given now and are not, by day, with what they ask."""

    image: str
    """A picture: one of the module's own media, by its path."""

    minutes: int
    """Minutes of work, as the author thinks."""

    replies: list[Reply]
    """Replies of the guide, in their order."""

    scores: list[Score]
    """The scores of the measure that was left just before, the scale first."""

    summary: list[SummaryLine]
    """What is shown once more: answers, scores and values."""

    title: Said
    """The title."""

    why: list[Because]
    """Why this is shown: the answers that count among those that led here."""


SummaryLine: TypeAlias = Union["AnswerLine", "Score", "ValueLine"]
"""A line of a summary."""


@final
class AnswerLine(TypedDict):
    """An answer that is shown once more."""

    answer: Fill
    """The answer, written out in the language of the screen."""

    ask: Said
    """The question."""

    item: str
    """The item."""


_ValueLineKeys = TypedDict(
    "_ValueLineKeys",
    {
        # What it is, written out in the language of the screen.
        "is": "Fill",
    },
)


@final
class ValueLine(_ValueLineKeys):
    """A value of the module that is shown."""

    value: str
    """The name of the value."""


class _StepScreenNeeded(_EveryScreen):
    items: list[Item]
    """The items that are shown, in their order."""

    kind: TaskKind
    """The kind of the step."""

    n: int
    """The number of the visit to the step, from 1."""

    progress: Progress
    """How far along the path this is."""

    status: PlaceStatus
    """How far the session is."""

    step: str
    """The step."""


@final
class StepScreen(_StepScreenNeeded, total=False):
    """At a step."""

    body: Said
    """What is said here."""

    contact: ContactHere
    """At a contact: where it stands."""

    diaries: list[DueEntry]
    """The entries of diaries that can be given now and are not, by day, with what they ask."""

    image: str
    """A picture: one of the module's own media, by its path."""

    launch: str
    """At an activity: what the host opens."""

    minutes: int
    """Minutes of work, as the author thinks."""

    offers: list[Offer]
    """Of a share step: what can be shared, with what will be seen of it."""

    purpose: PurposeCard
    """Of a share step: what it is for."""

    replies: list[Reply]
    """Replies of the guide, in their order."""

    scores: list[Score]
    """The scores of the measure that was left just before, the scale first."""

    tick: Literal[True]
    """At an activity: the learner may tick it off."""

    title: Said
    """The title."""

    wait: Wait
    """At a place that waits: for how long."""

    why: list[Because]
    """Why this is shown: the answers that count among those that led here."""


_ContactHereKeys = TypedDict(
    "_ContactHereKeys",
    {
        # With whom it is.
        "with": "ContactWith",
    },
)


class _ContactHereNeeded(_ContactHereKeys):
    confirm: ContactConfirm
    """Who says that it was held."""

    state: ContactState
    """Where it stands."""


@final
class ContactHere(_ContactHereNeeded, total=False):
    """Where the contact of a place stands, and who takes part."""

    count: Present
    """How many were there, of a group."""

    form: ContactForm
    """The form."""

    forms: list[ContactForm]
    """The forms that may be picked now; absent when it was held."""

    planned: Moment
    """When it will be."""


ContactConfirm: TypeAlias = Literal["learner", "guide", "either"]
"""Who says that a contact was held.
- ``learner``: the learner alone
- ``guide``: the guide alone
- ``either``: either
"""

ContactWith: TypeAlias = Literal["guide", "group", "supporter"]
"""With whom a contact is.
- ``guide``: the guide
- ``group``: a group of learners
- ``supporter``: somebody of the learner's own
"""

TaskKind: TypeAlias = Literal[
    "step",
    "exercise",
    "reflection",
    "measure",
    "share",
    "wait",
    "contact",
    "activity",
]
"""The kind of a step that holds items.
- ``step``: to read and to answer
- ``exercise``: to practise
- ``reflection``: to write, for oneself
- ``measure``: to measure
- ``share``: to share, by one's own choice
- ``wait``: to wait
- ``contact``: to meet a person
- ``activity``: something outside the module
"""


class _OfferNeeded(TypedDict):
    said: list[RecalledLine]
    """What will be seen, in words, line by line; of one's own words slots for them. Nothing while it is open.
    """

    state: OfferState
    """How it stands."""

    what: str
    """The name of the item, scale or value."""


@final
class Offer(_OfferNeeded, total=False):
    """Something that a share step offers, with what will be seen of it."""

    ask: Said
    """The question, or the title of a scale."""


class _RecalledLineNeeded(TypedDict):
    answer: Fill
    """The answer, written out in the language of the screen, or where its words are in the vault."""


@final
class RecalledLine(_RecalledLineNeeded, total=False):
    """A line of an earlier answer that is shown once more."""

    ask: Said
    """What the line answers, where an answer has several: a row, a part of a plan, a question inside a list.
    """

    entry: int
    """Of a list or diary: the entry, from 1."""


OfferState: TypeAlias = Literal["open", "offered", "shared"]
"""How something stands that can be shared.
- ``open``: it counts for nothing, so there is nothing to share
- ``offered``: it can be shared; also what was shared and has changed since
- ``shared``: it is shared, and seen as it stands
"""

_PurposeCardKeys = TypedDict(
    "_PurposeCardKeys",
    {
        # With whom.
        "with": "Recipient",
        # With whom, in words.
        "with-words": str,
    },
)

_PurposeCardMaybeKeys = TypedDict(
    "_PurposeCardMaybeKeys",
    {
        # How long, in words.
        "keep-words": str,
    },
    total=False,
)


class _PurposeCardNeeded(_PurposeCardKeys, _PurposeCardMaybeKeys):
    ask: Said
    """What for: the question for consent."""

    id: str
    """The purpose."""

    source: Said
    """Who asks: the title of the module."""

    what: list[PurposeThing]
    """What can leave."""


@final
class PurposeCard(_PurposeCardNeeded, total=False):
    """A purpose as a person reads it: who asks, what for, with whom, how long, what."""

    consent: bool
    """Whether consent stands; absent while nothing was said."""

    keep: str
    """How long it is kept, as the author wrote it: ``90 days``."""

    shared: list[str]
    """What was shared for it and not taken back, in the order of its sharing; also what is not seen now,
    since it has changed or counts for nothing. Absent while there is nothing.
    """


class _PurposeThingNeeded(TypedDict):
    what: str
    """The name of the item, scale or value."""


@final
class PurposeThing(_PurposeThingNeeded, total=False):
    """What a purpose names, in words."""

    ask: Said
    """The question, or the title of a scale."""


Recipient: TypeAlias = Literal["guide", "group", "supporter", "research", "organisation"]
"""Who sees what leaves for a purpose.
- ``guide``: the professional beside the learner
- ``group``: the other members of a group
- ``supporter``: somebody the learner knows
- ``research``: researchers
- ``organisation``: the organisation that offers the module
"""


@final
class Wait(TypedDict, total=False):
    """What a place waits for."""

    open: Literal[True]
    """One can go on."""

    until: When
    """When it opens by itself."""


@final
class GuideScreen(TypedDict):
    """What the guide is shown: never the place, the progress or the path."""

    allowed: list[ActKind]
    """The kinds of act of which the guide could have one accepted now."""

    contacts: list[GuideContact]
    """Contacts, in the order of the module."""

    help: list[HelpLine]
    """The help of the module."""

    language: str
    """The language of the words."""

    replies: list[Reply]
    """Replies, in their order."""

    shared: list[Shared]
    """What is shared and seen, in the order of its sharing."""

    waits: list[GuideWait]
    """Waits that the guide can end."""


class _GuideContactNeeded(TypedDict):
    confirm: ContactConfirm
    """Who says that it was held."""

    n: int
    """The number of the visit to the step, from 1."""

    state: ContactState
    """Where it stands."""

    step: str
    """The step."""


@final
class GuideContact(_GuideContactNeeded, total=False):
    """A contact that is not with somebody of the learner's own."""

    count: Present
    """How many were there, of a group."""

    form: ContactForm
    """The form."""

    forms: list[ContactForm]
    """The forms that may be picked now."""

    group: Literal[True]
    """It is with a group: how many were there can be told."""

    guide: Said
    """What the author says to the guide."""

    planned: Moment
    """When it will be."""

    title: Said
    """The title of the step."""

    until: When
    """When its limit passes; absent when that does not matter any more."""


Shared: TypeAlias = Union["AnswerShared", "WordsShared", "ScoreShared", "ValueShared"]
"""Something shared with the guide."""


class _AnswerSharedNeeded(TypedDict):
    purpose: str
    """The purpose."""

    said: list[RecalledLine]
    """It in words, line by line; of words of the learner's own slots for who may read them."""

    seq: int
    """The number of the entry that shared it: what a reply names."""

    value: Any
    """What counts of the answer, without words of one's own."""

    what: str
    """The name of the item."""


@final
class AnswerShared(_AnswerSharedNeeded, total=False):
    """An answer."""

    ask: Said
    """The question, or the title of a scale; its holes are filled as if nothing was answered."""


class _WordsSharedNeeded(TypedDict):
    purpose: str
    """The purpose."""

    said: list[RecalledLine]
    """It in words, line by line; of words of the learner's own slots for who may read them."""

    seq: int
    """The number of the entry that shared it: what a reply names."""

    vault: VaultKey
    """Where the words are in the vault, for who may read them."""

    what: str
    """The name of the item."""


@final
class WordsShared(_WordsSharedNeeded, total=False):
    """Words of the learner's own."""

    ask: Said
    """The question, or the title of a scale; its holes are filled as if nothing was answered."""

    parts: list[PlanPartId]
    """Of a plan: its parts. The words of each stand behind the key: ``/`` and its id."""


PlanPartId: TypeAlias = Literal["if", "then", "when-day"]
"""The id of a part of a plan.
- ``if``: when something happens
- ``then``: what to do then
- ``when-day``: on which day
"""


class _ScoreSharedNeeded(TypedDict):
    purpose: str
    """The purpose."""

    said: list[RecalledLine]
    """It in words, line by line; of words of the learner's own slots for who may read them."""

    score: float
    """The score."""

    seq: int
    """The number of the entry that shared it: what a reply names."""

    what: str
    """The name of the scale."""


@final
class ScoreShared(_ScoreSharedNeeded, total=False):
    """A score."""

    ask: Said
    """The question, or the title of a scale; its holes are filled as if nothing was answered."""

    band: str
    """The band that the score falls in."""


_ValueSharedKeys = TypedDict(
    "_ValueSharedKeys",
    {
        # What it is: a number, yes or no, a text, an option's id, a date, a time.
        "is": Any,
    },
)


@final
class ValueShared(_ValueSharedKeys):
    """A value of the module."""

    purpose: str
    """The purpose."""

    said: list[RecalledLine]
    """It in words, line by line; of words of the learner's own slots for who may read them."""

    seq: int
    """The number of the entry that shared it: what a reply names."""

    what: str
    """The name of the value."""


class _GuideWaitNeeded(TypedDict):
    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step."""

    until: When
    """When its limit passes."""


@final
class GuideWait(_GuideWaitNeeded, total=False):
    """A wait that the guide can end."""

    guide: Said
    """What the author says to the guide."""

    title: Said
    """The title of the step."""


@final
class BareScreen(_EveryScreen):
    """Of a session that has not begun, or for a role that may not see where the learner is."""

    status: Status
    """How far the session is."""


Status: TypeAlias = Literal["new", "running", "stopped", "completed"]
"""How far a session is.
- ``new``: it has not begun
- ``running``: it goes on
- ``stopped``: it was stopped
- ``completed``: an end was reached; everything stays open to look at and to change
"""

Item: TypeAlias = Union[
    "ChoiceItem",
    "ChoicesItem",
    "ConfirmItem",
    "TextItem",
    "WordsItem",
    "NumberItem",
    "ScaleItem",
    "DateItem",
    "TimeItem",
    "LikertItem",
    "RankItem",
    "MediaItem",
    "BreatheItem",
    "TimerItem",
    "ListItem",
    "ChecklistItem",
    "MatchItem",
    "GapItem",
    "GoalItem",
    "GoalReviewItem",
    "DiaryItem",
    "PlanItem",
    "NoteItem",
    "RecallItem",
    "CardItem",
]
"""An item on a screen."""

_EveryItemKeys = TypedDict(
    "_EveryItemKeys",
    {
        # Who can see the answer.
        "class": "Class",
    },
)

_EveryItemMaybeKeys = TypedDict(
    "_EveryItemMaybeKeys",
    {
        # Another hint is left to show.
        "more-hints": Literal[True],
    },
    total=False,
)


class _EveryItemNeeded(_EveryItemKeys, _EveryItemMaybeKeys):
    id: str
    """The item."""

    state: ItemState
    """Where it stands."""


class _EveryItem(_EveryItemNeeded, total=False):
    """What nearly every ``Item`` has."""

    checks: list[int]
    """The numbers of the checks that the answer fails, from 1."""

    fails: list[Said]
    """What those checks say, in the same order."""

    feedback: Said
    """What the rule says that the answer meets."""

    help: Said
    """Words of help."""

    hints: list[Said]
    """The hints that are shown."""

    holds: Why
    """Why it would hold the learner back, if it does."""

    invalid: Literal[True]
    """The answer fails a check: it is kept and does not count."""

    render: Any
    """What the author hands to the player, untouched."""

    required: Literal[True]
    """It asks for an answer; it can be declined."""

    rule: int
    """The rule that the answer meets, from 1."""

    solution: Said
    """The solution, when it is shown."""

    told: list[str]
    """The steps that the guide may come to know of by an answer here, in the order of the module."""


class _ChoiceItemNeeded(_EveryItem):
    kind: Literal["choice"]

    ask: Said
    """The question."""

    asks: ChoiceAsks
    """How to ask for it."""

    options: list[Choice]
    """The options, in the order in which they are shown."""


@final
class ChoiceItem(_ChoiceItemNeeded, total=False):
    """One option."""

    awaited: Literal[True]
    """The host answers it, not the learner: what an activity reports."""

    value: ChoiceValue
    """The answer."""

    vault: VaultKey
    """Where the words for ``other`` are in the vault, or will be; absent without that option."""


Class: TypeAlias = Literal["private", "personal"]
"""Who can see an answer.
- ``private``: nobody but the learner
- ``personal``: nobody but the learner, unless it is shared; it may decide what is shown
"""

ItemState: TypeAlias = Literal["open", "answered", "skipped", "declined"]
"""Where an item stands.
- ``open``: not answered, or not as a whole
- ``answered``: answered
- ``skipped``: skipped
- ``declined``: declined: rather not said
"""


class _ChoicesItemNeeded(_EveryItem):
    kind: Literal["choices"]

    ask: Said
    """The question."""

    asks: ChoicesAsks
    """How to ask for it, and how many."""

    options: list[Choice]
    """The options, in the order in which they are shown."""


@final
class ChoicesItem(_ChoicesItemNeeded, total=False):
    """Several options."""

    value: ChoicesValue
    """The answer."""

    vault: VaultKey
    """Where the words for ``other`` are in the vault, or will be; absent without that option."""


class _ConfirmItemNeeded(_EveryItem):
    kind: Literal["confirm"]

    ask: Said
    """The question."""


@final
class ConfirmItem(_ConfirmItemNeeded, total=False):
    """Yes, by ticking."""

    awaited: Literal[True]
    """The host answers it, not the learner: what an activity reports."""

    value: ConfirmValue
    """The answer."""


class _TextItemNeeded(_EveryItem):
    kind: Literal["text"]

    ask: Said
    """The question."""

    asks: TextAsks
    """How long it may be."""


@final
class TextItem(_TextItemNeeded, total=False):
    """One line of text."""

    value: TextValue
    """The answer."""

    vault: VaultKey
    """Where its words are in the vault, or will be; absent when it steers and stands in the journal."""


class _WordsItemNeeded(_EveryItem):
    kind: Literal["words"]

    ask: Said
    """The question."""

    asks: WordsAsks
    """How long they may be."""

    vault: VaultKey
    """Where they are in the vault, or will be."""


@final
class WordsItem(_WordsItemNeeded, total=False):
    """Words of one's own."""

    value: VaultWords
    """That they were written."""


class _NumberItemNeeded(_EveryItem):
    kind: Literal["number"]

    ask: Said
    """The question."""

    asks: NumberAsks
    """Its bounds."""


@final
class NumberItem(_NumberItemNeeded, total=False):
    """A number."""

    awaited: Literal[True]
    """The host answers it, not the learner: what an activity reports."""

    unit: str
    """What is counted."""

    value: NumberValue
    """The answer."""


class _ScaleItemNeeded(_EveryItem):
    kind: Literal["scale"]

    ask: Said
    """The question."""

    asks: ScaleAsks
    """Its bounds."""


@final
class ScaleItem(_ScaleItemNeeded, total=False):
    """A point on a line."""

    points: list[Point]
    """Words at points of the line, from low to high."""

    value: NumberValue
    """The answer."""


class _DateItemNeeded(_EveryItem):
    kind: Literal["date"]

    ask: Said
    """The question."""

    asks: DateAsks
    """Its bounds."""


@final
class DateItem(_DateItemNeeded, total=False):
    """A calendar day."""

    value: DateValue
    """The answer."""


class _TimeItemNeeded(_EveryItem):
    kind: Literal["time"]

    ask: Said
    """The question."""

    asks: TimeAsks
    """Its bounds."""


@final
class TimeItem(_TimeItemNeeded, total=False):
    """A time of day."""

    value: TimeValue
    """The answer."""


class _LikertItemNeeded(_EveryItem):
    kind: Literal["likert"]

    ask: Said
    """The question."""

    options: list[Choice]
    """The options, for every row the same."""

    rows: list[Row]
    """The rows."""


@final
class LikertItem(_LikertItemNeeded, total=False):
    """One option for each row."""

    value: LikertValue
    """The rows that were answered."""


@final
class Row(TypedDict):
    """A row of a likert, or a left of a match."""

    id: str
    """Its id."""

    label: str
    """Its words."""


class _RankItemNeeded(_EveryItem):
    kind: Literal["rank"]

    ask: Said
    """The question."""

    asks: RankAsks
    """How to ask for it."""

    options: list[Choice]
    """The options, in the order in which they are shown."""


@final
class RankItem(_RankItemNeeded, total=False):
    """All options, in one's own order."""

    value: RankValue
    """The answer."""


@final
class RankAsks(TypedDict):
    """How to ask for an order: there is nothing to say."""


class _MediaItemNeeded(_EveryItem):
    kind: Literal["media"]

    asks: MediaAsks
    """What to play."""

    body: Said
    """A transcript for who cannot hear it, or words for who cannot see it."""


@final
class MediaItem(_MediaItemNeeded, total=False):
    """Something to hear or to see."""

    ask: Said
    """What it is, or what to do."""

    value: DoneValue
    """That it was seen."""


@final
class MediaAsks(TypedDict):
    """What to play."""

    medium: Medium
    """What it is."""

    source: str
    """One of the module's own media, by its path."""

    tick: bool
    """Done by ticking rather than by seeing it to its end."""


Medium: TypeAlias = Literal["audio", "video", "image"]
"""What is played.
- ``audio``: sound
- ``video``: moving pictures
- ``image``: a picture
"""


class _BreatheItemNeeded(_EveryItem):
    kind: Literal["breathe"]

    asks: BreatheAsks
    """The rhythm."""


@final
class BreatheItem(_BreatheItemNeeded, total=False):
    """To breathe along."""

    ask: Said
    """What it is, or what to do."""

    value: DoneValue
    """That it was done."""


_BreatheAsksKeys = TypedDict(
    "_BreatheAsksKeys",
    {
        # To breathe in.
        "in": int,
    },
)


@final
class BreatheAsks(_BreatheAsksKeys):
    """A rhythm to breathe in; whole seconds."""

    hold: int
    """To hold it, breathed in."""

    out: int
    """To breathe out."""

    rest: int
    """To rest, breathed out."""

    rounds: int
    """How many rounds."""


class _TimerItemNeeded(_EveryItem):
    kind: Literal["timer"]

    asks: TimerAsks
    """How long."""


@final
class TimerItem(_TimerItemNeeded, total=False):
    """A quiet time."""

    ask: Said
    """What it is, or what to do."""

    value: DoneValue
    """That it was sat through."""


class _TimerAsksNeeded(TypedDict):
    minutes: float
    """Minutes."""


@final
class TimerAsks(_TimerAsksNeeded, total=False):
    """How long a quiet time is."""

    audio: str
    """What may be heard: one of the module's own media, by its path."""


class _ListItemNeeded(_EveryItem):
    kind: Literal["list"]

    asks: ListAsks
    """How many entries."""

    entry: list[Inner]
    """What each entry asks."""


@final
class ListItem(_ListItemNeeded, total=False):
    """Entries, each of the same inner items."""

    ask: Said
    """What it is, or what to do."""

    value: ListValue
    """The entries that were written."""

    vault: VaultKey
    """Where the words of its entries are in the vault, or will be: this key, then ``/k/inner`` with the
    number of the entry from 1. Absent when no inner item has words.
    """


class _ListAsksNeeded(TypedDict):
    min: int
    """How many at least."""


@final
class ListAsks(_ListAsksNeeded, total=False):
    """How many entries a list takes."""

    max: int
    """How many at most; absent: no bound."""


class _ChecklistItemNeeded(_EveryItem):
    kind: Literal["checklist"]

    ask: Said
    """The question."""

    asks: ChecklistAsks
    """How many ticks make an answer."""

    options: list[Choice]
    """The options, in their order."""


@final
class ChecklistItem(_ChecklistItemNeeded, total=False):
    """To tick off."""

    value: ChoicesValue
    """What is ticked."""


@final
class ChecklistAsks(TypedDict, total=False):
    """How many ticks make an answer."""

    need: int
    """How many, or all that are shown if these are fewer; absent: any number."""


class _MatchItemNeeded(_EveryItem):
    kind: Literal["match"]

    ask: Said
    """The question."""

    options: list[Choice]
    """The right side."""

    rows: list[Row]
    """The left side: each takes one of the right."""


@final
class MatchItem(_MatchItemNeeded, total=False):
    """What belongs together."""

    value: MatchValue
    """The lefts that were answered."""


class _GapItemNeeded(_EveryItem):
    kind: Literal["gap"]

    sentence: list[SentencePiece]
    """The sentence, piece by piece."""


@final
class GapItem(_GapItemNeeded, total=False):
    """A sentence to complete."""

    ask: Said
    """What to do."""

    value: GapValue
    """The open places that were filled in."""


SentencePiece: TypeAlias = Union["SentenceText", "SentenceGap"]
"""A piece of a sentence with open places."""


@final
class SentenceText(TypedDict):
    """Plain text of a sentence."""

    text: str
    """The text."""


class _SentenceGapNeeded(TypedDict):
    gap: str
    """Its id."""


@final
class SentenceGap(_SentenceGapNeeded, total=False):
    """An open place in a sentence."""

    options: list[Choice]
    """What there is to choose from; absent where words are written."""


class _GoalItemNeeded(_EveryItem):
    kind: Literal["goal"]

    ask: Said
    """The question."""

    asks: GoalAsks
    """Its marks, and how long it may be."""

    vault: VaultKey
    """Where it is in the vault, or will be."""


@final
class GoalItem(_GoalItemNeeded, total=False):
    """A goal of one's own."""

    value: VaultWords
    """That it was written."""


_GoalAsksKeys = TypedDict(
    "_GoalAsksKeys",
    {
        # The lowest mark.
        "from": float,
    },
)


@final
class GoalAsks(_GoalAsksKeys):
    """The marks to look back at a goal with, and how long its words may be."""

    max: int
    """Code points at most."""

    to: float
    """The highest mark."""


class _GoalReviewItemNeeded(_EveryItem):
    kind: Literal["goal-review"]

    ask: Said
    """The question."""

    asks: ScaleAsks
    """The marks of the goal."""

    of: str
    """The goal."""


@final
class GoalReviewItem(_GoalReviewItemNeeded, total=False):
    """To look back at a goal."""

    recalled: list[RecalledLine]
    """The words of the goal; absent when there are none."""

    value: NumberValue
    """The mark given."""


_DiaryItemKeys = TypedDict(
    "_DiaryItemKeys",
    {
        # Who can see the answer.
        "class": "Class",
    },
)


class _DiaryItemNeeded(_DiaryItemKeys):
    kind: Literal["diary"]

    asks: DiaryAsks
    """When it asks."""

    entry: list[Inner]
    """What each entry asks."""

    id: str
    """The item."""

    state: ItemState
    """Where it stands: answered once an entry was given."""


@final
class DiaryItem(_DiaryItemNeeded, total=False):
    """The same questions every day or week."""

    ask: Said
    """What it is, or what to do."""

    entries: list[int]
    """The entries that were given, by number."""

    help: Said
    """Words of help."""

    render: Any
    """What the author hands to the player, untouched."""

    told: list[str]
    """The steps that the guide may come to know of by an answer here, in the order of the module."""

    trend: list[TrendEntry]
    """What was given, for the learner's own trend."""

    vault: VaultKey
    """Where the words of its entries are in the vault, or will be: this key, then ``/k/inner`` with the
    number of the entry from 1. Absent when no inner item has words.
    """


@final
class DiaryAsks(TypedDict):
    """When a diary asks."""

    every: Period
    """How often."""

    times: int
    """How many times."""

    within: int
    """How many days each time stays open."""


@final
class TrendEntry(TypedDict):
    """An entry of a diary that was given."""

    entry: int
    """The entry, from 1."""

    value: DiaryValue
    """What it holds."""


_PlanItemKeys = TypedDict(
    "_PlanItemKeys",
    {
        # Who can see the answer.
        "class": "Class",
    },
)

_PlanItemMaybeKeys = TypedDict(
    "_PlanItemMaybeKeys",
    {
        # Another hint is left to show.
        "more-hints": Literal[True],
    },
    total=False,
)


class _PlanItemNeeded(_PlanItemKeys, _PlanItemMaybeKeys):
    kind: Literal["plan"]

    asks: TextAsks
    """How long each part may be."""

    id: str
    """The item."""

    parts: list[PlanPart]
    """Its parts."""

    state: ItemState
    """Where it stands."""

    vault: VaultKey
    """Where it is in the vault, or will be: this key, then ``/`` and the id of the part."""


@final
class PlanItem(_PlanItemNeeded, total=False):
    """A plan of one's own."""

    ask: Said
    """What it is, or what to do."""

    feedback: Said
    """What the rule says that the answer meets."""

    help: Said
    """Words of help."""

    hints: list[Said]
    """The hints that are shown."""

    holds: PlanHolds
    """Why it would hold the learner back, if it does."""

    render: Any
    """What the author hands to the player, untouched."""

    required: Literal[True]
    """It asks for an answer; it can be declined."""

    rule: int
    """The rule that the answer meets, from 1."""

    solution: Said
    """The solution, when it is shown."""

    told: list[str]
    """The steps that the guide may come to know of by an answer here, in the order of the module."""

    value: VaultWords
    """That it was written."""


PlanHolds: TypeAlias = Literal["required", "retry"]
"""Why a plan holds the learner back.
- ``required``: it asks for an answer, or for declining
- ``retry``: its feedback asks to try again
"""


@final
class PlanPart(TypedDict):
    """A part of a plan."""

    ask: Said
    """Its question."""

    id: PlanPartId
    """Its id."""


_NoteItemKeys = TypedDict(
    "_NoteItemKeys",
    {
        # There is no answer that would be private.
        "class": Literal["personal"],
    },
)


class _NoteItemNeeded(_NoteItemKeys):
    kind: Literal["note"]

    state: Literal["open"]
    """There is nothing to do."""

    body: Said
    """The text."""

    id: str
    """The item."""


@final
class NoteItem(_NoteItemNeeded, total=False):
    """Something to read."""

    ask: Said
    """A title."""

    help: Said
    """Words of help."""

    render: Any
    """What the author hands to the player, untouched."""


_RecallItemKeys = TypedDict(
    "_RecallItemKeys",
    {
        # There is no answer that would be private.
        "class": Literal["personal"],
    },
)


class _RecallItemNeeded(_RecallItemKeys):
    kind: Literal["recall"]

    state: Literal["open"]
    """There is nothing to do."""

    id: str
    """The item."""

    of: str
    """The item whose answer it is."""


@final
class RecallItem(_RecallItemNeeded, total=False):
    """An earlier answer, shown once more."""

    ask: Said
    """A title."""

    help: Said
    """Words of help."""

    recalled: list[RecalledLine]
    """The answer, line by line; absent when nothing counts."""

    render: Any
    """What the author hands to the player, untouched."""


_CardItemKeys = TypedDict(
    "_CardItemKeys",
    {
        # There is no answer that would be private.
        "class": Literal["personal"],
    },
)


class _CardItemNeeded(_CardItemKeys):
    kind: Literal["card"]

    state: Literal["open"]
    """There is nothing to do."""

    asks: CardAsks
    """How it may be used."""

    body: Said
    """The text."""

    id: str
    """The item."""


@final
class CardItem(_CardItemNeeded, total=False):
    """A card to keep."""

    ask: Said
    """A title."""

    help: Said
    """Words of help."""

    render: Any
    """What the author hands to the player, untouched."""


class _CardAsksNeeded(TypedDict):
    print: bool
    """To offer to print it."""


@final
class CardAsks(_CardAsksNeeded, total=False):
    """How a card may be used."""

    phone: str
    """A number to call, as written."""


Outline: TypeAlias = Union["MenuOutline", "StepOutline", "GuideOutline", "BareOutline"]
"""What is to be shown now, but its words."""


class _MenuOutlineNeeded(TypedDict):
    kind: Literal["section"]
    """It is a menu."""

    allowed: list[ActKind]
    """The kinds of act of which this role could have one accepted now."""

    children: list[OutlineChild]
    """The children that are shown, in their order."""

    items: list[OutlineItem]
    """The items that are shown: a menu has none."""

    n: int
    """The number of the visit to the menu, from 1."""

    need: Need
    """How many children are done, and how many must be to go on."""

    status: PlaceStatus
    """How far the session is."""

    step: str
    """The section."""


@final
class MenuOutline(_MenuOutlineNeeded, total=False):
    """At a menu."""

    diaries: list[OutlineEntry]
    """The entries of diaries that can be given now and are not, by day."""

    replies: list[Reply]
    """Replies of the guide, in their order."""


@final
class OutlineChild(TypedDict):
    """A child of a menu, without its words."""

    state: ChildState
    """How far it is."""

    step: str
    """Its step."""


@final
class OutlineEntry(TypedDict):
    """An entry of a diary that can be given now, wherever the learner is."""

    entry: int
    """The entry, from 1."""

    item: str
    """The diary."""

    step: str
    """Its step."""


class _OutlineItemNeeded(TypedDict):
    id: str
    """The item."""

    kind: ItemKind
    """Its kind."""

    state: ItemState
    """Where it stands."""


@final
class OutlineItem(_OutlineItemNeeded, total=False):
    """An item that is shown, without its words."""

    checks: list[int]
    """The numbers of the checks that its answer fails, from 1."""

    entries: list[int]
    """Of a diary: the entries that were given, by number."""

    hints: int
    """How many hints are shown."""

    invalid: Literal[True]
    """Its answer fails a check: it is kept and does not count."""

    options: list[str]
    """The ids of its options, in the order in which they are shown."""

    required: Literal[True]
    """It asks for an answer."""

    rule: int
    """The rule that its answer meets, from 1."""

    told: list[str]
    """The steps that the guide may come to know of by an answer here, in the order of the module."""

    value: AnswerValue
    """The answer as it is stored."""


class _StepOutlineNeeded(TypedDict):
    allowed: list[ActKind]
    """The kinds of act of which this role could have one accepted now."""

    items: list[OutlineItem]
    """The items that are shown, in their order."""

    kind: StepKind
    """The kind of the step."""

    n: int
    """The number of the visit to the step, from 1."""

    status: PlaceStatus
    """How far the session is."""

    step: str
    """The step."""


@final
class StepOutline(_StepOutlineNeeded, total=False):
    """At a step."""

    contact: PlaceContact
    """At a contact: where it stands."""

    diaries: list[OutlineEntry]
    """The entries of diaries that can be given now and are not, by day."""

    launch: str
    """At an activity: what the host opens."""

    offers: list[OutlineOffer]
    """Of a share step: what can be shared."""

    replies: list[Reply]
    """Replies of the guide, in their order."""

    wait: Wait
    """At a place that waits: for how long."""


class _PlaceContactNeeded(TypedDict):
    state: ContactState
    """Where it stands."""


@final
class PlaceContact(_PlaceContactNeeded, total=False):
    """Where the contact of a place stands."""

    count: Present
    """How many were there, of a group."""

    form: ContactForm
    """The form."""

    forms: list[ContactForm]
    """The forms that may be picked now; absent when it was held."""

    planned: Moment
    """When it will be."""


StepKind: TypeAlias = Literal[
    "step",
    "exercise",
    "reflection",
    "measure",
    "share",
    "wait",
    "contact",
    "activity",
    "end",
]
"""The kind of a step that holds items or an end.
- ``step``: to read and to answer
- ``exercise``: to practise
- ``reflection``: to write, for oneself
- ``measure``: to measure
- ``share``: to share, by one's own choice
- ``wait``: to wait
- ``contact``: to meet a person
- ``activity``: something outside the module
- ``end``: the end of a path
"""


@final
class OutlineOffer(TypedDict):
    """Something that a share step offers, without its words."""

    state: OfferState
    """How it stands."""

    what: str
    """The name of the item, scale or value."""


@final
class GuideOutline(TypedDict):
    """What the guide is shown, but its words: never the place, the progress or the path."""

    allowed: list[ActKind]
    """The kinds of act of which the guide could have one accepted now."""

    contacts: list[OutlineGuideContact]
    """Contacts, in the order of the module."""

    replies: list[Reply]
    """Replies, in their order."""

    shared: list[OutlineShared]
    """What is shared and seen, in the order of its sharing."""

    waits: list[OutlineGuideWait]
    """Waits that the guide can end."""


class _OutlineGuideContactNeeded(TypedDict):
    n: int
    """The number of the visit to the step, from 1."""

    state: ContactState
    """Where it stands."""

    step: str
    """The step."""


@final
class OutlineGuideContact(_OutlineGuideContactNeeded, total=False):
    """A contact that is not with somebody of the learner's own."""

    count: Present
    """How many were there, of a group."""

    form: ContactForm
    """The form."""

    forms: list[ContactForm]
    """The forms that may be picked now."""

    planned: Moment
    """When it will be."""

    until: When
    """When its limit passes; absent when that does not matter any more."""


OutlineShared: TypeAlias = Union[
    "AnswerOutlineShared",
    "WordsOutlineShared",
    "ScoreOutlineShared",
    "ValueOutlineShared",
]
"""Something shared with the guide, without words."""


@final
class AnswerOutlineShared(TypedDict):
    """An answer."""

    purpose: str
    """The purpose."""

    seq: int
    """The number of the entry that shared it: what a reply names."""

    value: Any
    """What counts of the answer, without words of one's own."""

    what: str
    """The name of the item."""


class _WordsOutlineSharedNeeded(TypedDict):
    purpose: str
    """The purpose."""

    seq: int
    """The number of the entry that shared it: what a reply names."""

    vault: VaultKey
    """Where the words are in the vault, for who may read them."""

    what: str
    """The name of the item."""


@final
class WordsOutlineShared(_WordsOutlineSharedNeeded, total=False):
    """Words of the learner's own."""

    parts: list[PlanPartId]
    """Of a plan: its parts. The words of each stand behind the key: ``/`` and its id."""


class _ScoreOutlineSharedNeeded(TypedDict):
    purpose: str
    """The purpose."""

    score: float
    """The score."""

    seq: int
    """The number of the entry that shared it: what a reply names."""

    what: str
    """The name of the scale."""


@final
class ScoreOutlineShared(_ScoreOutlineSharedNeeded, total=False):
    """A score."""

    band: str
    """The band that the score falls in."""


_ValueOutlineSharedKeys = TypedDict(
    "_ValueOutlineSharedKeys",
    {
        # What it is: a number, yes or no, a text, an option's id, a date, a time.
        "is": Any,
    },
)


@final
class ValueOutlineShared(_ValueOutlineSharedKeys):
    """A value of the module."""

    purpose: str
    """The purpose."""

    seq: int
    """The number of the entry that shared it: what a reply names."""

    what: str
    """The name of the value."""


@final
class OutlineGuideWait(TypedDict):
    """A wait that the guide can end."""

    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step."""

    until: When
    """When its limit passes."""


@final
class BareOutline(TypedDict):
    """Of a session that has not begun, or for a role that may not see where the learner is."""

    allowed: list[ActKind]
    """The kinds of act of which this role could have one accepted now."""

    status: Status
    """How far the session is."""


@final
class Said(TypedDict):
    """A text as it is shown. The text is the author's and the same for everybody; what a learner answered
    stands in its holes, as plain characters that are never read as markup.
    """

    document: Document
    """The text."""

    fills: list[Fill]
    """What stands in each hole, in the order of their numbers."""


Document: TypeAlias = "list[Block]"
"""A text: blocks one after the other."""

Block: TypeAlias = Union[
    "ParagraphBlock",
    "HeadingBlock",
    "ListBlock",
    "QuoteBlock",
    "CodeBlock",
    "TableBlock",
    Literal["rule"],
]
"""A block: an object with one member that says its kind, or the word ``rule``."""


@final
class ParagraphBlock(TypedDict):
    """A paragraph."""

    paragraph: list[Inline]


Inline: TypeAlias = Union[
    "TextInline",
    "EmphasisInline",
    "StrongInline",
    "StrikeInline",
    "CodeInline",
    "LinkInline",
    "ImageInline",
    Literal["break"],
    "HoleInline",
]
"""A piece of running text: an object with one member that says its kind, or the word ``break``."""


@final
class TextInline(TypedDict):
    """Characters as they are."""

    text: str


@final
class EmphasisInline(TypedDict):
    """Emphasis."""

    emphasis: list[Inline]


@final
class StrongInline(TypedDict):
    """Strong emphasis."""

    strong: list[Inline]


@final
class StrikeInline(TypedDict):
    """Struck through."""

    strike: list[Inline]


@final
class CodeInline(TypedDict):
    """Fixed width."""

    code: str


@final
class LinkInline(TypedDict):
    """A link: where it leads, and its words."""

    link: list[Union[Link, list[Inline]]]


Link: TypeAlias = str
"""Where a link leads: ``https:``, ``mailto:``, ``tel:``, or the module's own media by a path that does not
climb.
"""


@final
class ImageInline(TypedDict):
    """One of the module's own pictures: its path, and words for who cannot see it."""

    image: list[str]


@final
class HoleInline(TypedDict):
    """A hole, by its number: what stands in it is in ``fills`` at that place, counted from 0."""

    hole: int


@final
class HeadingBlock(TypedDict):
    """A heading: its level from 1 to 6 as written, and its words. Players put it under the title of the step.
    """

    heading: list[Union[int, list[Inline]]]


@final
class ListBlock(TypedDict):
    """A list."""

    list: Listing


class _ListingNeeded(TypedDict):
    items: list[Document]
    """The entries."""


@final
class Listing(_ListingNeeded, total=False):
    """The entries of a list."""

    start: int
    """The number of the first entry; absent for a list without numbers."""


@final
class QuoteBlock(TypedDict):
    """A quotation."""

    quote: Document


@final
class CodeBlock(TypedDict):
    """Text in fixed width, as written."""

    code: str


@final
class TableBlock(TypedDict):
    """A table."""

    table: Table


@final
class Table(TypedDict):
    """The cells of a table."""

    columns: list[Align]
    """How each column is aligned."""

    head: list[list[Inline]]
    """The head, cell by cell."""

    rows: list[list[list[Inline]]]
    """The rows, cell by cell."""


Align: TypeAlias = Literal["none", "left", "center", "right"]
"""The alignment of a column.
- ``none``: as the language has it
- ``left``: left
- ``center``: middle
- ``right``: right
"""

_AdviceMaybeKeys = TypedDict(
    "_AdviceMaybeKeys",
    {
        # How many code points the item takes, when these are more.
        "too-long": int,
    },
    total=False,
)


@final
class Advice(_AdviceMaybeKeys):
    """What is said of words while they are written, on the learner's own screen. No act, no trace; it stops
    nothing.
    """

    help: bool
    """Whether a watched word is among them: show the help."""

    says: list[Said]
    """What the checks say that the words do not meet; often nothing."""


_PhrasesKeys = TypedDict(
    "_PhrasesKeys",
    {
        # Between the last two of a list: `and`.
        "and": str,
    },
)


@final
class Phrases(_PhrasesKeys):
    """The engine's own words in one language. None of them is missing."""

    buttons: dict[Button, str]
    """Buttons and short labels."""

    decimal: str
    """The decimal sign."""

    language: str
    """The tag of the language."""

    months: list[str]
    """January to December."""

    reasons: dict[Reason, str]
    """Why an item holds back, how far a child of a menu is, who can see an answer."""

    refusals: dict[RefusalCode, str]
    """What is said when an act is refused; ``{min}`` and the like stand for the member of the refusal by that
    name.
    """

    truth: list[str]
    """Yes and no."""


Button: TypeAlias = Literal[
    "start",
    "continue",
    "back",
    "skip",
    "decline",
    "hint",
    "solution",
    "pause",
    "stop",
    "resume",
    "erase",
    "go",
    "share",
    "unshare",
    "consent",
    "reply",
    "note",
    "help",
    "other",
    "done",
    "completed",
    "why",
    "your-words",
]
"""A button or a short label of a player.
- ``start``: to begin
- ``continue``: to go on
- ``back``: to go back
- ``skip``: to skip
- ``decline``: to rather not say
- ``hint``: to see a hint
- ``solution``: to see the solution
- ``pause``: to put it aside
- ``stop``: to stop
- ``resume``: to take it up again
- ``erase``: to erase one's own words
- ``go``: to go to a step
- ``share``: to share
- ``unshare``: to take back what was shared
- ``consent``: to consent
- ``reply``: what the guide replied
- ``note``: a note of the guide
- ``help``: to see the help
- ``other``: the option ``other``
- ``done``: to tell that something was done
- ``completed``: at the end
- ``why``: to see why something is shown
- ``your-words``: beside a field for words of one's own
"""

Reason: TypeAlias = Literal[
    "required",
    "invalid",
    "retry",
    "open",
    "begun",
    "done",
    "skipped",
    "private",
    "personal",
    "offered",
    "shared",
    "guide",
    "group",
    "supporter",
    "research",
    "organisation",
    "told",
]
"""Why an item holds back, how far a child of a menu is, or who can see an answer.
- ``required``: an answer is needed
- ``invalid``: the answer fails a check
- ``retry``: the feedback asks to try again
- ``open``: a child of a menu that was not begun
- ``begun``: a child of a menu that was begun
- ``done``: a child of a menu that is done
- ``skipped``: a child of a menu that was skipped
- ``private``: nobody but the learner can read it
- ``personal``: nobody but the learner sees it, unless it is shared
- ``offered``: it can be shared
- ``shared``: it is shared
- ``guide``: with whom something is shared: the guide
- ``group``: the group
- ``supporter``: somebody the learner knows
- ``research``: researchers
- ``organisation``: the organisation
- ``told``: what is said beside an item by which the guide may come to know of a step
"""

RefusalCode: TypeAlias = Literal[
    "unknown-act",
    "bad-act",
    "not-allowed",
    "not-started",
    "started",
    "full",
    "stopped",
    "not-stopped",
    "unknown-step",
    "unknown-item",
    "unknown-fact",
    "not-an-entry",
    "not-here",
    "not-shown",
    "no-entry",
    "not-due",
    "entry-closed",
    "measure-closed",
    "at-end",
    "nothing-before",
    "not-reachable",
    "not-optional",
    "no-hint",
    "too-late",
    "not-yours",
    "other-kind",
    "not-reached",
    "contact-over",
    "form-not-offered",
    "not-asked",
    "not-confirmer",
    "not-a-group",
    "not-offered",
    "not-granted",
    "unknown-purpose",
    "unknown-program",
    "same-program",
    "other-module",
    "no-choice",
    "stays",
    "wrong-type",
    "unknown-option",
    "option-not-shown",
    "twice",
    "not-alone",
    "too-few",
    "too-many",
    "out-of-range",
    "too-many-decimals",
    "off-step",
    "too-long",
    "incomplete",
    "required",
    "gate",
    "waiting",
    "need",
]
"""The code of a refusal.
- ``unknown-act``: there is no such kind of act
- ``bad-act``: a member of the act is missing, unknown, or of another type
- ``not-allowed``: this role never does that
- ``not-started``: the session has not begun
- ``started``: the session has begun already
- ``full``: the session holds as many entries as one can: 100,000
- ``stopped``: the session was stopped
- ``not-stopped``: the session was not stopped
- ``unknown-step``: there is no such step
- ``unknown-item``: there is no such item
- ``unknown-fact``: there is no such fact to hand in
- ``not-an-entry``: one does not start at that step
- ``not-here``: the step or the item is not the one under the cursor
- ``not-shown``: the item is hidden
- ``no-entry``: there is no such entry, or the item is no diary
- ``not-due``: it is too early for this entry of the diary
- ``entry-closed``: the entry was given, and may have been read since
- ``measure-closed``: the measurement belongs to an earlier moment: it can be looked at, not changed
- ``at-end``: nothing comes after an end
- ``nothing-before``: nothing came before
- ``not-reachable``: the step cannot be gone to from here
- ``not-optional``: the step cannot be skipped
- ``no-hint``: no hint or solution is left to show
- ``too-late``: what it was for is over: the activity or the wait was left, or was released already; the
entry of a diary is not open any more
- ``not-yours``: another role answers this item
- ``other-kind``: the step is of another kind
- ``not-reached``: nobody came to the step yet, or it does not concern who acts
- ``contact-over``: the contact was held, or declined already
- ``form-not-offered``: the contact cannot be had in that form
- ``not-asked``: nobody asked for the contact yet
- ``not-confirmer``: another role says that the contact was held
- ``not-a-group``: the contact is with one person, so nobody is counted
- ``not-offered``: the share step does not offer it, or it counts for nothing now
- ``not-granted``: it is not shared
- ``unknown-purpose``: there is no such purpose
- ``unknown-program``: that program was not handed over
- ``same-program``: the session is on that program already
- ``other-module``: the program is of another module
- ``no-choice``: the learner is not asked about that program
- ``stays``: the learner is asked, or chose the old version
- ``wrong-type``: the value is not of the kind
- ``unknown-option``: there is no such option
- ``option-not-shown``: the option is hidden
- ``twice``: an option stands in it twice
- ``not-alone``: an option that excludes all others stands beside others
- ``too-few``: too few options or entries
- ``too-many``: too many options or entries
- ``out-of-range``: outside the bounds
- ``too-many-decimals``: more decimals than it takes
- ``off-step``: between the steps that it takes
- ``too-long``: a text with too many characters
- ``incomplete``: a ranking without all options that are shown
- ``required``: the item asks for an answer, so it cannot be skipped; it can be declined
- ``gate``: items hold the learner back
- ``waiting``: it waits still, for time or for somebody
- ``need``: too few children of the menu are done
"""


class _HeaderNeeded(TypedDict):
    party: Literal["learner"]
    """Who the session belongs to."""

    engine: str
    """Name and version of the engine that began it: ``leerpad 0.1.0``."""

    journal: int
    """The version of the journal."""

    oldest: int
    """The oldest version that an engine must know to read it."""

    program: Hash
    """The hash of the program it began on."""

    seed: Seed
    """The seed of all draws."""

    semantics: int
    """The number of the semantics that the session follows."""

    settings: dict[str, PlainValue]
    """The settings that the host overrides, by their names."""


@final
class Header(_HeaderNeeded, total=False):
    """What a journal begins with: which program, which seed, which versions."""

    hash: Hash
    """In the line of the journal: SHA-256 of this line without its hash."""


Seed: TypeAlias = str
"""The seed of all draws of a session, as 16 hex digits. The host gives it."""

Snapshot: TypeAlias = Union["BegunSnapshot", "NewSnapshot"]
"""The state of a session: equal for one that was replayed and one that was restored and went on."""


class _BegunSnapshotNeeded(TypedDict):
    chances: dict[str, Arm]
    """What the chances drew that are drawn once, by their names."""

    clock: Moment
    """The effective time: the latest of all acts."""

    cursor: int
    """The visit that is looked at: its place in ``trail``, from 0."""

    given: dict[str, PlainValue]
    """What the host handed in at the start, by the name of the fact."""

    parked: list[Visit]
    """Visits that do not count now, by step in the order of the module, then by number."""

    program: Hash
    """The hash of the program."""

    seed: Seed
    """The seed of all draws."""

    semantics: int
    """The number of the semantics."""

    seq: int
    """How many acts were accepted."""

    settings: dict[str, PlainValue]
    """All settings in force, defaults filled in."""

    status: Begun
    """Whether it goes on or was stopped."""

    trail: list[Visit]
    """The visits that count, in order: the path of somebody who never went back."""


@final
class BegunSnapshot(_BegunSnapshotNeeded, total=False):
    """The state of a session that has begun."""

    choice: KeptChoice
    """Another version about which the learner is asked, or chose to stay on this one."""

    consents: dict[str, bool]
    """Consent by purpose, as far as anything was said."""

    contacts: list[KeptContact]
    """What was agreed on about each visit to a contact, by step in the order of the module, then by number;
    absent when none was met.
    """

    former: list[Former]
    """What has no place in this version, each under the program whose names it has; absent when there is
    nothing.
    """

    grants: list[Grant]
    """What is shared, in the order of its sharing."""

    released: list[Released]
    """The waits that the guide ended, by step in the order of the module, then by number; absent when there
    is none.
    """

    replies: list[Reply]
    """Replies of the guide, in their order."""

    upgraded: int
    """The number of the entry that last went on in another version; absent when none did."""


@final
class KeptChoice(TypedDict):
    """A choice about another version."""

    program: Hash
    """The hash of its program."""

    state: Undecided
    """Where it stands."""


Undecided: TypeAlias = Literal["open", "old"]
"""Where a choice stands while the session is on the old version.
- ``open``: the learner is asked
- ``old``: they finish the old one
"""


class _KeptContactNeeded(TypedDict):
    n: int
    """The number of the visit, from 1."""

    state: ContactState
    """Where it stands."""

    step: str
    """The step."""


@final
class KeptContact(_KeptContactNeeded, total=False):
    """What was agreed on about a visit to a contact."""

    count: Present
    """How many were there, of a group."""

    form: ContactForm
    """The form."""

    forms: list[ContactForm]
    """What the guide offers; absent: all forms of the step."""

    planned: Moment
    """When it will be."""


class _FormerNeeded(TypedDict):
    program: Hash
    """The hash of the program whose names it has."""


@final
class Former(_FormerNeeded, total=False):
    """Something without a place in this version: a whole visit (then it has ``entered``), answers of a visit,
    how a visit was left, a record of a contact, a wait that the guide ended, or what the host handed in.
    """

    contact: FormerContact
    """What was agreed on about a contact."""

    drawn: dict[str, Arm]
    """What was drawn for the visit."""

    entered: Moment
    """When the visit was entered."""

    exit: Exit
    """How the visit was left."""

    given: dict[str, PlainValue]
    """Facts that the host handed in."""

    items: dict[str, VisitItem]
    """Items of the visit."""

    n: int
    """The number of the visit, from 1."""

    released: Literal[True]
    """The guide ended the wait."""

    seq: int
    """The number of the act that entered the visit."""

    settings: dict[str, PlainValue]
    """Settings that the host overrode."""

    step: str
    """The step."""


class _FormerContactNeeded(TypedDict):
    state: ContactState
    """Where it stands."""


@final
class FormerContact(_FormerContactNeeded, total=False):
    """What was agreed on about a visit to a contact that has no place in this version."""

    count: Present
    """How many were there, of a group."""

    form: ContactForm
    """The form."""

    forms: list[ContactForm]
    """What the guide offers."""

    planned: Moment
    """When it will be."""


class _ExitNeeded(TypedDict):
    at: Moment
    """When."""

    how: How
    """How."""

    to: str
    """The step that was entered."""


@final
class Exit(_ExitNeeded, total=False):
    """How a visit was left."""

    seq: int
    """The number of the act that left it; only in a module with a diary, and after an upgrade."""


@final
class VisitItem(TypedDict, total=False):
    """An item that was touched in a visit. At most one of ``answer``, ``skipped`` and ``declined`` is there.
    """

    answer: AnswerValue
    """The answer, as it is stored."""

    attempts: int
    """How many answers were accepted; absent when none was."""

    declined: Literal[True]
    """The learner would rather not say."""

    entries: dict[str, VisitEntry]
    """Of a diary: the entries that were given, by their numbers."""

    hints: int
    """How many hints were shown; absent when none was."""

    skipped: Literal[True]
    """It was skipped."""

    solution: Literal[True]
    """The solution was shown."""


@final
class VisitEntry(TypedDict):
    """An entry of a diary."""

    seq: int
    """The number of the act that gave it."""

    value: DiaryValue
    """What it holds."""


Grant: TypeAlias = Union["ItemGrant", "ScaleGrant", "ValueGrant"]
"""Something that is shared, as it was previewed."""


class _ItemGrantNeeded(TypedDict):
    attempts: int
    """How many answers were accepted in the visit by then."""

    n: int
    """The number of the visit to the step, from 1."""

    purpose: str
    """What it is shared for."""

    seq: int
    """The number of the entry that shared it."""

    step: str
    """The step."""

    what: str
    """The name of the item."""


@final
class ItemGrant(_ItemGrantNeeded, total=False):
    """An answer that is shared."""

    value: Any
    """What counted of the answer; absent for words, which are in the vault."""


class _ScaleGrantNeeded(TypedDict):
    n: int
    """The number of the visit to the step, from 1."""

    purpose: str
    """What it is shared for."""

    score: float
    """The score."""

    seq: int
    """The number of the entry that shared it."""

    step: str
    """The step of the measure."""

    what: str
    """The name of the scale."""


@final
class ScaleGrant(_ScaleGrantNeeded, total=False):
    """A score that is shared."""

    band: str
    """The band that the score fell in."""


@final
class ValueGrant(TypedDict):
    """A value that is shared."""

    purpose: str
    """What it is shared for."""

    seq: int
    """The number of the entry that shared it."""

    value: Any
    """What it was."""

    what: str
    """The name of the value."""


class _VisitNeeded(TypedDict):
    entered: Moment
    """When it was entered."""

    items: dict[str, VisitItem]
    """The items that were touched, by their ids."""

    n: int
    """The number of the visit to this step, from 1."""

    step: str
    """The step."""


@final
class Visit(_VisitNeeded, total=False):
    """A visit to a step."""

    drawn: dict[str, Arm]
    """What was drawn for this visit, by the name of the chance; absent for a step that draws nothing."""

    exit: Exit
    """How it was left; absent while it was not."""

    seq: int
    """The number of the act that entered it; only in a module with a diary, and after an upgrade."""


@final
class Released(TypedDict):
    """A wait that the guide ended."""

    n: int
    """The number of the visit, from 1."""

    step: str
    """The step."""


Begun: TypeAlias = Literal["running", "stopped"]
"""Where a session that has begun stands.
- ``running``: it goes on
- ``stopped``: it was stopped
"""


@final
class NewSnapshot(TypedDict):
    """The state of a session that has not begun."""

    status: Literal["new"]
    """It has not begun."""

    program: Hash
    """The hash of the program."""

    seed: Seed
    """The seed of all draws."""

    semantics: int
    """The number of the semantics."""

    seq: int
    """How many acts were accepted: none."""

    settings: dict[str, PlainValue]
    """All settings in force, defaults filled in."""


_ExportKeys = TypedDict(
    "_ExportKeys",
    {
        # Who gets it.
        "with": "Recipient",
    },
)


@final
class Export(_ExportKeys):
    """What leaves for a purpose, and how much of what it names does not."""

    leaves: list[Leaf]
    """What leaves."""

    module: str
    """The module."""

    program: Hash
    """The hash of the program."""

    purpose: str
    """The purpose."""

    version: str
    """The version of the module."""

    withheld: dict[str, int]
    """How many names do not leave, by reason; a reason that counts nought is left out."""


Leaf: TypeAlias = Union["AnswerLeaf", "WordsLeaf", "ScoreLeaf", "ValueLeaf"]
"""Something that leaves for a purpose."""


@final
class AnswerLeaf(TypedDict):
    """An answer."""

    value: Any
    """What counts of the answer, without words of one's own."""

    what: str
    """The name of the item."""


class _WordsLeafNeeded(TypedDict):
    vault: VaultKey
    """Where the words are in the vault, for who may read them."""

    what: str
    """The name of the item."""


@final
class WordsLeaf(_WordsLeafNeeded, total=False):
    """Words of the learner's own."""

    parts: list[PlanPartId]
    """Of a plan: its parts. The words of each stand behind the key: ``/`` and its id."""


class _ScoreLeafNeeded(TypedDict):
    score: float
    """The score."""

    what: str
    """The name of the scale."""


@final
class ScoreLeaf(_ScoreLeafNeeded, total=False):
    """A score."""

    band: str
    """The band that the score falls in."""


_ValueLeafKeys = TypedDict(
    "_ValueLeafKeys",
    {
        # What it is: a number, yes or no, a text, an option's id, a date, a time.
        "is": Any,
    },
)


@final
class ValueLeaf(_ValueLeafKeys):
    """A value of the module."""

    what: str
    """The name of the value."""


@final
class Due(TypedDict):
    """What is to be erased at a time: hosts erase, the engine only says so."""

    purposes: dict[str, list[str]]
    """For each purpose the names whose copies are to go, where there are any."""

    session: bool
    """The whole session."""


class _ComingNeeded(TypedDict):
    n: int
    """The number of the visit to the step, from 1."""

    step: str
    """The step that waits, or in which a diary is kept."""

    until: When
    """When it opens by itself; of a diary the beginning of the day on which an entry can be given."""


@final
class Coming(_ComingNeeded, total=False):
    """What becomes due by itself, if nothing else is done before."""

    entry: int
    """Of a diary: the number of its entry."""

    item: str
    """The diary."""


VaultChange: TypeAlias = Union["CopyVaultChange", "MoveVaultChange", "RemoveVaultChange", "EraseVaultChange"]
"""What an act does to the vault, to be done in order."""

_CopyVaultChangeKeys = TypedDict(
    "_CopyVaultChangeKeys",
    {
        # Where they are.
        "from": "VaultKey",
    },
)


@final
class CopyVaultChange(_CopyVaultChangeKeys):
    """Words are kept under another key too."""

    change: Literal["copy"]

    to: VaultKey
    """Where they are copied to."""


_MoveVaultChangeKeys = TypedDict(
    "_MoveVaultChangeKeys",
    {
        # Where they are.
        "from": "VaultKey",
    },
)


@final
class MoveVaultChange(_MoveVaultChangeKeys):
    """Words go to another key, with all that stand below it."""

    change: Literal["move"]

    to: VaultKey
    """Where they go."""


@final
class RemoveVaultChange(TypedDict):
    """A record is removed."""

    change: Literal["remove"]

    key: VaultKey
    """Where it is."""


@final
class EraseVaultChange(TypedDict):
    """All records are removed."""

    change: Literal["erase"]


_ConsentRecordKeys = TypedDict(
    "_ConsentRecordKeys",
    {
        # What the purpose names.
        "personal-data": "list[ConsentData]",
        # The version of the form of this record: `leerpad-consent-1`.
        "schema-version": str,
        # How the learner takes it back.
        "withdrawal-method": str,
    },
)

_ConsentRecordMaybeKeys = TypedDict(
    "_ConsentRecordMaybeKeys",
    {
        # On which ground it is processed.
        "legal-basis": Any,
        # Who the learner is to the host.
        "principal-id": Any,
        # What the host calls this record.
        "record-id": Any,
        # Where it is kept.
        "storage-locations": Any,
    },
    total=False,
)


class _ConsentRecordNeeded(_ConsentRecordKeys, _ConsentRecordMaybeKeys):
    events: list[ConsentEvent]
    """All that was said, in order."""

    language: str
    """The language of the words."""

    module: str
    """The module."""

    program: Hash
    """The hash of the program."""

    purpose: str
    """The purpose."""

    questions: ConsentQuestions
    """The five questions, answered."""

    recipients: list[Recipient]
    """Who gets it."""

    standard: str
    """The standard whose fields these are."""

    state: ConsentState
    """How consent stands."""

    version: str
    """The version of the module."""


@final
class ConsentRecord(_ConsentRecordNeeded, total=False):
    """The record of consent to a purpose: what was asked and shown, and what was said when. Its fields are
    those of ISO/IEC TS 27560; the host gives those that only it knows, in whatever form it keeps them.
    """

    controllers: Any
    """Who is responsible."""

    jurisdiction: Any
    """Whose law holds."""

    missing: list[str]
    """Fields that nobody gave."""

    notice: Any
    """What was told to the learner, beside this."""

    parties: Any
    """Others who have a part in it."""

    retention: Retention
    """How long it is kept."""


_ConsentEventKeys = TypedDict(
    "_ConsentEventKeys",
    {
        # Who said it.
        "entity-id": Literal["learner"],
    },
)


class _ConsentEventNeeded(_ConsentEventKeys):
    seq: int
    """The number of the entry."""

    time: Moment
    """When."""

    type: ConsentEventType
    """What was said."""


@final
class ConsentEvent(_ConsentEventNeeded, total=False):
    """Something said about a purpose."""

    what: list[str]
    """What was shared or taken back."""


ConsentEventType: TypeAlias = Literal[
    "consent-given",
    "consent-refused",
    "consent-withdrawn",
    "shared",
    "taken-back",
]
"""What was said about a purpose.
- ``consent-given``: consent was given
- ``consent-refused``: it was refused, before it ever stood
- ``consent-withdrawn``: it was taken back
- ``shared``: something was shared by hand
- ``taken-back``: something shared was taken back
"""

_ConsentDataKeys = TypedDict(
    "_ConsentDataKeys",
    {
        # It leaves only as far as the learner shares it by hand.
        "by-hand": bool,
    },
)


@final
class ConsentData(_ConsentDataKeys):
    """Something that a purpose names."""

    type: str
    """The kind word of an item, ``score`` or ``value``."""

    what: str
    """The name of the item, scale or value."""


_ConsentQuestionsKeys = TypedDict(
    "_ConsentQuestionsKeys",
    {
        # What for: the question for consent.
        "what-for": str,
        # With whom.
        "with-whom": str,
    },
)

_ConsentQuestionsMaybeKeys = TypedDict(
    "_ConsentQuestionsMaybeKeys",
    {
        # How long it is kept.
        "how-long": str,
    },
    total=False,
)


@final
class ConsentQuestions(_ConsentQuestionsKeys, _ConsentQuestionsMaybeKeys):
    """The five questions about data, with their answers in words."""

    source: str
    """Who asks: the title of the module."""

    what: list[str]
    """What is told."""


@final
class Retention(TypedDict):
    """How long something is kept."""

    duration: str
    """As ISO 8601 writes it: ``P90D``."""

    written: str
    """As the author wrote it: ``90 days``."""


ConsentState: TypeAlias = Literal["not-asked", "consent-given", "consent-refused", "consent-withdrawn"]
"""How consent to a purpose stands.
- ``not-asked``: nothing was said yet
- ``consent-given``: it stands
- ``consent-refused``: it was refused, and never stood
- ``consent-withdrawn``: it stood, and was taken back
"""

_OwnDataKeys = TypedDict(
    "_OwnDataKeys",
    {
        # Words that belong to no answer.
        "other-words": "list[OwnWords]",
        # What was done with others, in order.
        "with-others": "list[OwnEvent]",
    },
)


class _OwnDataNeeded(_OwnDataKeys):
    completed: bool
    """The end was reached."""

    module: OwnModule
    """The module."""

    own: int
    """The version of this form: 1."""

    scores: list[OwnScore]
    """Measures of all visits."""

    visits: list[OwnVisit]
    """Visits in which something was answered, skipped or declined: first the path, then what was left behind.
    """


@final
class OwnData(_OwnDataNeeded, total=False):
    """Everything that a learner answered and wrote in one session: ``van-mij.json``, as the export of one's
    own writes it.
    """

    begun: Moment
    """When it began; absent when nobody began."""

    last: Moment
    """When something last happened."""


@final
class OwnModule(TypedDict):
    """The module that a learner worked in."""

    id: str
    """Its id."""

    language: str
    """The language of titles, questions and answers in words."""

    program: Hash
    """The hash of its program."""

    title: str
    """Its title."""

    version: str
    """Its version."""


@final
class OwnWords(TypedDict):
    """Words that belong to no answer: of a reply, or of an answer that was changed since."""

    key: str
    """Where they are in the vault."""

    words: str
    """The words."""


class _OwnScoreNeeded(TypedDict):
    at: Moment
    """When its step was left."""

    n: int
    """Which visit to the step it is, from 1."""

    scale: str
    """The scale."""

    step: str
    """The step."""

    title: str
    """The title of the scale."""


@final
class OwnScore(_OwnScoreNeeded, total=False):
    """A measure, as it was left."""

    band: str
    """The band that the score falls in."""

    moment: str
    """The moment of the measure."""

    score: float
    """The score; absent when it is not known."""


class _OwnVisitNeeded(TypedDict):
    answers: list[OwnAnswer]
    """What was answered."""

    counts: bool
    """False: it was left behind by choosing otherwise."""

    entered: Moment
    """When it was entered."""

    n: int
    """Which visit to the step it is, from 1."""

    step: str
    """The step."""

    title: str
    """The title of the step, in plain words."""


@final
class OwnVisit(_OwnVisitNeeded, total=False):
    """A visit in which something was answered, skipped or declined."""

    how: OwnHow
    """How it was left; together with when."""

    left: Moment
    """When it was left; together with how."""


class _OwnAnswerNeeded(TypedDict):
    item: str
    """The item."""

    kind: str
    """Its kind word."""

    question: str
    """The question, in plain words."""

    state: OwnState
    """How it was answered."""


@final
class OwnAnswer(_OwnAnswerNeeded, total=False):
    """An answer of the learner."""

    answer: list[str]
    """It in words, a line for each part; absent when it was skipped, declined or erased."""

    at: Moment
    """When it was last given in this visit; absent when it was taken over from an earlier one."""

    value: Any
    """The stored value; words stand as ``{"vault":true}``."""


OwnState: TypeAlias = Literal["answered", "skipped", "declined"]
"""How something was answered.
- ``answered``: answered
- ``skipped``: skipped
- ``declined``: declined
"""

OwnHow: TypeAlias = Literal["done", "skipped"]
"""How a visit with answers was left.
- ``done``: by going on
- ``skipped``: skipped as a whole
"""

_OwnEventMaybeKeys = TypedDict(
    "_OwnEventMaybeKeys",
    {
        # With whom, where a purpose says so.
        "with": "Recipient",
    },
    total=False,
)


@final
class OwnEvent(_OwnEventMaybeKeys):
    """Something with others: what was shared or taken back, consent, contacts, releases, replies, erasing."""

    at: Moment
    """When."""

    by: Role
    """Who did it."""

    fact: Fact
    """The fact, as the journal has it."""


_ReportKeys = TypedDict(
    "_ReportKeys",
    {
        # Journals that add nothing.
        "left-out": "LeftOut",
    },
)


@final
class Report(_ReportKeys):
    """A report over many sessions of one module, in which nobody can be recognised."""

    k: int
    """Counts of fewer than this are withheld."""

    module: str
    """The module."""

    rows: list[ReportRow]
    """The rows, table by table."""

    withheld: int
    """How many rows have no number."""


_LeftOutKeys = TypedDict(
    "_LeftOutKeys",
    {
        # Nobody began them.
        "not-begun": int,
        # Made with a program that is not at hand.
        "other-program": int,
    },
)


@final
class LeftOut(_LeftOutKeys):
    """How many journals add nothing to a report, by why."""

    damaged: int
    """Damaged, or they do not come out the same."""


class _ReportRowNeeded(TypedDict):
    figure: ReportFigure
    """What is counted."""

    table: ReportTable
    """The table."""


@final
class ReportRow(_ReportRowNeeded, total=False):
    """One number of a report."""

    of: str
    """The step or scale; of sessions ``begun`` or ``completed``; absent: of all steps together."""

    part: str
    """The form of a contact or the band; absent: of all together."""

    value: float
    """The number; absent: withheld."""

    when: ReportWhen
    """Of scores and bands: which measure."""


ReportFigure: TypeAlias = Literal["sessions", "contacts", "people", "mean"]
"""What a row of a report counts.
- ``sessions``: sessions
- ``contacts``: contacts held
- ``people``: people
- ``mean``: the mean of a score, rounded to hundredths
"""

ReportTable: TypeAlias = Literal["sessions", "done", "contacts", "attendance", "scores", "bands"]
"""What a row of a report stands in.
- ``sessions``: how many sessions: ``begun``, ``completed``
- ``done``: per step or section: sessions in which it is done
- ``contacts``: contacts held; each session counts once at a step
- ``attendance``: per contact with a group: people who were there
- ``scores``: per scale: sessions with a measure, and means
- ``bands``: per scale and band: sessions
"""

ReportWhen: TypeAlias = Literal["first", "last", "change"]
"""Which measure of a session a row of a report speaks of.
- ``first``: its first
- ``last``: its last, of sessions with two at least
- ``change``: from the first to the last, of the same sessions
"""


class _CheckedNeeded(TypedDict):
    problems: list[Problem]
    """Everything that could be better, by place."""


@final
class Checked(_CheckedNeeded, total=False):
    """What checking gives: everything that could be better, and what the module is when it can run."""

    module: About
    """The module; absent when a problem is an error, so that it cannot run."""


@final
class About(TypedDict):
    """What a module is that can run."""

    hash: Hash
    """The hash of its program, which its sessions and journals name."""

    id: str
    """Its id, never used again for another module."""

    languages: list[str]
    """The tags of its languages; the first is the one it was written in."""

    version: str
    """Its version, as the author wrote it."""


class _ProblemNeeded(TypedDict):
    code: str
    """The kind of problem; never changes its meaning."""

    fix: list[Edit]
    """Edits that together mend it; none where only an author can know."""

    help: str
    """What to do; may be empty."""

    message: str
    """What is wrong."""

    place: Place
    """Where."""

    related: list[Related]
    """Further places that explain it."""

    severity: Severity
    """How bad."""

    why: str
    """Why it matters; may be empty."""


@final
class Problem(_ProblemNeeded, total=False):
    """Something in a module that could be better: where, how bad, why it matters, what to do.

    Places are told twice: as line and column, both from 1, and as a number of units from the start of the
    text, so that a host can cut with them. Units are those of the host: code points in Python, UTF-16 code
    units in JavaScript.
    """

    example: Example
    """A way through the module that shows it, where there is one."""


@final
class Example(TypedDict):
    """A way through a module: what ``leerpad play --acts`` plays again."""

    acts: list[str]
    """The acts from ``start`` on: texts, each a JSON object."""

    path: str
    """In words: the steps it comes to, and what was answered there."""

    seed: str
    """The seed, 16 hex digits."""

    settings: str
    """Settings other than the defaults: a text that is a JSON object."""


@final
class Edit(TypedDict):
    """A change of a text: what stands at a place becomes this."""

    place: Place
    """What is replaced; an empty place to insert."""

    text: str
    """What comes there."""


@final
class Place(TypedDict):
    """A place in one of the texts of a module."""

    column: int
    """The column it begins at, from 1."""

    end: int
    """How many units of the text stand before what comes after it."""

    end_column: int
    """The column after its last character."""

    end_line: int
    """The line of the place after its last character."""

    line: int
    """The line it begins on, from 1."""

    path: str
    """The text, by the name it was handed in with; empty where a problem has no text."""

    start: int
    """How many units of the text stand before it."""


@final
class Related(TypedDict):
    """A further place with what is to be seen there."""

    message: str
    """What is to be seen."""

    place: Place
    """Where."""


Severity: TypeAlias = Literal["error", "warning", "advice"]
"""How bad a problem is.
- ``error``: the module cannot run
- ``warning``: probably not what was meant; the module runs
- ``advice``: something that could be better
"""

__all__ = [
    "About",
    "Act",
    "ActKind",
    "Advice",
    "Align",
    "AnswerAct",
    "AnswerEntry",
    "AnswerLeaf",
    "AnswerLine",
    "AnswerOutlineShared",
    "AnswerShared",
    "AnswerValue",
    "Arm",
    "AtEndRefusal",
    "BackAct",
    "BackEntry",
    "BadActRefusal",
    "BareOutline",
    "BareScreen",
    "Because",
    "Begun",
    "BegunSnapshot",
    "Block",
    "Bound",
    "BreatheAsks",
    "BreatheItem",
    "Button",
    "ByLearnerOrGuide",
    "ByLearnerOrSystem",
    "CardAsks",
    "CardItem",
    "Checked",
    "ChecklistAsks",
    "ChecklistItem",
    "Child",
    "ChildState",
    "Choice",
    "ChoiceAsks",
    "ChoiceItem",
    "ChoiceState",
    "ChoiceValue",
    "ChoicesAsks",
    "ChoicesItem",
    "ChoicesValue",
    "Class",
    "CodeBlock",
    "CodeInline",
    "Coming",
    "CompletedFact",
    "ConfirmItem",
    "ConfirmValue",
    "ConsentAct",
    "ConsentData",
    "ConsentEntry",
    "ConsentEvent",
    "ConsentEventType",
    "ConsentQuestions",
    "ConsentRecord",
    "ConsentState",
    "ConsentedFact",
    "ContactAskAct",
    "ContactAskEntry",
    "ContactConfirm",
    "ContactDeclineAct",
    "ContactDeclineEntry",
    "ContactFact",
    "ContactForm",
    "ContactHeldAct",
    "ContactHeldEntry",
    "ContactHere",
    "ContactOfferAct",
    "ContactOfferEntry",
    "ContactOverRefusal",
    "ContactPlanAct",
    "ContactPlanEntry",
    "ContactState",
    "ContactWith",
    "ContinueAct",
    "ContinueEntry",
    "CopyVaultChange",
    "DateAsks",
    "DateItem",
    "DateValue",
    "DeclineAct",
    "DeclineEntry",
    "DiaryAsks",
    "DiaryItem",
    "DiaryValue",
    "DiaryWaitingFact",
    "Document",
    "DoneValue",
    "Draw",
    "DrawnAtStart",
    "DrawnFact",
    "DrawnForVisit",
    "Due",
    "DueEntry",
    "DueFact",
    "Edit",
    "EmphasisInline",
    "EndScreen",
    "EndedSharing",
    "Entry",
    "EntryClosedRefusal",
    "EntryDueFact",
    "EraseAct",
    "EraseEntry",
    "EraseVaultChange",
    "ErasedFact",
    "Example",
    "Exit",
    "Export",
    "Fact",
    "FeltBackFact",
    "Fill",
    "FormNotOfferedRefusal",
    "Former",
    "FormerContact",
    "FullRefusal",
    "GapItem",
    "GapValue",
    "GateRefusal",
    "GoAct",
    "GoEntry",
    "GoalAsks",
    "GoalItem",
    "GoalReviewItem",
    "Grant",
    "GuideContact",
    "GuideOutline",
    "GuideScreen",
    "GuideWait",
    "Hash",
    "Header",
    "HeadingBlock",
    "Held",
    "HelpLine",
    "HintAct",
    "HintEntry",
    "HoleInline",
    "How",
    "ImageInline",
    "IncompleteRefusal",
    "Inline",
    "Inner",
    "InnerAsks",
    "InnerKind",
    "InnerValue",
    "Item",
    "ItemGrant",
    "ItemKind",
    "ItemState",
    "KeptChoice",
    "KeptContact",
    "Leaf",
    "LeftFact",
    "LeftOut",
    "LikertItem",
    "LikertValue",
    "Link",
    "LinkInline",
    "ListAsks",
    "ListBlock",
    "ListItem",
    "ListValue",
    "Listing",
    "Look",
    "LostAnswer",
    "MatchItem",
    "MatchValue",
    "MeasureClosedRefusal",
    "MediaAsks",
    "MediaItem",
    "Medium",
    "MenuOutline",
    "MenuScreen",
    "Moment",
    "MoveVaultChange",
    "MovedFact",
    "Need",
    "NeedRefusal",
    "NewSnapshot",
    "NoChoiceRefusal",
    "NoEntryRefusal",
    "NoFill",
    "NoHintRefusal",
    "NotAGroupRefusal",
    "NotAllowedRefusal",
    "NotAloneRefusal",
    "NotAnEntryRefusal",
    "NotAskedRefusal",
    "NotConfirmerRefusal",
    "NotDueRefusal",
    "NotGrantedEntry",
    "NotGrantedName",
    "NotGrantedRefusal",
    "NotHereItem",
    "NotHereRefusal",
    "NotHereStep",
    "NotOfferedRefusal",
    "NotOptionalRefusal",
    "NotReachableRefusal",
    "NotReachedRefusal",
    "NotShownRefusal",
    "NotStartedRefusal",
    "NotStoppedRefusal",
    "NotYoursRefusal",
    "NoteAct",
    "NoteEntry",
    "NoteItem",
    "NothingBeforeRefusal",
    "NumberAsks",
    "NumberItem",
    "NumberValue",
    "OffStepRefusal",
    "Offer",
    "OfferState",
    "OptionNotShownRefusal",
    "OtherKindRefusal",
    "OtherModuleRefusal",
    "OutOfRangeOfFact",
    "OutOfRangeOfItem",
    "OutOfRangeRefusal",
    "Outline",
    "OutlineChild",
    "OutlineEntry",
    "OutlineGuideContact",
    "OutlineGuideWait",
    "OutlineItem",
    "OutlineOffer",
    "OutlineShared",
    "OwnAnswer",
    "OwnData",
    "OwnEvent",
    "OwnHow",
    "OwnModule",
    "OwnScore",
    "OwnState",
    "OwnVisit",
    "OwnWords",
    "ParagraphBlock",
    "ParkedFact",
    "PauseAct",
    "PauseEntry",
    "Period",
    "Phrases",
    "Place",
    "PlaceContact",
    "PlaceDueFact",
    "PlaceStatus",
    "PlaceWaitingFact",
    "PlainKind",
    "PlainValue",
    "PlanHolds",
    "PlanItem",
    "PlanPart",
    "PlanPartId",
    "Point",
    "Present",
    "Problem",
    "Progress",
    "PurposeCard",
    "PurposeThing",
    "QuoteBlock",
    "RankAsks",
    "RankItem",
    "RankValue",
    "Reason",
    "RecallItem",
    "RecalledLine",
    "Recipient",
    "Refusal",
    "RefusalCode",
    "Related",
    "ReleaseAct",
    "ReleaseEntry",
    "Released",
    "ReleasedFact",
    "RemoveVaultChange",
    "ReopenedFact",
    "RepliedFact",
    "Reply",
    "ReplyAct",
    "ReplyEntry",
    "Report",
    "ReportFigure",
    "ReportRow",
    "ReportTable",
    "ReportWhen",
    "RequiredRefusal",
    "ResumeAct",
    "ResumeEntry",
    "Retention",
    "ReturnedFact",
    "Role",
    "Row",
    "Said",
    "SameProgramRefusal",
    "ScaleAsks",
    "ScaleGrant",
    "ScaleItem",
    "Score",
    "ScoreLeaf",
    "ScoreOutlineShared",
    "ScoreShared",
    "ScoredFact",
    "Screen",
    "Seed",
    "SentenceGap",
    "SentencePiece",
    "SentenceText",
    "Severity",
    "ShareAct",
    "ShareEntry",
    "Shared",
    "SharedFact",
    "ShuffledFact",
    "SkipAct",
    "SkipEntry",
    "SlotFill",
    "Snapshot",
    "StartAct",
    "StartEntry",
    "StartedRefusal",
    "Status",
    "StaysRefusal",
    "StepKind",
    "StepOutline",
    "StepScreen",
    "StopAct",
    "StopEntry",
    "StoppedRefusal",
    "StrikeInline",
    "StrongInline",
    "SummaryLine",
    "Table",
    "TableBlock",
    "TaskKind",
    "TextAsks",
    "TextFill",
    "TextInline",
    "TextItem",
    "TextValue",
    "TickAct",
    "TickEntry",
    "TimeAsks",
    "TimeItem",
    "TimeValue",
    "TimerAsks",
    "TimerItem",
    "TooFewRefusal",
    "TooLateEntry",
    "TooLateItem",
    "TooLateRefusal",
    "TooLateStep",
    "TooLongOfFact",
    "TooLongOfItem",
    "TooLongRefusal",
    "TooManyDecimalsOfFact",
    "TooManyDecimalsOfItem",
    "TooManyDecimalsRefusal",
    "TooManyRefusal",
    "TrendEntry",
    "TwiceRefusal",
    "Undecided",
    "UnknownActRefusal",
    "UnknownFactRefusal",
    "UnknownItemRefusal",
    "UnknownOptionOfFact",
    "UnknownOptionOfItem",
    "UnknownOptionRefusal",
    "UnknownProgramRefusal",
    "UnknownPurposeRefusal",
    "UnknownStepRefusal",
    "UnshareAct",
    "UnshareEntry",
    "UnsharedFact",
    "UpgradeAct",
    "UpgradeEntry",
    "UpgradedFact",
    "ValueGrant",
    "ValueLeaf",
    "ValueLine",
    "ValueOutlineShared",
    "ValueShared",
    "VaultChange",
    "VaultKey",
    "VaultWords",
    "Verdict",
    "VersionChoice",
    "Visit",
    "VisitEntry",
    "VisitItem",
    "Wait",
    "WaitingFact",
    "WaitingKind",
    "WaitingRefusal",
    "When",
    "Why",
    "WordsAsks",
    "WordsItem",
    "WordsLeaf",
    "WordsOutlineShared",
    "WordsShared",
    "WrongTypeOfFact",
    "WrongTypeOfItem",
    "WrongTypeRefusal",
]
