// What a user does with keys, mouse and clipboard → what the page does.
import { $, all, elementOf, within } from "../view/dom.js";
/** @import { Doc, Page as Common } from "../types/app.js" */
/** @import { Intake } from "./intake.js" */
/** @import { Margin } from "./margin.js" */
/** @import { Paper } from "./paper.js" */
/** @import { More } from "./wanted.js" */

/**
 * @typedef {Pick<Common, "source" | "check" | "remove"> & Pick<More, "undo" | "redo" | "walk" | "showChanges" | "unfold"> & {
 *   intake: Intake, paper: Paper, margin: Margin, current: () => Doc | null, typed: (byKey: boolean) => Doc | null, remember: () => void,
 *   takeSample: (name: string) => unknown, switchLanguage: () => unknown }} Page
 */

/** After so many milliseconds without a keystroke a change is checked. */
const PAUSE = 150;

/** Listens to everything there is to press, paste and drop. */
export function listen(/** @type {Page} */ page) {
  onText(page);
  onClipboard(page);
  onDrop(page);
  onKeys(page);
  onProblems(page);
  onButtons(page);
  onSheets(page);
  addEventListener("pagehide", page.remember);
  onPaper(page);
}

/** On paper nothing can be unfolded, nor the text be written in: what is folded is opened for it, and folded again. */
function onPaper(/** @type {Page} */ { paper, margin }) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    paper.finish();
    opened = [...document.querySelectorAll("details")].filter((details) => !details.open && details.matches("#unchecked, #aside, #cards details"));
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    margin.layout();
  });
}

function onText(/** @type {Page} */ { source, typed, check }) {
  /** The check of each document that waits for its pause: who goes on to another does not stop it. */
  /** @type {WeakMap<Doc, number>} */
  const pauses = new WeakMap();
  $("text").addEventListener("input", (event) => {
    const by = event instanceof InputEvent ? event.inputType : "";
    const doc = typed(/^(insert(Text|CompositionText|LineBreak)|deleteContent)/.test(by));
    if (!doc) return;
    clearTimeout(pauses.get(doc));
    pauses.set(doc, setTimeout(() => check(doc), PAUSE));
  });
  // A drag within the text moves words as it does everywhere.
  $("text").addEventListener("dragstart", () => (source.dragging = true));
  addEventListener("dragend", () => (source.dragging = false));
}

function onClipboard(/** @type {Page} */ { intake, source }) {
  document.addEventListener("paste", (event) => {
    const given = event.clipboardData;
    const field = elementOf(event)?.closest("textarea, input");
    // Amid a text it is an ordinary paste; into an empty or wholly selected area, or anywhere else on the page, it is a report.
    if (!given || (field && (field !== $("text") || !(source.isWhole || given.files.length)))) return;
    if (intake.takeTransfer(given, true)) event.preventDefault();
  });
}

function onDrop(/** @type {Page} */ { intake, source }) {
  const { classList } = document.body;
  addEventListener("dragenter", (event) => source.dragging || event.preventDefault());
  addEventListener("dragover", (event) => {
    if (source.dragging) return;
    event.preventDefault();
    classList.add("over");
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && classList.remove("over"));
  addEventListener("drop", (event) => {
    classList.remove("over");
    if (source.dragging) return;
    event.preventDefault();
    if (event.dataTransfer) intake.takeTransfer(event.dataTransfer);
  });
}

/** The keys that take back and do again, in the text and outside it; other fields keep their own. */
function onKeys(/** @type {Page} */ { undo, redo }) {
  document.addEventListener("keydown", (event) => {
    const field = elementOf(event)?.closest("input, select, textarea");
    if (event.isComposing || event.altKey || !(event.ctrlKey || event.metaKey) || (field && field !== $("text"))) return;
    const key = event.key.toLowerCase();
    if (key !== "z" && (key !== "y" || event.shiftKey)) return;
    event.preventDefault();
    if (key === "z" && !event.shiftKey) undo();
    else redo();
  });
  // The same from the browser's own menus.
  $("text").addEventListener("beforeinput", (event) => {
    if (event.inputType !== "historyUndo" && event.inputType !== "historyRedo") return;
    event.preventDefault();
    if (event.inputType === "historyUndo") undo();
    else redo();
  });
}

/** From what is marked to its card, from card to card, and back. */
function onProblems(/** @type {Page} */ { margin, walk }) {
  /** Opens what stands where an event happened, and gives whether there was anything. */
  const opened = (/** @type {Event} */ event, /** @type {boolean} */ byKey) => {
    const spot = elementOf(event)?.closest("td[data-address], [data-problem]");
    if (!(spot instanceof HTMLElement)) return false;
    const { address, problem } = spot.dataset;
    if (address) margin.showCell(address, byKey);
    else if (problem) margin.open(problem.split(" "), byKey ? "key" : "text");
    return true;
  };
  $("reading").addEventListener("click", (event) => getSelection()?.isCollapsed !== false && opened(event, false));
  $("reading").addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && !elementOf(event)?.closest("button") && opened(event, true)) event.preventDefault();
  });
  $("previous").addEventListener("click", () => margin.step(-1));
  $("next").addEventListener("click", () => margin.step(1));
  $("fold").addEventListener("click", () => margin.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const at = elementOf(event);
    const writes = at?.closest("input, select, textarea");
    const along = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (along && !writes && !at?.closest("td, .wide, select")) walk(along);
    const key = event.key.toLowerCase();
    const by = key === "f8" ? (event.shiftKey ? -1 : 1) : writes ? 0 : key === "j" ? 1 : key === "k" ? -1 : 0;
    if (by) {
      event.preventDefault();
      margin.step(by);
    } else if (event.key === "Escape" && !event.defaultPrevented && !at?.closest("details.takeaway, details.trust")) margin.close();
  });
}

function onButtons(/** @type {Page} */ { intake, showChanges, undo, redo, takeSample, switchLanguage, remove, current }) {
  /** @type {(button: HTMLButtonElement, input: HTMLInputElement, taken: (files: File[]) => unknown) => void} */
  const choose = (button, input, taken) => {
    button.addEventListener("click", () => input.click());
    input.addEventListener("change", () => {
      const files = [...(input.files ?? [])];
      input.value = "";
      if (files.length) taken(files);
    });
  };
  choose($("choose"), $("file"), (files) => intake.takeFiles({ files }));
  choose($("choose-folder"), $("folder"), (folder) => intake.takeFiles({ folder }));
  $("undo").addEventListener("click", undo);
  $("redo").addEventListener("click", redo);
  $("changes").addEventListener("click", showChanges);
  $("language").addEventListener("click", switchLanguage);
  $("clear").addEventListener("click", () => {
    const doc = current();
    if (doc) remove(doc);
    $("text").focus();
  });
  $("clear-all").addEventListener("click", () => {
    remove();
    $("text").focus();
  });
  for (const button of all(document, "[data-sample]")) button.addEventListener("click", () => takeSample(button.dataset.sample ?? ""));
}

/** What unfolds over the page folds again by Escape or a click elsewhere. */
function onSheets(/** @type {Page} */ { unfold }) {
  for (const details of [$("takeaway"), $("trust")]) {
    details.addEventListener("toggle", () => details.open && unfold(details));
    details.addEventListener("keydown", (event) => event.key === "Escape" && (details.open = false, within(details, "summary").focus()));
    document.addEventListener("click", (event) => details.contains(elementOf(event)) || (details.open = false));
  }
}
