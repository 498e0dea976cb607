// A long list of which only the rows in sight are in the page: all of one height, each at its place; arrow keys go from one to the next.
import { arrange } from "../view/dom.js";
/** @import { Entry } from "../types/board.js" */

/** Lists of as many rows are in the page whole, once all have come, so that the browser's own search finds them. */
const FEW = 250;
/** So many rows above and below those in sight are there before they are scrolled to. */
const SPARE = 8;

export class Rows {
  #list;
  #draw;
  #name;
  /** @type {Entry[]} */
  #entries = [];
  /** @type {Map<object, HTMLElement>} The rows in the page, by their documents. */
  #rows = new Map();
  /** @type {object | null} The document whose row the Tab key reaches. */
  #cursor = null;
  #frame = 0;
  #whole = false;

  /**
   * @param {HTMLElement} list
   * @param {(entry: Entry, row: HTMLElement | null) => HTMLElement} draw makes or brings up to date the row of an entry, whose first child opens it
   * @param {() => string} name what the list is called
   */
  constructor(list, draw, name) {
    this.#list = list;
    this.#draw = draw;
    this.#name = name;
    const again = () => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => list.isConnected && this.#lay());
    };
    // Whatever scrolls, the page or the board itself, moves the rows.
    addEventListener("scroll", again, { capture: true, passive: true });
    new ResizeObserver(again).observe(list);
    addEventListener("resize", again);
    list.addEventListener("keydown", (event) => this.#onKey(event));
    list.addEventListener("focusin", ({ target }) => {
      const row = target instanceof Element ? target.closest("li") : null;
      for (const [doc, item] of this.#rows) if (item === row) this.#reach(doc);
    });
  }

  /**
   * Shows these entries.
   * @param {Entry[]} entries
   * @param {object | null} current the document that is open
   * @param {boolean} settled whether all have come: till then those in sight are drawn alone, for there is better to do
   */
  show(entries, current, settled) {
    this.#entries = entries;
    const whole = settled && entries.length <= FEW;
    if (whole && !this.#whole) {
      (globalThis.requestIdleCallback ?? setTimeout)(() => {
        this.#whole = this.#entries.length <= FEW;
        this.#lay();
      });
    } else this.#whole &&= whole;
    if (!entries.some(({ doc }) => doc === this.#cursor)) this.#cursor = entries.some(({ doc }) => doc === current) ? current : (entries[0]?.doc ?? null);
    this.#list.setAttribute("aria-label", this.#name());
    this.#lay();
  }

  /** The height of a row, as the styles have it. */
  get #height() {
    const [row] = this.#rows.values();
    return row?.offsetHeight || 1;
  }

  /** Puts the rows that are in sight, and the one that has or would have the focus, at their places. */
  #lay() {
    const [list, entries] = [this.#list, this.#entries];
    const focused = list.contains(document.activeElement) ? document.activeElement : null;
    const place = focused ? Number(focused.closest("li")?.getAttribute("aria-posinset")) - 1 : -1;
    if (!this.#rows.size && entries.length) this.#put(0, 1);
    const height = this.#height;
    list.style.height = `${entries.length * height}px`;
    let [from, until] = [0, entries.length];
    if (!this.#whole) {
      const box = list.getBoundingClientRect();
      const around = list.parentElement?.getBoundingClientRect() ?? box;
      const [top, bottom] = [Math.max(0, around.top) - box.top, Math.min(innerHeight, around.bottom) - box.top];
      from = Math.max(0, Math.floor(top / height) - SPARE);
      until = Math.min(entries.length, Math.ceil(bottom / height) + SPARE);
    }
    this.#put(from, until, height);
    // What had the focus is gone: the row in its place has it now.
    if (focused && !focused.isConnected) this.#focus(Math.min(place, entries.length - 1));
  }

  #put(/** @type {number} */ from, /** @type {number} */ until, height = 0) {
    const [list, entries, before] = [this.#list, this.#entries, this.#rows];
    const reached = entries.findIndex(({ doc }) => doc === this.#cursor);
    const wanted = [];
    if (reached >= 0 && reached < from) wanted.push(reached);
    for (let i = from; i < until; i += 1) wanted.push(i);
    if (reached >= until) wanted.push(reached);
    this.#rows = new Map();
    for (const i of wanted) {
      const { doc } = entries[i];
      const row = this.#draw(entries[i], before.get(doc) ?? null);
      this.#rows.set(doc, row);
      row.style.transform = `translateY(${i * height}px)`;
      row.setAttribute("aria-posinset", String(i + 1));
      row.setAttribute("aria-setsize", String(entries.length));
      for (const button of row.querySelectorAll("button")) button.tabIndex = doc === this.#cursor ? 0 : -1;
    }
    arrange(list, [...this.#rows.values()]);
  }

  /** From now on the Tab key reaches this document's row. */
  #reach(/** @type {object} */ doc) {
    if (doc === this.#cursor) return;
    for (const one of [this.#cursor, doc]) for (const button of (one && this.#rows.get(one)?.querySelectorAll("button")) || []) button.tabIndex = one === doc ? 0 : -1;
    this.#cursor = doc;
  }

  /** Puts the focus on a row, which is scrolled into sight. */
  #focus(/** @type {number} */ at) {
    const entry = this.#entries[at];
    if (!entry) return;
    this.#cursor = entry.doc;
    this.#lay();
    const row = this.#rows.get(entry.doc);
    const button = row?.firstElementChild;
    if (!row || !(button instanceof HTMLElement)) return;
    row.scrollIntoView({ block: "nearest", behavior: "instant" });
    button.focus({ preventScroll: true });
  }

  /** Brings the row of a document into sight of the list; where the focus is in the list, the row has it. */
  reveal(/** @type {object} */ doc) {
    const [at, box] = [this.#entries.findIndex((entry) => entry.doc === doc), this.#list.parentElement];
    if (at < 0 || !box) return;
    if (this.#list.contains(document.activeElement)) return this.#focus(at);
    const top = at * this.#height;
    box.scrollTop = Math.min(top, Math.max(box.scrollTop, top + this.#height - box.clientHeight));
    this.#cursor = doc;
    this.#lay();
  }

  #onKey(/** @type {KeyboardEvent} */ event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.#entries.findIndex(({ doc }) => doc === this.#cursor);
    const last = this.#entries.length - 1;
    const page = Math.max(1, Math.floor(Math.min(innerHeight, this.#list.parentElement?.clientHeight ?? innerHeight) / this.#height) - 1);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    this.#focus(Math.max(0, Math.min(last, to)));
  }
}
