import type { PurposeCard, Reply, Snapshot } from "../wire.js";
import { h, type Child } from "./node.js";
import { doing } from "./places.js";
import { plain, running } from "./said.js";
import type { Scene } from "./scene.js";

/** What somebody agreed to and shares, what the guide replied, and the way to take it all back. Always there. */
export function mine(scene: Scene): Child[] {
  const { journal } = scene.sitting;
  const cards = journal.purposeCards(scene.language);
  const snapshot = JSON.parse(journal.snapshot()) as Snapshot;
  const grants = "grants" in snapshot ? (snapshot.grants ?? []) : [];
  return [
    h("p", { key: "words", class: "help" }, scene.say("mine-keys")),
    cards.every(({ consent }) => consent !== true) && grants.length === 0 && h("p", { key: "nothing" }, scene.say("mine-nothing")),
    ...cards.map((card) => purpose(scene, card, grants.filter((grant) => grant.purpose === card.id).map(({ what }) => what))),
  ];
}

function purpose(scene: Scene, { id, ask, source, what, consent, ...card }: PurposeCard, shared: readonly string[]): Child {
  const labels = new Map(what.map((thing) => [thing.what, thing.ask === undefined ? thing.what : plain(thing.ask, scene.around)]));
  const thing = (name: string) =>
    h(
      "li",
      { key: name },
      labels.get(name) ?? name,
      " ",
      h(
        "button",
        {
          type: "button",
          class: "quiet",
          "aria-label": `${scene.say("button.unshare")}: ${labels.get(name) ?? name}`,
          onclick: () => scene.act({ act: "unshare", purpose: id, what: name }),
        },
        scene.say("button.unshare"),
      ),
    );
  const consentTo = (given: boolean, key: "give-consent" | "take-back-consent") =>
    doing(scene, scene.say(key), { act: "consent", purpose: id, given }, given ? {} : { class: "quiet" });
  return h(
    "div",
    { key: id, class: "panel" },
    h("h3", {}, ...running(ask, scene.around)),
    h("p", { class: "help" }, scene.say("who-asks", { who: plain(source, scene.around) })),
    h("p", { class: "help" }, scene.say("who-sees", { who: card["with-words"] })),
    card["keep-words"] !== undefined && h("p", { class: "help" }, scene.say("keep-for", { time: card["keep-words"] })),
    shared.length > 0
      ? [h("p", {}, scene.say("mine-shared")), h("ul", {}, ...shared.map(thing))]
      : h("ul", { class: "help" }, ...[...labels].map(([name, label]) => h("li", { key: name }, label))),
    h("p", { role: "status" }, consent === true ? scene.say("mine-consent") : consent === false && scene.say("mine-no-consent")),
    scene.allowed.includes("consent") &&
      h(
        "div",
        { class: "buttons" },
        consent === true ? consentTo(false, "take-back-consent") : consentTo(true, "give-consent"),
      ),
  );
}

/** What the guide replied. */
export function replies(scene: Scene, all: readonly Reply[] = []): Child {
  const said = all.map(({ seq }) => [seq, scene.sitting.words(`reply/${seq}`)] as const).filter(([, words]) => words !== undefined);
  return (
    said.length > 0 &&
    h(
      "details",
      { key: "replies", class: "panel" },
      h("summary", {}, scene.say("button.reply")),
      ...said.map(([seq, words]) => h("p", { key: seq, class: "answer" }, words)),
    )
  );
}
