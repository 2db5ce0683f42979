/** What an element is given: attributes, `on…` listeners, and what somebody changes by using it. */
type Given = Readonly<Record<string, unknown>>;

const PROPERTIES = new Set(["checked", "value", "hidden"]);

/** An element with what stands in it. Texts become text nodes; nothing is parsed. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  given: Given = {},
  ...children: readonly (Node | string | false | undefined)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.append(...children.filter((child) => child !== false && child !== undefined));
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith("on") || PROPERTIES.has(key)) {
      (element as unknown as Record<string, unknown>)[key] = value;
    } else if (value !== undefined && value !== false) {
      element.setAttribute(key, value === true ? "" : String(value));
    }
  }
  return element;
}

/** A message of the checker: what stands in backticks are the author's own words. */
export function quoted(message: string): (Node | string)[] {
  return message.split("`").map((part, at) => (at % 2 === 1 ? h("code", {}, part) : part));
}
