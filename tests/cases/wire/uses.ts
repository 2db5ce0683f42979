// What somebody who builds a portal writes, held to be right by the compiler; what is wrong is marked as wrong.
import type {
  Act,
  Advice,
  AnswerAct,
  Block,
  Checked,
  ConsentRecord,
  Entry,
  Fact,
  Fill,
  Header,
  Inline,
  Item,
  Outline,
  OwnData,
  Phrases,
  Refusal,
  Report,
  Said,
  Screen,
  Snapshot,
} from "../../../bindings-wasm/ts/wire.ts";

const by = "learner";
export const acts: Act[] = [
  { act: "start", at: "2026-01-05T09:00:00.000+01:00", by, given: { leeftijd: 30, eerder: true } },
  { act: "answer", at: "2026-01-05T09:01:00.000+01:00", by, item: "soort", value: ["ramp"] },
  { act: "answer", at: "2026-01-05T09:01:00.000+01:00", by, item: "naam", value: { vault: true } },
  { act: "hint", at: "2026-01-05T09:01:00.000+01:00", by, item: "soort", solution: true },
  // @ts-expect-error an answer has a value
  { act: "answer", at: "2026-01-05T09:01:00.000+01:00", by, item: "soort" },
  // @ts-expect-error a member that no act has
  { act: "continue", at: "2026-01-05T09:01:00.000+01:00", by, item: "soort" },
  // @ts-expect-error no such act
  { act: "dance", at: "2026-01-05T09:01:00.000+01:00", by },
  // @ts-expect-error absent, not undefined
  { act: "skip", at: "2026-01-05T09:01:00.000+01:00", by, item: undefined },
];

export function answered(entry: Entry): string | undefined {
  if (entry.act === "answer") {
    const step: string = entry.step;
    return `${entry.seq} ${step} ${entry.item} ${JSON.stringify(entry.value)} ${entry.hash ?? "-"}`;
  }
  // @ts-expect-error another act has no value
  return entry.value;
}

export function told(fact: Fact): string {
  switch (fact.fact) {
    case "drawn":
      return `${fact.chance}: ${fact.arm}${"step" in fact ? ` (${fact.step} ${fact.n})` : ""}`;
    case "felt-back":
      return `${fact.item} ${fact.rule} ${fact.correct ?? "-"}`;
    case "left":
      return `${fact.step} ${fact.how} ${fact.to}`;
    case "scored":
      return `${fact.scale} ${fact.score?.toFixed(1) ?? "?"} ${fact.band ?? ""}`;
    case "shuffled":
      return fact.order.join();
    case "parked":
    case "returned":
    case "moved":
      return `${fact.step} ${fact.n}`;
    case "completed":
    case "reopened":
      return fact.step;
    case "erased":
      return "";
    case "waiting":
    case "due":
    case "released":
      return fact.step;
    case "contact":
      return `${fact.step} ${fact.state}`;
    case "replied":
      return `${fact.to}`;
    case "shared":
      return fact.what.join();
    case "unshared":
      return fact.what;
    case "consented":
      return `${fact.purpose} ${fact.given}`;
    case "upgraded":
      return `${fact.from} ${fact.to} ${fact.verdict} ${fact.kept ?? 0}`;
    default:
      return fact satisfies never;
  }
}

export function words(refusal: Refusal, phrases: Phrases): string {
  const said: string = phrases.refusals[refusal.refused];
  switch (refusal.refused) {
    case "too-few":
      return said.replace("{min}", String(refusal.min));
    case "out-of-range":
      return said.replace("{from}", String(refusal.from));
    case "off-step":
      return said.replace("{step-size}", String(refusal["step-size"]));
    case "gate":
      return refusal.items.map((held) => `${held.item}: ${phrases.reasons[held.why]}`).join();
    case "wrong-type":
      return "item" in refusal ? `${refusal.item}: ${refusal.expects}` : `${refusal.fact}: ${refusal.expects}`;
    case "at-end":
      // @ts-expect-error this one names nothing
      return refusal.item;
    default:
      return "item" in refusal ? `${said} (${refusal.item})` : said;
  }
}

export function shown(screen: Screen): string[] {
  if (!("step" in screen)) {
    // @ts-expect-error nothing is shown there
    return screen.items;
  }
  if (screen.kind === "section") {
    return (screen.children ?? []).map((child) => `${child.state} ${screen.need.done}/${screen.need.need}`);
  }
  if (screen.kind === "end") {
    return (screen.summary ?? []).map((line) => ("scale" in line ? (line.score ?? "") : "item" in line ? line.item : line.value));
  }
  return screen.items.map(asked);
}

function asked(item: Item): string {
  switch (item.kind) {
    case "choice":
    case "choices":
      return item.options.map((option) => option.label).join();
    case "number":
      return `${item.asks.from} ${item.asks.to} ${item.value?.toFixed(item.asks.decimals) ?? ""} ${item.unit ?? ""}`;
    case "likert":
      return item.rows.map((row) => item.value?.[row.id] ?? "").join();
    case "words":
      return item.vault;
    case "breathe":
      return `${item.asks.in} ${item.asks.out}`;
    case "list":
      return item.entry.map((inner) => inner.kind).join();
    case "note":
      // @ts-expect-error nobody answers a note
      return item.value;
    case "diary":
      return (item.trend ?? []).map((entry) => entry.entry).join();
    case "recall":
    case "card":
      return item.class;
    default:
      return item["more-hints"] === true ? "…" : (item.hints ?? []).map(text).join();
  }
}

export function text(said: Said): string {
  return said.document.map((block) => ofBlock(block, said.fills)).join("\n");
}

function ofBlock(block: Block, fills: Fill[]): string {
  if (block === "rule") return "---";
  if ("paragraph" in block) return block.paragraph.map((inline) => ofInline(inline, fills)).join("");
  if ("heading" in block) return `${block.heading[0]} ${block.heading[1].length}`;
  if ("list" in block) return `${block.list.start ?? "-"} ${block.list.items.length}`;
  if ("table" in block) return block.table.columns.join();
  return "code" in block ? block.code : text({ document: block.quote, fills });
}

function ofInline(inline: Inline, fills: Fill[]): string {
  if (inline === "break") return "\n";
  if ("text" in inline) return inline.text;
  if ("link" in inline) return inline.link[0];
  if (!("hole" in inline)) return "";
  const fill = fills[inline.hole];
  if (fill === undefined) return "";
  return "text" in fill ? fill.text : "slot" in fill ? `<${fill.slot}>` : "";
}

export function state(outline: Outline, snapshot: Snapshot, header: Header, advice: Advice, checked: Checked): string {
  const visits = snapshot.status === "new" ? 0 : snapshot.trail.length;
  const open = "items" in outline ? outline.items.filter((item) => item.state === "open").length : 0;
  const place = checked.problems[0]?.fix[0]?.place.start ?? 0;
  return `${header.semantics} ${visits} ${open} ${place} ${advice.help} ${advice["too-long"] ?? 0}`;
}

/** A type of one act can be named. */
export const answer = (act: AnswerAct): string => act.item;

export function leaving(record: ConsentRecord, own: OwnData, report: Report): string {
  const stands = record.state === "consent-given" && record.retention !== undefined;
  const kept = own.visits.flatMap((visit) => visit.answers.flatMap((answer) => answer.answer ?? []));
  const withheld = report.rows.filter((row) => row.value === undefined).map((row) => row.of ?? "");
  // @ts-expect-error no state of consent
  const maybe = record.state === "maybe";
  return `${stands} ${kept} ${withheld} ${report["left-out"].damaged} ${record.missing} ${maybe}`;
}
