// How every figure of a report is inked: held, broken, doubtful or unchecked, as the core found it; and where in the text it stands.
/** @import { Report } from "../gouji.js" */
/** @import { Ink, InkState, Problem, Spot } from "../types/view.js" */

/**
 * The states in the order of the legend.
 * @type {InkState[]}
 */
export const STATES = ["broken", "doubtful", "held", "unchecked"];

/** @type {{ error: InkState, warning: InkState }} */
const GRAVE = { error: "broken", warning: "doubtful" };

/**
 * The ink of each cell with a figure, by address.
 * @param {Report} report
 * @param {Problem[]} problems
 */
export function inkOfCells(report, problems) {
  const held = new Set(report.relations.filter((relation) => relation.state === "held").flatMap((relation) => relation.cells));
  /** @type {Map<string, Ink>} */
  const inks = new Map();
  for (const { address, state } of report.tables.flatMap((table) => table.cells)) {
    if (state === "stated" || state === "inferred") inks.set(address, { state: held.has(address) ? "held" : "unchecked", role: "", problem: null });
    if (state === "doubtful") inks.set(address, { state: "doubtful", role: "", problem: null });
  }
  const rank = { "": 0, part: 1, choice: 2, named: 3 };
  const put = (/** @type {string} */ address, /** @type {Omit<Ink, "state"> & { state: InkState | null }} */ ink) => {
    const known = inks.get(address);
    if (rank[known?.role ?? ""] < rank[ink.role]) inks.set(address, { ...ink, state: ink.state ?? known?.state ?? "unchecked" });
  };
  for (const { id, severity, named, parts, several } of problems) {
    if (severity === "note") continue;
    for (const address of named) put(address, { state: GRAVE[severity], role: several ? "choice" : "named", problem: id });
    for (const address of parts) put(address, { state: null, role: "part", problem: id });
  }
  return inks;
}

/** Figures of the narrative that claim nothing the checker knows: all but those of dates, numbers of documents and headings. */
const FIGURE = /\d[\d,，]*(?:\.\d+)?[%％‰]?/g;
const isDate = (/** @type {string} */ text, /** @type {number} */ start, /** @type {number} */ end) => /^\s*(?:[年月日时号\d.、:：〕]|届|版)/.test(text.slice(end, end + 3)) || /[第〔.\dA-Za-z_-]$/.test(text.slice(Math.max(0, start - 1), start));

/**
 * The stretches of a text that are inked: figures that claim something, sentences with a problem, figures that are not checked, and with `cells`
 * those of tables as they stand in the text.
 */
export class Spots {
  /** @type {Spot[]} */
  #known = [];

  /**
   * @param {Report} report
   * @param {Problem[]} problems
   * @param {Map<string, Ink> | null} cells
   */
  constructor(report, problems, cells = null) {
    /** @type {Map<number, Spot & { state: InkState }>} */
    const worst = new Map();
    for (const claim of report.claims) {
      const { figures, severity } = claim;
      // What is only doubted is not said to be wrong.
      const state = claim.state === "broken" && severity !== "error" ? "doubtful" : claim.state;
      for (const { place } of figures) {
        if (!place) continue;
        const key = place.start;
        const known = worst.get(key);
        if (!known || STATES.indexOf(state) < STATES.indexOf(known.state)) worst.set(key, { ...place, state, problem: null });
      }
    }
    this.#known.push(...worst.values());
    for (const { id, severity, findings } of problems) {
      for (const finding of findings) {
        const { place, cells: taking, quote } = finding;
        // The number stands where the card does: a sentence that bears witness against a cell is marked without it.
        if (place && !(taking.length && !quote)) this.#known.push({ ...place, state: null, kind: severity, problem: id, role: finding === findings[0] ? "" : "part" });
      }
    }
    if (cells) {
      for (const { address, place } of report.tables.flatMap((table) => table.cells)) {
        const ink = place && cells.get(address);
        if (ink) this.#known.push({ ...place, ...ink, address });
      }
    }
    this.#known.sort((a, b) => a.start - b.start);
  }

  /**
   * Those within a stretch, found by halving: a long text has many.
   * @param {string} text
   * @param {number} from
   * @param {number} until
   */
  within(text, from, until) {
    let [low, high] = [0, this.#known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#known[middle].start < from) low = middle + 1;
      else high = middle;
    }
    /** @type {Spot[]} */
    const found = [];
    for (let i = low; i < this.#known.length && this.#known[i].start < until; i += 1) found.push({ ...this.#known[i], end: Math.min(this.#known[i].end, until) });
    for (const { 0: figure, index } of text.slice(from, until).matchAll(FIGURE)) {
      const [start, end] = [from + index, from + index + figure.length];
      const covered = found.some((spot) => spot.state && spot.start < end && spot.end > start);
      if (!covered && !isDate(text, start, end)) found.push({ start, end, state: "unchecked", problem: null });
    }
    return found.sort((a, b) => a.start - b.start);
  }
}
