import { LeerpadPlayer } from "./view/player.js";

export { LeerpadPlayer } from "./view/player.js";
export { DeviceStore } from "./store/device.js";
export { HttpStore, type HttpStoreOptions, type Sent, type Served } from "./store/http.js";
export { MemoryStore } from "./store/memory.js";
export { type NotTaken } from "./store/rebase.js";
export { Sitting, type Doing, type Outcome, type SittingNews, type SittingStart } from "./store/sitting.js";
export {
  StoreError,
  type Addition,
  type Conflict,
  type Kept,
  type News,
  type SessionName,
  type Store,
  type StoreFaultCode,
} from "./store/store.js";
export type { WordKey, Words, WordTable } from "./view/words.js";
export type { PlayerEvents } from "./view/player.js";

// Importing it makes the element known; on a server there is nothing to know it.
if ("customElements" in globalThis && customElements.get("leerpad-player") === undefined) {
  customElements.define("leerpad-player", LeerpadPlayer);
}
