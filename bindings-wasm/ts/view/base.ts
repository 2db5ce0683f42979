import { engine } from "../engine.js";
import { load } from "../index.js";
import type { Source } from "../source.js";
import { Stage, type Child } from "./node.js";
import { SHEET } from "./style.js";
import { speech, type Speech, type WordTable } from "./words.js";

/** On a server there are no elements: there this stands for them, so that the package can be imported. */
const HostElement = (globalThis.HTMLElement ?? class {}) as typeof HTMLElement;

let sheet: CSSStyleSheet | undefined;

/** What both elements have: a root of their own with the sheet, words in the language of the page, and a stage. */
export abstract class LeerpadElement extends HostElement {
  /** Where the engine comes from, when not from the file beside the script. */
  engine: Source | undefined;
  #words: WordTable = {};
  readonly #root: ShadowRoot;
  readonly #stage: Stage;

  constructor() {
    super();
    this.#root = this.attachShadow({ mode: "open" });
    this.#stage = new Stage(this.#root);
  }

  /** Words by language: for another language than Dutch and English, or to say something otherwise. */
  get words(): WordTable {
    return this.#words;
  }

  set words(words: WordTable) {
    this.#words = words;
    this.redraw();
  }

  /** The language of what is shown: its own `lang`, else that of the page, else that of the browser. */
  get language(): string {
    const own = this.closest("[lang]")?.getAttribute("lang") || navigator.language || "nl";
    return own;
  }

  /** Shows it again as it is now. */
  abstract redraw(): void;

  /** @internal */
  protected get root(): ShadowRoot {
    return this.#root;
  }

  /** @internal */
  protected speech(): Speech {
    return speech(this.language, this.#words);
  }

  /** @internal Reads the sheet: there is time for it while the engine comes in. */
  protected dress(): void {
    if (this.#root.adoptedStyleSheets.length === 0) {
      if (sheet === undefined) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(SHEET);
      }
      this.#root.adoptedStyleSheets = [sheet];
    }
  }

  /** @internal */
  protected show(children: readonly Child[]): void {
    this.dress();
    this.#stage.show(children);
  }

  /** @internal The engine, loaded once for all. */
  protected async load(): Promise<void> {
    try {
      engine();
    } catch {
      await load(this.engine);
    }
  }

  /** @internal */
  protected tell(type: string, detail: object): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}
