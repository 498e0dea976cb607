// A problem as a card: what is wrong in one sentence, the sum behind it, the clause, and what can be done. The page and the element draw the same.
import { nameAt } from "./address.js";
import { arrange, h, within } from "./dom.js";
import { renderSum, relationOf } from "./sums.js";
/** @import { Diagnosis } from "../gouji.js" */
/** @import { CardPage, Problem } from "../types/view.js" */

/** @typedef {Diagnosis["cells"]} Answer */

/** What rests on no document, but on sense: there is no clause to tell. */
const OWN = "gouji";

/**
 * Where a problem stands, in words.
 * @param {Problem} problem
 * @param {CardPage} page
 */
function whereOf(problem, { report, form, words }) {
  const [only] = problem.named.size === 1 && !problem.atWords ? problem.named : [];
  const name = only && nameAt(form, only, words);
  if (name) return name.text;
  const [first] = problem.named.size ? problem.named : problem.parts;
  const start = problem.place?.start ?? -1;
  if (first && !problem.findings[0].quote) {
    const named = nameAt(form, first, words);
    if (named) return named.text.split("·").slice(0, problem.several ? 2 : 1).join("·");
  }
  const section = [...report.sections].reverse().find(({ place }) => place && place.start <= start);
  return start < 0 ? words.nowhere : (section?.heading ?? words.beginning);
}

/**
 * Several answers of about equal weight: none of them is called the right one.
 * @param {Problem} problem
 * @param {CardPage} page
 */
function choices({ answers }, page) {
  const { words, actions } = page;
  const same = (/** @type {"row" | "column"} */ key) => answers.every(({ cells }) => cells.every((cell) => cell[key] === answers[0].cells[0]?.[key]));
  const name = (/** @type {Answer[number]} */ { row, column }) => (same("row") ? column : same("column") ? row : `${row}·${column}`);
  const item = (/** @type {Diagnosis} */ { cells }) => h("li", { class: "answer" }, h("span", {}, cells.map((cell) => `${name(cell)} ${cell.stated ?? words.blank}`).join(words.separator)), changeButton(cells, page));
  return [h("p", { class: "choice" }, actions.change ? words.anyOne : words.oneOf), h("ul", { class: "choices" }, ...answers.map(item))];
}

/**
 * The button that puts an answer's figures in; the figures alone where that cannot be done.
 * @param {Answer} cells
 * @param {CardPage} page
 */
function changeButton(cells, { words, actions }) {
  const { change, canChange, openLast } = actions;
  const figures = cells.map((cell) => cell.suggested).join(" / ");
  // Last year's figures stand in another document.
  if (cells.some((cell) => cell.previous)) return openLast ? h("button", { type: "button", onclick: openLast }, words.openLast) : null;
  if (!change || cells.length > 3 || !cells.every((cell) => canChange?.(cell.address))) return h("strong", {}, `→ ${figures}`);
  return h("button", { type: "button", class: "change", onclick: () => change(cells) }, words.change(figures));
}

/**
 * What is done about it, the likeliest answer first and others folded under it.
 * @param {Problem} problem
 * @param {CardPage} page
 */
function answersOf(problem, page) {
  const { words, actions } = page;
  const [best, ...others] = problem.answers;
  if (problem.several) return choices(problem, page);
  if (!best) {
    const { fix } = problem.findings[0];
    const { replace } = actions;
    const mend = fix && replace ? h("button", { type: "button", class: "change", onclick: () => replace(fix) }, words.change(fix.text)) : null;
    return [mend];
  }
  const item = (/** @type {Diagnosis} */ answer) => h("li", { class: "answer" }, h("span", {}, answer.message), answer.cells.length ? changeButton(answer.cells, page) : null);
  const rest = others.length ? h("details", {}, h("summary", {}, words.alternatives(others.length)), h("ul", { class: "choices" }, ...others.map(item))) : null;
  return [best.cells.length ? changeButton(best.cells, page) : null, rest];
}

/**
 * The sums and clauses behind a problem.
 * @param {Problem} problem
 * @param {CardPage} page
 */
function behind(problem, page) {
  const { report, form, cells, rules, words, actions: { rule: explain, ignoreRule } } = page;
  return problem.findings.map((finding, i) => {
    const relation = finding.facts.kind === "relation" ? relationOf(report, finding) : null;
    const sum = relation && renderSum(relation, form, cells, words, problem.several ? new Set() : problem.named);
    const rule = rules.find((r) => r.id === finding.rule);
    const statement = rule?.statement[words.key] ?? finding.rule;
    const name = explain ? h("button", { type: "button", class: "link", onclick: () => explain(finding) }, statement) : h("span", {}, statement);
    // What was said in the sentence already is not said twice.
    const said = (i || !problem.answers.length) && finding.message.includes(finding.formula ?? "");
    const figures = sum ?? (said ? null : h("p", { class: "formula" }, finding.formula));
    const basis = h("p", { class: "basis" }, name, " ", h("code", {}, finding.rule), rule?.basis && rule.basis !== OWN ? h("span", {}, ` ${rule.basis}`) : null,
      ignoreRule ? h("button", { type: "button", class: "link ignore", onclick: () => ignoreRule(finding.rule) }, words.ignoreHere) : null);
    return h("div", { class: "finding" }, ...(i ? [h("details", {}, h("summary", {}, finding.message), figures, basis)] : [figures, basis].filter(Boolean)));
  });
}

/**
 * The inside of a card.
 * @param {Problem} problem
 * @param {CardPage} page
 */
function inside(problem, page) {
  const { words, actions } = page;
  const [first, ...others] = problem.findings;
  const says = problem.answers.length && !problem.several ? problem.answers[0].message : first.message;
  const more = problem.answers.length ? [] : others.map((finding) => finding.message);
  const quote = first.quote && (actions.quotes || !problem.place) && !first.message.includes(first.quote) ? h("q", {}, first.quote) : null;
  const head = h("button", { type: "button", class: "head", "aria-expanded": "false", onclick: () => actions.choose(problem.id) },
    h("span", { class: "n" }), h("span", { class: "word" }, words[problem.severity]), h("span", { class: "where" }, whereOf(problem, page)));
  const { aside } = actions;
  const leave = aside ? h("button", { type: "button", class: "quiet aside", onclick: ({ currentTarget }) => aside(problem.id, currentTarget) }, words.aside) : null;
  return [head, h("p", { class: "says" }, says), ...more.map((text) => h("p", { class: "says" }, text)), quote,
    h("div", { class: "actions" }, ...answersOf(problem, page), leave), h("div", { class: "more" }, ...behind(problem, page))].filter((part) => part !== null);
}

/**
 * What of a problem is seen in its card: where it stands in the text is not.
 * @param {Problem} problem
 * @param {CardPage} page
 */
const faceOf = (problem, { words, rules, actions }) => JSON.stringify([problem.findings, problem.answers, words.key, rules.length, problem.answers.map(({ cells }) => cells.map(({ address }) => actions.canChange?.(address)))],
  (key, value) => (key === "place" || key === "fix" ? value === null : value));

/** A list of cards in which nothing is drawn anew that has not changed. */
export class Cards {
  #list;
  /** @type {Map<string, { item: HTMLLIElement, stamp: string | null }>} */
  #known = new Map();

  constructor(/** @type {HTMLElement} */ list) {
    this.#list = list;
  }

  /** The card of a problem, or undefined. */
  get(/** @type {string} */ id) {
    return this.#known.get(id)?.item;
  }

  /** Takes all cards away. */
  clear() {
    this.#known.clear();
    this.#list.replaceChildren();
  }

  /**
   * Shows the problems.
   * @param {Problem[]} problems
   * @param {CardPage} page
   */
  show(problems, page) {
    const before = this.#known;
    this.#known = new Map(problems.map((problem) => {
      const known = before.get(problem.id);
      const item = known?.item ?? h("li", { class: "card", tabindex: "-1", "data-card": problem.id });
      const stamp = faceOf(problem, page);
      if (known?.stamp !== stamp) {
        const focused = item.contains(document.activeElement) && document.activeElement !== item;
        item.replaceChildren(...inside(problem, page));
        if (focused) within(item, "button").focus();
      }
      const active = item.classList.contains("active");
      item.className = `card ${problem.severity}${problem.several ? " several" : ""}${active ? " active" : ""}`;
      const head = within(item, "button");
      head.setAttribute("aria-expanded", String(active));
      const number = within(head, "span");
      if (number.textContent !== String(problem.n)) number.textContent = String(problem.n);
      return [problem.id, { item, stamp }];
    }));
    arrange(this.#list, [...this.#known.values()].map(({ item }) => item));
  }

  /** Makes one card the one that is read; null folds it. */
  choose(/** @type {string | null} */ id) {
    for (const [known, { item }] of this.#known) {
      item.classList.toggle("active", known === id);
      within(item, "button").setAttribute("aria-expanded", String(known === id));
    }
  }
}
