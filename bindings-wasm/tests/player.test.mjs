// Every shipped module, and one of all kinds, worked through on a small phone: with a finger, and with keys alone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { violations } from "./axe.mjs";
import { launch } from "./chromium.mjs";
import { finger, keyboard, workThrough } from "./person.mjs";
import { opened, ready, SHIPPED, staged } from "./stage.mjs";

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

/** What is too small for a finger, and whether the page is wider than the phone. */
function small(page) {
  return page.evaluate(() => {
    const { shadowRoot } = document.querySelector("leerpad-player");
    const targets = [...shadowRoot.querySelectorAll("button, .option, select, summary, a.call, input:not(.option input), textarea")];
    const shown = targets.filter((target) => target.checkVisibility());
    const tooSmall = shown.filter((target) => {
      const { width, height } = target.getBoundingClientRect();
      return width < 44 || height < 44;
    });
    const { scrollWidth, clientWidth } = document.documentElement;
    return [...tooSmall.map((target) => target.outerHTML), ...(scrollWidth > clientWidth ? [`${scrollWidth} wide`] : [])];
  });
}

/** All that somebody sees and has: to be the same after a reload. */
function state(page) {
  return page.evaluate(() => {
    const { sitting, shadowRoot } = document.querySelector("leerpad-player");
    const fields = [...shadowRoot.querySelectorAll("input, select, textarea")];
    return {
      title: shadowRoot.querySelector("h2").textContent,
      // Nothing is kept of who only looked at the cover.
      journal: sitting.journal.seq > 0 ? sitting.journal.text : "",
      words: sitting.keys().map((key) => [key, sitting.words(key)]),
      fields: fields.map((field) => [field.value, field.checked]),
    };
  });
}

for (const module of SHIPPED) {
  test(`${module} with a finger; a reload on every page loses nothing`, async () => {
    const { page, context, faults } = await opened(browser, stage, { module });
    await workThrough(page, finger(page), async (when) => {
      assert.deepEqual(await small(page), []);
      if (when === "after") {
        const kept = await state(page);
        await page.reload();
        await ready(page);
        assert.deepEqual(await state(page), kept);
      }
    });
    assert.deepEqual(faults, []);
    await context.close();
  });

  test(`${module} with keys alone; axe finds nothing on any page`, async () => {
    const colorScheme = SHIPPED.indexOf(module) % 2 === 0 ? "dark" : "light";
    const { page, context, faults } = await opened(browser, stage, { module, colorScheme });
    await workThrough(page, keyboard(page), async () => {
      assert.deepEqual((await violations(page)).found, []);
    });
    assert.deepEqual(faults, []);
    await context.close();
  });
}

for (const lang of ["nl", "en"]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`every kind of question, ${lang}, ${colorScheme}: axe finds nothing`, async () => {
      const { page, context, faults } = await opened(browser, stage, { module: "alles", query: { lang }, colorScheme });
      await workThrough(page, finger(page), async () => {
        assert.deepEqual((await violations(page)).found, []);
      });
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

test("every kind of question with keys alone; reloads lose nothing", async () => {
  const { page, context, faults } = await opened(browser, stage, { module: "alles" });
  await workThrough(page, keyboard(page), async (when) => {
    if (when === "after") {
      const kept = await state(page);
      await page.reload();
      await ready(page);
      assert.deepEqual(await state(page), kept);
    }
  });
  assert.deepEqual(faults, []);
  await context.close();
});
