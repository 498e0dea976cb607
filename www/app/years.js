// What the board says of two years: how many reports stand beside last year's, which wait for a person's word, and which have none here.
import { h } from "../view/dom.js";
import { nameElement, shownName } from "../view/names.js";
import { nameFor } from "./documents.js";
/** @import { Doc } from "../types/app.js" */
/** @import { BoardPage } from "../types/board.js" */
/** @import { Words } from "../types/view.js" */
/** @import { Pairs } from "./pairs.js" */

/** Why a report that stands beside another was not compared with it after all. */
const REFUSED = ["other-body", "other-year", "previous-unlike"];

export class Years {
  #page;
  #pairs;
  #open;
  #stamp = "";
  #summary = h("summary");
  #lists = h("div");
  element = h("details", { class: "yearly", hidden: true }, this.#summary, this.#lists);

  /**
   * @param {BoardPage} page
   * @param {Pairs} pairs
   * @param {(doc: Doc) => void} open
   */
  constructor(page, pairs, open) {
    this.#page = page;
    this.#pairs = pairs;
    this.#open = open;
  }

  /** What a row says of last year's report; "" where there is nothing to say. */
  saysOf(/** @type {Doc} */ doc, /** @type {Words} */ words) {
    if (this.#pairs.isOpen(doc)) return words.whichLast;
    const { beside, report } = doc;
    if (!beside || !report?.previous) return "";
    const why = report.not_checked.find(({ rule, code }) => rule.startsWith("years.") && REFUSED.includes(code));
    return why ? words.notBeside(shownName(why.why)) : words.besideLast(beside.report?.document.year ?? shownName(nameFor(beside, words)));
  }

  /**
   * Says how the documents stand.
   * @param {Doc[]} documents
   * @param {Words} words
   */
  show(documents, words) {
    const reports = documents.filter((doc) => doc.report);
    const years = new Set(reports.map((doc) => doc.report?.document.year).filter(Boolean));
    const open = reports.filter((doc) => this.#pairs.isOpen(doc));
    const said = reports.filter((doc) => doc.last !== null && (this.#pairs.of(doc).state !== "none" || this.#pairs.named(doc)));
    const first = Math.min(...[...years].map(Number));
    const told = new Set([...open, ...said]);
    const without = reports.filter((doc) => !doc.beside && !told.has(doc) && (doc.report?.document.year ?? first) > first);
    const beside = reports.filter((doc) => doc.beside).length;
    const { free } = this.#pairs;
    const canName = (/** @type {Doc} */ doc) => free.has((doc.report?.document.year ?? 0) - 1);
    const stamp = JSON.stringify([words.key, beside, open.map((doc) => [doc.id, this.#pairs.of(doc).reports.map(({ id }) => id)]), said.map(({ id, last }) => [id, last]), without.map((doc) => [doc.id, canName(doc), this.#others(doc)])]);
    this.element.hidden = years.size < 2 && !open.length && !said.length;
    if (this.#stamp === stamp) return;
    this.#stamp = stamp;
    const counts = [words.areBeside(beside), open.length && words.areOpen(open.length), without.length && words.areWithout(without.length)].filter(Boolean);
    this.#summary.replaceChildren(words.twoYears, words.colon, counts.join(words.separator));
    this.element.classList.toggle("asks", open.length > 0);
    const focused = this.#lists.contains(document.activeElement);
    const questions = open.map((doc) => h("li", {}, this.#question(doc, words)));
    const answers = said.map((doc) => h("li", {}, this.#link(doc, words), " ", this.#answer(doc, words), " ", this.#button(words.askAgain, doc, null)));
    const alone = without.length ? [h("p", {}, words.areWithout(without.length), words.colon), h("ul", {}, ...without.map((doc) => h("li", {}, this.#link(doc, words), " ", this.#others(doc).length ? words.onlyYears(this.#others(doc)) : "", " ", canName(doc) ? this.#choice(doc, words) : "")))] : [];
    this.#lists.replaceChildren(h("ul", { class: "questions" }, ...questions, ...answers), ...alone);
    // What was asked of is answered: the next question, or the line that sums up, has the focus.
    if (focused) (this.#lists.querySelector("button") ?? this.#summary).focus();
  }

  /** The years for which there are reports of the same body, where none is for the year before. */
  #others(/** @type {Doc} */ doc) {
    const { state, reports } = this.#pairs.of(doc);
    return state === "none" ? [...new Set(reports.map(({ report }) => report?.document.year))] : [];
  }

  #question(/** @type {Doc} */ doc, /** @type {Words} */ words) {
    const { state, reports } = this.#pairs.of(doc);
    const choices = reports.map((last) => this.#button(words.isLast(this.#nameOf(last, words)), doc, last.id));
    return h("div", {}, h("p", {}, this.#link(doc, words)), h("p", {}, state === "none" || state === "found" ? "" : words.whyOpen[state]), h("p", { class: "choices" }, ...choices, this.#button(words.isNone, doc, 0)));
  }

  /** A renamed body's report of last year is found by no name: a person may name it. */
  #choice(/** @type {Doc} */ doc, /** @type {Words} */ words) {
    const ask = (/** @type {{ currentTarget: HTMLButtonElement }} */ { currentTarget }) => {
      const free = this.#pairs.free.get((doc.report?.document.year ?? 0) - 1) ?? [];
      const options = free.map((last) => h("option", { value: last.id }, this.#nameOf(last, words)));
      const choose = (/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget: { value } }) => value && this.#say(doc, Number(value));
      const select = h("select", { "aria-label": words.nameLast, onchange: choose }, h("option", { value: "" }, words.nameLast), ...options);
      currentTarget.replaceWith(select);
      select.focus();
    };
    return h("button", { type: "button", class: "quiet", onclick: ask }, words.nameLast);
  }

  #say(/** @type {Doc} */ doc, /** @type {number | null} */ last) {
    this.#page.store.pair(doc, last);
    this.#page.changed();
  }

  #answer(/** @type {Doc} */ doc, /** @type {Words} */ words) {
    const last = this.#pairs.named(doc);
    return last ? words.saidLast(this.#nameOf(last, words)) : words.saidNone;
  }

  #button(/** @type {string} */ text, /** @type {Doc} */ doc, /** @type {number | null} */ last) {
    return h("button", { type: "button", onclick: () => this.#say(doc, last) }, text);
  }

  #link(/** @type {Doc} */ doc, /** @type {Words} */ words) {
    return h("button", { type: "button", class: "link", onclick: () => this.#open(doc) }, nameElement(this.#nameOf(doc, words)));
  }

  /** The name of the document, and the body and the year it says. */
  #nameOf(/** @type {Doc} */ doc, /** @type {Words} */ words) {
    const { organization, year } = doc.report?.document ?? {};
    return shownName(words.named(nameFor(doc, words), [organization, year].filter(Boolean).join(" ")));
  }
}
