import { engine, type Engine } from "./engine.js";
import type { ProgramHandle } from "./glue.js";
import { Owned } from "./owned.js";

/** A module that was checked, ready to run: what a host stores of it. Sessions share it; it may be freed before them. */
export class Program extends Owned<ProgramHandle> {
  /** Names the program: two that run alike have one hash. 64 hex digits. */
  readonly hash: string;
  /** The id of the module. */
  readonly id: string;
  /** The version that its author gave it. */
  readonly version: string;
  /** Its languages, the one it was written in first. */
  readonly languages: readonly string[];

  readonly #json: () => string;
  readonly #known: Program[] = [];

  private constructor(engine: Engine, handle: ProgramHandle, json: () => string) {
    super(engine, handle);
    this.#json = json;
    handle.about();
    const about = engine.border.json<Pick<Program, "hash" | "id" | "version" | "languages">>();
    this.hash = about.hash;
    this.id = about.id;
    this.version = about.version;
    this.languages = about.languages;
  }

  /** @internal Only the studio can write programs; a player keeps what it read. */
  static of(engine: Engine, handle: ProgramHandle, json: () => string): Program {
    return new Program(engine, handle, json);
  }

  /** Reads a stored program. Whatever the text: what comes out can be run. */
  static fromJson(text: string): Program {
    const { glue, border } = engine();
    return new Program(engine(), border.given(glue.Program.read(border.text(text))), () => text);
  }

  /** Other versions of its module: a session that is opened, restored or replayed with this program may have been on them. */
  know(...versions: Program[]): this {
    for (const version of versions) {
      this.handle.know(version.handle);
      this.#known.push(version, ...version.#known);
    }
    return this;
  }

  /** The versions that it was told of. */
  get known(): readonly Program[] {
    return this.#known;
  }

  /** What is stored. */
  toJson(): string {
    return this.#json();
  }
}
