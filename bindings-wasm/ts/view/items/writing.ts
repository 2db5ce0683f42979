import type { DateItem, GoalItem, NumberItem, PlanItem, TextItem, TimeItem, WordsItem } from "../../wire.js";
import { h, type Child } from "../node.js";
import { running } from "../said.js";
import type { Field, Scene } from "../scene.js";
import { fieldOf, framed, type Asking } from "./frame.js";

interface Writing {
  readonly id: string;
  readonly field: Field;
  /** How many lines; absent: one. */
  readonly rows?: number | undefined;
  readonly max?: number;
  readonly given?: object;
  readonly onwrite?: (text: string) => void;
}

/** A field in which somebody writes: kept while they do, an answer when they leave it. */
export function writing(scene: Scene, { id, field, rows, max, given = {}, onwrite }: Writing): Child {
  const text = scene.textOf(field);
  const length = [...text].length;
  const write = ({ target }: Event) => {
    const { value } = target as HTMLInputElement;
    onwrite?.(value);
    scene.type(field, value);
  };
  const common = {
    id,
    value: text,
    part: "field",
    oninput: write,
    onchange: () => void scene.settle(field),
    ...given,
  };
  return h(
    "div",
    { class: "writing" },
    rows === undefined
      ? h("input", { type: "text", autocomplete: "off", ...common })
      : h("textarea", { rows, ...common }),
    max !== undefined &&
      length > max * 0.8 &&
      h("p", { class: length > max ? "help over" : "help", role: "status" }, scene.say("written", { number: length, max })),
  );
}

/** An answer in words or in a few signs, with one field. */
function answered(scene: Scene, item: Asking, stored: string, draft: string, valueOf: (text: string) => unknown): Field {
  return {
    draft,
    stored,
    commit: async (text) => {
      if (text === stored) {
        await scene.keep({ [draft]: undefined });
        return true;
      }
      const doing =
        text === "" ? { act: "skip", item: item.id } : { act: "answer", item: item.id, value: valueOf(text) };
      return scene.act(doing, { item: item.id, over: [draft] });
    },
  };
}

/** Words of one's own, long or short. */
export function words(scene: Scene, item: WordsItem | TextItem | GoalItem): Child {
  const id = scene.id("field", item.id);
  const stored =
    typeof item.value === "string" ? item.value : item.value === undefined || item.vault === undefined ? "" : (scene.sitting.words(item.vault) ?? "");
  const rows = item.kind === "words" ? (item.asks.rows ?? 5) : item.kind === "goal" ? 3 : undefined;
  return framed(scene, item, {
    field: id,
    controls: [
      writing(scene, {
        id,
        rows,
        max: item.asks.max,
        field: answered(scene, item, stored, scene.draftOf(item), (text) => text),
        given: fieldOf(scene, item),
        ...(item.vault === undefined ? {} : { onwrite: (text) => scene.advise(item.id, text) }),
      }),
    ],
  });
}

/** A number, as people write it: with a comma or a point. */
export function number(scene: Scene, item: NumberItem): Child {
  const id = scene.id("field", item.id);
  const stored = item.value === undefined ? "" : scene.number(item.value);
  const field = answered(scene, item, stored, scene.draftOf(item), numberOf);
  return framed(scene, item, {
    field: id,
    isPlain: item.awaited === true,
    controls: [
      h(
        "div",
        { class: "unit" },
        writing(scene, {
          id,
          field,
          given: { ...fieldOf(scene, item), inputmode: item.asks.from < 0 ? "text" : "decimal", class: "short" },
        }),
        item.unit !== undefined && h("span", {}, item.unit),
      ),
    ],
  });
}

/** What was written as a number; the text itself when it is none, which is refused with the right words. */
export function numberOf(text: string): number | string {
  const plain = text.trim().replace(",", ".");
  return /^[+-]?\d+(\.\d*)?$|^[+-]?\.\d+$/.test(plain) ? Number(plain) : text;
}

/** A day or a time of day, picked or typed as the browser has it. */
export function calendar(scene: Scene, item: DateItem | TimeItem): Child {
  const id = scene.id("field", item.id);
  const { from, to } = item.asks;
  return framed(scene, item, {
    field: id,
    controls: [
      h("input", {
        id,
        type: item.kind,
        class: "short",
        part: "field",
        value: item.value ?? "",
        min: from,
        max: to,
        ...fieldOf(scene, item),
        onchange: ({ target }: Event) => {
          const { value } = target as HTMLInputElement;
          const doing = value === "" ? { act: "skip", item: item.id } : { act: "answer", item: item.id, value };
          void scene.act(doing, { item: item.id });
        },
      }),
    ],
  });
}

/** A plan of one's own: when this happens, I do that. */
export function plan(scene: Scene, item: PlanItem): Child {
  const key = (part: string) => `${item.vault}/${part}`;
  const stored = (part: string) => (item.value === undefined ? "" : (scene.sitting.words(key(part)) ?? ""));
  const field = (part: string): Field => ({
    draft: `draft/${key(part)}`,
    stored: stored(part),
    commit: async (text) => {
      const parts = item.parts.map(({ id }) => [id, id === part ? text : scene.textOf(field(id))] as const);
      const value = Object.fromEntries(parts.filter(([, words]) => words !== ""));
      if (text === stored(part)) {
        await scene.keep({ [`draft/${key(part)}`]: undefined });
        return true;
      }
      const doing =
        Object.keys(value).length === 0 ? { act: "skip", item: item.id } : { act: "answer", item: item.id, value };
      const gone = text === "" ? [key(part)] : [];
      return scene.act(doing, { item: item.id, over: [`draft/${key(part)}`, ...gone] });
    },
  });
  const shown = ({ id, ask }: PlanItem["parts"][number]) => {
    const own = scene.id("field", item.id, id);
    return h(
      "div",
      { key: id, class: "part" },
      h("label", { for: own }, ...running(ask, scene.around)),
      writing(scene, { id: own, rows: 2, max: item.asks.max, field: field(id), given: fieldOf(scene, item) }),
    );
  };
  return framed(scene, item, { controls: item.parts.map(shown) });
}
