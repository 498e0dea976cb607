// The element's own parts, and what comes into them: typing, a paste, a file.
import { ENDINGS } from "../formats.js";
import { h } from "./dom.js";
import { STYLE } from "./element-style.js";
/** @import { CheckOptions, Input } from "../gouji.js" */

/** @typedef {{ text: HTMLTextAreaElement, choose: HTMLButtonElement, verdict: HTMLElement, cards: HTMLElement, rest: HTMLElement, tables: HTMLElement, pending: { check: () => void, drop: () => void } }} Parts
 *   `pending` is what was typed and waits for its pause: it is checked at once, or dropped for what came after it. */

/** After so many milliseconds without a keystroke a change is checked. */
const PAUSE = 150;

/** @type {CSSStyleSheet | null} */
let sheet = null;

/**
 * Makes the parts.
 * @param {ShadowRoot} root
 * @param {(input: Input, options?: CheckOptions) => void} take what is done with an input
 * @param {(files: File[]) => void} takeFiles what is done with files
 * @param {() => void} reset what is done where the text was emptied
 * @param {() => void} typed what is done at once with every change by hand
 * @returns {Parts}
 */
export function makeParts(root, take, takeFiles, reset, typed) {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  root.adoptedStyleSheets = [sheet];
  const text = h("textarea", { part: "input", spellcheck: "false", autocomplete: "off", rows: 8 });
  const file = h("input", { type: "file", hidden: true, multiple: true, accept: ENDINGS.map((ending) => `.${ending}`).join() });
  const choose = h("button", { type: "button", part: "button", onclick: () => file.click() });
  const verdict = h("div", { part: "verdict", class: "verdict empty", role: "status", "aria-live": "polite" });
  const [cards, rest, tables] = [h("ol", { class: "cards" }), h("div"), h("div", { class: "tables" })];
  root.append(h("div", { class: "face", part: "face" }, text, h("p", {}, choose, file), verdict, cards, rest, tables));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const pending = {
    check() {
      if (!pause) return;
      pending.drop();
      if (text.value.trim()) take(text.value);
      else reset();
    },
    drop() {
      clearTimeout(pause);
      pause = undefined;
    },
  };
  text.addEventListener("input", () => {
    typed();
    clearTimeout(pause);
    pause = setTimeout(pending.check, PAUSE);
  });
  text.addEventListener("paste", (event) => {
    const given = event.clipboardData;
    const html = given?.getData("text/html") ?? "";
    const whole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
    if (!given || !whole || !/<table/i.test(html)) return;
    event.preventDefault();
    pending.drop();
    take({ html, text: given.getData("text/plain") });
  });
  const some = (/** @type {FileList | undefined | null} */ files) => files?.length && takeFiles([...files]);
  file.addEventListener("change", () => {
    some(file.files);
    file.value = "";
  });
  root.addEventListener("dragover", (event) => event.preventDefault());
  root.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event instanceof DragEvent) some(event.dataTransfer?.files);
  });
  return { text, choose, verdict, cards, rest, tables, pending };
}
