// Lists the page draws beside the findings: the documents at hand, the filters, and what was set aside.
import { h } from "../view/dom.js";
import { nameElement, shownName } from "../view/names.js";
import { verdictOf } from "../view/verdict.js";
import { isBlank, nameFor } from "./documents.js";

/** The findings of a report that were not set aside. */
export const remaining = (report) => report.findings.filter((finding) => finding.aside === null);

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

/** A button for each severity and a choice of rules. `hidden` and `rule` are what is filtered; `change(control)` is called after a change, with a selector of what was used. */
export function filterItems(found, shown, state, words, change) {
  const counts = ["error", "warning", "note"].map((severity) => [severity, found.filter((f) => f.severity === severity).length]).filter(([, n]) => n);
  const chip = ([severity, n]) => h("button", {
    type: "button", class: `chip ${severity}`, "aria-pressed": String(!state.hidden.has(severity)), onclick: () => {
      if (!state.hidden.delete(severity)) state.hidden.add(severity);
      change(`.chip.${severity}`);
    },
  }, words.severityFilter(words[severity], n));
  const rules = [...new Set(found.map((f) => f.rule))].sort();
  if (state.rule && !rules.includes(state.rule)) state.rule = "";
  const choice = rules.length < 2 ? null : h("select", {
    "aria-label": words.ruleFilter, onchange: (event) => {
      state.rule = event.currentTarget.value;
      change("#filters select");
    },
  }, h("option", { value: "" }, words.allRules), ...rules.map((rule) => h("option", { value: rule, selected: rule === state.rule }, rule)));
  const some = shown < found.length ? h("span", {}, words.filtered(shown, found.length)) : null;
  return [...counts.map(chip), choice, some].filter(Boolean);
}

/** A list item for each finding that was set aside, with its reason and a way back. */
export function asideItems(report, words, restore) {
  const aside = report.findings.filter((finding) => finding.aside !== null);
  return aside.map((f) => h("li", {}, f.message, h("span", { class: "more" }, ` ${f.aside} `), h("button", { type: "button", class: "link", onclick: () => restore(f.id) }, words.restore)));
}

/** A form that asks for the reason; `done(reason)` is called with it. */
export function reasonForm(words, done) {
  const reason = h("input", { "aria-label": words.asideWhy, placeholder: words.asideWhy, required: true, maxlength: 200 });
  const submit = (event) => {
    event.preventDefault();
    done(reason.value.trim());
  };
  return h("form", { class: "why", onsubmit: submit }, reason, h("button", {}, words.asideDo));
}
