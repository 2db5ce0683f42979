// Builds the package into `dist`: both wasm builds with their glue, and the typed face over them; and into `page` the page of
// `leerpad preview`, which stands on the package as any other does.
// `node build.mjs`; Rust with the target wasm32-unknown-unknown and `npm ci` are all it needs.

import { execFileSync } from "node:child_process";
import { copyFileSync, cpSync, mkdirSync, rmSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { rolldown } from "rolldown";

const here = fileURLToPath(new URL(".", import.meta.url));
const built = join(here, "built");
const dist = join(here, "dist");
const page = join(here, "page");
// Where the sources of dependencies stand on this machine is nobody's business, and takes room.
const registry = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "registry", "src");
const flags = [`--remap-path-prefix=${registry}=dependencies`];
/** What is nested is laid out flat and built up again between two rounds: a hundredth smaller than one round alone. */
const SMALLER = ["-Oz", "--flatten", "--rereloop", "-Oz", "-Oz"];
const tool = (name) => join(here, "node_modules", ".bin", name);

function run(command, ...words) {
  console.log(`$ ${[command, ...words].join(" ").replaceAll(here, "")}`);
  return execFileSync(command, words, { cwd: here, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
}

/** Where cargo puts what it builds. */
function target() {
  const told = run("cargo", "metadata", "--locked", "--no-deps", "--format-version", "1");
  return JSON.parse(told).target_directory;
}

function wasm(name, ...features) {
  const triple = "wasm32-unknown-unknown";
  run(
    ...["cargo", "rustc", "--locked", "--profile", "wasm", "--target", triple],
    ...["--config", `target.${triple}.rustflags=${JSON.stringify(flags)}`],
    ...["-p", "leerpad-wasm", "--crate-type", "cdylib", ...features],
  );
  const raw = join(target(), triple, "wasm", "leerpad_wasm.wasm");
  run("cargo", "run", "--quiet", "--locked", "-p", "leerpad-glue", "--", raw, built, name);
  // No flags for features: the module tells them itself.
  const made = join(built, `${name}_bg.wasm`);
  run(tool("wasm-opt"), ...SMALLER, "--strip-debug", "--strip-producers", made, "-o", join(dist, `${name}.wasm`));
  copyFileSync(join(built, `${name}_bg.js`), join(built, "js", `${name}_bg.js`));
  copyFileSync(join(built, `${name}.d.ts`), join(built, `${name}_bg.d.ts`));
}

/** What a page can import. */
const ENTRIES = ["index", "studio", "player", "guide", "offline"];

/** What entries share, by something that is in it: the face of the engine, and what is seen of both elements. */
const SHARED = [
  ["core.js", "/js/engine.js"],
  ["view.js", "/js/view/base.js"],
];
/** Names that stay: a page has them in its head. */
const shared = ({ moduleIds }) => SHARED.find(([, has]) => moduleIds.some((id) => id.endsWith(has)))?.[0] ?? "other.js";

/** One file for each entry and two that they share, not fifty: a page without a bundler asks for each of them. */
async function bundle() {
  const input = Object.fromEntries(ENTRIES.map((entry) => [entry, join(built, "js", `${entry}.js`)]));
  const bundled = await rolldown({ input, cwd: here, preserveEntrySignatures: "allow-extension" });
  await bundled.write({ dir: dist, chunkFileNames: shared, minify: true });
}

/** The page of `leerpad preview`: few files, which the command takes in as they are. */
async function preview() {
  run(tool("tsc"), "--project", join(here, "preview"));
  const bundled = await rolldown({ input: join(built, "preview", "preview.js"), cwd: here });
  await bundled.write({ dir: page, codeSplitting: false, minify: true });
  for (const file of ["index.html", "preview.css", "icon.svg"]) {
    copyFileSync(join(here, "preview", file), join(page, file));
  }
  copyFileSync(join(dist, "player.wasm"), join(page, "player.wasm"));
}

for (const folder of [built, dist, page]) {
  rmSync(folder, { recursive: true, force: true });
}
mkdirSync(join(built, "js"), { recursive: true });
mkdirSync(dist);
mkdirSync(page);
wasm("player");
wasm("studio", "--features", "studio");
copyFileSync(join(here, "..", "core", "words", "nl.txt"), join(dist, "words-nl.txt"));
run(tool("tsc"), "--project", here);
await bundle();
await preview();
cpSync(join(here, "..", "LICENSE"), join(here, "LICENSE"));
