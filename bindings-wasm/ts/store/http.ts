import { Vault } from "../vault.js";
import { DeviceStore } from "./device.js";
import {
  linesOf,
  StoreError,
  type Addition,
  type Conflict,
  type Kept,
  type News,
  type SessionName,
  type Store,
} from "./store.js";

/** What a server answers about a session. */
export interface Served {
  /** All lines of the journal. */
  readonly journal: string;
  /** The program that it began on, as JSON, when it may be another than the page has. */
  readonly program?: string;
  /** Other versions of its module that it went on in, as JSON, as far as the page may not have them. */
  readonly versions?: readonly string[];
  /** The words that others wrote for the learner, by their keys: `reply/…`. */
  readonly words?: Readonly<Record<string, string>>;
}

/** What is sent to a server: lines behind those that it has. */
export interface Sent {
  /** How many lines the server has, as far as is known here; 0: the first one is among `lines`. */
  readonly after: number;
  readonly lines: readonly string[];
  /**
   * All words that the learner shares now, by their keys `shared/…`, as far as this device has them: what was shared on
   * another is not among them. A server keeps those whose grant stands in `snapshot()`.
   */
  readonly words: Readonly<Record<string, string>>;
}

/** How an HTTP store works. */
export interface HttpStoreOptions {
  /** What is kept on the device: the learner's own words, and what still has to be sent. */
  readonly device?: Store;
  /** In place of the browser's own: to add a token, or for a test. */
  readonly fetch?: (address: string, init?: RequestInit) => Promise<Response>;
  /** How often to look for news, in milliseconds; 0: never. */
  readonly every?: number;
}

/**
 * Keeps journals on a server, and everything on the device first: who is offline goes on, and what was done is sent in its
 * order later. The learner's own words stay on the device, but for what the learner shares.
 *
 * The address of a session is `base`, its learner and its module: `GET` gives a `Served`, or 404; `POST` takes a `Sent` and
 * answers 200, or 409 with a `Served` when the server has other lines; `DELETE` forgets it. What was forgotten there is never
 * sent again by another device that still has it: its learner is asked.
 */
export class HttpStore implements Store {
  readonly #base: string;
  readonly #device: Store;
  readonly #fetch: (address: string, init?: RequestInit) => Promise<Response>;
  readonly #every: number;
  readonly #watchers = new Map<string, Set<(news: News) => void>>();
  /** How many lines the server has, by session. */
  readonly #there = new Map<string, number>();
  /** Sessions that a server had and has no more. */
  readonly #gone = new Set<string>();
  /** What is to be told as soon as somebody watches. */
  readonly #untold = new Map<string, News>();
  #sending: Promise<void> = Promise.resolve();

  constructor(base: string, { device = new DeviceStore(), fetch, every = 20_000 }: HttpStoreOptions = {}) {
    this.#base = base.replace(/\/+$/, "");
    this.#device = device;
    this.#fetch = fetch ?? ((address, init) => globalThis.fetch(address, init));
    this.#every = every;
  }

  prepare(): void {
    this.#device.prepare?.();
  }

  async read(name: SessionName): Promise<Kept | undefined> {
    const [here, served] = await Promise.all([this.#device.read(name), this.#ask(name).catch(ifRefused)]);
    if (served === undefined || served === "unreachable") {
      this.#there.set(this.#at(name), 0);
      if (served === undefined && here?.isServed === true) {
        this.#isGone(name);
      }
      return here;
    }
    this.#gone.delete(this.#at(name));
    const program = served.program ?? here?.program ?? "";
    const versions = [...new Set([...(here?.versions ?? []), ...(served.versions ?? [])])];
    const vault = here?.vault ?? new Uint8Array();
    if (here === undefined) {
      const kept = { program, versions, journal: served.journal, vault };
      await this.#device.begin(name, kept);
      await this.#device.served?.(name);
      this.#there.set(this.#at(name), linesOf(served.journal).length);
      return kept;
    }
    if (here.journal.startsWith(served.journal)) {
      this.#there.set(this.#at(name), linesOf(served.journal).length);
      this.#send(name);
      return here;
    }
    if (served.journal.startsWith(here.journal)) {
      for (const version of served.versions ?? []) {
        await this.#device.keepVersion?.(name, version);
      }
      await this.#device.replace(name, served.journal, vault);
      this.#there.set(this.#at(name), linesOf(served.journal).length);
      return { program, versions, journal: served.journal, vault };
    }
    // Both went on: what was done here is judged again.
    this.#tell(name, { news: "apart", journal: served.journal, between: served.words ?? {} });
    return here;
  }

  async begin(name: SessionName, kept: Kept): Promise<Conflict | undefined> {
    const conflict = await this.#device.begin(name, kept);
    if (conflict === undefined) {
      this.#there.set(this.#at(name), 0);
      this.#send(name);
    }
    return conflict;
  }

  async append(name: SessionName, after: number, addition: Addition): Promise<Conflict | undefined> {
    const conflict = await this.#device.append(name, after, addition);
    if (conflict === undefined && addition.lines.length > 0) {
      this.#send(name);
    }
    return conflict;
  }

  async replace(name: SessionName, journal: string, vault: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.#device.replace(name, journal, vault);
    this.#send(name);
  }

  async keepVersion(name: SessionName, program: string): Promise<void> {
    await this.#device.keepVersion?.(name, program);
  }

  /** In its turn: what is sent before it is gone with it, and nothing is sent after it. */
  forget(name: SessionName): Promise<void> {
    const turn = this.#sending.then(() => this.#forgetNow(name));
    this.#sending = turn.catch(() => {});
    return turn;
  }

  async #forgetNow(name: SessionName): Promise<void> {
    const response = await this.#reach(name, { method: "DELETE" });
    if (!response.ok && response.status !== 404) {
      throw new StoreError("refused", response.status);
    }
    await this.#device.forget(name);
    this.#there.delete(this.#at(name));
    this.#gone.delete(this.#at(name));
  }

  sendAnew(name: SessionName): void {
    this.#gone.delete(this.#at(name));
    this.#there.set(this.#at(name), 0);
    this.#send(name);
  }

  async claim(name: SessionName, over: boolean): Promise<boolean> {
    return (await this.#device.claim?.(name, over)) ?? true;
  }

  release(name: SessionName): void {
    this.#device.release?.(name);
  }

  watch(name: SessionName, tell: (news: News) => void): () => void {
    const key = this.#at(name);
    this.#watchers.set(key, (this.#watchers.get(key) ?? new Set()).add(tell));
    const untold = this.#untold.get(key);
    this.#untold.delete(key);
    untold !== undefined && queueMicrotask(() => this.#tell(name, untold));
    const ends = [this.#device.watch?.(name, tell), this.#look(name)];
    return () => {
      this.#watchers.get(key)?.delete(tell);
      ends.forEach((end) => end?.());
    };
  }

  learners(): Promise<string[]> {
    return this.#device.learners?.() ?? Promise.resolve([]);
  }

  async forgetLearner(learner: string): Promise<void> {
    await this.#device.forgetLearner?.(learner);
  }

  /** Sends what waits: after the network came back, and before somebody signs off. */
  async flush(name: SessionName): Promise<void> {
    this.#send(name);
    await this.#sending;
  }

  #at({ learner, module }: SessionName): string {
    return `${this.#base}/${encodeURIComponent(learner)}/${encodeURIComponent(module)}`;
  }

  #tell(name: SessionName, news: News): void {
    const watchers = this.#watchers.get(this.#at(name)) ?? new Set();
    if (watchers.size === 0 && news.news !== "waiting") {
      this.#untold.set(this.#at(name), news);
    }
    watchers.forEach((tell) => tell(news));
  }

  #isGone(name: SessionName): void {
    this.#gone.add(this.#at(name));
    this.#tell(name, { news: "gone" });
  }

  #send(name: SessionName): void {
    this.#sending = this.#sending.then(() => this.#sendNow(name)).catch(() => {});
  }

  async #sendNow(name: SessionName): Promise<void> {
    const key = this.#at(name);
    const kept = await this.#device.read(name);
    const lines = linesOf(kept?.journal ?? "");
    const after = this.#there.get(key) ?? 0;
    if (kept === undefined || lines.length <= after || this.#gone.has(key)) {
      return;
    }
    const sent: Sent = { after, lines: lines.slice(after), words: shared(kept.vault) };
    let response;
    try {
      response = await this.#reach(name, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(sent),
      });
    } catch {
      this.#tell(name, { news: "waiting", lines: sent.lines.length });
      return;
    }
    if (response.status === 409) {
      const served = (await response.json()) as Served;
      served.journal === "" ? this.#isGone(name) : await this.#meet(name, served, lines);
    } else if (response.ok) {
      this.#there.set(key, lines.length);
      if (kept.isServed !== true) {
        // That this device does not remember it changes nothing of what is kept.
        await this.#device.served?.(name).catch(() => {});
      }
      this.#tell(name, { news: "waiting", lines: 0 });
    } else {
      this.#tell(name, { news: "waiting", lines: sent.lines.length });
    }
  }

  /** The server has other lines than was thought. */
  async #meet(name: SessionName, served: Served, here: readonly string[]): Promise<void> {
    const there = linesOf(served.journal);
    this.#there.set(this.#at(name), there.length);
    if (there.every((line, at) => here[at] === line)) {
      // It had them already: an answer was lost on the way.
      await this.#sendNow(name);
    } else {
      this.#tell(name, { news: "apart", journal: served.journal, between: served.words ?? {} });
    }
  }

  /** Looks for news now and then, while the page is seen. */
  #look(name: SessionName): () => void {
    const look = () => {
      if (globalThis.document?.visibilityState !== "hidden") {
        this.#sending = this.#sending.then(() => this.#fetchNews(name)).catch(() => {});
      }
    };
    const timer = this.#every > 0 ? setInterval(look, this.#every) : undefined;
    globalThis.addEventListener?.("online", look);
    return () => {
      clearInterval(timer);
      globalThis.removeEventListener?.("online", look);
    };
  }

  async #fetchNews(name: SessionName): Promise<void> {
    const served = await this.#ask(name).catch(ifRefused);
    const kept = await this.#device.read(name);
    const here = kept?.journal ?? "";
    if (served === undefined || served === "unreachable") {
      if (served === undefined && kept?.isServed === true && !this.#gone.has(this.#at(name))) {
        this.#isGone(name);
      }
      return;
    }
    this.#gone.delete(this.#at(name));
    this.#there.set(this.#at(name), linesOf(served.journal).length);
    if (here.startsWith(served.journal)) {
      await this.#sendNow(name);
    } else {
      const news = served.journal.startsWith(here) ? "journal" : "apart";
      this.#tell(name, { news, journal: served.journal, between: served.words ?? {} });
    }
  }

  async #ask(name: SessionName): Promise<Served | undefined> {
    const response = await this.#reach(name);
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      throw new StoreError("refused", response.status);
    }
    return (await response.json()) as Served;
  }

  async #reach(name: SessionName, init?: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(this.#at(name), { credentials: "same-origin", cache: "no-store", ...init });
    } catch (cause) {
      throw new StoreError("unreachable", undefined, { cause });
    }
  }
}

/** The words that the learner shares, as they were when they were shared. */
function shared(file: Uint8Array<ArrayBuffer>): Record<string, string> {
  const { vault } = Vault.fromBytes(file);
  const keys = vault.keys().filter((key) => key.startsWith("shared/"));
  const words = Object.fromEntries(keys.map((key) => [key, vault.get(key) ?? ""]));
  vault.free();
  return words;
}

/** No server is no reason to stop; a server that refuses is. */
function ifRefused(error: unknown): "unreachable" {
  if (error instanceof StoreError && error.code === "unreachable") {
    return "unreachable";
  }
  throw error;
}
