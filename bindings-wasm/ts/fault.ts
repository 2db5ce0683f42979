/** What can be wrong with what was handed in. A code never changes its meaning. */
export type FaultCode =
  /** `load()` was not awaited. */
  | "not-loaded"
  /** The engine could not be fetched (`url`, `status`) or is none (`url`). */
  | "load-failed"
  /** The file of the engine is of another version (`expected`, `found`). */
  | "other-version"
  /** The object was freed. */
  | "freed"
  /** Not a program: not JSON at `line`, `column`. */
  | "program-json"
  /** A program in another format (`found`, if it has one). */
  | "program-format"
  /** Not the shape of a program, at `place`. */
  | "program-shape"
  /** A program that does not hold together: `why`, at `place`. */
  | "program-damaged"
  /** The snapshot or journal is of another program (`expected`, `found`, where known). */
  | "other-program"
  /** A seed that is not 16 small hex digits. */
  | "bad-seed"
  /** Settings that are no object. */
  | "bad-settings"
  /** The module has no `setting` of this name that a host may set. */
  | "unknown-setting"
  /** A value that does not fit the `setting`: `why`. */
  | "setting-value"
  /** Not a snapshot: not JSON at `line`, `column`. */
  | "snapshot-json"
  /** A snapshot that follows other semantics. */
  | "snapshot-semantics"
  /** A snapshot damaged at `place`. */
  | "snapshot-damaged"
  /** A snapshot that no session can come to. */
  | "snapshot-inconsistent"
  /** The journal is not what was written: `line`, `seq`, `why`; with it `expected`, `found` or `place`. */
  | "journal-damaged"
  /** The journal comes out differently: `line`, `seq`, `place`, `expected`, `found`. */
  | "journal-difference"
  /** The journal went on since the act was judged. */
  | "not-next"
  /** Not a role. */
  | "unknown-role"
  /** The module has no `item` of this id. */
  | "unknown-item"
  /** The module has no `purpose` of this id. */
  | "unknown-purpose"
  /** Not a time as acts carry it. */
  | "bad-moment"
  /** What the host says of itself is no object. */
  | "bad-host"
  /** Of the files that a learner took home one is missing: `place`. */
  | "own-missing"
  /** One of them is damaged: `place`. */
  | "own-damaged";

/** What went wrong, as plain data. No field ever holds what a learner answered. */
export interface Fault {
  readonly code: FaultCode;
  /** For a log: the code and the other fields, or words where those do not say enough. */
  readonly message?: string;
  /** Line, from 1. */
  readonly line?: number;
  /** Column, from 1. */
  readonly column?: number;
  /** Number of the entry; 0 is the first line of a journal. */
  readonly seq?: number;
  /** What is wrong, in one word. */
  readonly why?: string;
  /** Where in the data. */
  readonly place?: string;
  readonly expected?: string | number;
  readonly found?: string | number;
  readonly setting?: string;
  readonly item?: string;
  readonly purpose?: string;
  readonly url?: string;
  /** HTTP status. */
  readonly status?: number;
}

/** Thrown for everything that is no refusal: all that is known stands in its fields. */
export class LeerpadError extends Error implements Fault {
  override readonly name = "LeerpadError";
  declare readonly code: FaultCode;
  declare readonly line?: number;
  declare readonly column?: number;
  declare readonly seq?: number;
  declare readonly why?: string;
  declare readonly place?: string;
  declare readonly expected?: string | number;
  declare readonly found?: string | number;
  declare readonly setting?: string;
  declare readonly item?: string;
  declare readonly purpose?: string;
  declare readonly url?: string;
  declare readonly status?: number;

  constructor(fault: Fault, options?: { cause?: unknown }) {
    const { code, message, ...fields } = fault;
    const told = Object.entries(fields).map(([name, field]) => ` ${name} ${String(field)}`);
    super(message ?? `${code}${told.length > 0 ? ":" : ""}${told.join()}`, options);
    Object.assign(this, { code }, fields);
  }

  /** The plain data: what crosses to a log or out of a worker, where an error would lose its fields. */
  toJSON(): Fault {
    return { ...this, message: this.message };
  }
}
