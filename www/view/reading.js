// The report as it reads: headings, paragraphs, and each recognised table in its place in the official layout, every figure inked by its state.
// Nothing is drawn anew that has not changed; of a long text what is near comes first and the rest in pauses.
import { nameAt } from "./address.js";
import { blocksIn, chunksOf } from "./blocks.js";
import { h } from "./dom.js";
import { Spots } from "./ink.js";
import { roving } from "./keys.js";
import { inked } from "./spans.js";
import { renderTable } from "./tables.js";

/** So long may one go at drawing take, in milliseconds. */
const TURN = 10;
const ELEMENTS = { title: "h2", section: "h3", sub: "h4", p: "p", tabbed: "pre", raw: "pre" };

export class Reading {
  #root;
  #page;
  #chunks = [];
  #shown = null;
  #chosen = { named: new Set(), parts: new Set(), id: null };
  #timer;

  /** `page` is { words(), formOf(table), changed() }: `changed` is called whenever more was drawn; `extras(table)`, where given, makes what stands over it. */
  constructor(root, page) {
    this.#root = root;
    this.#page = page;
  }

  /** Shows a text: { text, report, problems, inks, raw }; without a report the text alone. */
  show(shown) {
    const { text, report, problems, inks, raw } = shown;
    this.#shown = { ...shown, spots: report ? new Spots(report, problems, raw ? inks : null) : null, numbers: new Map(problems.map((p) => [p.id, p.n])) };
    const before = this.#chunks;
    const now = chunksOf(text, report, this.#page.formOf, raw).map((chunk) => ({ ...chunk, text: text.slice(chunk.start, chunk.end), node: null, stamp: null, blocks: [] }));
    const same = (a, b) => a && b && a.text === b.text && a.table?.id === b.table?.id;
    let head = 0;
    while (same(before[head], now[head])) head += 1;
    let tail = 0;
    while (tail < Math.min(before.length, now.length) - head && same(before[before.length - 1 - tail], now[now.length - 1 - tail])) tail += 1;
    now.forEach((chunk, i) => {
      const old = i < head ? before[i] : i >= now.length - tail ? before[before.length - now.length + i] : before.length === now.length ? before[i] : null;
      if (old && Boolean(old.table) === Boolean(chunk.table)) Object.assign(chunk, { node: old.node, stamp: old.stamp, blocks: old.blocks, drawn: old.drawn });
      else {
        chunk.node = h("div", { class: chunk.table ? "chunk table" : "chunk", "data-table": chunk.table?.id });
        chunk.node.style.minHeight = `${Math.ceil(chunk.text.length / 40) * 1.9}em`;
      }
    });
    this.#chunks = now;
    arrange(this.#root, now.map((chunk) => chunk.node));
    this.#root.classList.toggle("long", text.length > 200_000);
    clearTimeout(this.#timer);
    this.#waiting = now.map((_, i) => i);
    this.#draw();
  }

  #waiting = [];

  /** Draws what waits, for one turn; the rest in pauses. */
  #draw() {
    const began = performance.now();
    while (this.#waiting.length && performance.now() - began < TURN) this.#fill(this.#chunks[this.#waiting.shift()]);
    if (this.#waiting.length) this.#timer = setTimeout(() => this.#draw());
    this.#page.changed?.();
  }

  /** Draws a chunk, as far as it has changed. */
  #fill(chunk) {
    const { text, report, raw, spots, inks, numbers } = this.#shown;
    const words = this.#page.words();
    if (chunk.table) chunk.drawn = this.#table(chunk, inks, words);
    const old = new Map(chunk.blocks.map((block) => [block.stamp, block]));
    chunk.blocks = blocksIn(text, chunk, report, raw).map((block) => {
      const near = spots?.within(text, block.start, block.end) ?? [];
      const content = text.slice(block.start, block.end);
      const stamp = JSON.stringify([block.kind, content, near.map((s) => [s.start - block.start, s.end - block.start, s.state, s.problem, s.role, s.kind]), words.key]);
      const known = old.get(stamp);
      old.delete(stamp);
      const node = known?.node ?? h(ELEMENTS[block.kind], { class: block.kind }, ...inked(text, block.start, block.end, near, words));
      return { ...block, stamp, node };
    });
    chunk.node.style.minHeight = "";
    arrange(chunk.node, [...(chunk.table ? [chunk.drawn.head, chunk.drawn.wide] : []), ...chunk.blocks.map((block) => block.node)]);
    for (const element of chunk.node.querySelectorAll("[data-problem]")) {
      if (element.dataset.badge !== undefined) element.dataset.n = numbers.get(element.dataset.problem) ?? "";
    }
    light(chunk.node, this.#chosen);
  }

  /** Draws a table, or dresses the cells of the one that is there. */
  #table({ table, form, drawn }, inks, words) {
    const key = `${table.id} ${table.form} ${words.key}`;
    const tds = drawn?.key === key ? drawn.tds : new Map();
    const dress = (cell) => {
      const td = tds.get(cell.address) ?? h("td", { "data-address": cell.address });
      tds.set(cell.address, td);
      return dressed(td, cell, inks.get(cell.address), { tables: [form] }, words);
    };
    if (drawn?.key === key) {
      table.cells.forEach(dress);
      return drawn;
    }
    const element = renderTable(form, table.cells, (index) => dress(table.cells[index]));
    roving(element);
    const head = h("div", { class: "extras" }, ...(this.#page.extras?.(table, element) ?? []));
    return { key, tds, head, wide: h("div", { class: "wide" }, element) };
  }

  /** Lights the cells and words of a problem, or of a cell alone. */
  choose(chosen) {
    this.#chosen = chosen;
    light(this.#root, chosen);
  }

  /** Where the text at this offset is drawn. */
  at(offset) {
    const index = this.#chunks.findIndex((one) => one.end >= offset);
    const chunk = this.#chunks[index];
    if (!chunk) return this.#root.lastElementChild;
    const waits = this.#waiting.indexOf(index);
    if (waits >= 0) {
      this.#waiting.splice(waits, 1);
      this.#fill(chunk);
    }
    return [...chunk.blocks].reverse().find((block) => block.start <= offset)?.node ?? chunk.node;
  }

  /** The offset of the first line that is seen below `top`, in pixels of the window. */
  offsetAt(top) {
    const below = (node) => node.getBoundingClientRect().bottom > top;
    const chunk = this.#chunks.find((one) => below(one.node));
    return chunk?.blocks.find((block) => below(block.node))?.start ?? chunk?.start ?? 0;
  }

  /** The element that shows a problem: the one cell or the words it is about. */
  spot({ id, named, place }) {
    const [address] = named;
    const all = [...this.#root.querySelectorAll(`[data-problem="${id}"]`)];
    const found = all.find((element) => element.dataset.address === address) ?? all.find((element) => element.dataset.badge !== undefined) ?? all[0];
    return found ?? (place ? this.at(place.start) : this.#root.firstElementChild);
  }
}

/** Makes these the children, leaving alone those that stand right. */
function arrange(parent, nodes) {
  nodes.forEach((node, i) => {
    if (parent.children[i] !== node) parent.insertBefore(node, parent.children[i] ?? null);
  });
  while (parent.children.length > nodes.length) parent.lastElementChild.remove();
}

/** Lights what is chosen: the cells at fault, those that take part, and the words of a problem. */
export function light(root, { named, parts, id }) {
  for (const element of root.querySelectorAll("[data-address], [data-problem]")) {
    const { address, problem } = element.dataset;
    element.classList.toggle("selected", address ? named.has(address) : problem === id);
    element.classList.toggle("lit", Boolean(address) && parts.has(address));
  }
}

/** A cell's element as its figure and ink are now; `form` names it. */
export function dressed(td, cell, ink, form, words) {
  const { address, value, raw, state } = cell;
  const names = [state, ink && `fig ${ink.state}`, ink?.role].filter(Boolean).join(" ");
  const kept = ["selected", "lit"].filter((name) => td.classList.contains(name)).join(" ");
  td.className = `${names} ${kept}`.trim();
  const text = value === null ? raw : String(value);
  if (td.textContent !== text) td.textContent = text;
  const label = [nameAt(form, address, words)?.text ?? address, text, words.states[state], ink && words.inks[ink.role === "named" || ink.role === "choice" ? ink.role : ink.state]].filter(Boolean).join(words.separator);
  td.title = label;
  td.setAttribute("aria-label", label);
  for (const name of ["problem", "badge", "n"]) delete td.dataset[name];
  if (ink?.problem) td.dataset.problem = ink.problem;
  if (ink?.role === "named" || ink?.role === "choice") td.dataset.badge = "";
  return td;
}
