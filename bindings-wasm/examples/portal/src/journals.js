// Sessions as they are kept: lines behind lines, and the words that were shared.

import { Journal, randomSeed } from "leerpad/studio";

import { added, guided, opened, programOf, Refused, seen, upgradesIn } from "./judging.js";
import { Seats } from "./seats.js";

/** What is kept of a session, but for its lines: how many there are, and the last; nothing when there is none. */
async function kept(tables, { learner, module }) {
  const [found] = await tables.rows("select program from journals where learner = $1 and module = $2", [learner, module]);
  if (found === undefined) {
    return undefined;
  }
  const [{ number, line }] = await tables.rows("select number, line from lines where learner = $1 and module = $2 order by number desc limit 1", [learner, module]);
  const words = await tables.rows("select name, text from words where learner = $1 and module = $2", [learner, module]);
  return {
    program: found.program,
    count: Number(number) + 1,
    last: line,
    words: Object.fromEntries(words.map(({ name, text }) => [name, text])),
  };
}

async function linesOf(tables, { learner, module }) {
  const lines = await tables.rows("select line from lines where learner = $1 and module = $2 order by number", [learner, module]);
  return lines.map(({ line }) => line);
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


export class Journals {
  #database;
  #shelf;
  #seats = new Seats();

  constructor(database, shelf) {
    this.#database = database;
    this.#shelf = shelf;
  }

  /** What a learner's page is answered about its session. */
  async read(session) {
    return this.#database.change(async (tables) => {
      const found = await kept(tables, session);
      return found === undefined ? { status: 404 } : { status: 200, json: await this.#served(tables, session, found) };
    });
  }

  async #served(tables, session, { program, words }) {
    const lines = await linesOf(tables, session);
    const current = this.#shelf.current(session.module)?.hash;
    const others = upgradesIn(lines).filter((hash) => hash !== program && hash !== current);
    const replies = Object.entries(words).filter(([name]) => name.startsWith("reply/"));
    return {
      journal: lines.join(""),
      words: Object.fromEntries(replies),
      ...(program === current ? {} : { program: (await this.#shelf.byHash(program, tables)).toJson() }),
      ...(others.length === 0 ? {} : { versions: (await this.#versions(tables, session, others)).map((version) => version.toJson()) }),
    };
  }

  /** Versions of the module of a session; whatever else is named is refused. */
  async #versions(tables, { module }, hashes) {
    const found = await Promise.all(hashes.map((hash) => this.#shelf.byHash(hash, tables)));
    if (found.some((version) => version?.id !== module)) {
      throw new Refused({ refused: "program" });
    }
    return found;
  }

  /** Opens a journal with every version that it was on. */
  async #opened(tables, session, program) {
    const lines = await linesOf(tables, session);
    const began = await this.#shelf.byHash(program, tables);
    return opened(began.know(...(await this.#versions(tables, session, upgradesIn(lines)))), lines);
  }

  /**
   * Does something with a session in one change of the database. The journal that it sits at stays open for the next request,
   * once the change is made; where something fails it is let go.
   */
  async #with(session, does) {
    const { seat, forgets, ...answer } = await this.#database.change(async (tables) => {
      const found = await kept(tables, session);
      const seat = {
        open: async () => {
          const taken = this.#seats.take(session, found.last);
          seat.journal = taken ?? (await this.#opened(tables, session, found.program));
          return seat.journal;
        },
      };
      try {
        return { ...(await does(tables, found, seat)), seat };
      } catch (error) {
        seat.journal?.free();
        throw error;
      }
    });
    if (seat.journal !== undefined) {
      this.#seats.put(session, seat.journal);
    }
    if (forgets) {
      // So are the traces that it left in the file of the database.
      await this.#database.forgetDeleted();
    }
    return answer;
  }

  /** Lines of a learner's page, behind those that are there; nothing of them when the engine refuses one. */
  async append(session, { after, lines, words }) {
    return this.#with(session, async (tables, found, seat) => {
      if ((found?.count ?? 0) !== after) {
        return { status: 409, json: found === undefined ? { journal: "" } : await this.#served(tables, session, found) };
      }
      if (lines.length === 0) {
        return { status: 200 };
      }
      if (found === undefined) {
        return this.#begin(tables, session, lines, words, seat);
      }
      const journal = await seat.open();
      (await this.#versions(tables, session, upgradesIn(lines))).forEach((version) => journal.know(version));
      const now = added(journal, found.words, lines, words);
      await keep(tables, session, after, lines, now);
      return { status: 200, forgets: Object.keys(found.words).some((name) => !(name in now)) };
    });
  }

  async #begin(tables, session, lines, words, seat) {
    const hash = programOf(lines[0]);
    const program = await this.#shelf.byHash(hash, tables);
    if (program?.id !== session.module) {
      throw new Refused({ refused: "program" });
    }
    seat.journal = opened(program, lines.slice(0, 1));
    (await this.#versions(tables, session, upgradesIn(lines))).forEach((version) => seat.journal.know(version));
    const now = added(seat.journal, {}, lines.slice(1), words);
    await tables.rows("insert into journals (learner, module, program) values ($1, $2, $3)", [session.learner, session.module, hash]);
    await keep(tables, session, 0, lines, now);
    return { status: 200 };
  }

  /** Forgets a session with all its words. */
  async forget(session) {
    const answer = await this.#with(session, async (tables) => {
      for (const table of ["words", "lines", "journals"]) {
        await tables.rows(`delete from ${table} where learner = $1 and module = $2`, [session.learner, session.module]);
      }
      return { status: 200, forgets: true };
    });
    this.#seats.leave(session);
    return answer;
  }

  /** What a guide is shown; the same of somebody who did not begin yet and of a module that nobody opened. */
  async look(session, language) {
    return this.#with(session, async (_, found, seat) => {
      if (found !== undefined) {
        const journal = await seat.open();
        return { status: 200, json: seen(journal, found.words, language) };
      }
      const program = this.#shelf.current(session.module);
      if (program === undefined) {
        return { status: 404 };
      }
      const journal = Journal.begin(program, { seed: randomSeed() });
      const json = seen(journal, {}, language);
      journal.free();
      return { status: 200, json };
    });
  }

  /** An act of a guide. */
  async guide(session, doing) {
    return this.#with(session, async (tables, found, seat) => {
      if (found === undefined) {
        return { status: 404 };
      }
      const journal = await seat.open();
      const { refusal, line, words } = guided(journal, found.words, doing);
      if (refusal !== undefined) {
        return { status: 422, json: refusal };
      }
      await keep(tables, session, found.count, [line], words);
      return { status: 200 };
    });
  }
}
