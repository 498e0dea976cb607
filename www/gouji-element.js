// <gouji-validator>: the checker as an element of any page. Attributes lang and theme; properties report and theme; methods check(input, options) and export(shape);
// events gouji-report and gouji-error; custom properties --gouji-* and parts. All elements of a page share one worker.
import { createValidator } from "./gouji.js";
import { Cards } from "./view/cards.js";
import { EN } from "./view/en.js";
import { h } from "./view/dom.js";
import { drawFound } from "./view/element-found.js";
import { makeParts } from "./view/element-parts.js";
import { STRINGS } from "./view/strings.js";
import { thrown } from "./view/thrown.js";
import { verdictOf } from "./view/verdict.js";
/** @import { CheckOptions, Form, Input, Report, Rule, Validator } from "./gouji.js" */
/** @import { GoujiValidator as Declared } from "./gouji-element.js" */
/** @import { Look, OwnWords } from "./types/view.js" */
/** @import { Parts } from "./view/element-parts.js" */

const PATIENCE = 250;

/** @type {Promise<Validator> | null} */
let shared = null;
let users = 0;

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

/** @implements {Declared} */
export class GoujiValidator extends Base {
  static observedAttributes = ["lang"];
  /** @type {Parts | null} */
  #parts = null;
  /** @type {Report | null} */
  #report = null;
  /** @type {Input | null} */
  #input = null;
  /** @type {CheckOptions} */
  #options = {};
  #turn = 0;
  /** @type {Cards | undefined} */
  #cards;

  /** The last report, or null. */
  get report() {
    return this.#report;
  }

  /**
   * Light where it is empty, dark, or auto for what the reader's system has.
   * @returns {Declared["theme"]}
   */
  get theme() {
    const theme = this.getAttribute("theme");
    return theme === "light" || theme === "dark" || theme === "auto" ? theme : "";
  }

  set theme(theme) {
    this.setAttribute("theme", theme);
  }

  /**
   * What was found, to be taken away: csv, sarif, markdown or html, or the figures as figures or xlsx; null where nothing was checked.
   * @param {"csv" | "sarif" | "markdown" | "html" | "figures" | "xlsx"} shape
   * @returns {Promise<any>} bytes of an xlsx, else a text: gouji-element.d.ts says which
   */
  async export(shape) {
    if (this.#input === null) return null;
    const { aside = [], ...options } = this.#options;
    const engine = await validator();
    return engine.export([{ input: this.#input, options, aside }], shape, { lang: this.#lang });
  }

  connectedCallback() {
    users += 1;
    this.#parts ??= makeParts(this.attachShadow({ mode: "open" }), (input, options) => this.#quietly(input, options), () => this.#reset());
    this.#speak();
  }

  disconnectedCallback() {
    leave();
  }

  attributeChangedCallback() {
    if (!this.#parts) return;
    this.#speak();
    if (this.#input !== null) this.#quietly(this.#input, this.#options);
  }

  /** The reader's language, as the checker takes it. */
  get #lang() {
    return (this.lang || document.documentElement.lang || "zh").toLowerCase().startsWith("en") ? "en" : "zh-CN";
  }

  /** @returns {OwnWords} */
  get #words() {
    return this.#lang === "en" ? EN : STRINGS.zh;
  }

  /**
   * Checks for who waits for nothing: what goes wrong is shown and told all the same.
   * @param {Input} input
   * @param {CheckOptions} [options]
   */
  #quietly(input, options) {
    this.check(input, options).catch(() => {});
  }

  /**
   * Checks an input (string, File, Blob, ArrayBuffer or { html, text }), shows what was found, and gives the report.
   * A check that a later one overtook gives its report too, but is neither shown nor told.
   * @param {Input} input
   * @param {CheckOptions} options
   */
  async check(input, options = {}) {
    const turn = ++this.#turn;
    const [words, lang] = [this.#words, this.#lang];
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
      const report = await engine.check(input, { lang, ...options });
      const [forms, rules, text] = await Promise.all([engine.forms(), engine.rules(), typeof input === "string" ? input : engine.text(input, { lang })]);
      if (turn === this.#turn) {
        this.#report = report;
        if (this.#parts && this.#parts.text.value !== text) this.#parts.text.value = text;
        this.#show(report, forms, rules);
        this.#tell("gouji-report", report);
      }
      return report;
    } catch (error) {
      if (turn === this.#turn) {
        const { code, message } = thrown(error);
        this.#report = null;
        this.#clear();
        this.#say("bad", "✗", code === "trap" ? words.errors.trap : message);
        this.#tell("gouji-error", error);
      }
      throw error;
    } finally {
      clearTimeout(slow);
    }
  }

  #tell(/** @type {string} */ name, /** @type {unknown} */ detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #reset() {
    this.#turn += 1;
    this.#report = this.#input = null;
    this.#clear();
    this.#say("empty", "", this.#words.waiting);
  }

  #clear() {
    this.#cards?.clear();
    this.#parts?.rest.replaceChildren();
    this.#parts?.tables.replaceChildren();
  }

  #speak() {
    if (!this.#parts) return;
    const words = this.#words;
    const { text, choose } = this.#parts;
    text.placeholder = words.paste;
    text.setAttribute("aria-label", words.source);
    choose.textContent = words.choose;
    if (!this.#report) this.#say("empty", "", words.waiting);
  }

  /**
   * Shows a line of verdict.
   * @param {Look["kind"]} kind
   * @param {string} sign
   * @param {string} text
   */
  #say(kind, sign, text) {
    if (!this.#parts) return;
    const { verdict } = this.#parts;
    verdict.className = `verdict ${kind}`;
    verdict.replaceChildren(h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", {}, text));
  }

  /**
   * Draws what was found.
   * @param {Report} report
   * @param {Form[]} forms
   * @param {Rule[]} rules
   */
  #show(report, forms, rules) {
    if (!this.#parts) return;
    const { kind, sign, text } = verdictOf(report);
    this.#say(kind, sign, text);
    this.#cards ??= new Cards(this.#parts.cards);
    const [input, options] = [this.#input, this.#options];
    drawFound(this.#parts, this.#cards, { report, form: forms.find((one) => one.id === report.tables[0]?.form), rules, words: this.#words }, {
      put: (edited) => this.#quietly(edited, options),
      setAside: (ids, reason) => input !== null && this.#quietly(input, { ...options, aside: [...(options.aside ?? []), ...ids.map((id) => /** @type {[string, string]} */ ([id, reason]))] }),
    });
  }
}

if (globalThis.customElements && !customElements.get("gouji-validator")) customElements.define("gouji-validator", GoujiValidator);
