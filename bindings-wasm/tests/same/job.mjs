// Plays a job of the determinism run, in Node and in a browser alike: the studio compiles, the player plays.
// What is digested is written down in `tests/src/same.rs`.

/** Canonical JSON (semantics 11.1), written here once more so that it vouches for the other. */
export function canonical(value) {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(",")}]`;
  }
  if (typeof value === "object") {
    // Keys are ids and words of the engine: in ASCII, so their units sort as their bytes do.
    const members = Object.keys(value).sort();
    return `{${members.map((key) => `${text(key)}:${canonical(value[key])}`).join(",")}}`;
  }
  return typeof value === "string" ? text(value) : JSON.stringify(value);
}

/** `JSON.stringify` escapes lone surrogates too; no text of leerpad has one. */
function text(value) {
  return JSON.stringify(value);
}

async function digest(said) {
  const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(said));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function play({ Journal }, program, { seed, settings, acts }) {
  const journal = Journal.begin(program, { seed, settings });
  let said = journal.text;
  for (const act of acts) {
    const appended = journal.append(act);
    said += appended.ok ? appended.line : `${canonical(appended.refusal)}\n`;
    said += `${canonical(journal.outline("learner"))}\n`;
    said += `${journal.snapshot()}\n`;
  }
  journal.free();
  return digest(said);
}

/** The digests of a job: the program's, then each session's. */
export async function answer(player, studio, line) {
  const job = JSON.parse(line);
  const { program: compiled, problems } = studio.compile(job.files, "nl", 0);
  if (compiled === undefined) {
    throw new Error(`refused: ${problems.map((problem) => problem.code)}`);
  }
  const stored = compiled.toJson();
  compiled.free();
  const program = player.Program.fromJson(stored);
  const digests = [await digest(stored)];
  for (const script of job.sessions) {
    digests.push(await play(player, program, script));
  }
  program.free();
  return digests;
}
