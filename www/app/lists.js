// Lists the page draws beside the findings: the documents at hand, the filters, and what was set aside.
import { h } from "../view/dom.js";
import { verdictOf } from "../view/verdict.js";

/** The findings of a document's report that were not set aside. */
export const remaining = (doc) => doc.report.findings.filter((f) => !doc.aside.has(f.id));

/** A list item for each document with its verdict; `open(at)` shows one, `remove(at)` takes it off. Last year's report of an office here is named so. */
export function documentItems(documents, at, words, { open, remove }) {
  const years = new Set(documents.filter((d) => d.report?.document.year).map((d) => `${d.report.document.organization} ${d.report.document.year}`));
  return documents.map((doc, i) => {
    const name = doc.name ?? words.unnamed;
    const found = doc.report && remaining(doc);
    const { kind, sign, text } = doc.report ? verdictOf(doc.report, found, doc.report.findings.length - found.length, words) : doc.error ? { kind: "bad", sign: "✗", text: words.unread } : { kind: "empty", sign: "…", text: words.working };
    const about = doc.report?.document;
    const last = about?.year && years.has(`${about.organization} ${about.year + 1}`) ? h("small", {}, words.lastYear) : null;
    const show = h("button", { type: "button", class: `document ${kind}`, "aria-current": i === at ? "true" : null, onclick: () => open(i) },
      h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", { class: "name" }, name), last, h("small", {}, text));
    const drop = h("button", { type: "button", class: "quiet", "aria-label": words.remove(name), title: words.remove(name), onclick: () => remove(i) }, "×");
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
export function asideItems(doc, words, restore) {
  return doc.report.findings.filter((f) => doc.aside.has(f.id)).map((f) => h("li", {}, f.message, h("span", { class: "more" }, ` ${doc.aside.get(f.id)} `), h("button", { type: "button", class: "link", onclick: () => restore(f.id) }, words.restore)));
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
