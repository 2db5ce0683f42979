// `npm run person -- learner NAME GUIDE`, `npm run person -- guide NAME`: adds somebody, and tells their password once.

import { openDatabase } from "./src/database/open.js";
import { addPerson } from "./src/people.js";

const [role, name, guide] = process.argv.slice(2);
if (!["learner", "guide"].includes(role) || name === undefined) {
  console.error("npm run person -- learner NAME GUIDE, or: npm run person -- guide NAME");
  process.exit(2);
}
const database = await openDatabase(process.env.DATABASE ?? "sqlite:portal.db");
try {
  const { password } = await addPerson(database, { role, name, ...(role === "learner" && guide !== undefined ? { guide } : {}) });
  console.log(`${role} ${name}, password ${password}`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await database.close();
}
