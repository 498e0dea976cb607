// The tables of a report, the relations of a cell, and the light that goes from a finding to its cells and words and back.
import { copy, portable } from "../view/copy.js";
import { h } from "../view/dom.js";
import { renderFlow } from "../view/flow.js";
import { roving } from "../view/keys.js";
import { relationsOf } from "../view/relations.js";
import { gravest, nameOf, renderTable } from "../view/tables.js";
import { remaining } from "./lists.js";

const $ = (id) => document.getElementById(id);

/**
 * The figures of the page. `source` shows the text; `words()` gives the page's words; `forms()` the official forms; `say(text)` tells the user
 * something; `change(cells)` puts figures into the report.
 */
export class Figures {
  #page;
  #report = null;
  #finding = null;
  #cell = null;
  #lit = null;

  constructor(page) {
    this.#page = page;
  }

  /** Draws the tables and the flow of a report; null takes them away. `select` lights what is selected. */
  show(report) {
    this.#report = report;
    $("detail").hidden = true;
    if (!report) {
      for (const id of ["tables", "flow"]) $(id).replaceChildren();
      this.#page.source.mark([]);
      return;
    }
    const grave = gravest(remaining(report));
    $("tables").replaceChildren(...report.tables.map((table) => this.#section(table, grave)));
    for (const table of document.querySelectorAll("#tables table")) roving(table);
    const requests = report.tables.find((t) => t.id === "requests");
    // A broken column marks every part of it: where a diagnosis names the cell, that alone is marked.
    const named = report.diagnoses.flatMap((d) => d.cells.map((cell) => cell.address)).filter((address) => grave.get(address) === "error");
    const broken = new Set(named.length ? named : [...grave].filter(([, severity]) => severity === "error").map(([address]) => address));
    const flow = requests && renderFlow(requests, broken, this.#page.words(), (addresses) => this.light(addresses));
    $("flow").replaceChildren(...(flow ? [flow] : []));
  }

  /** Nothing is selected any more. */
  forget() {
    this.#finding = this.#cell = this.#lit = null;
  }

  /** The cell at an address, or undefined. */
  cellAt(address) {
    return this.#report?.tables.flatMap((table) => table.cells).find((cell) => cell.address === address);
  }

  /** Lights these cells, as a finding does. */
  light(addresses) {
    this.forget();
    this.#lit = addresses;
    $("detail").hidden = true;
    this.select(true);
  }

  /** Selects a finding, or no longer. */
  choose(finding) {
    const chosen = this.#finding === finding.id ? null : finding.id;
    this.forget();
    this.#finding = chosen;
    $("detail").hidden = true;
    this.select(true);
  }

  #section(table, grave) {
    const w = this.#page.words();
    const form = this.#page.forms().find((f) => f.id === table.form)?.tables.find((t) => t.id === table.id);
    if (!form) return "";
    const title = h("h3", {}, form.title, h("small", {}, w.form(table.form)));
    if (table.cells.every((cell) => cell.state === "missing")) return h("section", {}, title, h("p", {}, w.missingTable));
    const drawn = renderTable(form, table.cells, (index) => this.#drawCell(form, table, index, grave));
    const take = () => this.#page.say(copy(portable(drawn)) ? w.copied : w.notCopied);
    title.append(h("button", { type: "button", class: "quiet copy", onclick: take }, w.copyTable));
    return h("section", { "data-table": table.id }, title, h("div", { class: "wide" }, drawn));
  }

  #drawCell(form, table, index, grave) {
    const w = this.#page.words();
    const cell = table.cells[index];
    const { row, column } = nameOf(form, index);
    const severity = grave.get(cell.address);
    const label = [w.cell(row, column), cell.raw, w.states[cell.state], severity && w[severity]].filter(Boolean).join(w.separator);
    const show = () => this.#showCell(form, table, index);
    const keys = (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      show();
      // Who came by keyboard goes on by keyboard; Escape leads back.
      $("detail").querySelector("button").focus();
    };
    const names = [cell.state, severity].filter(Boolean).join(" ");
    const text = cell.value === null ? cell.raw : String(cell.value);
    return h("td", { class: names, "data-address": cell.address, title: label, "aria-label": label, onclick: show, onkeydown: keys }, text);
  }

  /** The relations of one cell, each as a sum. */
  #showCell(form, table, index) {
    const w = this.#page.words();
    const { row, column } = nameOf(form, index);
    const { address, raw, place } = table.cells[index];
    this.forget();
    this.#cell = address;
    const relations = relationsOf(form, table, index, this.#report.findings);
    const items = relations.map((r) => h("li", { class: r.state }, `${r.text}  （${r.rule}）`));
    const back = () => {
      $("detail").hidden = true;
      this.forget();
      this.select();
      document.querySelector(`td[data-address="${address}"]`)?.focus();
    };
    const close = h("button", { type: "button", class: "quiet", onclick: back }, w.close);
    const figure = h("input", { inputmode: "decimal", "aria-label": w.changeTo, value: raw });
    const apply = (event) => {
      event.preventDefault();
      this.#page.change([{ address, suggested: figure.value }]);
    };
    const edit = place ? h("form", { onsubmit: apply }, h("label", {}, `${w.changeTo} `, figure), h("button", {}, w.apply)) : null;
    const told = relations.length ? h("ul", {}, ...items) : h("p", {}, w.noRelations);
    $("detail").replaceChildren(...[h("h3", {}, w.relations(w.cell(row, column)), close), told, edit].filter(Boolean));
    $("detail").onkeydown = ({ key }) => {
      if (key === "Escape") back();
    };
    $("detail").hidden = false;
    this.select(false, true);
  }

  /** Lights the cells and the words of what is selected. */
  select(scrollCells = false, scrollSource = scrollCells) {
    if (!this.#report) return;
    const finding = this.#report.findings.find((f) => f.id === this.#finding);
    const addresses = new Set(finding ? finding.cells : this.#cell ? [this.#cell] : (this.#lit ?? []));
    for (const button of document.querySelectorAll(".finding")) button.setAttribute("aria-pressed", String(button.dataset.id === this.#finding));
    let first = null;
    for (const td of document.querySelectorAll("td[data-address]")) {
      const chosen = addresses.has(td.dataset.address);
      td.classList.toggle("selected", chosen);
      if (chosen) first ??= td;
    }
    this.#page.source.mark(this.#places(finding, addresses));
    if (scrollSource) this.#page.source.reveal();
    if (scrollCells) first?.scrollIntoView({ block: "center", inline: "nearest" });
  }

  /** What is marked in the text: every grave finding, and what is selected. */
  #places(finding, addresses) {
    const places = [];
    for (const { severity, place, quote } of remaining(this.#report)) if (place && severity !== "note" && (quote || severity === "error")) places.push({ ...place, kind: severity });
    for (const table of this.#report.tables) {
      for (const cell of table.cells) if (addresses.has(cell.address) && cell.place) places.push({ ...cell.place, kind: "selected" });
    }
    if (finding?.place) places.push({ ...finding.place, kind: "selected" });
    return places;
  }
}
