import { LeerpadError } from "./fault.js";
import type { Glue } from "./glue.js";

/** Bytes of the place where nearly all texts fit: as `ROOM` in the engine. */
const ROOM = 64 * 1024;

/** Answers shorter than this are nearly all there are. */
const SHORT = 1024;

/** After so many bytes Safari's decoders fail (2 GB), so a new one is taken before. */
const DECODED = 1 << 30;

/**
 * Where texts cross. A text is encoded straight into a place of the engine's memory that stays where it is, and decoded
 * straight from where the engine wrote it: one copy each way, nothing allocated on the way in.
 */
export class Border {
  readonly #glue: Glue;
  readonly #memory: { readonly buffer: ArrayBuffer };
  readonly #encoder = new TextEncoder();
  #decoder = decoder();
  #decoded = 0;
  #place = 0;
  /** Views of short answers by their length, where the last one stood: to make one takes as long as to read it. */
  #views: Uint8Array<ArrayBuffer>[] = [];
  #start = 0;
  #room = new Uint8Array();
  #all = new Uint8Array();

  constructor(glue: Glue, memory: { readonly buffer: ArrayBuffer }) {
    this.#glue = glue;
    this.#memory = memory;
    this.#place = glue.room(ROOM);
  }

  /** Writes a text; how many bytes it has. */
  text(text: string): number {
    if (text.length * 3 > ROOM) {
      return this.bytes(this.#encoder.encode(text));
    }
    this.#look();
    return this.#encoder.encodeInto(text, this.#room).written;
  }

  /** Writes texts one after the other; how many bytes each has. */
  texts<T extends readonly string[]>(...texts: T): { [K in keyof T]: number } {
    const encoded = texts.map((text) => this.#encoder.encode(text));
    const room = this.#roomFor(encoded.reduce((sum, bytes) => sum + bytes.length, 0));
    let end = 0;
    for (const bytes of encoded) {
      room.set(bytes, end);
      end += bytes.length;
    }
    return encoded.map((bytes) => bytes.length) as { [K in keyof T]: number };
  }

  /** Writes bytes, or a text; how many bytes it has. */
  bytes(bytes: Uint8Array | string): number {
    if (typeof bytes === "string") {
      return this.text(bytes);
    }
    this.#roomFor(bytes.length).set(bytes);
    return bytes.length;
  }

  /** What came out, as text. */
  read(): string {
    const bytes = this.#output();
    this.#decoded += bytes.length;
    if (this.#decoded > DECODED) {
      this.#decoder = decoder();
      this.#decoded = bytes.length;
    }
    return this.#decoder.decode(bytes);
  }

  /** What came out, as bytes of its own. */
  readBytes(): Uint8Array<ArrayBuffer> {
    return this.#output().slice();
  }

  /** What came out, as data. */
  json<T>(): T {
    return JSON.parse(this.read()) as T;
  }

  /** What came, or the fault that came out instead. */
  given<T>(what: T | undefined | false): T {
    if (what === undefined || what === false) {
      throw new LeerpadError(this.json());
    }
    return what;
  }

  #output(): Uint8Array<ArrayBuffer> {
    this.#look();
    const start = this.#glue.output();
    const length = this.#glue.output_length();
    if (length >= SHORT) {
      return this.#all.subarray(start, start + length);
    }
    if (start !== this.#start) {
      this.#start = start;
      this.#views = [];
    }
    return (this.#views[length] ??= this.#all.subarray(start, start + length));
  }

  #roomFor(length: number): Uint8Array<ArrayBuffer> {
    if (length > ROOM) {
      const start = this.#glue.room(length);
      this.#look();
      return this.#all.subarray(start, start + length);
    }
    this.#look();
    return this.#room;
  }

  /** Memory that grew is another buffer. */
  #look(): void {
    if (this.#all.length === 0) {
      this.#all = new Uint8Array(this.#memory.buffer);
      this.#room = this.#all.subarray(this.#place, this.#place + ROOM);
      this.#views = [];
    }
  }
}

/** A mark at the beginning of a text belongs to it. */
function decoder(): TextDecoder {
  return new TextDecoder("utf-8", { ignoreBOM: true });
}
