// The engine's say: nothing is kept that it would not have written itself.

import { Journal, LeerpadError, moment, randomSeed, Vault } from "leerpad/studio";

/** What was sent cannot be kept. `told` is what the page may know of it: never what somebody answered. */
export class Refused extends Error {
  constructor(told) {
    super("refused");
    this.told = told;
  }
}

/** Opens a journal: every line is verified, every act done again. */
export function opened(program, lines) {
  return told(() => Journal.open(program, lines.join("")).journal);
}

/** Says what the engine finds wrong as a refusal. */
function told(does) {
  try {
    return does();
  } catch (error) {
    throw error instanceof LeerpadError || error instanceof SyntaxError ? new Refused({ refused: error.code ?? "line" }) : error;
  }
}

/** Does something with a session: its open journal, and the words that this server has of it. */
function atTable(journal, words, does) {
  const vault = new Vault();
  try {
    Object.entries(words).forEach(([name, text]) => vault.put(name, text));
    return told(() => does(vault));
  } finally {
    vault.free();
  }
}

/** A learner's page may say what the learner did, that time passed, and that the module is another; nothing for anybody else. */
function isTheirs({ by, act }) {
  return by === "learner" || (by === "system" && (act === "tick" || act === "upgrade"));
}

/** The hashes of the versions that a session went on in, or was asked about. */
export function upgradesIn(lines) {
  const named = lines.filter((line) => line.startsWith('{"act":"upgrade"'));
  return told(() => [...new Set(named.map((line) => JSON.parse(line).program))]);
}

/** The program that the first line of a journal says it is of. Settings are an organisation's, and this portal has none. */
export function programOf(line) {
  try {
    const { program, settings } = Journal.verify(line);
    if (Object.keys(settings).length > 0) {
      throw new Refused({ refused: "settings" });
    }
    return program;
  } catch (error) {
    throw error instanceof LeerpadError ? new Refused({ refused: error.code }) : error;
  }
}

/**
 * Judges lines that a learner's page sends behind those that are there: each has to be what the engine itself makes of its
 * act, to the byte. Gives the words as they are then. A journal at which something was refused is of no use any more: it may
 * have taken in some of them.
 */
export function added(journal, words, lines, sent) {
  return atTable(journal, words, (vault) => {
    for (const line of lines) {
      const { seq, facts, hash, ...act } = JSON.parse(line);
      if (!isTheirs(act)) {
        throw new Refused({ refused: "not-allowed" });
      }
      const judged = journal.judge(act);
      if (!judged.ok) {
        throw new Refused({ refused: judged.refusal.refused });
      }
      if (judged.line !== line) {
        judged.free();
        throw new Refused({ refused: "line" });
      }
      vault.follow(judged.vaultChanges(), judged.entry.seq);
      journal.keep(judged);
    }
    // What is shared now may be here; whatever else comes along is not kept. Words that another device shared stay.
    const shared = JSON.parse(journal.snapshot()).grants ?? [];
    const isShared = (name) => shared.some(({ seq, what }) => isUnder(name, `shared/${seq}/${what}`));
    Object.entries(sent).forEach(([name, text]) => isShared(name) && vault.put(name, text));
    return wordsOf(vault);
  });
}

/** Judges an act of a guide: its line and the words as they are then, or the refusal. */
export function guided(journal, words, doing) {
  return atTable(journal, words, (vault) => {
    // Who did it and when is this server's to say.
    const taken = journal.takeWords({ ...doing, at: moment(), by: "guide" });
    const judged = journal.judge(taken.act);
    if (!judged.ok) {
      return { refusal: judged.refusal };
    }
    Object.entries(taken.words).forEach(([name, text]) => vault.put(name, text));
    vault.follow(judged.vaultChanges(), judged.entry.seq);
    journal.keep(judged);
    return { line: judged.line, words: wordsOf(vault) };
  });
}

/** What a guide is shown: their screen, and of the words those that it names and those that they wrote. */
export function seen(journal, words, language) {
  return atTable(journal, words, (vault) => {
    const screen = journal.screen("guide", language);
    const shared = (journal.outline("guide").shared ?? []).flatMap(({ vault: name }) => name ?? []);
    const isSeen = (name) => /^(reply|note)\//.test(name) || shared.some((key) => isUnder(name, key));
    return { screen, words: Object.fromEntries(Object.entries(wordsOf(vault)).filter(([name]) => isSeen(name))) };
  });
}

/** A module as the pages name it, and whether a guide has anything to do in it. */
export function described(program) {
  const journal = Journal.begin(program, { seed: randomSeed() });
  try {
    const title = plain(journal.cover("nl").title.document);
    journal.append({ act: "start", at: moment(), by: "learner" });
    return { id: program.id, hash: program.hash, title, isGuided: journal.allowed("guide").length > 0 };
  } finally {
    journal.free();
  }
}

/** A text without its marks. */
function plain(node) {
  if (typeof node !== "object" || node === null) {
    return "";
  }
  return typeof node.text === "string" ? node.text : Object.values(node).map(plain).join("");
}

function isUnder(name, key) {
  return name === key || name.startsWith(`${key}/`);
}

function wordsOf(vault) {
  return Object.fromEntries(vault.keys().map((name) => [name, vault.get(name)]));
}
