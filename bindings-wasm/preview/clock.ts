import { h } from "./dom.js";
import type { Say, Word } from "./words.js";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const JUMPS: readonly (readonly [Word, number])[] = [
  ["unit-m", 10 * MINUTE],
  ["unit-h", 60 * MINUTE],
  ["unit-d", DAY],
  ["unit-w", 7 * DAY],
];

/** Under which name the tab remembers how far it is ahead: a session that goes on after a reload does not go back. */
const TAB = "leerpad preview clock";

/** A clock that can be put forward, never back: no session goes back in time. */
export class Clock {
  #ahead = Number(sessionStorage.getItem(TAB) ?? 0);

  readonly now = (): Date => new Date(Date.now() + this.#ahead);

  /** How far it is ahead, in milliseconds. */
  get ahead(): number {
    return this.#ahead;
  }

  forward(milliseconds: number): void {
    this.#set(this.#ahead + Math.max(0, milliseconds));
  }

  /** As the device has it, for a session that begins. */
  reset(): void {
    this.#set(0);
  }

  #set(ahead: number): void {
    this.#ahead = ahead;
    sessionStorage.setItem(TAB, String(ahead));
  }
}

/** When something comes, as the engine tells it: a time with or without its distance to UTC, or a day. */
export function timeOf(until: string): number {
  return Date.parse(until.length <= 10 ? `${until}T00:00` : until);
}

/** A day and a time in words. */
export function when(date: Date, language: string): string {
  return date.toLocaleString(language, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
}

/** How long something takes, to the largest unit that matters. */
function span(say: Say, milliseconds: number): string {
  const minutes = Math.round(milliseconds / MINUTE);
  if (minutes < 60) {
    return say("minutes", { count: minutes });
  }
  const days = Math.floor(minutes / 1440);
  const hours = Math.round((minutes % 1440) / 60);
  const parts = [days === 1 ? say("day") : days > 1 && say("days", { count: days }), hours > 0 && say("hours", { count: hours })];
  return parts.filter((part) => part !== false).join(", ");
}

/** What stands in the panel of the clock. */
export function clockPanel(
  say: Say,
  language: string,
  clock: Clock,
  coming: string | undefined,
  forward: (milliseconds: number) => void,
  again: () => void,
): Node[] {
  const now = clock.now();
  const jump = (label: string, milliseconds: () => number) =>
    h("button", { type: "button", onclick: () => forward(milliseconds()) }, label);
  const next = coming === undefined ? undefined : timeOf(coming);
  return [
    h("p", { class: "time" }, when(now, language), clock.ahead > 0 && ` (${say("ahead", { time: span(say, clock.ahead) })})`),
    h(
      "div",
      { class: "buttons" },
      ...JUMPS.map(([unit, milliseconds]) => jump(say("forward", { time: say(unit) }), () => milliseconds)),
      next !== undefined &&
        next > now.getTime() &&
        // A second more, so that the moment is there whatever is left of the second.
        jump(say("coming", { when: when(new Date(next), language) }), () => next - clock.now().getTime() + 1_000),
    ),
    h("p", { class: "note" }, say("clock-note")),
    h("div", { class: "buttons" }, h("button", { type: "button", onclick: again }, say("again"))),
  ];
}
