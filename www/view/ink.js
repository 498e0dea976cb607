// How every figure of a report is inked: held, broken, doubtful or unchecked, as the core found it; and where in the text it stands.

/** The states in the order of the legend. */
export const STATES = ["broken", "doubtful", "held", "unchecked"];

const GRAVE = { error: "broken", warning: "doubtful" };

/**
 * Each cell with a figure, by address: { state, role, problem }. `role` is "named" for the cell at fault, "choice" for one of several, "part" for
 * one that merely takes part in what is broken, else ""; `problem` is the id of its problem, or null.
 */
export function inkOfCells(report, problems) {
  const held = new Set(report.relations.filter((relation) => relation.state === "held").flatMap((relation) => relation.cells));
  const inks = new Map();
  for (const { address, state } of report.tables.flatMap((table) => table.cells)) {
    if (state === "stated" || state === "inferred") inks.set(address, { state: held.has(address) ? "held" : "unchecked", role: "", problem: null });
    if (state === "doubtful") inks.set(address, { state: "doubtful", role: "", problem: null });
  }
  const rank = { "": 0, part: 1, choice: 2, named: 3 };
  const put = (address, ink) => {
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
const isDate = (text, start, end) => /^\s*(?:[年月日时号\d.、:：〕]|届|版)/.test(text.slice(end, end + 3)) || /[第〔.\dA-Za-z_-]$/.test(text.slice(Math.max(0, start - 1), start));

/**
 * The stretches of `text` between `from` and `until` that are inked, each { start, end, state, problem, address }: figures that claim something, sentences
 * with a problem (`state` null), figures that are not checked, and with `cells` those of tables as they stand in the text.
 */
export class Spots {
  #known = [];

  constructor(report, problems, cells = null) {
    const worst = new Map();
    for (const { state, figures } of report.claims) {
      for (const { place } of figures) {
        if (!place) continue;
        const key = place.start;
        const known = worst.get(key);
        if (!known || STATES.indexOf(state) < STATES.indexOf(known.state)) worst.set(key, { ...place, state, problem: null });
      }
    }
    this.#known.push(...worst.values());
    for (const { id, severity, findings } of problems) {
      for (const { place, cells: taking } of findings) {
        if (place && !(taking.length && !findings[0].quote)) this.#known.push({ ...place, state: null, kind: severity, problem: id });
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

  /** Those within a stretch, found by halving: a long text has many. */
  within(text, from, until) {
    let [low, high] = [0, this.#known.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#known[middle].start < from) low = middle + 1;
      else high = middle;
    }
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
