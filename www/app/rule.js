// What a rule asks, why, on what it rests, and examples that pass and fail: from the catalogue that comes with the page.
import { h } from "../view/dom.js";

let catalogue = null;

/** The catalogue with reasons and examples; without the network, or in the page as one file, what the core knows. */
async function known() {
  catalogue ??= await fetch(new URL("../rules.json", import.meta.url)).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  return catalogue ?? [];
}

const said = (text, words) => (typeof text === "object" && text !== null ? (text[words.key] ?? text.zh) : text);

/** Shows a rule in the panel; `ignore` has it not looked at any more. */
export async function showRule(panel, id, rules, words, ignore) {
  const rule = (await known()).find((one) => one.id === id) ?? rules.find((one) => one.id === id) ?? { statement: {}, examples: null };
  const examples = (title, list) => (list?.length ? [h("h3", {}, title), ...list.map((one) => h("pre", { class: "example-text" }, one.text ?? (one.replace ?? []).map(([from, to]) => `${from} → ${to}`).join("\n")))] : []);
  panel.replaceChildren(...[
    h("h2", { id: "panel-title" }, rule.statement[words.key] ?? id), h("p", {}, h("code", {}, id)),
    said(rule.why, words) ? h("p", {}, said(rule.why, words)) : null, rule.basis ? h("p", { class: "basis" }, said(rule.basis, words)) : null,
    ...examples(words.passes, rule.examples?.pass), ...examples(words.fails, rule.examples?.fail),
    h("p", { class: "actions" }, h("button", { type: "button", class: "quiet always", onclick: () => (panel.close(), ignore()) }, words.ignoreAlways), h("button", { type: "button", class: "quiet", onclick: () => panel.close() }, words.close)),
  ].filter(Boolean));
  panel.showModal();
}
