// The report on the left: as it reads, as it came, or to be written in; all three at the same place of it.
import { $, h } from "../view/dom.js";
import { Reading } from "../view/reading.js";

export const MODES = ["read", "raw", "edit"];

export class Paper {
  #page;
  #reading;
  #shown = null;
  #wanted = "read";
  #mode = "edit";

  /** `page` is { source, words, formOf, copyTable(table), changed }: `changed()` is called whenever something may stand at another height. */
  constructor(page) {
    this.#page = page;
    const { words, copyTable } = page;
    const extras = (table, element) => [h("button", { type: "button", class: "quiet copy", onclick: () => copyTable(element) }, words().copyTable)];
    this.#reading = new Reading($("reading"), { ...page, extras });
    for (const button of document.querySelectorAll("button[data-mode]")) button.addEventListener("click", () => this.turn(button.dataset.mode));
    for (const button of document.querySelectorAll("[data-ink]")) {
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

  /** Shows a document: { key, text, readOnly, report, problems, inks, blank, pending, awaited }; a blank one can only be written in,
   * one whose first check is awaited is drawn once, when that has come. */
  show(shown) {
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
  want(mode) {
    this.#wanted = mode;
  }

  /** Turns to another way of showing the report, at the same place. */
  turn(mode) {
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
  reveal(offset, top = this.#top + 40) {
    const { source } = this.#page;
    if (this.#mode === "edit" && $("text").parentElement.classList.contains("boxed")) return source.scrollTo(offset);
    const at = this.#mode === "edit" ? source.topOf(offset) : this.#reading.at(offset).getBoundingClientRect().top;
    if (offset > 0) scrollBy({ top: at - top, behavior: "instant" });
  }

  /** Brings the text at this offset into view, where it is not. */
  glance(offset) {
    this.#reading.at(offset)?.scrollIntoView({ block: "nearest" });
  }

  /** Lights what is chosen: { named, parts, id }. */
  choose(chosen) {
    this.#reading.choose(chosen);
  }

  /** The element that shows a problem. */
  spot(problem) {
    if (this.#mode !== "edit") return this.#reading.spot(problem);
    return this.#page.source.spot(problem.id) ?? $("marks");
  }

  /** The element that shows a cell, or null. */
  cell(address) {
    return $("reading").querySelector(`td[data-address="${address}"], mark[data-address="${address}"], span[data-address="${address}"]`);
  }

  /** Below what stands fixed at the window's top. */
  get #top() {
    return $("top").getBoundingClientRect().bottom + 4;
  }

  #apply(mode) {
    this.#mode = mode;
    $("reading").hidden = mode === "edit";
    document.querySelector(".editor").hidden = mode !== "edit";
    $("legend").hidden = mode === "edit";
    $("views").hidden = Boolean(this.#shown?.blank);
    for (const button of document.querySelectorAll("button[data-mode]")) button.setAttribute("aria-pressed", String(button.dataset.mode === mode));
    this.#page.source.seen = mode === "edit";
    document.body.dataset.mode = mode;
  }
}

/** What is marked in the text that is written in: the cells at fault and the words with a problem. */
function places({ report, problems }) {
  if (!report) return [];
  const cells = report.tables.flatMap((table) => table.cells);
  return problems.filter((problem) => problem.severity !== "note").flatMap(({ id, severity, named, findings, several }) => {
    const told = cells.filter((cell) => named.has(cell.address) && cell.place).map((cell) => cell.place);
    const words = findings.filter((finding) => finding.place && (finding.quote || !told.length)).map((finding) => finding.place);
    return [...told, ...words].map((place) => ({ ...place, kind: several ? "warning" : severity, problem: id }));
  });
}

