// What the board offers of a government and its units: each figure of its report against the sum of theirs, what was not added and why, texts that are the same.
import { arrange, h } from "../view/dom.js";
import { nameElement, shownName } from "../view/names.js";
import { thrown } from "../view/thrown.js";
import { inputOf, nameFor } from "./documents.js";
import { stampOf } from "./examine.js";
/** @import { Finding, Rollup, RollupOptions } from "../gouji.js" */
/** @import { Doc } from "../types/app.js" */
/** @import { Area, BoardPage } from "../types/board.js" */
/** @import { Words } from "../types/view.js" */
/** @import { Pairs } from "./pairs.js" */

/** So many figures that are not the sum are shown at once; the others unfold. */
const FIRST = 12;

/** What is known of one government's sums. */
class Sums {
  body = h("div", { class: "sumsof" });
  name = h("span");
  /** What they came to, in a word: of what has changed since nothing is said. */
  state = h("span");
  summary = h("summary", {}, this.name, this.state);
  element = h("details", {}, this.summary, this.body);
  /** @type {NonNullable<RollupOptions["mode"]>} */
  mode = "auto";
  /** What the sums that are drawn are of. */
  stamp = "";
  /** The language in which they were last added up, unasked or not; "" where they never were. */
  told = "";
}

/** The body that a unit's report is of. */
const nameOfUnit = (/** @type {Doc} */ doc, /** @type {Words} */ words) => doc.report?.document.organization ?? nameFor(doc, words);

export class Areas {
  #page;
  #pairs;
  #open;
  /** @type {Map<Doc, Sums>} By the report of the government. */
  #known = new Map();
  element = h("div", { class: "areas", hidden: true });

  /**
   * @param {BoardPage} page
   * @param {Pairs} pairs
   * @param {(doc: Doc) => void} open
   */
  constructor(page, pairs, open) {
    this.#page = page;
    this.#pairs = pairs;
    this.#open = open;
  }

  /**
   * Offers the sums of every government; those that are unfolded are brought up to date. Once all reports are `settled` each is added up, so that
   * a report whose own sums hold does not look right where its units say otherwise.
   * @param {Words} words
   * @param {boolean} settled
   */
  show(words, settled) {
    const { areas } = this.#pairs;
    this.element.hidden = !areas.length;
    const before = this.#known;
    this.#known = new Map(areas.map((area) => [area.parent, before.get(area.parent) ?? new Sums()]));
    arrange(this.element, [...this.#known.values()].map(({ element }) => element));
    for (const area of areas) {
      const sums = /** @type {Sums} */ (this.#known.get(area.parent));
      const { organization, year } = area.parent.report?.document ?? {};
      const says = words.sumsOf(shownName(`${organization ?? nameFor(area.parent, words)} ${year ?? ""}`), this.#allOf(area).length);
      if (sums.name.textContent !== says) sums.name.textContent = says;
      sums.element.ontoggle = () => this.#add(area, sums);
      this.#add(area, sums, settled && sums.told !== words.key);
    }
  }

  /** Adds up where the list is unfolded and anything has changed. */
  async #add(/** @type {Area} */ area, /** @type {Sums} */ sums, unasked = false) {
    if (!sums.element.open && !unasked && !sums.told) return;
    const { validator, lang, words } = this.#page;
    const missing = this.#pairs.missing(area);
    const stamp = [sums.mode, missing.map(({ id }) => id), ...[area.parent, ...area.units, ...area.unclear].map((doc) => `${doc.id} ${stampOf(doc, lang())}`)].join("\n");
    if (sums.stamp === stamp) return;
    if (!sums.element.open && !unasked) {
      sums.stamp = sums.state.className = "";
      sums.state.replaceChildren(words().colon, words().sumsOld);
      return;
    }
    sums.stamp = stamp;
    sums.told = lang();
    if (!sums.body.hasChildNodes()) sums.body.textContent = words().working;
    const { parent, units, options } = this.#given(area, sums);
    const answer = await validator().rollup(parent, units, options).catch((/** @type {Error} */ error) => error);
    // What was changed meanwhile is added up by its own turn.
    if (sums.stamp !== stamp) return;
    if (answer instanceof Error) {
      sums.stamp = "";
      sums.state.replaceChildren();
      sums.body.textContent = words().errors[/** @type {"trap"} */ (answer.name)] ?? answer.message;
      return;
    }
    const focused = sums.body.contains(document.activeElement);
    sums.body.replaceChildren(...this.#drawn(area, answer, sums));
    if (focused) sums.summary.focus();
  }

  /** What is added up, as the core takes it: what was there last year and has no report this year should be there. */
  #given(/** @type {Area} */ area, /** @type {Sums} */ { mode }) {
    const { lang, words } = this.#page;
    const units = this.#unitsOf(area).map((doc) => ({ input: doc.report ? inputOf(doc) : "", name: doc.name ?? nameFor(doc, words()), part: doc.part }));
    const missing = this.#pairs.missing(area).map((doc) => nameOfUnit(doc, words()));
    const { name, part } = area.parent;
    return { parent: inputOf(area.parent), units, options: { name, part, mode, missing, lang: lang() } };
  }

  /** The units whose reports are handed over: one that is there last year alone is named as missing, which says it all. */
  #unitsOf(/** @type {Area} */ area) {
    const missing = this.#pairs.missing(area);
    return area.units.filter((doc) => !missing.includes(doc));
  }

  /** The reports of all that may be units, those of last year alone too: of so many it is said how many are added. */
  #allOf(/** @type {Area} */ area) {
    return [...new Set([...area.units, ...area.unclear, ...this.#pairs.missing(area)])];
  }

  #drawn(/** @type {Area} */ area, /** @type {Rollup} */ rollup, /** @type {Sums} */ sums) {
    const words = this.#page.words();
    const { held, broken, not_checked: open } = rollup.summary.cells;
    const added = rollup.units.filter(({ standing }) => standing === "added").length;
    /** @type {NonNullable<RollupOptions["mode"]>[]} */
    const modes = ["auto", "area", "own"];
    const change = (/** @type {{ currentTarget: HTMLSelectElement }} */ { currentTarget }) => {
      sums.mode = modes[currentTarget.selectedIndex];
      this.#add(area, sums);
    };
    const mode = h("select", { "aria-label": words.counts, onchange: change }, ...modes.map((one) => h("option", { value: one, selected: one === sums.mode }, words.modes[one])));
    /** @type {Map<unknown, Doc>} */
    const named = new Map();
    // A name that several reports go by is that of the one that was added, else of the first.
    const handed = this.#unitsOf(area);
    rollup.units.forEach(({ document, standing }, i) => {
      const name = ("organization" in document && document.organization) || document.name;
      if (!named.has(name) || standing === "added") named.set(name, handed[i]);
    });
    const last = new Map(this.#pairs.missing(area).map((doc) => /** @type {[unknown, Doc]} */ ([nameOfUnit(doc, words), doc])));
    const docOf = (/** @type {unknown} */ name) => named.get(name);
    const ofRule = (/** @type {string} */ rule) => rollup.findings.filter((finding) => finding.rule === rule);
    const args = (/** @type {Finding} */ { facts }) => (facts.kind === "rule" ? facts.args : {});
    const link = (/** @type {Doc | undefined} */ doc, /** @type {string} */ text, address = "") => doc ? h("button", { type: "button", class: "link", onclick: () => this.#openAt(doc, address) }, nameElement(text)) : h("span", {}, nameElement(text));
    const wrong = ofRule("rollup.sum").map((finding) => this.#sum(finding, area, words, docOf, link));
    const copied = ofRule("units.copied").map((finding) => {
      const { unit, other } = args(finding);
      return h("li", { class: finding.severity }, h("p", {}, shownName(finding.message)), h("p", {}, link(docOf(unit), String(unit)), " ", link(docOf(other), String(other))));
    });
    const left = [
      ...ofRule("rollup.unit").map((finding) => {
        const { unit } = args(finding);
        const before = last.get(unit);
        return h("li", {}, shownName(finding.message), " ", before ? link(before, words.openLast) : link(docOf(unit), words.openIt));
      }),
      ...area.unclear.map((doc) => h("li", {}, link(doc, nameFor(doc, words)), words.colon, words.unclear)),
      ...rollup.not_checked.map(({ why }) => h("li", {}, why)),
    ];
    const state = broken ? "bad" : open || rollup.mode !== "area" || !held ? "part" : "good";
    const sign = { bad: "✗", part: "!", good: "✓" }[state];
    sums.state.className = state;
    sums.state.replaceChildren(words.colon, h("span", { class: "sign", "aria-hidden": "true" }, sign), " ", words.sumsState(broken, held, state === "good"));
    return [
      h("p", { class: `said-of ${state}` }, h("span", { class: "sign", "aria-hidden": "true" }, sign), " ", words.addedUp(added, this.#allOf(area).length, held, broken, open)),
      h("p", {}, words.modesSay[rollup.mode ?? "unsaid"], " ", mode),
      wrong.length ? h("ul", { class: "wrong" }, ...wrong.slice(0, FIRST)) : "",
      wrong.length > FIRST ? h("details", { class: "left" }, h("summary", {}, words.moreCells(wrong.length - FIRST)), h("ul", { class: "wrong" }, ...wrong.slice(FIRST))) : "",
      left.length ? h("details", { class: "left" }, h("summary", {}, words.notAdded(left.length)), h("ul", {}, ...left)) : "",
      h("p", {}, h("button", { type: "button", class: "quiet", onclick: () => this.#take(area, sums) }, words.takeSums)),
      copied.length ? h("details", { class: "left" }, h("summary", {}, words.copiedUnits(copied.length)), h("ul", {}, ...copied)) : "",
    ];
  }

  /**
   * A figure that is not the sum: where it stands, the unit that is likeliest at fault, and what each adds.
   * @param {Finding} finding
   * @param {Area} area
   * @param {Words} words
   * @param {(name: unknown) => Doc | undefined} docOf
   * @param {(doc: Doc | undefined, text: string, address?: string) => HTMLElement} link
   */
  #sum(finding, area, words, docOf, link) {
    const { facts, cells: [address] } = finding;
    if (facts.kind !== "sum") return h("li", {}, shownName(finding.message));
    const { suspect } = facts;
    const ways = h("p", { class: "ways" }, link(area.parent, words.seeParent, address), " ", suspect ? link(docOf(suspect.unit), words.seeUnit(suspect.unit), address) : "");
    const parts = facts.parts.filter(({ value }) => value).map(({ unit, value }) => h("tr", {}, h("th", { scope: "row" }, link(docOf(unit), unit, address)), h("td", {}, String(value))));
    const line = (/** @type {string} */ name, /** @type {number} */ value, type = "") => h("tr", { class: type || null }, h("th", { scope: "row" }, name), h("td", {}, String(value)));
    const others = facts.parts.length - parts.length;
    const all = h("table", { class: "sums broken" }, h("tbody", {}, ...parts, others ? line(words.zeroUnits(others), 0) : "", line(words.comesTo, facts.sum, "sum"), line(words.parentSays, facts.stated, "other")));
    return h("li", { class: finding.severity }, h("p", {}, shownName(finding.message)), ways, h("details", {}, h("summary", {}, words.partsOf(facts.parts.length)), all));
  }

  /** What was added up as a file, for spreadsheets. */
  async #take(/** @type {Area} */ area, /** @type {Sums} */ sums) {
    const { validator, words, say } = this.#page;
    const { parent, units, options } = this.#given(area, sums);
    const { organization, year } = area.parent.report?.document ?? {};
    try {
      const { save } = await import("./take.js");
      save(await validator().exportRollup(parent, units, "csv", options), "csv", [organization, year].filter(Boolean).join("-"), words().sumsName);
    } catch (error) {
      say(`${words().notTaken}${thrown(error).message}`);
    }
  }

  #openAt(/** @type {Doc} */ doc, /** @type {string} */ address) {
    this.#open(doc);
    if (address) this.#page.openAt(doc, address);
  }
}
