import { failed, opened, type Given } from "./fetching.js";
import type { Source } from "./source.js";

/** What is fetched, in messages. */
const ENGINE = "the engine";

/** Makes an instance. */
export async function instantiate(
  source: Source,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.Instance> {
  const given = await source;
  if (isModule(given)) {
    return WebAssembly.instantiate(given as WebAssembly.Module, imports);
  }
  const from = await opened(given as Given, ENGINE);
  const url = "url" in from ? from.url : undefined;
  try {
    if (!("headers" in from)) {
      return (await WebAssembly.instantiate(from, imports)).instance;
    }
    // Compiling while it comes in needs the right type; a server that does not know it costs time, no more.
    if ("instantiateStreaming" in WebAssembly && from.headers.get("Content-Type") === "application/wasm") {
      return (await WebAssembly.instantiateStreaming(from, imports)).instance;
    }
    return (await WebAssembly.instantiate(await from.arrayBuffer(), imports)).instance;
  } catch (cause) {
    throw failed(`what was fetched cannot be run as ${ENGINE}: ${String(cause)}`, url, { cause });
  }
}

/** Also of another frame or worker. */
function isModule(given: unknown): boolean {
  return Object.prototype.toString.call(given) === "[object WebAssembly.Module]";
}
