// The reports at hand: totals, how far it has come, and a row for each that is drawn anew only where it has changed; sorted, filtered, searched, by rule.
import { h } from "../view/dom.js";
import { nameElement, shownName } from "../view/names.js";
import { remaining } from "../view/problems.js";
import { verdictOf } from "../view/verdict.js";
import { isBlank, nameFor } from "./documents.js";

const RANK = { bad: 0, part: 1, empty: 2, good: 3 };

/** How a document looks in a row: { kind, sign, text, waits }. */
function lookOf(doc, words) {
  if (doc.report) return verdictOf(doc.report);
  if (doc.error) return { kind: "bad", sign: "✗", text: words.unread };
  return isBlank(doc) ? { kind: "empty", sign: "", text: "" } : { kind: "empty", sign: "…", text: words.working, waits: true };
}

const SORTS = {
  come: () => 0,
  problems: (a, b) => (b.doc.report?.summary.problems ?? -1) - (a.doc.report?.summary.problems ?? -1) || RANK[a.look.kind] - RANK[b.look.kind],
  name: (a, b) => a.name.localeCompare(b.name, "zh"),
  unit: (a, b) => (a.doc.report?.document.organization ?? "").localeCompare(b.doc.report?.document.organization ?? "", "zh") || (a.doc.report?.document.year ?? 0) - (b.doc.report?.document.year ?? 0),
};

export class Board {
  #root;
  #page;
  #rows = new Map();
  #state = { sort: "come", kind: "", rule: "", word: "" };
  #parts;
  #lang = null;
  #shown = [];

  /** `page` is { words(), rules(), open(doc), remove(doc), ignoreRule(rule) }. */
  constructor(root, page) {
    this.#root = root;
    this.#page = page;
  }

  /** Shows the documents; `current` is the one that is open. */
  show(documents, current) {
    const words = this.#page.words();
    if (this.#lang !== words.key) this.#build(words);
    const entries = documents.map((doc) => ({ doc, name: nameFor(doc, words), look: lookOf(doc, words) }));
    const done = entries.filter(({ look }) => !look.waits).length;
    const { progress, count, totals, list } = this.#parts;
    progress.max = entries.length;
    progress.value = done;
    progress.hidden = done === entries.length;
    count.textContent = done === entries.length ? words.reports(entries.length) : `${done}/${entries.length}`;
    this.#totals(totals, entries, words);
    this.#byRule(entries, words);
    this.#shown = this.#chosen(entries);
    const years = new Set(documents.filter((d) => d.report?.document.year).map((d) => `${d.report.document.organization} ${d.report.document.year}`));
    const items = this.#shown.map((entry) => this.#row(entry, current, years, words));
    const focused = list.contains(document.activeElement) ? document.activeElement.closest("li") : null;
    const place = focused && [...list.children].indexOf(focused);
    const wanted = new Set(items);
    for (const item of [...list.children]) if (!wanted.has(item)) item.remove();
    items.forEach((item, i) => {
      if (list.children[i] !== item) list.insertBefore(item, list.children[i] ?? null);
    });
    for (const doc of this.#rows.keys()) if (!documents.includes(doc)) this.#rows.delete(doc);
    if (focused && !focused.isConnected) list.children[Math.min(place, list.children.length - 1)]?.querySelector("button").focus();
  }

  /** The document after the one that is open, or before it, as they stand here. */
  beside(current, by) {
    return this.#shown[this.#shown.findIndex(({ doc }) => doc === current) + by]?.doc;
  }

  #build(words) {
    this.#lang = words.key;
    this.#rows.clear();
    const state = this.#state;
    const select = (key, label, options) => h("select", { "aria-label": label, onchange: ({ currentTarget }) => this.#set(key, currentTarget.value) }, ...options.map(([value, text]) => h("option", { value, selected: value === state[key] }, text)));
    const parts = {
      progress: h("progress", { "aria-label": words.progress }), count: h("strong"), totals: h("p", { class: "totals" }),
      search: h("input", { type: "search", placeholder: words.search, "aria-label": words.search, value: state.word, oninput: ({ currentTarget }) => this.#set("word", currentTarget.value.trim()) }),
      sort: select("sort", words.sort, Object.keys(SORTS).map((key) => [key, words.sorts[key]])),
      rules: h("details", { class: "rules" }, h("summary", {}, words.byRule), h("ul")), list: h("ol", { class: "documents", id: "documents" }),
    };
    this.#parts = parts;
    const overview = h("button", { type: "button", class: "quiet overview", "aria-pressed": String(this.#wide), onclick: () => this.#widen(!this.#wide) }, words.overview);
    this.#root.replaceChildren(h("div", { class: "boardhead" }, h("p", { class: "count" }, parts.count, parts.progress, overview), parts.totals, h("div", { class: "find" }, parts.search, parts.sort), parts.rules), parts.list);
  }

  get #wide() {
    return document.body.classList.contains("overview");
  }

  /** Takes the whole width, or makes room for the report that is open. */
  #widen(wide) {
    document.body.classList.toggle("overview", wide);
    this.#root.querySelector(".overview").setAttribute("aria-pressed", String(wide));
  }

  #open(doc) {
    this.#widen(false);
    this.#page.open(doc);
  }

  #set(key, value) {
    this.#state[key] = value;
    this.#page.changed();
  }

  #totals(place, entries, words) {
    const kinds = ["bad", "part", "good"].map((kind) => [kind, entries.filter(({ look }) => look.kind === kind).length]);
    const stamp = JSON.stringify([kinds, this.#state.kind]);
    if (place.dataset.stamp === stamp) return;
    place.dataset.stamp = stamp;
    const focused = place.contains(document.activeElement) && document.activeElement.dataset.kind;
    place.replaceChildren(...kinds.filter(([, n]) => n).map(([kind, n]) => h("button", { type: "button", class: `chip ${kind}`, "data-kind": kind, "aria-pressed": String(this.#state.kind === kind), onclick: () => this.#set("kind", this.#state.kind === kind ? "" : kind) }, `${words.kinds[kind]} ${n}`)));
    if (focused) place.querySelector(`[data-kind="${focused}"]`)?.focus();
  }

  /** How many reports each rule found something in: "17 份：空白总计". */
  #byRule(entries, words) {
    const { rules } = this.#parts;
    const counts = new Map();
    for (const { doc } of entries) for (const rule of new Set(doc.report ? remaining(doc.report).map((f) => f.rule) : [])) counts.set(rule, (counts.get(rule) ?? 0) + 1);
    const stamp = JSON.stringify([[...counts], this.#state.rule, this.#page.rules().length]);
    rules.hidden = !counts.size;
    if (rules.dataset.stamp === stamp) return;
    rules.dataset.stamp = stamp;
    const name = (id) => this.#page.rules().find((rule) => rule.id === id)?.statement[words.key] ?? id;
    const item = ([rule, n]) => h("li", {}, h("button", { type: "button", class: "link", "aria-pressed": String(this.#state.rule === rule), onclick: () => this.#set("rule", this.#state.rule === rule ? "" : rule) }, words.inReports(n, name(rule))), " ", h("code", {}, rule), " ", h("button", { type: "button", class: "quiet", onclick: () => this.#page.ignoreRule(rule) }, words.ignoreEverywhere));
    rules.querySelector("ul").replaceChildren(...[...counts].sort((a, b) => b[1] - a[1]).map(item));
  }

  #chosen(entries) {
    const { sort, kind, rule, word } = this.#state;
    const has = ({ doc, name, look }) => (!kind || look.kind === kind) && (!rule || (doc.report && remaining(doc.report).some((f) => f.rule === rule)))
      && (!word || `${name} ${doc.report?.document.organization ?? ""} ${doc.report?.document.title ?? ""}`.includes(word));
    const chosen = entries.filter(has);
    return sort === "come" ? chosen : chosen.sort(SORTS[sort]);
  }

  #row({ doc, name, look }, current, years, words) {
    const about = doc.report?.document;
    const last = about?.year && years.has(`${about.organization} ${about.year + 1}`);
    const stamp = [name, look.kind, look.sign, look.text, last, about?.organization, about?.year].join("\n");
    let row = this.#rows.get(doc);
    if (row?.stamp !== stamp) {
      const label = words.remove(shownName(name));
      const show = h("button", { type: "button", class: `document ${look.kind}`, title: shownName(name), onclick: () => this.#open(doc) },
        h("span", { class: "sign", "aria-hidden": "true" }, look.sign), h("span", { class: "name" }, nameElement(name)), last ? h("small", {}, words.lastYear) : null,
        h("small", { class: "says" }, look.text), h("small", { class: "unit" }, [about?.organization, about?.year && words.year(about.year)].filter(Boolean).join(" · ")));
      const item = row?.item ?? h("li");
      item.replaceChildren(show, h("button", { type: "button", class: "quiet", "aria-label": label, title: label, onclick: () => this.#page.remove(doc) }, "×"));
      row = { item, stamp };
      this.#rows.set(doc, row);
    }
    const [show] = row.item.children;
    if (doc === current) show.setAttribute("aria-current", "true");
    else show.removeAttribute("aria-current");
    return row.item;
  }
}
