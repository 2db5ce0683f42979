/** Whose session of which module it is. One learner has one session of a module in a store. */
export interface SessionName {
  /** The learner, as the host names them; never shown. */
  readonly learner: string;
  /** The id of the module. */
  readonly module: string;
}

/** What is kept of a session. */
export interface Kept {
  /** The program that it began on, as JSON. */
  readonly program: string;
  /** Other versions of its module that it went on in, as JSON. */
  readonly versions?: readonly string[];
  /** All lines of the journal. */
  readonly journal: string;
  /** The file of the vault: the learner's own words. */
  readonly vault: Uint8Array<ArrayBuffer>;
  /** Whether a server had it: one that has it no more was told to forget it. */
  readonly isServed?: boolean;
}

/** What is added to a session, all of it or nothing. */
export interface Addition {
  /** Lines of the journal, each with its line end. */
  readonly lines: readonly string[];
  /** The file of the vault as it is from now on; absent when no words changed. */
  readonly vault?: Uint8Array<ArrayBuffer>;
}

/** Somebody else was first: the lines as they are there, of which nothing was added. */
export interface Conflict {
  readonly journal: string;
}

/** What a store tells by itself. */
export type News =
  /** Lines came in from elsewhere: the journal is now this. `between` has what is new among the words that others wrote. */
  | { readonly news: "journal"; readonly journal: string; readonly between: Readonly<Record<string, string>> }
  /** What is kept here and what is kept there went apart: `journal` is what is there. */
  | { readonly news: "apart"; readonly journal: string; readonly between: Readonly<Record<string, string>> }
  /** So many lines still wait to be sent; 0: all arrived. */
  | { readonly news: "waiting"; readonly lines: number }
  /** A server that had the session has it no more: somebody had it forgotten. Nothing is sent until that is answered. */
  | { readonly news: "gone" }
  /** Another tab took the session over: nothing can be added here any more. */
  | { readonly news: "taken" };

/** Where sessions are kept. What a promise of it has told is on the disk. */
export interface Store {
  /** Makes ready, while the module is still on its way: what goes wrong is told by what is asked next. */
  prepare?(): void;
  /** What is kept of a session; `undefined` when there is nothing. */
  read(name: SessionName): Promise<Kept | undefined>;
  /** Keeps a new session; a conflict when there is one already. */
  begin(name: SessionName, kept: Kept): Promise<Conflict | undefined>;
  /** Adds to a session that has `after` lines, the first one counted; a conflict when it has others. */
  append(name: SessionName, after: number, addition: Addition): Promise<Conflict | undefined>;
  /** Puts the lines of a session in the place of those that it had: after a conflict. */
  replace(name: SessionName, journal: string, vault: Uint8Array<ArrayBuffer>): Promise<void>;
  /**
   * Keeps another version of its module, before the session goes on in it: one of `versions` from now on. Of a store that
   * has no such thing the page hands in earlier versions itself.
   */
  keepVersion?(name: SessionName, program: string): Promise<void>;
  /** Forgets a session with all its words. */
  forget(name: SessionName): Promise<void>;
  /** Remembers that a server has the session: `isServed` from now on. */
  served?(name: SessionName): Promise<void>;
  /** The answer to `gone`: the session is wanted all the same, so the server is given it anew. */
  sendAnew?(name: SessionName): void;
  /**
   * Says that this page adds to the session from now on: false when another page does, unless it is to be taken over.
   * A store that only one page can reach need not have it.
   */
  claim?(name: SessionName, over: boolean): Promise<boolean>;
  /** Gives up the claim. */
  release?(name: SessionName): void;
  /** Calls back with what it tells by itself. What it gives back ends that. */
  watch?(name: SessionName, tell: (news: News) => void): () => void;
  /** The learners that have something here: who shares a device chooses among them. */
  learners?(): Promise<string[]>;
  /** Forgets a learner with all sessions. */
  forgetLearner?(learner: string): Promise<void>;
}

/** Why something could not be kept. */
export type StoreFaultCode =
  /** The device is full. */
  | "full"
  /** The browser keeps nothing for this page: storage is closed. */
  | "closed"
  /** The server could not be reached. */
  | "unreachable"
  /** The server refused: `status`. */
  | "refused";

/** Thrown by a store: nothing was kept of what was to be kept, everything from before is there. */
export class StoreError extends Error {
  override readonly name = "StoreError";

  constructor(
    readonly code: StoreFaultCode,
    /** HTTP status. */
    readonly status?: number,
    options?: { cause?: unknown },
  ) {
    super(status === undefined ? `not kept: ${code}` : `not kept: ${code}, status ${status}`, options);
  }
}

/** Lines of a journal, each with its line end. */
export function linesOf(journal: string): string[] {
  return journal.split("\n").slice(0, -1).map((line) => `${line}\n`);
}
