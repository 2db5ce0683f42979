// Plays jobs of the determinism run in real Chromium: a line of JSON in, a line of digests out. `cargo xtask same` starts
// it. The page and the engine come from a server on this machine, since only then a page may take SHA-256.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
const types = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".html": "text/html" };
const flags = [
  ...["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
];

const server = createServer(async ({ url }, response) => {
  if (url === "/") {
    response.setHeader("content-type", types[".html"]);
    response.end("<!doctype html><title>leerpad</title>");
    return;
  }
  const path = normalize(join(root, url));
  const content = path.startsWith(root.replace(/[/\\]$/, "") + sep) ? await readFile(path).catch(() => undefined) : undefined;
  response.statusCode = content === undefined ? 404 : 200;
  response.setHeader("content-type", types[extname(path)] ?? "application/octet-stream");
  response.end(content);
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: flags });
try {
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
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
