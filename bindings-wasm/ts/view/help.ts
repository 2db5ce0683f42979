import type { HelpLine } from "../wire.js";
import { icon } from "./icon.js";
import { h, type Child } from "./node.js";
import { blocks, link, running } from "./said.js";
import type { Easel } from "./easel.js";
import type { Scene } from "./scene.js";

/** The help of the module: whom to call, and where to read on. */
export function helpLines(scene: Scene): Child[] {
  return scene.help.map((line, at) => helpLine(scene, line, at));
}

function helpLine(scene: Scene, { title, body, phone, link: where }: HelpLine, at: number): Child {
  return h(
    "div",
    { key: at, class: "help-line" },
    h("p", {}, h("strong", {}, ...running(title, scene.around))),
    ...(body === undefined ? [] : blocks(body, scene.around)),
    phone !== undefined && call(scene, phone),
    where !== undefined && h("p", {}, link(where, scene.around, where.replace(/^https:\/\//, ""))),
  );
}

/** A number to call, as a link that a phone understands. */
export function call(scene: Easel, phone: string): Child {
  const number = phone.replace(/[^\d+*#]/g, "");
  return h(
    "p",
    {},
    h("a", { class: "call", href: `tel:${number}` }, icon("phone"), scene.say("call", { phone })),
  );
}
