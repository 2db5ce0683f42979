import { moment } from "../inputs.js";
import type { ContactForm, EndScreen, MenuScreen, Score, StepScreen, SummaryLine } from "../wire.js";
import { icon } from "./icon.js";
import { ticks } from "./items/options.js";
import { recalledLines } from "./items/reading.js";
import { h, type Child } from "./node.js";
import { blocks, filled, link, plain, running } from "./said.js";
import type { Easel } from "./easel.js";
import type { Scene } from "./scene.js";
import { moments } from "./when.js";

/** A button that does an act. */
export function doing(scene: Scene, label: string, act: object, given: object = {}): Child {
  return h(
    "button",
    { key: label, type: "button", ...given, onclick: () => scene.act(act as never) },
    label,
  );
}

/** What the page as a whole was refused, and what a place asks for before one can go on. */
export function refused(scene: Scene): Child {
  const refusal = scene.refusals.get("");
  return h(
    "div",
    { key: "refused", class: "fault", role: "alert" },
    refusal !== undefined && h("p", {}, icon("fault"), scene.refusal(refusal)),
  );
}

/** The children of a menu, in whatever order. */
export function menu(scene: Scene, { children, need, step }: MenuScreen): Child[] {
  const child = ({ step: id, title, state, optional }: MenuScreen["children"][number]) =>
    h(
      "li",
      { key: id },
      h(
        "button",
        { type: "button", class: state, onclick: () => scene.act({ act: "go", step: id }) },
        h("span", { class: "mark", "aria-hidden": "true" }, state === "done" && icon("done")),
        h(
          "span",
          {},
          title === undefined ? id : plain(title, scene.around),
          h("span", { class: "state" }, scene.say(`reason.${state}`), optional === true && `, ${scene.say("optional").toLowerCase()}`),
        ),
      ),
    );
  return [
    h("ul", { key: `children ${step}`, class: "children" }, ...children.map(child)),
    h("p", { key: "need", class: "help" }, scene.say("refusal.need", { done: need.done, need: need.need })),
  ];
}

/** What a place waits for. */
export function waiting(scene: Scene, screen: StepScreen): Child[] {
  const { wait, contact, launch } = screen;
  const until = wait?.until === undefined ? undefined : moments(scene.language, wait.until);
  const isOver = contact?.state === "held" || contact?.state === "declined";
  return [
    contact !== undefined && meeting(scene, screen),
    launch !== undefined && opening(scene, launch),
    wait !== undefined &&
      h(
        "div",
        { key: "wait", class: "panel", role: "status" },
        wait.open === true
          ? !isOver && h("p", {}, scene.say("wait-open"))
          : contact === undefined && h("p", {}, scene.say("waiting")),
        wait.open !== true &&
          until !== undefined &&
          h("p", {}, scene.say(contact !== undefined || screen.kind === "activity" ? "until-over" : "until", { when: until })),
      ),
  ];
}

function opening(scene: Scene, launch: string): Child {
  return /^https:/.test(launch)
    ? h("p", { key: "launch" }, link(launch, scene.around, scene.say("launch")))
    : h("p", { key: "launch" }, h("button", { type: "button", onclick: () => scene.launch(launch) }, scene.say("launch")));
}

/** A contact: asked for, planned, held or declined. */
function meeting(scene: Scene, { contact, step }: StepScreen): Child {
  if (contact === undefined) {
    return undefined;
  }
  const { state, form, forms = [], planned, confirm, with: who } = contact;
  const asked = form !== undefined && state !== "planned" && scene.say("asked", { form: scene.say(`form-${form}`) });
  const isAhead = state === "asked" || state === "planned";
  const isReplanned = scene.local("replan", () => false);
  return h(
    "div",
    { key: "contact", class: "panel" },
    h(
      "div",
      { role: "status" },
      state === "asked" && h("p", {}, asked),
      state === "planned" && planned !== undefined && h("p", {}, scene.say("contact-planned", { when: moments(scene.language, planned) })),
      state === "held" && h("p", {}, scene.say("contact-held")),
      state === "declined" && h("p", {}, scene.say("contact-declined")),
    ),
    forms.length > 0 && state !== "planned" && who !== "group" && picking(scene, step, forms, state === "asked" ? form : undefined),
    (state === "asked" || isReplanned) && planning(scene, step, (when) => scene.act({ act: "contact-plan", step, when })),
    h(
      "div",
      { class: "buttons" },
      state === "planned" &&
        !isReplanned &&
        h("button", { key: "replan", type: "button", class: "quiet", onclick: () => scene.setLocal("replan", true) }, scene.say("plan-again")),
      isAhead && confirm !== "guide" && doing(scene, scene.say("contact-is-held"), { act: "contact-held", step }),
      state !== "declined" && state !== "held" && doing(scene, scene.say("contact-no"), { act: "contact-decline", step }, { class: "quiet" }),
    ),
  );
}

function picking(scene: Scene, step: string, forms: readonly ContactForm[], picked: ContactForm | undefined): Child {
  const name = scene.id("forms", step);
  return h(
    "div",
    { role: "radiogroup", "aria-labelledby": name },
    h("h3", { id: name, class: "ask" }, scene.say("choose-forms")),
    ticks(scene, {
      name: scene.id("form", step),
      type: "radio",
      options: forms.map((id) => ({ id, label: scene.say(`pick-${id}`) })),
      look: "buttons",
      isTicked: (id) => id === picked,
      tick: (form) => void scene.act({ act: "contact-ask", step, form }),
    }),
  );
}

/** When it will be: a day and a time. */
export function planning(scene: Easel, step: string, act: (when: string) => Promise<boolean>): Child {
  const field = scene.id("when", step);
  const now = scene.local(`when ${step}`, () => "");
  const plan = async () => {
    if (now !== "" && (await act(moment(new Date(now))))) {
      scene.setLocal("replan", undefined);
    }
  };
  return h(
    "div",
    { class: "part" },
    h("label", { for: field }, scene.say("contact-when")),
    h("input", {
      id: field,
      type: "datetime-local",
      class: "short",
      value: now,
      oninput: ({ target }: Event) => scene.setLocal(`when ${step}`, (target as HTMLInputElement).value),
    }),
    h("div", { class: "buttons" }, h("button", { type: "button", onclick: plan }, scene.say("contact-plan"))),
  );
}

/** What can be shared, with exactly what will be seen of it. */
export function sharing(scene: Scene, { offers = [], purpose, step }: StepScreen): Child[] {
  if (purpose === undefined) {
    return [];
  }
  const chosen = scene.local<readonly string[]>("share", () => []);
  const who = purpose["with-words"];
  const offer = ({ what, ask, said, state }: (typeof offers)[number]) => {
    const label = ask === undefined ? what : plain(ask, scene.around);
    const seen =
      state === "open"
        ? h("p", { class: "help" }, scene.say("share-open"))
        : h("div", { class: "seen-as" }, h("p", { class: "help" }, scene.say("share-see", { who })), ...recalledLines(scene, said));
    const isShared = state === "shared";
    return h(
      "div",
      { key: what, class: "offer", role: "group", "aria-label": label },
      state === "open"
        ? h("p", { class: "asks" }, label)
        : ticks(scene, {
            name: scene.id("offer", what),
            type: "checkbox",
            options: [{ id: what, label }],
            isTicked: () => isShared || chosen.includes(what),
            tick: (_, isTicked) => {
              if (isShared) {
                void scene.act({ act: "unshare", purpose: purpose.id, what });
                return;
              }
              const others = chosen.filter((other) => other !== what);
              scene.setLocal("share", isTicked ? [...others, what] : others);
            },
          }),
      seen,
      isShared && h("p", { class: "help", role: "status" }, scene.say("reason.shared")),
    );
  };
  const share = async () => {
    const what = offers.map((one) => one.what).filter((name) => chosen.includes(name));
    if (what.length === 0) {
      scene.setLocal("share-none", true);
    } else if (await scene.act({ act: "share", what })) {
      scene.setLocal("share", undefined);
      scene.setLocal("share-none", undefined);
    }
  };
  return [
    h(
      "div",
      { key: `purpose ${step}`, class: "panel" },
      h("h3", {}, ...running(purpose.ask, scene.around)),
      h("p", { class: "help" }, scene.say("who-sees", { who })),
      purpose["keep-words"] !== undefined && h("p", { class: "help" }, scene.say("keep-for", { time: purpose["keep-words"] })),
    ),
    ...offers.map(offer),
    h(
      "div",
      { key: "sharing" },
      h("div", { class: "fault", role: "alert" }, scene.local("share-none", () => false) && h("p", {}, scene.say("share-none"))),
      h("div", { class: "buttons" }, h("button", { type: "button", onclick: share }, scene.say("share-chosen"))),
    ),
  ];
}

/** The scores of a measure. */
export function scores(scene: Scene, all: readonly Score[] = []): Child[] {
  return all.filter((one) => one.score !== undefined || one.say !== undefined).map((one) => score(scene, one));
}

function score(scene: Scene, { scale, title, score: number, say }: Score): Child {
  return h(
    "div",
    { key: `score ${scale}`, class: "score" },
    title !== undefined && h("h3", {}, ...running(title, scene.around)),
    number !== undefined && h("p", {}, scene.say("score", { score: number })),
    ...(say === undefined ? [] : blocks(say, scene.around)),
  );
}

/** What somebody takes along from a module. */
export function summary(scene: Scene, { summary: lines = [] }: EndScreen): Child[] {
  return lines.filter((line) => !("scale" in line) || line.score !== undefined).map((line, at) => summaryLine(scene, line, at));
}

function summaryLine(scene: Scene, line: SummaryLine, at: number): Child {
  if ("scale" in line) {
    return score(scene, line);
  }
  if ("value" in line) {
    return h("p", { key: at }, h("span", { class: "asked" }, line.value), h("span", { class: "answer" }, filled(line.is, scene.around)));
  }
  return h(
    "p",
    { key: at },
    h("span", { class: "asked" }, ...running(line.ask, scene.around)),
    h("span", { class: "answer" }, filled(line.answer, scene.around)),
  );
}

