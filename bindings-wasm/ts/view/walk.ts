import type { NotTaken } from "../store/rebase.js";
import type { Program } from "../program.js";
import type { Said, Screen, UpgradedFact } from "../wire.js";
import { canRead, read } from "./aloud.js";
import { dialogs, type Asked } from "./dialogs.js";
import { icon } from "./icon.js";
import { dueEntry, diaryTitle } from "./items/entries.js";
import { mine } from "./mine.js";
import { h, type Child } from "./node.js";
import { trouble, way } from "./outside.js";
import { isAsking, paged, resumed } from "./pages.js";
import { placePage, type Page, type PlaceScreen } from "./place.js";
import { blocks, running } from "./said.js";
import type { Scene } from "./scene.js";
import { days } from "./when.js";

/** What a walk needs of the element around it. */
export interface Surroundings {
  /** Whether there is room for one thing at a time only. */
  isNarrow(): boolean;
  /** Where the focus goes after what is shown next. */
  focus(where: "title" | { readonly item: string }): void;
  /** Goes on in the new version after all. */
  renew(): unknown;
  /** Signs the learner off; absent where that is not the player's. */
  readonly signOff: ((erase: boolean) => unknown) | undefined;
}

/** What is shown in the place of the step. */
type Aside = "pause" | "mine" | { readonly item: string; readonly entry: number };

/** What somebody is told of another version: what is asked again, and that something is shared no more. */
interface Renewed {
  readonly questions: readonly Said[];
  readonly isShared: boolean;
}

/** One line of text as an opening is said with the first question; more is a page of its own on a phone. */
const SHORT = 140;

/** A learner walking through a module: one page at a time, with the same buttons in the same places. */
export class Walk {
  readonly #scene: Scene;
  readonly #around: Surroundings;
  /** Which page of the step. */
  #at = 0;
  #place: string | undefined;
  /** Which page of which place this tab remembers. */
  #kept: string | undefined;
  /** The next place is seen from its end. */
  #isBack = false;
  #aside: Aside | undefined;
  #asked: Asked | undefined;
  #silence: (() => void) | undefined;
  /** What could not be done any more after another device was first. */
  lost: readonly NotTaken[] = [];
  /** How many lines still have to be sent. */
  unsent = 0;
  /** What became of the learner's work in another version of the module, until they have read it. */
  #renewed: Renewed | undefined;

  constructor(scene: Scene, around: Surroundings) {
    this.#scene = scene;
    this.#around = around;
  }

  /** Under which name the tab remembers the page: a reload comes back to it. */
  get #tab(): string {
    return `leerpad ${this.#scene.sitting.name.module}`;
  }

  /** Stops what goes on by itself. */
  end(): void {
    this.#silence?.();
    this.#scene.leave();
  }

  /** What is to be shown. */
  shown(): Child[] {
    const scene = this.#scene;
    const screen = scene.sitting.screen("learner", scene.language);
    scene.language = "language" in screen ? screen.language : scene.language;
    scene.allowed = screen.allowed;
    scene.help = screen.help;
    const content = "step" in screen ? this.#step(screen) : "status" in screen ? this.#cover() : [];
    return [
      h(
        "div",
        { key: "walk", class: "frame", part: "frame", lang: scene.language },
        this.#top(screen),
        h("div", { key: "page", class: "page", part: "page" }, ...this.#notices(), ...content),
        this.#bottom(screen),
        ...dialogs(scene, this.#asked, { close: () => this.#ask(undefined), signOff: this.#around.signOff }),
      ),
    ];
  }

  /** Goes to the next page, or on in the module. */
  async next(): Promise<void> {
    const scene = this.#scene;
    if (this.#aside !== undefined) {
      return this.#turn(undefined);
    }
    if (!(await scene.settleAll())) {
      this.#around.focus({ item: [...scene.refusals.keys()][0] ?? "" });
      return scene.redraw();
    }
    const screen = scene.sitting.screen("learner", scene.language);
    if (!("step" in screen)) {
      await scene.act({ act: "start", ...this.given });
      return;
    }
    const pages = this.#pages(screen);
    const held = pages[this.#at]?.find((item) => "holds" in item);
    if (held !== undefined) {
      scene.isHeld = true;
      this.#around.focus({ item: held.id });
      return scene.redraw();
    }
    if (this.#at < pages.length - 1) {
      return this.#turnTo(this.#at + 1);
    }
    if (!(await scene.act({ act: "continue" }))) {
      this.#toHeld(screen);
    }
  }

  /** What the host knows of the learner: goes with the start. */
  given: object = {};

  /** Somebody is held back: the page with the first reason. */
  #toHeld(screen: PlaceScreen): void {
    const refusal = this.#scene.refusals.get("");
    if (refusal?.refused !== "gate") {
      return;
    }
    const first = refusal.items[0]?.item ?? "";
    this.#at = Math.max(0, this.#pages(screen).findIndex((page) => page.some(({ id }) => id === first)));
    this.#scene.isHeld = true;
    this.#around.focus({ item: first });
    this.#scene.redraw();
  }

  async #back(): Promise<void> {
    if (this.#aside !== undefined) {
      return this.#turn(undefined);
    }
    await this.#scene.settleAll();
    if (this.#at > 0) {
      return this.#turnTo(this.#at - 1);
    }
    this.#isBack = true;
    await this.#scene.act({ act: "back" });
    this.#isBack = false;
  }

  /** What was shown is taken back: its place is seen as it was left. */
  undone(show: () => void): void {
    this.#isBack = true;
    show();
    this.#isBack = false;
  }

  /** The session went on in another version: what somebody notices of it is said. */
  upgraded({ choice, verdict, answers = [], ended = [] }: UpgradedFact, program: Program): void {
    if (choice === "open" || choice === "old" || (verdict === "unchanged" && ended.length === 0)) {
      return;
    }
    this.#aside = undefined;
    const again = answers.filter((answer) => answer.again).map(({ item }) => item);
    const { language } = this.#scene;
    this.#renewed = { questions: asked(program, language, again), isShared: ended.length > 0 };
  }

  #turnTo(at: number): void {
    this.#at = at;
    this.#scene.isHeld = false;
    this.#scene.refusals.delete("");
    this.#around.focus("title");
    this.#scene.redraw();
  }

  #turn(aside: Aside | undefined): void {
    this.#aside = aside;
    this.#around.focus("title");
    this.#scene.redraw();
  }

  #ask(asked: Asked | undefined): void {
    this.#asked = asked;
    this.#scene.redraw();
  }

  #pages(screen: PlaceScreen) {
    const { items } = screen;
    if (!this.#around.isNarrow()) {
      return [items];
    }
    const text = JSON.stringify(screen.body?.document ?? "");
    const isOpening = (text.length > SHORT * 1.5 || screen.image !== undefined) && items.some(isAsking);
    return paged(items, isOpening);
  }

  #step(screen: PlaceScreen): Child[] {
    const scene = this.#scene;
    const pages = this.#pages(screen);
    const place = `${screen.step} ${screen.n} ${screen.status === "stopped"}`;
    if (this.#place !== place) {
      const isFirst = this.#place === undefined;
      this.#place = place;
      this.#aside = undefined;
      scene.leave();
      this.#silence?.();
      this.#at = isFirst ? (pageOf(this.#tab, place) ?? resumed(pages)) : this.#isBack ? pages.length - 1 : 0;
      this.#isBack = false;
      if (!isFirst) {
        this.#around.focus("title");
      }
    }
    this.#at = Math.min(this.#at, pages.length - 1);
    this.#keepPage(place);
    if (screen.status === "stopped") {
      return this.#stopped();
    }
    if (this.#aside !== undefined) {
      return this.#beside(screen, this.#aside);
    }
    const questions = pages.filter((page) => page.some(isAsking)).length;
    const before = pages.slice(0, this.#at + 1).filter((page) => page.some(isAsking)).length;
    const isQuestion = pages[this.#at]?.some(isAsking) === true;
    const page: Page = {
      items: pages[this.#at] ?? [],
      isFirst: this.#at === 0,
      isLast: this.#at === pages.length - 1,
      ...(isQuestion && questions > 1 && pages.length > 1 ? { count: { number: before, count: questions } } : {}),
    };
    return placePage(scene, screen, page, (entry, item) => this.#turn({ entry, item }));
  }

  #keepPage(place: string): void {
    const where = JSON.stringify([this.#at, place]);
    if (where === this.#kept) {
      return;
    }
    this.#kept = where;
    try {
      sessionStorage.setItem(this.#tab, where);
    } catch {
      // A browser that keeps nothing comes back to the first open question.
    }
  }

  #title(words: readonly Child[]): Child {
    return h("h2", { key: "title", id: this.#scene.id("title"), tabindex: -1, part: "title" }, ...words);
  }

  #cover(): Child[] {
    const scene = this.#scene;
    this.#place = "cover";
    const { title, summary, goals, minutes } = scene.sitting.journal.cover(scene.language);
    return [
      this.#title(running(title, scene.around)),
      h(
        "div",
        { key: "cover", class: "intro" },
        ...(summary === undefined ? [] : blocks(summary, scene.around)),
        minutes !== undefined && h("p", { class: "help" }, scene.say("minutes", { minutes })),
      ),
      goals.length > 0 && h("ul", { key: "goals", class: "goals" }, ...goals.map((goal) => h("li", {}, ...running(goal, scene.around)))),
    ];
  }

  #stopped(): Child[] {
    const { say } = this.#scene;
    return [
      this.#title([say("stopped")]),
      h("p", { key: "stopped" }, say("stopped-note")),
      h("div", { key: "resume", class: "buttons" }, way(say("button.resume"), () => this.#scene.act({ act: "resume" }), true)),
    ];
  }

  #beside(screen: PlaceScreen, aside: Aside): Child[] {
    const scene = this.#scene;
    const { say } = scene;
    if (aside === "pause") {
      return [
        this.#title([say("pause")]),
        h("p", { key: "pause" }, say("pause-note")),
        h("div", { key: "over", class: "buttons" }, way(say("pause-over"), () => this.#turn(undefined), true)),
      ];
    }
    if (aside === "mine") {
      return [
        this.#title([say("mine")]),
        ...mine(scene),
        h(
          "div",
          { key: "ways", class: "buttons" },
          scene.sitting.choice === "old" && way(say("renewed-new"), this.#around.renew),
          scene.allowed.includes("erase") && way(say("button.erase"), () => this.#ask("erase")),
          this.#around.signOff !== undefined && way(say("sign-off"), () => this.#ask("sign-off")),
        ),
      ];
    }
    const due = screen.diaries?.find(({ item, entry }) => item === aside.item && entry === aside.entry);
    if (due === undefined) {
      return [this.#title([say("diary")]), h("p", { key: "kept", role: "status" }, say("saved"))];
    }
    return [
      this.#title([diaryTitle(scene, due)]),
      h("p", { key: "date", class: "count" }, say("diary-for", { date: days(scene.language, due.date) })),
      dueEntry(scene, due, () => this.#turn(undefined)),
    ];
  }

  /** What is to be known on every page: not kept, not sent, gone on elsewhere. */
  #notices(): Child[] {
    const scene = this.#scene;
    const { failed, say } = scene;
    return [
      failed !== undefined && trouble(say, failed.code, () => failed.again()),
      this.unsent > 0 && h("p", { key: "unsent", class: "help", role: "status" }, say("unsent")),
      this.#renewed !== undefined && this.#renewal(this.#renewed),
      this.lost.length > 0 &&
        h(
          "div",
          { key: "lost", class: "trouble", role: "alert" },
          h("p", {}, say("lost")),
          h("ul", {}, ...this.lost.map(({ refusal }, at) => h("li", { key: at }, scene.refusal(refusal)))),
          way(say("close"), () => {
            this.lost = [];
            scene.redraw();
          }),
        ),
    ];
  }

  #renewal({ questions, isShared }: Renewed): Child {
    const { say, around } = this.#scene;
    return h(
      "div",
      { key: "renewed", class: "intro", role: "status" },
      h("p", {}, say("renewed")),
      questions.length > 0 && h("p", {}, say("renewed-again")),
      questions.length > 0 && h("ul", {}, ...questions.map((question, at) => h("li", { key: at }, ...running(question, around)))),
      isShared && h("p", {}, say("renewed-ended")),
      way(say("close"), () => {
        this.#renewed = undefined;
        this.#scene.redraw();
      }),
    );
  }

  #top(screen: Screen): Child {
    const scene = this.#scene;
    const { say } = scene;
    const button = (name: "back" | "aloud" | "help", label: string, onclick: () => unknown, given: object = {}) =>
      h("button", { key: name, type: "button", part: name, onclick, ...given }, icon(name), h("span", { class: name === "aloud" ? "words" : "" }, label));
    const isReading = this.#silence !== undefined;
    const isStart = !("step" in screen);
    return h(
      "div",
      { key: "top" },
      h(
        "div",
        { class: "top", part: "top" },
        button("back", say("button.back"), () => this.#back(), { "aria-disabled": isStart ? "true" : undefined }),
        h("span", { class: "grow" }),
        canRead() &&
          button("aloud", isReading ? say("aloud-off") : say("aloud"), () => this.#aloud(), {
            "aria-label": isReading ? say("aloud-off") : say("aloud"),
          }),
        button("help", say("button.help"), () => this.#ask("help")),
      ),
      this.#progress(screen),
    );
  }

  #progress(screen: Screen): Child {
    const { say } = this.#scene;
    if (!("progress" in screen)) {
      return h("progress", { value: "0", max: 1, "aria-label": say("ahead"), "aria-valuetext": say("welcome") });
    }
    const { done, least, most } = screen.progress;
    const ahead = Math.round((least + Math.max(least, most)) / 2);
    const isEnd = isTheEnd(screen);
    const text = isEnd ? say("button.completed") : ahead <= 1 ? say("least-one") : say("least", { count: ahead });
    return h("progress", {
      key: "progress",
      part: "progress",
      max: done + ahead,
      value: String(isEnd ? done + ahead : done),
      "aria-label": say("ahead"),
      "aria-valuetext": text,
      title: text,
    });
  }

  #bottom(screen: Screen): Child {
    const scene = this.#scene;
    const { say, allowed } = scene;
    const isStart = !("step" in screen);
    const isStopped = "status" in screen && screen.status === "stopped";
    const isEnd = isTheEnd(screen);
    const isAside = this.#aside !== undefined;
    const canSkip = !isStart && !isAside && allowed.includes("skip") && scene.would({ act: "skip" });
    const on = isStart ? say("button.start") : isAside ? say("close") : say("button.continue");
    return h(
      "div",
      { key: "bottom", class: "bottom", part: "bottom" },
      h(
        "div",
        { class: "on" },
        !(isEnd && !isAside) && !isStopped && this.#aside !== "pause" && h("button", { key: "next", type: "button", class: "main", part: "continue", onclick: () => this.next() }, on),
        canSkip && h("button", { key: "skip", type: "button", part: "skip", onclick: () => scene.act({ act: "skip" }) }, say("button.skip")),
      ),
      !isStart &&
        h(
          "div",
          { class: "ways" },
          h("button", { key: "pause", type: "button", part: "pause", onclick: () => this.#pause(), "aria-disabled": isStopped ? "true" : undefined }, say("pause-short")),
          h("button", { key: "stop", type: "button", part: "stop", onclick: () => !isStopped && this.#ask("stop"), "aria-disabled": isStopped ? "true" : undefined }, say("button.stop")),
          h("button", { key: "mine", type: "button", part: "mine", onclick: () => this.#turn("mine") }, say("mine")),
        ),
    );
  }

  async #pause(): Promise<void> {
    await this.#scene.saveDrafts();
    if (await this.#scene.act({ act: "pause" })) {
      this.#turn("pause");
    }
  }

  #aloud(): void {
    if (this.#silence !== undefined) {
      this.#silence();
      this.#silence = undefined;
    } else {
      const page = this.#scene.root.querySelector(".page");
      const over = () => {
        this.#silence = undefined;
        this.#scene.redraw();
      };
      this.#silence = page === null ? undefined : read(page, this.#scene.language, over);
    }
    this.#scene.redraw();
  }
}

/** The questions of items that another version knew by these names. */
function asked(program: Program, language: string, items: readonly string[]): Said[] {
  const { plan } = JSON.parse(program.toJson()) as { plan: { items: readonly StoredItem[] } };
  const at = Math.max(0, program.languages.indexOf(language));
  return items.flatMap((id) => {
    const item = plan.items.find((each) => each.id === id || each.was?.includes(id));
    const document = item?.ask?.[at]?.document;
    return document === undefined ? [] : [{ document, fills: [] }];
  });
}

interface StoredItem {
  readonly id: string;
  readonly was?: readonly string[];
  readonly ask?: readonly { readonly document: Said["document"] }[];
}

/** Whether nothing comes after it: the end of a part is a step like any other. */
function isTheEnd(screen: Screen): boolean {
  return "kind" in screen && screen.kind === "end" && !screen.allowed.includes("continue");
}

/** The page of a step that this tab was at; no answer stands in it. */
function pageOf(tab: string, place: string): number | undefined {
  try {
    const [at, where] = JSON.parse(sessionStorage.getItem(tab) ?? "[]") as [number?, string?];
    return where === place ? at : undefined;
  } catch {
    // As above.
    return undefined;
  }
}
