// `npm run size`: what a browser fetches of each build, packed as servers pack it, and whether it stays within its limit.
// A KB is 1,024 bytes. Counted are the wasm and all JavaScript that is loaded, each file packed by itself; of an element what
// comes on top of the engine.

import { readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const KB = 1024;
const dist = new URL("dist/", import.meta.url);

/** KB of gzip -9: what the design wants, and what a build may take now. The limit holds what is reached;
    it went up when modules learnt to wait, meet and share, when the studio
    learnt to walk every path, to reckon with amounts beside one another
    and to tell sentences, the words of offices and rare words, and when a session
    learnt to go on in another version of its module: answers, visits,
    consent and what is shared are carried where the learner is, without
    a server. */
const BUILDS = [
  { name: "player", entry: "index.js", wasm: "player.wasm", goal: 65, limit: 220 },
  { name: "studio", entry: "studio.js", wasm: "studio.wasm", goal: 200, limit: 876 },
  { name: "<leerpad-player>", entry: "player.js", without: "index.js", goal: 35, limit: 35 },
  { name: "<leerpad-guide>", entry: "guide.js", without: "index.js", goal: 35, limit: 35 },
];

const text = (file) => readFileSync(new URL(file, dist), "utf8");

/** A script with all that it imports. */
function loaded(entry, found = new Set()) {
  if (!found.has(entry)) {
    found.add(entry);
    [...text(entry).matchAll(/from\s*"\.\/([^"]+)"/g)].forEach(([, file]) => loaded(file, found));
  }
  return found;
}

const packed = (file) => {
  const bytes = readFileSync(new URL(file, dist));
  return { plain: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
};
const row = (name, { plain, gzip, brotli }) =>
  console.log([name.padEnd(22), ...[plain, gzip, brotli].map((size) => size.toLocaleString("en").padStart(10))].join(""));

console.log(["bytes".padEnd(22), ...["as it is", "gzip -9", "brotli 11"].map((head) => head.padStart(10))].join(""));
const faults = [];
for (const { name, entry, wasm, without, goal, limit } of BUILDS) {
  const sum = { plain: 0, gzip: 0, brotli: 0 };
  const engine = without === undefined ? new Set() : loaded(without);
  const files = [...(wasm === undefined ? [] : [wasm]), ...[...loaded(entry)].filter((file) => !engine.has(file))];
  for (const file of files) {
    const sizes = packed(file);
    row(`  ${file}`, sizes);
    Object.keys(sum).forEach((way) => (sum[way] += sizes[way]));
  }
  row(name, sum);
  console.log(`  ${(sum.gzip / KB).toFixed(1)} KB with gzip -9; limit ${limit} KB; goal ${goal} KB`);
  if (sum.gzip > limit * KB) {
    const over = (sum.gzip - limit * KB).toLocaleString("en");
    faults.push(`${name} is ${(sum.gzip / KB).toFixed(1)} KB with gzip -9; it may be ${limit} KB: ${over} bytes too many`);
  }
}
faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length > 0 ? 1 : 0;
