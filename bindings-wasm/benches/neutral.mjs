// The neutral workload of stepping, as `core/benches/workload/mod.rs` has it: thirty questions with two ways on, nothing
// drawn, nothing scored; and the acts of one session, from its start to its end.

const QUESTIONS = 30;
const HEAD = `leerpad: 1
module: neutraal
version: 1.0.0
languages: [nl]
title: Neutraal
summary: Alleen om te meten.
help:
  - title: Praten
    phone: 113
steps:
`;

function question(at) {
  const next = at < QUESTIONS - 2 ? `    next:\n      - when: k${at} == b\n        go: s${at + 2}\n      - s${at + 1}\n` : "";
  return `  - exercise: s${at}
    title: Vraag
    items:
      - choice: k${at}
        ask: Welke weg?
        options:
          a: Links
          b: Rechts
${next}`;
}

export const text = HEAD + Array.from({ length: QUESTIONS }, (_, at) => question(at)).join("");

/** The acts, each as text with its keys sorted. */
export function acts() {
  const made = [{ act: "start" }];
  for (let at = 0; at < QUESTIONS; ) {
    const right = at % 4 === 1 && at < QUESTIONS - 2;
    made.push({ act: "answer", item: `k${at}`, value: right ? "b" : "a" }, { act: "continue" });
    at += right ? 2 : 1;
  }
  return made.map(({ act, ...rest }, at) => {
    const two = (part) => String(part).padStart(2, "0");
    const time = `2026-01-05T09:${two(Math.trunc(at / 60))}:${two(at % 60)}.000+01:00`;
    return JSON.stringify({ act, at: time, by: "learner", ...rest });
  });
}
