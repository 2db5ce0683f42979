import { Border } from "./border.js";
import { LeerpadError } from "./fault.js";
import type { Glue } from "./glue.js";
import { instantiate } from "./instantiate.js";
import type { Source } from "./source.js";

/** The version of the package: the file of the engine must be of the same. */
export const version = "0.1.0";

/** A build that was loaded, and the border to it. */
export interface Engine<G extends Glue = Glue> {
  readonly glue: G;
  readonly border: Border;
}

const engines: { player?: Engine; studio?: Engine } = {};

/** What sessions run in: the smaller build when it is loaded, else the larger, which has all of it too. */
export function engine(): Engine {
  const found = engines.player ?? engines.studio;
  if (found === undefined) {
    throw notLoaded();
  }
  return found;
}

/** Nothing can be done yet. */
export function notLoaded(): LeerpadError {
  return new LeerpadError({ code: "not-loaded", message: "the engine is not loaded: `await load()` first" });
}

/** A function that loads a build once, however often it is called. After a failure it may be called again. */
export function loader<G extends Glue>(
  name: keyof typeof engines,
  glue: G,
  beside: () => URL,
): (source?: Source) => Promise<Engine<G>> {
  let loading: Promise<Engine<G>> | undefined;
  return (source) =>
    (loading ??= start(name, glue, source ?? beside()).catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
}

async function start<G extends Glue>(
  name: keyof typeof engines,
  glue: G,
  source: Source,
): Promise<Engine<G>> {
  const { exports } = await instantiate(source, {
    [`./${name}_bg.js`]: glue as unknown as WebAssembly.ModuleImports,
  });
  // What wasm-bindgen keeps out of its types: which instance the glue belongs to, and the first call.
  (glue as G & { __wbg_set_wasm(exports: WebAssembly.Exports): void }).__wbg_set_wasm(exports);
  if (!("version" in exports)) {
    throw other("unknown");
  }
  (exports["__wbindgen_start"] as () => void)();
  const border = new Border(glue, exports["memory"] as WebAssembly.Memory);
  glue.version();
  const found = border.read();
  if (found !== version) {
    throw other(found);
  }
  const engine = { glue, border };
  engines[name] = engine;
  return engine;
}

function other(found: string): LeerpadError {
  return new LeerpadError({
    code: "other-version",
    expected: version,
    found,
  });
}
