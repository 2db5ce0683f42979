import type { ContactForm, GuideContact, GuideScreen, GuideWait, Refusal, Shared } from "../wire.js";
import type { Easel } from "../view/easel.js";
import { icon } from "../view/icon.js";
import { ticks } from "../view/items/options.js";
import { recalledLines } from "../view/items/reading.js";
import { h, type Child } from "../view/node.js";
import { planning } from "../view/places.js";
import { blocks, running } from "../view/said.js";
import { moments } from "../view/when.js";
import type { WordKey } from "../view/words.js";

/** What a page of a guide has to work with. */
export interface Table {
  readonly easel: Easel;
  /** Words by their keys in the vault. */
  readonly words: Readonly<Record<string, string>>;
  /** What was refused, by where. */
  readonly refusals: ReadonlyMap<string, Refusal>;
  /** Does an act; what is refused is shown at `where`. */
  act(doing: object, where: string): Promise<boolean>;
}

/** Everything that a guide is shown. */
export function guidePages(table: Table, screen: GuideScreen): Child[] {
  const { easel } = table;
  const { shared, contacts, waits } = screen;
  const part = (key: WordKey, children: readonly Child[]) =>
    children.length > 0 && h("section", { key, "aria-labelledby": easel.id(key), part: key }, h("h3", { id: easel.id(key) }, easel.say(key)), ...children);
  return [
    part("g-waits", waits.map((wait) => waitPanel(table, wait))),
    part("g-contacts", contacts.map((contact) => contactPanel(table, contact))),
    shared.length === 0 ? h("p", { key: "empty" }, easel.say("g-empty")) : part("g-shared", sharedPanels(table, screen)),
    screen.allowed.includes("note") && part("g-notes", notes(table)),
    h("p", { key: "private", class: "sees" }, icon("sees"), h("span", {}, easel.say("g-private"))),
  ];
}

function refusedAt({ easel, refusals }: Table, where: string): Child {
  const refusal = refusals.get(where);
  const words = refusal && easel.say(`refusal.${refusal.refused}` as WordKey, refusal as unknown as Record<string, string>);
  return h("div", { key: "fault", class: "fault", role: "alert" }, words !== undefined && h("p", {}, icon("fault"), words));
}

function waitPanel(table: Table, { step, n, title, guide, until }: GuideWait): Child {
  const { easel, act } = table;
  return h(
    "div",
    { key: `${step} ${n}`, class: "panel" },
    h("h4", {}, ...(title === undefined ? [step] : running(title, easel.around))),
    ...(guide === undefined ? [] : blocks(guide, easel.around)),
    h("p", { class: "help" }, easel.say("g-until", { when: moments(easel.language, until) })),
    h("div", { class: "buttons" }, button(easel.say("g-release"), () => act({ act: "release", step }, step), "main")),
    refusedAt(table, step),
  );
}

function button(label: string, onclick: () => unknown, look = ""): Child {
  return h("button", { key: label, type: "button", class: look, onclick }, label);
}

function contactPanel(table: Table, contact: GuideContact): Child {
  const { easel, act } = table;
  const { step, n, title, guide, state, form, forms = [], planned, until, group, confirm } = contact;
  const isAhead = state === "open" || state === "asked" || state === "planned";
  const told = {
    form: form === undefined ? "" : easel.say(`form-${form}`),
    when: planned === undefined ? "" : moments(easel.language, planned),
  };
  const canPlan = state === "asked" || state === "planned";
  return h(
    "div",
    { key: `${step} ${n}`, class: "panel" },
    h("h4", {}, ...(title === undefined ? [step] : running(title, easel.around))),
    h("p", { role: "status" }, group === true && state === "open" ? easel.say("g-group") : easel.say(`g-state-${state}` as WordKey, told)),
    isAhead && until !== undefined && h("p", { class: "help" }, easel.say("g-until", { when: moments(easel.language, until) })),
    guide !== undefined && h("details", {}, h("summary", {}, easel.say("g-tip")), ...blocks(guide, easel.around)),
    state === "open" && group !== true && forms.length > 1 && offering(table, step, forms),
    canPlan && planning(easel, step, (when) => act({ act: "contact-plan", step, when }, step)),
    isAhead && confirm !== "learner" && holding(table, contact),
    isAhead && h("div", { class: "buttons" }, button(easel.say("g-no"), () => act({ act: "contact-decline", step }, step), "quiet")),
    refusedAt(table, step),
  );
}

/** Which forms the guide can offer. */
function offering({ easel, act }: Table, step: string, forms: readonly ContactForm[]): Child {
  const key = `offer ${step}`;
  const chosen = easel.local<readonly string[]>(key, () => forms);
  const name = easel.id("offer", step);
  return h(
    "div",
    { key: "offer", class: "part", role: "group", "aria-labelledby": name },
    h("p", { id: name, class: "asks" }, easel.say("choose-forms")),
    ticks(easel, {
      name: easel.id("forms", step),
      type: "checkbox",
      options: forms.map((id) => ({ id, label: easel.say(`pick-${id}`) })),
      look: "buttons",
      isTicked: (id) => chosen.includes(id),
      tick: (id, isTicked) => easel.setLocal(key, isTicked ? [...chosen, id] : chosen.filter((other) => other !== id)),
    }),
    h("div", { class: "buttons" }, button(easel.say("g-offer"), () => act({ act: "contact-offer", step, forms: chosen }, step))),
  );
}

/** That it was held: in which form, and of a group how many were there. */
function holding({ easel, act }: Table, { step, form, forms = [], group }: GuideContact): Child {
  const key = `held ${step}`;
  const held = easel.local<{ form?: string; count?: string }>(key, () => ({}));
  const [which, many] = [easel.id("which", step), easel.id("many", step)];
  const isForm = form === undefined && forms.length > 1;
  const hold = () => {
    const count = Number(held.count);
    return act(
      {
        act: "contact-held",
        step,
        ...(isForm && held.form !== undefined ? { form: held.form } : {}),
        ...(group === true && held.count ? { count } : {}),
      },
      step,
    );
  };
  return h(
    "div",
    { key: "held", class: "part" },
    isForm &&
      h(
        "div",
        { class: "pair" },
        h("label", { for: which }, easel.say("g-form")),
        h(
          "select",
          {
            id: which,
            value: held.form ?? "",
            onchange: ({ target }: Event) => easel.setLocal(key, { ...held, form: (target as HTMLSelectElement).value }),
          },
          h("option", { value: "" }, easel.say("choose")),
          ...forms.map((id) => h("option", { key: id, value: id }, easel.say(`pick-${id}`))),
        ),
      ),
    group === true &&
      h(
        "div",
        { class: "pair" },
        h("label", { for: many }, easel.say("g-count")),
        h("input", {
          id: many,
          type: "number",
          class: "short",
          min: 1,
          max: 9_999,
          value: held.count ?? "",
          oninput: ({ target }: Event) => easel.setLocal(key, { ...held, count: (target as HTMLInputElement).value }),
        }),
      ),
    h("div", { class: "buttons" }, button(easel.say("g-held"), hold)),
  );
}

/** What was shared, each act of sharing with what the guide replied to it. */
function sharedPanels(table: Table, { shared, replies, allowed }: GuideScreen): Child[] {
  const { easel, words } = table;
  const seqs = [...new Set(shared.map(({ seq }) => seq))];
  return seqs.map((seq) => {
    const things = shared.filter((thing) => thing.seq === seq);
    const answers = replies.filter(({ to }) => to === seq);
    return h(
      "div",
      { key: seq, class: "panel" },
      ...things.map((thing) => sharedThing(easel, thing)),
      ...answers.map((reply) =>
        h("blockquote", { key: reply.seq, class: "recalled" }, h("p", { class: "help" }, easel.say("g-your-reply")), h("p", { class: "answer" }, words[`reply/${reply.seq}`] ?? "")),
      ),
      allowed.includes("reply") && writing(table, `reply ${seq}`, "g-reply", "g-reply-send", (value) => ({ act: "reply", to: seq, value })),
    );
  });
}

function sharedThing(easel: Easel, thing: Shared): Child {
  const ask = "ask" in thing ? thing.ask : undefined;
  return h(
    "div",
    { key: `${thing.purpose} ${thing.what}`, class: "part" },
    h("h4", {}, ...(ask === undefined ? [thing.what] : running(ask, easel.around))),
    ...recalledLines(easel, thing.said),
  );
}

function notes(table: Table): Child[] {
  const keys = Object.keys(table.words).filter((key) => key.startsWith("note/"));
  const bySeq = keys.sort((one, other) => Number(one.slice(5)) - Number(other.slice(5)));
  return [
    ...bySeq.map((key) => h("blockquote", { key, class: "recalled answer" }, table.words[key])),
    writing(table, "note", "g-note", "g-note-keep", (value) => ({ act: "note", value })),
  ];
}

/** A field for words of the guide, with its button. */
function writing(
  { easel, act }: Table,
  where: string,
  label: WordKey,
  send: WordKey,
  doing: (value: string) => object,
): Child {
  const field = easel.id("write", where);
  const text = easel.local(`write ${where}`, () => "");
  const go = async () => {
    if (text.trim() !== "" && (await act(doing(text), where))) {
      easel.setLocal(`write ${where}`, "");
    }
  };
  return h(
    "div",
    { key: `write ${where}`, class: "part" },
    h("label", { for: field }, easel.say(label)),
    h("textarea", {
      id: field,
      rows: 3,
      value: text,
      oninput: ({ target }: Event) => easel.setLocal(`write ${where}`, (target as HTMLTextAreaElement).value),
    }),
    h("div", { class: "buttons" }, button(easel.say(send), go)),
  );
}
