// Journals that stay open between requests: nothing that was judged is judged again, and who added lines elsewhere is seen.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { compile, Journal, load, moment, randomSeed } from "leerpad/studio";

import { openDatabase } from "../src/database/open.js";
import { Journals } from "../src/journals.js";
import { Shelf } from "../src/modules.js";
import { addPerson } from "../src/people.js";

const TEXT = `leerpad: 1
module: telkens
version: 1.0.0
languages: [nl]
title: Telkens
summary: Om te tellen.
help:
  - title: Praten
    phone: 113
steps:
  - exercise: kiezen
    title: Vraag
    items:
      - choice: weg
        ask: Welke weg?
        options:
          a: Links
          b: Rechts
`;

const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
let database;
let shelf;
let program;
let session;
/** How many lines the engine was given to open, one number for each time. */
const opened = [];

before(async () => {
  await load();
  database = await openDatabase(`sqlite:${join(folder, "portal.db")}`);
  shelf = new Shelf(database);
  program = compile(TEXT).program;
  await shelf.add(program);
  session = { learner: (await addPerson(database, { role: "learner", name: "anna" })).id, module: "telkens" };
  const { open } = Journal;
  Journal.open = (of, text) => {
    opened.push(text.split("\n").length - 1);
    return open.call(Journal, of, text);
  };
});

after(async () => {
  await database?.close();
  rmSync(folder, { recursive: true });
});

/** A device: what it did, and what of that was sent. */
function device() {
  const journal = Journal.begin(program, { seed: randomSeed() });
  const lines = [journal.text];
  let sent = 0;
  return {
    journal,
    lines,
    act(doing) {
      const judged = journal.judge({ ...doing, at: moment(), by: "learner" });
      assert.ok(judged.ok);
      lines.push(judged.line);
      journal.keep(judged);
    },
    async send(journals, words = {}) {
      const answer = await journals.append(session, { after: sent, lines: lines.slice(sent), words });
      sent = answer.status === 200 ? lines.length : sent;
      return answer.status;
    },
  };
}

const answer = (at) => ({ act: "answer", item: "weg", value: at % 2 === 0 ? "a" : "b" });

test("a journal is opened once, however many requests come behind it", async () => {
  const journals = new Journals(database, shelf);
  const anna = device();
  anna.act({ act: "start" });
  assert.equal(await anna.send(journals), 200);
  assert.deepEqual(opened.splice(0), [1]);
  for (let at = 0; at < 50; at += 1) {
    anna.act(answer(at));
    assert.equal(await anna.send(journals), 200);
    assert.equal((await journals.look(session, "nl")).status, 200);
  }
  assert.deepEqual(opened.splice(0), []);
  const kept = (await journals.read(session)).json.journal;
  assert.equal(kept, anna.journal.text);
  Journal.verify(kept);

  // After a restart it is opened once, with all its lines.
  const restarted = new Journals(database, shelf);
  anna.act(answer(50));
  anna.act(answer(51));
  assert.equal(await anna.send(restarted), 200);
  assert.deepEqual(opened.splice(0), [52]);

  // The first has an open journal that another server went on from: it is not used.
  anna.act(answer(52));
  assert.equal(await anna.send(journals), 200);
  assert.deepEqual(opened.splice(0), [54]);
  anna.act(answer(53));
  assert.equal(await anna.send(journals), 200);
  assert.deepEqual(opened.splice(0), []);
  assert.equal((await journals.read(session)).json.journal, anna.journal.text);
});

test("a request that is refused in its midst leaves nothing behind, also not in memory", async () => {
  const journals = new Journals(database, shelf);
  const kept = (await journals.read(session)).json.journal;
  const { journal } = Journal.open(program, kept);
  const more = [0, 1].map((at) => {
    const judged = journal.judge({ ...answer(at), at: moment(), by: "learner" });
    journal.keep(judged);
    return judged.line;
  });
  opened.splice(0);
  const after_ = kept.split("\n").length - 1;
  const send = (lines) => journals.append(session, { after: after_, lines, words: {} });
  await assert.rejects(send([more[0], more[1].replace(/"value":"."/, '"value":"x"')]), { message: "refused" });
  assert.equal((await journals.read(session)).json.journal, kept);
  // The good one is judged on what is there, not on what was taken in before it was refused.
  assert.equal((await send([more[0]])).status, 200);
  assert.deepEqual(opened.splice(0), [after_, after_]);
  assert.equal((await journals.read(session)).json.journal, kept + more[0]);
});

test("what is forgotten may be begun anew; lines behind what is not there are not taken", async () => {
  const journals = new Journals(database, shelf);
  const other = device();
  other.act({ act: "start" });
  assert.equal(await other.send(journals), 409);
  assert.equal((await journals.look(session, "nl")).status, 200);
  assert.equal((await journals.forget(session)).status, 200);
  assert.equal((await journals.read(session)).status, 404);
  assert.equal(await other.send(journals), 200);
  assert.equal((await journals.read(session)).json.journal, other.journal.text);
});

test("a new version takes over who is in the middle of it; every device and server gets all that it was on", async () => {
  const bob = { learner: (await addPerson(database, { role: "learner", name: "bob" })).id, module: "telkens" };
  const send = (journals, after, lines) => journals.append(bob, { after, lines, words: {} });
  const line = (journal, doing, by = "learner") => {
    const judged = journal.judge({ ...doing, at: moment(), by });
    assert.ok(judged.ok, JSON.stringify(judged));
    journal.keep(judged);
    return judged.line;
  };
  const journals = new Journals(database, shelf);
  const { journal, first } = ((begun) => ({ journal: begun, first: begun.text }))(Journal.begin(program, { seed: randomSeed() }));
  assert.equal((await send(journals, 0, [first, line(journal, { act: "start" }), line(journal, answer(0))])).status, 200);

  // The folder of the portal has a second version, then a third; each time the server starts anew.
  const renamed = (version, name, was) => compile(TEXT.replace("1.0.0", version).replace("- choice: weg", `- choice: ${name}\n        was: [${was}]`)).program;
  const versions = [renamed("1.1.0", "route", "weg"), renamed("1.2.0", "richting", "weg, route")];
  let count = 3;
  for (const version of versions) {
    const restarted = new Shelf(database);
    await restarted.add(version);
    const now = new Journals(database, restarted);
    journal.know(version);
    const lines = [line(journal, { act: "upgrade", program: version.hash }, "system")];
    assert.equal((await send(now, count, lines)).status, 200);
    count += 1;
    // Who guides goes on in it too, also at a server that opens the journal for the first time.
    for (const at of [now, new Journals(database, restarted)]) {
      assert.equal((await at.look(bob, "nl")).status, 200);
    }
    const { json } = await now.read(bob);
    assert.equal(json.journal, journal.text);
    assert.equal(compile(TEXT).program.hash, Journal.verify(json.journal).program);
    assert.equal(json.program, program.toJson());
    assert.equal(json.versions?.length ?? 0, version === versions[0] ? 0 : 1);
  }

  // What is no version of this module is refused, and so is one that the portal never had.
  const other = compile(TEXT.replace("module: telkens", "module: anders")).program;
  await shelf.add(other);
  const unknown = compile(TEXT.replace("1.0.0", "9.0.0")).program;
  for (const { hash } of [other, unknown]) {
    const forged = `{"act":"upgrade","at":"${moment()}","by":"system","facts":[],"hash":"${"0".repeat(64)}","program":"${hash}","seq":${count}}\n`;
    await assert.rejects(send(journals, count, [forged]), { message: "refused" });
  }
  assert.equal((await journals.read(bob)).json.journal, journal.text);
});
