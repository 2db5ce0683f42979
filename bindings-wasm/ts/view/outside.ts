import type { StoreFaultCode } from "../store/store.js";
import { h, type Child } from "./node.js";
import type { Speech, WordKey } from "./words.js";

/** A page with one thing to say and ways on. */
export function plainPage(title: string, ...children: readonly Child[]): Child[] {
  return [
    h(
      "div",
      { key: "outside", class: "frame", part: "frame" },
      h("div", { class: "center" }, h("h2", { tabindex: -1, part: "title" }, title), ...children),
    ),
  ];
}

/** A button of such a page. */
export function way(label: string, onclick: () => unknown, isMain = false): Child {
  return h("button", { key: label, type: "button", class: isMain ? "main" : "", onclick }, label);
}

/** Something could not be opened. */
export function failedPage(say: Speech, why: WordKey, again: () => unknown): Child[] {
  return plainPage(say("failed"), h("p", { role: "alert" }, say(why)), way(say("again"), again, true));
}

/** The session is open in another tab. */
export function elsewherePage(say: Speech, here: () => unknown): Child[] {
  return plainPage(say("pause"), h("p", { role: "status" }, say("elsewhere")), way(say("elsewhere-here"), here, true));
}

/** The session was forgotten from another device, and still stands on this one. */
export function gonePage(say: Speech, erase: () => unknown, keep: () => unknown): Child[] {
  return plainPage(say("gone-title"), h("p", { role: "status" }, say("gone")), way(say("gone-erase"), erase, true), way(say("gone-keep"), keep));
}

/** The module is another one now, and where somebody is does not fit: how they go on is theirs to say. */
export function renewedPage(say: Speech, chosen: (choice: "new" | "old") => unknown): Child[] {
  const one = (choice: "new" | "old") => [
    h("p", { key: choice, id: `renewed-${choice}` }, say(`renewed-${choice}-note`)),
    h("button", { key: `${choice}-way`, type: "button", "aria-describedby": `renewed-${choice}`, onclick: () => chosen(choice) }, say(`renewed-${choice}`)),
  ];
  return plainPage(say("renewed-title"), h("p", { role: "status" }, say("renewed-choose")), ...one("new"), ...one("old"));
}

/** Who shares this device chooses a name. */
export function whoPage(say: Speech, names: readonly string[], chosen: (name: string) => unknown): Child[] {
  const field = "who";
  const take = (event: Event) => {
    event.preventDefault();
    const { value } = (event.target as HTMLFormElement).elements.namedItem(field) as HTMLInputElement;
    const name = value.trim();
    if (name !== "") {
      chosen(name);
    }
  };
  return plainPage(
    say("who"),
    names.length > 0 && h("div", { class: "names" }, ...names.map((name) => way(name, () => chosen(name)))),
    h(
      "form",
      { class: "names", onsubmit: take },
      h("label", { for: field, class: "ask" }, names.length > 0 ? say("new-name") : say("name")),
      h("input", { id: field, name: field, type: "text", required: true, maxlength: 60, autocomplete: "off" }),
      h("div", { class: "buttons" }, h("button", { type: "submit", class: "main" }, say("button.start"))),
    ),
    h("p", { class: "help" }, say("name-note")),
  );
}

/** Something could not be kept: what to do about it. */
export function trouble(say: Speech, code: StoreFaultCode, again: () => unknown): Child {
  const words: WordKey = code === "full" ? "full" : code === "closed" ? "closed" : "failed";
  return h(
    "div",
    { key: "trouble", class: "trouble", role: "alert" },
    h("p", {}, say(words)),
    h("div", { class: "buttons" }, way(say("again"), again)),
  );
}
