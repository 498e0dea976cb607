// The working page: what is pasted, dropped or typed goes to the validator; its report is shown as verdict, findings and tables.
import { createValidator } from "../gouji.js";
import { copy, portable } from "../view/copy.js";
import { renderDiagnoses } from "../view/diagnoses.js";
import { h } from "../view/dom.js";
import { renderFinding } from "../view/findings.js";
import { renderFlow } from "../view/flow.js";
import { roving } from "../view/keys.js";
import { relationsOf } from "../view/relations.js";
import { STRINGS } from "../view/strings.js";
import { gravest, nameOf, renderTable } from "../view/tables.js";
import { verdictOf } from "../view/verdict.js";
import { asideItems, documentItems, filterItems, reasonForm, remaining } from "./lists.js";
import { stayOffline } from "./offline.js";
import { keep, kept, newDocument } from "./shelf.js";
import { Source } from "./source.js";
import { showTrust } from "./trust.js";

const $ = (id) => document.getElementById(id);
const PAUSE = 150;

const state = { lang: "zh", documents: [newDocument()], at: 0, turn: 0, forms: [], rules: [], finding: null, cell: null, lit: null, hidden: new Set(), rule: "" };
const source = new Source($("text"), $("marks"));
const words = () => STRINGS[state.lang];
const current = () => state.documents[state.at];
let validator;

/** Checks one document; what it says of an input that cannot be read is kept beside it. */
async function examine(doc) {
  const { text, input } = doc;
  if (!text.trim() && !input) return Object.assign(doc, { report: null, error: null });
  try {
    const report = await validator.check(input ?? text, { name: doc.name, lang: state.lang });
    // Overtaken by a change: the check that belongs to it is on its way.
    if (doc.text === text) Object.assign(doc, { report, error: null });
  } catch (error) {
    if (doc.text === text) Object.assign(doc, { report: null, error: error.code === "trap" ? words().failed : error.message });
  }
}

/** Checks what is shown now. */
async function check() {
  const turn = ++state.turn;
  const doc = current();
  state.finding = state.cell = state.lit = null;
  const slow = setTimeout(() => turn === state.turn && verdict("empty", "…", words().working), 250);
  try {
    await catalogue();
    await examine(doc);
  } catch (error) {
    // The checker itself could not be started: that is said, and nothing looks checked.
    Object.assign(doc, { report: null, error: `${words().failed} ${error.message}` });
  } finally {
    clearTimeout(slow);
  }
  if (turn === state.turn) show();
  remember();
}

async function catalogue() {
  if (!state.forms.length) [state.forms, state.rules] = await Promise.all([validator.forms(), validator.rules()]);
}

function remember() {
  const stored = keep(state.documents, state.at, state.lang);
  $("said").textContent = stored ? "" : words().notKept;
}

/** Takes one new input into the document shown: a text, the bytes of a file, or a rich paste. What is shown is the text its places count in. */
async function take(input, name) {
  const turn = ++state.turn;
  try {
    const text = typeof input === "string" ? input : await validator.text(input);
    if (turn !== state.turn) return;
    source.text = text;
    // A text area turns every line end into "\n"; where that changes nothing, the input itself is checked, grid and all.
    state.documents[state.at] = newDocument(name, source.text, typeof input !== "string" && source.text === text ? input : null);
    await check();
  } catch (error) {
    // What was there before stays as it was.
    if (turn === state.turn) verdict("bad", "✗", error.code === "trap" ? words().failed : error.message);
  }
}

/** Takes files: one into the place of what is shown, several as a list. */
async function takeFiles(files) {
  const bytes = async (file) => new Uint8Array(await file.arrayBuffer());
  if (files.length === 1 && state.documents.length === 1) return take(await bytes(files[0]), files[0].name);
  const coming = [...files].map((file) => Object.assign(newDocument(file.name), { file }));
  state.documents = [...state.documents.filter((d) => d.text.trim()), ...coming];
  state.at = state.documents.indexOf(coming[0]);
  await catalogue();
  for (const doc of coming) {
    showList();
    try {
      doc.input = await bytes(doc.file);
      doc.text = await validator.text(doc.input);
      await examine(doc);
    } catch (error) {
      Object.assign(doc, { input: null, error: error.code === "trap" ? words().failed : error.message });
    }
    delete doc.file;
    if (doc === current()) open(state.at);
  }
  showList();
  remember();
}

/** Shows the document at this place of the list. */
function open(at) {
  state.turn += 1;
  state.at = at;
  state.finding = state.cell = state.lit = null;
  source.text = current().text;
  show();
}

function verdict(kind, sign, text) {
  $("verdict").className = `verdict ${kind}`;
  $("verdict").replaceChildren(h("span", { class: "sign", "aria-hidden": "true" }, sign), h("span", {}, text));
}

function show() {
  const doc = current();
  const { report } = doc;
  const w = words();
  showList();
  $("detail").hidden = true;
  $("undo").hidden = doc.past.length === 0;
  $("bar").hidden = !report;
  if (!report) {
    if (doc.error) verdict("bad", "✗", doc.error);
    else verdict("empty", "", w.waiting);
    $("about").textContent = "";
    for (const id of ["findings", "diagnoses", "tables", "flow"]) $(id).replaceChildren();
    $("unchecked").hidden = $("aside").hidden = true;
    source.mark([]);
    return;
  }
  const found = remaining(doc);
  const { kind, sign, text } = verdictOf(report, found, doc.aside.size && report.findings.length - found.length, w);
  verdict(kind, sign, text);
  const about = report.document;
  $("about").textContent = [about.organization, about.year && w.year(about.year), about.form && w.form(about.form), about.encoding].filter(Boolean).join(" · ");
  showFindings(doc, found);
  showUnchecked(report);
  const grave = gravest(found);
  $("tables").replaceChildren(...report.tables.map((table) => tableSection(table, grave)));
  for (const table of document.querySelectorAll("#tables table")) roving(table);
  const requests = report.tables.find((t) => t.id === "requests");
  // A broken column marks every part of it: where a diagnosis names the cell, that alone is marked.
  const named = report.diagnoses.flatMap((d) => d.cells.map((cell) => cell.address)).filter((address) => grave.get(address) === "error");
  const broken = new Set(named.length ? named : [...grave].filter(([, severity]) => severity === "error").map(([address]) => address));
  const flow = requests && renderFlow(requests, broken, w, light);
  $("flow").replaceChildren(...(flow ? [flow] : []));
  select();
}

/** The list of documents, where there are several. */
function showList() {
  const many = state.documents.length > 1;
  $("documents").hidden = $("clear-all").hidden = !many;
  $("documents").replaceChildren(...(many ? documentItems(state.documents, state.at, words(), { open, remove }) : []));
}

function remove(at) {
  state.documents.splice(at, 1);
  if (!state.documents.length) state.documents = [newDocument()];
  open(Math.min(at <= state.at ? Math.max(state.at - 1, 0) : state.at, state.documents.length - 1));
  remember();
}

function showFindings(doc, found) {
  const w = words();
  const shown = found.filter((f) => !state.hidden.has(f.severity) && (!state.rule || f.rule === state.rule));
  const item = (finding) => renderFinding(finding, state.rules.find((r) => r.id === finding.rule), w, { choose, aside: askAside });
  const ids = new Set(shown.map((f) => f.id));
  const explained = new Set();
  const diagnoses = doc.report.diagnoses.filter((d) => d.explains.some((id) => ids.has(id)));
  const finding = (id) => {
    if (!ids.has(id) || explained.has(id)) return null;
    explained.add(id);
    return item(shown.find((f) => f.id === id));
  };
  $("diagnoses").replaceChildren(...renderDiagnoses(diagnoses, w, { select: light, change: put, canChange: (address) => Boolean(cellAt(address)?.place) }, finding));
  $("findings").replaceChildren(...shown.filter((f) => !explained.has(f.id)).map(item));
  $("filters").replaceChildren(...filterItems(found, shown.length, state, w, refilter));
  const restore = (id) => {
    doc.aside.delete(id);
    show();
    remember();
  };
  const aside = asideItems(doc, w, restore);
  $("aside").hidden = aside.length === 0;
  $("aside").querySelector("summary").textContent = w.asideCount(aside.length);
  $("aside").querySelector("ul").replaceChildren(...aside);
}

/** Shows the findings anew; the control that was used keeps the focus. */
function refilter(control) {
  showFindings(current(), remaining(current()));
  select();
  document.querySelector(control)?.focus();
}

/** Asks for the reason under the finding itself. */
function askAside(finding) {
  const item = document.querySelector(`.finding[data-id="${finding.id}"]`).closest("li");
  if (!item.querySelector("form")) {
    item.append(reasonForm(words(), (reason) => {
      current().aside.set(finding.id, reason);
      show();
      remember();
      $("aside").querySelector("summary").focus();
    }));
  }
  item.querySelector("input").focus();
}

const cellAt = (address) => current().report.tables.flatMap((table) => table.cells).find((cell) => cell.address === address);

/** Lights these cells, as a finding does. */
function light(addresses) {
  state.finding = state.cell = null;
  state.lit = addresses;
  $("detail").hidden = true;
  select(true);
}

/** Puts figures into the report where their cells stand, and checks again; the text before can be had back. */
function put(cells) {
  const doc = current();
  const places = cells.map(({ address, suggested }) => ({ ...cellAt(address).place, value: String(suggested) })).sort((a, b) => b.start - a.start);
  doc.past.push({ text: doc.text, input: doc.input });
  let edited = doc.text;
  for (const { start, end, value } of places) edited = edited.slice(0, start) + value + edited.slice(end);
  return change(edited, null);
}

function undo() {
  const before = current().past.pop();
  if (before) change(before.text, before.input);
}

function change(text, input) {
  source.replace(text);
  Object.assign(current(), { text, input });
  return check();
}

function showUnchecked({ not_checked }) {
  $("unchecked").hidden = not_checked.length === 0;
  $("unchecked").querySelector("summary").textContent = words().notChecked(not_checked.length);
  $("unchecked").querySelector("ul").replaceChildren(...not_checked.map(({ rule, why }) => h("li", {}, `${rule}：${why}`)));
}

function choose(finding) {
  state.finding = state.finding === finding.id ? null : finding.id;
  state.cell = state.lit = null;
  $("detail").hidden = true;
  select(true);
}

function tableSection(table, grave) {
  const w = words();
  const form = state.forms.find((f) => f.id === table.form).tables.find((t) => t.id === table.id);
  const title = h("h3", {}, form.title, h("small", {}, w.form(table.form)));
  if (table.cells.every((cell) => cell.state === "missing")) return h("section", {}, title, h("p", {}, w.missingTable));
  const makeCell = (index) => {
    const cell = table.cells[index];
    const { row, column } = nameOf(form, index);
    const severity = grave.get(cell.address);
    const label = [w.cell(row, column), cell.raw, w.states[cell.state], severity && w[severity]].filter(Boolean).join(w.separator);
    const show = () => showCell(form, table, index);
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
  };
  const drawn = renderTable(form, table.cells, makeCell);
  const take = h("button", { type: "button", class: "quiet copy", onclick: () => ($("said").textContent = copy(portable(drawn)) ? w.copied : w.notCopied) }, w.copyTable);
  title.append(take);
  return h("section", { "data-table": table.id }, title, h("div", { class: "wide" }, drawn));
}

/** The relations of one cell, each as a sum. */
function showCell(form, table, index) {
  const w = words();
  const { row, column } = nameOf(form, index);
  state.cell = table.cells[index].address;
  state.finding = state.lit = null;
  const relations = relationsOf(form, table, index, current().report.findings);
  const items = relations.map((r) => h("li", { class: r.state }, `${r.text}  （${r.rule}）`));
  const back = () => {
    $("detail").hidden = true;
    const td = document.querySelector(`td[data-address="${state.cell}"]`);
    state.cell = null;
    select();
    td?.focus();
  };
  const close = h("button", { type: "button", class: "quiet", onclick: back }, w.close);
  const figure = h("input", { inputmode: "decimal", "aria-label": w.changeTo, value: table.cells[index].raw });
  const apply = (event) => {
    event.preventDefault();
    put([{ address: table.cells[index].address, suggested: figure.value }]);
  };
  const edit = table.cells[index].place ? h("form", { onsubmit: apply }, h("label", {}, `${w.changeTo} `, figure), h("button", {}, w.apply)) : null;
  $("detail").replaceChildren(...[h("h3", {}, w.relations(w.cell(row, column)), close), relations.length ? h("ul", {}, ...items) : h("p", {}, w.noRelations), edit].filter(Boolean));
  $("detail").onkeydown = ({ key }) => {
    if (key === "Escape") back();
  };
  $("detail").hidden = false;
  select(false, true);
}

/** Lights the cells and the words of what is selected. */
function select(scrollCells = false, scrollSource = scrollCells) {
  const { report } = current();
  const found = remaining(current());
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
  for (const { severity, place, quote } of found) if (place && severity !== "note" && (quote || severity === "error")) places.push({ ...place, kind: severity });
  for (const table of report.tables) {
    for (const cell of table.cells) if (addresses.has(cell.address) && cell.place) places.push({ ...cell.place, kind: "selected" });
  }
  if (finding?.place) places.push({ ...finding.place, kind: "selected" });
  source.mark(places);
  if (scrollSource) source.reveal();
  if (scrollCells) first?.scrollIntoView({ block: "center", inline: "nearest" });
}

const refreshTrust = showTrust($("trust"), words);

function speak() {
  document.documentElement.lang = state.lang === "zh" ? "zh-CN" : "en";
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = words()[element.dataset.text];
  for (const element of document.querySelectorAll("[data-placeholder]")) element.placeholder = words()[element.dataset.placeholder];
  $("language").textContent = state.lang === "zh" ? "English" : "中文";
  $("language").lang = state.lang === "zh" ? "en" : "zh-CN";
  refreshTrust();
}

let pause;
$("text").addEventListener("input", () => {
  Object.assign(current(), { text: source.text, input: null });
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
    Object.assign(current(), newDocument());
  }
});
// A paste outside every field is meant for the report: anywhere on the page will do.
document.addEventListener("paste", (event) => {
  if (event.target.closest?.("textarea, input")) return;
  const [html, text] = ["text/html", "text/plain"].map((type) => event.clipboardData?.getData(type) ?? "");
  if (event.clipboardData?.files.length) return takeFiles(event.clipboardData.files);
  if (!html && !text.trim()) return;
  event.preventDefault();
  take(/<table/i.test(html) ? { html, text } : text);
});
$("choose").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", async () => {
  const files = [...$("file").files];
  $("file").value = "";
  if (files.length) await takeFiles(files);
});
$("undo").addEventListener("click", undo);
$("clear").addEventListener("click", () => {
  if (state.documents.length > 1) remove(state.at);
  else {
    state.documents = [newDocument()];
    source.text = "";
    check();
  }
  $("text").focus();
});
$("clear-all").addEventListener("click", () => {
  state.documents = [newDocument()];
  open(0);
  remember();
  $("text").focus();
});
for (const button of document.querySelectorAll("[data-sample]")) {
  button.addEventListener("click", async () => {
    const { sample } = button.dataset;
    await take(globalThis.goujiSamples?.[sample] ?? (await (await fetch(`sample/${sample}`)).text()));
  });
}
for (const button of document.querySelectorAll("[data-shape]")) {
  button.addEventListener("click", async () => {
    $("takeaway").open = false;
    $("takeaway").querySelector("summary").focus();
    try {
      const { takeAway } = await import("./take.js");
      await takeAway(validator, button.dataset.shape, state.documents, current(), state.lang, words());
    } catch (error) {
      $("said").textContent = error.message;
    }
  });
}
for (const details of document.querySelectorAll(".takeaway, .trust")) {
  details.addEventListener("keydown", (event) => event.key === "Escape" && (details.open = false, details.querySelector("summary").focus()));
  document.addEventListener("click", (event) => details.contains(event.target) || (details.open = false));
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
  const files = [...event.dataTransfer.files];
  if (files.length) await takeFiles(files);
  else await take({ html: event.dataTransfer.getData("text/html"), text: event.dataTransfer.getData("text/plain") });
});
$("language").addEventListener("click", async () => {
  state.lang = state.lang === "zh" ? "en" : "zh";
  speak();
  await Promise.all(state.documents.map((doc) => doc === current() || !doc.report ? null : examine(doc)));
  check();
});

/** What was kept is checked again; from then on nothing is asked for. */
async function start() {
  // A page that is one file brings its worker along.
  validator = await createValidator({ workerUrl: globalThis.goujiWorkerUrl });
  const before = kept();
  if (before?.documents.length) Object.assign(state, { documents: before.documents, at: Math.min(before.at, before.documents.length - 1) });
  if (before?.lang === "en") state.lang = "en";
  speak();
  source.text = current().text;
  show();
  await catalogue().catch(() => {});
  for (const doc of state.documents) if (doc.text) await examine(doc);
  show();
  stayOffline((accept) => {
    $("update").hidden = false;
    $("update").querySelector("button").onclick = accept;
  });
  document.documentElement.dataset.ready = "true";
}

start();
