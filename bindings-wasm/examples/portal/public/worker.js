import { keepOffline } from "/leerpad/offline.js";

/** The list of modules, the page of each that was opened, and what it is made of. Journals are the player's own to keep. */
const KEPT = /^\/($|learn\/|programs\/|public\/|leerpad\/)/;

keepOffline(globalThis, {
  cache: "leerpad-portal-1",
  keeps: ({ pathname }) => KEPT.test(pathname),
  // Pages are somebody's: they go with who signs off, and when somebody is asked to sign in.
  forgets: ({ pathname }) => /^\/sign-(in|out)$/.test(pathname),
});
