import { engine } from "./engine.js";
import type { Phrases } from "./wire.js";

/** The engine's own words for players: buttons, refusals, reasons, months. Dutch for a language it does not know. */
export function phrases(language: string): Phrases {
  const { glue, border } = engine();
  glue.phrases(border.text(language));
  return border.json();
}
