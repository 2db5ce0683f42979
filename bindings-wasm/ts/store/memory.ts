import { linesOf, type Addition, type Conflict, type Kept, type News, type SessionName, type Store } from "./store.js";

/** Keeps sessions as long as the page is there: for tests and for trying a module. */
export class MemoryStore implements Store {
  readonly #kept = new Map<string, Kept>();
  readonly #watchers = new Map<string, Set<(news: News) => void>>();

  async read(name: SessionName): Promise<Kept | undefined> {
    return this.#kept.get(keyOf(name));
  }

  async begin(name: SessionName, kept: Kept): Promise<Conflict | undefined> {
    const found = this.#kept.get(keyOf(name));
    if (found !== undefined) {
      return { journal: found.journal };
    }
    this.#kept.set(keyOf(name), kept);
    return undefined;
  }

  async append(name: SessionName, after: number, { lines, vault }: Addition): Promise<Conflict | undefined> {
    const kept = this.#kept.get(keyOf(name));
    if (kept === undefined || linesOf(kept.journal).length !== after) {
      return { journal: kept?.journal ?? "" };
    }
    this.#kept.set(keyOf(name), {
      ...kept,
      journal: kept.journal + lines.join(""),
      vault: vault ?? kept.vault,
    });
    return undefined;
  }

  async replace(name: SessionName, journal: string, vault: Uint8Array<ArrayBuffer>): Promise<void> {
    const kept = this.#kept.get(keyOf(name));
    this.#kept.set(keyOf(name), { program: "", ...kept, journal, vault });
  }

  async keepVersion(name: SessionName, program: string): Promise<void> {
    const kept = this.#kept.get(keyOf(name));
    if (kept !== undefined) {
      this.#kept.set(keyOf(name), { ...kept, versions: [...new Set([...(kept.versions ?? []), program])] });
    }
  }

  async forget(name: SessionName): Promise<void> {
    this.#kept.delete(keyOf(name));
  }

  async served(name: SessionName): Promise<void> {
    const kept = this.#kept.get(keyOf(name));
    if (kept !== undefined) {
      this.#kept.set(keyOf(name), { ...kept, isServed: true });
    }
  }

  watch(name: SessionName, tell: (news: News) => void): () => void {
    const watchers = this.#watchers.get(keyOf(name)) ?? new Set();
    this.#watchers.set(keyOf(name), watchers.add(tell));
    return () => watchers.delete(tell);
  }

  /** Adds lines as if somebody elsewhere had: what a test of two devices needs. */
  tell(name: SessionName, news: News): void {
    this.#watchers.get(keyOf(name))?.forEach((tell) => tell(news));
  }

  async learners(): Promise<string[]> {
    const keys = Array.from(this.#kept.keys(), (key) => (JSON.parse(key) as [string, string])[0]);
    return [...new Set(keys)].sort();
  }

  async forgetLearner(learner: string): Promise<void> {
    for (const key of this.#kept.keys()) {
      if ((JSON.parse(key) as [string, string])[0] === learner) {
        this.#kept.delete(key);
      }
    }
  }
}

function keyOf({ learner, module }: SessionName): string {
  return JSON.stringify([learner, module]);
}
