// Plays jobs of the determinism run in Node: a line of JSON in, a line of digests out. `cargo xtask same` starts it.

import { createInterface } from "node:readline";

import * as player from "../../dist/index.js";
import * as studio from "../../dist/studio.js";
import { answer } from "./job.mjs";

await player.load();
await studio.load();
for await (const line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(await answer(player, studio, line)));
}
