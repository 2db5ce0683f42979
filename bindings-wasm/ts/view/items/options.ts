import type {
  ChecklistItem,
  Choice,
  ChoiceItem,
  ChoicesItem,
  ConfirmItem,
  GoalReviewItem,
  LikertItem,
  ScaleItem,
} from "../../wire.js";
import { h, type Child } from "../node.js";
import type { Easel } from "../easel.js";
import type { Scene } from "../scene.js";
import { framed } from "./frame.js";
import { recalledLines } from "./reading.js";
import { writing } from "./writing.js";

/** Options of which one or more can be ticked. */
export interface Ticking {
  /** Shared by the options of one question. */
  readonly name: string;
  readonly type: "radio" | "checkbox";
  readonly options: readonly Choice[];
  readonly look?: string | undefined;
  isTicked(id: string): boolean;
  /** `isPassing`: perhaps only on the way to another, with the arrow keys. */
  tick(id: string, isTicked: boolean, isPassing: boolean): void;
}

/** Whether the key pressed last walks through options. */
let isPassing = false;

/** Options as cards, each as large as a finger. */
export function ticks(scene: Easel, { name, type, options, look = "list", isTicked, tick }: Ticking): Child {
  const card = ({ id, label, image }: Choice) => {
    const src = image === undefined ? undefined : scene.around.media(image);
    return h(
      "label",
      { key: id, class: "option", part: "option" },
      h("input", {
        type,
        name,
        value: id,
        checked: isTicked(id),
        onkeydown: ({ key }: KeyboardEvent) => {
          isPassing = key.startsWith("Arrow");
        },
        onpointerdown: () => {
          isPassing = false;
        },
        onchange: ({ target }: Event) => tick(id, (target as HTMLInputElement).checked, isPassing),
      }),
      src !== undefined && h("img", { src, alt: "", loading: "lazy" }),
      h("span", {}, label),
    );
  };
  return h("div", { class: `options ${look}` }, ...options.map(card));
}

/** One option. */
export function choice(scene: Scene, item: ChoiceItem): Child {
  const picked = scene.local<string | undefined>(`pick ${item.id}`, () => undefined) ?? item.value;
  return framed(scene, item, {
    role: "radiogroup",
    isPlain: item.awaited === true,
    controls: [
      ticks(scene, {
        name: scene.id("name", item.id),
        type: "radio",
        options: item.options,
        look: item.asks.look,
        isTicked: (id) => item.state !== "declined" && picked === id,
        tick: (id, _, isPassing) => pick(scene, item.id, id, isPassing),
      }),
      picked === "other" && otherWords(scene, item),
    ],
  });
}

/** Answers with one of several; who passes by with the arrow keys answers where they come to rest. */
function pick(scene: Scene, item: string, value: string | number, isPassing: boolean, row?: string): void {
  const key = `pick ${item}${row === undefined ? "" : ` ${row}`}`;
  const answer = async () => {
    await scene.act({ act: "answer", item, value: row === undefined ? value : { [row]: value } }, { item });
    scene.setLocal(key, undefined);
  };
  if (isPassing) {
    scene.setLocal(key, value);
    scene.soon(key, answer);
  } else {
    void answer();
  }
}

/** Words beside the option `other`: in the vault, and no act speaks of them. */
function otherWords(scene: Scene, item: ChoiceItem | ChoicesItem): Child {
  const key = item.vault;
  if (key === undefined) {
    return undefined;
  }
  const id = scene.id("other", item.id);
  return h(
    "div",
    { key: "other", class: "other" },
    h("label", { for: id }, scene.say("button.your-words")),
    writing(scene, {
      id,
      max: 1_000,
      field: {
        draft: `draft/${key}`,
        stored: scene.sitting.words(key) ?? "",
        commit: async (text) => {
          await scene.keep({ [key]: text || undefined, [`draft/${key}`]: undefined });
          scene.redraw();
          return scene.failed === undefined;
        },
      },
      given: { "aria-describedby": scene.id("sees", item.id) },
    }),
  );
}

/** Several options. */
export function choices(scene: Scene, item: ChoicesItem | ChecklistItem): Child {
  const key = `ticked ${item.id}`;
  const ticked = scene.local<readonly string[] | undefined>(key, () => undefined) ?? item.value ?? [];
  const few = scene.local<number | undefined>(`few ${item.id}`, () => undefined);
  const tick = (id: string, isTicked: boolean) => tickOne(scene, item, ticked, id, isTicked);
  return framed(scene, item, {
    controls: [
      ticks(scene, {
        name: scene.id("name", item.id),
        type: "checkbox",
        options: item.options,
        look: "look" in item.asks ? item.asks.look : undefined,
        isTicked: (id) => item.state !== "declined" && ticked.includes(id),
        tick,
      }),
      h("p", { class: "help", role: "status" }, few !== undefined && scene.say("refusal.too-few", { min: few })),
      item.kind === "choices" && ticked.includes("other") && otherWords(scene, item),
    ],
  });
}

async function tickOne(
  scene: Scene,
  item: ChoicesItem | ChecklistItem,
  before: readonly string[],
  id: string,
  isTicked: boolean,
): Promise<void> {
  const answer = (value: readonly string[]) => ({ act: "answer", item: item.id, value });
  let value = isTicked ? [...before.filter((other) => other !== id), id] : before.filter((other) => other !== id);
  // An option that stands alone takes the place of the others, and the others of it.
  if (isTicked && !scene.would(answer(value))) {
    const others = value.filter((other) => scene.would(answer([other, id])));
    value = scene.would(answer([...others, id])) ? [...others, id] : scene.would(answer([id])) ? [id] : value;
  }
  const least = item.kind === "choices" ? item.asks.min : 0;
  const isTooFew = value.length < least;
  scene.setLocal(`ticked ${item.id}`, isTooFew ? value : undefined);
  scene.setLocal(`few ${item.id}`, isTooFew && value.length > 0 ? least : undefined);
  if (isTooFew) {
    // What was answered stays until there are enough again, or is taken back when nothing is left.
    if (value.length === 0 && item.state === "answered" && scene.would({ act: "skip", item: item.id })) {
      await scene.act({ act: "skip", item: item.id }, { item: item.id });
    }
    return;
  }
  await scene.act(answer(value), { item: item.id });
}

/** Yes, by ticking. */
export function confirm(scene: Scene, item: ConfirmItem): Child {
  return framed(scene, item, {
    isPlain: item.awaited === true,
    controls: [
      ticks(scene, {
        name: scene.id("name", item.id),
        type: "checkbox",
        options: [{ id: "yes", label: scene.say("yes") }],
        isTicked: () => item.value === true,
        tick: (_, value) => void scene.act({ act: "answer", item: item.id, value }, { item: item.id }),
      }),
    ],
  });
}

/** So many points can stand beside each other; a longer line is a number. */
const POINTS = 21;

/** The points of a line; nothing when there are too many. */
export function pointsOf({ from, to, step }: { from: number; to: number; step: number }): number[] | undefined {
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  return count > POINTS ? undefined : Array.from({ length: count }, (_, at) => Number((from + at * step).toFixed(6)));
}

/** A point on a line, with words at its ends. */
export function scale(scene: Scene, item: ScaleItem | GoalReviewItem): Child {
  const points = pointsOf(item.asks);
  const labels = item.kind === "scale" ? (item.points ?? []) : [];
  const recalled =
    item.kind === "goal-review" && item.recalled !== undefined && h("blockquote", { class: "recalled" }, ...recalledLines(scene, item.recalled));
  if (points === undefined) {
    return framed(scene, item, { controls: [recalled, line(scene, item)] });
  }
  const picked = scene.local<number | undefined>(`pick ${item.id}`, () => undefined) ?? item.value;
  return framed(scene, item, {
    role: "radiogroup",
    controls: [
      recalled,
      ticks(scene, {
        name: scene.id("name", item.id),
        type: "radio",
        look: "scale",
        options: points.map((point) => ({ id: String(point), label: scene.number(point) })),
        isTicked: (id) => item.state !== "declined" && String(picked) === id,
        tick: (id, _, isPassing) => pick(scene, item.id, Number(id), isPassing),
      }),
      labels.length > 0 &&
        h("div", { class: "ends" }, ...labels.map(({ at, label }) => h("span", { key: at }, `${scene.number(at)}: ${label}`))),
    ],
  });
}

/** A long line: a slider with its number, which the arrow keys move too. */
function line(scene: Scene, item: ScaleItem | GoalReviewItem): Child {
  const { from, to, step } = item.asks;
  const now = scene.local<number | undefined>(`pick ${item.id}`, () => undefined) ?? item.value;
  return h(
    "div",
    { class: "slider" },
    h("input", {
      type: "range",
      min: from,
      max: to,
      step,
      value: String(now ?? (from + to) / 2),
      "aria-labelledby": scene.id("ask", item.id),
      oninput: ({ target }: Event) => pick(scene, item.id, Number((target as HTMLInputElement).value), true),
    }),
    h("output", {}, now === undefined ? "–" : scene.number(now)),
  );
}

/** One option for each row. */
export function likert(scene: Scene, item: LikertItem): Child {
  const row = ({ id, label }: { id: string; label: string }) => {
    const picked = scene.local<string | undefined>(`pick ${item.id} ${id}`, () => undefined) ?? item.value?.[id];
    const name = scene.id("row", item.id, id);
    return h(
      "div",
      { key: id, class: "row", role: "radiogroup", "aria-labelledby": name },
      h("p", { id: name }, label),
      ticks(scene, {
        name: scene.id("name", item.id, id),
        type: "radio",
        options: item.options,
        look: "buttons",
        isTicked: (option) => item.state !== "declined" && picked === option,
        tick: (option, _, isPassing) => pick(scene, item.id, option, isPassing, id),
      }),
    );
  };
  return framed(scene, item, { controls: item.rows.map(row) });
}
