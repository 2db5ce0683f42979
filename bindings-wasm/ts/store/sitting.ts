import { LeerpadError } from "../fault.js";
import { moment, randomSeed } from "../inputs.js";
import { Journal, type Pending } from "../journal.js";
import type { Start, Taken } from "../play.js";
import { Program } from "../program.js";
import { Vault } from "../vault.js";
import type { Act, Entry, Refusal, Role, Screen, StartAct, VaultChange } from "../wire.js";
import { Ahead } from "./ahead.js";
import { lastErased, rebased, type NotTaken } from "./rebase.js";
import { linesOf, type Addition, type Conflict, type News, type SessionName, type Store } from "./store.js";

/** An act without who and when: those are filled in. */
export type Fields = Act extends infer One ? (One extends Act ? Omit<One, "at" | "by"> : never) : never;

/** An act as a player makes it, with words of one's own in it as they are. */
export type Doing = Fields | { readonly act: string; readonly [field: string]: unknown };

/** What became of an act. It has no entry when it gave words where words stood already: then they alone are kept. */
export type Outcome =
  | { readonly ok: true; readonly entry?: Entry }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a sitting tells. */
export type SittingNews =
  /** An act was kept, and so it is true. */
  | { readonly news: "entry"; readonly entry: Entry }
  /** Lines came in from elsewhere: look at the screen again. What of one's own could not be done any more is in `lost`. */
  | { readonly news: "changed"; readonly lost: readonly NotTaken[] }
  /** What was shown ahead could not be kept: it is as if it was not done. Look at the screen again. */
  | { readonly news: "undone" }
  /** The session went on, elsewhere, in a version of its module that is not here: nothing comes in until it is opened with it. */
  | { readonly news: "behind"; readonly error: unknown }
  /** So many lines wait to be sent. */
  | { readonly news: "waiting"; readonly lines: number }
  /** The server was told to forget the session, from another device: `isGone`. */
  | { readonly news: "gone" }
  /** The session went on in another tab, or is here again. */
  | { readonly news: "place" };

/** How a sitting begins. */
export interface SittingStart extends Partial<Start> {
  /** The module: what a new session begins on. */
  readonly program: Program;
  /** The same as JSON. */
  readonly programJson: string;
  /** Earlier versions of the module that a kept session may be on, beside those that the store has. */
  readonly was?: readonly Program[];
  /** Where it is kept. */
  readonly store: Store;
  /** Whose it is. */
  readonly learner: string;
  /** The clock; the device's own when absent. */
  readonly clock?: () => Date;
  /** What the host knows of the learner, by the names of the module's facts. */
  readonly given?: StartAct["given"];
}

/** A learner at a module, with all that is kept. */
export class Sitting {
  readonly name: SessionName;
  readonly #begin: SittingStart;
  readonly #listeners = new Set<(news: SittingNews) => void>();
  #journal: Journal;
  #vault: Vault;
  #isKept: boolean;
  #isElsewhere: boolean;
  #isGone = false;
  readonly #ahead: Ahead;
  #last: Promise<unknown> = Promise.resolve();
  #unwatch: (() => void) | undefined;

  private constructor(begin: SittingStart, name: SessionName, opened: Opened, isElsewhere: boolean) {
    this.#begin = begin;
    this.name = name;
    this.#journal = opened.journal;
    this.#vault = opened.vault;
    this.#isKept = opened.isKept;
    this.#isElsewhere = isElsewhere;
    this.#ahead = new Ahead({
      write: (lines) => this.#written(lines),
      undo: (count) => this.#undo(count),
      again: async (acts, { journal }) => {
        await this.#goOnWith(journal, {});
        for (const { act, settle, fail } of acts) {
          await this.#kept(act, {}, []).then(settle, fail);
        }
      },
    });
  }

  /** Opens what is kept, or begins. Nothing is kept of a session before its first act. */
  static async open(begin: SittingStart): Promise<Sitting> {
    const name = { learner: begin.learner, module: begin.program.id };
    // At once: another tab that was faster is seen by the count of its lines.
    const [isHere, found] = await Promise.all([begin.store.claim?.(name, false) ?? true, opened(begin, name)]);
    const sitting = new Sitting(begin, name, found, !isHere);
    sitting.#unwatch = begin.store.watch?.(name, (news) => sitting.#hear(news));
    return sitting;
  }

  /** The module as it was handed in; while the learner finishes an earlier version the session is on that. */
  get program(): Program {
    return this.#begin.program;
  }

  /** What the learner is asked, or chose, about the version that was handed in. */
  get choice(): "open" | "old" | undefined {
    const choice = this.#journal.choice;
    return choice?.program === this.program.hash ? choice.state : undefined;
  }

  /** The journal: what can be asked of the session stands there. */
  get journal(): Journal {
    return this.#journal;
  }

  /** Whether another tab has the session: nothing can be done here then. */
  get isElsewhere(): boolean {
    return this.#isElsewhere;
  }

  /** Whether the server was told to forget it, while this device still has it: somebody has to say what becomes of it. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** What is to be shown now. */
  screen(role: Role, language: string): Screen {
    return this.#journal.screen(role, language);
  }

  /** The words under a key of the vault. */
  words(key: string): string | undefined {
    return this.#vault.get(key);
  }

  /** The keys of all words. */
  keys(): string[] {
    return this.#vault.keys();
  }

  /** Calls back with what happens. What it gives back ends that. */
  on(listener: (news: SittingNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Does an act: it is true, and told, once it is kept. Acts wait for each other.
   *
   * @param over keys of words that go when it is accepted: drafts of what it says
   * @param shown called when it is accepted: of an act without words that is before it is kept, and acts after it go on
   * from there. Without it nothing is seen of an act that is not kept
   * @throws StoreError when it could not be kept: nothing changed then, also when it was shown, and it may be done again
   */
  async act(doing: Doing, by: Role = "learner", over: readonly string[] = [], shown?: () => void): Promise<Outcome> {
    const { kept } = await this.#inTurn(() => this.#begun(doing, by, over, shown));
    return kept;
  }

  /** Whether something is shown that is not kept yet. */
  get isWriting(): boolean {
    return this.#ahead.count > 0;
  }

  /** Keeps words that no act speaks of: what is being written, and what belongs to the option `other`. */
  keepWords(words: Readonly<Record<string, string | undefined>>): Promise<void> {
    return this.#alone(async () => {
      const before = this.#vault.toBytes();
      for (const [key, own] of Object.entries(words)) {
        own === undefined ? this.#vault.remove(key) : this.#vault.put(key, own);
      }
      if (this.#isKept) {
        await this.#add({ lines: [], vault: this.#vault.toBytes() }, before);
      }
    });
  }

  /** Lets time pass, where something opens or becomes due by it. */
  async tick(): Promise<void> {
    const journal = this.#journal;
    const now = moment(this.#now());
    if (journal.status !== "running" || this.#isElsewhere) {
      return;
    }
    const coming = journal.coming()?.until;
    const isDue = coming !== undefined && (coming.length > 16 ? Date.parse(coming) <= this.#now().getTime() : coming <= now);
    if (isDue || (journal.clock ?? "").slice(0, 10) < now.slice(0, 10)) {
      await this.act({ act: "tick" }, "system");
    }
  }

  /**
   * Goes on in the version that was handed in, where the session is on another. Where that cannot be decided for the
   * learner, they are asked: `choice`, and this with what they say.
   */
  async upgrade(choice?: "new" | "old"): Promise<Outcome | undefined> {
    const { store, program, programJson } = this.#begin;
    const { status, programHash } = this.#journal;
    const isSettled = choice === undefined && this.choice !== undefined;
    if (status !== "running" || programHash === program.hash || this.#isElsewhere || isSettled) {
      return undefined;
    }
    // First: a journal that goes on in a version that nobody has could not be opened again.
    await store.keepVersion?.(this.name, programJson);
    const act = { act: "upgrade", program: program.hash } as const;
    return choice === undefined ? this.act(act, "system") : this.act({ ...act, choice });
  }

  /** Takes the session over from another tab. */
  async takeOver(): Promise<void> {
    await this.#begin.store.claim?.(this.name, true);
    await this.#alone(async () => {
      const found = await opened(this.#begin, this.name);
      this.#set(found);
      this.#isElsewhere = false;
    });
    this.#tell({ news: "place" });
  }

  /** Forgets the session and all its words, here and where the store keeps it. */
  async forget(): Promise<void> {
    await this.#alone(() => this.#begin.store.forget(this.name));
  }

  /** It was forgotten elsewhere, and is wanted all the same: the server is given it anew. */
  sendAnew(): void {
    this.#isGone = false;
    this.#begin.store.sendAnew?.(this.name);
  }

  /** When all that is being kept is kept. */
  async idle(): Promise<void> {
    await this.#last;
    await this.#ahead.settled();
  }

  /** Lets go of what is in memory; what is kept stays. */
  close(): void {
    this.#unwatch?.();
    this.#begin.store.release?.(this.name);
    this.#listeners.clear();
    this.#journal.free();
    this.#vault.free();
  }

  #now(): Date {
    return this.#begin.clock?.() ?? new Date();
  }

  #inTurn<T>(does: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(does);
    this.#last = turn.catch(() => {});
    return turn;
  }

  /** The same, when all that was shown before is kept. */
  #alone<T>(does: () => Promise<T>): Promise<T> {
    return this.#inTurn(async () => {
      await this.#ahead.settled();
      return does();
    });
  }

  #set({ journal, vault, isKept }: Opened): void {
    [this.#journal, this.#vault].forEach((old) => old.free());
    this.#journal = journal;
    this.#vault = vault;
    this.#isKept = isKept;
  }

  #tell(news: SittingNews): void {
    [...this.#listeners].forEach((listener) => listener(news));
  }

  /** An act in its turn: `kept` goes on after that. */
  async #begun(
    doing: Doing,
    by: Role,
    over: readonly string[],
    shown: (() => void) | undefined,
  ): Promise<{ readonly kept: Promise<Outcome> }> {
    const { act, words } = this.#taken(doing, by);
    const isBare = Object.keys(words).length + over.length === 0 && !this.#ahead.isMending;
    if (shown !== undefined && isBare) {
      const judged = this.#journal.judge(act);
      if (!judged.ok) {
        return { kept: Promise.resolve(judged) };
      }
      if (judged.vaultChanges().length + this.#unsaid(act).length === 0) {
        const { entry, line } = judged;
        this.#journal.keep(judged);
        const kept = this.#ahead.add(act, line, () => this.#tell({ news: "entry", entry }));
        shown();
        return { kept: kept.then((outcome) => outcome ?? { ok: true, entry }) };
      }
      judged.free();
    }
    await this.#ahead.settled();
    // Taken anew: where words belong is known once it stands where one is.
    const now = this.#taken(doing, by);
    const outcome = await this.#kept(now.act, now.words, over);
    if (outcome.ok) {
      shown?.();
    }
    return { kept: Promise.resolve(outcome) };
  }

  #taken(doing: Doing, by: Role): Taken {
    return this.#journal.takeWords({ ...doing, at: moment(this.#now()), by } as Act);
  }

  async #kept(act: Act, words: Readonly<Record<string, string>>, over: readonly string[]): Promise<Outcome> {
    for (;;) {
      const judged = this.#journal.judge(act);
      if (!judged.ok) {
        return judged;
      }
      if (judged.isWordsOnly && Object.keys(words).length > 0) {
        judged.free();
        const told = await this.#keepWords(words, [...over, ...this.#unsaid(act)]);
        if (told === undefined) {
          return { ok: true };
        }
        await this.#goOnWith(told.journal, {});
        continue;
      }
      const conflict = await this.#keep(act, words, judged, over);
      if (conflict === undefined) {
        this.#tell({ news: "entry", entry: judged.entry });
        return { ok: true, entry: judged.entry };
      }
      judged.free();
      // Somebody else was first: the same act is judged again on what is there now.
      await this.#goOnWith(conflict.journal, {});
    }
  }

  /** Keeps lines of acts that are shown; the first of a session with what comes before it. */
  async #written(lines: readonly string[]): Promise<Conflict | undefined> {
    const { store, programJson } = this.#begin;
    const before = this.#journal.seq + 1 - this.#ahead.count;
    if (this.#isKept) {
      return store.append(this.name, before, { lines });
    }
    const journal = linesOf(this.#journal.text).slice(0, before).concat(lines).join("");
    const conflict = await store.begin(this.name, { program: programJson, journal, vault: this.#vault.toBytes() });
    this.#isKept = true;
    return conflict;
  }

  /** Takes back so many acts that were shown. */
  #undo(count: number): void {
    const kept = linesOf(this.#journal.text).slice(0, -count).join("");
    const { journal } = Journal.open(this.program, kept);
    this.#journal.free();
    this.#journal = journal;
    this.#tell({ news: "undone" });
  }

  async #keep(
    act: Act,
    words: Readonly<Record<string, string>>,
    judged: Pending,
    over: readonly string[],
  ): Promise<Conflict | undefined> {
    const changes = judged.vaultChanges();
    const before = this.#vault.toBytes();
    const isChanged = this.#changeWords(words, [...over, ...this.#unsaid(act)], changes, judged.entry.seq);
    const addition: Addition = {
      lines: [judged.line],
      ...(isChanged ? { vault: this.#vault.toBytes() } : {}),
    };
    const conflict = await this.#add(addition, before);
    if (conflict === undefined) {
      this.#journal.keep(judged);
    }
    return conflict;
  }

  /** Keeps words where there are some already: the journal does not tell how often somebody wrote. */
  async #keepWords(words: Readonly<Record<string, string>>, over: readonly string[]): Promise<Conflict | undefined> {
    const before = this.#vault.toBytes();
    this.#changeWords(words, over, [], 0);
    return this.#add({ lines: [], vault: this.#vault.toBytes() }, before);
  }

  /** Words first, then what the act asks for; all of it goes to the disk with the line. Whether any changed. */
  #changeWords(
    words: Readonly<Record<string, string>>,
    over: readonly string[],
    changes: readonly VaultChange[],
    seq: number,
  ): boolean {
    const gone = over.map((key) => this.#vault.remove(key));
    const said = Object.entries(words);
    said.forEach(([key, own]) => this.#vault.put(key, own));
    this.#vault.follow(changes, seq);
    return gone.includes(true) || said.length + changes.length > 0;
  }

  /** The keys of words that an answer takes the place of, and of an item that somebody would rather not answer. */
  #unsaid(act: Act): string[] {
    const over = this.#journal.noLongerSaid(act, this.#vault);
    if ((act.act !== "decline" && act.act !== "skip") || act.item === undefined) {
      return over;
    }
    const { step, visit } = this.#journal;
    const own = `${step}/${visit}/${act.item}`;
    return this.#vault.keys().filter((key) => key === own || key.startsWith(`${own}/`));
  }

  /** Keeps an addition. When that fails, the words are what they were. */
  async #add(addition: Addition, before: Uint8Array<ArrayBuffer>): Promise<Conflict | undefined> {
    const { store, programJson } = this.#begin;
    try {
      const conflict = this.#isKept
        ? await store.append(this.name, linesOf(this.#journal.text).length, addition)
        : await store.begin(this.name, {
            program: programJson,
            journal: this.#journal.text + addition.lines.join(""),
            vault: addition.vault ?? before,
          });
      if (conflict !== undefined) {
        this.#putBack(before);
      }
      this.#isKept = true;
      return conflict;
    } catch (error) {
      this.#putBack(before);
      throw error;
    }
  }

  #putBack(before: Uint8Array<ArrayBuffer>): void {
    this.#vault.free();
    this.#vault = Vault.fromBytes(before).vault;
  }

  #hear(news: News): void {
    if (news.news === "taken") {
      this.#isElsewhere = true;
      this.#tell({ news: "place" });
    } else if (news.news === "gone") {
      this.#isGone = true;
      this.#tell(news);
    } else if (news.news === "waiting") {
      this.#tell(news);
    } else {
      // What could not be kept now comes in again with the next news; a version that is not here does not come by itself.
      this.#alone(() => this.#goOnWith(news.journal, news.between)).catch((error: unknown) => {
        if (isBehind(error)) {
          this.#tell({ news: "behind", error });
        }
      });
    }
  }

  /** Goes on with the lines that are there; one's own acts that are not among them are judged again. */
  async #goOnWith(there: string, between: Readonly<Record<string, string>>): Promise<void> {
    const { journal, lost } = rebased(this.program, there, this.#journal.text);
    Object.entries(between).forEach(([key, words]) => this.#vault.put(key, words));
    await this.#begin.store.replace(this.name, journal.text, this.#vault.toBytes());
    this.#journal.free();
    this.#journal = journal;
    this.#isKept = true;
    this.#tell({ news: "changed", lost });
  }
}

/** The session went on, elsewhere, in a version of its module that this page does not have. */
export function isBehind(error: unknown): boolean {
  return error instanceof LeerpadError && error.code === "other-program";
}

interface Opened {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly isKept: boolean;
}

async function opened(begin: SittingStart, name: SessionName): Promise<Opened> {
  const { program, programJson, store, was = [], seed = randomSeed(), settings = {} } = begin;
  const kept = await store.read(name);
  if (kept === undefined) {
    return { journal: Journal.begin(program, { seed, settings }), vault: new Vault(), isKept: false };
  }
  const others = [kept.program, ...(kept.versions ?? [])].filter((json) => json !== "" && json !== programJson).map(Program.fromJson);
  program.know(...was, ...others);
  others.forEach((other) => other.free());
  const { journal } = Journal.open(program, kept.journal);
  const { vault } = Vault.fromBytes(kept.vault, lastErased(kept.journal));
  return { journal, vault, isKept: true };
}
