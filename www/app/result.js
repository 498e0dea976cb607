// What is known of the document shown: the verdict, what the report is, its problems, and what was not checked.
import { $, all, h, within } from "../view/dom.js";
import { inkOfCells } from "../view/ink.js";
import { nameElement } from "../view/names.js";
import { problemsOf } from "../view/problems.js";
import { learn, whole } from "../view/strings.js";
import { verdictOf } from "../view/verdict.js";
import { errorText, hasText, isBlank, nameFor } from "./documents.js";
import { furtherReports } from "./examine.js";
import { asideItems, filterItems } from "./lists.js";
/** @import { Report, Rule, Severity } from "../gouji.js" */
/** @import { Doc } from "../types/app.js" */
/** @import { FirstWords, Lang, Look } from "../types/view.js" */
/** @import { Margin } from "./margin.js" */
/** @import { Paper } from "./paper.js" */

/**
 * @typedef {{ paper: Paper, margin: Margin, words: () => FirstWords, lang: () => Lang, rules: () => Rule[], documents: () => Doc[],
 *   setAside: (ids: string[], reason: string | null) => unknown, divide: () => unknown }} Page
 */

export class Result {
  #page;
  /** @type {Doc | null} */
  #doc = null;
  /**
   * What is shown already, as far as it can change.
   * @type {unknown[]}
   */
  #known = [];
  /** @type {{ hidden: Set<Severity>, rule: string }} */
  #filter = { hidden: new Set(), rule: "" };
  /** @type {Report | null} */
  #flow = null;

  constructor(/** @type {Page} */ page) {
    this.#page = page;
    $("flow").addEventListener("toggle", () => this.#drawFlow());
  }

  /** Shows what is known of a document; null where none is open. `stale`: it was changed and its check takes its time. */
  show(/** @type {Doc | null} */ doc, stale = false) {
    const { words, lang } = this.#page;
    this.#doc = doc;
    this.showTake(stale);
    const now = [doc, doc?.report, doc?.error, doc?.waiting, doc?.text, doc?.apart, stale, lang()];
    if (now.every((part, i) => part === this.#known[i])) return;
    const isOther = doc !== this.#known[0];
    this.#known = now;
    this.#showVerdict(stale);
    $("desk").classList.toggle("stale", stale);
    $("result").setAttribute("aria-busy", String(stale));
    // While a check is on its way the last report stays: that of a text as it was does not fit the text as it is, but its cards do.
    const report = doc?.report ?? null;
    this.#showAbout(report);
    this.#showProblems(isOther);
    const restore = (/** @type {string} */ id) => this.#page.setAside([id], null);
    list($("aside"), report ? asideItems(report, words(), restore) : [], words().asideCount);
    list($("unchecked"), (report?.not_checked ?? []).map(({ rule, why }) => h("li", {}, `${why} `, h("code", {}, rule))), words().notChecked);
  }

  /** The report is to be shown in another way: of what is known nothing has changed, unless it was typed in meanwhile. */
  turned(/** @type {boolean} */ stale) {
    if (this.#doc && this.#known[4] === this.#doc.text) this.#page.paper.again();
    else this.show(this.#doc, stale);
    this.#page.margin.layout();
  }

  /** The text shown is not the one drawn last: it was typed in. */
  typed() {
    this.#known[4] = null;
  }

  #showProblems(/** @type {boolean} */ isOther) {
    const { paper, margin, words, rules } = this.#page;
    const doc = this.#doc;
    const report = doc?.report ?? null;
    const problems = report ? problemsOf(report) : [];
    const { hidden, rule } = this.#filter;
    const shown = problems.filter((problem) => !hidden.has(problem.severity) && (!rule || problem.findings.some((f) => f.rule === rule)));
    const inks = report ? inkOfCells(report, problems) : new Map();
    const blank = !doc || !hasText(doc);
    document.body.dataset.view = !doc || isBlank(doc) ? "start" : "work";
    // The places of a report count in the text it was made of.
    const fits = report && doc?.reported === doc?.text;
    paper.show({ key: doc?.id ?? null, text: doc?.text ?? "", readOnly: Boolean(doc?.waiting), report: fits ? report : null, problems: fits ? problems : [], inks, blank, pending: Boolean(report) && !fits, awaited: !report && !doc?.error });
    if (fits || !report) margin.show(report, shown, isOther);
    $("filters").replaceChildren(...filterItems(problems, shown.length, this.#filter, rules(), words(), (control) => this.#refilter(control)));
    $("flow").hidden = !report?.tables.some((table) => table.id === "requests" && table.place);
    this.#flow = null;
    this.#drawFlow();
  }

  /** The flow of requests, where it is unfolded: its picture comes when it is first wanted. */
  async #drawFlow() {
    const { lang, margin } = this.#page;
    const report = this.#doc?.report;
    if (!$("flow").open || !report || this.#flow === report) return;
    this.#flow = report;
    const { renderFlow } = await import("../view/flow.js");
    await learn(lang(), true);
    if (this.#flow !== report) return;
    const problems = problemsOf(report).filter((problem) => problem.severity === "error");
    // A broken column marks every part of it: where a diagnosis names the cell, that alone is marked.
    const named = problems.flatMap((problem) => [...problem.named]);
    const broken = new Set(named.length ? named : problems.flatMap((problem) => [...problem.parts]));
    const requests = report.tables.find((table) => table.id === "requests");
    const drawn = requests && renderFlow(requests, broken, whole(lang()), ([address]) => margin.showCell(address));
    within($("flow"), "div").replaceChildren(...(drawn ? [drawn] : []));
  }

  #showVerdict(/** @type {boolean} */ stale) {
    const { words, lang } = this.#page;
    const [doc, w] = [this.#doc, words()];
    if (stale || (doc && (doc.waiting || (hasText(doc) && !doc.report && !doc.error)))) return this.verdict("empty", "…", w.working);
    if (doc?.report) {
      const { kind, sign, text } = verdictOf(doc.report, w);
      return this.verdict(kind, sign, text);
    }
    if (!doc?.error) return this.verdict("empty", "", w.waiting);
    const name = doc.name ? [nameElement(nameFor(doc, w)), w.colon] : [];
    return this.verdict("bad", "✗", ...name, errorText(doc.error, w, lang()));
  }

  /**
   * Shows one line of verdict; the same one again is not told again.
   * @param {Look["kind"]} kind
   * @param {string} sign
   * @param {(Node | string)[]} text
   */
  verdict(kind, sign, ...text) {
    const line = [h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", {}, ...text)];
    const place = $("verdict");
    place.className = `verdict ${kind}`;
    if (place.textContent !== line.map((part) => part.textContent).join("")) place.replaceChildren(...line);
  }

  /** Something can be taken away, but not while anything is still being checked. */
  showTake(/** @type {boolean} */ stale) {
    const documents = this.#page.documents();
    const busy = stale || documents.some((d) => !isBlank(d) && !d.report && !d.error);
    $("takeaway").hidden = busy || !documents.some((d) => d.report || d.error);
  }

  #showAbout(/** @type {Report | null} */ report) {
    const w = this.#page.words();
    const about = report?.document;
    $("about").textContent = about ? [about.organization, about.year && w.year(about.year), about.form && w.form(about.form), about.encoding].filter(Boolean).join(" · ") : "";
    const more = this.#doc ? furtherReports(this.#doc) : 0;
    $("others").hidden = !more;
    if (!more || !about) return;
    const titles = about.others.flatMap(({ title }) => (title ? [w.quoted(title)] : []));
    $("others").replaceChildren(w.others(more), titles.join(w.separator), " ", h("button", { type: "button", class: "link", onclick: this.#page.divide }, w.divide));
  }

  /** Filters anew; the control that was used keeps the focus. */
  #refilter(/** @type {string} */ control) {
    this.#showProblems(false);
    const [used] = all(document, control);
    used?.focus();
  }
}

/**
 * Fills a <details> with a list, or hides it where the list is empty.
 * @param {HTMLDetailsElement} details
 * @param {HTMLLIElement[]} items
 * @param {(count: number) => string} title
 */
function list(details, items, title) {
  details.hidden = items.length === 0;
  within(details, "summary").textContent = title(items.length);
  within(details, "ul").replaceChildren(...items);
}
