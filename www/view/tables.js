// The tables in their official layout, from the form's own data. In: a table of the report and its form. Out: a <table>.
import { h } from "./dom.js";
/** @import { Cell, FormBlock, FormRow, FormTable } from "../gouji.js" */

/** @typedef {Omit<FormBlock, "rows"> & { rows: (FormRow & { at?: number })[] }} Block Rows of the form; `at` is the row's own number where some are left out. */
/** @typedef {Omit<FormTable, "blocks"> & { blocks: Block[] }} Present */
/** @typedef {(block: number, row: number, column: number) => HTMLTableCellElement} CellAt */

/** A label without the remark in brackets that some carry. */
export function short(/** @type {string} */ label) {
  const cut = label.slice(4).search(/[（(]/);
  return cut < 0 ? label : label.slice(0, cut + 4);
}

/**
 * The form without the rows of which the report has nothing, where that is most of them: of a part of a table that part is drawn.
 * @param {FormTable} form
 * @param {Cell[]} cells
 * @returns {Present}
 */
function present(form, cells) {
  if (form.shape === "across") return form;
  const blocks = form.blocks.map((block) => {
    const width = block.columns.length;
    const rows = block.rows.map((row, at) => ({ ...row, at }));
    return { ...block, rows: rows.filter(({ at }) => !cells.slice(block.first_cell + at * width, block.first_cell + (at + 1) * width).every((cell) => cell.state === "missing")) };
  });
  const count = (/** @type {Block[]} */ all) => all.reduce((sum, block) => sum + block.rows.length, 0);
  return count(blocks) * 2 < count(form.blocks) ? { ...form, blocks: blocks.filter((block) => block.rows.length) } : form;
}

/**
 * The table in its official layout; `makeCell(index)` makes the element of a cell.
 * @param {FormTable} whole
 * @param {Cell[]} cells
 * @param {(index: number) => HTMLTableCellElement} makeCell
 */
export function renderTable(whole, cells, makeCell) {
  const form = present(whole, cells);
  const cell = /** @type {CellAt} */ (block, row, column) => {
    const { first_cell, rows, columns } = form.blocks[block];
    return makeCell(first_cell + (rows[row].at ?? row) * columns.length + column);
  };
  const table = h("table");
  if (form.shape === "across") across(table, form, cell);
  else if (form.blocks.length > 1) blocks(table, form, cell);
  else rows(table, form, cell);
  return table;
}

/**
 * Several blocks, each with its own heads: the table of what is disclosed.
 * @param {HTMLTableElement} table
 * @param {Present} form
 * @param {CellAt} cell
 */
function blocks(table, form, cell) {
  const width = Math.max(...form.blocks.map((b) => b.columns.length));
  form.blocks.forEach((block, b) => {
    const body = h("tbody");
    body.append(h("tr", {}, h("th", { colspan: width + 1, scope: "rowgroup" }, block.label)));
    const span = (/** @type {number} */ i) => (i === block.columns.length - 1 ? width - i : 1);
    body.append(h("tr", {}, h("th", {}, "信息内容"), ...block.columns.map((c, i) =>
      h("th", { colspan: span(i), scope: "col" }, c.unit ? `${c.label}（${c.unit}）` : c.label))));
    block.rows.forEach((row, r) => {
      const figures = block.columns.map((_, c) => {
        const td = cell(b, r, c);
        td.colSpan = span(c);
        return td;
      });
      body.append(h("tr", {}, h("th", { class: "row", scope: "row" }, row.label), ...figures));
    });
    table.append(body);
  });
}

/**
 * One block with grouped heads on both sides: the table of requests.
 * @param {HTMLTableElement} table
 * @param {Present} form
 * @param {CellAt} cell
 */
function rows(table, form, cell) {
  const block = form.blocks[0];
  const depth = 1 + Math.max(...block.rows.map((r) => r.groups.length));
  const head = h("thead");
  const plain = block.columns.filter((c) => !c.group && !c.total);
  const group = block.columns.find((c) => c.group)?.group;
  const grouped = block.columns.filter((c) => c.group);
  const totals = block.columns.filter((c) => c.total);
  const level = group ? 3 : 2;
  head.append(h("tr", {},
    h("th", { colspan: depth, rowspan: level }, form.note ? `（${form.note}）` : ""),
    h("th", { colspan: plain.length + grouped.length }, block.label),
    ...totals.map((c) => h("th", { rowspan: level, scope: "col" }, c.label))));
  head.append(h("tr", {}, ...plain.map((c) => h("th", { rowspan: level - 1, scope: "col" }, c.label)), group ? h("th", { colspan: grouped.length }, group) : null));
  if (group) head.append(h("tr", {}, ...grouped.map((c) => h("th", { scope: "col" }, c.label))));
  const body = h("tbody");
  block.rows.forEach((row, r) => {
    const line = h("tr");
    row.groups.forEach((name, g) => {
      const same = (/** @type {FormRow | undefined} */ other) => other && other.groups.slice(0, g + 1).join("/") === row.groups.slice(0, g + 1).join("/");
      if (same(block.rows[r - 1])) return;
      let span = 1;
      while (same(block.rows[r + span])) span += 1;
      line.append(h("th", { rowspan: span, class: "row", scope: "rowgroup" }, name));
    });
    line.append(h("th", { colspan: depth - row.groups.length, class: "row", scope: "row" }, row.label));
    line.append(...block.columns.map((_, c) => cell(0, r, c)));
    body.append(line);
  });
  table.append(head, body);
}

/**
 * All rows side by side under a two-level head: the table of reviews and suits.
 * @param {HTMLTableElement} table
 * @param {Present} form
 * @param {CellAt} cell
 */
function across(table, form, cell) {
  const block = form.blocks[0];
  const width = block.columns.length;
  const top = h("tr"), middle = h("tr"), bottom = h("tr"), figures = h("tr");
  block.rows.forEach((row, r) => {
    const group = row.groups[0];
    if (!group) top.append(h("th", { colspan: width, rowspan: 2 }, row.label));
    else {
      if (block.rows[r - 1]?.groups[0] !== group) top.append(h("th", { colspan: width * block.rows.filter((o) => o.groups[0] === group).length }, group));
      middle.append(h("th", { colspan: width }, row.label));
    }
    bottom.append(...block.columns.map((c) => h("th", { scope: "col" }, c.label)));
    figures.append(...block.columns.map((_, c) => cell(0, r, c)));
  });
  table.append(h("thead", {}, top, middle, bottom), h("tbody", {}, figures));
}
