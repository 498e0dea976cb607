// The diagnoses as cards: which cell, what it should say, why, and the findings they explain. Where one answer stands out, other answers to the same
// findings are folded under it; where several are about as good, they stand side by side, and none is called the right one.
import { h } from "./dom.js";

/** Diagnoses that belong on one card, in their order: alternatives of one number, or answers to the same findings. */
function groups(diagnoses) {
  const found = new Map();
  for (const diagnosis of diagnoses) {
    const key = diagnosis.choice === null ? diagnosis.explains.join() : diagnosis.choice;
    found.set(key, [...(found.get(key) ?? []), diagnosis]);
  }
  return [...found.values()];
}

/**
 * A list item for each group. `actions.select(addresses)` lights cells; `actions.change(cells)`, where given, puts the suggested figures in;
 * `actions.canChange(address)` says whether a cell has a place to put one; `finding(id)` gives the list item of a finding, or null.
 */
export function renderDiagnoses(diagnoses, words, actions, finding) {
  const line = (diagnosis, word) => {
    const { cells, message } = diagnosis;
    const possible = actions.change && cells.length > 0 && cells.every((cell) => actions.canChange(cell.address));
    const figures = cells.length === 1 ? cells[0].suggested : cells.map((cell) => cell.suggested).join(" / ");
    const show = h("button", { type: "button", class: "link", onclick: () => actions.select(cells.map((cell) => cell.address)) }, message);
    const change = possible && cells.length <= 3 ? h("button", { type: "button", class: "change", onclick: () => actions.change(cells) }, words.change(figures)) : null;
    return h("div", { class: "answer" }, word && h("span", { class: "word" }, word), show, change);
  };
  const sure = (diagnosis) => line(diagnosis, words.confidence[diagnosis.confidence]);
  const one = ([best, ...others]) => [sure(best), others.length ? h("details", {}, h("summary", {}, words.alternatives(others.length)), ...others.map(sure)) : null];
  const several = (all) => [h("p", { class: "choice" }, words.anyOne), ...all.map((diagnosis) => line(diagnosis))];
  return groups(diagnoses).map((group) => {
    const [{ choice, confidence }] = group;
    const explained = [...new Set(group.flatMap((diagnosis) => diagnosis.explains))].map(finding).filter(Boolean);
    const answers = choice === null ? one(group) : several(group);
    return h("li", { class: `diagnosis ${choice === null ? confidence : "several"}` }, ...answers, explained.length ? h("ol", { class: "findings" }, ...explained) : null);
  });
}
