import { LeerpadError } from "./fault.js";

/** An address, what came from it, or bytes. */
export type Given = string | URL | Response | BufferSource;

/** What is at an address; `what` it is stands in the message when it cannot be had. */
export async function opened(given: Given, what: string): Promise<Response | BufferSource> {
  const from = typeof given === "string" || given instanceof URL ? await fetched(String(given), what) : given;
  if ("ok" in from && !from.ok) {
    throw failed(`${what} could not be fetched`, from.url, { status: from.status });
  }
  return from;
}

async function fetched(url: string, what: string): Promise<Response | BufferSource> {
  try {
    const read = url.startsWith("file:") ? fileReader() : undefined;
    return read === undefined ? await fetch(url) : await read(new URL(url));
  } catch (cause) {
    throw failed(`${what} could not be fetched`, url, { cause });
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

/** The text at an address, from a response, or of bytes. */
export async function textOf(given: Given, what: string): Promise<string> {
  const from = await opened(given, what);
  return "headers" in from ? from.text() : new TextDecoder().decode(from);
}

/** Something could not be loaded. */
export function failed(
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
