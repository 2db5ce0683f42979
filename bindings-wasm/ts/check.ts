import type { Engine } from "./engine.js";
import type { MadeHandle, StudioGlue } from "./glue.js";
import { Program } from "./program.js";
import type { Problem } from "./wire.js";

/** A module of one file; or its files by their names, its own first, then the parts that it uses. */
export type Files = string | Readonly<Record<string, string>> | Iterable<readonly [name: string, text: string]>;

/** What compiling gives. */
export interface Compiled {
  /** Everything that could be better, by place. */
  readonly problems: Problem[];
  /** There when no problem is an error. */
  readonly program?: Program;
}

/** What a file is called that came without a name. */
export const NAMELESS = "module.yaml";

/** What beside the files a check goes by. */
export interface By {
  readonly language: string;
  /** How many acts the proof may try at most. */
  readonly budget?: number | undefined;
  /** The words that people meet, one to a line; none: no word is rare. */
  readonly words?: string | undefined;
}

/** All problems, no program. */
export function problemsOf(engine: Engine<StudioGlue>, files: Files, by: By): Problem[] {
  const { problems, handle } = run(engine, files, by);
  handle?.free();
  return problems;
}

/** All problems, and the program. */
export function compiled(engine: Engine<StudioGlue>, files: Files, by: By): Compiled {
  const { problems, handle } = run(engine, files, by);
  if (handle === undefined) {
    return { problems };
  }
  const program = Program.of(engine, handle, () => {
    (program.handle as MadeHandle).store();
    return engine.border.read();
  });
  return { problems, program };
}

function run(
  { glue, border }: Engine<StudioGlue>,
  files: Files,
  { language, budget, words }: By,
): { problems: Problem[]; handle: MadeHandle | undefined } {
  const texts = new glue.Texts();
  try {
    for (const [name, text] of named(files)) {
      texts.add(...border.texts(name, text));
    }
    if (words !== undefined) {
      texts.beside(border.text(words));
    }
    const handle = texts.check(border.text(language), acts(budget));
    return { problems: border.json(), handle };
  } finally {
    texts.free();
  }
}

/** A budget as the engine takes it. */
function acts(budget: number | undefined): number | undefined {
  if (budget === undefined) {
    return undefined;
  }
  if (!Number.isInteger(budget) || budget < 0) {
    throw new RangeError(`a budget is a whole number of acts, from 0: ${budget}`);
  }
  return Math.min(budget, 0xffff_ffff);
}

function named(files: Files): Iterable<readonly [string, string]> {
  if (typeof files === "string") {
    return [[NAMELESS, files]];
  }
  return Symbol.iterator in files ? files : Object.entries(files);
}
