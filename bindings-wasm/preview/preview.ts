// The page of `leerpad preview`: the elements that portals use, beside what helps who writes a module.

import { SittingDesk, type LeerpadGuide } from "leerpad/guide";
import type { LeerpadPlayer, PlayerEvents } from "leerpad/player";

import { Clock, clockPanel, when } from "./clock.js";
import { h, quoted } from "./dom.js";
import { Drawing } from "./drawing.js";
import { fitting, hostPanel, type Hosted } from "./hosting.js";
import { problemPanel, tally } from "./problems.js";
import { listen, type Told } from "./told.js";
import { forgetTab, Trial, type Moved } from "./trial.js";
import { speech, type Say, type Word } from "./words.js";

/** How often the time on the page is looked at. */
const MOMENT = 10_000;
/** Under which name the tab remembers what a portal hands in. */
const HOSTED = "leerpad preview portal";

/** Everything on the page, made once the command has said which language it speaks. */
class Page {
  readonly #say: Say;
  readonly #language: string;
  readonly #clock = new Clock();
  readonly #drawing = new Drawing();
  readonly #player = document.createElement("leerpad-player") as LeerpadPlayer;
  readonly #guide = document.createElement("leerpad-guide") as LeerpadGuide;
  readonly #said = h("p", { role: "status", class: "said" });
  readonly #state = h("p", { class: "state" });
  readonly #problems = h("div");
  readonly #time = h("div");
  readonly #hosting = h("div");
  readonly #portal: HTMLElement;
  readonly #here = h("p", { class: "here-words" });
  readonly #languages = h("span", { class: "languages" });
  readonly #learning = h("div", { class: "role" });
  readonly #guiding = h("div", { class: "role", hidden: true }, this.#guide);
  readonly #stage = h("div", { class: "stage" }, this.#learning, this.#guiding);
  #hosted: Hosted = JSON.parse(sessionStorage.getItem(HOSTED) ?? '{"settings":{},"given":{}}') as Hosted;
  #trial: Trial | undefined;
  #module = "";
  #moved: Moved | undefined;
  #isOpened = false;

  constructor({ language }: Told) {
    this.#say = speech(language);
    this.#language = language;
    document.documentElement.lang = language;
    this.#player.clock = this.#clock.now;
    this.#player.setAttribute("media", "/media-of-module/");
    for (const event of ["leerpad-act", "leerpad-open"] satisfies (keyof PlayerEvents)[]) {
      this.#player.addEventListener(event, () => this.#follow(event === "leerpad-open"));
    }
    this.#player.addEventListener("leerpad-launch", (event) => {
      const { launch } = (event as PlayerEvents["leerpad-launch"]).detail;
      this.#tell("launch", { launch });
    });
    setInterval(() => this.#showTime(), MOMENT);
    this.#portal = this.#panel("hosting", "hosting", this.#hosting);
    this.#portal.hidden = true;
    this.#lay();
    this.#light();
    this.#showTime();
  }

  /** Shows what the command tells now. */
  hear(told: Told): void {
    const { file, program, old } = told;
    const isWrong = old || told.trouble !== undefined;
    document.title = `${isWrong ? "✗ " : ""}${file} · leerpad`;
    this.#state.replaceChildren(h("strong", {}, file), " ", h("a", { href: "#problems" }, tally(this.#say, told)));
    this.#state.classList.toggle("wrong", isWrong);
    this.#problems.replaceChildren(...problemPanel(this.#say, told));
    if (program === undefined) {
      this.#tell("no-way");
    } else if (isWrong) {
      this.#tell("old");
    } else if (program === this.#trial?.program) {
      this.#tell("all-well");
    } else {
      this.#said.replaceChildren();
    }
    if (program !== undefined && program !== this.#trial?.program) {
      void this.#play(program);
    }
    if (program !== undefined) {
      void this.#drawing.refresh().then(() => this.#light());
    }
  }

  /** The command is not there. */
  lose(): void {
    this.#tell("gone");
  }

  #lay(): void {
    const say = this.#say;
    const role = (word: "learner" | "guide", isFirst: boolean) =>
      h("label", {}, h("input", { type: "radio", name: "role", checked: isFirst, onchange: () => this.#look(word) }), say(word));
    this.#drawing.element.setAttribute("aria-label", say("drawing"));
    document.body.prepend(
      h(
        "header",
        {},
        h("h1", {}, say("preview")),
        this.#state,
        this.#said,
        h(
          "div",
          { class: "bar" },
          h("fieldset", {}, h("legend", {}, say("role")), role("learner", true), role("guide", false)),
          h("label", {}, h("input", { type: "checkbox", onchange: () => this.#stage.classList.toggle("phone") }), say("phone")),
          this.#languages,
        ),
      ),
      h("main", {}, this.#stage),
      h(
        "aside",
        { "aria-label": say("tools") },
        this.#panel("problems", "problems", this.#problems),
        this.#panel("clock", "clock", this.#time),
        this.#portal,
        this.#panel("drawing", "drawing", this.#here, this.#drawing.element),
      ),
    );
  }

  #panel(id: string, title: Word, ...children: Node[]): HTMLElement {
    return h("section", { id, class: "panel", "aria-labelledby": `${id}-title` }, h("h2", { id: `${id}-title` }, this.#say(title)), ...children);
  }

  /** Goes on with a version of the module, and with the session as far as it fits. */
  async #play(program: string): Promise<void> {
    if (this.#trial === undefined) {
      const trial = this.#try(program);
      const resumed = await trial.resume();
      if (resumed === undefined) {
        this.#clock.reset();
      } else {
        // Told as any change: the module may be another than it was.
        this.#module = resumed;
        this.#isOpened = true;
      }
      this.#player.store = trial;
      this.#learning.replaceChildren(this.#player);
    } else {
      this.#trial.program = program;
      this.#isOpened = true;
    }
    this.#player.program = this.#trial?.program ?? program;
  }

  #try(program: string): Trial {
    const trial = new Trial(program);
    trial.onmoved = (moved) => (this.#moved = moved);
    this.#trial = trial;
    this.#hosted = fitting(this.#hosted, program);
    this.#player.settings = this.#hosted.settings;
    this.#player.given = this.#hosted.given;
    return trial;
  }

  /** A session of its own, at the time that it is. */
  #begin(program: string): void {
    forgetTab();
    this.#clock.reset();
    this.#player.store = this.#try(program);
  }

  /** A session is open, or something was done in it. */
  #follow(isOpen: boolean): void {
    const { sitting } = this.#player;
    if (sitting === undefined) {
      return;
    }
    if (isOpen) {
      this.#guide.desk = new SittingDesk(sitting);
      this.#offerLanguages(sitting.program.languages);
      this.#offerHosting(sitting.program.languages);
      if (this.#isOpened) {
        this.#tellMoved(sitting.name.module);
      }
      this.#module = sitting.name.module;
      this.#isOpened = false;
      this.#moved = undefined;
    }
    this.#light();
    this.#showTime();
  }

  #tellMoved(module: string): void {
    const lost = this.#moved?.lost ?? 0;
    if (module !== this.#module) {
      this.#tell("new");
    } else if (lost > 0) {
      this.#tell(lost === 1 ? "moved-1" : "moved-some", { count: lost });
    } else {
      this.#tell("moved");
    }
  }

  #look(role: "learner" | "guide"): void {
    this.#learning.hidden = role === "guide";
    this.#guiding.hidden = role === "learner";
    void this.#guide.refresh();
  }

  async #forward(milliseconds: number): Promise<void> {
    this.#clock.forward(milliseconds);
    await this.#player.sitting?.tick();
    this.#player.redraw();
    await this.#guide.refresh();
    this.#tell("now", { when: when(this.#clock.now(), this.#language) });
    this.#light();
    this.#showTime();
  }

  #again(): void {
    const program = this.#trial?.program;
    if (program !== undefined) {
      this.#begin(program);
    }
  }

  #light(): void {
    const step = this.#player.sitting?.journal.step;
    this.#drawing.light(step);
    const title = step === undefined ? undefined : (this.#drawing.titleOf(step) ?? step);
    const words = this.#trial === undefined ? this.#say("drawing-none") : title === undefined ? this.#say("here-none") : this.#say("here", { step: title });
    this.#here.textContent = words;
  }

  #showTime(): void {
    const journal = this.#player.sitting?.journal;
    const coming = journal?.status === "running" ? journal.coming()?.until : undefined;
    const focused = Array.from(this.#time.querySelectorAll("button")).indexOf(document.activeElement as HTMLButtonElement);
    const forward = (milliseconds: number) => void this.#forward(milliseconds);
    this.#time.replaceChildren(...clockPanel(this.#say, this.#language, this.#clock, coming, forward, () => this.#again()));
    if (focused >= 0) {
      const buttons = this.#time.querySelectorAll("button");
      buttons[Math.min(focused, buttons.length - 1)]?.focus();
    }
  }

  /** The languages of the module, where there is something to choose. */
  #offerLanguages(languages: readonly string[]): void {
    const chosen = this.#player.getAttribute("lang") ?? this.#language;
    const language = languages.includes(chosen) ? chosen : (languages[0] ?? this.#language);
    const speak = (to: string) => [this.#player, this.#guide].forEach((element) => element.setAttribute("lang", to));
    if (this.#player.getAttribute("lang") !== language) {
      speak(language);
    }
    const options = languages.map((tag) => h("option", { value: tag, selected: tag === language }, tag));
    const select = h("select", { onchange: () => speak(select.value) }, ...options);
    this.#languages.replaceChildren(...(languages.length > 1 ? [h("label", {}, this.#say("language"), select)] : []));
  }

  /** What a portal hands in: a session begins on it. */
  #offerHosting(languages: readonly string[]): void {
    const at = Math.max(0, languages.indexOf(this.#player.getAttribute("lang") ?? this.#language));
    const begin = (hosted: Hosted) => {
      this.#hosted = hosted;
      sessionStorage.setItem(HOSTED, JSON.stringify(hosted));
      this.#again();
    };
    const program = this.#trial?.program;
    const form = program === undefined ? [] : hostPanel(this.#say, program, at, this.#hosted, begin);
    this.#hosting.replaceChildren(...form);
    this.#portal.hidden = form.length === 0;
  }

  #tell(word: Word, data: Readonly<Record<string, string | number>> = {}): void {
    this.#said.replaceChildren(...quoted(this.#say(word, data)));
  }
}

let page: Page | undefined;
listen((told) => {
  if (told === undefined) {
    page?.lose();
  } else {
    page ??= new Page(told);
    page.hear(told);
  }
});
