// What axe-core finds on a page, the elements' own trees included.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What only people can judge: whether a video has captions in its picture. A module gives its words as a text below it. */
const FOR_PEOPLE = ["video-caption"];

/** Everything that axe has a rule for in WCAG 2.2 AA and among good practices: what is wrong or cannot be told, and where. */
export async function violations(page) {
  if (!(await page.evaluate(() => "axe" in globalThis))) {
    await page.evaluate(source);
  }
  return page.evaluate(async (forPeople) => {
    const { violations: wrong, incomplete } = await globalThis.axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules: { "target-size": { enabled: true } },
    });
    const untold = incomplete.filter(({ id }) => !forPeople.includes(id));
    const told = ({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.flat().join(" ")} ${node.failureSummary?.split("\n").slice(1).join(";").trim()}`);
    return { found: [...wrong, ...untold].flatMap(told) };
  }, FOR_PEOPLE);
}
