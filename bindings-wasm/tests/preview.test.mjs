// `leerpad preview`, the real command with its page in a real browser: while a module is written, saved, broken and mended.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { violations } from "./axe.mjs";
import { launch } from "./chromium.mjs";

const COMMAND = process.env.LEERPAD_COMMAND;

const MODULE = `leerpad: 1
module: proef
version: 1.0.0
languages: [nl]
title: Proef
summary: Om te proberen.
help:
  - title: Direct gevaar
    phone: 112
privacy:
  keep: 90 days
  purposes:
    steun:
      ask: Mag je begeleider dit lezen?
      with: guide
steps:
  - exercise: begin
    title: Het begin
    image: media/plaat.png
    items:
      - choice: stemming
        ask: Hoe is het?
        options:
          goed: Goed
          minder: Kon beter
      - words: eigen
        ask: Wil je er iets over kwijt?
        private: false
  - share: delen
    title: Delen
    purpose: steun
    offer: [stemming]
  - wait: rust
    title: Een paar dagen rust
    body: Tot straks.
    for: 3 days
  - step: verder
    title: Weer verder
    body: Fijn dat je er bent.
  - end: klaar
    title: Klaar
    say: Tot ziens.
`;

const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

/** A module in two languages, as it is shipped. */
const TWO = readFileSync(new URL("../../modules/echt-online.yaml", import.meta.url), "utf8");

let browser;
const running = new Set();

before(async () => {
  assert.ok(COMMAND, "LEERPAD_COMMAND names a `leerpad` that was built with its page");
  browser = await launch();
});

after(async () => {
  await browser?.close();
  // A test that stopped half-way leaves no server behind.
  running.forEach((child) => child.kill());
});

/** The command on a module of its own, and a page on it; `faults` holds all that goes wrong there. */
async function previewed({ words = [], text = MODULE, ...options } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
  const write = (changed) => writeFileSync(join(folder, "proef.yaml"), changed);
  mkdirSync(join(folder, "media"));
  writeFileSync(join(folder, "media", "plaat.png"), PICTURE);
  write(text);
  const start = (...further) => {
    const child = spawn(COMMAND, ["preview", "proef.yaml", ...words, ...further], { cwd: folder, stdio: ["ignore", "pipe", "inherit"] });
    running.add(child);
    child.once("exit", () => running.delete(child));
    const address = new Promise((told, failed) => {
      let said = "";
      child.stdout.on("data", (piece) => {
        said += piece;
        const found = /http:\/\/127\.0\.0\.1:(\d+)\//.exec(said);
        if (found) told(found);
      });
      child.once("exit", (code) => failed(new Error(`ended with ${code}: ${said}`)));
    });
    return { child, address };
  };
  let now = start();
  const [url, port] = await now.address;
  const context = await browser.newContext({ viewport: { width: 1280, height: 1200 }, locale: "nl-NL", timezoneId: "Europe/Amsterdam", ...options });
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.stack ?? String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  const foreign = [];
  page.on("request", (request) => request.url().startsWith(url) || foreign.push(request.url()));
  await page.goto(url);
  const stop = () => new Promise((ended) => now.child.once("exit", ended).kill("SIGINT"));
  return {
    page,
    faults,
    write,
    remove: () => rmSync(join(folder, "proef.yaml")),
    port,
    stop,
    again: async () => {
      now = start("--port", port);
      await now.address;
    },
    said: page.getByRole("status").first(),
    player: page.locator("leerpad-player"),
    guide: page.locator("leerpad-guide"),
    button: (name) => page.getByRole("button", { name, exact: true }),
    close: async () => {
      assert.deepEqual(foreign, []);
      await context.close();
      await stop();
      rmSync(folder, { recursive: true });
    },
  };
}

/** What axe finds. What it cannot tell of is text on the shapes of the map: that is told here, of each text on each ground. */
async function faultsOf(page) {
  const { found } = await violations(page);
  const pale = await page.evaluate(() => {
    const light = (colour) => {
      const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const fills = (selector) => [...new Set([...document.querySelectorAll(`.drawing ${selector}`)].map((element) => getComputedStyle(element).fill))];
    const grounds = fills(":is(.paper, .frame, .place)");
    return fills("text").flatMap((ink) =>
      grounds.flatMap((ground) => {
        const [dark, bright] = [light(ink), light(ground)].sort((one, other) => one - other);
        const contrast = (bright + 0.05) / (dark + 0.05);
        return contrast < 4.5 ? [`${ink} on ${ground}: ${contrast}`] : [];
      }),
    );
  });
  return [...found.filter((told) => !/^color-contrast: (text\[|\.head |.*> text)/.test(told)), ...pale];
}

/** The place that is lit. */
const lit = (page) => page.locator("[data-step].here .title").first();

/** Waits until the drawing lights a place. */
const atPlace = (page, title) => page.locator("[data-step].here .title", { hasText: title }).waitFor();

/** From the cover to the first step, with something said there. */
async function begun({ page, player, button }) {
  await button("Beginnen").click();
  await atPlace(page, "Het begin");
  await player.getByText("Kon beter").click();
  await player.getByLabel("Wil je er iets over kwijt?").fill("Ik slaap slecht");
}

test("a module is worked at, changed, broken and mended while its session goes on", async () => {
  const preview = await previewed();
  const { page, faults, write, remove, said, player, button, close } = preview;
  await page.getByText("Er is nog niet begonnen.").waitFor();
  await page.getByText("Alles klopt.").first().waitFor();
  await begun(preview);
  assert.ok(await player.locator("img").evaluate((image) => image.decode().then(() => image.naturalWidth > 0)), "the picture of the module");

  // A text changes, also while somebody is writing: the page shows it, with all that was said.
  write(MODULE.replace("Hoe is het?", "Hoe gaat het vandaag?"));
  await player.getByText("Hoe gaat het vandaag?").waitFor();
  await said.filter({ hasText: "Je staat waar je was" }).waitFor();
  assert.ok(await player.getByLabel("Kon beter").isChecked());
  assert.equal(await player.getByLabel("Wil je er iets over kwijt?").inputValue(), "Ik slaap slecht");
  assert.equal(await lit(page).textContent(), "Het begin");

  // A fault: it stands there with its line, and the version before goes on.
  const broken = MODULE.replace("offer: [stemming]", "offer: [stemmnig]");
  write(broken);
  await said.filter({ hasText: "Je ziet de vorige versie" }).waitFor();
  const line = broken.split("\n").findIndex((text) => text.includes("stemmnig")) + 1;
  const problem = page.locator(".problem.error").first();
  assert.match(await problem.locator(".where").first().textContent(), new RegExp(`proef.yaml, regel ${line}, kolom \\d+`));
  assert.equal(await problem.locator(".own .number").textContent(), String(line));
  assert.equal(await problem.locator("mark").textContent(), "stemmnig");
  assert.match(await page.title(), /^✗ proef.yaml/);
  await player.getByText("Hoe gaat het vandaag?").waitFor();
  assert.deepEqual(await faultsOf(page), []);
  await button("Verder").click();
  await atPlace(page, "Delen");

  // Mended, and the first step has another question: what was said there does not fit, and that is said.
  write(MODULE.replace("choice: stemming", "choice: humeur").replace("offer: [stemming]", "offer: [humeur]"));
  await said.filter({ hasText: /\d handelingen passen niet meer/ }).waitFor();
  await atPlace(page, "Het begin");
  assert.equal(await page.locator(".problem").count(), 0);
  assert.ok(!(await player.getByLabel("Kon beter").isChecked()));

  // The file is gone for a while.
  remove();
  await page.getByText("De module is niet te lezen").waitFor();
  await page.getByRole("link", { name: "1 fout" }).waitFor();
  await player.getByText("Kon beter").waitFor();
  write(MODULE);
  await page.getByText("Alles klopt.").first().waitFor();
  assert.deepEqual(faults, []);
  await close();
});

test("the clock jumps through a wait; a guide sees what was shared; the place is lit", async () => {
  const preview = await previewed();
  const { page, faults, said, player, guide, button, close } = preview;
  await begun(preview);
  await button("Verder").click();
  await atPlace(page, "Delen");
  await player.getByText("Hoe is het?").first().click();
  await player.getByRole("button", { name: /^(Deel|Delen)/ }).first().click();
  await button("Verder").click();
  await atPlace(page, "Een paar dagen rust");

  await page.getByRole("radio", { name: "Begeleider" }).check();
  await guide.getByText("Kon beter").waitFor();
  assert.ok(!(await player.isVisible()));
  assert.deepEqual(await faultsOf(page), []);
  await page.getByRole("radio", { name: "Deelnemer" }).check();

  // A day is not enough; then to the moment that it opens.
  await player.getByText("We houden je plek vast").or(player.getByText("Dit gaat open")).first().waitFor();
  await button("1 dag vooruit").click();
  await said.filter({ hasText: "Het is nu" }).waitFor();
  await page.getByText("(1 dag vooruit)").waitFor();
  await button("1 uur vooruit").click();
  await button("10 minuten vooruit").click();
  await page.getByText("(1 dag, 1 uur vooruit)").waitFor();
  assert.equal(await lit(page).textContent(), "Een paar dagen rust");
  await page.getByRole("button", { name: /^Tot / }).click();
  await player.getByText("Je kunt verder").first().waitFor();
  await button("Verder").click();
  await atPlace(page, "Weer verder");

  // Again from the start, at the time that it is.
  await button("Opnieuw beginnen").click();
  await button("Beginnen").waitFor();
  assert.equal(await page.getByText(/vooruit\)/).count(), 0);
  assert.equal(await page.locator("[data-step].here").count(), 0);
  assert.deepEqual(faults, []);
  await close();
});

test("a reload goes on where somebody was; what a portal hands in is chosen on the page", async () => {
  const asked = `settings:
  waar:
    type: choice
    options:
      school: Op school
      thuis: Thuis
    default: school
  weken:
    type: number
    from: 1
    to: 8
    default: 4
facts:
  alleen:
    type: confirm
`;
  const hosted = MODULE.replace("steps:\n", `${asked}steps:\n`);
  const preview = await previewed({ text: hosted });
  const { page, faults, write, said, player, button, close } = preview;
  const inJournal = () => page.evaluate(() => document.querySelector("leerpad-player").sitting.journal.text);
  await begun(preview);
  await button("Verder").click();
  await atPlace(page, "Delen");
  await button("1 dag vooruit").click();
  await page.getByText("(1 dag vooruit)").waitFor();
  const before = await inJournal();
  await page.reload();
  await atPlace(page, "Delen");
  await page.getByText("(1 dag vooruit)").waitFor();
  assert.ok((await inJournal()).startsWith(before));
  await button("Terug").click();
  await atPlace(page, "Het begin");
  assert.equal(await player.getByLabel("Wil je er iets over kwijt?").inputValue(), "Ik slaap slecht");

  const portal = page.getByRole("region", { name: "Portaal" });
  await portal.getByLabel("waar").selectOption("Thuis");
  await portal.getByLabel("weken").fill("6");
  await portal.getByLabel("alleen").selectOption("Ja");
  assert.deepEqual(await faultsOf(page), []);
  await portal.getByRole("button", { name: "Opnieuw beginnen hiermee" }).click();
  await button("Beginnen").click();
  await atPlace(page, "Het begin");
  assert.match(await inJournal(), /"settings":\{"waar":"thuis","weken":6\}/);
  assert.match(await inJournal(), /"act":"start"[^\n]*"given":\{"alleen":true\}/);
  // A reload keeps what was chosen; what the module does not ask for any more goes.
  await page.reload();
  await atPlace(page, "Het begin");
  assert.equal(await portal.getByLabel("weken").inputValue(), "6");
  write(hosted.replace("      thuis: Thuis\n", "      elders: Elders\n"));
  await portal.getByRole("option", { name: "Elders", exact: true }).waitFor({ state: "attached" });
  await said.filter({ hasText: "Opnieuw geladen" }).waitFor();
  await button("Opnieuw beginnen").click();
  await button("Beginnen").click();
  await atPlace(page, "Het begin");
  assert.match(await inJournal(), /"settings":\{"weken":6\}/);
  assert.deepEqual(faults, []);
  await close();
});

test("a module that never was right shows where it is wrong, and plays once it is mended; the command may stop and return", async () => {
  const { page, write, said, stop, again, button, close } = await previewed({ text: MODULE.replace("version: 1.0.0\n", "") });
  await said.filter({ hasText: "nog geen versie zonder fouten" }).waitFor();
  await page.locator(".problem.error").first().waitFor();
  assert.equal(await page.locator("leerpad-player").count(), 0);
  write(MODULE);
  await button("Beginnen").waitFor();
  await page.getByText("Alles klopt.").first().waitFor();
  assert.equal(await stop(), 0);
  await said.filter({ hasText: "is gestopt" }).waitFor();
  await again();
  await said.filter({ hasText: "Alles klopt" }).waitFor({ timeout: 30_000 });
  await close();
});

for (const colorScheme of ["light", "dark"]) {
  test(`on a phone of 320 pixels, in English, ${colorScheme}: nothing is wider, axe finds nothing`, async () => {
    const broken = TWO.replace(/^version: .*$/m, "versie: 1");
    const { page, faults, player, write, close } = await previewed({ words: ["--lang", "en"], viewport: { width: 320, height: 640 }, colorScheme, text: broken });
    await page.getByText("no version without errors").waitFor();
    assert.deepEqual(await faultsOf(page), []);
    write(TWO);
    await player.getByRole("button", { name: "Begin", exact: true }).waitFor();
    await page.getByLabel("Language of the module").selectOption("nl");
    await player.getByRole("button", { name: "Beginnen" }).click();
    await page.getByText("You are here").waitFor();
    await page.getByRole("checkbox", { name: "As wide as a phone" }).check();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    assert.deepEqual(await faultsOf(page), []);
    assert.deepEqual(faults, []);
    await close();
  });
}
