import { loader } from "./engine.js";
import * as glue from "./player_bg.js";
import type { Source } from "./source.js";

export * from "./face.js";

const loaded = loader("player", glue, () => new URL("./player.wasm", import.meta.url));

/**
 * Loads the engine: once, however often it is called. Nothing is loaded at import.
 *
 * @param source where it comes from, when not from the file beside this one
 */
export async function load(source?: Source): Promise<void> {
  await loaded(source);
}
