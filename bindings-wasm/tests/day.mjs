// The module that the tests walk through, and somebody who walks.

import { readFileSync } from "node:fs";

export const text = readFileSync(new URL("dag.yaml", import.meta.url), "utf8");

/** A module in which an answer and words can be shared. */
export const sharing = readFileSync(new URL("samen.yaml", import.meta.url), "utf8");

export const seed = "0000000000000007";

let minute = 0;

/** An act of the learner, a minute after the one before. */
export function learner(act, fields = {}) {
  minute += 1;
  const time = new Date(Date.UTC(2026, 10, 23, 9, minute)).toISOString().replace("Z", "+00:00");
  return { act, at: time, by: "learner", ...fields };
}

/** From the start into the words of one's own. */
export function toWords() {
  return [
    learner("start"),
    learner("answer", { item: "hoe", value: "minder" }),
    learner("answer", { item: "uren", value: 6 }),
    learner("continue"),
  ];
}
