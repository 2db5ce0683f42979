// Somebody who works through a module with nothing but a keyboard, or nothing but a finger.

import { later, settled } from "./stage.mjs";

/** With a finger: what is touched is what is seen. */
export function finger(page) {
  return {
    press: (target) => target.tap(),
    tick: (target) => target.locator("..").tap(),
    async write(target, text) {
      await target.tap();
      await target.fill(text);
      await target.blur();
    },
    async pick(target, value) {
      await target.tap();
      await page.keyboard.press("Escape");
      await target.selectOption(value);
    },
  };
}

/** With the keyboard: Tab until it is there, then the key that its role asks for. */
export function keyboard(page) {
  const reach = async (target) => {
    const wanted = await target.elementHandle();
    const isThere = () =>
      wanted.evaluate((element) => {
        const focused = element.getRootNode().activeElement;
        // The radio buttons of one question are one stop: the arrow keys do the rest.
        return focused === element || (element.type === "radio" && focused?.type === "radio" && focused.name === element.name);
      });
    for (let tabs = 0; tabs < 250; tabs += 1) {
      if (await isThere()) {
        return;
      }
      await page.keyboard.press("Tab");
    }
    throw new Error(`the keyboard does not reach ${await wanted.evaluate((element) => element.outerHTML)}`);
  };
  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press("Enter");
    },
    async tick(target) {
      await reach(target);
      await page.keyboard.press("Space");
    },
    async write(target, text) {
      await reach(target);
      const type = await target.getAttribute("type");
      if (type === "date" || type === "time" || type === "datetime-local") {
        // How a day is typed differs by browser and language; that it can be typed is theirs.
        await target.fill(text);
      } else {
        await page.keyboard.press("ControlOrMeta+a");
        await page.keyboard.type(text);
      }
      await page.keyboard.press("Tab");
    },
    async pick(target, value) {
      await reach(target);
      const options = await target.locator("option").evaluateAll((all) => all.map((option) => option.value));
      for (let down = options.indexOf(await target.inputValue()); down < options.indexOf(value); down += 1) {
        await page.keyboard.press("ArrowDown");
      }
    },
  };
}

/** Walks through a module to its end. `seen` is called on every page, before and after it is filled in. */
export async function workThrough(page, hand, seen = async () => {}, most = 250) {
  const player = page.locator("leerpad-player");
  const button = (part) => player.locator(`button[part~="${part}"]`);
  const where = () => page.evaluate(() => {
    const { sitting, shadowRoot } = document.querySelector("leerpad-player");
    const { step, visit, completed, status } = sitting.journal;
    return { step, visit, completed, status, title: shadowRoot.querySelector("h2")?.textContent };
  });
  const trail = [];
  for (let count = 0; count < most; count += 1) {
    await seen("before");
    const here = await where();
    trail.push(here.step ?? "");
    if (here.completed && (await button("continue").count()) === 0) {
      return trail;
    }
    for (const item of await player.locator("[data-item]").elementHandles()) {
      if (await item.evaluate((element) => element.isConnected)) {
        await answer(player.locator(`[data-item="${await item.getAttribute("data-item")}"]`), hand);
        await settled(page);
      }
    }
    await seen("after");
    const child = player.locator(".children button:is(.open, .begun)").first();
    const menuIsDone = here.step !== undefined && (await page.evaluate(() => document.querySelector("leerpad-player").sitting.journal.allowed("learner").includes("continue")));
    if ((await child.count()) > 0 && !menuIsDone) {
      await hand.press(child);
    } else {
      await hand.press(button("continue"));
    }
    await settled(page);
    // Who is held back by a question would rather not answer it.
    for (const held of await player.locator(".item:has(> .fault p) .declining button").all()) {
      await hand.press(held);
      await settled(page);
    }
    // Who waits for time lets it pass; who waits for somebody would rather not.
    const refused = await page.evaluate(() => document.querySelector("leerpad-player").shadowRoot.querySelector(".page > .fault p")?.textContent);
    if (refused) {
      const none = player.getByRole("button", { name: /Liever geen gesprek|Rather no talk/ });
      if ((await none.count()) > 0) {
        await hand.press(none);
      } else {
        await later(page, 8 * 86_400_000);
      }
      await settled(page);
    }
  }
  throw new Error(`no end after ${most} pages: ${trail.slice(-12).join(" ")}`);
}

/** Answers an item with the first that comes to mind. */
async function answer(item, hand) {
  const isOver = (await item.count()) === 0 || (await item.locator(".declining [aria-pressed=true]").count()) > 0;
  if (isOver) {
    return;
  }
  const kind = await item.getAttribute("data-kind");
  const all = (selector) => item.locator(selector).all();
  switch (kind) {
    case "choice":
    case "scale":
    case "goal-review":
      return (await item.locator("input[type=radio]").count()) > 0 && !(await item.locator("input:checked").count())
        ? hand.tick(item.locator("input[type=radio]").first())
        : undefined;
    case "choices":
    case "checklist":
    case "confirm":
      return (await item.locator("input:checked").count()) === 0 ? hand.tick(item.locator("input[type=checkbox]").first()) : undefined;
    case "likert":
      for (const row of await all(".row")) {
        if ((await row.locator("input:checked").count()) === 0) {
          await hand.tick(row.locator("input").first());
        }
      }
      return undefined;
    case "rank":
      return hand.press(item.locator("ol button[aria-label]:not([aria-disabled])").first());
    case "match":
    case "gap":
      for (const field of await all("select")) {
        await hand.pick(field, await field.locator("option").nth(1).getAttribute("value"));
      }
      for (const field of await all("input[type=text]")) {
        await hand.write(field, "morgen");
      }
      return undefined;
    case "text":
    case "words":
    case "goal":
    case "plan":
      for (const field of await all("input, textarea")) {
        await hand.write(field, "wandelen");
      }
      return undefined;
    case "number": {
      const id = await item.getAttribute("data-item");
      const least = await item.evaluate((_, name) => {
        const screen = document.querySelector("leerpad-player").sitting.screen("learner", "nl");
        return Math.max(screen.items.find((shown) => shown.id === name).asks.from, 0);
      }, id);
      return hand.write(item.locator("input"), String(least));
    }
    case "date":
      return hand.write(item.locator("input"), "2026-06-01");
    case "time":
      return hand.write(item.locator("input"), "12:30");
    case "list":
      for (const field of await all("input[type=text], textarea")) {
        await hand.write(field, "2");
      }
      return undefined;
    case "breathe":
    case "timer":
    case "media":
      return hand.press(item.getByRole("button", { name: /^(Gedaan|Done)$/ }));
  }
}
