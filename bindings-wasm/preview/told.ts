import type { Problem } from "leerpad/studio";

/** A line of the module. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** A problem with the lines that it is about. */
export type ShownProblem = Problem & { readonly lines: readonly Line[] };

/** What the command tells of the module, as `core/cli/src/preview/look.rs` writes it. */
export interface Told {
  /** The module as it was typed. */
  readonly file: string;
  /** The language that leerpad speaks. */
  readonly language: "nl" | "en";
  /** Why the file could not be read at all. */
  readonly trouble?: string;
  readonly problems: readonly ShownProblem[];
  /** The last version without errors, as a program. */
  readonly program?: string;
  /** Whether that is an older version than the file. */
  readonly old: boolean;
}

/** Calls back with what the command tells, now and after each save, and with `undefined` while it is not there. */
export function listen(hear: (told: Told | undefined) => void): void {
  let before = "";
  let isThere = true;
  const events = new EventSource("/events");
  events.onmessage = async () => {
    try {
      const text = await (await fetch("/module")).text();
      if (text !== before || !isThere) {
        before = text;
        isThere = true;
        hear(JSON.parse(text) as Told);
      }
    } catch {
      // It went away just now, which `onerror` tells.
    }
  };
  events.onerror = () => {
    isThere = false;
    hear(undefined);
  };
}
