// The report as it reads: headings, paragraphs, and each recognised table in its place in the official layout, every figure inked by its state.
// Nothing is drawn anew that has not changed; of a long text what is near comes first and the rest in pauses.
import { nameAt } from "./address.js";
import { blocksIn, chunksOf } from "./blocks.js";
import { all, arrange, h, within } from "./dom.js";
import { Spots } from "./ink.js";
import { roving } from "./keys.js";
import { inked, reworded } from "./spans.js";
import { renderTable } from "./tables.js";
/** @import { Cell, FormTable, Report, TableReport } from "../gouji.js" */
/** @import { Block, Chosen, Chunk, FormOf, Ink, OwnWords, Problem } from "../types/view.js" */

/**
 * @typedef {{ words: () => OwnWords, formOf: FormOf, changed?: () => void, extras?: (table: TableReport, element: HTMLTableElement) => HTMLElement[] }} Page
 *   `changed` is called whenever more was drawn; `extras` makes what stands over a table.
 * @typedef {{ text: string, report: Report | null, problems: Problem[], inks: Map<string, Ink>, raw: boolean }} Shown
 * @typedef {Shown & { spots: Spots | null, numbers: Map<string, number> }} Drawing
 * @typedef {{ key: string, lang: string, tds: Map<string, HTMLTableCellElement>, head: HTMLElement, wide: HTMLElement }} DrawnTable
 * @typedef {Block & { stamp: string, lang: string, node: HTMLElement }} DrawnBlock
 * @typedef {Chunk & { text: string, node: HTMLElement, blocks: DrawnBlock[], drawn?: DrawnTable }} DrawnChunk
 */

/** So long may one go at drawing take, in milliseconds. */
const TURN = 4;
/** What a report is written in, whatever the page speaks. */
const CHINESE = "zh-CN";
/** @type {Record<Block["kind"], "h2" | "h3" | "h4" | "p" | "pre">} */
const ELEMENTS = { title: "h2", section: "h3", sub: "h4", p: "p", tabbed: "pre", raw: "pre" };

export class Reading {
  #root;
  #page;
  /** @type {DrawnChunk[]} */
  #chunks = [];
  /** @type {Drawing | null} */
  #shown = null;
  /** @type {Chosen} */
  #chosen = { named: new Set(), parts: new Set(), id: null };
  /**
   * The chunks that are still to be drawn.
   * @type {DrawnChunk[]}
   */
  #waiting = [];

  constructor(/** @type {HTMLElement} */ root, /** @type {Page} */ page) {
    this.#root = root;
    this.#page = page;
  }

  /** Shows a text; without a report the text alone. */
  show(/** @type {Shown} */ shown) {
    const { text, report, problems, inks, raw } = shown;
    this.#shown = { ...shown, spots: report ? new Spots(report, problems, raw ? inks : null) : null, numbers: new Map(problems.map((p) => [p.id, p.n])) };
    const before = this.#chunks;
    const now = chunksOf(text, report, this.#page.formOf, raw).map((chunk) => ({ ...chunk, text: text.slice(chunk.start, chunk.end) }));
    const same = (/** @type {typeof now[number] | undefined} */ a, /** @type {typeof now[number] | undefined} */ b) => a && b && a.text === b.text && a.table?.id === b.table?.id;
    let head = 0;
    while (same(before[head], now[head])) head += 1;
    let tail = 0;
    while (tail < Math.min(before.length, now.length) - head && same(before[before.length - 1 - tail], now[now.length - 1 - tail])) tail += 1;
    this.#chunks = now.map((chunk, i) => {
      const old = i < head ? before[i] : i >= now.length - tail ? before[before.length - now.length + i] : before.length === now.length ? before[i] : null;
      if (old && Boolean(old.table) === Boolean(chunk.table)) return { ...chunk, node: old.node, blocks: old.blocks, drawn: old.drawn };
      const node = h("div", { class: chunk.table ? "chunk table" : "chunk", "data-table": chunk.table?.id });
      node.style.minHeight = `${Math.ceil(chunk.text.length / 40) * 1.9}em`;
      return { ...chunk, node, blocks: [] };
    });
    arrange(this.#root, this.#chunks.map((chunk) => chunk.node));
    this.#root.classList.toggle("long", text.length > 200_000);
    this.#waiting = [...this.#chunks];
    if (before.length) this.#draw();
    else this.#later();
  }

  /** Draws what waits behind the next picture: what is drawn together is laid out together, and that would take too long at a time. */
  #later(shown = this.#shown) {
    requestAnimationFrame(() => setTimeout(() => this.#draw(shown)));
  }

  /** Draws what waits of what is `shown`, for one turn; the rest in pauses. A new table, which takes longest to be laid out, has a turn of its own. */
  #draw(shown = this.#shown) {
    if (shown !== this.#shown) return;
    const began = performance.now();
    const isNew = (/** @type {DrawnChunk | undefined} */ chunk) => chunk?.table && !chunk.drawn;
    for (let next = this.#waiting.shift(); next;) {
      const alone = isNew(next) || isNew(this.#waiting[0]);
      this.#fill(next);
      next = alone || performance.now() - began > TURN ? undefined : this.#waiting.shift();
    }
    if (this.#waiting.length) this.#later();
    this.#page.changed?.();
  }

  /** Draws all that waits, in one go. */
  finish() {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) this.#fill(next);
  }

  /** Draws a chunk, as far as it has changed. */
  #fill(/** @type {DrawnChunk} */ chunk) {
    if (!this.#shown) return;
    const { text, report, raw, spots, inks, numbers } = this.#shown;
    const words = this.#page.words();
    if (chunk.table) chunk.drawn = this.#table(chunk, inks, words);
    const old = new Map(chunk.blocks.map((block) => [block.stamp, block]));
    chunk.blocks = blocksIn(text, chunk, report, raw).map((block) => {
      const near = spots?.within(text, block.start, block.end) ?? [];
      const content = text.slice(block.start, block.end);
      const stamp = JSON.stringify([block.kind, content, near.map((s) => [s.start - block.start, s.end - block.start, s.state, s.problems, s.begins, s.role, s.kind])]);
      const known = old.get(stamp);
      old.delete(stamp);
      const node = known?.node ?? h(ELEMENTS[block.kind], { class: block.kind, lang: CHINESE }, ...inked(text, block.start, block.end, near, words));
      if (known && known.lang !== words.key) reworded(node, words);
      return { ...block, stamp, lang: words.key, node };
    });
    chunk.node.style.minHeight = "";
    arrange(chunk.node, [...(chunk.table && chunk.drawn ? [chunk.drawn.head, chunk.drawn.wide] : []), ...chunk.blocks.map((block) => block.node)]);
    number(chunk.node, numbers);
    light(chunk.node, this.#chosen);
  }

  /**
   * Draws a table, or dresses the cells of the one that is there.
   * @param {{ table: TableReport, form: FormTable, drawn?: DrawnTable }} chunk
   * @param {Map<string, Ink>} inks
   * @param {OwnWords} words
   */
  #table({ table, form, drawn }, inks, words) {
    const key = `${table.id} ${table.form}`;
    const known = drawn?.key === key ? drawn : null;
    /** @type {DrawnTable["tds"]} */
    const tds = known?.tds ?? new Map();
    const dress = (/** @type {Cell} */ cell) => {
      const td = tds.get(cell.address) ?? h("td", { "data-address": cell.address });
      tds.set(cell.address, td);
      return dressed(td, cell, inks.get(cell.address), { tables: [form] }, words);
    };
    const headOf = (/** @type {HTMLTableElement} */ element) => h("div", { class: "extras" }, ...(this.#page.extras?.(table, element) ?? []));
    if (known) {
      table.cells.forEach(dress);
      // Of a table only what stands over it is in the page's own words.
      return known.lang === words.key ? known : { ...known, lang: words.key, head: headOf(within(known.wide, "table")) };
    }
    const element = renderTable(form, table.cells, (index) => dress(table.cells[index]));
    roving(element);
    return { key, lang: words.key, tds, head: headOf(element), wide: h("div", { class: "wide", lang: CHINESE }, element) };
  }

  /** Lights the cells and words of a problem, or of a cell alone. */
  choose(/** @type {Chosen} */ chosen) {
    this.#chosen = chosen;
    light(this.#root, chosen);
  }

  /** Where the text at this offset is drawn, or where it will be if it need not be there `now`. */
  at(/** @type {number} */ offset, now = true) {
    const chunk = this.#chunks.find((one) => one.end >= offset);
    if (!chunk) return this.#chunks[this.#chunks.length - 1]?.node ?? this.#root;
    const waits = this.#waiting.indexOf(chunk);
    if (now && waits >= 0) {
      this.#waiting.splice(waits, 1);
      this.#fill(chunk);
    }
    return [...chunk.blocks].reverse().find((block) => block.start <= offset)?.node ?? chunk.node;
  }

  /** The offset of the first line that is seen below `top`, in pixels of the window. */
  offsetAt(/** @type {number} */ top) {
    const below = (/** @type {HTMLElement} */ node) => node.getBoundingClientRect().bottom > top;
    const chunk = this.#chunks.find((one) => below(one.node));
    return chunk?.blocks.find((block) => below(block.node))?.start ?? chunk?.start ?? 0;
  }

  /** The element that shows a problem: the one cell or the words it is about. */
  spot(/** @type {Problem} */ { id, place }, now = true) {
    const find = () => {
      const marks = [...all(this.#root, `[data-problem~="${id}"]`)];
      return marks.find(({ dataset }) => dataset.n && isAmong(dataset.badge, id)) ?? marks[0];
    };
    const found = find();
    if (found) return found;
    const near = this.at(place?.start ?? 0, now);
    return find() ?? near;
  }
}

/** Whether an id is among those of an element. */
const isAmong = (/** @type {string | undefined} */ ids, /** @type {string | null} */ id) => id !== null && ids !== undefined && ids.split(" ").includes(id);

/**
 * Puts the number of its problem where each begins: of cells that may each be at fault the first has it. Where several begin it has all of their numbers.
 * @param {HTMLElement} root
 * @param {Map<string, number>} numbers by the ids of the problems
 */
export function number(root, numbers) {
  const done = new Set();
  for (const { dataset, classList } of all(root, "[data-badge]")) {
    const ids = (dataset.badge ?? "").split(" ");
    const own = ids.filter((id) => !classList.contains("choice") || !done.has(id)).map((id) => numbers.get(id) ?? 0);
    if (own.length) dataset.n = own.sort((a, b) => a - b).join("·");
    for (const id of ids) done.add(id);
  }
}

/**
 * Lights what is chosen: the cells at fault, those that take part, and the words of a problem.
 * @param {HTMLElement} root
 * @param {Chosen} chosen
 */
export function light(root, { named, parts, id }) {
  for (const element of all(root, "[data-address], [data-problem]")) {
    const { address, problem } = element.dataset;
    element.classList.toggle("selected", address ? named.has(address) : isAmong(problem, id));
    element.classList.toggle("lit", address !== undefined && parts.has(address));
  }
}

/**
 * A cell's element as its figure and ink are now; `form` names it.
 * @param {HTMLTableCellElement} td
 * @param {Cell} cell
 * @param {Ink | undefined} ink
 * @param {{ tables: FormTable[] }} form
 * @param {OwnWords} words
 */
export function dressed(td, cell, ink, form, words) {
  const { address, value, raw, state } = cell;
  // Of a doubtful cell the ink says so, unless there is worse to say.
  const names = [state === "doubtful" ? "" : state, ink && `fig ${ink.state}`, ink?.role].filter(Boolean).join(" ");
  const kept = ["selected", "lit"].filter((name) => td.classList.contains(name)).join(" ");
  td.className = `${names} ${kept}`.trim();
  const text = value === null ? raw : String(value);
  if (td.textContent !== text) td.textContent = text;
  const label = [nameAt(form, address, words)?.text ?? address, text, words.states[state], ink && words.inks[ink.role || ink.state]].filter(Boolean).join(words.separator);
  td.title = label;
  td.setAttribute("aria-label", label);
  for (const name of ["problem", "badge", "n"]) delete td.dataset[name];
  if (ink?.problems.length) td.dataset.problem = ink.problems.join(" ");
  if (ink?.begins.length) td.dataset.badge = ink.begins.join(" ");
  return td;
}
