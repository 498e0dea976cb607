// Lists the page draws beside the report: the filters, and what was set aside.
import { h } from "../view/dom.js";
/** @import { Report, Rule, Severity } from "../gouji.js" */
/** @import { FirstWords, Problem } from "../types/view.js" */

/**
 * A button for each severity and a choice of rules, where there is anything to choose. `hidden` and `rule` are what is filtered; `change(control)` is
 * called after a change, with a selector of what was used.
 * @param {Problem[]} problems
 * @param {number} shown
 * @param {{ hidden: Set<Severity>, rule: string }} state
 * @param {Rule[]} rules
 * @param {FirstWords} words
 * @param {(control: string) => void} change
 */
export function filterItems(problems, shown, state, rules, words, change) {
  const severities = /** @type {Severity[]} */ (["error", "warning", "note"]);
  const kinds = severities.map((severity) => ({ severity, n: problems.filter((p) => p.severity === severity).length })).filter(({ n }) => n);
  const chip = (/** @type {typeof kinds[number]} */ { severity, n }) => h("button", {
    type: "button", class: `chip ${severity}`, "aria-pressed": String(!state.hidden.has(severity)), onclick: () => {
      if (!state.hidden.delete(severity)) state.hidden.add(severity);
      change(`.chip.${severity}`);
    },
  }, words.severityFilter(words[severity], n));
  const found = [...new Set(problems.flatMap((problem) => problem.findings.map((f) => f.rule)))].sort();
  if (state.rule && !found.includes(state.rule)) state.rule = "";
  const nameOf = (/** @type {string} */ id) => rules.find((rule) => rule.id === id)?.statement[words.key] ?? id;
  const choice = found.length < 2 ? null : h("select", {
    "aria-label": words.ruleFilter, onchange: (event) => {
      state.rule = event.currentTarget.value;
      change("#filters select");
    },
  }, h("option", { value: "" }, words.allRules), ...found.map((rule) => h("option", { value: rule, selected: rule === state.rule }, nameOf(rule))));
  const some = shown < problems.length ? h("span", {}, words.filtered(shown, problems.length)) : null;
  return [...(kinds.length > 1 || state.hidden.size ? kinds.map(chip) : []), choice, some].filter((part) => part !== null);
}

/**
 * A list item for each finding that was set aside, with its reason and a way back.
 * @param {Report} report
 * @param {FirstWords} words
 * @param {(id: string) => unknown} restore
 */
export function asideItems(report, words, restore) {
  const aside = report.findings.filter((finding) => finding.aside !== null);
  return aside.map((f) => h("li", {}, f.message, h("span", { class: "more" }, ` ${f.aside} `), h("button", { type: "button", class: "link", onclick: () => restore(f.id) }, words.restore)));
}
