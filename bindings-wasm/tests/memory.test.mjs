// Memory of wasm never shrinks: what is not given back is lost for as long as the page lives.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { setImmediate } from "node:timers/promises";

import { Journal, load, Program, Session, Vault } from "leerpad";
import * as studio from "leerpad/studio";

import { seed, text, toWords } from "./day.mjs";

const acts = toWords().map((act) => JSON.stringify(act));
const memories = [];
let json;
let program;

before(async () => {
  const { instantiate } = WebAssembly;
  WebAssembly.instantiate = async (...words) => {
    const made = await instantiate(...words);
    memories.push((made.instance ?? made).exports.memory);
    return made;
  };
  await load();
  await studio.load();
  WebAssembly.instantiate = instantiate;
  json = studio.compile(text).program.toJson();
  program = Program.fromJson(json);
});

/** Bytes of the player and of the studio. */
const sizes = () => memories.map((memory) => memory.buffer.byteLength);

/** Once to get going, then so many times without growing. */
function steady(times, round) {
  for (let warm = 0; warm < 50; warm += 1) {
    round();
  }
  const before = sizes();
  for (let time = 0; time < times; time += 1) {
    round();
  }
  assert.deepEqual(sizes(), before);
}

function played(session) {
  acts.forEach((act) => session.applyText(act));
  session.screen("learner", "nl");
  return session;
}

test("10,000 sessions made and freed", () => {
  steady(10_000, () => played(Session.begin(program, { seed })).free());
});

test("programs, journals, judged acts, replays and vaults made and freed", () => {
  steady(1_000, () => {
    const own = Program.fromJson(json);
    const journal = Journal.begin(own, { seed });
    acts.forEach((act) => journal.append(act));
    const judged = journal.judge(acts[3]);
    judged.free?.();
    const { journal: opened } = Journal.open(own, journal.text);
    const { session } = Journal.replay(own, journal.text);
    const vault = new Vault();
    vault.put("a/1/x", "x".repeat(100_000));
    const { vault: again } = Vault.fromBytes(vault.toBytes());
    [own, journal, opened, session, vault, again].forEach((owned) => owned.free());
  });
});

test("checks, with and without a program", () => {
  const wrong = text.replace("hoe == minder", "hoe == anders");
  steady(300, () => {
    studio.check(text);
    assert.ok(studio.check(wrong).length > 0);
    studio.compile(text).program.free();
  });
});

test("what failed leaves nothing behind", () => {
  steady(2_000, () => {
    assert.throws(() => Program.fromJson(`${json} `.slice(0, -3)));
    assert.throws(() => Session.begin(program, { seed: "x" }));
    assert.throws(() => Journal.open(program, "{}"));
  });
});

test("what a `using` block leaves is freed", () => {
  assert.equal(Session.prototype[Symbol.dispose], Session.prototype.free);
  steady(2_000, () => played(Session.begin(program, { seed }))[Symbol.dispose]());
});

test("what nothing refers to any more is freed some time after", { skip: !globalThis.gc }, async () => {
  const forgotten = async () => {
    for (let time = 0; time < 2_000; time += 1) {
      played(Session.begin(program, { seed }));
    }
    // Two turns: one to find what is forgotten, one to free it.
    for (let turn = 0; turn < 4; turn += 1) {
      globalThis.gc();
      await setImmediate();
    }
  };
  await forgotten();
  await forgotten();
  const before = sizes();
  for (let round = 0; round < 4; round += 1) {
    await forgotten();
  }
  assert.deepEqual(sizes(), before);
});
