// The report on the left: as it reads, as it came, or to be written in; all three at the same place of it.
import { $, all, h, within } from "../view/dom.js";
import { Reading } from "../view/reading.js";
/** @import { TableReport } from "../gouji.js" */
/** @import { Marked, Mode, OnPaper } from "../types/app.js" */
/** @import { Chosen, FirstWords, FormOf, Problem } from "../types/view.js" */
/** @import { Source } from "./source.js" */

/**
 * @typedef {{ source: Source, words: () => FirstWords, formOf: FormOf, copyTable: (table: HTMLTableElement) => unknown, changed: () => void, turned: () => void }} Page
 *   `changed` is called whenever something may stand at another height, `turned` when the report is to be shown in another way.
 */

export class Paper {
  #page;
  #reading;
  /** @type {OnPaper | null} */
  #shown = null;
  /** @type {Mode} */
  #wanted = "read";
  /** @type {Mode} */
  #mode = "edit";

  constructor(/** @type {Page} */ page) {
    this.#page = page;
    const { words, copyTable } = page;
    const extras = (/** @type {TableReport} */ _, /** @type {HTMLTableElement} */ element) => [h("button", { type: "button", class: "quiet copy", onclick: () => copyTable(element) }, words().copyTable)];
    this.#reading = new Reading($("reading"), { ...page, extras });
    for (const button of all(document, "button[data-mode]")) button.addEventListener("click", () => this.turn(modeOf(button)));
    for (const button of all(document, "[data-ink]")) {
      button.addEventListener("click", () => {
        const off = $("reading").classList.toggle(`no-${button.dataset.ink}`);
        button.setAttribute("aria-pressed", String(!off));
      });
    }
  }

  /** read, raw or edit, as it is seen now. */
  get mode() {
    return this.#mode;
  }

  /** Shows the same once more, in the way that is wanted now. */
  again() {
    if (this.#shown) this.show(this.#shown);
  }

  /** Shows a document. */
  show(/** @type {OnPaper} */ shown) {
    const other = shown.key !== this.#shown?.key;
    const from = other ? null : this.#mode;
    this.#shown = shown;
    const { source } = this.#page;
    // What is not looked at is not laid out.
    if (!shown.blank && this.#wanted !== "edit") source.seen = false;
    source.show(shown.text, shown);
    // While the check of a change is on its way, what was drawn of the text before it stays.
    if (shown.pending && !other && this.#mode === this.#wanted) return;
    this.#apply(shown.blank ? "edit" : this.#wanted);
    if (this.#mode === "edit") {
      source.mark(places(shown));
      if (other) this.#reading.show({ text: "", report: null, problems: [], inks: new Map(), raw: false });
    } else this.#reading.show({ ...shown, text: shown.awaited ? "" : shown.text, raw: this.#mode === "raw" });
    if (from === null) scrollTo({ top: 0, behavior: "instant" });
  }

  /** The way the next document is shown that has something to be read. */
  want(/** @type {Mode} */ mode) {
    this.#wanted = mode;
  }

  /** Turns to another way of showing the report, at the same place. */
  turn(/** @type {Mode} */ mode) {
    this.#wanted = mode;
    if (!this.#shown || this.#shown.blank || mode === this.#mode) return;
    const top = this.#top;
    const offset = this.#mode === "edit" ? this.#page.source.offsetAt(top) : this.#reading.offsetAt(top);
    this.#apply(mode);
    this.#page.turned();
    const { source } = this.#page;
    if (mode === "edit") {
      $("text").focus({ preventScroll: true });
      source.point(offset);
    }
    this.reveal(offset, top);
  }

  /** Brings the text at this offset to `top` pixels below the window's top. */
  reveal(/** @type {number} */ offset, top = this.#top + 40) {
    const { source } = this.#page;
    if (this.#mode === "edit" && $("text").parentElement?.classList.contains("boxed")) return source.scrollTo(offset);
    const at = this.#mode === "edit" ? source.topOf(offset) : this.#reading.at(offset).getBoundingClientRect().top;
    if (offset > 0) scrollBy({ top: at - top, behavior: "instant" });
  }

  /** Brings the text at this offset into view, where it is not. */
  glance(/** @type {number} */ offset) {
    this.#reading.at(offset).scrollIntoView({ block: "nearest" });
  }

  /** The report as it reads is drawn to its end, as it is now: it is to be printed, which does not wait. */
  finish() {
    if (this.#mode === "edit" && this.#shown) this.#reading.show({ ...this.#shown, raw: false });
    this.#reading.finish();
  }

  /** Lights what is chosen. */
  choose(/** @type {Chosen} */ chosen) {
    this.#reading.choose(chosen);
  }

  /** The element that shows a problem. */
  spot(/** @type {Problem} */ problem, now = true) {
    if (this.#mode !== "edit") return this.#reading.spot(problem, now);
    return this.#page.source.spot(problem.id) ?? $("marks");
  }

  /** The first element that shows a cell, or undefined. */
  cell(/** @type {string} */ address) {
    const [element] = all($("reading"), `td[data-address="${address}"], mark[data-address="${address}"], span[data-address="${address}"]`);
    return element;
  }

  /** Below what stands fixed at the window's top. */
  get #top() {
    return $("top").getBoundingClientRect().bottom + 4;
  }

  #apply(/** @type {Mode} */ mode) {
    this.#mode = mode;
    $("reading").hidden = mode === "edit";
    within(document, ".editor").hidden = mode !== "edit";
    $("legend").hidden = mode === "edit";
    $("views").hidden = Boolean(this.#shown?.blank);
    for (const button of all(document, "button[data-mode]")) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    this.#page.source.seen = mode === "edit";
    document.body.dataset.mode = mode;
  }
}

/** The way a button turns to: index.html has one for each. */
const modeOf = (/** @type {HTMLElement} */ { dataset }) => (dataset.mode === "raw" || dataset.mode === "edit" ? dataset.mode : "read");

/**
 * What is marked in the text that is written in: the cells at fault and the words with a problem.
 * @param {OnPaper} shown
 * @returns {Marked[]}
 */
function places({ report, problems }) {
  if (!report) return [];
  const cells = report.tables.flatMap((table) => table.cells);
  return problems.filter((problem) => problem.severity !== "note").flatMap(({ id, severity, named, findings, several }) => {
    const told = cells.flatMap(({ address, place }) => (place && named.has(address) ? [place] : []));
    const words = findings.flatMap(({ place, quote }) => (place && (quote || !told.length) ? [place] : []));
    return [...told, ...words].map((place) => ({ ...place, kind: several ? "warning" : severity, problem: id }));
  });
}
