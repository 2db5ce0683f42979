// `node begin.mjs FOLDER`: begins the journal of every case of sessions in real Chromium, with the first third of its acts,
// and writes it to FOLDER. Python goes on, the command ends it (`tests/src/tasks/same.rs`).

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { launch, serve } from "../chromium.mjs";

const [folder] = process.argv.slice(2);
const cases = fileURLToPath(new URL("../../../tests/cases/run/", import.meta.url));
const [browser, server] = await Promise.all([launch(), serve(fileURLToPath(new URL("../../", import.meta.url)))]);
try {
  const page = await browser.newPage();
  await page.goto(`${server.url}/package.json`);
  for (const { name } of readdirSync(cases, { withFileTypes: true }).filter((one) => one.isDirectory())) {
    const read = (file) => readFileSync(join(cases, name, file), "utf8");
    const files = readdirSync(join(cases, name)).filter((file) => file.endsWith(".yaml"));
    const acts = read("acts.jsonl").trimEnd().split("\n");
    const begun = await page.evaluate(
      async ({ files, session, acts }) => {
        const [{ load, Journal, Program }, studio] = await Promise.all([import("/dist/index.js"), import("/dist/studio.js")]);
        await Promise.all([load(), studio.load()]);
        const journal = Journal.begin(Program.fromJson(studio.compile(files).program.toJson()), session);
        acts.forEach((act) => journal.append(act));
        return journal.text;
      },
      {
        files: ["module.yaml", ...files.filter((file) => file !== "module.yaml")].map((file) => [file, read(file)]),
        session: JSON.parse(read("session.json")),
        acts: acts.slice(0, acts.length / 3),
      },
    );
    writeFileSync(join(folder, `${name}.jsonl`), begun);
  }
} finally {
  await browser.close();
  server.close();
}
