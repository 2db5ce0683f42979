import { h } from "./dom.js";
import type { Say } from "./words.js";

/** What a setting or a fact can be. */
export type Choice = string | number | boolean;

/** What is chosen, by name; what is not is left to the module. */
export type Chosen = Readonly<Record<string, Choice>>;

/** What a portal hands in: its settings of the module, and what it knows of the learner. */
export interface Hosted {
  readonly settings: Chosen;
  readonly given: Chosen;
}

type Shape = "text" | "confirm" | { readonly choice: readonly (readonly [number, Label])[] } | { readonly number: readonly [number, number] };
type Label = readonly { readonly document: unknown }[];

interface Named {
  readonly id: string;
  readonly shape: Shape;
  /** Of a setting: what it is where nobody chooses. */
  readonly default?: Readonly<Record<string, unknown>>;
}

/** What of a stored program says what a portal may hand in. */
interface Plan {
  readonly settings?: readonly Named[];
  readonly givens?: readonly Named[];
  readonly symbols?: readonly string[];
}

/**
 * The fields in which to choose, where there is anything to choose; `begin` begins a session anew on what they say.
 *
 * @param at which of the languages of the module its words are in
 */
export function hostPanel(say: Say, program: string, at: number, now: Hosted, begin: (hosted: Hosted) => void): Node[] {
  const { plan } = JSON.parse(program) as { plan: Plan };
  const { settings = [], givens = [], symbols = [] } = plan;
  if (settings.length + givens.length === 0) {
    return [];
  }
  const fields = (all: readonly Named[], chosen: Chosen) => all.map((named) => field(say, named, symbols, at, chosen[named.id]));
  const [organisation, learner] = [fields(settings, now.settings), fields(givens, now.given)];
  const group = (title: string, all: readonly Field[]) =>
    all.length > 0 && h("fieldset", { class: "hosted" }, h("legend", {}, title), ...all.map(({ element }) => element));
  const submit = (event: Event) => {
    event.preventDefault();
    begin({ settings: valuesOf(organisation), given: valuesOf(learner) });
  };
  return [
    h(
      "form",
      { onsubmit: submit },
      group(say("settings"), organisation),
      group(say("givens"), learner),
      h("div", { class: "buttons" }, h("button", { type: "submit" }, say("begin-so"))),
    ),
  ];
}

/** What of it the module still asks for, and can be: a module changes while it is being written. */
export function fitting({ settings, given }: Hosted, program: string): Hosted {
  const { plan } = JSON.parse(program) as { plan: Plan };
  const of = (all: readonly Named[] = [], chosen: Chosen) =>
    Object.fromEntries(all.flatMap(({ id, shape }) => (chosen[id] !== undefined && isOf(shape, chosen[id], plan.symbols ?? []) ? [[id, chosen[id]]] : [])));
  return { settings: of(plan.settings, settings), given: of(plan.givens, given) };
}

function isOf(shape: Shape, value: Choice, symbols: readonly string[]): boolean {
  if (typeof shape === "string") {
    return typeof value === (shape === "text" ? "string" : "boolean");
  }
  if ("choice" in shape) {
    return shape.choice.some(([symbol]) => symbols[symbol] === value);
  }
  const [from, to] = shape.number;
  return typeof value === "number" && value >= from && value <= to;
}

interface Field {
  readonly id: string;
  readonly element: HTMLElement;
  /** What was chosen; `undefined`: nothing. */
  readonly value: () => Choice | undefined;
}

function valuesOf(fields: readonly Field[]): Chosen {
  return Object.fromEntries(fields.flatMap(({ id, value }) => (value() === undefined ? [] : [[id, value() as Choice]])));
}

function field(say: Say, { id, shape, default: own }: Named, symbols: readonly string[], at: number, now: Choice | undefined): Field {
  const labelled = (input: HTMLElement) => h("label", {}, h("code", {}, id), input);
  const [none] = Object.values(own ?? {});
  if (shape === "confirm" || (typeof shape === "object" && "choice" in shape)) {
    const options: readonly (readonly [string, string])[] =
      shape === "confirm"
        ? [["true", say("yes")], ["false", say("no")]]
        : shape.choice.map(([symbol, label]) => [symbols[symbol] ?? "", wordsOf(label[at]?.document ?? label[0]?.document)]);
    const first = shape === "confirm" ? String(none) : symbols[none as number];
    const select = h(
      "select",
      {},
      h("option", { value: "" }, own === undefined ? say("unknown") : say("as-module", { value: options.find(([value]) => value === first)?.[1] ?? "" })),
      ...options.map(([value, label]) => h("option", { value, selected: value === String(now ?? "") }, label)),
    );
    const value = () => (select.value === "" ? undefined : shape === "confirm" ? select.value === "true" : select.value);
    return { id, element: labelled(select), value };
  }
  const isNumber = typeof shape === "object";
  const range = isNumber ? { type: "number", step: "any", min: shape.number[0], max: shape.number[1] } : { type: "text", maxlength: 1000 };
  const input = h("input", { ...range, placeholder: own === undefined ? say("unknown") : String(none), value: String(now ?? "") });
  return { id, element: labelled(input), value: () => (input.value === "" ? undefined : isNumber ? input.valueAsNumber : input.value) };
}

/** The words of a text without its marks. */
function wordsOf(node: unknown): string {
  if (typeof node !== "object" || node === null) {
    return "";
  }
  return "text" in node ? String(node.text) : Object.values(node).map(wordsOf).join("");
}
