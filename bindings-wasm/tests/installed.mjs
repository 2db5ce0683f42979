// The package as its users have it: packed, and installed into an empty project.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const here = fileURLToPath(new URL("..", import.meta.url));

const npm = (cwd, ...words) => execFileSync("npm", words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

/** Packs it into a folder; what npm says of it. */
export function pack(folder) {
  const [told] = JSON.parse(npm(here, "pack", "--json", "--ignore-scripts", "--pack-destination", folder));
  return { file: join(folder, told.filename), files: told.files.map(({ path }) => path) };
}

/** A project that has it, with files of its own by their names. */
export function project(files = {}) {
  const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
  const { file } = pack(folder);
  const own = { "package.json": JSON.stringify({ name: "portal", private: true, type: "module" }), ...files };
  for (const [name, text] of Object.entries(own)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  npm(folder, "install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund", file);
  return { folder, remove: () => rmSync(folder, { recursive: true }) };
}
