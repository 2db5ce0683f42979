import type { BreatheAsks, BreatheItem, MediaItem, TimerItem } from "../../wire.js";
import { h, type Child } from "../node.js";
import { blocks, plain } from "../said.js";
import type { Scene } from "../scene.js";
import type { WordKey } from "../words.js";
import { framed } from "./frame.js";

/** Something that goes on by itself until it is over or stopped. */
interface Pace {
  /** Milliseconds it went on, without pauses. */
  gone: number;
  /** When it went on last; absent: it stands still. */
  since: number | undefined;
  readonly timer: ReturnType<typeof setInterval> | undefined;
}

const STILL: Pace = { gone: 0, since: undefined, timer: undefined };
/** How often a pace is looked at. */
const LOOK = 200;

function goneOf({ gone, since }: Pace): number {
  return gone + (since === undefined ? 0 : performance.now() - since);
}

/** Starts, or goes on; told when it is over. */
function start(scene: Scene, key: string, length: number, over: () => void): void {
  const before = scene.local(key, () => STILL);
  const look = () => {
    if (goneOf(scene.local(key, () => STILL)) >= length) {
      still(scene, key, length);
      over();
    } else {
      scene.redraw();
    }
  };
  const gone = before.gone >= length ? 0 : before.gone;
  scene.setLocal(key, { gone, since: performance.now(), timer: scene.every(LOOK, look) } satisfies Pace);
}

function still(scene: Scene, key: string, gone?: number): void {
  const pace = scene.local(key, () => STILL);
  clearInterval(pace.timer);
  scene.setLocal(key, { gone: gone ?? goneOf(pace), since: undefined, timer: undefined } satisfies Pace);
}

function done(scene: Scene, item: BreatheItem | TimerItem | MediaItem): Promise<boolean> {
  return scene.act({ act: "answer", item: item.id, value: true }, { item: item.id });
}

/** That it was done, said at any time: nobody has to wait for a clock. */
function doneButton(scene: Scene, item: BreatheItem | TimerItem | MediaItem): Child {
  return h(
    "button",
    {
      key: "done",
      type: "button",
      class: "quiet",
      "aria-pressed": item.value === true ? "true" : "false",
      onclick: () => item.value !== true && done(scene, item),
    },
    scene.say("button.done"),
  );
}

const PHASES = ["in", "hold", "out", "rest"] as const;

/** To breathe along: a circle that grows and shrinks, with words for it. It can be stopped at any time. */
export function breathe(scene: Scene, item: BreatheItem): Child {
  const { asks } = item;
  const key = `pace ${item.id}`;
  const pace = scene.local(key, () => STILL);
  const round = PHASES.reduce((sum, phase) => sum + asks[phase], 0) * 1_000;
  const { phase, left, rounds, size } = now(asks, goneOf(pace), round);
  const isGoing = pace.since !== undefined;
  const words = isGoing ? scene.say(`breathe-${phase}` as WordKey) : "";
  return framed(scene, item, {
    controls: [
      h(
        "div",
        { class: "breathe" },
        h(
          "svg",
          { class: `breath ${isGoing ? phase : "still"}`, viewBox: "0 0 120 120", "aria-hidden": "true", focusable: "false" },
          h("circle", { class: "around", cx: 60, cy: 60, r: 58 }),
          h("circle", { cx: 60, cy: 60, r: isGoing && !isStill() ? size : 40 }),
        ),
        h("p", { class: "left", "aria-hidden": "true" }, isGoing && left),
        h("p", { class: "phase", role: "status" }, words),
        h("p", { class: "help" }, scene.say("of", { number: Math.min(rounds + 1, asks.rounds), count: asks.rounds })),
      ),
      buttons(scene, item, { key, isGoing, length: round * asks.rounds, begin: "breathe-start" }),
    ],
  });
}

/** To begin, to stop for a while, and to say that it is done. */
function buttons(
  scene: Scene,
  item: BreatheItem | TimerItem,
  pace: { key: string; isGoing: boolean; length: number; begin: "breathe-start" | "timer-start" },
): Child {
  const { key, isGoing, length, begin } = pace;
  return h(
    "div",
    { class: "buttons" },
    isGoing
      ? h("button", { key: "still", type: "button", onclick: () => still(scene, key) }, scene.say("timer-pause"))
      : h(
          "button",
          { key: "go", type: "button", onclick: () => start(scene, key, length, () => void done(scene, item)) },
          scene.say(begin),
        ),
    doneButton(scene, item),
  );
}

/** Whether somebody asked for less that moves: the words alone are enough then. */
function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** How wide the circle is, from breathed out to breathed in. */
const SMALL = 22;
const LARGE = 56;

interface Now {
  readonly phase: (typeof PHASES)[number];
  /** Seconds to go in it. */
  readonly left: number;
  readonly rounds: number;
  readonly size: number;
}

function now(asks: BreatheAsks, gone: number, round: number): Now {
  const rounds = Math.floor(gone / round);
  let into = gone % round;
  for (const phase of PHASES) {
    const length = asks[phase] * 1_000;
    if (into < length) {
      const part = { in: into / length, hold: 1, out: 1 - into / length, rest: 0 }[phase];
      return { phase, left: Math.ceil((length - into) / 1_000), rounds, size: SMALL + (LARGE - SMALL) * part };
    }
    into -= length;
  }
  return { phase: "in", left: asks.in, rounds, size: SMALL };
}

/** A quiet time, which can be stopped and gone on with. */
export function timer(scene: Scene, item: TimerItem): Child {
  const key = `pace ${item.id}`;
  const length = item.asks.minutes * 60_000;
  const pace = scene.local(key, () => STILL);
  const left = Math.max(0, Math.ceil((length - goneOf(pace)) / 1_000));
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  const isGoing = pace.since !== undefined;
  const audio = item.asks.audio === undefined ? undefined : scene.around.media(item.asks.audio);
  const minutes = Math.ceil(left / 60);
  return framed(scene, item, {
    controls: [
      h("p", { class: "clock", role: "timer", "aria-label": scene.say("timer-left", { time }) }, time),
      h("p", { class: "unseen", role: "status" }, left === 0 ? scene.say("timer-over") : isGoing && scene.say("minutes", { minutes })),
      audio !== undefined && h("audio", { src: audio, controls: true, preload: "none" }),
      buttons(scene, item, { key, isGoing, length: length, begin: "timer-start" }),
    ],
  });
}

/** Something to hear or to see, with its words for who cannot. */
export function media(scene: Scene, item: MediaItem): Child {
  const { medium, source, tick } = item.asks;
  const src = scene.around.media(source);
  const seen = () => item.value !== true && !tick && void done(scene, item);
  const label = item.ask === undefined ? undefined : plain(item.ask, scene.around);
  const shown =
    medium === "image"
      ? h("img", { src, alt: plain(item.body, scene.around) })
      : h(medium, { src, controls: true, preload: "metadata", playsinline: true, "aria-label": label, onended: seen });
  return framed(scene, item, {
    controls: [
      src !== undefined && shown,
      medium !== "image" && h("details", {}, h("summary", {}, scene.say("listen-text")), ...blocks(item.body, scene.around)),
      h("div", { class: "buttons" }, doneButton(scene, item)),
    ],
  });
}
