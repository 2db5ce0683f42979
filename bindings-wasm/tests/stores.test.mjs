// What is kept, and what happens when somebody else was first: without a page, so that each turn can be looked at.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { Journal, Program } from "leerpad";
import { HttpStore, MemoryStore, Sitting, StoreError } from "leerpad/player";
import { HttpDesk, SittingDesk } from "leerpad/guide";
import * as studio from "leerpad/studio";

import { seed, sharing, text } from "./day.mjs";

let json;
let shared;

before(async () => {
  await studio.load();
  json = studio.compile(text).program.toJson();
  shared = studio.compile(sharing).program.toJson();
});

/** Opens a sitting of a learner. */
function sit(store, programJson = json, more = {}) {
  return Sitting.open({ program: Program.fromJson(programJson), programJson, store, learner: "anna", seed, ...more });
}

const name = { learner: "anna", module: "een-dag" };
const lines = ({ journal }) => journal.text.split("\n").length - 1;

test("nothing is kept before the first act; after it each act is, with its words", async () => {
  const store = new MemoryStore();
  const sitting = await sit(store);
  assert.equal(await store.read(name), undefined);
  await sitting.act({ act: "start" });
  await sitting.act({ act: "answer", item: "hoe", value: "minder" });
  await sitting.act({ act: "continue" });
  assert.ok((await sitting.act({ act: "answer", item: "schrijven", value: "wandelen" })).ok);
  const kept = await store.read(name);
  assert.equal(kept.journal, sitting.journal.text);
  assert.ok(!kept.journal.includes("wandelen"));
  const again = await sit(store);
  assert.equal(again.words("schrijven/1/schrijven"), "wandelen");
  assert.equal(again.journal.snapshot(), sitting.journal.snapshot());
});

test("acts wait for each other, in the order in which they were done", async () => {
  const sitting = await sit(new MemoryStore());
  const done = await Promise.all([
    sitting.act({ act: "start" }),
    sitting.act({ act: "answer", item: "hoe", value: "goed" }),
    sitting.act({ act: "answer", item: "uren", value: 7 }),
  ]);
  assert.deepEqual(done.map(({ ok }) => ok), [true, true, true]);
  assert.deepEqual(done.map(({ entry }) => entry.seq), [1, 2, 3]);
});

test("a full device changes nothing: neither journal nor words; later the same act can be done", async () => {
  const store = new MemoryStore();
  const sitting = await sit(store);
  await sitting.act({ act: "start" });
  await sitting.act({ act: "answer", item: "hoe", value: "minder" });
  await sitting.act({ act: "continue" });
  const append = store.append.bind(store);
  store.append = async () => {
    throw new StoreError("full");
  };
  const before = sitting.journal.text;
  await assert.rejects(sitting.act({ act: "answer", item: "schrijven", value: "wandelen" }), { code: "full" });
  assert.equal(sitting.journal.text, before);
  assert.deepEqual(sitting.keys(), []);
  store.append = append;
  assert.ok((await sitting.act({ act: "answer", item: "schrijven", value: "wandelen" })).ok);
  assert.equal(sitting.words("schrijven/1/schrijven"), "wandelen");
});

test("two pages without locks: the same act is judged again behind what came first", async () => {
  const store = new MemoryStore();
  const [one, other] = [await sit(store), await sit(store)];
  await one.act({ act: "start" });
  await one.act({ act: "answer", item: "hoe", value: "minder" });
  const news = [];
  other.on((told) => news.push(told.news));
  // The other page knows of none of it: its start is refused on what is there now, and it goes on from there.
  assert.equal((await other.act({ act: "start" })).refusal.refused, "started");
  assert.equal(other.journal.text, one.journal.text);
  assert.ok((await other.act({ act: "answer", item: "uren", value: 6 })).ok);
  assert.ok((await one.act({ act: "continue" })).ok);
  assert.equal((await store.read(name)).journal, one.journal.text);
  assert.deepEqual(news, ["changed", "entry"]);
  Journal.verify(one.journal.text);
});

test("a sitting is on the version that it began with, until it is upgraded", async () => {
  const store = new MemoryStore();
  const sitting = await sit(store);
  await sitting.act({ act: "start" });
  const newer = studio.compile(text.replace("version: 1.2.3", "version: 1.3.0").replace("Kon beter", "Het ging")).program.toJson();
  const again = await sit(store, newer);
  assert.equal(again.program.version, "1.3.0");
  assert.equal(again.journal.programHash, sitting.journal.programHash);
  assert.ok((await again.act({ act: "answer", item: "hoe", value: "minder" })).ok);
  assert.ok((await again.upgrade()).ok);
  assert.equal(again.journal.programHash, again.program.hash);
  assert.ok((await again.act({ act: "answer", item: "hoe", value: "goed" })).ok);
});

test("words that would rather not be said go, and so do drafts of an answer", async () => {
  const sitting = await sit(new MemoryStore());
  await sitting.act({ act: "start" });
  await sitting.act({ act: "answer", item: "hoe", value: "minder" });
  await sitting.act({ act: "continue" });
  await sitting.keepWords({ "draft/schrijven/1/schrijven": "wand" });
  await sitting.act({ act: "answer", item: "schrijven", value: "wandelen" }, "learner", ["draft/schrijven/1/schrijven"]);
  assert.deepEqual(sitting.keys(), ["schrijven/1/schrijven"]);
  await sitting.act({ act: "decline", item: "schrijven" });
  assert.deepEqual(sitting.keys(), []);
});

/** A server as the README says it: it keeps lines behind lines, and can be out of reach. */
async function portal() {
  const kept = new Map();
  const state = { isDown: false, sent: [], deaf: 0 };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    let body = "";
    for await (const part of request) {
      body += part;
    }
    const answer = (status, json) => response.writeHead(status).end(json === undefined ? "" : JSON.stringify(json));
    const found = kept.get(path);
    if (state.isDown) {
      return request.socket.destroy();
    }
    if (request.method === "GET") {
      return found === undefined ? answer(404) : answer(200, { journal: found.lines.join(""), words: found.replies });
    }
    if (request.method === "DELETE") {
      kept.delete(path);
      return answer(200);
    }
    const { after: behind, lines: added, words } = JSON.parse(body);
    const here = found ?? { lines: [], replies: {} };
    if (here.lines.length !== behind) {
      return answer(409, { journal: here.lines.join(""), words: here.replies });
    }
    Journal.verify([...here.lines, ...added].join(""));
    kept.set(path, { lines: [...here.lines, ...added], replies: here.replies, words });
    state.sent.push(added.length);
    if (state.deaf > 0) {
      // Taken, but nobody hears of it.
      state.deaf -= 1;
      return request.socket.destroy();
    }
    return answer(200);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  after(() => server.close());
  return { base: `http://127.0.0.1:${server.address().port}/sessions`, kept, state };
}

const http = ({ base }, device) => new HttpStore(base, { device, every: 0 });

test("over HTTP every line arrives, and words only when they are shared", async () => {
  const server = await portal();
  const store = http(server, new MemoryStore());
  const sitting = await sit(store, shared);
  await sitting.act({ act: "start" });
  const items = sitting.screen("learner", "nl").items.map(({ id, kind }) => [id, kind]);
  for (const [item, kind] of items) {
    await sitting.act({ act: "answer", item, value: kind === "words" ? "slecht geslapen" : kind === "number" ? 5 : "x" });
  }
  await store.flush(sitting.name);
  const [there] = [...server.kept.values()];
  assert.equal(there.lines.join(""), sitting.journal.text);
  assert.deepEqual(there.words, {});
  while (sitting.screen("learner", "nl").offers === undefined) {
    await sitting.act({ act: "continue" });
  }
  const offered = sitting.screen("learner", "nl").offers.filter(({ state }) => state === "offered").map(({ what }) => what);
  const { entry } = await sitting.act({ act: "share", what: offered });
  await store.flush(sitting.name);
  const now = [...server.kept.values()][0];
  assert.ok(Object.values(now.words).includes("slecht geslapen"), JSON.stringify(now.words));
  assert.ok(Object.keys(now.words).every((key) => key.startsWith(`shared/${entry.seq}/`)));
  assert.ok(!now.lines.join("").includes("slecht"));
});

test("who is offline goes on; everything is sent in its order later, also after the page was closed", async () => {
  const server = await portal();
  const device = new MemoryStore();
  const store = http(server, device);
  const sitting = await sit(store);
  await sitting.act({ act: "start" });
  await store.flush(name);
  server.state.isDown = true;
  const waiting = [];
  sitting.on((news) => news.news === "waiting" && waiting.push(news.lines));
  await sitting.act({ act: "answer", item: "hoe", value: "minder" });
  await sitting.act({ act: "answer", item: "uren", value: 6 });
  await store.flush(name);
  assert.ok(waiting.at(-1) === 2, String(waiting));
  sitting.close();
  // The page is opened again, still without a network.
  const offline = http(server, device);
  const again = await sit(offline);
  assert.equal(lines(again), 4);
  server.state.isDown = false;
  assert.ok((await again.act({ act: "continue" })).ok);
  await offline.flush(name);
  assert.equal([...server.kept.values()][0].lines.join(""), again.journal.text);
});

test("an answer of the server that is lost does no harm: nothing is there twice", async () => {
  const server = await portal();
  const store = http(server, new MemoryStore());
  const sitting = await sit(store);
  await sitting.act({ act: "start" });
  await store.flush(name);
  server.state.deaf = 1;
  await sitting.act({ act: "answer", item: "hoe", value: "minder" });
  await store.flush(name);
  await store.flush(name);
  await sitting.act({ act: "answer", item: "uren", value: 6 });
  await store.flush(name);
  assert.equal([...server.kept.values()][0].lines.join(""), sitting.journal.text);
});

test("what was forgotten is not sent again: neither by the page that forgot it, nor by another device, whose learner is asked", async () => {
  const server = await portal();
  const [phone, laptop] = [http(server, new MemoryStore()), new MemoryStore()];
  const here = await sit(phone);
  await here.act({ act: "start" });
  await phone.flush(name);
  const there = http(server, laptop);
  const other = await sit(there);
  await other.act({ act: "answer", item: "uren", value: 6 });
  await there.flush(name);
  const sent = server.state.sent.length;
  // Lines that wait and the forgetting at once: what was sent before goes with it, and nothing comes after it.
  await Promise.all([phone.flush(name), here.forget(), phone.flush(name)]);
  assert.deepEqual([server.kept.size, await phone.read(name)], [0, undefined]);
  const news = [];
  other.on((told) => news.push(told.news));
  assert.ok((await other.act({ act: "answer", item: "hoe", value: "minder" })).ok);
  await there.flush(name);
  await there.flush(name);
  assert.deepEqual([server.kept.size, server.state.sent.length, other.isGone], [0, sent, true]);
  assert.ok(news.includes("gone"));
  other.close();
  // Also after the page was closed, and also when nothing waits.
  const again = http(server, laptop);
  const later = await sit(again);
  await again.flush(name);
  assert.deepEqual([later.isGone, server.kept.size], [true, 0]);
  later.sendAnew();
  await again.flush(name);
  assert.deepEqual([later.isGone, [...server.kept.values()][0].lines.join("")], [false, later.journal.text]);
  server.kept.clear();
  await later.act({ act: "continue" });
  await again.flush(name);
  assert.deepEqual([later.isGone, server.kept.size], [true, 0]);
  await later.forget();
  assert.deepEqual([server.kept.size, await laptop.read(name)], [0, undefined]);
});

test("what went apart while nobody watched is told to who does then", async () => {
  const server = await portal();
  const [one, two] = [new MemoryStore(), new MemoryStore()];
  const here = await sit(http(server, one));
  await here.act({ act: "start" });
  const there = http(server, two);
  const other = await sit(there);
  server.state.isDown = true;
  await here.act({ act: "answer", item: "hoe", value: "minder" });
  here.close();
  server.state.isDown = false;
  await other.act({ act: "answer", item: "uren", value: 6 });
  await there.flush(name);
  const store = http(server, one);
  const again = await sit(store);
  await again.idle();
  await store.flush(name);
  assert.ok(again.journal.text.startsWith(other.journal.text));
  assert.equal([...server.kept.values()][0].lines.join(""), again.journal.text);
});

test("two devices: what was done offline comes behind what came first, and what cannot be done any more is told", async () => {
  const server = await portal();
  const [phone, laptop] = [http(server, new MemoryStore()), http(server, new MemoryStore())];
  const here = await sit(phone);
  await here.act({ act: "start" });
  await phone.flush(name);
  const there = await sit(laptop);
  // The phone loses its network, and both go on.
  server.state.isDown = true;
  await here.act({ act: "answer", item: "hoe", value: "minder" });
  await here.act({ act: "continue" });
  await here.act({ act: "answer", item: "schrijven", value: "wandelen" });
  await phone.flush(name);
  server.state.isDown = false;
  await there.act({ act: "answer", item: "hoe", value: "goed" });
  await there.act({ act: "stop" });
  await laptop.flush(name);
  const news = [];
  here.on((told) => news.push(told));
  await phone.flush(name);
  await here.idle();
  await phone.flush(name);
  const lost = news.find((told) => told.news === "changed").lost;
  assert.deepEqual(lost.map(({ act, refusal }) => `${act.act} ${refusal.refused}`), ["answer stopped", "continue stopped", "answer stopped"]);
  // The words are still on the phone; nothing of theirs is gone.
  assert.equal(here.words("schrijven/1/schrijven"), "wandelen");
  assert.equal(here.journal.text, there.journal.text);
  assert.equal([...server.kept.values()][0].lines.join(""), here.journal.text);
});

test("two devices that do not disturb each other end with the acts of both", async () => {
  const server = await portal();
  const [phone, laptop] = [http(server, new MemoryStore()), http(server, new MemoryStore())];
  const here = await sit(phone);
  await here.act({ act: "start" });
  await phone.flush(name);
  const there = await sit(laptop);
  server.state.isDown = true;
  await here.act({ act: "answer", item: "hoe", value: "minder" });
  await phone.flush(name);
  server.state.isDown = false;
  await there.act({ act: "answer", item: "uren", value: 6 });
  await laptop.flush(name);
  const news = [];
  here.on((told) => news.push(told));
  await phone.flush(name);
  await here.idle();
  await phone.flush(name);
  assert.deepEqual(news.find((told) => told.news === "changed").lost, []);
  const { items } = here.screen("learner", "nl");
  assert.deepEqual(items.map(({ id, value }) => [id, value]).slice(0, 2), [["hoe", "minder"], ["uren", 6]]);
  assert.equal([...server.kept.values()][0].lines.join(""), here.journal.text);
});

test("a guide at a desk sees what was shared, replies, and never a place", async () => {
  const sitting = await sit(new MemoryStore(), shared);
  const desk = new SittingDesk(sitting);
  await sitting.act({ act: "start" });
  for (const { id, kind } of sitting.screen("learner", "nl").items) {
    await sitting.act({ act: "answer", item: id, value: kind === "number" ? 5 : "geheim" });
  }
  const before = await desk.look("nl");
  assert.deepEqual(before.screen.shared, []);
  assert.deepEqual(before.words, {});
  while (sitting.screen("learner", "nl").offers === undefined) {
    await sitting.act({ act: "continue" });
  }
  const what = sitting.screen("learner", "nl").offers.filter(({ state }) => state === "offered").map((offer) => offer.what);
  const { entry } = await sitting.act({ act: "share", what });
  const { screen, words } = await desk.look("nl");
  assert.deepEqual(screen.shared.map((thing) => thing.what), what);
  assert.ok(Object.keys(words).every((key) => key.startsWith("shared/")));
  assert.ok((await desk.act({ act: "reply", to: entry.seq, value: "Dank je" })).ok);
  assert.equal(sitting.words(`reply/${entry.seq + 1}`), "Dank je");
  assert.ok(!JSON.stringify(screen).includes('"step"'));
});

test("an HTTP desk hands on what the server says", async () => {
  const asked = [];
  const desk = new HttpDesk("http://portal.example/guide/anna", {
    every: 0,
    fetch: async (address, init) => {
      asked.push([String(address), init.method ?? "GET"]);
      return init.method === "POST"
        ? Response.json({ refused: "not-reached", allowed: [] }, { status: 422 })
        : Response.json({ screen: { status: "new", allowed: [], help: [], language: "nl" }, words: {} });
    },
  });
  assert.equal((await desk.look("nl")).screen.status, "new");
  assert.equal((await desk.act({ act: "release", step: "x" })).refusal.refused, "not-reached");
  assert.deepEqual(asked, [
    ["http://portal.example/guide/anna?language=nl", "GET"],
    ["http://portal.example/guide/anna", "POST"],
  ]);
});
