// The engine asks its host for nothing: no clock, no chance, no output.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL("..", import.meta.url));
const imports = (bytes) => WebAssembly.Module.imports(new WebAssembly.Module(bytes));

for (const name of ["player", "studio"]) {
  test(`the ${name} imports nothing but its glue`, () => {
    const found = imports(readFileSync(new URL(`../dist/${name}.wasm`, import.meta.url)));
    assert.deepEqual([...new Set(found.map(({ module }) => module))], [`./${name}_bg.js`]);
    const plain = found.map((one) => one.name.replace(/^(__wbg_)?_*(wbindgen_[a-z_]*[a-z]).*/, "$2"));
    assert.deepEqual(plain.sort(), ["wbindgen_init_externref_table", "wbindgen_throw"]);
  });
}

for (const name of ["player", "studio"]) {
  test(`nothing of the machine that built it stands in the ${name}`, () => {
    const bytes = readFileSync(new URL(`../dist/${name}.wasm`, import.meta.url));
    for (const place of [homedir(), here.replace(/\/$/, ""), ".cargo/registry"]) {
      assert.equal(bytes.indexOf(place), -1, place);
    }
  });
}

for (const [name, ...features] of [["with all that authors need"], ["as players have it", "--no-default-features"]]) {
  test(`core alone imports nothing, ${name}`, () => {
    const triple = "wasm32-unknown-unknown";
    // A library of its own that keeps and shows all it has: else an empty one would prove it.
    const words = [
      ...["rustc", "--locked", "--target", triple],
      ...["-p", "leerpad", "--lib", "--crate-type", "cdylib", ...features],
      ...["--message-format", "json-render-diagnostics", "--", "-C", "link-dead-code"],
      ...["-C", "link-arg=--no-gc-sections", "-C", "link-arg=--export-all"],
    ];
    const told = execFileSync("cargo", words, {
      cwd: here,
      encoding: "utf8",
      maxBuffer: 1 << 26,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const files = told.match(/"[^"]*leerpad\.wasm"/g).map((file) => JSON.parse(file));
    const module = new WebAssembly.Module(readFileSync(files.at(-1)));
    assert.ok(WebAssembly.Module.exports(module).length > 1_000);
    assert.deepEqual(WebAssembly.Module.imports(module), []);
  });
}
