import { h, type Child } from "./node.js";
import { helpLines } from "./help.js";
import { way } from "./outside.js";
import type { Scene } from "./scene.js";

/** What lies over the page. */
export type Asked = "help" | "stop" | "erase" | "sign-off";

interface Ways {
  close(): void;
  readonly signOff: ((erase: boolean) => unknown) | undefined;
}

/** What lies over the page, if anything does. */
export function dialogs(scene: Scene, asked: Asked | undefined, ways: Ways): Child[] {
  return asked === undefined ? [] : [dialog(scene, asked, ways)];
}

function dialog(scene: Scene, asked: Asked, { close, signOff }: Ways): Child {
  const { say } = scene;
  const shut = () => scene.root.querySelector("dialog")?.close();
  const then = (does: () => unknown) => () => {
    shut();
    void does();
  };
  const name = scene.id("dialog", asked);
  const bodies: Record<Asked, () => Child[]> = {
    help: () => [...(scene.help.length > 0 ? helpLines(scene) : [h("p", {}, say("help-none"))])],
    stop: () => [
      h("p", {}, say("confirm-stop")),
      h("div", { class: "buttons" }, way(say("button.stop"), then(() => stop(scene)), true), way(say("cancel"), shut)),
    ],
    erase: () => [
      h("p", {}, say("confirm-erase")),
      h("div", { class: "buttons" }, way(say("button.erase"), then(() => scene.act({ act: "erase" })), true), way(say("cancel"), shut)),
    ],
    "sign-off": () => [
      h("p", {}, say("sign-off-note")),
      h(
        "div",
        { class: "buttons" },
        way(say("sign-off"), then(() => signOff?.(false)), true),
        way(say("sign-off-erase"), then(() => signOff?.(true))),
        way(say("cancel"), shut),
      ),
    ],
  };
  const titles = { help: "button.help", stop: "button.stop", erase: "button.erase", "sign-off": "sign-off" } as const;
  return h(
    "dialog",
    { key: asked, part: "dialog", "aria-labelledby": name, made: shown, onclose: close },
    h("h2", { id: name, tabindex: -1 }, say(titles[asked])),
    ...bodies[asked](),
    asked === "help" && h("div", { class: "buttons" }, way(say("close"), shut, true)),
  );
}

async function stop(scene: Scene): Promise<void> {
  await scene.settleAll();
  await scene.act({ act: "stop" });
}

function shown(element: Element): void {
  // It is shown a moment later, when it stands in the page.
  queueMicrotask(() => (element as HTMLDialogElement).showModal());
}
