// What both builds have.

export { LeerpadError, type Fault, type FaultCode } from "./fault.js";
export { moment, randomSeed } from "./inputs.js";
export { Journal, type Appended, type Opened, type Pending, type Replayed, type Verified } from "./journal.js";
export { phrases } from "./phrases.js";
export { type Cover, type Play, type Refused, type Start, type Taken } from "./play.js";
export { Program } from "./program.js";
export { Session, type Applied } from "./session.js";
export type { CompiledEngine, Source } from "./source.js";
export { Vault, type OpenedVault } from "./vault.js";
export { version } from "./engine.js";
export type * from "./wire.js";
