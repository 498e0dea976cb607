// A relation as a small table of sums with the names of its parts. Its sums, and whether it holds, are the core's.
import { nameAt } from "./address.js";
import { h } from "./dom.js";

/** The names of cells, as far as they differ: of a row the columns, of a column the rows. */
function namesOf(form, cells, words) {
  const names = cells.map((address) => nameAt(form, address, words));
  if (names.some((name) => !name)) return cells;
  const all = (key) => names.every((name) => name[key] === names[0][key]);
  return names.map(({ row, column }) => (all("row") ? column : all("column") ? row : `${row}·${column}`));
}

/** The relations of a report that have this cell. */
export const relationsWith = (report, address) => report.relations.filter((relation) => relation.cells.includes(address));

/** The relation a finding is about, or undefined. */
export const relationOf = (report, finding) => report.relations.find((relation) => relation.rule === finding.rule && relation.cells.join() === finding.cells.join());

/** Draws a relation. `cells` are the report's by address; figures that are 0 are counted, not listed, unless they are `marked`. */
export function renderSum(relation, form, cells, words, marked = new Set()) {
  const [table] = relation.cells[0].split("/");
  const known = form?.tables.find((t) => t.id === table);
  const terms = known?.relations.find((r) => r.rule === relation.rule && r.terms.map(([, index]) => known.cells[index].address).join() === relation.cells.join());
  if (!terms) return null;
  const names = namesOf(form, relation.cells, words);
  const line = (sign, name, figure, type = "") => h("tr", { class: type || null }, h("td", { class: "sign" }, sign), h("th", { scope: "row" }, name), h("td", {}, figure));
  const side = (from, until, sum) => {
    const rows = [];
    let zeros = 0;
    for (let i = from; i < until; i += 1) {
      const cell = cells.get(relation.cells[i]);
      if (!cell?.value && !marked.has(cell?.address) && until - from > 1) {
        zeros += 1;
        continue;
      }
      const minus = (terms.terms[i][0] < 0) !== (i >= terms.left);
      rows.push(line(minus ? "−" : rows.length ? "＋" : "", names[i], cell?.raw || (cell?.value ?? "—"), marked.has(cell?.address) ? "marked" : ""));
    }
    if (zeros) rows.push(line("", words.zeros(zeros), ""));
    if (until - from > 1 && sum !== null) rows.push(line("＝", words.comesTo, sum, "sum"));
    return rows;
  };
  const middle = relation.operator === ">=" ? (relation.state === "broken" ? "＜" : "≥") : relation.state === "broken" ? "≠" : "＝";
  const left = side(0, terms.left, relation.left);
  const right = side(terms.left, relation.cells.length, relation.right);
  if (right[0]) right[0].firstChild.textContent = relation.state === "unchecked" ? "？" : middle;
  const state = { held: words.holds, broken: words.holdsNot, unchecked: relation.why ?? "" }[relation.state];
  return h("table", { class: `sums ${relation.state}` }, h("caption", { class: "unseen" }, state), h("tbody", {}, ...left), h("tbody", { class: "other" }, ...right));
}
