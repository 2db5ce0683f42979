import assert from "node:assert/strict";
import { before, test } from "node:test";

import { load, phrases, Program, Session } from "leerpad";
import * as studio from "leerpad/studio";

import { learner, seed, text, toWords } from "./day.mjs";

let program;

before(async () => {
  await Promise.all([load(), load(), studio.load()]);
  program = Program.fromJson(studio.compile(text).program.toJson());
});

test("a program says which it is", () => {
  assert.match(program.hash, /^[0-9a-f]{64}$/);
  assert.deepEqual([program.id, program.version], ["een-dag", "1.2.3"]);
  assert.deepEqual(program.languages, ["nl", "en"]);
  assert.equal(Program.fromJson(program.toJson()).hash, program.hash);
});

test("a session goes from its start to its end", () => {
  const session = Session.begin(program, { seed });
  assert.deepEqual([session.seq, session.status, session.step, session.clock], [0, "new", undefined, undefined]);
  assert.equal(session.seed, seed);
  for (const act of toWords()) {
    const applied = session.apply(act);
    assert.ok(applied.ok);
    assert.deepEqual([applied.entry.act, applied.entry.seq], [act.act, session.seq]);
  }
  assert.deepEqual([session.seq, session.status, session.step, session.visit], [4, "running", "schrijven", 1]);
  assert.ok(session.apply(learner("answer", { item: "schrijven", value: { vault: true } })).ok);
  const last = session.apply(JSON.stringify(learner("continue")));
  assert.deepEqual(last.entry.facts.map((fact) => fact.fact), ["left", "moved", "completed"]);
  assert.ok(session.completed);
});

test("a refusal is an answer, and nothing changed", () => {
  const session = Session.begin(program, { seed });
  const before = session.snapshot();
  const refused = session.apply(learner("continue"));
  assert.deepEqual(refused, { ok: false, refusal: { refused: "not-started", allowed: ["start"] } });
  assert.equal(session.snapshot(), before);
  assert.equal(session.apply("no JSON {").refusal.refused, "bad-act");
  assert.equal(JSON.parse(session.applyText("{}")).refused, "bad-act");
});

test("text in, text out", () => {
  const session = Session.begin(program, { seed });
  const entry = session.applyText(JSON.stringify(learner("start")));
  assert.match(entry, /^\{"act":"start","at":"2026-11-23T/);
  assert.equal(JSON.parse(entry).seq, 1);
});

test("a screen in each language, an outline in none", () => {
  const session = Session.begin(program, { seed });
  session.apply(learner("start"));
  const [nl, en] = ["nl", "en"].map((language) => session.screen("learner", language));
  assert.deepEqual(nl.title.document, [{ paragraph: [{ text: "Hoe is het vandaag?" }] }]);
  assert.deepEqual(en.title.document, [{ paragraph: [{ text: "How are you today?" }] }]);
  assert.equal(nl.items[0].options[0].label, "Goed 😀");
  assert.equal(session.screen("learner", "fy").language, "nl");
  const outline = session.outline("learner");
  assert.deepEqual(outline.items.map((item) => item.id), ["hoe", "uren"]);
  assert.deepEqual(session.allowed("learner"), outline.allowed);
  assert.equal(session.screen("guide", "nl").step, undefined);
});

test("a session goes on from its snapshot", () => {
  const session = Session.begin(program, { seed, settings: { naam: "Sanne" } });
  toWords().forEach((act) => session.apply(act));
  const again = Session.restore(program, session.snapshot());
  assert.equal(again.snapshot(), session.snapshot());
  const act = learner("back");
  assert.deepEqual(again.apply(act), session.apply(act));
});

test("advice on words keeps nothing of them", () => {
  const session = Session.begin(program, { seed });
  toWords().forEach((act) => session.apply(act));
  const before = session.snapshot();
  assert.deepEqual(session.advise("schrijven", "wandelen 🌳", "nl"), { help: false, says: [] });
  assert.equal(session.advise("schrijven", "ik wil dood", "nl").help, true);
  assert.equal(session.advise("schrijven", "x".repeat(30_000), "nl")["too-long"], 20_000);
  assert.equal(session.snapshot(), before);
});

test("the engine has words of its own", () => {
  assert.equal(phrases("nl").buttons.continue, "Verder");
  assert.equal(phrases("en-GB").buttons.continue, "Continue");
  assert.equal(phrases("fy").language, "nl");
});

test("texts of any size and sign come through", () => {
  const session = Session.begin(program, { seed });
  session.apply(learner("start"));
  for (const item of ["é😀\u{feff}", "x".repeat(70_000), "é".repeat(50_000), "\u0000\"\\"]) {
    const { refusal } = session.apply(learner("answer", { item, value: true }));
    assert.deepEqual([refusal.refused, refusal.item], ["unknown-item", [...item].slice(0, 200).join("")]);
    assert.equal(session.takeWords(learner("answer", { item, value: true })).act.item, item);
  }
  // Half of a pair of code units is no text: it is read as the sign for that, as object and as text.
  for (const act of [learner("answer", { item: "\ud800", value: true })]) {
    assert.equal(session.apply(act).refusal.item, "\ufffd");
    assert.equal(session.apply(JSON.stringify(act).replace("\\ud800", "\ud800")).refusal.item, "\ufffd");
  }
});
