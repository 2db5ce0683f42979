import { Program } from "../program.js";
import { DeviceStore } from "../store/device.js";
import { HttpStore } from "../store/http.js";
import { isBehind, Sitting, type Doing, type Outcome, type SittingNews } from "../store/sitting.js";
import { StoreError, type SessionName, type Store } from "../store/store.js";
import type { Entry, Fact, StartAct } from "../wire.js";
import { LeerpadElement } from "./base.js";
import type { Child } from "./node.js";
import { elsewherePage, failedPage, gonePage, plainPage, renewedPage, way, whoPage } from "./outside.js";
import type { Around } from "./said.js";
import { Scene } from "./scene.js";
import { Walk } from "./walk.js";
import { decimalSign } from "./words.js";

/** What the player tells its page, by the name of the event. All bubble. */
export interface PlayerEvents {
  /** A session is open: `sitting` is it from now on. Also after a change of what is shown. */
  "leerpad-open": CustomEvent<{ session: SessionName }>;
  /** An act was kept. */
  "leerpad-act": CustomEvent<{ session: SessionName; entry: Entry }>;
  /** A fact that it brought about. */
  "leerpad-fact": CustomEvent<{ session: SessionName; fact: Fact; entry: Entry }>;
  /** Something is due, or will be at `until`: what a page makes reminders of. */
  "leerpad-due": CustomEvent<{ session: SessionName; fact: Fact }>;
  /** An end was reached. */
  "leerpad-complete": CustomEvent<{ session: SessionName; step: string }>;
  /** An activity is to be opened: what the module names. */
  "leerpad-launch": CustomEvent<{ session: SessionName; launch: string }>;
  /** Somebody signed off. */
  "leerpad-sign-off": CustomEvent<{ session: SessionName }>;
  /** The module could not be opened. */
  "leerpad-fault": CustomEvent<{ error: unknown }>;
}

/** So wide that more than one thing at a time is calm, in pixels. */
const WIDE = 640;
/** How often to look whether time has opened something. */
const TICK = 30_000;

/**
 * A learner's page of a module: `<leerpad-player src="module.json">`.
 *
 * Attributes: `src` (the address of the program), `lang`, `learner` (whose session; a name of your own that is never
 * shown), `shared` (who uses the device chooses a name), `server` (the address of an `HttpStore`), `media` (where the
 * module's media are; beside the program when absent), `theme` (`light` or `dark`).
 */
export class LeerpadPlayer extends LeerpadElement {
  static readonly observedAttributes = ["src", "lang", "learner", "shared", "server", "media"];

  /** What the host sets of the module's settings. */
  settings: Readonly<Record<string, string | number | boolean>> | undefined;
  /** What the host knows of the learner: the module's facts by name. */
  given: StartAct["given"];
  /** Earlier versions of the module, or their JSON: sessions that are on one go on in this. The device has its own. */
  was: readonly (Program | string)[] = [];
  /** The seed of a new session; drawn when absent. */
  seed: string | undefined;
  /** The clock; that of the device when absent. */
  clock: (() => Date) | undefined;

  #program: Program | undefined;
  #own: string | undefined;
  #store: Store | undefined;
  #learner: string | undefined;
  #sitting: Sitting | undefined;
  #scene: Scene | undefined;
  #walk: Walk | undefined;
  #page: ((walk: Walk | undefined) => Child[]) | undefined;
  #focus: "title" | { readonly item: string } | undefined;
  /** Known once it was looked at: not before there is something to show, since it lays the page out. */
  #isNarrow: boolean | undefined;
  #opening = 0;
  #timer: ReturnType<typeof setInterval> | undefined;
  #watching: ResizeObserver | undefined;

  /** The session under way; `undefined` until it is open. */
  get sitting(): Sitting | undefined {
    return this.#sitting;
  }

  /** The module, in place of `src`: a program, or its JSON. */
  get program(): Program | string | undefined {
    return this.#program ?? this.#own;
  }

  set program(program: Program | string | undefined) {
    this.#own = typeof program === "string" ? program : program?.toJson();
    this.#again();
  }

  /** Where sessions are kept: on the device, or on a server with `server`; or a store of your own. */
  get store(): Store {
    const server = this.getAttribute("server");
    this.#store ??= server === null ? new DeviceStore() : new HttpStore(new URL(server, document.baseURI).href);
    return this.#store;
  }

  set store(store: Store) {
    this.#store = store;
    this.#again();
  }

  connectedCallback(): void {
    this.#watching = new ResizeObserver(([entry]) => {
      const isNarrow = (entry?.contentRect.width ?? 0) < WIDE;
      const before = this.#isNarrow;
      this.#isNarrow = isNarrow;
      if (before !== undefined && before !== isNarrow) {
        this.redraw();
      }
    });
    this.#watching.observe(this);
    this.#timer = setInterval(() => this.#tick(), TICK);
    document.addEventListener("visibilitychange", this.#seen);
    addEventListener("pagehide", this.#hidden);
    addEventListener("beforeunload", this.#leaving);
    this.#again();
  }

  disconnectedCallback(): void {
    this.#watching?.disconnect();
    clearInterval(this.#timer);
    document.removeEventListener("visibilitychange", this.#seen);
    removeEventListener("pagehide", this.#hidden);
    removeEventListener("beforeunload", this.#leaving);
    this.#opening += 1;
    void this.#close();
  }

  attributeChangedCallback(name: string, before: string | null, now: string | null): void {
    if (before === now || !this.isConnected) {
      return;
    }
    if (name === "lang") {
      this.redraw();
    } else {
      this.#store = name === "server" ? undefined : this.#store;
      this.#again();
    }
  }

  /** Does an act of the learner, as if they had: for a page with buttons of its own. */
  async act(doing: Doing): Promise<Outcome | undefined> {
    await this.#scene?.settleAll();
    const outcome = await this.#sitting?.act(doing);
    this.redraw();
    return outcome;
  }

  /** Signs the learner off: nothing of them is shown any more. With `erase` nothing of them is kept here either. */
  async signOff(erase = false): Promise<void> {
    const sitting = this.#sitting;
    if (sitting === undefined) {
      return;
    }
    await this.#scene?.saveDrafts();
    const { name } = sitting;
    if (erase) {
      await (this.hasAttribute("shared") ? this.store.forgetLearner?.(name.learner) : sitting.forget());
    }
    await this.#close();
    this.#learner = undefined;
    this.tell("leerpad-sign-off", { session: name });
    if (this.hasAttribute("shared")) {
      await this.#open();
    } else {
      const say = this.speech();
      this.#page = () => plainPage(say("signed-off"), way(say("resume-here"), () => this.#again(), true));
      this.redraw();
    }
  }

  /** Shows it again as it is now. */
  redraw(): void {
    if (!this.isConnected) {
      return;
    }
    const scene = this.#scene;
    if (scene !== undefined) {
      scene.say = this.speech();
      scene.language = this.language.split("-")[0] ?? "nl";
      scene.decimal = decimalSign(scene.language);
    }
    const focused = this.root.activeElement;
    this.show(this.#page?.(this.#walk) ?? this.#walk?.shown() ?? []);
    const focus = this.#focus;
    this.#focus = undefined;
    if (focus === "title") {
      this.root.querySelector("h2")?.focus({ preventScroll: true });
      // Where it stands is known once all of it is laid out: not here, or it would be laid out twice.
      requestAnimationFrame(() => this.#toTop());
    } else if (focus !== undefined) {
      const at = `[data-item="${CSS.escape(focus.item)}"] :is(input, textarea, select, button)`;
      this.root.querySelector<HTMLElement>(at)?.focus();
    } else if (focused?.isConnected === true && this.root.activeElement !== focused) {
      // What was moved lost the focus on the way.
      (focused as HTMLElement).focus({ preventScroll: true });
    }
  }

  readonly #seen = () => {
    if (document.visibilityState === "visible") {
      this.#tick();
    } else {
      void this.#scene?.saveDrafts();
    }
  };

  readonly #hidden = () => void this.#scene?.saveDrafts();

  /** Who closes the tab while what they see is still being written is asked first. */
  readonly #leaving = (event: BeforeUnloadEvent) => this.#sitting?.isWriting === true && event.preventDefault();

  #tick(): void {
    // What cannot be kept now is tried again with the next.
    this.#sitting?.tick().then(() => this.redraw(), () => {});
  }

  #toTop(): void {
    if (this.getBoundingClientRect().top < 0) {
      this.scrollIntoView({ block: "start" });
    }
  }

  /** Opens once after all that is being set now. */
  #again(): void {
    if (this.isConnected) {
      const opening = (this.#opening += 1);
      queueMicrotask(() => opening === this.#opening && void this.#open());
    }
  }

  async #close(): Promise<void> {
    const [walk, sitting, scene, program] = [this.#walk, this.#sitting, this.#scene, this.#program];
    this.#walk = this.#sitting = this.#scene = this.#program = undefined;
    // What is being written is not lost when the module is put in anew.
    await scene?.saveDrafts();
    await sitting?.idle();
    walk?.end();
    sitting?.close();
    program?.free();
  }

  async #open(): Promise<void> {
    const opening = (this.#opening += 1);
    await this.#close();
    try {
      const learner = this.#who();
      const src = learner === undefined || this.#own !== undefined ? undefined : this.#fetched();
      // All of it together; what goes wrong is told where it is waited for.
      src?.catch(() => {});
      const loaded = this.load();
      loaded.catch(() => {});
      this.store.prepare?.();
      this.dress();
      await loaded;
      const say = this.speech();
      if (opening !== this.#opening) {
        return;
      }
      if (learner === undefined) {
        const names = (await this.store.learners?.()) ?? [];
        this.#page = () => whoPage(this.speech(), names, (name) => this.#begin(name));
        return this.redraw();
      }
      const json = this.#own ?? (await src);
      if (json === undefined || opening !== this.#opening) {
        return;
      }
      const program = Program.fromJson(json);
      const was = this.was.map((version) => (typeof version === "string" ? Program.fromJson(version) : version));
      const sitting = await Sitting.open({
        program,
        programJson: json,
        was,
        store: this.store,
        learner,
        settings: this.settings ?? {},
        ...(this.seed === undefined ? {} : { seed: this.seed }),
        ...(this.clock === undefined ? {} : { clock: this.clock }),
      });
      if (opening !== this.#opening) {
        return sitting.close();
      }
      this.#program = program;
      this.#sitting = sitting;
      this.#scene = new Scene(sitting, this.root, say, this.language, this.#around(sitting), () => this.redraw());
      this.#scene.launch = (launch) => this.tell("leerpad-launch", { session: sitting.name, launch });
      this.#walk = new Walk(this.#scene, {
        isNarrow: () => (this.#isNarrow ??= this.getBoundingClientRect().width < WIDE),
        focus: (where) => (this.#focus = where),
        renew: () => this.#upgrade(sitting, "new"),
        signOff: this.hasAttribute("shared") || this.hasAttribute("sign-off") ? (erase) => this.signOff(erase) : undefined,
      });
      this.#walk.given = this.given === undefined ? {} : { given: this.given };
      sitting.on((news) => this.#hear(sitting, news));
      this.#place(sitting);
      this.tell("leerpad-open", { session: sitting.name });
      await this.#upgrade(sitting);
      await sitting.tick().catch(() => {});
      this.redraw();
    } catch (error) {
      if (opening === this.#opening) {
        this.#fail(error);
      }
    }
  }

  #fail(error: unknown): void {
    const isEngine = !(error instanceof StoreError);
    this.tell("leerpad-fault", { error });
    const why = isEngine ? "load-failed" : error.code === "full" ? "full" : "closed";
    this.#page = isBehind(error)
      ? () => plainPage(this.speech()("renewed-title"), way(this.speech()("again"), () => location.reload(), true))
      : () => failedPage(this.speech(), why, () => this.#again());
    this.redraw();
  }

  #who(): string | undefined {
    if (this.hasAttribute("shared")) {
      return this.#learner;
    }
    return this.getAttribute("learner") ?? "me";
  }

  #begin(name: string): void {
    this.#learner = name;
    this.#focus = "title";
    void this.#open();
  }

  async #fetched(): Promise<string | undefined> {
    const src = this.getAttribute("src");
    if (src === null) {
      return undefined;
    }
    const response = await fetch(new URL(src, document.baseURI));
    if (!response.ok) {
      throw new Error(`${response.url}: ${response.status}`);
    }
    return response.text();
  }

  #around(sitting: Sitting): Around {
    const base = new URL(this.getAttribute("media") ?? this.getAttribute("src") ?? "", document.baseURI);
    return {
      words: (key) => sitting.words(key),
      media: (path) => {
        const address = new URL(path, base);
        // A path of the module does not climb and names no other host; what does is not shown.
        return address.origin === base.origin && !/(^|\/)\.\.(\/|$)|^[/\\]|:/.test(path) ? address.href : undefined;
      },
      level: 3,
    };
  }

  #place(sitting: Sitting): void {
    this.#page = sitting.isElsewhere
      ? () => elsewherePage(this.speech(), () => sitting.takeOver())
      : sitting.isGone
        ? () => gonePage(this.speech(), () => this.#forgetToo(sitting), () => this.#sendAnew(sitting))
        : sitting.choice === "open"
          ? () => renewedPage(this.speech(), (choice) => this.#upgrade(sitting, choice))
          : undefined;
  }

  /** Goes on in the version that is here. What cannot be kept now is done when it is opened again. */
  async #upgrade(sitting: Sitting, choice?: "new" | "old"): Promise<void> {
    try {
      await sitting.upgrade(choice);
    } catch (error) {
      return choice === undefined ? undefined : this.#fail(error);
    }
    if (choice !== undefined && sitting === this.#sitting) {
      this.#focus = "title";
      this.#place(sitting);
      this.redraw();
    }
  }

  async #forgetToo(sitting: Sitting): Promise<void> {
    try {
      await sitting.forget();
      this.#again();
    } catch (error) {
      this.#fail(error);
    }
  }

  #sendAnew(sitting: Sitting): void {
    sitting.sendAnew();
    this.#place(sitting);
    this.redraw();
  }

  #hear(sitting: Sitting, news: SittingNews): void {
    const session = sitting.name;
    switch (news.news) {
      case "place":
      case "gone":
        this.#place(sitting);
        break;
      case "changed":
        if (this.#walk !== undefined) {
          this.#walk.lost = news.lost;
        }
        break;
      case "behind":
        return this.#fail(news.error);
      case "undone":
        return this.#walk?.undone(() => this.redraw());
      case "waiting":
        if (this.#walk !== undefined) {
          this.#walk.unsent = news.lines;
        }
        break;
      case "entry": {
        const { entry } = news;
        this.tell("leerpad-act", { session, entry });
        for (const fact of entry.facts) {
          this.tell("leerpad-fact", { session, fact, entry });
          if (fact.fact === "due" || fact.fact === "waiting") {
            this.tell("leerpad-due", { session, fact });
          } else if (fact.fact === "completed") {
            this.tell("leerpad-complete", { session, step: fact.step });
          } else if (fact.fact === "upgraded") {
            this.#walk?.upgraded(fact, sitting.program);
            this.#place(sitting);
          }
        }
        if (entry.act === "resume") {
          void this.#upgrade(sitting);
        }
        if (this.#scene?.isActing === true) {
          return;
        }
        break;
      }
    }
    this.redraw();
  }
}
