// `npm run picture`: the picture of the README, made of the package as it was built.

import { fileURLToPath } from "node:url";

import { launch } from "./chromium.mjs";
import { opened, staged } from "./stage.mjs";

/** Three phones, each at a moment of a module. */
const PHONES = [
  { module: "een-stap-voor-jou", acts: [{ act: "start" }, { act: "continue" }, { act: "continue" }, { act: "answer", item: "gebied", value: "mensen" }] },
  { module: "rust-in-je-hoofd", theme: "dark", acts: [{ act: "start" }] },
  {
    module: "een-stap-voor-jou",
    acts: [
      { act: "start" },
      { act: "continue" },
      { act: "answer", item: "vertrouwen", value: 6 },
      { act: "continue" },
      { act: "answer", item: "gebied", value: "mensen" },
      { act: "answer", item: "doel", value: "Elke dag even naar buiten" },
      { act: "continue" },
      { act: "continue" },
      { act: "continue" },
      { act: "answer", item: "plan", value: { if: "Als ik ontbeten heb", then: "dan loop ik een rondje" } },
      { act: "continue" },
      { act: "share", what: ["doel"] },
    ],
  },
];

const STYLE = `
body { margin: 0; background: #d9d4c8; }
main { display: grid; grid-template-columns: repeat(3, 340px); gap: 20px; padding: 20px; }
leerpad-player { height: 760px; overflow: hidden; border-radius: 24px; --leerpad-height: 760px; --leerpad-size: 16px; }
`;

const stage = await staged({ "page.css": STYLE });
const browser = await launch();
const { page } = await opened(browser, stage, { viewport: { width: 1100, height: 800 } });
await page.evaluate(async (phones) => {
  const main = document.querySelector("main");
  main.replaceChildren();
  for (const { module, acts, theme } of phones) {
    const player = document.createElement("leerpad-player");
    player.store = new globalThis.leerpad.MemoryStore();
    player.setAttribute("src", `/${module}.json`);
    player.setAttribute("theme", theme ?? "light");
    main.append(player);
    while (player.sitting === undefined) {
      await new Promise((done) => setTimeout(done, 10));
    }
    for (const act of acts) {
      await player.sitting.act(act);
    }
    player.redraw();
  }
  // A progress bar takes a moment.
  await new Promise((done) => setTimeout(done, 600));
}, PHONES);
const path = fileURLToPath(new URL("../picture.png", import.meta.url));
await page.screenshot({ path });
await browser.close();
stage.close();
