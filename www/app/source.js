// The report's text with what was found in it marked: an ordinary text area over a backdrop with the same text.
import { h } from "../view/dom.js";

/** More tabs than any report has are not drawn. */
const TABS = 50_000;
/** Of longer texts the beginning is shown: a text area takes a second or more to lay out a million characters, and stops the page meanwhile. */
export const SHOWN = 1_000_000;
/** In longer texts the marks wait for the check instead of moving with every keystroke. */
const LONG = 200_000;

/** A stretch of text for the backdrop, its tabs as elements that the style draws, so that figures beside one another never look like one. */
function drawn(text, budget) {
  const parts = [];
  let from = 0;
  for (let at = text.indexOf("\t"); at >= 0 && budget.tabs > 0; at = text.indexOf("\t", from)) {
    if (at > from) parts.push(text.slice(from, at));
    parts.push(h("span", { class: "tab" }, "\t"));
    budget.tabs -= 1;
    from = at + 1;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

export class Source {
  #area;
  #marks;
  #backdrop;
  #places = [];
  #drawn = null;
  /** Words of the text itself are being dragged. */
  dragging = false;

  constructor(area, marks) {
    this.#area = area;
    this.#marks = marks;
    this.#backdrop = marks.parentElement;
    area.addEventListener("scroll", () => (this.#backdrop.scrollTop = area.scrollTop), { passive: true });
  }

  get text() {
    return this.#area.value;
  }

  /** Whether an empty area, or all of its text, is selected: what is pasted then is a new report. */
  get isWhole() {
    return this.#area.selectionStart === 0 && this.#area.selectionEnd === this.#area.value.length;
  }

  /** Shows a text: from its top where it is another document's, else with the view where it was. A very long one cannot be changed by hand here. */
  show(text, { stay = false, readOnly = false } = {}) {
    this.#area.readOnly = readOnly || text.length > SHOWN;
    const { scrollTop } = this.#area;
    const begin = text.slice(0, SHOWN);
    if (this.#area.value !== begin) {
      this.#area.value = begin;
      this.mark([]);
    }
    this.#area.scrollTop = stay ? scrollTop : 0;
  }

  /** Puts the caret at this offset. */
  point(at) {
    this.#area.setSelectionRange(at, at);
  }

  /** Keeps the marks with their words after an edit, until the check of it is done. */
  shift({ start, removed, inserted }) {
    if (this.#area.value.length > LONG) return;
    const by = inserted.length - removed.length;
    const end = start + removed.length;
    const moved = this.#places.filter((p) => p.end <= start || p.start >= end);
    this.mark(moved.map((p) => (p.end <= start ? p : { ...p, start: p.start + by, end: p.end + by })));
  }

  /** Marks places: a list of { start, end, kind }; where they overlap the later ones are left out. */
  mark(places) {
    const text = this.#area.value;
    const what = places.map(({ start, end, kind }) => `${start} ${end} ${kind}`).join();
    // The layout of a long text takes time: what is drawn already is left alone.
    if (this.#drawn?.text === text && this.#drawn.what === what) return;
    this.#drawn = { text, what };
    this.#places = places;
    const sorted = [...places].sort((a, b) => a.start - b.start || (b.kind === "selected") - (a.kind === "selected"));
    const fragment = document.createDocumentFragment();
    const budget = { tabs: TABS };
    let at = 0;
    for (const { start, end, kind } of sorted) {
      if (start < at || end <= start || end > text.length) continue;
      for (const part of drawn(text.slice(at, start), budget)) fragment.append(part);
      fragment.append(h("mark", { class: kind }, ...drawn(text.slice(start, end), budget)));
      at = end;
    }
    for (const part of drawn(text.slice(at), budget)) fragment.append(part);
    // The last line end must be there for the heights to agree.
    fragment.append("\n");
    this.#marks.replaceChildren(fragment);
    this.#backdrop.scrollTop = this.#area.scrollTop;
  }

  /** Scrolls the selected mark into the middle. */
  reveal() {
    const mark = this.#marks.querySelector("mark.selected");
    if (!mark) return;
    const top = mark.offsetTop - this.#area.clientHeight / 2;
    this.#area.scrollTop = Math.max(0, top);
    this.#backdrop.scrollTop = this.#area.scrollTop;
  }
}
