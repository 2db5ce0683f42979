/// <reference lib="esnext.disposable" preserve="true" />
import type { Engine } from "./engine.js";
import { LeerpadError } from "./fault.js";
import type { Handle } from "./glue.js";

/**
 * Something that lives in the memory of the engine. It goes when it is freed, at the end of a `using` block, or some
 * time after nothing refers to it any more.
 */
export abstract class Owned<H extends Handle = Handle> {
  #handle: H | undefined;

  /** @internal */
  readonly engine: Engine;

  /** @internal */
  protected constructor(engine: Engine, handle: H) {
    this.engine = engine;
    this.#handle = handle;
  }

  /** Gives its memory back. Nothing can be asked of it afterwards; freeing twice does no harm. */
  free(): void {
    this.#handle?.free();
    this.#handle = undefined;
  }

  /** The same, for `using`. */
  declare [Symbol.dispose]: () => void;

  /** @internal */
  get handle(): H {
    if (this.#handle === undefined) {
      throw new LeerpadError({ code: "freed" });
    }
    return this.#handle;
  }

  /** @internal Takes it out of its owner's hands. */
  release(): H {
    const handle = this.handle;
    this.#handle = undefined;
    return handle;
  }
}

// Older browsers have no such symbol.
if (Symbol.dispose) {
  Owned.prototype[Symbol.dispose] = Owned.prototype.free;
}
