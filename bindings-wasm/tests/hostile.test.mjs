// Hostile texts in every place of a module and in every answer: on a page without any policy, nothing runs.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";

import { launch, serve } from "./chromium.mjs";
import { HOSTILE } from "./hostile.mjs";
import { opened, programOf, staged } from "./stage.mjs";

/** More of them, where somebody has more: a file of pairs of a source and a payload. */
function payloads() {
  const more = process.env.HOSTILE === undefined ? [] : JSON.parse(gunzipSync(readFileSync(process.env.HOSTILE)));
  return [...HOSTILE, ...more.map(([, payload]) => payload)];
}

let browser;
let stage;
let server;

before(async () => {
  stage = await staged();
  // No policy: what does not run here is held back by the elements alone.
  server = await serve(stage.folder, { types: { ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png" } });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
  stage?.close();
});

/** How often the modules are walked through: each time another payload stands in each place. All of them: in every place each. */
const PASSES = Number(process.env.HOSTILE_PASSES ?? 40);

/** A program whose every text is a payload: what stands in paragraphs, labels, code, names of gaps and units. */
function spoilt(program, all, pass) {
  const texts = new Set(["text", "code", "label", "alt", "unit", "phone", "launch"]);
  let place = Math.round((pass * all.length) / PASSES);
  const next = () => all[(place += 1) % all.length];
  const spoil = (node, name) => {
    if (typeof node === "string") {
      return texts.has(name) ? next() : node;
    }
    if (Array.isArray(node)) {
      return name === "labels" || name === "accept" ? node.map((one) => (typeof one === "string" ? next() : spoil(one, name))) : node.map((one) => spoil(one, ""));
    }
    return node !== null && typeof node === "object"
      ? Object.fromEntries(Object.entries(node).map(([key, value]) => [key, spoil(value, key)]))
      : node;
  };
  return JSON.stringify(spoil(JSON.parse(program), ""));
}

test("there are enough of them", () => {
  assert.ok(HOSTILE.length >= 258, String(HOSTILE.length));
});

test("every text of a module, and every answer", async () => {
  const { page, faults } = await opened(browser, { url: server.url }, { viewport: { width: 1000, height: 800 } });
  const programs = [programOf("alles"), programOf("samen"), programOf("een-stap-voor-jou")];
  const all = payloads();
  const shown = new Set();
  for (let pass = 0; pass < PASSES; pass += 1) {
    const answers = Array.from({ length: 40 }, (_, at) => all[(pass * 40 + at) % all.length]);
    const told = await page.evaluate(walkThrough, {
      programs: programs.map((program) => spoilt(program, all, pass)),
      answers,
      all,
    });
    assert.deepEqual(told.ran, [], `pass ${pass}`);
    assert.deepEqual(told.wrong, [], `pass ${pass}`);
    told.shown.forEach((at) => shown.add(at));
  }
  // It would prove nothing if they had not been on the page.
  assert.deepEqual(all.filter((payload, at) => payload.trim() !== "" && !shown.has(at)), []);
  assert.deepEqual(faults.filter((fault) => !/404|ERR_/.test(fault)), []);
});

/** In the page: walks through with answers that are the payload too; what ran, what should not be there, how often it was seen. */
async function walkThrough({ programs, answers, all }) {
  const { MemoryStore, SittingDesk } = globalThis.leerpad;
  const wrong = [];
  const shown = new Set();
  let answered = 0;
  for (const program of programs) {
    const [player, guide] = ["leerpad-player", "leerpad-guide"].map((name) => document.createElement(name));
    Object.assign(player, { store: new MemoryStore(), program });
    document.querySelector("main").replaceChildren(player, guide);
    while (player.sitting === undefined) {
      await new Promise((done) => setTimeout(done, 1));
    }
    const { sitting } = player;
    guide.desk = new SittingDesk(sitting);
    const look = (root) => {
      const bad = root.querySelectorAll("script, iframe, object, embed, base, link, meta, style, [srcdoc], [onerror], [onload]");
      wrong.push(...Array.from(bad, ({ outerHTML }) => outerHTML));
      for (const { attributes } of root.querySelectorAll("*")) {
        for (const { name, value } of attributes) {
          if (name.startsWith("on") || (/^(href|src|action|formaction)$/.test(name) && !/^(https?:|mailto:|tel:|blob:)/.test(value))) {
            wrong.push(`${name}=${value}`);
          }
        }
      }
      const fields = Array.from(root.querySelectorAll("input, textarea"), ({ value }) => value);
      const text = [root.textContent, ...fields].join("\n");
      all.forEach((payload, at) => text.includes(payload) && shown.add(at));
    };
    await sitting.act({ act: "start" });
    for (let steps = 0; steps < 14; steps += 1) {
      const screen = sitting.screen("learner", "nl");
      for (const item of screen.items ?? []) {
        const payload = answers[(answered += 1) % answers.length];
        const words = payload.slice(0, 900);
        const value = item.kind === "plan" ? { if: words, then: words } : item.kind === "list" ? [Object.fromEntries(item.entry.filter(({ vault }) => vault).map(({ id }) => [id, words]))] : item.kind === "gap" ? Object.fromEntries(item.sentence.filter(({ gap, options }) => gap && !options).map(({ gap }) => [gap, words])) : ["text", "words", "goal"].includes(item.kind) ? words.slice(0, item.asks.max) : item.kind === "choice" && item.options.some(({ id }) => id === "other") ? "other" : undefined;
        if (value !== undefined) {
          await sitting.act({ act: "answer", item: item.id, value });
          if (value === "other") {
            await sitting.keepWords({ [item.vault]: words });
          }
        }
      }
      player.redraw();
      look(player.shadowRoot);
      player.shadowRoot.querySelectorAll("details").forEach((details) => (details.open = true));
      for (const item of screen.items ?? []) {
        await sitting.act({ act: "decline", item: item.id });
      }
      if (screen.offers?.some(({ state }) => state === "offered")) {
        await sitting.act({ act: "share", what: screen.offers.filter(({ state }) => state === "offered").map(({ what }) => what) });
        await sitting.act({ act: "note", value: answers[0].slice(0, 900) }, "guide");
        await guide.refresh();
        look(guide.shadowRoot);
      }
      const go = screen.children?.find(({ state }) => state === "open");
      const outcome = go === undefined ? await sitting.act({ act: "continue" }) : await sitting.act({ act: "go", step: go.step });
      if (!outcome.ok && screen.contact !== undefined) {
        await sitting.act({ act: "contact-decline", step: screen.step });
      } else if (!outcome.ok) {
        break;
      }
    }
    // The dialogs and the page of one's own data.
    for (const part of ["help", "mine"]) {
      player.shadowRoot.querySelector(`[part="${part}"]`)?.click();
      await new Promise((done) => setTimeout(done, 0));
      look(player.shadowRoot);
      player.shadowRoot.querySelector("dialog")?.close();
    }
  }
  const { ran } = globalThis;
  globalThis.ran = [];
  return { ran, wrong: [...new Set(wrong)], shown: [...shown] };
}
