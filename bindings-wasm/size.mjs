// `npm run size`: what a browser fetches of each build, packed as servers pack it, and whether it stays within its limit.
// A KB is 1,024 bytes. Counted are the wasm and all JavaScript that the build loads, each file packed by itself.

import { readdirSync, readFileSync } from "node:fs";
import { brotliCompressSync, gzipSync } from "node:zlib";

const KB = 1024;
const dist = new URL("dist/", import.meta.url);

/** KB of gzip -9: what the design wants, and what a build may take now. The limit holds what is reached;
    it went up once, when modules learnt to wait, meet and share. */
const BUILDS = [
  { name: "player", script: "index.js", goal: 65, limit: 205 },
  { name: "studio", script: "studio.js", goal: 200, limit: 580 },
];

const both = readdirSync(dist).filter((file) => file.startsWith("both-"));
const packed = (file) => {
  const bytes = readFileSync(new URL(file, dist));
  return { plain: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length, brotli: brotliCompressSync(bytes).length };
};
const row = (name, { plain, gzip, brotli }) =>
  console.log([name.padEnd(22), ...[plain, gzip, brotli].map((size) => size.toLocaleString("en").padStart(10))].join(""));

console.log(["bytes".padEnd(22), ...["as it is", "gzip -9", "brotli 11"].map((head) => head.padStart(10))].join(""));
const faults = [];
for (const { name, script, goal, limit } of BUILDS) {
  const sum = { plain: 0, gzip: 0, brotli: 0 };
  for (const file of [`${name}.wasm`, script, ...both]) {
    const sizes = packed(file);
    row(`  ${file}`, sizes);
    Object.keys(sum).forEach((way) => (sum[way] += sizes[way]));
  }
  row(name, sum);
  console.log(`  ${(sum.gzip / KB).toFixed(1)} KB with gzip -9; limit ${limit} KB; goal ${goal} KB`);
  if (sum.gzip > limit * KB) {
    const over = (sum.gzip - limit * KB).toLocaleString("en");
    faults.push(`the ${name} is ${(sum.gzip / KB).toFixed(1)} KB with gzip -9; it may be ${limit} KB: ${over} bytes too many`);
  }
}
faults.forEach((fault) => console.error(fault));
process.exitCode = faults.length > 0 ? 1 : 0;
