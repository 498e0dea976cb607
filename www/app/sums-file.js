// What a government's sums came to, as a csv for spreadsheets: a row for each figure that is not the sum, below it one for each unit, and all that was not compared.
import { nameAt } from "../view/address.js";
import { shownName } from "../view/names.js";
/** @import { Form, Rollup } from "../gouji.js" */
/** @import { Words } from "../types/view.js" */

/** A cell of the file; a text that begins like a formula gets an apostrophe before it, so that no spreadsheet runs it (OWASP, "CSV Injection"). */
function cellOf(/** @type {string | number | null} */ value) {
  const text = typeof value === "string" ? shownName(value).replace(/^(?=\s*[=+\-@＝＋－＠])/, "'") : String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/**
 * The file's text.
 * @param {Rollup} rollup
 * @param {string[]} missing what else is told of units that are not there
 * @param {Form | undefined} form
 * @param {Words} words
 */
export function sumsFile(rollup, missing, form, words) {
  /** @type {(string | number | null)[][]} */
  const rows = [words.sumsColumns];
  for (const { rule, severity, message, cells: [address], stated, expected, difference, facts } of rollup.findings) {
    const place = address ? (nameAt(form, address, words)?.text ?? address) : "";
    const sum = facts.kind === "sum" ? facts : null;
    rows.push([words[severity], place, stated, expected, difference, sum?.suspect?.unit ?? "", null, message, rule]);
    for (const { unit, value } of sum?.parts ?? []) rows.push(["", place, null, null, null, unit, value, "", ""]);
  }
  for (const why of missing) rows.push([words.note, "", null, null, null, "", null, why, ""]);
  for (const { rule, why } of rollup.not_checked) rows.push([words.notCompared, "", null, null, null, "", null, why, rule]);
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join()}\r\n`).join("")}`;
}
