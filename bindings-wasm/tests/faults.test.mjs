import assert from "node:assert/strict";
import { before, test } from "node:test";

import { Journal, LeerpadError, load, Program, Session, Vault } from "leerpad";
import * as studio from "leerpad/studio";

import { learner, seed, text, toWords } from "./day.mjs";

/** Every field that the fault has, and no other. */
function fails(call, expected) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof LeerpadError && error instanceof Error);
    const { message, ...fields } = error.toJSON();
    assert.equal(message, error.message);
    assert.ok(message.length > 0);
    assert.deepEqual(fields, { name: "LeerpadError", ...expected });
    return true;
  });
}

let program;
let other;

before(async () => {
  await Promise.all([load(), studio.load()]);
  program = Program.fromJson(studio.compile(text).program.toJson());
  other = studio.compile(text.replace("version: 1.2.3", "version: 1.2.4")).program;
});

test("a text that is no program", () => {
  fails(() => Program.fromJson("{\n  x"), { code: "program-json", line: 2, column: 3 });
  fails(() => Program.fromJson("{}"), { code: "program-format" });
  fails(() => Program.fromJson('{"format":7}'), { code: "program-format", found: 7 });
  fails(() => Program.fromJson('{"format":1}'), { code: "program-shape", place: "plan" });
  const twice = program.toJson().replaceAll('"schrijven"', '"stemming"');
  fails(() => Program.fromJson(twice), { code: "program-damaged", why: "twice", place: "stemming" });
});

test("a budget of the proof", () => {
  const ring = `leerpad: 1
module: m
version: 1.0.0
languages: [nl]
title: T
steps:
  - exercise: v
    items:
      - choice: lukt
        ask: Lukt het?
        options: {ja: Ja, nee: Nee}
    next:
      - when: lukt == ja
        go: k
      - v
  - end: k
`;
  const kept = (budget) => studio.check(ring, "nl", budget).some(({ code }) => code === "kept-by-answers");
  assert.ok(kept() && kept(1_000) && kept(2 ** 40));
  assert.ok(!kept(0));
  for (const bad of [-1, 1.5, NaN, "7"]) {
    assert.throws(() => studio.compile(ring, "nl", bad), RangeError);
  }
});

test("seeds and settings", () => {
  for (const bad of ["7", "", "000000000000000G", "x".repeat(70_000)]) {
    fails(() => Session.begin(program, { seed: bad }), { code: "bad-seed" });
  }
  fails(() => Journal.begin(program, { seed, settings: [] }), { code: "bad-settings" });
  fails(() => Session.begin(program, { seed, settings: { x: 1 } }), { code: "unknown-setting", setting: "x" });
  const settings = { naam: 1 };
  fails(() => Session.begin(program, { seed, settings }), { code: "setting-value", setting: "naam", why: "wrong-type" });
});

test("a snapshot that is none", () => {
  const session = Session.begin(program, { seed });
  toWords().forEach((act) => session.apply(act));
  const sound = session.snapshot();
  fails(() => Session.restore(program, "["), { code: "snapshot-json", line: 1, column: 2 });
  fails(() => Session.restore(program, "{}"), { code: "snapshot-semantics" });
  fails(() => Session.restore(other, sound), { code: "other-program" });
  const damaged = sound.replace('"cursor":1', '"cursor":"1"');
  fails(() => Session.restore(program, damaged), { code: "snapshot-damaged", place: "cursor" });
});

test("a journal that is not what was written", () => {
  const journal = Journal.begin(program, { seed });
  toWords().forEach((act) => journal.append(act));
  const lines = journal.text.split("\n");
  const damage = (why, line, more = {}) => ({ code: "journal-damaged", why, line, seq: line - 1, ...more });
  fails(() => Journal.verify(""), damage("empty", 1));
  fails(() => Journal.verify("{}\n"), damage("chain", 1));
  fails(() => Journal.open(program, [lines[0], ...lines.slice(2)].join("\n")), damage("chain", 2));
  fails(() => Journal.verify(journal.text.replace('"seq":2', '"seq": 2')), damage("form", 3));
  fails(() => Journal.open(other, journal.text), {
    code: "other-program",
    expected: program.hash,
    found: other.hash,
  });
  const changed = journal.text.replace('"to":"schrijven"', '"to":"klaar"');
  assert.notEqual(changed, journal.text);
  assert.throws(() => Journal.replay(program, changed, { verify: false }), (error) => {
    assert.equal(error.code, "journal-difference");
    assert.deepEqual([error.seq, error.line, error.place], [4, 5, "fact 1"]);
    assert.match(error.expected, /schrijven/);
    assert.match(error.found, /klaar/);
    return true;
  });
});

test("roles and items that are none", () => {
  const session = Session.begin(program, { seed });
  for (const call of ["screen", "outline", "allowed"]) {
    fails(() => session[call]("boss", "nl"), { code: "unknown-role" });
  }
  fails(() => session.advise("x", "words", "nl"), { code: "unknown-item", item: "x" });
});

test("what was freed says so", () => {
  const session = Session.begin(program, { seed });
  session.free();
  session.free();
  fails(() => session.apply(learner("start")), { code: "freed" });
  fails(() => session.seq, { code: "freed" });
});

test("no answer of a learner stands in a fault", () => {
  const secret = "geheim-9f3a";
  const journal = Journal.begin(program, { seed });
  toWords().forEach((act) => journal.append(act));
  journal.append(learner("answer", { item: "schrijven", value: { vault: true } }));
  const changed = journal.text.replace('"value":"minder"', `"value":"${secret}"`);
  const snapshot = journal.snapshot().replace('"minder"', `"${secret}"`);
  const calls = [
    () => Journal.open(program, changed),
    () => Journal.replay(program, changed, { verify: false }),
    () => Session.restore(program, snapshot),
    () => Session.restore(program, `{"${secret}`),
    () => Program.fromJson(`{"${secret}`),
    () => Vault.fromBytes(`{"${secret}`) && journal.advise("x", secret, "nl"),
  ];
  for (const call of calls) {
    assert.throws(call, (error) => !`${error.stack} ${JSON.stringify(error)}`.includes(secret));
  }
  const refused = [
    journal.append(learner("answer", { item: "schrijven", value: secret })),
    journal.append(learner("answer", { item: "hoe", value: secret })),
    journal.append(`{"act":"${secret}`),
  ];
  for (const { ok, refusal } of refused) {
    assert.ok(!ok && !JSON.stringify(refusal).includes(secret));
  }
});
