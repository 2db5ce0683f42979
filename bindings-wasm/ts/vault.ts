import { engine, type Engine } from "./engine.js";
import type { VaultHandle } from "./glue.js";
import { Owned } from "./owned.js";
import type { VaultChange } from "./wire.js";

/** A vault that was read. */
export interface OpenedVault {
  readonly vault: Vault;
  /** The records that are damaged or were erased, from 1: these words are lost, all others are there. */
  readonly damaged: readonly number[];
  /** The records that are sealed with a key, from 1: this build cannot open them, so do not write over the file. */
  readonly sealed: readonly number[];
}

/** A learner's own words, beside the journal and never in it. They belong on the learner's own device. */
export class Vault extends Owned<VaultHandle> {
  /** An empty one. */
  constructor();
  /** @internal */
  constructor(engine?: Engine, handle?: VaultHandle);
  constructor(of: Engine = engine(), handle: VaultHandle = of.glue.Vault.read(0, 0)) {
    super(of, handle);
  }

  /**
   * Reads a file. With the `seq` of the journal's last entry `erase` words from before it are not read: write the file
   * again when some are told as damaged.
   */
  static fromBytes(bytes: Uint8Array, erased = 0): OpenedVault {
    const { glue, border } = engine();
    const handle = glue.Vault.read(border.bytes(bytes), erased);
    const [damaged, sealed] = border.json<[number[], number[]]>();
    return { vault: new Vault(engine(), handle), damaged, sealed };
  }

  /** Keeps words under a key: that of an item's `vault` on the screen. What stood there is gone. */
  put(key: string, words: string): void {
    this.handle.put(...this.engine.border.texts(key, words));
  }

  /** The words under a key. */
  get(key: string): string | undefined {
    const { border } = this.engine;
    return this.handle.get(border.text(key)) ? border.read() : undefined;
  }

  /** Forgets the words under a key. Whether there were any. */
  remove(key: string): boolean {
    return this.handle.remove(this.engine.border.text(key));
  }

  /** Forgets all: what a fact `erased` asks for, with the `seq` of its entry. */
  erase(seq = 0): void {
    this.handle.erase(seq);
  }

  /**
   * Does what an act asks for, as its `vaultChanges` say; `seq` is the number of its entry. What is shared is copied,
   * what has another name is moved and what is taken back is removed before the line of the act is kept; erase after it, so that an erasing cut short is known.
   */
  follow(changes: readonly VaultChange[], seq: number): void {
    for (const change of changes) {
      if (change.change === "copy") {
        const words = this.get(change.from);
        if (words !== undefined) {
          this.put(change.to, words);
        }
      } else if (change.change === "move") {
        const under = `${change.from}/`;
        for (const key of this.keys().filter((key) => key === change.from || key.startsWith(under))) {
          const words = this.get(key);
          if (words !== undefined) {
            this.put(change.to + key.slice(change.from.length), words);
            this.remove(key);
          }
        }
      } else if (change.change === "remove") {
        this.remove(change.key);
      } else {
        this.erase(seq);
      }
    }
  }

  /** All keys, sorted. */
  keys(): string[] {
    this.handle.keys();
    return this.engine.border.json();
  }

  /** The file. To be put in the place of the old one, so that old words do not stay behind. */
  toBytes(): Uint8Array<ArrayBuffer> {
    this.handle.store();
    return this.engine.border.readBytes();
  }
}
