// What a browser keeps: drafts, tabs, a full device, no network, several learners.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { violations } from "./axe.mjs";
import { launch } from "./chromium.mjs";
import { text } from "./day.mjs";
import { compiled, opened, ready, settled, staged } from "./stage.mjs";

let browser;
let stage;

before(async () => {
  stage = await staged({
    "worker.js": 'import { keepOffline } from "/dist/offline.js"; keepOffline(self);',
    "dag.json": "",
  });
  const { writeFileSync } = await import("node:fs");
  writeFileSync(`${stage.folder}/dag.json`, compiled({ "module.yaml": text }));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  stage?.close();
});

const press = async (page, name) => {
  await page.getByRole("button", { name, exact: true }).click();
  await settled(page);
};

/** On the step with words of one's own. */
async function toWords(page) {
  await press(page, "Beginnen");
  await page.getByText("Kon beter").click();
  await settled(page);
  for (let pages = 0; pages < 4 && (await page.locator("leerpad-player textarea").count()) === 0; pages += 1) {
    await press(page, "Verder");
  }
}

test("what is being written is there again after the tab was closed", async () => {
  const { page, context, faults } = await opened(browser, stage, { module: "dag" });
  await toWords(page);
  await page.locator("leerpad-player textarea").pressSequentially("nog niet af");
  await page.waitForFunction(() => document.querySelector("leerpad-player").sitting.keys().some((key) => key.startsWith("draft/")));
  await settled(page);
  await page.close();
  const again = await opened(browser, stage, { module: "dag", context });
  assert.equal(await again.page.locator("leerpad-player textarea").inputValue(), "nog niet af");
  // It becomes the answer by going on, and no draft is left of it.
  await press(again.page, "Verder");
  const keys = await again.page.evaluate(() => document.querySelector("leerpad-player").sitting.keys());
  assert.deepEqual(keys, ["schrijven/1/schrijven"]);
  assert.deepEqual([...faults, ...again.faults], []);
  await context.close();
});

test("a module that is put in anew opens its session again, tells so, and loses nothing of what is being written", async () => {
  const { page, context, faults } = await opened(browser, stage, { module: "dag" });
  await toWords(page);
  const opening = page.evaluate(
    () =>
      new Promise((told) => {
        const player = document.querySelector("leerpad-player");
        player.addEventListener("leerpad-open", ({ detail }) => told([detail.session, player.sitting.journal.step]), { once: true });
      }),
  );
  // At once, before the pause in which a draft is kept.
  await page.evaluate(async () => {
    const player = document.querySelector("leerpad-player");
    const field = player.shadowRoot.querySelector("textarea");
    field.value = "nog niet af";
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
    player.program = await (await fetch("/dag.json")).text();
  });
  assert.deepEqual(await opening, [{ learner: "me", module: "een-dag" }, "schrijven"]);
  await ready(page);
  assert.equal(await page.locator("leerpad-player textarea").inputValue(), "nog niet af");
  assert.deepEqual(faults, []);
  await context.close();
});

test("two tabs: one goes on, the other says where it is, and can take it over", async () => {
  const one = await opened(browser, stage, { module: "dag" });
  await press(one.page, "Beginnen");
  const other = await opened(browser, stage, { module: "dag", context: one.context });
  await other.page.getByText("Je bent met deze module bezig in een ander venster.").waitFor();
  assert.deepEqual((await violations(other.page)).found, []);
  await press(other.page, "Hier verdergaan");
  await other.page.getByText("Kon beter").click();
  await settled(other.page);
  await one.page.getByText("Je bent met deze module bezig in een ander venster.").waitFor();
  await press(one.page, "Hier verdergaan");
  await one.page.getByRole("radio", { name: "Kon beter", checked: true }).waitFor();
  assert.deepEqual([...one.faults, ...other.faults], []);
  await one.context.close();
});

test("two tabs where there are no locks do not write over each other", async () => {
  const one = await opened(browser, stage, { module: "dag" });
  await one.context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
  await one.page.reload();
  await ready(one.page);
  await press(one.page, "Beginnen");
  const other = await opened(browser, stage, { module: "dag", context: one.context });
  await other.page.getByText("Kon beter").click();
  await settled(other.page);
  await one.page.getByText("Goed 😀").click();
  await settled(one.page);
  const journal = ({ page }) => page.evaluate(() => document.querySelector("leerpad-player").sitting.journal.text);
  const [last, before] = [await journal(one), await journal(other)];
  assert.ok(last.startsWith(before));
  assert.equal(last.trim().split("\n").length, 4);
  // What was shown was taken back, and done again behind what the other tab did: that is what is seen.
  await one.page.getByRole("radio", { name: "Goed 😀", checked: true }).waitFor();
  await one.context.close();
});

// The quota of the browser, and a disk that is really full: Chromium does not know why then.
for (const error of ["QuotaExceededError", "UnknownError"]) {
  test(`a full device says so (${error}); nothing that was filled in is gone, and it can be tried again`, async () => {
    const { page, context, faults } = await opened(browser, stage, { module: "dag" });
    await toWords(page);
    // A full disk aborts a transaction when it is to be written, with this error; so does this one.
    await page.evaluate((name) => {
      globalThis.isFull = true;
      const { put } = IDBObjectStore.prototype;
      IDBObjectStore.prototype.put = function (...given) {
        const request = put.apply(this, given);
        const { transaction } = this;
        if (globalThis.isFull) {
          Object.defineProperty(transaction, "error", { value: new DOMException("full", name), configurable: true });
          request.addEventListener("success", () => transaction.abort());
        }
        return request;
      };
    }, error);
    const field = page.locator("leerpad-player textarea");
    await field.fill("past er niet bij ".repeat(20));
    await field.blur();
    const alert = page.getByRole("alert").filter({ hasText: "Dit apparaat is vol" });
    await alert.waitFor();
    assert.match(await field.inputValue(), /^past er niet bij/);
    assert.deepEqual((await violations(page)).found, []);
    const kept = await page.evaluate(() => document.querySelector("leerpad-player").sitting.journal.text);
    assert.ok(!kept.includes('"item":"schrijven"'));
    await page.evaluate(() => (globalThis.isFull = false));
    await press(page, "Opnieuw proberen");
    await alert.waitFor({ state: "detached" });
    await press(page, "Verder");
    await page.reload();
    await ready(page);
    assert.match(await page.evaluate(() => document.querySelector("leerpad-player").sitting.words("schrijven/1/schrijven")), /^past er niet bij/);
    assert.deepEqual(faults, []);
    await context.close();
  });
}

test("a device that is full just then takes back what it showed; tried again, all of it is done", async () => {
  const { page, context, faults } = await opened(browser, stage, { module: "dag", viewport: { width: 800, height: 900 } });
  await press(page, "Beginnen");
  const state = () => page.evaluate(() => {
    const { sitting, shadowRoot } = document.querySelector("leerpad-player");
    return { step: sitting.journal.step, title: shadowRoot.querySelector("h2").textContent, isWriting: sitting.isWriting };
  });
  await page.evaluate(() => {
    const { store } = document.querySelector("leerpad-player");
    const append = store.append.bind(store);
    globalThis.hold = new Promise((go) => (globalThis.go = go));
    store.append = async (...given) => {
      await globalThis.hold;
      if (globalThis.isFull !== false) {
        throw new globalThis.leerpad.StoreError("full");
      }
      return append(...given);
    };
  });
  // A tick, and at once on: the next page is there while nothing is kept yet.
  await page.getByText("Kon beter").click();
  await page.getByRole("button", { name: "Verder", exact: true }).click();
  await page.getByRole("heading", { name: "Schrijf het op" }).waitFor();
  assert.deepEqual(await state(), { step: "schrijven", title: "Schrijf het op", isWriting: true });
  // Who would close the tab is asked first.
  assert.ok(await page.evaluate(() => !globalThis.dispatchEvent(new Event("beforeunload", { cancelable: true }))));
  await page.evaluate(() => globalThis.go());
  const alert = page.getByRole("alert").filter({ hasText: "Dit apparaat is vol" });
  await alert.waitFor();
  assert.deepEqual(await state(), { step: "stemming", title: "Hoe is het vandaag?", isWriting: false });
  assert.equal(await page.getByRole("radio", { checked: true }).count(), 0);
  assert.deepEqual((await violations(page)).found, []);
  await press(page, "Opnieuw proberen");
  await alert.waitFor();
  await page.evaluate(() => (globalThis.isFull = false));
  await press(page, "Opnieuw proberen");
  await page.getByRole("heading", { name: "Schrijf het op" }).waitFor();
  await settled(page);
  assert.equal(await alert.count(), 0);
  assert.ok(await page.evaluate(() => globalThis.dispatchEvent(new Event("beforeunload", { cancelable: true }))));
  await page.reload();
  await ready(page);
  const acts = await page.evaluate(() => document.querySelector("leerpad-player").sitting.journal.text.match(/"act":"[a-z]+"/g));
  assert.deepEqual(acts, ['"act":"start"', '"act":"answer"', '"act":"continue"']);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a browser that keeps nothing says so", async () => {
  const context = await browser.newContext({ locale: "nl-NL" });
  await context.addInitScript(() => {
    Object.defineProperty(globalThis, "indexedDB", { value: { open: () => { throw new DOMException("no", "SecurityError"); } } });
  });
  const { page } = await opened(browser, stage, { module: "dag", context });
  await page.getByRole("alert").filter({ hasText: "Je browser bewaart hier niets" }).waitFor();
  await context.close();
});

test("without a network: the page opens again and goes on", async () => {
  const { page, context } = await opened(browser, stage, { module: "dag" });
  await page.evaluate(async () => {
    const own = globalThis.trustedTypes.createPolicy("own", { createScriptURL: (address) => address });
    await navigator.serviceWorker.register(own.createScriptURL("/worker.js"), { type: "module" });
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  await ready(page);
  await press(page, "Beginnen");
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await page.getByText("Kon beter").click();
  await settled(page);
  await page.reload();
  await page.getByRole("radio", { name: "Kon beter", checked: true }).waitFor();
  await context.close();
});

test("what was forgotten from another device is asked about: it goes here too, or is kept and sent anew", async () => {
  const { page, context, faults } = await opened(browser, stage, {});
  let lines = [];
  await page.route("**/sessions/**", async (route) => {
    const request = route.request();
    if (request.method() === "POST") {
      lines = [...lines, ...JSON.parse(request.postData()).lines];
    } else if (request.method() === "DELETE") {
      lines = [];
    }
    const isThere = request.method() !== "GET" || lines.length > 0;
    await route.fulfill({ status: isThere ? 200 : 404, body: isThere ? JSON.stringify({ journal: lines.join("") }) : "" });
  });
  const open = async () => {
    await page.evaluate(() => {
      const element = document.createElement("leerpad-player");
      element.setAttribute("server", "/sessions");
      element.setAttribute("src", "/dag.json");
      document.querySelector("main").append(element);
    });
    await ready(page);
  };
  await open();
  await press(page, "Beginnen");
  const flush = () => page.evaluate(async () => {
    const { store, sitting } = document.querySelector("leerpad-player");
    await store.flush(sitting.name);
  });
  await flush();
  const before = lines;
  assert.ok(before.length > 1);
  lines = [];
  await page.reload();
  await open();
  await page.getByRole("heading", { name: "Gewist" }).waitFor();
  assert.deepEqual((await violations(page)).found, []);
  assert.deepEqual(lines, []);
  await press(page, "Bewaren en verdergaan");
  await page.getByText("Kon beter").waitFor();
  await flush();
  assert.deepEqual(lines.slice(0, before.length), before);
  lines = [];
  await page.reload();
  await open();
  await press(page, "Ook hier wissen");
  await page.getByRole("button", { name: "Beginnen", exact: true }).waitFor();
  assert.deepEqual([lines, faults.filter((fault) => !/404/.test(fault))], [[], []]);
  await context.close();
});

test("who shares a device chooses a name; nobody sees the answers of another", async () => {
  const { page, context, faults } = await opened(browser, stage, { module: "dag", query: { shared: "" } });
  assert.deepEqual((await violations(page)).found, []);
  await page.getByLabel("Hoe mogen we je hier noemen?").fill("Anna <b>");
  await press(page, "Beginnen");
  await page.getByRole("heading", { name: "Een dag" }).waitFor();
  await press(page, "Beginnen");
  await page.getByText("Kon beter").click();
  await settled(page);
  await press(page, "Mijn gegevens");
  await press(page, "Afmelden");
  await page.getByRole("dialog").getByRole("button", { name: "Afmelden", exact: true }).click();
  await page.getByText("Wie ben je?").waitFor();
  await page.getByLabel("Ik ben hier nieuw").fill("Bram");
  await press(page, "Beginnen");
  await page.getByRole("heading", { name: "Een dag" }).waitFor();
  await press(page, "Beginnen");
  assert.equal(await page.getByRole("radio", { checked: true }).count(), 0);
  await press(page, "Mijn gegevens");
  await press(page, "Afmelden");
  await page.getByRole("button", { name: "Afmelden en alles van mij hier wissen" }).click();
  await page.getByText("Wie ben je?").waitFor();
  assert.equal(await page.getByRole("button", { name: "Bram" }).count(), 0);
  await page.getByRole("button", { name: "Anna <b>" }).click();
  await page.getByRole("radio", { name: "Kon beter", checked: true }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test("the page hears of every act, of its facts, and of the end", async () => {
  const { page, context } = await opened(browser, stage, { module: "dag" });
  await page.evaluate(() => {
    globalThis.heard = [];
    for (const type of ["act", "fact", "due", "complete", "sign-off"]) {
      document.addEventListener(`leerpad-${type}`, ({ detail }) => globalThis.heard.push([type, detail.entry?.act ?? detail.step, detail.fact?.fact, detail.session.learner]));
    }
  });
  await toWords(page);
  await press(page, "Verder");
  const heard = await page.evaluate(() => globalThis.heard);
  assert.deepEqual(heard[0], ["act", "start", undefined, "me"]);
  assert.ok(heard.some(([type, act, fact]) => type === "fact" && act === "continue" && fact === "left"));
  assert.deepEqual(heard.filter(([type]) => type === "complete").map(([, step]) => step), ["klaar"]);
  await context.close();
});

test("pause, stop and going on; the help is one tap away and gives the focus back", async () => {
  const { page, context, faults } = await opened(browser, stage, { module: "dag" });
  await press(page, "Beginnen");
  const focused = () => page.evaluate(() => document.querySelector("leerpad-player").shadowRoot.activeElement?.textContent);
  assert.equal(await focused(), "Hoe is het vandaag?");
  await press(page, "Hulp");
  await page.getByRole("dialog").getByRole("link", { name: "Bel 113" }).waitFor();
  assert.deepEqual((await violations(page)).found, []);
  await page.keyboard.press("Escape");
  assert.equal(await focused(), "Hulp");
  await press(page, "Pauze");
  assert.equal(await focused(), "Even pauze");
  assert.deepEqual((await violations(page)).found, []);
  await press(page, "Weer verder");
  await press(page, "Stoppen");
  assert.deepEqual((await violations(page)).found, []);
  await page.getByRole("dialog").getByRole("button", { name: "Stoppen" }).click();
  await page.getByRole("heading", { name: "Je bent gestopt" }).waitFor();
  assert.deepEqual((await violations(page)).found, []);
  await page.reload();
  await ready(page);
  await press(page, "Weer verdergaan");
  assert.equal(await focused(), "Hoe is het vandaag?");
  await press(page, "Mijn gegevens");
  assert.deepEqual((await violations(page)).found, []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a watched word brings the help, and is written down nowhere", async () => {
  const { page, context } = await opened(browser, stage, { module: "dag" });
  await toWords(page);
  await page.locator("leerpad-player textarea").pressSequentially("ik wil dood");
  await page.locator("leerpad-player .worry").getByRole("link", { name: "Bel 113" }).waitFor();
  await press(page, "Verder");
  const journal = await page.evaluate(() => document.querySelector("leerpad-player").sitting.journal.text);
  assert.ok(!/dood|help|watch/.test(journal));
  await context.close();
});

test("another language by a table, and words that a portal says otherwise", async () => {
  const { page, context } = await opened(browser, stage, { module: "dag", query: { lang: "fy" } });
  await page.evaluate(() => {
    document.querySelector("leerpad-player").words = { fy: { "button.start": "Begjinne" } };
  });
  await page.getByRole("button", { name: "Begjinne" }).waitFor();
  // What the table does not say is said in English.
  await page.getByRole("button", { name: "Help" }).waitFor();
  await context.close();
});

test("a server that gives no module is told to who learns", async () => {
  const { page, context } = await opened(browser, stage, {});
  await page.evaluate(() => {
    const element = document.createElement("leerpad-player");
    element.setAttribute("src", "/nowhere.json");
    document.querySelector("main").append(element);
  });
  await page.getByRole("alert").filter({ hasText: "kon niet worden geladen" }).waitFor();
  assert.deepEqual((await violations(page)).found, []);
  await context.close();
});
