// The working page: what is pasted, dropped or typed goes to the validator; its report is shown as verdict, findings and tables.
import { createValidator } from "../gouji.js";
import { renderDiagnoses } from "./diagnoses.js";
import { h } from "./dom.js";
import { relationsOf } from "./relations.js";
import { Source } from "./source.js";
import { STRINGS } from "./strings.js";
import { nameOf, renderTable } from "./tables.js";

const $ = (id) => document.getElementById(id);
const PAUSE = 150;

const state = { lang: "zh", input: null, name: undefined, report: null, finding: null, cell: null, turn: 0, forms: [], lit: null, past: [] };
const source = new Source($("text"), $("marks"));
const words = () => STRINGS[state.lang];
const validator = await createValidator();

/** Checks what is there now. Replies that were overtaken by a later request are dropped. */
async function check() {
  const turn = ++state.turn;
  state.finding = state.cell = state.lit = null;
  if (!source.text.trim() && !state.input) {
    state.report = null;
    return show();
  }
  const slow = setTimeout(() => turn === state.turn && verdict("empty", "…", words().working), 250);
  try {
    if (!state.forms.length) state.forms = await validator.forms();
    const report = await validator.check(state.input ?? source.text, { name: state.name, lang: state.lang });
    if (turn === state.turn) {
      state.report = report;
      show();
    }
  } catch (error) {
    if (turn === state.turn) {
      state.report = null;
      show();
      verdict("bad", "✗", error.code === "trap" ? words().failed : error.message);
    }
  } finally {
    clearTimeout(slow);
  }
}

/** Takes a new input: a text, the bytes of a file, or a rich paste. What is shown is the text its places count in. */
async function take(input, name) {
  const turn = ++state.turn;
  state.name = name;
  try {
    const text = typeof input === "string" ? input : await validator.text(input);
    if (turn !== state.turn) return;
    forget();
    source.text = text;
    // A text area turns every line end into "\n"; where that changes nothing, the input itself is checked, grid and all.
    state.input = typeof input !== "string" && source.text === text ? input : null;
    await check();
  } catch (error) {
    if (turn !== state.turn) return;
    state.input = null;
    state.report = null;
    show();
    verdict("bad", "✗", error.code === "trap" ? words().failed : error.message);
  }
}

function verdict(kind, sign, text) {
  $("verdict").className = `verdict ${kind}`;
  $("verdict").replaceChildren(h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", {}, text));
}

function show() {
  const { report } = state;
  const w = words();
  $("detail").hidden = true;
  if (!report) {
    verdict("empty", "", w.waiting);
    $("about").textContent = "";
    $("findings").replaceChildren();
    $("diagnoses").replaceChildren();
    $("tables").replaceChildren();
    $("unchecked").hidden = true;
    source.mark([]);
    return;
  }
  showVerdict(report);
  const about = report.document;
  $("about").textContent = [about.organization, about.year && w.year(about.year), about.form && w.form(about.form), about.encoding].filter(Boolean).join(" · ");
  $("diagnoses").replaceChildren(...renderDiagnoses(report.diagnoses, w, { select: light, change: put, canChange: (address) => Boolean(cellAt(address)?.place) }));
  $("findings").replaceChildren(...report.findings.map(findingItem));
  showUnchecked(report);
  $("tables").replaceChildren(...report.tables.map(tableSection));
  select();
}

const cellAt = (address) => state.report.tables.flatMap((table) => table.cells).find((cell) => cell.address === address);

/** Lights these cells, as a finding does. */
function light(addresses) {
  state.finding = state.cell = null;
  state.lit = addresses;
  $("detail").hidden = true;
  select(true);
}

/** Puts figures into the report where their cells stand, and checks again; the text before can be had back. */
function put(cells) {
  const text = source.text;
  const places = cells.map(({ address, suggested }) => ({ ...cellAt(address).place, value: String(suggested) })).sort((a, b) => b.start - a.start);
  state.past.push({ text, input: state.input });
  let edited = text;
  for (const { start, end, value } of places) edited = edited.slice(0, start) + value + edited.slice(end);
  source.replace(edited);
  state.input = null;
  $("undo").hidden = false;
  return check();
}

function undo() {
  const before = state.past.pop();
  if (before) {
    source.replace(before.text);
    state.input = before.input;
    check();
  }
  $("undo").hidden = state.past.length === 0;
}

/** Another report is here: what was changed in the last one is past. */
function forget() {
  state.past = [];
  $("undo").hidden = true;
}

function showVerdict({ summary }) {
  const w = words();
  const { held, not_checked } = summary.relations;
  const kind = summary.errors ? "bad" : held && !not_checked ? "good" : "part";
  const parts = [summary.errors ? w.broken(summary.errors) : held ? (not_checked ? w.someHold(held) : w.allHold(held)) : w.nothing];
  if (not_checked) parts.push(w.unchecked(not_checked));
  if (summary.warnings) parts.push(w.warnings(summary.warnings));
  verdict(kind, { bad: "✗", good: "✓", part: "!" }[kind], parts.join(w.separator));
}

function showUnchecked({ not_checked }) {
  $("unchecked").hidden = not_checked.length === 0;
  $("unchecked").querySelector("summary").textContent = words().notChecked(not_checked.length);
  $("unchecked").querySelector("ul").replaceChildren(...not_checked.map(({ rule, why }) => h("li", {}, `${rule}：${why}`)));
}

function findingItem(finding) {
  const w = words();
  const more = [finding.place && w.line(finding.place.line), finding.rule].filter(Boolean).join(" · ");
  const choose = () => {
    state.finding = state.finding === finding.id ? null : finding.id;
    state.cell = state.lit = null;
    $("detail").hidden = true;
    select(true);
  };
  const button = h("button", { type: "button", class: `finding ${finding.severity}`, "data-id": finding.id, "aria-pressed": "false", onclick: choose },
    h("span", { class: "word" }, w[finding.severity]), h("span", {}, finding.message), h("span", { class: "more" }, more));
  return h("li", {}, button);
}

/** The gravest finding of each cell; notes light nothing. */
function gravest(report) {
  const found = new Map();
  for (const { severity, cells } of report.findings) {
    if (severity !== "note") for (const address of cells) if (!found.has(address)) found.set(address, severity);
  }
  return found;
}

function tableSection(table) {
  const w = words();
  const form = state.forms.find((f) => f.id === table.form).tables.find((t) => t.id === table.id);
  const title = h("h3", {}, form.title, h("small", {}, w.form(table.form)));
  if (table.cells.every((cell) => cell.state === "missing")) return h("section", {}, title, h("p", {}, w.missingTable));
  const grave = gravest(state.report);
  const makeCell = (index) => {
    const cell = table.cells[index];
    const { row, column } = nameOf(form, index);
    const label = [w.cell(row, column), cell.raw, w.states[cell.state]].filter(Boolean).join(w.separator);
    const open = () => showCell(form, table, index);
    const keys = (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), open());
    const names = [cell.state, grave.get(cell.address)].filter(Boolean).join(" ");
    const text = cell.value === null ? cell.raw : String(cell.value);
    return h("td", { class: names, "data-address": cell.address, tabindex: "0", title: label, "aria-label": label, onclick: open, onkeydown: keys }, text);
  };
  return h("section", { "data-table": table.id }, title, renderTable(form, table.cells, makeCell));
}

/** The relations of one cell, each as a sum. */
function showCell(form, table, index) {
  const w = words();
  const { row, column } = nameOf(form, index);
  state.cell = table.cells[index].address;
  state.finding = state.lit = null;
  const relations = relationsOf(form, table, index, state.report.findings);
  const items = relations.map((r) => h("li", { class: r.state }, `${r.text}  （${r.rule}）`));
  const close = h("button", { type: "button", class: "quiet", onclick: () => { $("detail").hidden = true; state.cell = null; select(); } }, w.close);
  const figure = h("input", { inputmode: "decimal", "aria-label": w.changeTo, value: table.cells[index].raw });
  const apply = (event) => {
    event.preventDefault();
    put([{ address: table.cells[index].address, suggested: figure.value }]);
  };
  const edit = table.cells[index].place ? h("form", { onsubmit: apply }, h("label", {}, `${w.changeTo} `, figure), h("button", {}, w.apply)) : null;
  $("detail").replaceChildren(...[h("h3", {}, w.relations(w.cell(row, column)), close), relations.length ? h("ul", {}, ...items) : h("p", {}, w.noRelations), edit].filter(Boolean));
  $("detail").hidden = false;
  select(false, true);
}

/** Lights the cells and the words of what is selected. */
function select(scrollCells = false, scrollSource = scrollCells) {
  const { report } = state;
  const finding = report.findings.find((f) => f.id === state.finding);
  const addresses = new Set(finding ? finding.cells : state.cell ? [state.cell] : (state.lit ?? []));
  for (const button of document.querySelectorAll(".finding")) button.setAttribute("aria-pressed", String(button.dataset.id === state.finding));
  let first = null;
  for (const td of document.querySelectorAll("td[data-address]")) {
    const chosen = addresses.has(td.dataset.address);
    td.classList.toggle("selected", chosen);
    if (chosen) first ??= td;
  }
  const places = [];
  for (const { severity, place, quote } of report.findings) if (place && severity !== "note" && (quote || severity === "error")) places.push({ ...place, kind: severity });
  for (const table of report.tables) {
    for (const cell of table.cells) if (addresses.has(cell.address) && cell.place) places.push({ ...cell.place, kind: "selected" });
  }
  if (finding?.place) places.push({ ...finding.place, kind: "selected" });
  source.mark(places);
  if (scrollSource) source.reveal();
  if (scrollCells) first?.scrollIntoView({ block: "center", inline: "nearest" });
}

function speak() {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = words()[element.dataset.text];
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = words()[element.dataset.placeholder];
  $("language").textContent = state.lang === "zh" ? "English" : "中文";
  $("language").lang = state.lang === "zh" ? "en" : "zh-CN";
}

let pause;
$("text").addEventListener("input", () => {
  state.input = null;
  clearTimeout(pause);
  pause = setTimeout(check, PAUSE);
});
$("text").addEventListener("paste", (event) => {
  const html = event.clipboardData?.getData("text/html") ?? "";
  const area = $("text");
  const whole = area.selectionStart === 0 && area.selectionEnd === area.value.length;
  // Into an empty (or wholly selected) area a rich paste goes with its grid; anything else is an ordinary paste.
  if (whole && /<table/i.test(html)) {
    event.preventDefault();
    take({ html, text: event.clipboardData.getData("text/plain") });
  } else if (whole) {
    state.name = undefined;
  }
});
$("choose").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", async () => {
  const [file] = $("file").files;
  $("file").value = "";
  if (file) await take(new Uint8Array(await file.arrayBuffer()), file.name);
});
$("undo").addEventListener("click", undo);
$("clear").addEventListener("click", () => {
  forget();
  source.text = "";
  state.input = null;
  state.name = undefined;
  check();
  $("text").focus();
});
for (const button of document.querySelectorAll("[data-sample]")) {
  button.addEventListener("click", async () => {
    const answer = await fetch(`sample/${button.dataset.sample}`);
    await take(await answer.text());
  });
}
const editor = document.querySelector(".editor");
addEventListener("dragover", (event) => {
  event.preventDefault();
  editor.classList.add("over");
});
addEventListener("dragleave", (event) => event.relatedTarget === null && editor.classList.remove("over"));
addEventListener("drop", async (event) => {
  event.preventDefault();
  editor.classList.remove("over");
  const [file] = event.dataTransfer.files;
  if (file) await take(new Uint8Array(await file.arrayBuffer()), file.name);
  else await take({ html: event.dataTransfer.getData("text/html"), text: event.dataTransfer.getData("text/plain") });
});
$("language").addEventListener("click", () => {
  state.lang = state.lang === "zh" ? "en" : "zh";
  speak();
  check();
});

speak();
show();
// The WebAssembly is here before the first report is: from now on nothing is asked for.
state.forms = await validator.forms().catch(() => []);
document.documentElement.dataset.ready = "true";
