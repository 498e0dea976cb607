// The right-hand side: the verdict, what the report is, diagnoses, findings, and what was not checked.
import { renderDiagnoses } from "../view/diagnoses.js";
import { h } from "../view/dom.js";
import { renderFinding } from "../view/findings.js";
import { nameElement } from "../view/names.js";
import { verdictOf } from "../view/verdict.js";
import { canTake, errorText, hasText, isBlank, nameFor } from "./documents.js";
import { furtherReports } from "./examine.js";
import { Figures } from "./figures.js";
import { asideItems, filterItems, reasonForm, remaining } from "./lists.js";

const $ = (id) => document.getElementById(id);

export class Result {
  #page;
  #figures;
  #doc = null;
  /** What is shown already, as far as it can change. */
  #known = [];
  #filter = { hidden: new Set(), rule: "" };

  /** `page` is that of `Figures`, and { lang, rules, documents } as functions and { setAside(id, reason), divide } beside it. */
  constructor(page) {
    this.#page = page;
    this.#figures = new Figures(page);
  }

  get cellAt() {
    return (address) => this.#figures.cellAt(address);
  }

  /** Shows what is known of a document; null where none is open. `stale`: it was changed and its check takes its time. */
  show(doc, stale = false) {
    const { words, lang } = this.#page;
    this.#doc = doc;
    this.showTake(stale);
    const now = [doc, doc?.report, doc?.error, doc?.waiting, doc && hasText(doc), doc?.apart, stale, lang()];
    if (now.every((part, i) => part === this.#known[i])) return;
    if (doc !== this.#known[0] || doc?.report !== this.#known[1]) this.#figures.forget();
    this.#known = now;
    this.#showVerdict(stale);
    $("result").classList.toggle("stale", stale);
    $("result").setAttribute("aria-busy", String(stale));
    const report = doc?.report ?? null;
    this.#showAbout(report);
    this.#figures.show(report);
    if (report) this.#showFindings();
    else for (const id of ["findings", "diagnoses", "filters"]) $(id).replaceChildren();
    if (!report) $("aside").hidden = true;
    list($("unchecked"), report?.not_checked ?? [], words().notChecked, ({ rule, why }) => h("li", {}, `${rule}：${why}`));
    this.#figures.select();
  }

  #showVerdict(stale) {
    const { words, lang } = this.#page;
    const [doc, w] = [this.#doc, words()];
    if (stale || (doc && (doc.waiting || (hasText(doc) && !doc.report && !doc.error)))) return this.verdict("empty", "…", w.working);
    if (doc?.report) {
      const { kind, sign, text } = verdictOf(doc.report);
      return this.verdict(kind, sign, text);
    }
    if (!doc?.error) return this.verdict("empty", "", w.waiting);
    const name = doc.name ? [nameElement(nameFor(doc, w)), w.colon] : [];
    return this.verdict("bad", "✗", ...name, errorText(doc.error, w, lang()));
  }

  /** Shows one line of verdict; the same one again is not told again. */
  verdict(kind, sign, ...text) {
    const line = [h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", {}, ...text)];
    const place = $("verdict");
    place.className = `verdict ${kind}`;
    if (place.textContent !== line.map((part) => part.textContent).join("")) place.replaceChildren(...line);
  }

  /** What can be taken away just now: nothing while anything is still being checked. */
  showTake(stale) {
    const documents = this.#page.documents();
    const busy = stale || documents.some((d) => !isBlank(d) && !d.report && !d.error);
    let any = false;
    for (const button of document.querySelectorAll("[data-shape]")) {
      const possible = !busy && canTake(button.dataset.shape, documents, this.#doc);
      button.hidden = !possible;
      any ||= possible;
    }
    $("takeaway").hidden = !any;
    $("bar").hidden = !any && !this.#doc?.report;
  }

  #showAbout(report) {
    const w = this.#page.words();
    const about = report?.document;
    $("about").textContent = about ? [about.organization, about.year && w.year(about.year), about.form && w.form(about.form), about.encoding].filter(Boolean).join(" · ") : "";
    const more = this.#doc ? furtherReports(this.#doc) : 0;
    $("others").hidden = !more;
    if (!more) return;
    const titles = about.others.map((other) => other.title).filter(Boolean).map(w.quoted);
    $("others").replaceChildren(w.others(more), titles.join(w.separator), " ", h("button", { type: "button", class: "link", onclick: this.#page.divide }, w.divide));
  }

  #showFindings() {
    const { words, rules, change } = this.#page;
    const [w, { report }] = [words(), this.#doc];
    const found = remaining(report);
    const shown = found.filter((f) => !this.#filter.hidden.has(f.severity) && (!this.#filter.rule || f.rule === this.#filter.rule));
    const actions = { choose: (finding) => this.#figures.choose(finding), aside: (finding) => this.#askAside(finding) };
    const item = (finding) => renderFinding(finding, rules().find((r) => r.id === finding.rule), w, actions);
    const ids = new Set(shown.map((f) => f.id));
    const explained = new Set();
    const diagnoses = report.diagnoses.filter((d) => d.explains.some((id) => ids.has(id)));
    const finding = (id) => {
      if (!ids.has(id) || explained.has(id)) return null;
      explained.add(id);
      return item(shown.find((f) => f.id === id));
    };
    const canChange = (address) => Boolean(this.cellAt(address)?.place);
    $("diagnoses").replaceChildren(...renderDiagnoses(diagnoses, w, { select: (cells) => this.#figures.light(cells), change, canChange }, finding));
    $("findings").replaceChildren(...shown.filter((f) => !explained.has(f.id)).map(item));
    $("filters").replaceChildren(...filterItems(found, shown.length, this.#filter, w, (control) => this.#refilter(control)));
    const restore = (id) => this.#page.setAside(id, null);
    const aside = asideItems(report, w, restore);
    list($("aside"), aside, w.asideCount, (one) => one);
  }

  /** Shows the findings anew; the control that was used keeps the focus. */
  #refilter(control) {
    this.#showFindings();
    this.#figures.select();
    document.querySelector(control)?.focus();
  }

  /** Asks for the reason under the finding itself. */
  #askAside(finding) {
    const item = document.querySelector(`.finding[data-id="${finding.id}"]`).closest("li");
    const done = async (reason) => {
      await this.#page.setAside(finding.id, reason);
      $("aside").querySelector("summary").focus();
    };
    if (!item.querySelector("form")) item.append(reasonForm(this.#page.words(), done));
    item.querySelector("input").focus();
  }
}

/** Fills a <details> with a list, or hides it where the list is empty. */
function list(details, all, title, item) {
  details.hidden = all.length === 0;
  details.querySelector("summary").textContent = title(all.length);
  details.querySelector("ul").replaceChildren(...all.map(item));
}
