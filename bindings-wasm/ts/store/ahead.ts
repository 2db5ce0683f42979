import type { Act } from "../wire.js";
import type { Conflict } from "./store.js";
import type { Outcome } from "./sitting.js";

/** An act that is shown and not kept yet. */
export interface Shown {
  readonly act: Act;
  readonly line: string;
  /** It is kept. */
  readonly tell: () => void;
  /** What became of it; absent: it is kept as it was shown. */
  readonly settle: (outcome?: Outcome) => void;
  readonly fail: (error: unknown) => void;
}

/** What is done with acts that are shown. */
export interface Behind {
  /** Keeps lines, all of them or none. */
  write(lines: readonly string[]): Promise<Conflict | undefined>;
  /** Takes back the last so many acts. */
  undo(count: number): void;
  /** Does acts again on what is there after somebody else was first. */
  again(acts: readonly Shown[], conflict: Conflict): Promise<void>;
}

/**
 * Acts that are shown at once while their lines are written behind them, in their order; what waits is written together.
 * One that cannot be kept is taken back with all that came after it.
 */
export class Ahead {
  readonly #behind: Behind;
  #acts: Shown[] = [];
  #writing: Promise<void> = Promise.resolve();
  #isWriting = false;
  #isMending = false;

  constructor(behind: Behind) {
    this.#behind = behind;
  }

  /** How many acts are shown and not kept. */
  get count(): number {
    return this.#acts.length;
  }

  /** Whether acts are being done again: what is shown is not what it is built on. */
  get isMending(): boolean {
    return this.#isMending;
  }

  /** Writes the line of an act that is shown. Fails when it could not be kept, and is not shown any more. */
  add(act: Act, line: string, tell: () => void): Promise<Outcome | undefined> {
    return new Promise((settle, fail) => {
      this.#acts.push({ act, line, tell, settle, fail });
      if (!this.#isWriting) {
        this.#writing = this.#write();
      }
    });
  }

  /** When nothing is being written. */
  async settled(): Promise<void> {
    while (this.#isWriting) {
      await this.#writing;
    }
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    try {
      while (this.#acts.length > 0) {
        await this.#writeNow([...this.#acts]);
      }
    } finally {
      // At once: an act that comes in now is written anew.
      this.#isWriting = false;
    }
  }

  async #writeNow(batch: readonly Shown[]): Promise<void> {
    let conflict;
    try {
      conflict = await this.#behind.write(batch.map(({ line }) => line));
    } catch (error) {
      this.#takeBack().forEach(({ fail }) => fail(error));
      return;
    }
    if (conflict !== undefined) {
      return this.#mend(this.#takeBack(), conflict);
    }
    this.#acts.splice(0, batch.length);
    for (const { tell, settle } of batch) {
      tell();
      settle();
    }
  }

  async #mend(acts: readonly Shown[], conflict: Conflict): Promise<void> {
    this.#isMending = true;
    try {
      await this.#behind.again(acts, conflict);
    } catch (error) {
      acts.forEach(({ fail }) => fail(error));
    } finally {
      this.#isMending = false;
    }
  }

  #takeBack(): readonly Shown[] {
    const acts = this.#acts;
    this.#acts = [];
    this.#behind.undo(acts.length);
    return acts;
  }
}
