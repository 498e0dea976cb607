// The report's text to be written in, with what was found in it marked: an ordinary text area over a backdrop with the same text.
import { all, h } from "../view/dom.js";
import { withTabs } from "../view/spans.js";
/** @import { Difference, Marked } from "../types/app.js" */

/** More tabs than any report has are not drawn. */
const TABS = 50_000;
/** Of longer texts the beginning can be edited: a text area takes a second or more to lay out a million characters, and stops the page meanwhile. */
export const SHOWN = 1_000_000;
/** In longer texts the marks wait for the check instead of moving with every keystroke, and the text scrolls in a box of its own. */
const LONG = 200_000;

export class Source {
  #area;
  #marks;
  #backdrop;
  /** @type {Marked[]} */
  #places = [];
  /** @type {{ text: string, what: string } | null} */
  #drawn = null;
  #seen = true;
  /** @type {string | null} */
  #later = null;
  /** Words of the text itself are being dragged. */
  dragging = false;

  /**
   * @param {HTMLTextAreaElement} area
   * @param {HTMLElement} marks drawn under it, in a backdrop that scrolls as it does
   * @param {HTMLElement} backdrop
   */
  constructor(area, marks, backdrop) {
    this.#area = area;
    this.#marks = marks;
    this.#backdrop = backdrop;
    area.addEventListener("scroll", () => (this.#backdrop.scrollTop = area.scrollTop), { passive: true });
  }

  get text() {
    return this.#area.value;
  }

  /** Whether an empty area, or all of its text, is selected: what is pasted then is a new report. */
  get isWhole() {
    return this.#area.selectionStart === 0 && this.#area.selectionEnd === this.#area.value.length;
  }

  /** Whether the text can be seen: what is hidden is not drawn. */
  set seen(/** @type {boolean} */ seen) {
    this.#seen = seen;
    // Who shows it marks it then.
    if (seen && this.#later !== null) this.#put(this.#later);
  }

  /**
   * Shows a text. A very long one cannot be changed by hand here.
   * @param {string} text
   * @param {{ readOnly?: boolean }} options
   */
  show(text, { readOnly = false } = {}) {
    this.#area.readOnly = readOnly || text.length > SHOWN;
    this.#area.parentElement?.classList.toggle("boxed", text.length > LONG);
    const begin = text.slice(0, SHOWN);
    // A long text is put in when it is looked at: it takes a while.
    if (!this.#seen && begin.length > LONG) this.#later = begin;
    else this.#put(begin);
  }

  #put(/** @type {string} */ text) {
    this.#later = null;
    if (this.#area.value === text) return;
    this.#area.value = text;
    this.mark([]);
  }

  /** Puts the caret at this offset, or selects up to another. */
  point(/** @type {number} */ start, end = start) {
    this.#area.setSelectionRange(start, end);
  }

  /** Where the caret is. */
  get caret() {
    return this.#area.selectionStart;
  }

  /** Keeps the marks with their words after an edit, until the check of it is done. */
  shift(/** @type {Difference} */ { start, removed, inserted }) {
    if (this.#area.value.length > LONG) return;
    const by = inserted.length - removed.length;
    const end = start + removed.length;
    const moved = this.#places.filter((p) => p.end <= start || p.start >= end);
    this.mark(moved.map((p) => (p.end <= start ? p : { ...p, start: p.start + by, end: p.end + by })));
  }

  /** Marks places; where they overlap the later ones are left out. */
  mark(/** @type {Marked[]} */ places) {
    this.#places = places;
    if (!this.#seen) return;
    const text = this.#area.value;
    const what = places.map(({ start, end, kind, problem }) => `${start} ${end} ${kind} ${problem}`).join();
    // The layout of a long text takes time: what is drawn already is left alone.
    if (this.#drawn?.text === text && this.#drawn.what === what) return;
    this.#drawn = { text, what };
    const sorted = [...places].sort((a, b) => a.start - b.start || Number(b.kind === "selected") - Number(a.kind === "selected"));
    const fragment = document.createDocumentFragment();
    const budget = { tabs: TABS };
    let at = 0;
    for (const { start, end, kind, problem } of sorted) {
      if (start < at || end <= start || end > text.length) continue;
      fragment.append(...withTabs(text.slice(at, start), budget), h("mark", { class: kind, "data-problem": problem }, ...withTabs(text.slice(start, end), budget)));
      at = end;
    }
    // The last line end must be there for the heights to agree.
    fragment.append(...withTabs(text.slice(at), budget), "\n");
    this.#marks.replaceChildren(fragment);
    // To ask where a text is scrolled to makes the browser lay it out: a short one is not scrolled.
    if (text.length > LONG) this.#backdrop.scrollTop = this.#area.scrollTop;
  }

  /** The first mark of a problem, or undefined. */
  spot(/** @type {string} */ id) {
    const [mark] = all(this.#marks, `[data-problem="${id}"]`);
    return mark;
  }

  /** How far below the window's top the character at this offset is drawn. */
  topOf(/** @type {number} */ offset) {
    const walker = document.createTreeWalker(this.#marks, NodeFilter.SHOW_TEXT);
    let at = 0;
    for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
      if (at + node.length > offset) {
        const range = document.createRange();
        range.setStart(node, offset - at);
        range.setEnd(node, offset - at + 1);
        return range.getBoundingClientRect().top;
      }
      at += node.length;
    }
    return this.#marks.getBoundingClientRect().bottom;
  }

  /** The offset of the line that is seen at `top`. */
  offsetAt(/** @type {number} */ top) {
    let [low, high] = [0, this.#area.value.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.topOf(middle) < top) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Scrolls within the box of a long text. */
  scrollTo(/** @type {number} */ offset) {
    const by = this.topOf(offset) - this.#area.getBoundingClientRect().top;
    this.#area.scrollTop += by - this.#area.clientHeight / 3;
    this.#backdrop.scrollTop = this.#area.scrollTop;
  }
}
