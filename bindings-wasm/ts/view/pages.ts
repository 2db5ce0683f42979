import type { Item } from "../wire.js";

/** Whether an item asks for something. */
export function isAsking({ kind }: Item): boolean {
  return kind !== "note" && kind !== "recall" && kind !== "card" && kind !== "diary";
}

/**
 * The items of a step as pages of a phone: one question at a time, with what is to be read before it. What there is to read
 * after the last question stands with it. With `isOpening` the first page is for the words of the step alone.
 */
export function paged(items: readonly Item[], isOpening: boolean): Item[][] {
  const pages: Item[][] = isOpening ? [[]] : [];
  let page: Item[] = [];
  for (const item of items) {
    page.push(item);
    if (isAsking(item)) {
      pages.push(page);
      page = [];
    }
  }
  const last = pages.at(-1);
  if (page.length > 0 || pages.length === 0) {
    last === undefined || (isOpening && pages.length === 1) ? pages.push(page) : last.push(...page);
  }
  return pages;
}

/** Where somebody goes on who comes back: the first page with something open, when there is something answered. */
export function resumed(pages: readonly (readonly Item[])[]): number {
  const asking = pages.map((page) => page.filter(isAsking));
  const isBegun = asking.some((page) => page.some(({ state }) => state !== "open"));
  const at = asking.findIndex((page) => page.some(({ state }) => state === "open"));
  return isBegun && at > 0 ? at : 0;
}
