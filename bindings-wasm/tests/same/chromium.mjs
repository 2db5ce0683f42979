// Plays jobs of the determinism run in real Chromium: a line of JSON in, a line of digests out. `cargo xtask same` starts
// it. The page and the engine come from a server on this machine, since only then a page may take SHA-256.

import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { launch, serve } from "../chromium.mjs";

const [browser, server] = await Promise.all([launch(), serve(fileURLToPath(new URL("../../", import.meta.url)))]);
try {
  const page = await browser.newPage();
  // Any page of the server will do: what is imported decides.
  await page.goto(`${server.url}/package.json`);
  await page.evaluate(async () => {
    const [player, studio, job] = await Promise.all([
      import("/dist/index.js"),
      import("/dist/studio.js"),
      import("/tests/same/job.mjs"),
    ]);
    await Promise.all([player.load(), studio.load()]);
    globalThis.answer = (line) => job.answer(player, studio, line);
  });
  for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await page.evaluate((line) => globalThis.answer(line), line)));
  }
} finally {
  await browser.close();
  server.close();
}
