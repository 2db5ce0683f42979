import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

import * as player from "leerpad";
import * as studio from "leerpad/studio";

import { text } from "./day.mjs";

const file = (name) => new URL(`../dist/${name}.wasm`, import.meta.url);

// The tests of this file come one after the other: the engine is loaded once.

test("nothing is loaded at import, and everything says so", () => {
  const calls = [
    () => player.Program.fromJson("{}"),
    () => new player.Vault(),
    () => player.phrases("nl"),
    () => player.Journal.verify(""),
    () => studio.check(text),
    () => studio.partsWanted(text),
  ];
  for (const call of calls) {
    assert.throws(call, { name: "LeerpadError", code: "not-loaded" });
  }
});

test("a load that fails says why, and may be tried again", async () => {
  const url = String(pathToFileURL("nowhere/player.wasm"));
  await assert.rejects(player.load(url), (error) => {
    assert.deepEqual([error.code, error.url], ["load-failed", url]);
    assert.equal(error.cause.code, "ENOENT");
    return true;
  });
  await assert.rejects(player.load(new Uint8Array([1, 2, 3])), { code: "load-failed" });
  const page = new Response("<!doctype html>", { headers: { "Content-Type": "text/html" } });
  await assert.rejects(player.load(page), { code: "load-failed" });
  const gone = Promise.resolve(new Response(null, { status: 404 }));
  await assert.rejects(player.load(gone), { code: "load-failed", status: 404 });
});

test("a file of another version is refused", async () => {
  const bytes = readFileSync(file("player"));
  const at = bytes.indexOf(player.version);
  assert.ok(at > 0);
  // Wherever the number stands in the file, what `version` says comes from there.
  for (let found = at; found >= 0; found = bytes.indexOf(player.version, found + 1)) {
    bytes.write("9.9.9", found);
  }
  await assert.rejects(player.load(bytes), { code: "other-version", expected: player.version, found: "9.9.9" });
});

test("the version is that of the package", () => {
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  assert.equal(player.version, version);
});

test("loading twice is one load", async () => {
  const { instantiate, compile } = WebAssembly;
  let made = 0;
  WebAssembly.instantiate = (...words) => {
    made += 1;
    return instantiate(...words);
  };
  await Promise.all([player.load(), player.load(), player.load(file("player"))]);
  await player.load();
  assert.equal(made, 1);
  await studio.load(await compile(readFileSync(file("studio"))));
  await studio.load();
  assert.equal(made, 2);
  WebAssembly.instantiate = instantiate;
});

test("both builds are one face", () => {
  assert.equal(player.Program, studio.Program);
  const { program } = studio.compile(text);
  assert.ok(program instanceof player.Program);
  const session = player.Session.begin(program, { seed: player.randomSeed() });
  assert.deepEqual(session.allowed("learner"), ["start"]);
  const again = player.Program.fromJson(program.toJson());
  assert.equal(again.hash, program.hash);
});

test("time and chance are handed in", () => {
  assert.match(player.randomSeed(), /^[0-9a-f]{16}$/);
  assert.notEqual(player.randomSeed(), player.randomSeed());
  assert.match(player.moment(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}[+-]\d\d:\d\d$/);
  const date = new Date(2026, 0, 5, 9, 3, 7, 12);
  assert.equal(new Date(player.moment(date)).getTime(), date.getTime());
  assert.match(player.moment(date), /^2026-01-05T09:03:07\.012/);
});
