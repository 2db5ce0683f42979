// What crosses between the engine and its hosts, as JSON. A member with `?` is absent when it says nothing, never null.
// Made from core/docs/wire.schema.json; `LEERPAD_CASES=write cargo test -p leerpad-tests --test wire` makes it anew.

/** What somebody does. A member that is not named here makes the engine refuse it (`bad-act`). */
export type Act =
  | StartAct
  | AnswerAct
  | SkipAct
  | DeclineAct
  | HintAct
  | ContinueAct
  | BackAct
  | PauseAct
  | StopAct
  | ResumeAct
  | TickAct
  | EraseAct
  | GoAct
  | ContactAskAct
  | ContactOfferAct
  | ContactPlanAct
  | ContactHeldAct
  | ContactDeclineAct
  | ReleaseAct
  | ShareAct
  | UnshareAct
  | ConsentAct
  | ReplyAct
  | NoteAct
  | UpgradeAct;

/** What nearly every `Act` has. */
interface EveryAct {
  /** When, on the clock of who acts. The engine never refuses an act for its clock. */
  at: Moment;
  /** Who acts. */
  by: Role;
}

/** Begins the session: always the first act. */
export interface StartAct extends EveryAct {
  act: "start";
  /** The step to begin at, by its id; one that says `entry: true`. Absent: the first. */
  entry?: string;
  /** What the host knows of the learner, by the name of the fact in the module. */
  given?: { [name: string]: PlainValue };
}

/**
 * An instant with the local clock of the place where it is: `2026-11-23T10:14:00.000+01:00`, always with
 * milliseconds and the offset. Hosts make it; the engine has no clock.
 */
export type Moment = string;

/**
 * Who acts or looks.
 * - `learner`: who learns, or the group that does
 * - `guide`: the professional beside them
 * - `system`: the host
 */
export type Role = "learner" | "guide" | "system";

/**
 * The value of a setting or of a fact that the host hands in: yes or no, a number, a text, or the id of an
 * option.
 */
export type PlainValue = boolean | number | string;

/**
 * Answers an item of the step under the cursor; an answer given before is replaced (of a `likert`: row by
 * row). The system answers what an activity reports, and nothing else, wherever the cursor is.
 */
export interface AnswerAct extends EveryAct {
  act: "answer";
  /** The item, by its id. */
  item: string;
  /** What was answered, in the form of the item's kind. */
  value: AnswerValue;
  /** Which entry of a diary, from 1; of no other item. */
  entry?: number;
  /**
   * The step the answer is meant for; refused (`not-here`) when it is not the one under the cursor, or of the
   * system not the activity. A diary is answered from anywhere: there it is the diary's own step.
   */
  step?: string;
}

/** An answer. Which form it has follows from the kind of the item. */
export type AnswerValue =
  | VaultWords
  | ConfirmValue
  | DoneValue
  | NumberValue
  | ChoiceValue
  | TextValue
  | DateValue
  | TimeValue
  | ChoicesValue
  | RankValue
  | LikertValue
  | MatchValue
  | GapValue
  | DiaryValue
  | ListValue;

/** Stands for words that only the vault on the learner's own device holds. They are never sent. */
export interface VaultWords {
  /** Always true. */
  vault: true;
}

/** Of a `confirm`: yes or no. */
export type ConfirmValue = boolean;

/** Of a `media`, `breathe` or `timer`: true when it was seen, breathed or sat through. */
export type DoneValue = true;

/**
 * Of a `number`, a `scale` or a `goal-review`, with at most six decimals; its absolute value is below
 * 1,000,000,000.
 */
export type NumberValue = number;

/** Of a `choice`: the id of the option; `other` for words of one's own, which go to the vault. */
export type ChoiceValue = string;

/** Of a `text`: the vault holds it, unless the module says that it steers; then it is the text itself. */
export type TextValue = VaultWords | string;

/** Of a `date`: a calendar day from 1900 to 2200, `2026-01-05`. */
export type DateValue = string;

/** Of a `time`: a time of day, `20:30`. */
export type TimeValue = string;

/** Of a `choices` or `checklist`: ids of options. Sent in any order, stored in the order of the module. */
export type ChoicesValue = string[];

/** Of a `rank`: the ids of all options that are shown, the first first. */
export type RankValue = string[];

/**
 * Of a `likert`: the id of an option by the id of each row that was answered. An act may name some of the
 * rows.
 */
export type LikertValue = { [name: string]: string };

/** Of a `match`: the id of a right by the id of each left that was answered. An act may name some of them. */
export type MatchValue = { [name: string]: string };

/**
 * Of a `gap`: the id of an option, or the words written, by the id of each open place. An act may name some
 * of them.
 */
export type GapValue = { [name: string]: string };

/**
 * Of a `diary`: one entry, what was answered to its inner items, by their ids; one that was not is absent.
 */
export type DiaryValue = { [name: string]: InnerValue };

/** An answer inside an entry of a `list` or `diary`. Texts and words live in the vault there. */
export type InnerValue =
  | VaultWords
  | ConfirmValue
  | NumberValue
  | ChoiceValue
  | ChoicesValue
  | DateValue
  | TimeValue;

/**
 * Of a `list`: for each entry what was answered to its inner items, by their ids; one that was not is absent.
 */
export type ListValue = { [name: string]: InnerValue }[];

/** Skips an item, or without `item` the step, when it is optional. */
export interface SkipAct extends EveryAct {
  act: "skip";
  /** The item, by its id. Absent: the whole step. */
  item?: string;
  /** The step it is meant for; refused (`not-here`) when it is not the one under the cursor. */
  step?: string;
}

/** Would rather not say: accepted on every item, always. */
export interface DeclineAct extends EveryAct {
  act: "decline";
  /** The item, by its id. */
  item: string;
  /** The step it is meant for; refused (`not-here`) when it is not the one under the cursor. */
  step?: string;
}

/** Asks for the next hint of an item, or for its solution. */
export interface HintAct extends EveryAct {
  act: "hint";
  /** The item, by its id. */
  item: string;
  /** The solution rather than the next hint. */
  solution?: true;
  /** The step it is meant for; refused (`not-here`) when it is not the one under the cursor. */
  step?: string;
}

/** Leaves the step and goes on; at a menu: leaves the section. */
export interface ContinueAct extends EveryAct {
  act: "continue";
}

/** Looks at the step before. */
export interface BackAct extends EveryAct {
  act: "back";
}

/** Puts it aside for a moment: a mark in the journal, closes nothing. */
export interface PauseAct extends EveryAct {
  act: "pause";
}

/** Stops: nothing can be done until `resume`. */
export interface StopAct extends EveryAct {
  act: "stop";
}

/** Takes it up again after `stop`. */
export interface ResumeAct extends EveryAct {
  act: "resume";
}

/** Lets time pass; by the system only. */
export interface TickAct extends EveryAct {
  act: "tick";
}

/** Erases the learner's words from the vault; by the learner or the system. */
export interface EraseAct extends EveryAct {
  act: "erase";
}

/** Goes to a step: back to one that was seen, to a child of the menu, or ahead over what was done before. */
export interface GoAct extends EveryAct {
  act: "go";
  /** The step to go to, by its id. */
  step: string;
}

/** Asks for a contact, in a form; by the learner. Also after it was declined. */
export interface ContactAskAct extends EveryAct {
  act: "contact-ask";
  /** The form, by its word; refused (`form-not-offered`) when it is none that may be picked now. */
  form: string;
  /** The contact, by the id of its step. */
  step: string;
}

/** Offers some of the forms of a contact; by the guide. */
export interface ContactOfferAct extends EveryAct {
  act: "contact-offer";
  /** The forms, by their words: at least one, each once. */
  forms: string[];
  /** The contact, by the id of its step. */
  step: string;
}

/** Plans a contact that was asked for, or plans it anew. */
export interface ContactPlanAct extends EveryAct {
  act: "contact-plan";
  /** The contact, by the id of its step. */
  step: string;
  /** When it will be. */
  when: Moment;
}

/** Says that a contact was held. Who may say so, the module says. */
export interface ContactHeldAct extends EveryAct {
  act: "contact-held";
  /** The contact, by the id of its step. */
  step: string;
  /** How many were there, of a contact with a group. */
  count?: Present;
  /** In which form, by its word. Absent: the one asked for, or the only one there is. */
  form?: string;
}

/** How many were there: a whole number from 1 to 9,999. */
export type Present = number;

/** Declines a contact: it will not be, and who waits for it can go on at once. */
export interface ContactDeclineAct extends EveryAct {
  act: "contact-decline";
  /** The contact, by the id of its step. */
  step: string;
}

/** Lets somebody go on who waits; by the guide. */
export interface ReleaseAct extends EveryAct {
  act: "release";
  /** The wait, by the id of its step. */
  step: string;
}

/** Shares what the share step under the cursor offers; gives consent to its purpose. */
export interface ShareAct extends EveryAct {
  act: "share";
  /** The names of what is shared: items, scales, values; distinct, at least one. */
  what: string[];
  /** The share step; refused (`not-here`) when it is not the one under the cursor. */
  step?: string;
}

/** Takes back one thing that was shared; also after `stop`. */
export interface UnshareAct extends EveryAct {
  act: "unshare";
  /** What it was shared for. */
  purpose: string;
  /** The name of it. */
  what: string;
}

/** Gives consent to a purpose, or does not give it, or withdraws it: that ends all that was shared for it. */
export interface ConsentAct extends EveryAct {
  act: "consent";
  /** Given, or not. */
  given: boolean;
  /** The purpose. */
  purpose: string;
}

/** Replies to what was shared, in words of the guide's own that the learner reads. */
export interface ReplyAct extends EveryAct {
  act: "reply";
  /** The number of the entry that shared it. */
  to: number;
  /** The words are in the vault, under `reply/` and the number of this entry. */
  value: VaultWords;
}

/** Writes a note, in words of the guide's own for themselves alone. */
export interface NoteAct extends EveryAct {
  act: "note";
  /** The words are in the vault, under `note/` and the number of this entry. */
  value: VaultWords;
}

/**
 * Goes on in another version of the module that was handed over: by the system, or by a learner who was
 * asked.
 */
export interface UpgradeAct extends EveryAct {
  act: "upgrade";
  /** The hash of its program. */
  program: Hash;
  /** What the learner chooses; absent: `new`. The system chooses nothing. */
  choice?: VersionChoice;
}

/**
 * What a learner chooses who is asked about another version.
 * - `new`: to go on in the new version
 * - `old`: to finish the old one
 */
export type VersionChoice = "new" | "old";

/** A SHA-256 hash as 64 hex digits. */
export type Hash = string;

/** An act that was accepted: the act itself, what it brought about, and its number. One line of a journal. */
export type Entry =
  | StartEntry
  | AnswerEntry
  | SkipEntry
  | DeclineEntry
  | HintEntry
  | ContinueEntry
  | BackEntry
  | PauseEntry
  | StopEntry
  | ResumeEntry
  | TickEntry
  | EraseEntry
  | GoEntry
  | ContactAskEntry
  | ContactOfferEntry
  | ContactPlanEntry
  | ContactHeldEntry
  | ContactDeclineEntry
  | ReleaseEntry
  | ShareEntry
  | UnshareEntry
  | ConsentEntry
  | ReplyEntry
  | NoteEntry
  | UpgradeEntry;

/** What nearly every `Entry` has. */
interface EveryEntry {
  /** When, as the host said it. */
  at: Moment;
  /** What it brought about, in order; often nothing. */
  facts: Fact[];
  /** The number of the entry, from 1. The only order there is: clocks may differ. */
  seq: number;
  /**
   * In a line of the journal: SHA-256 of the hash before it and of this line without its hash. Absent in what
   * an act gives back before it is written.
   */
  hash?: Hash;
}

/** The session began. */
export interface StartEntry extends EveryEntry {
  act: "start";
  /** Who acted. */
  by: ByLearnerOrSystem;
  /** The step it began at, where the act named one. */
  entry?: string;
  /** What the host knew of the learner, by the name of the fact; absent when it was nothing. */
  given?: { [name: string]: PlainValue };
}

/**
 * Who begins a session, answers (each what is theirs), or erases words.
 * - `learner`: the learner
 * - `system`: the host
 */
export type ByLearnerOrSystem = "learner" | "system";

/** An item was answered. */
export interface AnswerEntry extends EveryEntry {
  act: "answer";
  /** Who acted. */
  by: ByLearnerOrSystem;
  /** The item. */
  item: string;
  /** The step it stands in. */
  step: string;
  /** The answer as it is stored; of a `likert` the rows of this act. */
  value: AnswerValue;
  /** Which entry of a diary, from 1. */
  entry?: number;
}

/** An item was skipped, or a step. */
export interface SkipEntry extends EveryEntry {
  act: "skip";
  /** Who acted. */
  by: "learner";
  /** The step. */
  step: string;
  /** The item; absent: the whole step. */
  item?: string;
}

/** Somebody would rather not say. */
export interface DeclineEntry extends EveryEntry {
  act: "decline";
  /** Who acted. */
  by: "learner";
  /** The item. */
  item: string;
  /** The step it stands in. */
  step: string;
}

/** A hint or the solution was looked at. */
export interface HintEntry extends EveryEntry {
  act: "hint";
  /** Who acted. */
  by: "learner";
  /** The item. */
  item: string;
  /** The step it stands in. */
  step: string;
  /** The solution rather than a hint. */
  solution?: true;
}

/** The step was left, or somebody who looked back went forward again. */
export interface ContinueEntry extends EveryEntry {
  act: "continue";
  /** Who acted. */
  by: "learner";
}

/** Somebody looked back. */
export interface BackEntry extends EveryEntry {
  act: "back";
  /** Who acted. */
  by: "learner";
}

/** It was put aside for a moment. */
export interface PauseEntry extends EveryEntry {
  act: "pause";
  /** Who acted. */
  by: "learner";
}

/** It was stopped. */
export interface StopEntry extends EveryEntry {
  act: "stop";
  /** Who acted. */
  by: "learner";
}

/** It was taken up again. */
export interface ResumeEntry extends EveryEntry {
  act: "resume";
  /** Who acted. */
  by: "learner";
}

/** Time passed. */
export interface TickEntry extends EveryEntry {
  act: "tick";
  /** Who acted. */
  by: "system";
}

/** The words in the vault were erased. */
export interface EraseEntry extends EveryEntry {
  act: "erase";
  /** Who acted. */
  by: ByLearnerOrSystem;
}

/** Somebody went to a step. */
export interface GoEntry extends EveryEntry {
  act: "go";
  /** Who acted. */
  by: "learner";
  /** The step asked for. */
  step: string;
}

/** A contact was asked for. */
export interface ContactAskEntry extends EveryEntry {
  act: "contact-ask";
  /** Who acted. */
  by: "learner";
  /** The form. */
  form: ContactForm;
  /** The contact. */
  step: string;
}

/**
 * How people meet.
 * - `in-person`: face to face
 * - `phone`: on the phone
 * - `video`: with a camera
 * - `chat`: in writing
 */
export type ContactForm = "in-person" | "phone" | "video" | "chat";

/** Forms of a contact were offered. */
export interface ContactOfferEntry extends EveryEntry {
  act: "contact-offer";
  /** Who acted. */
  by: "guide";
  /** The forms, in the order of the step. */
  forms: ContactForm[];
  /** The contact. */
  step: string;
}

/** A contact was planned. */
export interface ContactPlanEntry extends EveryEntry {
  act: "contact-plan";
  /** Who acted. */
  by: ByLearnerOrGuide;
  /** The contact. */
  step: string;
  /** When it will be. */
  when: Moment;
}

/**
 * Who agrees on a contact.
 * - `learner`: the learner
 * - `guide`: the professional beside them
 */
export type ByLearnerOrGuide = "learner" | "guide";

/** A contact was held. */
export interface ContactHeldEntry extends EveryEntry {
  act: "contact-held";
  /** Who acted. */
  by: ByLearnerOrGuide;
  /** The contact. */
  step: string;
  /** How many were there, of a group. */
  count?: Present;
  /** The form, where the act named one. */
  form?: ContactForm;
}

/** A contact was declined. */
export interface ContactDeclineEntry extends EveryEntry {
  act: "contact-decline";
  /** Who acted. */
  by: ByLearnerOrGuide;
  /** The contact. */
  step: string;
}

/** Somebody who waited was let go on. */
export interface ReleaseEntry extends EveryEntry {
  act: "release";
  /** Who acted. */
  by: "guide";
  /** The wait. */
  step: string;
}

/** Something was shared. */
export interface ShareEntry extends EveryEntry {
  act: "share";
  /** Who acted. */
  by: "learner";
  /** The share step. */
  step: string;
  /** The names of what was, as they were sent. */
  what: string[];
}

/** Something was taken back. */
export interface UnshareEntry extends EveryEntry {
  act: "unshare";
  /** Who acted. */
  by: "learner";
  /** What it was shared for. */
  purpose: string;
  /** The name of it. */
  what: string;
}

/** Consent was given, refused or withdrawn. */
export interface ConsentEntry extends EveryEntry {
  act: "consent";
  /** Who acted. */
  by: "learner";
  /** Given, or not. */
  given: boolean;
  /** To what. */
  purpose: string;
}

/** The guide replied to what was shared. */
export interface ReplyEntry extends EveryEntry {
  act: "reply";
  /** Who acted. */
  by: "guide";
  /** The number of the entry that shared it. */
  to: number;
  /** The words are in the vault, under `reply/` and the number of this entry. */
  value: VaultWords;
}

/** The guide wrote a note. */
export interface NoteEntry extends EveryEntry {
  act: "note";
  /** Who acted. */
  by: "guide";
  /** The words are in the vault, under `note/` and the number of this entry. */
  value: VaultWords;
}

/** There is another version of the module; what came of it says the fact `upgraded`. */
export interface UpgradeEntry extends EveryEntry {
  act: "upgrade";
  /** Who acted. */
  by: ByLearnerOrSystem;
  /** The hash of its program. */
  program: Hash;
  /** What the learner chose who was asked. */
  choice?: VersionChoice;
}

/** What an act brought about. Facts are never taken back. */
export type Fact =
  | DrawnFact
  | DueFact
  | WaitingFact
  | FeltBackFact
  | ParkedFact
  | ReturnedFact
  | LeftFact
  | ScoredFact
  | ShuffledFact
  | MovedFact
  | ContactFact
  | ReleasedFact
  | RepliedFact
  | SharedFact
  | UnsharedFact
  | ConsentedFact
  | ErasedFact
  | CompletedFact
  | ReopenedFact
  | UpgradedFact;

/** A chance was drawn: once at the start, or for a visit. */
export type DrawnFact = DrawnForVisit | DrawnAtStart;

/** A chance was drawn for a visit. */
export interface DrawnForVisit {
  fact: "drawn";
  /** What came out. */
  arm: Arm;
  /** The name of the chance. */
  chance: string;
  /** What it was drawn from: anybody can work out from the seed that it had to be this. */
  draw: Draw;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step of the visit. */
  step: string;
  /** The weight of each arm, in their order; absent where a whole number is drawn. */
  weights?: number[];
}

/** What a chance drew: a whole number, or the id of one of its arms. */
export type Arm = number | string;

/** The 64 bits behind a draw, as 16 hex digits. */
export type Draw = string;

/** A chance was drawn at the start, once for the whole session. */
export interface DrawnAtStart {
  fact: "drawn";
  /** What came out. */
  arm: Arm;
  /** The name of the chance. */
  chance: string;
  /** What it was drawn from: anybody can work out from the seed that it had to be this. */
  draw: Draw;
  /** The weight of each arm, in their order; absent where a whole number is drawn. */
  weights?: number[];
}

/** Its time came: of a place that waits, or of an entry of a diary. */
export type DueFact = EntryDueFact | PlaceDueFact;

/** An entry of a diary can be given from now on: something to remind the learner of. */
export interface EntryDueFact {
  fact: "due";
  /** The entry, from 1. */
  entry: number;
  /** The diary. */
  item: string;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step. */
  step: string;
}

/** A wait is over, or the limit of a contact or activity has passed. */
export interface PlaceDueFact {
  fact: "due";
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step. */
  step: string;
}

/** Something waits from now on: a place, or a diary that is kept. */
export type WaitingFact = DiaryWaitingFact | PlaceWaitingFact;

/** A diary is kept from now on: entry k can be given from k - 1 days or weeks after `from`. */
export interface DiaryWaitingFact {
  fact: "waiting";
  /** How often it asks. */
  every: Period;
  /** The day of the first entry. */
  from: DateValue;
  /** The diary. */
  item: string;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step. */
  step: string;
  /** How many times it asks. */
  times: number;
}

/**
 * How often a diary asks.
 * - `day`: every day
 * - `week`: every week
 */
export type Period = "day" | "week";

/** A place that waits was entered: for time, for a person, for something outside. */
export interface PlaceWaitingFact {
  fact: "waiting";
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step. */
  step: string;
  /** Of an activity: what the host opens. */
  launch?: string;
  /** When it opens by itself; absent when it does not. */
  until?: When;
}

/**
 * When something is due: an instant with the local clock, or `2026-11-23T09:00` when the local clock stands
 * there. Who makes an alarm of it knows the time zone; the engine does not.
 */
export type When = string;

/** A rule of an item was met, so that its feedback is shown. */
export interface FeltBackFact {
  fact: "felt-back";
  /** The item. */
  item: string;
  /** The number of the rule, from 1. */
  rule: number;
  /** Whether the answer is right; absent where the rule does not say. */
  correct?: boolean;
}

/**
 * A visit stopped counting, since an earlier answer leads elsewhere now. It is kept, and returns with its
 * answers when the way leads there again.
 */
export interface ParkedFact {
  fact: "parked";
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step. */
  step: string;
}

/** A parked visit counts again. */
export interface ReturnedFact {
  fact: "returned";
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step. */
  step: string;
}

/** A visit was left. */
export interface LeftFact {
  fact: "left";
  /** How. */
  how: How;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step that was left. */
  step: string;
  /** The step that was entered. */
  to: string;
}

/**
 * How a visit was left.
 * - `done`: by `continue`
 * - `skipped`: skipped as a whole
 * - `held`: what it waited for was there: a contact was held, the guide let go on
 * - `over`: it waited as long as it does
 * - `chosen`: a menu, for one of its children
 */
export type How = "done" | "skipped" | "held" | "over" | "chosen";

/** A measure was left, or answers of one that was left changed: the score of its scale, or of a subscale. */
export interface ScoredFact {
  fact: "scored";
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The scale or subscale. */
  scale: string;
  /** The step of the measure. */
  step: string;
  /** The band that the score falls in; absent when the score is not known, or in no band. */
  band?: string;
  /** The moment of the measure (`start`, `end` …), if it has one. */
  moment?: string;
  /** The score; absent when it is not known because too much was skipped. */
  score?: number;
}

/** The options of an item stand in an order that was drawn for the visit. */
export interface ShuffledFact {
  fact: "shuffled";
  /** The item. */
  item: string;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The ids of all its options, hidden ones too. */
  order: string[];
  /** The step. */
  step: string;
}

/** The cursor stands elsewhere now. */
export interface MovedFact {
  fact: "moved";
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step that is looked at now. */
  step: string;
}

/** Something was agreed on about a contact; all that is known of it now. */
export interface ContactFact {
  fact: "contact";
  /** The number of the visit to the step, from 1. */
  n: number;
  /** Where it stands. */
  state: ContactState;
  /** The step. */
  step: string;
  /** How many were there, of a group. */
  count?: Present;
  /** The form. */
  form?: ContactForm;
  /** What the guide offers; absent: all forms of the step. */
  forms?: ContactForm[];
  /** When it will be. */
  planned?: Moment;
}

/**
 * Where a contact stands.
 * - `open`: nothing was agreed on
 * - `asked`: it was asked for
 * - `planned`: there is a moment
 * - `held`: it was held
 * - `declined`: it will not be
 */
export type ContactState = "open" | "asked" | "planned" | "held" | "declined";

/** The guide let go on who waits. */
export interface ReleasedFact {
  fact: "released";
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step. */
  step: string;
}

/** A reply was written to what was shared. */
export interface RepliedFact {
  fact: "replied";
  /** The number of the entry that shared it. */
  to: number;
}

/** Something was shared. */
export interface SharedFact {
  fact: "shared";
  /** What for. */
  purpose: string;
  /** The names of what was, in the order of the offer. */
  what: string[];
}

/** Something is not shared any more. */
export interface UnsharedFact {
  fact: "unshared";
  /** What it was shared for. */
  purpose: string;
  /** The name of it. */
  what: string;
}

/** Consent was given, refused or withdrawn. */
export interface ConsentedFact {
  fact: "consented";
  /** Given, or not. */
  given: boolean;
  /** To what. */
  purpose: string;
}

/** The words in the vault are to be removed: the host does that. */
export interface ErasedFact {
  fact: "erased";
}

/** An end was reached. */
export interface CompletedFact {
  fact: "completed";
  /** The end. */
  step: string;
}

/** An end that had been reached does not count any more, since an earlier answer leads elsewhere now. */
export interface ReopenedFact {
  fact: "reopened";
  /** The end. */
  step: string;
}

/**
 * There is another version of the module. The session is on it from this entry on, unless the learner is
 * asked or chose the old one.
 */
export interface UpgradedFact {
  fact: "upgraded";
  /** The hash of the program before. */
  from: Hash;
  /** The hash of the other one. */
  to: Hash;
  /** What it comes to for the learner, the worst that applies. */
  verdict: Verdict;
  /** The answers of the path that did not stay where they were, in its order; empty: all did. */
  answers?: LostAnswer[];
  /** Where the choice stands; absent where there was none. */
  choice?: ChoiceState;
  /** What was shared or agreed to and holds no more. */
  ended?: EndedSharing[];
  /** How many answers of the path stayed where they were. */
  kept?: number;
}

/** An answer that did not stay where it was. It is parked, and comes back in a version in which it fits. */
export interface LostAnswer {
  /** Its item, as the old version calls it. */
  item: string;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** Its step, as the old version calls it. */
  step: string;
  /** Why: `unknown-step`, `unknown-item`, `two-heirs`, `not-reached`, or why the value does not fit. */
  why: string;
  /** It is asked again. */
  again?: true;
}

/**
 * Where a choice about another version stands.
 * - `open`: the learner is asked, and is on the old version until they say
 * - `new`: they go on in the new version
 * - `old`: they finish the old one
 */
export type ChoiceState = "open" | "new" | "old";

/** Something that was shared, or consent, that holds no more: the words are others. */
export interface EndedSharing {
  /** The purpose. */
  purpose: string;
  /** What was shared; absent: consent itself. */
  what?: string;
}

/**
 * What another version comes to for the learner.
 * - `unchanged`: they stand where they stood, and nothing is asked again
 * - `re-ask`: something is asked again, and they stand there
 * - `moved`: their path goes no further than here; what came after is parked
 * - `choice`: it cannot be decided for them
 */
export type Verdict = "unchanged" | "re-ask" | "moved" | "choice";

/** An act was refused; nothing changed. Judged in a fixed order, so every host is told the same. */
export type Refusal =
  | UnknownActRefusal
  | BadActRefusal
  | NotAllowedRefusal
  | NotStartedRefusal
  | StartedRefusal
  | FullRefusal
  | StoppedRefusal
  | NotStoppedRefusal
  | UnknownStepRefusal
  | UnknownItemRefusal
  | UnknownFactRefusal
  | NotAnEntryRefusal
  | NotHereRefusal
  | NotShownRefusal
  | NoEntryRefusal
  | NotDueRefusal
  | EntryClosedRefusal
  | MeasureClosedRefusal
  | AtEndRefusal
  | NothingBeforeRefusal
  | NotReachableRefusal
  | NotOptionalRefusal
  | NoHintRefusal
  | TooLateRefusal
  | NotYoursRefusal
  | OtherKindRefusal
  | NotReachedRefusal
  | ContactOverRefusal
  | FormNotOfferedRefusal
  | NotAskedRefusal
  | NotConfirmerRefusal
  | NotAGroupRefusal
  | NotOfferedRefusal
  | NotGrantedRefusal
  | UnknownPurposeRefusal
  | UnknownProgramRefusal
  | SameProgramRefusal
  | OtherModuleRefusal
  | NoChoiceRefusal
  | StaysRefusal
  | WrongTypeRefusal
  | UnknownOptionRefusal
  | OptionNotShownRefusal
  | TwiceRefusal
  | NotAloneRefusal
  | TooFewRefusal
  | TooManyRefusal
  | OutOfRangeRefusal
  | TooManyDecimalsRefusal
  | OffStepRefusal
  | TooLongRefusal
  | IncompleteRefusal
  | RequiredRefusal
  | GateRefusal
  | WaitingRefusal
  | NeedRefusal;

/** What nearly every `Refusal` has. */
interface EveryRefusal {
  /** The kinds of act of which this role could have one accepted now. */
  allowed: ActKind[];
}

/** There is no such kind of act. */
export interface UnknownActRefusal extends EveryRefusal {
  refused: "unknown-act";
  /** The kind that was sent. */
  act: string;
}

/**
 * A kind of act.
 * - `start`: to begin
 * - `answer`: to answer an item
 * - `skip`: to skip an item, or an optional step
 * - `decline`: to rather not say
 * - `hint`: to look at a hint or the solution
 * - `continue`: to go on
 * - `back`: to go back
 * - `pause`: to put it aside for a moment
 * - `stop`: to stop
 * - `resume`: to take it up again
 * - `tick`: to let time pass
 * - `erase`: to erase the words in the vault
 * - `go`: to go to a step
 * - `contact-ask`: to ask for a contact
 * - `contact-offer`: to offer forms of a contact
 * - `contact-plan`: to plan a contact
 * - `contact-held`: to say that a contact was held
 * - `contact-decline`: to decline a contact
 * - `release`: to let somebody go on who waits
 * - `share`: to share answers
 * - `unshare`: to take back what was shared
 * - `consent`: to give or withdraw consent
 * - `reply`: to answer what was shared
 * - `note`: to write a note of one's own
 * - `upgrade`: to go on in another version of the module
 */
export type ActKind =
  | "start"
  | "answer"
  | "skip"
  | "decline"
  | "hint"
  | "continue"
  | "back"
  | "pause"
  | "stop"
  | "resume"
  | "tick"
  | "erase"
  | "go"
  | "contact-ask"
  | "contact-offer"
  | "contact-plan"
  | "contact-held"
  | "contact-decline"
  | "release"
  | "share"
  | "unshare"
  | "consent"
  | "reply"
  | "note"
  | "upgrade";

/** A member of the act is missing, unknown, or of another type. */
export interface BadActRefusal extends EveryRefusal {
  refused: "bad-act";
  /** The member; `act` for what is no object at all. */
  field: string;
}

/** This role never does that. */
export interface NotAllowedRefusal extends EveryRefusal {
  refused: "not-allowed";
  /** Who acted. */
  by: Role;
}

/** The session has not begun. */
export interface NotStartedRefusal extends EveryRefusal {
  refused: "not-started";
}

/** The session has begun already. */
export interface StartedRefusal extends EveryRefusal {
  refused: "started";
}

/** The session holds as many entries as one can: 100,000. */
export interface FullRefusal extends EveryRefusal {
  refused: "full";
}

/** The session was stopped. */
export interface StoppedRefusal extends EveryRefusal {
  refused: "stopped";
}

/** The session was not stopped. */
export interface NotStoppedRefusal extends EveryRefusal {
  refused: "not-stopped";
}

/** There is no such step. */
export interface UnknownStepRefusal extends EveryRefusal {
  refused: "unknown-step";
  /** The id that was sent. */
  step: string;
}

/** There is no such item. */
export interface UnknownItemRefusal extends EveryRefusal {
  refused: "unknown-item";
  /** The id that was sent. */
  item: string;
}

/** There is no such fact to hand in. */
export interface UnknownFactRefusal extends EveryRefusal {
  refused: "unknown-fact";
  /** The name that was sent. */
  fact: string;
}

/** One does not start at that step. */
export interface NotAnEntryRefusal extends EveryRefusal {
  refused: "not-an-entry";
  /** The step. */
  step: string;
}

/** The step or the item is not the one under the cursor. */
export type NotHereRefusal = NotHereStep | NotHereItem;

/** The act names a step that is not under the cursor. */
export interface NotHereStep extends EveryRefusal {
  refused: "not-here";
  /** The step that was named. */
  step: string;
}

/** The act names an item of another step than the one under the cursor. */
export interface NotHereItem extends EveryRefusal {
  refused: "not-here";
  /** The item that was named. */
  item: string;
}

/** The item is hidden. */
export interface NotShownRefusal extends EveryRefusal {
  refused: "not-shown";
  /** The item. */
  item: string;
}

/** There is no such entry, or the item is no diary. */
export interface NoEntryRefusal extends EveryRefusal {
  refused: "no-entry";
  /** The item. */
  item: string;
}

/** It is too early for this entry of the diary. */
export interface NotDueRefusal extends EveryRefusal {
  refused: "not-due";
  /** The entry. */
  entry: number;
  /** The diary. */
  item: string;
}

/** The entry was given, and may have been read since. */
export interface EntryClosedRefusal extends EveryRefusal {
  refused: "entry-closed";
  /** The entry. */
  entry: number;
  /** The diary. */
  item: string;
}

/** The measurement belongs to an earlier moment: it can be looked at, not changed. */
export interface MeasureClosedRefusal extends EveryRefusal {
  refused: "measure-closed";
  /** The item. */
  item: string;
}

/** Nothing comes after an end. */
export interface AtEndRefusal extends EveryRefusal {
  refused: "at-end";
}

/** Nothing came before. */
export interface NothingBeforeRefusal extends EveryRefusal {
  refused: "nothing-before";
}

/** The step cannot be gone to from here. */
export interface NotReachableRefusal extends EveryRefusal {
  refused: "not-reachable";
  /** The step. */
  step: string;
}

/** The step cannot be skipped. */
export interface NotOptionalRefusal extends EveryRefusal {
  refused: "not-optional";
  /** The step. */
  step: string;
}

/** No hint or solution is left to show. */
export interface NoHintRefusal extends EveryRefusal {
  refused: "no-hint";
  /** The item. */
  item: string;
}

/**
 * What it was for is over: the activity or the wait was left, or was released already; the entry of a diary
 * is not open any more.
 */
export type TooLateRefusal = TooLateEntry | TooLateStep | TooLateItem;

/** It is too late for this entry of the diary. */
export interface TooLateEntry extends EveryRefusal {
  refused: "too-late";
  /** The entry. */
  entry: number;
  /** The diary. */
  item: string;
}

/** The wait was left, or was released already. */
export interface TooLateStep extends EveryRefusal {
  refused: "too-late";
  /** The step. */
  step: string;
}

/** The activity was left. */
export interface TooLateItem extends EveryRefusal {
  refused: "too-late";
  /** The item. */
  item: string;
}

/** Another role answers this item. */
export interface NotYoursRefusal extends EveryRefusal {
  refused: "not-yours";
  /** The item. */
  item: string;
}

/** The step is of another kind. */
export interface OtherKindRefusal extends EveryRefusal {
  refused: "other-kind";
  /** The kind that this act is for. */
  expects: WaitingKind;
  /** The step. */
  step: string;
}

/**
 * The kinds of step that some acts speak of.
 * - `contact`: a contact
 * - `wait`: a wait until the guide lets go on
 * - `share`: a step to share at
 */
export type WaitingKind = "contact" | "wait" | "share";

/** Nobody came to the step yet, or it does not concern who acts. */
export interface NotReachedRefusal extends EveryRefusal {
  refused: "not-reached";
  /** The step. */
  step: string;
}

/** The contact was held, or declined already. */
export interface ContactOverRefusal extends EveryRefusal {
  refused: "contact-over";
  /** The step. */
  step: string;
}

/** The contact cannot be had in that form. */
export interface FormNotOfferedRefusal extends EveryRefusal {
  refused: "form-not-offered";
  /** The step. */
  step: string;
}

/** Nobody asked for the contact yet. */
export interface NotAskedRefusal extends EveryRefusal {
  refused: "not-asked";
  /** The step. */
  step: string;
}

/** Another role says that the contact was held. */
export interface NotConfirmerRefusal extends EveryRefusal {
  refused: "not-confirmer";
  /** The step. */
  step: string;
}

/** The contact is with one person, so nobody is counted. */
export interface NotAGroupRefusal extends EveryRefusal {
  refused: "not-a-group";
  /** The step. */
  step: string;
}

/** The share step does not offer it, or it counts for nothing now. */
export interface NotOfferedRefusal extends EveryRefusal {
  refused: "not-offered";
  /** The name. */
  what: string;
}

/** It is not shared. */
export type NotGrantedRefusal = NotGrantedName | NotGrantedEntry;

/** It is not shared. */
export interface NotGrantedName extends EveryRefusal {
  refused: "not-granted";
  /** The name. */
  what: string;
}

/** Nothing that this entry shared is seen. */
export interface NotGrantedEntry extends EveryRefusal {
  refused: "not-granted";
  /** The number of the entry. */
  to: number;
}

/** There is no such purpose. */
export interface UnknownPurposeRefusal extends EveryRefusal {
  refused: "unknown-purpose";
  /** The name. */
  purpose: string;
}

/** That program was not handed over. */
export interface UnknownProgramRefusal extends EveryRefusal {
  refused: "unknown-program";
  /** Its hash. */
  program: Hash;
}

/** The session is on that program already. */
export interface SameProgramRefusal extends EveryRefusal {
  refused: "same-program";
  /** Its hash. */
  program: Hash;
}

/** The program is of another module. */
export interface OtherModuleRefusal extends EveryRefusal {
  refused: "other-module";
  /** Its hash. */
  program: Hash;
}

/** The learner is not asked about that program. */
export interface NoChoiceRefusal extends EveryRefusal {
  refused: "no-choice";
  /** Its hash. */
  program: Hash;
}

/** The learner is asked, or chose the old version. */
export interface StaysRefusal extends EveryRefusal {
  refused: "stays";
  /** Its hash. */
  program: Hash;
}

/** The value is not of the kind. */
export type WrongTypeRefusal = WrongTypeOfItem | WrongTypeOfFact;

/** The answer is not of the kind of the item. */
export interface WrongTypeOfItem extends EveryRefusal {
  refused: "wrong-type";
  /** The kind that would be. */
  expects: ItemKind;
  /** The item. */
  item: string;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/**
 * The kind of an item.
 * - `choice`: one option
 * - `choices`: several options
 * - `confirm`: yes, by ticking
 * - `text`: one line of text
 * - `words`: words of one's own
 * - `number`: a number
 * - `scale`: a point on a line
 * - `date`: a calendar day
 * - `time`: a time of day
 * - `likert`: one option for each row
 * - `rank`: all options, in one's own order
 * - `media`: something to hear or to see
 * - `breathe`: to breathe along
 * - `timer`: a quiet time
 * - `list`: entries, each of the same inner items
 * - `checklist`: to tick off
 * - `match`: what belongs together
 * - `gap`: a sentence to complete
 * - `goal`: a goal of one's own
 * - `goal-review`: to look back at a goal
 * - `diary`: the same questions every day or week
 * - `plan`: a plan of one's own
 * - `note`: something to read
 * - `recall`: an earlier answer, shown once more
 * - `card`: a card to keep
 */
export type ItemKind =
  | "choice"
  | "choices"
  | "confirm"
  | "text"
  | "words"
  | "number"
  | "scale"
  | "date"
  | "time"
  | "likert"
  | "rank"
  | "media"
  | "breathe"
  | "timer"
  | "list"
  | "checklist"
  | "match"
  | "gap"
  | "goal"
  | "goal-review"
  | "diary"
  | "plan"
  | "note"
  | "recall"
  | "card";

/** The fact handed in is of another type. */
export interface WrongTypeOfFact extends EveryRefusal {
  refused: "wrong-type";
  /** The type that would be. */
  expects: PlainKind;
  /** The fact. */
  fact: string;
}

/**
 * The type of a fact that the host hands in.
 * - `choice`: the id of an option
 * - `number`: a number
 * - `text`: a text
 * - `confirm`: yes or no
 */
export type PlainKind = "choice" | "number" | "text" | "confirm";

/** There is no such option. */
export type UnknownOptionRefusal = UnknownOptionOfItem | UnknownOptionOfFact;

/** The item has no such option. */
export interface UnknownOptionOfItem extends EveryRefusal {
  refused: "unknown-option";
  /** The item. */
  item: string;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/** The fact handed in has no such option. */
export interface UnknownOptionOfFact extends EveryRefusal {
  refused: "unknown-option";
  /** The fact. */
  fact: string;
}

/** The option is hidden. */
export interface OptionNotShownRefusal extends EveryRefusal {
  refused: "option-not-shown";
  /** The item. */
  item: string;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/** An option stands in it twice. */
export interface TwiceRefusal extends EveryRefusal {
  refused: "twice";
  /** The item. */
  item: string;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/** An option that excludes all others stands beside others. */
export interface NotAloneRefusal extends EveryRefusal {
  refused: "not-alone";
  /** The item. */
  item: string;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/** Too few options or entries. */
export interface TooFewRefusal extends EveryRefusal {
  refused: "too-few";
  /** The item. */
  item: string;
  /** How many there must be at least. */
  min: number;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/** Too many options or entries. */
export interface TooManyRefusal extends EveryRefusal {
  refused: "too-many";
  /** The item. */
  item: string;
  /** How many there may be at most. */
  max: number;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/** The value is outside the bounds. */
export type OutOfRangeRefusal = OutOfRangeOfItem | OutOfRangeOfFact;

/** The answer is outside the bounds of the item. */
export interface OutOfRangeOfItem extends EveryRefusal {
  refused: "out-of-range";
  /** The least. */
  from: Bound;
  /** The item. */
  item: string;
  /** The greatest. */
  to: Bound;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/** A bound. */
export type Bound = number | string;

/** The fact handed in is outside its bounds. */
export interface OutOfRangeOfFact extends EveryRefusal {
  refused: "out-of-range";
  /** The fact. */
  fact: string;
  /** The least. */
  from: number;
  /** The greatest. */
  to: number;
}

/** The number has more decimals than it may. */
export type TooManyDecimalsRefusal = TooManyDecimalsOfItem | TooManyDecimalsOfFact;

/** The answer has more decimals than the item takes. */
export interface TooManyDecimalsOfItem extends EveryRefusal {
  refused: "too-many-decimals";
  /** How many it takes. */
  decimals: number;
  /** The item. */
  item: string;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/** The fact handed in has more decimals than it takes. */
export interface TooManyDecimalsOfFact extends EveryRefusal {
  refused: "too-many-decimals";
  /** How many it takes. */
  decimals: number;
  /** The fact. */
  fact: string;
}

/** Between the steps that it takes. */
export interface OffStepRefusal extends EveryRefusal {
  refused: "off-step";
  /** The item. */
  item: string;
  /** The size of a step, counted from the least. */
  "step-size": number;
  /** The inner item, where the fault is in an entry of a list. */
  inner?: string;
}

/** The text has more characters than it may. */
export type TooLongRefusal = TooLongOfItem | TooLongOfFact;

/** The text has more characters than the item takes. */
export interface TooLongOfItem extends EveryRefusal {
  refused: "too-long";
  /** The item. */
  item: string;
  /** How many code points it takes. */
  max: number;
}

/** The fact handed in is a text with more characters than it takes. */
export interface TooLongOfFact extends EveryRefusal {
  refused: "too-long";
  /** The fact. */
  fact: string;
  /** How many code points it takes. */
  max: number;
}

/** A ranking without all options that are shown. */
export interface IncompleteRefusal extends EveryRefusal {
  refused: "incomplete";
  /** The item. */
  item: string;
}

/** The item asks for an answer, so it cannot be skipped; it can be declined. */
export interface RequiredRefusal extends EveryRefusal {
  refused: "required";
  /** The item. */
  item: string;
}

/** Items hold the learner back. */
export interface GateRefusal extends EveryRefusal {
  refused: "gate";
  /** Which, in the order in which they stand. */
  items: Held[];
}

/** An item that holds the learner back. */
export interface Held {
  /** The item. */
  item: string;
  /** Why. */
  why: Why;
}

/**
 * Why an item holds the learner back.
 * - `required`: it asks for an answer, or for declining
 * - `invalid`: its answer fails a check
 * - `retry`: its feedback asks to try again
 */
export type Why = "required" | "invalid" | "retry";

/** It waits still, for time or for somebody. */
export interface WaitingRefusal extends EveryRefusal {
  refused: "waiting";
  /** The step. */
  step: string;
}

/** Too few children of the menu are done. */
export interface NeedRefusal extends EveryRefusal {
  refused: "need";
  /** How many are done. */
  done: number;
  /** How many are needed. */
  need: number;
}

/** What is to be shown now. */
export type Screen = MenuScreen | EndScreen | StepScreen | GuideScreen | BareScreen;

/** What nearly every `Screen` has. */
interface EveryScreen {
  /** The kinds of act of which this role could have one accepted now. */
  allowed: ActKind[];
  /** The help of the module, one tap away. */
  help: HelpLine[];
  /** The language of the words: the one asked for, or the first of the module. */
  language: string;
}

/** At a menu: of a section whose children may be done in any order. */
export interface MenuScreen extends EveryScreen {
  /** It is a menu. */
  kind: "section";
  /** The children that are shown, in their order. */
  children: Child[];
  /** The items that are shown, in their order. */
  items: Item[];
  /** The number of the visit to the step, from 1. */
  n: number;
  /** How many children are done, and how many must be to go on. */
  need: Need;
  /** How far along the path this is. */
  progress: Progress;
  /** How far the session is. */
  status: PlaceStatus;
  /** The step. */
  step: string;
  /** What is said here. */
  body?: Said;
  /** The entries of diaries that can be given now and are not, by day, with what they ask. */
  diaries?: DueEntry[];
  /** A picture: one of the module's own media, by its path. */
  image?: string;
  /** Minutes of work, as the author thinks. */
  minutes?: number;
  /** Replies of the guide, in their order. */
  replies?: Reply[];
  /** The scores of the measure that was left just before, the scale first. */
  scores?: Score[];
  /** The title. */
  title?: Said;
  /** Why this is shown: the answers that count among those that led here. */
  why?: Because[];
}

/** A child of a menu. */
export interface Child {
  /** How far it is. */
  state: ChildState;
  /** Its step. */
  step: string;
  /** It need not be done. */
  optional?: true;
  /** Its title. */
  title?: Said;
}

/**
 * How far a child of a menu is, in this run of its section.
 * - `open`: not begun
 * - `begun`: begun
 * - `skipped`: skipped
 * - `done`: done
 */
export type ChildState = "open" | "begun" | "skipped" | "done";

/** An entry of a diary that can be given now, wherever the learner is. */
export interface DueEntry {
  /** The day from which it can be given. */
  date: DateValue;
  /** The entry, from 1. */
  entry: number;
  /** The diary. */
  item: string;
  /** What the entry asks. */
  questions: Inner[];
  /** The step of the diary. */
  step: string;
  /** The question of the diary. */
  ask?: Said;
  /** Words of help. */
  help?: Said;
  /**
   * Where the words of this diary are in the vault: this key, then `/k/inner` with the number of the entry.
   * Absent when no inner item has words.
   */
  vault?: VaultKey;
}

/** What each entry of a list or diary asks once. */
export interface Inner {
  /** The question. */
  ask: Said;
  /** Its id inside the entry. */
  id: string;
  /** Its kind. */
  kind: InnerKind;
  /** How to ask for it. Its shape follows from the kind. */
  asks?: InnerAsks;
  /** Words of help. */
  help?: Said;
  /** Its options. */
  options?: Choice[];
  /** Words at points of the line of a scale, from low to high. */
  points?: Point[];
  /** What a number counts. */
  unit?: string;
  /** Its words live in the vault. */
  vault?: true;
}

/** How to ask for an inner item of a list or diary; by its kind. */
export type InnerAsks =
  | NumberAsks
  | ScaleAsks
  | ChoicesAsks
  | TextAsks
  | WordsAsks
  | ChoiceAsks
  | DateAsks
  | TimeAsks;

/** The bounds of a number. */
export interface NumberAsks {
  /** How many decimals, 0 to 6. */
  decimals: number;
  /** The least. */
  from: number;
  /** The greatest. */
  to: number;
  /** The size of a step, counted from the least; absent: any number with so many decimals. */
  step?: number;
}

/** The bounds of a scale. */
export interface ScaleAsks {
  /** The least. */
  from: number;
  /** The size of a step, counted from the least. */
  step: number;
  /** The greatest. */
  to: number;
}

/** How to ask for several options. */
export interface ChoicesAsks {
  /** How many at least. */
  min: number;
  /** What they look like, where the author says so. */
  look?: Look;
  /** How many at most; absent: all. */
  max?: number;
}

/**
 * What options look like.
 * - `buttons`: buttons beside each other
 * - `list`: a list
 * - `images`: pictures
 */
export type Look = "buttons" | "list" | "images";

/** How long a text may be. */
export interface TextAsks {
  /** Code points at most. */
  max: number;
}

/** How long words may be. */
export interface WordsAsks {
  /** Code points at most. */
  max: number;
  /** How many lines to show, where the author says so. */
  rows?: number;
}

/** How to ask for options. */
export interface ChoiceAsks {
  /** What they look like, where the author says so. */
  look?: Look;
}

/** The bounds of a date. */
export interface DateAsks {
  /** The first; absent: 1900-01-01. */
  from?: DateValue;
  /** The last; absent: 2200-12-31. */
  to?: DateValue;
}

/** The bounds of a time of day. */
export interface TimeAsks {
  /** The first; absent: 00:00. */
  from?: TimeValue;
  /** The last; absent: 23:59. */
  to?: TimeValue;
}

/**
 * The kind of an inner item of a list or diary.
 * - `choice`: one option
 * - `choices`: several options
 * - `confirm`: yes, by ticking
 * - `text`: one line of text
 * - `words`: words of one's own
 * - `number`: a number
 * - `date`: a calendar day
 * - `time`: a time of day
 * - `scale`: a point on a line
 */
export type InnerKind =
  | "choice"
  | "choices"
  | "confirm"
  | "text"
  | "words"
  | "number"
  | "date"
  | "time"
  | "scale";

/** An option. */
export interface Choice {
  /** Its id. */
  id: string;
  /** Its words. */
  label: string;
  /** A picture: one of the module's own media, by its path. */
  image?: string;
}

/** A point of a scale that has words. */
export interface Point {
  /** The number. */
  at: number;
  /** Its words. */
  label: string;
}

/**
 * A key in the vault: `step/n/item`, for `other` words `step/n/item/other`, in a list `step/n/item/k/inner`
 * with the number of the entry from 1.
 */
export type VaultKey = string;

/** A line of help. */
export interface HelpLine {
  /** What it is for. */
  title: Said;
  /** More words. */
  body?: Said;
  /** Where to read on. */
  link?: string;
  /** A number to call, as written. */
  phone?: string;
}

/** What a menu asks before it can be left. */
export interface Need {
  /** How many children are done. */
  done: number;
  /** How many must be. */
  need: number;
}

/** How far along the path: in places, this one not counted as done. */
export interface Progress {
  /** Places before this one. */
  done: number;
  /** Places to an end at least, this one counted. */
  least: number;
  /** Places to an end at most, this one counted. */
  most: number;
}

/** A reply of the guide: its words are in the vault under `reply/` and `seq`. */
export interface Reply {
  /** The number of the entry. */
  seq: number;
  /** The number of the entry that shared what it replies to. */
  to: number;
}

/** The score of a scale or subscale, as it is said. */
export interface Score {
  /** The scale. */
  scale: string;
  /** The band that the score falls in. */
  band?: string;
  /** What is said of the band. */
  say?: Said;
  /** The score, written in the language of the screen; absent when it is not known. */
  score?: string;
  /** The title of the scale. */
  title?: Said;
}

/**
 * How far a session is that has begun.
 * - `running`: it goes on
 * - `stopped`: it was stopped
 * - `completed`: an end was reached; everything stays open to look at and to change
 */
export type PlaceStatus = "running" | "stopped" | "completed";

/** An answer that led here. */
export interface Because {
  /** The item. */
  item: string;
  /** The answer, written out in the language of the screen; of several rows all that was answered. */
  answer?: Fill;
  /** The question. */
  ask?: Said;
  /** The row of a likert, by its place from 0. */
  row?: number;
}

/** What stands in a hole. */
export type Fill = TextFill | SlotFill | NoFill;

/** Characters as they are. */
export interface TextFill {
  /** The characters. */
  text: string;
}

/** Words that only the learner's own device has: the player takes them from the vault. */
export interface SlotFill {
  /** Where they are in the vault. */
  slot: VaultKey;
}

/** Nothing: what was asked for is not known. */
export type NoFill = Record<string, never>;

/** At an end. */
export interface EndScreen extends EveryScreen {
  /** It is an end. */
  kind: "end";
  /** The items that are shown, in their order. */
  items: Item[];
  /** The number of the visit to the step, from 1. */
  n: number;
  /** How far along the path this is. */
  progress: Progress;
  /** How far the session is. */
  status: PlaceStatus;
  /** The step. */
  step: string;
  /** What is said here. */
  body?: Said;
  /** The entries of diaries that can be given now and are not, by day, with what they ask. */
  diaries?: DueEntry[];
  /** A picture: one of the module's own media, by its path. */
  image?: string;
  /** Minutes of work, as the author thinks. */
  minutes?: number;
  /** Replies of the guide, in their order. */
  replies?: Reply[];
  /** The scores of the measure that was left just before, the scale first. */
  scores?: Score[];
  /** What is shown once more: answers, scores and values. */
  summary?: SummaryLine[];
  /** The title. */
  title?: Said;
  /** Why this is shown: the answers that count among those that led here. */
  why?: Because[];
}

/** A line of a summary. */
export type SummaryLine = AnswerLine | Score | ValueLine;

/** An answer that is shown once more. */
export interface AnswerLine {
  /** The answer, written out in the language of the screen. */
  answer: Fill;
  /** The question. */
  ask: Said;
  /** The item. */
  item: string;
}

/** A value of the module that is shown. */
export interface ValueLine {
  /** What it is, written out in the language of the screen. */
  is: Fill;
  /** The name of the value. */
  value: string;
}

/** At a step. */
export interface StepScreen extends EveryScreen {
  /** The items that are shown, in their order. */
  items: Item[];
  /** The kind of the step. */
  kind: TaskKind;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** How far along the path this is. */
  progress: Progress;
  /** How far the session is. */
  status: PlaceStatus;
  /** The step. */
  step: string;
  /** What is said here. */
  body?: Said;
  /** At a contact: where it stands. */
  contact?: ContactHere;
  /** The entries of diaries that can be given now and are not, by day, with what they ask. */
  diaries?: DueEntry[];
  /** A picture: one of the module's own media, by its path. */
  image?: string;
  /** At an activity: what the host opens. */
  launch?: string;
  /** Minutes of work, as the author thinks. */
  minutes?: number;
  /** Of a share step: what can be shared, with what will be seen of it. */
  offers?: Offer[];
  /** Of a share step: what it is for. */
  purpose?: PurposeCard;
  /** Replies of the guide, in their order. */
  replies?: Reply[];
  /** The scores of the measure that was left just before, the scale first. */
  scores?: Score[];
  /** At an activity: the learner may tick it off. */
  tick?: true;
  /** The title. */
  title?: Said;
  /** At a place that waits: for how long. */
  wait?: Wait;
  /** Why this is shown: the answers that count among those that led here. */
  why?: Because[];
}

/** Where the contact of a place stands, and who takes part. */
export interface ContactHere {
  /** Who says that it was held. */
  confirm: ContactConfirm;
  /** Where it stands. */
  state: ContactState;
  /** With whom it is. */
  with: ContactWith;
  /** How many were there, of a group. */
  count?: Present;
  /** The form. */
  form?: ContactForm;
  /** The forms that may be picked now; absent when it was held. */
  forms?: ContactForm[];
  /** When it will be. */
  planned?: Moment;
}

/**
 * Who says that a contact was held.
 * - `learner`: the learner alone
 * - `guide`: the guide alone
 * - `either`: either
 */
export type ContactConfirm = "learner" | "guide" | "either";

/**
 * With whom a contact is.
 * - `guide`: the guide
 * - `group`: a group of learners
 * - `supporter`: somebody of the learner's own
 */
export type ContactWith = "guide" | "group" | "supporter";

/**
 * The kind of a step that holds items.
 * - `step`: to read and to answer
 * - `exercise`: to practise
 * - `reflection`: to write, for oneself
 * - `measure`: to measure
 * - `share`: to share, by one's own choice
 * - `wait`: to wait
 * - `contact`: to meet a person
 * - `activity`: something outside the module
 */
export type TaskKind =
  | "step"
  | "exercise"
  | "reflection"
  | "measure"
  | "share"
  | "wait"
  | "contact"
  | "activity";

/** Something that a share step offers, with what will be seen of it. */
export interface Offer {
  /**
   * What will be seen, in words, line by line; of one's own words slots for them. Nothing while it is open.
   */
  said: RecalledLine[];
  /** How it stands. */
  state: OfferState;
  /** The name of the item, scale or value. */
  what: string;
  /** The question, or the title of a scale. */
  ask?: Said;
}

/** A line of an earlier answer that is shown once more. */
export interface RecalledLine {
  /** The answer, written out in the language of the screen, or where its words are in the vault. */
  answer: Fill;
  /**
   * What the line answers, where an answer has several: a row, a part of a plan, a question inside a list.
   */
  ask?: Said;
  /** Of a list or diary: the entry, from 1. */
  entry?: number;
}

/**
 * How something stands that can be shared.
 * - `open`: it counts for nothing, so there is nothing to share
 * - `offered`: it can be shared; also what was shared and has changed since
 * - `shared`: it is shared, and seen as it stands
 */
export type OfferState = "open" | "offered" | "shared";

/** A purpose as a person reads it: who asks, what for, with whom, how long, what. */
export interface PurposeCard {
  /** What for: the question for consent. */
  ask: Said;
  /** The purpose. */
  id: string;
  /** Who asks: the title of the module. */
  source: Said;
  /** What can leave. */
  what: PurposeThing[];
  /** With whom. */
  with: Recipient;
  /** With whom, in words. */
  "with-words": string;
  /** Whether consent stands; absent while nothing was said. */
  consent?: boolean;
  /** How long it is kept, as the author wrote it: `90 days`. */
  keep?: string;
  /** How long, in words. */
  "keep-words"?: string;
  /**
   * What was shared for it and not taken back, in the order of its sharing; also what is not seen now, since
   * it has changed or counts for nothing. Absent while there is nothing.
   */
  shared?: string[];
}

/** What a purpose names, in words. */
export interface PurposeThing {
  /** The name of the item, scale or value. */
  what: string;
  /** The question, or the title of a scale. */
  ask?: Said;
}

/**
 * Who sees what leaves for a purpose.
 * - `guide`: the professional beside the learner
 * - `group`: the other members of a group
 * - `supporter`: somebody the learner knows
 * - `research`: researchers
 * - `organisation`: the organisation that offers the module
 */
export type Recipient = "guide" | "group" | "supporter" | "research" | "organisation";

/** What a place waits for. */
export interface Wait {
  /** One can go on. */
  open?: true;
  /** When it opens by itself. */
  until?: When;
}

/** What the guide is shown: never the place, the progress or the path. */
export interface GuideScreen {
  /** The kinds of act of which the guide could have one accepted now. */
  allowed: ActKind[];
  /** Contacts, in the order of the module. */
  contacts: GuideContact[];
  /** The help of the module. */
  help: HelpLine[];
  /** The language of the words. */
  language: string;
  /** Replies, in their order. */
  replies: Reply[];
  /** What is shared and seen, in the order of its sharing. */
  shared: Shared[];
  /** Waits that the guide can end. */
  waits: GuideWait[];
}

/** A contact that is not with somebody of the learner's own. */
export interface GuideContact {
  /** Who says that it was held. */
  confirm: ContactConfirm;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** Where it stands. */
  state: ContactState;
  /** The step. */
  step: string;
  /** How many were there, of a group. */
  count?: Present;
  /** The form. */
  form?: ContactForm;
  /** The forms that may be picked now. */
  forms?: ContactForm[];
  /** It is with a group: how many were there can be told. */
  group?: true;
  /** What the author says to the guide. */
  guide?: Said;
  /** When it will be. */
  planned?: Moment;
  /** The title of the step. */
  title?: Said;
  /** When its limit passes; absent when that does not matter any more. */
  until?: When;
}

/** Something shared with the guide. */
export type Shared = AnswerShared | WordsShared | ScoreShared | ValueShared;

/** An answer. */
export interface AnswerShared {
  /** The purpose. */
  purpose: string;
  /** It in words, line by line; of words of the learner's own slots for who may read them. */
  said: RecalledLine[];
  /** The number of the entry that shared it: what a reply names. */
  seq: number;
  /** What counts of the answer, without words of one's own. */
  value: unknown;
  /** The name of the item. */
  what: string;
  /** The question, or the title of a scale; its holes are filled as if nothing was answered. */
  ask?: Said;
}

/** Words of the learner's own. */
export interface WordsShared {
  /** The purpose. */
  purpose: string;
  /** It in words, line by line; of words of the learner's own slots for who may read them. */
  said: RecalledLine[];
  /** The number of the entry that shared it: what a reply names. */
  seq: number;
  /** Where the words are in the vault, for who may read them. */
  vault: VaultKey;
  /** The name of the item. */
  what: string;
  /** The question, or the title of a scale; its holes are filled as if nothing was answered. */
  ask?: Said;
  /** Of a plan: its parts. The words of each stand behind the key: `/` and its id. */
  parts?: PlanPartId[];
}

/**
 * The id of a part of a plan.
 * - `if`: when something happens
 * - `then`: what to do then
 * - `when-day`: on which day
 */
export type PlanPartId = "if" | "then" | "when-day";

/** A score. */
export interface ScoreShared {
  /** The purpose. */
  purpose: string;
  /** It in words, line by line; of words of the learner's own slots for who may read them. */
  said: RecalledLine[];
  /** The score. */
  score: number;
  /** The number of the entry that shared it: what a reply names. */
  seq: number;
  /** The name of the scale. */
  what: string;
  /** The question, or the title of a scale; its holes are filled as if nothing was answered. */
  ask?: Said;
  /** The band that the score falls in. */
  band?: string;
}

/** A value of the module. */
export interface ValueShared {
  /** What it is: a number, yes or no, a text, an option's id, a date, a time. */
  is: unknown;
  /** The purpose. */
  purpose: string;
  /** It in words, line by line; of words of the learner's own slots for who may read them. */
  said: RecalledLine[];
  /** The number of the entry that shared it: what a reply names. */
  seq: number;
  /** The name of the value. */
  what: string;
}

/** A wait that the guide can end. */
export interface GuideWait {
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step. */
  step: string;
  /** When its limit passes. */
  until: When;
  /** What the author says to the guide. */
  guide?: Said;
  /** The title of the step. */
  title?: Said;
}

/** Of a session that has not begun, or for a role that may not see where the learner is. */
export interface BareScreen extends EveryScreen {
  /** How far the session is. */
  status: Status;
}

/**
 * How far a session is.
 * - `new`: it has not begun
 * - `running`: it goes on
 * - `stopped`: it was stopped
 * - `completed`: an end was reached; everything stays open to look at and to change
 */
export type Status = "new" | "running" | "stopped" | "completed";

/** An item on a screen. */
export type Item =
  | ChoiceItem
  | ChoicesItem
  | ConfirmItem
  | TextItem
  | WordsItem
  | NumberItem
  | ScaleItem
  | DateItem
  | TimeItem
  | LikertItem
  | RankItem
  | MediaItem
  | BreatheItem
  | TimerItem
  | ListItem
  | ChecklistItem
  | MatchItem
  | GapItem
  | GoalItem
  | GoalReviewItem
  | DiaryItem
  | PlanItem
  | NoteItem
  | RecallItem
  | CardItem;

/** What nearly every `Item` has. */
interface EveryItem {
  /** Who can see the answer. */
  class: Class;
  /** The item. */
  id: string;
  /** Where it stands. */
  state: ItemState;
  /** The numbers of the checks that the answer fails, from 1. */
  checks?: number[];
  /** What those checks say, in the same order. */
  fails?: Said[];
  /** What the rule says that the answer meets. */
  feedback?: Said;
  /** Words of help. */
  help?: Said;
  /** The hints that are shown. */
  hints?: Said[];
  /** Why it would hold the learner back, if it does. */
  holds?: Why;
  /** The answer fails a check: it is kept and does not count. */
  invalid?: true;
  /** Another hint is left to show. */
  "more-hints"?: true;
  /** What the author hands to the player, untouched. */
  render?: unknown;
  /** It asks for an answer; it can be declined. */
  required?: true;
  /** The rule that the answer meets, from 1. */
  rule?: number;
  /** The solution, when it is shown. */
  solution?: Said;
  /** The steps that the guide may come to know of by an answer here, in the order of the module. */
  told?: string[];
}

/** One option. */
export interface ChoiceItem extends EveryItem {
  kind: "choice";
  /** The question. */
  ask: Said;
  /** How to ask for it. */
  asks: ChoiceAsks;
  /** The options, in the order in which they are shown. */
  options: Choice[];
  /** The host answers it, not the learner: what an activity reports. */
  awaited?: true;
  /** The answer. */
  value?: ChoiceValue;
  /** Where the words for `other` are in the vault, or will be; absent without that option. */
  vault?: VaultKey;
}

/**
 * Who can see an answer.
 * - `private`: nobody but the learner
 * - `personal`: nobody but the learner, unless it is shared; it may decide what is shown
 */
export type Class = "private" | "personal";

/**
 * Where an item stands.
 * - `open`: not answered, or not as a whole
 * - `answered`: answered
 * - `skipped`: skipped
 * - `declined`: declined: rather not said
 */
export type ItemState = "open" | "answered" | "skipped" | "declined";

/** Several options. */
export interface ChoicesItem extends EveryItem {
  kind: "choices";
  /** The question. */
  ask: Said;
  /** How to ask for it, and how many. */
  asks: ChoicesAsks;
  /** The options, in the order in which they are shown. */
  options: Choice[];
  /** The answer. */
  value?: ChoicesValue;
  /** Where the words for `other` are in the vault, or will be; absent without that option. */
  vault?: VaultKey;
}

/** Yes, by ticking. */
export interface ConfirmItem extends EveryItem {
  kind: "confirm";
  /** The question. */
  ask: Said;
  /** The host answers it, not the learner: what an activity reports. */
  awaited?: true;
  /** The answer. */
  value?: ConfirmValue;
}

/** One line of text. */
export interface TextItem extends EveryItem {
  kind: "text";
  /** The question. */
  ask: Said;
  /** How long it may be. */
  asks: TextAsks;
  /** The answer. */
  value?: TextValue;
  /** Where its words are in the vault, or will be; absent when it steers and stands in the journal. */
  vault?: VaultKey;
}

/** Words of one's own. */
export interface WordsItem extends EveryItem {
  kind: "words";
  /** The question. */
  ask: Said;
  /** How long they may be. */
  asks: WordsAsks;
  /** Where they are in the vault, or will be. */
  vault: VaultKey;
  /** That they were written. */
  value?: VaultWords;
}

/** A number. */
export interface NumberItem extends EveryItem {
  kind: "number";
  /** The question. */
  ask: Said;
  /** Its bounds. */
  asks: NumberAsks;
  /** The host answers it, not the learner: what an activity reports. */
  awaited?: true;
  /** What is counted. */
  unit?: string;
  /** The answer. */
  value?: NumberValue;
}

/** A point on a line. */
export interface ScaleItem extends EveryItem {
  kind: "scale";
  /** The question. */
  ask: Said;
  /** Its bounds. */
  asks: ScaleAsks;
  /** Words at points of the line, from low to high. */
  points?: Point[];
  /** The answer. */
  value?: NumberValue;
}

/** A calendar day. */
export interface DateItem extends EveryItem {
  kind: "date";
  /** The question. */
  ask: Said;
  /** Its bounds. */
  asks: DateAsks;
  /** The answer. */
  value?: DateValue;
}

/** A time of day. */
export interface TimeItem extends EveryItem {
  kind: "time";
  /** The question. */
  ask: Said;
  /** Its bounds. */
  asks: TimeAsks;
  /** The answer. */
  value?: TimeValue;
}

/** One option for each row. */
export interface LikertItem extends EveryItem {
  kind: "likert";
  /** The question. */
  ask: Said;
  /** The options, for every row the same. */
  options: Choice[];
  /** The rows. */
  rows: Row[];
  /** The rows that were answered. */
  value?: LikertValue;
}

/** A row of a likert, or a left of a match. */
export interface Row {
  /** Its id. */
  id: string;
  /** Its words. */
  label: string;
}

/** All options, in one's own order. */
export interface RankItem extends EveryItem {
  kind: "rank";
  /** The question. */
  ask: Said;
  /** How to ask for it. */
  asks: RankAsks;
  /** The options, in the order in which they are shown. */
  options: Choice[];
  /** The answer. */
  value?: RankValue;
}

/** How to ask for an order: there is nothing to say. */
export type RankAsks = Record<string, never>;

/** Something to hear or to see. */
export interface MediaItem extends EveryItem {
  kind: "media";
  /** What to play. */
  asks: MediaAsks;
  /** A transcript for who cannot hear it, or words for who cannot see it. */
  body: Said;
  /** What it is, or what to do. */
  ask?: Said;
  /** That it was seen. */
  value?: DoneValue;
}

/** What to play. */
export interface MediaAsks {
  /** What it is. */
  medium: Medium;
  /** One of the module's own media, by its path. */
  source: string;
  /** Done by ticking rather than by seeing it to its end. */
  tick: boolean;
}

/**
 * What is played.
 * - `audio`: sound
 * - `video`: moving pictures
 * - `image`: a picture
 */
export type Medium = "audio" | "video" | "image";

/** To breathe along. */
export interface BreatheItem extends EveryItem {
  kind: "breathe";
  /** The rhythm. */
  asks: BreatheAsks;
  /** What it is, or what to do. */
  ask?: Said;
  /** That it was done. */
  value?: DoneValue;
}

/** A rhythm to breathe in; whole seconds. */
export interface BreatheAsks {
  /** To hold it, breathed in. */
  hold: number;
  /** To breathe in. */
  in: number;
  /** To breathe out. */
  out: number;
  /** To rest, breathed out. */
  rest: number;
  /** How many rounds. */
  rounds: number;
}

/** A quiet time. */
export interface TimerItem extends EveryItem {
  kind: "timer";
  /** How long. */
  asks: TimerAsks;
  /** What it is, or what to do. */
  ask?: Said;
  /** That it was sat through. */
  value?: DoneValue;
}

/** How long a quiet time is. */
export interface TimerAsks {
  /** Minutes. */
  minutes: number;
  /** What may be heard: one of the module's own media, by its path. */
  audio?: string;
}

/** Entries, each of the same inner items. */
export interface ListItem extends EveryItem {
  kind: "list";
  /** How many entries. */
  asks: ListAsks;
  /** What each entry asks. */
  entry: Inner[];
  /** What it is, or what to do. */
  ask?: Said;
  /** The entries that were written. */
  value?: ListValue;
  /**
   * Where the words of its entries are in the vault, or will be: this key, then `/k/inner` with the number of
   * the entry from 1. Absent when no inner item has words.
   */
  vault?: VaultKey;
}

/** How many entries a list takes. */
export interface ListAsks {
  /** How many at least. */
  min: number;
  /** How many at most; absent: no bound. */
  max?: number;
}

/** To tick off. */
export interface ChecklistItem extends EveryItem {
  kind: "checklist";
  /** The question. */
  ask: Said;
  /** How many ticks make an answer. */
  asks: ChecklistAsks;
  /** The options, in their order. */
  options: Choice[];
  /** What is ticked. */
  value?: ChoicesValue;
}

/** How many ticks make an answer. */
export interface ChecklistAsks {
  /** How many, or all that are shown if these are fewer; absent: any number. */
  need?: number;
}

/** What belongs together. */
export interface MatchItem extends EveryItem {
  kind: "match";
  /** The question. */
  ask: Said;
  /** The right side. */
  options: Choice[];
  /** The left side: each takes one of the right. */
  rows: Row[];
  /** The lefts that were answered. */
  value?: MatchValue;
}

/** A sentence to complete. */
export interface GapItem extends EveryItem {
  kind: "gap";
  /** The sentence, piece by piece. */
  sentence: SentencePiece[];
  /** What to do. */
  ask?: Said;
  /** The open places that were filled in. */
  value?: GapValue;
}

/** A piece of a sentence with open places. */
export type SentencePiece = SentenceText | SentenceGap;

/** Plain text of a sentence. */
export interface SentenceText {
  /** The text. */
  text: string;
}

/** An open place in a sentence. */
export interface SentenceGap {
  /** Its id. */
  gap: string;
  /** What there is to choose from; absent where words are written. */
  options?: Choice[];
}

/** A goal of one's own. */
export interface GoalItem extends EveryItem {
  kind: "goal";
  /** The question. */
  ask: Said;
  /** Its marks, and how long it may be. */
  asks: GoalAsks;
  /** Where it is in the vault, or will be. */
  vault: VaultKey;
  /** That it was written. */
  value?: VaultWords;
}

/** The marks to look back at a goal with, and how long its words may be. */
export interface GoalAsks {
  /** The lowest mark. */
  from: number;
  /** Code points at most. */
  max: number;
  /** The highest mark. */
  to: number;
}

/** To look back at a goal. */
export interface GoalReviewItem extends EveryItem {
  kind: "goal-review";
  /** The question. */
  ask: Said;
  /** The marks of the goal. */
  asks: ScaleAsks;
  /** The goal. */
  of: string;
  /** The words of the goal; absent when there are none. */
  recalled?: RecalledLine[];
  /** The mark given. */
  value?: NumberValue;
}

/** The same questions every day or week. */
export interface DiaryItem {
  kind: "diary";
  /** When it asks. */
  asks: DiaryAsks;
  /** Who can see the answer. */
  class: Class;
  /** What each entry asks. */
  entry: Inner[];
  /** The item. */
  id: string;
  /** Where it stands: answered once an entry was given. */
  state: ItemState;
  /** What it is, or what to do. */
  ask?: Said;
  /** The entries that were given, by number. */
  entries?: number[];
  /** Words of help. */
  help?: Said;
  /** What the author hands to the player, untouched. */
  render?: unknown;
  /** The steps that the guide may come to know of by an answer here, in the order of the module. */
  told?: string[];
  /** What was given, for the learner's own trend. */
  trend?: TrendEntry[];
  /**
   * Where the words of its entries are in the vault, or will be: this key, then `/k/inner` with the number of
   * the entry from 1. Absent when no inner item has words.
   */
  vault?: VaultKey;
}

/** When a diary asks. */
export interface DiaryAsks {
  /** How often. */
  every: Period;
  /** How many times. */
  times: number;
  /** How many days each time stays open. */
  within: number;
}

/** An entry of a diary that was given. */
export interface TrendEntry {
  /** The entry, from 1. */
  entry: number;
  /** What it holds. */
  value: DiaryValue;
}

/** A plan of one's own. */
export interface PlanItem {
  kind: "plan";
  /** How long each part may be. */
  asks: TextAsks;
  /** Who can see the answer. */
  class: Class;
  /** The item. */
  id: string;
  /** Its parts. */
  parts: PlanPart[];
  /** Where it stands. */
  state: ItemState;
  /** Where it is in the vault, or will be: this key, then `/` and the id of the part. */
  vault: VaultKey;
  /** What it is, or what to do. */
  ask?: Said;
  /** What the rule says that the answer meets. */
  feedback?: Said;
  /** Words of help. */
  help?: Said;
  /** The hints that are shown. */
  hints?: Said[];
  /** Why it would hold the learner back, if it does. */
  holds?: PlanHolds;
  /** Another hint is left to show. */
  "more-hints"?: true;
  /** What the author hands to the player, untouched. */
  render?: unknown;
  /** It asks for an answer; it can be declined. */
  required?: true;
  /** The rule that the answer meets, from 1. */
  rule?: number;
  /** The solution, when it is shown. */
  solution?: Said;
  /** The steps that the guide may come to know of by an answer here, in the order of the module. */
  told?: string[];
  /** That it was written. */
  value?: VaultWords;
}

/**
 * Why a plan holds the learner back.
 * - `required`: it asks for an answer, or for declining
 * - `retry`: its feedback asks to try again
 */
export type PlanHolds = "required" | "retry";

/** A part of a plan. */
export interface PlanPart {
  /** Its question. */
  ask: Said;
  /** Its id. */
  id: PlanPartId;
}

/** Something to read. */
export interface NoteItem {
  /** There is no answer that would be private. */
  class: "personal";
  kind: "note";
  /** There is nothing to do. */
  state: "open";
  /** The text. */
  body: Said;
  /** The item. */
  id: string;
  /** A title. */
  ask?: Said;
  /** Words of help. */
  help?: Said;
  /** What the author hands to the player, untouched. */
  render?: unknown;
}

/** An earlier answer, shown once more. */
export interface RecallItem {
  /** There is no answer that would be private. */
  class: "personal";
  kind: "recall";
  /** There is nothing to do. */
  state: "open";
  /** The item. */
  id: string;
  /** The item whose answer it is. */
  of: string;
  /** A title. */
  ask?: Said;
  /** Words of help. */
  help?: Said;
  /** The answer, line by line; absent when nothing counts. */
  recalled?: RecalledLine[];
  /** What the author hands to the player, untouched. */
  render?: unknown;
}

/** A card to keep. */
export interface CardItem {
  /** There is no answer that would be private. */
  class: "personal";
  kind: "card";
  /** There is nothing to do. */
  state: "open";
  /** How it may be used. */
  asks: CardAsks;
  /** The text. */
  body: Said;
  /** The item. */
  id: string;
  /** A title. */
  ask?: Said;
  /** Words of help. */
  help?: Said;
  /** What the author hands to the player, untouched. */
  render?: unknown;
}

/** How a card may be used. */
export interface CardAsks {
  /** To offer to print it. */
  print: boolean;
  /** A number to call, as written. */
  phone?: string;
}

/** What is to be shown now, but its words. */
export type Outline = MenuOutline | StepOutline | GuideOutline | BareOutline;

/** At a menu. */
export interface MenuOutline {
  /** It is a menu. */
  kind: "section";
  /** The kinds of act of which this role could have one accepted now. */
  allowed: ActKind[];
  /** The children that are shown, in their order. */
  children: OutlineChild[];
  /** The items that are shown: a menu has none. */
  items: OutlineItem[];
  /** The number of the visit to the menu, from 1. */
  n: number;
  /** How many children are done, and how many must be to go on. */
  need: Need;
  /** How far the session is. */
  status: PlaceStatus;
  /** The section. */
  step: string;
  /** The entries of diaries that can be given now and are not, by day. */
  diaries?: OutlineEntry[];
  /** Replies of the guide, in their order. */
  replies?: Reply[];
}

/** A child of a menu, without its words. */
export interface OutlineChild {
  /** How far it is. */
  state: ChildState;
  /** Its step. */
  step: string;
}

/** An entry of a diary that can be given now, wherever the learner is. */
export interface OutlineEntry {
  /** The entry, from 1. */
  entry: number;
  /** The diary. */
  item: string;
  /** Its step. */
  step: string;
}

/** An item that is shown, without its words. */
export interface OutlineItem {
  /** The item. */
  id: string;
  /** Its kind. */
  kind: ItemKind;
  /** Where it stands. */
  state: ItemState;
  /** The numbers of the checks that its answer fails, from 1. */
  checks?: number[];
  /** Of a diary: the entries that were given, by number. */
  entries?: number[];
  /** How many hints are shown. */
  hints?: number;
  /** Its answer fails a check: it is kept and does not count. */
  invalid?: true;
  /** The ids of its options, in the order in which they are shown. */
  options?: string[];
  /** It asks for an answer. */
  required?: true;
  /** The rule that its answer meets, from 1. */
  rule?: number;
  /** The steps that the guide may come to know of by an answer here, in the order of the module. */
  told?: string[];
  /** The answer as it is stored. */
  value?: AnswerValue;
}

/** At a step. */
export interface StepOutline {
  /** The kinds of act of which this role could have one accepted now. */
  allowed: ActKind[];
  /** The items that are shown, in their order. */
  items: OutlineItem[];
  /** The kind of the step. */
  kind: StepKind;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** How far the session is. */
  status: PlaceStatus;
  /** The step. */
  step: string;
  /** At a contact: where it stands. */
  contact?: PlaceContact;
  /** The entries of diaries that can be given now and are not, by day. */
  diaries?: OutlineEntry[];
  /** At an activity: what the host opens. */
  launch?: string;
  /** Of a share step: what can be shared. */
  offers?: OutlineOffer[];
  /** Replies of the guide, in their order. */
  replies?: Reply[];
  /** At a place that waits: for how long. */
  wait?: Wait;
}

/** Where the contact of a place stands. */
export interface PlaceContact {
  /** Where it stands. */
  state: ContactState;
  /** How many were there, of a group. */
  count?: Present;
  /** The form. */
  form?: ContactForm;
  /** The forms that may be picked now; absent when it was held. */
  forms?: ContactForm[];
  /** When it will be. */
  planned?: Moment;
}

/**
 * The kind of a step that holds items or an end.
 * - `step`: to read and to answer
 * - `exercise`: to practise
 * - `reflection`: to write, for oneself
 * - `measure`: to measure
 * - `share`: to share, by one's own choice
 * - `wait`: to wait
 * - `contact`: to meet a person
 * - `activity`: something outside the module
 * - `end`: the end of a path
 */
export type StepKind =
  | "step"
  | "exercise"
  | "reflection"
  | "measure"
  | "share"
  | "wait"
  | "contact"
  | "activity"
  | "end";

/** Something that a share step offers, without its words. */
export interface OutlineOffer {
  /** How it stands. */
  state: OfferState;
  /** The name of the item, scale or value. */
  what: string;
}

/** What the guide is shown, but its words: never the place, the progress or the path. */
export interface GuideOutline {
  /** The kinds of act of which the guide could have one accepted now. */
  allowed: ActKind[];
  /** Contacts, in the order of the module. */
  contacts: OutlineGuideContact[];
  /** Replies, in their order. */
  replies: Reply[];
  /** What is shared and seen, in the order of its sharing. */
  shared: OutlineShared[];
  /** Waits that the guide can end. */
  waits: OutlineGuideWait[];
}

/** A contact that is not with somebody of the learner's own. */
export interface OutlineGuideContact {
  /** The number of the visit to the step, from 1. */
  n: number;
  /** Where it stands. */
  state: ContactState;
  /** The step. */
  step: string;
  /** How many were there, of a group. */
  count?: Present;
  /** The form. */
  form?: ContactForm;
  /** The forms that may be picked now. */
  forms?: ContactForm[];
  /** When it will be. */
  planned?: Moment;
  /** When its limit passes; absent when that does not matter any more. */
  until?: When;
}

/** Something shared with the guide, without words. */
export type OutlineShared =
  | AnswerOutlineShared
  | WordsOutlineShared
  | ScoreOutlineShared
  | ValueOutlineShared;

/** An answer. */
export interface AnswerOutlineShared {
  /** The purpose. */
  purpose: string;
  /** The number of the entry that shared it: what a reply names. */
  seq: number;
  /** What counts of the answer, without words of one's own. */
  value: unknown;
  /** The name of the item. */
  what: string;
}

/** Words of the learner's own. */
export interface WordsOutlineShared {
  /** The purpose. */
  purpose: string;
  /** The number of the entry that shared it: what a reply names. */
  seq: number;
  /** Where the words are in the vault, for who may read them. */
  vault: VaultKey;
  /** The name of the item. */
  what: string;
  /** Of a plan: its parts. The words of each stand behind the key: `/` and its id. */
  parts?: PlanPartId[];
}

/** A score. */
export interface ScoreOutlineShared {
  /** The purpose. */
  purpose: string;
  /** The score. */
  score: number;
  /** The number of the entry that shared it: what a reply names. */
  seq: number;
  /** The name of the scale. */
  what: string;
  /** The band that the score falls in. */
  band?: string;
}

/** A value of the module. */
export interface ValueOutlineShared {
  /** What it is: a number, yes or no, a text, an option's id, a date, a time. */
  is: unknown;
  /** The purpose. */
  purpose: string;
  /** The number of the entry that shared it: what a reply names. */
  seq: number;
  /** The name of the value. */
  what: string;
}

/** A wait that the guide can end. */
export interface OutlineGuideWait {
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step. */
  step: string;
  /** When its limit passes. */
  until: When;
}

/** Of a session that has not begun, or for a role that may not see where the learner is. */
export interface BareOutline {
  /** The kinds of act of which this role could have one accepted now. */
  allowed: ActKind[];
  /** How far the session is. */
  status: Status;
}

/**
 * A text as it is shown. The text is the author's and the same for everybody; what a learner answered stands
 * in its holes, as plain characters that are never read as markup.
 */
export interface Said {
  /** The text. */
  document: Document;
  /** What stands in each hole, in the order of their numbers. */
  fills: Fill[];
}

/** A text: blocks one after the other. */
export type Document = Block[];

/** A block: an object with one member that says its kind, or the word `rule`. */
export type Block = ParagraphBlock | HeadingBlock | ListBlock | QuoteBlock | CodeBlock | TableBlock | "rule";

/** A paragraph. */
export interface ParagraphBlock {
  paragraph: Inline[];
}

/** A piece of running text: an object with one member that says its kind, or the word `break`. */
export type Inline =
  | TextInline
  | EmphasisInline
  | StrongInline
  | StrikeInline
  | CodeInline
  | LinkInline
  | ImageInline
  | "break"
  | HoleInline;

/** Characters as they are. */
export interface TextInline {
  text: string;
}

/** Emphasis. */
export interface EmphasisInline {
  emphasis: Inline[];
}

/** Strong emphasis. */
export interface StrongInline {
  strong: Inline[];
}

/** Struck through. */
export interface StrikeInline {
  strike: Inline[];
}

/** Fixed width. */
export interface CodeInline {
  code: string;
}

/** A link: where it leads, and its words. */
export interface LinkInline {
  link: [Link, Inline[]];
}

/**
 * Where a link leads: `https:`, `mailto:`, `tel:`, or the module's own media by a path that does not climb.
 */
export type Link = string;

/** One of the module's own pictures: its path, and words for who cannot see it. */
export interface ImageInline {
  image: [string, string];
}

/** A hole, by its number: what stands in it is in `fills` at that place, counted from 0. */
export interface HoleInline {
  hole: number;
}

/** A heading: its level from 1 to 6 as written, and its words. Players put it under the title of the step. */
export interface HeadingBlock {
  heading: [number, Inline[]];
}

/** A list. */
export interface ListBlock {
  list: Listing;
}

/** The entries of a list. */
export interface Listing {
  /** The entries. */
  items: Document[];
  /** The number of the first entry; absent for a list without numbers. */
  start?: number;
}

/** A quotation. */
export interface QuoteBlock {
  quote: Document;
}

/** Text in fixed width, as written. */
export interface CodeBlock {
  code: string;
}

/** A table. */
export interface TableBlock {
  table: Table;
}

/** The cells of a table. */
export interface Table {
  /** How each column is aligned. */
  columns: Align[];
  /** The head, cell by cell. */
  head: Inline[][];
  /** The rows, cell by cell. */
  rows: Inline[][][];
}

/**
 * The alignment of a column.
 * - `none`: as the language has it
 * - `left`: left
 * - `center`: middle
 * - `right`: right
 */
export type Align = "none" | "left" | "center" | "right";

/**
 * What is said of words while they are written, on the learner's own screen. No act, no trace; it stops
 * nothing.
 */
export interface Advice {
  /** Whether a watched word is among them: show the help. */
  help: boolean;
  /** What the checks say that the words do not meet; often nothing. */
  says: Said[];
  /** How many code points the item takes, when these are more. */
  "too-long"?: number;
}

/** The engine's own words in one language. None of them is missing. */
export interface Phrases {
  /** Between the last two of a list: `and`. */
  and: string;
  /** Buttons and short labels. */
  buttons: Record<Button, string>;
  /** The decimal sign. */
  decimal: string;
  /** The tag of the language. */
  language: string;
  /** January to December. */
  months: string[];
  /** Why an item holds back, how far a child of a menu is, who can see an answer. */
  reasons: Record<Reason, string>;
  /**
   * What is said when an act is refused; `{min}` and the like stand for the member of the refusal by that
   * name.
   */
  refusals: Record<RefusalCode, string>;
  /** Yes and no. */
  truth: [string, string];
}

/**
 * A button or a short label of a player.
 * - `start`: to begin
 * - `continue`: to go on
 * - `back`: to go back
 * - `skip`: to skip
 * - `decline`: to rather not say
 * - `hint`: to see a hint
 * - `solution`: to see the solution
 * - `pause`: to put it aside
 * - `stop`: to stop
 * - `resume`: to take it up again
 * - `erase`: to erase one's own words
 * - `go`: to go to a step
 * - `share`: to share
 * - `unshare`: to take back what was shared
 * - `consent`: to consent
 * - `reply`: what the guide replied
 * - `note`: a note of the guide
 * - `help`: to see the help
 * - `other`: the option `other`
 * - `done`: to tell that something was done
 * - `completed`: at the end
 * - `why`: to see why something is shown
 * - `your-words`: beside a field for words of one's own
 */
export type Button =
  | "start"
  | "continue"
  | "back"
  | "skip"
  | "decline"
  | "hint"
  | "solution"
  | "pause"
  | "stop"
  | "resume"
  | "erase"
  | "go"
  | "share"
  | "unshare"
  | "consent"
  | "reply"
  | "note"
  | "help"
  | "other"
  | "done"
  | "completed"
  | "why"
  | "your-words";

/**
 * Why an item holds back, how far a child of a menu is, or who can see an answer.
 * - `required`: an answer is needed
 * - `invalid`: the answer fails a check
 * - `retry`: the feedback asks to try again
 * - `open`: a child of a menu that was not begun
 * - `begun`: a child of a menu that was begun
 * - `done`: a child of a menu that is done
 * - `skipped`: a child of a menu that was skipped
 * - `private`: nobody but the learner can read it
 * - `personal`: nobody but the learner sees it, unless it is shared
 * - `offered`: it can be shared
 * - `shared`: it is shared
 * - `guide`: with whom something is shared: the guide
 * - `group`: the group
 * - `supporter`: somebody the learner knows
 * - `research`: researchers
 * - `organisation`: the organisation
 * - `told`: what is said beside an item by which the guide may come to know of a step
 */
export type Reason =
  | "required"
  | "invalid"
  | "retry"
  | "open"
  | "begun"
  | "done"
  | "skipped"
  | "private"
  | "personal"
  | "offered"
  | "shared"
  | "guide"
  | "group"
  | "supporter"
  | "research"
  | "organisation"
  | "told";

/**
 * The code of a refusal.
 * - `unknown-act`: there is no such kind of act
 * - `bad-act`: a member of the act is missing, unknown, or of another type
 * - `not-allowed`: this role never does that
 * - `not-started`: the session has not begun
 * - `started`: the session has begun already
 * - `full`: the session holds as many entries as one can: 100,000
 * - `stopped`: the session was stopped
 * - `not-stopped`: the session was not stopped
 * - `unknown-step`: there is no such step
 * - `unknown-item`: there is no such item
 * - `unknown-fact`: there is no such fact to hand in
 * - `not-an-entry`: one does not start at that step
 * - `not-here`: the step or the item is not the one under the cursor
 * - `not-shown`: the item is hidden
 * - `no-entry`: there is no such entry, or the item is no diary
 * - `not-due`: it is too early for this entry of the diary
 * - `entry-closed`: the entry was given, and may have been read since
 * - `measure-closed`: the measurement belongs to an earlier moment: it can be looked at, not changed
 * - `at-end`: nothing comes after an end
 * - `nothing-before`: nothing came before
 * - `not-reachable`: the step cannot be gone to from here
 * - `not-optional`: the step cannot be skipped
 * - `no-hint`: no hint or solution is left to show
 * - `too-late`: what it was for is over: the activity or the wait was left, or was released already; the
 * entry of a diary is not open any more
 * - `not-yours`: another role answers this item
 * - `other-kind`: the step is of another kind
 * - `not-reached`: nobody came to the step yet, or it does not concern who acts
 * - `contact-over`: the contact was held, or declined already
 * - `form-not-offered`: the contact cannot be had in that form
 * - `not-asked`: nobody asked for the contact yet
 * - `not-confirmer`: another role says that the contact was held
 * - `not-a-group`: the contact is with one person, so nobody is counted
 * - `not-offered`: the share step does not offer it, or it counts for nothing now
 * - `not-granted`: it is not shared
 * - `unknown-purpose`: there is no such purpose
 * - `unknown-program`: that program was not handed over
 * - `same-program`: the session is on that program already
 * - `other-module`: the program is of another module
 * - `no-choice`: the learner is not asked about that program
 * - `stays`: the learner is asked, or chose the old version
 * - `wrong-type`: the value is not of the kind
 * - `unknown-option`: there is no such option
 * - `option-not-shown`: the option is hidden
 * - `twice`: an option stands in it twice
 * - `not-alone`: an option that excludes all others stands beside others
 * - `too-few`: too few options or entries
 * - `too-many`: too many options or entries
 * - `out-of-range`: outside the bounds
 * - `too-many-decimals`: more decimals than it takes
 * - `off-step`: between the steps that it takes
 * - `too-long`: a text with too many characters
 * - `incomplete`: a ranking without all options that are shown
 * - `required`: the item asks for an answer, so it cannot be skipped; it can be declined
 * - `gate`: items hold the learner back
 * - `waiting`: it waits still, for time or for somebody
 * - `need`: too few children of the menu are done
 */
export type RefusalCode =
  | "unknown-act"
  | "bad-act"
  | "not-allowed"
  | "not-started"
  | "started"
  | "full"
  | "stopped"
  | "not-stopped"
  | "unknown-step"
  | "unknown-item"
  | "unknown-fact"
  | "not-an-entry"
  | "not-here"
  | "not-shown"
  | "no-entry"
  | "not-due"
  | "entry-closed"
  | "measure-closed"
  | "at-end"
  | "nothing-before"
  | "not-reachable"
  | "not-optional"
  | "no-hint"
  | "too-late"
  | "not-yours"
  | "other-kind"
  | "not-reached"
  | "contact-over"
  | "form-not-offered"
  | "not-asked"
  | "not-confirmer"
  | "not-a-group"
  | "not-offered"
  | "not-granted"
  | "unknown-purpose"
  | "unknown-program"
  | "same-program"
  | "other-module"
  | "no-choice"
  | "stays"
  | "wrong-type"
  | "unknown-option"
  | "option-not-shown"
  | "twice"
  | "not-alone"
  | "too-few"
  | "too-many"
  | "out-of-range"
  | "too-many-decimals"
  | "off-step"
  | "too-long"
  | "incomplete"
  | "required"
  | "gate"
  | "waiting"
  | "need";

/** What a journal begins with: which program, which seed, which versions. */
export interface Header {
  /** Who the session belongs to. */
  party: "learner";
  /** Name and version of the engine that began it: `leerpad 0.1.0`. */
  engine: string;
  /** The version of the journal. */
  journal: number;
  /** The oldest version that an engine must know to read it. */
  oldest: number;
  /** The hash of the program it began on. */
  program: Hash;
  /** The seed of all draws. */
  seed: Seed;
  /** The number of the semantics that the session follows. */
  semantics: number;
  /** The settings that the host overrides, by their names. */
  settings: { [name: string]: PlainValue };
  /** In the line of the journal: SHA-256 of this line without its hash. */
  hash?: Hash;
}

/** The seed of all draws of a session, as 16 hex digits. The host gives it. */
export type Seed = string;

/** The state of a session: equal for one that was replayed and one that was restored and went on. */
export type Snapshot = BegunSnapshot | NewSnapshot;

/** The state of a session that has begun. */
export interface BegunSnapshot {
  /** What the chances drew that are drawn once, by their names. */
  chances: { [name: string]: Arm };
  /** The effective time: the latest of all acts. */
  clock: Moment;
  /** The visit that is looked at: its place in `trail`, from 0. */
  cursor: number;
  /** What the host handed in at the start, by the name of the fact. */
  given: { [name: string]: PlainValue };
  /** Visits that do not count now, by step in the order of the module, then by number. */
  parked: Visit[];
  /** The hash of the program. */
  program: Hash;
  /** The seed of all draws. */
  seed: Seed;
  /** The number of the semantics. */
  semantics: number;
  /** How many acts were accepted. */
  seq: number;
  /** All settings in force, defaults filled in. */
  settings: { [name: string]: PlainValue };
  /** Whether it goes on or was stopped. */
  status: Begun;
  /** The visits that count, in order: the path of somebody who never went back. */
  trail: Visit[];
  /** Another version about which the learner is asked, or chose to stay on this one. */
  choice?: KeptChoice;
  /** Consent by purpose, as far as anything was said. */
  consents?: { [name: string]: boolean };
  /**
   * What was agreed on about each visit to a contact, by step in the order of the module, then by number;
   * absent when none was met.
   */
  contacts?: KeptContact[];
  /**
   * What has no place in this version, each under the program whose names it has; absent when there is
   * nothing.
   */
  former?: Former[];
  /** What is shared, in the order of its sharing. */
  grants?: Grant[];
  /**
   * The waits that the guide ended, by step in the order of the module, then by number; absent when there is
   * none.
   */
  released?: Released[];
  /** Replies of the guide, in their order. */
  replies?: Reply[];
  /** The number of the entry that last went on in another version; absent when none did. */
  upgraded?: number;
}

/** A choice about another version. */
export interface KeptChoice {
  /** The hash of its program. */
  program: Hash;
  /** Where it stands. */
  state: Undecided;
}

/**
 * Where a choice stands while the session is on the old version.
 * - `open`: the learner is asked
 * - `old`: they finish the old one
 */
export type Undecided = "open" | "old";

/** What was agreed on about a visit to a contact. */
export interface KeptContact {
  /** The number of the visit, from 1. */
  n: number;
  /** Where it stands. */
  state: ContactState;
  /** The step. */
  step: string;
  /** How many were there, of a group. */
  count?: Present;
  /** The form. */
  form?: ContactForm;
  /** What the guide offers; absent: all forms of the step. */
  forms?: ContactForm[];
  /** When it will be. */
  planned?: Moment;
}

/**
 * Something without a place in this version: a whole visit (then it has `entered`), answers of a visit, how a
 * visit was left, a record of a contact, a wait that the guide ended, or what the host handed in.
 */
export interface Former {
  /** The hash of the program whose names it has. */
  program: Hash;
  /** What was agreed on about a contact. */
  contact?: FormerContact;
  /** What was drawn for the visit. */
  drawn?: { [name: string]: Arm };
  /** When the visit was entered. */
  entered?: Moment;
  /** How the visit was left. */
  exit?: Exit;
  /** Facts that the host handed in. */
  given?: { [name: string]: PlainValue };
  /** Items of the visit. */
  items?: { [name: string]: VisitItem };
  /** The number of the visit, from 1. */
  n?: number;
  /** The guide ended the wait. */
  released?: true;
  /** The number of the act that entered the visit. */
  seq?: number;
  /** Settings that the host overrode. */
  settings?: { [name: string]: PlainValue };
  /** The step. */
  step?: string;
}

/** What was agreed on about a visit to a contact that has no place in this version. */
export interface FormerContact {
  /** Where it stands. */
  state: ContactState;
  /** How many were there, of a group. */
  count?: Present;
  /** The form. */
  form?: ContactForm;
  /** What the guide offers. */
  forms?: ContactForm[];
  /** When it will be. */
  planned?: Moment;
}

/** How a visit was left. */
export interface Exit {
  /** When. */
  at: Moment;
  /** How. */
  how: How;
  /** The step that was entered. */
  to: string;
  /** The number of the act that left it; only in a module with a diary, and after an upgrade. */
  seq?: number;
}

/** An item that was touched in a visit. At most one of `answer`, `skipped` and `declined` is there. */
export interface VisitItem {
  /** The answer, as it is stored. */
  answer?: AnswerValue;
  /** How many answers were accepted; absent when none was. */
  attempts?: number;
  /** The learner would rather not say. */
  declined?: true;
  /** Of a diary: the entries that were given, by their numbers. */
  entries?: { [name: string]: VisitEntry };
  /** How many hints were shown; absent when none was. */
  hints?: number;
  /** It was skipped. */
  skipped?: true;
  /** The solution was shown. */
  solution?: true;
}

/** An entry of a diary. */
export interface VisitEntry {
  /** The number of the act that gave it. */
  seq: number;
  /** What it holds. */
  value: DiaryValue;
}

/** Something that is shared, as it was previewed. */
export type Grant = ItemGrant | ScaleGrant | ValueGrant;

/** An answer that is shared. */
export interface ItemGrant {
  /** How many answers were accepted in the visit by then. */
  attempts: number;
  /** The number of the visit to the step, from 1. */
  n: number;
  /** What it is shared for. */
  purpose: string;
  /** The number of the entry that shared it. */
  seq: number;
  /** The step. */
  step: string;
  /** The name of the item. */
  what: string;
  /** What counted of the answer; absent for words, which are in the vault. */
  value?: unknown;
}

/** A score that is shared. */
export interface ScaleGrant {
  /** The number of the visit to the step, from 1. */
  n: number;
  /** What it is shared for. */
  purpose: string;
  /** The score. */
  score: number;
  /** The number of the entry that shared it. */
  seq: number;
  /** The step of the measure. */
  step: string;
  /** The name of the scale. */
  what: string;
  /** The band that the score fell in. */
  band?: string;
}

/** A value that is shared. */
export interface ValueGrant {
  /** What it is shared for. */
  purpose: string;
  /** The number of the entry that shared it. */
  seq: number;
  /** What it was. */
  value: unknown;
  /** The name of the value. */
  what: string;
}

/** A visit to a step. */
export interface Visit {
  /** When it was entered. */
  entered: Moment;
  /** The items that were touched, by their ids. */
  items: { [name: string]: VisitItem };
  /** The number of the visit to this step, from 1. */
  n: number;
  /** The step. */
  step: string;
  /** What was drawn for this visit, by the name of the chance; absent for a step that draws nothing. */
  drawn?: { [name: string]: Arm };
  /** How it was left; absent while it was not. */
  exit?: Exit;
  /** The number of the act that entered it; only in a module with a diary, and after an upgrade. */
  seq?: number;
}

/** A wait that the guide ended. */
export interface Released {
  /** The number of the visit, from 1. */
  n: number;
  /** The step. */
  step: string;
}

/**
 * Where a session that has begun stands.
 * - `running`: it goes on
 * - `stopped`: it was stopped
 */
export type Begun = "running" | "stopped";

/** The state of a session that has not begun. */
export interface NewSnapshot {
  /** It has not begun. */
  status: "new";
  /** The hash of the program. */
  program: Hash;
  /** The seed of all draws. */
  seed: Seed;
  /** The number of the semantics. */
  semantics: number;
  /** How many acts were accepted: none. */
  seq: number;
  /** All settings in force, defaults filled in. */
  settings: { [name: string]: PlainValue };
}

/** What leaves for a purpose, and how much of what it names does not. */
export interface Export {
  /** What leaves. */
  leaves: Leaf[];
  /** The module. */
  module: string;
  /** The hash of the program. */
  program: Hash;
  /** The purpose. */
  purpose: string;
  /** The version of the module. */
  version: string;
  /** Who gets it. */
  with: Recipient;
  /** How many names do not leave, by reason; a reason that counts nought is left out. */
  withheld: { [name: string]: number };
}

/** Something that leaves for a purpose. */
export type Leaf = AnswerLeaf | WordsLeaf | ScoreLeaf | ValueLeaf;

/** An answer. */
export interface AnswerLeaf {
  /** What counts of the answer, without words of one's own. */
  value: unknown;
  /** The name of the item. */
  what: string;
}

/** Words of the learner's own. */
export interface WordsLeaf {
  /** Where the words are in the vault, for who may read them. */
  vault: VaultKey;
  /** The name of the item. */
  what: string;
  /** Of a plan: its parts. The words of each stand behind the key: `/` and its id. */
  parts?: PlanPartId[];
}

/** A score. */
export interface ScoreLeaf {
  /** The score. */
  score: number;
  /** The name of the scale. */
  what: string;
  /** The band that the score falls in. */
  band?: string;
}

/** A value of the module. */
export interface ValueLeaf {
  /** What it is: a number, yes or no, a text, an option's id, a date, a time. */
  is: unknown;
  /** The name of the value. */
  what: string;
}

/** What is to be erased at a time: hosts erase, the engine only says so. */
export interface Due {
  /** For each purpose the names whose copies are to go, where there are any. */
  purposes: { [name: string]: string[] };
  /** The whole session. */
  session: boolean;
}

/** What becomes due by itself, if nothing else is done before. */
export interface Coming {
  /** The number of the visit to the step, from 1. */
  n: number;
  /** The step that waits, or in which a diary is kept. */
  step: string;
  /** When it opens by itself; of a diary the beginning of the day on which an entry can be given. */
  until: When;
  /** Of a diary: the number of its entry. */
  entry?: number;
  /** The diary. */
  item?: string;
}

/** What an act does to the vault, to be done in order. */
export type VaultChange = CopyVaultChange | MoveVaultChange | RemoveVaultChange | EraseVaultChange;

/** Words are kept under another key too. */
export interface CopyVaultChange {
  change: "copy";
  /** Where they are. */
  from: VaultKey;
  /** Where they are copied to. */
  to: VaultKey;
}

/** Words go to another key, with all that stand below it. */
export interface MoveVaultChange {
  change: "move";
  /** Where they are. */
  from: VaultKey;
  /** Where they go. */
  to: VaultKey;
}

/** A record is removed. */
export interface RemoveVaultChange {
  change: "remove";
  /** Where it is. */
  key: VaultKey;
}

/** All records are removed. */
export interface EraseVaultChange {
  change: "erase";
}

/**
 * The record of consent to a purpose: what was asked and shown, and what was said when. Its fields are those
 * of ISO/IEC TS 27560; the host gives those that only it knows, in whatever form it keeps them.
 */
export interface ConsentRecord {
  /** All that was said, in order. */
  events: ConsentEvent[];
  /** The language of the words. */
  language: string;
  /** The module. */
  module: string;
  /** What the purpose names. */
  "personal-data": ConsentData[];
  /** The hash of the program. */
  program: Hash;
  /** The purpose. */
  purpose: string;
  /** The five questions, answered. */
  questions: ConsentQuestions;
  /** Who gets it. */
  recipients: Recipient[];
  /** The version of the form of this record: `leerpad-consent-1`. */
  "schema-version": string;
  /** The standard whose fields these are. */
  standard: string;
  /** How consent stands. */
  state: ConsentState;
  /** The version of the module. */
  version: string;
  /** How the learner takes it back. */
  "withdrawal-method": string;
  /** Who is responsible. */
  controllers?: unknown;
  /** Whose law holds. */
  jurisdiction?: unknown;
  /** On which ground it is processed. */
  "legal-basis"?: unknown;
  /** Fields that nobody gave. */
  missing?: string[];
  /** What was told to the learner, beside this. */
  notice?: unknown;
  /** Others who have a part in it. */
  parties?: unknown;
  /** Who the learner is to the host. */
  "principal-id"?: unknown;
  /** What the host calls this record. */
  "record-id"?: unknown;
  /** How long it is kept. */
  retention?: Retention;
  /** Where it is kept. */
  "storage-locations"?: unknown;
}

/** Something said about a purpose. */
export interface ConsentEvent {
  /** Who said it. */
  "entity-id": "learner";
  /** The number of the entry. */
  seq: number;
  /** When. */
  time: Moment;
  /** What was said. */
  type: ConsentEventType;
  /** What was shared or taken back. */
  what?: string[];
}

/**
 * What was said about a purpose.
 * - `consent-given`: consent was given
 * - `consent-refused`: it was refused, before it ever stood
 * - `consent-withdrawn`: it was taken back
 * - `shared`: something was shared by hand
 * - `taken-back`: something shared was taken back
 */
export type ConsentEventType =
  | "consent-given"
  | "consent-refused"
  | "consent-withdrawn"
  | "shared"
  | "taken-back";

/** Something that a purpose names. */
export interface ConsentData {
  /** It leaves only as far as the learner shares it by hand. */
  "by-hand": boolean;
  /** The kind word of an item, `score` or `value`. */
  type: string;
  /** The name of the item, scale or value. */
  what: string;
}

/** The five questions about data, with their answers in words. */
export interface ConsentQuestions {
  /** Who asks: the title of the module. */
  source: string;
  /** What is told. */
  what: string[];
  /** What for: the question for consent. */
  "what-for": string;
  /** With whom. */
  "with-whom": string;
  /** How long it is kept. */
  "how-long"?: string;
}

/** How long something is kept. */
export interface Retention {
  /** As ISO 8601 writes it: `P90D`. */
  duration: string;
  /** As the author wrote it: `90 days`. */
  written: string;
}

/**
 * How consent to a purpose stands.
 * - `not-asked`: nothing was said yet
 * - `consent-given`: it stands
 * - `consent-refused`: it was refused, and never stood
 * - `consent-withdrawn`: it stood, and was taken back
 */
export type ConsentState = "not-asked" | "consent-given" | "consent-refused" | "consent-withdrawn";

/**
 * Everything that a learner answered and wrote in one session: `van-mij.json`, as the export of one's own
 * writes it.
 */
export interface OwnData {
  /** The end was reached. */
  completed: boolean;
  /** The module. */
  module: OwnModule;
  /** Words that belong to no answer. */
  "other-words": OwnWords[];
  /** The version of this form: 1. */
  own: number;
  /** Measures of all visits. */
  scores: OwnScore[];
  /**
   * Visits in which something was answered, skipped or declined: first the path, then what was left behind.
   */
  visits: OwnVisit[];
  /** What was done with others, in order. */
  "with-others": OwnEvent[];
  /** When it began; absent when nobody began. */
  begun?: Moment;
  /** When something last happened. */
  last?: Moment;
}

/** The module that a learner worked in. */
export interface OwnModule {
  /** Its id. */
  id: string;
  /** The language of titles, questions and answers in words. */
  language: string;
  /** The hash of its program. */
  program: Hash;
  /** Its title. */
  title: string;
  /** Its version. */
  version: string;
}

/** Words that belong to no answer: of a reply, or of an answer that was changed since. */
export interface OwnWords {
  /** Where they are in the vault. */
  key: string;
  /** The words. */
  words: string;
}

/** A measure, as it was left. */
export interface OwnScore {
  /** When its step was left. */
  at: Moment;
  /** Which visit to the step it is, from 1. */
  n: number;
  /** The scale. */
  scale: string;
  /** The step. */
  step: string;
  /** The title of the scale. */
  title: string;
  /** The band that the score falls in. */
  band?: string;
  /** The moment of the measure. */
  moment?: string;
  /** The score; absent when it is not known. */
  score?: number;
}

/** A visit in which something was answered, skipped or declined. */
export interface OwnVisit {
  /** What was answered. */
  answers: OwnAnswer[];
  /** False: it was left behind by choosing otherwise. */
  counts: boolean;
  /** When it was entered. */
  entered: Moment;
  /** Which visit to the step it is, from 1. */
  n: number;
  /** The step. */
  step: string;
  /** The title of the step, in plain words. */
  title: string;
  /** How it was left; together with when. */
  how?: OwnHow;
  /** When it was left; together with how. */
  left?: Moment;
}

/** An answer of the learner. */
export interface OwnAnswer {
  /** The item. */
  item: string;
  /** Its kind word. */
  kind: string;
  /** The question, in plain words. */
  question: string;
  /** How it was answered. */
  state: OwnState;
  /** It in words, a line for each part; absent when it was skipped, declined or erased. */
  answer?: string[];
  /** When it was last given in this visit; absent when it was taken over from an earlier one. */
  at?: Moment;
  /** The stored value; words stand as `{"vault":true}`. */
  value?: unknown;
}

/**
 * How something was answered.
 * - `answered`: answered
 * - `skipped`: skipped
 * - `declined`: declined
 */
export type OwnState = "answered" | "skipped" | "declined";

/**
 * How a visit with answers was left.
 * - `done`: by going on
 * - `skipped`: skipped as a whole
 */
export type OwnHow = "done" | "skipped";

/** Something with others: what was shared or taken back, consent, contacts, releases, replies, erasing. */
export interface OwnEvent {
  /** When. */
  at: Moment;
  /** Who did it. */
  by: Role;
  /** The fact, as the journal has it. */
  fact: Fact;
  /** With whom, where a purpose says so. */
  with?: Recipient;
}

/** A report over many sessions of one module, in which nobody can be recognised. */
export interface Report {
  /** Counts of fewer than this are withheld. */
  k: number;
  /** Journals that add nothing. */
  "left-out": LeftOut;
  /** The module. */
  module: string;
  /** The rows, table by table. */
  rows: ReportRow[];
  /** How many rows have no number. */
  withheld: number;
}

/** How many journals add nothing to a report, by why. */
export interface LeftOut {
  /** Damaged, or they do not come out the same. */
  damaged: number;
  /** Nobody began them. */
  "not-begun": number;
  /** Made with a program that is not at hand. */
  "other-program": number;
}

/** One number of a report. */
export interface ReportRow {
  /** What is counted. */
  figure: ReportFigure;
  /** The table. */
  table: ReportTable;
  /** The step or scale; of sessions `begun` or `completed`; absent: of all steps together. */
  of?: string;
  /** The form of a contact or the band; absent: of all together. */
  part?: string;
  /** The number; absent: withheld. */
  value?: number;
  /** Of scores and bands: which measure. */
  when?: ReportWhen;
}

/**
 * What a row of a report counts.
 * - `sessions`: sessions
 * - `contacts`: contacts held
 * - `people`: people
 * - `mean`: the mean of a score, rounded to hundredths
 */
export type ReportFigure = "sessions" | "contacts" | "people" | "mean";

/**
 * What a row of a report stands in.
 * - `sessions`: how many sessions: `begun`, `completed`
 * - `done`: per step or section: sessions in which it is done
 * - `contacts`: contacts held; each session counts once at a step
 * - `attendance`: per contact with a group: people who were there
 * - `scores`: per scale: sessions with a measure, and means
 * - `bands`: per scale and band: sessions
 */
export type ReportTable = "sessions" | "done" | "contacts" | "attendance" | "scores" | "bands";

/**
 * Which measure of a session a row of a report speaks of.
 * - `first`: its first
 * - `last`: its last, of sessions with two at least
 * - `change`: from the first to the last, of the same sessions
 */
export type ReportWhen = "first" | "last" | "change";

/** What checking gives: everything that could be better, and what the module is when it can run. */
export interface Checked {
  /** Everything that could be better, by place. */
  problems: Problem[];
  /** The module; absent when a problem is an error, so that it cannot run. */
  module?: About;
}

/** What a module is that can run. */
export interface About {
  /** The hash of its program, which its sessions and journals name. */
  hash: Hash;
  /** Its id, never used again for another module. */
  id: string;
  /** The tags of its languages; the first is the one it was written in. */
  languages: string[];
  /** Its version, as the author wrote it. */
  version: string;
}

/**
 * Something in a module that could be better: where, how bad, why it matters, what to do.
 *
 * Places are told twice: as line and column, both from 1, and as a number of units from the start of the
 * text, so that a host can cut with them. Units are those of the host: code points in Python, UTF-16 code
 * units in JavaScript.
 */
export interface Problem {
  /** The kind of problem; never changes its meaning. */
  code: string;
  /** Edits that together mend it; none where only an author can know. */
  fix: Edit[];
  /** What to do; may be empty. */
  help: string;
  /** What is wrong. */
  message: string;
  /** Where. */
  place: Place;
  /** Further places that explain it. */
  related: Related[];
  /** How bad. */
  severity: Severity;
  /** Why it matters; may be empty. */
  why: string;
  /** A way through the module that shows it, where there is one. */
  example?: Example;
}

/** A way through a module: what `leerpad play --acts` plays again. */
export interface Example {
  /** The acts from `start` on: texts, each a JSON object. */
  acts: string[];
  /** In words: the steps it comes to, and what was answered there. */
  path: string;
  /** The seed, 16 hex digits. */
  seed: string;
  /** Settings other than the defaults: a text that is a JSON object. */
  settings: string;
}

/** A change of a text: what stands at a place becomes this. */
export interface Edit {
  /** What is replaced; an empty place to insert. */
  place: Place;
  /** What comes there. */
  text: string;
}

/** A place in one of the texts of a module. */
export interface Place {
  /** The column it begins at, from 1. */
  column: number;
  /** How many units of the text stand before what comes after it. */
  end: number;
  /** The column after its last character. */
  end_column: number;
  /** The line of the place after its last character. */
  end_line: number;
  /** The line it begins on, from 1. */
  line: number;
  /** The text, by the name it was handed in with; empty where a problem has no text. */
  path: string;
  /** How many units of the text stand before it. */
  start: number;
}

/** A further place with what is to be seen there. */
export interface Related {
  /** What is to be seen. */
  message: string;
  /** Where. */
  place: Place;
}

/**
 * How bad a problem is.
 * - `error`: the module cannot run
 * - `warning`: probably not what was meant; the module runs
 * - `advice`: something that could be better
 */
export type Severity = "error" | "warning" | "advice";
