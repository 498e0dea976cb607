// Lists the page draws beside the findings: the documents at hand, the filters, and what was set aside.
import { h } from "../view/dom.js";
import { nameElement, shownName } from "../view/names.js";
import { verdictOf } from "../view/verdict.js";
import { isBlank, nameFor } from "./documents.js";

const lookOf = (doc, words) => {
  if (doc.report) return verdictOf(doc.report);
  if (doc.error) return { kind: "bad", sign: "✗", text: words.unread };
  return isBlank(doc) ? { kind: "empty", sign: "", text: "" } : { kind: "empty", sign: "…", text: words.working };
};

/** A list item for each document with its verdict; `open(doc)` shows one, `remove(doc)` takes it off. Last year's report of an office here is named so. */
export function documentItems(documents, current, words, { open, remove }) {
  const years = new Set(documents.filter((d) => d.report?.document.year).map((d) => `${d.report.document.organization} ${d.report.document.year}`));
  return documents.map((doc) => {
    const name = nameFor(doc, words);
    const { kind, sign, text } = lookOf(doc, words);
    const about = doc.report?.document;
    const last = about?.year && years.has(`${about.organization} ${about.year + 1}`) ? h("small", {}, words.lastYear) : null;
    const show = h("button", { type: "button", class: `document ${kind}`, title: shownName(name), "aria-current": doc === current ? "true" : null, onclick: () => open(doc) },
      h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", { class: "name" }, nameElement(name)), last, h("small", { class: "says" }, text));
    const label = words.remove(shownName(name));
    const drop = h("button", { type: "button", class: "quiet", "aria-label": label, title: label, onclick: () => remove(doc) }, "×");
    return h("li", {}, show, drop);
  });
}

/**
 * A button for each severity and a choice of rules, where there is anything to choose. `hidden` and `rule` are what is filtered; `change(control)` is
 * called after a change, with a selector of what was used.
 */
export function filterItems(problems, shown, state, rules, words, change) {
  const kinds = ["error", "warning", "note"].map((severity) => [severity, problems.filter((p) => p.severity === severity).length]).filter(([, n]) => n);
  const chip = ([severity, n]) => h("button", {
    type: "button", class: `chip ${severity}`, "aria-pressed": String(!state.hidden.has(severity)), onclick: () => {
      if (!state.hidden.delete(severity)) state.hidden.add(severity);
      change(`.chip.${severity}`);
    },
  }, words.severityFilter(words[severity], n));
  const found = [...new Set(problems.flatMap((problem) => problem.findings.map((f) => f.rule)))].sort();
  if (state.rule && !found.includes(state.rule)) state.rule = "";
  const nameOf = (id) => rules.find((rule) => rule.id === id)?.statement[words.key] ?? id;
  const choice = found.length < 2 ? null : h("select", {
    "aria-label": words.ruleFilter, onchange: (event) => {
      state.rule = event.currentTarget.value;
      change("#filters select");
    },
  }, h("option", { value: "" }, words.allRules), ...found.map((rule) => h("option", { value: rule, selected: rule === state.rule }, nameOf(rule))));
  const some = shown < problems.length ? h("span", {}, words.filtered(shown, problems.length)) : null;
  return [...(kinds.length > 1 || state.hidden.size ? kinds.map(chip) : []), choice, some].filter(Boolean);
}

/** A list item for each finding that was set aside, with its reason and a way back. */
export function asideItems(report, words, restore) {
  const aside = report.findings.filter((finding) => finding.aside !== null);
  return aside.map((f) => h("li", {}, f.message, h("span", { class: "more" }, ` ${f.aside} `), h("button", { type: "button", class: "link", onclick: () => restore(f.id) }, words.restore)));
}
