// `node benches/pages.mjs`: what a phone has to fetch, how long until there is something to read, until the first question can
// be answered, and from an answer to the next, in Chromium as it is and with its processor slowed down sixfold: the player
// beside SurveyJS, inkjs and XState. Each shows the same thirty questions with two ways on; the player opens with the title
// page of its module, and keeps each act on the device as well. inkjs and XState get the least page that can be made of them by
// hand, with nothing that keeps, says or styles anything, so theirs is the floor. Times are told as they are and as ratios to
// the player's; each page takes its own, so that nothing of what measures runs before.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

import { rolldown } from "rolldown";

import * as studio from "leerpad/studio";

import { launch, serve } from "../tests/chromium.mjs";
import { text } from "./neutral.mjs";

const QUESTIONS = 30;
const ROUNDS = 5;
const SLOWER = 6;

await studio.load();
const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
const dist = fileURLToPath(new URL("../dist", import.meta.url));
cpSync(dist, join(folder, "dist"), { recursive: true });
writeFileSync(join(folder, "module.json"), studio.compile(text).program.toJson());

/** What the README says belongs in the head of a page: all files of the player are asked for at once. */
const HINTS = ["player.js", ...imported("player.js")]
  .map((file) => `<link rel="modulepreload" href="/dist/${file}">`)
  .concat(["/dist/player.wasm", "/module.json"].map((file) => `<link rel="preload" as="fetch" crossorigin href="${file}">`))
  .join("");

/** All that a script of the package imports. */
function imported(file) {
  const own = Array.from(readFileSync(join(dist, file), "utf8").matchAll(/from\s*"\.\/([^"]+)"/g), ([, other]) => other);
  return [...new Set(own.flatMap((other) => [other, ...imported(other)]))];
}

/**
 * How each is shown: `first()` when the first question can be answered, `next()` answers and waits for the next. One that
 * shows something before tells the time of that in `read`.
 */
const PAGES = {
  empty: "globalThis.first = async () => {}; globalThis.next = async () => {};",
  leerpad: `
import "/dist/player.js";
const player = document.createElement("leerpad-player");
player.setAttribute("src", "/module.json");
const fetched = (file) => performance.getEntriesByType("resource").find(({ name }) => name.endsWith(file))?.responseEnd;
globalThis.stages = { "script runs": performance.now() };
player.addEventListener("leerpad-open", () => {
  Object.assign(globalThis.stages, { "engine is here": fetched("player.wasm"), "module is here": fetched("module.json"), "session is open": performance.now() });
});
document.body.append(player);
const turn = () => new Promise((done) => setTimeout(done, 0));
globalThis.first = async () => {
  while (!player.shadowRoot.querySelector("h2")) await turn();
  globalThis.read = performance.now();
  player.shadowRoot.querySelector("[part=continue]").click();
  while (!player.shadowRoot.querySelector("input[type=radio]")) await turn();
};
globalThis.next = async () => {
  const { name } = player.shadowRoot.querySelector("input[type=radio]");
  player.shadowRoot.querySelector("input[value=a]").click();
  player.shadowRoot.querySelector("[part=continue]").click();
  while (player.shadowRoot.querySelector("input[type=radio]")?.name === name) await new Promise((done) => queueMicrotask(done));
};`,
  surveyjs: `
import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";
const pages = Array.from({ length: ${QUESTIONS} }, (_, at) => ({
  name: "p" + at,
  elements: [{ type: "radiogroup", name: "k" + at, title: "Welke weg?", choices: [{ value: "a", text: "Links" }, { value: "b", text: "Rechts" }] }],
}));
const survey = new Model({ pages });
const place = document.createElement("div");
document.body.append(place);
renderSurvey(survey, place);
globalThis.first = async () => { while (!place.querySelector("input[type=radio]")) await new Promise((done) => setTimeout(done, 0)); };
globalThis.next = async () => {
  const { currentPageNo: at } = survey;
  place.querySelector("input[type=radio]").click();
  survey.nextPage();
  while (place.querySelector("input[type=radio]")?.name.endsWith("k" + at)) await new Promise((done) => queueMicrotask(done));
};`,
  inkjs: `
import { Story } from "inkjs";
import json from "./story.json";
const story = new Story(json);
const place = document.createElement("div");
document.body.append(place);
const show = () => {
  const said = story.ContinueMaximally();
  place.replaceChildren(Object.assign(document.createElement("p"), { textContent: said }), ...story.currentChoices.map(({ text, index }) =>
    Object.assign(document.createElement("button"), { textContent: text, onclick: () => { story.ChooseChoiceIndex(index); show(); } })));
};
globalThis.first = async () => show();
globalThis.next = async () => place.querySelector("button").click();`,
  xstate: `
import { createActor, createMachine } from "xstate";
const states = Object.fromEntries(Array.from({ length: ${QUESTIONS} }, (_, at) => ["s" + at, { on: { a: "s" + (at + 1), b: "s" + Math.min(at + 2, ${QUESTIONS}) } }]));
const actor = createActor(createMachine({ initial: "s0", states: { ...states, s${QUESTIONS}: { type: "final" } } }));
const place = document.createElement("div");
document.body.append(place);
actor.subscribe(({ value }) => place.replaceChildren(Object.assign(document.createElement("p"), { textContent: "Welke weg? " + value }), ...["a", "b"].map((type) =>
  Object.assign(document.createElement("button"), { textContent: type, onclick: () => actor.send({ type }) }))));
globalThis.first = async () => void actor.start();
globalThis.next = async () => place.querySelector("button").click();`,
};

/** The story in ink, compiled by its own compiler. */
function story() {
  const { Compiler } = createRequire(import.meta.url)("inkjs/full");
  const knots = Array.from({ length: QUESTIONS }, (_, at) => `=== s${at} ===\nWelke weg?\n+ [Links] -> s${at + 1}\n+ [Rechts] -> s${Math.min(at + 2, QUESTIONS)}\n`);
  return new Compiler(`-> s0\n${knots.join("")}=== s${QUESTIONS} ===\nKlaar.\n-> END\n`).Compile().ToJson();
}

/** Said by each page itself when it is there. */
const SHOWN = `
globalThis.shown = globalThis.first().then(() => {
  const now = performance.now();
  return { read: globalThis.read ?? now, first: now, stages: globalThis.stages ?? {} };
});`;

async function page(name, source) {
  const script = source + SHOWN;
  const made = fileURLToPath(new URL(`.${name}.bench.mjs`, import.meta.url));
  const isOwn = name === "leerpad" || name === "empty";
  const out = join(folder, name);
  mkdirSync(out, { recursive: true });
  if (isOwn) {
    writeFileSync(join(out, "page.js"), script);
  } else {
    const json = fileURLToPath(new URL("story.json", import.meta.url));
    writeFileSync(made, script);
    if (name === "inkjs") writeFileSync(json, story());
    try {
      const bundled = await rolldown({ input: made, platform: "browser" });
      await bundled.write({ file: join(out, "page.js"), minify: true });
    } finally {
      rmSync(made);
      rmSync(json, { force: true });
    }
  }
  writeFileSync(join(out, "index.html"), `<!doctype html><html lang="nl"><title>${name}</title><link rel="icon" href="data:,">${name === "leerpad" ? HINTS : ""}<body><script type="module" src="/${name}/page.js"></script>`);
}

// Alone in its process a page may read the clock finely.
const headers = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
const server = await serve(folder, { headers });
const browser = await launch();
const middle = (all) => all.sort((one, other) => one - other)[Math.floor(all.length / 2)];

/** The middle of each stage over all rounds. */
const middleOf = (rounds) => Object.fromEntries(Object.keys(rounds[0]).map((stage) => [stage, middle(rounds.map((round) => round[stage]))]));

async function measure(name, slower) {
  const [reads, firsts, nexts, stages] = [[], [], [], []];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
    const tab = await context.newPage();
    const protocol = await context.newCDPSession(tab);
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: slower });
    const fetched = [];
    tab.on("response", (response) => response.ok() && response.url().startsWith(server.url) && fetched.push(response.url()));
    await tab.goto(`${server.url}/${name}/index.html`);
    const { result } = await protocol.send("Runtime.evaluate", { expression: "globalThis.shown", awaitPromise: true, returnByValue: true });
    reads.push(result.value.read);
    firsts.push(result.value.first);
    stages.push(result.value.stages);
    nexts.push(await tab.evaluate(async (count) => {
      const times = [];
      for (let at = 0; at < count; at += 1) {
        const begun = performance.now();
        await globalThis.next();
        times.push(performance.now() - begun);
      }
      return times.sort((one, other) => one - other)[Math.floor(count / 2)];
    }, 12));
    bytes = fetched.reduce((sum, address) => sum + gzipSync(readFileSync(join(folder, new URL(address).pathname)), { level: 9 }).length, 0);
    await context.close();
  }
  return { bytes, read: middle(reads), first: middle(firsts), next: middle(nexts), stages: middleOf(stages) };
}

const found = {};
for (const [name, script] of Object.entries(PAGES)) {
  await page(name, script);
  found[name] = { ...(await measure(name, SLOWER)), plain: await measure(name, 1) };
}
const head = ["", "KB, gzip -9", "first screen", "ratio", "first question", "ratio", "answer to next", "ratio", "not slowed", "ratio"];
console.log(head.map((words, at) => (at === 0 ? words.padEnd(10) : words.padStart(15))).join(""));
for (const [name, { bytes, read, first, next, plain }] of Object.entries(found)) {
  const own = found.leerpad;
  const times = [[read, own.read, 0], [first, own.first, 0], [next, own.next, 1], [plain.next, own.plain.next, 2]];
  const cells = [(bytes / 1024).toFixed(1), ...times.flatMap(([time, ours, digits]) => [`${time.toFixed(digits)} ms`, (time / ours).toFixed(2)])];
  console.log(name.padEnd(10) + cells.map((cell) => cell.padStart(15)).join(""));
}
const { stages, read, first } = found.leerpad;
const passed = Object.entries({ "empty page": found.empty.first, ...stages, "first screen": read, "first question": first });
console.log(`the player, slowed: ${passed.map(([stage, time]) => `${stage} ${time.toFixed(0)}`).join(", ")} ms`);
console.log(`median of ${ROUNDS} loads, processor ${SLOWER} times slower but in the last two columns, no network between`);
await browser.close();
server.close();
rmSync(folder, { recursive: true });
