// Which of the documents are last year's reports of others, and which governments have their units here: the core says so of who and when they are of.
// Each is then checked beside last year's; what is not certain waits for the user's word, and nothing is paired in silence.
import { hasText, isBlank } from "./documents.js";
import { examine, isCurrent } from "./examine.js";
import { forEach } from "./pool.js";
import { learnRules } from "./standing.js";
/** @import { Doc } from "../types/app.js" */
/** @import { Area, BoardPage, Pairing } from "../types/board.js" */

/** @type {Pairing} */
const BY_ITSELF = { state: "none", reports: [] };

export class Pairs {
  #page;
  /** What was asked of the core the last time. */
  #asked = "";
  /** @type {Map<Doc, Pairing>} */
  #pairings = new Map();
  #busy = false;
  /** Whether the rules of two years are known, which the small build has not. */
  #learnt = false;
  #again = false;
  /** @type {Map<Doc, Area>} */
  #areas = new Map();
  /** @type {Map<number, Doc>} The documents that are listed, by their ids, as of the last `list`. */
  #listed = new Map();

  /** @param {BoardPage} page */
  constructor(page) {
    this.#page = page;
  }

  /**
   * How a document stands to last year's report.
   * @param {Doc} doc
   * @returns {Pairing}
   */
  of(doc) {
    return this.#pairings.get(doc) ?? BY_ITSELF;
  }

  /** Whether a person has to say which report is last year's: what may be it is still here, and nothing was said yet. */
  isOpen(/** @type {Doc} */ doc) {
    const { state } = this.of(doc);
    return state !== "none" && state !== "found" && doc.last === null;
  }

  /** The document that a person has named as last year's report, of whatever name; undefined where that was none of those here. */
  named(/** @type {Doc} */ { last }) {
    return last === null ? undefined : this.#listed.get(last);
  }

  /** The governments with reports of their units. */
  get areas() {
    return [...this.#areas.values()];
  }

  /** The reports that stand beside no other and are asked about with none, by their years: of these a person may name last year's of one that has none. */
  get free() {
    const { documents } = this.#page.store;
    const taken = new Set(documents.flatMap((doc) => (this.isOpen(doc) ? this.of(doc).reports : doc.beside ? [doc.beside] : [])));
    /** @type {Map<number, Doc[]>} */
    const years = new Map();
    for (const doc of documents) {
      const year = doc.report?.document.year;
      if (!year || taken.has(doc)) continue;
      const list = years.get(year);
      if (list) list.push(doc);
      else years.set(year, [doc]);
    }
    return years;
  }

  /** The units of a government that were there last year and have no report this year, as far as the names tell. */
  missing(/** @type {Area} */ { parent, units, unclear }) {
    const before = parent.beside && this.#areas.get(parent.beside);
    const known = new Set([...units, ...unclear].flatMap((doc) => [doc.beside, ...(this.isOpen(doc) ? this.of(doc).reports : [])]));
    return (before?.units ?? []).filter((doc) => doc.report && !known.has(doc));
  }

  /** From now on these documents are listed. */
  list(/** @type {Doc[]} */ documents) {
    this.#listed = new Map(documents.map((doc) => [doc.id, doc]));
  }

  /** Looks again, once everything that came was checked; what is now beside another report is checked anew. */
  async look() {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#again) {
        this.#again = false;
        await this.#arrange();
      }
    } finally {
      this.#busy = false;
    }
  }

  async #arrange() {
    const { store, validator, lang, changed } = this.#page;
    this.list(store.documents);
    const documents = [...this.#listed.values()].filter((doc) => !isBlank(doc));
    if (documents.some((doc) => doc.waiting || (!doc.report && !doc.error))) return;
    const list = documents.map(({ name, report, error }) => ({ name, organization: report?.document.organization, year: report?.document.year, read: Boolean(report) && !error }));
    let moved = false;
    const asked = JSON.stringify([documents.map((doc) => doc.id), list]);
    if (asked !== this.#asked) {
      const { years, governments } = documents.length > 1 ? await validator().arrange(list) : { years: [], governments: [] };
      [this.#asked, moved] = [asked, true];
      this.#pairings = new Map(years.map(({ state, reports }, i) => [documents[i], { state, reports: reports.map((j) => documents[j]) }]));
      this.#areas = new Map(governments.map(({ parent, units, unclear }) => [documents[parent], { parent: documents[parent], units: units.map((j) => documents[j]), unclear: unclear.map((j) => documents[j]) }]));
    }
    for (const doc of documents) {
      const beside = this.#besideOf(doc);
      if (beside !== doc.beside) [doc.beside, moved] = [beside, true];
    }
    if (!this.#learnt && documents.some((doc) => doc.beside)) {
      this.#learnt = true;
      await learnRules(this.#page);
    }
    const stale = documents.filter((doc) => hasText(doc) && doc.report && !isCurrent(doc, lang()));
    if (moved) changed();
    await forEach(stale, validator(), { workerUrl: globalThis.goujiWorkerUrl }, async (/** @type {import("../gouji.js").Validator} */ one, /** @type {Doc} */ doc) => {
      await examine(one, doc, lang());
      changed(doc);
    });
  }

  /** The document of last year's report: the one a person has named, or the one that is it for certain. */
  #besideOf(/** @type {Doc} */ doc) {
    const { state, reports } = this.of(doc);
    const named = doc.last === null ? (state === "found" ? reports[0] : null) : this.named(doc);
    return named?.report ? named : null;
  }
}
