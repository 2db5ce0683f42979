import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { build, createServer, preview } from "vite";

import * as studio from "leerpad/studio";

import { launch, outcome, POLICY, serve } from "./chromium.mjs";
import { seed, text, toWords } from "./day.mjs";
import { project } from "./installed.mjs";
import { walk } from "./walk.mjs";

const acts = toWords();
let browser;
let json;
let expected;
let portal;

const walking = readFileSync(new URL("walk.mjs", import.meta.url), "utf8");
const page = (script, more = "") =>
  `<!doctype html><html lang="nl"><title>…</title>${more}<script type="module" src="${script}"></script></html>`;

/** A script that loads the engine in some way, walks, and tells. */
const told = (imports, loading, then = "") => `
import * as leerpad from "${imports}";
import { walk } from "./walk.mjs";
const [json, acts] = await Promise.all(["program", "acts"].map(async (name) => (await fetch(\`/\${name}.json\`)).json()));
${loading};
${then}
document.title = "done" + walk(leerpad, JSON.stringify(json), acts);
`;

const INSTALLED = "/node_modules/leerpad/dist/index.js";

before(async () => {
  await studio.load();
  const { program } = studio.compile(text);
  json = program.toJson();
  expected = walk(studio, json, acts);
  portal = project({
    "program.json": json,
    "acts.json": JSON.stringify(acts),
    "walk.mjs": walking,
    "index.html": page("/page.mjs"),
    "page.mjs": told(INSTALLED, "await leerpad.load()"),
    "studio.html": page("/studio.mjs"),
    "studio.mjs": told("/node_modules/leerpad/dist/studio.js", "await leerpad.load()", "leerpad.check('x: y');"),
    "worker.html": page("/worker-page.mjs"),
    "worker-page.mjs": `
const worker = new Worker("/worker.mjs", { type: "module" });
const module = await WebAssembly.compileStreaming(fetch("/node_modules/leerpad/dist/player.wasm"));
worker.postMessage(module);
worker.onmessage = ({ data }) => { document.title = data; };
worker.onerror = (event) => { console.error(event.message ?? "worker"); };
`,
    "worker.mjs": `
import * as leerpad from "${INSTALLED}";
import { walk } from "./walk.mjs";
const given = new Promise((done) => { self.onmessage = ({ data }) => done(data); });
const [json, acts] = await Promise.all(["program", "acts"].map(async (name) => (await fetch(\`/\${name}.json\`)).json()));
await leerpad.load(await given);
self.postMessage("done" + walk(leerpad, JSON.stringify(json), acts));
`,
    "old.html": page("/old.mjs"),
    "old.mjs": told(INSTALLED, "delete WebAssembly.instantiateStreaming; await leerpad.load()"),
    "given.html": page("/given.mjs"),
    "given.mjs": told(INSTALLED, 'await leerpad.load(fetch("/node_modules/leerpad/dist/player.wasm"))'),
    "bundled.html": page("/bundled.mjs"),
    "bundled.mjs": told("leerpad", "await leerpad.load()"),
    "asset.html": page("/asset.mjs"),
    "asset.mjs": `import url from "leerpad/player.wasm?url";\n${told("leerpad", "await leerpad.load(url)")}`,
    "public/program.json": json,
    "public/acts.json": JSON.stringify(acts),
    "favicon.ico": "",
    "public/favicon.ico": "",
  });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  portal?.remove();
});

/** The page ends with what Node made, byte for byte, and no fault. */
async function walks(url) {
  const { title, faults } = await outcome(browser, url);
  assert.deepEqual(faults, []);
  assert.equal(title, `done${expected}`);
}

test("a plain page under a strict policy", async () => {
  const server = await serve(portal.folder, { headers: { "Content-Security-Policy": POLICY } });
  await walks(`${server.url}/index.html`);
  // What a player asks for: the face, the part that both builds share, the engine; nothing of the studio.
  const asked = server.asked.filter((path) => path.startsWith("/node_modules/"));
  assert.equal(asked.length, 3, asked.join());
  await walks(`${server.url}/studio.html`);
  server.close();
});

test("without leave for wasm the page is told why", async () => {
  const headers = { "Content-Security-Policy": "default-src 'self'; script-src 'self'" };
  const server = await serve(portal.folder, { headers });
  const { title, faults } = await outcome(browser, `${server.url}/index.html`);
  assert.ok(!title.startsWith("done"));
  assert.match(faults.join("\n"), /wasm-unsafe-eval|Content Security Policy/);
  server.close();
});

test("a worker with a module that the page compiled", async () => {
  const server = await serve(portal.folder, { headers: { "Content-Security-Policy": POLICY } });
  await walks(`${server.url}/worker.html`);
  server.close();
});

for (const type of ["application/octet-stream", undefined]) {
  test(`a server that sends wasm as ${type ?? "nothing"}`, async () => {
    const server = await serve(portal.folder, { types: { ".wasm": type } });
    await walks(`${server.url}/index.html`);
    server.close();
  });
}

test("a browser that cannot compile while it fetches", async () => {
  const server = await serve(portal.folder);
  await walks(`${server.url}/old.html`);
  server.close();
});

test("a response that the page fetched itself", async () => {
  const server = await serve(portal.folder);
  await walks(`${server.url}/given.html`);
  server.close();
});

test("built with Vite", async () => {
  const input = { bundled: join(portal.folder, "bundled.html"), asset: join(portal.folder, "asset.html") };
  const options = {
    root: portal.folder,
    logLevel: "warn",
    configFile: false,
    build: { outDir: "out", rolldownOptions: { input } },
  };
  await build(options);
  const engines = readdirSync(join(portal.folder, "out", "assets")).filter((file) => file.endsWith(".wasm"));
  assert.equal(engines.length, 1, engines.join());
  const headers = { "Content-Security-Policy": POLICY };
  const served = await preview({ ...options, preview: { port: 0, host: "127.0.0.1", headers } });
  const { port } = served.httpServer.address();
  await walks(`http://127.0.0.1:${port}/bundled.html`);
  await walks(`http://127.0.0.1:${port}/asset.html`);
  await served.close();
});

test("in Vite's own server", async () => {
  const server = await createServer({
    root: portal.folder,
    logLevel: "warn",
    configFile: false,
    server: { port: 0, host: "127.0.0.1" },
  });
  await server.listen();
  const { port } = server.httpServer.address();
  await walks(`http://127.0.0.1:${port}/bundled.html`);
  await server.close();
});
