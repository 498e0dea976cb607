// What a single figure takes part in: every sum with it, and a way to write another figure in its place.
import { nameAt } from "../view/address.js";
import { $, h } from "../view/dom.js";
import { relationsWith, renderSum } from "../view/sums.js";
/** @import { Cell, Form, Report } from "../gouji.js" */
/** @import { Mended, Words } from "../types/view.js" */

/**
 * Draws the figure at `address` into `detail`, which stands in the card `host`.
 * @param {HTMLElement} detail
 * @param {HTMLElement} host
 * @param {string} address
 * @param {{ report: Report, form: Form | null | undefined, cells: Map<string, Cell>, words: Words, change: (cells: Mended[]) => unknown, close: () => unknown, back: () => void }} page `back` gives the focus to the figure
 */
export function drawDetail(detail, host, address, { report, form, cells, words, change, close, back }) {
  const { raw = "", place = null } = cells.get(address) ?? {};
  const shown = new Set([...host.querySelectorAll(".finding code")].map((code) => code.textContent));
  const relations = relationsWith(report, address).filter((r) => host === $("alone") || r.state !== "broken" || !shown.has(r.rule));
  const sums = relations.map((relation) => h("li", { class: relation.state }, h("p", {}, words.inks[relation.state === "held" ? "held" : relation.state === "broken" ? "broken" : "unchecked"], relation.why ? `：${relation.why}` : ""), renderSum(relation, form, cells, words, new Set([address]))));
  const figure = h("input", { inputmode: "decimal", "aria-label": words.changeTo, value: raw, size: 8 });
  const apply = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    figure.blur();
    back();
    change([{ address, suggested: figure.value }]);
  };
  const edit = place ? h("form", { onsubmit: apply }, h("label", {}, `${words.changeTo} `, figure), h("button", {}, words.apply)) : null;
  const closing = h("button", { type: "button", class: "quiet", "aria-label": words.close, title: words.close, onclick: close }, "×");
  const none = host === $("alone") ? h("p", {}, words.noRelations) : null;
  detail.replaceChildren(...[h("h3", {}, nameAt(form, address, words)?.text ?? address, closing), sums.length ? h("ul", {}, ...sums) : none, edit].filter((part) => part !== null));
}
