// What is shown, as data, and the one place where it becomes elements: `createElement` and text nodes, nothing that parses.

/** A node to be shown, a text, or nothing. */
export type Child = Shown | string | number | false | undefined;

/**
 * What an element is given. A name that begins with `on` is a listener, `value` and its like are properties; `made` is
 * called once with the element.
 */
export type Given = Readonly<Record<string, unknown>>;

interface Shown {
  readonly tag: string;
  readonly given: Given;
  readonly children: readonly Child[];
}

interface Live {
  readonly node: Node;
  readonly tag: string;
  readonly key: unknown;
  given: Given;
  children: Live[];
}

/** An element to be shown. `key` keeps it the same one where its neighbours change. */
export function h(tag: string, given: Given = {}, ...children: readonly (Child | readonly Child[])[]): Child {
  return { tag, given, children: children.flat() };
}

const TEXT = "";
const SVG = "http://www.w3.org/2000/svg";
const OF_SVG = new Set(["svg", "path", "circle", "polyline"]);
/** What somebody changes by using it: what it is now is to be compared, not what it was given last. */
const PROPERTIES: ReadonlySet<string> = new Set(["value", "checked", "disabled", "hidden", "selected"]);

/** Shows what is to be shown in a place, and changes there only what differs. */
export class Stage {
  readonly #place: ParentNode & Node;
  #live: Live[] = [];

  constructor(place: ParentNode & Node) {
    this.#place = place;
  }

  show(children: readonly Child[]): void {
    this.#live = patched(this.#place, this.#live, children);
  }
}

function patched(place: Node, before: Live[], children: readonly Child[]): Live[] {
  const wanted = children.filter((child) => child !== false && child !== undefined && child !== "");
  const left = [...before];
  const now = wanted.map((child) => {
    const { tag, key } = named(child as Exclude<Child, false | undefined>);
    const found = left.findIndex((live) => live.tag === tag && live.key === key);
    const live = found < 0 ? made(tag, key) : (left.splice(found, 1)[0] as Live);
    update(live, child as Exclude<Child, false | undefined>);
    return live;
  });
  left.forEach(({ node }) => (node as ChildNode).remove());
  let next = place.firstChild;
  for (const { node } of now) {
    if (node === next) {
      next = next.nextSibling;
    } else {
      place.insertBefore(node, next);
    }
  }
  return now;
}

function named(child: Exclude<Child, false | undefined>): { tag: string; key: unknown } {
  return typeof child === "object" ? { tag: child.tag, key: child.given["key"] } : { tag: TEXT, key: undefined };
}

function made(tag: string, key: unknown): Live {
  const node =
    tag === TEXT
      ? document.createTextNode("")
      : OF_SVG.has(tag)
        ? document.createElementNS(SVG, tag)
        : document.createElement(tag);
  return { node, tag, key, given: {}, children: [] };
}

function update(live: Live, child: Exclude<Child, false | undefined>): void {
  if (typeof child !== "object") {
    if (live.node.nodeValue !== String(child)) {
      live.node.nodeValue = String(child);
    }
    return;
  }
  const element = live.node as Element;
  const { given } = child;
  // Options before the value of their `select`.
  live.children = patched(element, live.children, child.children);
  for (const name of Object.keys(live.given)) {
    if (!(name in given)) {
      give(element, name, undefined);
    }
  }
  for (const [name, value] of Object.entries(given)) {
    const isMade = name === "made" && name in live.given;
    if (!isMade && (PROPERTIES.has(name) || live.given[name] !== value)) {
      give(element, name, value);
    }
  }
  live.given = given;
}

function give(element: Element, name: string, value: unknown): void {
  const target = element as unknown as Record<string, unknown>;
  if (name === "key") {
    return;
  }
  if (name === "made") {
    (value as ((element: Element) => void) | undefined)?.(element);
  } else if (name.startsWith("on")) {
    target[name] = value ?? null;
  } else if (PROPERTIES.has(name)) {
    const wanted = value ?? (name === "value" ? "" : false);
    if (target[name] !== wanted) {
      target[name] = wanted;
    }
  } else if (value === undefined || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}
