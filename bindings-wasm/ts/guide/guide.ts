import { StoreError } from "../store/store.js";
import type { Refusal } from "../wire.js";
import { LeerpadElement } from "../view/base.js";
import { Easel } from "../view/easel.js";
import { icon } from "../view/icon.js";
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

/** A session that a guide can choose. */
export interface GuideSession {
  /** Of whom, as the host names them: a group, or somebody. */
  readonly name: string;
  readonly desk: Desk;
}

/**
 * A guide's page of one session: `<leerpad-guide server="/guide/anna/slaap">`. It shows what the learner shared, contacts,
 * waits and replies, and never anything else: it is handed nothing else. With `sessions` the guide chooses among them first.
 */
export class LeerpadGuide extends LeerpadElement {
  static readonly observedAttributes = ["server", "lang"];

  #desk: Desk | undefined;
  #sessions: readonly GuideSession[] | undefined;
  /** The session that was chosen. */
  #chosen: GuideSession | undefined;
  #isTurned = false;
  #look: GuideLook | undefined;
  #easel: Easel | undefined;
  #failed: { readonly code: StoreError["code"]; readonly again: () => unknown } | undefined;
  readonly #refusals = new Map<string, Refusal>();
  #unwatch: (() => void) | undefined;
  #looking = 0;

  /** Where the guide works: an `HttpDesk` at the address of the attribute `server`, or one of your own. */
  get desk(): Desk | undefined {
    if (this.#sessions !== undefined) {
      return this.#chosen?.desk;
    }
    const server = this.getAttribute("server");
    return (this.#desk ??= server === null ? undefined : new HttpDesk(server));
  }

  set desk(desk: Desk | undefined) {
    this.#desk = desk;
    this.#sessions = undefined;
    this.#goTo(undefined);
  }

  /** The sessions of a guide of several groups or people, in the order in which they are listed; in place of `desk`. */
  get sessions(): readonly GuideSession[] | undefined {
    return this.#sessions;
  }

  set sessions(sessions: readonly GuideSession[] | undefined) {
    this.#sessions = sessions;
    // Who works at one that is still there goes on with it.
    const now = sessions?.find(({ desk }) => desk === this.#chosen?.desk);
    if (now === undefined) {
      this.#goTo(undefined);
    } else {
      this.#chosen = now;
      this.redraw();
    }
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
    if (!this.isConnected || (desk === undefined && this.#sessions === undefined)) {
      return;
    }
    try {
      await this.load();
      if (desk === undefined) {
        return this.redraw();
      }
      const look = await desk.look(this.language.split("-")[0] ?? "nl");
      if (looking === this.#looking) {
        this.#look = look;
        this.#failed = undefined;
      }
    } catch (error) {
      if (looking !== this.#looking) {
        return;
      }
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
    const chosen = this.#chosen;
    const isList = this.#sessions !== undefined && chosen === undefined;
    this.show([
      h(
        "div",
        { key: "guide", class: "frame guide", part: "frame", lang: easel.language },
        chosen !== undefined &&
          h("div", { key: "all", class: "buttons" }, h("button", { type: "button", class: "quiet", onclick: () => this.#turn(undefined) }, icon("back"), say("g-all"))),
        h("h2", { key: "title", tabindex: -1, part: "title" }, chosen?.name ?? say("g-title")),
        this.#failed !== undefined && trouble(say, this.#failed.code, this.#failed.again),
        ...(isList ? this.#list(easel) : this.#pages(easel)),
      ),
    ]);
    if (this.#isTurned) {
      this.#isTurned = false;
      this.root.querySelector("h2")?.focus();
    }
  }

  #list({ say }: Easel): readonly Child[] {
    const sessions = this.#sessions ?? [];
    const one = (session: GuideSession) =>
      h("li", { key: session.name }, h("button", { type: "button", onclick: () => this.#turn(session) }, session.name));
    return sessions.length === 0
      ? [h("p", { key: "none" }, say("g-none"))]
      : [h("p", { key: "choose" }, say("g-choose")), h("ul", { key: "sessions", class: "children", part: "sessions" }, ...sessions.map(one))];
  }

  /** The guide goes to a session, or back to the list. */
  #turn(session: GuideSession | undefined): void {
    this.#isTurned = true;
    this.#goTo(session);
    this.redraw();
  }

  /** Nothing of the one before is left on the screen. */
  #goTo(session: GuideSession | undefined): void {
    this.#chosen = session;
    this.#look = undefined;
    this.#failed = undefined;
    this.#refusals.clear();
    this.#easel?.leave();
    this.#watch();
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
      if (desk !== this.desk) {
        // Another session is seen by now: there is nothing to say of this one.
        return isTaken;
      }
      outcome.ok ? this.#refusals.delete(where) : this.#refusals.set(where, outcome.refusal);
      if (outcome.ok) {
        this.tell("leerpad-guide-act", { act: (doing as { act: string }).act });
      }
    } catch (error) {
      if (desk === this.desk) {
        this.#failed = { code: error instanceof StoreError ? error.code : "unreachable", again: () => this.#act(doing, where) };
        this.redraw();
      }
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
