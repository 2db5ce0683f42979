// A learner and a guide, each in a browser of their own, work through a whole module on the portal as it is started by hand,
// on SQLite and on PostgreSQL. The server is killed on the way. After that nothing that was not shared may be anywhere.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { Journal, load, Program } from "leerpad/studio";

import { launch } from "../../../tests/chromium.mjs";
import { finger, workThrough } from "../../../tests/person.mjs";
import { settled } from "../../../tests/stage.mjs";
import { cluster } from "./cluster.mjs";
import { running, visitor } from "./running.mjs";
import { strangers } from "./strangers.mjs";

const root = fileURLToPath(new URL("../../../..", import.meta.url));
const MODULE = "een-stap-voor-jou";

let browser;

before(async () => {
  await load();
  browser = await launch();
});

after(() => browser?.close());

/** Every file below a folder, as bytes one after the other. */
function bytesOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((file) => readFileSync(join(file.parentPath, file.name))));
}

const DATABASES = {
  SQLite() {
    const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
    return {
      url: `sqlite:${join(folder, "portal.db")}`,
      bytes: () => bytesOf(folder),
      /** What was deleted is written over at once. */
      left: () => bytesOf(folder),
      end: () => rmSync(folder, { recursive: true }),
    };
  },
  PostgreSQL() {
    const { url, folder, dump, end } = cluster();
    return {
      url,
      bytes: () => Buffer.concat([bytesOf(folder), Buffer.from(dump())]),
      /** What was deleted stays in its files until it vacuums; what it gives has nothing of it. */
      left: dump,
      end,
    };
  },
};

/** A learner at a portal: their words are told apart, and what the server said that it kept is counted. */
function learning({ page, sent, got }) {
  const written = [];
  const touch = finger(page);
  const hand = {
    ...touch,
    write(target, text) {
      const own = text === "wandelen" ? `geheim-${written.length}-woord` : text;
      if (own !== text) {
        written.push(own);
      }
      return touch.write(target, own);
    },
  };
  const inPage = (does, given) => page.evaluate(does, given);
  return {
    hand,
    written,
    page,
    act: async (doing) => {
      const outcome = await inPage((fields) => document.querySelector("leerpad-player").act(fields), doing);
      assert.ok(outcome.ok, JSON.stringify(outcome));
      await settled(page);
    },
    /** Sends what waits, and looks for news, as when the network comes back. */
    async meet() {
      await inPage(async () => {
        globalThis.dispatchEvent(new Event("online"));
        const { store, sitting } = document.querySelector("leerpad-player");
        await store.flush(sitting.name);
        await sitting.idle();
      });
      await settled(page);
    },
    journal: () => inPage(() => document.querySelector("leerpad-player").sitting.journal.text),
    /** What the server has is what the device has. */
    async isAsOn(served) {
      const [here, there] = [await this.journal(), await served()];
      assert.ok(here === there, `${here.split("\n").length - 1} lines here, ${there.split("\n").length - 1} there`);
    },
    step: () => inPage(() => document.querySelector("leerpad-player").sitting.journal.step),
    /** How many lines the server said that it has. */
    async acknowledged() {
      const told = (await Promise.all(got)).filter(({ method, status, url }) => method === "POST" && status === 200 && url.includes("/api/journals/"));
      const counts = told.map(({ sent: body }) => JSON.parse(body)).map(({ after: before_, lines }) => before_ + lines.length);
      return Math.max(0, ...counts);
    },
    bodies: () => sent.map(({ body }) => body).join("\n"),
  };
}

for (const [name, opened] of Object.entries(DATABASES)) {
  test(`a learner and a guide, and a server that is killed; ${name}`, async () => {
    const database = opened();
    const portal = await running(database.url);
    try {
      await together(portal, database);
      assert.deepEqual(portal.said, []);
    } finally {
      await portal.stop();
      database.end();
    }
  });
}

async function together(portal, database) {
  portal.add("guide", "dora");
  portal.add("learner", "cees", "dora");
  const anna = await visitor(browser, portal, "anna");
  const bram = await visitor(browser, portal, "bram", { viewport: { width: 900, height: 900 } });
  const learner = learning(anna);
  await anna.page.getByRole("link", { name: "Een stap voor jou" }).click();
  await anna.page.locator("leerpad-player h2").waitFor();
  await bram.page.getByRole("link", { name: "Een stap voor jou" }).click();
  await bram.page.locator("leerpad-guide").getByText("Er is nog niets gedeeld").waitFor();
  const session = `${portal.url}/api/journals/${await anna.page.locator("#player").getAttribute("data-learner")}/${MODULE}`;
  const beside = `${portal.url}${await bram.page.locator("#guide").getAttribute("data-server")}`;
  const served = async () => (await (await anna.context.request.get(session)).json()).journal;

  // The walk, with what happens on the way at its steps.
  const events = onTheWay({ portal, anna, bram, learner, served });
  await workThrough(anna.page, learner.hand, async (when) => {
    const here = `${await learner.step()} ${when}`;
    const does = events[here];
    delete events[here];
    await does?.();
  });
  assert.deepEqual(Object.keys(events), [], "everything happened");
  await learner.meet();

  // What the server has is what the device has, and the command walks it again to the byte.
  await learner.isAsOn(served);
  const journal = await served();
  assert.equal(Journal.verify(journal).entries, journal.split("\n").length - 2);
  replay(journal);

  // Nothing that was not shared is in what was sent, in what is kept, or in what came to the guide.
  const shared = learner.written.filter((words) => learner.bodies().includes(words));
  const secret = learner.written.filter((words) => !shared.includes(words));
  assert.equal(shared.length, 1, "the goal was shared");
  assert.ok(secret.length >= 3, "the plan and the diary were not");
  // The scripts are the same for everybody.
  const told = (await Promise.all(bram.got)).filter(({ url }) => !/\/(leerpad|public)\//.test(url));
  const guided = told.map(({ body }) => body).join("\n");
  const kept = database.bytes();
  for (const words of secret) {
    assert.ok(!kept.includes(words) && !journal.includes(words) && !guided.includes(words), words);
  }
  assert.ok(kept.includes(shared[0]) && guided.includes(shared[0]), "what is looked for can be found");
  assert.ok(!guided.includes('"hash"') && !guided.includes('"facts"'), "no journal came to the guide");

  // What the guide saw is their screen, to the letter.
  const look = await (await bram.context.request.get(`${beside}?language=nl`)).json();
  const program = Program.fromJson(await (await anna.context.request.get(portal.url + (await anna.page.locator("#player").getAttribute("data-program")))).text());
  const { journal: again } = Journal.open(program, journal);
  assert.deepEqual(look.screen, again.screen("guide", "nl"));
  assert.deepEqual(look.screen.shared.map(({ what }) => what), ["gebied", "doel"]);
  assert.deepEqual(Object.keys(look.words).map((key) => key.replace(/\d+/, "N")).sort(), ["note/N", "reply/N", "shared/N/doel"]);

  await strangers(browser, { portal, anna, bram, session, beside, program, again, database });
  await withdrawn({ anna, bram, learner, beside, database, shared, served });
  assert.deepEqual([...anna.faults, ...bram.faults], []);
  await anna.context.close();
  await bram.context.close();
}

/** What happens at which step, before or after it is filled in. */
function onTheWay({ portal, anna, bram, learner, served }) {
  const player = anna.page.locator("leerpad-player");
  const guide = bram.page.locator("leerpad-guide");
  return {
    async "oefenen before"() {
      await learner.meet();
      const kept = await learner.acknowledged();
      assert.ok(kept > 5);
      await portal.kill();
      learner.before = { kept, journal: await learner.journal() };
    },
    async "plan-maken before"() {
      // Somebody went on without a server. It is there again: everything that it had said it kept is there.
      assert.notEqual(await learner.journal(), learner.before.journal);
      await player.getByText(/wordt later verstuurd/).first().waitFor();
      await portal.start();
      assert.equal((await served()).split("\n").length - 1, learner.before.kept);
      await learner.meet();
      await learner.isAsOn(served);
    },
    async "delen after"() {
      for (const what of [/Waarover gaat het/, /Wat wil je\? Schrijf/]) {
        await player.getByRole("checkbox", { name: what }).locator("..").tap();
      }
      await learner.hand.press(player.getByRole("button", { name: "Deel wat ik koos" }));
      await learner.meet();
      await bram.page.reload();
      await guide.getByText(learner.written[0]).waitFor();
      await guide.getByLabel("Reactie schrijven").fill("Wat een mooie stap");
      await guide.getByRole("button", { name: "Verstuur de reactie" }).click();
      await guide.getByText("Jouw reactie").waitFor();
      await guide.getByLabel("Aantekening voor jezelf").fill("Vraag naar de hond");
      await guide.getByRole("button", { name: "Bewaar de aantekening" }).click();
      await guide.getByText("Vraag naar de hond", { exact: true }).waitFor();
      // Both wrote at once: the learner's page takes the guide's lines in.
      await learner.meet();
      await player.getByText("Reactie van je begeleider").tap();
      await player.getByText("Wat een mooie stap").waitFor();
    },
    async "samen-kijken after"() {
      await player.getByRole("radio", { name: "Bellen", exact: true }).locator("..").tap();
      await settled(anna.page);
      await learner.meet();
      await bram.page.reload();
      await guide.getByText(/^Gevraagd: /).waitFor();
      await guide.getByLabel("Welke dag en hoe laat?").fill("2026-12-01T14:30");
      await guide.getByRole("button", { name: "Afspreken" }).click();
      await guide.getByText(/^Afgesproken: /).waitFor();
      await portal.kill();
      await portal.start();
      await guide.getByRole("button", { name: "Dit is geweest" }).click();
      await guide.getByText("Geweest", { exact: true }).waitFor();
      await learner.meet();
      assert.match(await served(), /"act":"contact-held","at":"[^"]*","by":"guide"/);
      await learner.isAsOn(served);
      // On another device somebody finds it again; what was shared stays with the guide though that device has no words.
      const other = await visitor(browser, portal, "anna");
      const there = learning(other);
      await other.page.getByRole("link", { name: "Een stap voor jou" }).click();
      await other.page.locator("leerpad-player h2").waitFor();
      assert.equal(await there.step(), await learner.step());
      await there.act({ act: "continue" });
      await there.meet();
      await other.context.close();
      await learner.meet();
      await learner.isAsOn(served);
      await bram.page.reload();
      await guide.getByText(learner.written[0]).waitFor();
    },
    async "een-week before"() {
      const gedachte = "geheim-dagboek-woord";
      learner.written.push(gedachte);
      await learner.act({ act: "answer", item: "dagboek", entry: 1, value: { gelukt: "ja", gevoel: 6, gedachte } });
    },
  };
}

/** The command reads the journal that the server has, on the module as it is written. */
function replay(journal) {
  const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
  const file = join(folder, "anna.jsonl");
  writeFileSync(file, journal);
  const { LEERPAD_COMMAND: command = "cargo" } = process.env;
  const words = command === "cargo" ? ["run", "--quiet", "--locked", "-p", "leerpad-cli", "--"] : [];
  const told = execFileSync(command, [...words, "replay", "--module", join(root, "modules", `${MODULE}.yaml`), "--format", "json", file], { cwd: root, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const { same, entries, torn, completed } = JSON.parse(told);
  assert.deepEqual({ same, entries, torn, completed }, { same: true, entries: Journal.verify(journal).entries, torn: false, completed: true });
}

/** What is taken back is gone from the guide's page, and all of it when somebody says so; also from the file, where it is written over. */
async function withdrawn({ anna, bram, learner, beside, database, shared, served }) {
  await learner.meet();
  await learner.act({ act: "unshare", purpose: "begeleiding", what: "doel" });
  await learner.meet();
  await learner.isAsOn(served);
  const { screen, words } = await (await bram.context.request.get(`${beside}?language=nl`)).json();
  assert.deepEqual(screen.shared.map(({ what }) => what), ["gebied"]);
  const last = (await served()).split("\n").at(-2);
  assert.ok(database.left().includes(last), "what is looked for can be found");
  assert.ok(!Object.keys(words).some((key) => key.startsWith("shared/")));
  assert.ok(!database.left().includes(shared[0]));
  await anna.page.evaluate(() => document.querySelector("leerpad-player").signOff(true));
  await anna.page.getByRole("heading", { name: "Aanmelden" }).waitFor();
  const empty = await (await bram.context.request.get(`${beside}?language=nl`)).json();
  assert.deepEqual([empty.screen.shared, empty.screen.contacts, empty.words], [[], [], {}]);
  assert.ok(!database.left().includes(last));
}
