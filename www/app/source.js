// The report's text with what was found in it marked: an ordinary text area over a backdrop with the same text.
import { h } from "../view/dom.js";

export class Source {
  #area;
  #marks;
  #backdrop;

  constructor(area, marks) {
    this.#area = area;
    this.#marks = marks;
    this.#backdrop = marks.parentElement;
    area.addEventListener("scroll", () => (this.#backdrop.scrollTop = area.scrollTop), { passive: true });
  }

  get text() {
    return this.#area.value;
  }

  set text(value) {
    this.#area.value = value;
    this.#area.scrollTop = 0;
  }

  /** Another text in the same place of the page: the view stays where it is. */
  replace(value) {
    const { scrollTop } = this.#area;
    this.#area.value = value;
    this.#area.scrollTop = scrollTop;
  }

  /** Marks places: a list of { start, end, kind }; where they overlap the later ones are left out. */
  mark(places) {
    const text = this.#area.value;
    const sorted = [...places].sort((a, b) => a.start - b.start || (b.kind === "selected") - (a.kind === "selected"));
    const parts = [];
    let at = 0;
    for (const { start, end, kind } of sorted) {
      if (start < at || end <= start || end > text.length) continue;
      parts.push(text.slice(at, start), h("mark", { class: kind }, text.slice(start, end)));
      at = end;
    }
    // The last line end must be there for the heights to agree.
    parts.push(text.slice(at), "\n");
    this.#marks.replaceChildren(...parts);
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
