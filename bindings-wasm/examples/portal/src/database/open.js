// Where everything is kept. Nothing here or above knows which database it is.

import { postgres } from "./postgres.js";
import { sqlite } from "./sqlite.js";

const TABLES = [
  `create table if not exists people (
    id text primary key,
    name text not null unique,
    role text not null check (role in ('learner', 'guide')),
    password text not null,
    guide text references people (id)
  )`,
  // The guide of a learner; a guide has none.
  `create index if not exists learners_of on people (guide)`,
  `create table if not exists visits (
    token text primary key,
    person text not null references people (id),
    ends text not null
  )`,
  `create table if not exists failures (name text not null, at text not null)`,
  `create table if not exists programs (hash text primary key, json text not null)`,
  `create table if not exists journals (
    learner text not null references people (id),
    module text not null,
    program text not null references programs (hash),
    primary key (learner, module)
  )`,
  `create table if not exists lines (
    learner text not null,
    module text not null,
    number integer not null,
    line text not null,
    primary key (learner, module, number)
  )`,
  // Words that were shared, and the guide's own: never those that a learner keeps.
  `create table if not exists words (
    learner text not null,
    module text not null,
    name text not null,
    text text not null,
    primary key (learner, module, name)
  )`,
];

/** Opens a database by its address, and makes what is not there. */
export async function openDatabase(url) {
  const database = /^postgres(ql)?:/.test(url) ? postgres(url) : sqlite(url);
  for (const table of TABLES) {
    await database.rows(table);
  }
  return database;
}
