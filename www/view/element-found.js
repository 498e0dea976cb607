// What was found, drawn into the element's own parts: the cards, what was not checked, and the tables.
import { h, within } from "./dom.js";
import { inkOfCells } from "./ink.js";
import { roving } from "./keys.js";
import { cellsOf, problemsOf } from "./problems.js";
import { dressed, light, number } from "./reading.js";
import { reasonForm } from "./reason.js";
import { renderTable } from "./tables.js";
/** @import { Form, Place, Report, Rule } from "../gouji.js" */
/** @import { CardActions, OwnWords } from "../types/view.js" */
/** @import { Cards } from "./cards.js" */
/** @import { Parts } from "./element-parts.js" */

/** @typedef {{ put: (text: string) => unknown, setAside: (findings: string[], reason: string) => unknown }} Doing What is done with another text, and with what is left as it is. */

/**
 * Draws a report.
 * @param {Parts} parts
 * @param {Cards} cards
 * @param {{ report: Report, form: Form | undefined, rules: Rule[], words: OwnWords }} found
 * @param {Doing} doing
 */
export function drawFound(parts, cards, { report, form, rules, words }, { put, setAside }) {
  const { tables } = parts;
  const [problems, cells] = [problemsOf(report), cellsOf(report)];
  const inks = inkOfCells(report, problems);
  const reported = parts.text.value;
  const mend = (/** @type {{ place: Place, text: string }[]} */ places) => {
    // The places are those of the text that was checked: where it was changed since, its own check is on its way.
    if (parts.text.value !== reported) return;
    let edited = reported;
    for (const { place, text } of places.sort((a, b) => b.place.start - a.place.start)) edited = edited.slice(0, place.start) + text + edited.slice(place.end);
    put(edited);
  };
  /** @type {CardActions} */
  const actions = {
    quotes: true,
    choose: (id) => {
      const problem = problems.find((one) => one.id === id);
      if (!problem) return;
      cards.choose(id);
      light(tables, { named: problem.named, parts: problem.parts, id });
      const cell = tables.querySelector("td.selected") ?? tables.querySelector("td.lit");
      const folded = cell?.closest("details");
      if (folded) folded.open = true;
      cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
    },
    canChange: (address) => Boolean(cells.get(address)?.place),
    change: (mended) => mend(mended.flatMap(({ address, suggested }) => {
      const place = cells.get(address)?.place;
      return place ? [{ place, text: String(suggested ?? "") }] : [];
    })),
    replace: (fix) => mend([fix]),
    aside: (id, button) => {
      const findings = problems.find((one) => one.id === id)?.findings ?? [];
      const card = button.parentElement ?? button;
      if (!card.querySelector("form")) button.after(reasonForm(words, (reason) => setAside(findings.map((f) => f.id), reason)));
      within(card, "input").focus();
    },
  };
  cards.show(problems, { report, form, cells, rules, words, actions });
  for (const { id, severity } of problems) cards.get(id)?.setAttribute("part", `finding finding-${severity}`);
  const unchecked = report.not_checked.map(({ rule, why }) => h("li", {}, `${why} `, h("code", {}, rule)));
  parts.rest.replaceChildren(...(unchecked.length ? [h("details", { class: "unchecked" }, h("summary", {}, words.notChecked(unchecked.length)), h("ul", {}, ...unchecked))] : []));
  tables.replaceChildren(...report.tables.flatMap((table) => {
    const known = form?.tables.find((one) => one.id === table.id);
    if (!known) return [];
    const drawn = renderTable(known, table.cells, (index) => {
      const cell = table.cells[index];
      return dressed(h("td", { "data-address": cell.address }), cell, inks.get(cell.address), { tables: [known] }, words);
    });
    drawn.setAttribute("part", "table");
    roving(drawn);
    const missing = table.cells.every((cell) => cell.state === "missing");
    return [h("details", { part: "section" }, h("summary", {}, known.title), missing ? h("p", {}, words.missingTable) : h("div", { class: "wide" }, drawn))];
  }));
  number(tables, new Map(problems.map(({ id, n }) => [id, n])));
}
