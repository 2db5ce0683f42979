// A module is renewed while somebody is in the middle of it: the player goes on in the new version, tells what changed, and
// asks what it cannot decide.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { Journal, Program } from "leerpad";
import { HttpStore, MemoryStore, Sitting } from "leerpad/player";

import { violations } from "./axe.mjs";
import { launch } from "./chromium.mjs";
import { keyboard } from "./person.mjs";
import { compiled, opened, ready, settled, staged } from "./stage.mjs";

const FIRST = `leerpad: 1
module: slaap
version: 1.0.0
languages: [nl, en]
title: {nl: Slaap, en: Sleep}
help:
  - title: {nl: Direct gevaar, en: Direct danger}
    phone: 112
steps:
  - exercise: nacht
    title: {nl: Je nacht, en: Your night}
    items:
      - number: uren
        ask: {nl: Hoeveel uur sliep je?, en: How many hours did you sleep?}
        from: 0
        to: 24
      - words: eigen
        ask: {nl: Hoe was het?, en: How was it?}
  - exercise: avond
    title: {nl: Je avond, en: Your evening}
    items:
      - choice: scherm
        ask: {nl: Een scherm in bed?, en: A screen in bed?}
        options:
          ja: {nl: Zeker, en: Sure}
          nee: {nl: Liever niet, en: Rather not}
  - step: klaar
    title: {nl: Klaar, en: Done}
    body: {nl: Welterusten., en: Good night.}
`;

/** The hours have another name and fewer of them fit; what somebody wrote has another name too. */
const SECOND = FIRST.replace("version: 1.0.0", "version: 1.1.0")
  .replace("- number: uren", "- number: slaap\n        was: [uren]")
  .replace("Hoeveel uur sliep je?", "Hoeveel uur sliep je vannacht?")
  .replace("to: 24", "to: 12")
  .replace("- words: eigen", "- words: verhaal\n        was: [eigen]");

/** The evening is gone. */
const THIRD = SECOND.replace("version: 1.1.0", "version: 2.0.0")
  .replace("- exercise: avond", "- exercise: licht")
  .replace("Je avond", "Het licht")
  .replace("- choice: scherm", "- choice: lamp")
  .replace("Een scherm in bed?", "Een lamp aan?");

let browser;
let stage;
let first;
let second;
let third;

before(async () => {
  stage = await staged();
  [first, second, third] = [FIRST, SECOND, THIRD].map((text) => compiled({ "slaap.yaml": text }));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  stage?.close();
});

const served = (program) => writeFileSync(`${stage.folder}/slaap.json`, program);
const hash = (page) => page.evaluate(() => document.querySelector("leerpad-player").sitting.journal.programHash);
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** With keys alone to the evening, on the first version. */
async function toEvening(hours, query = {}) {
  served(first);
  const { page, context, faults } = await opened(browser, stage, {
    module: "slaap",
    query,
    viewport: { width: 800, height: 1800 },
    hasTouch: false,
  });
  const hand = keyboard(page);
  await hand.press(page.locator("button[part~=continue]"));
  await settled(page);
  await hand.write(page.locator("leerpad-player input").first(), hours);
  await hand.write(page.locator("leerpad-player textarea"), "onrustig");
  await settled(page);
  await hand.press(page.locator("button[part~=continue]"));
  await settled(page);
  await page.getByText(/Een scherm in bed\?|A screen in bed\?/).waitFor();
  return { page, context, faults, hand };
}

/** The page again, with what is served now. */
async function again(page) {
  await page.reload();
  await ready(page);
}

test("what does not fit is asked again, what fits has kept its place, and all of it is told", async () => {
  const { page, context, faults, hand } = await toEvening("20");
  served(second);
  await again(page);
  assert.equal(await hash(page), Program.fromJson(second).hash);
  const told = page.getByRole("status").filter({ hasText: "Deze module is vernieuwd. Je antwoorden zijn er nog." });
  await told.waitFor();
  assert.deepEqual(await told.getByRole("listitem").allTextContents(), ["Hoeveel uur sliep je vannacht?"]);
  assert.equal(await page.locator("leerpad-player input").first().inputValue(), "");
  assert.equal(await page.locator("leerpad-player textarea").inputValue(), "onrustig");
  assert.deepEqual((await violations(page)).found, []);
  const keys = await page.evaluate(() => document.querySelector("leerpad-player").sitting.keys());
  assert.deepEqual(keys, ["nacht/1/verhaal"]);

  // Read, it is gone; and the way on is as it was.
  await hand.press(button(page, "Sluiten"));
  assert.equal(await told.count(), 0);
  await hand.write(page.locator("leerpad-player input").first(), "8");
  await settled(page);
  await hand.press(page.locator("button[part~=continue]"));
  await settled(page);
  await page.getByText("Een scherm in bed?").waitFor();

  // The page has the new version alone, the device both: nothing is told twice, and the journal stands.
  await again(page);
  await page.getByText("Een scherm in bed?").waitFor();
  assert.equal(await told.count(), 0);
  const journal = await page.evaluate(() => document.querySelector("leerpad-player").sitting.journal.text);
  const both = Program.fromJson(second).know(Program.fromJson(first));
  assert.equal(Journal.replay(both, journal).session.step, "avond");
  assert.deepEqual(faults, []);
  await context.close();
});

test("a version that changes nothing for somebody says nothing", async () => {
  const { page, context, faults } = await toEvening("7");
  served(second);
  await again(page);
  await page.getByText("Een scherm in bed?").waitFor();
  assert.equal(await hash(page), Program.fromJson(second).hash);
  assert.equal(await page.getByText("Deze module is vernieuwd").count(), 0);
  assert.deepEqual(faults, []);
  await context.close();
});

test("who stands where nothing is any more finishes the old version, and changes their mind later", async () => {
  const { page, context, faults, hand } = await toEvening("7");
  served(third);
  await again(page);
  await page.getByRole("heading", { name: "Deze module is vernieuwd" }).waitFor();
  assert.deepEqual((await violations(page)).found, []);
  const old = button(page, "De oude versie afmaken");
  const described = await old.evaluate((element) => element.getRootNode().getElementById(element.getAttribute("aria-describedby")).textContent);
  assert.match(described, /In de oude versie verandert er niets/);
  await hand.press(old);
  await page.getByText("Een scherm in bed?").waitFor();
  assert.equal(await hash(page), Program.fromJson(first).hash);
  assert.equal(await page.evaluate(() => document.querySelector("leerpad-player").shadowRoot.activeElement?.localName), "h2");

  // Nobody is asked twice.
  await again(page);
  await page.getByText("Een scherm in bed?").waitFor();

  // Under what is theirs stands the other way, as long as it is open.
  await hand.press(page.locator("button[part~=mine]"));
  assert.deepEqual((await violations(page)).found, []);
  await hand.press(button(page, "Verder in de nieuwe versie"));
  await page.getByText("Deze module is vernieuwd. Je antwoorden zijn er nog.").waitFor();
  assert.equal(await hash(page), Program.fromJson(third).hash);
  await hand.press(page.locator("button[part~=continue]"));
  await settled(page);
  await page.getByText("Een lamp aan?").waitFor();
  await again(page);
  await page.getByText("Een lamp aan?").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("in English; the new version is chosen at once", async () => {
  const { page, context, faults, hand } = await toEvening("20", { lang: "en" });
  served(third);
  await again(page);
  await page.getByRole("heading", { name: "This module was renewed" }).waitFor();
  assert.deepEqual((await violations(page)).found, []);
  await hand.press(button(page, "Go on in the new version"));
  await page.getByText("This module was renewed. Your answers are still there.").waitFor();
  assert.equal(await hash(page), Program.fromJson(third).hash);
  assert.deepEqual((await violations(page)).found, []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("another device went on in a version that this page does not have: it says so, and is loaded again", async () => {
  const { page, context, hand } = await toEvening("7");
  await page.evaluate(async (newer) => {
    const { Journal, MemoryStore, moment, Program } = globalThis.leerpad;
    const player = document.querySelector("leerpad-player");
    const store = new MemoryStore();
    const open = new Promise((done) => player.addEventListener("leerpad-open", done, { once: true }));
    player.store = store;
    await open;
    await player.act({ act: "start" });
    const { journal } = Journal.open(player.program, player.sitting.journal.text);
    const version = Program.fromJson(newer);
    journal.upgrade(version, moment());
    store.tell(player.sitting.name, { news: "journal", journal: journal.text, between: {} });
  }, second);
  await page.getByRole("heading", { name: "Deze module is vernieuwd" }).waitFor();
  assert.deepEqual((await violations(page)).found, []);
  served(second);
  const loaded = page.waitForEvent("load");
  await hand.press(button(page, "Opnieuw proberen"));
  await loaded;
  await ready(page);
  assert.equal(await hash(page), Program.fromJson(second).hash);
  await context.close();
});

/** A server that keeps lines, and the versions that it says a session was on. */
function server(versions) {
  let journal = "";
  return async (_, init = {}) => {
    if (init.method === "POST") {
      journal += JSON.parse(init.body).lines.join("");
    }
    return journal === "" ? new Response("", { status: 404 }) : Response.json({ journal, ...versions });
  };
}

const name = { learner: "anna", module: "slaap" };
const sit = (json, store, more = {}) =>
  Sitting.open({ program: Program.fromJson(json), programJson: json, store, learner: "anna", ...more });
const store = (fetch, device = new MemoryStore()) => new HttpStore("http://server", { fetch, device, every: 0 });

test("three versions: the device has each of them, a second device gets them from the server or the page", async () => {
  const fetch = server({ program: first, versions: [second] });
  const device = new MemoryStore();
  const begun = await sit(first, store(fetch, device));
  await begun.act({ act: "start" });
  await begun.act({ act: "answer", item: "uren", value: 7 });
  begun.close();
  for (const version of [second, third]) {
    const at = store(fetch, device);
    const sitting = await sit(version, at);
    const outcome = await sitting.upgrade();
    assert.equal(outcome.entry.facts.at(-1).fact, "upgraded");
    assert.equal(await sitting.upgrade(), undefined);
    await at.flush(name);
    sitting.close();
  }
  assert.deepEqual((await device.read(name)).versions, [second, third]);
  const other = await sit(third, store(fetch));
  assert.equal(other.journal.programHash, Program.fromJson(third).hash);
  assert.equal(other.journal.seq, 4);

  // A server that has lines alone: the page hands the earlier versions in.
  const { journal } = await device.read(name);
  const bare = async () => Response.json({ journal });
  const was = [first, second].map(Program.fromJson);
  const handed = await sit(third, store(bare), { was });
  assert.equal(handed.journal.snapshot(), other.journal.snapshot());
  await assert.rejects(sit(third, store(bare), { was: [Program.fromJson(first)] }), (error) => {
    assert.equal(error.code, "other-program");
    assert.equal(error.expected, Program.fromJson(second).hash);
    assert.equal(error.seq, 3);
    return true;
  });
});

test("somebody who stopped goes over when they come back", async () => {
  const device = new MemoryStore();
  const begun = await sit(first, device);
  await begun.act({ act: "start" });
  await begun.act({ act: "stop" });
  const sitting = await sit(second, device);
  assert.equal(await sitting.upgrade(), undefined);
  await sitting.act({ act: "resume" });
  assert.ok((await sitting.upgrade()).ok);
  assert.equal(sitting.journal.programHash, Program.fromJson(second).hash);
});
