import { Journal, Program, type Act } from "leerpad";
import { MemoryStore, type Addition, type Conflict, type Kept, type SessionName } from "leerpad/player";

/** Under which name the tab remembers its session: a reload goes on with it, another tab has its own. */
const TAB = "leerpad preview session";

/** What became of a session when its module changed. */
export interface Moved {
  /** How many of its acts, counted are those of people, do not fit any more. */
  readonly lost: number;
}

/** Keeps a session as long as the tab is there, and takes it along when the module changes. */
export class Trial extends MemoryStore {
  /** The module that a session goes on with when it is read next. */
  program: string;
  /** Called when that made it another session than it was. */
  onmoved: (moved: Moved) => void = () => {};

  constructor(program: string) {
    super();
    this.program = program;
  }

  /** Goes on with what this tab remembers: the id of its module, or nothing. */
  async resume(): Promise<string | undefined> {
    const found = remembered();
    if (found === undefined) {
      return undefined;
    }
    const { name, vault, ...kept } = found;
    await super.begin(name, { ...kept, vault: new TextEncoder().encode(vault) });
    return name.module;
  }

  override async begin(name: SessionName, kept: Kept): Promise<Conflict | undefined> {
    return this.#remembering(name, super.begin(name, kept));
  }

  override async append(name: SessionName, after: number, addition: Addition): Promise<Conflict | undefined> {
    return this.#remembering(name, super.append(name, after, addition));
  }

  override async forget(name: SessionName): Promise<void> {
    await super.forget(name);
    forgetTab();
  }

  async #remembering<T>(name: SessionName, done: Promise<T>): Promise<T> {
    const given = await done;
    const kept = await super.read(name);
    if (kept !== undefined) {
      remember({ name, program: kept.program, journal: kept.journal, vault: new TextDecoder().decode(kept.vault) });
    }
    return given;
  }

  override async read(name: SessionName): Promise<Kept | undefined> {
    const kept = await super.read(name);
    if (kept === undefined || kept.program === this.program) {
      return kept;
    }
    const { kept: now, lost } = moved(kept, this.program);
    await this.forget(name);
    await this.begin(name, now);
    this.onmoved({ lost });
    return now;
  }
}

interface Remembered extends Omit<Kept, "vault"> {
  readonly name: SessionName;
  readonly vault: string;
}

function remember(session: Remembered): void {
  try {
    sessionStorage.setItem(TAB, JSON.stringify(session));
  } catch {
    // A tab that is full forgets it: half a session is none.
    forgetTab();
  }
}

function remembered(): Remembered | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(TAB) ?? "") as Remembered;
  } catch {
    return undefined;
  }
}

/** Begins anew also after a reload. */
export function forgetTab(): void {
  sessionStorage.removeItem(TAB);
}

/**
 * Does the acts of a session again with another module, up to the first that is refused: who goes on stands at what was
 * changed, and nobody comes to a place by acts that were meant for another.
 */
function moved({ journal: before, vault }: Kept, json: string): { kept: Kept; lost: number } {
  const program = Program.fromJson(json);
  const [first = "{}", ...lines] = before.trimEnd().split("\n");
  const { seed, settings } = JSON.parse(first) as { seed: string; settings: Record<string, string> };
  const journal = begun(program, seed, settings);
  const acts = lines.map(actOf);
  const stop = acts.findIndex((act) => !isTaken(journal, act) && act.by !== "system");
  const lost = stop < 0 ? 0 : acts.slice(stop).filter((act) => act.by !== "system").length;
  const kept = { program: json, journal: journal.text, vault };
  journal.free();
  program.free();
  return { kept, lost };
}

/** Settings that the module does not know any more are left at what it says itself. */
function begun(program: Program, seed: string, settings: Record<string, string>): Journal {
  try {
    return Journal.begin(program, { seed, settings });
  } catch {
    return Journal.begin(program, { seed });
  }
}

function isTaken(journal: Journal, act: Act): boolean {
  try {
    return journal.append(act).ok;
  } catch {
    // It names what is no longer there.
    return false;
  }
}

/** The act of a line. */
function actOf(line: string): Act {
  const { seq, facts, hash, ...act } = JSON.parse(line) as Record<string, unknown>;
  return act as unknown as Act;
}
