import { workOffline } from "/leerpad/offline.js";
import { HttpStore, LeerpadPlayer } from "/leerpad/player.js";

import { asked } from "./session.js";

const place = document.querySelector("#player");
const player = new LeerpadPlayer();
player.store = new HttpStore("/api/journals", { fetch: asked });
player.setAttribute("learner", place.dataset.learner);
player.setAttribute("src", place.dataset.program);
player.setAttribute("sign-off", "");
player.addEventListener("leerpad-sign-off", async () => {
  await fetch("/sign-out", { method: "POST" });
  location.assign("/sign-in");
});
place.append(player);
// Where a browser cannot, the page needs a network to open; nothing else changes.
workOffline("/worker.js", { also: [place.dataset.program, "/"] }).catch(() => {});
