import type { CardItem, NoteItem, RecallItem, RecalledLine } from "../../wire.js";
import { call } from "../help.js";
import { h, type Child } from "../node.js";
import { printed } from "../paper.js";
import { blocks, filled, running } from "../said.js";
import type { Easel } from "../easel.js";
import type { Scene } from "../scene.js";

/** Something to read. */
export function note(scene: Scene, item: NoteItem): Child {
  return reading(scene, item, blocks(item.body, scene.around));
}

/** An earlier answer once more; nothing when there is none. */
export function recall(scene: Scene, item: RecallItem): Child {
  if (item.recalled === undefined) {
    return undefined;
  }
  const title = item.ask === undefined && h("h3", { class: "ask" }, scene.say("recalled"));
  return reading(scene, item, [title, h("blockquote", { class: "recalled" }, ...recalledLines(scene, item.recalled))]);
}

/** A card to keep. */
export function card(scene: Scene, item: CardItem): Child {
  const body = blocks(item.body, scene.around);
  const phone = item.asks.phone !== undefined && call(scene, item.asks.phone);
  const print =
    item.asks.print &&
    h(
      "button",
      { type: "button", class: "quiet", onclick: () => printed(scene, [...body, phone]) },
      scene.say("print"),
    );
  return reading(scene, item, [...body, phone, print], "card");
}

function reading(scene: Scene, item: NoteItem | RecallItem | CardItem, body: readonly Child[], look = "reading"): Child {
  return h(
    "div",
    { key: item.id, class: `item ${look}`, part: "item", "data-item": item.id, "data-kind": item.kind },
    item.ask !== undefined && h("h3", { class: "ask" }, ...running(item.ask, scene.around)),
    item.help !== undefined && h("div", { class: "help" }, ...blocks(item.help, scene.around)),
    ...body,
  );
}

/** Lines of an earlier answer. */
export function recalledLines(scene: Easel, lines: readonly RecalledLine[]): Child[] {
  const isSaid = (line: RecalledLine) => filled(line.answer, scene.around) !== "";
  return lines.filter(isSaid).map(({ ask, answer, entry }, at) =>
    h(
      "p",
      { key: at },
      entry !== undefined && h("span", { class: "entry" }, `${scene.say("entry", { number: entry })} `),
      ask !== undefined && h("span", { class: "asked" }, ...running(ask, scene.around), " "),
      h("span", { class: "answer" }, filled(answer, scene.around)),
    ),
  );
}
