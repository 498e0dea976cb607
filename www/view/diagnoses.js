// The diagnoses as cards: which cell, what it should say, why; other answers to the same findings folded under the best, and the findings they explain.
import { h } from "./dom.js";

/** Diagnoses that explain the same findings, together and in their order. */
function groups(diagnoses) {
  const found = new Map();
  for (const diagnosis of diagnoses) {
    const key = diagnosis.explains.join();
    found.set(key, [...(found.get(key) ?? []), diagnosis]);
  }
  return [...found.values()];
}

/**
 * A list item for each group. `actions.select(addresses)` lights cells; `actions.change(cells)`, where given, puts the suggested figures in;
 * `actions.canChange(address)` says whether a cell has a place to put one; `finding(id)` gives the list item of a finding, or null.
 */
export function renderDiagnoses(diagnoses, words, actions, finding) {
  const line = (diagnosis) => {
    const { cells, confidence, message } = diagnosis;
    const possible = actions.change && cells.length > 0 && cells.every((cell) => actions.canChange(cell.address));
    const figures = cells.length === 1 ? cells[0].suggested : cells.map((cell) => cell.suggested).join(" / ");
    const show = h("button", { type: "button", class: "link", onclick: () => actions.select(cells.map((cell) => cell.address)) }, message);
    const change = possible && cells.length <= 3 ? h("button", { type: "button", class: "change", onclick: () => actions.change(cells) }, words.change(figures)) : null;
    return h("div", { class: "answer" }, h("span", { class: "word" }, words.confidence[confidence]), show, change);
  };
  return groups(diagnoses).map(([best, ...others]) => {
    const more = others.length ? h("details", {}, h("summary", {}, words.alternatives(others.length)), ...others.map(line)) : null;
    const explained = best.explains.map(finding).filter(Boolean);
    return h("li", { class: `diagnosis ${best.confidence}` }, line(best), more, explained.length ? h("ol", { class: "findings" }, ...explained) : null);
  });
}
