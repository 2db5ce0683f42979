// The guide's page: what was shared, contacts, waits, notes; and nothing else, whatever somebody wrote.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { violations } from "./axe.mjs";
import { launch } from "./chromium.mjs";
import { compiled, opened, settled, staged } from "./stage.mjs";

const MEETING = `leerpad: 1
module: ontmoeten
version: 1.0.0
languages: [nl]
title: Ontmoeten
blend:
  guide: required
  meet: [in-person, phone]
privacy:
  keep: 90 days
  purposes:
    steun:
      ask: Mag je begeleider dit lezen?
      with: guide
steps:
  - exercise: vooraf
    title: Vooraf
    items:
      - words: vraag
        ask: Waar wil je het over hebben?
        private: false
      - words: dagboek
        ask: Wat houd je voor jezelf?
  - share: delen
    title: Delen
    purpose: steun
    offer: [vraag]
  - contact: gesprek
    title: Een gesprek
    guide: Vraag hoe het gaat.
    confirm: guide
    within: 7 days
    otherwise: groep
  - contact: groep
    title: Samen
    with: group
    confirm: guide
    within: 7 days
    otherwise: los
  - wait: los
    title: Tot je verder mag
    until: release
    within: 7 days
    otherwise: klaar
  - end: klaar
    title: Klaar
    say: Klaar.
`;

let browser;
let stage;

before(async () => {
  stage = await staged();
  writeFileSync(`${stage.folder}/ontmoeten.json`, compiled({ "module.yaml": MEETING }));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  stage?.close();
});

/** A learner and a guide in one page; what the guide sees as text. */
async function together(options = {}) {
  const { page, context, faults } = await opened(browser, stage, { module: "ontmoeten", viewport: { width: 800, height: 900 }, ...options });
  const learner = page.locator("leerpad-player");
  const guide = page.locator("leerpad-guide");
  await page.evaluate(() => {
    const element = document.createElement("leerpad-guide");
    element.desk = new globalThis.leerpad.SittingDesk(document.querySelector("leerpad-player").sitting);
    document.querySelector("leerpad-player").after(element);
  });
  const act = async (doing) => {
    const taken = await page.evaluate((fields) => document.querySelector("leerpad-player").sitting.act(fields), doing);
    assert.ok(taken.ok, JSON.stringify(taken));
    await settled(page);
  };
  const text = () => guide.evaluate(({ shadowRoot }) => shadowRoot.textContent);
  return { page, context, faults, learner, guide, act, text };
}

test("a guide sees what was shared, never what was not; replies and keeps notes", async () => {
  const { page, context, faults, learner, guide, act, text } = await together();
  await act({ act: "start" });
  await act({ act: "answer", item: "vraag", value: "Over mijn buurman" });
  await act({ act: "answer", item: "dagboek", value: "Dit is van mij" });
  await act({ act: "continue" });
  assert.match(await text(), /Er is nog niets gedeeld/);
  await act({ act: "share", what: ["vraag"] });
  await guide.getByText("Over mijn buurman").waitFor();
  assert.ok(!(await text()).includes("Dit is van mij"));
  assert.ok(!/Vooraf|Delen|Stap/.test(await text()));
  await guide.getByLabel("Reactie schrijven").fill("Fijn dat je het vraagt <b>");
  await guide.getByRole("button", { name: "Verstuur de reactie" }).click();
  await guide.getByText("Jouw reactie").waitFor();
  await guide.getByLabel("Aantekening voor jezelf").fill("Vraag naar de hond");
  await guide.getByRole("button", { name: "Bewaar de aantekening" }).click();
  await guide.getByText("Vraag naar de hond", { exact: true }).waitFor();
  assert.deepEqual((await violations(page)).found, []);
  // The learner reads the reply, and never the note.
  await act({ act: "continue" });
  await learner.getByText("Reactie van je begeleider").click();
  await learner.getByText("Fijn dat je het vraagt <b>").waitFor();
  assert.ok(!(await learner.evaluate(({ shadowRoot }) => shadowRoot.textContent)).includes("hond"));
  // What is taken back is gone.
  await learner.getByRole("button", { name: "Mijn gegevens" }).click();
  await learner.getByRole("button", { name: /^Niet meer delen/ }).click();
  await guide.getByText("Over mijn buurman").waitFor({ state: "detached" });
  assert.deepEqual(faults, []);
  await context.close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`contacts are planned and held, a group is counted, a wait is ended; ${colorScheme}`, async () => {
    const { page, context, faults, guide, act, text } = await together({ colorScheme });
    await act({ act: "start" });
    await act({ act: "continue" });
    await act({ act: "continue" });
    await guide.getByText("Een gesprek").waitFor();
    assert.deepEqual((await violations(page)).found, []);
    await guide.getByRole("checkbox", { name: "Bij elkaar zitten" }).click();
    await guide.getByRole("button", { name: "Bied deze manieren aan" }).click();
    await act({ act: "contact-ask", step: "gesprek", form: "phone" });
    await guide.getByText("Gevraagd: een telefoongesprek").waitFor();
    await guide.getByLabel("Welke dag en hoe laat?").fill("2026-12-01T14:30");
    await guide.getByRole("button", { name: "Afspreken" }).click();
    await guide.getByText(/Afgesproken: dinsdag 1 december/).waitFor();
    assert.deepEqual((await violations(page)).found, []);
    await guide.getByRole("button", { name: "Dit is geweest" }).click();
    await guide.getByText("Geweest").waitFor();
    await act({ act: "continue" });
    await guide.getByLabel("Hoeveel mensen waren er?").fill("12");
    // Several ways to meet: without saying which, it is refused, and the guide is told.
    await guide.getByRole("button", { name: "Dit is geweest" }).click();
    await guide.getByRole("alert").filter({ hasText: "Op die manier" }).waitFor();
    assert.deepEqual((await violations(page)).found, []);
    await guide.getByLabel("Hoe was het gesprek?").selectOption("in-person");
    await guide.getByRole("button", { name: "Dit is geweest" }).click();
    await guide.getByText("Geweest").nth(1).waitFor();
    await act({ act: "continue" });
    await guide.getByRole("button", { name: "Laat verdergaan" }).click();
    await guide.getByRole("button", { name: "Laat verdergaan" }).waitFor({ state: "detached" });
    await act({ act: "continue" });
    const count = await page.evaluate(() => /"count":12/.test(document.querySelector("leerpad-player").sitting.journal.text));
    assert.ok(count);
    assert.ok(!(await text()).includes("Klaar"));
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a guide of several groups chooses one; nothing of another is seen there", async () => {
  const { page, context, faults } = await opened(browser, stage, { viewport: { width: 800, height: 900 } });
  await page.waitForFunction(() => "leerpad" in globalThis);
  await page.evaluate(async () => {
    const { load, MemoryStore, Program, Sitting, SittingDesk } = globalThis.leerpad;
    await load();
    const programJson = await (await fetch("/ontmoeten.json")).text();
    const sessions = [];
    for (const name of ["Groep A", "Groep B"]) {
      const sitting = await Sitting.open({ program: Program.fromJson(programJson), programJson, store: new MemoryStore(), learner: name });
      for (const doing of [{ act: "start" }, { act: "answer", item: "vraag", value: `Over de tuin van ${name}` }, { act: "continue" }, { act: "share", what: ["vraag"] }]) {
        await sitting.act(doing);
      }
      sessions.push({ name, desk: new SittingDesk(sitting) });
    }
    const element = document.createElement("leerpad-guide");
    element.sessions = sessions;
    document.querySelector("main").append(element);
  });
  const guide = page.locator("leerpad-guide");
  const text = () => guide.evaluate(({ shadowRoot }) => shadowRoot.textContent);
  const focused = () => guide.evaluate(({ shadowRoot }) => shadowRoot.activeElement?.textContent);
  const press = (name) => guide.getByRole("button", { name, exact: true }).click();
  await guide.getByText("Met wie ga je verder?").waitFor();
  assert.ok(!(await text()).includes("Over de tuin"));
  assert.deepEqual((await violations(page)).found, []);
  await press("Groep A");
  await guide.getByText("Over de tuin van Groep A").waitFor();
  assert.equal(await focused(), "Groep A");
  assert.ok(!(await text()).includes("Groep B"));
  assert.deepEqual((await violations(page)).found, []);
  await guide.getByLabel("Reactie schrijven").fill("Voor A");
  // What is looked up for one comes when the guide is at another: it is not shown there.
  await page.evaluate(() => {
    const [{ desk }] = document.querySelector("leerpad-guide").sessions;
    const look = desk.look.bind(desk);
    desk.look = async (language) => {
      await new Promise((go) => (globalThis.go = go));
      return look(language);
    };
    void document.querySelector("leerpad-guide").refresh();
  });
  await press("Terug naar de lijst");
  assert.equal(await focused(), "Begeleiding");
  await press("Groep B");
  await guide.getByText("Over de tuin van Groep B").waitFor();
  await page.evaluate(async () => {
    globalThis.go();
    await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown, 0)));
  });
  assert.ok(!(await text()).includes("Groep A"));
  assert.equal(await guide.getByLabel("Reactie schrijven").inputValue(), "");
  // A list that is made anew leaves who works at one of them there; without that one it is the list again.
  await page.evaluate(() => {
    const element = document.querySelector("leerpad-guide");
    element.sessions = [...element.sessions];
  });
  assert.match(await text(), /Over de tuin van Groep B/);
  await page.evaluate(() => {
    const element = document.querySelector("leerpad-guide");
    element.sessions = element.sessions.slice(0, 1);
  });
  await guide.getByText("Met wie ga je verder?").waitFor();
  assert.ok(!(await text()).includes("Over de tuin"));
  await page.evaluate(() => (document.querySelector("leerpad-guide").sessions = []));
  await guide.getByText("Er is nog niemand.").waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("in English, and with a desk that fails", async () => {
  const { page, context, guide } = await together({ query: { lang: "en" } });
  await guide.getByText("Nothing is shared yet").waitFor();
  await page.evaluate(() => {
    document.querySelector("leerpad-guide").desk = { look: () => Promise.reject(new globalThis.leerpad.StoreError("unreachable")) };
  });
  await guide.getByRole("alert").filter({ hasText: "That did not work" }).waitFor();
  await context.close();
});
