// The report as it stands now, as a page of its own: its words, and its tables in the official layout with the figures as they are written.
import { blocksIn, chunksOf } from "../view/blocks.js";
import { portable } from "../view/copy.js";
import { h } from "../view/dom.js";
import { renderTable } from "../view/tables.js";
/** @import { Report } from "../gouji.js" */
/** @import { Block, FormOf } from "../types/view.js" */

/** @type {Record<Block["kind"], string>} */
const TAGS = { title: "h1", section: "h2", sub: "h3", p: "p", tabbed: "pre", raw: "pre" };
const escape = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

/**
 * The page as a text.
 * @param {{ text: string, report: Report }} doc
 * @param {FormOf} formOf
 */
export function corrected(doc, formOf) {
  const { text, report } = doc;
  const parts = chunksOf(text, report, formOf, false).flatMap((chunk) => {
    const { form, table } = chunk;
    const drawn = table ? [portable(renderTable(form, table.cells, (index) => h("td", {}, table.cells[index].raw))).html] : [];
    return [...drawn, ...blocksIn(text, chunk, report, false).map(({ kind, start, end }) => `<${TAGS[kind]}>${escape(text.slice(start, end).trim())}</${TAGS[kind]}>`)];
  });
  return `<!doctype html>\n<html lang="zh-CN">\n<head><meta charset="utf-8"><title>${escape(report.document.title ?? "")}</title></head>\n<body>\n${parts.join("\n")}\n</body>\n</html>\n`;
}
