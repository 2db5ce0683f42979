import { StoreError } from "../store/store.js";
import type { Refusal } from "../wire.js";
import { LeerpadElement } from "../view/base.js";
import { Easel } from "../view/easel.js";
import { h, type Child } from "../view/node.js";
import { trouble } from "../view/outside.js";
import { HttpDesk, type Desk, type GuideLook } from "./desk.js";
import { guidePages } from "./pages.js";

/** What the element tells its page. */
export interface GuideEvents {
  /** An act of the guide was accepted. */
  "leerpad-guide-act": CustomEvent<{ act: string }>;
  /** The session could not be looked at. */
  "leerpad-fault": CustomEvent<{ error: unknown }>;
}

/**
 * A guide's page of one session: `<leerpad-guide server="/guide/anna/slaap">`. It shows what the learner shared, contacts,
 * waits and replies, and never anything else: it is handed nothing else.
 */
export class LeerpadGuide extends LeerpadElement {
  static readonly observedAttributes = ["server", "lang"];

  #desk: Desk | undefined;
  #look: GuideLook | undefined;
  #easel: Easel | undefined;
  #failed: { readonly code: StoreError["code"]; readonly again: () => unknown } | undefined;
  readonly #refusals = new Map<string, Refusal>();
  #unwatch: (() => void) | undefined;
  #looking = 0;

  /** Where the guide works: an `HttpDesk` at the address of the attribute `server`, or one of your own. */
  get desk(): Desk | undefined {
    const server = this.getAttribute("server");
    return (this.#desk ??= server === null ? undefined : new HttpDesk(server));
  }

  set desk(desk: Desk | undefined) {
    this.#desk = desk;
    this.#look = undefined;
    this.#watch();
  }

  connectedCallback(): void {
    this.#watch();
  }

  disconnectedCallback(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before !== now && this.isConnected) {
      this.#desk = name === "server" ? undefined : this.#desk;
      this.#watch();
    }
  }

  /** Looks whether there is something new. */
  async refresh(): Promise<void> {
    const desk = this.desk;
    const looking = (this.#looking += 1);
    if (desk === undefined || !this.isConnected) {
      return;
    }
    try {
      await this.load();
      const look = await desk.look(this.language.split("-")[0] ?? "nl");
      if (looking === this.#looking) {
        this.#look = look;
        this.#failed = undefined;
      }
    } catch (error) {
      this.tell("leerpad-fault", { error });
      this.#failed = { code: error instanceof StoreError ? error.code : "unreachable", again: () => this.refresh() };
    }
    this.redraw();
  }

  /** Shows it again as it is now. */
  redraw(): void {
    if (!this.isConnected) {
      return;
    }
    const say = this.speech();
    const around = { words: (key: string) => this.#look?.words[key], media: () => undefined, level: 4 };
    const easel = (this.#easel ??= new Easel(this.root, say, "", around, () => this.redraw()));
    easel.say = say;
    easel.language = this.language.split("-")[0] ?? "nl";
    this.show([
      h(
        "div",
        { key: "guide", class: "frame guide", part: "frame", lang: easel.language },
        h("h2", { key: "title", tabindex: -1, part: "title" }, say("g-title")),
        this.#failed !== undefined && trouble(say, this.#failed.code, this.#failed.again),
        ...this.#pages(easel),
      ),
    ]);
  }

  #pages(easel: Easel): readonly Child[] {
    const screen = this.#look?.screen;
    if (screen === undefined) {
      return [h("p", { key: "loading", role: "status" }, easel.say("loading"))];
    }
    if (!("shared" in screen)) {
      return [h("p", { key: "empty" }, easel.say("g-empty"))];
    }
    return guidePages(
      {
        easel,
        words: this.#look?.words ?? {},
        refusals: this.#refusals,
        act: (doing, where) => this.#act(doing, where),
      },
      screen,
    );
  }

  async #act(doing: object, where: string): Promise<boolean> {
    const desk = this.desk;
    if (desk === undefined) {
      return false;
    }
    let isTaken = false;
    try {
      const outcome = await desk.act(doing as Parameters<Desk["act"]>[0]);
      isTaken = outcome.ok;
      outcome.ok ? this.#refusals.delete(where) : this.#refusals.set(where, outcome.refusal);
      if (outcome.ok) {
        this.tell("leerpad-guide-act", { act: (doing as { act: string }).act });
      }
    } catch (error) {
      this.#failed = { code: error instanceof StoreError ? error.code : "unreachable", again: () => this.#act(doing, where) };
      this.redraw();
      return false;
    }
    await this.refresh();
    return isTaken;
  }

  #watch(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    if (this.isConnected) {
      this.#unwatch = this.desk?.watch?.(() => void this.refresh());
      void this.refresh();
    }
  }
}
