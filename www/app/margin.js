// The cards beside the report: one a problem at the height of its place, the way from one to the next, and what a single figure takes part in.
import { Cards } from "../view/cards.js";
import { $ } from "../view/dom.js";
import { cellsOf } from "../view/problems.js";
import { reasonForm } from "../view/reason.js";

/** Between two cards, in pixels. */
const GAP = 8;
const wide = matchMedia("(min-width: 1101px)");

export class Margin {
  #page;
  #cards = new Cards($("cards"));
  #problems = [];
  #report = null;
  #cells = new Map();
  #active = null;
  #cell = null;
  #frame = 0;
  #detail = $("detail");
  #drawn = Promise.resolve();

  /** `page` is { paper, source, words, rules, formOf, setAside(ids, reason) } and the actions of `wanted`. */
  constructor(page) {
    this.#page = page;
    const again = () => this.layout();
    addEventListener("resize", again);
    wide.addEventListener("change", again);
    const watcher = new ResizeObserver(again);
    for (const id of ["cards", "reading", "marks"]) watcher.observe($(id));
  }

  /** The cell at an address, or undefined. */
  cellAt(address) {
    return this.#cells.get(address);
  }

  /** Shows the cards of these problems; of another document none is open. */
  show(report, problems, isOther) {
    if (isOther) this.#active = this.#cell = null;
    this.#report = report;
    this.#problems = problems;
    this.#cells = report ? cellsOf(report) : new Map();
    if (!problems.some((problem) => problem.id === this.#active)) this.#active = null;
    const { words, rules, change, replace, showRule: rule, ignoreRule, openLast } = this.#page;
    const form = report?.tables.length ? this.#page.formOf(report.tables[0], true) : null;
    const actions = { choose: (id) => this.choose(this.#active === id ? null : id, "card"), change, replace, rule, openLast, ignoreRule: (rule) => ignoreRule(rule, true), canChange: (address) => Boolean(this.cellAt(address)?.place), aside: (id, button) => this.#askAside(id, button) };
    this.#cards.show(problems, { report, form, cells: this.#cells, rules: rules(), words: words(), actions });
    this.#cards.choose(this.#active);
    if (this.#cell && !this.#cells.has(this.#cell)) this.#cell = null;
    this.#drawn = this.#drawCell();
    this.#light();
    this.layout();
  }

  /** Opens the card of a problem; `from` says where the eye is: "card", "text" or "key". Null folds the card that is open. */
  choose(id, from) {
    const was = this.#active;
    this.#active = id;
    if (from !== "cell") this.#cell = null;
    this.#cards.choose(id);
    this.#drawn = this.#drawCell();
    this.#light();
    this.layout(true);
    const problem = this.#problems.find((one) => one.id === (id ?? was));
    const spot = problem && this.#page.paper.spot(problem);
    if (!id) return from === "key" && spot?.focus?.({ preventScroll: true });
    if (from === "card" || from === "key") intoView(spot);
    if (from === "key" && document.activeElement !== $("text")) this.#cards.get(id).focus({ preventScroll: true });
    if (from === "key" && this.#page.paper.mode === "edit" && problem.place) this.#page.source.point(problem.place.start, problem.place.end);
    return undefined;
  }

  /** Goes to the next problem, or back. */
  step(by) {
    const at = this.#problems.findIndex((problem) => problem.id === this.#active);
    const to = this.#problems[at < 0 ? (by > 0 ? 0 : this.#problems.length - 1) : at + by];
    if (to) this.choose(to.id, "key");
  }

  /** Folds what is open, the focus back in the text; gives whether something was. */
  close() {
    if (this.#cell) {
      const cell = this.#page.paper.cell(this.#cell);
      this.#cell = null;
      this.#drawn = this.#drawCell();
      this.#light();
      this.layout();
      cell?.focus({ preventScroll: true });
      return true;
    }
    if (!this.#active) return false;
    this.choose(null, "key");
    return true;
  }

  /** Shows what a single figure takes part in: in the card of its problem, or in a card of its own. */
  async showCell(address, byKey = false) {
    this.#cell = address;
    const problem = this.#problems.find(({ named, severity }) => named.has(address) && severity !== "note") ?? this.#problems.find(({ parts, severity }) => parts.has(address) && severity !== "note");
    this.choose(problem?.id ?? null, "cell");
    await this.#drawn;
    if (byKey) this.#detail.querySelector("input, button")?.focus({ preventScroll: true });
  }

  async #drawCell() {
    const detail = this.#detail;
    const [w, address, report] = [this.#page.words(), this.#cell, this.#report];
    const host = (this.#active && this.#cards.get(this.#active)) || $("alone");
    if (detail.parentElement !== host) host.append(detail);
    detail.hidden = !address;
    if (!address || !report) return;
    const held = document.activeElement?.closest("#detail") && detail.dataset.cell === address;
    if (held) return;
    detail.dataset.cell = address;
    const table = report.tables.find((one) => one.cells.some((cell) => cell.address === address));
    const form = this.#page.formOf(table, true);
    const draw = await this.#page.detail();
    if (!draw || this.#cell !== address || this.#report !== report || detail.parentElement !== host) return;
    draw(detail, host, address, { report, form, cells: this.#cells, words: w, change: this.#page.change, close: () => this.close() });
    this.layout();
  }

  #light() {
    const problem = this.#problems.find(({ id }) => id === this.#active);
    const named = new Set(this.#cell ? [this.#cell] : (problem?.named ?? []));
    const parts = new Set([...(problem?.parts ?? []), ...(problem?.named ?? [])].filter((address) => !named.has(address)));
    this.#page.paper.choose({ named, parts, id: problem?.id ?? null });
    const at = this.#problems.indexOf(problem);
    $("steps").hidden = !this.#problems.length;
    $("count").textContent = `${at < 0 ? "–" : at + 1} / ${this.#problems.length}`;
    $("previous").disabled = at === 0;
    $("next").disabled = at >= 0 && at === this.#problems.length - 1;
    document.body.classList.toggle("chosen", Boolean(problem || this.#cell));
  }

  /** Asks for the reason in the card itself. */
  #askAside(id, button) {
    const problem = this.#problems.find((one) => one.id === id);
    const form = reasonForm(this.#page.words(), async (reason) => {
      const next = this.#problems[this.#problems.indexOf(problem) + 1] ?? this.#problems[this.#problems.indexOf(problem) - 1];
      await this.#page.setAside(problem.findings.map((finding) => finding.id), reason);
      (this.#cards.get(next?.id)?.firstChild ?? $("aside").querySelector("summary")).focus();
    });
    if (!button.parentElement.querySelector("form")) button.after(form);
    button.parentElement.querySelector("input").focus();
  }

  /** Puts every card at the height of its place, the open one exactly, the others as near as there is room. */
  layout(now = false) {
    cancelAnimationFrame(this.#frame);
    if (now) this.#place();
    else this.#frame = requestAnimationFrame(() => this.#place());
  }

  #place() {
    const list = $("cards");
    const loose = !wide.matches || document.body.dataset.view !== "work" || list.getBoundingClientRect().width === 0;
    list.classList.toggle("placed", !loose);
    const alone = this.#cell && !this.#active ? { element: $("alone"), at: this.#page.paper.cell(this.#cell), open: true } : null;
    if (loose) {
      for (const item of [...list.children, $("alone")]) item.style.transform = "";
      list.style.minHeight = "";
      return;
    }
    const top = list.getBoundingClientRect().top;
    const items = this.#problems.map((problem) => ({ element: this.#cards.get(problem.id), at: this.#page.paper.spot(problem), open: !alone && problem.id === this.#active }));
    if (alone?.at) items.push(alone);
    const boxes = items.map(({ element, at, open }) => ({ element, open, want: at ? at.getBoundingClientRect().top - top - 6 : 0, height: element.offsetHeight }));
    boxes.sort((a, b) => a.want - b.want);
    const fixed = boxes.findIndex((box) => box.open);
    let free = 0;
    for (const box of boxes) {
      box.top = Math.max(box.want, free);
      free = box.top + box.height + GAP;
    }
    if (fixed >= 0) {
      boxes[fixed].top = Math.max(0, boxes[fixed].want);
      for (let i = fixed - 1; i >= 0; i -= 1) boxes[i].top = Math.min(boxes[i].top, boxes[i + 1].top - GAP - boxes[i].height);
      // What has no room above moves all of them down.
      const short = Math.max(0, -(boxes[0]?.top ?? 0));
      for (let i = 0; i <= fixed; i += 1) boxes[i].top += short;
      free = boxes[fixed].top + boxes[fixed].height + GAP;
      for (let i = fixed + 1; i < boxes.length; i += 1) {
        boxes[i].top = Math.max(boxes[i].want, free);
        free = boxes[i].top + boxes[i].height + GAP;
      }
    }
    for (const box of boxes) box.element.style.transform = `translateY(${Math.round(box.top)}px)`;
    list.style.minHeight = `${Math.ceil(free)}px`;
  }
}

/** Scrolls the window so that an element is seen, where it is not. */
function intoView(element) {
  if (!element) return;
  const { top, bottom } = element.getBoundingClientRect();
  const from = $("top").getBoundingClientRect().bottom + 10;
  const until = innerHeight * (wide.matches ? 0.7 : 0.45);
  // Where the card comes from below, its place is shown above it.
  const block = top >= from && bottom <= until ? "nearest" : wide.matches ? "center" : "start";
  element.scrollIntoView({ block, inline: wide.matches ? "nearest" : "center" });
}
