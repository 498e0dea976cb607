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
/** What is of no problem. */
const NONE = { problems: /** @type {string[]} */ ([]), begins: /** @type {string[]} */ ([]) };

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
    if (state === "stated" || state === "inferred") inks.set(address, { state: held.has(address) ? "held" : "unchecked", role: "", ...NONE });
    if (state === "doubtful") inks.set(address, { state, role: "", ...NONE });
  }
  const rank = { "": 0, lead: 1, kept: 2, part: 3, choice: 4, named: 5 };
  /** A cell of several problems is inked for the one that says most of it, and the gravest of those; it leads to all of them. */
  const put = (/** @type {string} */ address, /** @type {InkState | null} */ state, /** @type {Ink["role"]} */ role, /** @type {string[]} */ ids, begins = false) => {
    const known = inks.get(address) ?? { state: "unchecked", role: "", ...NONE };
    const over = rank[known.role] - rank[role] || (state === "broken" ? -1 : 0);
    const problems = over < 0 ? [...ids, ...known.problems] : [...known.problems, ...ids];
    inks.set(address, { ...known, ...(over < 0 ? { role, state: state ?? known.state } : {}), problems, begins: begins ? [...known.begins, ...ids] : known.begins });
  };
  for (const { id, severity, findings, named, parts, several, atWords } of problems) {
    if (severity === "note") continue;
    // Where nothing tells which cell is at fault, each of them may be.
    const open = named.size || atWords ? [] : findings[0].cells;
    for (const address of [...named, ...open]) put(address, GRAVE[severity], several || open.length ? "choice" : "named", [id], !atWords);
    for (const address of parts) put(address, null, "part", [id]);
  }
  // What was set aside was checked, and does not hold.
  for (const { aside, cells, severity } of report.findings) if (aside !== null && severity !== "note") for (const address of cells) put(address, null, "kept", []);
  for (const { id, severity, findings: [{ cells }], atWords } of problems) {
    const first = severity === "note" && !atWords ? cells.find((address) => !inks.get(address)?.role) ?? cells[0] : undefined;
    if (first) put(first, null, "lead", [id], true);
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
        if (!known || STATES.indexOf(state) < STATES.indexOf(known.state)) worst.set(key, { ...place, state, ...NONE });
      }
    }
    this.#known.push(...worst.values());
    for (const { id, severity, findings, atWords } of problems) {
      for (const finding of findings) {
        const { place, cells: taking, quote } = finding;
        // The number stands where the card does: a sentence that bears witness against a cell is marked without it.
        if (place && !(taking.length && !quote)) this.#known.push({ ...place, state: null, kind: severity, problems: [id], begins: atWords && finding === findings[0] ? [id] : [] });
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
      if (!covered && !isDate(text, start, end)) found.push({ start, end, state: "unchecked", ...NONE });
    }
    return found.sort((a, b) => a.start - b.start);
  }
}
