import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { Journal, load, Program, Session } from "leerpad";
import * as studio from "leerpad/studio";

import { learner, seed, text, toWords } from "./day.mjs";

const bytes = (journal) => new TextEncoder().encode(journal);
let program;

before(async () => {
  await Promise.all([load(), studio.load()]);
  program = Program.fromJson(studio.compile(text).program.toJson());
});

function written() {
  const journal = Journal.begin(program, { seed, settings: { naam: "Sanne é😀" } });
  toWords().forEach((act) => assert.ok(journal.append(act).ok));
  return journal;
}

test("a line for each act, each vouching for all before it", () => {
  const journal = Journal.begin(program, { seed });
  let kept = journal.text;
  for (const act of toWords()) {
    const appended = journal.append(act);
    assert.deepEqual(JSON.parse(appended.line), appended.entry);
    kept += appended.line;
  }
  assert.equal(kept, journal.text);
  assert.equal(journal.append(learner("start")).refusal.refused, "started");
  assert.equal(kept, journal.text);
  assert.equal(JSON.parse(kept.trimEnd().split("\n").at(-1)).hash, journal.hash);
});

test("the same acts give the same entries without a journal", () => {
  const acts = toWords();
  const journal = Journal.begin(program, { seed });
  const session = Session.begin(program, { seed });
  for (const act of acts) {
    const { hash, ...entry } = journal.append(act).entry;
    assert.match(hash, /^[0-9a-f]{64}$/);
    assert.deepEqual(entry, session.apply(act).entry);
  }
  assert.equal(journal.snapshot(), session.snapshot());
  assert.deepEqual(journal.screen("learner", "nl"), session.screen("learner", "nl"));
});

test("what was kept opens and goes on, as text and as bytes", () => {
  const journal = written();
  for (const kept of [journal.text, bytes(journal.text)]) {
    const { journal: again, sound, torn, lacksLineEnd } = Journal.open(program, kept);
    assert.deepEqual([sound, torn, lacksLineEnd], [bytes(journal.text).length, 0, false]);
    assert.equal(again.text, journal.text);
    assert.equal(again.snapshot(), journal.snapshot());
    const act = learner("back");
    const before = Journal.open(program, journal.text).journal;
    assert.equal(again.append(act).line, before.append(act).line);
  }
});

test("a torn end is told and cut off", () => {
  const journal = written();
  const whole = bytes(journal.text);
  const lines = journal.text.split("\n");
  const before = `${lines.slice(0, -2).join("\n")}\n`;
  for (const kept of [whole.subarray(0, whole.length - 9), journal.text.slice(0, -9)]) {
    const opened = Journal.open(program, kept);
    assert.equal(opened.torn, kept.length - before.length - (typeof kept === "string" ? 0 : bytes(before).length - before.length));
    assert.equal(opened.sound, bytes(before).length);
    assert.equal(opened.journal.text, before);
    assert.equal(opened.journal.seq, 3);
  }
  const opened = Journal.open(program, journal.text.slice(0, -1));
  assert.deepEqual([opened.torn, opened.lacksLineEnd], [0, true]);
  assert.equal(opened.journal.text, journal.text);
});

test("what a journal says of itself needs no program", () => {
  const journal = written();
  assert.deepEqual(Journal.verify(journal.text), {
    entries: 4,
    hash: journal.hash,
    torn: 0,
    lacksLineEnd: false,
    program: program.hash,
    seed,
    engine: `leerpad ${studio.version}`,
    settings: { naam: "Sanne é😀" },
  });
});

test("a replay compares every line and gives the session", () => {
  const journal = written();
  const { session, ...told } = Journal.replay(program, journal.text);
  assert.deepEqual(told, { entries: 4, hash: journal.hash, torn: 0, lacksLineEnd: false });
  assert.equal(session.snapshot(), journal.snapshot());
  const rehashed = journal.text.replace(journal.hash, "0".repeat(64));
  assert.throws(() => Journal.replay(program, rehashed), { code: "journal-damaged", why: "chain", line: 5, seq: 4 });
  assert.equal(Journal.replay(program, rehashed, { verify: false }).entries, 4);
});

test("a judged act is true once its line is kept", () => {
  const journal = written();
  const before = journal.text;
  const judged = journal.judge(learner("back"));
  assert.ok(judged.ok);
  assert.deepEqual([journal.seq, judged.entry.seq, journal.text], [4, 5, before]);
  const other = journal.judge(learner("pause"));
  journal.keep(judged);
  assert.deepEqual([journal.seq, journal.text], [5, before + judged.line]);
  assert.throws(() => journal.keep(other), { code: "not-next" });
  assert.throws(() => journal.keep(judged), { code: "freed" });
  assert.equal(journal.judge(learner("start")).refusal.refused, "started");
  assert.equal(Journal.open(program, journal.text).journal.hash, journal.hash);
});

test("the command on a native machine opens what was made here", () => {
  const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
  const file = join(folder, "made-here.journal.jsonl");
  writeFileSync(file, written().text);
  const module = fileURLToPath(new URL("dag.yaml", import.meta.url));
  const replay = ["replay", file, "--module", module];
  // The runner says where the command is; by hand it is built first.
  const { LEERPAD_COMMAND: command = "cargo" } = process.env;
  const words = command === "cargo" ? ["run", "--quiet", "--locked", "-p", "leerpad-cli", "--", ...replay] : replay;
  execFileSync(command, words, { cwd: fileURLToPath(new URL("..", import.meta.url)) });
  rmSync(folder, { recursive: true });
});
