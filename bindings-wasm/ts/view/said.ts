// A text of the engine: a closed tree of a few kinds of nodes. Each kind becomes one kind of element, so that nothing that
// an author or a learner wrote can run.

import { h, type Child } from "./node.js";
import type { Block, Document, Fill, Inline, Said } from "../wire.js";

/** What is needed beside a text. */
export interface Around {
  /** The words of one's own under a key of the vault. */
  words(key: string): string | undefined;
  /** Where a picture, sound or film of the module is; nothing for what does not belong to it. */
  media(path: string): string | undefined;
  /** The level of a heading that is written as level 1. */
  readonly level: number;
}

/** A text with its blocks. */
export function blocks({ document, fills }: Said, around: Around): Child[] {
  return document.map((block) => shownBlock(block, fills, around));
}

/** A text where only running words may stand: a title, a question. */
export function running({ document, fills }: Said, around: Around): Child[] {
  return document.flatMap((block, at) => [at > 0 && h("br"), ...runningBlock(block, fills, around)]);
}

/** A text as characters. */
export function plain(said: Said, around: Around): string {
  return said.document.map((block) => plainBlock(block, said.fills, around)).join("\n");
}

/** What stands in a hole. */
export function filled(fill: Fill | undefined, around: Around): string {
  if (fill === undefined) {
    return "";
  }
  return "text" in fill ? fill.text : "slot" in fill ? (around.words(fill.slot) ?? "") : "";
}

function shownBlock(block: Block, fills: readonly Fill[], around: Around): Child {
  const inline = (nodes: readonly Inline[]) => nodes.map((node) => shownInline(node, fills, around));
  const inner = (document: Document) => document.map((each) => shownBlock(each, fills, around));
  if (block === "rule") {
    return h("hr");
  }
  if ("paragraph" in block) {
    return h("p", {}, ...inline(block.paragraph));
  }
  if ("heading" in block) {
    const [level, nodes] = block.heading;
    return h(`h${Math.min(6, around.level + level - 1)}`, {}, ...inline(nodes));
  }
  if ("list" in block) {
    const { items, start } = block.list;
    const entries = items.map((item) => h("li", {}, ...inner(item)));
    return start === undefined ? h("ul", {}, ...entries) : h("ol", { start }, ...entries);
  }
  if ("quote" in block) {
    return h("blockquote", {}, ...inner(block.quote));
  }
  if ("code" in block) {
    return h("pre", { tabindex: 0 }, h("code", {}, block.code));
  }
  const { columns, head, rows } = block.table;
  const cell = (tag: string) => (nodes: Inline[], at: number) =>
    h(tag, { class: columns[at], ...(tag === "th" ? { scope: "col" } : {}) }, ...inline(nodes));
  return h(
    "div",
    { class: "table", tabindex: 0 },
    h("table", {}, h("thead", {}, h("tr", {}, head.map(cell("th")))), h("tbody", {}, rows.map((row) => h("tr", {}, row.map(cell("td")))))),
  );
}

function shownInline(node: Inline, fills: readonly Fill[], around: Around): Child {
  const inline = (nodes: readonly Inline[]) => nodes.map((each) => shownInline(each, fills, around));
  if (node === "break") {
    return h("br");
  }
  if ("text" in node) {
    return node.text;
  }
  if ("emphasis" in node) {
    return h("em", {}, ...inline(node.emphasis));
  }
  if ("strong" in node) {
    return h("strong", {}, ...inline(node.strong));
  }
  if ("strike" in node) {
    return h("s", {}, ...inline(node.strike));
  }
  if ("code" in node) {
    return h("code", {}, node.code);
  }
  if ("hole" in node) {
    return filled(fills[node.hole], around);
  }
  if ("image" in node) {
    const [path, alt] = node.image;
    return picture(path, alt, around);
  }
  const [where, words] = node.link;
  return link(where, around, ...inline(words));
}

/** A picture of the module; its words where there is no picture. */
export function picture(path: string, alt: string, around: Around): Child {
  const src = around.media(path);
  return src === undefined ? alt : h("img", { src, alt, loading: "lazy" });
}

/** A link, when it leads where one may go; its words in any case. */
export function link(where: string, around: Around, ...words: readonly Child[]): Child {
  const href = /^(https:|mailto:|tel:)/i.test(where) ? where : around.media(where);
  if (href === undefined) {
    return h("span", {}, ...words);
  }
  const away = /^https?:/i.test(href) ? { target: "_blank", rel: "noopener noreferrer" } : {};
  return h("a", { href, ...away }, ...words);
}

function runningBlock(block: Block, fills: readonly Fill[], around: Around): Child[] {
  if (block === "rule") {
    return [];
  }
  if ("paragraph" in block) {
    return block.paragraph.map((node) => shownInline(node, fills, around));
  }
  if ("heading" in block) {
    return block.heading[1].map((node) => shownInline(node, fills, around));
  }
  return [plainBlock(block, fills, around)];
}

function plainBlock(block: Block, fills: readonly Fill[], around: Around): string {
  const inline = (nodes: readonly Inline[]) => nodes.map((node) => plainInline(node, fills, around)).join("");
  const inner = (document: Document): string => document.map((each) => plainBlock(each, fills, around)).join("\n");
  if (block === "rule") {
    return "";
  }
  if ("paragraph" in block) {
    return inline(block.paragraph);
  }
  if ("heading" in block) {
    return inline(block.heading[1]);
  }
  if ("list" in block) {
    return block.list.items.map(inner).join("\n");
  }
  if ("quote" in block) {
    return inner(block.quote);
  }
  if ("code" in block) {
    return block.code;
  }
  return [block.table.head, ...block.table.rows].map((row) => row.map(inline).join(", ")).join("\n");
}

function plainInline(node: Inline, fills: readonly Fill[], around: Around): string {
  const inline = (nodes: readonly Inline[]) => nodes.map((each) => plainInline(each, fills, around)).join("");
  if (node === "break") {
    return "\n";
  }
  if ("text" in node) {
    return node.text;
  }
  if ("code" in node) {
    return node.code;
  }
  if ("hole" in node) {
    return filled(fills[node.hole], around);
  }
  if ("image" in node) {
    return node.image[1];
  }
  if ("link" in node) {
    return inline(node.link[1]);
  }
  return inline("emphasis" in node ? node.emphasis : "strong" in node ? node.strong : node.strike);
}
