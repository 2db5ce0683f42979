// `node benches/linter.mjs LEERPAD`: checking beside the linter of SurveyJS, whose rules are the most that was found in the
// field. Both get the same chain of 100, 300 and 1,000 steps, each of which shows when the answer before allows it: the engine
// in this process, the command LEERPAD as a process of its own (with and without `--prove`), and the linter in this process.
// Then thirteen faults are planted at the end of the chain, one at a time, each beside a twin without it: found is what says
// something of the fault that it does not say of the twin, and whatever it says of a twin is a false alarm.

import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import * as studio from "leerpad/studio";
import { lintSurvey } from "survey-linter/linter";

import { faults } from "./faults.mjs";

const SIZES = [100, 300, 1_000];
const ROUNDS = 3;
const BUDGET = "200000";
const command = process.argv[2];
if (command === undefined) {
  throw new Error("name the command `leerpad`, built for release");
}

/** A text in one language or in two, as the value of a key. */
const text = (indent, isBilingual, nl, en) => (isBilingual ? `\n${indent}nl: ${nl}\n${indent}en: ${en}` : ` ${nl}`);

/** One logical module: a chain of questions, and what is planted behind it. */
function chain(steps, { isBilingual = false, yaml = "", pages = [], triggers = [] } = {}) {
  const places = Array.from({ length: steps }, (_, at) => at);
  const say = (indent, nl, en) => text(" ".repeat(indent), isBilingual, nl, en);
  const title = (nl, en) => (isBilingual ? { default: nl, nl, en } : nl);
  const options = [["a", "Links", "Left"], ["b", "Rechts", "Right"], ["c", "Geen van deze", "None of these"]];
  const head = `leerpad: 1
module: keten
version: 1.0.0
languages: [${isBilingual ? "nl, en" : "nl"}]
title:${say(2, "Een keten", "A chain")}
summary:${say(2, "Alleen om te meten.", "To measure with.")}
help:
  - title:${say(6, "Praten", "Talk")}
    phone: 113
option-sets:
  weg:
${options.map(([id, nl, en]) => `    ${id}:\n      label:${say(8, nl, en)}\n`).join("")}steps:
`;
  const question = (at) => `  - exercise: s${at}
    title:${say(6, "Vraag", "Question")}
${at > 0 ? `    when: k${at - 1} in (a, b)\n` : ""}    items:
      - choice: k${at}
        ask:${say(10, "Welke weg?", "Which way?")}
        options: weg
`;
  const page = (at) => ({
    name: `s${at}`,
    ...(at > 0 && { visibleIf: `{k${at - 1}} = 'a' or {k${at - 1}} = 'b'` }),
    elements: [{ type: "radiogroup", name: `k${at}`, title: title("Welke weg?", "Which way?"), choices: options.map(([value, nl, en]) => ({ value, text: title(nl, en) })) }],
  });
  return {
    text: `${head}${places.map(question).join("")}${yaml}`,
    json: { pages: [...places.map(page), ...pages], ...(triggers.length > 0 && { triggers }) },
  };
}

const folder = mkdtempSync(join(tmpdir(), "leerpad-"));
const file = join(folder, "keten.yaml");

function native(text, ...further) {
  writeFileSync(file, text);
  try {
    return execFileSync(command, ["check", "--format", "json", ...further, file], { encoding: "utf8" });
  } catch (error) {
    // It ends with 2 when it found an error, having said all it had to say.
    if (error.status === 2) return error.stdout;
    throw error;
  }
}

const told = (lines) => lines.split("\n").filter((line) => line.startsWith('{"code"')).length;

/** Each checker: how many things it says. */
const CHECKERS = {
  "SurveyJS linter": ({ json }) => lintSurvey(json).findings.length,
  "leerpad, this process": ({ text }) => studio.check(text).length,
  "leerpad check": ({ text }) => told(native(text)),
  "leerpad check --prove": ({ text }) => told(native(text, "--prove", "--budget", BUDGET)),
};

function best(run) {
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = performance.now();
    run();
    return performance.now() - begun;
  });
  return Math.min(...times);
}

const NAMED = 24;
const line = ([name, ...cells]) => console.log(name.padEnd(NAMED) + cells.map((cell) => String(cell).padStart(11)).join(""));
const shown = (time) => `${time.toFixed(1)} ms`;

await studio.load();
for (const steps of SIZES) {
  const plain = chain(steps);
  let linter;
  line([`${steps} steps`, "first", "best", "ratio", "found", "false"]);
  for (const [name, check] of Object.entries(CHECKERS)) {
    const begun = performance.now();
    check(plain);
    const first = performance.now() - begun;
    const time = best(() => check(plain));
    linter ??= time;
    const pairs = faults.map((fault) => [check(chain(steps, fault(true))), check(chain(steps, fault(false)))]);
    const found = pairs.filter(([wrong, right]) => wrong > right).length;
    const alarms = pairs.filter(([, right]) => right > 0).length;
    line([name, shown(first), shown(time), (time / linter).toFixed(3), `${found}/${faults.length}`, alarms]);
  }
}
console.log(`best of ${ROUNDS} behind the first; ratio of the best to the linter's; a process of its own is timed from start to end;`);
console.log(`found of ${faults.length} planted faults, false alarms on their twins; --prove with ${BUDGET} acts`);
rmSync(folder, { recursive: true });
