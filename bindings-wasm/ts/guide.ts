import { LeerpadGuide } from "./guide/guide.js";

export { HttpDesk, isForGuide, SittingDesk, type Desk, type GuideLook, type HttpDeskOptions } from "./guide/desk.js";
export { LeerpadGuide, type GuideEvents, type GuideSession } from "./guide/guide.js";

// Importing it makes the element known; on a server there is nothing to know it.
if ("customElements" in globalThis && customElements.get("leerpad-guide") === undefined) {
  customElements.define("leerpad-guide", LeerpadGuide);
}
