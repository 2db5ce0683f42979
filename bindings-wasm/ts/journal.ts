import { engine, type Engine } from "./engine.js";
import type { PendingHandle, PlayHandle } from "./glue.js";
import { Owned } from "./owned.js";
import { Play, textOf, type Refused, type Start } from "./play.js";
import type { Program } from "./program.js";
import { Session } from "./session.js";
import type { Act, ConsentRecord, Entry, VaultChange } from "./wire.js";

/** An act was accepted, with the line to keep; or it was refused. */
export type Appended = { readonly ok: true; readonly entry: Entry; readonly line: string } | Refused;

/** A journal that was opened again. */
export interface Opened {
  readonly journal: Journal;
  /** How many bytes of what was kept are sound. */
  readonly sound: number;
  /** How many bytes after those were cut off in writing: `journal.text` is without them. */
  readonly torn: number;
  /** The last line lacked its line end: `journal.text` has it. */
  readonly lacksLineEnd: boolean;
}

/** What a journal says of itself. */
export interface Verified {
  /** How many acts were accepted. */
  readonly entries: number;
  /** The hash of the last line: it vouches for all before it. */
  readonly hash: string;
  /** Bytes of a last line that was cut off; it does not count. */
  readonly torn: number;
  /** The last line lacks its line end. */
  readonly lacksLineEnd: boolean;
  /** The hash of the program it is of. */
  readonly program: string;
  readonly seed: string;
  /** The engine that began it. */
  readonly engine: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
}

/** A journal that was walked again. */
export interface Replayed extends Pick<Verified, "entries" | "hash" | "torn" | "lacksLineEnd"> {
  /** As it stands after the last entry. */
  readonly session: Session;
}

/** An act that would be accepted and is not true yet: keep its line, then hand it to `keep`. */
export class Pending extends Owned<PendingHandle> {
  readonly ok = true;
  readonly entry: Entry;
  /** What to keep. */
  readonly line: string;

  private constructor(engine: Engine, handle: PendingHandle, line: string) {
    super(engine, handle);
    this.line = line;
    this.entry = JSON.parse(line) as Entry;
  }

  /** What the act does to the vault, in order: before its line is kept, but erase after it. */
  vaultChanges(): VaultChange[] {
    this.handle.vault_changes();
    return this.engine.border.json();
  }

  /**
   * It gives an answer that stands already, of words: keep the words in the vault and nothing else, neither its line nor this.
   * So a journal does not tell how often somebody wrote.
   */
  get isWordsOnly(): boolean {
    return this.handle.is_words_only();
  }

  /** @internal */
  static of(engine: Engine, handle: PendingHandle, line: string): Pending {
    return new Pending(engine, handle, line);
  }
}

/** A session that is written down: a line of text for each act, each line vouching for all before it. */
export class Journal extends Play {
  #text: string;

  private constructor(engine: Engine, handle: PlayHandle, text: string) {
    super(engine, handle);
    this.#text = text;
  }

  /** Begins a session with its journal. `text` is its first line, which is to be kept before anything else. */
  static begin(program: Program, { seed, settings = {} }: Start): Journal {
    const { engine, handle } = program;
    const { border } = engine;
    const begun = border.given(handle.begin(...border.texts(seed, JSON.stringify(settings))));
    return new Journal(engine, begun, border.read());
  }

  /** Opens what was kept. Every line is verified, every act done again. */
  static open(program: Program, kept: string | Uint8Array): Opened {
    const { engine, handle } = program;
    const { border } = engine;
    const opened = border.given(handle.open(border.bytes(kept)));
    const told = border.json<Omit<Opened, "journal">>();
    return { journal: new Journal(engine, opened, whole(kept, told)), ...told };
  }

  /** Verifies what was kept, without its program. */
  static verify(kept: string | Uint8Array): Verified {
    const { glue, border } = engine();
    border.given(glue.verify(border.bytes(kept)));
    return border.json();
  }

  /** Does every act again and compares each line to the byte. Without `verify` the hashes are not looked at. */
  static replay(program: Program, kept: string | Uint8Array, { verify = true } = {}): Replayed {
    const { engine, handle } = program;
    const { border } = engine;
    const replayed = border.given(handle.replay(border.bytes(kept), verify));
    return { ...border.json<Omit<Replayed, "session">>(), session: Session.of(engine, replayed) };
  }

  /**
   * The record of consent to a purpose, in a language: what was asked and shown, and what was said when. Its fields are
   * those of ISO/IEC TS 27560.
   *
   * @param host what only the host knows of them: `controllers`, `jurisdiction`, `legal-basis` and more; what is not there
   * is named under `missing`
   */
  static consentRecord(
    program: Program,
    kept: string,
    purpose: string,
    language: string,
    host: Readonly<Record<string, unknown>> = {},
  ): ConsentRecord {
    const { engine, handle } = program;
    const { border } = engine;
    border.given(handle.consent_record(...border.texts(kept, purpose, language, JSON.stringify(host))));
    return border.json();
  }

  /** All lines. */
  get text(): string {
    return this.#text;
  }

  /** The hash of the last line. */
  get hash(): string {
    this.handle.hash();
    return this.engine.border.read();
  }

  /** Upgrades to another version of the module: the fact `upgraded`, the last of the entry, says what became of it. */
  upgrade(program: Program, at: string): Appended {
    this.know(program);
    return this.append({ act: "upgrade", at, by: "system", program: program.hash });
  }

  /** Does an act. It is true at once; where keeping the line may fail, take `judge` and `keep`. */
  append(act: Act | string): Appended {
    const { border } = this.engine;
    if (!this.handle.act(border.text(textOf(act)))) {
      return { ok: false, refusal: border.json() };
    }
    const line = border.read();
    this.#text += line;
    return { ok: true, entry: JSON.parse(line) as Entry, line };
  }

  /** Judges an act and changes nothing. */
  judge(act: Act | string): Pending | Refused {
    const { border } = this.engine;
    const judged = this.handle.judge(border.text(textOf(act)));
    return judged === undefined
      ? { ok: false, refusal: border.json() }
      : Pending.of(this.engine, judged, border.read());
  }

  /** What was judged was kept, and so it is true. Of several judged acts only the first can be. */
  keep(pending: Pending): void {
    this.engine.border.given(this.handle.keep(pending.release()));
    this.#text += pending.line;
  }
}

/** What is to stand where the journal is kept: without what was cut off, with its last line end. */
function whole(kept: string | Uint8Array, { sound, torn, lacksLineEnd }: Omit<Opened, "journal">): string {
  const end = lacksLineEnd ? "\n" : "";
  if (typeof kept === "string" && torn === 0) {
    return kept + end;
  }
  const bytes = typeof kept === "string" ? new TextEncoder().encode(kept) : kept;
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, sound)) + end;
}
