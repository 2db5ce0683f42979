import type { Sitting, Doing, Outcome } from "../store/sitting.js";
import { StoreError } from "../store/store.js";
import type { ActKind, HelpLine, Refusal, Role } from "../wire.js";
import { Easel } from "./easel.js";
import type { Around } from "./said.js";
import type { Speech, WordKey } from "./words.js";

/** Something that is being written and is no answer yet. */
interface Typed {
  text: string;
  /** Makes it an answer. Whether that was accepted. */
  readonly commit: (text: string) => Promise<boolean>;
}

/** A field in which somebody writes. */
export interface Field {
  /** Where its draft stands in the vault while it is written. */
  readonly draft: string;
  /** What it holds as an answer. */
  readonly stored: string;
  readonly commit: (text: string) => Promise<boolean>;
}

/** How long somebody stops writing before a draft is kept. */
const PAUSE = 400;

/** What a page of a learner has to work with beside that: the session, what is being written, what was refused. */
export class Scene extends Easel {
  readonly sitting: Sitting;
  /** The help of the module. */
  help: readonly HelpLine[] = [];
  allowed: readonly ActKind[] = [];
  /** What was refused, by item; `""`: of the page as a whole. */
  readonly refusals = new Map<string, Refusal>();
  /** What could not be kept: to be done again. */
  failed: { readonly code: StoreError["code"]; readonly again: () => Promise<unknown> } | undefined;
  /** Whether somebody wanted to go on: what holds them back is shown at each item then. */
  isHeld = false;
  /** Tells the page what an activity opens. */
  launch: (what: string) => void = () => {};
  /** The items where a watched word was written: the help is shown there. */
  readonly worries = new Set<string>();
  readonly #typed = new Map<string, Typed>();
  #saving: ReturnType<typeof setTimeout> | undefined;
  readonly #soon = new Map<string, { timer: ReturnType<typeof setTimeout>; does: () => Promise<unknown> }>();
  #acting = 0;
  /** How often what was shown was taken back. */
  #undone = 0;
  /** What is to be done again, in its order. */
  readonly #unkept: (() => Promise<unknown>)[] = [];
  readonly #timers: ReturnType<typeof setInterval>[] = [];

  constructor(sitting: Sitting, root: ShadowRoot, say: Speech, language: string, around: Around, changed: () => void) {
    super(root, say, language, around, changed);
    this.sitting = sitting;
    sitting.on(({ news }) => {
      this.#undone += news === "undone" ? 1 : 0;
    });
  }

  /** Does something again and again, until that is ended or the page is left. */
  every(milliseconds: number, does: () => void): ReturnType<typeof setInterval> {
    const timer = setInterval(does, milliseconds);
    this.#timers.push(timer);
    return timer;
  }

  override leave(): void {
    super.leave();
    this.#timers.splice(0).forEach(clearInterval);
    this.#soon.forEach(({ timer }) => clearTimeout(timer));
    this.#soon.clear();
    this.#typed.clear();
    this.refusals.clear();
    this.isHeld = false;
    this.worries.clear();
  }

  /**
   * Does an act. Whether it was accepted and kept; why not is shown. The page is shown before it is kept, unless somebody is
   * writing: then nothing is left before what they wrote is on the disk.
   */
  async act(doing: Doing, { item = "", over = [], by = "learner" }: ActOptions = {}): Promise<boolean> {
    let outcome: Outcome;
    let isShown = false;
    let undone = this.#undone;
    const shown = () => {
      isShown = true;
      undone = this.#undone;
      this.refusals.delete(item);
      this.redraw();
    };
    this.#acting += 1;
    try {
      outcome = await this.sitting.act(doing, by, over, this.#typed.size === 0 ? shown : undefined).finally(() => (this.#acting -= 1));
    } catch (error) {
      this.#fail(error, () => this.act(doing, { item, over, by }));
      return false;
    }
    const isOver = isShown && undone === this.#undone && outcome.ok && this.failed === undefined;
    this.#unkept.length = 0;
    this.failed = undefined;
    if (!outcome.ok) {
      this.refusals.set(item, outcome.refusal);
    } else if (!isShown) {
      this.refusals.delete(item);
    }
    if (!isOver) {
      this.redraw();
    }
    return outcome.ok;
  }

  /** Does something a moment later, unless the same is asked for again: who walks through options with the arrow keys passes them. */
  soon(key: string, does: () => Promise<unknown>): void {
    clearTimeout(this.#soon.get(key)?.timer);
    const timer = setTimeout(() => void this.#now(key), PAUSE);
    this.#soon.set(key, { timer, does });
  }

  async #now(key: string): Promise<void> {
    const soon = this.#soon.get(key);
    this.#soon.delete(key);
    clearTimeout(soon?.timer);
    await soon?.does();
  }

  /** Whether an act of this page is under way: what comes of it is shown once, when it is over. */
  get isActing(): boolean {
    return this.#acting > 0;
  }

  /** Whether an act would be accepted now. Nothing changes. */
  would(doing: Doing): boolean {
    const { journal } = this.sitting;
    const judged = journal.judge({ ...doing, at: journal.clock ?? "", by: "learner" } as never);
    if (judged.ok) {
      judged.free();
    }
    return judged.ok;
  }

  /** Keeps words that no act speaks of. */
  async keep(words: Readonly<Record<string, string | undefined>>): Promise<void> {
    try {
      await this.sitting.keepWords(words);
      if (this.failed !== undefined) {
        this.#unkept.length = 0;
        this.failed = undefined;
        this.redraw();
      }
    } catch (error) {
      this.#fail(error, () => this.keep(words));
    }
  }

  /** Where the draft of an item with one field stands. */
  draftOf(item: { readonly id: string; readonly vault?: string }): string {
    const { step, visit } = this.sitting.journal;
    return `draft/${item.vault ?? `${step}/${visit}/${item.id}`}`;
  }

  /** Would rather not answer: what was being written goes too. */
  async decline(item: string): Promise<void> {
    const { step, visit } = this.sitting.journal;
    const under = `draft/${step}/${visit}/${item}`;
    const drafts = [...this.#typed.keys(), ...this.sitting.keys()];
    const over = drafts.filter((key) => key === under || key.startsWith(`${under}/`));
    if (await this.act({ act: "decline", item }, { item, over })) {
      over.forEach((key) => this.#typed.delete(key));
      this.redraw();
    }
  }

  /** Looks at words that stay on this device, while they are written: shows the help where a watched word stands. */
  advise(item: string, words: string): void {
    const { help } = this.sitting.journal.advise(item, words, this.language);
    help ? this.worries.add(item) : this.worries.delete(item);
  }

  /** What stands in a field: what is being written, else what was when the page was left, else the answer. */
  textOf(field: Field): string {
    const typed = this.#typed.get(field.draft);
    if (typed !== undefined) {
      this.#typed.set(field.draft, { text: typed.text, commit: field.commit });
      return typed.text;
    }
    const draft = this.sitting.words(field.draft);
    if (draft !== undefined && draft !== field.stored) {
      this.#typed.set(field.draft, { text: draft, commit: field.commit });
      return draft;
    }
    return field.stored;
  }

  /** Somebody writes: kept as a draft a moment later, so that closing the tab loses nothing. */
  type(field: Field, text: string): void {
    this.#typed.set(field.draft, { text, commit: field.commit });
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => void this.saveDrafts(), PAUSE);
    this.redraw();
  }

  /** Keeps what is being written, as a draft. */
  async saveDrafts(): Promise<void> {
    clearTimeout(this.#saving);
    const drafts = [...this.#typed].filter(([key, { text }]) => this.sitting.words(key) !== text);
    if (drafts.length > 0) {
      await this.keep(Object.fromEntries(drafts.map(([key, { text }]) => [key, text])));
    }
  }

  /** Somebody left the field: what was written becomes the answer. Whether all is well. */
  async settle(field: Field): Promise<boolean> {
    const typed = this.#typed.get(field.draft);
    if (typed === undefined) {
      return true;
    }
    if (typed.text === field.stored) {
      this.#typed.delete(field.draft);
      if (this.sitting.words(field.draft) !== undefined) {
        await this.keep({ [field.draft]: undefined });
      }
      return true;
    }
    const isTaken = await typed.commit(typed.text);
    if (!isTaken) {
      // What was refused is not lost: it stays as a draft.
      await this.saveDrafts();
    } else if (this.#typed.get(field.draft)?.text === typed.text) {
      this.#typed.delete(field.draft);
    }
    return isTaken;
  }

  /** Makes answers of all that is being written: before the page is left. Whether all were accepted. */
  async settleAll(): Promise<boolean> {
    clearTimeout(this.#saving);
    for (const key of [...this.#soon.keys()]) {
      await this.#now(key);
    }
    let isWell = true;
    for (const [draft, { text, commit }] of [...this.#typed]) {
      if (await commit(text)) {
        this.#typed.delete(draft);
      } else {
        isWell = false;
      }
    }
    return isWell;
  }

  /** Why something was refused, in words. */
  refusal(refusal: Refusal): string {
    const key = `refusal.${refusal.refused}` as WordKey;
    return this.say(key, refusal as unknown as Record<string, string | number>);
  }

  #fail(error: unknown, again: () => Promise<unknown>): void {
    if (!(error instanceof StoreError)) {
      throw error;
    }
    // What was shown together is taken back together, and done again in its order.
    this.#unkept.push(again);
    this.failed = { code: error.code, again: () => this.#again() };
    this.redraw();
  }

  async #again(): Promise<void> {
    const all = this.#unkept.splice(0);
    this.failed = undefined;
    for (const again of all) {
      // Behind one that fails again the others wait.
      this.#unkept.length > 0 ? this.#unkept.push(again) : await again();
    }
  }
}

interface ActOptions {
  /** The item that a refusal is shown at. */
  readonly item?: string;
  /** Drafts that it makes an answer of. */
  readonly over?: readonly string[];
  readonly by?: Role;
}
