import { HttpDesk, LeerpadGuide } from "/leerpad/guide.js";

import { asked } from "./session.js";

const place = document.querySelector("#guide");
const guide = new LeerpadGuide();
guide.desk = new HttpDesk(place.dataset.server, { fetch: asked });
place.append(guide);
