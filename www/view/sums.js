// A relation as a small table of sums with the names of its parts. Its sums, and whether it holds, are the core's.
/** @import { Cell, Finding, Form, Relation, Report } from "../gouji.js" */
/** @import { OwnWords } from "../types/view.js" */
import { nameAt } from "./address.js";
import { h } from "./dom.js";

/**
 * The names of cells, as far as they differ: of a row the columns, of a column the rows.
 * @param {Form | null | undefined} form
 * @param {string[]} cells
 * @param {OwnWords} words
 */
function namesOf(form, cells, words) {
  const names = cells.map((address) => nameAt(form, address, words)).filter((name) => name !== null);
  if (names.length < cells.length) return cells;
  const all = (/** @type {"row" | "column"} */ key) => names.every((name) => name[key] === names[0][key]);
  return names.map(({ row, column }) => (all("row") ? column : all("column") ? row : `${row}·${column}`));
}

/** The relations of a report that have this cell. */
export const relationsWith = (/** @type {Report} */ report, /** @type {string} */ address) => report.relations.filter((relation) => relation.cells.includes(address));

/** The relation a finding is about, or undefined. */
export const relationOf = (/** @type {Report} */ report, /** @type {Finding} */ finding) => report.relations.find((relation) => relation.rule === finding.rule && relation.cells.join() === finding.cells.join());

/**
 * A relation with last year's report in words: its cells by their names, and what its sides come to.
 * @param {Relation} relation
 * @param {Form | null | undefined} form
 * @param {OwnWords} words
 */
function besideLast({ cells, operator, state, left, right }, form, words) {
  const names = namesOf(form, cells.map((address) => address.replace("previous:", "")), words);
  const name = (/** @type {string} */ address, /** @type {number} */ i) => (address.startsWith("previous:") ? words.lastOf(names[i]) : names[i]);
  const sign = state === "held" ? operator : operator === "=" ? "≠" : "<";
  return h("p", { class: "formula" }, cells.map(name).join(words.separator), state === "unchecked" ? "" : `${words.colon}${left} ${sign} ${right}`);
}

/**
 * Draws a relation; null where the form does not have it. `cells` are the report's by address; figures that are 0 are counted, not listed, unless
 * they are `marked`.
 * @param {Relation} relation
 * @param {Form | null | undefined} form
 * @param {Map<string, Cell>} cells
 * @param {OwnWords} words
 * @param {Set<string>} marked
 */
export function renderSum(relation, form, cells, words, marked = new Set()) {
  const [table] = relation.cells[0].split("/");
  const known = form?.tables.find((t) => t.id === table);
  const terms = known?.relations.find((r) => r.rule === relation.rule && r.terms.map(([, index]) => known.cells[index].address).join() === relation.cells.join());
  if (!form || !known || !terms) return relation.cells[0].startsWith("previous:") ? besideLast(relation, form, words) : null;
  const names = namesOf(form, relation.cells, words);
  /** @type {(sign: string, name: string, figure: string | number, kind?: string) => HTMLTableRowElement} */
  const line = (sign, name, figure, kind) => h("tr", { class: kind }, h("td", { class: "sign" }, sign), h("th", { scope: "row" }, name), h("td", {}, String(figure)));
  const side = (/** @type {number} */ from, /** @type {number} */ until, /** @type {number | null} */ sum) => {
    const rows = [];
    let zeros = 0;
    for (let i = from; i < until; i += 1) {
      const cell = cells.get(relation.cells[i]);
      const isMarked = marked.has(relation.cells[i]);
      if (!cell?.value && !isMarked && until - from > 1) {
        zeros += 1;
        continue;
      }
      const minus = (terms.terms[i][0] < 0) !== (i >= terms.left);
      rows.push(line(minus ? "−" : rows.length ? "＋" : "", names[i], cell?.raw || (cell?.value ?? "—"), isMarked ? "marked" : undefined));
    }
    if (zeros) rows.push(line("", words.zeros(zeros), ""));
    if (until - from > 1 && sum !== null) rows.push(line("＝", words.comesTo, sum, "sum"));
    return rows;
  };
  const middle = relation.operator === ">=" ? (relation.state === "broken" ? "＜" : "≥") : relation.state === "broken" ? "≠" : "＝";
  const left = side(0, terms.left, relation.left);
  const right = side(terms.left, relation.cells.length, relation.right);
  if (right[0]) right[0].cells[0].textContent = relation.state === "unchecked" ? "？" : middle;
  const state = { held: words.holds, broken: words.holdsNot, unchecked: relation.why ?? "" }[relation.state];
  return h("table", { class: `sums ${relation.state}` }, h("caption", { class: "unseen" }, state), h("tbody", {}, ...left), h("tbody", { class: "other" }, ...right));
}
