// What goes past the session: words to the vault and copies in it, what leaves, consent, what is due.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { Journal, load, Program, Session, Vault } from "leerpad";
import * as studio from "leerpad/studio";

import { seed, sharing } from "./day.mjs";

let program;

before(async () => {
  await Promise.all([load(), studio.load()]);
  program = Program.fromJson(studio.compile(sharing).program.toJson());
});

const at = (minute) => `2026-11-23T10:${String(minute).padStart(2, "0")}:00.000+01:00`;

/** As a host does it: words first, then the line, then it is true. */
function keep(journal, vault, fields) {
  const { act, words } = journal.takeWords({ at: at(journal.seq), by: "learner", ...fields });
  const judged = journal.judge(act);
  assert.ok(judged.ok, JSON.stringify(judged.refusal));
  journal.noLongerSaid(act, vault).forEach((key) => vault.remove(key));
  Object.entries(words).forEach(([key, own]) => vault.put(key, own));
  const changes = judged.vaultChanges();
  vault.follow(changes, judged.entry.seq);
  journal.keep(judged);
  assert.deepEqual(journal.vaultChanges(), changes);
  return changes;
}

function shared() {
  const journal = Journal.begin(program, { seed });
  const vault = new Vault();
  assert.deepEqual(keep(journal, vault, { act: "start" }), []);
  keep(journal, vault, { act: "answer", item: "slaap", value: 6 });
  keep(journal, vault, { act: "answer", item: "nacht", value: "onrustig 😀" });
  keep(journal, vault, { act: "continue" });
  const changes = keep(journal, vault, { act: "share", what: ["nacht", "slaap"] });
  assert.deepEqual(changes, [{ change: "copy", from: "slapen/1/nacht", to: "shared/5/nacht" }]);
  return { journal, vault };
}

test("words go to the vault alone, and are copied where they are shared", () => {
  const { journal, vault } = shared();
  assert.deepEqual(vault.keys(), ["shared/5/nacht", "slapen/1/nacht"]);
  assert.equal(vault.get("shared/5/nacht"), "onrustig 😀");
  assert.ok(!journal.text.includes("onrustig"));
  const session = Session.begin(program, { seed });
  const start = { act: "start", at: at(0), by: "learner" };
  assert.deepEqual(session.takeWords(start), { act: start, words: {} });
  assert.deepEqual(session.takeWords(JSON.stringify(start)), { act: start, words: {} });
  assert.deepEqual(session.vaultChanges(), []);
});

test("words written again change the vault alone, unless somebody sees what they were", () => {
  const journal = Journal.begin(program, { seed });
  const vault = new Vault();
  const isWordsOnly = (fields) => {
    const { act } = journal.takeWords({ at: at(journal.seq), by: "learner", ...fields });
    const judged = journal.judge(act);
    const { isWordsOnly: told } = judged;
    judged.free();
    return told;
  };
  const words = { act: "answer", item: "nacht", value: "onrustig" };
  keep(journal, vault, { act: "start" });
  assert.ok(!isWordsOnly(words));
  keep(journal, vault, words);
  assert.ok(isWordsOnly({ ...words, value: "toch rustig" }));
  keep(journal, vault, { act: "answer", item: "slaap", value: 6 });
  assert.ok(!isWordsOnly({ act: "answer", item: "slaap", value: 6 }));
  keep(journal, vault, { act: "continue" });
  keep(journal, vault, { act: "share", what: ["nacht"] });
  keep(journal, vault, { act: "back" });
  assert.ok(!isWordsOnly(words));
});

test("what is taken back goes out of the vault; erasing empties it", () => {
  const { journal, vault } = shared();
  const back = keep(journal, vault, { act: "unshare", purpose: "gesprek", what: "nacht" });
  assert.deepEqual(back, [{ change: "remove", key: "shared/5/nacht" }]);
  assert.deepEqual(vault.keys(), ["slapen/1/nacht"]);
  const erased = journal.append({ act: "erase", at: at(9), by: "learner" });
  vault.follow(journal.vaultChanges(), erased.entry.seq);
  assert.deepEqual(journal.vaultChanges(), [{ change: "erase" }]);
  assert.deepEqual(vault.keys(), []);
});

test("a session without a journal tells the same changes", () => {
  const { journal } = shared();
  const session = Session.restore(program, journal.snapshot());
  assert.ok(session.apply({ act: "unshare", at: at(9), by: "learner", purpose: "gesprek", what: "nacht" }).ok);
  assert.deepEqual(session.vaultChanges(), [{ change: "remove", key: "shared/5/nacht" }]);
});

test("words that an answer does not speak of any more are told, also across both builds", () => {
  const { vault } = shared();
  const session = Session.begin(studio.compile(sharing).program, { seed });
  session.apply({ act: "start", at: at(0), by: "learner" });
  const act = { act: "answer", at: at(1), by: "learner", item: "nacht", value: { vault: true } };
  assert.deepEqual(session.noLongerSaid(act, vault), []);
});

test("the guide sees what is shared, and no place", () => {
  const { journal } = shared();
  const outline = journal.outline("guide");
  assert.deepEqual(outline.shared.map(({ what, seq }) => [what, seq]), [["slaap", 5], ["nacht", 5]]);
  assert.deepEqual(journal.allowed("guide"), ["reply", "note"]);
  assert.ok(!("step" in outline));
  assert.equal(journal.screen("guide", "nl").shared[1].what, "nacht");
});

test("what leaves, and the record of consent to it", () => {
  const { journal } = shared();
  assert.deepEqual(journal.export("onderzoek").withheld, { consent: 1 });
  for (const given of [true, false, true]) {
    assert.ok(journal.append({ act: "consent", at: at(9), by: "learner", purpose: "onderzoek", given }).ok);
  }
  assert.deepEqual(journal.export("onderzoek").leaves, [{ what: "slaap", value: 6 }]);
  assert.throws(() => journal.export("reclame"), { code: "unknown-purpose", purpose: "reclame" });
  const record = (purpose, host) => Journal.consentRecord(program, journal.text, purpose, "nl", host);
  const told = record("onderzoek", { controllers: ["Buurtteam"] });
  assert.deepEqual(told.events.map(({ type }) => type), ["consent-given", "consent-withdrawn", "consent-given"]);
  assert.deepEqual([told.state, told.controllers], ["consent-given", ["Buurtteam"]]);
  assert.ok(record("gesprek").missing.includes("controllers"));
  assert.throws(() => record("reclame"), { code: "unknown-purpose", purpose: "reclame" });
  assert.throws(() => record("gesprek", []), { code: "bad-host" });
  assert.throws(() => Journal.consentRecord(program, "x", "gesprek", "nl"), { code: "journal-damaged" });
});

test("what is due", () => {
  const { journal } = shared();
  assert.equal(journal.coming(), undefined);
  journal.append({ act: "continue", at: at(9), by: "learner" });
  assert.deepEqual(journal.coming(), { n: 1, step: "rust", until: "2026-11-23T22:09:00.000+01:00" });
  const due = journal.dueForErasure("2026-12-24T09:00:00.000+01:00");
  assert.deepEqual(due, { purposes: { gesprek: ["slaap", "nacht"] }, session: false });
  assert.throws(() => journal.dueForErasure("morgen"), { code: "bad-moment" });
});

test("a learner takes everything home and back", () => {
  const { journal, vault } = shared();
  vault.put("note/9", "van de begeleider");
  const files = studio.packOwn(program, journal, vault);
  assert.deepEqual(Object.keys(files).sort(), [
    "journal.jsonl",
    "program.json",
    "van-mij.html",
    "van-mij.json",
    "words.json",
  ]);
  assert.ok(files["van-mij.html"].includes("onrustig 😀") && !files["words.json"].includes("begeleider"));
  const own = studio.unpackOwn({ ...files, "andere.txt": "x" });
  assert.equal(own.program.hash, program.hash);
  assert.equal(own.journal.snapshot(), journal.snapshot());
  assert.deepEqual(own.vault.keys(), ["shared/5/nacht", "slapen/1/nacht"]);
  assert.equal(own.vault.get("slapen/1/nacht"), "onrustig 😀");
  const { "words.json": words, ...rest } = files;
  assert.throws(() => studio.unpackOwn(rest), { code: "own-missing", place: "words.json" });
  assert.throws(() => studio.unpackOwn({ ...files, "words.json": `[${words}]` }), { code: "own-damaged" });
  assert.throws(() => studio.unpackOwn({ ...files, "journal.jsonl": "x" }), { code: "journal-damaged" });
});
