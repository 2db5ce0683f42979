import { h, type Child } from "./node.js";

/** Small pictures that say nothing by themselves: words stand beside each. */
const PATHS = {
  back: "M15 5l-7 7 7 7",
  help: "M12 3a9 9 0 100 18 9 9 0 000-18zm0 14v.01M9.5 9.5a2.5 2.5 0 113.4 2.3c-.6.3-.9.7-.9 1.4v.6",
  aloud: "M5 10v4h3l5 4V6L8 10zm11-1a4 4 0 010 6m2.500-8.500a8 8 0 010 11",
  sees: "M7 11V8a5 5 0 0110 0v3M6 11h12v9H6z",
  fault: "M12 4l9 16H3zm0 6v4m0 3v.01",
  done: "M5 12l5 5L19 7",
  up: "M6 15l6-6 6 6",
  down: "M6 9l6 6 6-6",
  phone: "M6 4h3l2 5-2 1a11 11 0 005 5l1-2 5 2v3a2 2 0 01-2 2A16 16 0 014 6a2 2 0 012-2z",
} as const;

/** A small picture. */
export function icon(name: keyof typeof PATHS): Child {
  return h("svg", { class: "icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" }, h("path", { d: PATHS[name] }));
}
