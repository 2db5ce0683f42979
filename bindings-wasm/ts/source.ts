/**
 * Where the engine comes from: an address, a response, its bytes, or a compiled module (which a page may hand to its
 * workers, so that it is fetched and compiled once).
 */
export type Source =
  | string
  | URL
  | Response
  | PromiseLike<Response>
  | ArrayBuffer
  | ArrayBufferView
  | CompiledEngine;

/** A `WebAssembly.Module`; named so since the types of Node do not know that one. */
export interface CompiledEngine {
  readonly [Symbol.toStringTag]?: "WebAssembly.Module";
}
