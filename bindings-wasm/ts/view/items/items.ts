import type { Item } from "../../wire.js";
import type { Child } from "../node.js";
import type { Scene } from "../scene.js";
import { diary, list } from "./entries.js";
import { choice, choices, confirm, likert, scale } from "./options.js";
import { gap, match, rank } from "./order.js";
import { breathe, media, timer } from "./pace.js";
import { card, note, recall } from "./reading.js";
import { calendar, number, plan, words } from "./writing.js";

/** An item of whatever kind. */
export function shownItem(scene: Scene, item: Item): Child {
  switch (item.kind) {
    case "choice":
      return choice(scene, item);
    case "choices":
    case "checklist":
      return choices(scene, item);
    case "confirm":
      return confirm(scene, item);
    case "text":
    case "words":
    case "goal":
      return words(scene, item);
    case "number":
      return number(scene, item);
    case "scale":
    case "goal-review":
      return scale(scene, item);
    case "date":
    case "time":
      return calendar(scene, item);
    case "likert":
      return likert(scene, item);
    case "rank":
      return rank(scene, item);
    case "media":
      return media(scene, item);
    case "breathe":
      return breathe(scene, item);
    case "timer":
      return timer(scene, item);
    case "list":
      return list(scene, item);
    case "match":
      return match(scene, item);
    case "gap":
      return gap(scene, item);
    case "plan":
      return plan(scene, item);
    case "diary":
      return diary(scene, item);
    case "note":
      return note(scene, item);
    case "recall":
      return recall(scene, item);
    case "card":
      return card(scene, item);
  }
}
