import { h } from "./dom.js";

/** The drawing of the module, with the place lit. The command draws it; `preview.css` has its colours. */
export class Drawing {
  readonly element = h("div", { class: "drawing", tabindex: 0, role: "group" });
  #lit: string | undefined;

  /** Fetches it anew. */
  async refresh(): Promise<void> {
    const drawn = await fetched("/drawing");
    if (drawn !== undefined) {
      this.element.replaceChildren(document.importNode(drawn, true));
      this.light(this.#lit);
    }
  }

  /** The title of a step; nothing when it is not drawn. */
  titleOf(step: string): string | undefined {
    return this.#place(step)?.querySelector(".title")?.textContent ?? undefined;
  }

  /** Lights the place of a step, and puts out the one before. */
  light(step: string | undefined): void {
    this.#lit = step;
    this.element.querySelector(".here")?.classList.remove("here");
    const place = step === undefined ? undefined : this.#place(step);
    if (place === undefined) {
      return;
    }
    place.classList.add("here");
    // Only the drawing moves, never the page.
    const [own, whole] = [place.getBoundingClientRect(), this.element.getBoundingClientRect()];
    this.element.scrollTop += own.top - whole.top - (whole.height - own.height) / 2;
    this.element.scrollLeft += own.left - whole.left - Math.max(0, (whole.width - own.width) / 2);
  }

  #place(step: string): Element | undefined {
    return this.element.querySelector(`[data-step="${CSS.escape(step)}"]`) ?? undefined;
  }
}

/** An SVG document that the browser itself parsed while it came in: a text is never made into elements here. */
function fetched(address: string): Promise<SVGElement | undefined> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.overrideMimeType("image/svg+xml");
    request.onload = () => {
      const root = request.responseXML?.documentElement;
      done(root instanceof SVGElement ? root : undefined);
    };
    request.onerror = () => done(undefined);
    request.send();
  });
}
