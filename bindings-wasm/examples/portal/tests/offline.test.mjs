// A learner without a network: the page opens from the first time that it was loaded, goes on, and sends it all later. Who
// signs off leaves no page behind.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { launch } from "../../../tests/chromium.mjs";
import { settled } from "../../../tests/stage.mjs";
import { running, visitor } from "./running.mjs";

const MODULE = "een-stap-voor-jou";
const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
let browser;
let portal;

before(async () => {
  portal = await running(`sqlite:${join(folder, "portal.db")}`);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await portal?.stop();
  rmSync(folder, { recursive: true });
});

const kept = (page) => page.evaluate(async () => (await (await caches.open("leerpad-portal-1")).keys()).map(({ url }) => new URL(url).pathname));

test("opened once, a module opens and goes on without a network; what was done is sent later", async () => {
  const { page, context, faults } = await visitor(browser, portal, "anna");
  const player = page.locator("leerpad-player");
  await page.getByRole("link", { name: "Een stap voor jou" }).click();
  await player.locator("h2").waitFor();
  const learner = await page.locator("#player").getAttribute("data-learner");
  await page.waitForFunction(async () => (await (await caches.open("leerpad-portal-1")).keys()).some(({ url }) => url.endsWith(".wasm")));
  await page.waitForFunction(async () => (await (await caches.open("leerpad-portal-1")).match(location.href)) !== undefined);
  await portal.kill();
  await context.setOffline(true);
  await page.reload();
  await player.getByRole("button", { name: "Beginnen", exact: true }).tap();
  await page.waitForFunction(() => document.querySelector("leerpad-player").sitting.journal.status === "running");
  await player.getByText(/wordt later verstuurd/).first().waitFor();
  await page.reload();
  await page.waitForFunction(() => document.querySelector("leerpad-player").sitting?.journal.status === "running");
  const here = await page.evaluate(() => document.querySelector("leerpad-player").sitting.journal.text);
  // The list of modules is there too.
  await page.goto(portal.url);
  await page.getByRole("link", { name: "Een stap voor jou" }).waitFor();
  assert.ok((await kept(page)).every((path) => !path.startsWith("/api/")));

  await portal.start();
  await context.setOffline(false);
  await page.getByRole("link", { name: "Een stap voor jou" }).click();
  await player.locator("h2").waitFor();
  await settled(page);
  await page.evaluate(async () => {
    const { store, sitting } = document.querySelector("leerpad-player");
    await store.flush(sitting.name);
  });
  const { journal } = await (await context.request.get(`${portal.url}/api/journals/${learner}/${MODULE}`)).json();
  assert.ok(journal.startsWith(here));

  await page.getByRole("button", { name: "Afmelden" }).first().click();
  await page.getByRole("heading", { name: "Aanmelden" }).waitFor();
  await page.waitForFunction(async () => !(await caches.has("leerpad-portal-1")));
  await context.setOffline(true);
  await assert.rejects(page.goto(`${portal.url}/learn/${MODULE}`), /ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
  assert.deepEqual([faults, portal.said], [[], []]);
  await context.close();
});
