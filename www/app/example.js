// A worked example on the first screen: a few lines, checked by the same core and drawn by the same modules. It can be mended and put back.
import { Cards } from "../view/cards.js";
import { h, within } from "../view/dom.js";
import { inkOfCells } from "../view/ink.js";
import { cellsOf, problemsOf } from "../view/problems.js";
import { Reading } from "../view/reading.js";
import { verdictOf } from "../view/verdict.js";
/** @import { Rule, Validator } from "../gouji.js" */
/** @import { FirstWords, FormOf, Lang, Mended } from "../types/view.js" */

/** @typedef {{ words: () => FirstWords, rules: () => Rule[], formOf: FormOf, wanted: () => boolean }} Page `wanted`: whether it is still to be shown. */

const TEXT = `青禾市水利局2023年政府信息公开工作年度报告
一、总体情况
2023年，本局新收政府信息公开申请12件。
三、收到和处理政府信息公开申请情况
一、本年新收政府信息公开申请数量\t10\t1\t0\t0\t0\t0\t12
二、上年结转政府信息公开申请数量\t2\t0\t0\t0\t0\t0\t2`;

export class Example {
  #root;
  #page;
  #reading;
  #cards;
  #text = TEXT;

  constructor(/** @type {HTMLElement} */ root, /** @type {Page} */ page) {
    this.#root = root;
    this.#page = page;
    this.#reading = new Reading(within(root, "[data-reading]"), page);
    this.#cards = new Cards(within(root, "[data-cards]"));
  }

  /** Takes it away, once there is something better to look at. */
  hide() {
    for (const part of this.#root.querySelectorAll("[data-reading], [data-cards], [data-verdict]")) part.replaceChildren();
  }

  /**
   * Checks the lines as they stand and shows them.
   * @param {Validator} validator
   * @param {Lang} lang
   */
  async show(validator, lang) {
    const report = await validator.check(this.#text, { lang }).catch(() => null);
    if (!report) return;
    const { words, rules, formOf, wanted } = this.#page;
    if (!wanted()) return;
    const problems = problemsOf(report).filter((problem) => problem.severity === "error");
    const cells = cellsOf(report);
    const put = (/** @type {string} */ text) => {
      this.#text = text;
      return this.show(validator, lang);
    };
    const change = (/** @type {Mended[]} */ [{ address, suggested }]) => {
      const place = cells.get(address)?.place;
      return place && put(this.#text.slice(0, place.start) + suggested + this.#text.slice(place.end));
    };
    const choose = (/** @type {string} */ id) => this.#cards.choose(id);
    this.#reading.show({ text: this.#text, report, problems, inks: inkOfCells(report, problems), raw: false });
    this.#cards.show(problems, { report, form: formOf(report.tables[0], true), cells, rules: rules(), words: words(), actions: { choose, change, canChange: (/** @type {string} */ address) => Boolean(cells.get(address)?.place) } });
    this.#cards.choose(problems[0]?.id ?? null);
    const { kind, sign, text } = verdictOf(report, words());
    const verdict = within(this.#root, "[data-verdict]");
    verdict.className = `verdict ${kind}`;
    const back = this.#text === TEXT ? null : h("button", { type: "button", class: "link", onclick: () => put(TEXT) }, words().again);
    verdict.replaceChildren(...[h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", {}, text), back].filter((part) => part !== null));
  }
}
