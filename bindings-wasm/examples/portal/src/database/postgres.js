// PostgreSQL: for several servers, or where there is one already.

import pg from "pg";

/** What PostgreSQL says of two changes at once, one of which has to be done again. */
const AGAIN = new Set(["40001", "40P01"]);
const TIMES = 10;

/** Opens a pool of connections; `postgres://…`. */
export function postgres(url) {
  const pool = new pg.Pool({ connectionString: url });
  // A connection that breaks while nobody uses it is replaced; who does use it hears of it there.
  pool.on("error", () => {});

  async function once(does) {
    const client = await pool.connect();
    let broken;
    try {
      await client.query("begin isolation level serializable");
      const rows = async (statement, values) => (await client.query(statement, values)).rows;
      const given = await does({ rows });
      await client.query("commit");
      return given;
    } catch (error) {
      await client.query("rollback").catch((why) => (broken = why));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  return {
    rows: async (statement, values) => (await pool.query(statement, values)).rows,

    /** Does everything in it or nothing, as if nobody else did anything meanwhile. */
    async change(does) {
      for (let time = 1; ; time += 1) {
        try {
          return await once(does);
        } catch (error) {
          if (!AGAIN.has(error.code) || time === TIMES) {
            throw error;
          }
        }
      }
    },

    /** What was deleted stays in its files until it is vacuumed: that is the database's own to do. */
    forgetDeleted: async () => {},

    close: () => pool.end(),
  };
}
