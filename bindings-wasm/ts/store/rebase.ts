import { Journal } from "../journal.js";
import type { Program } from "../program.js";
import type { Act, Entry, Refusal } from "../wire.js";
import { linesOf } from "./store.js";

/** An act of one's own that could not be done any more after somebody else was first. */
export interface NotTaken {
  readonly act: Act;
  readonly refusal: Refusal;
}

/** A journal that went on elsewhere, with what was done here judged again behind it. */
export interface Rebased {
  readonly journal: Journal;
  /** What was refused then: to be shown to who did it. */
  readonly lost: readonly NotTaken[];
}

/** Opens the lines that are there, and does again what of the lines here is not among them. */
export function rebased(program: Program, there: string, here: string): Rebased {
  const [theirs, ours] = [linesOf(there), linesOf(here)];
  const common = ours.findIndex((line, at) => line !== theirs[at]);
  const { journal } = Journal.open(program, there);
  const lost: NotTaken[] = [];
  const own = common < 0 ? [] : ours.slice(Math.max(common, 1));
  for (const act of own.map(actOf)) {
    const done = journal.append(act);
    // Both began: that is no act that anybody would miss.
    if (!done.ok && act.act !== "start" && act.act !== "tick") {
      lost.push({ act, refusal: done.refusal });
    }
  }
  return { journal, lost };
}

/** The act of a line. */
export function actOf(line: string): Act {
  const { seq, facts, hash, ...act } = JSON.parse(line) as Entry & Record<string, unknown>;
  return act as unknown as Act;
}

/** The number of the last entry that erased words; 0: none. */
export function lastErased(journal: string): number {
  const erasing = linesOf(journal).filter((line) => line.startsWith('{"act":"erase"'));
  const last = erasing.at(-1);
  return last === undefined ? 0 : (JSON.parse(last) as Entry).seq;
}
