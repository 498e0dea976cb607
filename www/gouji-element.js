// <gouji-validator>: the checker as an element of any page. Attributes lang and theme; property report; method check(input, options);
// events gouji-report and gouji-error; custom properties --gouji-* and parts. All elements of a page share one worker.
import { ENDINGS } from "./formats.js";
import { createValidator } from "./gouji.js";
import { renderDiagnoses } from "./view/diagnoses.js";
import { STYLE } from "./view/element-style.js";
import { h } from "./view/dom.js";
import { renderFinding } from "./view/findings.js";
import { roving } from "./view/keys.js";
import { STRINGS } from "./view/strings.js";
import { gravest, nameOf, renderTable } from "./view/tables.js";
import { verdictOf } from "./view/verdict.js";

const PAUSE = 150;
const PATIENCE = 250;

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

  /** The last report, or null. */
  get report() {
    return this.#report;
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
    const list = h("div", { class: "list" });
    const tables = h("div", { class: "tables" });
    this.#parts = { text, choose, verdict, list, tables };
    root.append(text, h("p", {}, choose, file), verdict, list, tables);
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
    this.#parts?.list.replaceChildren();
    this.#parts?.tables.replaceChildren();
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
    const light = (addresses) => {
      const chosen = new Set(addresses);
      for (const td of this.shadowRoot.querySelectorAll("td[data-address]")) td.classList.toggle("selected", chosen.has(td.dataset.address));
      this.shadowRoot.querySelector("td.selected")?.scrollIntoView({ block: "nearest", inline: "nearest" });
    };
    const item = (finding) => {
      const made = renderFinding(finding, rules.find((r) => r.id === finding.rule), words, { choose: (f) => light(f.cells) });
      made.setAttribute("part", `finding finding-${finding.severity}`);
      return made;
    };
    const told = new Set();
    const explained = (id) => {
      const finding = told.has(id) ? null : report.findings.find((f) => f.id === id);
      told.add(id);
      return finding && item(finding);
    };
    const diagnoses = renderDiagnoses(report.diagnoses, words, { select: light }, explained);
    const rest = report.findings.filter((f) => !told.has(f.id)).map(item);
    const unchecked = report.not_checked.map(({ rule, why }) => h("li", {}, `${rule}：${why}`));
    this.#parts.list.replaceChildren(
      h("ol", { class: "diagnoses" }, ...diagnoses), h("ol", { class: "findings" }, ...rest),
      ...(unchecked.length ? [h("details", { class: "unchecked" }, h("summary", {}, words.notChecked(unchecked.length)), h("ul", {}, ...unchecked))] : []),
    );
    const grave = gravest(report.findings);
    this.#parts.tables.replaceChildren(...report.tables.map((table) => {
      const form = forms.find((f) => f.id === table.form)?.tables.find((t) => t.id === table.id);
      if (!form) return "";
      const cell = (index) => {
        const { address, value, raw, state } = table.cells[index];
        const { row, column } = nameOf(form, index);
        const severity = grave.get(address);
        const label = [words.cell(row, column), raw, words.states[state], severity && words[severity]].filter(Boolean).join(words.separator);
        return h("td", { class: [state, severity].filter(Boolean).join(" "), "data-address": address, title: label, "aria-label": label }, value === null ? raw : String(value));
      };
      const drawn = renderTable(form, table.cells, cell);
      drawn.setAttribute("part", "table");
      roving(drawn);
      const missing = table.cells.every((c) => c.state === "missing");
      return h("details", { part: "section" }, h("summary", {}, form.title), missing ? h("p", {}, words.missingTable) : h("div", { class: "wide" }, drawn));
    }));
  }
}

if (globalThis.customElements && !customElements.get("gouji-validator")) customElements.define("gouji-validator", GoujiValidator);
