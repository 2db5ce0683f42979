import { compiled, NAMELESS, problemsOf, type Compiled, type Files } from "./check.js";
import { loader, notLoaded, type Engine } from "./engine.js";
import { textOf } from "./fetching.js";
import type { StudioGlue } from "./glue.js";
import type { Journal } from "./journal.js";
import { packed, unpacked, type Own, type OwnFiles } from "./own.js";
import type { Program } from "./program.js";
import type { Source } from "./source.js";
import * as glue from "./studio_bg.js";
import type { Vault } from "./vault.js";
import type { Problem } from "./wire.js";

export * from "./face.js";
export type { Compiled, Files } from "./check.js";
export type { Own, OwnFiles } from "./own.js";

const loaded = loader<StudioGlue>("studio", glue, () => new URL("./studio.wasm", import.meta.url));
let studio: Engine<StudioGlue> | undefined;
let words: string | undefined;

/**
 * Loads the engine with all that authors need: once, however often it is called. Nothing is loaded at import.
 *
 * @param source where it comes from, when not from the file beside this one
 */
export async function load(source?: Source): Promise<void> {
  studio = await loaded(source);
}

/**
 * Loads the Dutch words that people meet: from then on `check` and `compile` advise on words that are rare. It is a file of
 * its own, so that only a page on which somebody writes fetches it.
 *
 * @param source where the list comes from, one word to a line in small letters, when not from the file beside this one
 */
export async function loadWords(source?: string | URL | Response | ArrayBuffer | ArrayBufferView<ArrayBuffer>): Promise<void> {
  words = await textOf(source ?? new URL("./words-nl.txt", import.meta.url), "the list of words");
}

/**
 * Everything that could be better in a module, by place. It runs when nothing is an error.
 *
 * @param language of the messages: `nl` or `en`
 * @param budget how many acts the proof may try at most: 0 walks no paths. Without it as many as are quick.
 */
export function check(files: Files, language = "nl", budget?: number): Problem[] {
  return problemsOf(engine(), files, { language, budget, words });
}

/** The same, with the program when there is one: `program.toJson()` is what a portal stores. */
export function compile(files: Files, language = "nl", budget?: number): Compiled {
  return compiled(engine(), files, { language, budget, words });
}

/** The names of the parts that a file uses: what is to be handed to `check` beside it. */
export function partsWanted(text: string, name = NAMELESS): string[] {
  const { glue, border } = engine();
  glue.parts_wanted(...border.texts(name, text));
  return border.json();
}

/**
 * All that a learner can take home, as files that are text: a page to read, the same as data, and what goes back in. The
 * same journal and words give the same bytes. Notes of a guide stay behind.
 */
export function packOwn(program: Program, journal: Journal, vault: Vault): OwnFiles {
  return packed(engine(), program, journal.text, vault);
}

/** The session in files that a learner took home. Every line is verified, every act done again; other files are not read. */
export function unpackOwn(files: Readonly<Record<string, string>>): Own {
  return unpacked(engine(), files);
}

function engine(): Engine<StudioGlue> {
  if (studio === undefined) {
    throw notLoaded();
  }
  return studio;
}
