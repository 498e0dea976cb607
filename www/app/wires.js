// What a user does with keys, mouse and clipboard → what the page does.
import { $ } from "../view/dom.js";

/** After so many milliseconds without a keystroke a change is checked. */
const PAUSE = 150;

/** Listens to everything there is to press, paste and drop. `page` has the page's actions by name. */
export function listen(page) {
  onText(page);
  onClipboard(page);
  onDrop(page);
  onKeys(page);
  onProblems(page);
  onButtons(page);
  onSheets(page);
  addEventListener("pagehide", page.remember);
}

function onText({ source, typed, check }) {
  /** The check of each document that waits for its pause: who goes on to another does not stop it. */
  const pauses = new WeakMap();
  $("text").addEventListener("input", ({ inputType }) => {
    const doc = typed(/^(insert(Text|CompositionText|LineBreak)|deleteContent)/.test(inputType ?? ""));
    clearTimeout(pauses.get(doc));
    pauses.set(doc, setTimeout(() => check(doc), PAUSE));
  });
  // A drag within the text moves words as it does everywhere.
  $("text").addEventListener("dragstart", () => (source.dragging = true));
  addEventListener("dragend", () => (source.dragging = false));
}

function onClipboard({ intake, source }) {
  document.addEventListener("paste", (event) => {
    const field = event.target.closest?.("textarea, input");
    // Amid a text it is an ordinary paste; into an empty or wholly selected area, or anywhere else on the page, it is a report.
    if (field && (field !== $("text") || !(source.isWhole || event.clipboardData.files.length))) return;
    if (event.clipboardData && intake.takeTransfer(event.clipboardData, true)) event.preventDefault();
  });
}

function onDrop({ intake, source }) {
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
    intake.takeTransfer(event.dataTransfer);
  });
}

/** The keys that take back and do again, in the text and outside it; other fields keep their own. */
function onKeys({ undo, redo }) {
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("input, select, textarea");
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
function onProblems({ margin, walk }) {
  const opened = (target, byKey) => {
    const cell = target.closest("td[data-address]");
    const mark = target.closest("[data-problem]");
    if (cell) margin.showCell(cell.dataset.address, byKey);
    else if (mark?.dataset.address) margin.showCell(mark.dataset.address, byKey);
    else if (mark) margin.choose(mark.dataset.problem, byKey ? "key" : "text");
    return cell ?? mark;
  };
  $("reading").addEventListener("click", ({ target }) => getSelection().isCollapsed && opened(target, false));
  $("reading").addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && !event.target.closest("button") && opened(event.target, true)) event.preventDefault();
  });
  $("previous").addEventListener("click", () => margin.step(-1));
  $("next").addEventListener("click", () => margin.step(1));
  $("fold").addEventListener("click", () => margin.close());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const writes = event.target.closest?.("input, select, textarea");
    const along = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (along && !writes && !event.target.closest?.("td, .wide, select")) walk(along);
    const by = { F8: event.shiftKey ? -1 : 1, ...(writes ? {} : { j: 1, k: -1, J: 1, K: -1 }) }[event.key];
    if (by) {
      event.preventDefault();
      margin.step(by);
    } else if (event.key === "Escape" && !event.defaultPrevented && !event.target.closest?.("details.takeaway, details.trust")) margin.close();
  });
}

function onButtons({ intake, showChanges, undo, redo, takeSample, switchLanguage, remove, current }) {
  const choose = (button, input, taken) => {
    $(button).addEventListener("click", () => $(input).click());
    $(input).addEventListener("change", () => {
      const files = [...$(input).files];
      $(input).value = "";
      if (files.length) taken(files);
    });
  };
  choose("choose", "file", (files) => intake.takeFiles({ files }));
  choose("choose-folder", "folder", (folder) => intake.takeFiles({ folder }));
  $("undo").addEventListener("click", undo);
  $("redo").addEventListener("click", redo);
  $("changes").addEventListener("click", showChanges);
  $("language").addEventListener("click", switchLanguage);
  $("clear").addEventListener("click", () => {
    if (current()) remove(current());
    $("text").focus();
  });
  $("clear-all").addEventListener("click", () => {
    remove();
    $("text").focus();
  });
  for (const button of document.querySelectorAll("[data-sample]")) button.addEventListener("click", () => takeSample(button.dataset.sample));
}

/** What unfolds over the page folds again by Escape or a click elsewhere. */
function onSheets({ unfold }) {
  for (const details of document.querySelectorAll(".takeaway, .trust")) {
    details.addEventListener("toggle", () => details.open && unfold(details));
    details.addEventListener("keydown", (event) => event.key === "Escape" && (details.open = false, details.querySelector("summary").focus()));
    document.addEventListener("click", (event) => details.contains(event.target) || (details.open = false));
  }
}
