import { h, quoted } from "./dom.js";
import type { Line, ShownProblem, Told } from "./told.js";
import { count, type Say } from "./words.js";

/** How many there are of each kind; that all is well when there are none. A file that cannot be read is one. */
export function tally(say: Say, { trouble, problems }: Told): string {
  if (trouble !== undefined) {
    return count(say, "error", 1);
  }
  const of = (severity: ShownProblem["severity"]) => problems.filter((problem) => problem.severity === severity).length;
  const parts = (["error", "warning", "advice"] as const).map((severity) => [severity, of(severity)] as const);
  const told = parts.filter(([, number]) => number > 0).map(([severity, number]) => count(say, severity, number));
  return told.length === 0 ? say("all-well") : told.join(", ");
}

/** What stands in the panel of the checker: every problem at its line. */
export function problemPanel(say: Say, now: Told): Node[] {
  const { trouble, problems } = now;
  if (trouble !== undefined) {
    return [h("p", { class: "problem error" }, ...quoted(say("trouble", { why: trouble })))];
  }
  const told = h("p", { class: "tally" }, tally(say, now));
  return problems.length === 0 ? [told] : [told, h("ol", { class: "problems" }, ...problems.map((problem) => item(say, problem)))];
}

function item(say: Say, problem: ShownProblem): Node {
  const { severity, place, message, why, help, lines, related } = problem;
  const where = { file: place.path, line: place.line, column: place.column };
  return h(
    "li",
    { class: `problem ${severity}` },
    h("h3", {}, h("span", { class: "severity" }, say(severity), ": "), ...quoted(message)),
    place.path !== "" && h("p", { class: "where" }, say("line", where)),
    place.path !== "" && lines.length > 0 && h("div", { class: "excerpt", translate: "no" }, ...lines.map((line) => excerptLine(line, place))),
    why !== "" && h("p", {}, ...quoted(why)),
    help !== "" && h("p", { class: "help" }, ...quoted(help)),
    ...related.map((other) => h("p", { class: "where" }, ...quoted(say("related", { message: other.message, line: other.place.line })))),
  );
}

/** A line with its number, the place in it marked. */
function excerptLine({ line, text }: Line, { line: first, column, end_line: last, end_column: end }: ShownProblem["place"]): Node {
  const from = line < first || line > last ? text.length : line === first ? column - 1 : 0;
  const to = line < first || line > last ? text.length : line === last ? end - 1 : text.length;
  const isOwn = line >= first && line <= last;
  return h(
    "div",
    { class: isOwn ? "own" : undefined },
    h("span", { class: "number" }, String(line)),
    h("code", {}, text.slice(0, from), isOwn && h("mark", {}, text.slice(from, to)), text.slice(to)),
  );
}
