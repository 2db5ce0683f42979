// Who sees little, hears little, moves little or is easily made dizzy: focus, order, motion, voices, paper.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { launch } from "./chromium.mjs";
import { opened, settled, staged } from "./stage.mjs";

let browser;
let stage;

before(async () => {
  stage = await staged();
  browser = await launch();
});

after(async () => {
  await browser?.close();
  stage?.close();
});

/** On the step with one of every kind. */
async function everything(options) {
  const { page, context, faults } = await opened(browser, stage, { module: "alles", viewport: { width: 800, height: 900 }, ...options });
  await page.evaluate(async () => {
    const player = document.querySelector("leerpad-player");
    await player.sitting.act({ act: "start" });
    await player.sitting.act({ act: "continue" });
    player.redraw();
  });
  await settled(page);
  return { page, context, faults };
}

test("Tab goes through the page as it reads, every stop can be seen, and nothing holds the focus", async () => {
  const { page, context } = await everything();
  const stops = [];
  await page.evaluate(() => document.querySelector("leerpad-player").shadowRoot.querySelector("[part=back]").focus());
  for (let tabs = 0; tabs < 300; tabs += 1) {
    const stop = await page.evaluate(() => {
      const element = document.querySelector("leerpad-player").shadowRoot.activeElement;
      if (element === null) return null;
      const seen = element.closest(".option") ?? element;
      const { outlineStyle, outlineWidth } = getComputedStyle(seen);
      const { top, bottom, height } = seen.getBoundingClientRect();
      const bar = element.closest(".bottom") === null ? element.getRootNode().querySelector(".bottom").getBoundingClientRect().top : innerHeight;
      return {
        name: element.outerHTML.slice(0, 120),
        order: [...element.getRootNode().querySelectorAll("*")].indexOf(element),
        place: top + scrollY,
        isOutlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
        // Focus not obscured: at least a part of it is above the bar that stays.
        isSeen: height > 0 && top < bar && bottom > 0,
        isBar: element.closest(".bottom") !== null,
      };
    });
    if (stop === null) break;
    stops.push(stop);
    await page.keyboard.press("Tab");
  }
  assert.ok(stops.length > 60, String(stops.length));
  assert.ok(stops.length < 300, "the focus comes out at the end");
  assert.deepEqual(stops.filter(({ isOutlined }) => !isOutlined).map(({ name }) => name), []);
  assert.deepEqual(stops.filter(({ isSeen }) => !isSeen).map(({ name }) => name), []);
  for (const [at, { order }] of stops.entries()) {
    // A day has a stop for each of its parts.
    assert.ok(at === 0 || order >= stops[at - 1].order, stops[at].name);
  }
  await context.close();
});

test("what was refused is told, stands beside its field, and is where the focus goes", async () => {
  const { page, context } = await everything();
  const field = page.getByLabel("Uren?").first();
  await field.fill("99");
  await field.blur();
  const alert = page.getByRole("alert").filter({ hasText: "Kies van 0 tot en met 24" });
  await alert.waitFor();
  assert.equal(await field.getAttribute("aria-invalid"), "true");
  const described = await field.evaluate((element) => element.getAttribute("aria-describedby").split(" ").map((id) => element.getRootNode().getElementById(id)?.textContent).join(" "));
  assert.match(described, /Kies van 0 tot en met 24/);
  await page.getByRole("button", { name: "Verder", exact: true }).click();
  await settled(page);
  const focused = await page.evaluate(() => document.querySelector("leerpad-player").shadowRoot.activeElement.closest("[data-item]").dataset.item);
  assert.equal(focused, "uren");
  await context.close();
});

test("breathing moves, stops when asked, and stands still for who wants less motion", async () => {
  for (const reducedMotion of ["no-preference", "reduce"]) {
    const { page, context } = await everything({ reducedMotion });
    const radius = () => page.evaluate(() => document.querySelector("leerpad-player").shadowRoot.querySelector(".breath circle:last-child").getAttribute("r"));
    await page.getByRole("button", { name: "Begin met ademen" }).click();
    await page.getByRole("status").filter({ hasText: /^Adem in$/ }).waitFor();
    const first = await radius();
    await page.waitForTimeout(700);
    const second = await radius();
    assert.equal(first === second, reducedMotion === "reduce", `${first} ${second}`);
    await page.getByRole("button", { name: "Pauze", exact: true }).first().click();
    const third = await radius();
    await page.waitForTimeout(500);
    assert.equal(await radius(), third);
    await context.close();
  }
});

test("a quiet time can be stopped and gone on with, and nobody has to wait for it", async () => {
  const { page, context } = await everything();
  const item = page.locator('leerpad-player [data-item="stil"]');
  await item.getByRole("button", { name: "Start de tijd" }).click();
  await item.getByText("1:29").waitFor();
  await item.getByRole("button", { name: "Pauze" }).click();
  const stood = await item.locator(".clock").innerText();
  await page.waitForTimeout(1_200);
  assert.equal(await item.locator(".clock").innerText(), stood);
  await item.getByRole("button", { name: "Gedaan" }).click();
  await item.locator("[aria-pressed=true]").waitFor();
  await context.close();
});

test("the page is read aloud in its language, block by block, and can be silenced", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
  await context.addInitScript(() => {
    globalThis.said = [];
    Object.defineProperty(globalThis, "speechSynthesis", {
      value: { speak: ({ text, lang }) => globalThis.said.push([lang, text]), cancel: () => globalThis.said.push(["", "silence"]) },
    });
  });
  const { page } = await opened(browser, stage, { module: "een-stap-voor-jou", context });
  await page.getByRole("button", { name: "Voorlezen" }).click();
  const said = await page.evaluate(() => globalThis.said);
  assert.deepEqual(said.slice(0, 2), [["", "silence"], ["nl", "Een stap voor jou"]]);
  assert.match(said[2][1], /^Je kiest zelf wat je anders wilt/);
  await page.getByRole("button", { name: "Stop voorlezen" }).click();
  assert.deepEqual((await page.evaluate(() => globalThis.said)).at(-1), ["", "silence"]);
  await context.close();
});

test("a summary of one's own is printed without the page around it, and kept as a file that runs nothing", async () => {
  const { page, context, faults } = await opened(browser, stage, { module: "een-stap-voor-jou", acceptDownloads: true });
  const own = "<img src=x onerror=ran.push(1)> & </style><script>ran.push(2)</script>";
  await page.evaluate(async (doel) => {
    const player = document.querySelector("leerpad-player");
    const { sitting } = player;
    await sitting.act({ act: "start" });
    for (let steps = 0; steps < 40 && !sitting.journal.completed; steps += 1) {
      const screen = sitting.screen("learner", "nl");
      if (screen.items.some(({ id }) => id === "doel")) {
        await sitting.act({ act: "answer", item: "doel", value: doel });
      }
      if (screen.contact !== undefined) {
        await sitting.act({ act: "contact-decline", step: screen.step });
      }
      if (!(await sitting.act({ act: "continue" })).ok) {
        globalThis.ahead += 8 * 86_400_000;
      }
    }
    player.redraw();
  }, own);
  await settled(page);
  await page.evaluate(() => {
    globalThis.paper = new Promise((told) => {
      const { append } = ShadowRoot.prototype;
      ShadowRoot.prototype.append = function (frame) {
        append.call(this, frame);
        frame.contentWindow.print = () => told(frame.contentDocument.body.textContent);
      };
    });
  });
  await page.getByRole("button", { name: "Afdrukken" }).click();
  const paper = await page.evaluate(() => globalThis.paper);
  assert.ok(paper.includes(own));
  assert.ok(!paper.includes("Portaal"));
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Bewaren op dit apparaat" }).click()]);
  assert.equal(download.suggestedFilename(), "een-stap-voor-jou.html");
  const kept = await context.newPage();
  await kept.addInitScript(() => (globalThis.ran = []));
  await kept.goto(`file://${await download.path()}`);
  await kept.setContent(readFileSync(await download.path(), "utf8"));
  assert.ok((await kept.locator("body").innerText()).includes(own));
  assert.deepEqual(await kept.evaluate(() => [globalThis.ran, document.querySelectorAll("img, script").length]), [[], 0]);
  assert.deepEqual([await page.evaluate(() => globalThis.ran), faults], [[], []]);
  await context.close();
});

test("every word of the elements is used, and there in both languages", () => {
  const folder = new URL("../ts/", import.meta.url);
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".ts"));
  const sources = files.filter((file) => !file.endsWith("words.ts")).map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");
  const words = readFileSync(new URL("view/words.ts", folder), "utf8");
  const [dutch, english] = ["const NL = {", "const EN:"].map((head) => words.slice(words.indexOf(head)).split("\n}")[0]);
  const keys = (table) => [...table.matchAll(/^ {2}"?([\w-]+)"?: "/gm)].map(([, key]) => key);
  assert.deepEqual(keys(dutch).sort(), keys(english).sort());
  // Names made of a state or form are used by their beginning.
  const isUsed = (key) => sources.includes(`"${key}"`) || /^(breathe|form|pick|g-state|renewed)-/.test(key);
  assert.deepEqual(keys(dutch).filter((key) => !isUsed(key)), []);
});
