// Where a cell stands, in the words and numbers that the form itself prints: 表三·（四）1·总计.
import { short } from "./tables.js";
/** @import { Form } from "../gouji.js" */
/** @import { OwnWords } from "../types/view.js" */

const NUMBER = /^\s*(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d+[.．、])/;
const SECTION = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

/** A label's own number, without the sign behind it; the label in short where it has none. */
const numberOf = (/** @type {string} */ label) => NUMBER.exec(label)?.[0].trim().replace(/[、.．]$/, "") ?? short(label);

/**
 * The names of the cell at `address` in a form: { row, column, text }, or null where the form has no such cell.
 * @param {Pick<Form, "tables"> | null | undefined} form
 * @param {string} address
 * @param {OwnWords} words
 */
export function nameAt(form, address, words) {
  const [id, rowKey, columnKey] = address.split("/");
  const table = form?.tables.find((t) => t.id === id);
  if (!table) return null;
  for (const block of table.blocks) {
    const row = block.rows.find((r) => r.key === rowKey);
    const column = block.columns.find((c) => c.key === columnKey);
    if (!row || !column) continue;
    // 三、本年度办理结果 stands over all of its rows: （四）1 says enough.
    const groups = row.groups.filter((group) => !/^[一二三四五六七八九十]+、/.test(group)).map(numberOf);
    const line = [...groups, numberOf(row.label)].join(row.label.match(NUMBER) ? "" : "·");
    return { row: short(row.label), column: column.label, text: [words.table(words.key === "zh" ? (SECTION[table.section] ?? table.section) : table.section), line, column.label].join("·") };
  }
  return null;
}
