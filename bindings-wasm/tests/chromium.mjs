// A real Chromium, and a server that it may ask.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

import { chromium } from "playwright-core";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-dev-shm-usage",
];

/** Debian's, or the one that `CHROMIUM` names. */
export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
}

/** The strictest policy under which a page can run wasm. */
export const POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** Serves a folder; `headers` come on top, `types` instead of the usual ones. */
export async function serve(folder, { headers = {}, types = {} } = {}) {
  const asked = [];
  const server = createServer(async ({ url }, response) => {
    const path = normalize(decodeURIComponent(new URL(url, "http://localhost").pathname));
    asked.push(path);
    try {
      const bytes = await readFile(join(folder, path === "/" ? "index.html" : path));
      const type = { ...TYPES, ...types }[extname(path === "/" ? ".html" : path)];
      response.writeHead(200, { ...(type ? { "Content-Type": type } : {}), ...headers }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${server.address().port}`;
  return { url, asked, close: () => server.close() };
}

/** Opens a page: its title once that begins with `done`, or what went wrong on it. */
export async function outcome(browser, url) {
  const page = await browser.newPage();
  const faults = [];
  const failed = new Promise((done) => page.on("pageerror", (error) => done(faults.push(String(error)))));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto(url);
  const isDone = () => document.title.startsWith("done");
  const ended = page.waitForFunction(isDone, undefined, { timeout: 20_000 }).catch(String);
  await Promise.race([ended, failed]);
  const title = await page.title();
  await page.close();
  return { title, faults };
}
