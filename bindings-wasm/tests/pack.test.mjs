import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";

import { here, pack, project } from "./installed.mjs";

test("the package holds what it needs, no more", () => {
  const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
  const { files } = pack(folder);
  rmSync(folder, { recursive: true });
  const beside = files.filter((file) => !file.startsWith("dist/types/"));
  assert.deepEqual(beside.sort(), [
    "LICENSE",
    "README.md",
    "dist/core.js", // of both engines
    "dist/guide.js",
    "dist/index.js",
    "dist/offline.js",
    "dist/player.js",
    "dist/player.wasm",
    "dist/studio.js",
    "dist/studio.wasm",
    "dist/view.js", // of both elements
    "dist/words-nl.txt",
    "package.json",
  ]);
});

test("publint and are-the-types-wrong have nothing to say", () => {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "lint"], { cwd: here, encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
});

const player = `
import { load, Program, phrases } from "leerpad";
await load();
console.log(phrases("nl").buttons.start);
try { Program.fromJson("{") } catch (error) { console.log(error.code) }
`;

const studio = `
import { check, compile, load, loadWords, Session, randomSeed } from "leerpad/studio";
await load();
const text = "leerpad: 1\\nmodule: kort\\nversion: 1.0.0\\nlanguages: [nl]\\ntitle: Kort\\nsteps:\\n  - step: a\\n    title: A\\n    body: B\\n";
const { program } = compile(text);
console.log(check(text).length, Session.begin(program, { seed: randomSeed() }).allowed("learner").join());
const rare = text.replace("body: B", "body: Kreeg je een aanmaning?");
const before = check(rare).length;
await loadWords();
console.log(before, check(rare).map(({ code }) => code).join(), check(text).length);
`;

test("an empty project in Node can use it", () => {
  const { folder, remove } = project({ "player.js": player, "studio.js": studio });
  const run = (file) => execFileSync(process.execPath, [file], { cwd: folder, encoding: "utf8" });
  assert.equal(run("player.js"), "Beginnen\nprogram-json\n");
  assert.equal(run("studio.js"), "0 start\n0 rare-word 0\n");
  remove();
});

const typed = `
import { load, Program, Session, Journal, Vault, LeerpadError, moment, randomSeed, phrases } from "leerpad";
import type { Act, Applied, Entry, Fault, Play, Refusal, Screen, Source } from "leerpad";
import { check, compile, load as loadStudio, partsWanted, type Problem } from "leerpad/studio";
import { DeviceStore, HttpStore, LeerpadPlayer, MemoryStore, type PlayerEvents, type Store, type WordTable } from "leerpad/player";
import { HttpDesk, LeerpadGuide, SittingDesk, type Desk, type GuideSession } from "leerpad/guide";
import { keepOffline } from "leerpad/offline";

export function elements(player: LeerpadPlayer, guide: LeerpadGuide): void {
  const stores: Store[] = [new DeviceStore(), new HttpStore("/sessions"), new MemoryStore()];
  player.store = stores[0]!;
  const words: WordTable = { fy: { "button.start": "Begjinne" } };
  player.words = words;
  player.addEventListener("leerpad-complete", (event) => {
    const { detail } = event as PlayerEvents["leerpad-complete"];
    void player.act({ act: "note-that-" + detail.step });
  });
  const desk: Desk = player.sitting ? new SittingDesk(player.sitting) : new HttpDesk("/guide");
  guide.desk = desk;
  const sessions: GuideSession[] = [{ name: "Groep A", desk }];
  guide.sessions = sessions;
  keepOffline({});
}

export async function all(source: Source, module: WebAssembly.Module): Promise<string> {
  await load(source);
  await load(module);
  await load(new URL("player.wasm", import.meta.url));
  await load(fetch("player.wasm"));
  await load(new Uint8Array());
  await loadStudio();
  const program: Program = Program.fromJson("{}");
  const session = Session.begin(program, { seed: randomSeed(), settings: { naam: "x" } });
  const act: Act = { act: "answer", at: moment(), by: "learner", item: "hoe", value: "goed" };
  const applied: Applied = session.apply(act);
  if (applied.ok) {
    const entry: Entry = applied.entry;
    return entry.facts.map((fact) => fact.fact).join();
  }
  const refusal: Refusal = applied.refusal;
  if (refusal.refused === "need") {
    return String(refusal.need - refusal.done);
  }
  const play: Play = session;
  const screen: Screen = play.screen("learner", "nl");
  {
    using journal = Journal.begin(program, { seed: randomSeed() });
    const judged = journal.judge(act);
    if (judged.ok) {
      journal.keep(judged);
    }
    const { journal: opened, torn } = Journal.open(program, new Uint8Array(journal.text.length + torn0));
    opened.free();
    if (torn > 0) {
      return "status" in screen ? screen.status : "new";
    }
  }
  const vault = new Vault();
  new Blob([vault.toBytes()]);
  const problems: readonly Problem[] = check({ "m.yaml": "" }, "en");
  const { program: made } = compile("", "en");
  return problems.map(({ place }) => place.start).join() + (made?.hash ?? "") + partsWanted("").join() + phrases("nl").and;
}
const torn0 = 0;

export function told(error: unknown): Fault | undefined {
  return error instanceof LeerpadError ? error.toJSON() : undefined;
}

// @ts-expect-error a program is not made by hand
new Program();
// @ts-expect-error a vault is no session
const wrong: Session = new Vault();
void wrong;
// @ts-expect-error the seed is needed
Session.begin({} as Program, {});
// @ts-expect-error what lives inside stays inside
void ({} as Program).handle;
// @ts-expect-error nothing to load from
void load(7);
// @ts-expect-error no such act
const none: Act = { act: "fly", at: "", by: "learner" };
void none;
`;

const typedForWorkers = typed
  .split("\n")
  .filter((line) => !/"leerpad\/(player|guide)"/.test(line))
  .join("\n")
  .replace(/export function elements[^]*?\n}\n/, "keepOffline(self);\n");

const typedForNode = `
import { readFileSync } from "node:fs";
import { load, Program } from "leerpad";
await load(readFileSync("player.wasm"));
await load(new URL("player.wasm", import.meta.url));
await load(fetch("player.wasm"));
using program = Program.fromJson("");
export const hash: string = program.hash;
`;

test("the types are whole and right under `strict`", () => {
  const { folder, remove } = project({ "typed.ts": typed, "worker.ts": typedForWorkers, "node.ts": typedForNode });
  const tsc = join(here, "node_modules", ".bin", "tsc");
  const check = (file, ...words) =>
    execFileSync(
      tsc,
      ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", ...words, file],
      { cwd: folder, encoding: "utf8" },
    );
  check("typed.ts", "--module", "nodenext", "--lib", "es2022,dom");
  check("typed.ts", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom");
  check("worker.ts", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2023,webworker");
  // A project for Node knows nothing of browsers.
  check("node.ts", "--module", "nodenext", "--lib", "es2022", "--types", "node", "--typeRoots", join(here, "node_modules", "@types"));
  remove();
});
