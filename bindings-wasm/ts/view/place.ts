import type { Because, Item, MenuScreen, EndScreen, StepScreen } from "../wire.js";
import { shownItem } from "./items/items.js";
import { diaryTitle } from "./items/entries.js";
import { replies } from "./mine.js";
import { h, type Child } from "./node.js";
import { kept, printed } from "./paper.js";
import { menu, refused, scores, sharing, summary, waiting } from "./places.js";
import { blocks, filled, picture, plain, running } from "./said.js";
import type { Scene } from "./scene.js";
import { days } from "./when.js";

/** A screen at a place. */
export type PlaceScreen = MenuScreen | EndScreen | StepScreen;

/** Which part of a step is shown. */
export interface Page {
  readonly items: readonly Item[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Which question it is, and of how many; absent where all are shown. */
  readonly count?: { readonly number: number; readonly count: number };
}

/** What stands on the page of a place. */
export function placePage(scene: Scene, screen: PlaceScreen, page: Page, fillIn: (entry: number, item: string) => void): Child[] {
  const { title, body, image, step } = screen;
  const { isFirst, isLast, count } = page;
  return [
    h("h2", { key: "title", id: scene.id("title"), tabindex: -1, part: "title" }, ...(title === undefined ? [scene.say(`button.${screen.kind === "end" ? "completed" : "continue"}`)] : running(title, scene.around))),
    count !== undefined && h("p", { key: "count", class: "count" }, scene.say("page", count)),
    refused(scene),
    isFirst && h("div", { key: "news" }, replies(scene, screen.replies), ...dues(scene, screen, fillIn)),
    isFirst && h("div", { key: `scores ${step}` }, ...scores(scene, screen.scores)),
    isFirst &&
      (body !== undefined || image !== undefined) &&
      h(
        "div",
        { key: `intro ${step}`, class: "intro", part: "text" },
        image !== undefined && picture(image, "", scene.around),
        ...(body === undefined ? [] : blocks(body, scene.around)),
      ),
    ...page.items.map((item) => shownItem(scene, item)),
    ...(isLast ? afterItems(scene, screen) : []),
    h("div", { key: "why", class: "more" }, because(scene, screen.why)),
  ];
}

function afterItems(scene: Scene, screen: PlaceScreen): Child[] {
  if (screen.kind === "section") {
    return menu(scene, screen);
  }
  if (screen.kind === "end") {
    // The end of a part that has nothing to take along is a step like any other.
    const isPart = screen.allowed.includes("continue") && screen.summary === undefined;
    return isPart ? [] : [h("div", { key: "end", class: "summary", part: "summary" }, ...taken(scene, screen))];
  }
  return [...waiting(scene, screen), ...sharing(scene, screen)];
}

function taken(scene: Scene, screen: EndScreen): Child[] {
  const lines = summary(scene, screen);
  const name = screen.title === undefined ? scene.say("summary") : plain(screen.title, scene.around);
  const paper = [...(screen.body === undefined ? [] : blocks(screen.body, scene.around)), ...lines];
  return [
    lines.length > 0 && h("h3", {}, scene.say("summary")),
    ...lines,
    !screen.allowed.includes("continue") && h("p", { class: "help" }, scene.say("reopen")),
    h(
      "div",
      { class: "buttons" },
      h("button", { type: "button", onclick: () => printed(scene, [h("h1", {}, name), ...paper]) }, scene.say("print")),
      h("button", { type: "button", onclick: () => kept(scene, scene.sitting.program.id, name, paper) }, scene.say("end-keep")),
    ),
  ];
}

/** Times of diaries that can be filled in now, from wherever the learner is. */
function dues(scene: Scene, { diaries = [] }: PlaceScreen, fillIn: (entry: number, item: string) => void): Child[] {
  return diaries.map((due) =>
    h(
      "div",
      { key: `${due.item} ${due.entry}`, class: "due" },
      h("p", {}, diaryTitle(scene, due), h("br"), h("span", { class: "help" }, scene.say("diary-for", { date: days(scene.language, due.date) }))),
      h("button", { type: "button", onclick: () => fillIn(due.entry, due.item) }, scene.say("diary")),
    ),
  );
}

/** Why this is shown: the answers that led here. */
function because(scene: Scene, why: readonly Because[] = []): Child {
  const reason = ({ item, row, ask, answer }: Because) =>
    h(
      "li",
      { key: `${item} ${row}` },
      h("span", { class: "asked" }, ...(ask === undefined ? [item] : running(ask, scene.around))),
      answer !== undefined && h("span", { class: "answer" }, filled(answer, scene.around)),
    );
  return h(
    "details",
    {},
    h("summary", {}, scene.say("button.why")),
    ...(why.length === 0 ? [h("p", {}, scene.say("why-none"))] : [h("p", {}, scene.say("why-note")), h("ul", {}, ...why.map(reason))]),
  );
}
