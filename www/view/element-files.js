// Several files in the element: a list of them with their verdicts, of which one is shown.
import { h } from "./dom.js";
import { nameElement, shownName } from "./names.js";
import { thrown } from "./thrown.js";
import { verdictOf } from "./verdict.js";
/** @import { CheckOptions, Input, Report } from "../gouji.js" */
/** @import { OwnWords } from "../types/view.js" */

/** One of several: what came, how it is checked, and what became of it; neither a report nor an error while it waits for its turn.
 * @typedef {{ name: string, input: Input, options: CheckOptions, report: Report | null, error: { code: string, message: string } | null }} Entry */

/** What is made of a file of several. */
const entryOf = (/** @type {Input} */ input, /** @type {CheckOptions} */ options, /** @type {number} */ i) => {
  const name = typeof File !== "undefined" && input instanceof File ? input.name : `${i + 1}`;
  return /** @type {Entry} */ ({ name, input, options: { ...options, name }, report: null, error: null });
};

/** What went wrong, in words. */
export function failure(/** @type {unknown} */ error, /** @type {OwnWords} */ words) {
  const { code = "internal", message } = thrown(error);
  return { code, message: code === "trap" ? words.errors.trap : message };
}

export class Files {
  list;
  #open;
  /** @type {Entry[]} */
  entries = [];
  /** @type {Entry | null} The one that is shown. */
  current = null;

  /**
   * @param {HTMLElement} list
   * @param {(entry: Entry) => void} open what is done where one is chosen
   */
  constructor(list, open) {
    this.list = list;
    this.#open = open;
  }

  /** Takes several inputs in the place of what was there. */
  take(/** @type {Input[]} */ inputs, /** @type {CheckOptions} */ options, /** @type {OwnWords} */ words) {
    this.entries = inputs.map((input, i) => entryOf(input, options, i));
    this.current = this.entries[0] ?? null;
    this.draw(words);
  }

  /** There is one input alone, and no list. */
  clear() {
    this.entries = [];
    this.current = null;
    this.list.replaceChildren();
    this.list.hidden = true;
  }

  /** What is exported: every one, in order, those that could not be read as that. */
  get taken() {
    return this.entries.map(({ name, input, options: { aside = [], ...options }, error }) => (error ? { name, error } : { input, options, aside }));
  }

  /**
   * Checks those that wait, one after the other, but for the one that is shown; of what came in their place meanwhile nothing is drawn or told.
   * @param {Entry[]} batch
   * @param {(input: Input, options: CheckOptions) => Promise<Report>} check
   * @param {OwnWords} words
   * @param {(name: "gouji-report" | "gouji-error", detail: unknown) => void} tell
   */
  async checkRest(batch, check, words, tell) {
    for (const entry of batch) {
      if (entry.report || entry.error || entry === this.current) continue;
      try {
        entry.report = await check(entry.input, entry.options);
      } catch (error) {
        entry.error = failure(error, words);
      }
      if (this.entries !== batch) continue;
      this.draw(words);
      tell(entry.report ? "gouji-report" : "gouji-error", entry.report ?? entry.error);
    }
  }

  /** Draws the list; the button that has the focus keeps it. */
  draw(/** @type {OwnWords} */ words) {
    const { entries, current } = this;
    this.list.hidden = entries.length < 2;
    this.list.setAttribute("aria-label", words.files(entries.length));
    entries.forEach((entry, i) => {
      const { kind, sign, text } = entry.report ? verdictOf(entry.report, words) : entry.error ? { kind: "bad", sign: "✗", text: entry.error.message } : { kind: "empty", sign: "…", text: words.working };
      const item = this.list.children[i] ?? this.list.appendChild(h("li", {}, h("button", { type: "button", part: "file", onclick: () => this.#open(this.entries[i]) })));
      const button = /** @type {HTMLButtonElement} */ (item.firstElementChild);
      button.className = `file ${kind}`;
      button.title = shownName(entry.name);
      if (entry === current) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
      button.replaceChildren(h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", { class: "name" }, nameElement(entry.name)), h("small", {}, shownName(text)));
    });
    while (this.list.children.length > entries.length) this.list.lastElementChild?.remove();
  }
}
