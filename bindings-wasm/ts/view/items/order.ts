import type { GapItem, MatchItem, RankItem, SentencePiece } from "../../wire.js";
import { icon } from "../icon.js";
import { h, type Child } from "../node.js";
import type { Scene } from "../scene.js";
import { framed, named } from "./frame.js";
import { writing } from "./writing.js";

/** An order of one's own, made with buttons: nothing has to be dragged. */
export function rank(scene: Scene, item: RankItem): Child {
  const order = item.value ?? item.options.map(({ id }) => id);
  const label = (id: string) => item.options.find((option) => option.id === id)?.label ?? id;
  const answer = (value: readonly string[]) => scene.act({ act: "answer", item: item.id, value }, { item: item.id });
  const move = (at: number, to: number) => {
    const moved = [...order];
    moved.splice(to, 0, ...moved.splice(at, 1));
    void answer(moved);
  };
  const button = (at: number, to: number, way: "up" | "down", name: string) =>
    h(
      "button",
      {
        type: "button",
        class: "square",
        "aria-label": `${scene.say(way)}: ${name}`,
        "aria-disabled": to < 0 || to >= order.length ? "true" : undefined,
        onclick: () => to >= 0 && to < order.length && move(at, to),
      },
      icon(way),
    );
  const row = (id: string, at: number) =>
    h(
      "li",
      { key: id },
      h("span", { class: "place", "aria-hidden": "true" }, at + 1),
      h("span", { class: "label" }, label(id)),
      button(at, at - 1, "up", label(id)),
      button(at, at + 1, "down", label(id)),
    );
  return framed(scene, item, {
    controls: [
      h("ol", { class: "rank" }, ...order.map(row)),
      item.state !== "answered" &&
        h("button", { type: "button", onclick: () => answer(order) }, scene.say("order-good")),
    ],
  });
}

/** What belongs together: to each left one of the right, from a list. */
export function match(scene: Scene, item: MatchItem): Child {
  const row = ({ id, label }: MatchItem["rows"][number]) => {
    const field = scene.id("field", item.id, id);
    return h(
      "div",
      { key: id, class: "pair" },
      h("label", { for: field }, label),
      picking(scene, field, item.options, item.state === "declined" ? "" : (item.value?.[id] ?? ""), (value) =>
        scene.act({ act: "answer", item: item.id, value: { [id]: value } }, { item: item.id }),
      ),
    );
  };
  return framed(scene, item, { controls: item.rows.map(row) });
}

function picking(
  scene: Scene,
  id: string,
  options: readonly { id: string; label: string }[],
  value: string,
  picked: (value: string) => unknown,
  given: object = {},
): Child {
  const change = ({ target }: Event) => {
    const now = (target as HTMLSelectElement).value;
    return now === "" ? scene.redraw() : picked(now);
  };
  return h(
    "select",
    { id, part: "field", onchange: change, value, ...given },
    h("option", { key: "", value: "" }, scene.say("choose")),
    ...options.map((option) => h("option", { key: option.id, value: option.id }, option.label)),
  );
}

/** A sentence with open places. */
export function gap(scene: Scene, item: GapItem): Child {
  const gaps = item.sentence.filter((piece) => "gap" in piece);
  const shown = (piece: SentencePiece) => {
    if ("text" in piece) {
      return piece.text;
    }
    const { gap: id, options } = piece;
    const field = scene.id("field", item.id, id);
    const stored = item.state === "declined" ? "" : (item.value?.[id] ?? "");
    const place = gaps.indexOf(piece) + 1;
    const given = {
      ...named(scene, item),
      "aria-labelledby": undefined,
      "aria-label": scene.say("gap", { number: place, count: gaps.length }),
      class: "gap",
    };
    const answer = (value: string) =>
      scene.act({ act: "answer", item: item.id, value: { [id]: value } }, { item: item.id, over: [`${scene.draftOf(item)}/${id}`] });
    return options === undefined
      ? writing(scene, {
          id: field,
          given,
          field: {
            draft: `${scene.draftOf(item)}/${id}`,
            stored,
            commit: async (text) => text === stored || answer(text),
          },
        })
      : picking(scene, field, options, stored, answer, given);
  };
  return framed(scene, item, { controls: [h("div", { class: "sentence" }, ...item.sentence.map(shown))] });
}
