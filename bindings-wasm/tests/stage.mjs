// Pages with the elements on them, in a real browser under the strictest policy, and all modules that are shipped.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as studio from "leerpad/studio";

import { serve } from "./chromium.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Nothing but what the package says it needs. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "media-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** The ids of the modules that are shipped. */
export const SHIPPED = readdirSync(join(root, "modules"))
  .filter((file) => file.endsWith(".yaml") && !file.endsWith(".paths.yaml"))
  .map((file) => basename(file, ".yaml"));

/** The program of a module that is shipped, or of a file of the cases. */
export function programOf(name) {
  const folder = join(root, "modules");
  const parts = readdirSync(join(folder, "parts")).filter((file) => !file.endsWith(".paths.yaml"));
  const path = SHIPPED.includes(name) ? join(folder, `${name}.yaml`) : join(root, "tests", "cases", "wire", `${name}.yaml`);
  const files = Object.fromEntries(parts.map((file) => [`parts/${file}`, readFileSync(join(folder, "parts", file), "utf8")]));
  return compiled({ [`${name}.yaml`]: readFileSync(path, "utf8"), ...(SHIPPED.includes(name) ? files : {}) });
}

/** A module in YAML as a program. */
export function compiled(files) {
  const { program, problems } = studio.compile(files);
  if (program === undefined) {
    throw new Error(problems.map(({ place, message }) => `${place.line}: ${message}`).join("\n"));
  }
  return program.toJson();
}

const PAGE = `<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Leren</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/page.css">
<body><main><h1>Portaal</h1></main><script type="module" src="/page.js"></script></body>
</html>`;

const SCRIPT = `
import * as engine from "/dist/index.js";
import * as player from "/dist/player.js";
import * as guide from "/dist/guide.js";
Object.assign(globalThis, { leerpad: { ...engine, ...player, ...guide } });
// What runs that should not says so.
globalThis.ran = [];
for (const name of ["alert", "confirm", "prompt"]) {
  globalThis[name] = (...words) => void globalThis.ran.push(name + words.join());
}
// A clock that jumps.
globalThis.ahead = Number(sessionStorage.getItem("ahead") ?? 0);
const asked = new URLSearchParams(location.search);
document.documentElement.lang = asked.get("lang") ?? "nl";
const module = asked.get("module");
if (module !== null) {
  const element = document.createElement("leerpad-player");
  element.clock = () => new Date(Date.now() + globalThis.ahead);
  for (const [name, value] of asked) {
    if (!["module", "lang"].includes(name)) element.setAttribute(name, value);
  }
  element.setAttribute("src", "/" + module + ".json");
  document.querySelector("main").append(element);
}
`;

/** A picture of one point, and nothing to hear: the media that the module of all kinds names. */
const PICTURE = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");
const MEDIA = {
  ...Object.fromEntries(["begin", "kat", "alles", "a", "gaat", "plaat", "keuze", "uit"].map((name) => [`media/${name}.png`, PICTURE])),
  ...Object.fromEntries(["lied.mp3", "stil.mp3", "film.mp4"].map((name) => [`media/${name}`, ""])),
};

/** A folder with the package and the modules, served. */
export async function staged(files = {}) {
  await studio.load();
  const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
  cpSync(fileURLToPath(new URL("../dist", import.meta.url)), join(folder, "dist"), { recursive: true });
  const own = {
    "index.html": PAGE,
    "page.js": SCRIPT,
    "page.css": "body { margin: 0 }",
    "icon.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ...Object.fromEntries([...SHIPPED, "alles", "samen"].map((name) => [`${name}.json`, programOf(name)])),
    ...MEDIA,
    ...files,
  };
  for (const [name, text] of Object.entries(own)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const types = { ".css": "text/css", ".svg": "image/svg+xml", ".png": "image/png", ".mp3": "audio/mpeg", ".mp4": "video/mp4" };
  const server = await serve(folder, { headers: { "Content-Security-Policy": POLICY }, types });
  return {
    url: server.url,
    folder,
    asked: server.asked,
    close: () => {
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Opens a page; `faults` holds all that goes wrong on it. */
export async function opened(browser, stage, { module, query = {}, ...options } = {}) {
  const context = options.context ?? (await browser.newContext({ viewport: { width: 320, height: 640 }, hasTouch: true, locale: "nl-NL", ...options }));
  const page = await context.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.stack ?? String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  const words = new URLSearchParams({ ...(module === undefined ? {} : { module }), ...query });
  await page.goto(`${stage.url}/index.html?${words}`);
  if (module !== undefined) {
    await ready(page);
  }
  return { page, context, faults };
}

/** Waits until the player shows something, and until all is kept. */
export async function ready(page) {
  await page.waitForFunction(() => document.querySelector("leerpad-player")?.shadowRoot?.querySelector("h2"));
  await settled(page);
}

/** Waits until all that was done is kept and shown. */
export async function settled(page) {
  await page.evaluate(async () => {
    // One act may follow from another.
    for (let turn = 0; turn < 3; turn += 1) {
      await document.querySelector("leerpad-player").sitting?.idle();
      await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown, 0)));
    }
  });
}

/** Moves the clock of the player. */
export async function later(page, milliseconds) {
  await page.evaluate(async (more) => {
    globalThis.ahead += more;
    sessionStorage.setItem("ahead", String(globalThis.ahead));
    const player = document.querySelector("leerpad-player");
    await player.sitting.tick();
    player.redraw();
  }, milliseconds);
}
