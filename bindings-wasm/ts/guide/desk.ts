import { moment } from "../inputs.js";
import type { Doing, Outcome, Sitting } from "../store/sitting.js";
import { StoreError } from "../store/store.js";
import type { BareScreen, GuideScreen, Refusal } from "../wire.js";

/** What a guide sees of one session: the screen of the guide, and the words that they may read. Nothing else. */
export interface GuideLook {
  readonly screen: GuideScreen | BareScreen;
  /** Words by their keys: `shared/…`, `reply/…`, `note/…`. */
  readonly words: Readonly<Record<string, string>>;
}

/** Where a guide works at one session. */
export interface Desk {
  /** What is to be seen now. */
  look(language: string): Promise<GuideLook>;
  /** Does an act of the guide; words of a reply or a note stand in it as they are. */
  act(doing: Doing): Promise<Outcome | { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }>;
  /** Calls back when there may be something new. What it gives back ends that. */
  watch?(changed: () => void): () => void;
}

/** A guide beside a session in the same page: for trying a module, and for a group at one screen. */
export class SittingDesk implements Desk {
  readonly #sitting: Sitting;

  constructor(sitting: Sitting) {
    this.#sitting = sitting;
  }

  async look(language: string): Promise<GuideLook> {
    const screen = this.#sitting.screen("guide", language) as GuideLook["screen"];
    const keys = this.#sitting.keys().filter(isForGuide);
    return { screen, words: Object.fromEntries(keys.map((key) => [key, this.#sitting.words(key) ?? ""])) };
  }

  act(doing: Doing): Promise<Outcome> {
    return this.#sitting.act(doing, "guide");
  }

  watch(changed: () => void): () => void {
    return this.#sitting.on(changed);
  }
}

/** Whether a guide may read the words under a key of the vault. */
export function isForGuide(key: string): boolean {
  return /^(shared|reply|note)\//.test(key);
}

/** How an HTTP desk works. */
export interface HttpDeskOptions {
  /** In place of the browser's own: to add a token, or for a test. */
  readonly fetch?: (address: string, init?: RequestInit) => Promise<Response>;
  /** How often to look for news, in milliseconds; 0: never. */
  readonly every?: number;
}

/**
 * A guide at a session that a server has. `GET address?language=nl` gives a `GuideLook`; `POST` there takes an act and
 * answers 200, or 422 with the refusal. The server makes the screen: journals never come to a guide.
 */
export class HttpDesk implements Desk {
  readonly #address: string;
  readonly #fetch: (address: string, init?: RequestInit) => Promise<Response>;
  readonly #every: number;

  constructor(address: string, { fetch, every = 20_000 }: HttpDeskOptions = {}) {
    this.#address = address;
    this.#fetch = fetch ?? ((to, init) => globalThis.fetch(to, init));
    this.#every = every;
  }

  async look(language: string): Promise<GuideLook> {
    const address = new URL(this.#address, globalThis.document?.baseURI);
    address.searchParams.set("language", language);
    const response = await this.#reach(address.href);
    if (!response.ok) {
      throw new StoreError("refused", response.status);
    }
    return (await response.json()) as GuideLook;
  }

  async act(doing: Doing): Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }> {
    const response = await this.#reach(this.#address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ ...doing, at: moment(), by: "guide" }),
    });
    if (response.status === 422) {
      return { ok: false, refusal: (await response.json()) as Refusal };
    }
    if (!response.ok) {
      throw new StoreError("refused", response.status);
    }
    return { ok: true };
  }

  watch(changed: () => void): () => void {
    const look = () => globalThis.document?.visibilityState !== "hidden" && changed();
    const timer = this.#every > 0 ? setInterval(look, this.#every) : undefined;
    return () => clearInterval(timer);
  }

  async #reach(address: string, init?: RequestInit): Promise<Response> {
    try {
      return await this.#fetch(address, { credentials: "same-origin", cache: "no-store", ...init });
    } catch (cause) {
      throw new StoreError("unreachable", undefined, { cause });
    }
  }
}
