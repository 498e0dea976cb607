// What a rule asks, why, on what it rests, and examples that pass and fail: from the catalogue that comes with the page.
import { h } from "../view/dom.js";
/** @import { Rule } from "../gouji.js" */
/** @import { Words } from "../types/view.js" */

/** @typedef {[from: string, to: string][]} Changes What is put in the place of what, in a report without faults. */
/** @typedef {{ replace: Changes, previous: Changes | null, units: Changes[] }} Sample The report itself, last year's, and those of units. */
/** @typedef {Rule & { why?: Rule["statement"] | null, examples?: { pass: Sample[], fail: Sample[] } | null }} Entry A rule as rules.json tells it. */

/** @type {Entry[] | null} */
let catalogue = null;

/** The catalogue with reasons and examples; without the network, or in the page as one file, what the core knows. */
async function known() {
  catalogue ??= await fetch(new URL("../rules.json", import.meta.url)).then((answer) => (answer.ok ? answer.json() : null)).catch(() => null);
  return catalogue ?? [];
}

/**
 * Shows a rule in the panel; `ignore` has it not looked at any more.
 * @param {HTMLDialogElement} panel
 * @param {string} id
 * @param {Rule[]} rules
 * @param {Words} words
 * @param {() => unknown} ignore
 */
export async function showRule(panel, id, rules, words, ignore) {
  /** @type {Entry | undefined} */
  const rule = (await known()).find((one) => one.id === id) ?? rules.find((one) => one.id === id);
  const changes = (/** @type {string} */ whose, /** @type {Changes} */ list) => list.map(([from, to]) => `${whose}${words.instead(from, to)}`);
  const linesOf = (/** @type {Sample} */ { replace, previous, units }) => [
    ...changes("", replace), ...changes(`${words.lastYear}${words.colon}`, previous ?? []), ...units.flatMap((unit, i) => changes(`${words.unit(i + 1)}${words.colon}`, unit)),
  ].join("\n");
  /** What is wrong as it stands, with nothing put in, has no lines to show. @type {(title: string, list?: Sample[]) => HTMLElement[]} */
  const examples = (title, list = []) => {
    const shown = list.map(linesOf).filter(Boolean).map((lines) => h("pre", { class: "example-text" }, lines));
    return shown.length ? [h("h3", {}, title), ...shown] : [];
  };
  const why = rule?.why?.[words.key];
  panel.replaceChildren(...[
    h("h2", { id: "panel-title" }, rule?.statement[words.key] ?? id), h("p", {}, h("code", {}, id)),
    why ? h("p", {}, why) : null, rule?.basis ? h("p", { class: "basis" }, rule.basis) : null,
    ...examples(words.passes, rule?.examples?.pass), ...examples(words.fails, rule?.examples?.fail),
    h("p", { class: "actions" }, h("button", { type: "button", class: "quiet always", onclick: () => (panel.close(), ignore()) }, words.ignoreAlways), h("button", { type: "button", class: "quiet", onclick: () => panel.close() }, words.close)),
  ].filter((part) => part !== null));
  panel.showModal();
}
