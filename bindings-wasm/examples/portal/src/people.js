// Who there is, with what they prove it, and who is signed in.

import { createHash, randomBytes, scrypt as scryptCall, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const scrypt = promisify(scryptCall);

/** What OWASP advises: 64 MB, twice. */
const COST = { N: 2 ** 16, r: 8, p: 2 };
/** Somebody who is not there takes as long as somebody who is. */
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${"A".repeat(22)}$${"A".repeat(43)}`;
const TRIES = 10;
const TRIES_MINUTES = 15;
const VISIT_HOURS = 12;

const later = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();
const hashOf = (text) => createHash("sha256").update(text).digest("base64url");

// One password at a time: guessing cannot fill the memory.
let last = Promise.resolve();

function derive(password, salt, { N, r, p }, bytes) {
  const turn = last.then(() => scrypt(password.normalize("NFC"), salt, bytes, { N, r, p, maxmem: 256 * N * r }));
  last = turn.catch(() => {});
  return turn;
}

async function hashed(password) {
  const salt = randomBytes(16);
  const key = await derive(password, salt, COST, 32);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

async function isRight(password, kept) {
  const [, N, r, p, salt, key] = kept.split("$");
  const wanted = Buffer.from(key, "base64url");
  const given = await derive(password, Buffer.from(salt, "base64url"), { N: Number(N), r: Number(r), p: Number(p) }, wanted.length);
  return timingSafeEqual(given, wanted);
}

/** Adds somebody: a guide, or a learner with the name of their guide. What they sign in with. */
export async function addPerson(database, { role, name, guide, password = randomBytes(12).toString("base64url") }) {
  const guides = guide === undefined ? [] : await database.rows("select id from people where name = $1 and role = 'guide'", [guide]);
  if (guide !== undefined && guides.length === 0) {
    throw new Error(`there is no guide called ${guide}`);
  }
  const id = randomBytes(12).toString("hex");
  const kept = await hashed(password);
  const added = await database.rows(
    "insert into people (id, name, role, password, guide) values ($1, $2, $3, $4, $5) on conflict (name) do nothing returning id",
    [id, name, role, kept, guides[0]?.id ?? null],
  );
  if (added.length === 0) {
    throw new Error(`there is somebody called ${name} already`);
  }
  return { id, name, password };
}

/** Whether there is anybody yet. */
export async function isEmpty(database) {
  return (await database.rows("select id from people limit 1")).length === 0;
}

/** Signs somebody in: the token of their visit, or why not. */
export async function signIn(database, name, password) {
  await database.rows("delete from failures where at < $1", [later(-TRIES_MINUTES)]);
  // By its hash: who errs may write a password in the place of a name.
  const who = hashOf(name);
  const [{ count }] = await database.rows("select count(*) as count from failures where name = $1", [who]);
  if (Number(count) >= TRIES) {
    return { why: "often" };
  }
  const [found] = await database.rows("select id, password from people where name = $1", [name]);
  const isThem = await isRight(password, found?.password ?? NOBODY);
  if (found === undefined || !isThem) {
    await database.rows("insert into failures (name, at) values ($1, $2)", [who, later(0)]);
    return { why: "wrong" };
  }
  const token = randomBytes(32).toString("base64url");
  await database.change(async (tables) => {
    await tables.rows("delete from failures where name = $1", [who]);
    await tables.rows("delete from visits where ends < $1", [later(0)]);
    // Only its hash is kept: who reads the database cannot be anybody.
    await tables.rows("insert into visits (token, person, ends) values ($1, $2, $3)", [hashOf(token), found.id, later(VISIT_HOURS * 60)]);
  });
  return { token };
}

/** Ends a visit. */
export async function signOut(database, token) {
  await database.rows("delete from visits where token = $1", [hashOf(token)]);
}

/** Who is signed in with a token. */
export async function whoIs(database, token) {
  const [found] = await database.rows(
    "select people.id, people.name, people.role from visits join people on people.id = visits.person where token = $1 and ends > $2",
    [hashOf(token), later(0)],
  );
  return found;
}

/** The learners of a guide, by name. */
export function learnersOf(database, guide) {
  return database.rows("select id, name from people where guide = $1 order by name", [guide]);
}

/** A learner of a guide; nobody when they are somebody else's. */
export async function learnerOf(database, guide, learner) {
  const [found] = await database.rows("select id, name from people where id = $1 and guide = $2", [learner, guide]);
  return found;
}
