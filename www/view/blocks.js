// A text with its tables recognised → what is read: chunks of it, each a table or a stretch of lines, and the blocks of a stretch.
/** @import { FormTable, Report, TableReport } from "../gouji.js" */
/** @import { Block, Chunk, FormOf } from "../types/view.js" */

/** A stretch without a table is cut behind about so many characters: each is drawn when it is wanted. */
const STRETCH = 12_000;
const fold = (/** @type {string} */ text) => text.normalize("NFKC").replace(/[\s\p{P}]/gu, "");
/** A report's title where it has a line of its own under the body's name: "2019 年政府信息公开工作年度报告". */
const TITLE = /^[^，。；：]{0,30}年度报告$/;
/** A row of a table has a figure in a cell of its own. */
const FIGURES = /\t[ -]*\d[\d.,]* *(\t|$)/;
const SUB = /^[（(][一二三四五六七八九十]+[）)][^。；，]{1,24}$/;

/** Every word the form prints in a table, folded: lines of these and no other are the table's own. */
function labelsOf(/** @type {FormTable} */ form) {
  const labels = [form.title, form.note ?? "", "信息内容", "申请人情况"];
  for (const { label, rows, columns } of form.blocks) {
    labels.push(label);
    for (const row of rows) labels.push(row.label, ...row.groups, ...row.variants);
    for (const column of columns) labels.push(column.label + (column.unit ?? ""), column.group ?? "");
  }
  return fold(labels.join("｜"));
}

/** Whether a line has no word but the table's own, side by side as a copy may leave them: "信息内容 本年制发件数 本年废止件数". */
const isOwn = (/** @type {string} */ labels, /** @type {string} */ line) => line.trim().split(/\s+/).every((word) => labels.includes(fold(word))) || labels.includes(fold(line));

// Asked for a place before the first, lastIndexOf looks at the first.
const lineStart = (/** @type {string} */ text, /** @type {number} */ at) => (at > 0 ? text.lastIndexOf("\n", at - 1) + 1 : 0);
const lineEnd = (/** @type {string} */ text, /** @type {number} */ at) => {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
};

/**
 * Where each table begins and ends in the text: from its heads, which the core's place leaves out, to the line of its last figure.
 * @param {string} text
 * @param {Report} report
 * @param {FormOf} formOf
 */
function regions(text, report, formOf) {
  const headings = new Set(report.sections.map(({ place }) => place && lineStart(text, place.start)));
  /** @type {{ start: number, end: number, table: TableReport, form: FormTable, labels: string }[]} */
  const found = [];
  for (const table of report.tables) {
    const form = formOf(table);
    if (!form || !table.place) continue;
    const labels = labelsOf(form);
    let start = lineStart(text, table.place.start);
    for (let at = start; at > 0 && start - at < 4000;) {
      at = lineStart(text, at - 1);
      const line = text.slice(at, lineEnd(text, at));
      if (headings.has(at) || (line.trim() && !line.includes("\t") && !isOwn(labels, line))) break;
      if (line.trim()) start = at;
    }
    found.push({ start, end: lineEnd(text, table.place.end), table, form, labels });
  }
  found.sort((a, b) => a.start - b.start);
  // Tables that lie within one another in the text stand one after the other here.
  found.forEach((region, i) => (region.start = Math.max(region.start, Math.min(region.end, found[i - 1]?.end ?? 0))));
  return found;
}

/**
 * Cuts a text into chunks. `raw`: as it came, without tables.
 * @param {string} text
 * @param {Report | null} report
 * @param {FormOf} formOf
 * @param {boolean} raw
 */
export function chunksOf(text, report, formOf, raw) {
  /** @type {Chunk[]} */
  const chunks = [];
  const flow = (/** @type {number} */ from, /** @type {number} */ until) => {
    while (from < until) {
      let end = until;
      if (until - from > STRETCH) {
        const line = text.indexOf("\n", from + STRETCH);
        end = line < 0 || line > from + 4 * STRETCH ? from + STRETCH : line + 1;
      }
      chunks.push({ start: from, end: Math.min(end, until) });
      from = end;
    }
  };
  let at = 0;
  for (const { start, end, table, form, labels } of raw || !report ? [] : regions(text, report, formOf)) {
    flow(at, start);
    chunks.push({ start, end, table, form, strays: straysOf(text, start, end, table, labels) });
    at = Math.max(at, end);
  }
  flow(at, text.length);
  return chunks;
}

/**
 * Lines within a table's stretch that are none of its own: sentences between pages, rows that the form does not have. Nothing of a report is left out of sight.
 * @param {string} text
 * @param {number} from
 * @param {number} until
 * @param {TableReport} table
 * @param {string} labels
 */
function straysOf(text, from, until, { cells }, labels) {
  const figures = cells.flatMap(({ place }) => (place ? [place.start] : [])).sort((a, b) => a - b);
  /** @type {Block[]} */
  const strays = [];
  for (let start = from, i = 0; start < until;) {
    const end = Math.min(lineEnd(text, start), until);
    while (figures[i] < start) i += 1;
    const line = text.slice(start, end);
    const isTabbed = line.includes("\t");
    if (!(figures[i] < end) && line.trim() && (!isTabbed || FIGURES.test(line)) && !isOwn(labels, line)) strays.push({ kind: isTabbed ? "tabbed" : "p", start, end });
    start = end + 1;
  }
  return strays;
}

/**
 * The blocks of a chunk.
 * @param {string} text
 * @param {Chunk} chunk
 * @param {Report | null} report
 * @param {boolean} raw
 * @returns {Block[]}
 */
export function blocksIn(text, chunk, report, raw) {
  if (raw) return [{ kind: "raw", start: chunk.start, end: chunk.end }];
  if (chunk.strays) return chunk.strays;
  const sections = new Set((report?.sections ?? []).flatMap(({ place }) => place?.start ?? []));
  const first = Math.min(...sections, 2000);
  const title = report?.document.title ?? "";
  /** @type {Block[]} */
  const blocks = [];
  for (let start = chunk.start; start < chunk.end;) {
    const end = Math.min(lineEnd(text, start), chunk.end);
    const line = text.slice(start, end);
    const trimmed = line.trim();
    const indent = start + line.length - line.trimStart().length;
    const last = blocks[blocks.length - 1];
    if (/\S\t|\t\S/.test(line)) {
      if (last?.kind === "tabbed" && last.end === start - 1) last.end = end;
      else blocks.push({ kind: "tabbed", start, end });
    } else if (trimmed) {
      const isTitle = start < first && trimmed.length > 3 && (title.includes(trimmed) || TITLE.test(trimmed));
      blocks.push({ kind: sections.has(indent) ? "section" : isTitle ? "title" : SUB.test(trimmed) ? "sub" : "p", start, end });
    }
    start = end + 1;
  }
  return blocks;
}
