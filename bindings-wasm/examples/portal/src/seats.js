// Journals that stay open between requests: the engine does what is new, not all that came before it.

/** So many stay open; the one that was unused longest is closed first. */
const MOST = 200;

export class Seats {
  #open = new Map();

  /**
   * The open journal of a session whose last line is this one, which nobody else has until it is put back. A line vouches
   * for all before it: where the last is the same, another server added nothing in between.
   */
  take(session, last) {
    const key = keyOf(session);
    const journal = this.#open.get(key);
    this.#open.delete(key);
    if (journal?.text.endsWith(last) === false) {
      journal.free();
      return undefined;
    }
    return journal;
  }

  /** Keeps it open for the next request: once what it has is in the database. */
  put(session, journal) {
    const key = keyOf(session);
    this.#open.get(key)?.free();
    this.#open.delete(key);
    this.#open.set(key, journal);
    if (this.#open.size > MOST) {
      const [oldest] = this.#open.keys();
      this.#open.get(oldest).free();
      this.#open.delete(oldest);
    }
  }

  /** A session that is forgotten is in memory no longer. */
  leave(session) {
    this.take(session, "")?.free();
  }
}

function keyOf({ learner, module }) {
  return JSON.stringify([learner, module]);
}
