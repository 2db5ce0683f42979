import assert from "node:assert/strict";
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
