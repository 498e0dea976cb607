// The cards beside the report: one a problem at the height of its place, the way from one to the next, and what a single figure takes part in.
import { Cards } from "../view/cards.js";
import { $, all, within } from "../view/dom.js";
import { cellsOf } from "../view/problems.js";
import { reasonForm } from "../view/reason.js";
import { whole } from "../view/strings.js";
import { intoView, placeCards, wide } from "./placing.js";
/** @import { Cell, Report, Rule, TableReport } from "../gouji.js" */
/** @import { CardActions, FirstWords, FormOf, Problem } from "../types/view.js" */
/** @import { Paper } from "./paper.js" */
/** @import { Source } from "./source.js" */
/** @import { More } from "./wanted.js" */

/**
 * @typedef {{ paper: Paper, source: Source, words: () => FirstWords, rules: () => Rule[], formOf: FormOf, setAside: (ids: string[], reason: string) => Promise<unknown>, openLast: () => unknown }
 *   & Pick<More, "change" | "replace" | "showRule" | "ignoreRule" | "detail">} Page
 */
/** @typedef {"card" | "text" | "key" | "cell"} From Where the eye is. */

export class Margin {
  #page;
  #cards = new Cards($("cards"));
  /** @type {Problem[]} */
  #problems = [];
  /** @type {Report | null} */
  #report = null;
  /** @type {Map<string, Cell>} */
  #cells = new Map();
  /** The id of the problem whose card is open, and the address of the figure that is looked at. */
  #active = /** @type {string | null} */ (null);
  #cell = /** @type {string | null} */ (null);
  /** Where the problem stood that was open and is no more: from there it goes on; -1 where there is none. */
  #past = -1;
  #frame = 0;
  #detail = $("detail");
  #drawn = Promise.resolve();

  constructor(/** @type {Page} */ page) {
    this.#page = page;
    const again = () => this.layout();
    addEventListener("resize", again);
    wide.addEventListener("change", again);
    const watcher = new ResizeObserver(again);
    for (const id of /** @type {const} */ (["cards", "reading", "marks"])) watcher.observe($(id));
  }

  /** The cell at an address, or undefined. */
  cellAt(/** @type {string} */ address) {
    return this.#cells.get(address);
  }

  /**
   * Shows the cards of these problems; of another document none is open.
   * @param {Report | null} report
   * @param {Problem[]} problems
   * @param {boolean} isOther
   */
  show(report, problems, isOther) {
    if (isOther) this.#active = this.#cell = null;
    const focused = document.activeElement?.closest(".margin") && document.activeElement.closest("[data-card]")?.getAttribute("data-card");
    const gone = this.#problems.findIndex(({ id }) => id === (focused ?? this.#active));
    const last = isOther ? undefined : this.#problems[gone];
    this.#past = last && !problems.some(({ id }) => id === last.id) ? gone : isOther ? -1 : this.#past;
    this.#report = report;
    this.#problems = problems;
    this.#cells = report ? cellsOf(report) : new Map();
    if (!problems.some((problem) => problem.id === this.#active)) this.#active = null;
    const { words, rules, change, replace, showRule: rule, ignoreRule, openLast } = this.#page;
    /** @type {CardActions} */
    const actions = { choose: (id) => this.choose(this.#active === id ? null : id, "card"), change, replace, rule, openLast, ignoreRule: (rule) => ignoreRule(rule, true), canChange: (address) => Boolean(this.cellAt(address)?.place), aside: (id, button) => this.#askAside(id, button) };
    if (report) this.#cards.show(problems, { report, form: this.#formOf(report.tables[0]), cells: this.#cells, rules: rules(), words: words(), actions });
    else this.#cards.clear();
    this.#cards.choose(this.#active);
    if (this.#cell && !this.#cells.has(this.#cell)) this.#cell = null;
    this.#drawn = this.#drawCell();
    this.#light();
    this.layout();
    if (last && focused && !document.activeElement?.closest(".margin")) this.#focusOn(last);
  }

  /** What had the focus is mended, and its card gone: the figure has it now, or else the card that follows. */
  #focusOn(/** @type {Problem} */ { named }) {
    const [address] = named;
    const next = this.#problems[Math.min(this.#past, this.#problems.length - 1)];
    const card = next && this.#cards.get(next.id);
    const there = (this.#page.paper.mode === "edit" ? $("text") : address && this.#page.paper.cell(address)) || (card ? within(card, "button") : $("reading"));
    there.focus({ preventScroll: true });
  }

  /**
   * Opens the card of a problem. Null folds the card that is open.
   * @param {string | null} id
   * @param {From} from
   */
  choose(id, from) {
    const was = this.#active;
    this.#active = id;
    this.#past = -1;
    if (from !== "cell") this.#cell = null;
    this.#cards.choose(id);
    this.#drawn = this.#drawCell();
    this.#light();
    this.layout(true);
    const problem = this.#problems.find((one) => one.id === (id ?? was));
    const spot = problem && this.#page.paper.spot(problem);
    if (!id) {
      if (from === "key") spot?.focus({ preventScroll: true });
      return;
    }
    if (from !== "cell") intoView(spot, this.#cards.get(id)?.offsetHeight ?? 0);
    if (from === "key" && document.activeElement !== $("text")) this.#cards.get(id)?.focus({ preventScroll: true });
    if (from === "key" && this.#page.paper.mode === "edit" && problem?.place) this.#page.source.point(problem.place.start, problem.place.end);
  }

  /** Opens the card of one of these problems, which stand at one place; where one of them is open already, that of the next. */
  open(/** @type {string[]} */ ids, /** @type {From} */ from) {
    this.choose(this.#among(ids, true), from);
  }

  /** The problem that is meant among these: the one that is open, or `on` the one after it; the first where none is. */
  #among(/** @type {string[]} */ ids, /** @type {boolean} */ on) {
    const at = this.#active === null ? -1 : ids.indexOf(this.#active);
    return ids[at < 0 ? 0 : on ? (at + 1) % ids.length : at] ?? null;
  }

  /** Goes to the next problem, or back. */
  step(/** @type {number} */ by) {
    const at = this.#problems.findIndex((problem) => problem.id === this.#active);
    const past = by > 0 ? this.#past : this.#past - 1;
    const to = this.#problems[at >= 0 ? at + by : this.#past >= 0 ? past : by > 0 ? 0 : this.#problems.length - 1] ?? (at < 0 ? this.#problems[0] : undefined);
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
  async showCell(/** @type {string} */ address, byKey = false) {
    const again = this.#cell === address;
    this.#cell = address;
    const marked = this.#page.paper.cell(address)?.dataset.problem?.split(" ") ?? [];
    const of = (/** @type {"named" | "parts"} */ kind) => this.#problems.filter((problem) => problem.severity !== "note" && problem[kind].has(address)).map(({ id }) => id);
    const ids = [...new Set([...of("named"), ...of("parts"), ...marked])];
    this.choose(this.#among(ids, again), "cell");
    await this.#drawn;
    if (this.#cell === address) intoView(this.#page.paper.cell(address), (this.#active && this.#cards.get(this.#active)?.offsetHeight) || $("alone").offsetHeight);
    if (byKey && !this.#detail.hidden) within(this.#detail, "input, button").focus({ preventScroll: true });
  }

  async #drawCell() {
    const detail = this.#detail;
    const [address, report] = [this.#cell, this.#report];
    const host = (this.#active && this.#cards.get(this.#active)) || $("alone");
    if (detail.parentElement !== host) host.append(detail);
    detail.hidden = !address;
    if (!address || !report) return;
    const held = document.activeElement?.closest("#detail") && detail.dataset.cell === address;
    if (held) return;
    detail.dataset.cell = address;
    const form = this.#formOf(report.tables.find((one) => one.cells.some((cell) => cell.address === address)));
    const draw = await this.#page.detail();
    if (!draw || this.#cell !== address || this.#report !== report || detail.parentElement !== host) return;
    draw(detail, host, address, { report, form, cells: this.#cells, words: whole(this.#page.words().key), change: this.#page.change, close: () => this.close(), back: () => this.#page.paper.cell(address)?.focus({ preventScroll: true }) });
    this.layout();
  }

  /**
   * The form of a table of the report; without a table, or where it is none of the official ones, none.
   * @param {TableReport | undefined} table
   */
  #formOf(table) {
    return table && this.#page.formOf(table, true);
  }

  #light() {
    const at = this.#problems.findIndex(({ id }) => id === this.#active);
    const problem = at < 0 ? undefined : this.#problems[at];
    const named = new Set(this.#cell ? [this.#cell] : (problem?.named ?? []));
    const parts = new Set([...(problem?.parts ?? []), ...(problem?.named ?? [])].filter((address) => !named.has(address)));
    this.#page.paper.choose({ named, parts, id: problem?.id ?? null });
    $("steps").hidden = !this.#problems.length;
    $("count").textContent = `${at < 0 ? "–" : at + 1} / ${this.#problems.length}`;
    $("previous").disabled = at === 0;
    $("next").disabled = at >= 0 && at === this.#problems.length - 1;
    document.body.classList.toggle("chosen", Boolean(problem || this.#cell));
  }

  /**
   * Asks for the reason in the card itself.
   * @param {string} id
   * @param {HTMLButtonElement} button
   */
  #askAside(id, button) {
    const form = reasonForm(this.#page.words(), async (reason) => {
      const at = this.#problems.findIndex((one) => one.id === id);
      if (at < 0) return;
      const next = this.#problems[at + 1] ?? this.#problems[at - 1];
      await this.#page.setAside(this.#problems[at].findings.map((finding) => finding.id), reason);
      const card = next && this.#cards.get(next.id);
      within(card ?? $("aside"), card ? "button" : "summary").focus();
    });
    const card = button.parentElement ?? button;
    if (!card.querySelector("form")) button.after(form);
    within(card, "input").focus();
  }

  /** Puts every card at the height of its place, the open one exactly, the others as near as there is room. */
  layout(now = false) {
    cancelAnimationFrame(this.#frame);
    if (now) this.#place();
    else this.#frame = requestAnimationFrame(() => this.#place());
  }

  #place() {
    const list = $("cards");
    const { classList, dataset } = document.body;
    const loose = !wide.matches || dataset.view !== "work" || classList.contains("overview");
    list.classList.toggle("placed", !loose);
    const alone = this.#cell && !this.#active ? this.#page.paper.cell(this.#cell) : undefined;
    if (loose) {
      for (const item of [...all(list, "li.card"), $("alone")]) item.style.transform = "";
      list.style.minHeight = "";
      return;
    }
    // What is not drawn yet is not drawn for this: the cards are placed again when it is.
    const items = this.#problems.flatMap((problem) => {
      const element = /** @type {HTMLElement | undefined} */ (this.#cards.get(problem.id));
      return element ? [{ element, at: this.#page.paper.spot(problem, false), open: !alone && problem.id === this.#active }] : [];
    });
    if (alone) items.push({ element: $("alone"), at: alone, open: true });
    const top = list.getBoundingClientRect().top;
    const boxes = items.map(({ element, at, open }) => ({ element, open, want: at.getBoundingClientRect().top - top - 6, height: element.offsetHeight, top: 0 }));
    const end = placeCards(boxes);
    for (const box of boxes) box.element.style.transform = `translateY(${Math.round(box.top)}px)`;
    list.style.minHeight = `${Math.ceil(end)}px`;
  }
}
