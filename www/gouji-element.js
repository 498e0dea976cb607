// <gouji-validator>: the checker as an element of any page. Attributes lang and theme; properties report, reports and theme; methods check(input, options), checkAll(inputs, options) and export(shape);
// events gouji-report and gouji-error; custom properties --gouji-* and parts. All elements of a page share one worker.
import { EN } from "./view/en.js";
import { h } from "./view/dom.js";
import { enter, leave, validator } from "./view/element-engine.js";
import { Face } from "./view/element-face.js";
import { failure, Files } from "./view/element-files.js";
import { makeParts } from "./view/element-parts.js";
import { STRINGS } from "./view/strings.js";
/** @import { CheckOptions, Input, Report } from "./gouji.js" */
/** @import { GoujiValidator as Declared } from "./gouji-element.js" */
/** @import { OwnWords } from "./types/view.js" */
/** @import { Entry } from "./view/element-files.js" */

const PATIENCE = 250;

// Where there is no document (a server), the module can be imported all the same.
const Base = globalThis.HTMLElement ?? class {};

/** @implements {Declared} */
export class GoujiValidator extends Base {
  static observedAttributes = ["lang"];
  /** @type {Face | null} There is none before it has come to a page. */
  #face = null;
  /** @type {Report | null} */
  #report = null;
  /** @type {Input | null} */
  #input = null;
  /** @type {CheckOptions} */
  #options = {};
  #turn = 0;
  #files = new Files(h("ol", { class: "files", part: "files", hidden: true }), (entry) => this.#open(entry));

  /** The last report, or null. */
  get report() {
    return this.#report;
  }

  /** Of every input at hand its report, or null where it was not read or still waits. */
  get reports() {
    return this.#files.entries.length ? this.#files.entries.map(({ report }) => report) : [this.#report];
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
   * What was found in every input at hand, to be taken away: csv, sarif, markdown, html or a workbook; of the one that is shown the figures as figures or xlsx;
   * null where nothing was checked.
   * @param {"csv" | "sarif" | "markdown" | "html" | "figures" | "xlsx" | "workbook"} shape
   * @returns {Promise<any>} bytes of an xlsx or a workbook, else a text: gouji-element.d.ts says which
   */
  async export(shape) {
    if (this.#input === null) return null;
    const [{ aside = [], ...options }, engine] = [this.#options, await validator()];
    const [all, alone] = [this.#files.taken, ["figures", "xlsx"].includes(shape)];
    return engine.export(all.length && !alone ? all : [{ input: this.#input, options, aside }], /** @type {"csv"} */ (shape), { lang: this.#lang });
  }

  connectedCallback() {
    enter();
    const known = this.#face;
    this.#face ??= this.#made();
    this.#speak();
    // What was checked before it came here is shown now.
    if (this.#input !== null && !known) this.#quietly(this.#input, this.#options);
  }

  disconnectedCallback() {
    leave();
  }

  #made() {
    const typed = () => (this.#turn += 1);
    const parts = makeParts(this.attachShadow({ mode: "open" }), (input, options) => this.#quietly(input, options), (files) => this.#takeFiles(files), () => this.#reset(), typed);
    return new Face(parts, this.#files.list);
  }

  attributeChangedCallback(/** @type {string} */ _, /** @type {string | null} */ before, /** @type {string | null} */ now) {
    if (!this.#face || before === now) return;
    this.#speak();
    if (this.#input !== null) this.#quietly(this.#input, this.#options);
    for (const entry of this.#files.entries) entry.report = entry.error = null;
    this.#rest();
  }

  /** The reader's language, as the checker takes it. */
  get #lang() {
    return (this.lang || document.documentElement.lang || "zh").toLowerCase().startsWith("en") ? "en" : "zh-CN";
  }

  /** @returns {OwnWords} */
  get #words() {
    return this.#lang === "en" ? EN : STRINGS.zh;
  }

  /** Checks for who waits for nothing: what goes wrong is shown and told all the same. One of several stays what it is when it is written in. */
  #quietly(/** @type {Input} */ input, /** @type {CheckOptions | undefined} */ options = this.#files.current?.options) {
    this.#check(input, options).catch(() => {});
  }

  /** Takes files that were chosen or dropped. */
  #takeFiles(/** @type {File[]} */ files) {
    if (files.length > 1) this.checkAll(files);
    else this.check(files[0], { name: files[0].name }).catch(() => {});
  }

  /** Shows one of several. */
  #open(/** @type {Entry} */ entry) {
    this.#face?.pending.check();
    this.#files.current = entry;
    this.#quietly(entry.input, entry.options);
  }

  /**
   * Checks several inputs, lists them with their verdicts, shows the first, and gives their reports, null for each that could not be read.
   * @param {Input[]} inputs
   * @param {CheckOptions} options of each of them
   */
  async checkAll(inputs, options = {}) {
    this.#face?.pending.drop();
    this.#files.take(inputs, options, this.#words);
    const batch = this.#files.entries;
    if (batch[0]) await this.#check(batch[0].input, batch[0].options).catch(() => {});
    await this.#rest(batch);
    return batch.map(({ report }) => report);
  }

  /** Checks those of several that wait. */
  async #rest(batch = this.#files.entries) {
    const [engine, lang] = [await validator(), this.#lang];
    await this.#files.checkRest(batch, (input, options) => engine.check(input, { lang, ...options }), this.#words, (name, detail) => this.#tell(name, detail));
  }

  /**
   * Checks an input (string, File, Blob, ArrayBuffer or { html, text }), shows what was found, and gives the report.
   * A check that a later one overtook gives its report too, but is neither shown nor told.
   * @param {Input} input
   * @param {CheckOptions} options
   */
  async check(input, options = {}) {
    this.#face?.pending.drop();
    this.#files.clear();
    return this.#check(input, options);
  }

  /** Checks what is shown: an input alone, or one of several. */
  async #check(/** @type {Input} */ input, /** @type {CheckOptions} */ options = {}) {
    const entry = this.#files.current;
    const turn = ++this.#turn;
    const [words, lang] = [this.#words, this.#lang];
    [this.#input, this.#options] = [input, options];
    // If it takes its time, what was found before does not stand meanwhile.
    const slow = setTimeout(() => {
      if (turn !== this.#turn) return;
      this.#face?.clear();
      this.#face?.say("empty", "…", words.working);
    }, PATIENCE);
    // Until it is done the worker stays, though the element is on no page, or no more.
    enter();
    try {
      const engine = await validator();
      const report = await engine.check(input, { lang, ...options });
      const [forms, rules, text] = await Promise.all([engine.forms(), engine.rules({ lang }), typeof input === "string" ? input : engine.text(input, { lang })]);
      this.#note(entry, turn, { input, options, report, error: null });
      if (turn === this.#turn) {
        this.#report = report;
        this.#face?.show(text, { report, forms, rules, words }, {
          put: (edited) => this.#quietly(edited, options),
          setAside: (ids, reason) => this.#quietly(input, { ...options, aside: [...(options.aside ?? []), ...ids.map((id) => /** @type {[string, string]} */ ([id, reason]))] }),
        });
        this.#tell("gouji-report", report);
      }
      return report;
    } catch (error) {
      const failed = failure(error, words);
      this.#note(entry, turn, { input, options, report: null, error: failed });
      if (turn === this.#turn) {
        this.#report = null;
        this.#face?.clear();
        this.#face?.say("bad", "✗", failed.message);
        this.#tell("gouji-error", error);
      }
      throw error;
    } finally {
      leave();
      clearTimeout(slow);
    }
  }

  /** Notes what became of one of several, but for what a later check of it overtook. */
  #note(/** @type {Entry | null} */ entry, /** @type {number} */ turn, /** @type {Omit<Entry, "name">} */ became) {
    if (!entry || (turn !== this.#turn && entry === this.#files.current)) return;
    Object.assign(entry, became);
    this.#files.draw(this.#words);
  }

  #tell(/** @type {string} */ name, /** @type {unknown} */ detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  #reset() {
    // One of several that was emptied stays in its place, and says so.
    if (this.#files.current) return this.#quietly("");
    this.#turn += 1;
    this.#report = this.#input = null;
    this.#face?.clear();
    return this.#face?.say("empty", "", this.#words.waiting);
  }

  #speak() {
    this.#face?.speak(this.#words);
    if (!this.#report) this.#face?.say("empty", "", this.#words.waiting);
  }
}

if (globalThis.customElements && !customElements.get("gouji-validator")) customElements.define("gouji-validator", GoujiValidator);
