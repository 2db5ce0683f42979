import type { PlayHandle } from "./glue.js";
import { Owned } from "./owned.js";
import type { Program } from "./program.js";
import type { Vault } from "./vault.js";
import type {
  Act,
  ActKind,
  Advice,
  Coming,
  Due,
  Export,
  Outline,
  PurposeCard,
  Refusal,
  Role,
  Said,
  Screen,
  VaultChange,
} from "./wire.js";

/** What a session begins with. */
export interface Start {
  /** 16 small hex digits from which all chance is drawn: see `randomSeed`. */
  readonly seed: string;
  /** What the host sets of the module's settings, by their names. */
  readonly settings?: Readonly<Record<string, string | number | boolean>>;
}

/** An act without the words that were in it. */
export interface Taken {
  /** What may go on to the session: it says only that there are words. */
  readonly act: Act;
  /** The words, by their keys in the vault: to be kept there first, and only when the act is accepted. */
  readonly words: Readonly<Record<string, string>>;
}

/** Nothing changed. That is no error: the refusal says why, and what is possible instead. */
export interface Refused {
  readonly ok: false;
  readonly refusal: Refusal;
}

/** What stands on the cover of a module, in one language. */
export interface Cover {
  readonly title: Said;
  /** One or two sentences. */
  readonly summary?: Said;
  /** What a person can do afterwards. */
  readonly goals: readonly Said[];
  /** Minutes of work. */
  readonly minutes?: number;
}

interface State {
  seq: number;
  seed: string;
  status: "new" | "running" | "stopped";
  completed: boolean;
  step?: string;
  n?: number;
  clock?: string;
  program: string;
  asked?: string;
  choice?: "open" | "old";
}

/** A session under way, with or without a journal: what can be asked of it. */
export abstract class Play extends Owned<PlayHandle> {
  /** Hands over another version of the module: an act `upgrade` may name its hash from now on. */
  know(program: Program): void {
    this.handle.know(program.handle);
  }

  /** The hash of the program that it is on. */
  get programHash(): string {
    return this.#state().program;
  }

  /** Whether the learner is asked if they go on in another version, or chose to finish this one; `program` is its hash. */
  get choice(): { readonly program: string; readonly state: "open" | "old" } | undefined {
    const { asked, choice } = this.#state();
    return asked === undefined || choice === undefined ? undefined : { program: asked, state: choice };
  }

  /** How many acts were accepted. */
  get seq(): number {
    return this.#state().seq;
  }

  /** Whether it began, and whether it was stopped. */
  get status(): "new" | "running" | "stopped" {
    return this.#state().status;
  }

  /** Whether it stands at an end. */
  get completed(): boolean {
    return this.#state().completed;
  }

  /** The step it stands at; none before it began. */
  get step(): string | undefined {
    return this.#state().step;
  }

  /** The how-manieth visit to that step it is. */
  get visit(): number | undefined {
    return this.#state().n;
  }

  /** The time of the last act. */
  get clock(): string | undefined {
    return this.#state().clock;
  }

  /** The seed of its draws. */
  get seed(): string {
    return this.#state().seed;
  }

  /** What is to be shown now, in one of the module's languages (else its first). */
  screen(role: Role, language: string): Screen {
    const { border } = this.engine;
    border.given(this.handle.screen(...border.texts(role, language)));
    return border.json();
  }

  /** The screen without its words: the same in every language. */
  outline(role: Role): Outline {
    const { border } = this.engine;
    border.given(this.handle.outline(border.text(role)));
    return border.json();
  }

  /** The kinds of act of which this role could have one accepted now. */
  allowed(role: Role): ActKind[] {
    const { border } = this.engine;
    border.given(this.handle.allowed(border.text(role)));
    return border.json();
  }

  /** What to say at once of words that stay on this device. Nothing is kept of them. */
  advise(item: string, words: string, language: string): Advice {
    const { border } = this.engine;
    border.given(this.handle.advise(...border.texts(item, words, language)));
    return border.json();
  }

  /** Takes a learner's own words out of an act, before anything else is done with it. */
  takeWords(act: Act | string): Taken {
    const { border } = this.engine;
    this.handle.take_words(border.text(textOf(act)));
    return border.json();
  }

  /** The keys of words that an answer takes the place of: to be removed from the vault with what is kept for it. */
  noLongerSaid(act: Act | string, vault: Vault): string[] {
    const { border } = this.engine;
    this.handle.no_longer_said(...border.texts(textOf(act), JSON.stringify(vault.keys())));
    return border.json();
  }

  /** What the act that was accepted last does to the vault, in order: `vault.follow` does it. Nothing for most acts. */
  vaultChanges(): VaultChange[] {
    this.handle.vault_changes();
    return this.engine.border.json();
  }

  /** What leaves for a purpose of the module now, and how much of what it names does not, by reason. */
  export(purpose: string): Export {
    const { border } = this.engine;
    border.given(this.handle.export(border.text(purpose)));
    return border.json();
  }

  /** What is due for erasure at a time. Asking erases nothing: the host does. */
  dueForErasure(at: string): Due {
    const { border } = this.engine;
    border.given(this.handle.due_for_erasure(border.text(at)));
    return border.json();
  }

  /** What stands on the cover of the module: what to show before it begins. */
  cover(language: string): Cover {
    const { border } = this.engine;
    this.handle.cover(border.text(language));
    return border.json();
  }

  /** All purposes of the module as people read them, with what they agreed to: a page that is always there. */
  purposeCards(language: string): PurposeCard[] {
    const { border } = this.engine;
    this.handle.purpose_cards(border.text(language));
    return border.json();
  }

  /** What becomes due next if nothing else is done, and when: what a host reminds people of. */
  coming(): Coming | undefined {
    return this.handle.coming() ? this.engine.border.json() : undefined;
  }

  /** The whole state, as text. Equal for equal sessions. */
  snapshot(): string {
    this.handle.snapshot();
    return this.engine.border.read();
  }

  #state(): State {
    this.handle.state();
    return this.engine.border.json();
  }
}

/** An act as text. */
export function textOf(act: object | string): string {
  return typeof act === "string" ? act : JSON.stringify(act);
}
