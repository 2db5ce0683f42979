import {
  StoreError,
  type Addition,
  type Conflict,
  type Kept,
  type News,
  type SessionName,
  type Store,
} from "./store.js";

interface Row {
  learner: string;
  module: string;
  /** The name of the program that it began on among `programs`. */
  program: string;
  /** The names of others that it went on in. */
  versions?: string[];
  lines: number;
  vault: Uint8Array<ArrayBuffer>;
  isServed?: boolean;
}

const SESSIONS = "sessions";
const LINES = "lines";
const PROGRAMS = "programs";

/**
 * Keeps sessions in the browser, in IndexedDB. A line and the words that came with it are kept together or not at all. One
 * tab adds to a session; another may take over.
 */
export class DeviceStore implements Store {
  readonly #name: string;
  #opening: Promise<IDBDatabase> | undefined;
  /** Whether it could be opened once: then it is not the browser that keeps nothing. */
  #wasOpen = false;
  readonly #claims = new Map<string, () => void>();
  readonly #watchers = new Map<string, Set<(news: News) => void>>();

  /** @param name of the database: two names are two devices */
  constructor(name = "leerpad") {
    this.#name = name;
  }

  prepare(): void {
    this.#open().catch(() => {});
  }

  async read(name: SessionName): Promise<Kept | undefined> {
    return this.#in("readonly", async (stores) => {
      const found = await asked<Row | undefined>(stores.sessions.get(keyOf(name)));
      if (found === undefined) {
        return undefined;
      }
      const names = [found.program, ...(found.versions ?? [])];
      const [journal, [program = "", ...versions]] = await Promise.all([
        journalOf(stores, name),
        Promise.all(names.map((each) => asked<string>(stores.programs.get(each)))),
      ]);
      return { program, versions, journal, vault: found.vault, isServed: found.isServed === true };
    });
  }

  async begin(name: SessionName, { program, versions: others = [], journal, vault }: Kept): Promise<Conflict | undefined> {
    return this.#in("readwrite", async (stores) => {
      if ((await asked(stores.sessions.getKey(keyOf(name)))) !== undefined) {
        return { journal: await journalOf(stores, name) };
      }
      const programName = await kept(program, stores);
      const versions = [];
      for (const version of others) {
        versions.push(await kept(version, stores));
      }
      const lines = put(stores, name, 0, journal);
      stores.sessions.put({ ...name, program: programName, versions, lines, vault } satisfies Row);
      return undefined;
    });
  }

  async append(name: SessionName, after: number, { lines, vault }: Addition): Promise<Conflict | undefined> {
    return this.#in("readwrite", async (stores) => {
      const found = await asked<Row | undefined>(stores.sessions.get(keyOf(name)));
      if (found?.lines !== after) {
        return { journal: found === undefined ? "" : await journalOf(stores, name) };
      }
      const count = put(stores, name, after, lines.join(""));
      stores.sessions.put({ ...found, lines: count, vault: vault ?? found.vault });
      return undefined;
    });
  }

  async replace(name: SessionName, journal: string, vault: Uint8Array<ArrayBuffer>): Promise<void> {
    return this.#in("readwrite", async (stores) => {
      const found = await asked<Row | undefined>(stores.sessions.get(keyOf(name)));
      if (found === undefined) {
        return;
      }
      stores.lines.delete(linesUnder(name));
      stores.sessions.put({ ...found, lines: put(stores, name, 0, journal), vault });
    });
  }

  async keepVersion(name: SessionName, program: string): Promise<void> {
    await this.#in("readwrite", async (stores) => {
      const found = await asked<Row | undefined>(stores.sessions.get(keyOf(name)));
      if (found !== undefined) {
        const versions = new Set([...(found.versions ?? []), await kept(program, stores)]);
        stores.sessions.put({ ...found, versions: [...versions] });
      }
    });
  }

  async forget(name: SessionName): Promise<void> {
    await this.#in("readwrite", async (stores) => {
      stores.sessions.delete(keyOf(name));
      stores.lines.delete(linesUnder(name));
    });
  }

  async served(name: SessionName): Promise<void> {
    await this.#in("readwrite", async ({ sessions }) => {
      const found = await asked<Row | undefined>(sessions.get(keyOf(name)));
      if (found !== undefined) {
        sessions.put({ ...found, isServed: true });
      }
    });
  }

  async learners(): Promise<string[]> {
    return this.#in("readonly", async ({ sessions }) => {
      const keys = (await asked(sessions.getAllKeys())) as [string, string][];
      return [...new Set(keys.map(([learner]) => learner))];
    });
  }

  async forgetLearner(learner: string): Promise<void> {
    const all = IDBKeyRange.bound([learner], [learner, []]);
    await this.#in("readwrite", async ({ sessions, lines }) => {
      sessions.delete(all);
      lines.delete(all);
    });
  }

  async claim(name: SessionName, over: boolean): Promise<boolean> {
    const key = `${this.#name} ${keyOf(name).map(encodeURIComponent).join("/")}`;
    const { locks } = navigator as { locks?: LockManager };
    // Without locks (a page over plain http) the count of lines still keeps two tabs from writing over each other.
    if (locks === undefined || this.#claims.has(key)) {
      return true;
    }
    return new Promise((told) => {
      const held = locks.request(key, over ? { steal: true } : { ifAvailable: true }, (lock) => {
        if (lock === null) {
          told(false);
          return undefined;
        }
        return new Promise<void>((release) => {
          this.#claims.set(key, release);
          told(true);
        });
      });
      held.catch(() => {
        this.#claims.delete(key);
        this.#watchers.get(String(keyOf(name)))?.forEach((tell) => tell({ news: "taken" }));
      });
    });
  }

  release(name: SessionName): void {
    const key = `${this.#name} ${keyOf(name).map(encodeURIComponent).join("/")}`;
    this.#claims.get(key)?.();
    this.#claims.delete(key);
  }

  watch(name: SessionName, tell: (news: News) => void): () => void {
    const key = String(keyOf(name));
    const watchers = this.#watchers.get(key) ?? new Set();
    this.#watchers.set(key, watchers.add(tell));
    return () => watchers.delete(tell);
  }

  /** Does something in one transaction; what it gives is told once that is on the disk. */
  async #in<T>(mode: IDBTransactionMode, does: (stores: Stores) => Promise<T>): Promise<T> {
    const database = await this.#open().catch((error: unknown) => {
      throw error instanceof StoreError ? error : faultOf(error);
    });
    const transaction = database.transaction([SESSIONS, LINES, PROGRAMS], mode, { durability: "strict" });
    const done = new Promise<void>((kept, failed) => {
      transaction.oncomplete = () => kept();
      transaction.onabort = () => failed(faultOf(transaction.error, mode === "readwrite"));
    });
    done.catch(() => {});
    try {
      const given = await does({
        sessions: transaction.objectStore(SESSIONS),
        lines: transaction.objectStore(LINES),
        programs: transaction.objectStore(PROGRAMS),
      });
      await done;
      return given;
    } catch (error) {
      abort(transaction);
      // A request hears only that it was aborted: the transaction knows why.
      await done.catch(() => {});
      throw transaction.error !== null || !(error instanceof StoreError) ? faultOf(transaction.error ?? error, mode === "readwrite") : error;
    }
  }

  #open(): Promise<IDBDatabase> {
    this.#opening ??= new Promise<IDBDatabase>((opened, failed) => {
      const request = indexedDB.open(this.#name, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(SESSIONS, { keyPath: ["learner", "module"] });
        request.result.createObjectStore(LINES);
        request.result.createObjectStore(PROGRAMS);
      };
      request.onsuccess = () => {
        // The browser may close it (storage cleared, a newer version elsewhere): it is opened anew then.
        request.result.onclose = () => (this.#opening = undefined);
        request.result.onversionchange = () => request.result.close();
        this.#wasOpen = true;
        opened(request.result);
      };
      request.onerror = () => failed(faultOf(request.error, this.#wasOpen));
    }).catch((error: unknown) => {
      this.#opening = undefined;
      throw error;
    });
    return this.#opening;
  }
}

interface Stores {
  readonly sessions: IDBObjectStore;
  readonly lines: IDBObjectStore;
  readonly programs: IDBObjectStore;
}

function keyOf({ learner, module }: SessionName): [string, string] {
  return [learner, module];
}

function linesUnder(name: SessionName): IDBKeyRange {
  return IDBKeyRange.bound(keyOf(name), [...keyOf(name), []]);
}

async function journalOf({ lines }: Stores, name: SessionName): Promise<string> {
  return (await asked<string[]>(lines.getAll(linesUnder(name)))).join("");
}

/** Puts lines one by one behind those that are there; how many there are then. */
function put({ lines }: Stores, name: SessionName, after: number, text: string): number {
  const all = text.split("\n").slice(0, -1);
  all.forEach((line, at) => lines.put(`${line}\n`, [...keyOf(name), after + at]));
  return after + all.length;
}

/** Keeps a program under the first free name, or that of the same one; its name. */
async function kept(program: string, { programs }: Stores): Promise<string> {
  for (let number = 0; ; number += 1) {
    const name = `${program.length}-${number}`;
    const found = await asked<string | undefined>(programs.get(name));
    if (found === undefined || found === program) {
      programs.put(program, name);
      return name;
    }
  }
}

function asked<T>(request: IDBRequest): Promise<T> {
  return new Promise((told, failed) => {
    request.onsuccess = () => told(request.result as T);
    request.onerror = () => failed(faultOf(request.error));
  });
}

/** All of it or nothing; one that is over already stays as it is. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It was over.
  }
}

/** A disk that is really full is no quota: what could be opened cannot be written then, for reasons unknown to the browser. */
function faultOf(cause: unknown, couldBeOpened = false): StoreError {
  const { name } = (cause ?? {}) as { name?: string };
  const isFull = name === "QuotaExceededError" || (name === "UnknownError" && couldBeOpened);
  return new StoreError(isFull ? "full" : "closed", undefined, { cause });
}
