// The reports at hand: totals, how far it has come, and a row for each that is in sight; sorted, filtered, searched, by rule; years paired, units added up.
import { $, h } from "../view/dom.js";
import { nameElement, shownName } from "../view/names.js";
import { remaining } from "../view/problems.js";
import { verdictOf } from "../view/verdict.js";
import { Areas } from "./areas.js";
import { errorText, isBlank, nameFor } from "./documents.js";
import { Pairs } from "./pairs.js";
import { Rows } from "./rows.js";
import { Years } from "./years.js";
/** @import { Doc } from "../types/app.js" */
/** @import { BoardPage, Entry, RowLook } from "../types/board.js" */
/** @import { Words } from "../types/view.js" */

const RANK = { bad: 0, part: 1, empty: 2, good: 3 };

/**
 * How a document looks in a row.
 * @param {Doc} doc
 * @param {Words} words
 * @returns {RowLook}
 */
function lookOf(doc, words) {
  if (doc.report) return verdictOf(doc.report, words);
  if (doc.error) return { kind: "bad", sign: "✗", text: `${words.unread}${words.colon}${errorText(doc.error, words, words.key)}` };
  return isBlank(doc) ? { kind: "empty", sign: "", text: "" } : { kind: "empty", sign: "…", text: words.working, waits: true };
}

const inOrder = new Intl.Collator("zh", { numeric: true }).compare;
const problemsIn = (/** @type {Entry} */ { doc }) => doc.report?.summary.problems ?? -1;
const unitOf = (/** @type {Entry} */ { doc }) => doc.report?.document.organization ?? "";
const yearOf = (/** @type {Entry} */ { doc }) => doc.report?.document.year ?? 0;

/** @type {Record<keyof Words["sorts"], (a: Entry, b: Entry) => number>} */
const SORTS = {
  come: () => 0,
  problems: (a, b) => problemsIn(b) - problemsIn(a) || RANK[a.look.kind] - RANK[b.look.kind],
  name: (a, b) => inOrder(a.name, b.name),
  unit: (a, b) => inOrder(unitOf(a), unitOf(b)) || yearOf(a) - yearOf(b),
};

export class Board {
  #root;
  #page;
  #state = { sort: "come", kind: "", rule: "", word: "" };
  /** @type {{ progress: HTMLProgressElement, count: HTMLElement, totals: HTMLElement, rules: HTMLElement, list: HTMLElement, rows: Rows } | null} */
  #parts = null;
  /** @type {WeakMap<HTMLElement, string>} What each row says. */
  #stamps = new WeakMap();
  #lang = "";
  /** @type {Entry[]} */
  #shown = [];
  /** @type {Doc | null} */
  #current = null;
  #pairs;
  #years;
  #areas;

  /**
   * @param {HTMLElement} root
   * @param {BoardPage} page
   */
  constructor(root, page) {
    this.#root = root;
    this.#page = page;
    const open = (/** @type {Doc} */ doc) => this.#open(doc);
    this.#pairs = new Pairs(page);
    this.#years = new Years(page, this.#pairs, open);
    this.#areas = new Areas(page, this.#pairs, open);
  }

  /**
   * Shows the documents; `current` is the one that is open.
   * @param {Doc[]} documents
   * @param {Doc | null} current
   */
  show(documents, current) {
    const words = this.#page.words();
    this.#parts = this.#lang === words.key && this.#parts ? this.#parts : this.#build(words);
    this.#lang = words.key;
    this.#current = current;
    const entries = documents.map((doc) => ({ doc, name: nameFor(doc, words), look: lookOf(doc, words) }));
    const done = entries.filter(({ look }) => !look.waits).length;
    const { progress, count, list, rows } = this.#parts;
    progress.max = entries.length;
    progress.value = done;
    progress.hidden = done === entries.length;
    count.textContent = done === entries.length ? words.reports(entries.length) : `${done}/${entries.length}`;
    this.#pairs.list(documents);
    this.#totals(entries, words);
    this.#byRule(entries, words);
    this.#years.show(documents, words);
    this.#areas.show(words, done === entries.length);
    this.#shown = this.#chosen(entries);
    if (done === entries.length && this.#shown.length < done) count.prepend(`${this.#shown.length} / `);
    list.classList.toggle("paired", documents.some((doc) => doc.beside || this.#pairs.isOpen(doc)));
    rows.show(this.#shown, current, done === entries.length);
    this.#pairs.look();
  }

  /**
   * The document after the one that is open, or before it, as they stand here.
   * @param {Doc | null} current
   * @param {number} by
   */
  beside(current, by) {
    return this.#shown[this.#shown.findIndex(({ doc }) => doc === current) + by]?.doc;
  }

  /** Brings a document's row into sight, without the page being moved; where the focus is in the list, it goes along. */
  reveal(/** @type {Doc} */ doc) {
    this.#parts?.rows.reveal(doc);
  }

  #build(/** @type {Words} */ words) {
    const state = this.#state;
    /** @type {(keyof Words["sorts"])[]} */
    const sorts = ["come", "problems", "name", "unit"];
    const sort = h("select", { "aria-label": words.sort, onchange: ({ currentTarget }) => this.#set("sort", currentTarget.value) }, ...sorts.map((key) => h("option", { value: key, selected: key === state.sort }, words.sorts[key])));
    const search = h("input", { type: "search", placeholder: words.search, "aria-label": words.search, value: state.word, oninput: ({ currentTarget }) => this.#set("word", currentTarget.value.trim()) });
    const list = h("ol", { class: "documents", id: "documents" });
    const parts = {
      progress: h("progress", { "aria-label": words.progress }), count: h("strong"), totals: h("p", { class: "totals" }), rules: h("ul"), list,
      rows: new Rows(list, (entry, row) => this.#row(entry, row), () => this.#page.words().documents),
    };
    const byRule = h("details", { class: "rules" }, h("summary", {}, words.byRule), parts.rules);
    const overview = h("button", { type: "button", class: "quiet overview", "aria-pressed": String(this.#wide), onclick: () => this.#widen(!this.#wide) }, words.overview);
    const head = h("div", { class: "boardhead" }, h("p", { class: "count" }, parts.count, parts.progress, overview), parts.totals, h("div", { class: "find" }, search, sort), this.#years.element, this.#areas.element, byRule);
    // What is unfolded where there is no room for it is scrolled to.
    head.addEventListener("toggle", ({ target }) => target instanceof HTMLDetailsElement && target.open && target.scrollIntoView({ block: "nearest" }), true);
    this.#root.replaceChildren(head, h("div", { class: "scroller" }, list));
    return parts;
  }

  get #wide() {
    return document.body.classList.contains("overview");
  }

  /** Takes the whole width, or makes room for the report that is open. */
  #widen(/** @type {boolean} */ wide) {
    document.body.classList.toggle("overview", wide);
    this.#root.querySelector(".overview")?.setAttribute("aria-pressed", String(wide));
    this.#page.showList();
  }

  #open(/** @type {Doc} */ doc) {
    if (this.#wide) this.#widen(false);
    this.#page.open(doc);
    // Where the board stands above the report, the report is what is wanted now.
    if (this.#root.getBoundingClientRect().width > innerWidth / 2) $("top").scrollIntoView();
  }

  #set(/** @type {"sort" | "kind" | "rule" | "word"} */ key, /** @type {string} */ value) {
    this.#state[key] = value;
    this.#page.showList();
  }

  #totals(/** @type {Entry[]} */ entries, /** @type {Words} */ words) {
    const place = this.#parts?.totals;
    if (!place) return;
    /** @type {("bad" | "part" | "good")[]} */
    const kinds = ["bad", "part", "good"];
    const counts = kinds.map((kind) => entries.filter(({ look }) => look.kind === kind).length);
    const stamp = JSON.stringify([counts, this.#state.kind]);
    if (place.dataset.stamp === stamp) return;
    place.dataset.stamp = stamp;
    const { activeElement } = document;
    const focused = activeElement instanceof HTMLElement && place.contains(activeElement) && activeElement.dataset.kind;
    const chip = (/** @type {"bad" | "part" | "good"} */ kind, /** @type {number} */ n) => h("button", { type: "button", class: `chip ${kind}`, "data-kind": kind, "aria-pressed": String(this.#state.kind === kind), onclick: () => this.#set("kind", this.#state.kind === kind ? "" : kind) }, `${words.kinds[kind]} ${n}`);
    place.replaceChildren(...kinds.map((kind, i) => (counts[i] ? chip(kind, counts[i]) : "")));
    const again = focused && place.querySelector(`[data-kind="${focused}"]`);
    if (again instanceof HTMLElement) again.focus();
  }

  /** How many reports each rule found something in: "17 份：空白总计". */
  #byRule(/** @type {Entry[]} */ entries, /** @type {Words} */ words) {
    const place = this.#parts?.rules;
    if (!place) return;
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const { doc } of entries) for (const rule of new Set(doc.report ? remaining(doc.report).map((f) => f.rule) : [])) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    const rules = this.#page.rules();
    const stamp = JSON.stringify([[...counts], this.#state.rule, rules.length]);
    if (place.parentElement) place.parentElement.hidden = !counts.size;
    if (place.dataset.stamp === stamp) return;
    place.dataset.stamp = stamp;
    const name = (/** @type {string} */ id) => rules.find((rule) => rule.id === id)?.statement[words.key] ?? id;
    const choose = (/** @type {string} */ rule) => this.#set("rule", this.#state.rule === rule ? "" : rule);
    const item = (/** @type {[string, number]} */ [rule, n]) => h("li", {},
      h("button", { type: "button", class: "link", "aria-pressed": String(this.#state.rule === rule), onclick: () => choose(rule) }, words.inReports(n, name(rule))), " ", h("code", {}, rule), " ",
      h("button", { type: "button", class: "quiet", onclick: () => this.#page.ignoreRule(rule) }, words.ignoreEverywhere));
    place.replaceChildren(...[...counts].sort((a, b) => b[1] - a[1]).map(item));
  }

  #chosen(/** @type {Entry[]} */ entries) {
    const { sort, kind, rule, word } = this.#state;
    const has = (/** @type {Entry} */ { doc, name, look }) => (!kind || look.kind === kind) && (!rule || (doc.report && remaining(doc.report).some((f) => f.rule === rule)))
      && (!word || `${name} ${doc.report?.document.organization ?? ""} ${doc.report?.document.title ?? ""}`.includes(word));
    const chosen = entries.filter(has);
    return sort === "come" ? chosen : chosen.sort(SORTS[/** @type {keyof Words["sorts"]} */ (sort)]);
  }

  #row(/** @type {Entry} */ { doc, name, look }, /** @type {HTMLElement | null} */ row) {
    const words = this.#page.words();
    const about = doc.report?.document;
    const years = this.#years.saysOf(doc, words);
    const stamp = [name, look.kind, look.sign, look.text, years, about?.organization, about?.year, words.key].join("\n");
    const item = row ?? h("li");
    if (this.#stamps.get(item) !== stamp) {
      this.#stamps.set(item, stamp);
      const label = words.remove(shownName(name));
      const show = h("button", { type: "button", class: `document ${look.kind}`, title: `${shownName(name)}\n${look.text}`, onclick: () => this.#open(doc) },
        h("span", { class: "sign", "aria-hidden": "true" }, look.sign), h("span", { class: "name" }, nameElement(name)), h("small", { class: "says" }, look.text),
        h("small", { class: "unit" }, [about?.organization, about?.year && words.year(about.year)].filter(Boolean).join(" · ")), h("small", { class: "years" }, years));
      const at = [...item.children].findIndex((child) => child === document.activeElement);
      item.replaceChildren(show, h("button", { type: "button", class: "quiet", "aria-label": label, title: label, onclick: () => this.#page.remove(doc) }, "×"));
      const again = item.children[at];
      if (again instanceof HTMLElement) again.focus();
    }
    const [show] = item.children;
    if (doc === this.#current) show.setAttribute("aria-current", "true");
    else show.removeAttribute("aria-current");
    return item;
  }
}
