// `node benches/acts.mjs [PROGRAM.json ACTS.jsonl]`: acts per second through the border, one text in and one text out for
// each. The acts are those of one session, from its start; sessions follow each other, each freed after its last.
// Without files it is the neutral workload.

import { readFileSync } from "node:fs";
import { load, Program, Session } from "leerpad";
import * as studio from "leerpad/studio";

import * as neutral from "./neutral.mjs";

const [programFile, actsFile] = process.argv.slice(2);

async function handedIn() {
  if (programFile !== undefined && actsFile !== undefined) {
    const acts = readFileSync(actsFile, "utf8").split("\n").filter(Boolean);
    return { json: readFileSync(programFile, "utf8"), acts };
  }
  await studio.load();
  return { json: studio.compile(neutral.text).program.toJson(), acts: neutral.acts() };
}

await load();
const { json, acts } = await handedIn();
const program = Program.fromJson(json);

/** Sessions for so many milliseconds; acts per second, and the characters of an answer. */
function measure(milliseconds) {
  let done = 0;
  let characters = 0;
  const begun = performance.now();
  let now = begun;
  while (now - begun < milliseconds) {
    for (let round = 0; round < 20; round += 1) {
      const session = Session.begin(program, { seed: "0000000000000007" });
      for (const act of acts) {
        characters += session.applyText(act).length;
      }
      if (session.seq !== acts.length) {
        throw new Error(`accepted ${session.seq} of ${acts.length} acts`);
      }
      session.free();
      done += acts.length;
    }
    now = performance.now();
  }
  return { rate: done / ((now - begun) / 1000), mean: characters / done };
}

measure(500);
const rounds = Array.from({ length: 5 }, () => measure(600));
const best = rounds.reduce((one, other) => (one.rate > other.rate ? one : other));
const length = Math.round(acts.join("").length / acts.length);
console.log(`${Math.round(best.rate).toLocaleString("en")} acts/s through the border (best of ${rounds.length})`);
console.log(`an act has ${length} characters, its answer ${Math.round(best.mean)}`);
