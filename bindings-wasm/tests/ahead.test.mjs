// What is shown before it is kept: acts without words. It is written in its order, and taken back when it cannot be.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { setImmediate } from "node:timers/promises";

import { Journal, Program } from "leerpad";
import { MemoryStore, Sitting, StoreError } from "leerpad/player";
import * as studio from "leerpad/studio";

import { seed, text } from "./day.mjs";

const name = { learner: "anna", module: "een-dag" };
let json;

before(async () => {
  await studio.load();
  json = studio.compile(text).program.toJson();
});

/** A sitting that has begun, on a store whose writing waits until it is let go. */
async function begun() {
  const store = new MemoryStore();
  const sitting = await Sitting.open({ program: Program.fromJson(json), programJson: json, store, learner: "anna", seed });
  await sitting.act({ act: "start" });
  const append = store.append.bind(store);
  const waiting = [];
  store.append = (...given) =>
    new Promise((done, failed) => waiting.push({ lines: given[2].lines, go: () => append(...given).then(done), fail: failed }));
  const news = [];
  sitting.on((told) => news.push(told.news));
  const shown = [];
  const act = (doing, over) => sitting.act(doing, "learner", over, () => shown.push(doing.act));
  const kept = async () => (await store.read(name)).journal;
  return { store, sitting, waiting, news, shown, act, kept };
}

test("answers and going on are shown at once, and written together in their order", async () => {
  const { sitting, waiting, news, shown, act, kept } = await begun();
  const before = await kept();
  const acts = [act({ act: "answer", item: "hoe", value: "minder" }), act({ act: "answer", item: "uren", value: 6 }), act({ act: "continue" })];
  await setImmediate();
  assert.deepEqual(shown, ["answer", "answer", "continue"]);
  assert.equal(sitting.journal.step, "schrijven");
  assert.ok(sitting.isWriting);
  assert.deepEqual(news, [], "nothing is told before it is kept");
  assert.equal(await kept(), before);
  waiting[0].go();
  await setImmediate();
  // What came while the first was written is written in one go.
  assert.deepEqual(waiting.map(({ lines }) => lines.length), [1, 2]);
  waiting[1].go();
  const outcomes = await Promise.all(acts);
  assert.deepEqual(outcomes.map(({ ok, entry }) => [ok, entry.act]), [[true, "answer"], [true, "answer"], [true, "continue"]]);
  assert.equal(await kept(), sitting.journal.text);
  assert.deepEqual(news, ["entry", "entry", "entry"]);
  assert.ok(!sitting.isWriting);
});

test("what cannot be kept is taken back with all that came after it; then it can be done again", async () => {
  const { sitting, waiting, news, act, kept } = await begun();
  const before = sitting.journal.text;
  const acts = [act({ act: "answer", item: "hoe", value: "minder" }), act({ act: "continue" })];
  await setImmediate();
  waiting[0].fail(new StoreError("full"));
  const outcomes = await Promise.allSettled(acts);
  assert.deepEqual(outcomes.map(({ reason }) => reason.code), ["full", "full"]);
  assert.equal(sitting.journal.text, before);
  assert.equal(sitting.journal.step, "stemming");
  assert.equal(await kept(), before);
  assert.deepEqual(news, ["undone"]);
  const again = act({ act: "answer", item: "hoe", value: "goed" });
  await setImmediate();
  waiting.at(-1).go();
  assert.ok((await again).ok);
  assert.equal(await kept(), sitting.journal.text);
});

test("the first is kept and the second is not: only the second is taken back", async () => {
  const { sitting, waiting, act, kept } = await begun();
  const acts = [act({ act: "answer", item: "hoe", value: "minder" }), act({ act: "continue" })];
  await setImmediate();
  waiting[0].go();
  await setImmediate();
  waiting[1].fail(new StoreError("closed"));
  const [answered, moved] = await Promise.allSettled(acts);
  assert.ok(answered.value.ok);
  assert.equal(moved.reason.code, "closed");
  assert.equal(sitting.journal.text, await kept());
  assert.equal(sitting.journal.step, "stemming");
  assert.equal(sitting.screen("learner", "nl").items[0].value, "minder");
});

test("the first act is shown at once too: the session is kept behind it, with what came meanwhile after it", async () => {
  const store = new MemoryStore();
  const begin = store.begin.bind(store);
  const waiting = [];
  store.begin = (...given) => new Promise((done, failed) => waiting.push({ go: () => begin(...given).then(done), fail: failed }));
  const sitting = await Sitting.open({ program: Program.fromJson(json), programJson: json, store, learner: "anna", seed });
  const [news, shown] = [[], []];
  sitting.on((told) => news.push(told.news));
  const act = (doing) => sitting.act(doing, "learner", [], () => shown.push(doing.act));
  const failed = act({ act: "start" });
  await setImmediate();
  assert.deepEqual([shown, news, sitting.isWriting], [["start"], [], true]);
  waiting[0].fail(new StoreError("full"));
  await assert.rejects(failed, { code: "full" });
  assert.deepEqual([news, sitting.journal.status, await store.read(name)], [["undone"], "new", undefined]);
  const acts = [act({ act: "start" }), act({ act: "answer", item: "hoe", value: "minder" })];
  await setImmediate();
  const draft = sitting.keepWords({ "draft/x": "wand" });
  waiting[1].go();
  assert.ok((await Promise.all(acts)).every(({ ok }) => ok));
  await draft;
  const kept = await store.read(name);
  assert.deepEqual([kept.journal, kept.program, waiting.length], [sitting.journal.text, json, 2]);
  assert.deepEqual(news.slice(1), ["entry", "entry"]);
  const again = await Sitting.open({ program: Program.fromJson(json), programJson: json, store, learner: "anna", seed });
  assert.deepEqual([again.journal.snapshot(), again.words("draft/x")], [sitting.journal.snapshot(), "wand"]);
});

test("two pages that begin at once: the second goes on behind the first", async () => {
  const store = new MemoryStore();
  const sit = () => Sitting.open({ program: Program.fromJson(json), programJson: json, store, learner: "anna", seed });
  const [one, other] = [await sit(), await sit()];
  await one.act({ act: "start" }, "learner", [], () => {});
  const acts = [{ act: "start" }, { act: "answer", item: "uren", value: 6 }].map((doing) => other.act(doing, "learner", [], () => {}));
  assert.deepEqual((await Promise.all(acts)).map(({ ok }) => ok), [false, true]);
  assert.equal((await store.read(name)).journal, other.journal.text);
  assert.ok(other.journal.text.startsWith(one.journal.text));
  Journal.verify(other.journal.text);
});

test("words are never shown ahead, and wait for what was", async () => {
  const { store, sitting, waiting, shown, act, kept } = await begun();
  const acts = [act({ act: "answer", item: "hoe", value: "minder" }), act({ act: "continue" })];
  await setImmediate();
  const words = act({ act: "answer", item: "schrijven", value: "wandelen" });
  const draft = sitting.keepWords({ "draft/x": "wand" });
  for (let turn = 0; turn < 6; turn += 1) {
    await setImmediate();
    assert.ok(!shown.slice(2).includes("answer") || (await kept()).includes('"item":"schrijven"'));
    waiting[turn]?.go();
  }
  await Promise.all([...acts, words, draft]);
  assert.deepEqual(shown, ["answer", "continue", "answer"]);
  assert.deepEqual(sitting.keys(), ["draft/x", "schrijven/1/schrijven"]);
  assert.equal(await kept(), sitting.journal.text);
  assert.ok((await store.read(name)).vault.length > 0);
});

test("somebody else was first: what was shown is judged again behind what is there", async () => {
  const { store, sitting, waiting, news, act, kept } = await begun();
  const acts = [act({ act: "answer", item: "hoe", value: "minder" }), act({ act: "continue" })];
  await setImmediate();
  // Another page, which does not wait for anything: it stops the session.
  const other = new MemoryStore();
  await other.begin(name, await store.read(name));
  const elsewhere = await Sitting.open({ program: Program.fromJson(json), programJson: json, store: other, learner: "anna", seed });
  await elsewhere.act({ act: "answer", item: "uren", value: 6 });
  await elsewhere.act({ act: "stop" });
  await store.replace(name, elsewhere.journal.text, new Uint8Array());
  waiting[0].go();
  const outcomes = await Promise.all(acts);
  assert.deepEqual(outcomes.map(({ ok, refusal }) => [ok, refusal.refused]), [[false, "stopped"], [false, "stopped"]]);
  assert.equal(sitting.journal.text, elsewhere.journal.text);
  assert.equal(await kept(), elsewhere.journal.text);
  assert.deepEqual(news, ["undone", "changed"]);
  Journal.verify(sitting.journal.text);
});

test("and when that can be done there too, it is kept behind it", async () => {
  const { store, sitting, waiting, act, kept } = await begun();
  const acts = [act({ act: "answer", item: "hoe", value: "minder" }), act({ act: "continue" })];
  await setImmediate();
  const { journal } = Journal.open(Program.fromJson(json), await kept());
  journal.append({ act: "answer", item: "uren", value: 6, at: journal.clock, by: "learner" });
  await store.replace(name, journal.text, new Uint8Array());
  for (let turn = 0; turn < 6; turn += 1) {
    waiting[turn]?.go();
    await setImmediate();
  }
  assert.ok((await Promise.all(acts)).every(({ ok }) => ok));
  assert.ok((await kept()).startsWith(journal.text));
  assert.equal(await kept(), sitting.journal.text);
  assert.equal(sitting.journal.step, "schrijven");
  Journal.verify(sitting.journal.text);
});
