import type { Engine } from "./engine.js";
import type { PlayHandle } from "./glue.js";
import { Play, textOf, type Refused, type Start } from "./play.js";
import type { Program } from "./program.js";
import type { Act, Entry, Refusal } from "./wire.js";

/** An act was accepted, or refused. */
export type Applied = { readonly ok: true; readonly entry: Entry } | Refused;

/** One learner in one module. It remembers where the learner stands; it keeps no record: a `Journal` does. */
export class Session extends Play {
  private constructor(engine: Engine, handle: PlayHandle) {
    super(engine, handle);
  }

  /** @internal */
  static of(engine: Engine, handle: PlayHandle): Session {
    return new Session(engine, handle);
  }

  /** A session that has not begun. */
  static begin(program: Program, { seed, settings = {} }: Start): Session {
    const { engine, handle } = program;
    const lengths = engine.border.texts(seed, JSON.stringify(settings));
    return new Session(engine, engine.border.given(handle.session(...lengths)));
  }

  /** A session as its snapshot has it. */
  static restore(program: Program, snapshot: string): Session {
    const { engine, handle } = program;
    return new Session(engine, engine.border.given(handle.restore(engine.border.text(snapshot))));
  }

  /** Upgrades to another version of the module: the fact `upgraded`, the last of the entry, says what became of it. */
  upgrade(program: Program, at: string): Applied {
    this.know(program);
    return this.apply({ act: "upgrade", at, by: "system", program: program.hash });
  }

  /** Does an act, as an object or as JSON text. */
  apply(act: Act | string): Applied {
    const answer = JSON.parse(this.applyText(textOf(act))) as Entry | Refusal;
    return "refused" in answer ? { ok: false, refusal: answer } : { ok: true, entry: answer };
  }

  /** The same from text to text, several times faster: an entry, or a refusal, which has a member `refused`. */
  applyText(act: string): string {
    const { border } = this.engine;
    this.handle.act(border.text(act));
    return border.read();
  }
}
