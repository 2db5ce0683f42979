// One walk that is the same everywhere: in Node, a page, a worker, a bundle.

/** Plays a session; its journal and what else came of it, as one text. */
export function walk({ Journal, Program, Vault }, json, acts) {
  const program = Program.fromJson(json);
  const journal = Journal.begin(program, { seed: "0000000000000007" });
  const answers = acts.map((act) => journal.append(act).ok);
  const { title } = journal.screen("learner", "nl");
  const vault = new Vault();
  vault.put("schrijven/1/schrijven", "é😀");
  const told = JSON.stringify({ answers, title, journal: journal.text, vault: vault.get("schrijven/1/schrijven") });
  [program, journal, vault].forEach((owned) => owned.free());
  return told;
}
