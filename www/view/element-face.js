// What is seen of the element: its words, a line of verdict, cards and tables. In: the parts, and what is to be shown. What is done with a card is the element's.
import { Cards } from "./cards.js";
import { h } from "./dom.js";
import { drawFound } from "./element-found.js";
import { verdictOf } from "./verdict.js";
/** @import { Form, Report, Rule } from "../gouji.js" */
/** @import { Look, OwnWords } from "../types/view.js" */
/** @import { Doing } from "./element-found.js" */
/** @import { Parts } from "./element-parts.js" */

export class Face {
  #parts;
  #cards;

  /**
   * @param {Parts} parts
   * @param {HTMLElement} list of several files, which stands over the verdict
   */
  constructor(parts, list) {
    this.#parts = parts;
    this.#cards = new Cards(parts.cards);
    parts.verdict.before(list);
  }

  /** What was typed and waits for its pause. */
  get pending() {
    return this.#parts.pending;
  }

  /** Says in these words what comes where. */
  speak(/** @type {OwnWords} */ words) {
    const { text, choose } = this.#parts;
    text.placeholder = words.paste;
    text.setAttribute("aria-label", words.source);
    choose.textContent = words.choose;
  }

  /** Shows a line of verdict. */
  say(/** @type {Look["kind"]} */ kind, /** @type {string} */ sign, /** @type {string} */ text) {
    const { verdict } = this.#parts;
    verdict.className = `verdict ${kind}`;
    verdict.replaceChildren(h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", {}, text));
  }

  /** Takes away what was drawn of a report. */
  clear() {
    this.#cards.clear();
    this.#parts.rest.replaceChildren();
    this.#parts.tables.replaceChildren();
  }

  /**
   * Draws what was found in a text.
   * @param {string} text
   * @param {{ report: Report, forms: Form[], rules: Rule[], words: OwnWords }} found
   * @param {Doing} doing
   */
  show(text, { report, forms, rules, words }, doing) {
    const parts = this.#parts;
    if (parts.text.value !== text) parts.text.value = text;
    const { kind, sign, text: says } = verdictOf(report, words);
    this.say(kind, sign, says);
    drawFound(parts, this.#cards, { report, form: forms.find((one) => one.id === report.tables[0]?.form), rules, words }, doing);
  }
}
