import type { Engine } from "./engine.js";
import type { StudioGlue } from "./glue.js";
import { Journal } from "./journal.js";
import { Program } from "./program.js";
import { Vault } from "./vault.js";

/** The files that a learner takes home, by their names. */
export type OwnFiles = Readonly<
  Record<"van-mij.html" | "van-mij.json" | "journal.jsonl" | "words.json" | "program.json", string> & {
    /** Of a session that was upgraded: the programs that it was on before, a line each. */
    "programs-before.jsonl"?: string;
  }
>;

/** What a learner had taken home, back again. */
export interface Own {
  readonly program: Program;
  /** Ready to go on. */
  readonly journal: Journal;
  readonly vault: Vault;
}

/** @internal */
export function packed(
  { glue, border }: Engine<StudioGlue>,
  program: Program,
  kept: string,
  vault: Vault,
): OwnFiles {
  const words = new TextDecoder().decode(vault.toBytes());
  const programs = [program, ...program.known].map((each) => each.toJson());
  border.given(glue.pack_own(...border.texts(JSON.stringify(programs), kept, words)));
  return border.json();
}

/** @internal */
export function unpacked(
  { glue, border }: Engine<StudioGlue>,
  files: Readonly<Record<string, string>>,
): Own {
  border.given(glue.unpack_own(border.text(JSON.stringify(files))));
  const told = border.json<Record<"program" | "journal" | "vault", string> & { before: string[] }>();
  const program = Program.fromJson(told.program).know(...told.before.map((text) => Program.fromJson(text)));
  return {
    program,
    journal: Journal.open(program, told.journal).journal,
    vault: Vault.fromBytes(new TextEncoder().encode(told.vault)).vault,
  };
}
