import type { Around } from "./said.js";
import type { Speech } from "./words.js";

/** What every page is drawn with: words, names for its elements, and what is on the screen only. */
export class Easel {
  readonly root: ShadowRoot;
  say: Speech;
  language: string;
  around: Around;
  /** The decimal sign. */
  decimal = ",";
  readonly #locals = new Map<string, unknown>();
  readonly #changed: () => void;
  readonly #ids = new Map<string, string>();

  constructor(root: ShadowRoot, say: Speech, language: string, around: Around, changed: () => void) {
    this.root = root;
    this.say = say;
    this.language = language;
    this.around = around;
    this.#changed = changed;
  }

  /** Shows the page again as it is now. */
  redraw(): void {
    this.#changed();
  }

  /** A name for an element, the same for the same parts. */
  id(...parts: readonly (string | number)[]): string {
    const key = parts.join(" ");
    const id = this.#ids.get(key) ?? `l${this.#ids.size + 1}`;
    this.#ids.set(key, id);
    return id;
  }

  /** What is on this screen only: an order that is being made, an entry that is open. */
  local<T>(key: string, first: () => T): T {
    if (!this.#locals.has(key)) {
      this.#locals.set(key, first());
    }
    return this.#locals.get(key) as T;
  }

  setLocal(key: string, value: unknown): void {
    if (this.#locals.get(key) === value) {
      return;
    }
    value === undefined ? this.#locals.delete(key) : this.#locals.set(key, value);
    this.redraw();
  }

  /** A number in the language of the screen. */
  number(value: number): string {
    return String(value).replace(".", this.decimal);
  }

  /** Another page: nothing of what was on the screen only is left. */
  leave(): void {
    this.#locals.clear();
  }
}
