// Reading aloud, by the voice of the browser.

const BLOCKS = new Set(["P", "LI", "H2", "H3", "H4", "LABEL", "DIV", "BLOCKQUOTE", "BUTTON", "DT", "DD", "SUMMARY", "TD", "TH"]);

/** Whether this browser has a voice at all. */
export function canRead(): boolean {
  return "speechSynthesis" in globalThis;
}

/** Reads what stands in an element, block by block, and tells when it is over. */
export function read(element: Element, language: string, over: () => void): () => void {
  speechSynthesis.cancel();
  const texts = spoken(element);
  const utterances = texts.map((text) => Object.assign(new SpeechSynthesisUtterance(text), { lang: language }));
  const last = utterances.at(-1);
  if (last === undefined) {
    over();
  } else {
    last.onend = over;
    last.onerror = over;
  }
  utterances.forEach((utterance) => speechSynthesis.speak(utterance));
  return () => {
    if (last !== undefined) {
      last.onend = last.onerror = null;
    }
    speechSynthesis.cancel();
  };
}

/** The texts of an element, in order, as a person would read them: a block is a breath. */
export function spoken(element: Element): string[] {
  const texts: string[] = [];
  let text = "";
  const end = () => {
    const plain = text.replace(/\s+/g, " ").trim();
    if (plain !== "") {
      texts.push(plain);
    }
    text = "";
  };
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      text += node.nodeValue;
      return;
    }
    const { tagName } = node as Element;
    if ((node as Element).getAttribute?.("aria-hidden") === "true" || tagName === "SELECT" || tagName === "TEXTAREA") {
      return;
    }
    const isBlock = BLOCKS.has(tagName);
    if (isBlock) {
      end();
    }
    node.childNodes.forEach(walk);
    if (isBlock) {
      end();
    }
  };
  walk(element);
  end();
  return texts;
}
