// `node benches/acts.mjs PROGRAM.json ACTS.jsonl [SECONDS]`: acts per second through the border, one text in and one text
// out for each. The acts are those of one session, from its start; sessions follow each other, each freed after its last.

import { readFileSync } from "node:fs";
import { load, Program, Session } from "leerpad";

const [programFile, actsFile, seconds = "3"] = process.argv.slice(2);
if (programFile === undefined || actsFile === undefined) {
  console.error("node benches/acts.mjs PROGRAM.json ACTS.jsonl [SECONDS]");
  process.exit(2);
}
await load();
const program = Program.fromJson(readFileSync(programFile, "utf8"));
const acts = readFileSync(actsFile, "utf8").split("\n").filter(Boolean);

/** Sessions for so many milliseconds; acts per second. */
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
const rounds = Array.from({ length: 3 }, () => measure((Number(seconds) * 1000) / 3));
const best = rounds.reduce((one, other) => (one.rate > other.rate ? one : other));
console.log(`acts through the border: ${Math.round(best.rate).toLocaleString("en")} acts/s (best of 3)`);
console.log(`text of an act ${Math.round(acts.join("").length / acts.length)}, of its answer ${Math.round(best.mean)} characters`);
