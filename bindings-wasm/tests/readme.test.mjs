// Every block of the README, as it stands there: scripts in Node, pages in Chromium after Vite built them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { build } from "vite";

import { compile, load } from "leerpad/studio";

import { launch, POLICY, serve } from "./chromium.mjs";
import { sharing, text } from "./day.mjs";
import { project } from "./installed.mjs";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const blocks = [...readme.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language, code]) => ({ language, code }));
const named = blocks.map(({ code }) => [/^(?:\/\/|<!--) (\S+)/.exec(code)?.[1], code]);
const pages = named.filter(([name]) => name?.endsWith(".html"));
/** What a page or another script takes in runs there. */
const isTaken = (name) => named.some(([other, code]) => other !== name && code.includes(`"./${name}`));

let browser;
let portal;
let server;

before(async () => {
  portal = project({ ...Object.fromEntries(named), "module.yaml": text, "samen.yaml": sharing, "public/favicon.ico": "" });
  await load();
  run("publish.js");
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
  portal?.remove();
});

function run(name) {
  return execFileSync(process.execPath, [name], { cwd: portal.folder, encoding: "utf8" });
}

/** A page as it is after building, with all that went wrong on it. */
async function open(name, module = readFileSync(join(portal.folder, "module.json"), "utf8")) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.route("**/module.json", (route) => route.fulfill({ body: module }));
  await page.goto(`${server.url}/${name}`);
  return { page, faults };
}

/** In the page. */
const isEngineKept = async () => (await (await caches.open("leerpad-1")).keys()).some(({ url }) => url.endsWith(".wasm"));

test("every block has a name", () => {
  assert.ok(blocks.length > 0);
  for (const [name, code] of named) {
    assert.match(name ?? code, /^[a-z]+\.(js|html)$/);
  }
});

test("scripts say what they should", () => {
  const scripts = named.map(([name]) => name).filter((name) => name.endsWith(".js") && !isTaken(name));
  const told = Object.fromEntries(scripts.map((name) => [name, run(name)]));
  assert.match(told["publish.js"], /^een-dag 1\.2\.3 [0-9a-f]{64}\n$/);
  assert.match(told["play.js"], /moved[^]*stemming/);
  assert.equal(told["careful.js"], "1 true\ntrue\n");
  assert.match(told["errors.js"], /^journal-damaged 1 form \{"/);
  assert.match(told["share.js"], /^shared\/4\/nacht slapen\/1\/nacht\nnacht reply note\n/);
  assert.match(told["share.js"], /\nconsent 1\nrust gesprek\nconsent-given 30 dagen\nvan-mij\.html van-mij\.json journal\.jsonl words\.json program\.json\n$/);
  assert.equal(Object.keys(told).length, 5);
});

test("pages are built", async () => {
  const input = pages.map(([name]) => join(portal.folder, name));
  await build({
    root: portal.folder,
    logLevel: "warn",
    configFile: false,
    build: { outDir: "out", rolldownOptions: { input } },
  });
  const headers = { "Content-Security-Policy": POLICY, "Service-Worker-Allowed": "/" };
  server = await serve(join(portal.folder, "out"), { headers });
  // What a worker asks for goes past the page: it has to be there.
  copyFileSync(join(portal.folder, "module.json"), join(portal.folder, "out", "module.json"));
});

test("a learner walks through the page, and finds everything again", async () => {
  const { page, faults } = await open("page.html");
  const click = (name) => page.getByRole("button", { name }).click();
  await click("Beginnen");
  assert.equal(await page.locator("h1").innerText(), "Hoe is het vandaag?");
  await click("Kon beter");
  await click("Verder");
  assert.equal(await page.locator("h1").innerText(), "Schrijf het op");
  await page.locator("textarea").fill("wandelen 🌳");
  await page.locator("textarea").blur();
  await page.reload();
  assert.equal(await page.locator("h1").innerText(), "Schrijf het op");
  assert.equal(await page.locator("textarea").inputValue(), "wandelen 🌳");
  const journal = await page.evaluate(() => localStorage.getItem("journal"));
  assert.ok(!journal.includes("wandelen"));
  await click("Verder");
  assert.match(await page.locator("main").innerText(), /Fijn dat je er was/);
  assert.deepEqual(faults, []);
  await page.close();
});

test("an author sees where it is wrong", async () => {
  const { page, faults } = await open("editor.html");
  await page.locator("textarea").fill("leerpad: 1\n# 😀\nstap: x\n");
  await page.getByText("stap").first().click();
  const selected = await page.locator("textarea").evaluate((field) =>
    field.value.slice(field.selectionStart, field.selectionEnd),
  );
  assert.equal(selected, "stap");
  assert.deepEqual(faults, []);
  await page.close();
});

test("a worker answers", async () => {
  const { page, faults } = await open("checking.html");
  await page.waitForFunction(() => document.querySelector("output").value !== "", undefined, { timeout: 20_000 });
  assert.equal(await page.locator("output").innerText(), "een-dag");
  assert.deepEqual(faults, []);
  await page.close();
});

test("the player is a page of its own, and goes on after a reload", async () => {
  const { page, faults } = await open("learn.html");
  const click = (name) => page.getByRole("button", { name, exact: true }).click();
  await click("Beginnen");
  await page.getByText("Kon beter").click();
  await page.getByRole("radio", { name: "Kon beter", checked: true }).waitFor();
  await page.reload();
  await page.getByRole("radio", { name: "Kon beter", checked: true }).waitFor();
  await click("Verder");
  await page.getByRole("textbox").fill("wandelen");
  await click("Verder");
  await page.waitForFunction(() => document.title === "Klaar: een-dag");
  assert.deepEqual(faults, []);
  await page.close();
});

test("the guide stands beside the learner in one page", async () => {
  const program = compile(sharing).program.toJson();
  const { page, faults } = await open("beside.html", program);
  await page.getByRole("button", { name: "Beginnen", exact: true }).click();
  await page.getByText("Er is nog niets gedeeld", { exact: false }).waitFor();
  assert.deepEqual(faults, []);
  await page.close();
});

test("what is on its way while the service worker comes is kept as well", async () => {
  const page = await browser.newPage();
  let letGo;
  const held = new Promise((done) => (letGo = done));
  await page.route("**/*.wasm", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(`${server.url}/offline.html`);
  await page.getByText("Dit werkt nu ook zonder internet.").waitFor();
  letGo();
  await page.waitForFunction(isEngineKept);
  await page.close();
});

test("a page with a service worker opens without a network", async () => {
  const { page } = await open("offline.html");
  // Loaded once, no more: the page, the script and the engine came before the worker was there.
  await page.getByText("Dit werkt nu ook zonder internet.").waitFor();
  await page.waitForFunction(isEngineKept);
  await page.getByLabel("Hoe mogen we je hier noemen?").fill("Anna");
  await page.getByRole("button", { name: "Beginnen", exact: true }).click();
  await page.getByRole("heading", { name: "Een dag" }).waitFor();
  server.close();
  await page.context().setOffline(true);
  await page.reload();
  await page.getByLabel("Hoe mogen we je hier noemen?").fill("Bram");
  await page.getByRole("button", { name: "Beginnen", exact: true }).click();
  await page.getByRole("heading", { name: "Een dag" }).waitFor();
  await page.close();
});
