import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, test } from "node:test";

import { load, Vault } from "leerpad";

before(() => load());

test("words come back, to the sign", () => {
  const vault = new Vault();
  const words = ["ik slaap beter", "\u{feff}é😀\r\n\u0000\"", "", "x".repeat(100_000)];
  words.forEach((own, at) => vault.put(`stap/1/${at}`, own));
  assert.deepEqual(vault.keys(), ["stap/1/0", "stap/1/1", "stap/1/2", "stap/1/3"]);
  const file = vault.toBytes();
  assert.equal(file.length % 1024, 0);
  const { vault: again, damaged } = Vault.fromBytes(file);
  assert.deepEqual(damaged, []);
  words.forEach((own, at) => assert.equal(again.get(`stap/1/${at}`), own));
  assert.equal(again.get("stap/2/0"), undefined);
});

test("words are replaced, forgotten one by one, and all together", () => {
  const vault = new Vault();
  vault.put("a/1/x", "een");
  vault.put("a/1/x", "twee");
  vault.put("b/1/x", "drie");
  assert.equal(vault.get("a/1/x"), "twee");
  assert.deepEqual([vault.remove("a/1/x"), vault.remove("a/1/x")], [true, false]);
  vault.erase();
  assert.deepEqual(vault.keys(), []);
  assert.equal(vault.toBytes().length, 0);
});

test("words from before an erasing do not come back", () => {
  const vault = new Vault();
  vault.put("a/1/x", "een");
  const before = vault.toBytes();
  vault.erase(4);
  vault.put("a/1/x", "twee");
  assert.deepEqual(Vault.fromBytes(before, 4).vault.keys(), []);
  assert.deepEqual(Vault.fromBytes(before, 4).damaged, [1]);
  assert.equal(Vault.fromBytes(vault.toBytes(), 4).vault.get("a/1/x"), "twee");
});

test("a sealed record is told as one, and is not damaged", () => {
  const members = { lock: "00".repeat(16), sealed: "00".repeat(392), session: "00".repeat(32) };
  const check = createHash("sha256").update(`leerpad-vault-1\0${JSON.stringify(members)}`).digest("hex");
  const line = `${JSON.stringify({ check, ...members }).padEnd(1023)}\n`;
  const { vault, damaged, sealed } = Vault.fromBytes(new TextEncoder().encode(line));
  assert.deepEqual([vault.keys(), damaged, sealed], [[], [], [1]]);
});

test("a damaged record costs only itself", () => {
  const vault = new Vault();
  vault.put("a/1/x", "een");
  vault.put("b/1/x", "twee");
  const file = vault.toBytes();
  file[20] ^= 1;
  const { vault: again, damaged } = Vault.fromBytes(file);
  assert.deepEqual(damaged, [1]);
  assert.deepEqual(again.keys(), ["b/1/x"]);
});
