// Places in texts are in UTF-16 code units, as JavaScript counts.

import assert from "node:assert/strict";
import { before, test } from "node:test";

import { check, compile, load, partsWanted } from "leerpad/studio";

import { text } from "./day.mjs";

before(() => load());

const head = "leerpad: 1\nmodule: m\nversion: 1.0.0\nlanguages: [nl]\ntitle: 😀 é T\nsummary: S\n";
const wrong = `${head}# 👩‍👩‍👧 é\nstap: []\nsteps:\n  - step: a\n    title: A\n    body: B\n`;

/** The problem of a code. */
const of = (problems, code) => problems.find((problem) => problem.code === code);

for (const [name, change] of Object.entries({
  "line feeds": (text) => text,
  "carriage returns": (text) => text.replaceAll("\n", "\r\n"),
  "a byte order mark": (text) => `\u{feff}${text}`,
  "a byte order mark and carriage returns": (text) => `\u{feff}${text.replaceAll("\n", "\r\n")}`,
})) {
  test(`a place cuts right after an emoji, with ${name}`, () => {
    const module = change(wrong);
    const { place } = of(check(module, "en"), "unknown-key");
    assert.equal(module.slice(place.start, place.end), "stap");
    const [line, column, endLine, endColumn] = Object.values({
      line: place.line,
      column: place.column,
      endLine: place["end_line"] ?? place["end-line"],
      endColumn: place["end_column"] ?? place["end-column"],
    });
    assert.deepEqual([line, column, endLine, endColumn], [8, 1, 8, 5]);
  });
}

test("a column counts as JavaScript does", () => {
  const module = wrong.replace("    title: A", "    title: 😀😀 {nergens} x");
  const problem = check(module, "nl").find(({ place }) => place.line === 11 && place.column > 12);
  const line = module.split("\n")[10];
  assert.equal(line.slice(problem.place.column - 1).startsWith(module.slice(problem.place.start, problem.place.end)), true);
  assert.match(module.slice(problem.place.start, problem.place.end), /nergens/);
});

test("a problem crosses with all its fields, in Dutch and English", () => {
  const [nl, en] = ["nl", "en"].map((language) => of(check(wrong, language), "unknown-key"));
  for (const problem of [nl, en]) {
    assert.deepEqual(
      Object.keys(problem).sort(),
      ["code", "fix", "help", "message", "place", "related", "severity", "why"],
    );
    assert.equal(problem.severity, "error");
    assert.equal(problem.place.path, "module.yaml");
  }
  assert.notEqual(nl.message, en.message);
  assert.deepEqual(nl.place, en.place);
});

test("an edit mends the text", () => {
  const module = text.replace("languages:", "langages:");
  const { fix } = of(check(module), "unknown-key");
  let mended = module;
  for (const { place, text: put } of fix.toReversed()) {
    mended = mended.slice(0, place.start) + put + mended.slice(place.end);
  }
  assert.equal(mended, text);
});

test("files by their names, as an object, a map or a list", () => {
  const main = `${head}steps:\n  - use: adem\n    module: parts/adem.yaml\n`;
  const part = "leerpad: 1\nmodule: adem\nversion: 1.0.0\nlanguages: [nl]\ntitle: Adem\nsummary: S\nsteps:\n  - step: a\n    title: A\n    bodi: B\n";
  assert.deepEqual(partsWanted(main), ["parts/adem.yaml"]);
  assert.deepEqual(partsWanted(main, "modules/rust.yaml"), ["modules/parts/adem.yaml"]);
  const files = { "m.yaml": main, "parts/adem.yaml": part };
  const found = check(files);
  const { place } = of(found, "unknown-key");
  assert.equal(place.path, "parts/adem.yaml");
  assert.equal(part.slice(place.start, place.end), "bodi");
  assert.deepEqual(check(new Map(Object.entries(files))), found);
  assert.deepEqual(check(Object.entries(files)), found);
  const sound = { ...files, "parts/adem.yaml": part.replace("bodi", "body") };
  assert.ok(compile(sound).program);
  assert.ok(check(main).some(({ severity }) => severity === "error"));
});

test("a program comes when nothing is an error", () => {
  const { problems, program } = compile(text);
  assert.deepEqual(problems, []);
  assert.equal(program.id, "een-dag");
  const broken = compile(wrong);
  assert.ok(!("program" in broken) && broken.problems.length > 0);
  assert.deepEqual(broken.problems, check(wrong));
});

test("texts that mean harm are read in no time", () => {
  for (const harm of ["[".repeat(40_000), `a: "${"x ".repeat(700_000)}`, "", "\u0000", "\ud800: 1"]) {
    assert.ok(check(harm).length > 0);
  }
});
