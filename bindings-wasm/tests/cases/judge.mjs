// The cases that every host reads, judged in Node and in a browser alike: each function gives the faults it finds.

import { canonical } from "../same/job.mjs";

const TOLD = /^# @ (?:(\S+) )?(\d+):(\d+)-(\d+):(\d+) (\S+) (\S+)$/;
const DRAWN = /^(\s*#\s*)(\^+) (\S+) (\S+)\s*$/;
const OWN = "case.yaml";

/** The module of a case of the checker, and the problems its comments tell, places in code points. */
function expected(text) {
  const lines = text.split(/(?<=\n)/);
  const told = [];
  for (let found; (found = TOLD.exec((lines.at(-1) ?? "").trimEnd())) !== null; lines.pop()) {
    const [, part, line, column, endLine, endColumn, severity, code] = found;
    told.push({ path: part ?? OWN, line, column, endLine, endColumn, severity, code });
  }
  const module = lines.join("");
  let above = 0;
  // Lines as the checker counts them: only LF and CRLF end one.
  for (const [at, line] of module.split("\n").entries()) {
    const found = DRAWN.exec(line);
    if (found === null) {
      above = at + 1;
      continue;
    }
    const [, before, carets, severity, code] = found;
    const column = [...before].length + 1;
    const endColumn = column + carets.length;
    told.push({ path: OWN, line: above, column, endLine: above, endColumn, severity, code });
  }
  return { module, told };
}

/** A column in code points, told in UTF-16 code units, by the line itself. */
function inUnits(text, line, column) {
  const [own = ""] = text.replace(/^\u{feff}/u, "").split("\n").slice(line - 1);
  return [...own].slice(0, column - 1).join("").length + 1;
}

/** Where a line and a column in UTF-16 code units stand in a text. */
function offset(text, line, column) {
  const lines = text.split("\n").slice(0, line - 1);
  const mark = text.startsWith("\u{feff}") && line === 1 ? 1 : 0;
  return lines.reduce((sum, one) => sum + one.length + 1, mark) + column - 1;
}

/** The same case with an emoji before every fault: more units than characters, and more characters than are seen. */
function behindEmoji({ module, told }) {
  const [first, ...rest] = module.split(/(?<=\n)/);
  const further = (of, line) => (of.path === OWN && line > 1 ? Number(line) + 1 : line);
  return {
    module: [first, "# 😀 👩‍👧 é̈\n", ...rest].join(""),
    told: told.map((of) => ({ ...of, line: further(of, of.line), endLine: further(of, of.endLine) })),
  };
}

/** The checker finds what the comments say, and nothing else; its two ways to tell a place agree. */
export function check(studio, { name, text, parts }) {
  const own = expected(text);
  const faults = found(studio, { name, parts, ...own });
  // A case that begins otherwise is about its first line.
  return own.module.startsWith("leerpad: 1\n")
    ? [...faults, ...found(studio, { name: `${name} behind an emoji`, parts, ...behindEmoji(own) })]
    : faults;
}

function found({ check }, { name, parts, module, told }) {
  const files = { [OWN]: module, ...parts };
  const problems = check(files, "en");
  const line = (of) => [of.path, of.line, of.column, of.endLine, of.endColumn, of.severity, of.code].join(" ");
  const wanted = told.map((of) => {
    const own = files[of.path];
    const column = inUnits(own, of.line, of.column);
    return line({ ...of, column, endColumn: inUnits(own, of.endLine, of.endColumn) });
  });
  const met = problems.map(({ code, severity, place }) =>
    line({ ...place, endLine: place.end_line, endColumn: place.end_column, severity, code }),
  );
  const faults = [];
  if (wanted.sort().join("\n") !== met.sort().join("\n")) {
    faults.push(`${name}: expected\n${wanted.join("\n")}\nfound\n${met.join("\n")}`);
  }
  for (const place of problems.flatMap(({ place, fix, related }) => [place, ...[...fix, ...related].map((more) => more.place)])) {
    const own = files[place.path];
    const ends = [offset(own, place.line, place.column), offset(own, place.end_line, place.end_column)];
    if (ends[0] !== place.start || ends[1] !== place.end) {
      faults.push(`${name}: ${canonical(place)} begins and ends at ${ends}`);
    }
  }
  return faults;
}

/** A session gives every outcome, outline and screen, and the journal, to the byte. */
export function run({ compile }, { Journal, Program, Session }, { name, files, session: began, acts, expected, screens, journal: kept }) {
  const program = Program.fromJson(compile(files).program.toJson());
  const [journal, session] = [Journal.begin(program, began), Session.begin(program, began)];
  const faults = [];
  const same = (what, made, wanted) => {
    if (made !== wanted) {
      faults.push(`${name}: ${what}\n${made}\nexpected\n${wanted}`);
    }
  };
  const wanted = expected.map((line) => JSON.parse(line));
  const { snapshot } = wanted.pop();
  for (const [at, act] of acts.entries()) {
    const appended = journal.append(act);
    const outcome = appended.ok ? appended.entry : appended.refusal;
    const { hash, ...entry } = outcome;
    same(`outcome ${at}`, canonical(entry), canonical(wanted[at].outcome));
    same(`applied ${at}`, canonical(JSON.parse(session.applyText(act))), canonical(entry));
    if (wanted[at].outline !== undefined) {
      same(`outline ${at}`, canonical(journal.outline("learner")), canonical(wanted[at].outline));
    }
    const shown = program.languages.map((tag) => [tag, journal.screen("learner", tag)]);
    same(`screen ${at}`, canonical(Object.fromEntries(shown)), screens[at]);
  }
  same("journal", journal.text, kept);
  same("session beside the journal", session.snapshot(), journal.snapshot());
  const { program: hash, ...state } = JSON.parse(journal.snapshot());
  same("program", hash, program.hash);
  same("snapshot", canonical(state), canonical(snapshot));
  same("restored", Session.restore(program, session.snapshot()).snapshot(), session.snapshot());
  return faults;
}

/** Versions of a module: every outcome, outline and change of the vault, and the journal opens and replays with all of them. */
export function upgrade({ compile }, { Journal, Program, Session }, { name, versions, session: began, acts, expected }) {
  const programs = versions.map(([file, text]) => [file, Program.fromJson(compile([[file, text]]).program.toJson())]);
  const [[, first]] = programs;
  const named = (text) => programs.reduce((text, [file, { hash }]) => text.replaceAll(hash, file), text);
  const hashed = (text) => programs.reduce((text, [file, { hash }]) => text.replaceAll(`"${file}"`, `"${hash}"`), text);
  const journal = Journal.begin(first, began);
  programs.forEach(([, program]) => journal.know(program));
  const faults = [];
  const same = (what, made, wanted) => {
    if (made !== wanted) {
      faults.push(`${name}: ${what}\n${made}\nexpected\n${wanted}`);
    }
  };
  for (const [at, act] of acts.entries()) {
    const appended = journal.append(hashed(act));
    const { hash, ...outcome } = appended.ok ? appended.entry : appended.refusal;
    const vault = appended.ok ? journal.vaultChanges() : [];
    const made = { outcome, outline: journal.outline("learner"), ...(vault.length === 0 ? {} : { vault }) };
    same(`act ${at}`, named(canonical(made)), expected[at]);
  }
  const snapshot = journal.snapshot();
  same("snapshot", named(canonical({ snapshot: JSON.parse(snapshot) })), expected.at(-1));
  const one = Program.fromJson(first.toJson());
  let code;
  try {
    Journal.open(one, journal.text);
  } catch (fault) {
    ({ code } = fault);
  }
  same("without the other versions", code, "other-program");
  one.know(...programs.map(([, program]) => program));
  same("opened", Journal.open(one, journal.text).journal.snapshot(), snapshot);
  same("replayed", Journal.replay(one, journal.text).session.snapshot(), snapshot);
  same("restored", Session.restore(one, snapshot).snapshot(), snapshot);
  return faults;
}

/** A journal replays, or the first fault is found. */
export function replay({ Journal, Program }, { name, program: stored, journal, expected }) {
  const program = Program.fromJson(stored);
  let made;
  try {
    const { entries, torn } = Journal.replay(program, Uint8Array.from(journal));
    made = { entries, same: true, torn };
  } catch (fault) {
    made = { fault: kind(fault), same: false, seq: fault.seq ?? 0 };
  }
  const [told, wanted] = [canonical(made), canonical(JSON.parse(expected))];
  return told === wanted ? [] : [`${name}: ${told}\nexpected\n${wanted}`];
}

function kind(fault) {
  switch (fault.code) {
    case "journal-difference":
      return "difference";
    case "other-program":
      return "program";
    case "journal-damaged":
      return ["header", "version", "semantics"].includes(fault.why) ? "header" : "chain";
    default:
      throw fault;
  }
}
