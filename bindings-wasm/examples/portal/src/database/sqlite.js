// SQLite in one file: for one server. Statements are those of PostgreSQL, `$1` and all.

import Database from "libsql";

/** Opens the file; `sqlite:portal.db`. */
export function sqlite(url) {
  const file = url.replace(/^sqlite:(\/\/)?/, "");
  const database = new Database(file);
  // What was committed is on the disk, also when the power goes; what is deleted is written over.
  database.exec("pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma foreign_keys = on");
  const rows = (statement, values = []) => database.prepare(statement.replaceAll(/\$(\d)/g, "?$1")).all(...values);

  // One connection: what is asked waits for what is being changed.
  let last = Promise.resolve();
  const inTurn = (does) => {
    const turn = last.then(does);
    last = turn.catch(() => {});
    return turn;
  };

  return {
    rows: (statement, values) => inTurn(() => rows(statement, values)),

    /** Does everything in it or nothing. */
    change: (does) =>
      inTurn(async () => {
        database.exec("begin immediate");
        try {
          const given = await does({ rows: async (statement, values) => rows(statement, values) });
          database.exec("commit");
          return given;
        } catch (error) {
          database.exec("rollback");
          throw error;
        }
      }),

    /** What was deleted goes from the log of changes too. */
    forgetDeleted: () => inTurn(() => void database.prepare("pragma wal_checkpoint(truncate)").all()),

    close: () => inTurn(() => database.close()),
  };
}
