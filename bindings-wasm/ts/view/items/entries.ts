import type { DiaryItem, DueEntry, Inner, InnerValue, ListItem } from "../../wire.js";
import { h, type Child } from "../node.js";
import { plain, running, blocks } from "../said.js";
import type { Scene } from "../scene.js";
import { framed } from "./frame.js";
import { pointsOf, ticks } from "./options.js";
import { numberOf, writing } from "./writing.js";

/** What somebody gave to the questions of one entry, by their ids; words as they are. */
type Given = Readonly<Record<string, unknown>>;

interface Asked {
  readonly item: string;
  /** Where drafts of its fields stand. */
  readonly draft: string;
  readonly given: Given;
  /** Gives another answer to one question. */
  give(inner: string, value: unknown): Promise<boolean>;
}

/** Entries of one's own, each of the same questions. */
export function list(scene: Scene, item: ListItem): Child {
  const key = `entries ${item.id}`;
  const entries = scene.local<readonly Given[] | undefined>(key, () => undefined) ?? storedEntries(scene, item);
  const shown = entries.length === 0 ? [{}] : entries;
  const answer = async (next: readonly Given[]): Promise<boolean> => {
    scene.setLocal(key, next);
    const value = next.filter((entry) => Object.keys(entry).length > 0);
    const doing = value.length === 0 ? { act: "skip", item: item.id } : { act: "answer", item: item.id, value };
    if (value.length === 0 && item.state !== "answered") {
      return true;
    }
    return scene.act(doing, { item: item.id, over: draftsUnder(scene, `draft/${item.vault ?? item.id}`) });
  };
  const one = (given: Given, at: number) => {
    const change = (inner: string, value: unknown) =>
      answer(shown.map((entry, other) => (other === at ? withAnswer(entry, inner, value) : entry)));
    const name = scene.id("entry", item.id, at);
    return h(
      "div",
      { key: at, class: "entry", role: "group", "aria-labelledby": name },
      h("h4", { id: name }, scene.say("entry", { number: at + 1 })),
      ...item.entry.map((inner) =>
        question(scene, inner, { item: item.id, draft: `draft/${item.vault ?? item.id}/${at + 1}`, given, give: change }),
      ),
      shown.length > 1 &&
        h(
          "button",
          { type: "button", class: "quiet", "aria-describedby": name, onclick: () => answer(shown.filter((_, other) => other !== at)) },
          scene.say("remove"),
        ),
    );
  };
  const isMore = item.asks.max === undefined || shown.length < item.asks.max;
  return framed(scene, item, {
    controls: [
      ...shown.map(one),
      isMore && h("button", { key: "add", type: "button", class: "quiet", onclick: () => scene.setLocal(key, [...shown, {}]) }, scene.say("add")),
    ],
  });
}

function draftsUnder(scene: Scene, under: string): string[] {
  return scene.sitting.keys().filter((key) => key.startsWith(`${under}/`));
}

function storedEntries(scene: Scene, item: ListItem): Given[] {
  return (item.value ?? []).map((entry, at) => withWords(scene, entry, `${item.vault}/${at + 1}`));
}

/** An entry with the words that the vault has of it. */
function withWords(scene: Scene, entry: Readonly<Record<string, InnerValue>>, key: string): Given {
  const inner = ([id, value]: [string, InnerValue]) =>
    [id, typeof value === "object" && "vault" in value ? (scene.sitting.words(`${key}/${id}`) ?? "") : value] as const;
  return Object.fromEntries(Object.entries(entry).map(inner));
}

function withAnswer(entry: Given, inner: string, value: unknown): Given {
  const { [inner]: _, ...others } = entry;
  return value === undefined || value === "" ? others : { ...others, [inner]: value };
}

/** A question of an entry. */
function question(scene: Scene, inner: Inner, asked: Asked): Child {
  const id = scene.id("inner", asked.draft, inner.id);
  const name = `${id}-ask`;
  const isGroup = ["choice", "choices", "scale", "confirm"].includes(inner.kind);
  const ask = running(inner.ask, scene.around);
  return h(
    "div",
    { key: inner.id, class: "inner", ...(isGroup ? { role: inner.kind === "confirm" ? "group" : inner.kind === "choices" ? "group" : "radiogroup", "aria-labelledby": name } : {}) },
    isGroup ? h("p", { id: name, class: "asks" }, ...ask) : h("label", { for: id, class: "asks" }, ...ask),
    inner.help !== undefined && h("div", { class: "help" }, ...blocks(inner.help, scene.around)),
    control(scene, inner, asked, id),
  );
}

function control(scene: Scene, inner: Inner, { draft, given, give }: Asked, id: string): Child {
  const value = given[inner.id];
  const asks = inner.asks ?? {};
  switch (inner.kind) {
    case "choice":
    case "choices": {
      const chosen = (inner.kind === "choice" ? [value] : ((value as string[] | undefined) ?? [])) as string[];
      return ticks(scene, {
        name: id,
        type: inner.kind === "choice" ? "radio" : "checkbox",
        options: inner.options ?? [],
        look: "look" in asks ? (asks.look as string) : "buttons",
        isTicked: (option) => chosen.includes(option),
        tick: (option, isTicked) => {
          const others = chosen.filter((other) => other !== option);
          void give(inner.id, inner.kind === "choice" ? option : isTicked ? [...others, option] : others.length > 0 ? others : undefined);
        },
      });
    }
    case "confirm":
      return ticks(scene, {
        name: id,
        type: "checkbox",
        options: [{ id: "yes", label: scene.say("yes") }],
        isTicked: () => value === true,
        tick: (_, isTicked) => void give(inner.id, isTicked),
      });
    case "scale": {
      const { from = 0, to = 10, step = 1 } = asks as { from?: number; to?: number; step?: number };
      const points = pointsOf({ from, to, step });
      if (points === undefined) {
        return numeric(scene, inner, draft, id, value, give);
      }
      return h(
        "div",
        {},
        ticks(scene, {
          name: id,
          type: "radio",
          look: "scale",
          options: points.map((point) => ({ id: String(point), label: scene.number(point) })),
          isTicked: (point) => String(value) === point,
          tick: (point) => void give(inner.id, Number(point)),
        }),
        inner.points !== undefined &&
          h("div", { class: "ends" }, ...inner.points.map(({ at, label }) => h("span", { key: at }, `${scene.number(at)}: ${label}`))),
      );
    }
    case "date":
    case "time":
      return h("input", {
        id,
        type: inner.kind,
        class: "short",
        part: "field",
        value: value ?? "",
        onchange: ({ target }: Event) => void give(inner.id, (target as HTMLInputElement).value),
      });
    case "number":
      return numeric(scene, inner, draft, id, value, give);
    default: {
      const rows = inner.kind === "words" ? (("rows" in asks ? asks.rows : undefined) ?? 3) : undefined;
      const field = { draft: `${draft}/${inner.id}`, stored: String(value ?? ""), commit: (text: string) => give(inner.id, text) };
      return writing(scene, { id, rows, field });
    }
  }
}

function numeric(
  scene: Scene,
  inner: Inner,
  draft: string,
  id: string,
  value: unknown,
  give: (inner: string, value: unknown) => Promise<boolean>,
): Child {
  const stored = typeof value === "number" ? scene.number(value) : String(value ?? "");
  const commit = (text: string) => give(inner.id, text === "" ? undefined : numberOf(text));
  return h(
    "div",
    { class: "unit" },
    writing(scene, { id, field: { draft: `${draft}/${inner.id}`, stored, commit }, given: { inputmode: "decimal", class: "short" } }),
    inner.unit !== undefined && h("span", {}, inner.unit),
  );
}

/** A diary at its own step: what was given so far. What can be given now stands above, wherever the learner is. */
export function diary(scene: Scene, item: DiaryItem): Child {
  const trend = item.trend ?? [];
  const every = scene.say(item.asks.every === "day" ? "every-day" : "every-week");
  const row = ({ entry, value }: (typeof trend)[number]) => {
    const given = withWords(scene, value, `${item.vault}/${entry}`);
    return h(
      "li",
      { key: entry },
      h("strong", {}, scene.say("entry", { number: entry })),
      h(
        "dl",
        {},
        ...item.entry.flatMap((inner) =>
          given[inner.id] === undefined
            ? []
            : [h("dt", {}, ...running(inner.ask, scene.around)), h("dd", {}, told(scene, inner, given[inner.id]))],
        ),
      ),
    );
  };
  return framed(scene, item, {
    controls: [
      h("p", { class: "help" }, `${every}, ${scene.say("of", { number: trend.length, count: item.asks.times })}`),
      trend.length > 0 && h("h4", {}, scene.say("diary-given")),
      trend.length > 0 && h("ol", { class: "trend" }, ...trend.map(row)),
    ],
  });
}

function told(scene: Scene, inner: Inner, value: unknown): string {
  const label = (id: unknown) => inner.options?.find((option) => option.id === id)?.label ?? String(id);
  if (Array.isArray(value)) {
    return value.map(label).join(", ");
  }
  if (typeof value === "number") {
    return `${scene.number(value)}${inner.unit === undefined ? "" : ` ${inner.unit}`}`;
  }
  return value === true ? scene.say("yes") : label(value);
}

/** A time of a diary that can be filled in now. */
export function dueEntry(scene: Scene, due: DueEntry, done: () => void): Child {
  const key = `due ${due.item} ${due.entry}`;
  const given = scene.local<Given>(key, () => ({}));
  const draft = `draft/${due.vault ?? `${due.step}/${due.item}`}/${due.entry}`;
  const give = async (inner: string, value: unknown) => {
    scene.setLocal(key, withAnswer(scene.local<Given>(key, () => ({})), inner, value));
    return true;
  };
  const save = async () => {
    await scene.settleAll();
    const value = scene.local<Given>(key, () => ({}));
    const doing = { act: "answer", item: due.item, step: due.step, entry: due.entry, value };
    if (await scene.act(doing, { item: due.item, over: draftsUnder(scene, draft) })) {
      scene.setLocal(key, undefined);
      done();
    }
  };
  const refusal = scene.refusals.get(due.item);
  return h(
    "div",
    { key, class: "item", part: "item", "data-item": due.item, "data-kind": "diary" },
    due.help !== undefined && h("div", { class: "help" }, ...blocks(due.help, scene.around)),
    ...due.questions.map((inner) => question(scene, inner, { item: due.item, draft, given, give })),
    h("div", { class: "fault", role: "alert" }, refusal !== undefined && h("p", {}, scene.refusal(refusal))),
    h("div", { class: "buttons" }, h("button", { type: "button", class: "main", onclick: save }, scene.say("diary-keep"))),
  );
}

/** The question of a diary as characters. */
export function diaryTitle(scene: Scene, due: DueEntry): string {
  return due.ask === undefined ? scene.say("diary") : plain(due.ask, scene.around);
}
