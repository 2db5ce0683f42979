import { LeerpadError } from "./fault.js";
import type { Source } from "./source.js";

/** Makes an instance. */
export async function instantiate(
  source: Source,
  imports: WebAssembly.Imports,
): Promise<WebAssembly.Instance> {
  const given = await source;
  if (isModule(given)) {
    return WebAssembly.instantiate(given as WebAssembly.Module, imports);
  }
  const from = await opened(given as Given);
  const url = "url" in from ? from.url : undefined;
  if ("ok" in from && !from.ok) {
    throw failed("the engine could not be fetched", url, { status: from.status });
  }
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
    throw failed(`what was fetched cannot be run as the engine: ${String(cause)}`, url, { cause });
  }
}

type Given = string | URL | Response | BufferSource;

async function opened(given: Given): Promise<Response | BufferSource> {
  if (typeof given !== "string" && !(given instanceof URL)) {
    return given;
  }
  const url = String(given);
  try {
    const read = url.startsWith("file:") ? fileReader() : undefined;
    if (read !== undefined) {
      return await read(new URL(url));
    }
    return await fetch(url);
  } catch (cause) {
    throw failed("the engine could not be fetched", url, { cause });
  }
}

type ReadFile = (url: URL) => Promise<Uint8Array<ArrayBuffer>>;

/** Node cannot fetch files. Asked for in this way, no bundler for browsers looks for Node's modules. */
function fileReader(): ReadFile | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?(name: string): { readFile: ReadFile } };
  };
  return process?.getBuiltinModule?.("node:fs/promises").readFile;
}

/** Also of another frame or worker. */
function isModule(given: unknown): boolean {
  return Object.prototype.toString.call(given) === "[object WebAssembly.Module]";
}

function failed(
  message: string,
  url: string | undefined,
  { status, cause }: { status?: number; cause?: unknown },
): LeerpadError {
  const fault = { code: "load-failed", message } as const;
  return new LeerpadError(
    { ...fault, ...(url === undefined ? {} : { url }), ...(status === undefined ? {} : { status }) },
    { cause },
  );
}
