// The case folder that Rust and Python read too: in Node, and in real Chromium.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import * as player from "leerpad";
import * as studio from "leerpad/studio";

import * as judge from "./cases/judge.mjs";
import { launch, serve } from "./chromium.mjs";

const here = fileURLToPath(new URL("..", import.meta.url));
const root = fileURLToPath(new URL("../../tests/cases/", import.meta.url));
const read = (...path) => readFileSync(join(root, ...path), "utf8");
const lines = (...path) => read(...path).split("\n").slice(0, -1);
const folders = (name) => readdirSync(join(root, name), { withFileTypes: true }).filter((one) => one.isDirectory());

function yaml(folder) {
  const files = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  const names = files.filter((one) => one.isFile() && one.name.endsWith(".yaml"));
  return names.map((one) => relative(join(root, folder), join(one.parentPath, one.name)).replaceAll("\\", "/")).sort();
}

const parts = Object.fromEntries(
  yaml("check").filter((name) => name.includes("/")).map((name) => [name, read("check", name)]),
);
const checks = yaml("check")
  .filter((name) => !name.includes("/"))
  .map((name) => ({ name, text: read("check", name), parts }));
const runs = folders("run").map(({ name }) => ({
  name,
  // The module first: what it uses follows.
  files: ["module.yaml", ...yaml(`run/${name}`).filter((file) => file !== "module.yaml")].map((file) => [
    file,
    read("run", name, file),
  ]),
  session: JSON.parse(read("run", name, "session.json")),
  ...Object.fromEntries(["acts", "expected", "screens"].map((file) => [file, lines("run", name, `${file}.jsonl`)])),
  journal: read("run", name, "journal.jsonl"),
}));
const upgrades = folders("upgrade").map(({ name }) => ({
  name,
  versions: yaml(`upgrade/${name}`).map((file) => [file, read("upgrade", name, file)]),
  session: JSON.parse(read("upgrade", name, "session.json")),
  ...Object.fromEntries(["acts", "expected"].map((file) => [file, lines("upgrade", name, `${file}.jsonl`)])),
}));
const replays = folders("replay").map(({ name }) => ({
  name,
  program: read("replay", name, "program.json"),
  journal: [...readFileSync(join(root, "replay", name, "journal.jsonl"))],
  expected: read("replay", name, "expected.json"),
}));

test("no folder of cases is empty", () => {
  assert.ok(checks.length > 300 && runs.length >= 10 && upgrades.length >= 10 && replays.length >= 20, `${checks.length} ${runs.length} ${replays.length}`);
});

describe("in Node", () => {
  before(() => Promise.all([player.load(), studio.load(), studio.loadWords()]));

  test("the checker finds what the comments say", () => {
    assert.deepEqual(checks.flatMap((one) => judge.check(studio, one)), []);
  });

  for (const [name, engine] of [["player", player], ["studio", studio]]) {
    test(`a session gives what is expected: ${name}`, () => {
      assert.deepEqual(runs.flatMap((one) => judge.run(studio, engine, one)), []);
    });

    test(`an upgrade gives what is expected: ${name}`, () => {
      assert.deepEqual(upgrades.flatMap((one) => judge.upgrade(studio, engine, one)), []);
    });

    test(`a journal gives what is expected: ${name}`, () => {
      assert.deepEqual(replays.flatMap((one) => judge.replay(engine, one)), []);
    });
  }
});

describe("in Chromium", () => {
  let browser;
  let server;
  let page;

  before(async () => {
    assert.ok(existsSync(join(here, "dist", "index.js")), "npm run build makes it");
    [browser, server] = await Promise.all([launch(), serve(here)]);
    page = await browser.newPage();
    // Any page of the server will do: what is imported decides.
    await page.goto(`${server.url}/package.json`);
    await page.evaluate(async () => {
      const from = ["/dist/index.js", "/dist/studio.js", "/tests/cases/judge.mjs"];
      const [player, studio, judge] = await Promise.all(from.map((path) => import(path)));
      await Promise.all([player.load(), studio.load(), studio.loadWords()]);
      globalThis.judged = (kind, cases) =>
        cases.flatMap((one) => {
          const engines = { check: [studio], run: [studio, player], upgrade: [studio, player], replay: [player] }[kind];
          return judge[kind](...engines, one);
        });
    });
  });

  after(async () => {
    await browser?.close();
    server?.close();
  });

  for (const [kind, cases] of Object.entries({ check: checks, run: runs, upgrade: upgrades, replay: replays })) {
    test(`every case of ${kind}`, async () => {
      const faults = await page.evaluate(([kind, cases]) => globalThis.judged(kind, cases), [kind, cases]);
      assert.deepEqual(faults, []);
    });
  }
});
