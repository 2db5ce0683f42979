// Sessions as they are kept: lines behind lines, and the words that were shared.

import { Journal, randomSeed } from "leerpad/studio";

import { added, guided, programOf, Refused, seen } from "./judging.js";

/** What is kept of a session; nothing when there is none. */
async function kept(tables, { learner, module }) {
  const [found] = await tables.rows("select program from journals where learner = $1 and module = $2", [learner, module]);
  if (found === undefined) {
    return undefined;
  }
  const lines = await tables.rows("select line from lines where learner = $1 and module = $2 order by number", [learner, module]);
  const words = await tables.rows("select name, text from words where learner = $1 and module = $2", [learner, module]);
  return {
    program: found.program,
    lines: lines.map(({ line }) => line),
    words: Object.fromEntries(words.map(({ name, text }) => [name, text])),
  };
}

async function keep(tables, { learner, module }, after, lines, words) {
  for (const [at, line] of lines.entries()) {
    await tables.rows("insert into lines (learner, module, number, line) values ($1, $2, $3, $4)", [learner, module, after + at, line]);
  }
  await tables.rows("delete from words where learner = $1 and module = $2", [learner, module]);
  for (const [name, text] of Object.entries(words)) {
    await tables.rows("insert into words (learner, module, name, text) values ($1, $2, $3, $4)", [learner, module, name, text]);
  }
}

/** What was said of a session is gone: so are the traces that it left in the file of the database. */
async function done(database, { forgets, ...answer }) {
  if (forgets) {
    await database.forgetDeleted();
  }
  return answer;
}

export class Journals {
  #database;
  #shelf;

  constructor(database, shelf) {
    this.#database = database;
    this.#shelf = shelf;
  }

  /** What a learner's page is answered about its session. */
  async read(session) {
    const found = await this.#database.change((tables) => kept(tables, session));
    return found === undefined ? { status: 404 } : { status: 200, json: await this.#served(session, found) };
  }

  async #served({ module }, { program, lines, words }) {
    const isCurrent = this.#shelf.current(module)?.hash === program;
    const replies = Object.entries(words).filter(([name]) => name.startsWith("reply/"));
    return {
      journal: lines.join(""),
      words: Object.fromEntries(replies),
      ...(isCurrent ? {} : { program: (await this.#shelf.byHash(program)).toJson() }),
    };
  }

  /** Lines of a learner's page, behind those that are there; nothing of them when the engine refuses one. */
  async append(session, { after, lines, words }) {
    const answer = await this.#database.change(async (tables) => {
      const found = await kept(tables, session);
      if ((found?.lines.length ?? 0) !== after) {
        return { status: 409, json: found === undefined ? { journal: "" } : await this.#served(session, found) };
      }
      if (lines.length === 0) {
        return { status: 200 };
      }
      const begins = found === undefined;
      const hash = found?.program ?? programOf(lines[0]);
      const program = await this.#shelf.byHash(hash);
      if (program?.id !== session.module) {
        throw new Refused({ refused: "program" });
      }
      const now = begins
        ? added(program, lines.slice(0, 1), {}, lines.slice(1), words)
        : added(program, found.lines, found.words, lines, words);
      if (begins) {
        await tables.rows("insert into journals (learner, module, program) values ($1, $2, $3)", [session.learner, session.module, hash]);
      }
      await keep(tables, session, after, lines, now);
      return { status: 200, forgets: Object.keys(found?.words ?? {}).some((name) => !(name in now)) };
    });
    return done(this.#database, answer);
  }

  /** Forgets a session with all its words. */
  async forget({ learner, module }) {
    await this.#database.change(async (tables) => {
      for (const table of ["words", "lines", "journals"]) {
        await tables.rows(`delete from ${table} where learner = $1 and module = $2`, [learner, module]);
      }
    });
    return done(this.#database, { status: 200, forgets: true });
  }

  /** What a guide is shown; the same of somebody who did not begin yet and of a module that nobody opened. */
  async look(session, language) {
    const found = await this.#database.change((tables) => kept(tables, session));
    const program = found === undefined ? this.#shelf.current(session.module) : await this.#shelf.byHash(found.program);
    if (program === undefined) {
      return { status: 404 };
    }
    const lines = found?.lines ?? [Journal.begin(program, { seed: randomSeed() }).text];
    return { status: 200, json: seen(program, lines, found?.words ?? {}, language) };
  }

  /** An act of a guide. */
  async guide(session, doing) {
    return this.#database.change(async (tables) => {
      const found = await kept(tables, session);
      if (found === undefined) {
        return { status: 404 };
      }
      const program = await this.#shelf.byHash(found.program);
      const { refusal, line, words } = guided(program, found.lines, found.words, doing);
      if (refusal !== undefined) {
        return { status: 422, json: refusal };
      }
      await keep(tables, session, found.lines.length, [line], words);
      return { status: 200 };
    });
  }
}
