import type { Item, Said } from "../../wire.js";
import { icon } from "../icon.js";
import { h, type Child } from "../node.js";
import { blocks, running } from "../said.js";
import { helpLines } from "../help.js";
import type { Scene } from "../scene.js";

/** An item that somebody can answer. */
export type Asking = Exclude<Item, { kind: "note" | "recall" | "card" }>;

/** What a control is given, so that it is told with its question and with what is said of it. */
export interface Named {
  readonly "aria-labelledby"?: string;
  readonly "aria-describedby"?: string;
  readonly "aria-invalid"?: "true";
}

interface Parts {
  /** The id of the one field that the question is the label of; absent for a group. */
  readonly field?: string;
  /** The role of the group of controls. */
  readonly role?: "group" | "radiogroup";
  readonly controls: readonly Child[];
  /** No button to rather not say: there is nothing to say. */
  readonly isPlain?: boolean;
}

/** A question with its help, what is said of the answer, tips, and who can see it. */
export function framed(scene: Scene, item: Asking, parts: Parts): Child {
  const ask = item.ask;
  const name = { id: scene.id("ask", item.id), class: "ask", part: "question" };
  const words = ask === undefined ? [] : running(ask, scene.around);
  const question =
    words.length === 0
      ? undefined
      : parts.field === undefined
        ? h("h3", name, ...words)
        : h("label", { ...name, for: parts.field }, ...words);
  const group =
    parts.field === undefined
      ? h("div", { key: "controls", role: parts.role ?? "group", class: "controls", ...named(scene, item) }, ...parts.controls)
      : h("div", { key: "controls", class: "controls" }, ...parts.controls);
  return h(
    "div",
    { key: item.id, class: "item", part: "item", "data-item": item.id, "data-kind": item.kind },
    question,
    item.help !== undefined && h("div", { class: "help", id: scene.id("help", item.id) }, ...blocks(item.help, scene.around)),
    needed(scene, item),
    group,
    faults(scene, item),
    said(scene, item),
    tips(scene, item),
    parts.isPlain !== true && declining(scene, item),
    whoSees(scene, item),
  );
}

/** How a control is told. */
export function named(scene: Scene, item: Asking): Named {
  const described = [
    item.help !== undefined && scene.id("help", item.id),
    isNeeded(item) && scene.id("needed", item.id),
    isFaulty(scene, item) && scene.id("fault", item.id),
    scene.id("sees", item.id),
  ];
  return {
    ...(item.ask === undefined ? {} : { "aria-labelledby": scene.id("ask", item.id) }),
    "aria-describedby": described.filter((id) => id !== false).join(" "),
  };
}

/** The same for a field of its own, which can be wrong. */
export function fieldOf(scene: Scene, item: Asking): Named {
  const { "aria-describedby": described = "" } = named(scene, item);
  return { "aria-describedby": described, ...(isFaulty(scene, item) ? { "aria-invalid": "true" } : {}) };
}

function isNeeded(item: Asking): boolean {
  return "required" in item && item.required === true && item.state === "open";
}

function needed(scene: Scene, item: Asking): Child {
  return isNeeded(item) && h("p", { key: "needed", class: "needed", id: scene.id("needed", item.id) }, scene.say("reason.required"));
}

/** What is wrong with the answer: what was refused, a check that fails, what holds the learner back. */
function faultsOf(scene: Scene, item: Asking): Child[] {
  const refusal = scene.refusals.get(item.id);
  const fails: readonly Said[] = "fails" in item ? (item.fails ?? []) : [];
  const isHeld = scene.isHeld && "holds" in item;
  return [
    refusal !== undefined && h("p", {}, icon("fault"), scene.refusal(refusal)),
    ...fails.flatMap((fail) => blocks(fail, scene.around)),
    isHeld && fails.length === 0 && item.holds !== undefined && h("p", {}, icon("fault"), scene.say(`reason.${item.holds}`)),
  ].filter((child) => child !== false);
}

function isFaulty(scene: Scene, item: Asking): boolean {
  return faultsOf(scene, item).length > 0;
}

function faults(scene: Scene, item: Asking): Child {
  // Always there, so that what comes in it is announced.
  return h(
    "div",
    { key: "fault", class: "fault", role: "alert", id: scene.id("fault", item.id) },
    ...faultsOf(scene, item),
  );
}

/** What the rules say of the answer, and the help when a watched word was written. */
function said(scene: Scene, item: Asking): Child {
  const feedback = "feedback" in item ? item.feedback : undefined;
  return h(
    "div",
    { key: "said", class: "said", role: "status", part: "feedback" },
    ...(feedback === undefined ? [] : blocks(feedback, scene.around)),
    scene.worries.has(item.id) && h("div", { class: "worry" }, ...helpLines(scene)),
  );
}

function tips(scene: Scene, item: Asking): Child {
  if (item.kind === "diary") {
    return undefined;
  }
  const hints = item.hints ?? [];
  const isMore = item["more-hints"] === true;
  const hint = { act: "hint", item: item.id };
  const hasSolution =
    !isMore && item.solution === undefined && scene.allowed.includes("hint") && scene.would({ ...hint, solution: true });
  if (hints.length === 0 && !isMore && !hasSolution && item.solution === undefined) {
    return undefined;
  }
  const ask = (name: "hint" | "solution", fields: object) =>
    h(
      "button",
      { key: name, type: "button", class: "quiet", onclick: () => scene.act({ ...hint, ...fields }, { item: item.id }) },
      scene.say(`button.${name}`),
    );
  return h(
    "div",
    { key: "tips", class: "tips", part: "hints" },
    h(
      "div",
      { role: "status" },
      ...hints.map((each, at) => h("div", { class: "tip" }, h("strong", {}, scene.say("hint-number", { number: at + 1 })), ...blocks(each, scene.around))),
      item.solution !== undefined && h("div", { class: "tip" }, ...blocks(item.solution, scene.around)),
    ),
    isMore && ask("hint", {}),
    hasSolution && ask("solution", { solution: true }),
  );
}

function declining(scene: Scene, item: Asking): Child {
  const isDeclined = item.state === "declined";
  return h(
    "div",
    { key: "declining", class: "declining" },
    h(
      "button",
      {
        type: "button",
        class: "quiet",
        "aria-pressed": isDeclined ? "true" : "false",
        "aria-describedby": item.ask === undefined ? undefined : scene.id("ask", item.id),
        onclick: () => !isDeclined && scene.decline(item.id),
      },
      scene.say("button.decline"),
    ),
    h("span", { role: "status" }, isDeclined && scene.say("declined")),
  );
}

function whoSees(scene: Scene, item: Asking): Child {
  const told = item.told !== undefined && item.told.length > 0;
  return h(
    "p",
    { key: "sees", class: "sees", part: "privacy", id: scene.id("sees", item.id) },
    icon("sees"),
    h("span", {}, scene.say(`reason.${item.class}`), told && `. ${scene.say("reason.told")}`),
  );
}
