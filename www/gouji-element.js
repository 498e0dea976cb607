// <gouji-validator>: the checker as an element of any page. Attributes lang and theme; properties report and theme; methods check(input, options) and export(shape);
// events gouji-report and gouji-error; custom properties --gouji-* and parts. All elements of a page share one worker.
import { ENDINGS } from "./formats.js";
import { createValidator } from "./gouji.js";
import { Cards } from "./view/cards.js";
import { STYLE } from "./view/element-style.js";
import { EN } from "./view/en.js";
import { h } from "./view/dom.js";
import { inkOfCells } from "./view/ink.js";
import { cellsOf, problemsOf } from "./view/problems.js";
import { reasonForm } from "./view/reason.js";
import { dressed, light } from "./view/reading.js";
import { roving } from "./view/keys.js";
import { STRINGS } from "./view/strings.js";
import { renderTable } from "./view/tables.js";
import { verdictOf } from "./view/verdict.js";
/** @import { Form, Rule } from "./gouji.js" */

const PAUSE = 150;
const PATIENCE = 250;

STRINGS.en = EN;

let shared = null;
let users = 0;
let sheet = null;

/** The one validator of the page, made when the first element needs it. */
const validator = () => (shared ??= createValidator());

/** Ends the worker when the last element has left the page. */
function leave() {
  users -= 1;
  setTimeout(() => {
    if (users > 0 || !shared) return;
    shared.then((v) => v.dispose());
    shared = null;
  });
}

// Where there is no document (a server), the module can be imported all the same.
const Base = globalThis.HTMLElement ?? class {};

export class GoujiValidator extends Base {
  static observedAttributes = ["lang"];
  #parts = null;
  #report = null;
  #input = null;
  #options = {};
  #turn = 0;
  #pause;
  #cards;

  /** The last report, or null. */
  get report() {
    return this.#report;
  }

  /** Light where it is empty, dark, or auto for what the reader's system has. */
  get theme() {
    return this.getAttribute("theme") ?? "";
  }

  set theme(theme) {
    this.setAttribute("theme", theme);
  }

  /** What was found, to be taken away: csv, sarif, markdown or html, or the figures as figures or xlsx; null where nothing was checked. */
  async export(shape) {
    if (this.#input === null) return null;
    const { aside = [], ...options } = this.#options;
    const engine = await validator();
    return engine.export([{ input: this.#input, options, aside }], shape, { lang: this.#words === STRINGS.en ? "en" : "zh-CN" });
  }

  connectedCallback() {
    users += 1;
    if (!this.#parts) this.#build();
    this.#speak();
  }

  disconnectedCallback() {
    leave();
  }

  attributeChangedCallback() {
    if (!this.#parts) return;
    this.#speak();
    if (this.#input !== null) this.check(this.#input, this.#options).catch(() => {});
  }

  get #words() {
    return STRINGS[(this.lang || document.documentElement.lang || "zh").toLowerCase().startsWith("en") ? "en" : "zh"];
  }

  /**
   * Checks an input (string, File, Blob, ArrayBuffer or { html, text }), shows what was found, and gives the report.
   * A check that a later one overtook gives its report too, but is neither shown nor told.
   */
  async check(input, options = {}) {
    const turn = ++this.#turn;
    const words = this.#words;
    this.#input = input;
    this.#options = options;
    // If it takes its time, what was found before does not stand meanwhile.
    const slow = setTimeout(() => {
      if (turn !== this.#turn) return;
      this.#clear();
      this.#say("empty", "…", words.working);
    }, PATIENCE);
    try {
      const engine = await validator();
      const report = await engine.check(input, { lang: words === STRINGS.en ? "en" : "zh-CN", ...options });
      const [forms, rules, text] = await Promise.all([engine.forms(), engine.rules(), typeof input === "string" ? input : engine.text(input, { lang: words === STRINGS.en ? "en" : "zh-CN" })]);
      if (turn === this.#turn) {
        this.#report = report;
        if (this.#parts && this.#parts.text.value !== text) this.#parts.text.value = text;
        this.#show(forms, rules);
        this.#tell("gouji-report", report);
      }
      return report;
    } catch (error) {
      if (turn === this.#turn) {
        this.#report = null;
        this.#clear();
        this.#say("bad", "✗", error.code === "trap" ? words.errors.trap : error.message);
        this.#tell("gouji-error", error);
      }
      throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #build() {
    const root = this.attachShadow({ mode: "open" });
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
    }
    root.adoptedStyleSheets = [sheet];
    const text = h("textarea", { part: "input", spellcheck: "false", autocomplete: "off", rows: 8 });
    const file = h("input", { type: "file", hidden: true, accept: ENDINGS.map((ending) => `.${ending}`).join() });
    const choose = h("button", { type: "button", part: "button", onclick: () => file.click() });
    const verdict = h("div", { part: "verdict", class: "verdict empty", role: "status", "aria-live": "polite" });
    const cards = h("ol", { class: "cards" });
    const rest = h("div");
    const tables = h("div", { class: "tables" });
    this.#parts = { text, choose, verdict, cards, rest, tables };
    root.append(text, h("p", {}, choose, file), verdict, cards, rest, tables);
    const quiet = (input, options) => this.check(input, options).catch(() => {});
    text.addEventListener("input", () => {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => (text.value.trim() ? quiet(text.value) : this.#reset()), PAUSE);
    });
    text.addEventListener("paste", (event) => {
      const html = event.clipboardData?.getData("text/html") ?? "";
      const whole = text.selectionStart === 0 && text.selectionEnd === text.value.length;
      if (!whole || !/<table/i.test(html)) return;
      event.preventDefault();
      quiet({ html, text: event.clipboardData.getData("text/plain") });
    });
    file.addEventListener("change", () => {
      const [chosen] = file.files;
      if (chosen) quiet(chosen, { name: chosen.name });
      file.value = "";
    });
    root.addEventListener("dragover", (event) => event.preventDefault());
    root.addEventListener("drop", (event) => {
      event.preventDefault();
      const [dropped] = event.dataTransfer.files;
      if (dropped) quiet(dropped, { name: dropped.name });
    });
  }

  #reset() {
    this.#turn += 1;
    this.#report = this.#input = null;
    this.#clear();
    this.#say("empty", "", this.#words.waiting);
  }

  #clear() {
    this.#cards?.show([], { words: this.#words, rules: [], actions: {} });
    for (const name of ["rest", "tables"]) this.#parts?.[name].replaceChildren();
  }

  #speak() {
    const words = this.#words;
    const { text, choose } = this.#parts;
    text.placeholder = words.paste;
    text.setAttribute("aria-label", words.source);
    choose.textContent = words.choose;
    if (!this.#report) this.#say("empty", "", words.waiting);
  }

  #say(kind, sign, text) {
    const { verdict } = this.#parts ?? {};
    if (!verdict) return;
    verdict.className = `verdict ${kind}`;
    verdict.replaceChildren(h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", {}, text));
  }

  #show(forms, rules) {
    if (!this.#parts) return;
    const [report, words] = [this.#report, this.#words];
    const { kind, sign, text } = verdictOf(report);
    this.#say(kind, sign, text);
    const form = forms.find((one) => one.id === report.tables[0]?.form);
    const [problems, cells, tables] = [problemsOf(report), cellsOf(report), this.#parts.tables];
    const inks = inkOfCells(report, problems);
    const mend = (places) => {
      let edited = this.#parts.text.value;
      for (const { start, end, text } of places.sort((a, b) => b.start - a.start)) edited = edited.slice(0, start) + text + edited.slice(end);
      this.check(edited, this.#options).catch(() => {});
    };
    const actions = {
      quotes: true,
      choose: (id) => {
        this.#cards.choose(id);
        const problem = problems.find((one) => one.id === id);
        light(tables, { named: problem.named, parts: problem.parts, id });
        const cell = tables.querySelector("td.selected");
        if (cell) cell.closest("details").open = true;
        cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
      },
      canChange: (address) => Boolean(cells.get(address)?.place),
      change: (mended) => mend(mended.map(({ address, suggested }) => ({ ...cells.get(address).place, text: String(suggested ?? "") }))),
      replace: ({ place, text }) => mend([{ ...place, text }]),
      aside: (id, button) => {
        const { findings } = problems.find((one) => one.id === id);
        const known = this.#options.aside ?? [];
        const again = (reason) => this.check(this.#input, { ...this.#options, aside: [...known, ...findings.map((f) => [f.id, reason])] }).catch(() => {});
        if (!button.parentElement.querySelector("form")) button.after(reasonForm(words, again));
        button.parentElement.querySelector("input").focus();
      },
    };
    this.#cards ??= new Cards(this.#parts.cards);
    this.#cards.show(problems, { report, form, cells, rules, words, actions });
    for (const card of this.#parts.cards.children) card.setAttribute("part", `finding finding-${/error|warning|note/.exec(card.className)}`);
    const unchecked = report.not_checked.map(({ rule, why }) => h("li", {}, `${why} `, h("code", {}, rule)));
    this.#parts.rest.replaceChildren(...(unchecked.length ? [h("details", { class: "unchecked" }, h("summary", {}, words.notChecked(unchecked.length)), h("ul", {}, ...unchecked))] : []));
    tables.replaceChildren(...report.tables.map((table) => {
      const known = form?.tables.find((one) => one.id === table.id);
      if (!known) return "";
      const drawn = renderTable(known, table.cells, (index) => dressed(h("td", { "data-address": table.cells[index].address }), table.cells[index], inks.get(table.cells[index].address), { tables: [known] }, words));
      drawn.setAttribute("part", "table");
      roving(drawn);
      const missing = table.cells.every((cell) => cell.state === "missing");
      return h("details", { part: "section" }, h("summary", {}, known.title), missing ? h("p", {}, words.missingTable) : h("div", { class: "wide" }, drawn));
    }));
    for (const td of tables.querySelectorAll("[data-problem][data-badge]")) td.dataset.n = problems.find(({ id }) => id === td.dataset.problem).n;
  }
}

if (globalThis.customElements && !customElements.get("gouji-validator")) customElements.define("gouji-validator", GoujiValidator);
