// `npm start`: the portal. Environment: `PORT`; `ORIGIN`, where browsers find it; `DATABASE`, `sqlite:portal.db` or
// `postgres://…`; `MODULES`, the folder with the modules.

import { fileURLToPath } from "node:url";

import { serve } from "@hono/node-server";
import { load } from "leerpad/studio";

import { openDatabase } from "./src/database/open.js";
import { publish } from "./src/modules.js";
import { addPerson, isEmpty } from "./src/people.js";
import { portal } from "./src/portal.js";

const { PORT = "8113", DATABASE = "sqlite:portal.db", MODULES } = process.env;
const origin = process.env.ORIGIN ?? `http://127.0.0.1:${PORT}`;

await load();
const database = await openDatabase(DATABASE);
const shelf = await publish(database, MODULES ?? fileURLToPath(new URL("../../../modules", import.meta.url)));

if (await isEmpty(database)) {
  // Somebody to begin with; their passwords are told this once.
  for (const person of [{ role: "guide", name: "bram" }, { role: "learner", name: "anna", guide: "bram" }]) {
    const { name, password } = await addPerson(database, person);
    console.log(`${person.role} ${name}, password ${password}`);
  }
}

// Only this machine, until a proxy with https stands before it.
const server = serve({ fetch: portal({ database, shelf, origin }).fetch, port: Number(PORT), hostname: "127.0.0.1" }, () =>
  console.log(`portal at ${origin}`),
);
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => server.close(() => database.close()));
}
