import { Stage, h, type Child } from "./node.js";
import type { Scene } from "./scene.js";
import { PAPER } from "./style.js";

/** A page of its own with what is to be printed: the page around the player stays off the paper. */
export function printed(scene: Scene, children: readonly Child[]): void {
  const frame = document.createElement("iframe");
  frame.className = "paper";
  frame.title = scene.say("print");
  frame.setAttribute("aria-hidden", "true");
  frame.tabIndex = -1;
  scene.root.append(frame);
  const { contentWindow: window, contentDocument: paper } = frame;
  if (window === null || paper === null) {
    frame.remove();
    return;
  }
  const sheet = new (window as unknown as { CSSStyleSheet: typeof CSSStyleSheet }).CSSStyleSheet();
  sheet.replaceSync(PAPER);
  paper.adoptedStyleSheets = [sheet];
  paper.documentElement.lang = scene.language;
  new Stage(paper.body).show(children);
  window.addEventListener("afterprint", () => frame.remove());
  window.print();
}

/** A file of one's own with the same, which opens in any browser. */
export function kept(scene: Scene, name: string, title: string, children: readonly Child[]): void {
  const page = document.implementation.createHTMLDocument(title);
  new Stage(page.body).show([h("h1", {}, title), ...children]);
  const write = (node: Node) => new XMLSerializer().serializeToString(node);
  const text = [
    "<!doctype html>",
    `<html lang="${scene.language.replace(/[^\w-]/g, "")}">`,
    '<meta charset="utf-8">',
    ...Array.from(page.querySelectorAll("title"), write),
    `<style>${PAPER}</style>`,
    write(page.body),
  ].join("\n");
  const address = URL.createObjectURL(new Blob([text, "\n"], { type: "text/html" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.html`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
