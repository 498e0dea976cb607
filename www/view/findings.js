// The findings as a list of buttons, with the clause each rests on, its sum read out in words, and a way to set it aside.
import { h } from "./dom.js";

/** "27 + 1 = 28 ≠ 29" as a screen reader should say it: "27 加 1 等于 28，表中为 29". */
export function spoken(formula, words) {
  return formula
    .replace(/ \+ /g, words.plus).replace(/ [-−] /g, words.minus).replace(/ ÷ /g, words.over)
    .replace(/ = /g, words.equals).replace(/ ≠ /g, words.but).replace(/ < /g, words.less).replace(/ > /g, words.more);
}

/** What a finding is called: what is missing is no contradiction. */
const wordOf = ({ severity, nature }, words) => (severity === "error" ? words.natures[nature] : null) ?? words[severity];

/**
 * A list item for a finding. `rule` is its entry in the catalogue, if known; `actions.choose(finding)` selects it;
 * `actions.aside(finding)`, where given, sets it aside.
 */
export function renderFinding(finding, rule, words, actions) {
  const place = finding.place && words.line(finding.place.line);
  const said = finding.formula ? h("span", { class: "unseen" }, spoken(finding.formula, words)) : null;
  const quote = finding.quote && !finding.message.includes(finding.quote) ? h("q", {}, finding.quote) : null;
  const more = h("span", { class: "more" }, [place, finding.rule, rule?.basis].filter(Boolean).join(" · "));
  const button = h("button", { type: "button", class: `finding ${finding.severity}`, "data-id": finding.id, "aria-pressed": "false", onclick: () => actions.choose(finding) },
    h("span", { class: "word" }, wordOf(finding, words)), h("span", { class: "says" }, finding.message, quote, said), more);
  const aside = actions.aside ? h("button", { type: "button", class: "quiet aside", title: words.asideTitle, "aria-label": `${words.aside}：${finding.message}`, onclick: () => actions.aside(finding) }, words.aside) : null;
  return h("li", { class: "item" }, button, aside);
}
